"""Places told by name: the finest that the text names, candidates where there are several, the column where there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from geo.geocode import Alternative, Answer, Flag
from geo.rules import reasons
from geo.rules.case import Case, Words, blank, ordered
from geo.rules.confidence import BY_COLUMN, CITY_HINT, raw_confidence
from geo.rules.reading import Reading, of_thing, read
from geo.rules.spelling import corrected, corrected_in
from geo.rules.world import World
from geo.things import LINEAR_KINDS, Sense, Thing

#: Of all candidates together: a place that no table knows is left the rest.
AMONG_CANDIDATES = 0.9
#: [m] A point nearer to a border than this and its own precision may lie on the other side.
NEAR_BORDER_M = 100.0
#: [m] The least radius of a point.
LEAST_RADIUS_M = 30.0
#: Candidates that an answer lists at most.
MOST_ALTERNATIVES = 20

_CITY_WIDE = re.compile(
    r"全市|市域|全域|各县\(市\)?区?|各县区|各区县|各县市区|\d+个县(?:\(市\))?区|市辖区|主城区|中心城区|^市区|城区各|全城|我市|本市|市内"
)
# A finer place that goes on behind a unit: it has a word for a place at its end.
_FINER = re.compile(
    r"(?:的|境内|辖区|内|,|\(){0,2}(?!老旧|各|建厂|设厂|办厂|全|所有|多个|部分|城市)(?P<name>[一-龥A-Za-z0-9]{1,14}?(?:村|屯|镇|乡|街道|社区|路|街|园|园区|厂|站|桥|河|山|岛|"
    r"小区|大厦|广场|学校|医院|新区|高新区|开发区|经开区|市场|码头|泊位|基地|公园|水库|农场|林场|大道|组|号|校区|综合体|港池|服务区|收费站|电站|矿))"
)
_GOVERNMENT = re.compile(r"(?:人民)?政府|[县市区]?委")


def named(case: Case, world: World) -> Answer | None:
    """Answer with the finest place that a text names, else None."""
    reading = _whole(case)
    if reading.mention is None and case.hints.district and not case.found:
        better = corrected_in(case, case.hints.district, world)
        if better is not None and len(better.candidates) == 1:
            return thing_answer(case, better, world, ["typo"])
    if reading.mention is None:
        thing = world.gazetteer.english(case.text) if case.text.isascii() else None
        return thing_answer(case, of_thing(thing), world) if thing else None
    flags: list[Flag] = []
    if (reading.thing is not None and reading.thing.level in ("city", "district", "town")) or _is_zone(reading):
        better = corrected(case, reading, world)
        if better is not None:
            reading = better
            flags.append("typo")
    if len(reading.candidates) > 1:
        return ambiguous(case, reading)
    if reading.dropped or (not flags and _goes_on_finer(case, reading)):
        flags.append("fallback")
    return thing_answer(case, reading, world, flags)


def unnamed(case: Case, world: World) -> Answer:
    """Answer a text that names no place: with its columns, with the city if it speaks of the whole, else with nothing."""
    hints, gazetteer = case.hints, world.gazetteer
    masks = [mention.masked for mention in case.found if mention.masked]
    if hints.town and hints.district and not masks:
        town = gazetteer.towns.get((hints.district, hints.town))
        if town is not None:
            return _from_column(case, of_thing(town, zone=hints.zone), world, f"{hints.raw}{hints.town}")
    if hints.district:
        return _from_column(case, of_thing(gazetteer.districts[hints.district], zone=hints.zone), world, hints.raw)
    if gazetteer.city is not None and _CITY_WIDE.search(case.text):
        return thing_answer(case, of_thing(gazetteer.city), world, ["city_hint"])
    return blank(case, "unlocated", reasons.nothing(masks))


def thing_answer(case: Case, reading: Reading, world: World, flags: Sequence[Flag] = ()) -> Answer:
    """Answer with the one thing of a reading."""
    sense = reading.candidates[0]
    thing = sense.thing
    flags = [*flags, *_flags(case, reading, world)]
    answer = Answer(
        case.query,
        case.text,
        "area_only",
        thing.level,
        radius_m=thing.radius_m,
        confidence=raw_confidence(reading) * (CITY_HINT if "city_hint" in flags else 1.0),
        district=_district(case, reading, thing),
        district_source=_district_source(case, reading, thing),
        functional_district=reading.zone or thing.zone,
        town=thing.town or reading.town,
        matched=reading.matches,
        alternatives=_alternatives(reading.others, BY_COLUMN, thing),
        flags=ordered(flags),
    )
    return _with_place(answer, thing, world, _how(flags))


def ambiguous(case: Case, reading: Reading) -> Answer:
    """Answer with the candidates of a reading."""
    things = [sense.thing for sense in reading.candidates]
    name = case.text[reading.mention.start : reading.mention.end] if reading.mention else case.text
    share = AMONG_CANDIDATES / len(things)
    answer = blank(case, "ambiguous", reasons.ambiguous(name, things), matched=reading.matches, confidence=share)
    districts, towns = {thing.district for thing in things}, {thing.town for thing in things}
    district = districts.pop() if len(districts) == 1 else None
    return replace(
        answer,
        alternatives=_alternatives(reading.candidates, 1.0 - AMONG_CANDIDATES),
        district=district,
        district_source="text" if district else None,
        functional_district=reading.zone,
        town=towns.pop() if len(towns) == 1 else None,
    )


def _with_place(answer: Answer, thing: Thing, world: World, how: Words) -> Answer:
    """Give an answer what may be drawn of its thing, and the reason."""
    if thing.kind == "province":
        zh, en = "文中只写到省，没有更细的地名。", "Only the province is named."
        return replace(
            answer, status="unlocated", level="unlocated", radius_m=None, confidence=0.0, reason=zh, reason_en=en
        )
    if thing.kind == "city":
        zh, en = reasons.unit(thing, *how)
        return replace(answer, radius_m=None, reason=zh, reason_en=en)
    if thing.kind == "district":
        zh, en = reasons.unit(thing, *how)
        circle = world.centres[thing.name]
        return replace(
            answer, point=circle.point, geometry=world.gazetteer.polygons[thing.name], radius_m=circle.radius_m,
            radius_basis="县区面积的九成在此半径内", reason=zh, reason_en=en,
        )  # fmt: skip
    if thing.point is None:
        zh, en = reasons.without_point(thing, *how)
        return replace(answer, reason=zh, reason_en=en)
    zh, en = reasons.located(thing, *how)
    return replace(
        answer, status="located", point=thing.point, geometry=world.geometry(thing),
        radius_m=max(thing.radius_m or 0.0, LEAST_RADIUS_M), radius_basis=reasons.radius_basis(thing), reason=zh, reason_en=en,
    )  # fmt: skip


def _from_column(case: Case, reading: Reading, world: World, written: str) -> Answer:
    answer = thing_answer(case, reading, world)
    return replace(
        answer,
        district_source="column",
        confidence=BY_COLUMN,
        reason=f"文中没有可用的地名，按旁列的“{written}”标到{reading.candidates[0].thing.name}。",
        reason_en="The text names no place that can be used; the place is the column's.",
    )


def _flags(case: Case, reading: Reading, world: World) -> list[Flag]:
    thing = reading.candidates[0].thing
    rules = reading.rules
    near = thing.point is not None and world.border_m(thing) < NEAR_BORDER_M + (thing.precision_m or 0.0)
    tests: tuple[tuple[Flag, bool], ...] = (
        ("old_name", "old_name" in rules),
        ("alias", "alias" in rules),
        ("guess", thing.basis == "guess" and thing.lon is not None),
        ("near_border", near and thing.level in ("site", "village", "relative")),
        ("resolved_by_column", reading.by_column),
        ("district_conflict", reading.conflict),
        ("functional_overlap", reading.zone is not None),
        ("city_hint", bool(case.query.city) and not _states_city(case, reading, world)),
    )
    return [flag for flag, holds in tests if holds]


def _states_city(case: Case, reading: Reading, world: World) -> bool:
    """Tell whether the text itself says the city or a district of it, in a name of its own or inside another (甲市港)."""
    thing = reading.candidates[0].thing
    units = (world.city, thing.district or "", (thing.district or "")[:-1])
    said = (case.text[match.span[0] : match.span[1]] for match in reading.matches)
    return (
        reading.city or bool(reading.district) or any(len(unit) > 1 and unit in name for name in said for unit in units)
    )


def _alternatives(senses: Sequence[Sense], rest: float, chosen: Thing | None = None) -> tuple[Alternative, ...]:
    """List candidates that share what confidence is left beside ``rest``."""
    share = round((1.0 - rest) / len(senses), 3) if senses else 0.0
    things = [sense.thing for sense in senses if sense.thing is not chosen]
    return tuple(Alternative(t.id, t.name, t.district, t.town, share, None) for t in things[:MOST_ALTERNATIVES])


def _whole(case: Case) -> Reading:
    """Read all of a text as one address; where its units contradict one another, the address that is whole in itself."""
    reading = read(case.local, case.hints)
    if len(case.chains) < 2 or not (reading.conflict or reading.dropped):
        return reading
    alone = (read(chain, case.hints) for chain in case.chains if len(chain) > 1)
    sound = (own for own in alone if own.district and own.thing and not (own.conflict or own.dropped))
    return next(sound, reading)


def _goes_on_finer(case: Case, reading: Reading) -> bool:
    """Tell whether the text goes on with a finer place that no table knows."""
    if reading.thing is None or reading.mention is None or reading.thing.level in ("site", "village", "line"):
        return False
    last = max(mention.end for mention in case.local)
    rest = case.text[last : case.end]
    return _GOVERNMENT.match(rest) is None and _FINER.match(rest) is not None


def _is_zone(reading: Reading) -> bool:
    return reading.thing is not None and reading.thing.kind == "zone"


def _district(case: Case, reading: Reading, thing: Thing) -> str | None:
    """Full name of a place's district; a river or road runs through the one that the text or its column says."""
    if thing.kind in LINEAR_KINDS:
        return reading.district or case.hints.district or thing.district
    return thing.district or reading.district


def _district_source(
    case: Case, reading: Reading, thing: Thing
) -> Literal["text", "town", "geometry", "column"] | None:
    if thing.kind in LINEAR_KINDS and not reading.district and case.hints.district:
        return "column"
    if thing.district is None:
        return "text" if reading.district else None
    if thing.kind == "district" or reading.district == thing.district:
        return "text"
    return "town" if thing.kind in ("town", "village") else "geometry"


def _how(flags: Sequence[Flag]) -> Words:
    """How the place was recognised, to begin the reason with."""
    if "typo" in flags:
        return "按一字之差认作", "Read, with one character corrected, as"
    if "resolved_by_column" in flags:
        return "同名不止一处，按旁列认作", "One of several, chosen by the column:"
    if "old_name" in flags:
        return "按旧名认作", "Read by an old name as"
    if "district_conflict" in flags:
        return "文中县区与地名不一致，按地名认作", "Read by its own name, against the district named with it, as"
    if "fallback" in flags:
        return "更细的地名不在词表里，退到", "A finer name is not known; this is"
    return "文中写明", "The text names"
