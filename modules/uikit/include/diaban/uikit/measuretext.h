// Lengths, areas and directions as people read them, in the notation of the current locale.
#pragma once

#include <diaban/base/units.h>

#include <QString>

#include <optional>

namespace diaban::uikit {

/// "452,10 m"; from 10 km on "12,3 km" is added in brackets.
QString lengthWords(double metres);
/// "452,1 m²"; from a hectare on "1,25 ha" is added in brackets.
QString areaWords(double squareMetres);
/// "38°12′40″"
QString bearingWords(Angle bearing);
/// A direction as people type it: "38°12′40″", "38 12 40", "38-12-40", "38,5", in the numbers of
/// QLocale(); none: it is no direction.
std::optional<Angle> readBearing(const QString& text);
/// "16,463712° B": degrees with six decimals, `positive` or `negative` behind them.
QString degreesWords(double degrees, const QString& positive, const QString& negative);

} // namespace diaban::uikit
