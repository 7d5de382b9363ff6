"""How an atlas lies in a database: the names of its schemas, tables and columns, and the document that says what is there.

Each build is a schema of its own, ``atlas_<digest>``, with a table a layer; it never changes once it is there.
The schema ``atlas`` holds the table ``meta``, a row a build, of which one is current, and a view a layer of that build
for people who look at the database itself.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import msgspec

from geo import BBox
from layers.catalogue import Layer, catalogue
from layers.errors import LayerNotFound, StoreError

#: Changes with the names, types and indexes of the tables: other code makes other schemas.
VERSION = 2

#: Holds what is current.
SCHEMA = "atlas"

#: The table of builds in :data:`SCHEMA`.
META = "meta"

#: A role that may read the atlas and nothing else.
READER = "atlas_reader"

#: Columns of our own in the table of a layer: place in the layer's order, geometry, GeoJSON text.
POS, GEOM, FEATURE = "pos", "geom", "feature"

#: Columns of our own in the table of what is summed: cell of the grid, class, amount, position.
CELL, CLASS, UNITS, LON, LAT = "sum_cell", "sum_class", "sum_units", "sum_lon", "sum_lat"

#: Names that no column can have (PostgreSQL 15, 5.5).
_SYSTEM = ("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid")

#: PostgreSQL cuts longer names off [bytes]; room is left for a number.
_NAME_BYTES = 58


@dataclass(frozen=True)
class Held:
    """A layer in a database.

    Attributes
    ----------
    table
        Name of its table in the schema of the build, and of its view in :data:`SCHEMA`.
    measures, ready
        Names of the tables of what is summed, and of totals of all features, in the schema of the build.
    columns
        Field name to column name; the same wherever a column can have the name.
    narrow
        Fields that the table of what is summed has too.
    grouped, deepest
        Fields by which there are totals of all features, and the last level of cells of which there are.
    min_zoom
        The first zoom at which every tile holds all its features.
    count, located
        Features, and those of them with a geometry.
    box
        Of all geometries: west, south, east, north; None when there is none.
    interval
        As the store gives it.
    """

    layer: Layer
    table: str
    measures: str
    ready: str
    columns: Mapping[str, str]
    narrow: tuple[str, ...]
    grouped: tuple[str, ...]
    deepest: int
    min_zoom: int
    count: int
    located: int
    box: tuple[float, float, float, float] | None
    interval: tuple[str | None, str | None] | None

    @property
    def extent(self) -> BBox | None:
        """Box of all geometries."""
        return None if self.box is None else BBox(*self.box)


@dataclass(frozen=True)
class Build:
    """A build in a database.

    Attributes
    ----------
    schema
        Name of the schema with its tables.
    atlas
        What is said of the atlas as a whole.
    held
        Its layers, in their order.
    """

    schema: str
    build_id: str
    atlas: Mapping[str, Any]
    held: Sequence[Held]

    @classmethod
    def of(cls, build_id: str, atlas: Mapping[str, Any], held: Sequence[Held]) -> "Build":
        """Name the schema of a build: the same for the same features, layers and version of the tables."""
        content = msgspec.json.encode([VERSION, build_id, held])
        return cls(f"{SCHEMA}_{hashlib.blake2b(content, digest_size=12).hexdigest()}", build_id, atlas, held)

    @cached_property
    def by_id(self) -> Mapping[str, Held]:
        """Its layers by id, in their order."""
        return {held.layer.id: held for held in self.held}

    def layer(self, name: str) -> Held:
        """Return a layer by its id.

        Raises
        ------
        LayerNotFound
        """
        try:
            return self.by_id[name]
        except KeyError:
            raise LayerNotFound(f"no layer {name!r}, wanted one of {', '.join(self.by_id)}") from None

    def document(self) -> str:
        """Write it as JSON, for the table of builds."""
        return msgspec.json.encode({"version": VERSION, "build": self}).decode()

    @classmethod
    def read(cls, document: str) -> "Build":
        """Read what :meth:`document` wrote; layers of the catalogue have the titles of this version.

        Raises
        ------
        StoreError
            It was published by another version, or for another catalogue.
        """
        again = "publish it again with this version"
        if msgspec.json.decode(document, type=_Version).version != VERSION:
            raise StoreError(
                f"the atlas in the database lies there as another version of this program laid it; {again}"
            )
        build = msgspec.json.decode(document, type=_Document).build
        if not build.atlas:
            return build
        missing = [name for name in catalogue() if name not in build.by_id]
        if missing:
            raise StoreError(f"the atlas in the database lacks layer {', '.join(missing)}; {again}")
        return replace(build, held=[_of_catalogue(held, again) for held in build.held])


@dataclass(frozen=True)
class _Version:
    version: int


@dataclass(frozen=True)
class _Document:
    build: Build


def _of_catalogue(held: Held, again: str) -> Held:
    layer = catalogue().get(held.layer.id, held.layer)
    if _shape(layer) != _shape(held.layer):
        raise StoreError(f"the atlas in the database has other fields in layer {layer.id}; {again}")
    return replace(held, layer=layer)


def _shape(layer: Layer) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    return layer.geometry, tuple((field.name, field.type) for field in layer.fields), layer.interval


def table_names(layers: Sequence[Layer]) -> dict[str, tuple[str, str, str]]:
    """Name the tables of layers, those of what is summed and those of ready totals, by layer id."""
    tables = _names((layer.id for layer in layers), taken=(META,))
    measures = _names((f"{layer.id}_measures" for layer in layers), taken=tables.values())
    ready = _names((f"{layer.id}_totals" for layer in layers), taken=(*tables.values(), *measures.values()))
    return dict(zip(tables, zip(tables.values(), measures.values(), ready.values(), strict=True), strict=True))


def column_names(layer: Layer) -> dict[str, str]:
    """Name the columns of a layer's fields, by field name.

    Examples
    --------
    >>> from layers.catalogue import Field
    >>> fields = (Field("id", "text", "", ""), Field("pos", "number", "", ""), Field("占比%", "number", "", ""))
    >>> column_names(Layer("made", "", "", "", "", "none", fields))
    {'id': 'id', 'pos': 'pos_2', '占比%': '占比_'}
    """
    return _names(
        (field.name for field in layer.fields), taken=(POS, GEOM, FEATURE, CELL, CLASS, UNITS, LON, LAT, *_SYSTEM)
    )


def _names(wanted: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    used, names = set(taken), {}
    for name in wanted:
        # Percent signs mark parameters; a NUL ends a name.
        plain = name.replace("%", "_").replace("\0", "_").encode()[:_NAME_BYTES].decode(errors="ignore") or "_"
        found, number = plain, 2
        while found in used:
            found, number = f"{plain}_{number}", number + 1
        used.add(found)
        names[name] = found
    return names
