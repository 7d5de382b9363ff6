"""The atlas of Jinzhou with made projects beside its own, as many as wanted and the same each time: what a page of 1,000,
10,000, 100,000 projects is measured and tested on. As a program: ``python -m tests.bench.made_atlas 100000 FILE``."""

import sys
from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import msgspec
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo import WGS84
from layers.atlas import bundled
from layers.build import _meta, layer_frames
from layers.catalogue import catalogue
from layers.districts import district_layer, zone_layer
from layers.features import Features
from layers.geopackage import write_geopackage
from layers.ground import Ground, read_ground
from layers.pinyin import search_keys
from layers.tables import Tables, read_tables

SEED = 20220104

#: How finely projects are located, and the share of each: a status and a level of the atlas.
_LEVELS: Mapping[tuple[str, str, float | None], float] = {
    ("located", "site", 50.0): 0.2,
    ("located", "village", 1000.0): 0.15,
    ("located", "area", 2000.0): 0.2,
    ("located", "town", 4000.0): 0.1,
    ("area_only", "district", None): 0.15,
    ("area_only", "city", None): 0.05,
    ("unlocated", "unlocated", None): 0.15,
}
#: Share of projects with an amount: most of the real ones have none either.
_KNOWN = 0.4
_WORDS = {
    "petro": "炼化", "energy": "风电", "transport": "公路", "urban": "管网", "manufacturing": "装备", "agrifood": "粮油",
    "other": "综合",
}  # fmt: skip


def made_atlas(count: int, path: Path) -> Path:
    """Write an atlas of ``count`` projects: those of Jinzhou, and made ones, each with one report or two.

    Notes
    -----
    The made rows are appended to the built layers, so that 100,000 take seconds: nothing is geocoded. Districts and zones
    are counted anew. A made project has the id ``made-0000042``; every fortieth is a part of the one before it.
    """
    tables = read_tables(bundled("jinzhou"))
    ground = read_ground(tables)
    frames = layer_frames(tables, ground)
    made = _projects(count - len(frames["projects"]), tables, ground, frames["projects"])
    projects = gpd.GeoDataFrame(_joined(frames["projects"], made), crs=WGS84)
    frames |= {
        "projects": projects,
        "districts": district_layer(ground.regions, projects),
        "zones": zone_layer(ground.regions, projects),
        "reports": _joined(frames["reports"], _reports(made, tables)),
    }
    layers = [Features.of_frame(frames[name], layer) for name, layer in catalogue().items()]
    meta = {key: msgspec.json.encode(value).decode() for key, value in _meta(tables, ground).items()}
    write_geopackage(path, layers, meta=meta)
    return path


def _joined(real: pd.DataFrame, made: pd.DataFrame) -> pd.DataFrame:
    columns = [name for name in real.columns if name in made.columns]
    both = {name: [*real[name], *made[name]] for name in columns}
    rest = {name: [*real[name], *[None] * len(made)] for name in real.columns if name not in made.columns}
    return pd.DataFrame({name: pd.Series((both | rest)[name], dtype=real[name].dtype) for name in real.columns})


def _projects(count: int, tables: Tables, ground: Ground, real: gpd.GeoDataFrame) -> pd.DataFrame:
    random = np.random.default_rng(SEED)
    levels = random.choice(len(_LEVELS), count, p=list(_LEVELS.values()))
    status, level, radius = (np.array([one[i] for one in _LEVELS], object)[levels] for i in range(3))
    x, y, district = _points(count, random, ground, real)
    placed = status == "located"
    known = random.random(count) < _KNOWN
    amount = np.where(known, np.maximum(0.05, random.lognormal(0.8, 1.4, count)).round(2), np.nan)
    stages = tables.atlas.terms("stages")
    stage = random.choice(list(stages), count)
    sector = random.choice(list(tables.atlas.terms("sectors")), count)
    here = np.where((level == "city") | (status == "unlocated"), None, district)
    names, short, search = _names(here, sector)
    ids = np.array([f"made-{number:07}" for number in range(count)], object)
    articles = tables["articles"].sort_values("date")
    last = random.integers(0, len(articles), count)
    first = np.minimum(last, random.integers(0, 2 * len(articles), count))
    dates, codes = articles["date"].to_numpy(object), articles["article"].to_numpy(object)
    corridor = ground.routes.nearest(np.where(placed, x, np.nan), np.where(placed, y, np.nan))
    return pd.DataFrame(
        {
            "id": ids,
            "name_zh": names,
            "short_zh": short,
            "search": search,
            "company": [f"锦州市第{number}有限公司" for number in random.integers(1, 4000, count)],
            "kind": "project",
            "part_of": np.where(np.arange(count) % 40 == 1, np.roll(ids, 1), None),
            "sector": sector,
            "stage": stage,
            "stage_class": [stages[one].class_ for one in stage],
            "investment_100m_cny": amount,
            "investment_qualifier": np.where(known, "exact", None),
            "investment_article": np.where(known, codes[last] + "#1", None),
            "district": here,
            "district_code": pd.Series(here).map({one.name_zh: one.code for one in tables.atlas.districts}),
            "district_reported": here,
            "functional_district": np.where(placed, _zones(x, y, ground), None),
            "status": status,
            "level": level,
            "radius_m": radius,
            "confidence": np.where(placed, 0.8, 0.0),
            "location_reason": "示例数据",
            "location_reason_en": "Made for a test",
            **corridor[["route_id", "branch", "chainage_km", "offset_km"]].round(3).to_dict("series"),
            "reports_count": np.where(first < last, 2, 1),
            "first_report": dates[first],
            "last_report": dates[last],
            "publish_level": "public",
            "geometry": np.where(placed, shapely.points(x, y), None),
        }
    ).astype({"radius_m": float})


def _points(
    count: int, random: np.random.Generator, ground: Ground, real: gpd.GeoDataFrame
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.object_]]:
    """Places in the districts: most about the real projects, some anywhere, every twentieth where the one before is."""
    located = real.geometry[real.geometry.notna()]
    real_points = np.column_stack([located.x, located.y])
    west, south, east, north = ground.regions.districts.total_bounds
    many = 3 * count + 200
    near = real_points[random.integers(0, len(real_points), many)] + random.normal(0.0, (0.05, 0.04), (many, 2))
    anywhere = random.uniform((west, south), (east, north), (many, 2))
    points = np.where(random.random((many, 1)) < 0.7, near, anywhere).round(7)
    found = np.full(many, None, object)
    for name, shape in zip(ground.regions.districts["name_zh"], ground.regions.districts.geometry, strict=True):
        shapely.prepare(shape)
        found[shapely.contains_xy(shape, *points.T)] = name
    rows = np.flatnonzero(found)[:count]
    twins = np.arange(1, count, 20)
    rows[twins] = rows[twins - 1]
    return points[rows, 0], points[rows, 1], found[rows]


def _zones(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], ground: Ground) -> npt.NDArray[np.object_]:
    sketches = ground.regions.zone_sketches(inside_district=True)
    found = np.full(len(x), None, object)
    for name, shape in zip(sketches["name_zh"], sketches.geometry, strict=True):
        found[shapely.contains_xy(shape, x, y)] = name
    return found


def _names(districts: npt.NDArray[np.object_], sectors: npt.NDArray[np.str_]) -> tuple[list[str], list[str], list[str]]:
    words = [
        f"{district or '锦州市'}{_WORDS.get(sector, '建设')}"
        for district, sector in zip(districts, sectors, strict=True)
    ]
    # Pinyin is made once for each word: of a number it is the number.
    keys = {word: search_keys([word]).split("|") for word in set(words)}
    names = [f"{word}第{number}号项目" for number, word in enumerate(words)]
    short = [f"{word[-2:]}{number}号" for number, word in enumerate(words)]
    search = ["|".join(f"{key}{number}" for key in keys[word]) for number, word in enumerate(words)]
    return names, short, search


def _reports(made: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    articles = tables["articles"].set_index("date")
    several = made[made["first_report"] < made["last_report"]]
    parts = [
        pd.DataFrame(
            {
                "project_id": some["id"],
                "article": some[date].map(articles["article"]),
                "article_title": some[date].map(articles["title_zh"]),
                "date": some[date],
                "date_basis": some[date].map(articles["date_basis"]),
                "paragraph": "1",
                "stage": some["stage"] if date == "last_report" else "signed",
                "investment_100m_cny": some["investment_100m_cny"] if date == "last_report" else np.nan,
                "investment_scope": np.where(
                    some["investment_100m_cny"].notna() & (date == "last_report"), "total", None
                ),
                "annual_investment_100m_cny": np.nan,
            }
        )
        for some, date in ((made, "last_report"), (several, "first_report"))
    ]
    reports = pd.concat(parts, ignore_index=True)
    return reports.assign(id=reports["project_id"] + "." + reports["article"])


if __name__ == "__main__":
    sys.stdout.write(f"{made_atlas(int(sys.argv[1]), Path(sys.argv[2]))}\n")
