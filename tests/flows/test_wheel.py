"""The wheel: the same with npm and without it, and nothing of others in git."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[str]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the project as a clone has them: without what the build hook brings."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git here: what is tracked is not known")
    folder = tmp_path_factory.mktemp("sources")
    for name in tracked():
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def wheel(sources: Path, out: Path, path: str) -> bytes:
    """Build it from a fresh copy, with the programs of a search path."""
    copy = out / "copy"
    shutil.copytree(sources, copy)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(copy)],
        env={**os.environ, "PATH": path, "SOURCE_DATE_EPOCH": "1600000000"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return built.read_bytes()


def without_npm(folder: Path) -> str:
    """Make a search path that has all programs but Node's."""
    folder.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for program in Path(place).iterdir() if Path(place).is_dir() else ():
            link = folder / program.name
            if program.name not in {"node", "npm", "npx", "nodejs", "corepack"} and not link.exists():
                link.symlink_to(program)
    return str(folder)


def test_no_front_end_file_of_others_is_tracked() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no git here: what is tracked is not known")
    front = [name for name in tracked() if re.search(r"\.(m?js|css|woff2?|map)$", name)]
    assert "layers/web/main.js" in front
    ours = re.compile(r"(layers/web/[\w-]+|api/static/[\w-]+|tests/(web|bench)/[\w.-]+)\.(js|css)")
    assert [name for name in front if not ours.fullmatch(name)] == []
    for name in front:
        assert "@license" not in (ROOT / name).read_text("utf-8"), name


def test_the_wheel_is_the_same_with_npm_and_without(sources: Path, tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm here to build a wheel with")
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    first = wheel(sources, tmp_path / "with", os.environ["PATH"])
    second = wheel(sources, tmp_path / "without", without_npm(tmp_path / "programs"))
    assert b"layers/web/vendor/leaflet/dist/leaflet.js" in first
    assert first == second
