#include <diaban/base/text.h>
#include <diaban/workspace/field.h>
#include <diaban/workspace/layer.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::workspace {
namespace {

using geo::FieldType;

constexpr std::array kTypeNames{"integer", "real", "text", "date", "datetime", "boolean", "blob"};
constexpr double kMostExact = 9007199254740992.0; ///< 2^53: whole numbers that a double holds

bool isText(const QVariant& value)
{
  return value.typeId() == QMetaType::QString;
}

bool isBytes(const QVariant& value)
{
  return value.typeId() == QMetaType::QByteArray;
}

std::optional<QVariant> fittedInteger(const QVariant& value)
{
  if (isText(value)) {
    bool isNumber = false;
    const qint64 number = value.toString().trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional<QVariant>(number) : std::nullopt;
  }
  if (value.typeId() == QMetaType::Double || value.typeId() == QMetaType::Float) {
    const double number = value.toDouble();
    const bool isWhole = std::trunc(number) == number && std::abs(number) <= kMostExact;
    return isWhole ? std::optional<QVariant>(static_cast<qint64>(number)) : std::nullopt;
  }
  return value.canConvert<qint64>() ? std::optional<QVariant>(value.toLongLong()) : std::nullopt;
}

std::optional<QVariant> fittedReal(const QVariant& value)
{
  bool isNumber = false;
  const double number = isText(value) ? QLocale::c().toDouble(value.toString().trimmed(), &isNumber)
                                      : value.toDouble(&isNumber);
  return isNumber && std::isfinite(number) ? std::optional<QVariant>(number) : std::nullopt;
}

std::optional<QVariant> fittedBoolean(const QVariant& value)
{
  if (value.typeId() == QMetaType::Bool)
    return value;
  const QString word = value.toString().trimmed().toLower();
  if (word == QLatin1String("1") || word == QLatin1String("true"))
    return QVariant(true);
  if (word == QLatin1String("0") || word == QLatin1String("false"))
    return QVariant(false);
  return std::nullopt;
}

std::optional<QVariant> fittedDate(const QVariant& value)
{
  const QDate date = value.typeId() == QMetaType::QDate
                         ? value.toDate()
                         : QDate::fromString(value.toString(), QStringLiteral("yyyy-MM-dd"));
  return date.isValid() ? std::optional<QVariant>(date.toString(Qt::ISODate)) : std::nullopt;
}

std::optional<QVariant> fittedTime(const QVariant& value)
{
  const bool isTime = value.typeId() == QMetaType::QDateTime;
  if (!isTime && !value.toString().contains(QLatin1Char(':'))) // a day alone has no time
    return std::nullopt;
  const QDateTime time =
      isTime ? value.toDateTime() : QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
  return time.isValid() ? std::optional<QVariant>(time.toUTC().toString(Qt::ISODateWithMs))
                        : std::nullopt;
}

std::optional<QVariant> fittedText(const QVariant& value)
{
  if (isBytes(value))
    return std::nullopt;
  if (value.typeId() == QMetaType::Double)
    return QVariant(QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest));
  return QVariant(toNfc(value.toString()));
}

std::optional<QVariant> fitted(FieldType type, const QVariant& value)
{
  if (type == FieldType::Blob)
    return isBytes(value) ? std::optional<QVariant>(value) : std::nullopt;
  if (isBytes(value))
    return std::nullopt;
  switch (type) {
  case FieldType::Integer: return fittedInteger(value);
  case FieldType::Real: return fittedReal(value);
  case FieldType::Boolean: return fittedBoolean(value);
  case FieldType::Date: return fittedDate(value);
  case FieldType::DateTime: return fittedTime(value);
  default: return fittedText(value);
  }
}

QString shown(const QVariant& value)
{
  return isBytes(value) ? QString::fromLatin1(value.toByteArray().toHex()) : value.toString();
}

} // namespace

FieldRules rulesOf(const Layer& layer, const QString& field)
{
  return layer.fieldRules.value(field);
}

QString fieldTitle(const Layer& layer, const QString& field)
{
  const QString title = rulesOf(layer, field).title;
  return title.isEmpty() ? field : title;
}

Result<geo::Field> fieldNamed(const Layer& layer, const QString& name)
{
  for (const auto* fields : {&layer.fields, &layer.hiddenFields})
    for (const geo::Field& field : *fields)
      if (field.name == name)
        return field;
  return Error{Error::Code::NoSuchField, {name, layer.title}, {}};
}

QString typeName(FieldType type)
{
  return QLatin1String(kTypeNames[static_cast<std::size_t>(type)]);
}

std::optional<FieldType> typeFromName(const QString& name)
{
  const QString word = name.trimmed().toLower();
  const auto found = std::find_if(kTypeNames.begin(), kTypeNames.end(),
                                  [&](const char* it) { return word == QLatin1String(it); });
  if (found == kTypeNames.end())
    return std::nullopt;
  return static_cast<FieldType>(found - kTypeNames.begin());
}

QString typeWords(FieldType type)
{
  const auto words = [](const char* text) {
    return QCoreApplication::translate("diaban::Field", text);
  };
  switch (type) {
  case FieldType::Integer: return words(QT_TRANSLATE_NOOP("diaban::Field", "whole numbers"));
  case FieldType::Real: return words(QT_TRANSLATE_NOOP("diaban::Field", "numbers"));
  case FieldType::Date: return words(QT_TRANSLATE_NOOP("diaban::Field", "dates"));
  case FieldType::DateTime: return words(QT_TRANSLATE_NOOP("diaban::Field", "dates with a time"));
  case FieldType::Boolean: return words(QT_TRANSLATE_NOOP("diaban::Field", "yes or no"));
  case FieldType::Blob: return words(QT_TRANSLATE_NOOP("diaban::Field", "bytes"));
  case FieldType::Text: break;
  }
  return words(QT_TRANSLATE_NOOP("diaban::Field", "text"));
}

Result<QVariant> fittedValue(const geo::Field& field, const QString& title, const QVariant& value)
{
  if (value.isNull())
    return QVariant();
  if (auto cell = fitted(field.type, value))
    return *cell;
  return Error{Error::Code::WrongType, {shown(value), title, typeWords(field.type)}, {}};
}

bool lacksValue(const FieldRules& rules, const QVariant& value)
{
  return rules.isRequired && (value.isNull() || value.toString().trimmed().isEmpty()) &&
         !isBytes(value);
}

Result<QVariant> allowedValue(const Layer& layer, const geo::Field& field, const QVariant& value)
{
  const FieldRules rules = rulesOf(layer, field.name);
  const QString title = fieldTitle(layer, field.name);
  DIABAN_TRY(cell, fittedValue(field, title, value));
  if (lacksValue(rules, cell))
    return Error{Error::Code::ValueMissing, {title, layer.title}, {}};
  if (cell.isNull() || rules.choices.isEmpty() || rules.choices.contains(cell))
    return cell;
  QStringList choices;
  for (const QVariant& choice : rules.choices)
    choices.append(choice.toString());
  return Error{
      Error::Code::ValueNotAllowed, {shown(cell), title, choices.join(QLatin1String(", "))}, {}};
}

} // namespace diaban::workspace
