"""Quadkeys are those of morecantile's grid."""

import morecantile
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.quadkeys import DEPTH, cells, keys, on_grid, place, quadkey, runs

GRID = morecantile.tms.get("WebMercatorQuad")
LON = st.floats(-180, 180).map(lambda one: round(one, 7))
LAT = st.floats(-85.05, 85.05).map(lambda one: round(one, 7))


@given(lon=LON, lat=LAT, level=st.integers(1, DEPTH))
@example(lon=121.12, lat=41.1, level=14)
def test_a_place_lies_in_the_cell_of_morecantile(lon: float, lat: float, level: int) -> None:
    column, row = (int(one) >> (DEPTH - level) for one in cells(lon, lat))
    tile = GRID.tile(lon, lat, level)
    near_edge = min(abs(one * 2**level % 1 - edge) for one in on_grid(lon, lat) for edge in (0, 1)) < 1e-6
    assert near_edge or (column, row) == (tile.x, tile.y)
    assert quadkey(int(keys(column, row)), level) == GRID.quadkey(morecantile.Tile(column, row, level))


@given(column=st.integers(0, 2**DEPTH - 1), row=st.integers(0, 2**DEPTH - 1))
def test_a_key_is_its_column_and_row(column: int, row: int) -> None:
    key = int(keys(column, row))
    assert place(key) == (column, row)
    assert place(key >> 2) == (column >> 1, row >> 1)


@pytest.mark.parametrize(("lat", "row"), [(90.0, 0), (-90.0, 2**DEPTH - 1), (85.06, 0), (-85.06, 2**DEPTH - 1)])
def test_what_lies_beyond_the_grid_is_at_its_edge(lat: float, row: int) -> None:
    assert cells(180.0, lat)[1] == row
    assert cells(180.0, lat)[0] == 2**DEPTH - 1
    assert cells(-180.0, lat)[0] == 0


@given(lats=st.lists(st.floats(-90, 90), min_size=2), lons=st.lists(st.floats(-180, 180), min_size=2))
def test_cells_follow_each_other_as_places_do(lats: list[float], lons: list[float]) -> None:
    assert (np.diff(cells(np.zeros(len(lats)), np.sort(lats))[1]) <= 0).all()
    assert (np.diff(cells(np.sort(lons), np.zeros(len(lons)))[0]) >= 0).all()


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_each_key_once(numbers: set[int]) -> None:
    first, last = runs(np.array(sorted(numbers, reverse=True), np.int64))
    held = [key for low, high in zip(first, last, strict=True) for key in range(low, high + 1)]
    assert held == sorted(numbers)
    assert all(low > high + 1 for low, high in zip(first[1:], last[:-1], strict=True))
