// Which rows of a table lie at a point, in a box or in a drawn area.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <vector>

namespace diaban::mapview {

/// Rows at `point`: areas that hold it, lines and points nearer than `tolerance` (map units). What
/// is drawn last, on top, comes first. O(log blocks + vertices of the rows near by). Any thread.
std::vector<qint64> rowsAt(const geo::FeatureTable& table, QPointF point, double tolerance);

/// Rows that touch the box, in ascending order.
std::vector<qint64> rowsIn(const geo::FeatureTable& table, const geo::Extent& box);

/// Rows that touch the area inside `ring` (three corners or more, closed by itself, filled by the
/// odd-even rule), in ascending order.
std::vector<qint64> rowsIn(const geo::FeatureTable& table, const std::vector<QPointF>& ring);

} // namespace diaban::mapview
