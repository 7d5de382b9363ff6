"""What a layer's features look like, as JSON Schema: queryables, sortables, the schema of Part 5, OpenAPI's bodies."""

from collections.abc import Mapping
from typing import Any

from api.language import Language
from api.values import FIELD_TYPES
from layers.catalogue import Field, Layer

DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: geojson.org's name and OGC's format of each geometry type; QGIS knows the geometry to filter by the ``$ref``.
_GEOMETRY: Mapping[str, tuple[str, str]] = {
    "Point": ("Point", "geometry-point"),
    "LineString": ("LineString", "geometry-linestring"),
    "Polygon": ("Polygon", "geometry-polygon"),
    "MultiPoint": ("MultiPoint", "geometry-multipoint"),
    "MultiLineString": ("MultiLineString", "geometry-multilinestring"),
    "MultiPolygon": ("MultiPolygon", "geometry-multipolygon"),
    "Geometry": ("Geometry", "geometry-any"),
}


def label(field: Field, lang: Language) -> str:
    """Return the name of a field for people; QGIS shows it as alias."""
    return (field.en if lang == "en" else field.zh) or field.name


def title(layer: Layer, lang: Language) -> str:
    """Return the title of a layer."""
    return (layer.title_en if lang == "en" else layer.title_zh) or layer.id


def description(layer: Layer, lang: Language) -> str:
    """Return the description of a layer."""
    return layer.description_en if lang == "en" else layer.description_zh


def queryables(layer: Layer, vocabulary: Mapping[str, Any], *, url: str, lang: Language) -> dict[str, Any]:
    """Write what a layer can be filtered by.

    Parameters
    ----------
    vocabulary
        Of the atlas: slugs and their labels, by the name that fields give.
    url
        Address of the document, its ``$id``.

    Returns
    -------
    JSON Schema
        Each ``type`` is one word; of two words (``["number", "null"]``) clients read none.
    """
    return {
        "$schema": DRAFT,
        "$id": url,
        "type": "object",
        "title": title(layer, lang),
        "description": description(layer, lang),
        "properties": {**_geometry(layer, place=0), **_fields(layer, vocabulary, lang)},
        "additionalProperties": False,
    }


def sortables(layer: Layer, vocabulary: Mapping[str, Any], *, url: str, lang: Language) -> dict[str, Any]:
    """Write what a layer can be ordered by: every field."""
    return {**queryables(layer, vocabulary, url=url, lang=lang), "properties": _fields(layer, vocabulary, lang)}


def schema(layer: Layer, vocabulary: Mapping[str, Any], *, url: str, lang: Language) -> dict[str, Any]:
    """Write the schema of Part 5: fields in their order, with roles."""
    properties = {**_geometry(layer, place=0), **_fields(layer, vocabulary, lang)}
    for name, role in _roles(layer).items():
        properties[name] = {**properties[name], "x-ogc-role": role}
    return {**queryables(layer, vocabulary, url=url, lang=lang), "properties": properties, "required": ["id"]}


def _roles(layer: Layer) -> dict[str, str]:
    roles = {"id": "id"}
    if layer.interval:
        first, last = layer.interval
        if first == last:
            roles[first] = "primary-instant"
        else:
            roles |= {first: "primary-interval-start", last: "primary-interval-end"}
    return roles


def _geometry(layer: Layer, *, place: int) -> dict[str, Any]:
    if layer.geometry == "none":
        return {}
    name, kind = _GEOMETRY[layer.geometry]
    return {
        "geometry": {
            "$ref": f"https://geojson.org/schema/{name}.json",
            "format": kind,
            "x-ogc-role": "primary-geometry",
            "x-ogc-propertySeq": place,
        }
    }


def _fields(layer: Layer, vocabulary: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    return {field.name: _field(field, place, vocabulary, lang) for place, field in enumerate(layer.fields, start=1)}


def _field(field: Field, place: int, vocabulary: Mapping[str, Any], lang: Language) -> dict[str, Any]:
    written: dict[str, Any] = {"title": label(field, lang), **FIELD_TYPES[field.type][2]}
    other = field.zh if lang == "en" else field.en
    if other:
        written["description"] = other
    words = vocabulary.get(field.values or "")
    if words and not field.many:
        written["enum"] = list(words)
    written["x-ogc-propertySeq"] = place
    return written
