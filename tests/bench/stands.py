"""Our servers of the benchmark: each started on a free port of the loopback, and ended by its process id."""

import contextlib
import functools
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.asked import Faces
from tests.bench.city import LAYER
from tests.bench.load import FRESH, fetch
from tests.bench.processes import settle

#: A server that takes longer does not start [s]; a million projects are read in less.
_PATIENCE_S = 400.0

Command = Callable[[int], Sequence[str | Path]]


@dataclass
class Stand:
    """A running server.

    Attributes
    ----------
    pids
        Its own process first, then those of a database that works for it; descendants count.
    started_s
        Time until it answered.
    targets
        What it is asked, by request.
    """

    name: str
    port: int
    pids: list[int]
    faces: Faces
    started_s: float = 0.0
    targets: dict[str, list[str]] = field(default_factory=dict)


@contextlib.contextmanager
def ours(
    name: str, source: Path | str, folder: Path, *, cache_mib: int, database: Sequence[int] = (), workers: int = 1
) -> Iterator[Stand]:
    """Serve a GeoPackage or database by ``atlas serve``.

    Raises
    ------
    RuntimeError
        It does not start, or knows no ``--workers`` and more than one is wanted.
    """
    if workers > 1 and not knows_workers():
        raise RuntimeError("this `atlas serve` knows no --workers")
    many = ["--workers", str(workers)] if workers > 1 else []
    settings = {"ATLAS_MAX_LIMIT": "10000000", "ATLAS_DATABASE_TIMEOUT_S": "60", "ATLAS_CACHE_MIB": str(cache_mib)}

    def command(port: int) -> Sequence[str | Path]:
        return [sys.executable, "-m", "api", "serve", str(source), "--port", str(port), *many]

    layer = f"/api/collections/{LAYER}"
    faces = Faces(f"{layer}/items", f"{layer}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}", f"{layer}/summary?by=grid")
    with running(command, settings, folder / f"{name}.log", faces.items + "?limit=1") as (port, pid, spent):
        yield Stand(name, port, [pid, *database], faces, started_s=spent)


@functools.cache
def knows_workers() -> bool:
    """Tell whether ``atlas serve`` can start several processes."""
    told = subprocess.run([sys.executable, "-m", "api", "serve", "--help"], capture_output=True, text=True, check=True)
    return "--workers" in told.stdout


@contextlib.contextmanager
def bare(source: Stand, folder: Path, *, workers: int = 1) -> Iterator[Stand]:
    """Serve the finished answers of one of our stands by uvicorn alone: what a Python server can do at best."""
    targets, answers = {}, {}
    for request, those in source.targets.items():
        if any(FRESH in one for one in those):
            continue
        with contextlib.suppress(RuntimeError):  # what ours cannot answer either is named where ours is measured
            answers |= {one: _saved(source.port, one, folder / f"{request}-{n}") for n, one in enumerate(those)}
            targets[request] = those
    listed = folder / "answers.json"
    listed.write_text(json.dumps(answers), "utf-8")

    def command(port: int) -> Sequence[str | Path]:
        options = ["--lifespan", "off", "--log-level", "warning", "--no-access-log", "--workers", str(workers)]
        return [sys.executable, "-m", "uvicorn", "tests.bench.bare:app", "--port", str(port), *options]

    settings = {"BENCH_ANSWERS": str(listed)}
    with running(command, settings, folder / "bare.log", next(iter(answers))) as (port, pid, spent):
        yield Stand("asgi", port, [pid], source.faces, started_s=spent, targets=targets)


def _saved(port: int, target: str, path: Path) -> tuple[str, str, str, bool]:
    """Save an answer, plain and as sent to who takes gzip; return media type, both files, whether the second is gzip."""
    kind, plain, _ = fetch(port, target)
    _, packed, _ = fetch(port, target, packed=True)
    files = path.with_suffix(".body"), path.with_suffix(".packed")
    for file, body in zip(files, (plain, packed), strict=True):
        file.write_bytes(body)
    return kind, str(files[0]), str(files[1]), packed != plain


@contextlib.contextmanager
def running(command: Command, settings: Mapping[str, str], log: Path, probe: str) -> Iterator[tuple[int, int, float]]:
    """Start a server; yield its port, process id and the seconds until it answered a probe.

    Raises
    ------
    RuntimeError
        It does not answer, or ends; the message ends with its log.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    begun = time.monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(command(port), env={**os.environ, **settings}, stdout=out, stderr=out)
    try:
        _wait(process, port, probe, log)
        spent_s = time.monotonic() - begun
        settle(process.pid)
        yield port, process.pid, spent_s
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, probe: str, log: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fetch(port, probe)
        except (OSError, RuntimeError) as error:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{error}\n{log.read_text('utf-8', 'replace')[-2000:]}") from None
            time.sleep(0.05)
        else:
            return
