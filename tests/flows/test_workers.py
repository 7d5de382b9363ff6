"""Several processes answer for one service, share what is loaded, and are replaced when they end."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest

from tests.flows.test_rebuild import connected
from tests.served import ended, started

ITEM = "/api/collections/made/items/1"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = gpd.GeoDataFrame({"name": ["甲"]}, geometry=gpd.points_from_xy([121.1], [41.1]), crs="EPSG:4326")
    made.to_file(tmp_path / "made.gpkg", layer="made")
    return tmp_path / "made.gpkg"


@pytest.fixture
def service(file: Path, tmp_path: Path) -> Iterator[tuple[int, int]]:
    """Process id and port of a service of two workers."""
    process, root = started(tmp_path, "--workers", "2", str(file))
    try:
        yield process.pid, int(root.rpartition(":")[2])
    finally:
        process.terminate()
        process.communicate(timeout=30)


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def workers_of(pid: int, without: int = 0) -> list[int]:
    """Wait until there are two, and return them."""
    deadline = time.monotonic() + 60
    while len(found := children(pid)) < 2 or without in found:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def read(port: int) -> int:
    with connected(port) as connection:
        connection.request("GET", ITEM)
        answer = connection.getresponse()
        answer.read()
        return answer.status


pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes through /proc")


def test_a_worker_that_ends_is_replaced_and_the_service_goes_on(service: tuple[int, int]) -> None:
    pid, port = service
    before = workers_of(pid)
    os.kill(before[0], signal.SIGKILL)
    assert [read(port) for _ in range(10)] == [200] * 10
    after = workers_of(pid, without=before[0])
    assert before[1] in after
    assert read(port) == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_service_ends_with_all_its_workers_and_without_a_word(
    file: Path, tmp_path: Path, how: signal.Signals
) -> None:
    process, root = started(tmp_path, "--workers", "2", str(file))
    assert read(int(root.rpartition(":")[2])) == 200
    workers = workers_of(process.pid)
    assert ended(process, how) == (0, "")
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_workers_do_not_outlive_the_process_that_looks_after_them(service: tuple[int, int]) -> None:
    pid, port = service
    workers = workers_of(pid)
    assert read(port) == 200
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 30
    while left := [one for one in workers if is_alive(one)]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
