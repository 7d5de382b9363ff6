"""The store in PostGIS gives the bytes of the store in memory, takes up new builds, and bounds who asks."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import psycopg
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import BBox
from layers.catalogue import Field, GeometryType, Layer
from layers.errors import QueryError, StoreBusyError, StoreError
from layers.features import Features
from layers.filters import parse_filter
from layers.publish import publish
from layers.stores import Limits, MemoryStore, Page, Query, SortKey, Store, open_store
from layers.stores import postgis as module
from layers.stores.postgis import PostgisStore
from tests.layers import filters_made
from tests.layers.made_layers import IDS, frames, layer_of
from tests.layers.test_stores import KINDS, queries
from tests.postgres import Cluster, running_replica

pytestmark = pytest.mark.postgis

Opened = Callable[..., PostgisStore]


def made(count: int, word: str = "a") -> MemoryStore:
    """A layer of points, each third feature without one, each with the same word."""
    shapes = [shapely.Point(place % 180, place % 90) if place % 3 else None for place in range(count)]
    rows = {"id": [f"n{place:05}" for place in range(count)], "name": word, "count": range(count)}
    frame = gpd.GeoDataFrame(pd.DataFrame(rows, dtype=object), geometry=shapes, crs="OGC:CRS84")
    return MemoryStore([Features.of_frame(frame, layer_of("Point"))], {})


def whole(page: Page) -> tuple[int, int, bytes]:
    return page.matched, page.returned, bytes(page.features)


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Open stores that are closed when the test ends."""
    stores: list[PostgisStore] = []

    def make(dsn: str, limits: Limits | None = None) -> PostgisStore:
        stores.append(PostgisStore.open(dsn, limits))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def shared(cluster: Cluster) -> str:
    """A database in which each example is published over the one before."""
    return cluster.database()


@st.composite
def filtered(draw: st.DrawFn, kind: GeometryType) -> Query:
    query = draw(queries())
    made_filter = draw(st.none() | filters_made.filters(has_geometry=kind != "none"))
    if made_filter is None or (kind == "none" and "geometry" in made_filter.text):
        return replace(query, located=draw(st.booleans()))
    return replace(query, filter=made_filter.node, located=draw(st.booleans()))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data(), kind=st.sampled_from((*KINDS, "Geometry")))
def test_postgis_gives_the_bytes_of_memory(shared: str, data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    frame_kind = layer_of("Polygon" if kind == "Geometry" else kind)
    memory = MemoryStore([Features.of_frame(data.draw(frames(frame_kind)), layer)], {})
    publish(memory, shared)
    store = PostgisStore.open(shared)
    try:
        assert_alike(store, memory)
        for query in data.draw(st.lists(filtered(kind), min_size=5, max_size=10)):
            assert_answers_alike(store, memory, query)
        for one in data.draw(st.lists(IDS, max_size=3)):
            assert store.feature("made", one) == memory.feature("made", one)
    finally:
        store.close()


def assert_alike(store: Store, memory: Store) -> None:
    assert store.build_id == memory.build_id
    assert dict(store.layers) == dict(memory.layers)
    assert dict(store.atlas) == dict(memory.atlas)
    for ask in ("count", "extent", "interval"):
        assert getattr(store, ask)("made") == getattr(memory, ask)("made")


def assert_answers_alike(store: Store, memory: Store, query: Query) -> None:
    if is_out_of_range(store, query):
        return
    assert whole(store.page(query)) == whole(memory.page(query))
    assert whole(store.page(query)) == whole(memory.page(query))  # now the number of matches is remembered
    assert list(store.rows(query)) == list(memory.rows(query))
    found, wanted = store.features(query), memory.features(query)
    assert found.encoded() == wanted.encoded()
    for name, column in found.columns.items():
        assert column.values.dtype == wanted.columns[name].values.dtype
        assert column.missing.tolist() == wanted.columns[name].missing.tolist()


def is_out_of_range(store: Store, query: Query) -> bool:
    """Whether a filter computes a number beyond float64: memory says null, PostgreSQL gives an error."""
    if query.filter is None:
        return False
    try:
        store.page(query)
    except QueryError as error:
        if "range of float64" in str(error):
            return True
        raise
    return False


@pytest.mark.parametrize("offset", [0, 4_990, 24_990, 30_000])
def test_large_answers_come_whole_through_a_cursor(
    database: str, opened: Opened, offset: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PART", 1000)
    memory = made(25_000)
    publish(memory, database)
    store = opened(database)
    for query in (
        Query("made", limit=25_000, offset=offset),
        Query("made", equals={"name": "a"}, limit=25_000, offset=offset),
        Query("made", bbox=BBox(0, 0, 90, 45), limit=9_000, offset=offset),
        Query("made", sortby=[SortKey("count", descending=True)], limit=25_000, offset=offset),
    ):
        assert whole(store.page(query)) == whole(memory.page(query))
        assert list(store.rows(query)) == list(memory.rows(query))
        assert store.features(query).ids == memory.features(query).ids


def test_points_at_the_edge_of_a_box_are_found_to_the_last_digit(database: str, opened: Opened) -> None:
    edge = 121.1234567
    lons = np.round(edge + np.arange(-40, 41) * 1e-7, 7)
    points = gpd.points_from_xy([*lons, *[121.5] * 81], [*[41.0] * 81, *(lons - 80)], crs="OGC:CRS84")
    frame = gpd.GeoDataFrame({"id": [f"{place:03}" for place in range(162)]}, geometry=points)
    memory = MemoryStore([Features.of_frame(frame, layer_of("Point"))], {})
    publish(memory, database)
    box = Query("made", bbox=BBox(edge, 40.0, 122.0, edge - 80))
    assert memory.page(box).matched == 82
    assert whole(opened(database).page(box)) == whole(memory.page(box))


def test_names_that_are_no_column_are_answered_under_their_own(database: str, opened: Opened) -> None:
    names = ["pos", "geom", "feature", "xmin", "占比%", "占比_", 'a"b', "s%s", "长" * 30, "长" * 31, "SELECT", "A", "a"]
    fields = (Field("id", "text", "", ""), *(Field(name, "number", "", "") for name in names))
    layer = Layer("meta", "", "", "", "", "Point", fields)
    rows = {"id": ["x", "y"], **{name: [float(place), None] for place, name in enumerate(names)}}
    frame = gpd.GeoDataFrame(rows, geometry=[shapely.Point(1, 2), None], crs="OGC:CRS84")
    memory = MemoryStore([Features.of_frame(frame, layer)], {})
    publish(memory, database)
    store = opened(database)
    for place, name in enumerate(names):
        query = Query("meta", equals={name: float(place)}, sortby=[SortKey(name)])
        assert whole(store.page(query)) == whole(memory.page(query))
        if '"' not in name:
            asked = Query("meta", filter=parse_filter(f'"{name}" IS NULL', layer))
            assert whole(store.page(asked)) == whole(memory.page(asked))
    assert list(store.rows(Query("meta"))) == list(memory.rows(Query("meta")))


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "' OR true --", "%(v0)s", "义县", "é" * 3000])
def test_no_text_breaks_a_question(each_store: Store, text: str) -> None:
    assert each_store.feature("projects", text) is None
    assert each_store.page(Query("projects", equals={"name_zh": text})).matched == 0
    assert each_store.page(Query("projects", ids=[text, "farm"])).matched == 1


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**70])
def test_numbers_that_no_column_holds_equal_nothing(each_store: Store, number: int) -> None:
    assert each_store.page(Query("projects", equals={"reports_count": number})).matched == 0
    assert each_store.page(Query("projects", equals={"investment_100m_cny": number})).matched == 0


def test_pages_far_past_the_end_are_empty(each_store: Store) -> None:
    count = each_store.count("projects")
    assert whole(each_store.page(Query("projects", offset=10**30))) == (count, 0, b"")
    assert whole(each_store.page(Query("projects", located=True, offset=10**30, limit=10**30)))[1:] == (0, b"")


def test_sessions_only_read(database: str, opened: Opened) -> None:
    publish(made(3), database)
    with opened(database)._pool.connection() as session:
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            session.execute("DELETE FROM atlas.meta")
        assert session.execute("SHOW search_path").fetchone() == ("pg_catalog, public",)


def test_a_statement_that_takes_too_long_is_busy(database: str, opened: Opened) -> None:
    publish(made(20_000), database)
    store = opened(database, Limits(statement_s=0.001))
    slow = parse_filter("CASEI(name) LIKE CASEI('%b%') OR CASEI(name) LIKE CASEI('%c%')", layer_of("Point"))
    with pytest.raises(StoreBusyError, match="statement timeout"):
        store.page(Query("made", filter=slow))


def test_who_waits_too_long_for_a_session_hears_that_it_is_busy(database: str, opened: Opened) -> None:
    publish(made(3), database)
    store = opened(database, Limits(connections=1, wait_s=0.05))
    with store._pool.connection(), pytest.raises(StoreBusyError):
        store.page(Query("made"))
    assert store.page(Query("made")).matched == 3


def test_a_lost_session_is_replaced_within_the_question(database: str, opened: Opened, cluster: Cluster) -> None:
    publish(made(3), database)
    store = opened(database)
    assert store.page(Query("made")).matched == 3
    with cluster.admin() as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'corridor-atlas'"
        )
    assert store.page(Query("made", equals={"count": 1})).matched == 1


def test_a_new_build_is_another_store_and_the_old_one_still_answers(database: str, opened: Opened) -> None:
    before, after = made(30, "old"), made(30, "new")
    publish(before, database)
    store = opened(database)
    assert store.latest() is store
    publish(after, database)
    newer = store.latest()
    assert (store.build_id, newer.build_id) == (before.build_id, after.build_id)
    assert whole(store.page(Query("made"))) == whole(before.page(Query("made")))
    assert whole(newer.page(Query("made"))) == whole(after.page(Query("made")))


def test_a_build_that_was_replaced_twice_is_busy_not_wrong(database: str, opened: Opened) -> None:
    publish(made(30, "first"), database)
    store = opened(database)
    publish(made(30, "second"), database)
    publish(made(30, "third"), database)
    with pytest.raises(StoreBusyError, match="was replaced"):
        store.page(Query("made"))
    assert store.latest().page(Query("made", equals={"name": "third"})).matched == 30


def test_readers_get_whole_answers_of_one_build_while_others_are_published(database: str, opened: Opened) -> None:
    builds = {store.build_id: store for store in (made(3_000, "one"), made(3_500, "two"), made(2_500, "three"))}
    publish(next(iter(builds.values())), database)
    first = opened(database)
    done, seen, faults = threading.Event(), set(), []

    def read() -> None:
        store, asked = first, 0
        while not done.is_set() or asked == 0:
            store = store.latest()
            query = Query("made", bbox=BBox(0, 0, 60 + asked % 7, 60), limit=500, offset=asked % 3 * 500)
            try:
                answer = whole(store.page(query))
                if answer != whole(builds[store.build_id].page(query)):
                    faults.append((store.build_id, query))
            except StoreError as error:
                faults.append(error)
            seen.add(store.build_id)
            asked += 1

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for store in [*builds.values(), *builds.values()]:
        publish(store, database)
        time.sleep(0.1)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert seen == set(builds)


def test_a_replica_for_reading_takes_up_what_is_published(database: str, cluster: Cluster, opened: Opened) -> None:
    before, after = made(30, "old"), made(40, "new")
    publish(before, database)
    with running_replica(cluster) as replica:
        store = opened(database.replace(str(cluster.folder), str(replica.folder)))
        assert whole(store.page(Query("made"))) == whole(before.page(Query("made")))
        publish(after, database)
        until = time.monotonic() + 30
        while store.latest() is store and time.monotonic() < until:
            time.sleep(0.01)
        assert whole(store.latest().page(Query("made"))) == whole(after.page(Query("made")))
        assert whole(store.page(Query("made"))) == whole(before.page(Query("made")))
        store.close()


def test_a_database_that_does_not_answer_leaves_the_store_as_it_is(
    database: str, opened: Opened, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(made(3), database)
    store = opened(database)

    def broken(*_: Any, **__: Any) -> Any:
        raise StoreError("nobody answers")

    monkeypatch.setattr(module, "_current", broken)
    assert store.latest() is store
    assert "nobody answers" in caplog.text


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("SELECT 1", "holds no atlas; atlas publish writes one"),
        ("CREATE SCHEMA atlas", "holds no atlas"),
        ("DROP EXTENSION postgis", "has no PostGIS; a superuser makes it"),
    ],
)
def test_a_database_without_an_atlas_is_refused(cluster: Cluster, database: str, damage: str, words: str) -> None:
    with psycopg.connect(database, autocommit=True) as admin:
        admin.execute(damage.encode())
    with pytest.raises(StoreError, match=words):
        open_store(database)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("jsonb_set(document::jsonb, '{version}', '99')", "as another version of this program laid it"),
        ("jsonb_set(document::jsonb, '{build,held}', '[]')", "lacks layer projects, project_lines"),
        (
            "jsonb_set(document::jsonb, '{build,held,0,layer,fields,1,type}', '\"number\"')",
            "has other fields in layer projects; publish it again",
        ),
    ],
)
def test_an_atlas_of_another_version_is_refused(database: str, each_store: Store, change: str, words: str) -> None:
    publish(each_store, database)
    with psycopg.connect(database, autocommit=True) as admin:
        admin.execute(f"UPDATE atlas.meta SET document = {change}".encode())
    with pytest.raises(StoreError, match=words):
        open_store(database)


@pytest.mark.parametrize(
    ("dsn", "words"),
    [
        ("postgresql://nobody:secret@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x: .*refused"),
        ("postgresql://h?no_such_option=1", "not the address of a database; wanted postgresql://user@host:5432/"),
    ],
)
def test_an_address_where_nobody_answers_is_named_without_its_password(dsn: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        open_store(dsn)
    assert "secret" not in str(caught.value)


def test_a_store_of_a_database_is_opened_by_its_address(database: str) -> None:
    publish(made(3), database)
    store = open_store(database, Limits(connections=2))
    assert isinstance(store, PostgisStore)
    assert not store.in_memory
    store.close()
