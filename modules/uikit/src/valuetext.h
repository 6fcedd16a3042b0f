// A value of a row as a person reads it. Private to the module.
#pragma once

#include <QLocale>
#include <QVariant>

namespace diaban::uikit {

/// "–" where there is none.
inline QString valueText(const QVariant& value)
{
  if (value.typeId() == QMetaType::LongLong)
    return QLocale().toString(value.toLongLong());
  if (value.typeId() == QMetaType::Double)
    return QLocale().toString(value.toDouble(), 'g', 15);
  return value.isNull() ? QStringLiteral("–") : value.toString();
}

} // namespace diaban::uikit
