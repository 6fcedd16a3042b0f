// Which rows of a table lie at a point.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <vector>

namespace diaban::mapview {

/// Rows at `point`: areas that hold it, lines and points nearer than `tolerance` (map units). What
/// is drawn last, on top, comes first. O(log blocks + vertices of the rows near by). Any thread.
std::vector<qint64> rowsAt(const geo::FeatureTable& table, QPointF point, double tolerance);

} // namespace diaban::mapview
