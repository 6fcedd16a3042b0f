#include "json.h"

#include <diaban/geo/crs.h>

namespace diaban::cli {
namespace {

QJsonValue orNull(const QString& text)
{
  return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QJsonObject toJson(const Error& error)
{
  return {{QStringLiteral("code"), errorName(error.code)},
          {QStringLiteral("args"), QJsonArray::fromStringList(error.args)},
          {QStringLiteral("sentence"), errorText(error)}};
}

QJsonValue toJson(const geo::Extent& extent)
{
  if (extent.isEmpty())
    return QJsonValue::Null;
  return QJsonArray{extent.minX, extent.minY, extent.maxX, extent.maxY};
}

QJsonArray toJson(const QVector<geo::Field>& fields)
{
  QJsonArray array;
  for (const geo::Field& field : fields)
    array.append(QJsonObject{{QStringLiteral("name"), field.name},
                             {QStringLiteral("type"), workspace::typeName(field.type)}});
  return array;
}

QJsonValue toJson(const geo::TextPairs& pairs)
{
  if (pairs.column.isEmpty())
    return QJsonValue::Null;
  return QJsonObject{{QStringLiteral("column"), pairs.column},
                     {QStringLiteral("order"), pairs.isLatitudeFirst
                                                   ? QStringLiteral("latitude,longitude")
                                                   : QStringLiteral("longitude,latitude")},
                     {QStringLiteral("turned"), pairs.turned},
                     {QStringLiteral("unclear"), pairs.isUnclear}};
}

QJsonObject toJson(const workspace::Layer& layer)
{
  const bool isLinked = layer.storage == workspace::LayerStorage::Linked;
  return {
      {QStringLiteral("name"), layer.name},
      {QStringLiteral("title"), layer.title},
      {QStringLiteral("role"), workspace::roleName(layer.role)},
      {QStringLiteral("kind"),
       layer.isRaster ? QStringLiteral("raster") : QStringLiteral("vector")},
      {QStringLiteral("storage"), isLinked ? QStringLiteral("linked") : QStringLiteral("imported")},
      {QStringLiteral("table"), orNull(layer.table)},
      {QStringLiteral("source"), orNull(layer.sourcePath)},
      {QStringLiteral("broken"), layer.isBroken},
      {QStringLiteral("visible"), layer.isVisible},
      {QStringLiteral("geometry"), geometryName(layer.geometry)},
      {QStringLiteral("features"), layer.featureCount},
      {QStringLiteral("extent"), toJson(layer.extent)},
      {QStringLiteral("fields"), toJson(layer.fields)}};
}

QJsonValue crsToJson(const QString& crs)
{
  if (crs.isEmpty())
    return QJsonValue::Null;
  const auto known = geo::Crs::fromText(crs);
  return known ? orNull(known.value().id()) : QJsonValue(QJsonValue::Null);
}

QJsonValue cellJson(const QVariant& cell)
{
  return cell.userType() == QMetaType::QByteArray
             ? QJsonValue(QString::fromLatin1(cell.toByteArray().toHex()))
             : QJsonValue::fromVariant(cell);
}

QString cellText(const QVariant& cell)
{
  return cell.isNull() ? QStringLiteral("–") : cellJson(cell).toVariant().toString();
}

QString geometryName(geo::GeometryKind kind)
{
  switch (kind) {
  case geo::GeometryKind::None: return QStringLiteral("none");
  case geo::GeometryKind::Point: return QStringLiteral("point");
  case geo::GeometryKind::Line: return QStringLiteral("line");
  case geo::GeometryKind::Polygon: return QStringLiteral("polygon");
  case geo::GeometryKind::Mixed: return QStringLiteral("mixed");
  }
  return {};
}

} // namespace diaban::cli
