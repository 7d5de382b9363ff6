"""The contract of a geocoder: texts about places in, answers that keep identity, size and fineness apart, out.

An answer says *which* thing was chosen (``confidence``), *how big and well known* it is (``radius_m``) and
*how fine* the match is (``level``). Implementations stand beside this file, one each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from shapely.geometry.base import BaseGeometry

Status = Literal["located", "area_only", "ambiguous", "out_of_area", "unlocated"]
Level = Literal[
    "site", "area", "village", "town", "district", "city", "line", "relative", "multi_site", "coordinate",
    "ambiguous", "out_of_area", "unlocated",
]  # fmt: skip
Rule = Literal["exact", "alias", "old_name", "typo", "suffix", "relative", "between", "crossing", "along", "coordinate"]
Flag = Literal[
    "old_name", "alias", "typo", "fallback", "guess", "near_border", "resolved_by_column", "district_conflict",
    "functional_overlap", "city_hint", "count_mismatch",
]  # fmt: skip


@dataclass(frozen=True)
class Query:
    """What is known of a place: its words, and hints from beside them.

    ``district`` is the value of a column beside the text, kept raw; ``town`` likewise; ``city`` is the city that
    the document speaks of (a name such as 锦州), used only when the text names none.
    """

    text: str
    district: str | None = None
    town: str | None = None
    city: str | None = None


@dataclass(frozen=True)
class Match:
    """One thing named by the text.

    ``span`` is [start, end) in characters of ``Answer.normalized``; ``basis`` is the gazetteer's
    (surveyed, mapped, text, guess), empty for names without a point.
    """

    id: str
    name: str
    kind: str
    span: tuple[int, int]
    rule: Rule
    basis: str


@dataclass(frozen=True)
class Alternative:
    """Another thing that the text may mean; ``distance_km`` from the chosen point, None when there is none."""

    id: str
    name: str
    district: str | None
    town: str | None
    confidence: float
    distance_km: float | None


@dataclass(frozen=True)
class Answer:
    """Where a text is, as far as it can be known.

    Attributes
    ----------
    status
        What may be done with it: draw a marker (``located``), shade a unit (``area_only``), list the candidates
        (``ambiguous``), say where without snapping (``out_of_area``), keep beside the map (``unlocated``).
    point
        lon, lat in WGS 84 [°]; None for city, ambiguous, out_of_area, unlocated and every guess.
    geometry
        The thing itself in WGS 84 where it is known (polygon, line, points), else the point; None as ``point``.
    radius_m
        Radius [m] of a circle about ``point`` that holds the truth in about nine of ten cases; never 0, and never
        missing where there is a point. Darwin Core ``coordinateUncertaintyInMeters``.
    radius_basis
        What the radius is made of, one phrase in Chinese.
    confidence
        Probability [0, 1] that the right named thing was chosen; 0 for unlocated.
    district
        Full name of the district (义县), by text, town, geometry or column as ``district_source`` says.
    functional_district
        Full name of the functional zone named or implied by the text, which overlaps a district.
    reason
        One sentence that a clerk can read (zh), and the same in English.
    """

    query: Query
    normalized: str
    status: Status
    level: Level
    point: tuple[float, float] | None = None
    geometry: BaseGeometry | None = None
    radius_m: float | None = None
    radius_basis: str = ""
    confidence: float = 0.0
    district: str | None = None
    district_source: Literal["text", "town", "geometry", "column"] | None = None
    functional_district: str | None = None
    town: str | None = None
    matched: tuple[Match, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    flags: tuple[Flag, ...] = field(default=())
    reason: str = ""
    reason_en: str = ""


class Geocoder(Protocol):
    """Whatever turns texts into places."""

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
        ...
