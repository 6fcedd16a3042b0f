// One column of a table as text, and days in it. Private to the module.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/roadmap/projectvalues.h>

#include <QDate>
#include <QString>

namespace diaban::roadmap {

/// The cells of one column, whatever they are kept as. The table outlives it.
class RowText {
public:
  RowText() = default; ///< of no column: empty cells
  RowText(const geo::FeatureTable& table, const QString& column);
  QString at(const geo::Block& block, std::size_t row) const;

private:
  const geo::FeatureTable* m_table = nullptr;
  int m_column = -1;
};

/// As readDay(), quickly for "2026-03-01"; an invalid date for what is none.
QDate dayFrom(const QString& text, DayOf which);

} // namespace diaban::roadmap
