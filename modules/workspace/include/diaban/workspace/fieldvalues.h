// What the rows of a layer hold in one field: for classes, categories and legends.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/recordbatch.h>

#include <QString>
#include <QVector>

#include <vector>

namespace diaban::workspace {

struct Moment;
class Workspace;

struct ValueCount {
  QString value; ///< as a Category names it: numbers in the C locale
  qint64 rows = 0;
  bool operator==(const ValueCount&) const = default;
};

/// Rows without a value and empty texts are `missing` and nothing else.
struct FieldValues {
  /// Different values kept in `frequent`, and told apart in memory.
  static constexpr qsizetype kMostKept = 1000;
  static constexpr qint64 kMostCounted = 1'000'000;

  geo::Field field;
  qint64 rows = 0, missing = 0;
  qint64 distinct = 0; ///< different values; "at least" when !isWhole
  bool isWhole = true; ///< false: more than kMostCounted texts; those met later are not counted
  QVector<ValueCount> frequent; ///< the most frequent first, those alike by value
  /// All numbers, ascending: of a number field, or of a text field whose values all are numbers.
  std::vector<double> numbers;
};

/// Reads one field of all rows in short pages, so that no commit waits for it.
/// O(rows) time; memory for eight bytes a row of numbers, or for the different texts.
/// \returns NoSuchLayer, NoSuchField (field, layer; also for one of blobs), NotATable, errors of
///          reading a linked file, Cancelled, Busy when others never stop writing
Result<FieldValues> readFieldValues(const Workspace& workspace, const QString& layer,
                                    const QString& field, Progress& progress);
/// As they were then, where the moment is one of the past.
Result<FieldValues> readFieldValues(const Moment& moment, const QString& layer,
                                    const QString& field, Progress& progress);

} // namespace diaban::workspace
