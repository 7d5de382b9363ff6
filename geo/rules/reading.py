"""One reading of an address: which of its mentions is the place, what holds it, and what else it may mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from geo.address import Mention, holds, mentions
from geo.gazetteer import Gazetteer
from geo.geocode import Match, Query, Rule
from geo.names import normal_form, town_stem
from geo.things import LINEAR_KINDS, Sense, Thing

#: Coarse to fine: the finest mention is the place. What is not listed is a site, the finest.
_RANKS = {
    "province": 0, "city": 1, "district": 2, "zone": 3, "town": 4, "urban": 4, "river": 5, "road": 5, "park": 6, "scenic": 6,
    "village": 7,
}  # fmt: skip
_SITE_RANK = 8
#: Rules from plain to far-fetched.
_PLAIN: dict[Rule, int] = {"exact": 0, "alias": 1, "suffix": 1, "old_name": 2, "typo": 3}


@dataclass(frozen=True, slots=True)
class Hints:
    """What stands beside a text, in full names: the column's district, zone and town, and a city that is not ours.

    ``raw`` is the district column in normal form.
    """

    district: str | None = None
    zone: str | None = None
    town: str | None = None
    outside: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address says.

    Attributes
    ----------
    candidates
        Senses that the finest mention may have after all that the text and its columns say. One: it is known.
    others
        Senses that were dropped by the column.
    used
        The mentions that were read, the finest among them.
    matches
        What they matched, in the order of the text.
    district, zone, town
        Full names of the units that the text names above the finest.
    city
        Whether the text names the city or its province.
    conflict
        Whether the finest lies in none of the units named.
    dropped
        Whether a finer name was given up, since no such place is known in the unit named.
    """

    candidates: tuple[Sense, ...] = ()
    mention: Mention | None = None
    others: tuple[Sense, ...] = ()
    used: tuple[Mention, ...] = ()
    matches: tuple[Match, ...] = ()
    district: str | None = None
    zone: str | None = None
    town: str | None = None
    city: bool = False
    conflict: bool = False
    dropped: bool = False

    @property
    def thing(self) -> Thing | None:
        """The place, when it is one."""
        return self.candidates[0].thing if len(self.candidates) == 1 else None

    @property
    def by_column(self) -> bool:
        """Whether the column chose among several."""
        return bool(self.others)

    @property
    def rules(self) -> set[Rule]:
        """By which rules names were recognised."""
        return {match.rule for match in self.matches} | {sense.rule for sense in self.candidates[:1]}


def hints_of(query: Query, gazetteer: Gazetteer) -> Hints:
    """Read the columns beside a text."""
    raw, town = normal_form(query.district), normal_form(query.town)
    unit = gazetteer.unit(raw)
    district, zone, outside = None, None, ""
    if unit is not None:
        district, zone = unit.district, unit.name if unit.kind == "zone" else None
    elif raw:
        found = mentions(raw, gazetteer)
        outside = next((m.thing.outside for m in found if m.outside), "")
        units = [m.thing for m in found if m.thing.kind in ("district", "zone", "town") and not outside]
        district = next((thing.district for thing in units), None)
        zone = next((thing.name for thing in units if thing.kind == "zone"), None)
        town = town or next((thing.name for thing in units if thing.kind == "town"), "")
    return Hints(district, zone, _town_hint(town, district, gazetteer), outside, raw)


def read(chain: Sequence[Mention], hints: Hints) -> Reading:
    """Read mentions as one address.

    Parameters
    ----------
    chain
        Mentions that are places, in the order of the text.
    hints
        What stands beside the text.
    """
    local = [m for m in chain if not m.outside]
    if not local:
        return Reading()
    finest = max(local, key=lambda m: (_rank(m.thing), -m.start))
    above = [m for m in local if _rank(m.thing) < _rank(finest.thing)]
    district, zone = _named(above, "district"), _named(above, "zone")
    town = _named(above, "town", district)
    candidates, conflict = _consistent(_senses(finest, above), district, zone, town)
    if conflict and above and not _rules_over_units(candidates):
        return replace(read(above, hints), dropped=True)
    chosen = _by_column(_best(candidates), hints)
    used = tuple(sorted((*above, finest), key=lambda m: m.start))
    return Reading(
        candidates=chosen,
        mention=finest,
        others=tuple(sense for sense in _best(candidates) if sense not in chosen),
        used=used,
        matches=tuple(match_of(m, chosen[0] if m is finest else _holding(m, chosen)) for m in used),
        district=district,
        zone=zone,
        town=town,
        city=any(m.thing.kind in ("city", "province") for m in local),
        conflict=conflict,
    )


def match_of(mention: Mention, sense: Sense | None = None) -> Match:
    """Say what a mention matched; its first sense unless another is given."""
    sense = sense or mention.senses[0]
    thing = sense.thing
    basis = thing.basis if thing.lon is not None or thing.kind == "district" else ""
    return Match(thing.id, thing.name, thing.kind, (mention.start, mention.end), sense.rule, basis)


def of_thing(thing: Thing, rule: Rule = "exact", *, zone: str | None = None) -> Reading:
    """Make a reading of one thing that no text names."""
    return Reading((Sense(thing, rule),), zone=zone)


def _senses(finest: Mention, above: Sequence[Mention]) -> tuple[Sense, ...]:
    """Senses of the atlas; those in other cities too where nothing tells which, and the name is only a short form."""
    local = tuple(sense for sense in finest.senses if not sense.thing.outside)
    short = all(sense.rule == "suffix" for sense in local)
    return finest.senses if short and not above and len(local) < len(finest.senses) else local


def _consistent(
    candidates: tuple[Sense, ...], district: str | None, zone: str | None, town: str | None
) -> tuple[tuple[Sense, ...], bool]:
    """Keep the senses that lie in the units named; all of them, and True, where none does."""
    conflict = False
    for keep in _keepers(district, zone, town):
        kept = tuple(sense for sense in candidates if keep(sense.thing))
        conflict = conflict or not kept
        candidates = kept or candidates
    if zone:
        inside = tuple(sense for sense in candidates if sense.thing.zone == zone)
        candidates = inside or candidates
    return candidates, conflict


def _keepers(district: str | None, zone: str | None, town: str | None) -> list[Callable[[Thing], bool]]:
    keepers: list[Callable[[Thing], bool]] = []
    if district:
        keepers.append(lambda thing: thing.district in (district, None) or thing.kind in LINEAR_KINDS)
    if zone:
        keepers.append(lambda thing: thing.zone in (zone, None) or thing.kind == "zone")
    if town:
        keepers.append(lambda thing: thing.kind != "village" or thing.town in (town, None))
    return keepers


def _rules_over_units(candidates: tuple[Sense, ...]) -> bool:
    """Tell whether a name is believed against the units named with it.

    The list of towns is whole and sites are few: their names are. Villages and old or short forms are not: an unknown
    place of that name in the unit named is likelier.
    """
    return any(s.thing.kind != "village" and s.rule in ("exact", "alias") for s in candidates)


def _by_column(candidates: tuple[Sense, ...], hints: Hints) -> tuple[Sense, ...]:
    """Let the columns choose among several candidates."""
    tests: tuple[tuple[str | None, Callable[[Thing], str | None]], ...] = (
        (hints.district, lambda thing: thing.district),
        (hints.town, lambda thing: thing.town),
        (hints.zone, lambda thing: thing.zone),
    )
    for wanted, unit in tests:
        if len(candidates) > 1 and wanted:
            candidates = tuple(s for s in candidates if unit(s.thing) == wanted) or candidates
    return candidates


def _best(candidates: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Keep the plainest senses: a district's name rules over a town's, an exact name over an old one."""
    if len(candidates) < 2 or any(s.thing.outside for s in candidates):
        return candidates
    units = tuple(s for s in candidates if s.thing.kind == "district")
    if units:
        return units
    plainest = min(_PLAIN.get(s.rule, 9) for s in candidates)
    kept = tuple(s for s in candidates if _PLAIN.get(s.rule, 9) == plainest)
    if any(s.rule == "suffix" for s in kept):
        coarse = min(_rank(s.thing) for s in kept)
        kept = tuple(s for s in kept if _rank(s.thing) == coarse)
    return kept


def _town_hint(town: str, district: str | None, gazetteer: Gazetteer) -> str | None:
    """Full name of the town that a column names, under any of its forms; None where no table knows it."""
    for form in (town, town_stem(town)):
        things = [sense.thing for sense in gazetteer.names.get(form, ()) if sense.thing.kind == "town"]
        names = {thing.name for thing in things if district in (thing.district, None)}
        if names:
            return names.pop() if len(names) == 1 else None
    return None


def _holding(mention: Mention, candidates: tuple[Sense, ...]) -> Sense:
    """Find the sense of a unit's mention that holds the place."""
    for sense in mention.senses:
        if any(holds(sense.thing, candidate.thing) for candidate in candidates):
            return sense
    return next(sense for sense in mention.senses if not sense.thing.outside)


def _rank(thing: Thing) -> int:
    return _RANKS.get(thing.kind, _SITE_RANK)


def _named(above: Sequence[Mention], kind: str, district: str | None = None) -> str | None:
    """Full name of the last unit of a kind that the text names, in the district given if it has one of that name."""
    for mention in reversed(above):
        things = [
            s.thing for s in _best(tuple(s for s in mention.senses if s.thing.kind == kind and not s.thing.outside))
        ]
        if things:
            return next((thing.name for thing in things if thing.district == district), things[0].name)
    return None
