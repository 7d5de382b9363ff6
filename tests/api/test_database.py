"""The service over a database: busy is 503, a new build is taken up, the command line publishes."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app, service
from api.cli import main
from api.sources import store_of
from layers.catalogue import catalogue
from layers.errors import StoreBusyError
from layers.publish import publish
from layers.stores import MemoryStore, Page, Query
from layers.stores.postgis import PostgisStore
from tests.api.conftest import features_of

pytestmark = pytest.mark.postgis

ITEMS = "/api/collections/projects/items?limit=2"


def atlas_of(word: str, memory: MemoryStore) -> MemoryStore:
    """The small atlas with something else said of it."""
    return MemoryStore([features_of(name) for name in catalogue()], {**memory.atlas, "word": word})


@pytest.fixture
def opened(database: str, memory: MemoryStore) -> Iterator[PostgisStore]:
    publish(memory, database)
    store = PostgisStore.open(database)
    yield store
    store.close()


def test_a_busy_database_is_503_with_its_reason_and_when_to_ask_again(
    memory: MemoryStore, caplog: pytest.LogCaptureFixture
) -> None:
    class Busy(MemoryStore):
        def __init__(self) -> None:
            self.__dict__ = dict(memory.__dict__)

        def page(self, query: Query) -> Page:
            raise StoreBusyError("postgresql://db/x: is busy (canceling statement due to statement timeout)")

    answer = TestClient(create_app(Settings(), Busy())).get(ITEMS)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title_zh"] == "数据库繁忙"
    assert "did not answer in time" in answer.json()["detail"]
    assert "postgresql" not in answer.text
    assert "statement timeout" in caplog.text


def test_a_new_build_is_served_with_another_etag(
    database: str, opened: PostgisStore, memory: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LOOK_S", 0.0)
    client: Any = TestClient(create_app(Settings(), opened))
    before = client.get(ITEMS)
    assert client.get(ITEMS, headers={"If-None-Match": before.headers["etag"]}).status_code == 304
    newer = atlas_of("another", memory)
    publish(newer, database)
    after = client.get(ITEMS, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert after.content == before.content
    assert client.get("/api/health").json()["build_id"] == newer.build_id


def test_the_database_is_asked_for_a_new_build_once_a_second_at_most(
    opened: PostgisStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[PostgisStore] = []

    def latest(store: PostgisStore) -> PostgisStore:
        looks.append(store)
        return store

    monkeypatch.setattr(PostgisStore, "latest", latest)
    client: Any = TestClient(create_app(Settings(), opened))
    holder = client.app.state.holder
    monkeypatch.setattr(service, "LOOK_S", 1000 * service.LOOK_S)  # no machine is that slow
    for seconds_ago, count in ((0, 0), (1001, 1), (500, 1), (1001, 2)):
        holder._looked = time.monotonic() - seconds_ago
        for _ in range(3):
            assert client.get("/api/conformance").status_code == 200
        assert len(looks) == count


def test_a_slow_look_for_a_new_build_delays_no_request(opened: PostgisStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "LOOK_S", 0.0)
    monkeypatch.setattr(service, "MOMENT_S", 0.01)
    answered, looked, looks = threading.Event(), threading.Event(), []

    def latest(store: PostgisStore) -> PostgisStore:
        looks.append(answered.wait(60))
        looked.set()
        return store

    monkeypatch.setattr(PostgisStore, "latest", latest)
    with TestClient(create_app(Settings(), opened)) as client:
        for _ in range(5):
            assert client.get("/api/conformance").status_code == 200
        assert looks == []  # the first one still goes on
        answered.set()
        assert looked.wait(60)
    assert looks == [True]


def test_settings_name_a_database_and_how_much_is_asked_of_it(opened: PostgisStore, database: str) -> None:
    settings = Settings(data=database, database_connections=3, database_timeout_s=0.5)
    assert settings.data == database
    store = store_of(None, settings)
    assert isinstance(store, PostgisStore)
    with store._pool.connection() as session:
        assert session.execute("SHOW statement_timeout").fetchone() == ("500ms",)
    assert store._pool.max_size == 3
    store.close()


def test_settings_name_a_file_by_a_path() -> None:
    assert Settings(data="survey.gpkg").data == Path("survey.gpkg")


def test_the_command_publishes_and_exports_from_there(
    database: str, memory: MemoryStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(memory, database)
    target = tmp_path / "projects.geojson"
    assert main(["export", "projects", "--format", "geojson", "--from", database, "--out", str(target)]) == 0
    assert target.read_bytes().count(b'"type":"Feature"') == memory.count("projects")
    assert main(["publish", database, "--lang", "en", "--from", database]) == 0
    out = capsys.readouterr().out
    assert f"{memory.build_id}  is current already; nothing written" in out
    assert "secret" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["publish", "atlas.gpkg"], "'atlas.gpkg' is no database: wanted postgresql://user@host:5432/database"),
        (["publish"], "the following arguments are required: postgresql://"),
        (["serve", "--port", "0", "postgresql://x:secret@127.0.0.1:1/x"], "postgresql://127.0.0.1:1/x: connection"),
    ],
)
def test_what_cannot_be_is_one_line(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main(arguments)
    except SystemExit as exit_:
        status = int(exit_.code or 0)
    err = capsys.readouterr().err
    assert status == 2
    assert words in err
    assert err.count("\n") == 1
    assert "secret" not in err


@pytest.mark.parametrize("command", ["serve", "publish"])
def test_without_the_extra_the_command_says_how_to_get_it(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("layers.publish", "layers.stores.postg"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    arguments = {"serve": ["serve", "--port", "0"], "publish": ["publish"]}[command]
    assert main([*arguments, "postgresql://127.0.0.1:1/x"]) == 2
    assert "pip install 'corridor-atlas[postgis]'" in capsys.readouterr().err


def test_tiles_that_postgis_writes_in_bytes_of_its_own_have_etags_of_their_own(
    opened: PostgisStore, memory: MemoryStore
) -> None:
    clients = [TestClient(create_app(Settings(), store)) for store in (opened, memory)]
    tile = "/api/collections/projects/tiles/WebMercatorQuad/6/23/53"
    ours, plain = ([client.get(path) for client in clients] for path in (tile, ITEMS))
    assert ours[0].content != ours[1].content
    assert ours[0].headers["etag"] != ours[1].headers["etag"]
    assert plain[0].content == plain[1].content
    assert plain[0].headers["etag"] == plain[1].headers["etag"]
