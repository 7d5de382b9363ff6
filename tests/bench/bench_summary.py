"""What totals of many projects cost in both stores: ``python -m tests.bench.bench_summary [projects]``.

The synthetic city with amounts and classes under the names by which they are summed. Each question is asked of a store
directly, so nothing is kept from one to the next; the time is the best of three, the size that of the features.
"""

import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from geo import BBox
from layers.catalogue import Field
from layers.columns import Column
from layers.filters import parse_filter
from layers.publish import publish
from layers.stores import MemoryStore, Query, Store, open_store
from layers.summary import summary
from layers.totals import AMOUNT, CLASS, CLASSES
from tests.bench.city import LAYER, made_city
from tests.postgres import running_cluster

#: A screen over the city centre, and one over a quarter of all projects.
NEAR, QUARTER = BBox(121.1, 41.08, 121.2, 41.15), BBox(121.0, 41.0, 121.95, 41.7)


def summed_store(count: int, folder: Path) -> MemoryStore:
    """Make the city, its amounts and classes under the names by which they are summed."""
    features = MemoryStore.open(made_city(count, folder).path).features(Query(LAYER, limit=count))
    columns = {name: column for name, column in features.columns.items() if name != "amount"}
    amount = Field(AMOUNT, "number", "总投资（亿元）", "Total investment")
    missing = np.arange(count) % 4 != 0  # as in the papers, three of four have none
    columns[AMOUNT] = Column(amount, features.columns["amount"].values, missing)
    place = {name: number for number, name in enumerate(dict.fromkeys(columns["stage"].values.tolist()))}
    classes = np.array([CLASSES[place[name]] for name in columns["stage"].values.tolist()], object)
    columns[CLASS] = Column(Field(CLASS, "text", "阶段分类", "Stage class"), classes, np.zeros(count, bool))
    layer = replace(
        features.layer, fields=tuple(one.field for one in columns.values()), group=("district", "sector", "stage")
    )
    return MemoryStore([replace(features, layer=layer, columns=columns)], {})


def questions(store: Store) -> Mapping[str, tuple[Query, str | None, int | None]]:
    """The questions, by what they are."""
    layer = store.layers[LAYER]
    whole = Query(LAYER)
    return {
        "all, by cell": (whole, None, None),
        "all, cells of level 14 wanted": (whole, None, 14),
        "box over the centre": (Query(LAYER, bbox=NEAR), None, None),
        "box over a quarter": (Query(LAYER, bbox=QUARTER), None, None),
        "stage = 在建": (Query(LAYER, equals={"stage": "在建"}), None, None),
        "filter stage = '在建'": (Query(LAYER, filter=parse_filter("stage = '在建'", layer)), None, None),
        "filter amount > 50": (Query(LAYER, filter=parse_filter(f"{AMOUNT} > 50", layer)), None, None),
        "name LIKE '%港口%'": (Query(LAYER, filter=parse_filter("name LIKE '%港口%'", layer)), None, None),
        "all, by district": (whole, "district", None),
        "all, by sector": (whole, "sector", None),
        "quarter, by sector": (Query(LAYER, bbox=QUARTER), "sector", None),
    }


def measure(store: Store, name: str) -> dict[str, list[bytes]]:
    """Ask every question, print what it costs, return the answers."""
    answers = {}
    for what, (query, by, level) in questions(store).items():
        times, cpu = [], []
        for _ in range(3):
            began, busy = time.perf_counter(), time.process_time()
            found = summary(store, query, by=by, level=level)
            texts = found.features.encoded()
            times.append(1000 * (time.perf_counter() - began))
            cpu.append(1000 * (time.process_time() - busy))
        answers[what] = texts
        size = sum(map(len, texts)) / 1000
        print(
            f"{name:8} {what:32} {min(times):7.0f} ms  (here {min(cpu):5.0f})  {len(texts):4} groups {size:6.0f} kB",
            flush=True,
        )
    return answers


def main(count: int) -> None:
    """Measure both stores on one city."""
    with tempfile.TemporaryDirectory() as folder, running_cluster() as cluster:
        memory = summed_store(count, Path(folder))
        began = time.perf_counter()
        memory.totals(Query(LAYER, limit=1), None, 1)
        print(f"first question in memory {1000 * (time.perf_counter() - began):.0f} ms")
        answers = measure(memory, "memory")
        dsn = cluster.database()
        began = time.perf_counter()
        publish(memory, dsn)
        print(f"published in {time.perf_counter() - began:.0f} s")
        database = open_store(dsn)
        assert measure(database, "postgis") == answers
        database.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
