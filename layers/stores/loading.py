"""A layer as a table of PostgreSQL: made, filled in the layer's order, indexed, described in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from psycopg import sql

from layers.errors import StoreError
from layers.features import Features
from layers.stores.contract import Query, Store
from layers.stores.postgres import Connection
from layers.stores.published import FEATURE, GEOM, POS, Held
from layers.stores.selection import holdable
from layers.stores.summing import load_sums

#: Features that are read, encoded and sent at a time.
_PART = 10_000

_TYPES: Mapping[str, sql.SQL] = {
    "text": sql.SQL('text COLLATE "C"'),  # ordered by code point, as everywhere
    "number": sql.SQL("double precision"),
    "integer": sql.SQL("bigint"),
    "date": sql.SQL("date"),
    "boolean": sql.SQL("boolean"),
    "Point": sql.SQL("geometry(Point, 4326)"),
    "LineString": sql.SQL("geometry(LineString, 4326)"),
    "Polygon": sql.SQL("geometry(Polygon, 4326)"),
    "MultiPoint": sql.SQL("geometry(MultiPoint, 4326)"),
    "MultiLineString": sql.SQL("geometry(MultiLineString, 4326)"),
    "MultiPolygon": sql.SQL("geometry(MultiPolygon, 4326)"),
    "Geometry": sql.SQL("geometry(Geometry, 4326)"),
}

_OWN_COLUMNS: Mapping[str, str] = {
    POS: "图层内次序，从 0 起 / Place in the order of the layer, from 0",
    GEOM: "几何，WGS 84 经纬度 / Geometry, WGS 84 longitude and latitude",
    FEATURE: "服务输出的 GeoJSON / GeoJSON as the service writes it",
}

#: Texts up to 8 kB stay in their row, as they are: a page is read without a detour.
_CREATE = sql.SQL("CREATE TABLE {} ({}) WITH (toast_tuple_target = 8160)")

#: FREEZE writes rows as VACUUM would leave them, so that numbers of matches come from the indexes at once.
_COPY = sql.SQL("COPY {} ({}) FROM STDIN WITH (FREEZE)")


def load_tables(connection: Connection, schema: str, held: Held, store: Store) -> Iterator[int]:
    """Make the tables of a layer, in a transaction of the caller; they are whole when the iterator ends.

    Yields
    ------
    int
        Features written so far.

    Raises
    ------
    StoreError
        A text holds what PostgreSQL does not take.
    """
    table, features = sql.Identifier(schema, held.table), store.features(Query(held.layer.id, limit=held.count))
    columns = _columns(held)
    defined = [sql.SQL("{} {}").format(sql.Identifier(name), kind) for name, kind in columns.items()]
    connection.execute(_CREATE.format(table, sql.SQL(", ").join(defined)))
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    with connection.cursor().copy(_COPY.format(table, names)) as copy:
        for first in range(0, held.count, _PART):
            rows = np.arange(first, min(first + _PART, held.count))
            for row in _rows(features.take(rows), first):
                copy.write_row(row)
            yield first + len(rows)
    _index(connection, table, held)
    describe(connection, sql.SQL("TABLE"), table, held, list(columns))
    load_sums(connection, schema, held, features, _TYPES)


def describe(connection: Connection, kind: sql.SQL, name: sql.Identifier, held: Held, columns: Sequence[str]) -> None:
    """Write titles and labels as comments on a table or view and its columns, where people and QGIS find them."""
    layer = held.layer
    title = f"{layer.title_zh} / {layer.title_en}\n{layer.description_zh}\n{layer.description_en}".strip()
    connection.execute(sql.SQL("COMMENT ON {} {} IS {}").format(kind, name, title))
    labels = {held.columns[field.name]: f"{field.zh} / {field.en}" for field in layer.fields}
    for column in columns:
        label = labels.get(column) or _OWN_COLUMNS[column]
        form = sql.SQL("COMMENT ON COLUMN {}.{} IS {}")
        connection.execute(form.format(name, sql.Identifier(column), label))


def _columns(held: Held) -> dict[str, sql.Composable]:
    """Return name and type of each column, in order."""
    columns: dict[str, sql.Composable] = {POS: sql.SQL("integer NOT NULL")}
    columns |= {held.columns[field.name]: _TYPES[field.type] for field in held.layer.fields}
    if held.layer.geometry != "none":
        columns[GEOM] = _TYPES[held.layer.geometry]
    return columns | {FEATURE: sql.SQL("text NOT NULL")}


def _rows(features: Features, first: int) -> Iterator[tuple[Any, ...]]:
    _check_texts(features)
    values: list[Sequence[Any]] = [range(first, first + len(features))]
    values += [column.python() for column in features.columns.values()]
    if features.geometries is not None:
        # As text, EWKB is hexadecimal.
        values.append(shapely.to_wkb(shapely.set_srid(features.geometries, 4326), hex=True, include_srid=True).tolist())
    values.append([text.decode() for text in features.encoded()])
    return zip(*values, strict=True)


def _check_texts(features: Features) -> None:
    for name, column in features.columns.items():
        texts = [str(text) for text in column.python() if text is not None] if column.field.type == "text" else []
        if not holdable("\n".join(texts)):
            text = next(text for text in texts if not holdable(text))
            one = features.ids[column.python().index(text)]
            where = f"layer {features.layer.id}, feature {one!r}, field {name}"
            raise StoreError(f"{where}: {text[:50]!r} holds a character that PostgreSQL does not take")


def _index(connection: Connection, table: sql.Identifier, held: Held) -> None:
    pos, key = sql.Identifier(POS), sql.Identifier(held.columns["id"])
    connection.execute(sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({})").format(table, pos))
    connection.execute(sql.SQL("CREATE UNIQUE INDEX ON {} ({})").format(table, key))
    for group in held.layer.group:
        form = sql.SQL("CREATE INDEX ON {} ({}, {})")
        connection.execute(form.format(table, sql.Identifier(held.columns[group]), pos))
    if held.layer.geometry != "none":
        connection.execute(sql.SQL("CREATE INDEX ON {} USING gist ({})").format(table, sql.Identifier(GEOM)))
    connection.execute(sql.SQL("ANALYZE {}").format(table))
