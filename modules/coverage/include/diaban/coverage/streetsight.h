// What can be seen from a place among buildings, exactly: corner by corner, without a grid.
#pragma once

#include <diaban/coverage/seenarea.h>
#include <diaban/geo/featuretable.h>

#include <functional>
#include <vector>

namespace diaban::coverage {

struct StreetRules {
  double radius = 0; ///< in metres
  Sector sector{};
  /// Whether a building hides what is behind it, by its place in the table: its rows counted block
  /// by block. Empty: all do. Say no for those that end below the eye.
  std::function<bool(std::size_t row)> hides{};
};

/// Footprints to look around among, in a flat plane. A building that the eye stands in or on, or is
/// not more than a millimetre away from, hides nothing: a camera on a roof or at a façade looks out
/// as if its building were not there. In a courtyard the building around it hides what is outside.
/// Footprints may share walls, overlap, touch or lie twice; lines and points among them play no
/// part.
///
/// It keeps a box a building and shares the table. Made in O(buildings), asked near to far in about
/// O(walls in sight). Any number of threads may ask.
class StreetSight {
public:
  /// \param buildings with coordinates in metres
  explicit StreetSight(geo::TablePtr buildings);

  /// \returns BadArgument for a radius that is not above 0 and finite, and as checked() does
  Result<SeenArea> from(QPointF eye, const StreetRules& rules) const;

private:
  struct Look;
  struct Place {
    const geo::Block* block;
    std::size_t row;
  };
  Place placeOf(std::size_t row) const;
  std::vector<qint64> fidsInFront(const Look& look) const;
  void addBuilding(Look& look, std::size_t row) const;
  void visit(Look& look, std::size_t level, std::size_t index) const;

  geo::TablePtr m_table;
  std::vector<std::size_t> m_firstRows;           ///< of each block
  std::vector<std::vector<geo::Extent>> m_levels; ///< of rows; of 8 of those; and so on up to one
};

} // namespace diaban::coverage
