"""What can go wrong between a table and a layer.

::

    LayersError
    ├── TableError (ValueError)       a data file that cannot be used: file, row, column, value, wanted
    ├── AtlasError (ValueError)       an atlas folder or its atlas.toml that cannot be used
    ├── CatalogueError (ValueError)   a catalogue entry that contradicts itself
    ├── StyleError (ValueError)       a look that a renderer cannot draw
    ├── QueryError (ValueError)       a query that names what a layer does not have
    └── StoreError (OSError)          a GeoPackage or database that cannot be opened or is not whole
        └── LayerNotFound (KeyError)  a layer that the store does not hold
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


class StoreError(LayersError, OSError):
    """A GeoPackage or database that cannot be opened, or is not whole."""


class LayerNotFound(StoreError, KeyError):  # noqa: N818 - says what happened, as FileNotFound would
    """A layer that the store does not hold."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""
