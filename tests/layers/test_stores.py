"""Each store answers as a plain loop over the features would."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import BBox
from layers.build import BuildReport
from layers.catalogue import GeometryType, catalogue
from layers.errors import LayerNotFound, QueryError
from layers.features import Features
from layers.stores import Page, Query, SortKey, Store, open_store
from layers.stores.memory import MemoryStore
from tests.layers import filters_made
from tests.layers.made_layers import AMOUNTS, COUNTS, DAYS, IDS, LAT, LON, NAMES, frames, layer_of

KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "none")

Feature = dict[str, Any]


@pytest.fixture
def store(each_store: Store) -> Store:
    return each_store


@st.composite
def boxes(draw: st.DrawFn) -> BBox:
    south, north = sorted((draw(LAT), draw(LAT)))
    return BBox(draw(LON), south, draw(LON), north)


@st.composite
def queries(draw: st.DrawFn, *, filters: st.SearchStrategy[Any] | None = None) -> Query:
    values: dict[str, st.SearchStrategy[Any]] = {
        "id": IDS, "name": NAMES, "amount": AMOUNTS, "count": COUNTS, "open": st.booleans(),
        "first": DAYS.map(dt.date.isoformat),
    }  # fmt: skip
    names = draw(st.lists(st.sampled_from(sorted(values)), max_size=2, unique=True))
    day = st.none() | DAYS.map(dt.date.isoformat)
    return Query(
        "made",
        bbox=draw(st.none() | boxes()),
        equals={name: draw(st.none() | values[name]) for name in names},
        ids=draw(st.none() | st.lists(IDS, max_size=5)),
        interval=draw(st.none() | st.tuples(day, day)),
        filter=draw(st.none() if filters is None else st.none() | filters),
        sortby=draw(
            st.lists(st.builds(SortKey, st.sampled_from([*sorted(values), "last"]), st.booleans()), max_size=2)
        ),
        limit=draw(st.integers(0, 20)),
        offset=draw(st.integers(0, 20)),
    )


def brute_force(features: Sequence[Feature], query: Query) -> list[Feature]:
    found = [feature for feature in features if _matches(feature, query)]
    for key in reversed(query.sortby):
        known = [feature for feature in found if _value(feature, key.field) is not None]
        unknown = [feature for feature in found if _value(feature, key.field) is None]
        order = sorted({_value(feature, key.field) for feature in known}, reverse=key.descending)
        found = [one for value in order for one in known if _value(one, key.field) == value] + unknown
    return found


def _matches(feature: Feature, query: Query) -> bool:
    if any(_value(feature, name) != value for name, value in query.equals.items()):
        return False
    if query.ids is not None and feature["id"] not in query.ids:
        return False
    if query.filter is not None and filters_made.plain(query.filter, _row(feature)) is not True:
        return False
    return _in_box(feature["geometry"], query.bbox) and _in_time(feature["properties"], query.interval)


def _row(feature: Feature) -> dict[str, Any]:
    """A row as the plain answer of filters wants it."""
    shape = feature["geometry"] and shapely.from_geojson(json.dumps(feature["geometry"]))
    return {name: _value(feature, name) for name in feature["properties"]} | {"geometry": shape}


def _value(feature: Feature, name: str) -> Any:
    written = feature["properties"][name]
    return int(written) if name == "count" and written is not None else written  # large ones are written as text


def _in_box(geometry: Any, box: BBox | None) -> bool:
    if box is None or geometry is None:
        return True
    shape = shapely.from_geojson(json.dumps(geometry))
    return any(_part_meets(shape, part) for part in box.parts)


def _part_meets(shape: Any, part: BBox) -> bool:
    if shape.geom_type == "Point":
        return part.west <= shape.x <= part.east and part.south <= shape.y <= part.north
    corners = [(x, y) for x in (part.west, part.east) for y in (part.south, part.north)]
    return bool(shapely.intersects(shape, shapely.MultiPoint(corners).convex_hull))


def _in_time(properties: Feature, interval: tuple[str | None, str | None] | None) -> bool:
    days = [day for day in (properties["first"], properties["last"]) if day]
    if interval is None or not days:
        return True
    begin, end = interval
    return (begin is None or days[-1] >= begin) and (end is None or days[0] <= end)


def decoded(page: Page) -> list[Feature]:
    return list(json.loads(b"[%b]" % bytes(page.features)))


@settings(deadline=None, max_examples=300)
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_page_is_the_brute_force_answer(data: st.DataObject, kind: GeometryType) -> None:
    made = filters_made.filters(has_geometry=kind != "none").map(lambda written: written.node)
    query = data.draw(queries(filters=made))
    features = Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))
    store: Store = MemoryStore([features], {})
    matched = brute_force([json.loads(text) for text in features.encoded()], query)
    page = store.page(query)
    assert page.matched == len(matched)
    assert decoded(page) == matched[query.offset : query.offset + query.limit]
    assert page.returned == len(decoded(page))


@settings(deadline=None)
@given(data=st.data(), query=queries())
def test_rows_are_the_properties_of_the_page(data: st.DataObject, query: Query) -> None:
    store = MemoryStore([Features.of_frame(data.draw(frames(layer_of("Point"))), layer_of("Point"))], {})
    rows = list(store.rows(query))
    assert [_safe(row) for row in rows] == [feature["properties"] for feature in decoded(store.page(query))]


def _safe(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "count": str(row["count"]) if row["count"] is not None and abs(row["count"]) > 2**53 else row["count"]
    }


@settings(deadline=None)
@given(data=st.data(), size=st.integers(1, 5))
def test_pages_are_disjoint_and_together_the_layer(data: st.DataObject, size: int) -> None:
    features = Features.of_frame(data.draw(frames(layer_of("Point"))), layer_of("Point"))
    store = MemoryStore([features], {})
    pages = [store.page(Query("made", limit=size, offset=start)) for start in range(0, len(features) + size, size)]
    assert [feature["id"] for page in pages for feature in decoded(page)] == features.ids


@settings(deadline=None)
@given(data=st.data())
def test_a_group_is_the_same_ready_and_asked_for(data: st.DataObject) -> None:
    features = Features.of_frame(data.draw(frames(layer_of("Point"))), layer_of("Point"))
    store = MemoryStore([features], {})
    for value in [None, *{value for value in features.columns["name"].python() if value is not None}]:
        ready = store.page(Query("made", equals={"name": value}))
        asked = store.page(Query("made", equals={"name": value}, ids=features.ids))
        assert (ready.matched, bytes(ready.features)) == (asked.matched, bytes(asked.features))


@settings(deadline=None)
@given(data=st.data())
def test_the_name_of_the_content_changes_with_the_content(data: st.DataObject) -> None:
    one, other = (Features.of_frame(data.draw(frames(layer_of("none"))), layer_of("none")) for _ in range(2))
    same = MemoryStore([one], {}).build_id == MemoryStore([other], {}).build_id
    assert same == (one.encoded() == other.encoded())
    assert MemoryStore([one], {"name": 1}).build_id != MemoryStore([one], {"name": 2}).build_id


def test_a_single_feature_is_the_one_of_the_page(store: Store, layer_id: str) -> None:
    page = store.page(Query(layer_id))
    for feature in decoded(page):
        single = store.feature(layer_id, feature["id"])
        assert single is not None
        assert json.loads(single) == feature
    assert store.feature(layer_id, "nothing") is None


def test_every_layer_of_the_catalogue_is_held_as_it_was_built(
    store: Store, built: BuildReport, all_features: dict[str, Features], layer_id: str
) -> None:
    assert store.layers[layer_id] is catalogue()[layer_id]
    assert bytes(store.page(Query(layer_id)).features) == b",".join(all_features[layer_id].encoded())
    assert store.count(layer_id) == built.rows[layer_id]


def test_layers_stand_in_the_order_of_the_catalogue(store: Store) -> None:
    assert list(store.layers) == list(catalogue())


def test_extent_and_interval_hold_all_features(store: Store) -> None:
    assert store.extent("districts") == BBox(121.0, 41.0, 123.0, 42.0)
    assert store.extent("reports") is None
    assert store.interval("projects") == ("2022-02-23", "2023-03-09")
    assert store.interval("districts") is None


def test_a_layer_without_dates_in_its_rows_has_an_open_interval() -> None:
    empty = Features.of_frame(pd.DataFrame({"id": []}, dtype=object), layer_of("none"))
    assert MemoryStore([empty], {}).interval("made") == (None, None)


def test_the_atlas_is_what_the_build_wrote(store: Store) -> None:
    assert store.atlas["city_zh"] == "小城市"
    assert store.atlas["vocabulary"]["stages"]["operating"]["class"] == "done"
    assert store.atlas["articles"][0]["article"] == "000"
    assert store.atlas["attribution"] == {
        "zh": "© OpenStreetMap 贡献者；GeoNames",
        "en": "© OpenStreetMap contributors; GeoNames",
    }


def test_a_store_is_opened_by_the_path_of_its_file(built: BuildReport) -> None:
    store = open_store(str(built.path))
    assert store.build_id == built.build_id
    assert store.in_memory


@pytest.mark.parametrize("ask", ["count", "extent", "interval"])
def test_an_unknown_layer_is_named_with_those_there_are(store: Store, ask: str) -> None:
    with pytest.raises(LayerNotFound, match="no layer 'roads', wanted one of projects, project_lines"):
        getattr(store, ask)("roads")
    with pytest.raises(LayerNotFound):
        store.page(Query("roads"))


@pytest.mark.parametrize(
    ("equals", "words"),
    [
        ({"colour": "red"}, "no field 'colour', wanted one of id, name_zh"),
        ({"investment_100m_cny": "abc"}, "field investment_100m_cny: 'abc' is no number"),
        ({"reports_count": 1.5}, "field reports_count: 1.5 is no integer"),
        ({"reports_count": True}, "field reports_count: True is no integer"),
        ({"stage": 3}, "field stage: 3 is no text"),
        ({"district": 3}, "field district: 3 is no text"),
        ({"first_report": "2022"}, "field first_report: '2022' is no date, wanted YYYY-MM-DD"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(store: Store, equals: dict[str, Any], words: str) -> None:
    with pytest.raises(QueryError, match=words):
        store.page(Query("projects", equals=equals))


@pytest.mark.parametrize("window", [{"limit": -1}, {"offset": -1}])
def test_a_negative_window_is_refused(store: Store, window: dict[str, int]) -> None:
    with pytest.raises(QueryError, match="wanted 0 or more"):
        store.page(Query("projects", **window))


def test_features_without_geometry_are_in_every_box(store: Store) -> None:
    page = store.page(Query("projects", bbox=BBox(-10, -10, -9, -9)))
    assert {feature["id"] for feature in decoded(page)} == {"farm", "lost", "track"}


def test_a_box_over_the_antimeridian_has_two_sides(store: Store) -> None:
    assert store.page(Query("districts", bbox=BBox(122.5, 41, -170, 42))).matched == 1
