#!/usr/bin/python3
"""What QGIS shows of a workspace, as JSON: its layers, each with renderer, colours, opacity and labels.

usage: qgis_view.py WORKSPACE.gpkg LAYER x,y …
Draws LAYER alone, 1 map unit a pixel, and adds the colours at the given places.
"""
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (QgsApplication, QgsMapLayerType, QgsMapRendererCustomPainterJob,
                       QgsMapSettings, QgsProviderRegistry, QgsRasterLayer, QgsRectangle,
                       QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

path, drawn, places = sys.argv[1], sys.argv[2], [tuple(map(float, p.split(","))) for p in sys.argv[3:]]
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()


def symbol(s):
    return {"kinds": [layer.layerType() for layer in s.symbolLayers()],
            "colours": [layer.color().name(QColor.HexArgb) for layer in s.symbolLayers()],
            "widths": [round(layer.width(), 3) for layer in s.symbolLayers()
                       if layer.layerType() == "SimpleLine"],
            "dashes": [layer.customDashVector() for layer in s.symbolLayers()
                       if layer.layerType() == "SimpleLine" and layer.useCustomDashPattern()]}


def look(layer):
    renderer = layer.renderer()
    if renderer is None:
        return {"rows": layer.featureCount(), "fields": layer.fields().names(),
                "isSpatial": layer.isSpatial()}
    found = {"renderer": renderer.type(), "opacity": layer.opacity(),
             "isLimited": layer.hasScaleBasedVisibility(),
             "most": layer.minimumScale(), "least": layer.maximumScale()}
    if renderer.type() == "categorizedSymbol":
        found["field"] = renderer.classAttribute()
        found["categories"] = {c.value(): symbol(c.symbol()) for c in renderer.categories()}
    elif renderer.type() == "graduatedSymbol":
        found["field"] = renderer.classAttribute()
        found["classes"] = [[r.lowerValue(), r.upperValue(), symbol(r.symbol())]
                            for r in renderer.ranges()]
    else:
        found["symbol"] = symbol(renderer.symbol())
    if layer.labelsEnabled():
        labeling = layer.labeling()  # each part keeps its owner alive, else Python reads freed memory
        settings = labeling.settings()
        text = settings.format()
        halo = text.buffer()
        found["label"] = {"field": settings.fieldName, "least": settings.maximumScale,
                          "most": settings.minimumScale,
                          "halo": halo.enabled(),
                          "points": text.size()}
    return found


def pixels(layer):
    layer.setLabelsEnabled(False)
    box = layer.extent()
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(box)
    settings.setOutputSize(QSize(round(box.width()), round(box.height())))
    image = QImage(settings.outputSize(), QImage.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    seen = settings.visibleExtent()
    scale = image.width() / seen.width()
    return [QColor(image.pixel(int((x - seen.xMinimum()) * scale), int((seen.yMaximum() - y) * scale)))
            .name() for x, y in places]


def raster(sublayer):
    layer = QgsRasterLayer(sublayer.uri(), sublayer.name(), "gdal")
    provider = layer.dataProvider()
    middle, found = provider.sample(layer.extent().center(), 1)
    return {"isValid": layer.isValid(), "crs": layer.crs().authid(), "bands": layer.bandCount(),
            "middle": middle if found else None, "size": [layer.width(), layer.height()]}


sublayers = QgsProviderRegistry.instance().querySublayers(path)
rasters = {s.name(): raster(s) for s in sublayers if s.type() == QgsMapLayerType.RasterLayer}
names = [s.name() for s in sublayers if s.type() == QgsMapLayerType.VectorLayer]
layers = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in names}
print(json.dumps({"layers": {name: look(layer) for name, layer in layers.items()},
                  "rasters": rasters, "pixels": pixels(layers[drawn]) if drawn in layers else []}))
sys.stdout.flush()
os._exit(0)  # QGIS 3.22 crashes while its Python interpreter is torn down
