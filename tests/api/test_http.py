"""What every address does alike: methods, slashes, caching, compression, errors."""

import gzip
import logging
import threading
from collections.abc import Iterable
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

import api.serving
from api import Settings, create_app
from api.app import ENDPOINTS
from api.endpoints import Call
from api.errors import INTERNAL, TABLE
from api.negotiation import JSON
from api.params import Asked
from api.service import Service
from layers.errors import StoreError
from layers.stores.contract import Page, Query, Store
from layers.stores.memory import MemoryStore
from tests.api.conftest import features_of

PLACES = {
    "{collection}": "projects", "{feature}": "p-001", "{district}": "义县", "{style}": "projects",
    "{tileMatrix}": "8", "{tileRow}": "95", "{tileCol}": "214",
}  # fmt: skip


def example(path: str) -> str:
    for place, value in PLACES.items():
        path = path.replace(place, value)
    return f"/api{path}"


#: The one address that takes POST and needs a question has tests of its own: test_geocode.py.
PATHS = [example(endpoint.path) for endpoint in ENDPOINTS if endpoint.posting is None]
FILES = ["/api/basemap", "/api/basemap/coast_jinzhou.geojson", "/api/static/api.css", "/api/static/map.js"]
ITEMS = "/api/collections/projects/items"


@pytest.mark.parametrize("path", PATHS + FILES)
def test_address_answers_with_and_without_a_slash_and_without_redirect(client: TestClient, path: str) -> None:
    plain = client.get(path, follow_redirects=False)
    slashed = client.get(f"{path}/", follow_redirects=False)
    assert (plain.status_code, slashed.status_code) == (200, 200)
    if "health" not in path:
        assert plain.content == slashed.content


@pytest.mark.parametrize("path", PATHS + FILES)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.status_code == 200
    assert head.content == b""
    if "health" not in path:
        assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("path", [*PATHS, *FILES, "/", "/api/nothing"])
def test_options_offers_reading_only(client: TestClient, path: str) -> None:
    answer = client.options(path)
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", [ITEMS, "/api", "/api/basemap"])
def test_other_methods_are_405_with_allow(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", [*PATHS, *FILES])
def test_unknown_parameter_is_400_at_every_address(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"nonsense": "1"})
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("#unknown-parameter")


@pytest.mark.parametrize("path", [path for path in [*PATHS, *FILES] if "health" not in path])
def test_nothing_changed_is_304(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert "vary" in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_health_is_never_kept(client: TestClient) -> None:
    answer = client.get("/api/health")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    found = answer.json()
    assert found["status"] == "ok"
    assert found["collections"]["projects"] == 60
    assert found["uptime_s"] >= 0


def test_etags_tell_representations_apart(client: TestClient) -> None:
    asked: list[tuple[str, dict[str, str]]] = [
        (ITEMS, {}), (f"{ITEMS}?f=html", {}), (f"{ITEMS}?limit=3", {}), (ITEMS, {"Accept": "text/csv"}),
        (ITEMS, {"Accept-Encoding": "gzip"}), (ITEMS, {"Accept-Encoding": "br"}), (ITEMS, {"Host": "other.cn"}),
        (f"{ITEMS}?lang=en", {}), ("/api/collections/reports/items", {}),
    ]  # fmt: skip
    tags = [
        client.get(path, headers={"Accept-Encoding": "identity", **headers}).headers["etag"] for path, headers in asked
    ]
    assert len(set(tags)) == len(asked)


def test_etag_changes_with_the_build(memory: MemoryStore) -> None:
    class Rebuilt(MemoryStore):
        def __init__(self) -> None:
            self.__dict__ = {**memory.__dict__, "build_id": "another"}

    old, new = TestClient(create_app(Settings(), memory)), TestClient(create_app(Settings(), Rebuilt()))
    assert old.get(ITEMS).headers["etag"] != new.get(ITEMS).headers["etag"]


def test_kept_as_long_as_the_setting_says(client_of: Any) -> None:
    assert client_of(max_age_s=5).get(ITEMS).headers["cache-control"] == "public, max-age=5"
    assert client_of(max_age_s=0).get(ITEMS).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_answer_is_compressed_as_asked(client: TestClient, encoding: str) -> None:
    plain = client.get(ITEMS, headers={"Accept-Encoding": "identity"})
    for _ in range(2):  # made, then ready
        with client.stream("GET", ITEMS, headers={"Accept-Encoding": encoding}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == encoding
        assert answer.headers["vary"] == "Accept, Accept-Encoding"
        assert int(answer.headers["content-length"]) == len(raw) < len(plain.content) / 4
    if encoding == "gzip":
        assert gzip.decompress(raw) == plain.content


def test_small_answer_stays_as_it_is(client: TestClient) -> None:
    answer = client.get("/api/health", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in answer.headers


def test_accept_without_match_is_406(client: TestClient) -> None:
    answer = client.get(ITEMS, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/geo+json, text/html" in answer.json()["detail"]
    assert "text/csv" in answer.json()["detail"]


def test_long_address_is_414(client: TestClient) -> None:
    assert client.get(f"{ITEMS}?ids={'x' * 20_000}").status_code == 414
    assert client.get(f"/api/collections/{'x' * 20_000}").status_code == 414
    assert client.get(f"{ITEMS}?ids={'x' * 15_000}").status_code == 200


def test_host_that_is_none_is_400(client: TestClient) -> None:
    answer = client.get(ITEMS, headers={"Host": 'x"><script>'})
    assert answer.status_code == 400
    assert "<script>" not in answer.json()["type"]


@pytest.mark.parametrize("path", ["/api/nothing", "/api/collections/projects/nothing", "/nothing", "/api/openapi.json"])
def test_nothing_there_is_404_as_problem(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_links_follow_the_root(client: TestClient, client_of: Any) -> None:
    assert client.get("/api").json()["links"][0]["href"] == "http://testserver/api"
    assert client.get("/api", headers={"Host": "a.cn:8"}).json()["links"][0]["href"] == "http://a.cn:8/api"
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "b.cn", "X-Forwarded-Prefix": "/atlas"}
    assert client.get("/api", headers=forwarded).json()["links"][0]["href"] == "http://testserver/api"
    fixed = client_of(root="https://maps.example.cn/atlas/")
    assert fixed.get("/api", headers=forwarded).json()["links"][0]["href"] == "https://maps.example.cn/atlas/api"


def test_every_link_of_the_service_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["http://testserver/api"]
    while waiting:
        href = waiting.pop()
        if href in seen or href == "http://testserver/":
            continue
        seen.add(href)
        answer = client.get(href)
        assert answer.status_code == 200, href
        if answer.headers["content-type"] in ("application/json", "application/geo+json"):
            document = answer.json()
            nested = [one for part in ("collections", "districts") for one in document.get(part, ()) if "links" in one]
            for one in [document, *nested]:
                for found in one.get("links", ()):
                    assert {"rel", "type"} <= {*found}
                    waiting.append(found["href"])
    assert len(seen) > 60


@pytest.mark.parametrize("origin", ["https://a.cn", "https://b.cn"])
def test_scripts_of_other_hosts_read_only_when_the_setting_says_so(client_of: Any, origin: str) -> None:
    headers = {"Origin": origin}
    assert "access-control-allow-origin" not in client_of().get(ITEMS, headers=headers).headers
    some = client_of(cors_origins=("https://a.cn",)).get(ITEMS, headers=headers).headers
    assert ("access-control-allow-origin" in some) == (origin == "https://a.cn")
    every = client_of(cors_origins=("*",)).get(ITEMS, headers=headers).headers
    assert every["access-control-allow-origin"] == "*"
    assert "OGC-NumberMatched" in every["access-control-expose-headers"]


def test_failure_is_500_without_its_words_and_logged_whole(
    memory: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(MemoryStore):
        def __init__(self) -> None:
            self.__dict__ = dict(memory.__dict__)

        def page(self, query: Query) -> Page:
            raise RuntimeError("secret /srv/path")

    with caplog.at_level(logging.ERROR), TestClient(create_app(Settings(), Broken())) as client:
        answer = client.get(ITEMS)
    found = answer.json()
    assert (answer.status_code, found["type"]) == (500, "http://testserver/api/docs#internal-error")
    assert "secret" not in answer.text
    assert "secret" in caplog.text
    assert found["detail"].split()[-1].rstrip(".") in caplog.text


def test_store_that_cannot_be_read_is_503_with_retry_after(memory: MemoryStore) -> None:
    class Away(MemoryStore):
        def __init__(self) -> None:
            self.__dict__ = dict(memory.__dict__)

        def page(self, query: Query) -> Page:
            raise StoreError("password=x")

    answer = TestClient(create_app(Settings(), Away())).get(ITEMS)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "password" not in answer.text


def test_every_kind_of_problem_is_documented(client: TestClient) -> None:
    page = client.get("/api/docs").text
    for kind in (*TABLE.values(), INTERNAL):
        assert f'id="{kind.slug}"' in page


def test_slow_store_is_asked_in_a_thread(memory: MemoryStore) -> None:
    asked_in: list[str] = []

    class Slow(MemoryStore):
        in_memory = False

        def __init__(self) -> None:
            self.__dict__ = dict(memory.__dict__)

        def page(self, query: Query) -> Page:
            asked_in.append(threading.current_thread().name)
            return super().page(query)

    client = TestClient(create_app(Settings(), Slow()))
    assert client.get(ITEMS).status_code == 200
    assert "worker thread" in asked_in[0]


def test_routes_are_plain_ones(client: TestClient) -> None:
    app = client.app
    assert all(isinstance(route, Route) for route in app.router.routes)  # type: ignore[attr-defined]  # ASGI app


def test_big_answer_is_compressed_in_a_thread(client_of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    squeezed_in: list[str] = []

    def squeeze(parts: Iterable[bytes], _encoding: str) -> bytes:
        squeezed_in.append(threading.current_thread().name)
        return gzip.compress(b"".join(parts))

    monkeypatch.setattr(api.serving, "squeezed", squeeze)
    monkeypatch.setattr(api.serving, "COMPRESS_INLINE", 30_000)
    client = client_of()
    for path in (ITEMS, f"{ITEMS}?limit=20"):
        assert client.get(path, headers={"Accept-Encoding": "gzip"}).json()["type"] == "FeatureCollection"
    assert "worker thread" in squeezed_in[0]
    assert "worker thread" not in squeezed_in[1]


def test_address_without_a_collection_has_none(client: TestClient) -> None:
    endpoint = next(one for one in ENDPOINTS if one.path == "/health")
    holder = client.app.state.holder  # type: ignore[attr-defined]  # ASGI app
    call = Call(holder.current, endpoint, "http://h", "/api/health", {}, None, Asked(), JSON)
    with pytest.raises(LookupError, match="/health names no collection"):
        _ = call.collection


def test_new_build_is_served_after_one_reference_is_swapped(store: Store, client_of: Any) -> None:
    client = client_of()
    before = client.get("/api/collections").headers["etag"]
    holder = client.app.state.holder
    holder.current = Service(holder.current.settings, MemoryStore([features_of("districts")], {}))
    after = client.get("/api/collections")
    assert [one["id"] for one in after.json()["collections"]] == ["districts"]
    assert after.headers["etag"] != before
    assert client.get(ITEMS).status_code == 404
