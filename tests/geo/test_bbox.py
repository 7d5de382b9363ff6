"""Boxes: read, written, and asked what lies in them."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.bbox import BBox, four_numbers
from geo.errors import BBoxError

LONGITUDES = st.floats(-180, 180)
LATITUDES = st.floats(-90, 90)
BOXES = st.builds(
    lambda west, east, south, north: BBox(west, min(south, north), east, max(south, north)),
    LONGITUDES, LONGITUDES, LATITUDES, LATITUDES,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("120.5,40.6,122.8,42.3", BBox(120.5, 40.6, 122.8, 42.3)),
        (" 120.5 , 40.6 ,122.8, 42.3 ", BBox(120.5, 40.6, 122.8, 42.3)),
        ("120.5,40.6,-20,122.8,42.3,900", BBox(120.5, 40.6, 122.8, 42.3)),
        (
            "121.13514000000001,41.122520000000002,1.22e2,+42.",
            BBox(121.13514000000001, 41.122520000000002, 122.0, 42.0),
        ),
        ("-180,-90,180,90", BBox(-180, -90, 180, 90)),
        ("175,-5,-175,5", BBox(175, -5, -175, 5)),
        ("121,41,121,41", BBox(121, 41, 121, 41)),
    ],
)
def test_a_text_is_read_as_the_box_it_says(text: str, box: BBox) -> None:
    assert BBox.parse(text) == box


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not four numbers"),
        ("1,2", "'1,2' is not four numbers"),
        ("1,2,3", "'1,2,3' is not four numbers"),
        ("1,2,3,4,5", "is not four numbers"),
        ("1,2,3,4,5,6,7", "is not four numbers"),
        ("a,b,c,d", "is not four numbers"),
        ("1,2,3,", "is not four numbers"),
        ("nan,2,3,4", "is not four numbers"),
        ("1_0,2,3,4", "is not four numbers"),
        ("１,2,3,4", "is not four numbers"),
        ("0x1,2,3,4", "is not four numbers"),
        ("1e999,2,3,4", "not finite"),
        ("1,2,1e999,3,4,5", "not finite"),
        ("41.1,121.1,41.2,121.2", "-90 <= south"),
        ("121,42,122,41", "south <= north"),
        ("121,41,181,42", "between -180 and 180"),
        ("-180.1,41,180,42", "between -180 and 180"),
        ("121,-90.5,122,42", "-90 <= south"),
    ],
)
def test_a_text_that_is_no_box_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BBoxError, match=words):
        BBox.parse(text)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("position", range(4))
def test_a_box_of_numbers_that_are_not_finite_is_refused(number: float, position: int) -> None:
    numbers = [121.0, 41.0, 122.0, 42.0]
    numbers[position] = number
    with pytest.raises(BBoxError, match="not finite"):
        BBox(*numbers)


@given(BOXES)
def test_written_then_read_is_the_same_box(box: BBox) -> None:
    assert BBox.parse(str(box)) == box


@given(st.text(max_size=40))
def test_any_text_is_a_box_or_a_box_error(text: str) -> None:
    try:
        box = BBox.parse(text)
    except BBoxError:
        return
    assert len(box.parts) in (1, 2)


def test_a_box_across_the_antimeridian_is_two() -> None:
    assert BBox(175, -5, -175, 5).parts == (BBox(175, -5, 180, 5), BBox(-180, -5, -175, 5))
    assert BBox(121, 41, 122, 42).parts == (BBox(121, 41, 122, 42),)


def test_the_geometry_of_a_box_has_its_corners_and_its_parts() -> None:
    assert BBox(121, 41, 122, 42).geometry.equals(shapely.box(121, 41, 122, 42))
    across = BBox(175, -5, -175, 5).geometry
    assert across.geom_type == "MultiPolygon"
    assert across.area == pytest.approx(100)


@given(BOXES, LONGITUDES, LATITUDES)
def test_a_point_is_in_a_box_when_it_is_in_its_geometry(box: BBox, lon: float, lat: float) -> None:
    inside = shapely.intersects(shapely.points(lon, lat), [part.geometry for part in box.parts]).any()
    assert box.contains(lon, lat) == inside


def test_of_many_points_each_is_told_and_missing_ones_are_outside() -> None:
    box = BBox(121, 41, 122, 42)
    assert box.contains([121, 121.5, 122.1, np.nan, 122], [41, np.nan, 41.5, 41.5, 42]).tolist() == [
        True, False, False, False, True,
    ]  # fmt: skip
    assert box.contains([], []).shape == (0,)


@given(BOXES, BOXES)
def test_boxes_meet_when_their_geometries_do(a: BBox, b: BBox) -> None:
    meet = any(shapely.intersects(x.geometry, y.geometry) for x in a.parts for y in b.parts)
    assert a.intersects(b) == b.intersects(a) == meet


@given(st.lists(st.tuples(LONGITUDES, LATITUDES), min_size=1, max_size=8))
def test_the_box_around_points_holds_them_and_touches_its_sides(points: list[tuple[float, float]]) -> None:
    lon, lat = np.array(points).T
    box = BBox.around([*shapely.points(points), None])
    assert box is not None
    assert box == BBox(lon.min(), lat.min(), lon.max(), lat.max())
    assume(box.west <= box.east)
    assert box.contains(lon, lat).all()


def test_around_nothing_there_is_no_box() -> None:
    assert BBox.around([]) is None
    assert BBox.around([None, shapely.Point()]) is None


def test_four_numbers_need_not_be_degrees() -> None:
    assert four_numbers("4500000,550000,4650000,700000.5") == (4500000, 550000, 4650000, 700000.5)
