// Spreadsheets as they lie: every cell of every sheet, with no row taken for names.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QString>
#include <QVector>

#include <vector>

namespace diaban::geo {

struct SheetCell {
  enum class Kind : quint8 {
    Empty,
    Text,    ///< as typed, in NFC
    Number,  ///< in the C locale, all its digits
    Date,    ///< ISO: "2026-03-01", with "T07:30:00" where it has a time
    Boolean, ///< "true", "false"
    Fault,   ///< a formula that failed: "#REF!"
    Covered  ///< lies under a cell merged over it; its text is that cell's
  };
  Kind kind = Kind::Empty;
  QString text;
  bool operator==(const SheetCell&) const = default;
};

/// Rows without any cell are left out, and empty cells at a row's end.
struct SheetRow {
  int number = 0; ///< as people count, from 1
  std::vector<SheetCell> cells;
};

struct Sheet {
  QString name;
  std::vector<SheetRow> rows;
};

/// By its ending: .xlsx, .ods, .csv, .tsv.
bool isSheetFile(const QString& path);

/// "A", "B" … "AA": how people call the nth column, from 0.
QString columnLetters(qsizetype column);

/// All sheets that are not hidden, read by a process of its own as SourceReader does. CSV is one
/// sheet of texts; what parts its cells is told from it, and so is its encoding where none is
/// given. \param program full path of diaban-cli \returns errors of the kind "input cannot be
/// read", also for over twenty million cells
Result<QVector<Sheet>> readSheets(const QString& program, const QString& path,
                                  const QString& encoding, Progress& progress);

} // namespace diaban::geo
