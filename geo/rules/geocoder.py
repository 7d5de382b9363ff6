"""The geocoder: one rule after the other is asked, the first that knows answers; then the columns are compared."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from geo.calibration import stated
from geo.gazetteer import Gazetteer
from geo.geocode import Answer, Flag, Query
from geo.rules import reasons
from geo.rules.case import Case, Reckoned, blank, case_of, ordered
from geo.rules.confidence import ALONE, BY_COLUMN, CONFLICT
from geo.rules.coordinates import answer as typed
from geo.rules.elsewhere import elsewhere
from geo.rules.linear import along, crossing
from geo.rules.named import named, thing_answer, unnamed
from geo.rules.reading import of_thing
from geo.rules.relative import between, offset
from geo.rules.several import several
from geo.rules.world import Spot, World

#: [m] Beyond the polygons a reckoned point may still be the shore's or a border's; farther off it is outside.
SHORE_M = 3000.0
#: [m] Up to here from a border, a point in another district than the column's is a matter of the border.
NEAR_COLUMN_M = 2000.0

#: In the order of asking: expressions before the names in them, other cities before names that are ours too.
RULES: tuple[Callable[[Case, World], Answer | Reckoned | None], ...] = (
    typed, along, between, crossing, elsewhere, offset, several, named,
)  # fmt: skip


class GazetteerGeocoder:
    """Answers from a gazetteer alone: no network, no model, the same every time.

    Parameters
    ----------
    gazetteer
        Every name that is known.
    city
        Name of the city that texts are about unless they name another; empty: the gazetteer's.
    calibration
        From raw to stated confidence.
    """

    def __init__(self, gazetteer: Gazetteer, city: str = "", *, calibration: Callable[[float], float] = stated) -> None:
        self._world = World(gazetteer, city)
        self._calibration = calibration

    def geocode(self, queries: Sequence[Query]) -> list[Answer]:
        """Answer each query.

        Parameters
        ----------
        queries
            N queries.

        Returns
        -------
        list of N answers, in the order of ``queries``
            Never raises on content: a text without a place has an answer of status ``unlocated``.
        """
        world = self._world
        cases = [case_of(query, world) for query in queries]
        drafts = [_first(case, world) for case in cases]
        spots = iter(world.spots([draft.point for draft in drafts if isinstance(draft, Reckoned)]))
        answers = [_settled(draft, next(spots), world) if isinstance(draft, Reckoned) else draft for draft in drafts]
        compared = [_with_column(case, answer, world) for case, answer in zip(cases, answers, strict=True)]
        return [replace(answer, confidence=self._calibration(answer.confidence)) for answer in compared]


def _first(case: Case, world: World) -> Answer | Reckoned:
    for rule in RULES:
        answer = rule(case, world)
        if answer is not None:
            return answer
    return unnamed(case, world)


def _settled(draft: Reckoned, spot: Spot, world: World) -> Answer:
    """Answer with a reckoned point, now that it is known where it lies."""
    case = draft.case
    off = SHORE_M if draft.level == "coordinate" else max(SHORE_M, draft.radius_m)
    if spot.district is None and spot.border_m > off:
        zh = f"{draft.words[0][:-1]}；该点不在{world.city_name}范围内。"
        en = f"{draft.words[1][:-1]}; the point lies outside the city."
        return blank(case, "out_of_area", (zh, en), matched=draft.matched, confidence=ALONE)
    district = spot.district or draft.district
    flags: tuple[Flag, ...] = (*draft.flags, "near_border") if spot.near_border else draft.flags
    return Answer(
        case.query,
        case.text,
        "located",
        draft.level,
        draft.point,
        draft.geometry,
        draft.radius_m,
        draft.radius_basis,
        draft.confidence,
        district,
        None if district is None else "geometry" if spot.district else "text",
        draft.zone,
        matched=draft.matched,
        flags=ordered(flags),
        reason=draft.words[0],
        reason_en=draft.words[1],
    )


def _with_column(case: Case, answer: Answer, world: World) -> Answer:
    """Compare an answer with the district beside the text (places.md 3.4)."""
    hints = case.hints
    placed = answer.status in ("located", "area_only")
    if hints.zone and placed and answer.district == hints.district and answer.functional_district is None:
        flags = ordered([*answer.flags, "functional_overlap"])
        answer = replace(answer, functional_district=hints.zone, flags=flags)
    if not hints.district or not placed or answer.district_source == "column" or answer.district == hints.district:
        return answer
    if answer.level == "city":
        return _down_to_column(case, answer, world)
    return _conflicting(case, answer, world) if answer.district else answer


def _conflicting(case: Case, answer: Answer, world: World) -> Answer:
    """Follow the text against the column, and say so; a point just over the border is the border's matter."""
    flags: list[Flag] = [*answer.flags, "district_conflict"]
    column, factor = str(case.hints.district), CONFLICT
    says = f"旁列写的是“{case.hints.raw}”"
    if answer.point is not None and answer.district_source == "geometry":
        away = world.outside_m(column, answer.point)
        if away < NEAR_COLUMN_M:
            flags, factor = [*flags, "near_border"], 1.0
        zh = f"{says}，点位在其界外 {reasons.metres_zh(away)}，请核对"
        en = f"the column says {world.english(column)}, whose border is {reasons.metres_en(away)} away"
    else:
        zh, en = (
            f"{says}，与正文不符，以正文为准，请核对",
            f"the column says {world.english(column)}; the text is followed",
        )
    return replace(
        answer,
        flags=ordered(flags),
        confidence=answer.confidence * factor,
        reason=f"{answer.reason[:-1]}；{zh}。",
        reason_en=f"{answer.reason_en[:-1]}; {en}.",
    )


def _down_to_column(case: Case, answer: Answer, world: World) -> Answer:
    """Answer with the column's district, of which the text names only the city."""
    thing = world.gazetteer.districts[str(case.hints.district)]
    found = thing_answer(case, of_thing(thing, zone=case.hints.zone), world)
    return replace(
        found,
        matched=answer.matched,
        district_source="column",
        confidence=BY_COLUMN,
        flags=ordered([*answer.flags, *found.flags]),
        reason=f"文中只写到全市，按旁列的“{case.hints.raw}”标到{thing.name}。",
        reason_en="The text names the city only; the district is the column's.",
    )
