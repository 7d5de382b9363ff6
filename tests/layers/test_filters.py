"""Filters read: what QGIS sends, what the standard shows, what is refused and where the message points."""

import datetime as dt
import json
import re
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo import OFFERED, from_wgs84, geometries_from_wgs84, parse_crs
from layers.catalogue import Layer, catalogue
from layers.errors import FilterError, QueryError
from layers.filters import Expression, FilterLang, parse_filter
from layers.filters.tree import (
    And,
    Arithmetic,
    Comparison,
    Constant,
    Fold,
    Geometry,
    In,
    Interval,
    IsNull,
    Like,
    Not,
    Or,
    Property,
    Shape,
    Spatial,
    Temporal,
)

PROJECTS = catalogue()["projects"]
REPORTS = catalogue()["reports"]

STAGE = Property("stage", "text")
AMOUNT = Property("investment_100m_cny", "number")
FIRST = Property("first_report", "date")


def text(value: str) -> Constant:
    return Constant(value, "text")


def number(value: float) -> Constant:
    return Constant(value, "number")


def day(value: str) -> Constant:
    return Constant(dt.date.fromisoformat(value), "date")


def refusal(written: str, layer: Layer = PROJECTS, **options: Any) -> FilterError:
    with pytest.raises(FilterError) as caught:
        parse_filter(written, layer, **options)
    return caught.value


def refused_in_words(written: str, lang: FilterLang) -> str | None:
    """Parse, and return the words of the refusal; any other error is a fault of ours."""
    try:
        parse_filter(written, PROJECTS, lang=lang)
    except FilterError as error:
        return str(error)
    return None


# As written by QgsOapifCql2TextExpressionCompiler (QGIS 3.32 to 4.0).
FROM_QGIS: dict[str, Expression] = {
    "(\"district_code\" = '210727')": Comparison("=", Property("district_code", "text"), text("210727")),
    "(stage <> 'operating')": Comparison("<>", STAGE, text("operating")),
    "(CASEI(company) LIKE CASEI('%Ab%'))": Like(
        Fold("casei", Property("company", "text")), Fold("casei", text("%Ab%"))
    ),
    "(CASEI(company) NOT LIKE CASEI('%ab%'))": Not(
        Like(Fold("casei", Property("company", "text")), Fold("casei", text("%ab%")))
    ),
    "(stage NOT LIKE 'o%')": Not(Like(STAGE, text("o%"))),
    '("investment_100m_cny" BETWEEN 1 AND 2.5)': And(
        (Comparison(">=", AMOUNT, number(1)), Comparison("<=", AMOUNT, number(2.5)))
    ),
    "(stage IN ('operating','planned'))": In(STAGE, (text("operating"), text("planned"))),
    "(stage NOT IN ('operating'))": Not(In(STAGE, (text("operating"),))),
    "(stage IS NULL)": IsNull(STAGE),
    "(stage IS NOT NULL)": Not(IsNull(STAGE)),
    "(NOT ((stage = 'x')))": Not(Comparison("=", STAGE, text("x"))),
    "(\"first_report\" >= DATE('2022-01-04'))": Comparison(">=", FIRST, day("2022-01-04")),
    "(\"first_report\" = TIMESTAMP('2022-01-04T12:30:00.500Z'))": Comparison(
        "=", FIRST, Constant(dt.datetime.fromisoformat("2022-01-04T12:30:00.500"), "date")
    ),
    "S_INTERSECTS(geometry,BBOX(120.5,40.6,122.8,42.3))": Spatial(
        "intersects", Geometry(), Shape(shapely.box(120.5, 40.6, 122.8, 42.3))
    ),
    "S_INTERSECTS(geometry,POINT(121.12341 41.1))": Spatial(
        "intersects", Geometry(), Shape(shapely.Point(121.12341, 41.1))
    ),
    '(("investment_100m_cny" + 1) > ( - (5)))': Comparison(">", Arithmetic("+", AMOUNT, number(1)), number(-5)),
    '(("investment_100m_cny" * 2) > ( - ("offset_km")))': Comparison(
        ">",
        Arithmetic("*", AMOUNT, number(2)),
        Arithmetic("*", number(-1), Property("offset_km", "number")),
    ),
    '("investment_100m_cny" = 1e+06)': Comparison("=", AMOUNT, number(1e6)),
    "((stage = 'a') AND (district = 'b'))": And(
        (Comparison("=", STAGE, text("a")), Comparison("=", Property("district", "text"), text("b")))
    ),
    "(TRUE)": Constant(value=True, kind="boolean"),
    # Both parts as QGIS joins the filter of a layer and that of a request.
    "(stage = 'a') AND (S_INTERSECTS(geometry,BBOX(0,0,1,1)))": And(
        (Comparison("=", STAGE, text("a")), Spatial("intersects", Geometry(), Shape(shapely.box(0, 0, 1, 1))))
    ),
    # QGIS doubles every backslash and every quote.
    "(company = 'C:\\\\x it''s')": Comparison("=", Property("company", "text"), text("C:\\x it's")),
    "(company LIKE '50\\\\%')": Like(Property("company", "text"), text("50\\%")),
}


@pytest.mark.parametrize("written", FROM_QGIS)
def test_what_qgis_sends_is_understood(written: str) -> None:
    assert parse_filter(written, PROJECTS) == FROM_QGIS[written]


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "%", "^", "div"])
def test_every_operator_of_arithmetic_is_known(operator: str) -> None:
    expected = Comparison(">", Arithmetic(operator, AMOUNT, number(2)), number(3))
    assert parse_filter(f"((investment_100m_cny {operator} 2) > 3)", PROJECTS) == expected


STANDARD: dict[str, Expression] = {
    "stage='it\\'s'": Comparison("=", STAGE, text("it's")),
    "stage='a\\tb\\nc'": Comparison("=", STAGE, text("a\tb\nc")),
    "stage LIKE '50\\%'": Like(STAGE, text("50\\%")),
    "true": Constant(value=True, kind="boolean"),
    "NOT stage = 'a' AND stage = 'b' OR stage = 'c'": Or(
        (
            And((Not(Comparison("=", STAGE, text("a"))), Comparison("=", STAGE, text("b")))),
            Comparison("=", STAGE, text("c")),
        )
    ),
    "stage between 'a' and 'b'": And((Comparison(">=", STAGE, text("a")), Comparison("<=", STAGE, text("b")))),
    "casei(stage) in (casei('A'))": In(Fold("casei", STAGE), (Fold("casei", text("A")),)),
    "accenti(stage) = accenti('é')": Comparison("=", Fold("accenti", STAGE), Fold("accenti", text("é"))),
    "geometry IS NOT NULL": Not(IsNull(Geometry())),
    "'a' = stage": Comparison("=", text("a"), STAGE),
    "stage = district": Comparison("=", STAGE, Property("district", "text")),
    "chainage_km + 1 > offset_km * 2": Comparison(
        ">",
        Arithmetic("+", Property("chainage_km", "number"), number(1)),
        Arithmetic("*", Property("offset_km", "number"), number(2)),
    ),
    "t_after(first_report, date('2022-01-01'))": Temporal(
        "after", Interval(FIRST, FIRST), Interval(day("2022-01-01"), day("2022-01-01"))
    ),
    "T_DURING(INTERVAL(first_report, last_report), INTERVAL('2019-08-06', '..'))": Temporal(
        "during", Interval(FIRST, Property("last_report", "date")), Interval(day("2019-08-06"), None)
    ),
    "S_WITHIN(POINT(1 2), geometry)": Spatial("within", Shape(shapely.Point(1, 2)), Geometry()),
    "S_CROSSES(LINESTRING(0 0,1 1),LINESTRING(0 1,1 0))": Spatial(
        "crosses", Shape(shapely.LineString([(0, 0), (1, 1)])), Shape(shapely.LineString([(0, 1), (1, 0)]))
    ),
    "S_INTERSECTS(geometry,BBOX(1,2,0,3,4,9))": Spatial("intersects", Geometry(), Shape(shapely.box(1, 2, 3, 4))),
    "S_INTERSECTS(geometry,POINT Z (1 2 3))": Spatial("intersects", Geometry(), Shape(shapely.Point(1, 2))),
    "(stage = 'a') = TRUE": Comparison("=", Comparison("=", STAGE, text("a")), Constant(value=True, kind="boolean")),
}


@pytest.mark.parametrize("written", STANDARD)
def test_what_the_standard_shows_is_understood(written: str) -> None:
    assert parse_filter(written, PROJECTS) == STANDARD[written]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"op": "=", "args": [{"property": "stage"}, "C:\\\\x"]}, Comparison("=", STAGE, text("C:\\\\x"))),
        (
            {"op": "between", "args": [{"property": "investment_100m_cny"}, [1, 2]]},
            And((Comparison(">=", AMOUNT, number(1)), Comparison("<=", AMOUNT, number(2)))),
        ),
        ({"op": "ISNULL", "args": [{"property": "stage"}]}, IsNull(STAGE)),
        (
            {"op": "s_intersects", "args": [{"property": "geometry"}, {"bbox": [1, 2, 3, 4]}]},
            Spatial("intersects", Geometry(), Shape(shapely.box(1, 2, 3, 4))),
        ),
        (
            {"op": "t_equals", "args": [{"property": "first_report"}, {"timestamp": "2022-01-04T08:00:00+08:00"}]},
            Temporal(
                "equals", Interval(FIRST, FIRST), Interval(*2 * (Constant(dt.datetime.fromisoformat("2022-01-04T00:00:00"), "date"),))
            ),
        ),
    ],
)  # fmt: skip
def test_json_is_understood_and_its_texts_hold_no_escapes(document: Any, expected: Expression) -> None:
    assert parse_filter(json.dumps(document), PROJECTS, lang="cql2-json") == expected


REFUSED = {
    # What is written, the words that must be said, line and column.
    "stagee = 'a'": ("no property 'stagee'; did you mean stage?", 1, 1),
    "Stage = 'a'": ("did you mean stage?", 1, 1),
    "stage = 'stagee'\nAND stagee = 'a'": ("no property 'stagee'", 2, 5),
    "S_INTERSECTS(geom, POINT(1 1))": ("did you mean geometry?", 1, 14),
    "stage = 'a' OR stage = 5": ("stage is text: wanted a text such as 'abc', not the number 5", 1, 16),
    "\"stage\" = 'a' OR 5 = \"stage\"": ("stage is text", 1, 22),
    "investment_100m_cny > '5'": ("investment_100m_cny is a number: wanted a number such as 12.5, not the text '5'", 1, 1),
    "first_report >= '2022-01-04T'": ("wanted a day such as DATE('2022-01-04'), not the text '2022-01-04T'", 1, 1),
    "stage = DATE('2022-01-04')": ("stage is text: wanted a text such as 'abc', not the date 2022-01-04", 1, 1),
    "stage = TRUE": ("stage is text: wanted a text such as 'abc', not TRUE", 1, 1),
    "first_report > stage": ("first_report is a date", 1, 1),
    "first_report >= DATE('2022-13-04')": ("'2022-13-04' is no day", None, None),
    "first_report >= DATE('2022-02-30')": ("'2022-02-30' is no day", None, None),
    "first_report >= DATE('2022-1-4')": ("'2022-1-4' is no day", None, None),
    "first_report >= DATE(stage)": ("DATE wants a text", None, None),
    "first_report >= TIMESTAMP('2022-01-04')": ("'2022-01-04' is no moment", None, None),
    "first_report >= TIMESTAMP('2022-01-04T25:00:00Z')": ("is no moment", None, None),
    "first_report = INTERVAL('2022-01-04','..')": ("an interval stands in the functions of time only", None, None),
    "T_DURING(first_report, INTERVAL('2022-01-01','..'))": ("T_DURING is a relation of intervals", 1, 10),
    "T_AFTER(stage, DATE('2022-01-01'))": ("T_AFTER: stage is text, wanted a date", 1, 9),
    "T_AFTER(first_report)": ("T_AFTER wants 2 arguments, not 1", None, None),
    "T_AFTER(first_report, INTERVAL('2022-01-02','2022-01-01'))": ("an interval ends before it begins", None, None),
    "S_NEAR(geometry, POINT(1 1))": ("no function 'S_NEAR'; known: CASEI, ACCENTI, S_INTERSECTS", 1, 1),
    "stage = 'a' AND S_INTERSECT(geometry, POINT(1 1))": ("did you mean S_INTERSECTS?", 1, 17),
    "upper(stage) = 'A'": ("no function 'upper'", 1, 1),
    "A_CONTAINS(aliases, ('x'))": ("no function 'a_contains'", None, None),
    "S_INTERSECTS(stage, POINT(1 1))": ("stage is no geometry", 1, 14),
    "S_INTERSECTS(geometry)": ("S_INTERSECTS wants 2 arguments, not 1", None, None),
    "S_INTERSECTS(geometry, POINT(41.1 121.1))": ("corner 41.1 121.1: wanted longitude, latitude in degrees", None, None),
    "S_INTERSECTS(geometry, BBOX(1,2,3))": ("BBOX wants four or six numbers", None, None),
    "S_INTERSECTS(geometry, BBOX(1,2,3,stage))": ("BBOX wants four or six numbers", None, None),
    "S_INTERSECTS(geometry, BBOX(1,4,3,2))": ("BBOX: ", None, None),
    "S_INTERSECTS(geometry, BBOX(1,2,3,1e400))": ("BBOX: ", None, None),
    "S_INTERSECTS(geometry, POLYGON((0 0,2 2,2 0,0 2,0 0)))": ("Self-intersection", None, None),
    "S_INTERSECTS(geometry, POLYGON((0 0,2 2,2 0)))": ("closed", None, None),
    "S_INTERSECTS(geometry, POINT EMPTY)": ("cannot be read", None, None),
    "S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(5 5), LINESTRING(0 0,1 1)))": ("S_WITHIN wants a geometry of points or", None, None),
    "geometry = 5": ("geometry is no value", 1, 1),
    "POINT(1 1) = 5": ("a geometry stands in the functions of space only", None, None),
    "investment_100m_cny + 1": ("a calculation with + is no condition", None, None),
    "stage": ("stage is no condition", 1, 1),
    "'a'": ("the text 'a' is no condition", None, None),
    "CASEI(stage)": ("the result of CASEI is no condition", None, None),
    "stage = 'a' AND investment_100m_cny": ("investment_100m_cny is no condition", 1, 17),
    "NOT stage": ("stage is no condition", 1, 5),
    "CASEI(investment_100m_cny) = 'a'": ("CASEI: investment_100m_cny is a number, wanted text", 1, 7),
    "stage + 1 > 2": ("+: stage is text, wanted a number", 1, 1),
    "investment_100m_cny LIKE '1%'": ("LIKE: investment_100m_cny is a number, wanted text", 1, 1),
    "stage LIKE district": ("LIKE wants a pattern in quotes", None, None),
    "stage LIKE 5": ("LIKE wants a pattern in quotes", None, None),
    "stage = NULL": ("write … IS NULL", None, None),
    "stage IN ('a', NULL)": ("write … IS NULL", None, None),
    "stage = ('a', 'b')": ("a list stands only after IN", None, None),
    "investment_100m_cny = 1e400": ("a number is too large", None, None),
    "investment_100m_cny = Infinity": ("no property 'Infinity'", 1, 23),
    "investment_100m_cny = NaN": ("no property 'NaN'", 1, 23),
    "reports_count = 9007199254740993": ("wanted a number between -9007199254740991 and 9007199254740991", 1, 1),
    "stage == 'a'": ("cannot be read at \"= 'a'\"", 1, 8),
    "stage = 'a'\nAND = 'b'": ("cannot be read at \"= 'b'\"", 2, 5),
    "stage = 'a' AND": ("at its end: something is missing", 1, 16),
    "stage ILIKE 'a'": ("cannot be read at \"ILIKE 'a'\"", 1, 7),
    "名称 = = 1": ("cannot be read at '= 1'", 1, 6),
    "stage = 'a": ("a quote is not closed", 1, 9),
    '"stage = 1': ("a quote is not closed", 1, 1),
    "(stage = 'a'": ("a bracket is not closed", 1, 1),
    "stage = 'a')": ("a bracket is closed that was not opened", 1, 12),
    "": ("the filter is empty", None, None),
    "  ": ("the filter is empty", None, None),
    "stage = 'a\0b'": ("NUL", None, None),
}  # fmt: skip


@pytest.mark.parametrize("written", REFUSED)
def test_what_cannot_be_used_is_refused_with_its_place(written: str) -> None:
    words, line, column = REFUSED[written]
    error = refusal(written)
    assert words in str(error)
    assert (error.line, error.column) == (line, column)
    assert (f"(line {line}, column {column})" in str(error)) == (line is not None)
    assert isinstance(error, QueryError)


def test_an_error_names_the_property_and_the_type_that_is_wanted() -> None:
    error = refusal("first_report = 5")
    assert (error.field, error.wanted) == ("first_report", "a day such as DATE('2022-01-04')")


def test_a_layer_without_geometry_has_none_to_filter_by() -> None:
    for written in ("geometry IS NULL", "S_INTERSECTS(geometry, POINT(1 1))"):
        assert "no property 'geometry'" in str(refusal(written, REPORTS))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ('{"op": "=", "args": [{"property": "stage"}, 5]}', "stage is text"),
        ('{"op": "=", "args": [{"property": "stage"}]}', "= wants 2 arguments, not 1"),
        ('{"op": "=", "args": [{"property": "stage"}', "no JSON: EOF while parsing"),
        ('{"op": "=", "args": [{"property": "stage"}, NaN]}', "no JSON: expected value"),
        ('{"op": "=", "args": [{"property": "offset_km"}, 1e400]}', "number out of range"),
        ('{"op": "and", "args": [true]}', "AND wants at least 2 arguments, not 1"),
        ('{"op": "in", "args": [{"property": "stage"}, []]}', "IN wants a list of at least one value"),
        ('{"op": "in", "args": [{"property": "stage"}, "a"]}', "IN wants a list"),
        ('{"op": "not", "args": [true, false]}', "NOT wants 1 arguments, not 2"),
        ('{"op": "t_after", "args": [{"property": "first_report"}, {"interval": ["2022-01-01"]}]}', "two ends, not 1"),
        ('{"op": "nothing", "args": []}', "no function 'nothing'"),
        (
            '{"op": "s_intersects", "args": [{"property": "geometry"}, {"type": "Point", "coordinates": [1]}]}',
            "like of",
        ),
        ('{"casei": {"property": "stage"}}', "JSON, but no CQL2 JSON"),
        ('{"op": "=", "args": [{"property": "stage"}, "a\\u0000"]}', "NUL"),
        ("5", "the number 5 is no condition"),
        ("null", "IS NULL"),
        ("stage = 'a'", "no JSON"),
        ("", "no JSON"),
    ],
)
def test_json_that_cannot_be_used_is_refused(document: str, words: str) -> None:
    assert words in str(refusal(document, lang="cql2-json"))


@pytest.mark.parametrize("crs", OFFERED)
def test_coordinates_come_in_the_axis_order_of_their_system(crs: str) -> None:
    system = parse_crs(crs)
    here = shapely.Point(121.13, 41.1)
    x, y = shapely.get_coordinates(geometries_from_wgs84(system, [here], authority_order=True)[0]).tolist()[0]
    found = parse_filter(f"S_INTERSECTS(geometry, POINT({x!r} {y!r}))", PROJECTS, crs=system)
    assert isinstance(found, Spatial)
    assert isinstance(found.right, Shape)
    assert shapely.distance(found.right.shape, here) < 1e-7


@pytest.mark.parametrize("crs", OFFERED)
def test_a_box_in_any_system_holds_its_corners(crs: str) -> None:
    system = parse_crs(crs)
    x, y = from_wgs84(system, [121.0, 121.2], [41.0, 41.2])
    first, second = (y, x) if system.northing_first else (x, y)
    numbers = ",".join(map(repr, [*(first[0], second[0]), *(first[1], second[1])])).replace("np.float64", "")
    found = parse_filter(f"S_INTERSECTS(geometry, BBOX({re.sub(r'[()]', '', numbers)}))", PROJECTS, crs=system)
    assert isinstance(found, Spatial)
    assert isinstance(found.right, Shape)
    west, south, east, north = found.right.shape.bounds
    assert west <= 121.0 + 1e-7
    assert south <= 41.0 + 1e-7
    assert east >= 121.2 - 1e-7
    assert north >= 41.2 - 1e-7


def test_a_collection_is_the_union_of_its_parts() -> None:
    area = "POLYGON((0 0,2 0,2 2,0 2,0 0))"
    found = parse_filter(f"S_WITHIN(geometry, GEOMETRYCOLLECTION(POINT(1 1),{area}))", PROJECTS)
    assert isinstance(found, Spatial)
    assert isinstance(found.right, Shape)
    assert shapely.equals(found.right.shape, shapely.box(0, 0, 2, 2))
    assert found.right.shape.geom_type == "Polygon"


def test_swapped_coordinates_are_named_in_the_order_they_were_given() -> None:
    error = refusal("S_INTERSECTS(geometry, POINT(121.1 41.1))", crs=parse_crs("EPSG:4326"))
    assert "corner 121.1 41.1: wanted latitude, longitude in degrees (EPSG:4326)" in str(error)


def test_a_shifted_datum_has_no_meaning_far_away() -> None:
    assert "GCJ-02" in str(refusal("S_INTERSECTS(geometry, POINT(2.35 48.85))", crs=parse_crs("GCJ-02")))


@given(st.text(max_size=60) | st.text("()'\"= aAND1,-\\", max_size=60))
def test_any_text_is_a_filter_or_refused_in_words(written: str) -> None:
    for lang in ("cql2-text", "cql2-json"):
        assert refused_in_words(written, lang) != ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["op", "args", "property", "date", "timestamp", "interval", "bbox", "type", "coordinates"]),
            inner | st.sampled_from(["and", "=", "s_within", "t_meets", "in", "like", "stage", "geometry", "Point"]),
            max_size=3,
        )
    ),
)


@given(JSON)
def test_any_json_is_a_filter_or_refused_in_words(document: Any) -> None:
    assert refused_in_words(json.dumps(document), "cql2-json") != ""


@given(st.sampled_from([*FROM_QGIS, *STANDARD, *REFUSED]), st.data())
def test_a_filter_cut_or_mixed_is_never_a_fault_of_ours(written: str, data: st.DataObject) -> None:
    start, stop = sorted(data.draw(st.tuples(*2 * [st.integers(0, len(written))])))
    other = data.draw(st.sampled_from([*FROM_QGIS, *STANDARD]))
    assert refused_in_words(written[:start] + other + written[stop:], "cql2-text") != ""
