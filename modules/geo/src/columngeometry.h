// Points and shapes that a table keeps in its columns: x and y, "lat,lon", or WKT.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"

#include <ogrsf_frmts.h>

#include <memory>

namespace diaban::geo {

/// How the rows of one table get their geometry.
class ColumnGeometry {
public:
  enum class Form { Wkt, Pair, PairInText };

  /// Looks at the names of the columns (data/sources/coordinate_columns.json) and at the values.
  /// Which number is which follows from what fits Vietnam: 102–118° E and 6–24° N, or metres with
  /// north 0.8–2.7 million and east 0.1–0.95 million; in one text column the rows decide together,
  /// but one that fits the other way only is read so; where none decides, the latitude comes first.
  /// Null where no column holds coordinates.
  static std::shared_ptr<const ColumnGeometry> find(OGRLayer& layer, const QVector<Field>& fields,
                                                    SourceChannel& channel);

  /// Null where the row's cells hold no coordinates.
  std::unique_ptr<OGRGeometry> of(const OGRFeature& feature) const;

  /// Sets geometry, kind, extent and CRS: EPSG:4326 for degrees, none for metres.
  void describe(OGRLayer& layer, SourceLayer& info, SourceChannel& channel) const;

private:
  bool findWkt(OGRLayer& layer, int position);
  bool findPair(OGRLayer& layer, int x, int y, bool areDegrees, SourceChannel& channel);
  bool findPairInText(OGRLayer& layer, int position, bool isNamed, SourceChannel& channel);

  Form m_form = Form::Pair;
  int m_x = -1; ///< positions of the fields; in Wkt and PairInText the one field
  int m_y = -1;
  bool m_isXFirst = false; ///< PairInText
  TextPairs m_pairs;       ///< PairInText
  bool m_isDegrees = false;
};

} // namespace diaban::geo
