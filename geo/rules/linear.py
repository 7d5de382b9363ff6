"""Lines between places, and where two lines cross: their ends are no locations, the district they are told for is."""

import math
import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.address import bounds
from geo.expressions import Line, bridge_after, joined, lines
from geo.geocode import Answer, Flag, Match
from geo.measure import ELLIPSOID
from geo.rules import reasons
from geo.rules.case import Case, Chain, Reckoned, blank
from geo.rules.confidence import ALONE, WITH_DISTRICT
from geo.rules.reading import Reading, match_of, read
from geo.rules.world import World
from geo.things import LINEAR_KINDS

#: [°] Crossings of two lines that lie nearer together than this are one bridge.
ONE_CROSSING_DEG = 0.003
#: [m] About the crossing of two lines.
CROSSING_RADIUS_M = 300.0
#: [m] The least radius of a line.
LINE_RADIUS_M = 300.0
#: Characters between a company's name and a word for a line that it still claims: 甲公司高速公路….
CLAIMED = 12

_ACROSS = re.compile(r"(?:上)?跨(?:越|过)?")
_AND = re.compile(r"[与和、同跟及]")
_INITIALS = re.compile(r"(?<![一-龥])[一-龥]{2,5}$")
# With another line that no table names: 甲路与某街交叉口.
_CROSSED = re.compile(r"(?:与|和)[^,;。、]{1,12}?(?:交叉|交汇|交会|相交|交口|路口|十字)")
# Behind the second of two lines that meet, the first of which no table of places names: 甲铁路与乙河交叉处.
_MEETS = re.compile(r"的?(?:交汇|交会|交叉|相交|交口)")
# Two lines that meet: 甲高速与乙铁路交汇处.
_MEETING = re.compile(
    r"(?P<left>[一-龥A-Za-z0-9]{2,12})[与和同](?P<right>[一-龥A-Za-z0-9]{2,10}?)的?(?:交汇|交会|交叉|相交)"
)
_CROSSROADS = re.compile(r"交汇|交会|交叉|相交|路口|交口|十字")


def along(case: Case, world: World) -> Answer | None:
    """Answer a text about a road between places, a railway, a pipeline or a channel, else None."""
    for line in lines(case.text):
        inside = any(m.start <= line.start < m.end for m in case.found)
        company = any(m.masked == "company" and m.end > line.start - CLAIMED and m.start < line.end for m in case.found)
        border = any(start <= line.start < end for start, end in bounds(case.text))
        if not inside and not company and not border:
            return _line(case, line, world)
    return None


def crossing(case: Case, world: World) -> Answer | Reckoned | None:
    """Answer a text about the bridge of one line over another, or about crossroads, else None."""
    for left, right in pairwise(case.chains):
        gap = case.text[left[-1].end : right[0].start]
        over = _ACROSS.fullmatch(gap) is not None and left[-1].thing.kind in LINEAR_KINDS
        roads = _AND.fullmatch(gap) is not None and _CROSSROADS.match(case.text, right[-1].end) is not None
        if over or roads:
            return _crossing(case, (left, right), world)
    meeting = _MEETING.search(case.text)
    if meeting and all(world.gazetteer.lines.ending(meeting[side])[0] for side in ("left", "right")):
        return _crossing(case, case.chains[:1], world)
    for chain in case.chains:
        end = chain[-1].end
        joined_before = _AND.fullmatch(case.text[chain[0].start - 1 : chain[0].start]) and _MEETS.match(case.text, end)
        unnamed = bridge_after(case.text, end) or _CROSSED.match(case.text, end) or joined_before
        if chain[-1].thing.kind in LINEAR_KINDS and unnamed:
            return _crossing(case, (chain,), world)
    return None


def _line(case: Case, line: Line, world: World) -> Answer | None:
    ends = _ends(case, line)
    rest = [m for chain in case.chains if chain not in ends for m in chain if not m.outside]
    name, course = world.gazetteer.lines.ending(case.text[: line.start] + line.word)
    ours = rest or name or case.hints.district or any(not chain[0].outside for chain in ends)
    if not ours and not _abbreviated(case, line, world):
        return None
    reading = read(rest, case.hints)
    answer = replace(_line_answer(case, line, reading, ends, name), functional_district=reading.zone or _zone(reading))
    if answer.district is None and ends:
        answer = replace(answer, district=_common_district(case, ends))
        answer = replace(answer, district_source="town" if answer.district else None)
    if answer.district is None and case.hints.district:
        answer = replace(answer, district=case.hints.district, district_source="column")
    drawn = _clipped(course, answer.district, world)
    where_zh, where_en = answer.district or world.city_name, answer.district or "the city"
    if drawn is None:
        return replace(
            answer,
            reason=f"线状工程，在{where_zh}；没有它的线位，两端地名不当作位置，不画点位。",
            reason_en=f"A linear work in {where_en}; its course is not known and its ends are no locations: no point is drawn.",
        )
    geometry, point, radius = drawn
    return replace(
        answer,
        status="located",
        point=point,
        geometry=geometry,
        radius_m=radius,
        radius_basis=f"线段长度的一半 {reasons.metres_zh(radius)}",
        reason=f"{name}在{where_zh}的一段，点取线段中部，半径为线段长度的一半。",
        reason_en=f"The part of {name} in {where_en}; the point is its middle, the radius half its length.",
    )


def _line_answer(case: Case, line: Line, reading: Reading, ends: list[Chain], name: str) -> Answer:
    """Answer with what the words alone say of a line."""
    district = reading.district or (reading.thing.district if reading.thing else None)
    mentions = sorted((*(m for chain in ends for m in chain), *reading.used), key=lambda m: m.start)
    word = Match("", name or line.word, "line", (line.start, line.end), "along", "")
    return Answer(
        case.query,
        case.text,
        "area_only",
        "line",
        confidence=WITH_DISTRICT if district else ALONE,
        district=district,
        district_source=None
        if district is None
        else "text"
        if reading.district == district or _is_district(reading)
        else "town",
        matched=(*(match_of(m) for m in mentions), word),
    )


def _abbreviated(case: Case, line: Line, world: World) -> bool:
    """Tell whether a line is named by first characters of cities, the atlas's among them: 锦阜高速 of 锦州."""
    run = _INITIALS.search(case.text, 0, line.start)
    return run is not None and world.city[:1] in run.group()


def _crossing(case: Case, chains: tuple[Chain, ...], world: World) -> Answer | Reckoned:
    matched = tuple(replace(match_of(m), rule="crossing") for chain in chains for m in chain)
    readings = [read(chain, case.hints) for chain in chains]
    courses = [world.gazetteer.shapes.get(reading.thing.id) if reading.thing else None for reading in readings]
    spots = _spots(courses)
    if len(spots) == 1:
        words = ("点取两线相交之处。", "The point is where the two lines cross.")
        return Reckoned(
            case, "site", spots[0], shapely.Point(spots[0]), CROSSING_RADIUS_M, "两线交点", WITH_DISTRICT, matched, words
        )  # fmt: skip
    if spots:
        words = (f"两线有 {len(spots)} 处相交，文中没有写明是哪一处。", f"The two lines cross at {len(spots)} places.")
        return blank(case, "ambiguous", words, matched=matched, confidence=0.9 / len(spots))
    named = {reading.district for reading in readings if reading.district}
    districts = set(named) or {r.thing.district for r in readings if r.thing and r.thing.district}
    district = districts.pop() if len(districts) == 1 else None
    flags: tuple[Flag, ...] = ("guess",) if any(r.thing and r.thing.basis == "guess" for r in readings) else ()
    return Answer(
        case.query,
        case.text,
        "area_only",
        "site",
        confidence=ALONE,
        district=district or case.hints.district,
        district_source="text"
        if named and district
        else "geometry"
        if district
        else "column"
        if case.hints.district
        else None,
        matched=matched,
        flags=flags,
        reason="桥或路口由两条线相交而定，没有它们的线位，不画点位。",
        reason_en="A bridge or crossroads told by two lines whose courses are not known: no point is drawn.",
    )


def _spots(courses: list[BaseGeometry | None]) -> list[tuple[float, float]]:
    """Where two courses cross [°]: one spot for crossings that lie close together."""
    if len(courses) < 2 or any(course is None for course in courses):
        return []
    parts = shapely.get_parts(shapely.intersection(courses[0], courses[1]))
    spots: list[tuple[float, float]] = []
    for point in shapely.centroid(parts):
        here = (float(point.x), float(point.y))
        if all(math.dist(here, spot) >= ONE_CROSSING_DEG for spot in spots):
            spots.append(here)
    return spots


def _ends(case: Case, line: Line) -> list[Chain]:
    """Addresses before a word for a line that are its ends: joined by 至, 到 or a dash."""
    before = [chain for chain in case.chains if chain[-1].end <= line.start]
    ends: list[Chain] = []
    for left, right in pairwise(before):
        if joined(case.text[left[-1].end : right[0].start]):
            ends += [chain for chain in (left, right) if chain not in ends]
    return ends


def _common_district(case: Case, ends: list[Chain]) -> str | None:
    """Find the district that both ends of a line lie in."""
    readings = [read(chain, case.hints) for chain in ends]
    districts = {reading.thing.district if reading.thing else None for reading in readings}
    return districts.pop() if len(districts) == 1 else None


def _is_district(reading: Reading) -> bool:
    return reading.thing is not None and reading.thing.kind == "district"


def _zone(reading: Reading) -> str | None:
    return reading.thing.zone if reading.thing else None


def _clipped(
    course: BaseGeometry | None, district: str | None, world: World
) -> tuple[BaseGeometry, tuple[float, float], float] | None:
    """Cut the part of a course in a district, or in the atlas: itself, its middle [°] and half its length [m]."""
    if course is None:
        return None
    inside = shapely.intersection(course, world.gazetteer.polygons[district] if district else world.whole)
    parts = [part for part in shapely.get_parts(inside) if part.geom_type == "LineString" and not part.is_empty]
    if not parts:
        return None
    lengths = [float(ELLIPSOID.geometry_length(part)) for part in parts]
    middle = shapely.line_interpolate_point(parts[int(np.argmax(lengths))], 0.5, normalized=True)
    return inside, (float(middle.x), float(middle.y)), max(sum(lengths) / 2, LINE_RADIUS_M)
