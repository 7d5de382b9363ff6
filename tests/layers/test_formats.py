"""What is in a layer is in its file: every field, type, null, Chinese text, geometry and reference system."""

import json
import tempfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pyogrio
import pyproj
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.crs import geometries_to_wgs84, parse_crs
from layers.catalogue import Field, GeometryType
from layers.features import Features
from layers.formats import FORMATS, Extract
from layers.stores import MemoryStore
from tests.layers.made_layers import frames, layer_of
from tests.layers.reading_files import (
    SHOWN,
    TYPES,
    WITH_CODES,
    assert_same,
    command,
    everything,
    expected,
    in_order,
    opened,
    same_shape,
    saved,
    within,
    written_names,
)
from tests.machine import need

KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "none")
REGISTERED = ("EPSG:4490", "EPSG:4549", "EPSG:32651", "EPSG:3857")


@pytest.fixture(params=["made", "jinzhou"])
def features(request: pytest.FixtureRequest, store: MemoryStore, layer_id: str) -> Features:
    held = store if request.param == "made" else request.getfixturevalue("jinzhou")
    return everything(held, layer_id)


# Every layer of two atlases, in every format


@pytest.mark.parametrize("name", FORMATS)
def test_every_layer_comes_back_whole(features: Features, name: str, tmp_path: Path) -> None:
    seen = opened(saved(Extract(features), name, tmp_path), name)
    assert_same(seen, features, name)
    if name in TYPES:
        fields = zip(features.layer.fields, written_names(features.layer, name), strict=True)
        wanted = {short: TYPES[name][field.type] for field, short in fields if field.type in TYPES[name]}
        assert {short: seen.types[short] for short in wanted} == wanted


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_geopandas_opens_every_layer(features: Features, name: str, tmp_path: Path) -> None:
    path = saved(Extract(features), name, tmp_path)
    if features.geometries is None:
        frame = pd.read_parquet(path) if name == "parquet" else pyogrio.read_dataframe(path, read_geometry=False)
        assert len(frame) == len(features)
        return
    frame = gpd.read_parquet(path) if name == "parquet" else gpd.read_file(path)
    assert frame.crs is not None
    assert frame.crs.to_2d().equals(pyproj.CRS(4326), ignore_axis_order=True)
    order = in_order(frame["id"].tolist(), features.ids)
    for one, other in zip(frame.geometry.to_numpy()[order], features.geometries, strict=True):
        assert same_shape(shapely.force_2d(one), other)
    names = [one for one in written_names(features.layer, name) if one in {"name_zh", "title_zh", "id", "scope_zh"}]
    for one in names:
        known = [None if pd.isna(value) else value for value in frame[one].to_numpy()[order]]
        assert known == features.columns[one].python()


@pytest.mark.gdal
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"parquet", "jsonfg"}])
def test_the_gdal_of_the_system_reads_the_same(features: Features, name: str, tmp_path: Path) -> None:
    need("gdal")
    path = saved(Extract(features), name, tmp_path)
    text = command("ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", "/vsistdout/", str(path))
    read = json.loads(text)["features"]
    rows = {str(row["properties"].get("id", row.get("id"))): {"id": row.get("id")} | row["properties"] for row in read}
    assert sorted(rows) == sorted(features.ids)
    wanted = expected(features)
    for field, short in zip(features.layer.fields, written_names(features.layer, name), strict=True):
        for one, value in zip(features.ids, SHOWN[name](field, wanted[field.name]), strict=True):
            assert _said(rows[one].get(short), field) == _said(value, field), (field.name, one)


def _said(value: Any, field: Field) -> Any:
    """A value as ogr2ogr says it in GeoJSON, whatever type its driver gave it."""
    if value is None or value == "":
        return None
    if field.type == "date":
        return str(value).replace("/", "-")[:10]
    if field.type == "boolean":
        return str(value).lower() in {"true", "1", "t"}
    if field.type in ("number", "integer"):
        return round(float(value), 9)
    return value


# Layers of any kind


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_any_layer_comes_back_whole(data: st.DataObject, kind: GeometryType, name: str) -> None:
    features = Features.of_frame(data.draw(frames(layer_of(kind), max_size=5)), layer_of(kind))
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Extract(features), name, Path(folder))
        if len(features) == 0 and name in {"geojsonl", "geojsonseq"}:
            assert path.read_bytes() == b""  # which GDAL takes for no file of any kind
            return
        if len(features) == 0:
            assert_empty(path, name)
            return
        assert_same(opened(path, name), features, name)


def assert_empty(path: Path, name: str) -> None:
    if name == "csv":
        assert path.read_bytes().count(b"\r\n") == 1
    elif name == "kml":  # in which GDAL sees no layer
        assert len(list(ET.parse(path).iter("{http://www.opengis.net/kml/2.2}SimpleField"))) == 7
    elif name not in {"geojson", "jsonfg"}:
        assert len(opened(path, name).values["id"]) == 0
    else:
        assert json.loads(path.read_bytes())["features"] == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_features_make_the_same_bytes(jinzhou: MemoryStore, name: str, tmp_path: Path) -> None:
    for layer_id in ("projects", "districts", "reports"):
        extract = Extract(everything(jinzhou, layer_id), attribution=jinzhou.atlas["attribution"])
        first, again = (saved(extract, name, _folder(tmp_path / run)) for run in ("first", "again"))
        assert first.read_bytes() == again.read_bytes() != b""


def _folder(path: Path) -> Path:
    path.mkdir(exist_ok=True)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_chunks_are_the_bytes_of_the_file(store: MemoryStore, name: str, tmp_path: Path) -> None:
    extract = Extract(everything(store, "projects"))
    assert b"".join(FORMATS[name].chunks(extract)) == saved(extract, name, tmp_path).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_left_beside_the_file(store: MemoryStore, name: str, tmp_path: Path) -> None:
    path = saved(Extract(everything(store, "districts")), name, tmp_path)
    assert list(tmp_path.iterdir()) == [path]


# Reference systems


@pytest.mark.parametrize("crs", REGISTERED)
@pytest.mark.parametrize("name", [*WITH_CODES, "parquet"])
@pytest.mark.parametrize("layer_id", ["projects", "districts", "routes"])
def test_a_file_says_its_system_and_stands_in_it(
    jinzhou: MemoryStore, layer_id: str, name: str, crs: str, tmp_path: Path
) -> None:
    features = everything(jinzhou, layer_id)
    system = parse_crs(crs)
    seen = opened(saved(Extract(features, system), name, tmp_path), name)
    assert seen.crs is not None
    assert seen.geometries is not None
    if name == "shp":  # a .prj has no codes
        assert seen.crs.to_epsg(min_confidence=20) == int(crs.removeprefix("EPSG:"))
    else:
        assert seen.crs.equals(pyproj.CRS(crs), ignore_axis_order=name != "parquet")
    order = in_order(seen.values["id"], features.ids)
    back = geometries_to_wgs84(system, seen.geometries[order])
    pairs = zip(back, features.geometries, strict=True)
    assert all(within(one, other, 2e-7) for one, other in pairs)
