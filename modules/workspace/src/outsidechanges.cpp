#include "outsidechanges.h"

#include "featureedit.h"
#include "layertable.h"
#include "rowidentity.h"

#include <diaban/base/uid.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

Outcome forgetLostLayers(store::Database& database)
{
  return database.run("DELETE FROM diaban_layer WHERE table_name<>'' AND table_name NOT IN"
                      " (SELECT name FROM sqlite_schema WHERE type='table');"
                      "DELETE FROM diaban_style WHERE layer NOT IN (SELECT uid FROM diaban_layer);"
                      "DELETE FROM diaban_origin WHERE layer NOT IN"
                      " (SELECT uid FROM diaban_layer)");
}

/// Gives uids to rows that have none, or that of an older row.
Result<qint64> nameRows(store::Database& database, const QString& table, const Uid& layer)
{
  DIABAN_TRY(uids, uidsForNameless(database, table, layer));
  DIABAN_TRY(set, database.prepare("UPDATE " + store::quoted(table) + " SET uid=?1 WHERE fid=?2"));
  QList<qint64> fids = uids.keys();
  std::sort(fids.begin(), fids.end());
  for (const qint64 fid : std::as_const(fids)) {
    const QByteArray uid = uids.value(fid).toBytes();
    DIABAN_CHECK(set.bindBlob(1, uid).bind(2, fid).run());
  }
  return uids.size();
}

/// What count, extent and R-tree of a table should be.
struct Shapes {
  store::Contents contents;
  std::vector<store::RTreeEntry> entries; ///< by id
};

Result<Shapes> shapesOf(const store::Database& database, const QString& table, bool hasGeometry)
{
  Shapes shapes;
  const QByteArray geometry = hasGeometry ? "geom" : "NULL";
  DIABAN_TRY(rows, database.prepare("SELECT fid, " + geometry + " FROM " + store::quoted(table) +
                                    " ORDER BY fid"));
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return shapes;
    ++shapes.contents.rows;
    // A geometry that can't be read has no place; the row stays.
    const auto box = boxOf(rows.isNull(1) ? QByteArrayView() : rows.blob(1));
    if (!box || box.value().isEmpty())
      continue;
    shapes.contents.extent.add(box.value());
    shapes.entries.push_back(store::toEntry(rows.integer(0), box.value()));
  }
}

Outcome repairIndex(store::Database& database, const QString& table, const QDateTime& now)
{
  DIABAN_TRY(hasGeometry, store::hasGeometry(database, table));
  DIABAN_TRY(shapes, shapesOf(database, table, hasGeometry));
  if (hasGeometry) {
    NoProgress progress;
    auto kept = store::readRTree(database, table, progress);
    if (kept)
      std::sort(kept.value().begin(), kept.value().end(),
                [](const auto& a, const auto& b) { return a.id < b.id; });
    if (!kept || kept.value() != shapes.entries)
      DIABAN_CHECK(store::replaceRTree(database, table, shapes.entries, progress));
  }
  return store::setContents(database, table, shapes.contents, now);
}

} // namespace

Result<QStringList> tablesOnMap(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare("SELECT table_name FROM diaban_layer WHERE table_name<>''"));
  QStringList tables;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return tables;
    tables.append(rows.string(0));
  }
}

Result<qint64> repairAfterOthers(store::Database& database, int srsId, const QDateTime& now)
{
  DIABAN_CHECK(forgetLostLayers(database));
  DIABAN_TRY(known, readRegistrations(database, srsId));
  DIABAN_CHECK(syncRegistrations(database, known, srsId, now));
  DIABAN_TRY(tables, tablesOnMap(database));
  QHash<QString, Uid> layers;
  for (const LayerRegistration& layer : std::as_const(known))
    layers.insert(layer.registration.table, layer.uid);
  qint64 named = 0;
  for (const QString& table : std::as_const(tables)) {
    DIABAN_TRY(columns, store::columnNames(database, table));
    if (!columns.contains(store::kFidColumn)) // tiles of a raster
      continue;
    DIABAN_CHECK(store::completeTable(database, table));
    DIABAN_TRY(rows, nameRows(database, table, layers.value(table)));
    named += rows;
    DIABAN_CHECK(repairIndex(database, table, now));
  }
  return named;
}

} // namespace diaban::workspace
