"""What all tests share: golden files, and how to write them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
