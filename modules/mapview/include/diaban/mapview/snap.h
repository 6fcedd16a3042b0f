// What a pointer catches near it: vertices, crossings and middles of sides, feet of perpendiculars,
// sides, points of a grid.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QPointF>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace diaban::mapview {

/// In the order in which they win where several are near.
enum class SnapKind : quint8 { Vertex, Intersection, MidPoint, Perpendicular, Edge, Grid };
inline constexpr std::size_t kSnapKinds = 6;

/// A person's choice.
struct SnapRules {
  bool isOn = true;
  double pixels = 10; ///< logical ones; nearer than this counts
  std::array<bool, kSnapKinds> kinds{true, true, false, false, true, false}; ///< by SnapKind
  constexpr bool catches(SnapKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
  bool operator==(const SnapRules&) const = default;
};

struct Snap {
  QPointF at; ///< map units; a vertex is bit for bit that of the source
  SnapKind kind = SnapKind::Vertex;
  bool operator==(const Snap&) const = default;
};

/// Vertices that are looked at for one snap: what is more than can be told apart by the pointer.
inline constexpr std::size_t kMostSnapVertices = 500'000;

/// Sides near the pointer whose crossings are looked for; more are not told apart.
inline constexpr std::size_t kMostCrossingSides = 200;

/// Rows of one of the tables that catch nothing.
struct SnapExcept {
  const geo::FeatureTable* table = nullptr;
  const std::vector<qint64>* rows = nullptr; ///< ascending
};

/// How far the lines of the grid lie apart: 1, 2 or 5 times a power of ten, in map units, so that
/// between them there is room for what is not caught.
double gridStep(double tolerance);

/// The nearest of the first kind that lies within `tolerance` (map units) of `point`, among all
/// tables; none where `rules` are off, nothing is near, or more than kMostSnapVertices are.
/// Perpendiculars are dropped from `anchors`. O(log blocks + vertices of the rows near by). Any
/// thread.
std::optional<Snap> snapAt(std::span<const geo::TablePtr> tables, QPointF point, double tolerance,
                           const SnapRules& rules, const SnapExcept& except = {},
                           std::span<const QPointF> anchors = {});

} // namespace diaban::mapview
