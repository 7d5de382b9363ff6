"""Features of a collection: pages of them, and one by its id."""

from collections.abc import Sequence

from api.endpoints import Answer, Call, Endpoint
from api.errors import FeatureNotFoundError
from api.feature_pages import feature_page, items_page
from api.files import file_answer
from api.language import Text
from api.links import Link, link
from api.negotiation import FILES, GEOJSON, HTML
from api.params import Parameter
from api.questions import crs_of, feature_query, possible_formats, query_parameters, view_of, view_parameters
from api.schemas import title
from api.systems import content_crs, foreign_members
from geo.crs import ReferenceSystem
from layers.geojson import COLLECTION_TAIL, collection_head, feature_with_links
from layers.stores.contract import Page, Query
from layers.views import viewed

#: Joining up to this many features takes less than a millisecond.
QUICK_PAGE = 2000

#: Filtering up to this many, or finding lines and polygons among them, takes less than a few milliseconds.
QUICK_LAYER = 20_000

#: Parameters that make more work than joining ready bytes.
COSTLY = {"filter", "crs", "properties", "skipGeometry"}


def _limit(call: Call) -> int:
    settings = call.service.settings
    usual = settings.html_limit if call.format is HTML else settings.default_limit
    limit: int = call.asked.values.get("limit", min(usual, settings.max_limit))
    return limit


def _items(call: Call) -> Answer:
    query = feature_query(call, limit=_limit(call))
    found = call.service.store.page(query)
    paging = paging_links(call, query, found)
    if call.format is HTML:
        return items_page(call, query, found, paging)
    layer = call.collection
    links = [*call.own_links(possible_formats(call, layer)), *paging, _collection_link(call)]
    if call.format.file is not None:
        features = call.service.store.features(query)
        return file_answer(call, features, links, name=layer.id, matched=found.matched)
    return feature_collection(viewed_page(call, found), links, crs_of(call))


def viewed_page(call: Call, found: Page) -> Page:
    """Show the features of a page as the request has it."""
    return Page(found.matched, found.returned, viewed(found.features, view_of(call)))


def feature_collection(found: Page, links: Sequence[Link], crs: ReferenceSystem) -> Answer:
    """Write a page of features: head, features as they are, tail; nothing is encoded again."""
    head = collection_head(matched=found.matched, returned=found.returned, links=links, foreign=foreign_members(crs))
    return Answer((head, found.features, COLLECTION_TAIL), {"Content-Crs": content_crs(crs)})


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


def _feature(call: Call) -> Answer:
    feature_id = call.place["feature"]
    layer = call.collection
    text = call.service.store.feature(layer.id, feature_id)
    if text is None:
        raise FeatureNotFoundError(f"{layer.id} has no feature {feature_id[:200]!r}")
    if call.format is HTML:
        rows = list(call.service.store.rows(Query(layer.id, ids=[feature_id], limit=1)))
        return feature_page(call, rows[0], text)
    crs = crs_of(call)
    links = [*call.own_links(), _collection_link(call)]
    shown = feature_with_links(bytes(viewed(text, view_of(call))), links, foreign_members(crs))
    return Answer((shown,), {"Content-Crs": content_crs(crs)})


def _is_quick(call: Call) -> bool:
    if call.format is not GEOJSON or _limit(call) > QUICK_PAGE or COSTLY & call.asked.values.keys():
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
        (GEOJSON, HTML, *FILES),
        _items,
        body="features_{collection}",
        own=query_parameters,
        quick=_is_quick,
    ),
    Endpoint(
        f"{_BASE}/{{feature}}",
        Text("一个要素", "A feature"),
        "features",
        (GEOJSON, HTML),
        _feature,
        body="feature_{collection}",
        own=view_parameters,
        quick=lambda call: call.format is GEOJSON and not COSTLY & call.asked.values.keys(),
        places={"feature": Parameter("feature", Text("要素编号。", "Id of a feature."), {"type": "string"}, str)},
    ),
)
