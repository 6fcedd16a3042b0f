// What the hand proposes to do to features, and what is drawn while it does.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/geo/shape.h>

#include <QPointF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace diaban::mapview {

/// One feature in another shape. It is a proposal: nothing is written, and until isDone the hand
/// still tries.
struct Reshaped {
  enum class How : quint8 { Moved, Added, Removed };
  geo::Shape shape;
  How how = How::Moved;
  geo::VertexId vertex; ///< that was moved, added, or taken away
  bool isDone = false;
};
/// All selected features, so far to the east and to the north.
struct MovedBy {
  QPointF by;
  bool isDone = false;
};
/// What corners are drawn for.
enum class DrawnAs : quint8 { Feature, Part, Hole };
/// The corners so far, the pointer as the last one until isDone.
struct Drawn {
  std::vector<QPointF> corners;
  DrawnAs as = DrawnAs::Feature;
  std::vector<geo::Crossing> crossings; ///< of the side just drawn, or of all where it was to end
  bool isDone = false;
};
/// The vertex in hand; none: let go.
struct VertexChosen {
  std::optional<geo::VertexId> vertex;
};
/// The vertex can't go: too few would be left.
struct VertexNeeded {};
/// A unit that stands on the map, in another place, or looking elsewhere, until isDone tried only.
struct UnitMoved {
  std::size_t unit = 0; ///< as UnitTool::setUnits() got them
  QPointF at;
  bool isDone = false;
};
struct UnitTurned {
  std::size_t unit = 0;
  QPointF towards; ///< where the pointer is
  bool isDone = false;
};
/// A new unit, and where it shall look; none: nothing was said of it.
struct UnitPlaced {
  QPointF at;
  std::optional<QPointF> towards;
  bool isDone = false;
};
/// Esc, or a drag that came to nothing: all is as it was.
struct EditGivenUp {};

/// What is drawn above the map while features are edited. All in map units.
struct EditSketch {
  geo::FlatGeometry shape;                           ///< the feature as it would be
  bool isChanged = false;                            ///< and as the file does not have it yet
  std::vector<QPointF> handles;                      ///< its vertices
  std::optional<std::size_t> chosen, hovered;        ///< of the handles
  std::optional<QPointF> newVertex;                  ///< where a press would add one
  std::vector<std::pair<QPointF, QPointF>> measured; ///< sides with their length
  std::vector<QPointF> faults;                       ///< where sides cross
  std::vector<QPointF> corners;                      ///< drawn so far, the pointer last
  bool isArea = false;                               ///< they close
  geo::TablePtr rows;                                ///< drawn once more, moved
  QPointF by;
};

} // namespace diaban::mapview
