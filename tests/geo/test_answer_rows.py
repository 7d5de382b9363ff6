"""Answers as columns of a table."""

import math

import pandas as pd

from geo.answer_rows import COLUMNS, answer_rows
from geo.geocode import Query
from geo.rules import GazetteerGeocoder


def test_n_answers_are_n_rows_with_the_promised_columns(geocoder: GazetteerGeocoder) -> None:
    texts = ["云州站", "柳树村", "", "白水县三门镇前柳树村", "云州站以南2.5公里"]
    rows = answer_rows(geocoder.geocode([Query(text) for text in texts]))
    assert tuple(rows.columns) == COLUMNS
    assert rows["status"].tolist() == ["located", "ambiguous", "unlocated", "located", "located"]
    assert rows.loc[3, ["district", "town", "lon", "lat", "radius_m"]].tolist() == [
        "白水县",
        "三门镇",
        120.31,
        40.31,
        1900,
    ]
    assert rows.loc[3, "matched"] == "白水县|三门镇|前柳树村"
    assert math.isnan(rows["lon"][1])
    assert rows["district"][2] is None
    assert rows["flags"].tolist()[:3] == ["", "", ""]


def test_a_radius_without_a_point_is_left_out(geocoder: GazetteerGeocoder) -> None:
    (guess,) = geocoder.geocode([Query("西山镇")])
    assert guess.radius_m
    assert math.isnan(answer_rows([guess])["radius_m"][0])


def test_reasons_come_in_either_language(geocoder: GazetteerGeocoder) -> None:
    answers = geocoder.geocode([Query("云州站")])
    assert answer_rows(answers)["reason"][0] == answers[0].reason
    assert answer_rows(answers, english=True)["reason"][0] == answers[0].reason_en


def test_no_answers_are_no_rows() -> None:
    assert list(answer_rows([]).columns) == list(COLUMNS)
    assert isinstance(answer_rows([]), pd.DataFrame)
