"""A process serves a database while other builds are published: every answer is whole, the new data come by themselves."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import Settings, create_app
from layers.build import build
from layers.stores import MemoryStore
from tests.made import FakeGeocoder, atlas_folder

pytestmark = pytest.mark.postgis

PATHS = ("/api/collections/projects/items?limit=3", "/api/collections/districts/items", "/api/districts")


def atlas(*arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "api", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def published(database: str, file: Path) -> None:
    process = atlas("publish", database, "--from", str(file), "--lang", "en")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert "atlas_reader" in out


@pytest.fixture
def builds(tmp_path: Path) -> dict[str, Path]:
    """Two builds of the made atlas: in the second one a project is called otherwise."""
    folder = atlas_folder(tmp_path / "made")
    files = {name: tmp_path / f"{name}.gpkg" for name in ("first", "second")}
    build(folder, files["first"], geocoder=FakeGeocoder())
    for table in folder.glob("*.csv"):
        table.write_text(table.read_text("utf-8").replace("钢厂", "钢铁厂"), "utf-8")
    build(folder, files["second"], geocoder=FakeGeocoder())
    return files


@pytest.fixture
def root(database: str, builds: dict[str, Path]) -> Iterator[str]:
    published(database, builds["first"])
    process = atlas("serve", "--port", "0", database)
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    if found is None:
        process.kill()
        raise AssertionError(process.communicate()[1])
    yield found[0]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")


def expected(root: str, file: Path) -> dict[str, bytes]:
    client = TestClient(create_app(Settings(root=root), MemoryStore.open(file)))
    return {path: client.get(path).content for path in PATHS}


def read(url: str) -> tuple[bytes, str]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read(), answer.headers["ETag"]


def test_no_request_fails_or_mixes_builds_while_another_is_published(
    root: str, database: str, builds: dict[str, Path]
) -> None:
    allowed = {name: expected(root, file) for name, file in builds.items()}
    assert allowed["first"] != allowed["second"]
    done, faults, answers = threading.Event(), [], []

    def ask() -> None:
        while not done.is_set():
            for path in PATHS:
                try:
                    body, tag = read(f"{root}{path}")
                except OSError as error:
                    faults.append(error)
                    continue
                if body not in {bodies[path] for bodies in allowed.values()}:
                    faults.append((path, body[:200]))
                answers.append(tag)

    readers = [threading.Thread(target=ask) for _ in range(3)]
    for reader in readers:
        reader.start()
    published(database, builds["second"])
    deadline = time.monotonic() + 10
    while read(f"{root}{PATHS[0]}")[0] != allowed["second"][PATHS[0]] and time.monotonic() < deadline:
        time.sleep(0.1)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(answers) > 20
    assert {path: read(f"{root}{path}")[0] for path in PATHS} == allowed["second"]
