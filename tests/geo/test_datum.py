"""Datums: published points, there and back, and the guard."""

import json
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo.datum import (
    MEANINGFUL,
    Floats,
    bd09_to_gcj02,
    bd09_to_wgs84,
    gcj02_to_bd09,
    gcj02_to_wgs84,
    wgs84_to_bd09,
    wgs84_to_gcj02,
)
from geo.errors import DatumError
from tests.conftest import CheckGolden

Turn = Callable[[npt.ArrayLike, npt.ArrayLike], tuple[Floats, Floats]]

#: WGS 84 and GCJ-02; the first three are in circulation with public conversion packages, all digits given.
PUBLISHED = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]
#: WGS 84, GCJ-02, BD-09 in and around Jinzhou, 7 decimals.
LOCAL = [
    ((121.13514, 41.12252), (121.1407745, 41.1245813), (121.1473796, 41.1302120)),
    ((121.22236, 41.51990), (121.2278727, 41.5220686), (121.2343609, 41.5281097)),
    ((122.29463, 42.04358), (122.3000066, 42.0458363), (122.3064564, 42.0520240)),
    ((121.06667, 40.80000), (121.0722559, 40.8017954), (121.0786452, 40.8081297)),
]
PAIRS: list[tuple[Turn, Turn]] = [
    (wgs84_to_gcj02, gcj02_to_wgs84),
    (gcj02_to_bd09, bd09_to_gcj02),
    (wgs84_to_bd09, bd09_to_wgs84),
]
ALL = [turn for pair in PAIRS for turn in pair]
ELLIPSOID = Geod(ellps="WGS84")


def distance_m(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> Floats:
    return np.asarray(ELLIPSOID.inv(*a, *b)[2])


@pytest.mark.parametrize(("wgs84", "gcj02"), PUBLISHED)
def test_published_points_hold_within_a_micrometre_both_ways(
    wgs84: tuple[float, float], gcj02: tuple[float, float]
) -> None:
    assert wgs84_to_gcj02(*wgs84) == pytest.approx(gcj02, abs=1e-11)
    assert gcj02_to_wgs84(*gcj02) == pytest.approx(wgs84, abs=1e-11)


@pytest.mark.parametrize(("wgs84", "gcj02", "bd09"), LOCAL)
def test_local_points_hold_to_their_seventh_decimal(
    wgs84: tuple[float, float], gcj02: tuple[float, float], bd09: tuple[float, float]
) -> None:
    half_a_digit = 0.6e-7
    assert wgs84_to_gcj02(*wgs84) == pytest.approx(gcj02, abs=half_a_digit)
    assert gcj02_to_bd09(*wgs84_to_gcj02(*wgs84)) == pytest.approx(bd09, abs=half_a_digit)
    assert wgs84_to_bd09(*wgs84) == pytest.approx(bd09, abs=half_a_digit)
    assert gcj02_to_wgs84(*gcj02) == pytest.approx(wgs84, abs=2e-7)
    assert bd09_to_gcj02(*bd09) == pytest.approx(gcj02, abs=2e-7)
    assert bd09_to_wgs84(*bd09) == pytest.approx(wgs84, abs=2e-7)


@pytest.mark.parametrize(("there", "back"), PAIRS)
@pytest.mark.parametrize(("box", "bound_m"), [((72.1, 0.9, 137.7, 55.7), 2e-5), ((120.5, 40.6, 122.8, 42.3), 1e-5)])
def test_there_and_back_on_a_grid_is_within_a_fiftieth_of_a_millimetre(
    there: Turn, back: Turn, box: tuple[float, float, float, float], bound_m: float
) -> None:
    lon, lat = np.meshgrid(np.linspace(box[0], box[2], 150), np.linspace(box[1], box[3], 150))
    assert distance_m(back(*there(lon, lat)), (lon, lat)).max() < bound_m


@given(st.floats(73, 137), st.floats(1, 55))
def test_there_and_back_is_within_a_millimetre_anywhere(lon: float, lat: float) -> None:
    for there, back in PAIRS:
        assert distance_m(back(*there(lon, lat)), (np.asarray(lon), np.asarray(lat))) < 1e-3


def test_the_shift_is_what_was_measured_elsewhere() -> None:
    lon, lat = np.meshgrid(np.linspace(121.0, 121.3, 300), np.linspace(41.0, 41.2, 300))
    in_the_city = distance_m((lon, lat), wgs84_to_gcj02(lon, lat))
    assert 449 <= in_the_city.min() < in_the_city.max() <= 551

    lon, lat = np.meshgrid(np.linspace(120.5, 122.6, 300), np.linspace(40.7, 42.2, 300))
    gcj02 = distance_m((lon, lat), wgs84_to_gcj02(lon, lat))
    assert np.median(gcj02) == pytest.approx(503, abs=1)
    assert (gcj02.min(), gcj02.max()) == pytest.approx((449, 551), abs=2)
    bd09 = distance_m((lon, lat), wgs84_to_bd09(lon, lat))
    assert np.median(bd09) == pytest.approx(1334, abs=2)
    assert (bd09.min(), bd09.max()) == pytest.approx((1256, 1401), abs=2)


@pytest.mark.parametrize("turn", ALL)
def test_scalar_row_and_matrix_agree(turn: Turn) -> None:
    lon, lat = np.meshgrid(np.linspace(80, 130, 4), np.linspace(5, 50, 3))
    whole = turn(lon, lat)
    assert whole[0].shape == whole[1].shape == (3, 4)
    for row, column in np.ndindex(lon.shape):
        one = turn(lon[row, column], lat[row, column])
        assert one[0].shape == one[1].shape == ()
        assert (one[0], one[1]) == pytest.approx((whole[0][row, column], whole[1][row, column]), abs=1e-13)
    assert turn([121.0], [41.0])[0].shape == (1,)


@pytest.mark.parametrize("turn", ALL)
def test_no_rows_in_no_rows_out(turn: Turn) -> None:
    lon, lat = turn([], [])
    assert lon.shape == lat.shape == (0,)
    assert lon.dtype == lat.dtype == np.float64


@pytest.mark.parametrize("turn", ALL)
def test_a_pair_with_a_missing_number_is_missing_whole(turn: Turn) -> None:
    lon, lat = turn([121.0, np.nan, 121.0, np.nan], [np.nan, 41.0, 41.0, 99.0])
    assert np.isnan(lon).tolist() == np.isnan(lat).tolist() == [True, True, False, True]


@pytest.mark.parametrize("turn", ALL)
@pytest.mark.parametrize(
    "pair",
    [
        (72.0, 40.0),
        (137.9, 40.0),
        (121.0, 0.8),
        (121.0, 55.9),
        (139.69, 35.68),
        (41.12, 121.13),
        (np.inf, 41.0),
        (121.0, -np.inf),
    ],
)
def test_outside_its_box_the_formula_is_refused_with_the_value(turn: Turn, pair: tuple[float, float]) -> None:
    with pytest.raises(DatumError, match=r"lies outside 72\.004–137\.8347 E.*1 of 2 pairs") as caught:
        turn([121.0, pair[0]], [41.0, pair[1]])
    assert f"{pair[0]}, {pair[1]}" in str(caught.value)


@pytest.mark.parametrize("turn", ALL)
def test_the_edge_of_the_box_is_inside(turn: Turn) -> None:
    west, south, east, north = MEANINGFUL
    lon, lat = turn([west, east, west, east], [south, south, north, north])
    assert np.isfinite([lon, lat]).all()


def test_longitudes_and_latitudes_must_come_in_pairs() -> None:
    with pytest.raises(DatumError, match=r"\(2,\) longitudes and \(1,\) latitudes"):
        wgs84_to_gcj02([121.0, 122.0], [41.0])


def test_what_is_given_is_not_changed() -> None:
    lon, lat = np.array([121.0, np.nan]), np.array([41.0, 41.0])
    bd09_to_wgs84(lon, lat)
    np.testing.assert_array_equal(lon, [121.0, np.nan])
    np.testing.assert_array_equal(lat, [41.0, 41.0])


def test_the_page_shifts_tiles_by_the_same_numbers(check_golden: CheckGolden) -> None:
    """The page has the formula in JavaScript; its test reads this file."""
    lon, lat = (axis.ravel() for axis in np.meshgrid(np.linspace(119.2, 124.1, 6), np.linspace(39.8, 43.1, 5)))
    there = wgs84_to_gcj02(lon, lat)
    pairs = zip(zip(lon, lat, strict=True), zip(*there, strict=True), strict=True)
    points = [{"wgs84": [round(v, 10) for v in wgs], "gcj02": [round(v, 10) for v in gcj]} for wgs, gcj in pairs]
    check_golden("gcj02.json", json.dumps(points, indent=1, default=float) + "\n")
