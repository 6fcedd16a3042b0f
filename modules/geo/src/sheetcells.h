// Cells of spreadsheets, found in their XML. In the reading process only.
#pragma once

#include "sourcechannel.h"

#include <diaban/geo/sheetreader.h>

#include <functional>

namespace diaban::geo {

struct SheetFile {
  /// The bytes of a member of the zip; empty: it has none of that name.
  std::function<Result<QByteArray>(const QString& name)> member;
  std::function<void()> tick; ///< to be called while work goes on
};

/// How many cells one file may have: more would not fit beside a map.
inline constexpr qint64 kMostSheetCells = 20'000'000;
inline constexpr int kMostSheetColumns = 16'384;

/// \returns an empty list for what is no such book, or is broken, or has too many cells
Result<QVector<Sheet>> xlsxSheets(const SheetFile& file);
Result<QVector<Sheet>> odsSheets(const SheetFile& file);
/// \param encoding empty: told from the text
Sheet csvSheet(const QByteArray& bytes, const QString& encoding, const std::function<void()>& tick);

/// Marks what lies under a merged cell. Columns and rows from 0 and from 1, both ends within.
struct MergedCells {
  qsizetype firstColumn = 0, lastColumn = 0;
  int firstRow = 0, lastRow = 0;
};
void coverCells(Sheet& sheet, const QVector<MergedCells>& merged);

/// Cells that may still come; the count of a whole file.
class CellBudget {
public:
  [[nodiscard]] bool take(qint64 cells) { return (m_left -= cells) >= 0; }

private:
  qint64 m_left = kMostSheetCells;
};
/// Puts a cell into the last row of a sheet, if there is anything in it.
/// \returns false when there are too many
bool putCell(Sheet& sheet, qsizetype column, SheetCell cell, CellBudget& budget);
/// Leaves out rows and cells that hold nothing.
void trimSheet(Sheet& sheet);

/// Reads the file and sends its info and its rows. \returns as readSheets()
Outcome sendSheets(const QString& path, const QString& encoding, SourceChannel& channel);

} // namespace diaban::geo
