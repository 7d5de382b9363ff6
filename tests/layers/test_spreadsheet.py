"""CSV is what people and spreadsheets expect of it."""

import csv
import io
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.catalogue import Field, GeometryType, Layer
from layers.features import Features
from layers.formats import FORMATS, Extract

FIELDS = (
    Field("id", "text", "编号", "Identifier"),
    Field("name", "text", "名称", "Name"),
    Field("amount", "number", "金额", "Amount"),
    Field("open", "boolean", "开放", "Open"),
)


def table(*features: dict[str, Any], geometry: GeometryType = "none") -> list[list[str]]:
    layer = Layer("l", "图层", "Layer", "", "", geometry, FIELDS)
    rows = [{"id": str(number)} | one for number, one in enumerate(features)]
    columns = [field.name for field in FIELDS]
    frame = pd.DataFrame(rows, columns=[*columns, "geometry"], dtype=object)
    if geometry != "none":
        frame = gpd.GeoDataFrame(frame[columns], geometry=list(frame["geometry"]), crs="OGC:CRS84")
    written = b"".join(FORMATS["csv"].chunks(Extract(Features.of_frame(frame, layer))))
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def feature(geometry: shapely.Geometry | None = None, **properties: Any) -> dict[str, Any]:
    return {"name": None, "amount": None, "open": None, "geometry": geometry, **properties}


def test_unknown_is_empty_and_booleans_are_words() -> None:
    head, *rows = table(feature(), feature(name="义县", amount=165.5, open=False))
    assert head == ["id", "name", "amount", "open"]
    assert sorted(rows) == [["0", "", "", ""], ["1", "义县", "165.5", "false"]]


@pytest.mark.parametrize("text", ["=1+1", "+86 416", "-x", "@cmd", "\tx", "\rx", "\nx", "＝1+1", "＠x"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert table(feature(name=text))[1][1] == f"'{text}"


def test_negative_number_is_a_number() -> None:
    assert table(feature(amount=-1.5))[1][2] == "-1.5"


def test_points_have_lon_and_lat_and_other_shapes_text() -> None:
    point = shapely.Point(121.1, 41.1234567)
    line = shapely.LineString([(121.1, 41.5), (121.25, 41)])
    assert [row[-2:] for row in table(feature(point), feature(), geometry="Point")] == [
        ["lon", "lat"], ["121.1", "41.1234567"], ["", ""],
    ]  # fmt: skip
    assert [row[-1] for row in table(feature(line), feature(), geometry="LineString")] == [
        "wkt", "LINESTRING (121.1 41.5, 121.25 41)", "",
    ]  # fmt: skip


def test_no_features_are_a_head_line() -> None:
    assert table() == [["id", "name", "amount", "open"]]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_the_same(text: str) -> None:
    read = table(feature(name=text))[1][1]
    assert read.removeprefix("'") == text.removeprefix("'")
