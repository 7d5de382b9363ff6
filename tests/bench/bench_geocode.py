"""Measure the geocoder against cpca and addressparser in one run: texts a second, start-up, memory, right districts.

``python tests/bench/bench_geocode.py`` makes a temporary environment, installs the two parsers into it from PyPI, asks
all three the labelled texts of tests/geo, each in a process of its own on one core, and prints a table with ratios; times are CPU seconds. The
parsers give names of districts and no coordinates, so only the district is compared.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
LABELLED = tuple(ROOT / "tests" / "geo" / f"labelled_{half}.csv" for half in ("tuned", "heldout"))
#: addressparser imports six and does not say so.
PEERS = {"cpca": ("cpca==0.5.5",), "addressparser": ("addressparser==0.2.4", "six")}
#: Levels whose labels name a district that a parser can be asked for.
PLACED = ("located", "area_only", "located|area_only")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the three and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=5000, help="how many texts each is asked (default 5000)")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        json.dump(_measure(options.measure, options.texts), sys.stdout)
        return
    print(_table([_run(sys.executable, "geocoder", options.texts), *_peers(options.texts)]))


def _peers(texts: int) -> list[dict[str, Any]]:
    """Results of the other parsers, each in an environment of its own; what cannot be installed says so."""
    results = []
    for name, packages in PEERS.items():
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            python = str(Path(folder, "bin", "python"))
            installed = subprocess.run(
                [python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, text=True, check=False
            )
            if installed.returncode:
                results.append({"name": name, "error": installed.stderr.strip().splitlines()[-1:]})
            else:
                results.append(_run(python, name, texts))
    return results


def _run(python: str, name: str, texts: int) -> dict[str, Any]:
    """Measure one in a process of its own on one core."""
    command = [python, str(HERE), "--measure", name, "--texts", str(texts)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT) if name == "geocoder" else ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    if done.returncode:
        return {"name": name, "error": done.stderr.strip().splitlines()[-1:]}
    return {"name": name, **json.loads(done.stdout.splitlines()[-1])}


def _measure(name: str, texts: int) -> dict[str, Any]:
    """Import, start and ask one parser."""
    import csv  # noqa: PLC0415  what a child imports is part of what is measured
    import resource  # noqa: PLC0415
    import time  # noqa: PLC0415

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = []
    for path in LABELLED:
        with path.open(encoding="utf-8", newline="") as file:
            rows += [
                row for row in csv.DictReader(file) if row["query"].strip() and not row["district"] and not row["city"]
            ]
    asked = [row["query"] for row in rows]
    start = time.process_time()
    made = {"geocoder": _import_ours, "cpca": _import_cpca, "addressparser": _import_addressparser}[name]()
    imported = time.process_time()
    ask = made()
    ask(asked[:1])
    ready = time.process_time()
    many = (asked * (texts // len(asked) + 1))[:texts]
    best = min(_seconds(lambda: ask(many)) for _ in range(3))
    districts = ask(asked)
    judged = [
        got == row["expected_district"]
        for row, got in zip(rows, districts, strict=True)
        if row["status"] in PLACED and row["expected_district"] not in ("", "*")
    ]
    return {
        "import_s": imported - start,
        "start_s": ready - imported,
        "texts_per_s": texts / best,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "right_district": sum(judged) / len(judged),
        "judged": len(judged),
    }


Ask = Callable[[list[str]], list[str]]


def _import_ours() -> Callable[[], Ask]:
    import geopandas as gpd  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    from geo.gazetteer import Gazetteer  # noqa: PLC0415
    from geo.geocode import Query  # noqa: PLC0415
    from geo.rules import GazetteerGeocoder  # noqa: PLC0415

    data, atlas = ROOT / "data", ROOT / "data" / "jinzhou"

    def table(path: Path) -> pd.DataFrame:
        return pd.read_csv(path, dtype=str, keep_default_na=False)

    tables = {name: table(atlas / f"{name}.csv") for name in ("towns", "villages", "zones", "old_names", "routes")}
    places = pd.concat([table(atlas / "places.csv"), table(atlas / "places_osm.csv")], ignore_index=True)
    divisions, districts = table(data / "divisions.csv"), gpd.read_file(atlas / "districts.geojson")

    def start() -> Ask:
        gazetteer = Gazetteer(
            places, tables["towns"], tables["villages"], tables["zones"], districts,
            old_names=tables["old_names"], divisions=divisions, routes=tables["routes"],
        )  # fmt: skip
        geocoder = GazetteerGeocoder(gazetteer, "锦州")
        return lambda texts: [answer.district or "" for answer in geocoder.geocode([Query(text) for text in texts])]

    return start


def _import_cpca() -> Callable[[], Ask]:
    import cpca  # type: ignore[import-not-found]  # noqa: PLC0415

    return lambda: lambda texts: [str(value or "") for value in cpca.transform(texts)["区"]]


def _import_addressparser() -> Callable[[], Ask]:
    import addressparser  # type: ignore[import-not-found]  # noqa: PLC0415

    return lambda: lambda texts: [str(value or "") for value in addressparser.transform(texts)["区"]]


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds: what else the machine does meanwhile does not count."""
    import time  # noqa: PLC0415

    start = time.process_time()
    work()
    return time.process_time() - start


def _table(results: Sequence[dict[str, Any]]) -> str:
    ours = results[0]
    lines = [
        "| parser | texts a second | speed against ours | start-up s | import s | memory MB | right district |",
        "|---|---|---|---|---|---|---|",
    ]
    for result in results:
        if "error" in result:
            lines.append(f"| {result['name']} | {result['error']} | | | | | |")
            continue
        ratio = result["texts_per_s"] / ours["texts_per_s"] if "texts_per_s" in ours else float("nan")
        lines.append(
            f"| {result['name']} | {result['texts_per_s']:,.0f} | {ratio:.1f} | {result['start_s']:.2f} | {result['import_s']:.2f} | "
            f"{result['memory_mb']:.0f} | {result['right_district']:.1%} of {result['judged']} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
