"""What all tests share: golden files and how to write them anew; a PostgreSQL and a Chromium that
start when they are asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import running_chromium
from tests.postgres import Cluster, running_cluster

GOLDEN = Path(__file__).parent / "golden"

CheckGolden = Callable[[str, str | bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the files of tests/golden anew")


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> CheckGolden:
    """Compare what was written with the file of that name in tests/golden, byte for byte."""

    def check(name: str, written: str | bytes) -> None:
        path = GOLDEN / name
        content = written.encode() if isinstance(written, str) else written
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.is_file(), f"{path} is missing; pytest --update-golden writes it"
        assert content == path.read_bytes(), f"{path} differs; read the difference, then pytest --update-golden"

    return check


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL with PostGIS of the tests' own."""
    with running_cluster() as running:
        yield running


@pytest.fixture
def database(cluster: Cluster) -> str:
    """The address of an empty database."""
    return cluster.database()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; no longer than a module, since an event loop runs in this thread as long as it lives."""
    with running_chromium() as browser:
        yield browser
