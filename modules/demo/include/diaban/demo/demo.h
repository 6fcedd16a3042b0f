// An invented coastal province, to see the program work before one's own data are in it.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/source.h>
#include <diaban/workspace/rows.h>

#include <QString>

#include <vector>

namespace diaban::demo {

struct DemoOptions {
  int communes = 40;
  int parcels = 20'000;
  quint64 seed = 1;
};

/// Heights in metres, row by row from the north, 100 m apart; kNoHeight on the sea.
struct Terrain {
  static constexpr float kNoHeight = -9999;
  int width = 0, height = 0;
  geo::Extent extent;
  std::vector<float> metres;
};

struct Province {
  std::vector<workspace::NewLayer> layers; ///< the top of the map first
  Terrain terrain;
};

/// Makes the province in memory, in the CRS that demoCrs() names. The same options give the same
/// rows. Takes about a second for the default size. \returns Cancelled
Result<Province> makeProvince(const DemoOptions& options, Progress& progress);

Result<geo::Crs> demoCrs(); ///< VN-2000 / TM-3 107-45

/// Writes a new workspace with all of it, the terrain too.
/// \returns FileExists, errors of the kind "cannot be written", Cancelled; nothing is left then
Result<workspace::ImportReport> writeDemo(const QString& path, const DemoOptions& options,
                                          const geo::SourceReader& reader, Progress& progress);

} // namespace diaban::demo
