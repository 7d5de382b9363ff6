"""The layers an atlas has: their titles, geometry, fields and looks, read from ``catalogue.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from layers.errors import CatalogueError

FieldType = Literal["text", "number", "integer", "date", "boolean"]
GeometryType = Literal[
    "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "Geometry", "none"
]  # fmt: skip

FIELD_TYPES = ("text", "number", "integer", "date", "boolean")
GEOMETRY_TYPES = (
    "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "Geometry", "none",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """A property of every feature of a layer.

    ``values`` names its vocabulary in ``atlas.toml``; ``many`` says that a text holds several values, parted by ``|``.
    """

    name: str
    type: FieldType
    zh: str
    en: str
    values: str | None = None
    many: bool = False


@dataclass(frozen=True)
class Layer:
    """A collection of features.

    Attributes
    ----------
    geometry
        The one geometry type of all features; ``none`` for a table. ``Geometry`` only for foreign files.
    fields
        In the order in which every feature carries them; the first is ``id``.
    style
        Name of ``styles/<style>.toml``; None draws nothing.
    group
        Fields by whose values whole answers are kept ready.
    interval
        Date fields of first and last moment; empty for layers without time.
    """

    id: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    geometry: GeometryType
    fields: tuple[Field, ...]
    style: str | None = None
    group: tuple[str, ...] = ()
    interval: tuple[str, ...] = ()

    def field(self, name: str) -> Field | None:
        """Return the field called ``name``, None when the layer has none."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def catalogue() -> Mapping[str, Layer]:
    """Read the layers of an atlas.

    Returns
    -------
    Mapping of layer id to layer, in the order of the file

    Raises
    ------
    CatalogueError
        An entry has an unknown type, names a field twice, or does not begin with ``id``.
    """
    text = (Path(__file__).parent / "catalogue.toml").read_text("utf-8")
    return MappingProxyType({name: _layer(name, entry) for name, entry in tomllib.loads(text).items()})


def _layer(name: str, entry: dict[str, Any]) -> Layer:
    fields = tuple(Field(**field) for field in entry.pop("fields"))
    layer = Layer(
        id=name,
        fields=fields,
        group=tuple(entry.pop("group", ())),
        interval=tuple(entry.pop("interval", ())),
        **entry,
    )
    names = [field.name for field in fields]
    if names[:1] != ["id"] or len(set(names)) != len(names):
        raise CatalogueError(f"layer {name}: fields {names} must begin with id and name each field once")
    for field in fields:
        if field.type not in FIELD_TYPES:
            raise CatalogueError(f"layer {name}: {field.name} has type {field.type!r}, wanted one of {FIELD_TYPES}")
    if layer.geometry not in GEOMETRY_TYPES:
        raise CatalogueError(f"layer {name}: geometry {layer.geometry!r} is none of {GEOMETRY_TYPES}")
    unknown = {*layer.group, *layer.interval} - set(names)
    if unknown:
        raise CatalogueError(f"layer {name}: group or interval names unknown fields {sorted(unknown)}")
    return layer
