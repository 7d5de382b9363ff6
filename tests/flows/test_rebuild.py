"""A process serves a file while it is built anew: every answer is whole and of one build, the new one comes by itself."""

import contextlib
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.build import build
from layers.stores import MemoryStore
from tests.made import FakeGeocoder, atlas_folder

PATHS = (
    "/api/collections/projects/items",
    "/api/collections/projects/items?bbox=121,41,123,42",
    "/api/collections/districts/items?limit=1",
    "/api/districts",
)
NAMES = ("first", "second", "third")
#: As urllib asks nobody, and as a browser does.
HEADERS = ({"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip"})

Answer = tuple[int, str, bytes]


@pytest.fixture
def builds(tmp_path: Path) -> dict[str, Path]:
    """Three builds of the made atlas, in which one project is called otherwise each time."""
    folder = atlas_folder(tmp_path / "made")
    files = {name: tmp_path / f"{name}.gpkg" for name in NAMES}
    for name, (old, new) in zip(NAMES, (("", ""), ("钢厂", "钢铁厂"), ("钢铁厂", "特钢厂")), strict=True):
        for table in folder.glob("*.csv"):
            table.write_text(table.read_text("utf-8").replace(old, new) if old else table.read_text("utf-8"), "utf-8")
        build(folder, files[name], geocoder=FakeGeocoder())
    return files


@contextlib.contextmanager
def served(file: Path, workers: int) -> Iterator[int]:
    """Serve a file on the port that comes back; it must end without a word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", "0", "--workers", str(workers), str(file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
    if found is None:
        process.kill()
        raise AssertionError(process.communicate()[1])
    try:
        yield int(found[1])
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")


def answers_of(port: int, file: Path) -> list[Answer]:
    client = TestClient(create_app(Settings(root=f"http://127.0.0.1:{port}"), MemoryStore.open(file)))
    found = []
    for path in PATHS:
        for headers in HEADERS:
            with client.stream("GET", path, headers=headers) as answer:
                body = b"".join(answer.iter_raw())
                found.append((answer.status_code, answer.headers["etag"], body))
    return found


@contextlib.contextmanager
def connected(port: int) -> Iterator[http.client.HTTPConnection]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        yield connection


def asked(connection: http.client.HTTPConnection) -> Iterator[Answer]:
    for path in PATHS:
        for headers in HEADERS:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            yield answer.status, answer.headers["ETag"], answer.read()


def now(port: int) -> list[Answer]:
    with connected(port) as connection:
        return list(asked(connection))


@pytest.mark.parametrize("workers", [1, 2])
def test_no_request_fails_or_mixes_builds_while_the_file_is_built_anew(
    builds: dict[str, Path], tmp_path: Path, workers: int
) -> None:
    file = tmp_path / "served.gpkg"
    shutil.copy(builds["first"], file)
    done, faults, counts = threading.Event(), [], []
    with served(file, workers) as port:
        wanted = {name: answers_of(port, path) for name, path in builds.items()}
        assert len({str(answers) for answers in wanted.values()}) == len(NAMES)
        places = [set(of_one) for of_one in zip(*wanted.values(), strict=True)]

        def ask() -> None:
            with connected(port) as connection:
                while not done.is_set():
                    try:
                        found = list(asked(connection))
                    except (OSError, http.client.HTTPException) as error:
                        faults.append(repr(error))
                        connection.close()  # the next request opens it again
                        continue
                    faults.extend(str(one)[:300] for one, right in zip(found, places, strict=True) if one not in right)
                    counts.append(len(found))

        readers = [threading.Thread(target=ask) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            for name in NAMES[1:]:
                shutil.copy(builds[name], tmp_path / "new.gpkg").replace(file)
                wait_for(port, wanted[name])
        finally:
            done.set()
            for reader in readers:
                reader.join()
        assert now(port) == wanted["third"]
    assert faults == []
    assert sum(counts) > 100


def wait_for(port: int, wanted: list[Answer]) -> None:
    deadline = time.monotonic() + 60
    while now(port) != wanted:
        assert time.monotonic() < deadline, "the new build was not taken up"
        time.sleep(0.1)


def test_a_build_into_the_file_that_is_served_puts_a_whole_one_in_its_place(
    builds: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "served.gpkg"
    shutil.copy(builds["third"], file)
    before = file.stat().st_ino
    with served(file, 1) as port:
        answers = now(port)
        build(tmp_path / "made", file, geocoder=FakeGeocoder())
        assert file.stat().st_ino != before
        time.sleep(1.5)  # by now it has looked
        assert now(port) == answers  # the same data, the same ETags
