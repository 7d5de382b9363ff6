"""What the map page asks for, as the API answers it: one document of the atlas, or all answers for a page that travels."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from layers.atlas import bundled_basemap
from layers.errors import SnapshotError
from layers.geojson import collection
from layers.render.leaflet import look
from layers.stores.contract import Query, Store
from layers.style import read_style, style_names
from layers.units import units_of

#: The most features that the page asks of a collection (``readCollection`` in ``layers/web/data.js``).
PAGE_LIMIT = 10_000


def atlas_document(store: Store, units: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Describe an atlas as a whole, ready for JSON.

    Parameters
    ----------
    units
        What :meth:`layers.units.Unit.document` says of each unit, with whatever else is to stand there.
    """
    return {
        **store.atlas,
        "districts": [unit for unit in units if unit["kind"] == "district"],
        "zones": [unit for unit in units if unit["kind"] == "zone"],
        "collections": {name: store.count(name) for name in store.layers},
        "styles": {layer.id: layer.style for layer in store.layers.values() if layer.style},
        "build_id": store.build_id,
    }


def answers(store: Store, basemap: Path | None = None) -> dict[str, bytes]:
    """Write every answer that the page may ask for.

    Parameters
    ----------
    store
        Of an atlas. What it holds is what its publication levels allow: the build keeps the rest out.
    basemap
        Folder of the ground; None: the bundled one.

    Returns
    -------
    dict of JSON texts in UTF-8, by address relative to the page
        As the API gives them, without links: no server stands behind them. Whole collections, however large.

    Raises
    ------
    SnapshotError
        The store is of no atlas, or a file of the basemap is missing.
    """
    if not {"projects", "districts", "zones"} <= store.layers.keys() or not store.atlas:
        raise SnapshotError(f"layers {', '.join(store.layers)}: are no atlas; wanted a file that `atlas build` wrote")
    encode = msgspec.json.encode
    atlas = {
        **atlas_document(store, [unit.document() for unit in units_of(store)]),
        "basemaps": [],
        "report_url": None,
        "links": [],
    }
    return {
        "api/atlas": encode(atlas),
        **{f"api/styles/{name}": encode(look(read_style(name))) for name in style_names()},
        **{f"api/collections/{name}/items?limit={PAGE_LIMIT}": _features(store, name) for name in store.layers},
        **_ground(basemap or bundled_basemap()),
    }


def _features(store: Store, layer: str) -> bytes:
    page = store.page(Query(layer, limit=max(1, store.count(layer))))
    return collection(page.features, matched=page.matched, returned=page.returned)


def _ground(folder: Path) -> dict[str, bytes]:
    try:
        index = (folder / "index.json").read_bytes()
        files = [entry["file"] for entry in msgspec.json.decode(index)["files"]]
        return {"api/basemap": index, **{f"api/basemap/{name}": (folder / name).read_bytes() for name in files}}
    except OSError as error:
        raise SnapshotError(f"{error.filename}: cannot be read ({error.strerror}); wanted the basemap") from error
