#include <diaban/base/text.h>
#include <diaban/workspace/rowcondition.h>

#include <QStringList>

namespace diaban::workspace {
namespace {

QString quotedName(const QString& name)
{
  return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QLatin1String("\"\"")) +
         QLatin1Char('"');
}

QString literal(const QVariant& value)
{
  switch (value.userType()) {
  case QMetaType::Bool: return value.toBool() ? QStringLiteral("1") : QStringLiteral("0");
  case QMetaType::LongLong: return QString::number(value.toLongLong());
  case QMetaType::Double: return QString::number(value.toDouble(), 'g', 17);
  default:
    return QLatin1Char('\'') + value.toString().replace(QLatin1Char('\''), QLatin1String("''")) +
           QLatin1Char('\'');
  }
}

/// Blanks of any kind are no text; so are they in the search.
QString emptiness(const FieldTest& test, bool isEmpty)
{
  const QString name = quotedName(test.field.name);
  if (test.field.type == geo::FieldType::Text)
    return QStringLiteral("coalesce(trim(%1), '') %2 ''")
        .arg(name, isEmpty ? QStringLiteral("=") : QStringLiteral("<>"));
  return name + (isEmpty ? QLatin1String(" IS NULL") : QLatin1String(" IS NOT NULL"));
}

QString oneOf(const FieldTest& test)
{
  const QString name = quotedName(test.field.name);
  QStringList literals;
  bool hasNull = false;
  for (const QVariant& value : test.values)
    if (value.isNull())
      hasNull = true;
    else
      literals.append(literal(value));
  QString text = literals.isEmpty() ? QString()
                                    : name + QLatin1String(" IN (") +
                                          literals.join(QLatin1String(", ")) + QLatin1Char(')');
  if (!hasNull)
    return text.isEmpty() ? QStringLiteral("0") : text; // one of no values: no row
  const QString none = emptiness(test, true);
  return text.isEmpty() ? none : QStringLiteral("(%1 OR %2)").arg(text, none);
}

QString conditionOf(const FieldTest& test)
{
  const QString name = quotedName(test.field.name);
  const auto with = [&](const char* sign) {
    return QStringLiteral("%1 %2 %3").arg(name, QLatin1String(sign), literal(test.values[0]));
  };
  switch (test.comparison) {
  case Comparison::Equal: return with("=");
  case Comparison::NotEqual: return with("IS NOT"); // a row without a value is not equal either
  case Comparison::Less: return with("<");
  case Comparison::LessOrEqual: return with("<=");
  case Comparison::Greater: return with(">");
  case Comparison::GreaterOrEqual: return with(">=");
  case Comparison::Between:
    return QStringLiteral("%1 BETWEEN %2 AND %3")
        .arg(name, literal(test.values[0]), literal(test.values[1]));
  case Comparison::OneOf: return oneOf(test);
  case Comparison::Contains:
    return QStringLiteral("instr(khong_dau(%1), %2) > 0")
        .arg(name, literal(foldMarks(test.values[0].toString())));
  case Comparison::IsEmpty: return emptiness(test, true);
  case Comparison::IsNotEmpty: return emptiness(test, false);
  }
  return {};
}

} // namespace

QVector<Comparison> comparisonsOf(geo::FieldType type)
{
  using enum Comparison;
  switch (type) {
  case geo::FieldType::Text: return {OneOf, Contains, Equal, NotEqual, IsEmpty, IsNotEmpty};
  case geo::FieldType::Boolean: return {OneOf, IsEmpty, IsNotEmpty};
  case geo::FieldType::Blob: return {IsEmpty, IsNotEmpty};
  default:
    return {Greater, GreaterOrEqual, Less,  LessOrEqual, Between,
            Equal,   NotEqual,       OneOf, IsEmpty,     IsNotEmpty};
  }
}

int valuesOf(Comparison comparison)
{
  switch (comparison) {
  case Comparison::Between: return 2;
  case Comparison::OneOf: return -1;
  case Comparison::IsEmpty:
  case Comparison::IsNotEmpty: return 0;
  default: return 1;
  }
}

QString conditionText(const QVector<FieldTest>& tests, bool isAny)
{
  QStringList parts;
  for (const FieldTest& test : tests)
    parts.append(conditionOf(test));
  return parts.join(isAny ? QLatin1String(" OR ") : QLatin1String(" AND "));
}

} // namespace diaban::workspace
