// Two numbers in text, by every notation that people use for coordinates. Private to the module.
#pragma once

#include <QString>
#include <QVector>

namespace diaban::geo {

enum class AxisLabel : quint8 { None, North, South, East, West, X, Y };

struct TypedValue {
  double value = 0;
  AxisLabel axis = AxisLabel::None;
  bool isAngle = false; ///< written with degrees, minutes or seconds
  bool isWhole = false; ///< written without a fraction
};

struct TypedPair {
  TypedValue first, second;
};

/// Each way to read `text` as two numbers: the point or the comma may part thousands, fractions or
/// the numbers from one another. Empty when it holds anything else.
QVector<TypedPair> typedPairs(const QString& text);

} // namespace diaban::geo
