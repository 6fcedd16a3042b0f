#include "rasterimport.h"

#include "naming.h"

#include <diaban/store/tiles.h>

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace diaban::workspace {
namespace {

/// \param identifier by which other programs list the table
Outcome copyIn(ImportContext& context, const StagedRaster& raster, const Layer& layer,
               const QString& identifier, Progress& progress)
{
  DIABAN_TRY(file, store::Database::open(raster.file, store::OpenMode::ReadOnly));
  store::Database& database = context.database();
  DIABAN_CHECK(store::copyTiles(file, geo::kRasterTable, database,
                                {layer.table, identifier, context.srsId()}, context.now(),
                                progress));
  return store::describePictures(database, layer.table,
                                 {raster.facts.bands, raster.facts.noData, raster.facts.palette},
                                 context.now());
}

/// What is wrong with our own copy is wrong with the file that it was made from.
Error blamed(const Error& error, const StagedRaster& raster)
{
  if (error.args.value(0) != raster.file || error.code == Error::Code::DiskFull)
    return error;
  return {Error::Code::ReaderStopped, {raster.plan.sources.front().path}, error.detail};
}

} // namespace

Result<std::vector<StagedRaster>> stageRasters(std::vector<PlannedLayer>& layers,
                                               const geo::Crs& crs, const ScratchFolder& folder,
                                               const geo::SourceReader& reader,
                                               QStringList& reading, Progress& progress)
{
  const auto first = std::stable_partition(
      layers.begin(), layers.end(), [](const PlannedLayer& layer) { return !layer.isRaster; });
  const double share = 1 / static_cast<double>(std::max<std::ptrdiff_t>(1, layers.end() - first));
  std::vector<StagedRaster> rasters;
  for (auto layer = first; layer != layers.end(); ++layer) {
    const auto done = static_cast<double>(rasters.size());
    StagedRaster raster{std::move(*layer), {}, {}};
    raster.file = folder.file(QStringLiteral("%1.gpkg").arg(rasters.size()));
    const QString path = raster.plan.sources.front().path;
    reading = QStringList{path};
    progress.step(QCoreApplication::translate("diaban::Import", "Reading %1")
                      .arg(QFileInfo(path).fileName()));
    SubProgress own(progress, share * done, share * (done + 1));
    const QString target = crs.id().isEmpty() ? crs.wkt() : crs.id();
    DIABAN_TRY(facts, reader.copyRaster({path, raster.plan.sources.front().givenCrs, target,
                                         sensibleArea(crs), raster.file},
                                        own));
    raster.facts = std::move(facts);
    rasters.push_back(std::move(raster));
  }
  layers.erase(first, layers.end());
  return rasters;
}

Result<ImportedLayer> addRaster(ImportContext& context, const StagedRaster& raster,
                                const LayerWish& wish, const QStringList& otherNames,
                                Progress& progress)
{
  Layer layer, old;
  layer.name = uniqueName(wish.name, context.layerNames() + otherNames);
  DIABAN_TRY(titles, knownTitles(context.database()));
  layer.title = uniqueName(wish.title.isEmpty() ? layer.name : wish.title, titles);
  const QString identifier = layer.title;
  if (!wish.replaces.isEmpty()) {
    DIABAN_TRY(named, context.layerNamed(wish.replaces));
    old = named;
    layer.name = old.name;
    layer.title = old.title;
  }
  layer.table = tableNameFor(layer.name, context.tableNames());
  layer.isRaster = true;
  progress.step(QCoreApplication::translate("diaban::Import", "Writing %1").arg(layer.name));
  if (const Outcome copied = copyIn(context, raster, layer, identifier, progress); !copied)
    return blamed(copied.error(), raster);
  decideLook(layer, wish, {});
  layer.origin = wish.origin;
  DIABAN_CHECK(old.uid.isNull() ? context.addLayer(layer, wish.group)
                                : context.replaceLayer(layer, old.uid));
  ImportedLayer report;
  report.name = layer.name;
  report.title = layer.title;
  report.table = layer.table;
  report.role = layer.role;
  report.isRaster = true;
  report.crs = raster.plan.crs;
  return report;
}

} // namespace diaban::workspace
