// A condition on rows made of comparisons that a form offers, as the text that a person could type.
#pragma once

#include <diaban/geo/recordbatch.h>

#include <QString>
#include <QVariant>
#include <QVector>

namespace diaban::workspace {

/// Contains: marks and case don't matter. OneOf: a null among the values stands for "no value".
enum class Comparison : quint8 {
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  Between, ///< both ends belong to it
  OneOf,
  Contains,
  IsEmpty, ///< no value, or a text of blanks
  IsNotEmpty
};

/// What one asks of fields of a type, the commonest first.
QVector<Comparison> comparisonsOf(geo::FieldType type);
/// How many values a comparison needs; -1 = any number.
int valuesOf(Comparison comparison);

struct FieldTest {
  geo::Field field;
  Comparison comparison = Comparison::Equal;
  QVariantList values; ///< bool, qint64, double or QString (ISO for dates), as RowView::cells()
};

/// \returns a condition for RowFilter::expression; empty for no tests. \pre each test has as many
/// values as its comparison needs
QString conditionText(const QVector<FieldTest>& tests, bool isAny = false);

} // namespace diaban::workspace
