"""The OpenAPI document, written from the same endpoints and parameters that requests are read by.

Three details decide how fast QGIS and GDAL feel: paths begin with ``/collections/``, one a collection, not a
template; every queryable is a parameter with ``type`` in one word; and ``limit`` stands under
``components/parameters`` and is referred to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from api.bodies import schemas
from api.endpoints import Call, Endpoint, Posting
from api.errors import INTERNAL, PROBLEM, TABLE
from api.language import Language, Text
from api.negotiation import Format
from api.params import Parameter
from api.schemas import title
from api.version import __version__
from layers.catalogue import Layer

_SHARED = "#/components/parameters/"

_ABOUT = Text("OGC API - Features，以及地图页面所需的数据。", "OGC API - Features, and what the map page reads.")

TAGS: Mapping[str, Text] = {
    "service": Text("服务本身", "The service itself"),
    "collections": Text("图层：有哪些，是什么样", "Layers: what there is and what it looks like"),
    "features": Text("图层中的要素", "Features of the layers"),
    "tiles": Text("矢量瓦片", "Vector tiles"),
    "files": Text("整份文件与样式", "Whole files and looks"),
    "districts": Text("按县区取项目", "Projects by district"),
    "geocode": Text("地名定位", "Where texts are"),
    "atlas": Text("地图页面所需", "What the map page needs"),
}

#: Problems that every address may answer with, by status.
_PROBLEMS = {"400": "BadRequest", "404": "NotFound", "406": "NotAcceptable", "414": "UriTooLong", "500": "ServerError"}

#: And those of an address that reads a body.
_POST_PROBLEMS = {"413": "ContentTooLarge", "415": "UnsupportedMediaType"}


def openapi(call: Call, endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """Write the document.

    Parameters
    ----------
    call
        Of the document itself: root and language of the links and titles.
    endpoints
        All addresses, in the order of the document.

    Returns
    -------
    OpenAPI 3.0.3, self-contained
    """
    shared: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for endpoint in endpoints:
        for path, layer in _places(call, endpoint):
            paths[path] = {"get": _operation(call, endpoint, layer, shared)}
            if endpoint.posting:
                paths[path]["post"] = _posting(call, endpoint, endpoint.posting, shared)
    atlas = call.service.atlas
    return {
        "openapi": "3.0.3",
        "info": {
            "title": atlas.get(f"product_{call.lang}") or "Corridor Atlas",
            "description": _ABOUT.in_(call.lang),
            "version": __version__,
        },
        "servers": [{"url": f"{call.root}/api"}],
        "tags": [{"name": name, "description": words.in_(call.lang)} for name, words in TAGS.items()],
        "paths": paths,
        "components": {
            "parameters": shared,
            "responses": _problem_responses(),
            "schemas": schemas(call.service.store.layers.values()),
        },
    }


def _places(call: Call, endpoint: Endpoint) -> Iterator[tuple[str, Layer | None]]:
    """Write the path of an endpoint: one concrete path a collection."""
    store = call.service.store
    if any(layer not in store.layers for layer in endpoint.needs):
        return
    if "{collection}" not in endpoint.path:
        yield endpoint.path or "/", None
        return
    for layer in filter(endpoint.of_layer, store.layers.values()):
        yield endpoint.path.replace("{collection}", layer.id), layer


def _operation(call: Call, endpoint: Endpoint, layer: Layer | None, shared: dict[str, Any]) -> dict[str, Any]:
    parameters = endpoint.parameters(call.service, layer).values()
    summary = endpoint.summary.in_(call.lang)
    return {
        "tags": [endpoint.tag],
        "operationId": _operation_id(endpoint, layer),
        "summary": f"{title(layer, call.lang)} · {summary}" if layer else summary,
        "parameters": [
            *(_in_path(parameter, call.lang) for parameter in endpoint.places.values()),
            *(_in_query(parameter, call.lang, shared) for parameter in parameters),
        ],
        "responses": {
            "200": {"description": summary, "content": _content(endpoint, layer)},
            **{status: {"$ref": f"#/components/responses/{name}"} for status, name in _PROBLEMS.items()},
        },
    }


def _posting(call: Call, endpoint: Endpoint, posting: Posting, shared: dict[str, Any]) -> dict[str, Any]:
    summary = posting.summary.in_(call.lang)
    problems = {**_PROBLEMS, **_POST_PROBLEMS}
    return {
        "tags": [endpoint.tag],
        "operationId": "post" + _operation_id(endpoint, None).removeprefix("get"),
        "summary": summary,
        "parameters": [_in_query(one, call.lang, shared) for one in endpoint.posting_parameters().values()],
        "requestBody": {"required": True, "content": _json_content(posting.request)},
        "responses": {
            "200": {"description": summary, "content": _json_content(posting.body)},
            **{status: {"$ref": f"#/components/responses/{name}"} for status, name in problems.items()},
        },
    }


def _json_content(schema: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _operation_id(endpoint: Endpoint, layer: Layer | None) -> str:
    path = endpoint.path.replace("{collection}", layer.id if layer else "")
    words = [word for word in path.replace("{", "").replace("}", "").replace(".", "/").split("/") if word]
    return "_".join(["get", *words]) if words else "get_landing"


def _in_path(parameter: Parameter, lang: Language) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "path",
        "required": True,
        "description": parameter.description.in_(lang),
        "schema": dict(parameter.schema),
    }


def _in_query(parameter: Parameter, lang: Language, shared: dict[str, Any]) -> dict[str, Any]:
    written = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description.in_(lang),
        "style": "form",
        "explode": False,
        "schema": dict(parameter.schema),
    }
    if not parameter.shared:
        return written
    shared[parameter.name] = written
    return {"$ref": f"{_SHARED}{parameter.name}"}


def _content(endpoint: Endpoint, layer: Layer | None) -> dict[str, Any]:
    name = endpoint.body.replace("{collection}", layer.id if layer else "")
    content: dict[str, Any] = {}
    for one in endpoint.formats:
        own = {"$ref": f"#/components/schemas/{name}"} if one.name == "json" else _body(one)
        content.setdefault(one.link_type, {"schema": own})
    return content


def _body(one: Format) -> dict[str, str]:
    """Describe a body that is not this API's own JSON."""
    if one.link_type.endswith("json"):
        return {"type": "object"}
    return {"type": "string"} if one.media_type.startswith("text/") else {"type": "string", "format": "binary"}


def _problem_responses() -> dict[str, Any]:
    titles = {str(kind.status): kind.title for kind in (*TABLE.values(), INTERNAL)}
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}}
    named = {**_PROBLEMS, **_POST_PROBLEMS}
    return {name: {"description": titles[status], "content": content} for status, name in named.items()}
