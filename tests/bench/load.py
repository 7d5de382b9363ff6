"""Load on a server, by ``wrk`` where it is installed, and what the server's processes spend meanwhile."""

import gzip
import http.client
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")

#: Goes through the targets in turn; at the end prints requests, µs, p50 µs, p99 µs, errors.
_LUA = """
local targets = {%s}
local n = 0
request = function()
  n = n %% #targets + 1
  return wrk.format("GET", targets[n])
end
done = function(s, l)
  local e = s.errors
  local bad = e.connect + e.read + e.write + e.status + e.timeout
  io.write(string.format("\\nRESULT %%d %%d %%d %%d %%d\\n", s.requests, s.duration, l:percentile(50), l:percentile(99), bad))
end
"""


@dataclass(frozen=True)
class Load:
    """What came of a load: requests done, requests/s, times [ms], answers that were none."""

    requests: int
    rate: float
    p50: float
    p99: float
    bad: int


def fetch(port: int, target: str, *, packed: bool = False, timeout: float = 120) -> tuple[str, bytes, bytes]:
    """Ask once; return media type, body as sent, body unpacked. Raises ``RuntimeError`` when the status is not 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", target, headers={"Accept-Encoding": "gzip" if packed else "identity"})
        answer = connection.getresponse()
        sent = answer.read()
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{target}: {answer.status} {sent[:300]!r}, wanted 200")
    body = gzip.decompress(sent) if answer.headers.get("Content-Encoding") == "gzip" else sent
    return answer.headers.get("Content-Type", ""), sent, body


def loaded(port: int, targets: Sequence[str], connections: int, seconds: float, *, packed: bool, folder: Path) -> Load:
    """Ask for the targets in turn on so many connections for so long."""
    if shutil.which("wrk"):
        return _by_wrk(port, targets, connections, seconds, packed=packed, folder=folder)
    return by_threads(port, targets, connections, seconds, packed=packed)


def _by_wrk(port: int, targets: Sequence[str], connections: int, seconds: float, *, packed: bool, folder: Path) -> Load:
    script = folder / "load.lua"
    script.write_text(_LUA % ",".join(f'"{target}"' for target in targets), "utf-8")
    options = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "60s", "-s", str(script)]
    command = ["wrk", *options, "-H", f"Accept-Encoding: {'gzip' if packed else 'identity'}"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True, timeout=seconds + 90
    )
    words = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()[1:]
    requests, duration, p50, p99, bad = (int(word) for word in words)
    return Load(requests, requests / duration * 1e6, p50 / 1000, p99 / 1000, bad)


def by_threads(
    port: int, targets: Sequence[str], connections: int, seconds: float, *, packed: bool, most: int | None = None
) -> Load:
    """Ask with threads of this process: for machines without ``wrk``, and for answers that take longer than a run."""
    times: list[float] = []
    bad: list[str] = []
    start = time.perf_counter()

    def work(first: int) -> None:
        number = first
        while time.perf_counter() - start < seconds and (most is None or len(times) + len(bad) < most):
            begun = time.perf_counter()
            try:
                fetch(port, targets[number % len(targets)], packed=packed)
                times.append(time.perf_counter() - begun)
            except (OSError, RuntimeError, http.client.HTTPException) as error:
                bad.append(str(error))
            number += connections

    threads = [threading.Thread(target=work, args=(first,)) for first in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - start
    ordered = sorted(times) or [float("nan")]
    p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return Load(len(times), len(times) / spent, p50 * 1000, p99 * 1000, len(bad))


def family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += parents.get(one, [])
    return found


def cpu_ms(pid: int) -> float:
    """CPU time that a process, its descendants and those that ended have spent [ms]."""
    return sum(sum(map(int, _stat(one)[11:15])) for one in family(pid) if _stat(one)) * _TICK_MS


def memory_mib(pid: int) -> float:
    """Resident memory of a process and its descendants [MiB]; what they share counts for each."""
    return sum(int(_stat(one)[21]) for one in family(pid) if _stat(one)) * _PAGE / 2**20


def _stat(pid: int) -> list[str]:
    """Fields of /proc/PID/stat after the name, from the state on; empty when the process is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
