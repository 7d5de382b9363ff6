"""The store in memory: a GeoPackage read once, each feature encoded once, an answer a slice or a join of ready bytes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

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
from layers.geopackage import GeoPackage, Table, read_geopackage
from layers.stores.contract import Page, Query, SortKey
from layers.totals import Measured, Totals

Rows = npt.NDArray[np.int64]


class MemoryStore:
    """A GeoPackage in memory (:class:`layers.stores.contract.Store`).

    Notes
    -----
    Kept for each layer: its features as bytes joined by commas with their offsets, the same bytes group by group for
    the fields of ``Layer.group``, the columns, an STRtree of the features with a geometry and the rows of those
    without. A page without a question is a slice of the bytes, a group is ready, any other answer is one join.
    """

    in_memory = True

    def __init__(self, layers: Sequence[Features], atlas: Mapping[str, Any]) -> None:
        self._held = {features.layer.id: _Held.of(features) for features in layers}
        self._layers = MappingProxyType({name: held.layer for name, held in self._held.items()})
        self._atlas = MappingProxyType(dict(atlas))
        self.build_id = build_id(atlas, (held.buffer for held in self._held.values()))

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
        path = Path(path)
        package = read_geopackage(path)
        layers = _own_layers(package, path) if package.meta else []
        names = [features.layer.id for features in layers]
        for table in package.tables.values():
            if table.geometries is not None and not (package.meta and table.name in catalogue()):
                layers.append(_foreign(table, names, path))
                names.append(layers[-1].layer.id)
        if not layers:
            raise StoreError(f"{path}: holds no vector layer")
        return cls(layers, {key: msgspec.json.decode(text) for key, text in package.meta.items()})

    def close(self) -> None:
        """Do nothing: memory is all there is."""

    def latest(self) -> "MemoryStore":
        """Return this store: it does not look at its file again."""
        return self

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
        held = self._layer(query.layer)
        ready = held.group(query)
        if ready is not None:
            return ready
        rows = held.rows(query)
        matched = len(held.ids) if rows is None else len(rows)
        start, stop = min(query.offset, matched), min(query.offset + query.limit, matched)
        if rows is None:
            return Page(matched, stop - start, held.slice(start, stop))
        return Page(matched, stop - start, held.join(rows[start:stop]))

    def feature(self, layer: str, feature_id: str) -> bytes | None:
        """GeoJSON text of one feature, None when there is no such id. Raises ``LayerNotFound``."""
        held = self._layer(layer)
        row = held.row_of.get(feature_id)
        return None if row is None else bytes(held.slice(row, row + 1))

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
    buffer: bytes
    starts: Rows  # N + 1: feature i is buffer[starts[i] : starts[i + 1] - 1], a comma stands between
    tree: shapely.STRtree
    located: Rows  # rows of the features in the tree, in its order
    unlocated: Rows
    searchable: Searchable  # what filters ask: the same columns and tree
    groups: Mapping[tuple[str, Value], tuple[int, bytes]]
    extent: BBox | None
    interval: tuple[str | None, str | None] | None

    @classmethod
    def of(cls, features: Features) -> "_Held":
        texts = features.encoded()
        has_geometry = (
            np.zeros(len(texts), bool) if features.geometries is None else features.geometries != np.array(None)
        )
        located = np.flatnonzero(has_geometry)
        shapes: Geometries = np.array([], object) if features.geometries is None else features.geometries[located]
        ids = features.ids
        tree = shapely.STRtree(shapes)
        return cls(
            layer=features.layer,
            ids=ids,
            row_of={feature_id: row for row, feature_id in enumerate(ids)},
            columns=features.columns,
            geometries=features.geometries,
            buffer=b",".join(texts),
            starts=np.concatenate([[0], np.cumsum([len(text) + 1 for text in texts], dtype=np.int64)]),
            tree=tree,
            located=located,
            unlocated=np.flatnonzero(~has_geometry),
            searchable=Searchable(features.columns, len(ids), tree, located),
            groups=_groups(features, texts),
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

    def slice(self, start: int, stop: int) -> memoryview:
        if start >= stop:
            return memoryview(b"")
        return memoryview(self.buffer)[self.starts[start] : self.starts[stop] - 1]

    def join(self, rows: Rows) -> bytes:
        view, starts, stops = memoryview(self.buffer), self.starts[rows].tolist(), (self.starts[rows + 1] - 1).tolist()
        return b",".join([view[start:stop] for start, stop in zip(starts, stops, strict=True)])

    def group(self, query: Query) -> Page | None:
        """Give a group's ready bytes where the query asks for nothing less and nothing more."""
        others = query.bbox or query.ids is not None or query.interval or query.offset or query.sortby or query.located
        if others or query.filter is not None or len(query.equals) != 1:
            return None
        key = next(iter(query.equals.items()))
        count, features = self.groups.get(key, (0, b""))
        return Page(count, count, features) if 0 < count <= query.limit else None

    def chosen(self, query: Query) -> Rows:
        """List the rows of the page of a query, in order."""
        rows = self.rows(query)
        found = np.arange(len(self.ids)) if rows is None else rows
        return found[query.offset : query.offset + query.limit]

    def rows(self, query: Query) -> Rows | None:
        """List the rows that answer a query, in order; None for all in the layer's order."""
        masks = [self._column(name).equal(value) for name, value in query.equals.items()]
        if query.ids is not None:
            masks.append(self._mask([self.row_of[one] for one in query.ids if one in self.row_of]))
        if query.bbox is not None:
            masks.append(self._mask(self._in_box(query.bbox)))
        if query.located:
            masks.append(self._mask(self.located))
        if query.interval is not None and self.layer.interval:
            masks.append(self._in_interval(*query.interval))
        if query.filter is not None:
            masks.append(mask(query.filter, self.searchable))
        if not masks and not query.sortby:
            return None
        found = np.flatnonzero(np.logical_and.reduce(masks)) if masks else np.arange(len(self.ids))
        return self._sorted(found, query.sortby)

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

    def _mask(self, rows: Rows | list[int]) -> npt.NDArray[np.bool_]:
        mask = np.zeros(len(self.ids), bool)
        mask[rows] = True
        return mask

    def _in_box(self, box: BBox) -> Rows:
        # A point in the box of the tree is in the box; other shapes are asked whether they truly meet it.
        boxes = [_shape(part) for part in box.parts]
        if self.layer.geometry == "Point":
            found = [self.tree.query(shape) for shape in boxes]
        else:
            found = [self.tree.query(shape, predicate="intersects") for shape in boxes]
        return np.concatenate([self.unlocated, *(self.located[hits] for hits in found)])

    def _in_interval(self, first: str | None, last: str | None) -> npt.NDArray[np.bool_]:
        begin, end, timeless = _times(self.columns, self.layer)
        inside = np.ones(len(self.ids), bool)
        if first is not None:
            inside &= end >= np.datetime64(first, "D")
        if last is not None:
            inside &= begin <= np.datetime64(last, "D")
        return inside | timeless


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


def _groups(features: Features, texts: Sequence[bytes]) -> dict[tuple[str, Value], tuple[int, bytes]]:
    groups: dict[tuple[str, Value], list[bytes]] = {}
    for name in features.layer.group:
        for value, text in zip(features.columns[name].python(), texts, strict=True):
            groups.setdefault((name, value), []).append(text)
    return {key: (len(members), b",".join(members)) for key, members in groups.items()}


def _foreign(table: Table, names: Sequence[str], path: Path) -> Features:
    try:
        return foreign_features(table, names)
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from error


def _own_layers(package: GeoPackage, path: Path) -> list[Features]:
    missing = [name for name in catalogue() if name not in package.tables]
    if missing:
        raise StoreError(f"{path}: lacks layer {', '.join(missing)}; build it again with this version")
    return [_own(package.tables[layer.id], layer, path) for layer in catalogue().values()]


def _own(table: Table, layer: Layer, path: Path) -> Features:
    lacking = [field.name for field in layer.fields if field.name not in table.columns]
    if lacking:
        raise StoreError(f"{path}: layer {layer.id} lacks {', '.join(lacking)}; build it again with this version")
    columns = {field.name: stored_column(field, table.values[field.name]) for field in layer.fields}
    geometries = None if table.geometries is None else written_geometries(table.geometries, layer)
    return Features.of(layer, columns, geometries)
