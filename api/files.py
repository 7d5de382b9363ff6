"""Features as files that other programs open: a page of a collection, the projects of a district, whole layers."""

from collections.abc import Sequence

from api.endpoints import Answer, Call
from api.links import Link, header_value
from api.questions import crs_of, view_of
from api.systems import content_crs
from layers.features import Features
from layers.formats import Extract, chosen


def file_answer(call: Call, features: Features, links: Sequence[Link], *, name: str, matched: int) -> Answer:
    """Write features in the format of the request, as it wants them shown.

    Parameters
    ----------
    links
        What GeoJSON has within; here they are a header.
    name
        Of the file, without its suffix.
    matched
        How many features answer the question, of which these are a page.

    Raises
    ------
    QueryError
        The format cannot hold the layer in the reference system that was asked for.
    """
    written, view, crs = call.format.file, view_of(call), crs_of(call)
    if written is None:
        raise LookupError(f"{call.format.title} is no file")
    shown = chosen(features, view.fields, geometry=view.geometry)
    attribution = call.service.atlas.get("attribution") or {}
    extract = Extract(shown, crs, attribution, matched=matched, links=links)
    headers = {
        "Content-Crs": content_crs(crs),
        "Content-Disposition": f'attachment; filename="{name}.{written.extension}"',
        "Link": header_value(links),
        "OGC-NumberMatched": str(matched),
        "OGC-NumberReturned": str(len(shown)),
    }
    return Answer(tuple(written.chunks(extract)), headers)
