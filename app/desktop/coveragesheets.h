// The figures of a coverage as sheets of a spreadsheet.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>
#include <diaban/reportio/tablefile.h>

namespace diaban::desktop {

/// Proposed sites, sensors, communes and gaps, those of which there are any; numbers as they are.
/// \param siting null: none
QVector<reportio::TableSheet> coverageSheets(const coverage::CoverageReport& report,
                                             const coverage::SitingReport* siting,
                                             const std::vector<coverage::Gap>& gaps);

} // namespace diaban::desktop
