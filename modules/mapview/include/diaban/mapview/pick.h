// Which rows of a table lie at a point or in an area.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <vector>

namespace diaban::mapview {

/// Where an area can be picked.
enum class Grasp : quint8 {
  Whole,
  Edge, ///< only near its edge, as lines are: it is drawn without filling
};

/// Rows at `point`: areas that hold it, lines and points nearer than `tolerance` (map units). What
/// is drawn last, on top, comes first. O(log blocks + vertices of the rows near by). Any thread.
std::vector<qint64> rowsAt(const geo::FeatureTable& table, QPointF point, double tolerance,
                           Grasp areas = Grasp::Whole);

/// Which rows of those near an area are meant.
enum class Meet : quint8 {
  Touches, ///< they share a point with it, its edge included
  Inside,  ///< no part of them lies outside of it
};

/// The corners of a box, round it once.
std::vector<QPointF> ringOf(const geo::Extent& box);

/// Rows in the area within `ring` (map units, closed by itself; odd-even rule where it crosses
/// itself), in drawing order; none where it has less than three corners. O(blocks × corners +
/// vertices of the rows at its edge × corners). Any thread. \returns Cancelled
Result<std::vector<qint64>> rowsIn(const geo::FeatureTable& table, const std::vector<QPointF>& ring,
                                   Meet meet, Progress& progress);

} // namespace diaban::mapview
