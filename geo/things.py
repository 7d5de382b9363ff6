"""What a gazetteer holds: named things, and the senses in which a form of a name means them."""

import enum
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.geocode import Level, Rule

#: The level that an answer with a place of this kind has; what is not listed is a site.
LEVELS: Mapping[str, Level] = {
    "city": "city", "district": "district", "zone": "area", "park": "area", "scenic": "area", "town": "town", "urban": "town",
    "village": "village", "river": "line", "road": "line",
}  # fmt: skip
#: Kinds of some length: without a district they may still be the atlas's own.
LINEAR_KINDS = frozenset({"river", "road"})
#: Kinds that a company's name may stand for.
COMPANY_KINDS = frozenset({"plant", "company", "wind_farm"})


class Need(enum.IntEnum):
    """What a form of a name needs beside it to be read as the name."""

    NOTHING = 0
    #: to stand alone in its clause, or right behind a unit that holds it
    PARENT_OR_ALONE = 1
    #: to stand right behind a unit that holds it
    PARENT = 2


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """One named thing.

    Attributes
    ----------
    level
        Of an answer with this thing.
    district, town, zone
        Full names of what holds it; for a district ``district`` is its own name.
    lon, lat
        [° WGS 84], None where no position is known.
    precision_m, radius_m
        How well the point is known, and precision and extent together [m].
    basis
        surveyed, mapped, text or guess; empty without a position.
    outside
        Where it lies when it is not of this atlas; empty when it is.
    """

    id: str
    name: str
    kind: str
    level: Level
    district: str | None = None
    town: str | None = None
    zone: str | None = None
    lon: float | None = None
    lat: float | None = None
    precision_m: float | None = None
    radius_m: float | None = None
    basis: str = ""
    source: str = ""
    outside: str = ""

    @property
    def point(self) -> tuple[float, float] | None:
        """lon, lat [° WGS 84] of a thing whose position may be drawn: known, not guessed, of this atlas."""
        if self.lon is None or self.lat is None or self.basis == "guess" or self.outside:
            return None
        return self.lon, self.lat


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """One thing that a form of a name may mean, by which rule, and what the form needs beside it."""

    thing: Thing
    rule: Rule
    need: Need = Need.NOTHING


def indexed(senses: Mapping[str, Sequence[Sense]]) -> tuple[dict[str, tuple[Sense, ...]], dict[str, tuple[int, ...]]]:
    """Index forms of names.

    Parameters
    ----------
    senses
        By form in normal form, of two characters or more; one thing may stand several times.

    Returns
    -------
    Senses by form, each thing once by its best rule; and the lengths of the forms, longest first, by their first two
    characters
    """
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in senses:
        lengths[form[:2]].add(len(form))
    longest_first = {start: tuple(sorted(known, reverse=True)) for start, known in lengths.items()}
    return {form: _unique(found) for form, found in senses.items()}, longest_first


#: The sense that rules when one thing has one form twice.
_RANK: Mapping[Rule, int] = {"exact": 0, "alias": 1, "suffix": 2, "old_name": 3}


def _unique(senses: Sequence[Sense]) -> tuple[Sense, ...]:
    """Keep the best sense of each thing, the plainest first; of a city outside that has a row and a division, the division."""
    best: dict[int, Sense] = {}
    for sense in senses:
        known = best.get(id(sense.thing))
        if known is None or (sense.need, _RANK.get(sense.rule, 9)) < (known.need, _RANK.get(known.rule, 9)):
            best[id(sense.thing)] = sense
    best = dict(sorted(best.items(), key=lambda item: (_RANK.get(item[1].rule, 9), item[1].need)))
    divided = {sense.thing.name for sense in senses if sense.thing.kind in ("prefecture", "county")}
    return tuple(
        s for s in best.values() if not (s.thing.kind == "city" and s.thing.outside and s.thing.name in divided)
    )
