"""What can go wrong between a table and a layer.

::

    LayersError
    ├── TableError (ValueError)       a data file that cannot be used: file, row, column, value, wanted
    ├── AtlasError (ValueError)       an atlas folder or its atlas.toml that cannot be used
    ├── CatalogueError (ValueError)   a catalogue entry that contradicts itself
    ├── StyleError (ValueError)       a look that a renderer cannot draw
    ├── QueryError (ValueError)       a query that names what a layer does not have
    │   └── FilterError               a filter that cannot be read or does not fit its layer
    ├── TileError (LookupError)       a tile that is not there
    ├── SnapshotError (ValueError)    a page that cannot be put into one file
    └── StoreError (OSError)          a GeoPackage or database that cannot be opened or is not whole
        ├── LayerNotFound (KeyError)  a layer that the store does not hold
        └── StoreBusyError            a database that does not answer in time; it may a little later
"""


class LayersError(Exception):
    """The base of all errors of :mod:`layers`."""


class TableError(LayersError, ValueError):
    """A data file that cannot be used; the message names file, row, column, value and what was wanted."""


class AtlasError(LayersError, ValueError):
    """An atlas folder, or its ``atlas.toml``, that cannot be used."""


class CatalogueError(LayersError, ValueError):
    """A catalogue entry that contradicts itself."""


class StyleError(LayersError, ValueError):
    """A look that a renderer cannot draw."""


class QueryError(LayersError, ValueError):
    """A query that names what a layer does not have, or a value of the wrong type."""


class FilterError(QueryError):
    """A filter that cannot be read, or that does not fit its layer.

    Attributes
    ----------
    message
        In words, without the place.
    field, wanted
        The property or function at fault and what would have fitted, where it is about one.
    line, column
        Where in the text (``at``), from 1; None where that is unknown, as often in CQL2 JSON.
    """

    def __init__(
        self,
        message: str,
        *,
        field: str | None = None,
        wanted: str | None = None,
        at: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message if at is None else f"{message} (line {at[0]}, column {at[1]})")
        self.message = message
        self.field = field
        self.wanted = wanted
        self.line: int | None = None if at is None else at[0]
        self.column: int | None = None if at is None else at[1]


class TileError(LayersError, LookupError):
    """A tile outside the grid, or of a layer that has no tiles."""


class SnapshotError(LayersError, ValueError):
    """A page that cannot be put into one file: no atlas, a part that is missing, or one that asks another host."""


class StoreError(LayersError, OSError):
    """A GeoPackage or database that cannot be opened, or is not whole."""


class LayerNotFound(StoreError, KeyError):  # noqa: N818 - says what happened, as FileNotFound would
    """A layer that the store does not hold."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class StoreBusyError(StoreError):
    """A database that does not answer in time; the same question may be answered a little later."""
