"""Stores of layers: one contract, one implementation a file."""

from pathlib import Path

from layers.stores.contract import Page, Query, SortKey, Store
from layers.stores.memory import MemoryStore

__all__ = ["MemoryStore", "Page", "Query", "SortKey", "Store", "open_store"]


def open_store(target: str | Path) -> Store:
    """Open the store that a target names: the path of a GeoPackage.

    Raises
    ------
    StoreError
        The target cannot be opened, or is not whole.
    """
    return MemoryStore.open(target)
