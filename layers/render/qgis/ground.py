"""The ground under the atlas in a project of QGIS: land, coast, rivers and names, from the files of the basemap."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from layers.render.markup import Element
from layers.render.qgis import expressions
from layers.render.qgis.labels import labeling
from layers.render.qgis.maplayer import MapLayer
from layers.render.qgis.renderer import inverted, renderer
from layers.render.qgis.symbols import clipped
from layers.render.wording import Wording
from layers.style import Style, Text

#: Role of a file to the kind of the style and the geometry of its features, from the top.
_ROLES = {
    "labels": ("place", "Point"),
    "coast": ("coast", "LineString"),
    "rivers": ("river", "LineString"),
    "land": ("land", "Polygon"),
}

_NAMES = Text("地名", "Place names")


@dataclass(frozen=True)
class Basemap:
    """The ground of a project.

    Attributes
    ----------
    style
        Its look; the project's background is the sea where there are files, else the land.
    files
        As the basemap's ``index.json`` lists them.
    folder
        What stands before a file's name, for GDAL: ``/vsicurl/http://host/api/basemap/``.
    """

    style: Style
    files: Sequence[Mapping[str, Any]] = ()
    folder: str = ""

    @property
    def background(self) -> str:
        """Colour ``#rrggbb`` of what no layer covers."""
        rule = self.style.rule({"kind": "sea" if self.files else "land"})
        return rule.symbol.fill or "#FFFFFF"

    def layers(self, wording: Wording, inside: MapLayer | None = None) -> list[MapLayer]:
        """Describe the ground as layers, from the top.

        Parameters
        ----------
        wording
            Language of the titles and names.
        inside
            The layer of the polygons outside of which the ground is shaded; None: no shade.
        """
        files = [self._layer(file, wording) for role in _ROLES for file in self._of_role(role)]
        return [self._shade(inside, wording), *files] if inside and files else files

    def _shade(self, inside: MapLayer, wording: Wording) -> MapLayer:
        rule = self.style.rule({"kind": "outside"})
        style = msgspec.structs.replace(self.style, geometry="Polygon", rules=(rule,), otherwise=rule)
        return dataclasses.replace(
            inside,
            id="ground_outside",
            title=wording.of(rule.label),
            description="",
            look=[inverted(style, wording)],
            from_zoom=rule.from_zoom,
        )

    def _of_role(self, role: str) -> list[Mapping[str, Any]]:
        # A finer file has the smaller extent and lies above.
        return sorted((file for file in self.files if file["role"] == role), key=_size)

    def _layer(self, file: Mapping[str, Any], wording: Wording) -> MapLayer:
        kind, geometry = _ROLES[file["role"]]
        rule = self.style.rule({"kind": kind})
        style = msgspec.structs.replace(self.style, geometry=geometry, rules=(), otherwise=rule)
        return MapLayer(
            id=f"ground_{file['file'].partition('.')[0]}",
            title=f"{wording.of(_NAMES if file['role'] == 'labels' else rule.label)} · {file['frame']}",
            description=file.get("source", ""),
            geometry=geometry,
            provider="ogr",
            uri=f"{self.folder}{file['file']}",
            rights=file.get("attribution", ""),
            address=file.get("attribution_url", ""),
            look=list(self._look(file, style, wording)),
        )

    def _look(self, file: Mapping[str, Any], style: Style, wording: Wording) -> Iterator[Element]:
        if file["role"] == "labels":
            # A symbol that nobody sees: without one QGIS puts the labels far away.
            yield renderer(_unseen(style), wording)
            if style.label:
                yield labeling(style, style.label, wording, also=_SHOWN_FROM)
            return
        finer = [other["extent"] for other in self._of_role(file["role"]) if _size(other) < _size(file)]
        yield renderer(style, wording) if not finer else clipped(style, finer)


#: Places say from which zoom level on they are named.
_SHOWN_FROM = f'@map_scale <= {expressions.scale_of_zoom(0)} / 2 ^ coalesce("min_zoom", 0)'


def _unseen(style: Style) -> Style:
    dot = msgspec.structs.replace(style.otherwise.symbol, size_mm=1.06, fill=None, stroke=None)
    return msgspec.structs.replace(style, otherwise=msgspec.structs.replace(style.otherwise, symbol=dot))


def _size(file: Mapping[str, Any]) -> float:
    west, south, east, north = file["extent"]
    return float((east - west) * (north - south))
