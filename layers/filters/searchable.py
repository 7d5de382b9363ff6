"""The columns and geometries of one layer, made ready for filters: each different text once, geometries in a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import shapely

from layers.filters.texts import folded
from layers.filters.tree import FoldName

#: Texts folded more often than this are made each time: a client may write any number of folds around a field.
_KEPT_FOLDS = 2

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class TypedColumn(Protocol):
    """N values of one field (:class:`layers.columns.Column`).

    ``values`` are N objects (text), float64, int64, datetime64[D] or bool; where ``missing`` (N bool) is true they mean
    nothing.
    """

    @property
    def values(self) -> npt.NDArray[Any]:
        """The N values."""
        ...

    @property
    def missing(self) -> Bools:
        """Which of them are null."""
        ...


@dataclass(frozen=True, eq=False)
class Words:
    """N texts as the different ones among them and, for each row, which; -1 where missing.

    A question is asked once of each different text, and the answers are handed out by ``codes``.
    """

    texts: Sequence[str]
    codes: npt.NDArray[np.int32]

    @classmethod
    def of(cls, column: TypedColumn) -> "Words":
        """Tell the texts of a column apart."""
        present = np.flatnonzero(~column.missing)
        texts: list[str] = column.values[present].tolist()
        code_of = {text: code for code, text in enumerate(dict.fromkeys(texts))}
        codes = np.full(len(column.missing), -1, np.int32)
        codes[present] = np.fromiter(map(code_of.__getitem__, texts), np.int32, len(texts))
        return cls(list(code_of), codes)

    def folded(self, fold: FoldName) -> "Words":
        """Take the case or the accents off; texts that become equal are one."""
        code_of: dict[str, int] = {}
        merged = [code_of.setdefault(folded(text, fold), len(code_of)) for text in self.texts]
        return Words(list(code_of), np.array([*merged, -1], np.int32)[self.codes])

    def spread(self, answers: Sequence[bool]) -> Bools:
        """Give each row the answer of its text, False where it has none."""
        return np.array([*answers, False], bool)[self.codes]

    @cached_property
    def missing(self) -> Bools:
        """Which rows have no text."""
        return np.asarray(self.codes < 0)

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Which code a text has."""
        return {text: code for code, text in enumerate(self.texts)}


@dataclass(frozen=True, eq=False)
class Searchable:
    """N rows of a layer, to be asked by filters.

    Attributes
    ----------
    columns
        N values a field.
    count
        N.
    tree
        The geometries of the rows that have one, in WGS 84.
    located
        Which rows these are, in the order of the tree.
    """

    columns: Mapping[str, TypedColumn]
    count: int
    tree: shapely.STRtree = field(default_factory=lambda: shapely.STRtree([]))
    located: Ints = field(default_factory=lambda: np.array([], np.int64))
    _words: dict[tuple[str, tuple[FoldName, ...]], Words] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Mapping[str, TypedColumn], geometries: npt.NDArray[Any] | None) -> "Searchable":
        """Make rows ready.

        Parameters
        ----------
        geometries
            N geometries in WGS 84, None where missing; None for a layer without geometry.
        """
        count = len(next(iter(columns.values())).missing)
        if geometries is None:
            return cls(columns, count)
        located = np.flatnonzero(~shapely.is_missing(geometries))
        return cls(columns, count, shapely.STRtree(geometries[located]), located)

    def words(self, name: str, folds: tuple[FoldName, ...] = ()) -> Words:
        """Return the texts of a field, folded by ``folds`` from first to last; the usual ones are kept for the next question."""
        key = (name, folds)
        if key in self._words:
            return self._words[key]
        made = self.words(name, folds[:-1]).folded(folds[-1]) if folds else Words.of(self.columns[name])
        if len(folds) <= _KEPT_FOLDS:
            self._words[key] = made
        return made

    @cached_property
    def unlocated(self) -> Bools:
        """Which rows have no geometry."""
        missing = np.ones(self.count, bool)
        missing[self.located] = False
        return missing
