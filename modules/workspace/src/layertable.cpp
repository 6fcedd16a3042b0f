#include "layertable.h"

#include "fieldtable.h"
#include "naming.h"
#include "origins.h"
#include "qml.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/tiles.h>

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace diaban::workspace {
namespace {

constexpr const char* kSelect =
    "SELECT l.uid, l.name, l.table_name, l.title, l.role, l.is_raster, l.geometry_type,"
    " l.source_relative, l.source_path, l.source_layer, l.source_crs, l.source_facts, s.style,"
    " coalesce(v.is_visible, 1), coalesce(r.revision, 0), l.group_uid, coalesce(o.origin, '')"
    " FROM diaban_layer l LEFT JOIN diaban_style s ON s.layer = l.uid"
    " LEFT JOIN diaban_view v ON v.layer = l.uid LEFT JOIN diaban_revision r ON r.layer = l.uid"
    " LEFT JOIN diaban_group g ON g.uid = l.group_uid"
    " LEFT JOIN diaban_origin o ON o.layer = l.uid GROUP BY l.id"
    " ORDER BY coalesce(g.sort_order, l.sort_order), g.id, l.sort_order, l.id DESC";

geo::GeometryKind kindOf(const QString& geometryType)
{
  const QString type = geometryType.toUpper();
  if (type.isEmpty() || type == QLatin1String("NONE"))
    return geo::GeometryKind::None;
  if (type.contains(QLatin1String("POINT")))
    return geo::GeometryKind::Point;
  if (type.contains(QLatin1String("POLYGON")) || type.contains(QLatin1String("SURFACE")) ||
      type == QLatin1String("TIN") || type == QLatin1String("TRIANGLE"))
    return geo::GeometryKind::Polygon;
  if (type.contains(QLatin1String("LINE")) || type.contains(QLatin1String("CURVE")) ||
      type.contains(QLatin1String("CIRCULARSTRING")))
    return geo::GeometryKind::Line;
  return geo::GeometryKind::Mixed;
}

geo::FieldType fieldType(const QString& sqlType)
{
  const QString type = sqlType.toUpper();
  if (type == QLatin1String("BOOLEAN"))
    return geo::FieldType::Boolean;
  if (type.contains(QLatin1String("INT")))
    return geo::FieldType::Integer;
  if (type == QLatin1String("REAL") || type == QLatin1String("DOUBLE") ||
      type == QLatin1String("FLOAT"))
    return geo::FieldType::Real;
  if (type == QLatin1String("DATE"))
    return geo::FieldType::Date;
  if (type == QLatin1String("DATETIME"))
    return geo::FieldType::DateTime;
  return type.startsWith(QLatin1String("BLOB")) ? geo::FieldType::Blob : geo::FieldType::Text;
}

Result<QVector<geo::Field>> readFields(const store::Database& database, const QString& table)
{
  DIABAN_TRY(rows, database.prepare("SELECT name, type FROM pragma_table_info(?1) WHERE name NOT IN"
                                    " ('fid', 'geom', 'uid') ORDER BY cid"));
  rows.bind(1, table);
  QVector<geo::Field> fields;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return fields;
    fields.append({rows.string(0), fieldType(rows.string(1))});
  }
}

void readFacts(const QByteArray& json, Layer& layer)
{
  const QJsonObject facts = QJsonDocument::fromJson(json).object();
  for (const QJsonValue& field : facts.value(QLatin1String("fields")).toArray()) {
    const int type = std::clamp(field[1].toInt(), 0, static_cast<int>(geo::FieldType::Blob));
    layer.fields.append({field[0].toString(), static_cast<geo::FieldType>(type)});
  }
  layer.featureCount = facts.value(QLatin1String("features")).toInteger();
  layer.sourceEncoding = facts.value(QLatin1String("encoding")).toString();
  layer.sourceSwapsAxes = facts.value(QLatin1String("swaps_axes")).toBool();
  const int kind = std::clamp(facts.value(QLatin1String("geometry")).toInt(), 0,
                              static_cast<int>(geo::GeometryKind::Mixed));
  layer.geometry = static_cast<geo::GeometryKind>(kind);
  const QJsonArray extent = facts.value(QLatin1String("extent")).toArray();
  if (extent.size() == 4)
    layer.extent = {extent[0].toDouble(), extent[1].toDouble(), extent[2].toDouble(),
                    extent[3].toDouble()};
}

/// Where the table has no column for geometry, none, whatever an older version wrote down.
Result<QString> typeOfTable(const store::Database& database, const QString& table,
                            const QString& written)
{
  DIABAN_TRY(hasShapes, store::hasGeometry(database, table));
  return hasShapes ? written : QString();
}

Outcome completeRaster(const store::Database& database, Layer& layer)
{
  DIABAN_TRY(box, store::tilesExtent(database, layer.table));
  layer.extent = {box.minX, box.minY, box.maxX, box.maxY};
  return Done{};
}

Outcome completeImported(const store::Database& database, const QString& geometryType, Layer& layer)
{
  DIABAN_TRY(type, typeOfTable(database, layer.table, geometryType));
  layer.geometry = kindOf(type);
  DIABAN_TRY(fields, readFields(database, layer.table));
  layer.fields = fields;
  DIABAN_TRY(contents, store::contents(database, layer.table));
  layer.featureCount = contents.rows;
  layer.extent = {contents.extent.minX, contents.extent.minY, contents.extent.maxX,
                  contents.extent.maxY};
  return Done{};
}

/// The relative path first: it still leads there when the folder was carried elsewhere.
QString resolved(const QString& relative, const QString& absolute, const QString& workspacePath)
{
  if (!relative.isEmpty()) {
    const QString here = QDir::cleanPath(QFileInfo(workspacePath).absoluteDir().filePath(relative));
    if (QFileInfo::exists(here))
      return here;
  }
  return absolute;
}

QString stampOf(const QString& path)
{
  const QFileInfo file(path);
  return file.exists()
             ? QStringLiteral("%1 %2").arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch())
             : QString();
}

Result<Layer> layerFrom(const store::Database& database, const store::Statement& row,
                        const QString& workspacePath)
{
  Layer layer;
  layer.uid = Uid::fromBytes(row.blob(0).toByteArray());
  layer.name = row.string(1);
  layer.table = row.string(2);
  layer.title = row.string(3);
  layer.role = roleFromName(row.string(4)).value_or(LayerRole::Other);
  layer.isRaster = row.integer(5) != 0;
  layer.storage = layer.table.isEmpty() ? LayerStorage::Linked : LayerStorage::Imported;
  layer.sourceLayer = row.string(9);
  layer.sourceCrs = row.string(10);
  if (layer.storage == LayerStorage::Linked) {
    layer.sourcePath = resolved(row.string(7), row.string(8), workspacePath);
    layer.sourceStamp = stampOf(layer.sourcePath);
    layer.isBroken = layer.sourceStamp.isEmpty();
    readFacts(row.blob(11).toByteArray(), layer);
  } else if (layer.isRaster) {
    DIABAN_CHECK(completeRaster(database, layer));
  } else {
    DIABAN_CHECK(completeImported(database, row.string(6), layer));
  }
  DIABAN_CHECK(applyFieldRules(database, layer));
  if (!row.isNull(12)) {
    DIABAN_TRY(style, styleFromJson(QJsonDocument::fromJson(row.blob(12).toByteArray()).object()));
    layer.style = style;
  }
  layer.isVisible = row.integer(13) != 0;
  layer.revision = static_cast<quint64>(row.integer(14));
  layer.group = Uid::fromBytes(row.blob(15).toByteArray());
  layer.origin = row.blob(16).toByteArray();
  return layer;
}

Outcome bindLayer(store::Statement& insert, const Layer& layer, const store::Registration& known,
                  const QString& workspacePath)
{
  const StoredPath path = storedPath(layer.sourcePath, workspacePath);
  const QString none = QStringLiteral("");
  const auto text = [&](int parameter, const QString& value) {
    insert.bind(parameter, value.isNull() ? none : value);
  };
  const QByteArray uid = layer.uid.toBytes(); // blobs are bound by reference
  insert.bindBlob(1, uid);
  text(2, layer.name);
  text(3, layer.table);
  text(4, layer.title);
  text(5, roleName(layer.role));
  insert.bind(6, layer.isRaster ? 1 : 0);
  text(7, known.geometryType);
  insert.bind(8, static_cast<int>(known.z)).bind(9, static_cast<int>(known.m));
  text(10, path.relative);
  text(11, path.absolute);
  text(12, layer.sourceLayer);
  text(13, layer.sourceCrs);
  text(14, layer.table.isEmpty() ? sourceFacts(layer) : none);
  const QByteArray group = layer.group.toBytes();
  if (layer.group.isNull())
    insert.bindNull(15);
  else
    insert.bindBlob(15, group);
  return insert.run();
}

Outcome insertStyle(store::Database& database, const Layer& layer)
{
  const QByteArray style = QJsonDocument(toJson(layer.style)).toJson(QJsonDocument::Compact);
  DIABAN_TRY(insert,
             database.prepare("INSERT INTO diaban_style(uid, layer, style) VALUES(?1, ?2, ?3)"));
  const QByteArray uid = UidMaker().next().toBytes();
  const QByteArray owner = layer.uid.toBytes();
  insert.bindBlob(1, uid).bindBlob(2, owner);
  insert.bind(3, QString::fromUtf8(style));
  return insert.run();
}

/// Makes other programs list the table under its title. \returns whether they didn't list it
/// before.
Result<bool> registerAs(store::Database& database, const store::Registration& wanted,
                        const QStringList& shown, const QDateTime& now)
{
  const bool isNew = !shown.contains(wanted.table);
  if (!isNew) {
    DIABAN_TRY(current, store::registration(database, wanted.table));
    if (current.identifier == wanted.identifier)
      return false;
    DIABAN_CHECK(store::unregisterFeatureTable(database, wanted.table));
  }
  DIABAN_CHECK(store::registerFeatureTable(database, wanted, now));
  return isNew;
}

/// The standard wants each table called differently; people may give one title to two layers.
Outcome nameApart(const store::Database& database, QVector<LayerRegistration>& layers)
{
  DIABAN_TRY(rows,
             database.prepare("SELECT identifier FROM gpkg_contents WHERE identifier NOTNULL"
                              " AND table_name NOT IN (SELECT table_name FROM diaban_layer)"));
  QStringList taken;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      break;
    taken.append(rows.string(0));
  }
  for (LayerRegistration& layer : layers) {
    layer.registration.identifier = uniqueName(layer.registration.identifier, taken);
    taken.append(layer.registration.identifier);
  }
  return Done{};
}

Outcome syncRegistration(store::Database& database, const LayerRegistration& was,
                         const LayerRegistration& layer, const QStringList& shown,
                         const QDateTime& now)
{
  if (layer.isRaster)
    return store::showTiles(database, layer.registration.table, layer.registration.identifier, now);
  DIABAN_TRY(isNew, registerAs(database, layer.registration, shown, now));
  const bool isDrawn = layer.geometry != geo::GeometryKind::None;
  if (!isDrawn || (!isNew && was.style == layer.style))
    return Done{};
  DIABAN_TRY(style, styleFromJson(QJsonDocument::fromJson(layer.style.toUtf8()).object()));
  return store::setLayerStyle(database, layer.registration.table, toQml(style, layer.geometry),
                              now);
}

} // namespace

Result<QVector<Layer>> readLayers(const store::Database& database, const QString& workspacePath)
{
  DIABAN_TRY(rows, database.prepare(kSelect));
  QVector<Layer> layers;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return layers;
    DIABAN_TRY(layer, layerFrom(database, rows, workspacePath));
    layer.order = static_cast<int>(layers.size());
    layers.append(layer);
  }
}

Outcome insertLayer(store::Database& database, const Layer& layer, const QString& workspacePath)
{
  store::Registration known;
  if (!layer.table.isEmpty() && !layer.isRaster) {
    DIABAN_TRY(registered, store::registration(database, layer.table));
    known = registered;
  }
  DIABAN_TRY(
      insert,
      database.prepare(
          "INSERT INTO diaban_layer(uid, name, table_name, title, role, sort_order, is_raster,"
          " geometry_type, z, m, source_relative, source_path, source_layer, source_crs,"
          " source_facts, group_uid) VALUES(?1, ?2, ?3, ?4, ?5,"
          " (SELECT min(coalesce((SELECT min(sort_order) FROM diaban_layer), 1),"
          " coalesce((SELECT min(sort_order) FROM diaban_group), 1)) - 1),"
          " ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)"));
  DIABAN_CHECK(bindLayer(insert, layer, known, workspacePath));
  DIABAN_CHECK(insertStyle(database, layer));
  return layer.origin.isEmpty() ? Outcome(Done{}) : writeOrigin(database, layer.uid, layer.origin);
}

Outcome deleteLayer(store::Database& database, const Uid& layer)
{
  const QByteArray uid = layer.toBytes();
  DIABAN_CHECK(deleteFieldRules(database, layer));
  for (const char* sql :
       {"DELETE FROM diaban_style WHERE layer=?1", "DELETE FROM diaban_origin WHERE layer=?1",
        "DELETE FROM diaban_layer WHERE uid=?1"}) {
    DIABAN_TRY(remove, database.prepare(sql));
    DIABAN_CHECK(remove.bindBlob(1, uid).run());
  }
  return Done{};
}

Result<QVector<LayerRegistration>> readRegistrations(const store::Database& database, int srsId)
{
  DIABAN_TRY(rows,
             database.prepare("SELECT l.uid, l.table_name, l.title, l.geometry_type, l.z, l.m,"
                              " s.style, l.is_raster FROM diaban_layer l LEFT JOIN diaban_style s"
                              " ON s.layer = l.uid WHERE l.table_name <> '' GROUP BY l.id"));
  QVector<LayerRegistration> all;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return all;
    LayerRegistration one;
    one.uid = Uid::fromBytes(rows.blob(0).toByteArray());
    DIABAN_TRY(type, typeOfTable(database, rows.string(1), rows.string(3)));
    one.registration = {rows.string(1),
                        rows.string(2),
                        {},
                        type,
                        srsId,
                        static_cast<store::Dimension>(rows.integer(4)),
                        static_cast<store::Dimension>(rows.integer(5))};
    one.style = rows.string(6);
    one.isRaster = rows.integer(7) != 0;
    one.geometry = kindOf(one.registration.geometryType);
    all.append(one);
  }
}

Outcome syncRegistrations(store::Database& database, const QVector<LayerRegistration>& before,
                          int srsId, const QDateTime& now)
{
  QHash<QString, LayerRegistration> old;
  for (const LayerRegistration& layer : before)
    old.insert(layer.registration.table, layer);
  DIABAN_TRY(after, readRegistrations(database, srsId));
  DIABAN_TRY(shown, store::layerTables(database));
  QVector<LayerRegistration> known;
  for (const LayerRegistration& layer : std::as_const(after))
    known.append(old.take(layer.registration.table));
  for (const LayerRegistration& gone : std::as_const(old)) {
    if (gone.isRaster)
      DIABAN_CHECK(store::hideTiles(database, gone.registration.table, now));
    else if (shown.contains(gone.registration.table))
      DIABAN_CHECK(store::unregisterFeatureTable(database, gone.registration.table));
  }
  DIABAN_CHECK(nameApart(database, after));
  for (const LayerRegistration& layer : std::as_const(after)) // two may have changed names
    DIABAN_CHECK(store::releaseIdentifier(database, layer.registration));
  for (qsizetype i = 0; i < after.size(); ++i)
    DIABAN_CHECK(syncRegistration(database, known[i], after[i], shown, now));
  return Done{};
}

QString sourceFacts(const Layer& layer)
{
  QJsonArray fields;
  for (const geo::Field& field : layer.fields)
    fields.append(QJsonArray{field.name, static_cast<int>(field.type)});
  const geo::Extent& e = layer.extent;
  QJsonObject facts{{QStringLiteral("fields"), fields},
                    {QStringLiteral("features"), layer.featureCount},
                    {QStringLiteral("geometry"), static_cast<int>(layer.geometry)}};
  if (!layer.sourceEncoding.isEmpty())
    facts.insert(QStringLiteral("encoding"), layer.sourceEncoding);
  if (layer.sourceSwapsAxes)
    facts.insert(QStringLiteral("swaps_axes"), true);
  if (!e.isEmpty())
    facts.insert(QStringLiteral("extent"), QJsonArray{e.minX, e.minY, e.maxX, e.maxY});
  return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

StoredPath storedPath(const QString& source, const QString& workspacePath)
{
  if (source.isEmpty())
    return {QStringLiteral(""), QStringLiteral("")};
  const QString absolute = QDir::cleanPath(QFileInfo(source).absoluteFilePath());
  const QString relative = QFileInfo(workspacePath).absoluteDir().relativeFilePath(absolute);
  const bool travels = QDir::isRelativePath(relative);
  return {travels ? relative : QStringLiteral(""), absolute};
}

} // namespace diaban::workspace
