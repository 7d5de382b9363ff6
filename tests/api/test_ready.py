"""What was asked before is answered from what is ready, and the answer is the one it was."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app, service
from api.known import KnownTags, Question
from api.serving import KEEP_PLAIN, EndpointApp
from layers.stores.memory import MemoryStore
from tests.api.conftest import features_of
from tests.layers.made_layers import many

ITEMS = "/api/collections/projects/items"
ASKED = (
    ITEMS,
    f"{ITEMS}?bbox=121,41,122,42",
    f"{ITEMS}/p-001",
    "/api/districts/义县/projects.geojson",
    "/api",
    "/api?f=html",
)


@pytest.fixture
def routed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the requests that went the whole way."""
    paths: list[str] = []
    reply = EndpointApp.reply

    async def noted(app: EndpointApp, of: Any, request: Any) -> Any:
        paths.append(request.path)
        return await reply(app, of, request)

    monkeypatch.setattr(EndpointApp, "reply", noted)
    return paths


@pytest.mark.parametrize("encoding", ["identity", "gzip", "zstd"])
@pytest.mark.parametrize("path", ASKED)
def test_second_answer_is_the_first_and_nothing_is_read_for_it(
    client_of: Callable[..., TestClient], routed: list[str], path: str, encoding: str
) -> None:
    client, headers = client_of(), {"Accept-Encoding": encoding}
    first, second, head = (client.request(method, path, headers=headers) for method in ("GET", "GET", "HEAD"))
    assert (second.status_code, second.content, second.headers) == (200, first.content, first.headers)
    assert (head.status_code, head.content, head.headers) == (200, b"", first.headers)
    assert len(routed) == 1


@pytest.mark.parametrize("path", ASKED)
def test_a_client_that_has_the_answer_hears_so_whatever_was_kept(
    client_of: Callable[..., TestClient], routed: list[str], path: str
) -> None:
    client = client_of()
    tag = client.get(path).headers["etag"]
    holder: Any = client.app
    holder.state.holder.current.ready = service.ReplyCache(0)
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        answer = client.get(path, headers={"If-None-Match": known})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    assert len(routed) == 1
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "other.example"},
        {"Accept": "text/html"},
        {"Accept-Encoding": "br"},
        {"X-Forwarded-Host": "maps.example"},
    ],
)
def test_what_a_reply_depends_on_makes_another_question(
    client_of: Callable[..., TestClient], headers: Mapping[str, str]
) -> None:
    alone = client_of().get(ITEMS, headers=headers)
    client = TestClient(client_of(trusted_proxies="10.0.0.0/8").app, client=("10.0.0.1", 5))
    usual = client.get(ITEMS, headers={"Accept-Encoding": "identity"})
    answer = client.get(ITEMS, headers=headers)
    assert answer.headers["etag"] != usual.headers["etag"]
    if "X-Forwarded-Host" not in headers:
        assert (answer.content, answer.headers["etag"]) == (alone.content, alone.headers["etag"])
    else:
        assert answer.json()["links"][0]["href"].startswith("http://maps.example/api")


@pytest.mark.parametrize("path", [f"{ITEMS}/nobody", f"{ITEMS}?limit=0", "/api/nothing"])
def test_errors_are_made_each_time(client_of: Callable[..., TestClient], path: str) -> None:
    client = client_of()
    first, second = client.get(path), client.get(path)
    assert first.status_code == second.status_code >= 400
    holder: Any = client.app
    assert not holder.state.holder.current.tags._tags


def test_a_bad_host_is_refused_though_the_question_is_known(client_of: Callable[..., TestClient]) -> None:
    client = client_of()
    assert client.get(ITEMS).status_code == 200
    assert client.get(ITEMS, headers={"Host": "a b"}).status_code == 400


def test_a_new_build_is_not_answered_from_what_was_ready(memory: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    other = MemoryStore([*map(features_of, memory.layers)], {**memory.atlas, "name_zh": "另一个"})
    monkeypatch.setattr(service, "LOOK_S", 0.0)
    old = MemoryStore([*map(features_of, memory.layers)], dict(memory.atlas))
    client = TestClient(create_app(Settings(), old))
    before = [client.get("/api").headers["etag"] for _ in range(2)]
    monkeypatch.setattr(old, "latest", lambda: other)
    after = client.get("/api", headers={"If-None-Match": before[0]})
    assert before[0] == before[1]
    assert after.status_code == 200
    assert "另一个" in after.json()["title"]


def test_a_large_join_is_kept_when_it_is_asked_for_again(routed: list[str]) -> None:
    client: Any = TestClient(create_app(Settings(), MemoryStore([many(3000)], {})))
    ready = client.app.state.holder.current.ready
    path = "/api/collections/made/items?limit=2000&bbox=-180,-90,180,90"
    sizes = []
    for _ in range(3):
        answer = client.get(path, headers={"Accept-Encoding": "identity"})
        sizes.append(ready.size_bytes)
    assert len(answer.content) > KEEP_PLAIN
    assert sizes[0] == 0 < len(answer.content) < sizes[1] == sizes[2]
    assert len(routed) == 2


def test_remembered_questions_are_bounded() -> None:
    tags = KnownTags(10)
    questions = [Question(f"/{number}", b"", "http://h", None, None) for number in range(25)]
    for question in questions:
        tags.add(question, question.path)
    assert sum(tags.get(question) is not None for question in questions) <= 10
    assert tags.get(questions[-1]) == "/24"
    long = Question("/", b"x" * 5000, "http://h", None, None)
    tags.add(long, "long")
    assert tags.get(long) is None
