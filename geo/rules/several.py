"""Several places in one text: a list of towns, stations or districts, with how many it says and how many are known."""

from collections.abc import Sequence
from dataclasses import replace

import shapely

from geo.expressions import Count, told_count
from geo.geocode import Answer
from geo.measure import ELLIPSOID
from geo.rules.case import Case, Chain, lists_of
from geo.rules.confidence import raw_confidence
from geo.rules.reading import Reading, read
from geo.rules.world import Circle, World
from geo.things import Thing


def several(case: Case, world: World) -> Answer | None:
    """Answer a text that lists two places or more, else None."""
    for chains in lists_of(case):
        readings = [read(chain, case.hints) for chain in chains]
        units = [r for r in readings if r.candidates and r.candidates[0].thing.kind not in ("city", "province")]
        if len(units) > 1:
            return _listed(case, chains, units, world)
    for chain in case.chains:
        count = told_count(case.text, chain[-1].end)
        reading = read(chain, case.hints) if count is not None and case.text[count.start] == "等" else None
        if reading is not None and reading.thing is not None and reading.thing.kind not in ("city", "province"):
            return _listed(case, [chain], [reading], world)
    return None


def _listed(case: Case, chains: Sequence[Chain], readings: Sequence[Reading], world: World) -> Answer:
    things = [reading.thing for reading in readings if reading.thing]
    count = told_count(case.text, chains[-1][-1].end)
    short = count is not None and count.number != len(readings)
    districts, zones = {thing.district for thing in things}, {thing.zone for thing in things}
    spread = short and any(thing.kind == "district" for thing in things)
    district = districts.pop() if len(districts) == 1 and not spread else None
    towns = {thing.town for thing in things}
    matches = dict.fromkeys(match for reading in readings for match in reading.matches)
    answer = Answer(
        case.query,
        case.text,
        "area_only",
        "multi_site",
        confidence=min(map(raw_confidence, readings)),
        district=district,
        district_source="text" if district else None,
        functional_district=zones.pop() if len(zones) == 1 else None,
        town=towns.pop() if district and len(towns) == 1 else None,
        matched=tuple(sorted(matches, key=lambda match: match.span)),
        flags=("count_mismatch",) if short else (),
        reason=_reason(things, readings, count if short else None),
        reason_en=_reason_en(things, readings, count if short else None),
    )
    return _drawn(answer, things, world) if len(things) == len(readings) > 1 else answer


def _reason(things: Sequence[Thing], readings: Sequence[Reading], count: Count | None) -> str:
    names = "、".join(thing.name for thing in things)
    said = f"，文中说有 {count.number} 处" if count else ""
    unsure = f"，{len(readings) - len(things)} 处有同名" if len(things) < len(readings) else ""
    return f"多处：{names}；认出 {len(things)} 处{said}{unsure}。"


def _reason_en(things: Sequence[Thing], readings: Sequence[Reading], count: Count | None) -> str:
    names = ", ".join(thing.name for thing in things)
    said = f"; the text says {count.number}" if count else ""
    unsure = f"; {len(readings) - len(things)} may be one of several" if len(things) < len(readings) else ""
    return f"Several places: {names}; {len(things)} known{said}{unsure}."


def _drawn(answer: Answer, things: Sequence[Thing], world: World) -> Answer:
    """Give a list the shapes of its members, where each has one."""
    points = [thing.point for thing in things]
    known = [point for point in points if point is not None]
    if len(known) == len(points):
        circle = _around([Circle(*point, thing.radius_m or 0.0) for point, thing in zip(known, things, strict=True)])
        return replace(
            answer, status="located", point=circle.point, geometry=shapely.MultiPoint(known), radius_m=circle.radius_m,
            radius_basis="各处连同其半径的外接圆",
        )  # fmt: skip
    if all(thing.kind == "district" for thing in things):
        circle = _around([world.centres[thing.name] for thing in things])
        parts = shapely.get_parts([world.gazetteer.polygons[thing.name] for thing in things])
        return replace(
            answer, point=circle.point, geometry=shapely.MultiPolygon(list(parts)), radius_m=circle.radius_m,
            radius_basis="各县区面积九成的外接圆",
        )  # fmt: skip
    return answer


def _around(circles: Sequence[Circle]) -> Circle:
    """Draw a circle that holds circles."""
    lons, lats = [circle.lon for circle in circles], [circle.lat for circle in circles]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    radius = max(ELLIPSOID.inv(lon, lat, *circle.point)[2] + circle.radius_m for circle in circles)
    return Circle(lon, lat, max(radius, 1.0))
