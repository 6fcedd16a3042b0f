#include "land.h"

#include <diaban/demo/demo.h>
#include <diaban/geo/rasterfile.h>
#include <diaban/workspace/import.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

namespace diaban::demo {
namespace {

/// The heights as a file for the import; an error names the workspace, since nobody knows the file.
Outcome writeTerrain(const Terrain& terrain, const geo::Crs& crs, const QString& path,
                     const QString& workspace)
{
  geo::GridFile grid;
  grid.width = terrain.width;
  grid.height = terrain.height;
  grid.extent = terrain.extent;
  grid.crs = crs;
  grid.noData = Terrain::kNoHeight;
  auto written = geo::writeGeoTiff(path, grid, terrain.metres);
  if (!written)
    return Error{written.error().code, {workspace}, written.error().detail};
  return written;
}

Result<workspace::ImportReport> fill(workspace::Workspace& file, const Province& province,
                                     const geo::SourceReader& reader, Progress& progress)
{
  const QTemporaryDir folder;
  const QString terrain = folder.filePath(QStringLiteral("dia_hinh.tif"));
  DIABAN_CHECK(writeTerrain(province.terrain, file.crs(), terrain, file.path()));
  workspace::ImportRequest raster;
  raster.sources = {terrain};
  raster.layerName = QStringLiteral("dia_hinh");
  raster.title = QStringLiteral("Địa hình");
  raster.role = workspace::LayerRole::Terrain;
  raster.group = QStringLiteral("Nền"); // as the province's own layers
  SubProgress importing(progress, 0.3, 0.4);
  DIABAN_TRY(imported, workspace::importSources(file, raster, reader, importing));
  SubProgress writing(progress, 0.4, 1);
  DIABAN_TRY(report, workspace::importRows(
                         file, QCoreApplication::translate("diaban::demo", "Demo province"),
                         province.layers, writing));
  report.layers += imported.layers;
  // Heights as grey would lie over the sea; whoever wants them ticks them.
  DIABAN_CHECK(file.setVisible(QStringLiteral("dia_hinh"), false));
  return report;
}

} // namespace

Result<geo::Crs> demoCrs()
{
  return geo::Crs::fromEpsg(kEpsg);
}

Result<workspace::ImportReport> writeDemo(const QString& path, const DemoOptions& options,
                                          const geo::SourceReader& reader, Progress& progress)
{
  DIABAN_TRY(crs, demoCrs());
  SubProgress making(progress, 0, 0.3);
  DIABAN_TRY(province, makeProvince(options, making));
  DIABAN_TRY(file, workspace::Workspace::create(path, crs));
  auto report = fill(*file, province, reader, progress);
  if (!report) {
    file.reset();
    QFile::remove(path);
    workspace::dropCopy(path, {});
    return report;
  }
  DIABAN_CHECK(file->putBack(progress));
  return report;
}

} // namespace diaban::demo
