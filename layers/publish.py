"""From a store to a database: an atlas is written beside the one in use, then takes its place, in one transaction."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

from psycopg import errors, sql

from layers.catalogue import Layer
from layers.errors import StoreBusyError, StoreError
from layers.stores import Query, Store, open_store
from layers.stores.limits import Limits
from layers.stores.loading import describe, load_tables
from layers.stores.postgres import Connection, connect, our_words, place, set_postgis_path
from layers.stores.published import GEOM, META, POS, READER, SCHEMA, Build, Held, column_names, table_names
from layers.stores.summing import deepest_level, grouped_fields, narrow_fields

Progress = Callable[[str, int, int], None]

#: Somebody who reads a view, or an old build, is waited for so long [s]; a swap of names is tried so often.
_LOCK_S = 2.0
_TRIES = 10

#: Of the lock that keeps two publishers from one database; a number that nobody else uses ("atlas").
_ONE_AT_A_TIME = 0x61746C6173

#: What the sessions of the reading role are bound to.
_READER_SETTINGS: Mapping[str, str] = {
    "default_transaction_read_only": "on",
    "statement_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
}


@dataclass(frozen=True)
class PublishReport:
    """What a publication did.

    Attributes
    ----------
    place
        The database, without a password.
    rows
        Layer to number of features.
    is_new
        False when just this build was current already, and nothing was written.
    has_reader
        Whether the role for reading only may read it; False where the rights for that are missing.
    kept
        Schemas of older builds that somebody still reads or has built on; the next publication tries again.
    """

    place: str
    build_id: str
    rows: Mapping[str, int]
    is_new: bool
    has_reader: bool
    kept: tuple[str, ...]

    def text(self, language: str = "zh") -> str:
        """Write the report for people, in Chinese (zh) or English (en)."""
        return "\n".join(_english(self) if language == "en" else _chinese(self))


def publish(source: Store | str | Path, dsn: str, progress: Progress | None = None) -> PublishReport:
    """Write an atlas into a database.

    Parameters
    ----------
    source
        A store, or the path of a GeoPackage.
    dsn
        ``postgresql://user@host:5432/database``; the user may create schemas there.
    progress
        Told of each step: a layer's id, features written, features of all layers.

    Returns
    -------
    PublishReport

    Raises
    ------
    StoreError
        Nobody answers at this address; the user lacks rights; there is no PostGIS and he may not make it; a text
        cannot stand in PostgreSQL; the names of the views are used otherwise.
    StoreBusyError
        Somebody else publishes there, or locks a view all the time.

    Notes
    -----
    Everything is one transaction: it is there whole, or not at all. Tables are written into a schema of the build's
    own, so nobody who reads is disturbed; only the swap of the views waits for others, two seconds at a time. The build
    before stays for answers under way and is deleted by the next publication. The same build again writes nothing.
    """
    store = open_store(source) if isinstance(source, str | Path) else source
    where = place(dsn)
    build = Build.of(store.build_id, dict(store.atlas), _held(store))
    with connect(dsn, Limits()) as connection, our_words(where):
        _prepare(connection, where)
        with connection.transaction():
            _alone(connection, where)
            before = _current_schema(connection)
            is_new = before != build.schema
            if is_new:
                _load(connection, store, build, progress)
                _swap(connection, build, where)
            has_reader = _has_reader(connection) and _granted(connection, build)
        kept = _older_kept(connection, {build.schema, before}) if is_new else ()
    rows = {name: store.count(name) for name in store.layers}
    return PublishReport(where, store.build_id, rows, is_new, has_reader, kept)


def _held(store: Store) -> list[Held]:
    tables = table_names(list(store.layers.values()))
    return [_held_layer(store, layer, tables[layer.id]) for layer in store.layers.values()]


def _held_layer(store: Store, layer: Layer, tables: tuple[str, str, str]) -> Held:
    extent = store.extent(layer.id)
    features = store.features(Query(layer.id, limit=store.count(layer.id)))
    return Held(
        layer,
        *tables,
        columns=column_names(layer),
        narrow=narrow_fields(features),
        grouped=grouped_fields(features),
        deepest=deepest_level(features),
        min_zoom=store.min_zoom(layer.id),
        count=len(features),
        located=store.page(Query(layer.id, located=True, limit=0)).matched,
        box=None if extent is None else (extent.west, extent.south, extent.east, extent.north),
        interval=store.interval(layer.id),
    )


def _prepare(connection: Connection, where: str) -> None:
    connection.execute("SET statement_timeout = 0")
    found = connection.execute("SHOW server_encoding").fetchone()
    if found != ("UTF8",):
        raise StoreError(f"{where}: keeps texts as {found and found[0]}, wanted a database in UTF8")
    if connection.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'").fetchone() is None:
        try:
            connection.execute("CREATE EXTENSION postgis")
        except (errors.InsufficientPrivilege, errors.FeatureNotSupported, errors.UndefinedFile) as error:
            raise StoreError(f"{where}: has no PostGIS; a superuser makes it: CREATE EXTENSION postgis") from error
    set_postgis_path(connection, where)


def _alone(connection: Connection, where: str) -> None:
    if connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ONE_AT_A_TIME]).fetchone() != (True,):
        raise StoreBusyError(f"{where}: somebody else is publishing there; try again when that is done")


def _current_schema(connection: Connection) -> str | None:
    """Make the table of builds where there is none; return the schema of the current build."""
    if not _has_schema(connection, SCHEMA):
        connection.execute(_CREATE_SCHEMA.format(sql.Identifier(SCHEMA)))
    if connection.execute("SELECT to_regclass(%s)", [f"{SCHEMA}.{META}"]).fetchone() == (None,):
        for statement in _META:
            connection.execute(_of_meta(statement))
    found = connection.execute(_of_meta("SELECT schema_name FROM {meta} WHERE is_current")).fetchone()
    return None if found is None else str(found[0])


def _has_schema(connection: Connection, name: str) -> bool:
    return connection.execute("SELECT to_regnamespace(quote_ident(%s))", [name]).fetchone() != (None,)


def _of_meta(statement: LiteralString) -> sql.Composed:
    return sql.SQL(statement).format(schema=sql.Identifier(SCHEMA), meta=sql.Identifier(SCHEMA, META))


_CREATE_SCHEMA = sql.SQL("CREATE SCHEMA {}")


_META: Sequence[LiteralString] = (
    """CREATE TABLE {meta} (schema_name text PRIMARY KEY, build_id text NOT NULL, is_current boolean NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(), document json NOT NULL)""",
    "CREATE UNIQUE INDEX ON {meta} (is_current) WHERE is_current",
    "COMMENT ON SCHEMA {schema} IS '通道图：当前版本的图层 / Corridor Atlas: the layers of the current build'",
    "COMMENT ON TABLE {meta} IS '各版本，其中一个为当前版本 / The builds that are here, one of them current'",
    "COMMENT ON COLUMN {meta}.schema_name IS '图层表所在的模式 / Schema of its tables'",
    "COMMENT ON COLUMN {meta}.build_id IS '内容标识，随数据变化 / Name of the content, changes with the data'",
    "COMMENT ON COLUMN {meta}.is_current IS '是否当前版本 / Whether it is the one in use'",
    "COMMENT ON COLUMN {meta}.published_at IS '发布时间 / When it was published'",
    "COMMENT ON COLUMN {meta}.document IS '图集说明、图层、数量和范围 / What is said of the atlas; layers, counts, extents'",
)


def _load(connection: Connection, store: Store, build: Build, progress: Progress | None) -> None:
    """Write the tables of a build; where it was current before and is still there, that is what there is to do."""
    if _has_schema(connection, build.schema):
        return
    connection.execute(_CREATE_SCHEMA.format(sql.Identifier(build.schema)))
    done, total = 0, sum(held.count for held in build.held)
    for held in build.held:
        for count in load_tables(connection, build.schema, held, store):
            if progress:
                progress(held.layer.id, done + count, total)
        done += held.count


def _swap(connection: Connection, build: Build, where: str) -> None:
    """Let the names mean another build. Who reads a view is waited for, but not for long: others wait behind us."""
    for _ in range(_TRIES):
        with contextlib.suppress(errors.LockNotAvailable), connection.transaction():
            _wait_briefly(connection)
            _replace_views(connection, build)
            _make_current(connection, build)
            return
    raise StoreBusyError(f"{where}: somebody holds a view of schema {SCHEMA}; end that session, or try again later")


def _wait_briefly(connection: Connection) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, true)", [f"{round(_LOCK_S * 1000)}ms"])


def _replace_views(connection: Connection, build: Build) -> None:
    query = "SELECT viewname FROM pg_views WHERE schemaname = %s"
    there = {str(name) for (name,) in connection.execute(query, [SCHEMA])}
    for name in sorted(there - {held.table for held in build.held}):
        connection.execute(sql.SQL("DROP VIEW {}").format(sql.Identifier(SCHEMA, name)))
    for held in build.held:
        columns = [POS, *held.columns.values(), *([] if held.layer.geometry == "none" else [GEOM])]
        view = sql.Identifier(SCHEMA, held.table)
        _replace_view(connection, view, sql.Identifier(build.schema, held.table), columns)
        describe(connection, sql.SQL("VIEW"), view, held, columns)


def _replace_view(connection: Connection, view: sql.Identifier, table: sql.Identifier, columns: Sequence[str]) -> None:
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    create = sql.SQL("CREATE OR REPLACE VIEW {} AS SELECT {} FROM {}").format(view, listed, table)
    try:
        with connection.transaction():
            connection.execute(create)  # rights, and what others have built on the view, stay
    except errors.InvalidTableDefinition:  # other columns than before
        connection.execute(sql.SQL("DROP VIEW {}").format(view))
        connection.execute(create)


def _make_current(connection: Connection, build: Build) -> None:
    connection.execute(_of_meta("UPDATE {meta} SET is_current = false WHERE is_current"))
    row = {"schema": build.schema, "build": build.build_id, "document": build.document()}
    connection.execute(
        _of_meta(
            "INSERT INTO {meta} (schema_name, build_id, is_current, document) "
            "VALUES (%(schema)s, %(build)s, true, %(document)s) ON CONFLICT (schema_name) DO UPDATE "
            "SET is_current = true, published_at = excluded.published_at, document = excluded.document"
        ),
        row,
    )


def _has_reader(connection: Connection) -> bool:
    """Make the role for reading only, where there is none; tell whether there is one."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [READER]).fetchone():
        return True
    name = sql.Identifier(READER)
    try:
        with connection.transaction():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
            for setting, value in _READER_SETTINGS.items():
                form = sql.SQL("ALTER ROLE {} SET {} TO {}")
                connection.execute(form.format(name, sql.Identifier(setting), value))
            path = sql.SQL("ALTER ROLE {} SET search_path TO {}, public")
            connection.execute(path.format(name, sql.Identifier(SCHEMA)))
    except errors.InsufficientPrivilege:
        return False
    return True


def _granted(connection: Connection, build: Build) -> bool:
    try:
        with connection.transaction():
            for schema in (SCHEMA, build.schema):
                names = {"schema": sql.Identifier(schema), "reader": sql.Identifier(READER)}
                connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {schema} TO {reader}").format(**names))
                connection.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {reader}").format(**names))
    except errors.InsufficientPrivilege:
        return False
    return True


def _older_kept(connection: Connection, keep: Iterable[str | None]) -> tuple[str, ...]:
    """Delete older builds; return the schemas of those that somebody still reads."""
    rows = connection.execute(_of_meta("SELECT schema_name FROM {meta} ORDER BY schema_name")).fetchall()
    older = [str(name) for (name,) in rows if name not in set(keep)]
    return tuple(name for name in older if not _deleted(connection, name))


def _deleted(connection: Connection, schema: str) -> bool:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
    try:
        with connection.transaction():
            _wait_briefly(connection)
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
            for (table,) in connection.execute(query, [schema]).fetchall():
                connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(schema, table)))
            connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {}").format(sql.Identifier(schema)))
            connection.execute(_of_meta("DELETE FROM {meta} WHERE schema_name = %s AND NOT is_current"), [schema])
    except (errors.LockNotAvailable, errors.DependentObjectsStillExist):
        return False
    return True


def _chinese(report: PublishReport) -> Iterator[str]:
    yield f"{report.place}  {report.build_id}" + ("" if report.is_new else "  已是当前版本，未改动")
    yield from (f"  {layer:<14} {count:>9}" for layer, count in report.rows.items())
    if report.has_reader:
        yield f"只读角色：{READER}"
    else:
        yield f"没有只读角色：由有权限的用户 CREATE ROLE {READER} LOGIN，然后再次发布"
    if report.kept:
        yield f"旧版本仍在使用，下次发布时再删除：{'、'.join(report.kept)}"


def _english(report: PublishReport) -> Iterator[str]:
    yield f"{report.place}  {report.build_id}" + ("" if report.is_new else "  is current already; nothing written")
    yield from (f"  {layer:<14} {count:>9}" for layer, count in report.rows.items())
    if report.has_reader:
        yield f"Role for reading only: {READER}"
    else:
        yield f"No role for reading only: let somebody with the rights CREATE ROLE {READER} LOGIN, then publish again"
    if report.kept:
        yield f"Older builds still in use, left for the next publication to delete: {', '.join(report.kept)}"
