"""GDAL, OWSLib, geopandas and spreadsheets at the real service: they get everything, and their questions arrive."""

import re
import subprocess
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from owslib.ogcapi.features import Features as OwsFeatures

from api.sources import geopackage_of
from layers.catalogue import catalogue
from layers.stores.contract import Query
from layers.stores.memory import MemoryStore
from tests.conformance import served
from tests.machine import need

SPATIAL = [layer.id for layer in catalogue().values() if layer.geometry != "none"]


@dataclass
class Served:
    """A service of its own process: GDAL within Python would wait for itself. Its log says what it was asked."""

    root: str
    store: MemoryStore
    log: Path
    seen: int = 0

    @property
    def api(self) -> str:
        return f"{self.root}/api"

    @property
    def asked(self) -> list[tuple[str, dict[str, list[str]]]]:
        """Paths, and queries as lists of values by name, in order, since :meth:`forget`."""
        addresses = re.findall(r'"(?:GET|HEAD|OPTIONS) (\S+) HTTP', self.log.read_text("utf-8")[self.seen :])
        parts = [urlsplit(address) for address in addresses]
        return [(unquote(one.path), parse_qs(one.query, keep_blank_values=True)) for one in parts]

    def forget(self) -> None:
        self.seen = len(self.log.read_text("utf-8"))

    def items(self, layer: str = "projects") -> list[dict[str, list[str]]]:
        """Queries of the pages that were asked for."""
        return [query for path, query in self.asked if path.rstrip("/") == f"/api/collections/{layer}/items"]

    def rows(self, layer: str = "projects") -> pd.DataFrame:
        """The features as the store has them, by id."""
        return pd.DataFrame(list(self.store.rows(Query(layer, limit=self.store.count(layer))))).set_index("id")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("service")
    file = geopackage_of(None, cache=folder)
    with served(str(file), log=folder / "log") as root:
        yield Served(root, MemoryStore.open(file), folder / "log")


@pytest.fixture(name="served")
def _served(running: Served) -> Served:
    running.forget()
    return running


def gdal(program: str, *arguments: str) -> str:
    need("gdal")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120, check=True)
    assert "ERROR" not in done.stderr, done.stderr
    return done.stdout


def count_of(told: str) -> int:
    return next(int(line.partition(":")[2]) for line in told.splitlines() if line.startswith("Feature Count"))


@pytest.mark.gdal
def test_gdal_asks_the_server_for_an_attribute_and_gets_just_those(served: Served) -> None:
    rows = served.rows()
    told = gdal(
        "ogrinfo", "-ro", "-so", "-oo", "PAGE_SIZE=10000", "-where", "stage='operating'", f"OAPIF:{served.api}", "projects"
    )  # fmt: skip
    assert count_of(told) == (rows["stage"] == "operating").sum() > 0
    filtered = [query for query in served.items() if "stage" in query]
    assert filtered
    assert all(query["stage"] == ["operating"] for query in filtered)


@pytest.mark.gdal
def test_gdal_asks_the_server_for_chinese_words(served: Served) -> None:
    told = gdal(
        "ogrinfo", "-ro", "-so", "-oo", "PAGE_SIZE=10000", "-where", "district='义县' AND kind='project'",
        f"OAPIF:{served.api}", "projects",
    )  # fmt: skip
    rows = served.rows()
    assert count_of(told) == ((rows["district"] == "义县") & (rows["kind"] == "project")).sum() > 0
    assert any(query.get("district") == ["义县"] and query.get("kind") == ["project"] for query in served.items())


@pytest.mark.gdal
def test_gdal_asks_the_server_for_a_box(served: Served) -> None:
    told = gdal(
        "ogrinfo", "-ro", "-so", "-oo", "PAGE_SIZE=10000", "-spat", "121", "41", "121.2", "41.2", f"OAPIF:{served.api}", "projects"
    )  # fmt: skip
    boxes = [query["bbox"][0] for query in served.items() if "bbox" in query]
    assert boxes
    assert [float(number) for number in boxes[-1].split(",")] == pytest.approx([121, 41, 121.2, 41.2])
    shapes = served.store.features(Query("projects", limit=1000)).geometries
    assert shapes is not None
    inside = shapely.intersects(shapes, shapely.box(121, 41, 121.2, 41.2)).sum()
    assert count_of(told) == inside > 0  # GDAL leaves out what has no place


@pytest.mark.gdal
def test_gdal_opens_a_feature_by_its_id(served: Served) -> None:
    one = served.rows().index[5]
    told = gdal("ogrinfo", "-ro", "-where", f"id='{one}'", f"OAPIF:{served.api}", "projects")
    assert one in told
    assert f"/api/collections/projects/items/{one}" in {path for path, _ in served.asked}


@pytest.mark.gdal
def test_gdal_turns_a_day_into_an_interval(served: Served) -> None:
    gdal("ogrinfo", "-ro", "-so", "-where", "first_report >= '2022/01/04'", f"OAPIF:{served.api}", "projects")
    times = {query["datetime"][0] for query in served.items() if "datetime" in query}
    assert times
    assert all(time.startswith("2022-01-04") for time in times)


@pytest.mark.gdal
@pytest.mark.parametrize("layer", list(catalogue()))
def test_ogr2ogr_copies_a_collection_whole(served: Served, tmp_path: Path, layer: str) -> None:
    copy = tmp_path / "copy.gpkg"
    gdal("ogr2ogr", "-oo", "PAGE_SIZE=10000", str(copy), f"OAPIF:{served.api}", layer)
    copied, rows = gpd.read_file(copy, layer=layer).set_index("id"), served.rows(layer)
    assert list(copied.index) == list(rows.index)
    for one in catalogue()[layer].fields[1:]:
        if one.name not in copied.columns:  # GDAL 3.6 leaves out a field that is null in all features it looks at
            assert rows[one.name].isna().all(), one.name
            continue
        compare(copied[one.name], rows[one.name], one.type)
    pages = [query for query in served.items(layer) if query.get("limit") == ["10000"]]
    assert 1 <= len(pages) <= 2  # one to learn the fields, one to read: not one for every ten features


def compare(copied: "pd.Series[Any]", rows: "pd.Series[Any]", kind: str) -> None:
    assert (copied.isna() == rows.isna()).all(), rows.name
    there, was = copied[copied.notna()], rows[rows.notna()]
    if kind in ("number", "integer", "boolean"):
        np.testing.assert_array_equal(there.astype(float), was.astype(float))
    elif kind == "date":
        assert [str(day)[:10] for day in there] == was.tolist()
    else:  # a text whose first values look like days is a day for GDAL
        assert [str(text).removesuffix(" 00:00:00") for text in there] == was.tolist()


@pytest.mark.parametrize("layer", SPATIAL)
def test_newer_gdal_reads_every_collection_where_it_is(served: Served, layer: str) -> None:
    read = pyogrio.read_dataframe(f"OAPIF:{served.api}", layer=layer)
    assert read.crs.to_epsg() == 4326 or read.crs.to_authority() == ("OGC", "CRS84")
    shapes = served.store.features(Query(layer, limit=1000)).geometries
    assert shapes is not None
    by_id = dict(zip(served.rows(layer).index, shapes, strict=True))
    assert sorted(read["id"]) == sorted(by_id)
    for one, shape in zip(read["id"], read.geometry, strict=True):
        assert (shape is None) == (by_id[one] is None)
        if shape is not None:
            assert shapely.equals_exact(shape, by_id[one], 1e-9), one
    # The size of a page is what the document of the API says, not ten.
    assert {int(query["limit"][0]) for query in served.items(layer) if "limit" in query} >= {1000}


def test_newer_gdal_asks_in_another_system_and_puts_the_axes_right(served: Served) -> None:
    plain = pyogrio.read_dataframe(f"OAPIF:{served.api}", layer="nodes").set_index("id").geometry.to_crs(4549)
    turned = pyogrio.read_dataframe(f"OAPIF:{served.api}", layer="nodes", CRS="EPSG:4549").set_index("id")
    assert any(query.get("crs", [""])[0].endswith("/4549") for query in served.items("nodes"))
    assert turned.crs.to_epsg() == 4549
    np.testing.assert_allclose(shapely.get_coordinates(turned.geometry), shapely.get_coordinates(plain), atol=0.02)


def test_geopandas_reads_items_with_a_filter(served: Served) -> None:
    text = quote("investment_100m_cny >= 10 AND name_zh LIKE '%产业园%'")
    read = gpd.read_file(f"{served.api}/collections/projects/items?limit=10000&filter={text}")
    rows = served.rows()
    wanted = rows[(rows["investment_100m_cny"] >= 10) & rows["name_zh"].str.contains("产业园")]
    assert sorted(read["id"]) == sorted(wanted.index)
    assert len(wanted) > 0


@pytest.mark.parametrize("suffix", ["geojson", "gpkg", "fgb", "kml", "shp.zip", "parquet"])
def test_geopandas_reads_a_district_in_any_format(served: Served, tmp_path: Path, suffix: str) -> None:
    address = f"{served.api}/districts/{quote('义县')}/projects.{suffix}"
    rows = served.rows()
    wanted = sorted(rows.index[rows["district"] == "义县"])
    if suffix == "geojson":
        read = gpd.read_file(address)
    else:
        path = tmp_path / f"projects.{suffix}"
        with urllib.request.urlopen(address, timeout=20) as answer:
            path.write_bytes(answer.read())
        read = gpd.read_parquet(path) if suffix == "parquet" else gpd.read_file(path)
    assert sorted(read["id"]) == wanted


def test_gdal_reads_a_part_of_a_file_over_the_web(served: Served) -> None:
    address = f"/vsicurl/{served.api}/collections/nodes/items.fgb"
    read = pyogrio.read_dataframe(address, bbox=(121, 40.7, 121.3, 41))
    shapes = served.store.features(Query("nodes", limit=1000)).geometries
    assert shapes is not None
    assert len(read) == shapely.intersects(shapes, shapely.box(121, 40.7, 121.3, 41)).sum() > 0


def test_spreadsheet_gets_text_as_text_and_every_row(served: Served) -> None:
    address = f"{served.api}/collections/projects/items.csv"
    read = pd.read_csv(address, dtype={"investment_article": str}, encoding="utf-8-sig").set_index("id")
    rows = served.rows()
    assert list(read.index) == list(rows.index)
    assert read["name_zh"].tolist() == rows["name_zh"].tolist()
    np.testing.assert_array_equal(read["investment_100m_cny"], rows["investment_100m_cny"].astype(float))


@pytest.fixture
def ows(served: Served) -> OwsFeatures:
    return OwsFeatures(f"{served.api}/")


def test_owslib_lists_every_collection(ows: OwsFeatures) -> None:
    assert ows.feature_collections() == list(catalogue())
    assert "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text" in ows.conformance()["conformsTo"]


def test_owslib_asks_by_box_filter_and_order(ows: OwsFeatures, served: Served) -> None:
    found = ows.collection_items(
        "projects", limit=5, offset=2, bbox=[120.5, 40.6, 122.8, 42.3], sortby=("investment_100m_cny", "desc"),
        filter="stage = 'operating'",
    )  # fmt: skip
    query = served.items()[-1]
    assert (query["limit"], query["offset"], query["sortby"]) == (["5"], ["2"], ["-investment_100m_cny"])
    assert query["filter"] == ["stage = 'operating'"]
    rows = served.rows()
    assert found["numberMatched"] == (rows["stage"] == "operating").sum()
    amounts = [one["properties"]["investment_100m_cny"] for one in found["features"]]
    known = [amount for amount in amounts if amount is not None]
    assert known == sorted(known, reverse=True)
    assert amounts == known + [None] * (len(amounts) - len(known))


def test_owslib_reads_a_feature_its_queryables_and_its_schema(ows: OwsFeatures, served: Served) -> None:
    one = served.rows().index[0]
    assert ows.collection_item("projects", one)["id"] == one
    assert "investment_100m_cny" in ows.collection_queryables("projects")["properties"]
    assert ows.collection_schema("projects")["properties"]["id"]["x-ogc-role"] == "id"
