"""Counts and sums of features by group, in whole numbers: the same on every store, in whatever order they are added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geo import quadkeys
from layers.columns import Column
from layers.geojson import Geometries

Ints = npt.NDArray[np.int64]

#: Fields that are summed, told apart, and name the whole of a part, where a layer has them.
AMOUNT, CLASS, WHOLE = "investment_100m_cny", "stage_class", "part_of"

#: The classes of ``layers/styles/projects.toml``; what is none of them, or missing, is the last one.
CLASSES = ("plan", "agreed", "start", "build", "done", "unknown")

#: Amounts are added as whole numbers of 0.0001 × 100 million CNY (10,000 yuan).
UNITS = 10_000

#: Larger amounts are no amounts: 80 times the yearly product of China. A sum of 9 million stays within 64 bits.
MOST_UNITS = 10**12

#: In place of an amount that enters no sum.
NO_UNITS = np.iinfo(np.int64).min

#: Positions are added as whole numbers of 10⁻⁷°, as they are written.
DEGREE = 10**7


@dataclass(frozen=True, eq=False)
class Measured:
    """What of N features enters totals.

    Attributes
    ----------
    columns, rows
        Of the cell of :data:`geo.quadkeys.DEPTH` in which it lies; 0 without geometry.
    lon, lat
        [10⁻⁷°]; 0 without geometry. A feature that is no point lies in the middle of its box.
    located
        Which have a geometry.
    classes
        Place of its class in :data:`CLASSES`.
    units
        Amount [0.0001 × 100 million CNY]; :data:`NO_UNITS` where it enters no sum.
    """

    columns: Ints
    rows: Ints
    lon: Ints
    lat: Ints
    located: npt.NDArray[np.bool_]
    classes: Ints
    units: Ints

    @classmethod
    def of(cls, columns: Mapping[str, Column], geometries: Geometries | None) -> "Measured":
        """Measure all features of a layer: whether an amount enters a sum depends on the others (:func:`adding`)."""
        count = len(columns["id"].missing)
        bounds = np.full((count, 4), np.nan) if geometries is None else shapely.bounds(geometries)
        located = ~np.isnan(bounds[:, 0])
        lon, lat = (np.where(located, bounds[:, axis] / 2 + bounds[:, axis + 2] / 2, 0.0) for axis in (0, 1))
        east, south = quadkeys.cells(lon, lat)
        return cls(
            np.where(located, east, 0),
            np.where(located, south, 0),
            np.rint(lon * DEGREE).astype(np.int64),
            np.rint(lat * DEGREE).astype(np.int64),
            located,
            _classes(columns, count),
            _units(columns, count),
        )

    @property
    def keys(self) -> Ints:
        """The N cells as keys of :data:`geo.quadkeys.DEPTH`; -1 without geometry."""
        return np.where(self.located, quadkeys.keys(self.columns, self.rows), -1)

    def in_cell(self, key: int, level: int) -> Ints:
        """List the features in a cell of a level, by their places."""
        column, row = quadkeys.place(key)
        shift = quadkeys.DEPTH - level
        return np.flatnonzero((self.columns >> shift == column) & (self.rows >> shift == row) & self.located)

    def take(self, rows: Ints | None) -> "Measured":
        """Choose features; None: all."""
        return self if rows is None else Measured(*(values[rows] for values in vars(self).values()))


@dataclass(frozen=True, eq=False)
class Totals:
    """G groups of features.

    Attributes
    ----------
    groups
        Keys of cells, or values of a field; None for the features without.
    counts, known, units
        G × classes: features, those whose amount enters sums, and these amounts [0.0001 × 100 million CNY].
    located, lon, lat
        Features with a geometry, and the sums of their positions [10⁻⁷°].
    """

    groups: Sequence[Any]
    counts: Ints
    known: Ints
    units: Ints
    located: Ints
    lon: Ints
    lat: Ints

    @classmethod
    def by_cell(cls, measured: Measured, level: int) -> "Totals":
        """Group features by the cells of a level."""
        shift = quadkeys.DEPTH - level
        columns, rows = measured.columns >> shift, measured.rows >> shift
        west, north, width, height = _corner(columns, rows, measured.located)
        codes = np.where(measured.located, (rows - north) * width + columns - west, width * height)
        found = cls._of_codes(measured, codes, range(width * height + 1))
        places = np.array(found.groups, np.int64)
        keys = quadkeys.keys(west + places % width, north + places // width).tolist()
        return found.called([None if one == width * height else key for one, key in zip(places, keys, strict=True)])

    @classmethod
    def by_key(cls, measured: Measured, level: int) -> "Totals":
        """Group features by the cells of a level, of which there may be many far apart."""
        keys = np.where(measured.located, measured.keys >> 2 * (quadkeys.DEPTH - level), -1)
        found, codes = np.unique(keys, return_inverse=True)
        return cls._of_codes(measured, codes, [None if key < 0 else key for key in found.tolist()])

    @classmethod
    def by_value(cls, measured: Measured, codes: npt.NDArray[np.integer], values: Sequence[str]) -> "Totals":
        """Group features by the values of a field: ``values[codes]``, a code of -1 is none."""
        return cls._of_codes(measured, np.where(codes < 0, len(values), codes), [*values, None])

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Any]]) -> "Totals":
        """Collect partial sums.

        Parameters
        ----------
        rows
            Group, class, and the figures of these features: count, known, units, located, lon, lat.
        """
        groups = list(dict.fromkeys(row[0] for row in rows))
        place = {group: number for number, group in enumerate(groups)}
        where = np.array([place[row[0]] for row in rows], np.int64)
        parts = np.array([row[1:] for row in rows], np.int64).reshape(-1, 7).T
        by_class = [_summed(where * len(CLASSES) + parts[0], one, len(groups) * len(CLASSES)) for one in parts[1:4]]
        return cls(
            groups,
            *(one.reshape(-1, len(CLASSES)) for one in by_class),
            *(_summed(where, one, len(groups)) for one in parts[4:]),
        )

    @classmethod
    def _of_codes(cls, measured: Measured, codes: Ints, groups: Sequence[Any]) -> "Totals":
        """Group features by a number each; groups without a feature are left out."""
        size, adds = len(CLASSES), measured.units != NO_UNITS
        places = codes * size + measured.classes
        counts = np.bincount(places, minlength=len(groups) * size).reshape(-1, size)
        found = np.flatnonzero(counts.any(axis=1))
        known = np.bincount(places[adds], minlength=len(groups) * size).reshape(-1, size)
        units = _summed(places[adds], measured.units[adds], len(groups) * size).reshape(-1, size)
        located = np.bincount(codes[measured.located], minlength=len(groups))
        lon, lat = (_summed(codes, one, len(groups)) for one in (measured.lon, measured.lat))
        sums = (one[found].astype(np.int64) for one in (counts, known, units, located, lon, lat))
        return cls([groups[place] for place in found.tolist()], *sums)

    def partial(self) -> Iterator[tuple[Any, ...]]:
        """Write the sums as :meth:`of_rows` reads them; positions stand with the first class of a group."""
        for place, group in enumerate(self.groups):
            where = [int(one[place]) for one in (self.located, self.lon, self.lat)]
            for number in np.flatnonzero(self.counts[place]).tolist():
                figures = (int(one[place, number]) for one in (self.counts, self.known, self.units))
                yield group, number, *figures, *where
                where = [0, 0, 0]

    def called(self, groups: Sequence[Any]) -> "Totals":
        """Name the groups otherwise; those that are called alike become one."""
        names = list(dict.fromkeys(groups))
        place = {name: number for number, name in enumerate(names)}
        where = np.array([place[name] for name in groups], np.int64)
        return Totals(names, *(_gathered(where, one, len(names)) for one in list(vars(self).values())[1:]))

    def coarser(self) -> "Totals":
        """Take cells together into those of the level above."""
        return self.called([None if key is None else key >> 2 for key in self.groups])

    def ordered(self) -> "Totals":
        """Order the groups by their names, those of the features without at the end."""
        present = [place for place, group in enumerate(self.groups) if group is not None]
        order = sorted(present, key=self.groups.__getitem__) + [
            n for n, group in enumerate(self.groups) if group is None
        ]
        return Totals([self.groups[one] for one in order], *(one[order] for one in list(vars(self).values())[1:]))


def adding(ids: Sequence[Any], wholes: Sequence[Any], known: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Tell which amounts enter sums, so that a whole and its parts are never both in one.

    Parameters
    ----------
    ids, wholes
        Of N features, and the id of the whole that each is part of; no text for most.
    known
        Which have an amount.

    Returns
    -------
    array of N bool
        True where the amount is known and no whole, at any depth, has an amount of its own.
    """
    whole_of = {ids[place]: whole for place, whole in enumerate(wholes) if isinstance(whole, str)}
    if not whole_of:
        return known
    has_amount = {ids[place] for place in np.flatnonzero(known).tolist()}
    adds = known.copy()
    adds[[place for place, one in enumerate(ids) if one in whole_of and _is_in_known(one, whole_of, has_amount)]] = (
        False
    )
    return adds


def _is_in_known(one: str, whole_of: Mapping[str, str], has_amount: set[str]) -> bool:
    seen, step = {one}, whole_of.get(one)
    while step is not None and step not in seen:
        if step in has_amount:
            return True
        seen.add(step)
        step = whole_of.get(step)
    return False


def _classes(columns: Mapping[str, Column], count: int) -> Ints:
    column = columns.get(CLASS)
    if column is None or column.field.type != "text":
        return np.full(count, len(CLASSES) - 1)
    place = {name: number for number, name in enumerate(CLASSES)}
    texts = column.values.tolist()
    place |= dict.fromkeys(set(texts) - {*CLASSES}, len(CLASSES) - 1)
    return np.fromiter(map(place.__getitem__, texts), np.int64, count)


def _units(columns: Mapping[str, Column], count: int) -> Ints:
    column = columns.get(AMOUNT)
    if column is None or column.field.type not in ("number", "integer"):
        return np.full(count, NO_UNITS)
    amounts = np.where(column.missing, np.inf, column.values.astype(np.float64))
    known = np.abs(amounts) <= MOST_UNITS / UNITS
    units = np.rint(np.where(known, amounts, 0) * UNITS).astype(np.int64)
    if WHOLE not in columns:
        return np.where(known, units, NO_UNITS)
    adds = adding(columns["id"].values.tolist(), columns[WHOLE].values.tolist(), known)
    return np.where(adds, units, NO_UNITS)


def _corner(columns: Ints, rows: Ints, located: npt.NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """Return the first column and row of the located, and how many columns and rows there are."""
    if not located.any():
        return 0, 0, 1, 1
    columns, rows = columns[located], rows[located]
    west, north = int(columns.min()), int(rows.min())
    return west, north, int(columns.max()) - west + 1, int(rows.max()) - north + 1


def _summed(places: Ints, numbers: Ints, size: int) -> Ints:
    """Add up numbers by place, exactly."""
    sums = np.zeros(size, np.int64)
    np.add.at(sums, places, numbers)
    return sums


def _gathered(where: Ints, figures: Ints, size: int) -> Ints:
    sums = np.zeros((size, *figures.shape[1:]), np.int64)
    np.add.at(sums, where, figures)
    return sums
