"""The features that files and tiles are made of are those of the page, typed."""

from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.catalogue import GeometryType
from layers.errors import LayerNotFound
from layers.features import Features
from layers.stores import Query, Store
from layers.stores.memory import MemoryStore
from tests.layers.made_layers import frames, layer_of
from tests.layers.test_stores import KINDS, decoded, queries


@pytest.fixture
def store(each_store: Store) -> Store:
    return each_store


@settings(deadline=None, max_examples=200)
@given(data=st.data(), kind=st.sampled_from(KINDS), query=queries())
def test_features_encode_to_the_page(data: st.DataObject, kind: GeometryType, query: Query) -> None:
    store = MemoryStore([Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))], {})
    assert b",".join(store.features(query).encoded()) == bytes(store.page(query).features)


@settings(deadline=None, max_examples=100)
@given(data=st.data(), kind=st.sampled_from(KINDS), query=queries())
def test_located_leaves_out_what_has_no_geometry(data: st.DataObject, kind: GeometryType, query: Query) -> None:
    features = Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))
    store = MemoryStore([features], {})
    everything = replace(query, limit=1000, offset=0)
    located = [one for one in decoded(store.page(everything)) if one["geometry"] is not None]
    found = store.page(replace(query, located=True))
    assert found.matched == len(located)
    assert decoded(found) == located[query.offset : query.offset + query.limit]


def test_a_ready_group_is_not_the_answer_where_only_located_ones_are_wanted(store: Store) -> None:
    group = Query("projects", equals={"district": "乙市"})
    assert [one["geometry"] for one in decoded(store.page(group))] == [None]
    assert store.page(replace(group, located=True)).matched == 0


def test_features_of_a_layer_that_is_not_there_are_refused() -> None:
    with pytest.raises(LayerNotFound):
        MemoryStore([], {}).features(Query("nowhere"))


def test_geometries_are_none_where_the_layer_has_none_and_shapely_elsewhere(store: Store) -> None:
    assert store.features(Query("reports")).geometries is None
    shapes = store.features(Query("districts")).geometries
    assert shapes is not None
    assert all(isinstance(shape, shapely.MultiPolygon) for shape in shapes)
