"""Features of a collection: pages of them, and one by its id."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.endpoints import Answer, Call, Endpoint
from api.errors import FeatureNotFoundError
from api.language import Text
from api.links import Link, header_value, link
from api.negotiation import CSV, GEOJSON, HTML
from api.pages import page
from api.params import (
    BBOX,
    CRS84,
    DATETIME,
    IDS,
    OFFSET,
    Parameter,
    crs_parameters,
    equality_parameters,
    limit_parameter,
    sortby_parameter,
)
from api.schemas import label, title
from api.settings import Settings
from layers.catalogue import Field, Layer
from layers.geojson import COLLECTION_TAIL, collection_head, feature_with_links
from layers.spreadsheet import csv_bytes
from layers.stores.contract import Page, Query, Value

#: Joining up to this many features takes less than a millisecond.
QUICK_PAGE = 2000

#: Filtering up to this many, or finding lines and polygons among them, takes less than a few milliseconds.
QUICK_LAYER = 20_000

CONTENT_CRS = f"<{CRS84}>"


def _items_parameters(settings: Settings, layer: Layer | None) -> Sequence[Parameter]:
    crs, bbox_crs = crs_parameters([CRS84])
    of_layer = (sortby_parameter(layer), *equality_parameters(layer)) if layer else ()
    return (limit_parameter(settings), OFFSET, BBOX, bbox_crs, crs, DATETIME, IDS, *of_layer)


def feature_query(call: Call, *, limit: int) -> Query:
    """Turn the parameters of a request into a question to the store."""
    values = call.asked.values
    return Query(
        call.collection.id,
        bbox=values.get("bbox"),
        equals=call.asked.equals,
        ids=values.get("ids"),
        interval=values.get("datetime"),
        sortby=values.get("sortby", ()),
        limit=limit,
        offset=values.get("offset", 0),
    )


def _limit(call: Call) -> int:
    settings = call.service.settings
    usual = settings.html_limit if call.format is HTML else settings.default_limit
    limit: int = call.asked.values.get("limit", min(usual, settings.max_limit))
    return limit


def _items(call: Call) -> Answer:
    query = feature_query(call, limit=_limit(call))
    if call.format is HTML:
        return _items_page(call, query)
    found = call.service.store.page(query)
    links = [*call.own_links(), *paging_links(call, query, found), _collection_link(call)]
    if call.format is CSV:
        body = csv_bytes(call.collection, found)
        headers = {"Link": header_value(links), "OGC-NumberMatched": str(found.matched), **_attachment(call)}
        return Answer((body,), headers)
    return feature_collection(found, links)


def feature_collection(found: Page, links: Sequence[Link]) -> Answer:
    """Write a page of features: head, features as they are, tail; nothing is encoded again."""
    head = collection_head(matched=found.matched, returned=found.returned, links=links)
    return Answer((head, found.features, COLLECTION_TAIL), {"Content-Crs": CONTENT_CRS})


def paging_links(call: Call, query: Query, found: Page) -> list[Link]:
    """Link to the next and the previous page.

    Returns
    -------
    list of links
        With all parameters of the request. No ``next`` on the last page, even when that is full.
    """
    links = []
    after = query.offset + found.returned
    if found.returned and after < found.matched:
        links.append(link(call.here(offset=str(after)), "next", call.format.link_type, "Next page"))
    if query.offset > 0:
        before = max(0, min(query.offset, found.matched) - query.limit)
        href = call.here(offset=str(before) if before else None)
        links.append(link(href, "prev", call.format.link_type, "Previous page"))
    return links


def _collection_link(call: Call) -> Link:
    layer = call.collection
    return link(call.url(f"/collections/{layer.id}"), "collection", "application/json", title(layer, call.lang))


def _attachment(call: Call) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{call.collection.id}.csv"', "Content-Crs": CONTENT_CRS}


def _feature(call: Call) -> Answer:
    feature_id = call.place["feature"]
    layer = call.collection
    text = call.service.store.feature(layer.id, feature_id)
    if text is None:
        raise FeatureNotFoundError(f"{layer.id} has no feature {feature_id[:200]!r}")
    links = [*call.own_links(), _collection_link(call)]
    if call.format is HTML:
        rows = list(call.service.store.rows(Query(layer.id, ids=[feature_id], limit=1)))
        return _feature_page(call, rows[0])
    return Answer((feature_with_links(text, links),), {"Content-Crs": CONTENT_CRS})


def _items_page(call: Call, query: Query) -> Answer:
    found = call.service.store.page(query)
    rows = list(call.service.store.rows(query))
    fields = [field for field in call.collection.fields if any(row[field.name] is not None for row in rows)]
    table = [[_shown(call, field, row) for field in fields] for row in rows]
    return page(
        call,
        "items.html",
        layer=call.collection,
        labels=[label(field, call.lang) for field in fields],
        table=[(str(row["id"]), cells) for row, cells in zip(rows, table, strict=True)],
        found=found,
        query=query,
        paging={one["rel"]: one["href"] for one in paging_links(call, query, found)},
    )


def _feature_page(call: Call, row: Mapping[str, Value]) -> Answer:
    layer = call.collection
    names = [row.get(name) for name in (f"name_{call.lang}", "name_zh", "id")]
    shown = [(label(field, call.lang), _shown(call, field, row)) for field in layer.fields]
    return page(
        call,
        "feature.html",
        layer=layer,
        heading=next(str(name) for name in names if name),
        facts=[(name, value) for name, value in shown if value],
        missing=[name for name, value in shown if not value],
    )


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


def _is_quick(call: Call) -> bool:
    if call.format is not GEOJSON or _limit(call) > QUICK_PAGE:
        return False
    asked, layer = call.asked, call.collection
    filtered = (
        asked.equals
        or {"datetime", "sortby"} & asked.values.keys()
        or ("bbox" in asked.values and layer.geometry != "Point")
    )
    return not filtered or call.service.store.count(layer.id) <= QUICK_LAYER


_BASE = "/collections/{collection}/items"

ENDPOINTS = (
    Endpoint(
        _BASE,
        Text("要素", "Features"),
        "features",
        (GEOJSON, HTML, CSV),
        _items,
        body="features_{collection}",
        own=_items_parameters,
        quick=_is_quick,
    ),
    Endpoint(
        f"{_BASE}/{{feature}}",
        Text("一个要素", "A feature"),
        "features",
        (GEOJSON, HTML),
        _feature,
        body="feature_{collection}",
        own=lambda _settings, _layer: (crs_parameters([CRS84])[0],),
        quick=lambda call: call.format is GEOJSON,
        places={"feature": Parameter("feature", Text("要素编号。", "Id of a feature."), {"type": "string"}, str)},
    ),
)
