"""The synthetic city of the benchmark: projects with 12 properties in seven districts, the same each time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
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
#: 0.5 % of the projects, found by reading a number and a text of each.
FILTER = "investment_100m_cny > 97.5 AND stage = 'under_construction'"
_STAGES = ("signed", "started", "under_construction", "operating", "reserve")
_SECTORS = ("石油化工", "港口物流", "清洁能源", "装备制造", "农产品加工", "文化旅游")
#: Boxes that are asked for again and again, and places of boxes that are asked for once.
REPEATED, PLACES = 16, 400

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class City:
    """The data of a run.

    Attributes
    ----------
    path
        GeoPackage with the one layer ``projects``.
    points
        (N, 2) float64, longitude and latitude in WGS 84 with 6 decimals.
    columns
        Values of the N projects, by the name of the field.
    boxes
        West, south, east, north: each with exactly ``in_box`` projects. Edges lie half-way between two 6th decimals,
        so that digits may follow without another project coming in.
    """

    path: Path
    points: np.ndarray
    columns: Mapping[str, np.ndarray]
    boxes: list[Box]
    in_box: int

    @property
    def size(self) -> int:
        """Number of projects."""
        return len(self.points)

    @cached_property
    def ids(self) -> list[str]:
        """Ids of all projects, in their order."""
        return list(self.columns["id"])

    def ids_where(self, mask: np.ndarray) -> frozenset[str]:
        """Return the ids of the projects for which a mask (N bool) is true."""
        return frozenset(self.columns["id"][mask])

    def inside(self, box: Box) -> np.ndarray:
        """Tell of each project whether it lies in a box (N bool)."""
        return _inside(self.points, box)

    @property
    def in_district(self) -> np.ndarray:
        """Tell of each project whether it lies in :data:`ASKED_DISTRICT` (N bool)."""
        return self.columns["district"] == ASKED_DISTRICT

    @property
    def in_filter(self) -> np.ndarray:
        """Tell of each project whether :data:`FILTER` is true of it (N bool)."""
        return (self.columns["investment_100m_cny"] > 97.5) & (self.columns["stage"] == "under_construction")


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
    return City(path, points, columns, _boxes(points, in_box, random), in_box)


def grouped_store(path: Path) -> MemoryStore:
    """Open the city as the atlas has its own projects: whole districts are asked for, so they are a group."""
    store = MemoryStore.open(path)
    features = store.features(Query(LAYER, limit=store.count(LAYER)))
    return MemoryStore([replace(features, layer=replace(features.layer, group=("district",)))], {})


def _whole_shares(count: int) -> list[int]:
    shares = [round(share * count) for share in DISTRICTS.values()]
    shares[-1] += count - sum(shares)
    return shares


def _columns(count: int, districts: np.ndarray, random: np.random.Generator) -> Mapping[str, np.ndarray]:
    numbers = range(count)
    sectors = random.choice(_SECTORS, count)
    days = np.datetime64("2020-01-01") + random.integers(0, 1800, count)
    return {
        "id": np.array([f"p-{number:07}" for number in numbers]),
        "name": np.array([f"{d}{s}产业园第{n}号建设项目" for d, s, n in zip(districts, sectors, numbers, strict=True)]),
        "district": districts,
        "town": np.array([f"第{number}镇" for number in random.integers(1, 90, count)]),
        "sector": sectors,
        "stage": random.choice(_STAGES, count),
        "owner": np.array([f"锦州市{number}集团有限公司" for number in random.integers(1, 4000, count)]),
        "investment_100m_cny": random.integers(1, 10_000, count) / 100,
        "jobs": random.integers(0, 3000, count),
        "started": days.astype("datetime64[D]").astype(str),
        "source": np.array([f"锦州日报 第{number}版" for number in random.integers(1, 9, count)]),
        "note": random.choice(("省级重点", "市级重点", "沿通道布局,临港建设"), count),
    }


def _boxes(points: np.ndarray, wanted: int, random: np.random.Generator) -> list[Box]:
    """Make :data:`PLACES` boxes with so many projects each."""
    ordered = points[np.argsort(points[:, 0])]
    # Wide enough that the box lies within, by the mean density.
    west, south, east, north = AREA
    reach = 0.75 * math.sqrt((east - west) * (north - south) * wanted / len(points))
    boxes: list[Box] = []
    for _ in range(4 * PLACES):
        x, y = random.uniform((west + reach, south + reach), (east - reach, north - reach))
        first, last = np.searchsorted(ordered[:, 0], (x - reach, x + reach))
        near = ordered[first:last]
        distances = np.partition(np.abs(near - (x, y)).max(axis=1), (wanted - 1, wanted))
        half = float(distances[wanted - 1] + distances[wanted]) / 2
        box = tuple(math.floor(value * 1e6) / 1e6 + 5e-7 for value in (x - half, y - half, x + half, y + half))
        if int(_inside(near, box).sum()) == wanted:
            boxes.append(box)
        if len(boxes) == PLACES:
            return boxes
    raise RuntimeError(f"only {len(boxes)} boxes with exactly {wanted} of {len(points)} projects, wanted {PLACES}")


def _inside(points: np.ndarray, box: Box) -> np.ndarray:
    return (points >= box[:2]).all(axis=1) & (points <= box[2:]).all(axis=1)
