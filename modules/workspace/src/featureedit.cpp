#include "featureedit.h"

#include "accepted.h"
#include "bookmarks.h"
#include "bulkedit.h"
#include "fieldtable.h"
#include "findings.h"
#include "geometryfit.h"
#include "layergroups.h"
#include "origins.h"

#include <diaban/geo/wkb.h>

#include <QJsonDocument>

#include <algorithm>

namespace diaban::workspace {
namespace {

bool hasShapes(const Layer& layer)
{
  return layer.geometry != geo::GeometryKind::None;
}

/// `"a"=?4, "b"=?5` or `, "a", "b"` and the like, for field names from `first` on.
QByteArray assignments(const QStringList& names, int first)
{
  QByteArray sql;
  for (qsizetype i = 0; i < names.size(); ++i)
    sql += (i == 0 ? "" : ", ") + store::quoted(names[i]) + "=?" + QByteArray::number(first + i);
  return sql;
}

} // namespace

void bindCell(store::Statement& statement, int parameter, const QVariant& value)
{
  switch (value.typeId()) {
  case QMetaType::UnknownType: statement.bindNull(parameter); break;
  case QMetaType::Bool: statement.bind(parameter, value.toBool() ? 1 : 0); break;
  case QMetaType::LongLong: statement.bind(parameter, value.toLongLong()); break;
  case QMetaType::Double: statement.bind(parameter, value.toDouble()); break;
  case QMetaType::QByteArray:
    statement.bindBlob(parameter, *static_cast<const QByteArray*>(value.constData()));
    break;
  default: statement.bind(parameter, value.toString());
  }
}

Result<store::Box> boxOf(QByteArrayView blob)
{
  if (blob.isEmpty())
    return store::Box{};
  DIABAN_TRY(parsed, geo::readGeoPackageBlob(bytesOf(blob)));
  geo::FlatGeometry flat;
  DIABAN_CHECK(geo::readWkb(parsed.wkb, flat));
  return toBox(flat.extent());
}

Result<store::FeatureUpkeep*> UpkeepSet::of(const QString& table)
{
  auto& upkeep = m_upkeeps[table];
  if (!upkeep) {
    auto opened = store::FeatureUpkeep::open(m_database, table);
    if (!opened) {
      m_upkeeps.remove(table);
      return opened.error();
    }
    upkeep = std::make_shared<store::FeatureUpkeep>(std::move(opened).value());
  }
  return upkeep.get();
}

Outcome UpkeepSet::applied(const store::AppliedRow& row, const QStringList& featureTables)
{
  if (!featureTables.contains(row.table))
    return Done{};
  DIABAN_TRY(upkeep, of(row.table));
  DIABAN_TRY(before, boxOf(row.geometryBefore));
  DIABAN_TRY(after, boxOf(row.geometryAfter));
  switch (row.change) {
  case store::RowChange::Insert: return upkeep->inserted(row.fid, after);
  case store::RowChange::Delete: return upkeep->deleted(row.fid, before);
  case store::RowChange::Update: break;
  }
  return row.setsGeometry ? upkeep->geometryChanged(row.fid, before, after) : Outcome(Done{});
}

Outcome UpkeepSet::finish(const QDateTime& now)
{
  for (const auto& upkeep : std::as_const(m_upkeeps))
    DIABAN_CHECK(upkeep->finish(now));
  return Done{};
}

Result<Layer> FeatureEdit::layerNamed(const QString& name) const
{
  const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                  [&](const Layer& layer) { return layer.name == name; });
  if (found == m_layers.end())
    return Error{Error::Code::NoSuchLayer, {name, m_workspacePath}, {}};
  return *found;
}

Result<Layer> FeatureEdit::featureLayer(const QString& name) const
{
  DIABAN_TRY(layer, layerNamed(name));
  if (layer.table.isEmpty() || layer.isRaster) // linked layers and rasters have no rows here
    return Error{Error::Code::NoSuchLayer, {name, m_workspacePath}, QStringLiteral("no rows")};
  return layer;
}

Result<QVariantMap> FeatureEdit::allowed(const Layer& layer, const QVariantMap& fields)
{
  QVariantMap cells;
  for (auto it = fields.begin(); it != fields.end(); ++it) {
    DIABAN_TRY(field, fieldNamed(layer, it.key()));
    DIABAN_TRY(cell, allowedValue(layer, field, it.value()));
    cells.insert(it.key(), cell);
  }
  return cells;
}

Result<FeatureEdit::Place> FeatureEdit::find(const Layer& layer, const Uid& uid) const
{
  const QByteArray shape = hasShapes(layer) ? "geom" : "NULL";
  DIABAN_TRY(row, m_database.prepare("SELECT fid, " + shape + " FROM " +
                                     store::quoted(layer.table) + " WHERE uid=?1"));
  const QByteArray bytes = uid.toBytes();
  row.bindBlob(1, bytes);
  DIABAN_TRY(found, row.step());
  if (!found)
    return Error{Error::Code::EditConflict, {layer.title, uid.toHex()}, {}};
  DIABAN_TRY(box, boxOf(row.isNull(1) ? QByteArrayView() : row.blob(1)));
  return Place{row.integer(0), box};
}

Result<FeatureEdit::NewGeometry> FeatureEdit::geometry(const Layer& layer, const FeatureRow& row)
{
  if (row.wkb.isEmpty())
    return NewGeometry{};
  if (!hasShapes(layer))
    return Error{Error::Code::NoSuchField, {store::kGeometryColumn, layer.title}, {}};
  geo::FlatGeometry flat;
  if (!geo::readWkb(bytesOf(row.wkb), flat))
    return Error{Error::Code::BadGeometry, {layer.title, row.uid.toHex()}, {}};
  return fitted(layer, row.wkb);
}

Result<Uid> FeatureEdit::insertFeature(const QString& layerName, const FeatureRow& row)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(cells, allowed(layer, row.fields));
  DIABAN_TRY(shape, geometry(layer, row));
  QByteArray names = hasShapes(layer) ? "geom, uid" : "uid";
  QByteArray values = hasShapes(layer) ? "?1, ?2" : "?2";
  const QStringList fields = cells.keys();
  for (qsizetype i = 0; i < fields.size(); ++i) {
    names += ", " + store::quoted(fields[i]);
    values += ", ?" + QByteArray::number(i + 3);
  }
  DIABAN_TRY(insert, m_database.prepare("INSERT INTO " + store::quoted(layer.table) + '(' + names +
                                        ") VALUES(" + values + ')'));
  const Uid uid = row.uid.isNull() ? m_uids.next() : row.uid;
  const QByteArray uidBytes = uid.toBytes();
  if (!shape.blob.isEmpty())
    insert.bindBlob(1, shape.blob);
  insert.bindBlob(2, uidBytes);
  for (qsizetype i = 0; i < fields.size(); ++i)
    bindCell(insert, static_cast<int>(i) + 3, cells[fields[i]]);
  DIABAN_CHECK(insert.run());
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  DIABAN_CHECK(upkeep->inserted(m_database.lastRowId(), shape.box));
  m_deeds.note(DeedKind::Draw, layer, 1);
  return uid;
}

Outcome FeatureEdit::updateFeature(const QString& layerName, const FeatureRow& row)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(cells, allowed(layer, row.fields));
  DIABAN_TRY(place, find(layer, row.uid));
  const QStringList fields = cells.keys();
  QByteArray sets = assignments(fields, 3);
  const bool setsGeometry = row.setsGeometry && hasShapes(layer);
  if (setsGeometry)
    sets = sets.isEmpty() ? QByteArray("geom=?1") : "geom=?1, " + sets;
  DIABAN_TRY(shape, geometry(layer, row));
  if (sets.isEmpty())
    return Done{};
  DIABAN_TRY(update, m_database.prepare("UPDATE " + store::quoted(layer.table) + " SET " + sets +
                                        " WHERE fid=?2"));
  if (setsGeometry && !shape.blob.isEmpty())
    update.bindBlob(1, shape.blob);
  update.bind(2, place.fid);
  for (qsizetype i = 0; i < fields.size(); ++i)
    bindCell(update, static_cast<int>(i) + 3, cells[fields[i]]);
  DIABAN_CHECK(update.run());
  m_deeds.note(setsGeometry ? DeedKind::Reshape : DeedKind::SetCells, layer, 1,
               setsGeometry ? QStringList() : fields);
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  return setsGeometry ? upkeep->geometryChanged(place.fid, place.box, shape.box) : Outcome(Done{});
}

Outcome FeatureEdit::deleteFeature(const QString& layerName, const Uid& uid)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(place, find(layer, uid));
  DIABAN_TRY(remove,
             m_database.prepare("DELETE FROM " + store::quoted(layer.table) + " WHERE fid=?1"));
  DIABAN_CHECK(remove.bind(1, place.fid).run());
  m_deeds.note(DeedKind::Delete, layer, 1);
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  return upkeep->deleted(place.fid, place.box);
}

Result<qint64> FeatureEdit::setValues(const QString& layerName, const RowChoice& rows,
                                      const QVariantMap& values, Progress& progress)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(cells, allowed(layer, values));
  DIABAN_CHECK(m_upkeep.of(layer.table)); // notes the time of the change
  DIABAN_TRY(changed, setCells(m_database, layer, rows, cells, progress));
  m_deeds.note(DeedKind::SetCells, layer, changed, cells.keys());
  return changed;
}

Result<qint64> FeatureEdit::calculate(const QString& layerName, const QString& name,
                                      const QString& expression, const RowChoice& rows,
                                      Progress& progress)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(field, fieldNamed(layer, name));
  DIABAN_CHECK(m_upkeep.of(layer.table));
  DIABAN_TRY(changed, calculateCells(m_database, layer, rows, field, expression, progress));
  m_deeds.note(DeedKind::Calculate, layer, changed, {field.name});
  return changed;
}

Outcome FeatureEdit::setFieldRules(const QString& layerName, const QString& name,
                                   const FieldRules& rules)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  DIABAN_TRY(field, fieldNamed(layer, name));
  DIABAN_TRY(fitting, fittedRules(field, rules));
  if (rulesOf(layer, name) == fitting)
    return Done{};
  m_deeds.note(DeedKind::Fields, layer, 0, {name});
  return writeFieldRules(m_database, layer, field, fitting);
}

Outcome FeatureEdit::setStyle(const QString& layerName, const Style& style)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  m_deeds.note(DeedKind::Style, layer);
  DIABAN_TRY(update, m_database.prepare("UPDATE diaban_style SET style=?1 WHERE layer=?2"));
  const QByteArray uid = layer.uid.toBytes();
  update.bind(1, QString::fromUtf8(QJsonDocument(toJson(style)).toJson(QJsonDocument::Compact)));
  return update.bindBlob(2, uid).run();
}

Outcome FeatureEdit::setText(const Layer& layer, QByteArrayView column, const QString& value)
{
  DIABAN_TRY(update, m_database.prepare("UPDATE diaban_layer SET " + column.toByteArray() +
                                        "=?1 WHERE uid=?2"));
  const QByteArray uid = layer.uid.toBytes();
  return update.bind(1, value).bindBlob(2, uid).run();
}

Outcome FeatureEdit::setTitle(const QString& layerName, const QString& title)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  if (title.trimmed().isEmpty())
    return Error{Error::Code::BadArgument, {title, QStringLiteral("title")}, {}};
  return setText(layer, "title", title.trimmed());
}

Outcome FeatureEdit::setRole(const QString& layerName, LayerRole role)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  return setText(layer, "role", roleName(role));
}

Outcome FeatureEdit::setTree(const LayerTree& tree)
{
  return writeTree(m_database, tree, m_layers, m_workspacePath);
}

Outcome FeatureEdit::setBookmark(const Bookmark& bookmark)
{
  return writeBookmark(m_database, bookmark);
}

Outcome FeatureEdit::removeBookmark(const Uid& uid)
{
  return deleteBookmark(m_database, uid);
}

Outcome FeatureEdit::acceptFinding(const AcceptedFinding& finding)
{
  AcceptedFinding signedOne = finding;
  signedOne.author = m_author;
  signedOne.time = m_now;
  return writeAccepted(m_database, signedOne);
}

Outcome FeatureEdit::withdrawAcceptance(const Uid& uid)
{
  return deleteAccepted(m_database, uid);
}

Outcome FeatureEdit::setOrigin(const QString& layerName, const QByteArray& json)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  DIABAN_TRY(origin, signedOrigin(json, m_author, m_now));
  return writeOrigin(m_database, layer.uid, origin);
}

Result<QVector<StoredFinding>> FeatureEdit::findings()
{
  return readFindings(m_database);
}

Outcome FeatureEdit::writeFinding(const StoredFinding& finding)
{
  return workspace::writeFinding(m_database, finding, m_author, m_now);
}

Outcome FeatureEdit::setSource(const QString& layerName, const Layer& source)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  const StoredPath stored = storedPath(source.sourcePath, m_workspacePath);
  layer.fields = source.fields;
  layer.featureCount = source.featureCount;
  layer.geometry = source.geometry;
  layer.extent = source.extent;
  DIABAN_CHECK(setText(layer, "source_relative", stored.relative));
  DIABAN_CHECK(setText(layer, "source_path", stored.absolute));
  DIABAN_CHECK(setText(layer, "source_layer",
                       source.sourceLayer.isNull() ? QStringLiteral("") : source.sourceLayer));
  return setText(layer, "source_facts", sourceFacts(layer));
}

Outcome FeatureEdit::removeLayer(const QString& layerName)
{
  DIABAN_TRY(layer, layerNamed(layerName));
  return deleteLayer(m_database, layer.uid);
}

} // namespace diaban::workspace
