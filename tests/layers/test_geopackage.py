"""A GeoPackage is written whole, alike each time, and read without a trace; one that is not whole is refused in words."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers.catalogue import GeometryType, catalogue
from layers.columns import stored_column
from layers.errors import StoreError
from layers.features import Features
from layers.geojson import written_geometries
from layers.geopackage import META, GeoPackage, read_geopackage, write_geopackage
from tests.layers.made_layers import frames, layer_of


def read_back(package: GeoPackage, features: Features) -> Features:
    table = package.tables[features.layer.id]
    columns = {field.name: stored_column(field, table.values[field.name]) for field in features.layer.fields}
    shapes = None if table.geometries is None else written_geometries(table.geometries, features.layer)
    return Features.of(features.layer, columns, shapes)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(["Point", "LineString", "MultiLineString", "MultiPolygon", "none"]))
def test_what_is_written_is_read_the_same_to_the_byte(data: st.DataObject, kind: GeometryType, tmp_path: Path) -> None:
    features = Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))
    write_geopackage(tmp_path / "made.gpkg", [features], meta={"a": "1"})
    package = read_geopackage(tmp_path / "made.gpkg")
    assert read_back(package, features).encoded() == features.encoded()
    assert package.meta == {"a": "1"}


@pytest.fixture
def whole(all_features: dict[str, Features], tmp_path: Path) -> Path:
    path = tmp_path / "whole.gpkg"
    write_geopackage(path, list(all_features.values()), meta={"name": '"x"'})
    return path


def test_the_same_features_make_the_same_bytes(all_features: dict[str, Features], whole: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.gpkg"
    write_geopackage(again, list(all_features.values()), meta={"name": '"x"'})
    assert again.read_bytes() == whole.read_bytes()


def test_gdal_reads_layers_fields_and_tables_as_the_catalogue_says(whole: Path) -> None:
    listed = dict(pyogrio.list_layers(whole).tolist())
    types = {"text": "OFTString", "number": "OFTReal", "integer": "OFTInteger64", "date": "OFTDate"}
    for layer in catalogue().values():
        assert listed[layer.id] == (None if layer.geometry == "none" else layer.geometry)
        info = pyogrio.read_info(whole, layer=layer.id)
        assert info["fields"].tolist() == [field.name for field in layer.fields]
        assert info["ogr_types"] == [types.get(field.type, "OFTInteger") for field in layer.fields]
        booleans = [subtype == "OFSTBoolean" for subtype in info["ogr_subtypes"]]
        assert booleans == [field.type == "boolean" for field in layer.fields]
        assert info["layer_metadata"]["IDENTIFIER"] == layer.title_zh
        assert info["crs"] == (None if layer.geometry == "none" else "EPSG:4326")


def test_fields_have_chinese_aliases_and_english_descriptions(whole: Path) -> None:
    with sqlite3.connect(whole) as connection:
        query = (
            "SELECT name, description FROM gpkg_data_columns WHERE table_name = 'projects' AND column_name = 'stage'"
        )
        assert connection.execute(query).fetchone() == ("阶段", "Stage as last reported")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA user_version").fetchone() == (10300,)
    connection.close()


def test_reading_leaves_nothing_beside_the_file(whole: Path) -> None:
    before = whole.read_bytes()
    whole.chmod(0o444)
    read_geopackage(whole)
    assert [path.name for path in whole.parent.iterdir()] == ["whole.gpkg"]
    assert whole.read_bytes() == before


def test_writing_leaves_nothing_but_the_file(whole: Path) -> None:
    assert [path.name for path in whole.parent.iterdir()] == ["whole.gpkg"]


def test_a_failed_write_keeps_the_old_file(
    all_features: dict[str, Features], whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise pyogrio.errors.DataSourceError("disk full")

    monkeypatch.setattr(pyogrio.raw, "write", fail)
    with pytest.raises(StoreError, match=r"whole\.gpkg: cannot be written \(disk full\)"):
        write_geopackage(whole, list(all_features.values()))
    assert whole.read_bytes() == before
    assert [path.name for path in whole.parent.iterdir()] == ["whole.gpkg"]


def test_the_option_of_the_writer_is_put_back(whole: Path) -> None:
    assert whole.exists()
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def test_a_folder_that_is_missing_is_named(all_features: dict[str, Features], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_geopackage(tmp_path / "no" / "x.gpkg", list(all_features.values()))


def test_progress_hears_of_every_layer(all_features: dict[str, Features], tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    write_geopackage(tmp_path / "x.gpkg", list(all_features.values()), progress=lambda *step: heard.append(step))
    assert heard == [(name, number + 1, len(all_features)) for number, name in enumerate(all_features)]


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_to_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 60] = b"\xff" * (4096 * 40)
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def replaced_by_text(path: Path) -> None:
    path.write_text('{"type": "FeatureCollection"}', "utf-8")


def replaced_by_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()


def without_a_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE reports")
    connection.close()


def with_a_broken_geometry(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE nodes SET geom = X'4750000001'")
    connection.close()


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (truncated, r"whole\.gpkg: is cut off \([\d,]+ of [\d,]+ bytes\)"),
        (cut_to_header, "is no GeoPackage"),
        (damaged, "not a whole GeoPackage|cannot be read"),
        (emptied, "is empty, wanted a GeoPackage"),
        (replaced_by_text, "does not begin as an SQLite database"),
        (replaced_by_database, r"no GeoPackage \(it has no gpkg_contents\)"),
        (without_a_table, "lists table 'reports', which it does not hold"),
        (with_a_broken_geometry, "table nodes: a geometry cannot be read"),
        (Path.unlink, r"cannot be opened \(No such file or directory\)"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_in_words(whole: Path, harm: Callable[[Path], object], words: str) -> None:
    harm(whole)
    with pytest.raises(StoreError, match=words):
        read_geopackage(whole)


def test_a_folder_is_no_geopackage(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        read_geopackage(tmp_path)


def test_a_path_with_odd_characters_is_read(whole: Path, tmp_path: Path) -> None:
    odd = tmp_path / "a b#c?d%20 锦州.gpkg"
    shutil.copy(whole, odd)
    assert META not in read_geopackage(odd).tables


def test_arcs_become_straight_lines(tmp_path: Path) -> None:
    path = tmp_path / "arc.gpkg"
    arc = "LINESTRING(121 41, 122 41)"
    pyogrio.raw.write(
        str(path), shapely.to_wkb(shapely.from_wkt([arc])), [], [], layer="arcs", driver="GPKG",
        geometry_type="Unknown", crs="EPSG:4326", layer_options={"GEOMETRY_NAME": "geom"},
    )  # fmt: skip
    header = bytes.fromhex("47500001e6100000")
    curve = (
        bytes.fromhex("010800000003000000")
        + shapely.to_wkb(shapely.LineString([(121, 41), (121.5, 41.5), (122, 41)]))[9:]
    )
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE arcs SET geom = ?", (header + curve,))
    connection.close()
    (line,) = read_geopackage(path).tables["arcs"].geometries
    assert line.geom_type == "LineString"
    assert len(line.coords) > 10
