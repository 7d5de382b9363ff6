"""Names with one wrong character, read only behind a unit that holds them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from geo.address import Mention, mentions
from geo.gazetteer import Gazetteer
from geo.names import town_stem
from geo.rules.case import Case
from geo.rules.reading import Reading, of_thing, read
from geo.rules.world import World
from geo.things import Sense, Thing

#: Names shorter than this are too like one another.
SHORTEST = 3
#: Characters that tell one place from its neighbour: exchanged, they make another name and no typo.
_TELLING = frozenset("前后东西南北中大小上下新老旧一二三四五六七八九十头左右里外")
#: Words for a settlement or a lie of the land: exchanged too, 冯家屯 is not 冯台屯.
_LIE = frozenset("家屯台沟堡街峪店营庄窝铺岭山河湾坨泡甸")
# A family's village: another family is another village.
_FAMILY = re.compile(r"^.(?:家|屯|台|庄|营|店|沟)")
_VILLAGE = frozenset("村屯社庄子沟")
_HAN = re.compile(r"[一-龥]+")


def corrected(case: Case, reading: Reading, world: World) -> Reading | None:
    """Read on behind the finest unit of a reading, where the next name has one wrong, missing or surplus character.

    Returns
    -------
    The finer reading, or None where the text goes on with no name that one character mends
    """
    mention = reading.mention
    if mention is None:
        return None
    # 北镇市常兴镇 lies in another district, but 北镇市 has a 常兴店镇.
    start = mention.start if reading.conflict else mention.end
    pools = _pools(case, reading, world) if 0 < start < case.end else ()
    found = next((name for pool in pools if (name := misspelt(case.text, start, pool))), None)
    if found is None or (not reading.conflict and case.text[found.start : found.end] in world.gazetteer.names):
        return None
    behind = [m for m in _behind(case, found, world) if not m.outside]
    return read((*(m for m in reading.used if m.end <= found.start), found, *behind), case.hints)


def corrected_in(case: Case, district: str, world: World) -> Reading | None:
    """Read a text that begins with a name of a district, known from its column, with one fault; None where it does not."""
    unit = of_thing(world.gazetteer.districts[district])
    found = next((name for pool in _pools(case, unit, world) if (name := misspelt(case.text, 0, pool))), None)
    return read((found, *_behind(case, found, world)), case.hints) if found else None


def misspelt(text: str, start: int, things: Iterable[Thing]) -> Mention | None:
    """Find the one name that a text at ``start`` writes with one fault.

    Characters that tell neighbours apart (前 and 后, 三 and 四, a family's name) are never taken for faults.

    Returns
    -------
    The mention; None where no name or more than one fits
    """
    run = _HAN.match(text, start)
    if run is None:
        return None
    found: dict[str, Mention] = {}
    for thing in things:
        for name in (thing.name, town_stem(thing.name)) if thing.kind == "town" else (thing.name,):
            length = _length(run.group(), name, village=thing.kind == "village")
            # A stem in front of 村 is a village's.
            village = name != thing.name and text[start + length : start + length + 1] in _VILLAGE
            if length and not village and thing.id not in found:
                found[thing.id] = Mention(start, start + length, (Sense(thing, "typo"),))
    return next(iter(found.values())) if len(found) == 1 else None


def _pools(case: Case, reading: Reading, world: World) -> Iterator[Sequence[Thing]]:
    """Yield the names that a unit holds, the likelier first."""
    thing, gazetteer = reading.thing, world.gazetteer
    if thing is None:
        return
    district = thing.district or case.hints.district
    if reading.conflict:
        yield gazetteer.towns_of(reading.district or "")
    elif thing.kind == "town":
        yield gazetteer.villages.get((str(district), thing.name), [])
    elif district:
        yield [*gazetteer.towns_of(district), *gazetteer.sites.get(district, [])]
        yield _long_villages(gazetteer, district)
    else:
        yield [*gazetteer.districts.values(), *gazetteer.zones.values()]


def _long_villages(gazetteer: Gazetteer, district: str) -> list[Thing]:
    """List the villages of a district whose names are long enough to be told from one another."""
    groups = (group for (host, _), group in gazetteer.villages.items() if host == district)
    return [thing for group in groups for thing in group if len(thing.name) > SHORTEST]


def _behind(case: Case, found: Mention, world: World) -> list[Mention]:
    """Mentions behind a misspelt one, read anew: a village's short name needs its town before it."""
    again = mentions(case.text[: case.end], world.gazetteer, start=found.end, before=found)
    return [mention for mention in again if not any(m.masked and m.start == mention.start for m in case.found)]


def _length(written: str, name: str, *, village: bool) -> int:
    """Length of the writing of ``name`` with one fault at the front of ``written``, 0 where there is none."""
    size = len(name)
    if size < SHORTEST:
        return 0
    for length in (size, size - 1, size + 1) if size > SHORTEST else (size,):
        part = written[:length]
        if len(part) == length and _one_fault(part, name, village=village):
            return length
    return 0


def _one_fault(part: str, name: str, *, village: bool) -> bool:
    if part[0] != name[0] and part[1] != name[1]:
        return False
    kind = 2 if name.endswith("社区") else 1  # 小区 is no 社区
    if part[-kind:] != name[-kind:] or Levenshtein.distance(part, name, score_cutoff=1) != 1:
        return False
    if len(part) != len(name):
        return not (set(part) ^ set(name)) & (_TELLING | _LIE if village else _TELLING)
    place = next(i for i, (a, b) in enumerate(zip(part, name, strict=True)) if a != b)
    if any(part[place] in kind and name[place] in kind for kind in ((_TELLING, _LIE) if village else (_TELLING,))):
        return False
    return place > 0 or _FAMILY.match(name) is None
