"""A layer as a file, whole and safe to open; each format is read again in test_formats."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from geo.crs import parse_crs
from layers.catalogue import catalogue
from layers.errors import LayerNotFound, LayersError, StoreError
from layers.export import FORMATS, export
from layers.features import Features
from layers.stores import Query, open_store
from layers.stores.memory import MemoryStore
from tests.layers.made_layers import FIELDS, layer_of


@pytest.mark.parametrize("file_format", FORMATS)
def test_every_layer_can_be_a_file(store: MemoryStore, layer_id: str, file_format: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{file_format}"
    export(store, layer_id, file_format, path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    count = store.count(layer_id)
    if file_format == "geojson":
        assert len(json.loads(path.read_bytes())["features"]) == count
    elif file_format == "csv":
        assert len(list(csv.reader(path.read_text("utf-8-sig").splitlines()))) == count + 1
    elif file_format == "gpkg":
        assert pyogrio.read_info(path, layer=layer_id)["features"] == count
    else:  # read as a whole in test_formats
        assert path.stat().st_size > 0


def test_a_geopackage_of_a_layer_holds_the_same_features(store: MemoryStore, tmp_path: Path) -> None:
    export(store, "projects", "gpkg", tmp_path / "x.gpkg")
    again = open_store(tmp_path / "x.gpkg")
    assert bytes(again.page(Query("projects")).features) == bytes(store.page(Query("projects")).features)


def test_a_stream_gets_what_a_file_would(store: MemoryStore, tmp_path: Path) -> None:
    stream = io.BytesIO()
    export(store, "nodes", "csv", stream)
    export(store, "nodes", "csv", tmp_path / "x.csv")
    assert stream.getvalue() == (tmp_path / "x.csv").read_bytes()
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")


def test_points_have_their_coordinates_beside_them(store: MemoryStore) -> None:
    stream = io.BytesIO()
    export(store, "nodes", "csv", stream)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig")))}
    assert (rows["node-port"]["lon"], rows["node-port"]["lat"]) == ("121.1", "41.1")
    assert (rows["node-guess"]["lon"], rows["node-guess"]["lat"]) == ("", "")


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
def test_a_spreadsheet_runs_nothing(name: str) -> None:
    frame = pd.DataFrame([{"id": "a", "name": name}], columns=[field.name for field in FIELDS], dtype=object)
    stream = io.BytesIO()
    export(MemoryStore([Features.of_frame(frame, layer_of("none"))], {}), "made", "csv", stream)
    row = next(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"))))
    assert row["name"] == f"'{name}"


def test_a_geopackage_is_no_stream(store: MemoryStore) -> None:
    with pytest.raises(LayersError, match="GeoPackage is no stream: wanted a path"):
        export(store, "nodes", "gpkg", io.BytesIO())


def test_a_file_can_be_in_another_reference_system(store: MemoryStore, tmp_path: Path) -> None:
    export(store, "nodes", "gpkg", tmp_path / "x.gpkg", crs=parse_crs("EPSG:4549"))
    assert pyogrio.read_info(tmp_path / "x.gpkg")["crs"] == "EPSG:4549"
    with pytest.raises(LayersError, match="cannot be in GCJ-02"):
        export(store, "nodes", "gpkg", tmp_path / "y.gpkg", crs=parse_crs("GCJ-02"))


def test_an_unknown_format_and_layer_are_refused(store: MemoryStore, tmp_path: Path) -> None:
    with pytest.raises(LayersError, match="'dwg' is no format, wanted one of geojson, "):
        export(store, "nodes", "dwg", tmp_path / "x")
    for file_format in FORMATS:
        with pytest.raises(LayerNotFound, match="no layer 'roads'"):
            export(store, "roads", file_format, tmp_path / "x")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_folder_that_is_missing_is_named(store: MemoryStore, file_format: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no.x: cannot be written"):
        export(store, "nodes", file_format, tmp_path / "no" / "x")


def test_layers_of_the_catalogue_are_all_there_are(store: MemoryStore) -> None:
    assert set(store.layers) == set(catalogue())
