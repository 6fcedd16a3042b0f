// A small network of cameras along a street, reckoned as the program does: what panels show.
#pragma once

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>

namespace diaban::test {

/// Three cameras of two owners, ten houses with people, a street, two schools.
/// \param withPeople false: communes are not known
coverage::CoverageReport networkReport(bool withPeople = true);
/// What siting could have proposed for it.
coverage::SitingReport sitingReport();
std::vector<coverage::Gap> networkGaps(const coverage::CoverageReport& report);

} // namespace diaban::test
