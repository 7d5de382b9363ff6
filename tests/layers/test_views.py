"""A view differs from the feature itself in what was asked for, and in nothing else."""

import json
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crs import OFFERED, WGS84, from_wgs84, parse_crs
from geo.errors import GeoError
from layers.catalogue import GeometryType
from layers.features import Features
from layers.foreign import foreign_features
from layers.geopackage import Table
from layers.views import BLOCK, View, viewed
from tests.layers.made_layers import FIELDS, frames, layer_of

KINDS = ("Point", "LineString", "MultiPolygon", "none")
NAMES = [field.name for field in FIELDS]

views = st.builds(
    View,
    st.none() | st.sampled_from(OFFERED).map(parse_crs),
    st.none() | st.sets(st.sampled_from(NAMES), min_size=1).map(lambda chosen: tuple(n for n in NAMES if n in chosen)),
    st.booleans(),
)


def plainly(feature: dict[str, Any], view: View) -> dict[str, Any]:
    properties = feature["properties"]
    shape = feature["geometry"]
    if view.crs is not None and view.crs.name != WGS84 and shape is not None:
        shape = {**shape, "coordinates": turned(shape["coordinates"], view)}
    return {
        **feature,
        "geometry": shape if view.geometry else None,
        "properties": {name: properties[name] for name in view.fields or properties},
    }


def turned(coordinates: Any, view: View) -> Any:
    if isinstance(coordinates[0], list):
        return [turned(one, view) for one in coordinates]
    assert view.crs is not None
    x, y = (float(one) for one in from_wgs84(view.crs, *coordinates))
    pair = (y, x) if view.crs.northing_first else (x, y)
    return [round(one, view.crs.decimals) for one in pair]


@pytest.mark.parametrize("block", [1, 5, BLOCK])
@given(st.data(), st.sampled_from(KINDS), views)
@settings(max_examples=150, deadline=None)
def test_view_is_what_a_plain_loop_makes(block: int, data: st.DataObject, kind: GeometryType, view: View) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("layers.views.BLOCK", block)
        check(data, kind, view)


def check(data: st.DataObject, kind: GeometryType, view: View) -> None:
    features = Features.of_frame(data.draw(frames(layer_of(kind))), layer_of(kind))
    texts = features.encoded()
    try:
        expected = [plainly(json.loads(text), view) for text in texts]
    except GeoError:
        if view.geometry:
            with pytest.raises(GeoError):
                viewed(b",".join(texts), view)
            return
        expected = [plainly(json.loads(text), View(None, view.fields, geometry=False)) for text in texts]
    found = json.loads(b"[%b]" % bytes(viewed(b",".join(texts), view)))
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert list(one) == list(other)
        assert list(one["properties"].items()) == list(other["properties"].items())
        assert one["id"] == other["id"]
        assert (one["geometry"] is None) == (other["geometry"] is None)
        if one["geometry"] is not None:
            assert one["geometry"]["type"] == other["geometry"]["type"]
            flat, wanted = (np.array(shapely.get_coordinates(_shape(two["geometry"]))) for two in (one, other))
            np.testing.assert_allclose(flat, wanted, atol=0.011 if np.abs(wanted).max() > 360 else 1.1e-7)


def _shape(geometry: dict[str, Any]) -> Any:
    return shapely.from_geojson(json.dumps(geometry))


@pytest.mark.parametrize("view", [View(), View(parse_crs(WGS84)), View(None, None)])
def test_plain_view_is_the_same_bytes(view: View) -> None:
    text = memoryview(b'{"type":"Feature","id":"a","geometry":null,"properties":{"id":"a"}}')
    assert view.is_plain
    assert viewed(text, view) is text


@pytest.mark.parametrize("view", [View(geometry=False), View(parse_crs("EPSG:4549")), View(None, ("id",))])
def test_view_of_nothing_is_nothing(view: View) -> None:
    assert bytes(viewed(b"", view)) == b""


def test_values_are_kept_as_they_were_written() -> None:
    text = b'{"type":"Feature","id":"a","geometry":null,"properties":{"id":"a","n":100.0,"big":"9007199254740993"}}'
    assert bytes(viewed(text, View(fields=("n", "big")))).endswith(b'{"n":100.0,"big":"9007199254740993"}}')


@pytest.mark.parametrize(
    "evil",
    [',"geometry":', '{"type":"Feature","id":"x","geometry":null', '},{"type":"Feature","id":', '\\","properties":'],
)
def test_texts_that_look_like_features_are_texts(evil: str) -> None:
    table = Table(
        "t", "t", "", {"geometry": "TEXT", "properties": "TEXT"},
        {"geometry": [evil, "b"], "properties": ["c", evil]}, [1, 2],
        "Point", np.array([shapely.Point(121, 41), shapely.Point(122, 42)], object), "EPSG:4326",
    )  # fmt: skip
    features = foreign_features(table, [])
    names = [field.name for field in features.layer.fields]
    assert {"geometry", "properties"} <= {*names}
    text = b",".join(features.encoded())
    shown = json.loads(b"[%b]" % bytes(viewed(text, View(parse_crs("EPSG:4326"), ("geometry", "properties")))))
    assert [one["geometry"]["coordinates"] for one in shown] == [[41, 121], [42, 122]]
    assert [one["properties"] for one in shown] == [
        {"geometry": evil, "properties": "c"},
        {"geometry": "b", "properties": evil},
    ]
