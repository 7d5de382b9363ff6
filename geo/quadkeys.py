"""Cells of the grid of web maps, numbered so that the cells of a larger one stand together: quadkeys.

Level 1 has 2 × 2 cells, each further level four in each. A key is a number whose base-4 digits are the quadkey's; the
cell above it is the key without its last digit, ``key >> 2``.

References
----------
.. [1] Microsoft, Bing Maps Tile System. https://learn.microsoft.com/bingmaps/articles/bing-maps-tile-system
"""

import numpy as np
import numpy.typing as npt

from geo.datum import Floats

Ints = npt.NDArray[np.int64]

#: The finest level; its cells are 153 m across at the equator.
DEPTH = 18

_LAST = np.nextafter(1.0, 0.0)

#: Bits of 32-bit numbers are moved apart in five steps (interleaving, "Morton order").
_SPREAD = (
    (16, 0x0000FFFF0000FFFF), (8, 0x00FF00FF00FF00FF), (4, 0x0F0F0F0F0F0F0F0F), (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)  # fmt: skip


def on_grid(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Place positions on the grid of web maps.

    Parameters
    ----------
    lon, lat
        N longitudes and latitudes [°], WGS 84.

    Returns
    -------
    Two arrays of N float64 from 0 to below 1, from the west and from the north
        What lies beyond the grid, at the poles, is at its edge.
    """
    sines = np.sin(np.radians(np.clip(np.asarray(lat, float), -89.9, 89.9)))
    x, y = np.asarray(lon, float) / 360 + 0.5, 0.5 - np.arctanh(sines) / (2 * np.pi)
    return np.clip(x, 0.0, _LAST), np.clip(y, 0.0, _LAST)


def cells(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Ints, Ints]:
    """Find the cells of :data:`DEPTH` in which positions lie.

    Returns
    -------
    Two arrays of N int64
        Columns from the west and rows from the north; ``>> (DEPTH - level)`` gives those of a coarser level.
    """
    x, y = on_grid(lon, lat)
    return (x * 2**DEPTH).astype(np.int64), (y * 2**DEPTH).astype(np.int64)


def keys(columns: npt.ArrayLike, rows: npt.ArrayLike) -> Ints:
    """Make the keys of N cells of one level from their columns and rows.

    Examples
    --------
    >>> keys([3], [5]).tolist(), quadkey(keys([3], [5])[0], 3)
    ([39], '213')
    """
    return _spread(np.asarray(columns, np.int64)) | _spread(np.asarray(rows, np.int64)) << 1


def place(key: int) -> tuple[int, int]:
    """Return column and row of a cell.

    Examples
    --------
    >>> place(39)
    (3, 5)
    """
    bits = range(DEPTH + 1)
    column, row = (sum((key >> 2 * bit + odd & 1) << bit for bit in bits) for odd in (0, 1))
    return column, row


def runs(numbers: Ints) -> tuple[list[int], list[int]]:
    """Write the keys of cells as runs without a gap: the first and the last of each.

    Examples
    --------
    >>> runs(np.array([7, 4, 5]))
    ([4, 7], [5, 7])
    """
    if not len(numbers):
        return [], []
    ordered = np.sort(numbers)
    ends = np.flatnonzero(np.diff(ordered) > 1)
    return ordered[np.r_[0, ends + 1]].tolist(), ordered[np.r_[ends, -1]].tolist()


def quadkey(key: int, level: int) -> str:
    """Write a key of a level as a text of that many digits."""
    return np.base_repr(int(key), 4).zfill(level)


def _spread(numbers: Ints) -> Ints:
    for step, mask in _SPREAD:
        numbers = (numbers | numbers << step) & mask
    return numbers
