"""Cells of a table: lists, texts, what is missing."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cells import listed, rows, text


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT, "", "  "])
def test_a_missing_cell_lists_nothing_and_says_nothing(missing: object) -> None:
    assert listed(missing) == ()
    assert text(missing) == ""


@given(st.lists(st.text("甲乙AB1 ", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_values_parted_by_bars_are_the_values(values: list[str]) -> None:
    assert listed("|".join(values)) == listed(" | ".join(values)) == listed(values) == tuple(values)


def test_an_empty_value_between_bars_keeps_its_place() -> None:
    assert listed("W||NE") == ("W", "", "NE")


def test_rows_are_dicts_in_the_order_given() -> None:
    frame = pd.DataFrame({"name": ["甲", None], "a b": [1, 2]}, index=[7, 3])
    assert list(rows(frame)) == [{"name": "甲", "a b": 1}, {"name": frame["name"].iloc[1], "a b": 2}]
