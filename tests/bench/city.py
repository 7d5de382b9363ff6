"""The synthetic city of the benchmark: projects with 12 properties in seven districts, the same each time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import numpy as np

from layers.stores.contract import Query
from layers.stores.memory import MemoryStore

LAYER = "projects"
SEED = 20220104
#: Degrees: west, south, east, north. Projects lie evenly, so that a box of so many features is as easy anywhere.
AREA = (120.7, 40.8, 122.6, 42.2)
#: Share of the projects that lie in each; 11 % is the district that is asked for.
DISTRICTS = {"义县": 0.11, "北镇市": 0.19, "凌海市": 0.2, "黑山县": 0.18, "太和区": 0.12, "古塔区": 0.1, "凌河区": 0.1}
ASKED_DISTRICT = "义县"
_STAGES = ("签约", "开工", "在建", "投产", "储备")
_SECTORS = ("石油化工", "港口物流", "清洁能源", "装备制造", "农产品加工", "文化旅游")
BOXES = 16


@dataclass(frozen=True)
class City:
    """The data of a run.

    Attributes
    ----------
    path
        GeoPackage with the one layer ``projects``.
    ids
        Of all projects, in their order.
    boxes
        Boxes (west, south, east, north) with exactly ``in_box`` projects each.
    in_district, in_filter
        Projects of :data:`ASKED_DISTRICT`, and those of which :data:`FILTER` is true.
    """

    path: Path
    ids: list[str]
    boxes: list[tuple[float, float, float, float]]
    in_box: int
    in_district: int
    in_filter: int


FILTER = "amount > 90 AND stage = '在建'"


def made_city(count: int, folder: Path) -> City:
    """Make the city and write it as a GeoPackage."""
    random = np.random.default_rng(SEED)
    west, south, east, north = AREA
    points = np.column_stack([random.uniform(west, east, count), random.uniform(south, north, count)]).round(6)
    districts = np.repeat(list(DISTRICTS), _whole_shares(count))
    random.shuffle(districts)
    columns = _columns(count, districts, random)
    frame = gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy(*points.T), crs="OGC:CRS84")
    path = folder / f"city-{count}.gpkg"
    frame.to_file(path, layer=LAYER, driver="GPKG", engine="pyogrio")
    in_box = min(1000, count // 10)
    in_filter = int(((frame["amount"] > 90) & (frame["stage"] == "在建")).sum())
    boxes = _boxes(points, in_box, random)
    return City(path, list(columns["id"]), boxes, in_box, int((districts == ASKED_DISTRICT).sum()), in_filter)


def grouped_store(city: City) -> MemoryStore:
    """Open the city as the atlas has its own projects: whole districts are asked for, so they are a group."""
    features = MemoryStore.open(city.path).features(Query(LAYER, limit=len(city.ids)))
    return MemoryStore([replace(features, layer=replace(features.layer, group=("district",)))], {})


def _whole_shares(count: int) -> list[int]:
    shares = [round(share * count) for share in DISTRICTS.values()]
    shares[-1] += count - sum(shares)
    return shares


def _columns(count: int, districts: np.ndarray, random: np.random.Generator) -> Mapping[str, object]:
    numbers = np.arange(count)
    sectors = random.choice(_SECTORS, count)
    days = np.datetime64("2020-01-01") + random.integers(0, 1800, count)
    return {
        "id": [f"p-{number:07}" for number in numbers],
        "name": [f"{d}{s}产业园第{n}号建设项目" for d, s, n in zip(districts, sectors, numbers, strict=True)],
        "district": districts,
        "town": [f"第{number}镇" for number in random.integers(1, 90, count)],
        "sector": sectors,
        "stage": random.choice(_STAGES, count),
        "owner": [f"锦州市{number}集团有限公司" for number in random.integers(1, 4000, count)],
        "amount": random.integers(1, 10_000, count) / 100,
        "jobs": random.integers(0, 3000, count),
        "started": days.astype("datetime64[D]").astype(str),
        "source": [f"锦州日报 第{number}版" for number in random.integers(1, 9, count)],
        "note": random.choice(("省级重点", "市级重点", "沿通道布局,临港建设"), count),
    }


def _boxes(points: np.ndarray, wanted: int, random: np.random.Generator) -> list[tuple[float, float, float, float]]:
    boxes = []
    middles = np.column_stack([random.uniform(121.2, 122.1, 4 * BOXES), random.uniform(41.2, 41.8, 4 * BOXES)])
    for x, y in middles:
        distances = np.sort(np.abs(points - (x, y)).max(axis=1))
        half = float(distances[wanted - 1] + distances[min(wanted, len(distances) - 1)]) / 2
        box = tuple(round(value, 7) for value in (x - half, y - half, x + half, y + half))
        inside = (points >= box[:2]).all(axis=1) & (points <= box[2:]).all(axis=1)
        if int(inside.sum()) == wanted:
            boxes.append(box)
    if not boxes:
        raise RuntimeError(f"no box with exactly {wanted} of {len(points)} projects")
    return boxes[:BOXES]
