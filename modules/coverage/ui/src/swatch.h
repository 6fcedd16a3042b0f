// Small drawings that stand for what the map shows. Private to the module.
#pragma once

#include <QColor>
#include <QPixmap>

namespace diaban::coverage {

inline constexpr int kSwatchWidth = 18;
inline constexpr int kSwatchHeight = 12;

QPixmap fillSwatch(const QColor& fill, qreal pixelRatio);
QPixmap hatchSwatch(qreal pixelRatio); ///< where nobody sees
QPixmap ringSwatch(qreal pixelRatio);  ///< where one may be put

} // namespace diaban::coverage
