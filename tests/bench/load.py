"""Load on a server: by ``wrk`` where it is installed, else by threads of this process."""

import gzip
import http.client
import itertools
import math
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: Stands in a target for digits that are never the same in a load.
FRESH = "@"

#: Goes through the targets in turn; at the end prints requests, µs, p50, p99, longest µs, errors.
_LUA = """
local targets = {%s}
local n = 0
request = function()
  n = n + 1
  local target = string.gsub(targets[(n - 1) %% #targets + 1], "@", string.format("%%06d", n))
  return wrk.format("GET", target)
end
done = function(s, l)
  local e = s.errors
  local bad = e.connect + e.read + e.write + e.status + e.timeout
  local p50, p99 = l:percentile(50), l:percentile(99)
  io.write(string.format("\\nRESULT %%d %%d %%d %%d %%d %%d\\n", s.requests, s.duration, p50, p99, l.max, bad))
end
"""


@dataclass(frozen=True)
class Load:
    """What came of a load: requests done, requests/s, times [ms], answers that were none."""

    requests: int
    rate: float
    p50: float
    p99: float
    longest: float
    bad: int


def fresh(target: str, number: int) -> str:
    """Write a target so that no other number writes the same."""
    return target.replace(FRESH, f"{number:06}")


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


def loaded(
    port: int, targets: Sequence[str], connections: int, seconds: float, *, folder: Path, packed: bool = False
) -> Load:
    """Ask for the targets in turn on so many connections for so long."""
    if shutil.which("wrk"):
        return _by_wrk(port, targets, connections, seconds, packed=packed, folder=folder)
    begun = time.perf_counter()
    return by_threads(port, targets, connections, lambda _: time.perf_counter() - begun < seconds, packed=packed)


def _by_wrk(port: int, targets: Sequence[str], connections: int, seconds: float, *, packed: bool, folder: Path) -> Load:
    script = folder / "load.lua"
    script.write_text(_LUA % ",".join(f'"{target}"' for target in targets), "utf-8")
    options = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "60s", "-s", str(script)]
    command = ["wrk", *options, "-H", f"Accept-Encoding: {'gzip' if packed else 'identity'}"]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True, timeout=seconds + 90
    )
    words = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()[1:]
    requests, duration, p50, p99, longest, bad = (int(word) for word in words)
    rate = requests / duration * 1e6 if duration else 0.0
    return Load(requests, rate, p50 / 1000, p99 / 1000, longest / 1000, bad)


def by_threads(
    port: int, targets: Sequence[str], connections: int, goes_on: Callable[[int], bool], *, packed: bool = False
) -> Load:
    """Ask with threads of this process, while ``goes_on`` is true of the number of answers."""
    times: list[float] = []
    bad: list[str] = []
    numbers = itertools.count(1)
    start = time.perf_counter()

    def work() -> None:
        while goes_on(len(times) + len(bad)):
            number = next(numbers)
            begun = time.perf_counter()
            try:
                fetch(port, fresh(targets[number % len(targets)], number), packed=packed)
                times.append(time.perf_counter() - begun)
            except (OSError, RuntimeError, http.client.HTTPException) as error:
                bad.append(str(error))

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - start
    ordered = [1000 * one for one in sorted(times)] or [math.nan]
    p50, p99 = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return Load(len(times), len(times) / spent, p50, p99, ordered[-1], len(bad))
