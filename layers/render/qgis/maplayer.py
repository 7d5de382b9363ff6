"""A layer as a project or a layer file of QGIS holds it: where its features come from, its look, fields and rights."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from layers.catalogue import Layer
from layers.render.markup import Element, element, number
from layers.render.qgis.crs import reference_system
from layers.render.qgis.expressions import scale_of_zoom
from layers.render.qgis.fields import field_parts
from layers.render.qgis.labels import labeling
from layers.render.qgis.renderer import renderer
from layers.render.wording import Wording
from layers.style import Style

#: Everything kept and sent is WGS 84; QGIS puts longitude first whatever the authority says.
LAYER_CRS = "EPSG:4326"

#: What QGIS calls the geometries, by the end of ours.
_KINDS = {"Point": "Point", "LineString": "Line", "Polygon": "Polygon"}
_WKB = {"none": "NoGeometry", "Geometry": "Unknown"}


class Source(Protocol):
    """Where QGIS finds the features of a layer."""

    @property
    def provider(self) -> str:
        """Name of the provider in QGIS."""
        ...

    def uri(self, layer: Layer) -> str:
        """Write the data source of a layer."""
        ...


@dataclass(frozen=True)
class ApiSource:
    """The collections of a server.

    Attributes
    ----------
    root
        Address of the server without ``/api``.
    page_size
        Features asked for at once; the server's maximum.
    """

    root: str
    page_size: int = 10_000
    provider: str = field(default="OAPIF", init=False)

    def uri(self, layer: Layer) -> str:
        """Write the data source; a layer with a geometry is asked for by the box on view."""
        parts = {"url": f"{self.root.rstrip('/')}/api", "typename": layer.id}
        if layer.geometry != "none":
            parts["restrictToRequestBBOX"] = "1"
        parts |= {"pagingEnabled": "true", "pageSize": str(self.page_size)}
        return " ".join(f"{name}='{_quoted(value)}'" for name, value in parts.items())


@dataclass(frozen=True)
class GeoPackageSource:
    """The tables of a GeoPackage; a relative path counts from the file that names it."""

    path: str
    provider: str = field(default="ogr", init=False)

    def uri(self, layer: Layer) -> str:
        """Write the data source."""
        return f"{self.path}|layername={layer.id}"


@dataclass(frozen=True)
class MapLayer:
    """A layer in a file of QGIS.

    Attributes
    ----------
    id
        Of the layer in the file, which the tree names.
    geometry
        A type of the catalogue.
    rights, address
        Attribution, and where it is explained.
    look
        The elements of style, labels and fields.
    from_zoom
        Zoom level of the web from which on the layer is drawn.
    """

    id: str
    title: str
    description: str
    geometry: str
    provider: str
    uri: str
    rights: str
    look: Sequence[Element]
    address: str = ""
    from_zoom: float = 0.0


def map_layer(layer: Layer, style: Style | None, source: Source, wording: Wording) -> MapLayer:
    """Describe a layer of the catalogue; without a style QGIS chooses a look of its own."""
    return MapLayer(
        id=layer_id(layer.id),
        title=wording.title(layer),
        description=wording.description(layer),
        geometry=layer.geometry,
        provider=source.provider,
        uri=source.uri(layer),
        rights=wording.rights,
        look=look(layer, style, wording),
    )


def layer_id(name: str) -> str:
    """Name a layer of the catalogue in files of QGIS; the same layer has the same name everywhere."""
    return f"atlas_{name}"


def look(layer: Layer, style: Style | None, wording: Wording) -> list[Element]:
    """Write style, labels and fields of a layer."""
    drawn = []
    if style is not None:
        drawn.append(renderer(style, wording, layer))
        if style.label is not None:
            drawn.append(labeling(style, style.label, wording))
        drawn.append(element("layerOpacity", text=number(style.opacity)))
    return [*drawn, *field_parts(layer, wording)]


def maplayer(layer: MapLayer) -> Element:
    """Write the element of a layer."""
    spatial = layer.geometry != "none"
    kind = next((said for suffix, said in _KINDS.items() if layer.geometry.endswith(suffix)), "Unknown")
    about = {
        "type": "vector",
        "geometry": kind if spatial else "No geometry",
        "wkbType": _WKB.get(layer.geometry, layer.geometry),
        "styleCategories": "AllStyleCategories",
        "labelsEnabled": any(part.tag == "labeling" for part in layer.look),
        "hasScaleBasedVisibilityFlag": layer.from_zoom > 0,
        "minScale": scale_of_zoom(layer.from_zoom),
        "maxScale": 0,
        "simplifyDrawingHints": 1,
        "simplifyLocal": True,
        "simplifyMaxScale": 1,
        "simplifyDrawingTol": 1,
        "simplifyAlgorithm": 0,
        "readOnly": False,
    }
    return element(
        "maplayer",
        about,
        element("id", text=layer.id),
        element("datasource", text=layer.uri),
        element("title", text=layer.title),
        element("abstract", text=layer.description),
        element("attribution", {"href": layer.address or None}, text=layer.rights),
        element("layername", text=layer.title),
        *([element("srs", None, reference_system(LAYER_CRS))] if spatial else []),
        _metadata(layer),
        element("provider", {"encoding": "UTF-8"}, text=layer.provider),
        *layer.look,
    )


def _metadata(layer: MapLayer) -> Element:
    return element(
        "resourceMetadata",
        None,
        element("identifier", text=layer.id),
        element("language", text=""),
        element("type", text="dataset"),
        element("title", text=layer.title),
        element("abstract", text=layer.description),
        *([element("rights", text=layer.rights)] if layer.rights else []),
    )


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")
