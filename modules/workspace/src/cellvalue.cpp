#include "cellvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace diaban::workspace {
namespace {

using Type = store::ValueType;

QJsonValue jsonOf(const CellValue& value)
{
  switch (value.type) {
  case Type::Null: return {};
  case Type::Integer: return value.integer;
  case Type::Real: return QJsonObject{{QStringLiteral("real"), value.real}};
  case Type::Text: return QString::fromUtf8(value.bytes);
  case Type::Blob:
    return QJsonObject{{QStringLiteral("blob"), QString::fromLatin1(value.bytes.toHex())}};
  }
  return {};
}

} // namespace

CellValue CellValue::of(const store::Statement& row, int column)
{
  CellValue value;
  value.type = row.type(column);
  switch (value.type) {
  case Type::Null: break;
  case Type::Integer: value.integer = row.integer(column); break;
  case Type::Real: value.real = row.real(column); break;
  case Type::Text: {
    const std::string_view text = row.text(column);
    value.bytes = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    break;
  }
  case Type::Blob: value.bytes = row.blob(column).toByteArray(); break;
  }
  return value;
}

CellValue CellValue::ofBlob(const QByteArray& bytes)
{
  return {Type::Blob, 0, 0, bytes};
}

CellValue CellValue::ofText(const QString& text)
{
  return {Type::Text, 0, 0, text.toUtf8()};
}

CellValue CellValue::ofInteger(qint64 value)
{
  return {Type::Integer, value, 0, {}};
}

void CellValue::bindTo(store::Statement& statement, int parameter) const
{
  switch (type) {
  case Type::Null: statement.bindNull(parameter); break;
  case Type::Integer: statement.bind(parameter, integer); break;
  case Type::Real: statement.bind(parameter, real); break;
  case Type::Text:
    statement.bindText(parameter, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    break;
  case Type::Blob: statement.bindBlob(parameter, bytes); break;
  }
}

QVariant CellValue::toVariant(bool isBoolean) const
{
  switch (type) {
  case Type::Null: return {};
  case Type::Integer: return isBoolean ? QVariant(integer != 0) : QVariant(integer);
  case Type::Real: return real;
  case Type::Text: return QString::fromUtf8(bytes);
  case Type::Blob: return bytes;
  }
  return {};
}

QByteArray CellValue::toJson() const
{
  const QByteArray list =
      QJsonDocument(QJsonArray{jsonOf(*this)}).toJson(QJsonDocument::Compact); // "[…]"
  return list.sliced(1, list.size() - 2);
}

CellValue CellValue::fromJson(const QByteArray& json)
{
  const QJsonValue value = QJsonDocument::fromJson('[' + json + ']').array().at(0);
  if (value.isString())
    return ofText(value.toString());
  if (value.isDouble())
    return ofInteger(value.toInteger());
  const QJsonObject object = value.toObject();
  if (object.contains(QLatin1String("real")))
    return {Type::Real, 0, object[QLatin1String("real")].toDouble(), {}};
  if (object.contains(QLatin1String("blob")))
    return ofBlob(QByteArray::fromHex(object[QLatin1String("blob")].toString().toLatin1()));
  return {};
}

bool isSame(const store::Statement& a, int columnOfA, const store::Statement& b, int columnOfB)
{
  const Type type = a.type(columnOfA);
  if (type != b.type(columnOfB))
    return false;
  switch (type) {
  case Type::Null: return true;
  case Type::Integer: return a.integer(columnOfA) == b.integer(columnOfB);
  case Type::Real: return a.real(columnOfA) == b.real(columnOfB);
  case Type::Text: return a.text(columnOfA) == b.text(columnOfB);
  case Type::Blob: return a.blob(columnOfA) == b.blob(columnOfB);
  }
  return false;
}

} // namespace diaban::workspace
