"""What is done in the event loop is over in milliseconds; whatever takes longer is done in a thread."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import pytest

from api import Settings, create_app
from api.app import ENDPOINTS
from api.endpoints import Call, Endpoint
from api.negotiation import HTML, Format
from api.params import read_query
from api.replies import CHUNKED_ABOVE
from api.service import Service
from api.sources import geopackage_of
from layers.stores.contract import Query
from layers.stores.memory import MemoryStore
from tests.layers.made_layers import many

#: Of processor time, which others on the machine do not lengthen [s].
MOST_S = 0.010

PLACE: Mapping[str, str] = {
    "collection": "projects", "district": "义县", "style": "projects", "tileMatrix": "8", "tileRow": "95", "tileCol": "214",
}  # fmt: skip
#: Beside nothing at all, what a page may ask for.
QUERIES = ("", "limit=2000", "bbox=121,41,122,42&stage=operating", "datetime=2022-01-01/..&sortby=-investment_100m_cny")


@pytest.fixture(scope="module")
def service() -> Service:
    found: Service = create_app(Settings(), MemoryStore.open(geopackage_of(None, cache=None))).state.holder.current
    return found


def spent_s(service: Service, endpoint: Endpoint, chosen: Format, query: str) -> float:
    """Processor time of what the loop does for a request: reading it and, where that is quick, answering it."""
    layer = service.layer("projects") if "{collection}" in endpoint.path else None
    feature = next(iter(service.store.rows(_first())))["id"]
    place = {**PLACE, "feature": str(feature)}
    started = time.thread_time()
    asked = read_query(query.encode(), endpoint.parameters(service, layer))
    call = Call(service, endpoint, "http://h", f"/api{endpoint.path.format(**place)}", place, layer, asked, chosen)
    if chosen is not HTML and endpoint.quick(call):
        endpoint.answer(call)
    return time.thread_time() - started


def _first() -> Query:
    return Query("projects", limit=1)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path or "/")
def test_loop_is_not_held(service: Service, endpoint: Endpoint) -> None:
    for chosen in endpoint.formats:
        for query in QUERIES if endpoint.path.endswith("/items") else QUERIES[:1]:
            spent_s(service, endpoint, chosen, query)
            assert min(spent_s(service, endpoint, chosen, query) for _ in range(3)) < MOST_S, (chosen.name, query)


@pytest.mark.parametrize("query", ["filter=TRUE", "crs=http://www.opengis.net/def/crs/EPSG/0/4549", "properties=stage",
                                   "skipGeometry=true", "limit=2001", "f=csv", "f=gpkg"])  # fmt: skip
def test_costly_questions_are_answered_in_a_thread(service: Service, query: str) -> None:
    endpoint = next(one for one in ENDPOINTS if one.path.endswith("/items"))
    layer = service.layer("projects")
    asked = read_query(query.encode(), endpoint.parameters(service, layer))
    name = asked.values.get("f", "json")
    chosen = next(one for one in endpoint.formats if one.name == name)
    assert not endpoint.quick(Call(service, endpoint, "http://h", "/api", {}, layer, asked, chosen))


def test_others_are_answered_while_one_client_downloads_everything() -> None:
    store = MemoryStore([many(30_000)], {})
    app = create_app(Settings(max_limit=30_000), store)
    taken: list[int] = []
    answered: list[int] = []

    async def slow(message: Any) -> None:
        taken.append(len(message.get("body", b"")))
        if len(taken) % 5 == 2:  # as a client does whose buffer is full
            await ask("/api/collections/made/items/p-000001", "", quick)

    async def quick(message: Any) -> None:
        if message["type"] == "http.response.start":
            answered.append(message["status"])

    async def ask(path: str, query: str, send: Any) -> None:
        scope = {
            "type": "http", "method": "GET", "scheme": "http", "path": path, "raw_path": path.encode(),
            "query_string": query.encode(), "root_path": "", "headers": [(b"host", b"h")],
        }  # fmt: skip
        await app(scope, nothing, send)

    async def nothing() -> Any:
        raise AssertionError

    asyncio.run(ask("/api/collections/made/items", "limit=30000", slow))
    assert sum(taken) > 2 * CHUNKED_ABOVE
    assert max(taken) <= CHUNKED_ABOVE
    assert len(answered) > 3
    assert set(answered) == {200}
