"""The abstract tests of OGC API - Features, Part 1 (17-069r4) and Part 2 (18-058r1), on the bundled atlas.

What the official suite does, as far as an own walk can stand for it where the suite cannot be had: every collection,
from the landing page by links alone.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode, urljoin

import numpy as np
import pyproj
import pytest
import shapely
from openapi_spec_validator import validate

from layers.catalogue import catalogue
from tests.conformance import served

LAYERS = list(catalogue())
SPATIAL = [layer.id for layer in catalogue().values() if layer.geometry != "none"]
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
KNOWN = [f"{EPSG}{code}" for code in (4326, 4490, 4549, 4550, 32651, 3857)]

#: The boxes of the suite: the meridian, the equator, the antimeridian and both poles.
BOXES = ["-1.5,50,1.5,53", "-80,-5,-70,5", "177,65,-177,70", "-180,85,180,90", "-180,-90,180,-85"]


class Got(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: Any


def get(
    address: str, query: Mapping[str, Any] | None = None, accept: str = "application/geo+json, application/json"
) -> Got:
    url = f"{address}{'&' if '?' in address else '?'}{urlencode(query)}" if query else address
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, told, body = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, told, body = error.code, error.headers, error.read()
    headers = {name.lower(): value for name, value in told.items()}
    return Got(status, headers, json.loads(body) if told.get_content_type().endswith("json") else body)


def link(document: Mapping[str, Any], rel: str, media_type: str | None = None) -> str:
    return next(
        str(one["href"]) for one in document["links"] if one["rel"] == rel and media_type in (None, one["type"])
    )


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    with served() as address:
        yield f"{address}/api"


@pytest.fixture(scope="module")
def collections(root: str) -> dict[str, dict[str, Any]]:
    listed = get(link(get(root).body, "data")).body["collections"]
    return {one["id"]: one for one in listed}


@pytest.fixture(scope="module")
def items(collections: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: link(one, "items", "application/geo+json") for name, one in collections.items()}


def whole(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Follow ``next`` to the end."""
    found = list(page["features"])
    while following := [one["href"] for one in page["links"] if one["rel"] == "next"]:
        page = get(following[0]).body
        assert page["features"]
        found += page["features"]
    return found


def shape_of(feature: Mapping[str, Any]) -> Any:
    return shapely.from_geojson(json.dumps(feature["geometry"])) if feature["geometry"] else None


@pytest.mark.parametrize("path", ["", "/"])
def test_landing_page_leads_to_definition_conformance_and_collections(root: str, path: str) -> None:
    landing = get(f"{root}{path}")
    assert landing.status == 200
    assert get(link(landing.body, "service-desc")).status == 200
    assert get(link(landing.body, "service-doc"), accept="text/html").status == 200
    assert b"<html" in get(link(landing.body, "self"), accept="text/html").body
    classes = get(link(landing.body, "conformance")).body["conformsTo"]
    for name in ("core", "geojson", "html", "oas30"):
        assert f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" in classes
    assert "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in classes


def test_definition_is_valid_and_is_that_of_this_service(root: str, collections: dict[str, Any]) -> None:
    document = get(link(get(root).body, "service-desc"), accept="application/vnd.oai.openapi+json;version=3.0").body
    validate(document)
    assert document["servers"][0]["url"] == root
    for name in collections:
        shared = document["components"]["parameters"]
        parameters = {
            one["name"]: one
            for given in document["paths"][f"/collections/{name}/items"]["get"]["parameters"]
            for one in [shared[given["$ref"].rpartition("/")[2]] if "$ref" in given else given]
        }
        assert {"minimum", "default"} <= {*parameters["limit"]["schema"]}
        assert (parameters["bbox"]["schema"]["minItems"], parameters["bbox"]["schema"]["maxItems"]) == (4, 6)
        for one in ("limit", "bbox", "datetime"):
            assert (parameters[one]["in"], parameters[one]["required"]) == ("query", False)
            assert (parameters[one]["style"], parameters[one]["explode"]) == ("form", False)


@pytest.mark.parametrize("name", LAYERS)
def test_collection_is_described_alike_in_both_places(root: str, collections: dict[str, Any], name: str) -> None:
    assert list(collections) == LAYERS
    alone = get(urljoin(f"{root}/", f"collections/{name}"))
    assert alone.body == collections[name]
    assert all({"rel", "type", "href"} <= {*one} for one in alone.body["links"])
    assert alone.body["crs"][0] == alone.body["storageCrs"] == CRS84
    assert set(KNOWN) <= set(alone.body["crs"]) or name not in SPATIAL


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("query", [{}, {"limit": 1}, {"limit": 7}, {"limit": 10_000}, {"limit": 99_999}])
def test_pages_hold_what_they_say(items: dict[str, str], name: str, query: dict[str, int]) -> None:
    answer = get(items[name], query)
    page = answer.body
    assert answer.headers["content-type"] == "application/geo+json"
    assert page["type"] == "FeatureCollection"
    assert page["numberReturned"] == len(page["features"]) <= min(query.get("limit", 1000), 10_000)
    assert {"self", "alternate"} <= {one["rel"] for one in page["links"]}
    found = whole(page)
    assert len(found) == page["numberMatched"] == len({one["id"] for one in found})


@pytest.mark.parametrize("name", SPATIAL)
@pytest.mark.parametrize("box", [None, *BOXES])
def test_box_gives_what_meets_it_and_what_has_no_place(
    collections: dict[str, Any], items: dict[str, str], name: str, box: str | None
) -> None:
    extent = collections[name]["extent"]["spatial"]["bbox"][0]
    west, south, east, north = map(float, box.split(",")) if box else extent
    parts = [shapely.box(west, south, east, north)] if west <= east else [
        shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)
    ]  # fmt: skip
    everything = whole(get(items[name]).body)
    found = whole(get(items[name], {"bbox": f"{west},{south},{east},{north}"}).body)
    meets = {
        one["id"] for one in everything
        if (shape := shape_of(one)) is None or any(shape.intersects(part) for part in parts)
    }  # fmt: skip
    assert {one["id"] for one in found} == meets
    if box is None:
        assert len(found) == len(everything)


@pytest.mark.parametrize("name", ["projects", "reports", "totals"])
def test_time_gives_what_meets_it_and_what_has_none(
    collections: dict[str, Any], items: dict[str, str], name: str
) -> None:
    first, last = collections[name]["extent"]["temporal"]["interval"][0]
    everything = len(whole(get(items[name]).body))
    for text in (f"{first}/{last}", f"../{last}", f"{first}/..", f"/{last}", f"{first}/"):
        assert get(items[name], {"datetime": text}).body["numberMatched"] == everything
    fields = catalogue()[name].interval
    timeless = sum(all(one["properties"][each] is None for each in fields) for one in whole(get(items[name]).body))
    assert get(items[name], {"datetime": "1990-01-01T00:00:00Z"}).body["numberMatched"] == timeless
    assert timeless < get(items[name], {"datetime": first}).body["numberMatched"] <= everything


@pytest.mark.parametrize("name", ["projects", "reports", "totals"])
def test_times_that_the_suite_asks_for_are_answered(
    collections: dict[str, Any], items: dict[str, str], name: str
) -> None:
    first, last = map(datetime.fromisoformat, collections[name]["extent"]["temporal"]["interval"][0])
    begin = first + (last - first) / 4
    end = begin + (last - first) / 4
    for text in (
        f"{begin:%Y-%m-%dT%H:%M:%S.5Z}/{end:%Y-%m-%dT%H:%M:%SZ}",
        f"{begin:%Y-%m-%d}/P2D",
        f"{begin:%Y-%m-%dT%H:%M:%SZ}",
    ):
        page = get(items[name], {"datetime": text})
        assert page.status == 200
        assert len(whole(page.body)) == page.body["numberMatched"]


@pytest.mark.parametrize("name", SPATIAL)
@pytest.mark.parametrize("uri", KNOWN)
def test_box_as_the_suite_turns_it_is_answered_with_nothing_more(
    collections: dict[str, Any], items: dict[str, str], name: str, uri: str
) -> None:
    # The suite puts easting or longitude first in every system but EPSG:4326.
    west, south, east, north = collections[name]["extent"]["spatial"]["bbox"][0]
    code = f"EPSG:{uri.rpartition('/')[2]}"
    turn = pyproj.Transformer.from_crs("OGC:CRS84", code, always_xy=code != "EPSG:4326").transform
    (x1, x2), (y1, y2) = turn([west, east], [south, north])
    found = get(items[name], {"bbox": f"{x1:.7f},{y1:.7f},{x2:.7f},{y2:.7f}", "bbox-crs": uri})
    assert found.status == 200
    plain = {
        one["id"]
        for one in get(items[name], {"bbox": f"{west:.7f},{south:.7f},{east:.7f},{north:.7f}"}).body["features"]
    }
    assert {one["id"] for one in found.body["features"]} <= plain


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize(
    "query", [{"limit": "ten"}, {"limit": "0"}, {"no-such-parameter": "1"}, {"bbox": "1,2"}, {"datetime": "2022-99"},
              {"crs": "http://www.opengis.net/def/crs/0/unknown"}, {"bbox": "0,0,1,1", "bbox-crs": "unknown"}],
)  # fmt: skip
def test_wrong_parameters_are_400(items: dict[str, str], name: str, query: dict[str, str]) -> None:
    answer = get(items[name], query)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("name", LAYERS)
def test_feature_is_the_one_of_the_page_and_names_its_system(items: dict[str, str], name: str) -> None:
    for listed in get(items[name], {"limit": 3}).body["features"]:
        answer = get(f"{items[name]}/{urllib.request.quote(listed['id'], safe='')}")
        assert answer.headers["content-crs"] == f"<{CRS84}>"
        assert {"self", "alternate", "collection"} <= {one["rel"] for one in answer.body["links"]}
        assert {key: value for key, value in answer.body.items() if key != "links"} == listed
    assert get(f"{items[name]}/no-such-feature").status == 404
    assert get(f"{items[name]}/x", {"crs": "unknown"}).status == 400


@pytest.mark.parametrize("name", SPATIAL)
@pytest.mark.parametrize("uri", KNOWN)
def test_geometries_are_turned_with_the_axes_of_the_authority(items: dict[str, str], name: str, uri: str) -> None:
    turn = pyproj.Transformer.from_crs("OGC:CRS84", f"EPSG:{uri.rpartition('/')[2]}").transform
    answer = get(items[name], {"crs": uri})
    assert answer.headers["content-crs"] == f"<{uri}>"
    plain = {one["id"]: shape_of(one) for one in get(items[name]).body["features"]}
    for one in answer.body["features"]:
        shape, was = shape_of(one), plain[one["id"]]
        assert (shape is None) == (was is None)
        if shape is not None:
            expected = np.column_stack(turn(*shapely.get_coordinates(was).T))
            found = shapely.get_coordinates(shape)
            np.testing.assert_allclose(found, expected, atol=0.011 if np.abs(expected).max() > 360 else 1.1e-7, rtol=0)
    first = answer.body["features"][0]
    alone = get(f"{items[name]}/{first['id']}", {"crs": uri})
    assert alone.headers["content-crs"] == f"<{uri}>"
    assert alone.body["geometry"] == first["geometry"]


@pytest.mark.parametrize("name", SPATIAL)
@pytest.mark.parametrize("uri", [CRS84, *KNOWN])
def test_box_in_another_system_gives_nothing_that_the_box_does_not(
    collections: dict[str, Any], items: dict[str, str], name: str, uri: str
) -> None:
    west, south, east, north = collections[name]["extent"]["spatial"]["bbox"][0]
    code = "OGC:CRS84" if uri == CRS84 else f"EPSG:{uri.rpartition('/')[2]}"
    turn = pyproj.Transformer.from_crs("OGC:CRS84", code).transform
    (x1, x2), (y1, y2) = turn([west, east], [south, north])
    found = get(items[name], {"bbox": f"{x1!r},{y1!r},{x2!r},{y2!r}", "bbox-crs": uri})
    assert found.status == 200
    plain = get(items[name], {"bbox": f"{west},{south},{east},{north}"}).body
    assert {one["id"] for one in found.body["features"]} <= {one["id"] for one in plain["features"]}
    assert found.body["numberMatched"] > 0
