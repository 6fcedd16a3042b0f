// The parts of the panel that says whom sensors serve, made from a report. Private to the module.
#pragma once

#include "stepbox.h"

#include <diaban/coverage/coveragerun.h>

namespace diaban::coverage {

/// What is counted: people, or buildings where no people are known.
const Tally& countedOf(const CoverageReport& report);
bool arePeopleKnown(const CoverageReport& report);

/// A report, and the one to compare it with; null: none.
struct Compared {
  const CoverageReport& now;
  const CoverageReport* before = nullptr; ///< which counts the same as `now`
};
QWidget* figuresOf(const Compared& reports, QWidget* parent);
StepBox* classesOf(const Compared& reports, QWidget* parent);
/// How much ground is covered. \pre the report has its areas
StepBox* coveredAreas(const Compared& reports, QWidget* parent);
/// How many are served once, twice and so on; null where nobody is served twice.
StepBox* timesOf(const Compared& reports, QWidget* parent);
/// How far readings speak for a place and how far off they are; null for other models.
StepBox* readingsOf(const CoverageReport& report, QWidget* parent);

/// "A and B both cover 118 m of road and 320 people."
QString overlapSentence(const OwnerOverlap& overlap);
QString gapSentence(const Gap& gap, bool arePeople);

} // namespace diaban::coverage
