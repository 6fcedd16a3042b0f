// Where on a feature its label may stand.
#pragma once

#include "pixelmap.h"

#include <diaban/geo/featuretable.h>

#include <QPointF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace diaban::cartography {

/// A point inside a row's polygon and inside the picture, where there is room around it.
/// \param text its width and height in pixels
/// \returns nothing where no part of the polygon is in the picture
std::optional<QPointF> pointInside(const geo::Block& block, std::size_t row, const PixelMap& map,
                                   const PixelRect& picture, QSizeF text);

/// The longest stretch of a row's lines that is inside the picture, in pixels; may be empty.
std::vector<QPointF> longestStretch(const geo::Block& block, std::size_t row, const PixelMap& map,
                                    const PixelRect& picture);

/// The first point of a row's points that is inside the picture.
std::optional<QPointF> firstPoint(const geo::Block& block, std::size_t row, const PixelMap& map,
                                  const PixelRect& picture);

/// A polyline that is walked by distance from its start.
class Walk {
public:
  explicit Walk(const std::vector<QPointF>& line);
  double length() const { return m_distances.back(); }
  QPointF at(double distance) const;

private:
  const std::vector<QPointF>& m_line;
  std::vector<double> m_distances;
};

} // namespace diaban::cartography
