// The rows of a layer as a table shows them: chosen, put in order, read where they are looked at.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/workspace/layer.h>

#include <QVariant>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace diaban::workspace {

struct Moment;
class Workspace;

/// Which rows; the parts that are given must all fit.
struct RowFilter {
  /// Every word of it must be somewhere in the row; marks and case don't matter.
  QString search{};
  /// A condition in SQLite's language over the layer's fields, besides its functions khong_dau().
  QString expression{};
  /// Numbers of rows, in ascending order: only they are asked.
  std::optional<std::vector<qint64>> among{};

  bool isEmpty() const
  {
    return search.trimmed().isEmpty() && expression.trimmed().isEmpty() && !among;
  }
  bool operator==(const RowFilter&) const = default;
};

struct RowSort {
  QString field;
  bool isDescending = false;
  bool operator==(const RowSort&) const = default;
};

/// What the numbers of a field come to.
struct FieldSum {
  QString field;
  qint64 count = 0; ///< rows that have a value; the others below are 0 without one
  double sum = 0, least = 0, most = 0;
  double mean() const { return count > 0 ? sum / static_cast<double>(count) : 0; }
};

/// Reads through a connection of its own, in short pages, so that no commit waits for it. Rows are
/// named by their number in the file, which holds for this session only. One thread at a time.
class RowView {
public:
  /// A linked layer's rows are read into memory first, whole; its file is not looked at again.
  /// \returns NoSuchLayer; NotATable for a raster; errors of reading a linked file; Cancelled
  static Result<std::unique_ptr<RowView>> open(const Workspace& workspace, const QString& layer,
                                               Progress& progress);
  /// As they were then, where the moment is one of the past.
  static Result<std::unique_ptr<RowView>> open(const Moment& moment, const QString& layer,
                                               Progress& progress);
  virtual ~RowView() = default;

  virtual const QVector<geo::Field>& fields() const = 0;

  /// Numbers of the rows that fit, in the order of `sort`, rows alike in the order of the file.
  /// Text is put in order as Vietnamese dictionaries do, numbers inside it by their value; rows
  /// without a value come last. O(rows) reads, none held in memory but what the order needs.
  /// \returns BadExpression, NoSuchField, Cancelled, Busy when others never stop writing
  virtual Result<std::vector<qint64>> rows(const RowFilter& filter, const QVector<RowSort>& sort,
                                           Progress& progress) const = 0;

  /// The cells of some rows, as fields(): null, bool, qint64, double, QString or QByteArray. A row
  /// that is no longer there is an empty list.
  virtual Result<QVector<QVariantList>> cells(std::span<const qint64> rows) const = 0;

  /// Of each field that holds numbers, over the given rows. O(rows) reads.
  /// \returns Cancelled
  virtual Result<QVector<FieldSum>> sums(std::span<const qint64> rows,
                                         Progress& progress) const = 0;
};

} // namespace diaban::workspace
