"""The door to PostgreSQL: addresses, sessions that only read, and its errors in our words."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
import psycopg_pool
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from layers.errors import QueryError, StoreBusyError, StoreError
from layers.stores.limits import Limits

Connection = psycopg.Connection[tuple[Any, ...]]

#: What says that the same question may be answered a little later: too long, locked, too many, or a replica that must
#: go on replaying (PostgreSQL 15, appendix A).
_BUSY = (
    errors.QueryCanceled, errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure,
    errors.TooManyConnections, errors.CannotConnectNow, errors.AdminShutdown, errors.IdleInTransactionSessionTimeout,
    psycopg_pool.PoolTimeout, psycopg_pool.TooManyRequests,
)  # fmt: skip


def place(dsn: str) -> str:
    """Name a database for a message: host, port and database, never a password.

    Raises
    ------
    StoreError
        The address cannot be read.

    Examples
    --------
    >>> place("postgresql://me:secret@db.example.cn/jinzhou")
    'postgresql://db.example.cn/jinzhou'
    """
    try:
        parts = conninfo_to_dict(dsn)
    except psycopg.ProgrammingError as error:
        raise StoreError("not the address of a database; wanted postgresql://user@host:5432/database") from error
    port = f":{parts['port']}" if "port" in parts else ""
    return f"postgresql://{parts.get('host', '')}{port}/{parts.get('dbname', '')}"


def connect(dsn: str, limits: Limits) -> Connection:
    """Connect once; each statement is a transaction.

    Raises
    ------
    StoreError
        Nobody answers at this address, or refuses.
    """
    with our_words(place(dsn)):
        return psycopg.connect(_conninfo(dsn, limits), autocommit=True)


def reading_pool(dsn: str, limits: Limits) -> psycopg_pool.ConnectionPool[Connection]:
    """Open sessions that only read, bounded in number and time.

    Raises
    ------
    StoreError
        Nobody answers at this address, or refuses, or there is no PostGIS.
    """
    with connect(dsn, limits) as first, our_words(place(dsn)):  # a pool would only say that it took too long
        set_postgis_path(first, place(dsn))
    pool = psycopg_pool.ConnectionPool[Connection](
        _conninfo(dsn, limits),
        kwargs={"autocommit": True},
        min_size=1,
        max_size=limits.connections,
        timeout=limits.wait_s,
        configure=lambda connection: _configure(connection, limits),
        name="corridor-atlas",
        open=False,
    )
    with our_words(place(dsn)):
        pool.open(wait=True, timeout=limits.connect_s)
    return pool


def set_postgis_path(connection: Connection, where: str) -> None:
    """Let names mean those of PostgreSQL and PostGIS, and nobody's else.

    Raises
    ------
    StoreError
        The database has no PostGIS.
    """
    found = connection.execute(
        "SELECT set_config('search_path', 'pg_catalog, ' || quote_ident(nspname), false) "
        "FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'postgis'"
    ).fetchone()
    if found is None:
        raise StoreError(f"{where}: has no PostGIS; a superuser makes it: CREATE EXTENSION postgis")


@contextlib.contextmanager
def our_words(where: str) -> Iterator[None]:
    """Turn the errors of PostgreSQL into ours.

    Raises
    ------
    StoreBusyError
        It may be answered a little later.
    QueryError
        A number that a filter computes is out of range.
    StoreError
        Anything else.
    """
    try:
        yield
    except _BUSY as error:
        raise StoreBusyError(f"{where}: is busy ({_message(error)})") from error
    except errors.NumericValueOutOfRange as error:
        raise QueryError(f"a number leaves the range of float64 ({_message(error)})") from error
    except psycopg.Error as error:
        raise StoreError(f"{where}: {_message(error)}") from error


def _conninfo(dsn: str, limits: Limits) -> str:
    own = {"client_encoding": "UTF8", "application_name": "corridor-atlas"}
    given = conninfo_to_dict(dsn)
    late: Mapping[str, Any] = {"connect_timeout": round(limits.connect_s)}
    return make_conninfo(dsn, **own, **{name: value for name, value in late.items() if name not in given})


def _configure(connection: Connection, limits: Limits) -> None:
    settings = {
        "default_transaction_read_only": "on",
        "statement_timeout": _ms(limits.statement_s),
        "lock_timeout": _ms(limits.statement_s),
        "idle_in_transaction_session_timeout": _ms(limits.idle_s),
        "DateStyle": "ISO, YMD",
        # Answers are read to their end, and each is planned for its own values: a plan for any box reads the table.
        "cursor_tuple_fraction": "1",
        "plan_cache_mode": "force_custom_plan",
        "jit": "off",  # compiling takes longer than most answers
    }
    calls = [sql.SQL("set_config({}, {}, false)").format(name, value) for name, value in settings.items()]
    connection.execute(sql.SQL("SELECT {}").format(sql.SQL(", ").join(calls)))
    set_postgis_path(connection, "")


def _ms(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms"


def _message(error: psycopg.Error) -> str:
    words = error.diag.message_primary or str(error)
    return " ".join(words.split())
