// What was reckoned, kept in the workspace: layers with their origin, findings.
#pragma once

#include <diaban/analysis/result.h>
#include <diaban/coverage/sitingrun.h>
#include <diaban/planning/finding.h>

#include <QString>

namespace diaban::coverage {

/// How layers and entries of the history are called; made where the person's language is known.
struct ResultTitles {
  QString layer; ///< what people read
  QString entry; ///< a line of the history
};

/// Covered areas by class and number of sensors, polygons with holes, role Coverage. Written again
/// under the same name, its rows become those of now. \pre the report has its areas
Result<analysis::WrittenResult> writeAreas(workspace::Workspace& workspace,
                                           const CoverageReport& report, const QString& name,
                                           const ResultTitles& titles, Progress& progress);

/// Where people live whom nobody serves, those with most people first; role Coverage.
Result<analysis::WrittenResult> writeGaps(workspace::Workspace& workspace,
                                          const CoverageReport& report,
                                          const std::vector<Gap>& gaps, const QString& name,
                                          const ResultTitles& titles, Progress& progress);

/// Proposed units as a new layer of sensors.
Result<workspace::ImportReport> writeSites(workspace::Workspace& workspace,
                                           const SitingReport& report, const QString& name,
                                           const ResultTitles& titles, Progress& progress);

/// What two owners pay for both, as findings of the producer "coverage" (rule
/// "coverage.owner-overlap"), instead of those that were there.
Result<planning::ReplacedFindings> writeOverlaps(workspace::Workspace& workspace,
                                                 const CoverageReport& report, const QString& title,
                                                 Progress& progress);

} // namespace diaban::coverage
