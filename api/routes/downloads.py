"""Whole files: a layer in one piece, and the whole atlas."""

import mmap
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.links import header_value, link
from api.negotiation import FILES, Format
from api.schemas import title
from api.service import Service
from api.systems import content_crs, crs84
from layers.formats import Extract
from layers.geopackage import write_geopackage
from layers.stores.contract import Query

#: Formats in which whole layers are offered, by what their addresses end in.
WHOLE: Mapping[str, Format] = {
    one.file.extension: one for one in FILES if one.file and one.name in ("gpkg", "fgb", "parquet", "csv")
}

#: Those of them that programs read in parts over the web.
_RANGED = ("gpkg", "fgb", "parquet")

ATLAS = Format("gpkg", "application/geopackage+sqlite3", "GeoPackage")


def _layer(call: Call) -> Answer:
    layer, written = call.collection, call.format.file
    if written is None:
        raise LookupError(f"{call.format.title} is no file")
    body = call.service.once(("file", layer.id, written.name), lambda: _layer_file(call.service, layer.id, call.format))
    name = f"{layer.id}.{written.extension}"
    about = link(call.url(f"/collections/{layer.id}"), "collection", "application/json", title(layer, call.lang))
    return Answer((body,), {"Content-Crs": content_crs(crs84()), "Link": header_value([about]), **_attached(name)})


def _layer_file(service: Service, layer: str, form: Format) -> memoryview:
    store, written = service.store, form.file
    if written is None:
        raise LookupError(f"{form.title} is no file")
    extract = Extract(
        store.features(Query(layer, limit=store.count(layer))), attribution=service.atlas.get("attribution") or {}
    )
    return _held(f"{layer}.{written.extension}", lambda path: written.save(extract, path))


def _atlas(call: Call) -> Answer:
    service = call.service
    body = service.once("atlas file", lambda: _held("atlas.gpkg", lambda path: _write_atlas(service, path)))
    return Answer((body,), _attached(f"{service.atlas.get('id') or 'atlas'}.gpkg"))


def _write_atlas(service: Service, path: Path) -> None:
    store = service.store
    layers = [store.features(Query(name, limit=store.count(name))) for name in store.layers]
    meta = {key: msgspec.json.encode(value).decode() for key, value in store.atlas.items()}
    write_geopackage(path, layers, meta=meta or None)


def _held(name: str, write: Callable[[Path], None]) -> memoryview:
    """Let a file be written and keep its bytes where the system may drop and read them again."""
    # Windows cannot delete what is mapped: there it stays until the folder for such files is cleaned.
    with tempfile.TemporaryDirectory(prefix="atlas-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name  # formats name their layer after the file
        write(path)
        with path.open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


ENDPOINTS = (
    *(
        Endpoint(
            f"/collections/{{collection}}/items.{suffix}",
            Text(f"全部要素：{form.title}", f"All features in one file: {form.title}"),
            "files",
            (form,),
            _layer,
            quick=lambda _call: False,
            ranged=form.name in _RANGED,
        )
        for suffix, form in WHOLE.items()
    ),
    Endpoint(
        "/atlas.gpkg",
        Text("全部图层：GeoPackage", "All layers in one file: GeoPackage"),
        "files",
        (ATLAS,),
        _atlas,
        quick=lambda _call: False,
        ranged=True,
        titled=False,
    ),
)
