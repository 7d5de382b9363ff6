"""Asks QGIS what it makes of a project or of layers; run by QGIS's own Python: ``qgis_probe.py JOB.json ANSWER.json``.

A job, all keys optional: ``project`` and ``definitions`` (files to open), ``layers`` (``id``, ``uri``, ``provider``, and
``qml`` or ``sld`` to load), ``rules`` (true: say which rules draw each feature), ``maps`` (``file``, ``width``,
``height``, ``dpi``, ``scale``, ``centre`` in longitude and latitude; ``layers``, ``background``, ``labels``: written as
rows of R, G, B, A).
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerDefinition,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

LON_LAT = QgsCoordinateReferenceSystem("EPSG:4326")


def main(job_path, answer_path):
    app = QgsApplication([], False)
    app.initQgis()
    messages = []
    app.messageLog().messageReceived.connect(lambda text, tag, level: messages.append(f"{tag}: {text}"))
    job = json.loads(Path(job_path).read_text("utf-8"))
    project = QgsProject.instance()
    answer = {"opened": _open(project, job)}
    layers = _in_order(project)
    answer["project"] = _project(project)
    # Before the layers are read whole: a map asks for what is on it.
    answer["maps"] = [_map(project, one) for one in job.get("maps", ())]
    answer["layers"] = {_key(layer): _layer(layer) for layer in layers}
    answer["order"] = [_key(layer) for layer in layers]
    if job.get("rules"):
        answer["rules"] = {_key(layer): _rules(layer) for layer in layers if layer.isSpatial()}
    answer["messages"] = messages
    Path(answer_path).write_text(json.dumps(answer, ensure_ascii=False), "utf-8")
    project.clear()
    app.exitQgis()


def _open(project, job):
    opened = []
    if "project" in job:
        opened.append([project.read(job["project"]), project.error()])
    tree = project.layerTreeRoot()
    opened += [list(QgsLayerDefinition.loadLayerDefinition(path, project, tree)) for path in job.get("definitions", ())]
    for one in job.get("layers", ()):
        layer = QgsVectorLayer(one["uri"], one["id"], one["provider"])
        layer.setCustomProperty("probe", one["id"])
        if "qml" in one:
            opened.append([layer.loadNamedStyle(one["qml"])[1], one["id"]])
        if "sld" in one:
            opened.append([layer.loadSldStyle(one["sld"])[1], one["id"]])
        project.addMapLayer(layer)
    return opened


def _in_order(project):
    return [node.layer() for node in project.layerTreeRoot().findLayers() if node.layer()]


def _key(layer):
    return layer.customProperty("probe", layer.id())


def _project(project):
    view = project.viewSettings().defaultViewExtent()
    return {
        "title": project.title(),
        "crs": project.crs().authid(),
        "background": project.backgroundColor().name(),
        "extent": [view.xMinimum(), view.yMinimum(), view.xMaximum(), view.yMaximum()],
        "groups": [group.name() for group in project.layerTreeRoot().findGroups()],
    }


def _layer(layer):
    fields = [
        {"name": field.name(), "type": field.typeName(), "alias": layer.attributeAlias(place),
         "widget": layer.editorWidgetSetup(place).type(), "config": layer.editorWidgetSetup(place).config()}
        for place, field in enumerate(layer.fields())
    ]  # fmt: skip
    said = {
        "valid": layer.isValid(),
        "name": layer.name(),
        "count": layer.featureCount(),
        "read": sum(1 for _ in layer.getFeatures()),
        "fields": fields,
        "spatial": layer.isSpatial(),
        "crs": layer.crs().authid(),
        "attribution": layer.attribution(),
        "rights": layer.metadata().rights(),
        "abstract": layer.metadata().abstract(),
        "labels": layer.labelsEnabled(),
        "opacity": layer.opacity(),
        "shown_by": layer.displayExpression(),
        "min_scale": layer.minimumScale() if layer.hasScaleBasedVisibility() else None,
    }
    if layer.isSpatial():
        renderer = layer.renderer()
        said["renderer"] = renderer.type()
        said["legend"] = [item.label() for item in renderer.legendSymbolItems()]
        said["colours"] = {
            item.label(): item.symbol().color().name() for item in renderer.legendSymbolItems() if item.symbol()
        }
    return said


def _rules(layer):
    renderer = layer.renderer()
    renderer = renderer.embeddedRenderer().clone() if renderer.type() == "pointDisplacement" else renderer.clone()
    labels = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems() if item.symbol()}
    context = QgsRenderContext()
    context.setRendererScale(1000)
    context.expressionContext().appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    renderer.startRender(context, layer.fields())
    found = {}
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        found[feature["id"]] = sorted(
            labels[key] for key in renderer.legendKeysForFeature(feature, context) if key in labels
        )
    renderer.stopRender(context)
    return found


def _map(project, one):
    settings = QgsMapSettings()
    crs = project.crs() if project.crs().isValid() else QgsCoordinateReferenceSystem("EPSG:3857")
    shown = [layer for layer in _in_order(project) if layer.isSpatial()]
    settings.setLayers([layer for layer in shown if _key(layer) in one["layers"]] if "layers" in one else shown)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(one["width"], one["height"]))
    settings.setOutputDpi(one["dpi"])
    settings.setBackgroundColor(QColor(one["background"]) if "background" in one else project.backgroundColor())
    settings.setFlag(QgsMapSettings.Antialiasing)
    settings.setFlag(QgsMapSettings.DrawLabeling, one.get("labels", True))
    metres = one["scale"] * 0.0254 / one["dpi"]  # of a pixel
    centre = QgsCoordinateTransform(LON_LAT, crs, project).transform(QgsPointXY(*one["centre"]))
    half = (one["width"] * metres / 2, one["height"] * metres / 2)
    settings.setExtent(
        QgsRectangle(centre.x() - half[0], centre.y() - half[1], centre.x() + half[0], centre.y() + half[1])
    )
    settings.setLabelingEngineSettings(project.labelingEngineSettings())
    context = QgsExpressionContext()
    context.appendScopes(
        [QgsExpressionContextUtils.globalScope(), QgsExpressionContextUtils.projectScope(project),
         QgsExpressionContextUtils.mapSettingsScope(settings)]
    )  # fmt: skip
    settings.setExpressionContext(context)
    render = QgsMapRendererSequentialJob(settings)
    render.start()
    render.waitForFinished()
    image = render.renderedImage().convertToFormat(QImage.Format_RGBA8888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    Path(one["file"]).write_bytes(bytes(bits))
    labels = render.takeLabelingResults()
    placed = labels.labelsWithinRect(settings.extent()) if labels else []
    return {
        "scale": settings.scale(),
        "errors": [error.message for error in render.errors()],
        "labels": sorted((label.layerID, label.labelText) for label in placed),
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
