"""Draws vector tiles with QGIS; run by QGIS's own Python: ``tile_in_qgis.py URL KIND WEST,SOUTH,EAST,NORTH FILE``.

The box is in EPSG:3857, the picture 512 × 512 pixels of red on white, written as rows of R, G, B, A.
"""

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRectangle,
    QgsVectorTileBasicRenderer,
    QgsVectorTileBasicRendererStyle,
    QgsVectorTileLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

RED = {"color": "255,0,0,255", "outline_style": "no"}
KINDS = {
    "Point": (QgsWkbTypes.PointGeometry, QgsMarkerSymbol, {**RED, "name": "square", "size": "5", "size_unit": "Pixel"}),
    "LineString": (
        QgsWkbTypes.LineGeometry,
        QgsLineSymbol,
        {"color": "255,0,0,255", "width": "5", "width_unit": "Pixel"},
    ),
    "MultiPolygon": (QgsWkbTypes.PolygonGeometry, QgsFillSymbol, RED),
}


def main(url, kind, box, target):
    app = QgsApplication([], False)
    app.initQgis()
    layer = QgsVectorTileLayer(f"type=xyz&url={url}&zmin=0&zmax=14", "tiles")
    if not layer.isValid():
        sys.exit(f"QGIS takes {url} for no tiles: {layer.error().summary()}")
    geometry, symbol, look = KINDS[kind]
    style = QgsVectorTileBasicRendererStyle("all", None, geometry)
    style.setSymbol(symbol.createSimple(look))
    style.setEnabled(True)
    renderer = QgsVectorTileBasicRenderer()
    renderer.setStyles([style])
    layer.setRenderer(renderer)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setExtent(QgsRectangle(*map(float, box.split(","))))
    settings.setOutputSize(QSize(512, 512))
    settings.setBackgroundColor(QColor("white"))
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format_RGBA8888)
    Path(target).write_bytes(image.constBits().asstring(image.sizeInBytes()))
    app.exitQgis()


main(*sys.argv[1:])
