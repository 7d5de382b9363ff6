"""The offline geocoder: rules over a gazetteer, that answer with a place, with candidates, or with why there is none."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import reasons
from geo.address import Mention, adjacent, focus, holds, masked, mentions
from geo.calibration import stated
from geo.datum import bd09_to_wgs84, gcj02_to_wgs84
from geo.errors import DatumError
from geo.expressions import (
    Line,
    Offset,
    Typed,
    joined,
    lines,
    listed_with,
    offset_after,
    relative_radius_m,
    told_count,
    typed_coordinates,
)
from geo.gazetteer import LINEAR_KINDS, Gazetteer, Sense, Thing
from geo.geocode import Alternative, Answer, Flag, Level, Match, Query, Rule
from geo.measure import ELLIPSOID
from geo.names import normal_form
from geo.reading import Hints, Reading, hints_of, match_of, read, typo

#: Start values of confidence (places.md 3.2), before calibration.
FULL_CHAIN, WITH_DISTRICT, ALONE, BY_COLUMN = 0.97, 0.93, 0.80, 0.80
OTHER_FORM, TYPO, TEXT_BASIS, CITY_HINT, CONFLICT = 0.95, 0.75, 0.9, 0.9, 0.6
#: [m] Beyond the polygons a point is still the coast's or the border's; farther it is outside.
SHORE_M = 3000.0
#: [m] Up to here from a border a point in the other district is a matter of the border.
NEAR_COLUMN_M = 2000.0
#: [m] A datum shift of the country's web maps, when a typed pair does not say its CRS (places.md 1.1: median 503).
UNKNOWN_DATUM_M = 600.0
#: [m] How far "beside" reaches, and "north of" without a distance.
BESIDE_M, TOWARDS_M = 1000.0, 3000.0
#: [°] Two lines that cross more often than this far apart cross at several places.
ONE_CROSSING_DEG = 0.003

_CITY_WIDE = re.compile(
    r"全市|市域|全域|各县\(市\)?区?|各县区|各区县|\d+个县\(市\)区|\d+个县区|市辖区|主城区|中心城区|市区|城区各|全城|我市|本市"
)
_UNIT_TAIL = re.compile(r"(?:县)?(?:人民)?政府(?:驻地)?|驻地|县城|城区|市区|中心(?:城区)?|镇区|集镇|街里|城")
_BETWEEN_AND = re.compile(r"(?:与|和|、|至|到|—|-|~|同|跟|及)")
_BETWEEN = re.compile(
    r"(?:两地|两县|两镇|两站|两区)?(?:之间|中间|间(?!接)|之中|交界|交接|接壤|接合部|结合部|毗邻|相邻处)"
)
_CROSSROADS = re.compile(r"(?:交汇|交会|交叉|相交|路口|交口|十字)")
_ACROSS = re.compile(r"(?:上)?跨(?:越|过)?")
_SAID_DISTANCE = re.compile(r"(?P<wind>[东南西北](?:面|侧)?)?(?:距离|距|离|去)$")
_FINER = re.compile(
    r"^(?:的|境内|辖区|内|,|\()*(?P<name>[一-龥A-Za-z0-9]{1,14}?(?:村|屯|镇|乡|街道|社区|路|街|园|园区|产业区|厂|站|桥|河|山|岛|小区|大厦|广场|学校|医院|"
    r"市场|码头|泊位|基地|公园|水库|农场|林场|大道|组|号|校区|综合体|港池|服务区|收费站))"
)
_GOVERNMENT = re.compile(r"^(?:人民)?政府|^委|^县委|^市委")
_SUPPORT: tuple[Flag, ...] = get_args(Flag)


@dataclass(frozen=True, slots=True)
class Case:
    """One query on its way: its normal form, its hints, and the mentions in it; ``places`` may be where it is."""

    query: Query
    text: str
    hints: Hints
    found: tuple[Mention, ...]
    places: tuple[Mention, ...]
    clause: tuple[int, int]


class GazetteerGeocoder:
    """Answers from a gazetteer alone: no network, no model, the same every time.

    Parameters
    ----------
    gazetteer
        Every name that is known.
    city
        Name of the city that texts are about unless they name another.
    """

    def __init__(self, gazetteer: Gazetteer, city: str = "") -> None:
        self._gazetteer = gazetteer
        self._city = normal_form(city or (gazetteer.city.name if gazetteer.city else "")).removesuffix("市")
        figures = gazetteer.regions.figures().set_index("id")
        self._centres: dict[str, tuple[float, float, float]] = {
            name: (row.centroid_lon, row.centroid_lat, row.radius_m)
            for name, thing in gazetteer.districts.items()
            for row in [figures.loc[thing.id]]
        }
        self._units = {unit.name_zh: unit for unit in gazetteer.regions.units if unit.kind == "district"}
        self._borders = _border_distances(gazetteer)
        self._steps: tuple[Callable[[Case], Answer | None], ...] = (
            self._typed, self._line, self._between, self._elsewhere, self._relative, self._several, self._named,
        )  # fmt: skip

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
        return [self._answer(query) for query in queries]

    def _answer(self, query: Query) -> Answer:
        case = self._case(query)
        answer = next((answer for step in self._steps if (answer := step(case)) is not None), None)
        if answer is None:
            answer = self._unnamed(case)
        answer = self._with_column(case, answer)
        return replace(answer, confidence=stated(answer.confidence))

    def _case(self, query: Query) -> Case:
        text = normal_form(query.text)
        hints = hints_of(query, self._gazetteer)
        found = masked(text, mentions(text, self._gazetteer))
        places = [m for m in found if not m.masked]
        clause = focus(text) or (0, len(text))
        within = [m for m in places if clause[0] <= m.start < clause[1]]
        return Case(query, text, hints, tuple(found), tuple(within or places), clause if within else (0, len(text)))

    # -- expressions -------------------------------------------------------------------------------------------

    def _typed(self, case: Case) -> Answer | None:
        typed = typed_coordinates(case.text)
        if typed is None:
            return None
        span = Match("", "", "coordinate", (typed.start, typed.end), "coordinate", "")
        lon, lat = _wgs84(typed)
        if not (-180 <= typed.lon <= 180 and -90 <= typed.lat <= 90) or not math.isfinite(lon):
            return self._blank(case, "unlocated", matched=(span,), words=(
                "文中的数字不是合理的经纬度。", "The numbers are no longitude and latitude."))  # fmt: skip
        row = self._gazetteer.regions.locate(lon, lat).iloc[0]
        district = row["district"]
        if district is None and row["border_m"] > SHORE_M:
            words = (
                f"坐标 {lon:.5f}, {lat:.5f} 不在{self._city_name}范围内。",
                f"{lon:.5f}, {lat:.5f} lies outside the city.",
            )
            return self._blank(case, "out_of_area", matched=(span,), confidence=FULL_CHAIN, words=words)
        unsure = UNKNOWN_DATUM_M if typed.crs is None else 20.0
        radius = max(math.hypot(unsure, typed.rounding * 111_000), 30.0)
        crs_zh = {
            "wgs84": "WGS 84",
            "cgcs2000": "CGCS2000",
            "gcj02": "GCJ-02",
            "bd09": "BD-09",
            None: "未注明，按 WGS 84",
        }[typed.crs]
        crs_en = crs_zh if typed.crs else "not stated, taken for WGS 84"
        return Answer(
            case.query, case.text, "located", "coordinate", (lon, lat), shapely.Point(lon, lat), radius,
            f"坐标系{crs_zh}；末位 {typed.rounding * 111_000:.0f} 米",
            confidence=FULL_CHAIN if typed.crs else WITH_DISTRICT, district=district,
            district_source="geometry" if district else None, matched=(span,), flags=("near_border",) if row["near_border"] else (),
            reason=f"文中直接写明坐标（坐标系{crs_zh}），半径 {reasons.metres_zh(radius)}。",
            reason_en=f"Typed coordinates (reference system {crs_en}), radius {reasons.metres_en(radius)}.",
        )  # fmt: skip

    def _line(self, case: Case) -> Answer | None:
        for line in lines(case.text):
            if any(m.start <= line.start < m.end for m in case.found):
                continue
            if any(m.masked == "company" and m.start < line.end and line.start < m.end + 12 for m in case.found):
                continue
            answer = self._line_answer(case, line)
            if answer is not None:
                return answer
        return None

    def _line_answer(self, case: Case, line: Line) -> Answer | None:
        ends = _line_ends(case, line)
        rest = [m for m in case.places if m not in ends and not _is_outside(m)]
        reading = read(rest, case.hints)
        district = reading.district or (reading.candidates[0].thing.district if len(reading.candidates) == 1 else None)
        local_ends = [m for m in ends if not _is_outside(m)]
        name, route = self._gazetteer.line_named(case.text[: line.start] + line.word)
        if not (rest or local_ends or route is not None or name or case.hints.district):
            if ends:
                return None
            return None
        zone = reading.zone or (reading.thing.zone if reading.thing else None)
        matched = tuple(match_of(m, m.senses[0]) for m in sorted((*ends, *rest), key=lambda m: m.start))
        matched = (*matched, Match(name, name or line.word, "line", (line.start, line.end), "along", ""))
        source = "text" if reading.district else "town" if district else None
        if district is None and case.hints.district:
            district, source = case.hints.district, "column"
        drawn = self._clipped(route, district)
        where_zh, where_en = (district or self._city_name), (district or "the city")
        if drawn is None:
            return Answer(
                case.query, case.text, "area_only", "line", confidence=WITH_DISTRICT if district else ALONE, district=district,
                district_source=source, functional_district=zone, matched=matched,
                reason=f"线状工程，在{where_zh}；词表里没有它的线位，两端地名不当作位置，不画点位。",
                reason_en=f"A linear work in {where_en}; its course is not known, and the names of its ends are no locations.",
            )  # fmt: skip
        geometry, point, radius = drawn
        return Answer(
            case.query, case.text, "located", "line", point, geometry, radius, f"线段长度的一半 {reasons.metres_zh(radius)}",
            confidence=WITH_DISTRICT if district else ALONE, district=district, district_source=source,
            functional_district=zone, matched=matched,
            reason=f"{name}在{where_zh}的一段，点取线段中部，半径为线段长度的一半。",
            reason_en=f"The part of {name} in {where_en}; the point is its middle, the radius half its length.",
        )  # fmt: skip

    def _between(self, case: Case) -> Answer | None:
        chains = _chains(case.text, case.places)
        for left, right in zip(chains, chains[1:], strict=False):
            gap = case.text[left[-1].end : right[0].start]
            after = right[-1].end
            if _ACROSS.fullmatch(gap) and left[-1].thing.kind in LINEAR_KINDS:
                return self._crossing(case, left, right)
            if not _BETWEEN_AND.fullmatch(_tailless(gap)):
                continue
            tail = _UNIT_TAIL.match(case.text, after)
            after = tail.end() if tail else after
            if _CROSSROADS.match(case.text, after):
                return self._crossing(case, left, right)
            if _BETWEEN.match(case.text, after):
                return self._middle(case, left, right)
        return None

    def _middle(self, case: Case, left: list[Mention], right: list[Mention]) -> Answer | None:
        anchors = [self._anchor(read(chain, case.hints)) for chain in (left, _inheriting(left, right))]
        matched = tuple(match_of(m, m.senses[0]) for m in (*left, *right))
        matched = tuple(replace(match, rule="between") for match in matched)
        names = "与".join(case.text[chain[0].start : chain[-1].end] for chain in (left, right))
        if not all(anchors):
            return self._unanchored(case, (left, right), matched, names)
        (lon1, lat1, r1), (lon2, lat2, r2) = (anchor for anchor in anchors if anchor)
        azimuth, _, distance = ELLIPSOID.inv(lon1, lat1, lon2, lat2)
        lon, lat, _ = ELLIPSOID.fwd(lon1, lat1, azimuth, distance / 2)
        radius = max(distance / 2, min(r1, r2), 100.0)
        return self._at(
            case, (lon, lat), radius, shapely.LineString([(lon1, lat1), (lon2, lat2)]), matched,
            (f"在{names}之间，点取两地中点，半径为间距的一半 {reasons.metres_zh(radius)}。",
             f"Between two named places: the point is their middle, the radius half their distance, {reasons.metres_en(radius)}."),
            basis=f"两地间距 {reasons.metres_zh(distance)} 的一半",
        )  # fmt: skip

    def _crossing(self, case: Case, left: list[Mention], right: list[Mention]) -> Answer:
        matched = tuple(replace(match_of(m, m.senses[0]), rule="crossing") for m in (*left, *right))
        readings = [read(chain, case.hints) for chain in (left, right)]
        shapes = [self._gazetteer.shapes.get(reading.thing.id) if reading.thing else None for reading in readings]
        if all(shape is not None for shape in shapes):
            spots = shapely.get_parts(shapely.intersection(shapes[0], shapes[1]))
            points = [(float(p.x), float(p.y)) for p in map(shapely.centroid, spots) if not p.is_empty]
            if points and max(math.dist(points[0], p) for p in points) < ONE_CROSSING_DEG:
                words = ("两线相交之处。", "Where the two lines cross.")
                return self._at(
                    case, points[0], 300.0, shapely.Point(points[0]), matched, words, level="site", basis="两线交点"
                )
            if points:
                return self._blank(case, "ambiguous", matched=matched, confidence=0.9 / len(points), words=(
                    f"两线有 {len(points)} 处相交，文中没有写明是哪一处。", f"The two lines cross at {len(points)} places."))  # fmt: skip
        districts = {r.thing.district for r in readings if r.thing and r.thing.district}
        district = districts.pop() if len(districts) == 1 else case.hints.district
        flags: tuple[Flag, ...] = ("guess",) if any(r.thing and r.thing.basis == "guess" for r in readings) else ()
        return Answer(
            case.query, case.text, "area_only", "site", confidence=ALONE, district=district,
            district_source=("text" if districts or any(r.district for r in readings) else "geometry") if district else None,
            matched=matched, flags=flags,
            reason="桥或路口由两条线相交而定，词表里没有它们的线位，不画点位。",
            reason_en="A bridge or crossroads told by two lines whose courses are not known, so no point is drawn.",
        )  # fmt: skip

    def _elsewhere(self, case: Case) -> Answer | None:
        chains = _chains(case.text, case.places)
        outside = [chain for chain in chains if _is_outside(chain[0])]
        inside = [chain for chain in chains if not _is_outside(chain[0]) and not _only_province(chain)]
        explicit = [c for c in inside if any(m.thing.kind in ("city", "district") for m in c)]
        if outside:
            first = outside[0]
            after = [c for c in inside if c[0].start > first[0].start]
            broken = any(ch in ",;。" for c in after for ch in case.text[first[-1].end : c[0].start])
            if not inside or (not explicit and after == inside and not broken):
                return self._out(case, first)
            return None
        city = normal_form(case.query.city).removesuffix("市")
        if city and city != self._city and not explicit and self._city not in city and case.places:
            words = reasons.outside(case.text[:20], f"{case.query.city}的地方", self._city_name)
            return self._blank(case, "out_of_area", confidence=ALONE * CITY_HINT, flags=("city_hint",), words=words)
        return None

    def _out(self, case: Case, chain: list[Mention]) -> Answer:
        finest = next(m for m in chain if _is_outside(m))
        sense = next(s for s in finest.senses if s.thing.outside)
        names = [s.thing.outside for s in finest.senses if s.thing.outside]
        where = names[0] if len(names) == 1 else "、".join(names[:3]) + ("等地" if len(names) > 3 else "")
        words = reasons.outside(case.text[chain[0].start : chain[-1].end], where, self._city_name)
        matched = tuple(match_of(m, sense if m is finest else m.senses[0]) for m in chain)
        return self._blank(case, "out_of_area", matched=matched, confidence=WITH_DISTRICT, words=words)

    def _relative(self, case: Case) -> Answer | None:
        chains = _chains(case.text, case.places)
        for number, chain in enumerate(chains):
            last = chain[-1]
            if _is_outside(last):
                continue
            tail = _UNIT_TAIL.match(case.text, last.end)
            end = tail.end() if tail else last.end
            before = _SAID_DISTANCE.search(case.text, 0, chain[0].start)
            offset = offset_after(case.text, end, said_distance=before is not None)
            if offset is None and tail:
                offset = offset_after(case.text, last.end, said_distance=before is not None)
            if offset is None or (offset.distance_m is None and _level_of(last) in ("city", "district", "line")):
                continue
            if any(
                m.start >= offset.end and _level_of(m) not in ("city", "district")
                for c in chains[number + 1 :]
                for m in c
            ):
                continue
            if before is not None and before["wind"] and number:
                continue
            return self._offset(case, chain, offset, opposite=bool(before is not None and before["wind"]))
        return None

    def _offset(self, case: Case, chain: list[Mention], offset: Offset, *, opposite: bool) -> Answer:
        reading = read(chain, case.hints)
        matched = tuple(
            replace(m, rule="relative") if i == len(reading.matches) - 1 else m for i, m in enumerate(reading.matches)
        )
        anchor = self._anchor(reading)
        name = case.text[chain[0].start : chain[-1].end]
        if len(reading.candidates) > 1:
            return self._ambiguous(case, reading)
        if anchor is None:
            return self._unanchored(case, (chain,), matched, name)
        lon, lat, anchor_m = anchor
        azimuth = (offset.azimuth + 180) % 360 if opposite and offset.azimuth is not None else offset.azimuth
        if offset.distance_m is None:
            reach = TOWARDS_M if _level_of(chain[-1]) in ("town", "area") else BESIDE_M
            radius, point = anchor_m + reach, (lon, lat)
        else:
            radius = max(relative_radius_m(anchor_m, offset), 50.0)
            point = (lon, lat) if azimuth is None else ELLIPSOID.fwd(lon, lat, azimuth, offset.distance_m)[:2]
        return self._at(
            case, point, radius, shapely.Point(point), matched,
            (f"以{name}为起点，按文中的方位和距离推算，半径 {reasons.metres_zh(radius)}。",
             f"Reckoned from {name} by the direction and distance told, radius {reasons.metres_en(radius)}."),
            basis=f"起点半径 {reasons.metres_zh(anchor_m)}，距离与方位的余量", reading=reading,
        )  # fmt: skip

    def _several(self, case: Case) -> Answer | None:
        runs = _runs(case.text, _chains(case.text, case.places))
        for run in runs:
            readings = [read(chain, case.hints) for chain in run]
            things = [reading.thing for reading in readings if reading.candidates]
            if len(things) < 2:
                continue
            if any(thing is not None and thing.kind in ("city", "province") for thing in things):
                continue
            return self._several_answer(case, run, readings)
        return None

    def _several_answer(self, case: Case, run: list[list[Mention]], readings: list[Reading]) -> Answer:
        things = [reading.thing for reading in readings if reading.thing]
        count = told_count(case.text, run[-1][-1].end)
        flags: list[Flag] = ["count_mismatch"] if count and count.number != len(readings) else []
        districts = {thing.district for thing in things}
        district = districts.pop() if len(districts) == 1 else None
        zones = {thing.zone for thing in things}
        matched = tuple(match for reading in readings for match in reading.matches)
        names = "、".join(thing.name for thing in things)
        said = f"，文中说 {count.number} 处" if count and flags else ""
        confidence = min((_raw(reading) for reading in readings if reading.thing), default=0.5)
        answer = Answer(
            case.query, case.text, "area_only", "multi_site", confidence=confidence, district=district,
            district_source="text" if district else None, functional_district=zones.pop() if len(zones) == 1 else None,
            matched=matched, flags=tuple(flags),
            reason=f"多处：{names}，认出 {len(readings)} 处{said}。", reason_en=f"Several places, {len(readings)} of them known.",
        )  # fmt: skip
        points = [thing.point for thing in things]
        if len(things) == len(readings) and all(points):
            known = [point for point in points if point]
            lon, lat, radius = _circle(known, [thing.radius_m or 0.0 for thing in things])
            return replace(answer, status="located", point=(lon, lat), geometry=shapely.MultiPoint(known), radius_m=radius,
                           radius_basis="各处连同其半径的外接圆")  # fmt: skip
        polygons = [self._gazetteer.polygons[thing.name] for thing in things if thing.name in self._gazetteer.polygons]
        if polygons and len(polygons) == len(readings):
            parts = [part for polygon in polygons for part in shapely.get_parts(polygon)]
            centres = [self._centres[thing.name] for thing in things]
            lon, lat, radius = _circle([(c[0], c[1]) for c in centres], [c[2] for c in centres])
            return replace(answer, geometry=shapely.MultiPolygon(parts), point=(lon, lat), radius_m=radius,
                           radius_basis="各县区面积九成的外接圆")  # fmt: skip
        return answer

    # -- names -------------------------------------------------------------------------------------------------

    def _named(self, case: Case) -> Answer | None:
        reading = read([m for m in case.places if not _is_outside(m)], case.hints)
        if reading.mention is None:
            return None
        reading, typos = self._with_typo(case, reading)
        if len(reading.candidates) > 1:
            return self._ambiguous(case, reading)
        flags = [*typos]
        if not typos and self._names_finer(case, reading):
            flags.append("fallback")
        return self._thing_answer(case, reading, flags)

    def _with_typo(self, case: Case, reading: Reading) -> tuple[Reading, list[Flag]]:
        """Read on behind the finest unit, where the next name may be misspelt."""
        thing, mention = reading.thing, reading.mention
        if thing is None or mention is None or thing.kind not in ("city", "province", "district", "zone", "town"):
            return reading, []
        district = thing.district or case.hints.district
        gazetteer = self._gazetteer
        start = mention.end
        if thing.kind == "town":
            pool = gazetteer.villages.get((str(district), thing.name), [])
        elif district:
            pool = [t for (d, _), t in gazetteer.towns.items() if d == district] + gazetteer.sites.get(district, [])
        else:
            pool = list(gazetteer.districts.values())
        found = typo(case.text, start, pool)
        if found is None:
            return reading, []
        sense, end = found
        if sense.thing.kind == "district" and case.text[start:end] in gazetteer.names:
            return reading, []
        misspelt = Mention(start, end, (sense,))
        rest = [m for m in case.places if m.start >= end and not _is_outside(m)]
        again = mentions(case.text[end:], gazetteer)
        behind = (
            [replace(m, start=m.start + end, end=m.end + end) for m in again]
            if sense.thing.kind in ("town", "district")
            else rest
        )
        extra = []
        if sense.thing.kind == "town" and not behind:
            next_typo = self._village_behind(case, sense.thing, end)
            extra = [next_typo] if next_typo else []
        chain = [m for m in reading.used if m.end <= start] + [misspelt, *behind, *extra]
        return read([m for m in chain if not m.masked], case.hints), ["typo"]

    def _village_behind(self, case: Case, town: Thing, start: int) -> Mention | None:
        for village in self._gazetteer.villages.get((str(town.district), town.name), []):
            if case.text.startswith(village.name, start):
                return Mention(start, start + len(village.name), (Sense(village, "exact"),))
        return None

    def _names_finer(self, case: Case, reading: Reading) -> bool:
        """Tell whether the text goes on with a finer place that no table knows."""
        if reading.thing is None or reading.mention is None or reading.thing.level in ("site", "village", "line"):
            return False
        rest = case.text[reading.used[-1].end : case.clause[1]]
        return _GOVERNMENT.match(rest) is None and _FINER.match(rest) is not None

    def _thing_answer(self, case: Case, reading: Reading, flags: list[Flag]) -> Answer:
        sense = reading.candidates[0]
        thing = sense.thing
        flags = [*flags, *self._flags(case, reading, sense)]
        how_zh, how_en = _how(reading, flags)
        answer = Answer(
            case.query, case.text, "area_only", thing.level if thing.kind != "province" else "city",
            confidence=_raw(reading) * (CITY_HINT if "city_hint" in flags else 1.0),
            district=thing.district or reading.district or None, district_source=_district_source(reading, thing),
            functional_district=reading.zone or thing.zone, town=thing.town or reading.town, matched=reading.matches,
            radius_m=thing.radius_m, flags=_ordered(flags),
        )  # fmt: skip
        if thing.kind == "province":
            words = ("文中只写到省，范围比全市还大。", "Only the province is named.")
            return replace(
                answer, status="unlocated", level="unlocated", confidence=0.0, reason=words[0], reason_en=words[1]
            )
        if thing.kind == "city":
            words = reasons.unit(thing, how_zh, how_en)
            return replace(answer, radius_m=None, reason=words[0], reason_en=words[1])
        if thing.kind == "district":
            lon, lat, radius = self._centres[thing.name]
            words = reasons.unit(thing, how_zh, how_en)
            return replace(answer, point=(lon, lat), geometry=self._gazetteer.polygons[thing.name], radius_m=radius,
                           radius_basis="县区面积的九成在此半径内", reason=words[0], reason_en=words[1])  # fmt: skip
        point = thing.point
        if point is None:
            words = reasons.without_point(thing, how_zh, how_en)
            return replace(answer, reason=words[0], reason_en=words[1])
        words = reasons.located(thing, how_zh, how_en)
        geometry: BaseGeometry = self._gazetteer.shapes.get(thing.id, shapely.Point(point))
        return replace(answer, status="located", point=point, geometry=geometry, radius_m=max(thing.radius_m or 0.0, 30.0),
                       radius_basis=f"点位精度 {reasons.metres_zh(thing.precision_m or 0)}，连同范围 {reasons.metres_zh(thing.radius_m or 0)}",
                       reason=words[0], reason_en=words[1])  # fmt: skip

    def _flags(self, case: Case, reading: Reading, sense: Sense) -> list[Flag]:
        thing = sense.thing
        rules = {match.rule for match in reading.matches}
        flags: list[Flag] = []
        if "old_name" in rules:
            flags.append("old_name")
        if "alias" in rules:
            flags.append("alias")
        if thing.basis == "guess" and thing.lon is not None:
            flags.append("guess")
        if reading.by_column:
            flags.append("resolved_by_column")
        if reading.conflict:
            flags.append("district_conflict")
        if reading.zone:
            flags.append("functional_overlap")
        if thing.point and self._borders.get(thing.id, math.inf) < 100.0 + (thing.precision_m or 0.0):
            flags.append("near_border")
        if case.query.city and not reading.city and not reading.district:
            flags.append("city_hint")
        return flags

    def _ambiguous(self, case: Case, reading: Reading) -> Answer:
        things = [sense.thing for sense in reading.candidates]
        mention = reading.mention
        name = case.text[mention.start : mention.end] if mention else case.text
        words = reasons.ambiguous(name, things)
        share = round(0.9 / len(things), 3)
        alternatives = tuple(Alternative(t.id, t.name, t.district, t.town, share, None) for t in things[:20])
        districts, towns = {t.district for t in things}, {t.town for t in things}
        return replace(
            self._blank(case, "ambiguous", matched=reading.matches, confidence=share, words=words),
            alternatives=alternatives, district=districts.pop() if len(districts) == 1 else None,
            district_source="text" if len({t.district for t in things}) == 1 else None,
            town=towns.pop() if len(towns) == 1 else None, functional_district=reading.zone,
        )  # fmt: skip

    def _unnamed(self, case: Case) -> Answer:
        """Answer a text that names no place: the city if it speaks of the whole, else the column, else nothing."""
        gazetteer, hints = self._gazetteer, case.hints
        if hints.town and hints.district:
            sense = next(
                (
                    s
                    for s in gazetteer.names.get(hints.town, ())
                    if s.thing.kind == "town" and s.thing.district == hints.district
                ),
                None,
            )
            if sense and not any(m.masked for m in case.found):
                answer = self._thing_answer(
                    case, Reading((sense,), None, district=hints.district, town=sense.thing.town), []
                )
                return replace(answer, district_source="column", flags=_ordered([*answer.flags, "resolved_by_column"]))
        if hints.district:
            thing = gazetteer.districts[hints.district]
            answer = self._thing_answer(case, Reading((Sense(thing, "exact"),), None, zone=hints.zone), [])
            return replace(
                answer, district_source="column", confidence=BY_COLUMN,
                reason=f"文中没有地名，只按旁列的“{hints.raw}”标到县区。",
                reason_en="The text names no place; the district is the column's.",
            )  # fmt: skip
        if gazetteer.city is not None and _CITY_WIDE.search(case.text):
            return self._thing_answer(case, Reading((Sense(gazetteer.city, "exact"),), None, city=True), ["city_hint"])
        return self._blank(case, "unlocated", words=reasons.nothing([m.masked for m in case.found]))

    # -- parts -------------------------------------------------------------------------------------------------

    def _with_column(self, case: Case, answer: Answer) -> Answer:
        """Compare an answer with the district beside the text (places.md 3.4)."""
        hints = case.hints
        if (
            hints.zone
            and answer.district == hints.district
            and answer.functional_district is None
            and answer.level != "city"
        ):
            answer = replace(
                answer, functional_district=hints.zone, flags=_ordered([*answer.flags, "functional_overlap"])
            )
        if not hints.district or answer.district == hints.district or answer.district_source == "column":
            return answer
        if answer.level == "city":
            return self._down_to(case, answer)
        if answer.district is None:
            return answer
        unit = self._units[hints.district]
        named = f"旁列写的是“{hints.raw}”"
        if answer.point is not None and answer.district_source == "geometry":
            away = float(self._gazetteer.regions.distance_m(unit, *answer.point)[0])
            near = away < NEAR_COLUMN_M
            flags: list[Flag] = ["district_conflict", "near_border"] if near else ["district_conflict"]
            return replace(
                answer, flags=_ordered([*answer.flags, *flags]), confidence=answer.confidence * (1.0 if near else CONFLICT),
                reason=f"{answer.reason[:-1]}；{named}，点位在其界外 {reasons.metres_zh(away)}，请核对。",
                reason_en=f"{answer.reason_en} The column says {unit.name_en}; the point lies {reasons.metres_en(away)} outside it.",
            )  # fmt: skip
        return replace(
            answer, flags=_ordered([*answer.flags, "district_conflict"]), confidence=answer.confidence * CONFLICT,
            reason=f"{answer.reason[:-1]}；{named}，与正文不符，以正文为准，请核对。",
            reason_en=f"{answer.reason_en} The column says {unit.name_en}; the text is followed.",
        )  # fmt: skip

    def _down_to(self, case: Case, answer: Answer) -> Answer:
        """The text names the city only, the column a district of it: the district."""
        thing = self._gazetteer.districts[str(case.hints.district)]
        found = self._thing_answer(case, Reading((Sense(thing, "exact"),), None, zone=case.hints.zone), [])
        return replace(
            found, matched=answer.matched, district_source="column", confidence=BY_COLUMN,
            flags=_ordered([*answer.flags, *found.flags]),
            reason=f"文中只写到全市，按旁列的“{case.hints.raw}”标到县区。",
            reason_en="The text names the city only; the district is the column's.",
        )  # fmt: skip

    def _anchor(self, reading: Reading) -> tuple[float, float, float] | None:
        """lon, lat [°] and radius [m] to reckon from; a district's seat stands for it."""
        thing = reading.thing
        if thing is None:
            return None
        if thing.kind == "district":
            seats = [t for t in self._gazetteer.sites.get(thing.name, []) if t.kind in ("urban", "seat") and t.point]
            seats.sort(key=lambda t: (t.kind != "urban", t.name))
            seat = next((t for t in seats if t.kind == "urban" or t.name.startswith(thing.name)), None)
            if seat is None or seat.point is None:
                return None
            return *seat.point, max(seat.radius_m or 0.0, 1500.0)
        if thing.point is None:
            return None
        return *thing.point, thing.radius_m or 500.0

    def _unanchored(self, case: Case, chains: Sequence[list[Mention]], matched: tuple[Match, ...], name: str) -> Answer:
        """Answer a relative place whose anchor has no position."""
        readings = [read(chain, case.hints) for chain in chains]
        districts = {r.thing.district if r.thing else r.district for r in readings}
        district = districts.pop() if len(districts) == 1 else None
        towns = {r.thing.town if r.thing else r.town for r in readings}
        guess = any(r.thing and r.thing.basis == "guess" for r in readings)
        return Answer(
            case.query, case.text, "area_only", "relative", confidence=min(_raw(r) for r in readings), district=district,
            district_source=_district_source(readings[0], readings[0].thing) if district and readings[0].thing else None,
            town=towns.pop() if len(towns) == 1 and district else None, matched=matched, flags=("guess",) if guess else (),
            reason=f"按{name}推算的相对位置，但{name}没有可靠坐标，不画点位。",
            reason_en="Told relative to a place that has no reliable coordinates, so no point is drawn.",
        )  # fmt: skip

    def _at(
        self, case: Case, point: tuple[float, float], radius: float, geometry: BaseGeometry, matched: tuple[Match, ...],
        words: tuple[str, str], *, level: Level = "relative", basis: str = "", reading: Reading | None = None,
    ) -> Answer:  # fmt: skip
        """Answer with a reckoned point; the district is where it lies."""
        row = self._gazetteer.regions.locate(*point).iloc[0]
        district: str | None = row["district"]
        if district is None and row["border_m"] > max(SHORE_M, radius):
            out = (
                f"{words[0][:-1]}；推算的点不在{self._city_name}范围内。",
                f"{words[1]} The reckoned point lies outside the city.",
            )
            return self._blank(case, "out_of_area", matched=matched, confidence=ALONE, words=out)
        confidence = _raw(reading) if reading else WITH_DISTRICT
        flags: list[Flag] = ["near_border"] if row["near_border"] else []
        zone = reading.zone if reading else None
        return Answer(
            case.query, case.text, "located", level, (float(point[0]), float(point[1])), geometry, radius, basis, confidence,
            district, "geometry" if district else None, zone, None, matched, (), tuple(flags), words[0], words[1],
        )  # fmt: skip

    def _clipped(
        self, route: BaseGeometry | None, district: str | None
    ) -> tuple[BaseGeometry, tuple[float, float], float] | None:
        """The part of a line in a district (or in the atlas), its middle, and half its length [m]."""
        if route is None:
            return None
        area = (
            self._gazetteer.polygons[district]
            if district
            else shapely.union_all(list(self._gazetteer.polygons.values()))
        )
        inside = shapely.intersection(route, area)
        parts = [p for p in shapely.get_parts(inside) if p.geom_type == "LineString" and not p.is_empty]
        if not parts:
            return None
        lengths = [float(ELLIPSOID.geometry_length(part)) for part in parts]
        longest = parts[int(np.argmax(lengths))]
        middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
        return inside, (float(middle.x), float(middle.y)), max(sum(lengths) / 2, 300.0)

    def _blank(
        self, case: Case, status: str, *, words: tuple[str, str], matched: tuple[Match, ...] = (), confidence: float = 0.0,
        flags: tuple[Flag, ...] = (),
    ) -> Answer:  # fmt: skip
        """Answer without a place of the atlas."""
        levels: dict[str, tuple[str, str]] = {s: (s, s) for s in ("ambiguous", "out_of_area", "unlocated")}
        kind, level = levels[status]
        return Answer(
            case.query, case.text, kind, level, confidence=confidence, matched=matched, flags=flags,  # type: ignore[arg-type]
            reason=words[0], reason_en=words[1],
        )  # fmt: skip

    @property
    def _city_name(self) -> str:
        return self._gazetteer.city.name if self._gazetteer.city else self._city


def _raw(reading: Reading) -> float:
    """Start value of the confidence of a reading."""
    if not reading.candidates:
        return 0.5
    sense = reading.candidates[0]
    thing = sense.thing
    if reading.by_column:
        value = BY_COLUMN
    elif thing.kind in ("city", "district"):
        value = FULL_CHAIN
    elif reading.district and (thing.kind == "town" or reading.town or reading.city):
        value = FULL_CHAIN
    elif reading.district or reading.town or reading.zone:
        value = WITH_DISTRICT
    else:
        value = ALONE
    rules = {match.rule for match in reading.matches} | {sense.rule}
    if rules & {"alias", "suffix", "old_name"}:
        value *= OTHER_FORM
    if "typo" in rules:
        value *= TYPO
    if thing.basis == "text":
        value *= TEXT_BASIS
    return value * (CONFLICT if reading.conflict else 1.0)


def _how(reading: Reading, flags: Sequence[Flag]) -> tuple[str, str]:
    if "typo" in flags:
        return "按一字之差认作", "Read, with one character corrected, as"
    if "resolved_by_column" in flags:
        return "同名不止一处，按旁列认作", "One of several, chosen by the column:"
    if "old_name" in flags:
        return "按旧名认作", "Read by an old name as"
    if "district_conflict" in flags:
        return "文中县区与地名不一致，按地名认作", "Read by its own name against the district named with it:"
    if "fallback" in flags:
        return "更细的地名不在词表里，退到", "A finer name is not known; this is"
    return "文中写明", "The text names"


def _district_source(reading: Reading, thing: Thing):  # type: ignore[no-untyped-def]
    if thing.kind in ("city", "province"):
        return None
    if thing.kind == "district" or (reading.district and reading.district == thing.district):
        return "text"
    if thing.kind in ("town", "village"):
        return "town"
    return "geometry" if thing.district else None


def _ordered(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in _SUPPORT if flag in flags)


def _is_outside(mention: Mention) -> bool:
    return all(sense.thing.outside for sense in mention.senses)


def _only_province(chain: list[Mention]) -> bool:
    return all(m.thing.kind == "province" for m in chain)


def _level_of(mention: Mention) -> Level:
    return mention.thing.level


def _tailless(gap: str) -> str:
    tail = _UNIT_TAIL.match(gap)
    return gap[tail.end() :] if tail else gap


def _chains(text: str, places: Sequence[Mention]) -> list[list[Mention]]:
    """Group mentions into addresses: a part that follows on and is not of the same rank belongs to the one before."""
    chains: list[list[Mention]] = []
    for mention in places:
        if chains and adjacent(text, chains[-1][-1], mention) and _goes_on(text, chains[-1], mention):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _goes_on(text: str, chain: list[Mention], mention: Mention) -> bool:
    last = chain[-1]
    gap = text[last.end : mention.start]
    if any(holds(a.thing, b.thing) for m in chain for a in m.senses for b in mention.senses):
        return True
    if gap in (",", "/", "-", " ", "·"):
        return False
    return last.thing.level != mention.thing.level or gap == "" and last.thing.outside != ""


def _inheriting(left: list[Mention], right: list[Mention]) -> list[Mention]:
    """Give a second address the units that the first one names above it."""
    first = right[0].thing
    above = [m for m in left[:-1] if any(holds(s.thing, first) for s in m.senses)]
    return [*above, *right] if not any(m.thing.kind == "district" for m in right) else right


def _runs(text: str, chains: list[list[Mention]]) -> list[list[list[Mention]]]:
    """Group addresses into lists: 、, 和 and the like between them."""
    runs: list[list[list[Mention]]] = []
    for chain in chains:
        if _is_outside(chain[0]):
            continue
        if runs and listed_with(text[runs[-1][-1][-1].end : chain[0].start]):
            runs[-1].append(_inheriting(runs[-1][0], chain))
        else:
            runs.append([chain])
    return [run for run in runs if len(run) > 1]


def _line_ends(case: Case, line: Line) -> list[Mention]:
    """Mentions before a word for a line that are its ends: joined by 至, 到 or a dash."""
    before = [m for m in case.found if m.end <= line.start]
    ends: list[Mention] = []
    for left, right in zip(before, before[1:], strict=False):
        gap = case.text[left.end : right.start]
        if joined(gap) or any(joined(gap[-k:]) or joined(gap[:k]) for k in (1,) if gap):
            ends += [m for m in (left, right) if m not in ends]
    return ends


def _circle(points: list[tuple[float, float]], radii: list[float]) -> tuple[float, float, float]:
    """Middle of points [°] and the radius [m] that holds each with its own."""
    lon = (min(p[0] for p in points) + max(p[0] for p in points)) / 2
    lat = (min(p[1] for p in points) + max(p[1] for p in points)) / 2
    radius = max(ELLIPSOID.inv(lon, lat, *p)[2] + r for p, r in zip(points, radii, strict=True))
    return lon, lat, max(radius, 30.0)


def _wgs84(typed: Typed) -> tuple[float, float]:
    """Turn a typed pair to WGS 84 [°]; NaN where its datum has no meaning there."""
    turn = {"gcj02": gcj02_to_wgs84, "bd09": bd09_to_wgs84}.get(typed.crs or "")
    if turn is None:
        return typed.lon, typed.lat
    try:
        lon, lat = turn(typed.lon, typed.lat)
    except DatumError:
        return math.nan, math.nan
    return float(lon), float(lat)


def _border_distances(gazetteer: Gazetteer) -> dict[str, float]:
    """Distance [m] of every drawable thing to the nearest border."""
    things = [t for group in gazetteer.sites.values() for t in group if t.point]
    things += [t for t in gazetteer.towns.values() if t.point]
    things += [t for group in gazetteer.villages.values() for t in group if t.point]
    if not things:
        return {}
    points = np.array([t.point for t in things], dtype=float)
    distances = gazetteer.regions.locate(points[:, 0], points[:, 1])["border_m"]
    return {thing.id: float(distance) for thing, distance in zip(things, distances, strict=True)}


_RULES: tuple[Rule, ...] = get_args(Rule)
