"""What is written is GeoJSON that every client reads alike."""

import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.catalogue import GEOMETRY_TYPES, Field, GeometryType, Layer, catalogue
from layers.errors import QueryError
from layers.features import Features
from layers.geojson import COLLECTION_TAIL, collection, collection_head, encode_features, feature_with_links
from tests.conftest import CheckGolden
from tests.layers.made_layers import FIELDS, frames, layer_of, plain

KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "none")


def one(**values: object) -> pd.DataFrame:
    return pd.DataFrame([{"id": "x"} | values], dtype=object)


def text(frame: pd.DataFrame, layer: Layer | None = None) -> str:
    return encode_features(frame, layer or layer_of("none"))[0].decode()


@given(st.data(), st.sampled_from(KINDS))
def test_every_feature_has_every_field_in_order(data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    frame = data.draw(frames(layer))
    features = [json.loads(feature) for feature in encode_features(frame, layer)]
    for feature, row in zip(features, plain(frame), strict=True):
        assert list(feature) == ["type", "id", "geometry", "properties"]
        assert list(feature["properties"]) == [field.name for field in FIELDS]
        assert feature["id"] == feature["properties"]["id"] == row["id"]
        expected = row | {"count": _safe(row["count"])}
        assert feature["properties"] == expected


def _safe(count: int | None) -> int | str | None:
    return str(count) if count is not None and abs(count) > 2**53 else count


@given(st.data(), st.sampled_from([kind for kind in KINDS if kind != "none"]))
def test_geometries_come_back_within_a_centimetre(data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    frame = data.draw(frames(layer))
    for feature, shape in zip(encode_features(frame, layer), frame.geometry, strict=True):
        written = json.loads(feature)["geometry"]
        if shape is None:
            assert written is None
        else:
            read = shapely.from_geojson(json.dumps(written))
            assert read.geom_type == kind
            assert shapely.hausdorff_distance(read, shape) <= 1e-7
            assert not re.search(r"\d\.\d{8}", json.dumps(written))


@given(st.data())
def test_a_number_always_has_a_point_or_an_exponent(data: st.DataObject) -> None:
    frame = data.draw(frames(layer_of("none")))
    for feature in encode_features(frame, layer_of("none")):
        amount = re.search(rb'"amount":([^,]+),', feature)
        assert amount is not None
        assert amount[1] == b"null" or set(amount[1]) & set(b".e")


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"amount": 100}, '"amount":100.0'),
        ({"amount": 165.5}, '"amount":165.5'),
        ({"amount": -0.0}, '"amount":0.0'),
        ({"amount": float("nan")}, '"amount":null'),
        ({"amount": float("inf")}, '"amount":null'),
        ({"amount": None}, '"amount":null'),
        ({"count": 100}, '"count":100,'),
        ({"count": 2**53 + 1}, '"count":"9007199254740993"'),
        ({"open": True}, '"open":true'),
        ({"open": False}, '"open":false'),
        ({"first": "2022-01-04"}, '"first":"2022-01-04"'),
        ({"first": pd.Timestamp("2022-01-04 12:00")}, '"first":"2022-01-04"'),
        ({"first": pd.NaT}, '"first":null'),
        ({"name": float("nan")}, '"name":null'),
        ({"name": pd.NA}, '"name":null'),
        ({"name": ""}, '"name":""'),
        ({"name": "义县\n\"'"}, '"name":"义县\\n\\"\'"'),
    ],
)
def test_values_are_written_as_clients_expect_them(values: dict[str, object], written: str) -> None:
    assert written in text(one(**values))


@pytest.mark.parametrize("values", [{"amount": "abc"}, {"count": "x"}, {"first": "yesterday"}])
def test_a_value_of_the_wrong_type_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(QueryError, match=rf"field {next(iter(values))}: a value is no"):
        text(one(**values))


def located(shape: object, kind: GeometryType, crs: str | None = "OGC:CRS84") -> str:
    return text(gpd.GeoDataFrame(one(), geometry=[shape], crs=crs), layer_of(kind))


def test_coordinates_have_seven_decimals_and_no_height() -> None:
    assert '"coordinates":[121.1234568,41.0]' in located(shapely.Point(121.123456789, 41, 8.5), "Point")


def test_an_empty_geometry_is_null() -> None:
    assert '"geometry":null' in located(shapely.Point(), "Point")


def test_a_single_part_becomes_multi_where_the_layer_is() -> None:
    assert '"type":"MultiPolygon"' in located(shapely.box(0, 0, 1, 1), "MultiPolygon")


def test_outer_rings_run_counter_clockwise() -> None:
    clockwise = shapely.Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(1, 1), (2, 1), (2, 2), (1, 2)]])
    rings = json.loads(located(clockwise, "Polygon"))["geometry"]["coordinates"]
    assert [shapely.LinearRing(ring).is_ccw for ring in rings] == [True, False]


def test_a_geometry_of_another_type_is_refused() -> None:
    with pytest.raises(QueryError, match="holds a LineString, wanted Point"):
        located(shapely.LineString([(0, 0), (1, 1)]), "Point")


@pytest.mark.parametrize("crs", [None, "EPSG:3857"])
def test_a_frame_that_is_not_in_wgs84_is_refused(crs: str | None) -> None:
    with pytest.raises(QueryError, match="wanted a GeoDataFrame in OGC:CRS84"):
        located(shapely.Point(1, 1), "Point", crs)


def test_every_geometry_type_can_be_written() -> None:
    shapes = {
        "Point": shapely.Point(1, 1), "MultiPoint": shapely.MultiPoint([(1, 1)]),
        "LineString": shapely.LineString([(0, 0), (1, 1)]), "Polygon": shapely.box(0, 0, 1, 1),
        "MultiLineString": shapely.MultiLineString([[(0, 0), (1, 1)]]),
        "MultiPolygon": shapely.MultiPolygon([shapely.box(0, 0, 1, 1)]), "Geometry": shapely.Point(1, 1),
    }  # fmt: skip
    assert {*shapes, "none"} == set(GEOMETRY_TYPES)
    for kind, shape in shapes.items():
        assert f'"type":"{shape.geom_type}"' in located(shape, layer_of(kind).geometry)


def test_an_answer_has_counts_links_and_features_in_order() -> None:
    links = [{"rel": "self", "type": "application/geo+json", "href": "http://h/api/项目?a=1"}]
    answer = json.loads(collection(b'{"type":"Feature"}', matched=9, returned=1, links=links))
    assert list(answer) == ["type", "numberMatched", "numberReturned", "links", "features"]
    assert answer["links"] == links
    assert (answer["numberMatched"], answer["numberReturned"], len(answer["features"])) == (9, 1, 1)


def test_an_answer_without_features_is_whole() -> None:
    assert json.loads(collection_head(matched=0, returned=0) + COLLECTION_TAIL)["features"] == []


def test_a_feature_may_carry_links() -> None:
    feature = json.loads(feature_with_links(text(one()).encode(), [{"rel": "self", "href": "x"}]))
    assert list(feature) == ["type", "id", "geometry", "properties", "links"]


def test_every_layer_of_the_catalogue_is_written_as_before(
    all_features: dict[str, Features], layer_id: str, check_golden: CheckGolden
) -> None:
    features = all_features[layer_id]
    lines = b",\n".join(features.encoded())
    assert json.loads(b"[%b]" % lines)
    check_golden(f"made/{layer_id}.geojsonl", lines + b"\n")


def test_numbers_of_a_million_digits_apart_keep_their_value() -> None:
    values = np.array([0.1, 1 / 3, 1e-300, 1.7976931348623157e308, 123456789.125])
    layer = Layer("x", "", "", "", "", "none", (Field("id", "text", "", ""), Field("v", "number", "", "")))
    frame = pd.DataFrame({"id": list("abcde"), "v": values})
    assert [json.loads(feature)["properties"]["v"] for feature in encode_features(frame, layer)] == values.tolist()


def test_the_catalogue_has_no_field_that_is_named_like_a_parameter() -> None:
    parameters = {"limit", "offset", "bbox", "datetime", "filter", "crs", "sortby", "properties", "ids", "f", "q"}
    assert not {field.name for layer in catalogue().values() for field in layer.fields} & parameters
