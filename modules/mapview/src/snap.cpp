#include "blockwalk.h"

#include <diaban/mapview/snap.h>

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace diaban::mapview {
namespace {

/// The nearest of each kind so far.
class Catch {
public:
  Catch(QPointF point, double tolerance, const SnapRules& rules, std::span<const QPointF> anchors)
      : m_point(point)
      , m_around{point.x() - tolerance, point.y() - tolerance, point.x() + tolerance,
                 point.y() + tolerance}
      , m_rules(rules)
      , m_anchors(anchors)
  {
    m_least.fill(tolerance * tolerance);
  }

  const Extent& around() const { return m_around; }
  bool isTooMuch() const { return m_seen > kMostSnapVertices; }

  void addRow(const Block& block, std::size_t row)
  {
    anyPart(block, row, [&](std::size_t part) {
      return anyRing(block, part, [&](std::size_t ring) {
        m_seen += block.ringEnds[ring] - block.firstVertex(ring);
        if (!isTooMuch())
          addRing(block, ring, block.partKinds[part]);
        return isTooMuch();
      });
    });
  }

  /// Crossings of sides that share no end; those that do have a vertex there.
  void addCrossings()
  {
    if (m_sides.size() > kMostCrossingSides)
      return;
    for (std::size_t i = 0; i < m_sides.size(); ++i)
      for (std::size_t k = i + 1; k < m_sides.size(); ++k) {
        QPointF at;
        if (m_sides[i].intersects(m_sides[k], &at) == QLineF::BoundedIntersection)
          add(SnapKind::Intersection, at);
      }
  }

  void addGrid(double step)
  {
    add(SnapKind::Grid,
        QPointF(std::round(m_point.x() / step), std::round(m_point.y() / step)) * step);
  }

  std::optional<Snap> best() const
  {
    if (!isTooMuch())
      for (std::size_t kind = 0; kind < kSnapKinds; ++kind)
        if (m_found[kind])
          return Snap{*m_found[kind], static_cast<SnapKind>(kind)};
    return std::nullopt;
  }

private:
  void addRing(const Block& block, std::size_t ring, GeometryKind kind)
  {
    if (m_rules.catches(SnapKind::Vertex))
      for (std::size_t i = block.firstVertex(ring); i < block.ringEnds[ring]; ++i)
        add(SnapKind::Vertex, vertex(block, i));
    if (kind == GeometryKind::Point)
      return;
    anySide(block, ring, kind == GeometryKind::Polygon, [&](QPointF a, QPointF b) {
      if (a != b && m_rules.catches(SnapKind::MidPoint))
        add(SnapKind::MidPoint, (a + b) / 2);
      const QPointF on = nearest(m_point, a, b);
      if (m_rules.catches(SnapKind::Edge))
        add(SnapKind::Edge, on);
      if (m_rules.catches(SnapKind::Perpendicular))
        addFeet(a, b);
      if (m_rules.catches(SnapKind::Intersection) &&
          m_around.intersects({on.x(), on.y(), on.x(), on.y()}))
        m_sides.emplace_back(a, b);
      return false;
    });
  }

  /// Where perpendiculars from the anchors meet a side; its ends are vertices.
  void addFeet(QPointF a, QPointF b)
  {
    for (const QPointF anchor : m_anchors)
      if (const QPointF foot = nearest(anchor, a, b); foot != a && foot != b && foot != anchor)
        add(SnapKind::Perpendicular, foot);
  }

  void add(SnapKind kind, QPointF at)
  {
    const auto index = static_cast<std::size_t>(kind);
    const double distance = squaredLength(at - m_point);
    if (distance > m_least[index] || (m_found[index] && distance == m_least[index]))
      return;
    m_least[index] = distance;
    m_found[index] = at;
  }

  QPointF m_point;
  Extent m_around;
  const SnapRules& m_rules;
  std::span<const QPointF> m_anchors;
  std::array<double, kSnapKinds> m_least{}; ///< squared
  std::array<std::optional<QPointF>, kSnapKinds> m_found;
  std::vector<QLineF> m_sides; ///< near the point
  std::size_t m_seen = 0;
};

} // namespace

double gridStep(double tolerance)
{
  constexpr double kRoom = 4; // of the tolerance: half of the way is free
  const double least = kRoom * tolerance, power = std::pow(10, std::floor(std::log10(least)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= least)
      return step * power;
  return 10 * power;
}

std::optional<Snap> snapAt(std::span<const geo::TablePtr> tables, QPointF point, double tolerance,
                           const SnapRules& rules, const SnapExcept& except,
                           std::span<const QPointF> anchors)
{
  if (!rules.isOn)
    return std::nullopt;
  Catch found(point, tolerance, rules, anchors);
  const auto isHeld = [&](const geo::TablePtr& table, qint64 row) {
    return table.get() == except.table && except.rows != nullptr &&
           std::binary_search(except.rows->begin(), except.rows->end(), row);
  };
  for (const geo::TablePtr& table : tables)
    table->blocksIn(found.around(), [&](quint32 index) {
      const Block& block = *table->blocks()[index];
      for (std::size_t row = 0; row < block.rows() && !found.isTooMuch(); ++row)
        if (const Extent box = boxOf(block, row);
            !box.isEmpty() && found.around().intersects(box) && !isHeld(table, block.fids[row]))
          found.addRow(block, row);
    });
  if (!found.isTooMuch())
    found.addCrossings();
  if (rules.catches(SnapKind::Grid) && tolerance > 0)
    found.addGrid(gridStep(tolerance));
  return found.best();
}

} // namespace diaban::mapview
