"""The official test suite of OGC API - Features (Parts 1 and 2), run against the bundled atlas.

``python -m tests.conformance`` fetches the suite from Maven Central into the user's cache, starts the service on a free
port, runs the suite, prints what failed and why, and ends the service. 0 when nothing failed, 1 otherwise, 2 when the
suite cannot be had.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from api.sources import user_cache
from layers.catalogue import catalogue

VERSION = "1.9"
_NAME = f"ets-ogcapi-features10-{VERSION}-aio.jar"
_ARTIFACT = f"org.opengis.cite:ets-ogcapi-features10:{VERSION}:jar:aio"
_FETCH = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"

#: Whole run of the suite, a hundred times what it takes on the bundled atlas [s].
_TIMEOUT_S = 1800


class NotInRegistryError(Exception):
    """Maven answers that it does not have the suite, or nobody answers at all."""


@dataclass(frozen=True)
class Outcome:
    """What the suite said: numbers of tests, and of each that failed its name, arguments and reason."""

    passed: int
    failed: int
    skipped: int
    failures: Sequence[str]


def fetched(folder: Path | None = None) -> Path:
    """Return the suite, fetched by Maven when it is not in the cache yet.

    Raises
    ------
    NotInRegistryError
        Maven cannot get it; the message is Maven's.
    """
    kept = folder or user_cache() / "conformance"
    jar = kept / _NAME
    if not jar.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        command = ["mvn", "-B", "-q", "-U", _FETCH, f"-Dartifact={_ARTIFACT}", f"-DoutputDirectory={kept}"]
        with tempfile.TemporaryDirectory() as empty:  # a pom.xml of where we are is not Maven's business
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=empty)
        if done.returncode or not jar.is_file():
            said = re.search(r"ERROR\S*\s+(.*)", done.stdout)
            raise NotInRegistryError(f"{_ARTIFACT}: {said[1][:400] if said else done.stderr[:400]}")
    return jar


@contextlib.contextmanager
def served(*arguments: str, log: Path | None = None) -> Iterator[str]:
    """Serve the bundled atlas, or what ``arguments`` say, on a free port.

    Yields the address. ``log`` names a file for what the service says, each request among it.
    """
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "ATLAS_LOG_REQUESTS": str(log is not None)}
    command = [sys.executable, "-m", "api", "serve", "--port", "0", *arguments]
    with contextlib.ExitStack() as stack:
        said = log or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "log"
        lines = stack.enter_context(said.open("wb"))
        process = stack.enter_context(
            subprocess.Popen(command, stdout=lines, stderr=subprocess.STDOUT, env=environment)
        )
        try:
            yield _address(process, said)
        finally:
            process.terminate()


def _address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    """Wait until the service says where it is."""
    while True:
        is_running = process.poll() is None
        text = said.read_text("utf-8")
        found = re.search(r"http://127\.0\.0\.1:\d+\s", text)
        if found:
            return found[0].strip()
        if not is_running:
            raise RuntimeError(f"the service did not start: {text}")
        time.sleep(0.05)


def outcome_of(jar: Path, root: str, folder: Path) -> Outcome:
    """Run the suite against a service.

    Parameters
    ----------
    root
        Address of the service without ``/api``.
    folder
        For what the suite writes.
    """
    # Tables come last in the list of collections, and the suite asks for a geometry of each collection it looks at.
    spatial = sum(layer.geometry != "none" for layer in catalogue().values())
    properties = folder / "run.xml"
    # Without the DOCTYPE of the samples, for which Java would ask another host.
    properties.write_text(
        f'<properties version="1.0"><entry key="iut">{root}/api</entry>'
        f'<entry key="noofcollections">{spatial}</entry></properties>',
        "utf-8",
    )
    command = ["java", "-jar", str(jar), "-o", str(folder), str(properties)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S)
    results = sorted(folder.rglob("testng-results.xml"))
    if not results:
        raise RuntimeError(f"the suite wrote no results: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return read_results(results[-1])


def read_results(path: Path) -> Outcome:
    """Read the results of TestNG; the suite ends with 0 whatever failed, so they are counted here."""
    root = ET.parse(path).getroot()
    methods = [one for one in root.iter("test-method") if one.get("is-config") != "true"]
    by_status = {status: [one for one in methods if one.get("status") == status] for status in ("PASS", "FAIL", "SKIP")}
    broken = [one for one in root.iter("test-method") if one.get("is-config") == "true" and one.get("status") == "FAIL"]
    failures = [_told(one) for one in (*by_status["FAIL"], *broken)]
    return Outcome(len(by_status["PASS"]), len(failures), len(by_status["SKIP"]), failures)


def _told(method: ET.Element) -> str:
    words = [method.get("name", "?"), *(_text(one) for one in method.iterfind("params/param/value"))]
    reason = _text(method.find("exception/message")) or "no reason given"
    return f"{words[0]}({', '.join(word[:80] for word in words[1:])}): {reason}"


def _text(element: ET.Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def main() -> int:
    """Run the suite and tell what came of it."""
    try:
        jar = fetched()
    except (NotInRegistryError, FileNotFoundError) as error:
        print(f"The official suite cannot be had: {error}", file=sys.stderr)
        return 2
    with served() as root, tempfile.TemporaryDirectory() as folder:
        outcome = outcome_of(jar, root, Path(folder))
    for failure in outcome.failures:
        print(f"FAILED {failure}")
    print(
        f"OGC API - Features, suite {VERSION}: {outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped"
    )
    return 1 if outcome.failed or not outcome.passed else 0


if __name__ == "__main__":
    sys.exit(main())
