"""What is particular of each format: systems in words, separators, formulas, names, credits, what is refused."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import OFFERED, geometries_to_wgs84, parse_crs
from layers.catalogue import Field, catalogue
from layers.errors import LayersError, QueryError
from layers.features import Features
from layers.formats import FORMATS, Extract
from layers.formats.dbase import short_names
from layers.formats.spreadsheet import FORMULA
from layers.stores import MemoryStore
from tests.layers.made_layers import layer_of
from tests.layers.reading_files import (
    assert_same,
    command,
    everything,
    opened,
    saved,
    within,
)
from tests.machine import need


def test_csv_names_its_system_in_the_columns(store: MemoryStore) -> None:
    features = everything(store, "projects")

    def head(crs: str) -> list[str]:
        text = b"".join(FORMATS["csv"].chunks(Extract(features, parse_crs(crs)))).decode("utf-8-sig")
        return next(csv.reader(io.StringIO(text)))[-2:]

    assert head("OGC:CRS84") == ["lon", "lat"]
    assert head("EPSG:4549") == ["easting_epsg4549", "northing_epsg4549"]
    assert head("EPSG:4490") == ["lon_epsg4490", "lat_epsg4490"]
    assert head("GCJ-02") == ["lon_gcj02", "lat_gcj02"]


@pytest.mark.parametrize("crs", OFFERED)
def test_csv_coordinates_are_longitude_or_easting_first(store: MemoryStore, crs: str) -> None:
    extract = Extract(everything(store, "projects"), parse_crs(crs))
    rows = list(csv.reader(io.StringIO(b"".join(FORMATS["csv"].chunks(extract)).decode("utf-8-sig"))))[1:]
    points = [shapely.Point(float(row[-2]), float(row[-1])) if row[-1] else None for row in rows]
    back = geometries_to_wgs84(extract.crs, points)
    assert any(point is not None for point in points)
    assert all(within(one, other, 2e-7) for one, other in zip(back, extract.features.geometries, strict=True))


@pytest.mark.parametrize("crs", OFFERED)
def test_json_fg_keeps_geojson_and_adds_the_place_in_the_order_of_the_authority(store: MemoryStore, crs: str) -> None:
    system = parse_crs(crs)
    features = everything(store, "nodes")
    document = json.loads(b"".join(FORMATS["jsonfg"].chunks(Extract(features, system))))
    assert document["coordRefSys"] == system.uri
    assert ("coordRefSysNote" in document) == (crs in ("GCJ-02", "BD-09"))
    for written, shape in zip(document["features"], features.geometries, strict=True):
        if shape is None:
            assert written["geometry"] is written["place"] is None
            continue
        lon, lat = written["geometry"]["coordinates"]
        assert (lon, lat) == (shape.x, shape.y)
        if crs == "OGC:CRS84":
            assert written["place"] is None
            continue
        first, second = written["place"]["coordinates"]
        back = geometries_to_wgs84(
            system, [shapely.Point(*((second, first) if system.northing_first else (first, second)))]
        )
        assert within(back[0], shape, 2e-7)


def test_json_fg_in_another_system_is_read_in_it(store: MemoryStore, tmp_path: Path) -> None:
    features = everything(store, "districts")
    path = saved(Extract(features, parse_crs("EPSG:4549")), "jsonfg", tmp_path)
    seen = opened(path, "jsonfg")
    assert seen.crs is not None
    assert seen.crs.to_epsg() == 4549
    assert seen.geometries is not None
    back = geometries_to_wgs84(parse_crs("EPSG:4549"), seen.geometries)
    assert all(within(one, other, 2e-7) for one, other in zip(back, features.geometries, strict=True))


@pytest.mark.parametrize("crs", ["GCJ-02", "BD-09"])
@pytest.mark.parametrize("name", ["geojson", "geojsonl", "geojsonseq", "gpkg", "fgb", "shp", "kml", "parquet"])
def test_a_file_that_cannot_say_its_shifted_datum_is_refused(
    store: MemoryStore, name: str, crs: str, tmp_path: Path
) -> None:
    with pytest.raises(QueryError, match=f"cannot be in {crs}; wanted"):
        FORMATS[name].save(Extract(everything(store, "projects"), parse_crs(crs)), tmp_path / "x")
    with pytest.raises(QueryError):
        FORMATS[name].chunks(Extract(everything(store, "projects"), parse_crs(crs)))
    assert list(tmp_path.iterdir()) == []


def test_json_fg_says_the_day_or_the_days_of_a_feature() -> None:
    layer = layer_of("none")
    days = [("2019-01-01", "2019-01-01"), ("2019-01-01", "2019-02-01"), (None, "2019-02-01"), ("2019-01-01", None),
            (None, None)]  # fmt: skip
    frame = pd.DataFrame([{"id": str(n), "first": a, "last": b} for n, (a, b) in enumerate(days)], dtype=object)
    document = json.loads(b"".join(FORMATS["jsonfg"].chunks(Extract(Features.of_frame(frame, layer)))))
    times = {one["id"]: one["time"] for one in document["features"]}
    assert [times[str(n)] for n in range(5)] == [
        {"date": "2019-01-01"}, {"interval": ["2019-01-01", "2019-02-01"]}, {"interval": ["..", "2019-02-01"]},
        {"interval": ["2019-01-01", ".."]}, None,
    ]  # fmt: skip


def test_lines_are_a_feature_each_and_a_sequence_has_its_separators(store: MemoryStore) -> None:
    extract = Extract(everything(store, "projects"))
    lines = b"".join(FORMATS["geojsonl"].chunks(extract)).splitlines()
    assert lines == extract.features.encoded()
    records = b"".join(FORMATS["geojsonseq"].chunks(extract)).split(b"\x1e")
    assert records == [b"", *(line + b"\n" for line in lines)]


@given(st.sampled_from(FORMULA), st.text(max_size=5))
def test_no_cell_of_csv_begins_as_a_formula(begin: str, rest: str) -> None:
    frame = pd.DataFrame([{"id": begin + rest, "name": begin}], dtype=object)
    text = b"".join(FORMATS["csv"].chunks(Extract(Features.of_frame(frame, layer_of("none"))))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 2
    assert rows[1][:2] == [f"'{begin}{rest}", f"'{begin}"]


@pytest.mark.gdal
def test_gdal_finds_the_geometry_of_a_csv_by_itself_or_by_an_option(store: MemoryStore, tmp_path: Path) -> None:
    need("gdal")
    lines = saved(Extract(everything(store, "routes")), "csv", tmp_path)
    assert "\n  LINESTRING (121.1 41.1," in command("ogrinfo", "-ro", "-al", str(lines))
    points = saved(Extract(everything(store, "nodes")), "csv", tmp_path)
    options = ("-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat")
    assert "Geometry: Point" in command("ogrinfo", "-ro", "-so", "-al", *options, str(points))


def test_flatgeobuf_has_an_index_where_every_feature_has_a_geometry(store: MemoryStore, tmp_path: Path) -> None:
    def has_index(layer_id: str) -> bool:
        path = saved(Extract(everything(store, layer_id)), "fgb", tmp_path)
        return bool(pyogrio.read_info(path)["capabilities"]["fast_spatial_filter"])

    assert has_index("districts")
    assert has_index("routes")
    assert not has_index("projects")


@pytest.mark.parametrize("name", ["gpkg", "fgb"])
def test_a_file_says_whose_data_it_holds(jinzhou: MemoryStore, name: str, tmp_path: Path) -> None:
    need("gdal")
    path = saved(Extract(everything(jinzhou, "routes"), attribution=jinzhou.atlas["attribution"]), name, tmp_path)
    assert "OpenStreetMap" in path.read_bytes().decode("utf-8", "ignore")


def test_kml_parquet_json_fg_and_shapefile_say_whose_data_they_hold(jinzhou: MemoryStore, tmp_path: Path) -> None:
    extract = Extract(everything(jinzhou, "routes"), attribution=jinzhou.atlas["attribution"])
    words = jinzhou.atlas["attribution"]["zh"]
    namespace = "{http://www.opengis.net/kml/2.2}"
    kml = ET.parse(saved(extract, "kml", tmp_path))
    assert words in str(kml.findtext(f"{namespace}Document/{namespace}description"))
    assert pq.read_schema(saved(extract, "parquet", tmp_path)).metadata[b"attribution"].decode() == words
    assert json.loads(saved(extract, "jsonfg", tmp_path).read_bytes())["attribution"] == words
    with zipfile.ZipFile(saved(extract, "shp", tmp_path)) as archive:
        assert words in archive.read("README.txt").decode("utf-8-sig")


def test_kml_is_well_formed_whatever_the_text(tmp_path: Path) -> None:
    layer = layer_of("none")
    wild = "<b>&\"'\r\n\x00\x0b\ufffe]]>义"
    frame = pd.DataFrame([{"id": "1", "name": wild}], dtype=object)
    path = saved(Extract(Features.of_frame(frame, layer)), "kml", tmp_path)
    tree = ET.parse(path)
    namespace = "{http://www.opengis.net/kml/2.2}"
    data = {one.get("name"): one.text for one in tree.iter(f"{namespace}SimpleData")}
    assert data["name"] == "<b>&\"'\r\n\ufffd\ufffd\ufffd]]>义"
    assert tree.findtext(f"{namespace}Document/{namespace}Placemark/{namespace}name") == data["name"]


def test_a_shapefile_explains_its_names_and_says_what_it_cut(tmp_path: Path) -> None:
    layer = replace(
        layer_of("Point"),
        fields=(Field("id", "text", "编号", "Identifier"), Field("investment_100m_cny", "number", "金额", "Amount"),
                Field("location_reason", "text", "说明", "Why")),
        group=(), interval=(),
    )  # fmt: skip
    rows = {"id": ["a", "b"], "investment_100m_cny": [1e25, 5.5], "location_reason": ["义" * 200, "x"]}
    frame = gpd.GeoDataFrame(rows, geometry=[shapely.Point(121, 41), None], crs="OGC:CRS84")
    path = saved(Extract(Features.of_frame(frame, layer)), "shp", tmp_path)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            "README.txt", "made.shp", "made.shx", "made.dbf", "made.prj", "made.cpg",
        ]  # fmt: skip
        readme = archive.read("README.txt").decode("utf-8-sig")
        assert archive.read("made.cpg") == b"UTF-8"
    assert "inv_100_cn\tinvestment_100m_cny\tnumber\t金额\tAmount" in readme
    assert "inv_100_cn (investment_100m_cny): 1" in readme
    assert "locat_reas (location_reason): 1" in readme
    assert "id (id)" not in readme
    seen = opened(path, "shp")
    assert seen.values["inv_100_cn"] == [None, 5.5]
    assert seen.values["locat_reas"] == ["义" * 83 + "…", "x"]


def test_a_shapefile_of_several_types_is_refused(tmp_path: Path) -> None:
    layer = layer_of("Geometry")
    frame = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shapely.Point(0, 0)], crs="OGC:CRS84")
    with pytest.raises(QueryError, match="several types; Shapefile"):
        saved(Extract(Features.of_frame(frame, layer)), "shp", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_formats_say_what_they_hold(store: MemoryStore) -> None:
    several, points = layer_of("Geometry"), layer_of("Point")
    wgs84, gauss, gcj02 = (parse_crs(name) for name in ("OGC:CRS84", "EPSG:4549", "GCJ-02"))
    assert [name for name, one in FORMATS.items() if not one.holds(several, wgs84)] == ["shp"]
    assert [name for name, one in FORMATS.items() if not one.holds(points, gauss)] == [
        "geojson", "geojsonl", "geojsonseq", "kml",
    ]  # fmt: skip
    assert [name for name, one in FORMATS.items() if one.holds(points, gcj02)] == ["jsonfg", "csv"]


@pytest.mark.parametrize("name", ["geojson", "jsonfg"])
def test_json_has_links_and_the_number_of_all_that_answer(store: MemoryStore, name: str) -> None:
    link = {"href": "https://atlas.example/", "rel": "self", "type": "application/json"}
    extract = Extract(everything(store, "nodes"), matched=100, links=[link])
    document = json.loads(b"".join(FORMATS[name].chunks(extract)))
    assert document["links"] == [link]
    assert (document["numberMatched"], document["numberReturned"]) == (100, 2)


def test_other_formats_hold_several_types(tmp_path: Path) -> None:
    layer = layer_of("Geometry")
    shapes = [shapely.Point(0, 0), shapely.box(0, 0, 1, 1), None, shapely.LineString([(0, 0), (1, 1)])]
    frame = gpd.GeoDataFrame({"id": list("abcd")}, geometry=shapes, crs="OGC:CRS84")
    features = Features.of_frame(frame, layer)
    for name in FORMATS:
        if name != "shp":
            assert_same(opened(saved(Extract(features), name, tmp_path), name), features, name)


@given(st.lists(st.text(min_size=1, max_size=30), unique=True, max_size=40))
def test_short_names_fit_and_differ(names: list[str]) -> None:
    short = short_names(names)
    assert len({one.lower() for one in short}) == len(names)
    assert all(len(one) <= 10 and one.isascii() and one[0].isalpha() and one.isidentifier() for one in short)
    assert short == short_names(names)


def test_names_of_the_catalogue_stay_readable(layer_id: str) -> None:
    names = [one.name for one in catalogue()[layer_id].fields]
    short = short_names(names)
    assert all(one == other for one, other in zip(short, names, strict=True) if len(other) <= 10)
    assert all(one[:2] == other[:2] for one, other in zip(short, names, strict=True))


def test_parquet_without_its_library_is_refused_in_words(
    store: MemoryStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = replace(FORMATS["parquet"], module="no_such_library")
    assert FORMATS["parquet"].is_available
    assert not missing.is_available
    with pytest.raises(LayersError, match=r"GeoParquet needs no_such_library: install corridor-atlas\[parquet\]"):
        missing.save(Extract(everything(store, "nodes")), tmp_path / "x.parquet")
