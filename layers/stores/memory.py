"""The store in memory: a GeoPackage read once, each feature encoded once, an answer a slice or a join of ready bytes."""

import logging
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import morecantile
import msgspec
import numpy as np
import numpy.typing as npt
import shapely

from geo import BBox
from layers.catalogue import Layer, catalogue
from layers.columns import Column, Value, records, stored_column
from layers.errors import LayerNotFound, QueryError, StoreError
from layers.features import Features, build_id
from layers.filters import Searchable, mask
from layers.filters.searchable import Words
from layers.foreign import foreign_features
from layers.geojson import Geometries, written_geometries
from layers.geopackage import Table, read_geopackage
from layers.stores.contract import Page, Query, SortKey
from layers.stores.encoded import Encoded, Rows
from layers.stores.watched import WatchedFile
from layers.tile_grid import first_whole_zoom
from layers.totals import Measured, Totals

Bools = npt.NDArray[np.bool_]

_log = logging.getLogger(__name__)


class MemoryStore:
    """A GeoPackage in memory (:class:`layers.stores.contract.Store`).

    Notes
    -----
    Kept for each layer: its features as bytes, the columns, an STRtree of the features with a geometry and the rows of
    those without. An answer is one join of ready bytes; the layer and all features of one value of a field, such as a
    district, are joined once.
    """

    in_memory = True

    def __init__(self, layers: Iterable[Features], atlas: Mapping[str, Any], file: WatchedFile | None = None) -> None:
        self._held = {features.layer.id: _Held.of(features) for features in layers}
        self._layers = MappingProxyType({name: held.layer for name, held in self._held.items()})
        self._atlas = MappingProxyType(dict(atlas))
        self._file = file
        self.build_id = build_id(atlas, (held.encoded.texts for held in self._held.values()))

    @classmethod
    def open(cls, path: str | Path) -> "MemoryStore":
        """Read a GeoPackage; nothing is written to it or beside it.

        Layers that ``atlas build`` wrote follow the catalogue. Feature tables of other programs become layers by
        what the file says of them; their attribute tables are left out.

        Raises
        ------
        StoreError
            The file is missing, empty, no GeoPackage, cut off, holds no layer, or was built for another catalogue.
        """
        file = WatchedFile(Path(path))
        package = read_geopackage(file.path)
        tables, texts = dict(package.tables), package.meta
        del package  # tables are let go one by one
        meta = {key: msgspec.json.decode(text) for key, text in texts.items()}
        return cls(_own_layers(tables, file.path) if meta else _foreign_layers(tables, file.path), meta, file)

    def close(self) -> None:
        """Do nothing: memory is all there is."""

    def latest(self) -> "MemoryStore":
        """Look whether the file is another one by now; return a store of it where it holds something else, else this.

        A file that cannot be read is logged and left alone until it changes again, one that is being written until
        it is whole.
        """
        if self._file is None or not self._file.is_replaced():
            return self
        try:
            found = MemoryStore.open(self._file.path)
        except StoreError as error:
            _log.warning("the new file is not taken up: %s", error)
            return self
        if self._file.is_replaced():  # while it was read
            self._file.forget()
            return self
        return self if found.build_id == self.build_id else found

    @property
    def layers(self) -> Mapping[str, Layer]:
        """The layers held, by id, in the order of the catalogue."""
        return self._layers

    @property
    def atlas(self) -> Mapping[str, Any]:
        """What the build wrote of the atlas as a whole; empty for files of other programs."""
        return self._atlas

    def count(self, layer: str) -> int:
        """Count the features. Raises ``LayerNotFound``."""
        return len(self._layer(layer).ids)

    def extent(self, layer: str) -> BBox | None:
        """Box of all geometries; None when there is none. Raises ``LayerNotFound``."""
        return self._layer(layer).extent

    def interval(self, layer: str) -> tuple[str | None, str | None] | None:
        """First and last date of the layer's date fields; None without such fields. Raises ``LayerNotFound``."""
        return self._layer(layer).interval

    def page(self, query: Query) -> Page:
        """Answer a query. Raises ``LayerNotFound``, and ``QueryError`` for an unknown field or a wrong type."""
        if query.limit < 0 or query.offset < 0:
            raise QueryError(f"limit {query.limit}, offset {query.offset}: wanted 0 or more")
        return self._layer(query.layer).page(query)

    def feature(self, layer: str, feature_id: str) -> bytes | None:
        """GeoJSON text of one feature, None when there is no such id. Raises ``LayerNotFound``."""
        held = self._layer(layer)
        row = held.row_of.get(feature_id)
        return None if row is None else held.encoded[row]

    def rows(self, query: Query) -> Iterator[dict[str, Value]]:
        """Walk the properties of the features of a query, without geometry, in the order of :meth:`page`."""
        held = self._layer(query.layer)
        return records(held.columns, held.chosen(query))

    def features(self, query: Query) -> Features:
        """Take the features of a query as typed columns and geometries, in the order of :meth:`page`."""
        held = self._layer(query.layer)
        rows = held.chosen(query)
        columns = {name: column.take(rows) for name, column in held.columns.items()}
        return Features(held.layer, columns, None if held.geometries is None else held.geometries[rows])

    def totals(self, query: Query, by: str | None, level: int) -> Totals:
        """Count and sum the features that match a query, by the values of a field or by cells of the grid."""
        held = self._layer(query.layer)
        rows = held.rows(replace(query, sortby=()))
        measured = held.measured.take(rows)
        if by is None:
            return Totals.by_cell(measured, level)
        words = held.words(by)
        return Totals.by_value(measured, words.codes if rows is None else words.codes[rows], words.texts)

    def cell_totals(self, layer: str, key: int, level: int, below: int) -> Totals:
        """Count and sum the features of one cell of the grid, by the cells of the level ``below`` in it."""
        measured = self._layer(layer).measured
        return Totals.by_cell(measured.take(measured.in_cell(key, level)), below)

    def min_zoom(self, layer: str) -> int:
        """Return the first zoom at which every tile holds all its features."""
        return first_whole_zoom(self._layer(layer).geometries)

    def point_tile(self, layer: str, tile: morecantile.Tile) -> None:
        """Leave tiles to others."""

    def _layer(self, name: str) -> "_Held":
        try:
            return self._held[name]
        except KeyError:
            raise LayerNotFound(f"no layer {name!r}, wanted one of {', '.join(self._held)}") from None


@dataclass(frozen=True)
class _Held:
    """One layer: N features in order."""

    layer: Layer
    ids: list[str]
    row_of: Mapping[str, int]
    columns: Mapping[str, Column]
    geometries: Geometries | None  # the same objects as in the tree
    encoded: Encoded
    tree: shapely.STRtree
    located: Rows  # rows of the features in the tree, in its order
    unlocated: Rows
    searchable: Searchable  # what filters ask: the same columns and tree
    extent: BBox | None
    interval: tuple[str | None, str | None] | None

    @classmethod
    def of(cls, features: Features) -> "_Held":
        has_geometry = (
            np.zeros(len(features), bool) if features.geometries is None else features.geometries != np.array(None)
        )
        located = np.flatnonzero(has_geometry)
        shapes: Geometries = np.array([], object) if features.geometries is None else features.geometries[located]
        ids = features.ids
        tree = shapely.STRtree(shapes)
        tree.query(shapely.Point())  # what is built at the first question is built here: it takes 24 ms for 100,000
        return cls(
            layer=features.layer,
            ids=ids,
            row_of={feature_id: row for row, feature_id in enumerate(ids)},
            columns=features.columns,
            geometries=features.geometries,
            encoded=Encoded(features.encoded()),
            tree=tree,
            located=located,
            unlocated=np.flatnonzero(~has_geometry),
            searchable=Searchable(features.columns, len(ids), tree, located),
            extent=BBox(*shapely.total_bounds(shapes).tolist()) if len(shapes) else None,
            interval=_interval(features),
        )

    @cached_property
    def measured(self) -> Measured:
        """What enters totals."""
        return Measured.of(self.columns, self.geometries)

    def words(self, name: str) -> Words:
        """Give the texts of a field."""
        if self._column(name).field.type != "text":
            raise QueryError(f"layer {self.layer.id}: field {name} is no text")
        return self.searchable.words(name)

    def page(self, query: Query) -> Page:
        key = _key(query)
        ready = None if key is None else self.encoded.kept(key)
        if ready is not None and ready[0] <= query.limit:
            return Page(ready[0], *ready)
        rows = self.rows(query)
        matched = len(self.ids) if rows is None else len(rows)
        start, stop = min(query.offset, matched), min(query.offset + query.limit, matched)
        features = self.encoded.join(slice(start, stop) if rows is None else rows[start:stop])
        if key is not None and matched <= query.limit:
            self.encoded.keep(key, matched, features)
        return Page(matched, stop - start, features)

    def chosen(self, query: Query) -> Rows:
        """List the rows of the page of a query, in order."""
        rows = self.rows(query)
        found = np.arange(len(self.ids)) if rows is None else rows
        return found[query.offset : query.offset + query.limit]

    def rows(self, query: Query) -> Rows | None:
        """List the rows that answer a query, in order; None for all in the layer's order."""
        masks = list(self._masks(query))
        lists = list(self._lists(query))
        if not masks and not lists and not query.sortby:
            return None
        found = self._ordered(lists[0]) if lists else None
        masks += [self._mask(rows) for rows in lists[1:]]
        if found is not None:
            for one in masks:
                found = found[one[found]]
        else:
            found = np.flatnonzero(np.logical_and.reduce(masks)) if masks else np.arange(len(self.ids))
        return self._sorted(found, query.sortby)

    def _masks(self, query: Query) -> Iterator[Bools]:
        """Tell of each row whether it meets a condition, for those conditions that look at every row."""
        for name, value in query.equals.items():
            yield self._column(name).equal(value)
        if query.interval is not None and self.layer.interval:
            yield self._in_interval(*query.interval)
        if query.filter is not None:
            yield mask(query.filter, self.searchable)

    def _lists(self, query: Query) -> Iterator[Rows]:
        """List the rows that meet a condition, each once, in any order, for conditions that lead to the rows."""
        if query.ids is not None:
            yield np.array([self.row_of[one] for one in dict.fromkeys(query.ids) if one in self.row_of], np.int64)
        if query.bbox is not None:
            yield self._in_box(query.bbox)
        if query.located:
            yield self.located

    def _ordered(self, rows: Rows) -> Rows:
        # Sorting few rows costs less than looking at all.
        return np.sort(rows) if len(rows) * 16 < len(self.ids) else np.flatnonzero(self._mask(rows))

    def _sorted(self, rows: Rows, keys: Sequence[SortKey]) -> Rows:
        # One stable sort a key, the last key first, so that ties keep the order of the keys before and of the layer.
        for key in reversed(keys):
            ranks = self._column(key.field).ranks
            last = np.where(ranks < 0, len(ranks), -ranks if key.descending else ranks)
            rows = rows[np.argsort(last[rows], kind="stable")]
        return rows

    def _column(self, name: str) -> Column:
        try:
            return self.columns[name]
        except KeyError:
            raise QueryError(
                f"layer {self.layer.id}: no field {name!r}, wanted one of {', '.join(self.columns)}"
            ) from None

    def _mask(self, rows: Rows) -> Bools:
        mask = np.zeros(len(self.ids), bool)
        mask[rows] = True
        return mask

    def _in_box(self, box: BBox) -> Rows:
        # A point in the box of the tree is in the box; other shapes are asked whether they truly meet it.
        if self.layer.geometry == "Point":
            hits = [self.tree.query(_shape(part)) for part in box.parts]
        else:
            hits = [self.tree.query(_shape(part), predicate="intersects") for part in box.parts]
        found = [self.located[some] for some in hits]
        # A shape may reach into both parts.
        return np.concatenate([self.unlocated, found[0] if len(found) == 1 else np.unique(np.concatenate(found))])

    def _in_interval(self, first: str | None, last: str | None) -> npt.NDArray[np.bool_]:
        begin, end, timeless = _times(self.columns, self.layer)
        inside = np.ones(len(self.ids), bool)
        if first is not None:
            inside &= end >= np.datetime64(first, "D")
        if last is not None:
            inside &= begin <= np.datetime64(last, "D")
        return inside | timeless


def _key(query: Query) -> Hashable | None:
    """Name a question for everything, or for one value of one field; None for any other."""
    others = query.bbox or query.ids is not None or query.interval or query.offset or query.sortby or query.located
    if others or query.filter is not None or len(query.equals) > 1:
        return None
    values = tuple(query.equals.items())
    return values if all(isinstance(value, str) for _, value in values) else None


def _shape(box: BBox) -> shapely.Geometry:
    # A box without width or height is a point or a line: as a polygon it would be invalid and meet nothing.
    if box.west == box.east and box.south == box.north:
        return shapely.Point(box.west, box.south)
    if box.west == box.east or box.south == box.north:
        return shapely.LineString([(box.west, box.south), (box.east, box.north)])
    return shapely.box(box.west, box.south, box.east, box.north)


def _times(
    columns: Mapping[str, Column], layer: Layer
) -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64], npt.NDArray[np.bool_]]:
    # First and last day of each feature, one standing for both where the other is missing; then which have neither.
    first, last = (columns[name] for name in layer.interval)
    begin = np.where(first.missing, last.values, first.values)
    end = np.where(last.missing, first.values, last.values)
    return begin, end, first.missing & last.missing


def _interval(features: Features) -> tuple[str | None, str | None] | None:
    if not features.layer.interval:
        return None
    begin, end, timeless = _times(features.columns, features.layer)
    if timeless.all():
        return (None, None)
    return str(begin[~timeless].min()), str(end[~timeless].max())


def _foreign(table: Table, names: Sequence[str], path: Path) -> Features:
    try:
        return foreign_features(table, names)
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from error


def _own_layers(tables: dict[str, Table], path: Path) -> Iterator[Features]:
    """Make the layers of a build of ours, then those of tables that somebody added; takes each table out."""
    missing = [name for name in catalogue() if name not in tables]
    if missing:
        raise StoreError(f"{path}: lacks layer {', '.join(missing)}; build it again with this version")
    for layer in catalogue().values():
        yield _own(tables.pop(layer.id), layer, path)
    yield from _added(tables, list(catalogue()), path)


def _foreign_layers(tables: dict[str, Table], path: Path) -> Iterator[Features]:
    """Make the layers of a file of another program; takes each table out."""
    if all(table.geometries is None for table in tables.values()):
        raise StoreError(f"{path}: holds no vector layer")
    yield from _added(tables, [], path)


def _added(tables: dict[str, Table], names: list[str], path: Path) -> Iterator[Features]:
    for name in list(tables):
        if tables[name].geometries is None:
            continue
        features = _foreign(tables.pop(name), names, path)
        names.append(features.layer.id)
        yield features


def _own(table: Table, layer: Layer, path: Path) -> Features:
    lacking = [field.name for field in layer.fields if field.name not in table.columns]
    if lacking:
        raise StoreError(f"{path}: layer {layer.id} lacks {', '.join(lacking)}; build it again with this version")
    columns = {field.name: stored_column(field, table.values[field.name]) for field in layer.fields}
    geometries = None if table.geometries is None else written_geometries(table.geometries, layer)
    return Features.of(layer, columns, geometries)
