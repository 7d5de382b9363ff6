"""The files that QGIS opens: a style (QML), layers (QLR), a project (QGS, or QGZ, which is its zip)."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from geo import BBox, from_wgs84, parse_crs
from layers.catalogue import Layer
from layers.render.markup import Element, element, number, to_bytes
from layers.render.qgis.crs import reference_system
from layers.render.qgis.ground import Basemap
from layers.render.qgis.looks import Drawn
from layers.render.qgis.maplayer import MapLayer, Source, layer_id, look, map_layer, maplayer
from layers.render.wording import Wording
from layers.style import Style

#: The oldest version that the files are tested with; a newer one opens them without a word.
VERSION = "3.22.0"

#: Scales in QGIS are then those of the page's zoom levels.
PROJECT_CRS = "EPSG:3857"

#: A zip cannot be older.
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3

#: The layer whose polygons are the city.
_CITY = "districts"

#: The layers of an atlas from the top, and after them all others by their geometry.
_FROM_THE_TOP = ("projects", "nodes", "project_lines", "corridor", "routes", "districts", "zones")
_BY_GEOMETRY = ("Point", "LineString", "Polygon", "Geometry", "none")


def qml(layer: Layer, style: Style | None, wording: Wording) -> bytes:
    """Write a style file: look, labels, aliases and value maps for any source with the fields of a layer.

    Parameters
    ----------
    layer
        Names and fields.
    style
        Its look; None for a table, which has only fields.
    wording
        Language and vocabularies.

    Returns
    -------
    bytes
        UTF-8; the same input gives the same bytes.
    """
    categories = "Fields|Forms|LayerConfiguration" + ("|Symbology|Labeling|Rendering" if style else "")
    labelled = style is not None and style.label is not None
    about = {"version": VERSION, "styleCategories": categories, "labelsEnabled": labelled}
    return to_bytes(element("qgis", about, *look(layer, style, wording)), "qgis")


def qlr(drawn: Sequence[Drawn], source: Source, wording: Wording, *, group: str | None = None) -> bytes:
    """Write a layer file, which is dragged into QGIS.

    Parameters
    ----------
    drawn
        Layers with their looks.
    source
        Where their features are.
    wording
        Language, vocabularies, rights.
    group
        Title of a group that holds the layers; None: they stand alone.

    Returns
    -------
    bytes
        UTF-8; the same input gives the same bytes.
    """
    layers = _map_layers(drawn, source, wording)
    tree = _tree(layers)
    if group is not None:
        tree = element("layer-tree-group", None, _group(group, layers))
    return to_bytes(
        element("qlr", None, tree, element("maplayers", None, *map(maplayer, layers))), "qgis-layer-definition"
    )


def qgs(drawn: Sequence[Drawn], source: Source, wording: Wording, *, title: str, area: BBox, basemap: Basemap) -> bytes:
    """Write a project that opens all layers.

    Parameters
    ----------
    drawn
        Layers with their looks, in any order: points lie over lines, lines over polygons, projects over nodes, the
        corridor over other routes.
    source
        Where their features are.
    wording
        Language, vocabularies, rights.
    title
        Of the project.
    area
        What is first on view.
    basemap
        The ground below them.

    Returns
    -------
    bytes
        UTF-8; the same input gives the same bytes.
    """
    layers = _map_layers(drawn, source, wording)
    inside = next((layer for layer in layers if layer.id == layer_id(_CITY)), None)
    ground = basemap.layers(wording, inside)
    tree = _tree(layers)
    if ground:
        tree.append(_group({"zh": "底图", "en": "Basemap"}[wording.lang], ground, expanded=False))
    every = [*layers, *ground]
    root = element(
        "qgis",
        {"projectname": title, "version": VERSION},
        element("homePath", {"path": ""}),
        element("title", text=title),
        element("projectCrs", None, reference_system(PROJECT_CRS)),
        tree,
        element("mapcanvas", {"name": "theMapCanvas", "annotationsVisible": True}, *_canvas(area)),
        element("projectlayers", None, *map(maplayer, every)),
        element("layerorder", None, *(element("layer", {"id": layer.id}) for layer in every)),
        _properties(basemap.background),
        _project_metadata(title, wording),
        _view(area),
    )
    return to_bytes(root, "qgis")


def qgz(drawn: Sequence[Drawn], source: Source, wording: Wording, *, title: str, area: BBox, basemap: Basemap) -> bytes:
    """Write a project as a zip; parameters as in :func:`qgs`."""
    held = zipfile.ZipInfo("atlas.qgs", _FIXED_TIME)
    held.compress_type, held.create_system, held.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _PLAIN_FILE
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(held, qgs(drawn, source, wording, title=title, area=area, basemap=basemap), compresslevel=9)
    return written.getvalue()


def _map_layers(drawn: Iterable[Drawn], source: Source, wording: Wording) -> list[MapLayer]:
    from_the_top = sorted(drawn, key=lambda one: _place(one[0]))
    return [map_layer(layer, style, source, wording) for layer, style in from_the_top]


def _place(layer: Layer) -> tuple[int, int]:
    known = _FROM_THE_TOP.index(layer.id) if layer.id in _FROM_THE_TOP else len(_FROM_THE_TOP)
    return next(place for place, kind in enumerate(_BY_GEOMETRY) if layer.geometry.endswith(kind)), known


def _tree(layers: Sequence[MapLayer]) -> Element:
    return element("layer-tree-group", None, *map(_leaf, layers))


def _group(title: str, layers: Sequence[MapLayer], *, expanded: bool = True) -> Element:
    about = {"name": title, "checked": "Qt::Checked", "expanded": expanded}
    return element("layer-tree-group", about, *map(_leaf, layers))


def _leaf(layer: MapLayer) -> Element:
    about = {
        "id": layer.id,
        "name": layer.title,
        "providerKey": layer.provider,
        "source": layer.uri,
        "checked": "Qt::Checked",
        "expanded": layer.geometry.endswith("Point"),
    }
    return element("layer-tree-layer", about)


def _canvas(area: BBox) -> list[Element]:
    return [
        element("units", text="meters"),
        element("extent", None, *(element(name, text=number(value)) for name, value in _sides(area).items())),
        element("rotation", text="0"),
        element("destinationsrs", None, reference_system(PROJECT_CRS)),
    ]


def _view(area: BBox) -> Element:
    sides = _sides(area)
    return element(
        "ProjectViewSettings",
        {"UseProjectScales": False, "rotation": 0},
        element("Scales"),
        element("DefaultViewExtent", sides, reference_system(PROJECT_CRS)),
    )


def _sides(area: BBox) -> dict[str, float]:
    x, y = from_wgs84(parse_crs(PROJECT_CRS), [area.west, area.east], [area.south, area.north])
    return {"xmin": float(x[0]), "ymin": float(y[0]), "xmax": float(x[1]), "ymax": float(y[1])}


def _properties(background: str) -> Element:
    parts = {"Red": background[1:3], "Green": background[3:5], "Blue": background[5:7]}
    colour = (
        element(f"CanvasColor{name}Part", {"type": "int"}, text=str(int(value, 16))) for name, value in parts.items()
    )
    return element(
        "properties",
        None,
        element("Gui", None, *colour),
        element("Paths", None, element("Absolute", {"type": "bool"}, text="false")),
        element("PAL", None, element("PlacementEngineVersion", {"type": "int"}, text="1")),
        element("SpatialRefSys", None, element("ProjectionsEnabled", {"type": "int"}, text="1")),
    )


def _project_metadata(title: str, wording: Wording) -> Element:
    return element(
        "projectMetadata",
        None,
        element("identifier"),
        element("language", text=wording.lang),
        element("type", text="project"),
        element("title", text=title),
        element("abstract", text=wording.rights),
    )
