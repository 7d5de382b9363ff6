"""The made atlas, read, built and opened once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.atlas import bundled
from layers.build import BuildReport, build, layer_frames
from layers.catalogue import catalogue
from layers.features import Features
from layers.ground import Ground, read_ground
from layers.publish import publish
from layers.stores import MemoryStore, Store
from layers.stores.postgis import PostgisStore
from layers.tables import Tables, read_tables
from tests.made import FakeGeocoder, atlas_folder

#: Run by QGIS's own Python; ours has no QGIS.
collect_ignore = ["tile_in_qgis.py"]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return atlas_folder(tmp_path_factory.mktemp("atlas") / "made")


@pytest.fixture(scope="session")
def tables(folder: Path) -> Tables:
    return read_tables(folder)


@pytest.fixture(scope="session")
def ground(tables: Tables) -> Ground:
    return read_ground(tables, FakeGeocoder())


@pytest.fixture(scope="session")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return build(folder, tmp_path_factory.mktemp("built") / "made.gpkg", geocoder=FakeGeocoder())


@pytest.fixture(scope="session")
def store(built: BuildReport) -> MemoryStore:
    return MemoryStore.open(built.path)


@pytest.fixture(scope="session", params=["memory", pytest.param("postgis", marks=pytest.mark.postgis)])
def each_store(request: pytest.FixtureRequest, built: BuildReport) -> Iterator[Store]:
    """The made atlas in memory, and published into PostGIS."""
    if request.param == "memory":
        yield MemoryStore.open(built.path)
        return
    dsn = request.getfixturevalue("cluster").database()
    publish(built.path, dsn)
    opened = PostgisStore.open(dsn)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def jinzhou(tmp_path_factory: pytest.TempPathFactory) -> MemoryStore:
    """The first atlas, as its real tables make it."""
    path = tmp_path_factory.mktemp("jinzhou") / "jinzhou.gpkg"
    build(bundled("jinzhou"), path)
    return MemoryStore.open(path)


@pytest.fixture(params=catalogue())
def layer_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def all_features(tables: Tables, ground: Ground) -> dict[str, Features]:
    frames = layer_frames(tables, ground)
    return {name: Features.of_frame(frames[name], layer) for name, layer in catalogue().items()}
