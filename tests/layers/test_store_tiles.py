"""Tiles of a database hold what those of memory hold: the encoders differ, what is decoded does not."""

from typing import Any

import geopandas as gpd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers.catalogue import Field, GeometryType, Layer
from layers.errors import StoreBusyError
from layers.features import Features
from layers.publish import publish
from layers.stores import Limits, MemoryStore, Query, Store
from layers.stores.postgis import PostgisStore
from layers.tile_grid import MAX_FEATURES, MAX_ZOOM
from layers.tiles import Tileset
from tests.layers.made_layers import frames, layer_of
from tests.layers.test_tiles import addresses, crowd, decoded, in_units
from tests.postgres import Cluster

pytestmark = pytest.mark.postgis


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> str:
    """A database in which each example is published over the one before."""
    return cluster.database()


def pairs(memory: Store, dsn: str, layer: str, places: list[tuple[int, int, int]]) -> list[tuple[bytes, bytes]]:
    """The tiles of both stores at the same addresses."""
    store = PostgisStore.open(dsn)
    try:
        ours, theirs = Tileset.of(memory, layer), Tileset.of(store, layer)
        assert theirs.min_zoom == ours.min_zoom
        return [(ours.tile(*place), theirs.tile(*place)) for place in places]
    finally:
        store.close()


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data(), kind=st.sampled_from(["Point", "Polygon", "LineString"]))
def test_tiles_of_both_stores_hold_the_same(shared: str, data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    memory = MemoryStore([Features.of_frame(data.draw(frames(layer)), layer)], {})
    publish(memory, shared)
    for ours, theirs in pairs(memory, shared, "made", data.draw(st.lists(addresses(), min_size=3, max_size=6))):
        assert_alike(decoded(theirs), decoded(ours))
        if kind != "Point":
            assert theirs == ours


def assert_alike(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert list(found) == list(wanted)
    for name, layer in found.items():
        other = wanted[name]
        assert layer["extent"] == other["extent"]
        assert [one["properties"] for one in layer["features"]] == [one["properties"] for one in other["features"]]
        for one, two in zip(layer["features"], other["features"], strict=True):
            assert one["geometry"]["type"] == two["geometry"]["type"]
            # A place just between two units may be rounded to either.
            near = zip(one["geometry"]["coordinates"], two["geometry"]["coordinates"], strict=True)
            assert one == two or all(abs(a - b) <= 1 for a, b in near)


def test_totals_and_crowded_tiles_are_those_of_memory(shared: str) -> None:
    memory = crowd(5000)
    publish(memory, shared)
    places = []
    for zoom in range(MAX_ZOOM + 1):
        col, row = (int(place / 4096) for place in in_units(121.5, 41.5, zoom, 0, 0))
        places += [(zoom, row, col), (zoom, row, min(col + 1, 2**zoom - 1))]
    below = Tileset.of(memory, "made").min_zoom
    assert 0 < below < MAX_ZOOM
    for (zoom, *_), (ours, theirs) in zip(places, pairs(memory, shared, "made", places), strict=True):
        assert_alike(decoded(theirs), decoded(ours))
        if zoom < below:
            assert theirs == ours


def test_of_too_many_the_largest_come_first_in_both(shared: str) -> None:
    memory = crowd(3000, spread=1e-5)
    publish(memory, shared)
    col, row = (int(place / 4096) for place in in_units(121, 41, MAX_ZOOM, 0, 0))
    ((ours, theirs),) = pairs(memory, shared, "made", [(MAX_ZOOM, row, col)])
    assert len(decoded(theirs)["made"]["features"]) == MAX_FEATURES
    assert_alike(decoded(theirs), decoded(ours))


def test_names_that_no_column_has_are_kept(shared: str) -> None:
    names = ["id", "the shape", "占比%", "pos", "长" * 40, "geom"]
    fields = tuple(Field(name, "text", name, name) for name in names)
    for kept in (fields, (fields[0], fields[3], fields[5]), fields[:2], (fields[0], fields[2]), (fields[0], fields[4])):
        layer = Layer("made", "", "", "", "", "Point", kept)
        rows = {field.name: ["a", "b"] for field in kept}
        frame = gpd.GeoDataFrame(rows, geometry=[shapely.Point(121, 41), shapely.Point(122, 41)], crs="OGC:CRS84")
        memory = MemoryStore([Features.of_frame(frame, layer)], {})
        publish(memory, shared)
        ((ours, theirs),) = pairs(memory, shared, "made", [(0, 0, 0)])
        assert_alike(decoded(theirs), decoded(ours))
        assert {*decoded(theirs)["made"]["features"][0]["properties"]} == {field.name for field in kept}


def test_a_tile_that_takes_too_long_is_refused_sooner_than_other_questions(shared: str) -> None:
    publish(crowd(5000), shared)
    store = PostgisStore.open(shared, Limits(tile_s=0.001))
    try:
        tileset = Tileset.of(store, "made")
        col, row = (int(place / 4096) for place in in_units(121.5, 41.5, tileset.min_zoom, 0, 0))
        with pytest.raises(StoreBusyError):
            tileset.tile(tileset.min_zoom, row, col)
        assert store.page(Query("made", limit=5000)).returned == 5000
    finally:
        store.close()
