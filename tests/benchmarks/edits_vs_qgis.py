#!/usr/bin/python3
"""Change and delete scattered rows of a large layer with diaban-cli and with QGIS, in one run.

usage: edits_vs_qgis.py DIABAN_CLI WORKSPACE LAYER FIELD VALUE [STEP]

Every STEP-th row: 10 unless said, which takes QGIS long: with 1,000,000 rows it was not done after nine minutes.

Works on copies beside the workspace and removes them. Ours are whole programs, opening and syncing
included: `set`, `undo`, `edit --delete-where`, `undo`. QGIS does the same through its edit buffer,
as its table and field calculator do: the deed, saving it, and the undo of a change that is not yet
saved (after saving QGIS has none). FIELD should be text. Needs apt's python3-qgis.

Prints a table in Markdown, in seconds.
"""
import os
import shutil
import subprocess
import sys
import time


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def run(*arguments):
    subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def ours(cli, path, layer, field, value, where):
    """Seconds of: set, its undo, delete, its undo."""
    return [timed(lambda: run(cli, "set", path, layer, f"{field}={value}", "--where", where)),
            timed(lambda: run(cli, "undo", path)),
            timed(lambda: run(cli, "edit", path, layer, "--delete-where", where)),
            timed(lambda: run(cli, "undo", path))]


def qgis(path, layer_name, field, value, step):
    """Seconds of: a field set and saved, that undone before it is saved, rows deleted and saved."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis import core
    core.QgsApplication.setPrefixPath("/usr", True)
    application = core.QgsApplication([], False)
    application.initQgis()
    layer = core.QgsVectorLayer(f"{path}|layername={layer_name}", layer_name, "ogr")
    if not layer.isValid():
        sys.exit(f"QGIS cannot open {layer_name} in {path}")
    request = core.QgsFeatureRequest().setFilterExpression(f"$id % {step} = 1")
    request.setFlags(core.QgsFeatureRequest.NoGeometry)
    rows = [feature.id() for feature in layer.getFeatures(request)]
    column = layer.fields().lookupField(field)

    def change():
        layer.beginEditCommand("set")
        for row in rows:
            layer.changeAttributeValue(row, column, value)
        layer.endEditCommand()

    def delete():
        layer.beginEditCommand("delete")
        layer.deleteFeatures(rows)
        layer.endEditCommand()

    def save():
        if not layer.commitChanges():
            sys.exit("; ".join(layer.commitErrors()))

    times = []
    layer.startEditing()
    change()
    undone = timed(layer.undoStack().undo)
    for deed in (change, delete):
        layer.startEditing()
        times.append(timed(deed) + timed(save))
    times.insert(1, undone)
    application.exitQgis()
    return times


def main():
    if len(sys.argv) not in (6, 7):
        sys.exit(__doc__)
    cli, workspace, layer, field, value = sys.argv[1:6]
    step = int(sys.argv[6]) if len(sys.argv) == 7 else 10
    copies = [workspace + suffix for suffix in (".ours.gpkg", ".qgis.gpkg")]
    try:
        for copy in copies:
            shutil.copyfile(workspace, copy)
        run(cli, "history", copies[0])
        our = ours(cli, copies[0], layer, field, value, f"fid % {step} = 1")
        peer = qgis(copies[1], layer, field, value, step)
    finally:
        for copy in copies:
            for end in ("", "-journal", "-wal", "-shm"):
                if os.path.exists(copy + end):
                    os.remove(copy + end)
    print(f"every {step}th row\n\n| | Địa Bàn | QGIS |\n|---|---|---|")
    print(f"| a field of the rows set, in the file | {our[0]:.1f} | {peer[0]:.1f} |")
    print(f"| taken back (QGIS: before it is saved) | {our[1]:.1f} | {peer[1]:.1f} |")
    print(f"| the rows deleted, in the file | {our[2]:.1f} | {peer[2]:.1f} |")
    print(f"| taken back | {our[3]:.1f} | not possible |")


if __name__ == "__main__":
    main()
