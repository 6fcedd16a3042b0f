// Amounts in the notation of the person's language. Private to the module.
#pragma once

#include <QString>

namespace diaban::coverage {

QString countText(double amount);      ///< "25,537"
QString percentText(double share);     ///< of 1: "40.9 %"
QString metresText(double metres);     ///< "118 m", "18.6 km"
QString areaText(double squareMetres); ///< "12.4 ha", "18.6 km²"
QString moneyText(double dong);        ///< "382 million đồng", "1.2 billion đồng"
QString millionsText(double dong);     ///< "382", for columns in millions
/// "+1,240", "−35", or "±0" where they read alike. \param text one of the above
QString differenceText(double now, double before, QString (*text)(double));
double shareOf(double part, double whole); ///< 0 where there is no whole

} // namespace diaban::coverage
