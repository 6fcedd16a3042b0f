// What was reckoned as rasters: files, and layers of the workspace with their origin.
#pragma once

#include <diaban/coverage/coverage.h>
#include <diaban/coverage/resultlayers.h>

namespace diaban::coverage {

/// The best class of each cell as a GeoTIFF of bytes with a palette: 0 = not covered (no data),
/// else class + 1. Over terrain on its cells, of radio without terrain on cells of the model's
/// size, of polygons on ten million cells at the most.
/// \returns NoSensors; TooManyCells; CannotWrite
Outcome writeRaster(const QString& path, const CoverageReport& report, const geo::Crs& crs,
                    Progress& progress);

/// Radio: the strongest level in each cell in dBm, and the place of the sensor that it comes from
/// among Coverage::sensors, counted from 1: two GeoTIFFs of fractions, −9999 and 0 where nothing
/// arrives.
/// \returns errors of receptionOf(); NoSensors; CannotWrite
Outcome writeReception(const QString& levels, const QString& servers, const CoverageReport& report,
                       const geo::Crs& crs, Progress& progress);

/// As writeRaster(), but a raster layer of role Coverage in the classes' colours. Written again
/// under the same name, it takes the place of the one before in one action. Blocks its caller.
Result<analysis::WrittenResult> writeRasterLayer(workspace::Workspace& workspace,
                                                 const CoverageReport& report, const QString& name,
                                                 const ResultTitles& titles, Progress& progress);

/// Levels as such a layer, in steps of some dB, the strongest first.
/// \param reception of report.coverage \returns NoSensors where it is empty
Result<analysis::WrittenResult> writeLevelLayer(workspace::Workspace& workspace,
                                                const CoverageReport& report,
                                                const Reception& reception, const QString& name,
                                                const ResultTitles& titles, Progress& progress);

/// Whose level it is, in numbers as writeReception() has them; neighbours differ in colour.
Result<analysis::WrittenResult> writeServerLayer(workspace::Workspace& workspace,
                                                 const CoverageReport& report,
                                                 const Reception& reception, const QString& name,
                                                 const ResultTitles& titles, Progress& progress);

} // namespace diaban::coverage
