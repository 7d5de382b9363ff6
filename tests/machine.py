"""What the tests need of the machine beside Python: found, installed where that may be, and named when missing.

``python -m tests.machine --install`` fetches the Debian packages of what is missing (as root, or by sudo without a
password), and with ``--bench`` also what only the benchmark measures against. A test asks for a program by :func:`need`: without it the test is skipped with a reason, and in CI it fails.
"""

import argparse
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Need:
    """A program, how to see that it is there, and the Debian packages that bring it; whether only the benchmark asks."""

    name: str
    paths: tuple[str, ...]
    packages: tuple[str, ...]
    probe: tuple[str, ...] = ()
    only_bench: bool = False


NEEDS = {
    need.name: need
    for need in (
        Need("chromium", ("chromium", "chromium-browser", "google-chrome"), ("chromium",)),
        Need("chinese-fonts", ("fc-list",), ("fonts-noto-cjk", "fontconfig"), ("fc-list", ":lang=zh-cn")),
        Need("gdal", ("ogrinfo",), ("gdal-bin",)),
        Need("java", ("java",), ("default-jre-headless",)),
        Need("maven", ("mvn",), ("maven",)),
        Need(
            "qgis", ("/usr/bin/python3",), ("python3-qgis",), ("/usr/bin/python3", "-c", "import qgis.core; print(1)")
        ),
        Need(
            "postgis",
            ("/usr/lib/postgresql/*/bin/initdb",),
            ("postgresql", "postgresql-postgis"),
            ("sh", "-c", "ls /usr/share/postgresql/*/extension/postgis.control"),
        ),
        Need("wrk", ("wrk",), ("wrk",), only_bench=True),
        Need("mapserver", ("mapserv", "/usr/lib/cgi-bin/mapserv"), ("mapserver-bin",), only_bench=True),
        Need(
            "lighttpd",
            ("lighttpd", "/usr/sbin/lighttpd"),
            ("lighttpd", "lighttpd-mod-deflate"),
            ("sh", "-c", "ls /usr/lib/lighttpd/mod_deflate.so"),
            only_bench=True,
        ),
    )
}


def is_ci() -> bool:
    """Tell whether this is CI, where nothing may be missing."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@functools.cache
def find(name: str) -> str | None:
    """Return the path of a program of :data:`NEEDS`, None when it is missing or its probe prints nothing."""
    need = NEEDS[name]
    path = next((found for candidate in need.paths if (found := _which(candidate))), None)
    if path and need.probe:
        done = subprocess.run(need.probe, capture_output=True, text=True, check=False)
        return path if done.returncode == 0 and done.stdout.strip() else None
    return path


def need(name: str) -> str:
    """Return the path of a program; skip the test without it, or fail it in CI."""
    path = find(name)
    if path is None:
        message = f"{name} is missing: Debian's {' '.join(NEEDS[name].packages)}"
        if is_ci():
            pytest.fail(message)
        pytest.skip(message)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Report what is there; with ``--install`` fetch what is not. 1 when something is missing in CI."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--install", action="store_true", help="fetch Debian packages of what is missing")
    parser.add_argument("--bench", action="store_true", help="also of what only the benchmark needs")
    options = parser.parse_args(arguments)
    names = [name for name, need in NEEDS.items() if options.bench or not need.only_bench]
    missing = [name for name in names if find(name) is None]
    if missing and options.install:
        _install([package for name in missing for package in NEEDS[name].packages])
        find.cache_clear()
        missing = [name for name in names if find(name) is None]
    for name in missing:
        print(f"missing: {name} (Debian: {' '.join(NEEDS[name].packages)}); what needs it is skipped", file=sys.stderr)
    return 1 if missing and is_ci() else 0


def _which(candidate: str) -> str | None:
    if "*" in candidate:
        return next((str(path) for path in sorted(Path("/").glob(candidate.lstrip("/")), reverse=True)), None)
    return shutil.which(candidate)


def _install(packages: list[str]) -> None:
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if sudo and not shutil.which("sudo"):
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"installing {' '.join(packages)}", file=sys.stderr)
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run([*sudo, "apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main())
