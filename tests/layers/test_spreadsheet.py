import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.catalogue import Field, GeometryType, Layer
from layers.spreadsheet import csv_bytes
from layers.stores.contract import Page

FIELDS = (
    Field("id", "text", "编号", "Identifier"),
    Field("name", "text", "名称", "Name"),
    Field("amount", "number", "金额", "Amount"),
    Field("open", "boolean", "开放", "Open"),
)


def table(*features: dict[str, Any], geometry: GeometryType = "none") -> list[list[str]]:
    layer = Layer("l", "图层", "Layer", "", "", geometry, FIELDS)
    text = ",".join(json.dumps(feature, ensure_ascii=False) for feature in features).encode()
    written = csv_bytes(layer, Page(len(features), len(features), memoryview(text)))
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def feature(geometry: dict[str, Any] | None = None, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature", "geometry": geometry,
        "properties": {"id": "a", "name": None, "amount": None, "open": None, **properties},
    }  # fmt: skip


def test_unknown_is_empty_and_booleans_are_words() -> None:
    head, first, second = table(feature(), feature(name="义县", amount=165.5, open=False))
    assert head == ["id", "name", "amount", "open"]
    assert first == ["a", "", "", ""]
    assert second == ["a", "义县", "165.5", "false"]


@pytest.mark.parametrize("text", ["=1+1", "+86 416", "-x", "@cmd", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert table(feature(name=text))[1][1] == f"'{text}"


def test_negative_number_is_a_number() -> None:
    assert table(feature(amount=-1.5))[1][2] == "-1.5"


def test_points_have_lon_and_lat_and_other_shapes_text() -> None:
    point = {"type": "Point", "coordinates": [121.1, 41.1234567]}
    line = {"type": "LineString", "coordinates": [[121.1, 41.5], [121.25, 41]]}
    assert table(feature(point), feature(), geometry="Point")[0][-2:] == ["lon", "lat"]
    assert [row[-2:] for row in table(feature(point), feature(), geometry="Point")[1:]] == [
        ["121.1", "41.1234567"],
        ["", ""],
    ]
    assert [row[-1] for row in table(feature(line), feature(), geometry="LineString")] == [
        "wkt", "LINESTRING (121.1 41.5, 121.25 41)", "",
    ]  # fmt: skip


def test_no_features_are_a_head_line() -> None:
    assert table() == [["id", "name", "amount", "open"]]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_the_same(text: str) -> None:
    read = table(feature(name=text))[1][1]
    assert read.removeprefix("'") == text.removeprefix("'")
