"""Times on a line: days and moments as microseconds, and the relations of two intervals.

The relations are those of the Time Ontology in OWL, to which OGC 21-065r2, 7.8 refers: conditions on the four ends.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from layers.filters.tree import TemporalRelation

#: Beyond every day of the calendar [µs since 1970]: an open end.
FOREVER = 2**62

Moments: TypeAlias = npt.NDArray[np.int64] | np.int64


def microseconds(values: npt.NDArray[np.datetime64] | np.datetime64) -> Moments:
    """Count days (from midnight, UTC) or moments in microseconds since 1970; what is missing means nothing."""
    return np.asarray(values, "datetime64[us]").astype(np.int64)


def _intersects(a: Any, b: Any, c: Any, d: Any) -> Any:
    return (a <= d) & (c <= b)


#: Of two intervals a to b and c to d.
RELATIONS: Mapping[TemporalRelation, Callable[[Any, Any, Any, Any], Any]] = {
    "after": lambda a, _b, _c, d: a > d,
    "before": lambda _a, b, c, _d: b < c,
    "disjoint": lambda a, b, c, d: ~np.asarray(_intersects(a, b, c, d)),
    "equals": lambda a, b, c, d: (a == c) & (b == d),
    "intersects": _intersects,
    "contains": lambda a, b, c, d: (a < c) & (b > d),
    "during": lambda a, b, c, d: (a > c) & (b < d),
    "finishedby": lambda a, b, c, d: (a < c) & (b == d),
    "finishes": lambda a, b, c, d: (a > c) & (b == d),
    "meets": lambda _a, b, c, _d: b == c,
    "metby": lambda a, _b, _c, d: a == d,
    "overlappedby": lambda a, b, c, d: (a > c) & (a < d) & (b > d),
    "overlaps": lambda a, b, c, d: (a < c) & (b > c) & (b < d),
    "startedby": lambda a, b, c, d: (a == c) & (b > d),
    "starts": lambda a, b, c, d: (a == c) & (b < d),
}
