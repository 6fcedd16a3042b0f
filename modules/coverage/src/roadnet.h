// Roads as a network to walk along. Private to the module.
#pragma once

#include <diaban/coverage/ground.h>
#include <diaban/geo/shape.h>

#include <QHash>
#include <QPointF>

#include <span>
#include <vector>

namespace diaban::coverage {

/// Corners that lie within a decimetre of one another are one crossing; roads that cross without a
/// corner there do not meet (a bridge). Any thread may ask.
class RoadNet {
public:
  /// \param layers joined to one network
  explicit RoadNet(std::span<const RoadLayer> layers);

  /// What can be reached from a place: the way to the nearest road, up to `aside` metres, and along
  /// roads, together not more than `range` metres. A multiline; no parts where no road is near.
  geo::Shape reached(QPointF place, double range, double aside) const;

private:
  struct Side {
    quint32 to = 0;
    float length = 0;
  };
  struct Start {
    quint32 from = 0, to = 0;
    QPointF foot;
    double away = 0; ///< from the place to the road
  };
  void add(const geo::Block& block);
  quint32 nodeAt(double x, double y);
  void join(quint32 from, quint32 to);
  void finish();
  bool findStart(QPointF place, double aside, Start& start) const;

  std::vector<QPointF> m_nodes;
  std::vector<std::pair<quint32, quint32>> m_pairs; ///< sides, each once
  std::vector<quint32> m_first;                     ///< of each node, in m_sides
  std::vector<Side> m_sides;
  QHash<std::pair<qint64, qint64>, quint32> m_byPlace;           ///< in decimetres
  QHash<std::pair<qint64, qint64>, std::vector<quint32>> m_near; ///< pairs by cells
};

} // namespace diaban::coverage
