"""What answers look like, as schemas of the OpenAPI document (3.0: ``nullable``, one ``type``)."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from api.values import FIELD_TYPES
from geo.geocode import Flag, Level, Status
from layers.catalogue import Layer
from layers.summary import SUMMED

_TEXT = {"type": "string"}
_LINKS = {"type": "array", "items": {"$ref": "#/components/schemas/link"}}
_MAYBE = {"type": "string", "nullable": True}
_LIMITED = {"type": "string", "maxLength": 1000}
_HINT = {**_LIMITED, "nullable": True}
_COUNT = {"type": "integer", "minimum": 0}


def schemas(layers: Iterable[Layer]) -> dict[str, Any]:
    """Return the schemas of all bodies, by the name that endpoints give."""
    found = dict(_COMMON)
    for layer in layers:
        found[f"feature_{layer.id}"] = _feature(layer)
        found[f"features_{layer.id}"] = _features(layer)
    return found


def _object(required: Iterable[str], **properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _feature(layer: Layer) -> dict[str, Any]:
    fields = {field.name: {**FIELD_TYPES[field.type][2], "nullable": True} for field in layer.fields}
    return _object(
        ("type", "id", "geometry", "properties"),
        type={"type": "string", "enum": ["Feature"]},
        id=_TEXT,
        geometry={"type": "object", "nullable": True},
        properties={"type": "object", "properties": fields},
        links=_LINKS,
    )


def _features(layer: Layer) -> dict[str, Any]:
    return _object(
        ("type", "numberMatched", "numberReturned", "links", "features"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        numberMatched=_COUNT,
        numberReturned=_COUNT,
        links=_LINKS,
        features={"type": "array", "items": {"$ref": f"#/components/schemas/feature_{layer.id}"}},
    )


def _summed() -> dict[str, Any]:
    fields = {field.name: {**FIELD_TYPES[field.type][2], "nullable": True} for field in SUMMED}
    return _object(
        ("type", "id", "geometry", "properties"),
        type={"type": "string", "enum": ["Feature"]},
        id=_TEXT,
        geometry={"type": "object", "nullable": True},
        properties={"type": "object", "required": list(fields), "properties": fields},
    )


_COMMON: Mapping[str, Any] = {
    "document": {"type": "object"},
    "link": _object(
        ("href", "rel", "type"), href={"type": "string", "format": "uri"}, rel=_TEXT, type=_TEXT, title=_TEXT
    ),
    "landing": _object(("title", "links"), title=_TEXT, description=_TEXT, attribution=_TEXT, links=_LINKS),
    "conformance": _object(("conformsTo",), conformsTo={"type": "array", "items": _TEXT}, links=_LINKS),
    "collections": _object(
        ("links", "collections"),
        links=_LINKS,
        collections={"type": "array", "items": {"$ref": "#/components/schemas/collection"}},
    ),
    "summary": _object(
        ("type", "numberMatched", "numberReturned", "links", "by", "features"),
        type={"type": "string", "enum": ["FeatureCollection"]},
        numberMatched=_COUNT,
        numberReturned=_COUNT,
        links=_LINKS,
        by=_TEXT,
        level=_COUNT,
        features={"type": "array", "items": _summed()},
    ),
    "collection": _object(
        ("id", "title", "itemType", "crs", "storageCrs", "links"),
        id=_TEXT,
        title=_TEXT,
        description=_TEXT,
        itemType=_TEXT,
        itemCount=_COUNT,
        extent={"type": "object"},
        crs={"type": "array", "items": _TEXT},
        storageCrs=_TEXT,
        links=_LINKS,
    ),
    "place": _object(
        ("query", "normalized", "status", "match_level", "geometry", "point", "radius_m", "confidence", "reason"),
        query=_TEXT,
        normalized=_TEXT,
        status={"type": "string", "enum": list(get_args(Status))},
        match_level={"type": "string", "enum": list(get_args(Level))},
        geometry={"type": "object", "nullable": True},
        point={"type": "array", "items": {"type": "number"}, "nullable": True},
        radius_m={"type": "integer", "minimum": 1, "nullable": True},
        radius_basis=_TEXT,
        confidence={"type": "number", "minimum": 0, "maximum": 1},
        district=_MAYBE,
        district_source=_MAYBE,
        functional_district=_MAYBE,
        town=_MAYBE,
        matched={"type": "array", "items": {"type": "object"}},
        alternatives={"type": "array", "items": {"type": "object"}},
        flags={"type": "array", "items": {"type": "string", "enum": list(get_args(Flag))}},
        reason=_TEXT,
    ),
    "places": {"type": "array", "items": {"$ref": "#/components/schemas/place"}},
    "place_queries": {
        "type": "array",
        "maxItems": 1000,
        "items": {
            "oneOf": [
                _LIMITED,
                {**_object(("text",), text=_LIMITED, district=_HINT, town=_HINT), "additionalProperties": False},
            ]
        },
    },
    "problem": _object(
        ("type", "title", "status", "detail"),
        type={"type": "string", "format": "uri"},
        title=_TEXT,
        title_zh=_TEXT,
        status={"type": "integer"},
        detail=_TEXT,
        instance=_TEXT,
        known={"type": "array", "items": _TEXT},
        field=_TEXT,
        wanted=_TEXT,
        line={"type": "integer", "minimum": 1},
        column={"type": "integer", "minimum": 1},
    ),
}
