// A coverage from layers of a workspace: what the window and the command line both do.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/sensorlayer.h>
#include <diaban/coverage/served.h>

#include <QHash>
#include <QString>
#include <QVector>

#include <memory>
#include <vector>

namespace diaban::coverage {

struct CoverageRequest {
  QString sensors; ///< layer, by name
  QString type;    ///< only units of this type, by its id; empty: all
  CoverageModel model;
  GroundLayers ground;
};

/// A layer as it was when something was reckoned from it.
struct ReadLayer {
  workspace::Layer layer;
  geo::TablePtr table; ///< null for terrain
};

struct CoverageReport {
  CoverageRequest request;
  QHash<QString, ReadLayer> read; ///< by name
  Coverage coverage;
  std::shared_ptr<const Population> population;
  geo::TablePtr communes; ///< null: none
  Served served;
  bool hasAreas = false; ///< else the next, and Served::squareMetres, are still to be reckoned
  std::vector<CoveredArea> areas;
  std::size_t undirected = 0; ///< units that look all around, for their direction is not known
  QVector<Error> notices;     ///< what was left out or taken for granted
};

/// Reads the layers, covers, counts. What `before` has is used again as far as nothing moved: rows
/// that were not touched, footprints of units around which all is as it was. Blocks its caller: use
/// it from a job. Any thread.
/// \returns NotInMetres where the workspace is in degrees; errors of sensorsOf(), cover(),
///          Workspace::table() and Workspace::grid()
Result<CoverageReport> reckon(const workspace::Workspace& workspace, const SensorTypes& types,
                              const CoverageRequest& request,
                              const std::shared_ptr<const CoverageReport>& before,
                              Progress& progress);

/// The same without areas, which take longest where polygons of thousands of sensors are cut.
Result<CoverageReport> reckonFigures(const workspace::Workspace& workspace,
                                     const SensorTypes& types, const CoverageRequest& request,
                                     const std::shared_ptr<const CoverageReport>& before,
                                     Progress& progress);

/// A report with its areas; the same one where it has them. Blocks its caller, any thread.
/// \returns errors of areasOf()
Result<std::shared_ptr<const CoverageReport>>
withAreas(std::shared_ptr<const CoverageReport> report, Progress& progress);

/// Whether areas are reckoned in a moment, as those of few sensors are.
bool areAreasQuick(const Coverage& coverage);

} // namespace diaban::coverage
