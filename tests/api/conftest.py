"""A small atlas made in code, in the real store: every kind of layer, nulls, both languages, a project without place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.atlas import bundled, read_atlas
from layers.catalogue import Layer, catalogue
from layers.features import Features
from layers.publish import publish
from layers.stores import MemoryStore, Store
from layers.stores.postgis import PostgisStore

#: Slug, code, name, short name and the west side of a box one tenth of a degree wide.
DISTRICTS = (
    ("heishan", "210726", "黑山县", "黑山", "Heishan County"),
    ("beizhen", "210782", "北镇市", "北镇", "Beizhen City"),
    ("linghai", "210781", "凌海市", "凌海", "Linghai City"),
    ("yixian", "210727", "义县", "义县", "Yi County"),
    ("guta", "210702", "古塔区", "古塔", "Guta District"),
    ("linghe", "210703", "凌河区", "凌河", "Linghe District"),
    ("taihe", "210711", "太和区", "太和", "Taihe District"),
)
ZONES = (
    ("binhai", "滨海新区", "滨海", "Binhai New Area", "锦州经济技术开发区|经开区"),
    ("songshan", "松山新区", "松山", "Songshan New Area", "锦州高新技术产业开发区"),
)
STAGES = ("signed", "under_construction", "operating", "unknown")
PROJECTS = 60


def frame(layer: Layer, rows: Sequence[Mapping[str, Any]], shapes: Sequence[Any] | None = None) -> pd.DataFrame:
    """Make a frame with every field of a layer, null where a row does not say."""
    values = {field.name: [row.get(field.name) for row in rows] for field in layer.fields}
    if shapes is None:
        return pd.DataFrame(values, dtype=object)
    return gpd.GeoDataFrame(pd.DataFrame(values, dtype=object), geometry=list(shapes), crs="OGC:CRS84")


def project(number: int) -> dict[str, Any]:
    slug, code, name, *_ = DISTRICTS[number % 7]
    return {
        "id": f"p-{number:03}",
        "name_zh": f"{slug} 项目{number}",
        "short_zh": f"项目{number}",
        "name_en": f"Project {number}" if number % 2 else None,
        "kind": "project",
        "sector": "energy" if number % 3 else "petro",
        "stage": STAGES[number % 4],
        "stage_class": "build",
        "investment_100m_cny": None if number % 4 == 0 else float(number),
        "district": name,
        "district_code": code,
        "functional_district": "滨海新区" if slug == "taihe" else None,
        "status": "unlocated" if number % 5 == 0 else "located",
        "level": "site",
        "reports_count": 1 + number % 3,
        "first_report": None if number % 7 == 6 else f"20{19 + number % 5}-08-0{1 + number % 9}",
        "last_report": None if number % 7 == 6 else "2024-11-01",
        "conflict": "stage|investment" if number == 3 else None,
    }


def project_point(number: int) -> shapely.Point | None:
    return None if number % 5 == 0 else shapely.Point(121.0 + number / 100, 41.0 + (number % 10) / 100)


def features_of(name: str) -> Features:
    layer = catalogue()[name]
    if name == "projects":
        numbers = range(PROJECTS)
        return Features.of_frame(frame(layer, [*map(project, numbers)], [*map(project_point, numbers)]), layer)
    if name == "districts":
        keys = ("id", "district_code", "name_zh", "short_zh", "name_en")
        rows = [{**dict(zip(keys, district, strict=True)), "projects": 9} for district in DISTRICTS]
        return Features.of_frame(frame(layer, rows, [shapely.box(121 + n, 41, 122 + n, 42) for n in range(7)]), layer)
    if name == "zones":
        keys = ("id", "name_zh", "short_zh", "name_en", "aliases")
        rows = [{**dict(zip(keys, zone, strict=True)), "schematic": True} for zone in ZONES]
        return Features.of_frame(frame(layer, rows, [shapely.Point(121, 41).buffer(0.1)] * 2), layer)
    if name == "reports":
        rows = [
            {
                "id": f"p-{n:03}@001",
                "project_id": f"p-{n:03}",
                "article": "001",
                "date": "2019-08-07",
                "stage": "signed",
            }
            for n in range(12)
        ]
        return Features.of_frame(frame(layer, rows), layer)
    return Features.of_frame(frame(layer, [], None if layer.geometry == "none" else []), layer)


@pytest.fixture(scope="session")
def memory() -> MemoryStore:
    """The small atlas in memory."""
    content = read_atlas(bundled("jinzhou")).content
    articles = [{"article": "001", "title_zh": "标题", "date": "2019-08-07"}]
    attribution = {"zh": "示例 © 数据", "en": "Example © data"}
    atlas = {**content, "articles": articles, "attribution": attribution}
    return MemoryStore([features_of(name) for name in catalogue()], atlas)


@pytest.fixture(scope="session", params=["memory", pytest.param("postgis", marks=pytest.mark.postgis)])
def store(request: pytest.FixtureRequest, memory: MemoryStore) -> Iterator[Store]:
    """The small atlas in each of the stores: every test of the API is one of both."""
    if request.param == "memory":
        yield memory
        return
    dsn = request.getfixturevalue("cluster").database()
    publish(memory, dsn)
    opened = PostgisStore.open(dsn)
    yield opened
    opened.close()


@pytest.fixture
def client_of(store: Store) -> Iterator[Callable[..., TestClient]]:
    """Make a client of a service with other settings."""
    made = []

    def make(**settings: Any) -> TestClient:
        client = TestClient(create_app(Settings(**settings), store), base_url="http://testserver")
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


@pytest.fixture(scope="session")
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(), store)) as opened:
        yield opened
