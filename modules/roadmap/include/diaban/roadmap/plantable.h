// The table of a plan: projects by sector, their capital by source and year, sums that can be live.
#pragma once

#include <diaban/roadmap/projectreader.h>

#include <QVariant>
#include <QVector>

#include <span>

namespace diaban::roadmap {

struct PlanRow {
  enum class Kind : quint8 { Total, Section, Project };
  Kind kind = Kind::Project;
  QVariantList cells; ///< null, text, double
  /// Total and section: the rows that its sums go over, as indices into PlanTable::rows.
  qsizetype first = 0, last = -1;
};

/// Money is in millions of đồng. Sections are numbered in Roman, as in the tables of decisions.
struct PlanTable {
  QStringList heads;
  QVector<bool> isSum; ///< one a column: totals and sections sum it up
  QVector<PlanRow> rows;
};

PlanTable planTable(std::span<const Project> projects, const ProjectFields& fields);

} // namespace diaban::roadmap
