"""The order of a layer: ten witnesses of its fields first, then all others by id.

QGIS and GDAL take a layer's fields, their types and its geometry from the first ten features. A field that is null
in all of them becomes text, a layer without geometry among them a table.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from layers.columns import Column

#: Features that QGIS looks at before it decides what a layer is.
WITNESSES = 10


def layer_order(
    ids: Sequence[str], columns: Mapping[str, Column], located: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.int64]:
    """Put the features of a layer in its order.

    Parameters
    ----------
    ids
        N different ids.
    columns
        N values a field.
    located
        N bool: has a geometry; None for a layer without geometry.

    Returns
    -------
    array of N rows
        First up to ten with a geometry, so chosen that each field shows a value as early as one can (the one that
        shows most fields not yet shown, by id among equals; filled up by id), then all others by id. Ids are
        ordered by code point. The order depends on the set of rows alone, not on how they arrive.
    """
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    eligible = by_id if located is None else by_id[located[by_id]]
    shown = np.array([~column.missing[eligible] for column in columns.values()], bool)
    first = eligible[_witnesses(shown)]
    return np.concatenate([first, by_id[~np.isin(by_id, first)]])


def _witnesses(shown: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    # Greedy set cover: `shown` is fields × features, features in the order of their ids.
    count = min(WITNESSES, shown.shape[1])
    wanted = np.ones(len(shown), bool)
    left = np.ones(shown.shape[1], bool)
    chosen: list[int] = []
    while len(chosen) < count:
        gain = np.where(left, shown[wanted].sum(axis=0), -1)
        best = int(gain.argmax())  # the first of the largest, so the smallest id
        chosen.append(best)
        left[best] = False
        wanted &= ~shown[:, best]
    return np.array(chosen, np.int64)
