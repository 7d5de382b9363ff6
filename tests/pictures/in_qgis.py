"""Draws the atlas in QGIS from the project file of a running server; run by QGIS's own Python: ``in_qgis.py ROOT OUT.png``."""

import os
import sys
import tempfile
import urllib.request
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize

#: Jinzhou and the port, EPSG:3857 [m]; pixels at 96 dpi, as the page shows it.
AREA = QgsRectangle(13_400_000, 4_967_000, 13_690_000, 5_194_500)
SIZE = QSize(1400, 1098)


def main(root, out):
    app = QgsApplication([], False)
    app.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "atlas.qgz"
        with urllib.request.urlopen(f"{root}/api/atlas.qgz") as answer:
            path.write_bytes(answer.read())
        project = QgsProject.instance()
        if not project.read(str(path)):
            sys.exit(f"QGIS cannot read {root}/api/atlas.qgz: {project.error()}")
        settings = QgsMapSettings()
        settings.setLayers(project.layerTreeRoot().checkedLayers())
        settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
        settings.setTransformContext(project.transformContext())
        settings.setExtent(AREA)
        settings.setOutputSize(SIZE)
        settings.setOutputDpi(96)
        settings.setBackgroundColor(project.backgroundColor())
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        job.renderedImage().save(out)
        project.clear()
    app.exitQgis()


main(*sys.argv[1:])
