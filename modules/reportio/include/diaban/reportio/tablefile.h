// Rows into a file that a spreadsheet opens.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>
#include <QVariant>
#include <QVector>

#include <functional>
#include <span>
#include <vector>

namespace diaban::reportio {

struct TableColumn {
  QString head;
  bool isDate = false; ///< its cells are text "yyyy-MM-dd"
};

/// A live sum: what the rows `first` to `last` of the sheet (from 0, below its head) hold in the
/// same column, sums among them left out.
struct TableSum {
  qsizetype first = 0, last = -1;
  double value = 0; ///< that is shown until the file is reckoned anew
};

/// The cells of some rows: null, bool, qint64, double or QString, one a column; bytes are left out.
using CellReader = std::function<Result<QVector<QVariantList>>(std::span<const qint64> rows)>;

/// Most rows below the head that a sheet of a spreadsheet holds.
inline constexpr std::size_t kMostSheetRows = 1'048'575;

/// Writes `rows`, in their order, into `path`, by its ending: ".xlsx", or ".csv" (UTF-8 with a byte
/// order mark, commas, decimal points, RFC 4180). Text that a spreadsheet would take for a formula
/// (it begins with = + - @, a tab or a line's end) stays text: in CSV behind an apostrophe. A file
/// that is there is replaced once the new one is whole. Cells are read some hundred rows at a time.
/// \returns BadArgument for another ending; TooManyRows for XLSX; DiskFull, CannotWrite, Cancelled
Outcome writeTable(const QString& path, const QVector<TableColumn>& columns,
                   const std::vector<qint64>& rows, const CellReader& cells, Progress& progress);

/// A sheet that is in memory.
struct TableSheet {
  QString title; ///< each another one; shortened to 31 characters
  QVector<TableColumn> columns;
  QVector<QVariantList> rows; ///< cells as CellReader gives them, or TableSum
};

/// Several sheets as one XLSX file; else as writeTable(). \pre at least one sheet
Outcome writeSheets(const QString& path, const QVector<TableSheet>& sheets);

} // namespace diaban::reportio
Q_DECLARE_METATYPE(diaban::reportio::TableSum)
