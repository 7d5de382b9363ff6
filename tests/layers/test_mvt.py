"""A tile that is written column by column says what the usual encoder's tile says."""

import mapbox_vector_tile
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.mvt import encoded_tile

PLACES = st.tuples(st.integers(-256, 4352), st.integers(-256, 4352))
VALUES = st.one_of(st.none(), st.text(), st.booleans(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False))


def told(tile: bytes) -> list[tuple[object, object]]:
    layers = mapbox_vector_tile.decode(tile)
    return [(one["geometry"], one["properties"]) for one in layers["made"]["features"]]


@given(st.lists(st.tuples(PLACES, VALUES, VALUES), min_size=1, max_size=20))
def test_points_and_values_are_read_as_they_were_written(rows: list[tuple[tuple[int, int], object, object]]) -> None:
    shapes = np.array([shapely.Point(place) for place, _, _ in rows], object)
    columns = {"甲": [first for _, first, _ in rows], "b": [second for _, _, second in rows]}

    found = told(encoded_tile("made", shapes, columns, 4096))

    assert [place["coordinates"] for place, _ in found] == [list(place) for place, _, _ in rows]
    for (_, properties), (_, first, second) in zip(found, rows, strict=True):
        known = {name: value for name, value in (("甲", first), ("b", second)) if value is not None}
        assert properties == known
        assert {name: type(value) for name, value in properties.items()} == {n: type(v) for n, v in known.items()}


def test_equal_values_of_other_types_stay_apart() -> None:
    shapes = np.array([shapely.Point(1, 1)] * 3, object)

    found = told(encoded_tile("made", shapes, {"a": [1, 1.0, True]}, 4096))

    assert [type(properties["a"]) for _, properties in found] == [int, float, bool]


def test_every_kind_of_shape_is_what_the_usual_encoder_writes() -> None:
    hole = [(20, 20), (30, 20), (30, 30), (20, 20)]
    shapes = [
        shapely.Point(5, 4000),
        shapely.MultiPoint([(1, 2), (300, 4)]),
        shapely.LineString([(0, 0), (10, 5), (-20, 7)]),
        shapely.MultiLineString([[(0, 0), (10, 5)], [(100, 100), (90, 4096)]]),
        shapely.Polygon([(0, 0), (0, 100), (100, 100), (100, 0)], [hole]),
        shapely.MultiPolygon([(((0, 0), (0, 9), (9, 9)), []), (((50, 50), (50, 60), (60, 60)), [])]),
    ]
    features = [{"geometry": shape, "properties": {"n": n}} for n, shape in enumerate(shapes)]
    options = {"extents": 4096, "check_winding_order": False}
    usual = mapbox_vector_tile.encode([{"name": "made", "features": features}], default_options=options)

    ours = encoded_tile("made", np.array(shapes, object), {"n": list(range(len(shapes)))}, 4096)

    assert told(ours) == told(usual)


def test_no_features_are_no_bytes() -> None:
    assert encoded_tile("made", np.array([], object), {"a": []}, 4096) == b""
