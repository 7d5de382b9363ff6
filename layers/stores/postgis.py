"""The store in PostgreSQL with PostGIS: what ``atlas publish`` wrote, answered with the bytes of the store in memory."""

import contextlib
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

import morecantile
import numpy as np
import psycopg
import psycopg_pool
import shapely
from psycopg import errors, sql

from geo import BBox
from layers.catalogue import Layer
from layers.columns import Value, stored_column
from layers.errors import QueryError, StoreBusyError, StoreError
from layers.features import Features
from layers.stores.contract import Page, Query
from layers.stores.cutting import tile_statement
from layers.stores.limits import Limits
from layers.stores.postgres import Connection, our_words, place, reading_pool
from layers.stores.published import FEATURE, GEOM, META, POS, SCHEMA, Build, Held
from layers.stores.selection import Selection, holdable, question, selection
from layers.stores.summing import cell_statement, totals_statement
from layers.totals import Totals

Made = TypeVar("Made")
Row = tuple[Any, ...]

_log = logging.getLogger(__name__)

#: Larger answers are read from a cursor on the server in parts of this many features.
PART = 10_000

_EMPTY = "{}: holds no atlas; atlas publish writes one"

#: Numbers of matches that are remembered.
_COUNTS = 1_000

#: SQLSTATE of a lost session: none, when the connection just ended; else the server was shut down or crashed.
_LOST = (None, "57P01", "57P02")

_CURRENT = sql.SQL("SELECT document::text FROM {} WHERE is_current AND schema_name <> %(known)s").format(
    sql.Identifier(SCHEMA, META)
)
_PAGE = sql.SQL("SELECT {wanted} FROM {table}{where} ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s")
_COUNT = sql.SQL("SELECT count(*) FROM {table}{where}")
_TIMEOUT = sql.SQL("SELECT set_config('statement_timeout', %(ms)s, true)")
_ONE = sql.SQL("SELECT {wanted} FROM {table} WHERE {id} = %(id)s")

#: A feature as bytes: psycopg would make a str of text.
_TEXT = sql.SQL("convert_to({}, 'UTF8')").format(sql.Identifier(FEATURE))
_SHAPE = sql.SQL("ST_AsBinary({})").format(sql.Identifier(GEOM))


class PostgisStore:
    """A build in a database (:class:`layers.stores.contract.Store`).

    Notes
    -----
    A build is a schema that never changes, so statements of one answer fit together without a transaction, and an
    answer that is being read goes on while a new atlas is published. Texts come from the database as they were written
    and are joined here; extent, interval and numbers of features are read with the build.
    """

    in_memory = False

    def __init__(self, pool: psycopg_pool.ConnectionPool[Connection], build: Build, where: str, limits: Limits) -> None:
        self._pool = pool
        self._limits = limits
        self._build = build
        self._where = where
        self._layers = MappingProxyType({name: held.layer for name, held in build.by_id.items()})
        self._atlas = MappingProxyType(dict(build.atlas))
        self._counts = _Counts()
        self.build_id = build.build_id

    @classmethod
    def open(cls, dsn: str, limits: Limits | None = None) -> "PostgisStore":
        """Open the current build of a database.

        Parameters
        ----------
        dsn
            ``postgresql://user@host:5432/database``; what it leaves out comes from libpq's environment.

        Raises
        ------
        StoreError
            Nobody answers at this address, or it holds no atlas, or one of another version.
        """
        where = place(dsn)
        limits = limits or Limits()
        pool = reading_pool(dsn, limits)
        try:
            return cls(pool, _first(pool, where), where, limits)
        except StoreError:
            pool.close()
            raise

    def close(self) -> None:
        """End the sessions, which stores of later builds from :meth:`latest` share."""
        self._pool.close()

    def latest(self) -> "PostgisStore":
        """Look which build is current; return a store of it where that is another one, else this one.

        A build that cannot be read is logged and left alone, and so is a database that does not answer.
        """
        try:
            build = _current(self._pool, self._where, known=self._build.schema)
        except StoreError as error:
            _log.warning("the current build is not taken up: %s", error)
            return self
        return self if build is None else PostgisStore(self._pool, build, self._where, self._limits)

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
        return self._build.layer(layer).count

    def extent(self, layer: str) -> BBox | None:
        """Box of all geometries; None when there is none. Raises ``LayerNotFound``."""
        return self._build.layer(layer).extent

    def interval(self, layer: str) -> tuple[str | None, str | None] | None:
        """First and last date of the layer's date fields; None without such fields. Raises ``LayerNotFound``."""
        return self._build.layer(layer).interval

    def page(self, query: Query) -> Page:
        """Answer a query.

        Raises
        ------
        LayerNotFound, QueryError
            An unknown layer or field, or a value of a wrong type.
        StoreBusyError
            The database takes too long.
        """
        if query.limit < 0 or query.offset < 0:
            raise QueryError(f"limit {query.limit}, offset {query.offset}: wanted 0 or more")
        held = self._build.layer(query.layer)
        chosen = selection(held, query)
        most = _most(held, query)
        matched = None if 0 < most <= PART else self._matched(held, query, chosen)
        rows = self._chosen(held, query, chosen, [_TEXT], most=most if matched is None else min(most, matched))
        if matched is None:
            # A page that is not full shows how many there are.
            is_end = len(rows) < query.limit and (rows or not query.offset)
            matched = query.offset + len(rows) if is_end else self._matched(held, query, chosen)
        return Page(matched, len(rows), b",".join([text for (text,) in rows]))

    def feature(self, layer: str, feature_id: str) -> bytes | None:
        """GeoJSON text of one feature, None when there is no such id. Raises as :meth:`page`."""
        held = self._build.layer(layer)
        if not holdable(feature_id):
            return None
        statement = _ONE.format(wanted=_TEXT, table=self._table(held), id=sql.Identifier(held.columns["id"]))
        found = self._run(lambda connection: _rows(connection, statement, {"id": feature_id}))
        return found[0][0] if found else None

    def rows(self, query: Query) -> Iterator[dict[str, Value]]:
        """Walk the properties of the features of a query, without geometry, in the order of :meth:`page`."""
        held = self._build.layer(query.layer)
        chosen, most = selection(held, query), _most(held, query)
        names = [field.name for field in held.layer.fields]
        if most <= PART:
            rows: Iterator[Row] = iter(self._chosen(held, query, chosen, _values(held), most=most))
        else:
            rows = self._streamed(*self._window(held, query, chosen, _values(held)))
        return (dict(zip(names, row, strict=True)) for row in rows)

    def features(self, query: Query) -> Features:
        """Take the features of a query as typed columns and geometries, in the order of :meth:`page`."""
        held = self._build.layer(query.layer)
        layer = held.layer
        wanted = [*_values(held), *([] if layer.geometry == "none" else [_SHAPE])]
        rows = self._chosen(held, query, selection(held, query), wanted, most=_most(held, query))
        columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
        typed = {one.name: stored_column(one, values) for one, values in zip(layer.fields, columns, strict=False)}
        shapes = None if layer.geometry == "none" else shapely.from_wkb(np.array([*columns[-1], None], object)[:-1])
        return Features(layer, typed, shapes)

    def totals(self, query: Query, by: str | None, level: int) -> Totals:
        """Count and sum the features of a query, by the values of a field or by cells. Raises as :meth:`page`."""
        held = self._build.layer(query.layer)
        statement, values = totals_statement(held, query, by, level, schema=self._build.schema)
        return Totals.of_rows(self._run(lambda connection: _rows(connection, statement, values)))

    def cell_totals(self, layer: str, key: int, level: int, below: int) -> Totals:
        """Count and sum the features of one cell of the grid, by the cells of the level ``below`` in it."""
        held = self._build.layer(layer)
        statement, values = cell_statement(held, key, level, below, schema=self._build.schema)
        return Totals.of_rows(self._briefly(statement, values))

    def min_zoom(self, layer: str) -> int:
        """Return the first zoom at which every tile holds all its features."""
        return self._build.layer(layer).min_zoom

    def point_tile(self, layer: str, tile: morecantile.Tile) -> bytes | None:
        """Give a tile of points, which PostGIS cuts and encodes; None of other layers. Raises as :meth:`page`."""
        statement = tile_statement(self._build.layer(layer), tile, schema=self._build.schema)
        if statement is None:
            return None
        found = self._briefly(*statement)
        return bytes(found[0][0]) if found else b""

    def _briefly(self, statement: sql.Composed, values: Mapping[str, Any]) -> list[Row]:
        """Ask what a tile needs, which may not take as long as other questions."""

        def ask(connection: Connection) -> list[Row]:
            with connection.transaction():
                connection.execute(_TIMEOUT, {"ms": f"{round(self._limits.tile_s * 1000)}ms"})
                return _rows(connection, statement, values)

        return self._run(ask)

    def _matched(self, held: Held, query: Query, chosen: Selection) -> int:
        if not chosen.conditions:
            return held.count
        is_box = question(query) == question(Query(query.layer, bbox=query.bbox))
        if is_box and held.located < held.count:
            # How many are in every box is known.
            located = replace(query, located=True)
            return held.count - held.located + self._matched(held, located, selection(held, located))
        statement = _COUNT.format(table=self._table(held), where=chosen.where)
        return self._counts.of(
            question(query), lambda: self._run(lambda connection: _rows(connection, statement, chosen.values))[0][0]
        )

    def _chosen(
        self, held: Held, query: Query, chosen: Selection, wanted: Sequence[sql.Composable], *, most: int
    ) -> list[Row]:
        """Read the rows of a query, of which there are not more than ``most``."""
        if most == 0:
            return []
        statement, values = self._window(held, query, chosen, wanted)
        if most <= PART:
            return self._run(lambda connection: _rows(connection, statement, values))
        return self._run(lambda connection: [row for part in _parts(connection, statement, values) for row in part])

    def _streamed(self, statement: sql.Composed, values: Mapping[str, Any]) -> Iterator[Row]:
        with self._in_our_words(), self._pool.connection() as connection:
            for part in _parts(connection, statement, values):
                yield from part

    def _window(
        self, held: Held, query: Query, chosen: Selection, wanted: Sequence[sql.Composable]
    ) -> tuple[sql.Composed, Mapping[str, Any]]:
        where, values = chosen.where, {**chosen.values, "limit": _most(held, query), "offset": query.offset}
        if not chosen.conditions and not query.sortby:
            # Places are counted from 0 without a gap, so no row before the page is looked at.
            where = sql.SQL(" WHERE {} >= %(first)s").format(sql.Identifier(POS))
            values |= {"first": query.offset, "offset": 0}
        columns, table = sql.SQL(", ").join(wanted), self._table(held)
        return _PAGE.format(wanted=columns, table=table, where=where, order=chosen.order), values

    def _table(self, held: Held) -> sql.Identifier:
        return sql.Identifier(self._build.schema, held.table)

    def _run(self, work: Callable[[Connection], Made]) -> Made:
        """Do something with a session; once more with another one where the first was lost."""
        with self._in_our_words():
            try:
                with self._pool.connection() as connection:
                    return work(connection)
            except psycopg.OperationalError as error:
                if isinstance(error, psycopg_pool.PoolTimeout) or error.sqlstate not in _LOST:
                    raise
            self._pool.check()  # a server that was started again has ended the others, too
            with self._pool.connection() as connection:
                return work(connection)

    @contextlib.contextmanager
    def _in_our_words(self) -> Iterator[None]:
        with our_words(self._where):
            try:
                yield
            except errors.UndefinedTable as error:
                raise StoreBusyError(f"{self._where}: build {self.build_id} was replaced; ask again") from error


class _Counts:
    """Numbers of matches by question, of one build; the latest ones are kept."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, int] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, key: Hashable, count: Callable[[], int]) -> int:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        found = count()
        with self._lock:
            self._known[key] = found
            if len(self._known) > _COUNTS:
                self._known.popitem(last=False)
        return found


def _most(held: Held, query: Query) -> int:
    """Return how many features the page of a query can have."""
    return max(0, min(query.limit, held.count - query.offset))


def _values(held: Held) -> list[sql.Composable]:
    """Write the fields of a layer as columns that psycopg reads as JSON has them: a day is a text."""
    form = {"date": sql.SQL("{}::text")}
    return [
        form.get(field.type, sql.SQL("{}")).format(sql.Identifier(held.columns[field.name]))
        for field in held.layer.fields
    ]


def _rows(connection: Connection, statement: sql.Composed, values: Mapping[str, Any]) -> list[Row]:
    return connection.cursor(binary=True).execute(statement, values).fetchall()


def _parts(connection: Connection, statement: sql.Composed, values: Mapping[str, Any]) -> Iterator[list[Row]]:
    with connection.transaction(), connection.cursor("parts") as cursor:
        cursor.execute(statement, values, binary=True)
        while part := cursor.fetchmany(PART):
            yield part


def _first(pool: psycopg_pool.ConnectionPool[Connection], where: str) -> Build:
    build = _current(pool, where, known="")
    if build is None:
        raise StoreError(_EMPTY.format(where))
    return build


def _current(pool: psycopg_pool.ConnectionPool[Connection], where: str, *, known: str) -> Build | None:
    """Read the current build; None where it is ``known``, or there is none."""
    with our_words(where), pool.connection() as connection:
        try:
            found = connection.execute(_CURRENT, {"known": known}).fetchone()
        except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
            raise StoreError(_EMPTY.format(where)) from error
    return None if found is None else Build.read(found[0])
