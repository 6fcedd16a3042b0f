// A value of a row where two are compared. Private to the module.
#pragma once

#include <diaban/uikit/rowmodel.h>

#include <QLocale>

namespace diaban::uikit {

/// As RowModel::text(), but numbers with all their digits, so that two that differ look so.
inline QString valueText(const QVariant& value, geo::FieldType type)
{
  constexpr int kAllDigits = 15;
  return value.typeId() == QMetaType::Double ? QLocale().toString(value.toDouble(), 'g', kAllDigits)
                                             : RowModel::text(value, type);
}

} // namespace diaban::uikit
