#!/usr/bin/python3
"""Draw the same views of a workspace by bench_render and by QGIS in one run; compare times and pictures.

usage: render_vs_qgis.py BENCH_RENDER WORKSPACE LAYER [--repeat N] [--keep FOLDER]

LAYER is the table's name in the workspace; QGIS takes its look from the workspace's layer_styles, so
both draw the same style; labels are off, since letters differ. Views: the whole layer, then 10 km, 3 km and 0.8 km wide about its middle,
1920 x 1080 pixels. Each program's time is the median of its repeats; the two take turns, view by
view, so that what else the machine does falls on both. Needs apt's python3-qgis and python3-numpy.

Prints a table in Markdown. Exit 1 when a picture differs: in more than 1 % of the 8 x 8 pixel blocks
the mean colour is more than 8 of 255 away, or a block is blank in one picture only.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1920, 1080
VIEWS = (("whole layer", None, 200), ("10 km", 10000, 10), ("3 km", 3000, 6), ("0.8 km", 800, 3))


def ours(bench, workspace, layer, extent, repeat, image):
    """Times in seconds, the extent of the last picture (each repeat shifts the view), features."""
    arguments = [bench, workspace, layer, f"{WIDTH}x{HEIGHT}", ",".join(map(repr, extent)), str(repeat), image]
    answer = json.loads(subprocess.run(arguments, stdout=subprocess.PIPE, check=True).stdout)
    return [ms / 1000 for ms in answer["runs_ms"]], answer["extent"], answer["features_drawn"]


class Qgis:
    """QGIS in this process, with one layer of the workspace."""

    def __init__(self, workspace, layer):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from qgis import core
        self.core = core
        core.QgsApplication.setPrefixPath("/usr", True)
        self.application = core.QgsApplication([], False)
        self.application.initQgis()
        self.layer = core.QgsVectorLayer(f"{workspace}|layername={layer}", layer, "ogr")
        if not self.layer.isValid():
            sys.exit(f"QGIS cannot open {layer} in {workspace}")
        self.layer.setLabelsEnabled(False)

    def extent(self):
        e = self.layer.extent()
        return [e.xMinimum(), e.yMinimum(), e.xMaximum(), e.yMaximum()]

    def draw(self, extent, image):
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QColor
        settings = self.core.QgsMapSettings()
        settings.setLayers([self.layer])
        settings.setOutputSize(QSize(WIDTH, HEIGHT))
        settings.setExtent(self.core.QgsRectangle(*extent))
        settings.setDestinationCrs(self.layer.crs())
        settings.setBackgroundColor(QColor("white"))
        settings.setFlag(self.core.QgsMapSettings.Antialiasing, True)
        settings.setFlag(self.core.QgsMapSettings.UseRenderingOptimization, True)
        start = time.perf_counter()
        job = self.core.QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        picture = job.renderedImage()
        seconds = time.perf_counter() - start
        picture.save(image)
        return seconds


def block_means(path):
    """Mean colour of each 8 x 8 block over white."""
    import numpy
    from qgis.PyQt.QtGui import QImage, QPainter
    source = QImage(path)
    flat = QImage(source.size(), QImage.Format_RGB32)
    flat.fill(0xFFFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, source)
    painter.end()
    bits = flat.constBits()
    bits.setsize(flat.sizeInBytes())
    pixels = numpy.frombuffer(bits, numpy.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3].astype(float)
    return pixels.reshape(HEIGHT // 8, 8, WIDTH // 8, 8, 3).mean((1, 3))


def compare(first, second):
    """Share of blocks within 8 of 255, and how many are blank in one picture only."""
    a, b = block_means(first), block_means(second)
    near = (abs(a - b).max(2) <= 8).mean()
    blank = ((a == 255).all(2) & (b < 254).any(2)) | ((b == 255).all(2) & (a < 254).any(2))
    return near, int(blank.sum())


def view(full, width):
    """An extent of the picture's shape about the middle of `full`; all of it without a width."""
    x, y = (full[0] + full[2]) / 2, (full[1] + full[3]) / 2
    if width is None:
        width = max(full[2] - full[0], (full[3] - full[1]) * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("workspace")
    parser.add_argument("layer")
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--keep", help="folder for the pictures")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    qgis = Qgis(options.workspace, options.layer)
    full = qgis.extent()
    is_alike = True
    print("| view | features | QGIS s | Địa Bàn s | times faster | asked | blocks alike | blank in one |")
    print("|---|---|---|---|---|---|---|---|")
    for name, width, asked in VIEWS:
        paths = [os.path.join(folder, f"{name.replace(' ', '-')}-{who}.png") for who in ("diaban", "qgis")]
        times, extent, features = ours(options.bench, options.workspace, options.layer, view(full, width),
                                       options.repeat, paths[0])
        theirs = statistics.median(qgis.draw(extent, paths[1]) for _ in range(3))
        near, blank = compare(*paths)
        is_alike = is_alike and near >= 0.99 and blank == 0
        mine = statistics.median(times)
        print(f"| {name} | {features:,} | {theirs:.3f} | {mine:.4f} (least {min(times):.4f}) "
              f"| {theirs / mine:.0f} | {asked} | {near:.2%} | {blank} |", flush=True)
    sys.stdout.flush()
    os._exit(0 if is_alike else 1)  # QGIS 3.22 crashes while its interpreter is torn down


if __name__ == "__main__":
    main()
