"""One query on its way through the rules, and the answers that any of them may give."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from shapely.geometry.base import BaseGeometry

from geo.address import GLUE, Mention, focus, holds, masked, mentions
from geo.expressions import listed_with
from geo.geocode import Answer, Flag, Level, Match, Query
from geo.names import normal_form
from geo.rules.reading import Hints, hints_of
from geo.rules.world import World

#: A phrase in Chinese and English.
Words = tuple[str, str]
Chain = tuple[Mention, ...]

_FLAGS: tuple[Flag, ...] = get_args(Flag)


@dataclass(frozen=True, slots=True)
class Case:
    """One query, read.

    Attributes
    ----------
    text
        The query's text in normal form; spans count its characters.
    found
        Every mention, masked ones too.
    chains
        Mentions that may be the place, grouped into addresses; where a word such as 位于 stands, only those behind it.
    end
        Where the clause ends that was read.
    """

    query: Query
    text: str
    hints: Hints
    found: tuple[Mention, ...]
    chains: tuple[Chain, ...]
    end: int

    @property
    def places(self) -> tuple[Mention, ...]:
        """The mentions of all chains, in the order of the text."""
        return tuple(mention for chain in self.chains for mention in chain)

    @property
    def local(self) -> tuple[Mention, ...]:
        """The mentions that may be of this atlas."""
        return tuple(mention for mention in self.places if not mention.outside)

    def quote(self, chain: Sequence[Mention]) -> str:
        """Return the words of an address."""
        return self.text[chain[0].start : chain[-1].end]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A point that was reckoned, before it is known where it lies.

    ``district`` is what the text says of it, for a point just off the shore.
    """

    case: Case
    level: Level
    point: tuple[float, float]
    geometry: BaseGeometry
    radius_m: float
    radius_basis: str
    confidence: float
    matched: tuple[Match, ...]
    words: Words
    zone: str | None = None
    district: str | None = None
    flags: tuple[Flag, ...] = field(default=())


def case_of(query: Query, world: World) -> Case:
    """Read a query: normal form, hints, mentions, masks, addresses."""
    text = normal_form(query.text)
    found = tuple(masked(text, mentions(text, world.gazetteer)))
    places = [mention for mention in found if not mention.masked]
    clause = focus(text)
    within = [m for m in places if clause and clause[0] <= m.start < clause[1]]
    end = clause[1] if clause and within else len(text)
    return Case(query, text, hints_of(query, world.gazetteer), found, chains_of(text, within or places), end)


def chains_of(text: str, places: Sequence[Mention]) -> tuple[Chain, ...]:
    """Group mentions into addresses: what follows on and is no equal of what stands before belongs to it."""
    chains: list[list[Mention]] = []
    for mention in places:
        if chains and _goes_on(text, chains[-1], mention):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return tuple(map(tuple, chains))


def inheriting(above: Chain, chain: Chain) -> Chain:
    """Give an address the units that the one before it names above it: 甲县乙镇、丙镇."""
    if any(mention.thing.kind == "district" for mention in chain):
        return chain
    held = tuple(m for m in above if any(holds(s.thing, t.thing) for s in m.senses for t in chain[0].senses))
    return (*held, *chain)


def lists_of(case: Case) -> list[list[Chain]]:
    """Group addresses into lists of two or more: 、 and 和 and the like between them."""
    runs: list[list[Chain]] = []
    last: Chain | None = None
    for chain in case.chains:
        if chain[0].outside:
            continue
        if last is not None and listed_with(case.text[last[-1].end : chain[0].start]):
            runs[-1].append(inheriting(runs[-1][0], chain))
        else:
            runs.append([chain])
        last = chain
    return [run for run in runs if len(run) > 1]


def ordered(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Return flags once each, in the order of the contract."""
    return tuple(flag for flag in _FLAGS if flag in flags)


def blank(
    case: Case,
    status: Literal["ambiguous", "out_of_area", "unlocated"],
    words: Words,
    *,
    matched: Sequence[Match] = (),
    confidence: float = 0.0,
    flags: Sequence[Flag] = (),
) -> Answer:
    """Answer without a place of the atlas."""
    return Answer(
        case.query,
        case.text,
        status,
        status,
        confidence=confidence,
        matched=tuple(matched),
        flags=ordered(flags),
        reason=words[0],
        reason_en=words[1],
    )


def _goes_on(text: str, chain: list[Mention], mention: Mention) -> bool:
    last = chain[-1]
    gap = text[last.end : mention.start]
    if gap not in GLUE:
        return False
    if any(holds(a.thing, b.thing) for m in chain for a in m.senses for b in mention.senses):
        return True
    if gap.strip("(") == "" and last.outside:
        return True
    return gap not in (",", "/", "-", " ", "·") and last.thing.level != mention.thing.level
