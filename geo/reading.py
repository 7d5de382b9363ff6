"""One reading of an address: which of its mentions is the place, what holds it, and what else it may mean."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from geo.address import Mention, holds
from geo.gazetteer import Gazetteer, Sense, Thing
from geo.geocode import Flag, Match, Query, Rule
from geo.names import normal_form, town_stem

#: Coarse to fine: the finest mention is the place.
_RANKS = {
    "province": 0,
    "city": 1,
    "district": 2,
    "zone": 3,
    "town": 4,
    "urban": 4,
    "river": 5,
    "road": 5,
    "park": 6,
    "scenic": 6,
    "village": 7,
}
_SITE_RANK = 8
#: Characters that tell one place from its neighbour: exchanged, they make another name and no typo.
_TELLING = frozenset("前后东西南北中大小上下新老旧一二三四五六七八九十头左右里外")
# A family's village: another family is another village.
_FAMILY = re.compile(r"^.(?:家|屯|台|庄|营|店|沟|台子|家子)")
_HAN = re.compile(r"[一-龥]+")


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands beside a text: the column's district or zone, the column's town, and whether the city is only hinted."""

    district: str | None = None
    zone: str | None = None
    town: str | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a chain of mentions says.

    ``candidates`` are the things that the finest mention may mean after all that the text and its columns say; one: it is
    known. ``district``, ``zone`` and ``town`` are named by the text. ``used`` are the mentions that were read.
    """

    candidates: tuple[Sense, ...]
    mention: Mention | None
    used: tuple[Mention, ...] = ()
    matches: tuple[Match, ...] = ()
    district: str | None = None
    zone: str | None = None
    town: str | None = None
    city: bool = False
    by_column: bool = False
    conflict: bool = False
    flags: tuple[Flag, ...] = ()

    @property
    def thing(self) -> Thing | None:
        """The place, when it is one."""
        return self.candidates[0].thing if len(self.candidates) == 1 else None


def hints_of(query: Query, gazetteer: Gazetteer) -> Hints:
    """Read the columns beside a text."""
    unit = gazetteer.hint(query.district)
    town = normal_form(query.town)
    if unit is None:
        return Hints(town=town or None, raw=normal_form(query.district))
    zone = unit.name if unit.kind == "zone" else None
    return Hints(unit.district, zone, town or None, normal_form(query.district))


def read(found: Sequence[Mention], hints: Hints) -> Reading:
    """Read mentions as one address.

    Parameters
    ----------
    found
        Mentions that are places, in the order of the text; none of them in another city.
    hints
        What stands beside the text.
    """
    local = [replace(m, senses=tuple(s for s in m.senses if not s.thing.outside)) for m in found]
    local = [m for m in local if m.senses]
    if not local:
        return Reading((), None)
    finest = max(local, key=lambda m: (_rank(m.thing), -m.start))
    above = [m for m in local if m is not finest and _rank(m.thing) < _rank(finest.thing)]
    district, zone, town = (_named(above, kind) for kind in ("district", "zone", "town"))
    candidates = finest.senses
    conflict = False
    for keep in _rules(district, zone, town):
        kept = tuple(sense for sense in candidates if keep(sense.thing))
        conflict = conflict or not kept
        candidates = kept or candidates
    candidates, by_column = _by_column(candidates, hints)
    candidates = _best(candidates)
    used = tuple(sorted((*above, finest), key=lambda m: m.start))
    return Reading(
        candidates=candidates,
        mention=finest,
        used=used,
        matches=tuple(match_of(m, candidates[0] if m is finest else _held(m, candidates)) for m in used),
        district=district,
        zone=zone,
        town=town,
        city=any(m.thing.kind in ("city", "province") for m in local),
        by_column=by_column,
        conflict=conflict,
    )


def match_of(mention: Mention, sense: Sense) -> Match:
    """Say what a mention matched."""
    thing = sense.thing
    basis = thing.basis if thing.lon is not None or thing.kind == "district" else ""
    return Match(thing.id, thing.name, thing.kind, (mention.start, mention.end), sense.rule, basis)


def typo(text: str, start: int, things: Iterable[Thing]) -> tuple[Sense, int] | None:
    """Find the one name that a text at ``start`` writes with one wrong, missing or surplus character.

    Names of three characters or more. Characters that tell neighbours apart (前 and 后, 三 and 四, a family's name) are
    never taken for typos.

    Returns
    -------
    The sense and the end of the name in the text; None where no name or more than one fits
    """
    run = _HAN.match(text, start)
    if run is None:
        return None
    residual = run.group()
    found: dict[str, tuple[Sense, int]] = {}
    for thing in things:
        for name in {thing.name, town_stem(thing.name) if thing.kind == "town" else thing.name}:
            length = _typo_length(residual, name)
            if length:
                found.setdefault(thing.id, (Sense(thing, "typo"), start + length))
    return next(iter(found.values())) if len(found) == 1 else None


def _typo_length(residual: str, name: str) -> int:
    """Length of the writing of ``name`` with one fault at the front of ``residual``, 0 where there is none."""
    size = len(name)
    if size < 3:
        return 0
    for length in (size, size - 1, size + 1):
        written = residual[:length]
        if len(written) < length or (size == 3 and length != size):
            continue
        if written[0] != name[0] and written[1:2] != name[1:2]:
            continue
        if written[-1] != name[-1] or Levenshtein.distance(written, name, score_cutoff=1) > 1:
            continue
        if length == size and _tells(written, name):
            continue
        if length != size and any(c in _TELLING for c in set(written) ^ set(name)):
            continue
        return length
    return 0


def _tells(written: str, name: str) -> bool:
    place = next(i for i, (a, b) in enumerate(zip(written, name, strict=True)) if a != b) if written != name else -1
    if place < 0:
        return True
    if written[place] in _TELLING and name[place] in _TELLING:
        return True
    return place == 0 and _FAMILY.match(name) is not None


def _rank(thing: Thing) -> int:
    return _RANKS.get(thing.kind, _SITE_RANK)


def _named(above: Sequence[Mention], kind: str) -> str | None:
    """Full name of the last unit of a kind that the text names."""
    names = [s.thing.name for m in above for s in m.senses if s.thing.kind == kind]
    return names[-1] if names else None


def _rules(district: str | None, zone: str | None, town: str | None) -> list[Callable[[Thing], bool]]:
    rules: list[Callable[[Thing], bool]] = []
    if district:
        rules.append(lambda thing: thing.district in (district, None))
    if zone:
        rules.append(lambda thing: thing.zone in (zone, None) or thing.kind == "zone")
    if town:
        rules.append(lambda thing: thing.town in (town, None) or thing.kind not in ("village",))
    return rules


def _by_column(candidates: tuple[Sense, ...], hints: Hints) -> tuple[tuple[Sense, ...], bool]:
    """Let the columns choose among several candidates."""
    chosen = candidates
    if len(chosen) > 1 and hints.town:
        stem = town_stem(hints.town)
        chosen = tuple(s for s in chosen if s.thing.town and town_stem(s.thing.town) in (stem, hints.town)) or chosen
    if len(chosen) > 1 and hints.district:
        chosen = tuple(s for s in chosen if s.thing.district == hints.district) or chosen
    if len(chosen) > 1 and hints.zone:
        chosen = tuple(s for s in chosen if s.thing.zone == hints.zone) or chosen
    return chosen, len(chosen) < len(candidates)


_PLAIN: dict[Rule, int] = {"exact": 0, "alias": 1, "suffix": 1, "old_name": 2}


def _best(candidates: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Keep the plainest senses: a district's name rules over a town's, an exact name over an old one."""
    if len(candidates) < 2:
        return candidates
    units = [s for s in candidates if s.thing.kind == "district"]
    if units:
        return tuple(units)
    plainest = min(_PLAIN.get(s.rule, 9) for s in candidates)
    kept = tuple(s for s in candidates if _PLAIN.get(s.rule, 9) == plainest)
    coarse = min(_rank(s.thing) for s in kept)
    if len({s.thing.kind for s in kept}) > 1 and any(s.rule == "suffix" for s in kept):
        kept = tuple(s for s in kept if _rank(s.thing) == coarse)
    return kept


def _held(mention: Mention, candidates: tuple[Sense, ...]) -> Sense:
    """The sense of a unit's mention that holds the place."""
    for sense in mention.senses:
        if any(holds(sense.thing, candidate.thing) for candidate in candidates):
            return sense
    return mention.senses[0]
