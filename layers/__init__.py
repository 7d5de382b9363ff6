"""What the map shows: layers made, kept, asked and drawn. Knows :mod:`geo`, no web framework."""

from layers.atlas import Atlas, bundled, read_atlas
from layers.build import BuildReport, build
from layers.catalogue import Field, Layer, catalogue
from layers.errors import LayersError
from layers.export import export
from layers.notebook import show
from layers.stores import Page, Query, Store, open_store
from layers.style import Style, read_style
from layers.tables import Tables, read_tables

__all__ = [
    "Atlas",
    "BuildReport",
    "Field",
    "Layer",
    "LayersError",
    "Page",
    "Query",
    "Store",
    "Style",
    "Tables",
    "build",
    "bundled",
    "catalogue",
    "export",
    "open_store",
    "read_atlas",
    "read_style",
    "read_tables",
    "show",
]
