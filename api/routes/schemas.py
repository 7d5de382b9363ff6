"""What the features of a collection look like: queryables, sortables, schema."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.negotiation import SCHEMA
from api.schemas import queryables, schema, sortables

Writer = Callable[..., Mapping[str, Any]]


def _answer(write: Writer) -> Callable[[Call], Answer]:
    def answer(call: Call) -> Answer:
        vocabulary = call.service.atlas.get("vocabulary", {})
        document = write(call.collection, vocabulary, url=call.here(), lang=call.lang)
        return Answer((msgspec.json.encode(document),))

    return answer


_BASE = "/collections/{collection}"

ENDPOINTS = (
    Endpoint(
        f"{_BASE}/queryables",
        Text("可筛选字段", "What it can be filtered by"),
        "collections",
        (SCHEMA,),
        _answer(queryables),
    ),
    Endpoint(
        f"{_BASE}/sortables",
        Text("可排序字段", "What it can be ordered by"),
        "collections",
        (SCHEMA,),
        _answer(sortables),
    ),
    Endpoint(f"{_BASE}/schema", Text("字段结构", "Its fields"), "collections", (SCHEMA,), _answer(schema)),
)
