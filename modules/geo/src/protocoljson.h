// What messages of the reading process have in common that are JSON. Private to the module.
#pragma once

#include <diaban/base/error.h>
#include <diaban/geo/extent.h>

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace diaban::geo::protocol {

inline Error broken(const char* what)
{
  return {Error::Code::ReaderStopped, {}, QString::fromLatin1(what)};
}

inline QByteArray compact(const QJsonObject& object)
{
  return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QJsonObject objectFrom(QByteArrayView bytes)
{
  return QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size())).object();
}

inline QStringList strings(const QJsonValue& value)
{
  QStringList list;
  for (const QJsonValue& item : value.toArray())
    list.append(item.toString());
  return list;
}

inline QJsonValue extentJson(const Extent& extent)
{
  if (extent.isEmpty())
    return QJsonValue::Null;
  return QJsonArray{extent.minX, extent.minY, extent.maxX, extent.maxY};
}

inline Extent extentFrom(const QJsonValue& value)
{
  const QJsonArray array = value.toArray();
  if (array.size() != 4)
    return {};
  return {array[0].toDouble(), array[1].toDouble(), array[2].toDouble(), array[3].toDouble()};
}

/// A value of an enumeration that ends with `last`.
template <typename Enum>
bool readEnum(const QJsonValue& value, Enum last, Enum& into)
{
  const int number = value.toInt(-1);
  if (number < 0 || number > static_cast<int>(last))
    return false;
  into = static_cast<Enum>(number);
  return true;
}

} // namespace diaban::geo::protocol
