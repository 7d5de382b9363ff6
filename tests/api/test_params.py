from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import BadRequestError, ParameterError, UnknownParameterError
from api.item_params import (
    BBOX,
    DATETIME,
    IDS,
    MAX_IDS,
    OFFSET,
    crs_parameter,
    equality_parameter,
    limit_parameter,
)
from api.params import LANG, Asked, Parameter, named, read_query
from api.settings import Settings
from api.values import FIELD_TYPES
from geo import parse_crs
from geo.crs import OFFERED
from layers.catalogue import Field

LIMIT = limit_parameter(Settings(default_limit=10, max_limit=100))
SYSTEMS = tuple(map(parse_crs, OFFERED))
CRS, BBOX_CRS = (crs_parameter(name, SYSTEMS) for name in ("crs", "bbox-crs"))
STAGE = equality_parameter(Field("stage", "text", "阶段", "Stage"))
ALL = named(LIMIT, OFFSET, BBOX, BBOX_CRS, CRS, DATETIME, IDS, STAGE, LANG)


def read(query: str, parameters: Mapping[str, Parameter] = ALL) -> Asked:
    return read_query(query.encode(), parameters)


@pytest.mark.parametrize(
    ("text", "limit"),
    [("1", 1), ("100", 100), ("101", 100), ("007", 7), ("9" * 40, 100)],
)
def test_limit_above_the_maximum_is_the_maximum(text: str, limit: int) -> None:
    assert read(f"limit={text}").values["limit"] == limit


@pytest.mark.parametrize("text", ["0", "-1", "+1", "1.0", "1e3", "", "abc", "١", "0" * 30, "1_000", "%201"])
def test_limit_that_is_no_whole_number_from_1_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match=r"limit=.*wanted a whole number, 1 or more"):
        read_query(f"limit={text}".encode() if text.isascii() else b"limit=%D9%A1", ALL)


@pytest.mark.parametrize(("text", "offset"), [("0", 0), ("00", 0), ("12", 12), ("9" * 30, 10**18)])
def test_offset_is_any_whole_number_from_0(text: str, offset: int) -> None:
    assert read(f"offset={text}").values["offset"] == offset


@pytest.mark.parametrize("text", ["1,2", "1,2,3", "a,b,c,d", "1,2,3,4,5", "nan,0,1,1", "inf,0,1,1", ""])
def test_box_that_is_none_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(ParameterError, match="four numbers"):
        read(f"bbox={text}")


def test_box_of_six_numbers_leaves_the_heights_out() -> None:
    assert read("bbox=1,2,-5,3,4,99").values["bbox"] == (1, 2, 3, 4)


@given(st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 4))
def test_written_box_reads_as_the_same_box(corners: tuple[float, float, float, float]) -> None:
    assert BBOX.read(BBOX.write(corners)) == corners


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("2022-01-04", ("2022-01-04", "2022-01-04")),
        ("2022-01-04T00:00:00Z", ("2022-01-04", "2022-01-04")),
        ("2022-01-04T23:59:59.999%2B08:00", ("2022-01-04", "2022-01-04")),
        ("2019-08-06/2022-01-04", ("2019-08-06", "2022-01-04")),
        ("../2022-01-04", (None, "2022-01-04")),
        ("/2022-01-04", (None, "2022-01-04")),
        ("2022-01-04/..", ("2022-01-04", None)),
        ("2022-01-04T%2F..", ("2022-01-04", None)),
        ("../..", (None, None)),
        ("2022-01-04/P2D", ("2022-01-04", "2022-01-06")),
        ("P1M/2022-03-31", ("2022-02-28", "2022-03-31")),
        ("2020-02-29/P1Y", ("2020-02-29", "2021-02-28")),
        ("2022-01-04T23:00:00Z/PT90M", ("2022-01-04", "2022-01-05")),
        ("2022-01-04/P1Y2M3W4DT5H6M7.5S", ("2022-01-04", "2023-03-29")),
        ("2022-01-04/PT3600S", ("2022-01-04", "2022-01-04")),
        ("0000-01-01T00:00:00Z/2022-01-04T00:00:00Z", (None, "2022-01-04")),
        ("2022-01-04T00:00:00Z/9999-12-31T00:00:00Z", ("2022-01-04", None)),
    ],
)
def test_datetime_is_an_interval_of_days(text: str, interval: tuple[str | None, str | None]) -> None:
    assert read(f"datetime={text}").values["datetime"] == interval


@pytest.mark.parametrize(
    "text",
    ["", "..", "yesterday", "2022", "2022-13-01", "2022-02-30", "2022-01-04/2021-01-04", "1/2/3", "2022-01-04T25:00:00Z",
     "2022-1-4", "0000-13-01/..", "2022-01-04T00:00:00Z/x", "2022-01-04/P", "2022-01-04/PT", "P1D/P1D", "P1D", "../P1D",
     "P1D/..", "2022-01-04/P1X", "2022-01-04/P9999Y", "2022-01-04/-P1D", "2022-02-30/P1D", "0000-01-01/P1D",
     "2022-01-04/P%D9%A2D"],
)  # fmt: skip
def test_datetime_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="datetime="):
        read(f"datetime={text}")


@given(st.dates(date(2, 1, 1), date(9990, 12, 31)), st.integers(0, 700))
def test_days_after_and_days_before_are_the_same_interval(day: date, days: int) -> None:
    later = day + timedelta(days=days)
    expected = (day.isoformat(), later.isoformat())
    assert DATETIME.read(f"{day}/P{days}D") == DATETIME.read(f"P{days}D/{later}") == expected


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)), st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_written_interval_reads_as_the_same_interval(one: date, other: date) -> None:
    interval = (min(one, other).isoformat(), max(one, other).isoformat())
    assert DATETIME.read(DATETIME.write(interval)) == interval


def test_more_ids_than_allowed_are_refused() -> None:
    assert len(read("ids=" + ",".join(["a"] * MAX_IDS)).values["ids"]) == MAX_IDS
    with pytest.raises(ParameterError, match="at most 1000 ids"):
        read("ids=" + ",".join(["a"] * (MAX_IDS + 1)))


def test_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(ParameterError) as caught:
        read("bbox=" + "x" * 5000)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("query", ["stagee=x", "=x", "Limit=1", "token=s3cret", "limit=1&foo"])
def test_unknown_parameter_is_refused_with_the_known_ones(query: str) -> None:
    with pytest.raises(UnknownParameterError, match="known: limit, offset, bbox") as caught:
        read(query)
    assert caught.value.known == tuple(ALL)


def test_of_a_repeated_parameter_the_last_counts() -> None:
    assert read("limit=3&limit=5").values["limit"] == 5


def test_fields_stand_apart_from_parameters() -> None:
    asked = read("stage=operating&limit=5")
    assert asked.equals == {"stage": "operating"}
    assert "stage" not in asked.values


def test_query_is_the_same_text_whatever_order_and_spelling_it_came_in() -> None:
    written = {
        read(query).query
        for query in (
            "limit=5&bbox=1,2,3,4&stage=%E5%9C%A8",
            "bbox=1.0%2C2%2C3%2C4&stage=%E5%9C%A8&limit=05",
            f"crs={SYSTEMS[0].uri}&stage=%E5%9C%A8&offset=0&limit=5&bbox=1,2,3,4&lang=zh&datetime=../..",
        )
    }
    assert written == {(("limit", "5"), ("bbox", "1,2,3,4"), ("stage", "在"))}


def test_crs_outside_the_list_is_refused() -> None:
    with pytest.raises(ParameterError, match="wanted one of http"):
        read("crs=http://www.opengis.net/def/crs/EPSG/0/9999999")


@pytest.mark.parametrize("query", [b"stage=%ff", b"stage=\xe5\x9c\xa8", b"&".join([b"limit=1"] * 1001)])
def test_query_that_is_not_percent_encoded_utf8_is_refused(query: bytes) -> None:
    with pytest.raises(BadRequestError, match="percent-encoded"):
        read_query(query, ALL)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", "在建", "在建"), ("text", "", ""), ("number", "165.5", 165.5), ("number", "-1e3", -1000.0),
        ("integer", "12", 12), ("date", "2022-01-04", "2022-01-04"), ("boolean", "TRUE", True), ("boolean", "0", False),
    ],
)  # fmt: skip
def test_value_of_a_field_has_its_type(kind: str, text: str, value: object) -> None:
    read_value, write_value, _ = FIELD_TYPES[kind]
    assert read_value(text) == value
    assert read_value(write_value(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [("number", "abc"), ("number", "nan"), ("number", "1e999"), ("number", ""), ("integer", "1.5"), ("integer", "9" * 19),
     ("date", "2022-02-30"), ("date", "20220104"), ("date", "٢٠٢٢-01-04"), ("boolean", "maybe")],
)  # fmt: skip
def test_value_that_is_not_of_the_fields_type_is_refused(kind: str, text: str) -> None:
    with pytest.raises(ValueError, match=r"a|true"):
        FIELD_TYPES[kind][0](text)


def test_field_named_like_a_parameter_does_not_hide_it() -> None:
    both = named(LIMIT, equality_parameter(Field("limit", "text", "上限", "Limit")))
    assert read("limit=7", both).values == {"limit": 7}
    assert read("limit=7", both).equals == {}
