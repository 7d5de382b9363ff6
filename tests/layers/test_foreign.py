"""A GeoPackage of any other program is served as it is: its names, types, ids and places."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pyproj
import pytest
import shapely

from geo import BBox
from layers.errors import StoreError
from layers.foreign import url_name
from layers.stores import Query, Store, open_store

WGS84 = "EPSG:4326"


def survey(count: int = 3, **columns: Any) -> gpd.GeoDataFrame:
    points = [shapely.Point(121 + number, 41) for number in range(count)]
    return gpd.GeoDataFrame(columns or {"name": list("abc")[:count]}, geometry=points, crs=WGS84)


def opened(frame: gpd.GeoDataFrame, tmp_path: Path, layer: str = "survey", **options: Any) -> Store:
    path = tmp_path / "foreign.gpkg"
    pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", **options)
    return open_store(path)


def features(store: Store, layer: str = "survey") -> list[dict[str, Any]]:
    return list(json.loads(b"[%b]" % bytes(store.page(Query(layer)).features)))


def test_fields_have_the_types_of_the_file(tmp_path: Path) -> None:
    frame = survey(
        text=["义县", None, ""], number=[1.0, np.nan, 2.5], whole=[1, 2, 3], flag=[True, False, True],
        moment=pd.to_datetime(["2022-01-04T10:00:00", None, "2022-01-05T00:00:00"]),
    )  # fmt: skip
    store = opened(frame, tmp_path)
    layer = store.layers["survey"]
    assert [(field.name, field.type) for field in layer.fields] == [
        ("id", "text"), ("text", "text"), ("number", "number"), ("whole", "integer"), ("flag", "boolean"),
        ("moment", "text"),
    ]  # fmt: skip
    first, second, _ = features(store)
    assert first["properties"] == {
        "id": "1", "text": "义县", "number": 1.0, "whole": 1, "flag": True, "moment": "2022-01-04T10:00:00.000Z"
    } or first["properties"]["moment"].startswith("2022-01-04T10:00:00")  # fmt: skip
    assert second["properties"]["number"] is None
    assert store.atlas == {}
    assert store.interval("survey") is None


def test_days_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "days.gpkg"
    pyogrio.raw.write(
        str(path), shapely.to_wkb(np.array([shapely.Point(1, 2)])), [np.array(["2022-01-04"], "datetime64[D]")], ["day"],
        layer="days", driver="GPKG", geometry_type="Point", crs=WGS84,
    )  # fmt: skip
    store = open_store(path)
    assert store.layers["days"].fields[1].type == "date"
    assert store.page(Query("days", equals={"day": "2022-01-04"})).matched == 1


def test_a_whole_and_unique_id_is_the_id(tmp_path: Path) -> None:
    assert [one["id"] for one in features(opened(survey(id=["x", "z", "y"]), tmp_path))] == ["x", "y", "z"]


@pytest.mark.parametrize("ids", [["x", "x", "y"], ["x", None, "y"]])
def test_an_id_that_is_none_becomes_another_field(tmp_path: Path, ids: list[str | None]) -> None:
    store = opened(survey(id=ids), tmp_path)
    assert [field.name for field in store.layers["survey"].fields] == ["id", "id_"]
    assert [one["id"] for one in features(store)] == ["1", "2", "3"]


def test_places_are_turned_to_wgs84(tmp_path: Path) -> None:
    store = opened(survey().to_crs("EPSG:32651"), tmp_path)
    box = store.extent("survey")
    assert box is not None
    assert (box.west, box.south, box.east) == pytest.approx((121, 41, 123), abs=1e-6)


def test_latitude_first_systems_are_kept_lon_lat(tmp_path: Path) -> None:
    assert pyproj.CRS("EPSG:4490").axis_info[0].direction == "north"
    assert opened(survey().to_crs("EPSG:4490"), tmp_path).extent("survey") == BBox(121, 41, 123, 41)


def test_a_file_that_does_not_say_its_reference_system_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="crs"), pytest.raises(StoreError, match="does not say the reference system"):
        opened(survey().set_crs(None, allow_override=True), tmp_path)


def test_a_place_off_the_earth_is_null(tmp_path: Path) -> None:
    frame = survey()
    frame.loc[0, "geometry"] = shapely.Point(500, 41)
    assert features(opened(frame, tmp_path))[-1]["geometry"] is None


@pytest.mark.parametrize(
    ("shapes", "kind"),
    [
        (["POINT (1 2)", "POINT (3 4)"], "Point"),
        (["POINT Z (1 2 3)", "POINT (3 4)"], "Point"),
        (["POINT (1 2)", "MULTIPOINT (3 4)"], "MultiPoint"),
        (["POLYGON ((0 0, 1 0, 1 1, 0 0))", None], "Polygon"),
        (["POLYGON ((0 0, 1 0, 1 1, 0 0))", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"], "MultiPolygon"),
        (["LINESTRING (0 0, 1 1)", "POINT (1 2)"], "Geometry"),
        (["GEOMETRYCOLLECTION (POINT (1 2))", None], "Geometry"),
        (["POINT EMPTY", None], "Geometry"),
    ],
)
def test_the_geometry_type_is_what_the_rows_have(tmp_path: Path, shapes: list[str | None], kind: str) -> None:
    path = tmp_path / "shapes.gpkg"
    bodies = np.array([None if shape is None else shapely.to_wkb(shapely.from_wkt(shape)) for shape in shapes], object)
    pyogrio.raw.write(
        str(path), bodies, [np.array(["a", "b"], object)], ["name"], layer="survey", driver="GPKG",
        geometry_type="Unknown", crs=WGS84,
    )  # fmt: skip
    store = open_store(path)
    assert store.layers["survey"].geometry == kind
    assert len(features(store)) == 2


def test_an_empty_layer_has_the_type_that_the_file_declares(tmp_path: Path) -> None:
    store = opened(survey().iloc[:0], tmp_path, geometry_type="MultiPolygon")
    assert store.layers["survey"].geometry == "MultiPolygon"
    assert store.page(Query("survey")).matched == 0
    assert store.extent("survey") is None


def test_layer_names_become_names_that_an_address_can_hold(tmp_path: Path) -> None:
    path = tmp_path / "many.gpkg"
    for name in ("重点 项目", "a.b", "a b"):
        pyogrio.write_dataframe(survey(), path, layer=name, driver="GPKG", append=path.exists())
    store = open_store(path)
    assert {name: layer.title_zh for name, layer in store.layers.items()} == {
        "zhongdian_xiangmu": "重点 项目", "a_b": "a.b", "a_b-2": "a b"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "url"), [("…", "layer"), ("Zürich", "Z_rich"), ("a-b_C9", "a-b_C9"), ("义县", "yixian")]
)
def test_url_names(name: str, url: str) -> None:
    assert url_name(name) == url


def test_a_layer_called_projects_of_another_program_is_as_its_file_says(tmp_path: Path) -> None:
    store = opened(survey(), tmp_path, "projects")
    assert [field.name for field in store.layers["projects"].fields] == ["id", "name"]


def test_tables_without_geometry_and_binary_columns_are_left_out(tmp_path: Path) -> None:
    opened(survey(name=["a", "b", "c"]), tmp_path)
    path = tmp_path / "foreign.gpkg"
    pyogrio.write_dataframe(pd.DataFrame({"secret": ["x"]}), path, layer="layer_styles", driver="GPKG", append=True)
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE survey ADD COLUMN picture BLOB")
    connection.close()
    store = open_store(path)
    assert list(store.layers) == ["survey"]
    assert [field.name for field in store.layers["survey"].fields] == ["id", "name"]


def test_a_value_that_is_not_of_its_column_is_null(tmp_path: Path) -> None:
    opened(survey(amount=[1.0, 2.0, 3.0]), tmp_path)
    path = tmp_path / "foreign.gpkg"
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE survey SET amount = 'unknown' WHERE fid = 1")
    connection.close()
    assert {one["id"]: one["properties"]["amount"] for one in features(open_store(path))} == {
        "1": None,
        "2": 2.0,
        "3": 3.0,
    }


def test_a_file_without_vector_layers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.gpkg"
    pyogrio.write_dataframe(pd.DataFrame({"a": [1]}), path, layer="t", driver="GPKG")
    with pytest.raises(StoreError, match="holds no vector layer"):
        open_store(path)


def test_the_largest_whole_numbers_keep_their_digits(tmp_path: Path) -> None:
    store = opened(survey(osm=pd.array([2**60, None, 1], dtype="Int64")), tmp_path)
    assert [one["properties"]["osm"] for one in features(store)] == [str(2**60), None, 1]
