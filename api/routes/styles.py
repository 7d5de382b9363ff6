"""Looks for other programs: a style to load, a layer file to drag into QGIS, the whole atlas as a project."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.negotiation import Format
from api.sources import basemap_folder
from geo import BBox
from layers.catalogue import Layer
from layers.render.qgis import ApiSource, Basemap, looks, qgz, qlr, qml
from layers.render.sld import sld
from layers.render.wording import Wording
from layers.style import Style, read_style

# Media types as QGIS registers them with the desktop; SLD as OGC API - Styles has it.
QML = Format("qml", "application/x-qgis-layer-settings", "QGIS style (QML)")
SLD = Format("sld", "application/vnd.ogc.sld+xml;version=1.1", "Styled Layer Descriptor (SLD)")
QLR = Format("qlr", "application/x-qgis-layer-definition", "QGIS layer (QLR)")
QGZ = Format("qgz", "application/x-qgis-project-container", "QGIS project (QGZ)")

#: What is first on view where an atlas does not say and no layer has a place: the world, as far as web maps show it.
_WORLD = BBox(-180.0, -85.0, 180.0, 85.0)


def has_style(form: Format, layer: Layer) -> bool:
    """Tell whether a layer has a file of its look: an SLD only where it is drawn, the others also say its fields."""
    return form is not SLD or layer.style is not None


def _wording(call: Call) -> Wording:
    return Wording.of_atlas(call.service.atlas, call.lang)


def _source(call: Call) -> ApiSource:
    return ApiSource(call.root, page_size=call.service.settings.max_limit)


def look_of(call: Call, layer: Layer) -> Style | None:
    """Return the look of a layer beside the others of the atlas."""
    drawn = dict(looks(call.service.store.layers.values()))
    return drawn.get(layer)


def _qml(call: Call) -> bytes:
    return qml(call.collection, look_of(call, call.collection), _wording(call))


def _sld(call: Call) -> bytes:
    style = look_of(call, call.collection)
    if style is None:
        raise LookupError(f"{call.collection.id} has no look")
    return sld(call.collection, style, _wording(call))


def _qlr(call: Call) -> bytes:
    layer = call.collection
    return qlr([(layer, look_of(call, layer))], _source(call), _wording(call))


def _title(call: Call) -> str:
    return str(call.service.atlas.get(f"name_{call.lang}") or "Corridor Atlas")


def _all_layers(call: Call) -> bytes:
    drawn = looks(call.service.store.layers.values())
    return qlr(drawn, _source(call), _wording(call), group=_title(call))


def _project(call: Call) -> bytes:
    drawn = looks(call.service.store.layers.values())
    return qgz(
        drawn, _source(call), _wording(call), title=_title(call), area=_area(call), basemap=_basemap(call)
    )  # fmt: skip


def _area(call: Call) -> BBox:
    given = call.service.atlas.get("area")
    if given:
        return BBox(*given)
    store = call.service.store
    boxes = [box for name in store.layers if (box := store.extent(name)) is not None]
    if not boxes:
        return _WORLD
    return BBox(
        min(box.west for box in boxes),
        max(_WORLD.south, min(box.south for box in boxes)),
        max(box.east for box in boxes),
        min(_WORLD.north, max(box.north for box in boxes)),
    )


def _basemap(call: Call) -> Basemap:
    """Return the ground of an atlas; the layers of any other file may lie anywhere."""
    style = read_style("basemap")
    if not call.service.atlas:
        return Basemap(style)
    index: Mapping[str, Any] = msgspec.json.decode(
        (basemap_folder(call.service.settings) / "index.json").read_bytes()
    )  # fmt: skip
    return Basemap(style, index["files"], f"/vsicurl/{call.root}/api/basemap/")


def _file(write: Callable[[Call], bytes], suffix: str) -> Callable[[Call], Answer]:
    def answer(call: Call) -> Answer:
        name = call.layer.id if call.layer else call.service.atlas.get("id") or "atlas"
        return Answer((write(call),), {"Content-Disposition": f'attachment; filename="{name}.{suffix}"'})

    return answer


_OF_LAYERS = (
    (QML, _qml, Text("QGIS 样式", "Its style for QGIS")),
    (SLD, _sld, Text("SLD 样式", "Its style as SLD 1.1")),
    (QLR, _qlr, Text("QGIS 图层文件：拖入即可", "A layer file, to be dragged into QGIS")),
)
_OF_ATLAS = (
    (QLR, _all_layers, Text("QGIS 图层文件：全部图层", "A layer file with all layers, to be dragged into QGIS")),
    (QGZ, _project, Text("QGIS 工程：全部图层及底图", "A QGIS project with all layers and their ground")),
)

ENDPOINTS = (
    *(
        Endpoint(
            f"/collections/{{collection}}/style.{form.name}",
            words,
            "files",
            (form,),
            _file(write, form.name),
            quick=lambda _call: False,
            of_layer=functools.partial(has_style, form),
        )
        for form, write, words in _OF_LAYERS
    ),
    *(
        Endpoint(
            f"/atlas.{form.name}",
            words,
            "files",
            (form,),
            _file(write, form.name),
            quick=lambda _call: False,
        )
        for form, write, words in _OF_ATLAS
    ),
)
