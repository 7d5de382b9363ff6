"""Features as pages for people: a table of a page of them, and one with all that is known of it; each with a map."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from api.endpoints import Answer, Call
from api.language import Text
from api.links import Link
from api.pages import SmallMap, page
from api.questions import crs_of, view_of
from api.schemas import label
from api.systems import described
from layers.catalogue import Field
from layers.stores.contract import Page, Query, Value
from layers.views import View, viewed

#: Parameters that say how features are shown; a map is always in WGS 84 and shows geometries.
_PLAIN = {"crs": None, "properties": None, "skipGeometry": None}


def items_page(call: Call, query: Query, found: Page, paging: Sequence[Link]) -> Answer:
    """Write a page of features as a table of the fields that have a value on it."""
    rows = list(call.service.store.rows(query))
    fields = [field for field in _fields(call) if any(row[field.name] is not None for row in rows)]
    table = [[_shown(call, field, row) for field in fields] for row in rows]
    source = call.here(f="json", limit=str(query.limit), **_PLAIN)
    return page(
        call,
        "items.html",
        layer=call.collection,
        labels=[label(field, call.lang) for field in fields],
        table=[(str(row["id"]), cells) for row, cells in zip(rows, table, strict=True)],
        found=found,
        query=query,
        paging={one["rel"]: one["href"] for one in paging},
        small_map=SmallMap.of(call, call.collection, source) if found.returned else None,
    )


def feature_page(call: Call, row: Mapping[str, Value], text: bytes) -> Answer:
    """Write one feature: what is known of it, where it is, and the names of what is not known.

    Parameters
    ----------
    text
        The feature as GeoJSON.
    """
    names = [row.get(name) for name in (f"name_{call.lang}", "name_zh", "id")]
    shown = [(label(field, call.lang), _shown(call, field, row)) for field in _fields(call)]
    place = _place(call, text)
    return page(
        call,
        "feature.html",
        layer=call.collection,
        heading=next(str(name) for name in names if name),
        facts=[(name, value) for name, value in shown if value],
        missing=[name for name, value in shown if not value],
        place=place,
        system=described(crs_of(call), call.lang),
        small_map=SmallMap.of(call, call.collection, call.here(f="json", **_PLAIN)) if place else None,
    )


class _Geometry(msgspec.Struct):
    type: str
    coordinates: msgspec.Raw = msgspec.Raw(b"[]")


class _Located(msgspec.Struct):
    geometry: _Geometry | None


def _place(call: Call, text: bytes) -> str:
    """Write where a feature is: the numbers of a point, else the kind of its geometry; nothing where it is nowhere."""
    shown = viewed(text, View(crs_of(call), geometry=view_of(call).geometry))
    geometry = msgspec.json.decode(shown, type=_Located).geometry
    if geometry is None:
        return ""
    if geometry.type != "Point":
        return geometry.type
    return ", ".join(bytes(geometry.coordinates).decode().strip("[]").split(","))


def _fields(call: Call) -> Sequence[Field]:
    """Return the fields that the request asks for; a table has the id in any case, which leads to the feature."""
    wanted = view_of(call).fields
    return [field for field in call.collection.fields if wanted is None or field.name in ("id", *wanted)]


def _shown(call: Call, field: Field, row: Mapping[str, Value]) -> str:
    """Write a value as people read it: the label of a slug, several values apart, nothing for null."""
    value = row[field.name]
    if value is None:
        return ""
    if isinstance(value, bool):
        return _YES.in_(call.lang) if value else _NO.in_(call.lang)
    words: Mapping[str, Any] = call.service.atlas.get("vocabulary", {}).get(field.values or "", {})
    parts = str(value).split("|") if field.many else [str(value)]
    return " · ".join(str(words.get(part, {}).get(call.lang, part)) for part in parts)


_YES, _NO = Text("是", "yes"), Text("否", "no")
