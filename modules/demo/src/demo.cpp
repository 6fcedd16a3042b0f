#include "land.h"

#include <diaban/demo/demo.h>
#include <diaban/geo/rasterfile.h>
#include <diaban/workspace/import.h>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace diaban::demo {
namespace {

/// "…/demo.gpkg" gives "…/demo_dia_hinh.tif".
QString terrainPath(const QString& workspacePath)
{
  const QFileInfo file(workspacePath);
  return file.path() + QLatin1Char('/') + file.completeBaseName() + QLatin1String("_dia_hinh.tif");
}

Outcome writeTerrain(const Terrain& terrain, const geo::Crs& crs, const QString& path)
{
  geo::GridFile grid;
  grid.width = terrain.width;
  grid.height = terrain.height;
  grid.extent = terrain.extent;
  grid.crs = crs;
  grid.noData = Terrain::kNoHeight;
  return geo::writeGeoTiff(path, grid, terrain.metres);
}

Result<workspace::ImportReport> fill(workspace::Workspace& file, const Province& province,
                                     const QString& terrain, const geo::SourceReader& reader,
                                     Progress& progress)
{
  workspace::ImportRequest raster;
  raster.sources = {terrain};
  raster.layerName = QStringLiteral("dia_hinh");
  raster.title = QStringLiteral("Địa hình");
  raster.role = workspace::LayerRole::Terrain;
  raster.link = true;
  SubProgress linking(progress, 0.3, 0.4);
  DIABAN_TRY(linked, workspace::importSources(file, raster, reader, linking));
  SubProgress writing(progress, 0.4, 1);
  DIABAN_TRY(report, workspace::importRows(
                         file, QCoreApplication::translate("diaban::demo", "Demo province"),
                         province.layers, writing));
  report.layers += linked.layers;
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
  const QString terrain = terrainPath(path);
  if (QFileInfo::exists(terrain))
    return Error{Error::Code::FileExists, {terrain}, {}};
  DIABAN_TRY(file, workspace::Workspace::create(path, crs));
  DIABAN_CHECK(writeTerrain(province.terrain, crs, terrain));
  auto report = fill(*file, province, terrain, reader, progress);
  if (!report) {
    file.reset();
    QFile::remove(terrain);
    QFile::remove(path);
    workspace::dropCopy(path, {});
    return report;
  }
  DIABAN_CHECK(file->putBack(progress));
  return report;
}

} // namespace diaban::demo
