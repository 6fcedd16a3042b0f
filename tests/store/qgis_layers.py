"""Prints what QGIS offers of a file, as one line of JSON: the spatial and other layers that its own
data source dialog would list, with count, CRS and the colour that each is shown in."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsProviderRegistry, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
found = []
for part in QgsProviderRegistry.instance().querySublayers(sys.argv[1]):
    if part.name() == "layer_styles":  # QGIS hides its own table in its windows
        continue
    layer = QgsVectorLayer(part.uri(), part.name(), "ogr")
    layer.loadDefaultStyle()
    found.append({
        "name": part.name(),
        "features": layer.featureCount(),
        "crs": layer.crs().authid(),
        "colour": layer.renderer().symbol().color().name() if layer.renderer() else None,
    })
print(json.dumps(found))
sys.stdout.flush()
os._exit(0)
