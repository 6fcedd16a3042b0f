#include "geometryfit.h"

#include <diaban/store/database.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/workspace.h>

namespace diaban::workspace {
namespace {

Result<Layer> layerOfRows(const Workspace& workspace, const QString& name)
{
  DIABAN_TRY(layer, workspace.layer(name));
  if (layer.isRaster)
    return Error{Error::Code::NotATable, {layer.title}, {}};
  if (layer.table.isEmpty())
    return Error{Error::Code::NoSuchLayer, {name, workspace.path()}, QStringLiteral("linked")};
  return layer;
}

} // namespace

Result<qint64> rowOf(const Workspace& workspace, const QString& name, const Uid& uid)
{
  DIABAN_TRY(layer, layerOfRows(workspace, name));
  DIABAN_TRY(database, store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  DIABAN_TRY(select,
             database.prepare("SELECT fid FROM " + store::quoted(layer.table) + " WHERE uid=?1"));
  const QByteArray bytes = uid.toBytes();
  DIABAN_TRY(isThere, select.bindBlob(1, bytes).step());
  if (!isThere)
    return Error{Error::Code::EditConflict, {layer.title, uid.toHex()}, {}};
  return select.integer(0);
}

Result<std::vector<Feature>> readFeatures(const Workspace& workspace, const QString& name,
                                          std::span<const qint64> rows, Progress& progress)
{
  constexpr std::size_t kBetweenReports = 4096;
  DIABAN_TRY(layer, layerOfRows(workspace, name));
  DIABAN_TRY(database, store::Database::open(workspace.workingFile(), store::OpenMode::ReadOnly));
  const QByteArray shape = layer.geometry == geo::GeometryKind::None ? "NULL" : "geom";
  DIABAN_TRY(select, database.prepare("SELECT uid, " + shape + " FROM " +
                                      store::quoted(layer.table) + " WHERE fid=?1"));
  std::vector<Feature> features;
  features.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % kBetweenReports == 0 &&
        !progress.advance(static_cast<double>(i) / static_cast<double>(rows.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    select.reset();
    DIABAN_TRY(isThere, select.bind(1, rows[i]).step());
    if (!isThere)
      continue;
    Feature feature{rows[i], Uid::fromBytes(select.blob(0).toByteArray()), {}};
    if (!select.isNull(1))
      if (const auto blob = geo::readGeoPackageBlob(bytesOf(select.blob(1))))
        feature.wkb = QByteArray(reinterpret_cast<const char*>(blob.value().wkb.data()),
                                 static_cast<qsizetype>(blob.value().wkb.size()));
    features.push_back(std::move(feature));
  }
  return features;
}

} // namespace diaban::workspace
