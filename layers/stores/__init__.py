"""Stores of layers: one contract, one implementation a file."""

from pathlib import Path

from layers.errors import StoreError
from layers.stores.contract import Page, Query, SortKey, Store
from layers.stores.limits import Limits
from layers.stores.memory import MemoryStore

__all__ = ["Limits", "MemoryStore", "Page", "Query", "SortKey", "Store", "is_database", "open_store"]


def open_store(target: str | Path, limits: Limits | None = None) -> Store:
    """Open the store that a target names.

    Parameters
    ----------
    target
        The path of a GeoPackage, or the address of a database, ``postgresql://user@host:5432/database``.
    limits
        How much a database is asked for at a time; None: the usual.

    Raises
    ------
    StoreError
        The target cannot be opened, or is not whole; or it is a database, and the extra ``postgis`` is not installed.
    """
    if not is_database(target):
        return MemoryStore.open(target)
    try:
        from layers.stores.postgis import PostgisStore  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise StoreError(f"databases need an extra: pip install 'corridor-atlas[postgis]' ({error})") from error
    return PostgisStore.open(str(target), limits)


def is_database(target: str | Path) -> bool:
    """Tell whether a target is the address of a database.

    Examples
    --------
    >>> is_database("postgresql://localhost/jinzhou"), is_database("jinzhou.gpkg")
    (True, False)
    """
    return isinstance(target, str) and target.startswith(("postgresql://", "postgres://"))
