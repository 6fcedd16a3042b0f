// The coordinate system that is named beside typed coordinates. Private to the module.
#pragma once

#include <diaban/geo/crs.h>

namespace diaban::geo {

/// What the words beside the numbers say; `rest` is the text without them.
struct TypedSystem {
  QVector<int> epsgs;    ///< systems to read metres in, the likeliest first; empty: none was named
  QString province;      ///< as the list of zones writes it
  bool isVn2000 = false; ///< "VN-2000" was written
  QString rest;
};

/// \param zones see provinceZones()
TypedSystem typedSystem(const QString& text, const QVector<ProvinceZone>& zones);

/// "105°45′" → 105.75; NaN if it is no angle.
double meridianDegrees(const QString& text);

} // namespace diaban::geo
