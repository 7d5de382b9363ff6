"""What holds for every format: bytes in parts, whole files or none, names, refusals."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import pyogrio.raw
import pytest
import shapely

from layers.errors import QueryError, StoreError
from layers.features import Features
from layers.formats import FORMATS, Extract, FileFormat, chosen, file_format
from layers.formats.contract import PART
from layers.stores import MemoryStore
from tests.layers.made_layers import layer_of
from tests.layers.reading_files import everything, saved


def large(count: int) -> Features:
    names = np.array([f"项目{number}" for number in range(count)], object)
    ids = np.array([f"p{number:06}" for number in range(count)], object)
    layer = replace(layer_of("Point"), group=())
    rng = np.random.default_rng(1)
    points = shapely.points(rng.uniform(121, 122, count), rng.uniform(41, 42, count))
    frame = gpd.GeoDataFrame({"id": ids, "name": names, "amount": rng.uniform(0, 100, count)}, geometry=points,
                             crs="OGC:CRS84")  # fmt: skip
    return Features.of_frame(frame, layer)


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.stream])
def test_a_stream_holds_a_part_at_a_time(name: str) -> None:
    features = large(3 * PART + 1)
    chunks = FORMATS[name].chunks(Extract(features))
    assert isinstance(chunks, Iterator)
    sizes = [len(chunk) for chunk in chunks]
    assert len(sizes) >= 4
    assert max(sizes) < sum(sizes) / 2.5


def test_names_extensions_and_media_types_are_all_different() -> None:
    assert len({one.extension for one in FORMATS.values()}) == len(FORMATS)
    assert len({one.media_type for one in FORMATS.values()}) == len(FORMATS)
    assert list(FORMATS) == [one.name for one in FORMATS.values()]
    for one in FORMATS.values():
        assert (one.stream is None) != (one.write is None)
        assert one.limits_zh
        assert one.limits_en


def test_a_format_that_is_not_there_is_refused_with_the_names() -> None:
    assert file_format("csv") is FORMATS["csv"]
    with pytest.raises(QueryError, match="'doc' is no format, wanted one of geojson, "):
        file_format("doc")


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_that_is_missing_is_named(store: MemoryStore, name: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        FORMATS[name].save(Extract(everything(store, "nodes")), tmp_path / "no" / "x")


@pytest.mark.parametrize("name", FORMATS)
def test_a_failed_write_keeps_the_old_file(store: MemoryStore, name: str, tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    broken: FileFormat = replace(FORMATS[name], stream=None, write=fail)
    with pytest.raises(StoreError, match=r"old: cannot be written \(No space left on device\)"):
        broken.save(Extract(everything(store, "nodes")), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_fields_are_chosen_in_the_order_of_the_layer(store: MemoryStore) -> None:
    features = everything(store, "projects")
    some = chosen(features, ["stage", "name_zh"], geometry=False)
    assert [one.name for one in some.layer.fields] == ["id", "name_zh", "stage"]
    assert some.geometries is None
    assert some.layer.interval == ()
    assert chosen(features, ["last_report", "first_report"]).layer.interval == ("first_report", "last_report")
    text = b"".join(FORMATS["csv"].chunks(Extract(some))).decode("utf-8-sig")
    assert text.splitlines()[0] == "id,name_zh,stage"
    assert chosen(features).encoded() == features.encoded()
    with pytest.raises(QueryError, match="no field 'nothing', wanted one of id, name_zh"):
        chosen(features, ["nothing"])


@pytest.mark.parametrize("name", ["fgb", "shp", "gpkg"])
def test_what_gdal_refuses_is_said_in_words(
    store: MemoryStore, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise pyogrio.errors.FeatureError("no such thing")

    monkeypatch.setattr(pyogrio.raw, "write", refuse)
    with pytest.raises(StoreError, match=r"nodes\..*: cannot be written \(no such thing\)"):
        saved(Extract(everything(store, "nodes")), name, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["fgb", "shp", "gpkg", "parquet"])
def test_threads_that_write_at_once_write_the_same(store: MemoryStore, name: str, tmp_path: Path) -> None:
    extract = Extract(everything(store, "projects"))

    def write(number: int) -> bytes:
        folder = tmp_path / str(number)
        folder.mkdir()
        return saved(extract, name, folder).read_bytes()

    with ThreadPoolExecutor(4) as threads:
        written = set(threads.map(write, range(12)))
    assert len(written) == 1
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None
