"""Before a route is drawn: what looks odd in its points, and a better line that somebody supplies for it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.errors import ShapelyError

from geo.bbox import BBox
from geo.crs import WGS84, parse_crs
from geo.datum import Floats
from geo.errors import CRSError, RouteError
from geo.measure import ELLIPSOID

#: ``place_zh`` of a point that is no station and only gives the line its shape.
SHAPE_POINT = "走向点"

#: Beyond these a point is looked at by a person: sharper turns [°] and longer segments [km] exist, but seldom.
TURN_DEG = 90.0
SEGMENT_KM = 90.0
#: Points of one name farther apart [km] than this are two places.
ONE_PLACE_KM = 1.0


@dataclass(frozen=True)
class Replacement:
    """A line that rules over the points of its route: a LineString in WGS 84, in the direction of ``seq``."""

    route_id: str
    line: shapely.LineString
    source: str
    licence: str


def route_findings(points: pd.DataFrame, schematic: set[str] | frozenset[str] = frozenset()) -> pd.DataFrame:
    """List what is odd in the points of routes; all of it may be right, so nothing is refused.

    Parameters
    ----------
    points
        Columns route_id, seq, place_zh, lon, lat [° WGS 84], in any order.
    schematic
        Routes of which only order and repetition are looked at: few and far points are their nature.

    Returns
    -------
    Frame of one row a finding, by route and seq, columns

        - ``route_id``, ``seq``
        - ``what``: ``gap`` in seq, ``repeated`` point, ``turn``, ``long`` segment, ``same_name`` of two places (then
          the route and seq are those of its first point)
        - ``value``: missing numbers, 0, degrees, km, km apart
        - ``reason``, ``reason_en``: one phrase, Chinese and English
    """
    ordered = points.sort_values(["route_id", "seq"], kind="stable")
    rows = [
        finding
        for route_id, stops in ordered.groupby("route_id", sort=True)
        for finding in sorted(_along(str(route_id), stops, whole=route_id not in schematic), key=lambda row: row[1])
    ]
    rows += _same_names(ordered)
    return pd.DataFrame(rows, columns=["route_id", "seq", "what", "value", "reason", "reason_en"])


def read_replacement(path: Path, route_id: str, *, area: BBox) -> Replacement:
    """Read the GeoJSON file of a line that is to replace the drawn chords of a route.

    Parameters
    ----------
    path
        One feature, or a collection of one: a LineString, or a MultiLineString whose parts join to one; WGS 84;
        properties ``source`` and ``licence``.
    area
        The box of the corridor, which the whole line must lie in.

    Raises
    ------
    RouteError
        The file is not that, says another CRS, or leaves the box (swapped coordinates do).
    """
    feature = _only_feature(path)
    properties = feature.get("properties") or {}
    said = {key: str(properties.get(key) or "").strip() for key in ("source", "licence")}
    for key, value in said.items():
        if not value:
            raise RouteError(f"{path.name}: the line of {route_id} has no {key}: wanted properties source and licence")
    line = _one_line(path, feature)
    lon, lat = shapely.get_coordinates(line).T
    outside = ~area.contains(lon, lat)
    if outside.any():
        corner = f"{float(lon[outside][0])}, {float(lat[outside][0])}"
        raise RouteError(f"{path.name}: the line of {route_id} leaves the corridor at lon, lat {corner}: wanted {area}")
    return Replacement(route_id, line, said["source"], said["licence"])


_Finding = tuple[str, int, str, float, str, str]


def _along(route_id: str, stops: pd.DataFrame, *, whole: bool) -> Iterator[_Finding]:
    seq = stops["seq"].to_numpy(dtype=int)
    lon, lat = stops["lon"].to_numpy(dtype=float), stops["lat"].to_numpy(dtype=float)
    azimuth, back, metres = (np.asarray(one) for one in ELLIPSOID.inv(lon[:-1], lat[:-1], lon[1:], lat[1:]))
    for at in np.flatnonzero(np.diff(seq) != 1):
        lost = int(seq[at + 1] - seq[at] - 1)
        yield (
            route_id,
            int(seq[at]),
            "gap",
            float(lost),
            f"序号之后缺 {lost} 个",
            f"{lost} numbers missing after this",
        )
    for at in np.flatnonzero(metres == 0.0):
        yield (route_id, int(seq[at + 1]), "repeated", 0.0, "与前一点重合", "the same point as the one before")
    if not whole:
        return
    turn = np.abs((azimuth[1:] - (back[:-1] + 180.0) + 180.0) % 360.0 - 180.0)
    for at in np.flatnonzero((turn > TURN_DEG) & (metres[1:] > 0) & (metres[:-1] > 0)):
        degrees = float(turn[at])
        yield (route_id, int(seq[at + 1]), "turn", degrees, f"转折 {degrees:.0f}°", f"turns by {degrees:.0f}°")
    for at in np.flatnonzero(metres > SEGMENT_KM * 1000.0):
        km = float(metres[at]) / 1000.0
        yield (route_id, int(seq[at]), "long", km, f"到下一点 {km:.0f} 公里", f"{km:.0f} km to the next point")


def _same_names(points: pd.DataFrame) -> list[_Finding]:
    found: list[_Finding] = []
    for name, stops in points[points["place_zh"] != SHAPE_POINT].groupby("place_zh", sort=True):
        lon, lat = stops["lon"].to_numpy(dtype=float), stops["lat"].to_numpy(dtype=float)
        apart = _widest_km(lon, lat)
        if apart > ONE_PLACE_KM:
            first = stops.iloc[0]
            zh, en = f"{name} 指相距 {apart:.0f} 公里的不同地点", f"{name} stands for places {apart:.0f} km apart"
            found.append((str(first["route_id"]), int(first["seq"]), "same_name", apart, zh, en))
    return found


def _widest_km(lon: Floats, lat: Floats) -> float:
    one, other = np.triu_indices(lon.size, 1)
    metres = np.asarray(ELLIPSOID.inv(lon[one], lat[one], lon[other], lat[other])[2])
    return float(metres.max(initial=0.0)) / 1000.0


def _only_feature(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RouteError(f"{path.name} cannot be read as GeoJSON: {error}") from error
    features = read.get("features") if isinstance(read, dict) and read.get("type") == "FeatureCollection" else [read]
    if not isinstance(features, list) or len(features) != 1 or not isinstance(features[0], dict):
        raise RouteError(f"{path.name} is not one GeoJSON feature")
    # RFC 7946 dropped the member, older writers still set it.
    name = ((read.get("crs") or {}).get("properties") or {}).get("name", WGS84)
    try:
        known = parse_crs(str(name)).name in (WGS84, "EPSG:4326")
    except CRSError:
        known = False
    if not known:
        raise RouteError(f"{path.name} is in {name}: wanted WGS 84, longitude first")
    return features[0]


def _one_line(path: Path, feature: dict[str, Any]) -> shapely.LineString:
    try:
        geometry = shapely.from_geojson(json.dumps(feature.get("geometry")))
    except ShapelyError as error:
        raise RouteError(f"{path.name}: its geometry cannot be read, {error}") from error
    kind = None if geometry is None else geometry.geom_type
    if kind not in ("LineString", "MultiLineString") or geometry.is_empty:
        raise RouteError(f"{path.name} holds {kind}: wanted a LineString or a MultiLineString")
    line = shapely.line_merge(shapely.force_2d(geometry), directed=True)
    if line.geom_type != "LineString":
        pieces = len(shapely.get_parts(line))
        raise RouteError(f"{path.name}: its {pieces} pieces do not join end to start into one line")
    return line
