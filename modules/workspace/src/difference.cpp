#include "keyedrows.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/workspace.h>

#include <algorithm>
#include <array>

namespace diaban::workspace {
namespace {

/// A workspace that is looked at: what it knows of its layers, and a connection for the rows.
struct Side {
  QVector<Layer> layers;
  store::Database database;
};

Result<Side> openSide(const QString& path)
{
  OpenOptions looking;
  looking.readOnly = true;
  DIABAN_TRY(opened, Workspace::open(path, looking));
  DIABAN_TRY(database, store::Database::open(opened->workingFile(), store::OpenMode::ReadOnly));
  return Side{opened->layers(), std::move(database)};
}

bool hasRows(const Layer& layer)
{
  return !layer.table.isEmpty() && !layer.isRaster;
}

struct LayerPair {
  const Layer* before = nullptr;
  const Layer* after = nullptr;
  const Layer& shown() const { return after != nullptr ? *after : *before; }
};

const Layer* partner(const Layer& of, const QVector<Layer>& among, const QVector<LayerPair>& pairs)
{
  const auto isFree = [&](const Layer& layer) {
    return hasRows(layer) && std::none_of(pairs.begin(), pairs.end(), [&](const LayerPair& pair) {
             return pair.before == &layer;
           });
  };
  for (const Layer& layer : among)
    if (layer.uid == of.uid)
      return hasRows(layer) ? &layer : nullptr;
  for (const Layer& layer : among)
    if (layer.name == of.name && isFree(layer))
      return &layer;
  return nullptr;
}

/// By uid; where that has no partner, by name: files that were made apart.
QVector<LayerPair> pairs(const QVector<Layer>& before, const QVector<Layer>& after)
{
  QVector<LayerPair> found;
  for (const Layer& layer : after)
    if (hasRows(layer))
      found.append(LayerPair{partner(layer, before, found), &layer});
  for (const Layer& layer : before)
    if (hasRows(layer) && std::none_of(found.begin(), found.end(), [&](const LayerPair& pair) {
          return pair.before == &layer;
        }))
      found.append(LayerPair{&layer, nullptr});
  return found;
}

Result<std::optional<ComparedTable>> tableOf(const Side& side, const Layer* layer,
                                             const Uid& identity)
{
  if (layer == nullptr)
    return std::optional<ComparedTable>();
  return layerTable(side.database, layer->table, identity);
}

QStringList fieldsOf(const std::optional<ComparedTable>& table)
{
  QStringList names = table ? table->columnNames() : QStringList();
  names.removeAll(store::kGeometryColumn);
  return names;
}

QStringList without(QStringList names, const QStringList& others)
{
  names.removeIf([&](const QString& name) { return others.contains(name); });
  return names;
}

RowDifference toDifference(const ComparedRow& row)
{
  const auto kind = !row.before  ? DifferenceKind::Added
                    : !row.after ? DifferenceKind::Deleted
                                 : DifferenceKind::Changed;
  return {row.uid, kind, row.isGeometryChanged, row.before.value_or(0), row.after.value_or(0)};
}

void count(LayerDifference& layer, DifferenceKind kind)
{
  switch (kind) {
  case DifferenceKind::Added: ++layer.added; break;
  case DifferenceKind::Changed: ++layer.changed; break;
  case DifferenceKind::Deleted: ++layer.deleted; break;
  }
}

Result<LayerDifference> compareLayers(const Side& before, const Side& after, const LayerPair& pair,
                                      Progress& progress)
{
  LayerDifference result;
  const Layer& shown = pair.shown();
  result.uid = shown.uid;
  result.name = shown.name;
  result.title = shown.title;
  DIABAN_TRY(old, tableOf(before, pair.before, shown.uid));
  DIABAN_TRY(now, tableOf(after, pair.after, shown.uid));
  result.tableBefore = old ? old->table : QString();
  result.tableAfter = now ? now->table : QString();
  result.fields = fieldsOf(now ? now : old);
  if (old && now) {
    result.fieldsAdded = without(fieldsOf(now), fieldsOf(old));
    result.fieldsGone = without(fieldsOf(old), fieldsOf(now));
  }
  DIABAN_TRY(rows, compareTables(old, now, progress));
  for (const ComparedRow& row : rows) {
    if (!row.isContentChanged)
      continue; // another fid only
    result.rows.push_back(toDifference(row));
    count(result, result.rows.back().kind);
  }
  return result;
}

bool isDifferent(const LayerDifference& layer)
{
  return !layer.rows.empty() || !layer.fieldsAdded.isEmpty() || !layer.fieldsGone.isEmpty() ||
         layer.tableBefore.isEmpty() || layer.tableAfter.isEmpty();
}

/// Where settings stand, and what names one of them.
struct SettingTable {
  SettingDifference::What what;
  const char* table;
  const char* title; ///< SQL; ?1 is the row's id
};
using What = SettingDifference::What;
constexpr std::array kSettings{
    SettingTable{What::Layer, "diaban_layer", "SELECT title FROM diaban_layer WHERE id=?1"},
    SettingTable{What::Style, "diaban_style",
                 "SELECT l.title FROM diaban_style s JOIN diaban_layer l ON l.uid=s.layer"
                 " WHERE s.id=?1"},
    SettingTable{What::Group, "diaban_group", "SELECT title FROM diaban_group WHERE id=?1"},
    SettingTable{What::Bookmark, "diaban_bookmark",
                 "SELECT title FROM diaban_bookmark WHERE id=?1"},
    SettingTable{What::Field, "diaban_field", "SELECT name FROM diaban_field WHERE id=?1"},
    SettingTable{What::Origin, "diaban_origin",
                 "SELECT l.title FROM diaban_origin o JOIN diaban_layer l ON l.uid=o.layer"
                 " WHERE o.id=?1"},
    SettingTable{What::Finding, "diaban_finding", "SELECT rule FROM diaban_finding WHERE id=?1"}};

Outcome compareSettings(const Side& before, const Side& after, const SettingTable& setting,
                        QVector<SettingDifference>& found)
{
  const QString name = QString::fromLatin1(setting.table);
  DIABAN_TRY(old, ownTable(before.database, name));
  DIABAN_TRY(now, ownTable(after.database, name));
  NoProgress progress;
  DIABAN_TRY(rows, compareTables(old, now, progress));
  for (const ComparedRow& row : rows) {
    if (!row.isContentChanged)
      continue;
    const Side& side = row.after ? after : before;
    DIABAN_TRY(title, side.database.prepare(setting.title));
    DIABAN_TRY(isThere, title.bind(1, row.after ? *row.after : *row.before).step());
    found.append({setting.what, isThere ? title.string(0) : QString(), toDifference(row).kind});
  }
  return Done{};
}

QByteArray wkbOf(const CellValue& blob)
{
  const auto parsed =
      geo::readGeoPackageBlob({reinterpret_cast<const unsigned char*>(blob.bytes.constData()),
                               static_cast<std::size_t>(blob.bytes.size())});
  if (blob.isNull() || !parsed)
    return {};
  const auto wkb = parsed.value().wkb;
  return {reinterpret_cast<const char*>(wkb.data()), static_cast<qsizetype>(wkb.size())};
}

/// The cells of rows of one side: the fields, then the geometry.
class SideRows {
public:
  static Result<SideRows> open(const Side& side, const QString& table, const QStringList& fields)
  {
    DIABAN_TRY(columns, layerColumns(side.database, table));
    DIABAN_TRY(rows, KeyedRows::open(columns, fields + QStringList{store::kGeometryColumn}));
    SideRows opened{std::move(rows), static_cast<int>(fields.size()), {}};
    for (const TableColumn& column : columns ? columns->columns : QVector<TableColumn>())
      if (column.isBoolean())
        opened.booleans.append(static_cast<int>(fields.indexOf(column.name)));
    return opened;
  }
  QVariant cell(int field) const { return rows.cell(field).toVariant(booleans.contains(field)); }
  QByteArray wkb() const { return wkbOf(rows.cell(geometryAt)); }

  KeyedRows rows;
  int geometryAt = 0;
  QVector<int> booleans;
};

} // namespace

QString differenceName(DifferenceKind kind)
{
  switch (kind) {
  case DifferenceKind::Added: return QStringLiteral("added");
  case DifferenceKind::Changed: return QStringLiteral("changed");
  case DifferenceKind::Deleted: return QStringLiteral("deleted");
  }
  return {};
}

QString settingName(SettingDifference::What what)
{
  switch (what) {
  case What::Layer: return QStringLiteral("layer");
  case What::Style: return QStringLiteral("style");
  case What::Group: return QStringLiteral("group");
  case What::Bookmark: return QStringLiteral("bookmark");
  case What::Field: return QStringLiteral("field");
  case What::Origin: return QStringLiteral("origin");
  case What::Finding: return QStringLiteral("finding");
  }
  return {};
}

Result<Difference> difference(const QString& before, const QString& after, Progress& progress)
{
  DIABAN_TRY(old, openSide(before));
  DIABAN_TRY(now, openSide(after));
  Difference result{before, after, {}, {}};
  const QVector<LayerPair> all = pairs(old.layers, now.layers);
  const double share = 1.0 / static_cast<double>(std::max<qsizetype>(1, all.size()));
  double done = 0;
  for (const LayerPair& pair : all) {
    SubProgress own(progress, done, done + share);
    done += share;
    DIABAN_TRY(layer, compareLayers(old, now, pair, own));
    if (isDifferent(layer))
      result.layers.append(layer);
  }
  for (const SettingTable& setting : kSettings)
    DIABAN_CHECK(compareSettings(old, now, setting, result.settings));
  return result;
}

Result<QVector<RowDetail>> rowDetails(const Difference& difference, const LayerDifference& layer,
                                      std::span<const RowDifference> rows)
{
  DIABAN_TRY(old, openSide(difference.before));
  DIABAN_TRY(now, openSide(difference.after));
  DIABAN_TRY(before, SideRows::open(old, layer.tableBefore, layer.fields));
  DIABAN_TRY(after, SideRows::open(now, layer.tableAfter, layer.fields));
  QVector<RowDetail> details;
  for (const RowDifference& row : rows) {
    const bool hasBefore = row.kind != DifferenceKind::Added;
    const bool hasAfter = row.kind != DifferenceKind::Deleted;
    DIABAN_TRY(foundBefore, hasBefore ? before.rows.find(row.before) : Result<bool>(false));
    DIABAN_TRY(foundAfter, hasAfter ? after.rows.find(row.after) : Result<bool>(false));
    if (foundBefore != hasBefore || foundAfter != hasAfter)
      return Error{Error::Code::EditConflict, {layer.title, row.uid.toHex()}, {}};
    RowDetail detail;
    for (int field = 0; field < layer.fields.size(); ++field) {
      const QVariant was = foundBefore ? before.cell(field) : QVariant();
      const QVariant is = foundAfter ? after.cell(field) : QVariant();
      if (was.typeId() != is.typeId() || was != is)
        detail.fields.append({layer.fields[field], was, is});
    }
    detail.wkbBefore = foundBefore ? before.wkb() : QByteArray();
    detail.wkbAfter = foundAfter ? after.wkb() : QByteArray();
    details.append(detail);
  }
  return details;
}

} // namespace diaban::workspace
