"""What the API says of itself: the OpenAPI document and a page to read it."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.errors import INTERNAL, TABLE, Kind
from api.language import Language, Text
from api.negotiation import HTML, OPENAPI
from api.openapi import TAGS, openapi
from api.pages import page


def endpoints(others: Sequence[Endpoint]) -> tuple[Endpoint, ...]:
    """Return the addresses that describe ``others`` and then themselves."""

    def document(call: Call) -> dict[str, Any]:
        return openapi(call, (*others, *own))

    def _openapi(call: Call) -> Answer:
        return Answer((msgspec.json.encode(document(call)),))

    def _docs(call: Call) -> Answer:
        written = document(call)
        return page(call, "docs.html", document=written, groups=_groups(written, call.lang), problems=problems())

    own = (
        Endpoint(
            "/openapi", Text("本文档", "This document"), "service", (OPENAPI,), _openapi, quick=lambda _call: False
        ),
        Endpoint(
            "/docs", Text("接口文档", "Documentation to read"), "service", (HTML,), _docs, quick=lambda _call: False
        ),
    )
    return own


def problems() -> list[Kind]:
    """Return every kind of problem once, by status; the documentation has an anchor for each."""
    kinds = {kind.slug: kind for kind in (*TABLE.values(), INTERNAL)}
    return sorted(kinds.values(), key=lambda kind: (kind.status, kind.slug))


def _groups(document: Mapping[str, Any], lang: Language) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Group the addresses by tag, their parameters resolved, those that are fields apart."""
    shared = document["components"]["parameters"]
    groups = []
    for tag, words in TAGS.items():
        operations = []
        for path, item in document["paths"].items():
            for method, operation in item.items():
                if tag in operation["tags"]:
                    parameters = [_resolved(one, shared) for one in operation["parameters"]]
                    operations.append({**operation, "method": method, "path": path, "parameters": parameters})
        if operations:
            groups.append((tag, words.in_(lang), operations))
    return groups


def _resolved(parameter: Mapping[str, Any], shared: Mapping[str, Any]) -> Mapping[str, Any]:
    reference: str | None = parameter.get("$ref")
    found: Mapping[str, Any] = shared[reference.rpartition("/")[2]] if reference else parameter
    return found
