"""Landing page, collections, schemas and the OpenAPI document: what clients decide by."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import validate
from starlette.routing import Route
from starlette.testclient import TestClient

from api.app import ENDPOINTS
from api.schemas import queryables
from api.settings import Settings
from api.systems import crs84
from layers.catalogue import Field, Layer, catalogue
from layers.stores.memory import MemoryStore

SPATIAL = [layer.id for layer in catalogue().values() if layer.geometry != "none"]


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    answer = client.get("/api/openapi")
    assert answer.headers["content-type"] == "application/vnd.oai.openapi+json;version=3.0"
    found: dict[str, Any] = answer.json()
    return found


def by_rel(document: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {link["rel"]: link for link in document["links"]}


def test_landing_page_has_the_links_that_qgis_looks_for(client: TestClient) -> None:
    links = by_rel(client.get("/api").json())
    assert links["service-desc"]["type"] == "application/vnd.oai.openapi+json;version=3.0"
    assert links["data"] == {
        "href": "http://testserver/api/collections", "rel": "data", "type": "application/json", "title": "Collections"
    }  # fmt: skip
    assert links["conformance"]["href"] == "http://testserver/api/conformance"
    assert {"self", "alternate", "service-doc"} <= {*links}


def test_conformance_classes_are_uris_of_ogc(client: TestClient) -> None:
    classes = client.get("/api/conformance").json()["conformsTo"]
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in classes
    assert all(one.startswith("http://www.opengis.net/spec/") for one in classes)
    assert len(set(classes)) == len(classes)


def test_spatial_collections_come_first(client: TestClient) -> None:
    assert [one["id"] for one in client.get("/api/collections").json()["collections"]][: len(SPATIAL)] == SPATIAL


@pytest.mark.parametrize("layer", list(catalogue()))
def test_collection_is_the_same_object_in_the_list_and_alone(
    client: TestClient, layer: str, store: MemoryStore
) -> None:
    listed = {one["id"]: one for one in client.get("/api/collections").json()["collections"]}
    alone = client.get(f"/api/collections/{layer}").json()
    assert alone == listed[layer]
    assert (alone["itemType"], alone["itemCount"]) == ("feature", store.count(layer))
    assert alone["crs"][0] == alone["storageCrs"] == crs84().uri
    rels = [link["rel"] for link in alone["links"]]
    for name in ("queryables", "sortables", "schema"):
        assert f"http://www.opengis.net/def/rel/ogc/1.0/{name}" in rels
    assert re.fullmatch(r"[A-Za-z0-9_-]+", layer)


def test_extent_is_there_where_there_is_one(client: TestClient) -> None:
    projects = client.get("/api/collections/projects").json()["extent"]
    assert projects["spatial"]["bbox"] == [[121.01, 41.01, 121.59, 41.09]]
    assert projects["temporal"]["interval"] == [["2019-08-01T00:00:00Z", "2024-11-01T00:00:00Z"]]
    assert "spatial" not in client.get("/api/collections/reports").json()["extent"]
    assert "extent" not in client.get("/api/collections/routes").json()


def test_titles_are_chinese_or_english(client: TestClient) -> None:
    assert client.get("/api/collections/projects").json()["title"] == "重点项目"
    english = client.get("/api/collections/projects?lang=en").json()
    assert english["title"] == "Projects"
    assert all("lang=en" in link["href"] for link in english["links"])


@pytest.mark.parametrize("layer", list(catalogue()))
@pytest.mark.parametrize("kind", ["queryables", "schema", "sortables"])
def test_schema_names_every_field_with_one_type_and_its_place(client: TestClient, layer: str, kind: str) -> None:
    answer = client.get(f"/api/collections/{layer}/{kind}")
    assert answer.headers["content-type"] == "application/schema+json"
    found = answer.json()
    assert found["$id"] == f"http://testserver/api/collections/{layer}/{kind}"
    fields = {name: one for name, one in found["properties"].items() if name != "geometry"}
    assert list(fields) == [field.name for field in catalogue()[layer].fields]
    assert [one["x-ogc-propertySeq"] for one in fields.values()] == list(range(1, len(fields) + 1))
    assert all(isinstance(one["type"], str) for one in fields.values())
    assert ("geometry" in found["properties"]) == (layer in SPATIAL and kind != "sortables")


def test_geometry_is_known_by_reference_role_and_format(client: TestClient) -> None:
    geometry = client.get("/api/collections/projects/queryables").json()["properties"]["geometry"]
    assert geometry["$ref"] == "https://geojson.org/schema/Point.json"
    assert (geometry["format"], geometry["x-ogc-role"]) == ("geometry-point", "primary-geometry")
    assert "type" not in geometry


def test_vocabularies_are_enums_but_not_of_texts_that_hold_several(client: TestClient) -> None:
    fields = client.get("/api/collections/projects/queryables").json()["properties"]
    assert fields["stage"]["enum"][:2] == ["reserve", "negotiating"]
    assert fields["stage"]["title"] == "阶段"
    assert "enum" not in fields["conflict"]
    assert fields["first_report"] == {**fields["first_report"], "type": "string", "format": "date"}


def test_roles_tell_id_and_time(client: TestClient) -> None:
    fields = client.get("/api/collections/projects/schema").json()["properties"]
    roles = {name: one["x-ogc-role"] for name, one in fields.items() if "x-ogc-role" in one}
    assert roles == {
        "geometry": "primary-geometry", "id": "id",
        "first_report": "primary-interval-start", "last_report": "primary-interval-end",
    }  # fmt: skip
    report = client.get("/api/collections/reports/schema").json()["properties"]
    assert report["date"]["x-ogc-role"] == "primary-instant"


def test_fields_without_a_second_label_have_no_description() -> None:
    layer = Layer("l", "图层", "", "", "", "none", (Field("id", "text", "编号", ""),))
    written = queryables(layer, {}, url="http://h", lang="zh")
    assert written["properties"]["id"] == {"title": "编号", "type": "string", "x-ogc-propertySeq": 1}
    assert queryables(layer, {}, url="http://h", lang="en")["properties"]["id"]["title"] == "id"
    assert queryables(layer, {}, url="http://h", lang="en")["title"] == "l"


def test_openapi_is_valid_and_self_contained(document: dict[str, Any]) -> None:
    validate(document)
    references = re.findall(r'"\$ref": ?"([^"]+)"', json.dumps(document))
    assert references
    assert all(one.startswith("#/components/") for one in references)
    assert document["openapi"] == "3.0.3"
    assert document["servers"] == [{"url": "http://testserver/api"}]


def test_paths_are_concrete_and_begin_with_collections(document: dict[str, Any]) -> None:
    for layer in catalogue():
        assert f"/collections/{layer}/items" in document["paths"]
    assert not [path for path in document["paths"] if "{collection}" in path or path.startswith("/api")]


def test_limit_is_a_component_that_qgis_reads_and_gdal_follows(document: dict[str, Any]) -> None:
    settings = Settings()
    assert document["components"]["parameters"]["limit"] == {
        **document["components"]["parameters"]["limit"],
        "name": "limit", "in": "query", "required": False, "style": "form", "explode": False,
        "schema": {"type": "integer", "minimum": 1, "maximum": settings.max_limit, "default": settings.default_limit},
    }  # fmt: skip
    for layer in catalogue():
        parameters = document["paths"][f"/collections/{layer}/items"]["get"]["parameters"]
        for name in ("limit", "bbox", "datetime"):
            assert {"$ref": f"#/components/parameters/{name}"} in parameters


def resolved(document: dict[str, Any], path: str) -> Iterator[dict[str, Any]]:
    for one in document["paths"][path]["get"]["parameters"]:
        yield document["components"]["parameters"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one


@pytest.mark.parametrize("layer", list(catalogue()))
def test_each_queryable_is_a_parameter_of_one_type(document: dict[str, Any], client: TestClient, layer: str) -> None:
    queryables = client.get(f"/api/collections/{layer}/queryables").json()["properties"]
    parameters = {one["name"]: one for one in resolved(document, f"/collections/{layer}/items")}
    for name in queryables.keys() - {"geometry"}:
        assert parameters[name]["schema"]["type"] == queryables[name]["type"]
        assert (parameters[name]["style"], parameters[name]["explode"]) == ("form", False)


def test_what_is_documented_is_what_is_accepted(document: dict[str, Any], client: TestClient) -> None:
    for path in document["paths"]:
        if "{" in path:
            continue
        documented = {one["name"] for one in resolved(document, path)}
        refused = client.get(f"/api{path}".rstrip("/"), params={"no-such-parameter": "1"}).json()
        assert set(refused.get("known", ())) == documented, path


def test_every_route_is_documented_and_every_path_routed(document: dict[str, Any], client: TestClient) -> None:
    routes = {route.path for route in client.app.router.routes if isinstance(route, Route)}  # type: ignore[attr-defined]  # ASGI
    pages = {"/", "/{file:path}", "/web/{stamp}/{file:path}"}
    files = pages | {"/api/basemap", "/api/basemap/{file}", "/api/static/{file}", "/api/{nothing:path}"}
    assert {route.replace(":path", "") for route in routes - files} == {f"/api{one.path}" for one in ENDPOINTS}
    concrete = {
        one.path.replace("{collection}", layer) or "/"
        for one in ENDPOINTS
        for layer in (
            [name for name in catalogue() if one.of_layer(catalogue()[name])] if "{collection}" in one.path else [""]
        )
    }
    assert concrete == set(document["paths"])


def test_operation_ids_are_unique(document: dict[str, Any]) -> None:
    ids = [item["get"]["operationId"] for item in document["paths"].values()]
    assert len(set(ids)) == len(ids)


def test_answers_are_as_documented(document: dict[str, Any], client: TestClient) -> None:
    for path, item in document["paths"].items():
        if "{" in path:
            continue
        needed = {one["name"]: "锦州" for one in item["get"]["parameters"] if one.get("required")}
        answer = client.get(f"/api{path}".rstrip("/"), params=needed)
        kinds = item["get"]["responses"]["200"]["content"]
        assert answer.headers["content-type"].partition("; charset")[0] in kinds, path
