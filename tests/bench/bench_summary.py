"""What totals of many projects cost in both stores: ``python -m tests.bench.bench_summary [projects]``.

The synthetic city with amounts and classes under the names by which they are summed. Each question is asked of a store
directly, so nothing is kept from one to the next; the time is the best of three, the size that of the features.
"""

import sys
import time
from collections.abc import Mapping

import numpy as np
import shapely

from geo import BBox
from layers.catalogue import Field, Layer
from layers.columns import Column
from layers.features import Features
from layers.filters import parse_filter
from layers.publish import publish
from layers.stores import MemoryStore, Query, Store, open_store
from layers.summary import summary
from layers.totals import AMOUNT, CLASS, CLASSES
from tests.bench import city
from tests.bench.city import LAYER
from tests.postgres import running_cluster

#: A screen over the city centre, and one over a quarter of all projects.
NEAR, QUARTER = BBox(121.1, 41.08, 121.2, 41.15), BBox(121.0, 41.0, 121.95, 41.7)


def summed_store(count: int) -> MemoryStore:
    """Make the city, its amounts and classes under the names by which they are summed."""
    random = np.random.default_rng(city.SEED)
    west, south, east, north = city.AREA
    points = shapely.points(random.uniform(west, east, count).round(6), random.uniform(south, north, count).round(6))
    districts = np.repeat(list(city.DISTRICTS), city._whole_shares(count))
    random.shuffle(districts)
    made = city._columns(count, districts, random)
    places = {name: number for number, name in enumerate(city._STAGES)}
    values = {
        "id": made["id"],
        **{name: made[name] for name in ("name", "district", "town", "sector", "stage", "owner", "source", "note")},
        CLASS: [CLASSES[places[name]] for name in made["stage"]],
    }
    nothing = np.zeros(count, bool)
    columns = {
        name: Column(Field(name, "text", name, name), np.array(list(map(str, texts)), object), nothing)
        for name, texts in values.items()
    }
    missing = np.arange(count) % 4 != 0  # as in the papers, three of four have none
    columns[AMOUNT] = Column(Field(AMOUNT, "number", "总投资（亿元）", "Total investment"), made[AMOUNT], missing)
    fields = tuple(one.field for one in columns.values())
    layer = Layer(LAYER, "项目", "Projects", "", "", "Point", fields, group=("district", "sector", "stage"))
    return MemoryStore([Features.of(layer, columns, points)], {})


def questions(store: Store) -> Mapping[str, tuple[Query, str | None, int | None]]:
    """The questions, by what they are."""
    layer = store.layers[LAYER]
    whole = Query(LAYER)
    return {
        "all, by cell": (whole, None, None),
        "all, cells of level 14 wanted": (whole, None, 14),
        "box over the centre": (Query(LAYER, bbox=NEAR), None, None),
        "box over a quarter": (Query(LAYER, bbox=QUARTER), None, None),
        "stage = under_construction": (Query(LAYER, equals={"stage": "under_construction"}), None, None),
        "filter stage = 'under_construction'": (
            Query(LAYER, filter=parse_filter("stage = 'under_construction'", layer)),
            None,
            None,
        ),
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
    with running_cluster() as cluster:
        memory = summed_store(count)
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
