// What an edit does, in words: sizes before and after, where sides cross.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/geo/geodesic.h>
#include <diaban/mapview/editdeeds.h>

#include <QString>

#include <optional>

namespace diaban::desktop {

/// Words for the line below the map. In one coordinate system; one thread at a time.
class EditText {
public:
  explicit EditText(const geo::Crs& crs);

  /// "Thửa 128: 172,3 m² → 184,6 m² (+12,3 m²)"; of a line its length, of a point its way.
  QString change(const QString& feature, const geo::Shape& before, const geo::Shape& after) const;
  QString way(QPointF by, QPointF from) const; ///< "12,40 m, 38°12′40″"
  QString drawn(const std::vector<QPointF>& corners, bool isArea) const;
  /// Empty where nothing crosses.
  static QString crossed(const std::vector<geo::Crossing>& crossings, bool isLastSide);
  /// Of a feature that was written so, and of one that is so in the file.
  static QString writtenCrossed(const std::vector<geo::Crossing>& crossings);
  static QString leftCrossed(const std::vector<geo::Crossing>& crossings);

private:
  double squareMetres(const geo::Shape& shape) const;
  double metres(const geo::Shape& shape) const;

  std::optional<geo::Geodesic> m_geodesic;
  bool m_isGeographic = false;
  double m_metresPerUnit = 1;
};

} // namespace diaban::desktop
