// Some rows of a layer of somebody's file, to look at before it is imported.
#pragma once

#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/source.h>

#include <vector>

namespace diaban::workspace {

/// At most some thousand rows and some megabytes, the first ones first.
struct SourceSample {
  geo::SourceLayer layer;
  std::vector<geo::RecordBatch> batches;
};

/// \param layer empty: the first one
/// \returns errors of the kind "input cannot be read". For a job.
Result<SourceSample> sampleSource(const QString& path, const QString& layer,
                                  const geo::SourceOptions& options,
                                  const geo::SourceReader& reader, Progress& progress);

/// The sample's shapes, read as coordinates of `from`, in `to`; what has no place there is left
/// out. For a job.
Result<geo::TablePtr> sampleTable(const SourceSample& sample, const geo::Crs& from, bool swapsAxes,
                                  const geo::Crs& to);

} // namespace diaban::workspace
