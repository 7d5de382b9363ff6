"""Places told by a distance and a wind from another, beside it, or between two."""

import re
from dataclasses import replace
from itertools import pairwise

import shapely

from geo.address import Mention
from geo.expressions import WINDS, Offset, offset_after, relative_radius_m
from geo.geocode import Answer, Flag, Match
from geo.measure import ELLIPSOID
from geo.rules import reasons
from geo.rules.case import Case, Chain, Reckoned, inheriting
from geo.rules.confidence import raw_confidence
from geo.rules.named import ambiguous
from geo.rules.reading import Reading, match_of, read
from geo.rules.world import World

#: [m] How far "beside" reaches, and "north of" a town or park without a distance.
BESIDE_M, TOWARDS_M = 1000.0, 3000.0
#: [m] The least radius of a reckoned place.
LEAST_RADIUS_M = 50.0

# What may follow a unit's name and still mean its seat.
_SEAT = re.compile(
    r"(?:县|区|市|镇|乡|街道)?(?:人民)?政府(?:驻地)?|驻地|县城|城区|市区|中心(?:城区)?|镇区|集镇|街里|城(?!市)"
)
_AND = re.compile(r"与|和|、|至|到|—|-|~|同|跟|及")
_BETWEEN = re.compile(
    r"(?:两地|两县|两镇|两站|两区|两村|两者)?(?:之间|中间|间(?!接)|之中|交界|交接|接壤|接合部|结合部|相邻处)"
)
# 距甲站, 东距甲站: the place lies the other way.
_FROM = re.compile(r"(?P<wind>[东南西北](?:面|侧)?)?(?:距离|距|离|去)$")


def offset(case: Case, world: World) -> Answer | Reckoned | None:
    """Answer a text that tells a distance, a wind or a side from a place, else None."""
    for number, chain in enumerate(case.chains):
        if chain[-1].outside:
            continue
        before = _FROM.search(case.text, 0, chain[0].start)
        told = _told(case, chain[-1].end, said_distance=before is not None)
        if told is None or _only_vague(chain[-1], told):
            continue
        described = before is not None and any(not _is_wide(other) for other in case.chains[:number])
        if _names_finer(case.chains[number + 1 :], told) or described:
            continue
        return _reckoned(case, chain, _turned(told, before["wind"] if before else None), world)
    return None


def between(case: Case, world: World) -> Answer | Reckoned | None:
    """Answer a text that tells two places and between, else None."""
    for left, right in pairwise(case.chains):
        gap = case.text[left[-1].end : right[0].start]
        seat = _SEAT.match(gap)
        if not _AND.fullmatch(gap[seat.end() :] if seat else gap):
            continue
        seat = _SEAT.match(case.text, right[-1].end)
        if _BETWEEN.match(case.text, seat.end() if seat else right[-1].end):
            return _middle(case, left, right, world)
    return None


def _told(case: Case, end: int, *, said_distance: bool) -> Offset | None:
    seat = _SEAT.match(case.text, end)
    told = offset_after(case.text, seat.end(), said_distance=said_distance) if seat else None
    return told or offset_after(case.text, end, said_distance=said_distance)


def _is_wide(chain: Chain) -> bool:
    """Tell whether an address ends at a city or district, so that a distance from elsewhere in it places something."""
    return chain[-1].thing.level in ("city", "district") and not chain[-1].outside


def _only_vague(mention: Mention, told: Offset) -> bool:
    """Tell whether a side of something large is no place of its own: the north of a county, some way off a city."""
    unsided = told.distance_m is None or told.azimuth is None
    return unsided and mention.thing.level in ("city", "district", "line")


def _names_finer(behind: tuple[Chain, ...], told: Offset) -> bool:
    """Tell whether a place is named behind the expression, which then only describes it."""
    return any(m.start >= told.end and m.thing.level not in ("city", "district") for chain in behind for m in chain)


def _turned(told: Offset, wind: str | None) -> Offset:
    """Turn a wind that is told from the place to its anchor: 东距甲站3公里 lies west of 甲站."""
    if wind is None:
        return told
    return replace(told, azimuth=(WINDS[wind[0]] + 180.0) % 360.0)


def _reckoned(case: Case, chain: Chain, told: Offset, world: World) -> Answer | Reckoned:
    reading = read(chain, case.hints)
    if len(reading.candidates) > 1:
        return ambiguous(case, reading)
    matched = (*reading.matches[:-1], *(replace(match, rule="relative") for match in reading.matches[-1:]))
    name = case.quote(chain)
    anchor = world.anchor(reading.thing)
    if anchor is None:
        return _unanchored(case, (reading,), matched, name)
    if told.distance_m is None:
        reach = TOWARDS_M if chain[-1].thing.level in ("town", "area") else BESIDE_M
        point, radius = anchor.point, anchor.radius_m + reach
    else:
        radius = max(relative_radius_m(anchor.radius_m, told), LEAST_RADIUS_M)
        point = _moved(anchor.point, told)
    return Reckoned(
        case=case,
        level="relative",
        point=point,
        geometry=shapely.Point(point),
        radius_m=radius,
        radius_basis=f"起点半径 {reasons.metres_zh(anchor.radius_m)}，加方位和距离的余量",
        confidence=raw_confidence(reading),
        matched=matched,
        words=(
            f"以{name}为起点，按文中的方位和距离推算，半径 {reasons.metres_zh(radius)}。",
            f"Reckoned from {name} by the direction and distance told, radius {reasons.metres_en(radius)}.",
        ),
        zone=reading.zone,
        district=reading.thing.district if reading.thing else None,
    )


def _moved(point: tuple[float, float], told: Offset) -> tuple[float, float]:
    if told.azimuth is None or told.distance_m is None:
        return point
    lon, lat, _ = ELLIPSOID.fwd(*point, told.azimuth, told.distance_m)
    return float(lon), float(lat)


def _middle(case: Case, left: Chain, right: Chain, world: World) -> Answer | Reckoned:
    readings = [read(chain, case.hints) for chain in (left, inheriting(left, right))]
    for reading in readings:
        if len(reading.candidates) > 1:
            return ambiguous(case, reading)
    matched = tuple(replace(match_of(m), rule="between") for m in sorted({*left, *right}, key=lambda m: m.start))
    names = f"{case.quote(left)}与{case.quote(right)}"
    first, second = (world.anchor(reading.thing) for reading in readings)
    if first is None or second is None:
        return _unanchored(case, tuple(readings), matched, names)
    azimuth, _, distance = ELLIPSOID.inv(*first.point, *second.point)
    lon, lat, _ = ELLIPSOID.fwd(*first.point, azimuth, distance / 2)
    radius = max(distance / 2, min(first.radius_m, second.radius_m), LEAST_RADIUS_M)
    districts = {reading.thing.district if reading.thing else None for reading in readings}
    return Reckoned(
        case=case,
        level="relative",
        point=(float(lon), float(lat)),
        geometry=shapely.LineString([first.point, second.point]),
        radius_m=radius,
        radius_basis=f"两地间距 {reasons.metres_zh(distance)} 的一半",
        confidence=min(map(raw_confidence, readings)),
        matched=matched,
        words=(
            f"在{names}之间，点取两地中点，半径为间距的一半 {reasons.metres_zh(radius)}。",
            f"Between two named places: the point is their middle, the radius half their distance, {reasons.metres_en(radius)}.",
        ),
        district=districts.pop() if len(districts) == 1 else None,
    )


def _unanchored(case: Case, readings: tuple[Reading, ...], matched: tuple[Match, ...], name: str) -> Answer:
    """Answer a relative place whose anchor has no position."""
    readings = tuple(reading for reading in readings if reading.mention is not None) or readings
    things = [reading.thing for reading in readings]
    districts = {thing.district if thing else None for thing in things}
    towns = {thing.town if thing else None for thing in things}
    district = districts.pop() if len(districts) == 1 else None
    flags: tuple[Flag, ...] = ("guess",) if any(thing and thing.basis == "guess" for thing in things) else ()
    return Answer(
        case.query,
        case.text,
        "area_only",
        "relative",
        confidence=min(map(raw_confidence, readings)),
        district=district,
        district_source=("text" if readings[0].district else "town") if district else None,
        town=towns.pop() if len(towns) == 1 and district else None,
        matched=matched,
        flags=flags,
        reason=f"位置按{name}推算，但{name}没有可靠坐标，不画点位。",
        reason_en="Told relative to a place that has no reliable coordinates: no point is drawn.",
    )
