"""The atlas in QGIS: styles, layer files and projects, written from the one style; no QGIS is needed to write them."""

from layers.render.qgis.files import qgs, qgz, qlr, qml
from layers.render.qgis.ground import Basemap
from layers.render.qgis.looks import Drawn, looks
from layers.render.qgis.maplayer import ApiSource, GeoPackageSource, Source

__all__ = ["ApiSource", "Basemap", "Drawn", "GeoPackageSource", "Source", "looks", "qgs", "qgz", "qlr", "qml"]
