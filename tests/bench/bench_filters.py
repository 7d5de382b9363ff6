"""How long filters take on 100,000 rows in memory: ``python -m tests.bench.bench_filters``.

Made data of the shape of the atlas: names of projects that differ, seven districts, amounts of which three in four are
missing, days, points. Times are the best of several, on one thread [ms].
"""

import time
from collections.abc import Callable

import numpy as np
import shapely

from layers.catalogue import Field, Layer
from layers.columns import Column
from layers.filters import Searchable, mask, parse_filter

ROWS = 100_000
FIELDS = (
    Field("id", "text", "编号", "Identifier"),
    Field("name", "text", "名称", "Name"),
    Field("district", "text", "县区", "District"),
    Field("amount", "number", "金额", "Amount"),
    Field("count", "integer", "个数", "Count"),
    Field("day", "date", "日期", "Day"),
)
LAYER = Layer("made", "造", "Made", "", "", "Point", FIELDS)
DISTRICTS = ("义县", "北镇市", "凌海市", "黑山县", "太和区", "古塔区", "凌河区")
CIRCLE = shapely.to_wkt(shapely.Point(121.1, 41.1).buffer(0.3, quad_segs=64), rounding_precision=4)

FILTERS = {
    "number": "amount > 50",
    "whole number": "count = 7",
    "number, calculated": "amount * 2 + count > 50",
    "date": "day >= DATE('2022-01-04')",
    "moment": "day >= TIMESTAMP('2022-01-04T00:00:00Z')",
    "text among 7": "district = '义县'",
    "text among 100,000": "name = '锦州第77777号产业园项目'",
    "IN among 7": "district IN ('义县','北镇市','凌海市')",
    "IN among 100,000": "name IN ('锦州第1号产业园项目','锦州第2号产业园项目')",
    "LIKE %产业% among 100,000": "name LIKE '%产业%'",
    "LIKE 锦州%项目 among 100,000": "name LIKE '锦州%项目'",
    "LIKE 锦州%产业%项目 among 100,000": "name LIKE '锦州%产业%项目'",
    "LIKE %_号% among 100,000": "name LIKE '%_号%'",
    "CASEI LIKE among 7": "CASEI(district) LIKE CASEI('%县%')",
    "CASEI LIKE among 100,000": "CASEI(name) LIKE CASEI('%a区%')",
    "text < text among 100,000": "name < '锦州第5'",
    "IS NULL": "amount IS NULL",
    "AND, OR, NOT": "district = '义县' AND (amount > 50 OR amount IS NULL) AND NOT count = 7",
    "box": "S_INTERSECTS(geometry, BBOX(121.0,41.0,121.2,41.2))",
    "257 corners": f"S_INTERSECTS(geometry, {CIRCLE})",
    "not within 257 corners": f"NOT S_WITHIN(geometry, {CIRCLE})",
    "interval": "T_DURING(INTERVAL(day, day), INTERVAL('2020-01-01', '2021-01-01'))",
}


def made_rows() -> Searchable:
    """100,000 rows, the same each time."""
    random = np.random.default_rng(20220104)
    nothing = np.zeros(ROWS, bool)
    names = np.array([f"锦州第{number}号{'产业园' if number % 3 else 'A区'}项目" for number in range(ROWS)], object)
    values = {
        "id": (np.array([f"p{number:06d}" for number in range(ROWS)], object), nothing),
        "name": (names, nothing),
        "district": (np.array(DISTRICTS, object)[random.integers(0, 7, ROWS)], random.random(ROWS) < 0.1),
        "amount": (random.lognormal(1, 1.5, ROWS), random.random(ROWS) < 0.75),
        "count": (random.integers(0, 20, ROWS), nothing),
        "day": (np.datetime64("2019-01-01") + random.integers(0, 1500, ROWS), nothing),
    }
    columns = {field.name: Column(field, *values[field.name]) for field in FIELDS}
    points = shapely.points(random.uniform(120.5, 122.8, ROWS), random.uniform(40.6, 42.3, ROWS))
    points[random.random(ROWS) < 0.1] = None
    return Searchable.of(columns, points)


def best_ms(call: Callable[[], object], times: int = 7) -> float:
    """Shortest of several runs [ms]."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        call()
        taken.append(time.perf_counter() - started)
    return min(taken) * 1000


def main() -> None:
    rows = made_rows()
    rows.tree.query(shapely.Point(0, 0))  # the tree is built when it is first asked
    print(f"{'filter':32} {'rows':>7} {'read':>7} {'first':>7} {'best':>7}  ms")
    for name, text in FILTERS.items():
        read = best_ms(lambda text=text: parse_filter(text, LAYER))
        tree = parse_filter(text, LAYER)
        first = best_ms(lambda tree=tree: mask(tree, rows), times=1)
        best = best_ms(lambda tree=tree: mask(tree, rows))
        print(f"{name:32} {mask(tree, rows).sum():7} {read:7.3f} {first:7.2f} {best:7.3f}")


if __name__ == "__main__":
    main()
