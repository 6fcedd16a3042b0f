// Projects out of a spreadsheet as an office keeps it: titles above, sections and sums between.
#pragma once

#include <diaban/geo/sheetreader.h>
#include <diaban/roadmap/projectreader.h>

#include <QVector>

#include <vector>

namespace diaban::roadmap {

/// How a sheet is understood.
struct SheetMapping {
  int firstHeadRow = 0, lastHeadRow = 0; ///< as SheetRow::number
  QStringList headings;                  ///< one a column; those of several rows are joined
  QVector<ColumnUse> uses;               ///< one a column
  qsizetype numbering = -1;              ///< the column that counts rows ("TT"); -1: none
  qint64 unit = 0;                       ///< đồng in what money columns count that don't say it
  bool isUnitAssumed = false;            ///< nothing says it; `unit` is told from the amounts
  int known() const;                     ///< columns that stand for something
};

struct ProjectSheet {
  SheetMapping mapping;
  std::vector<Project> projects; ///< rows that were taken, in their order
  QVector<RowProblem> problems;  ///< of all rows, those refused too; columns are the sheet's
  /// Rows under a merged code or name, by source as a rule: their capital went to that project.
  QVector<qint64> joined;
  QVector<qint64> refused; ///< rows
  QVector<qint64> leftOut; ///< rows of section titles, sums, units and column numbers
};

/// Where the headings are and what they stand for. \returns a mapping that knows nothing where no
/// row of the first forty names at least a code or a name of projects, and something else
SheetMapping mapSheet(const geo::Sheet& sheet, const ProjectFields& fields);

/// O(cells). Any thread. \returns NothingToRead (sheet) where no heading is understood
Result<ProjectSheet> readProjects(const geo::Sheet& sheet, const ProjectFields& fields,
                                  const GroupRules& rules);

} // namespace diaban::roadmap
