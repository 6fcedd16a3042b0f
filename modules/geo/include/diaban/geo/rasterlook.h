// A raster of numbers drawn in the colours of classes.
#pragma once

#include <diaban/geo/source.h>

#include <array>
#include <vector>

namespace diaban::geo {

struct RasterClass {
  double from = 0, to = 0;                    ///< both belong to it
  std::array<quint8, 4> colour{0, 0, 0, 255}; ///< red, green, blue, alpha, not multiplied in
};

/// As SourceReader::picture(), but the first band in the colours of the classes that its values
/// belong to; what belongs to none is clear. Cells are not mixed with their neighbours.
/// \param classes ascending; where one begins as another ends, that number belongs to the lower one
/// \param program as of SourceReader \pre classes are there
Result<RasterPicture> classPicture(const QString& program, const RasterRequest& request,
                                   const std::vector<RasterClass>& classes, Progress& progress);

} // namespace diaban::geo
