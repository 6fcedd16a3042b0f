// Puts row numbers in order by values of several fields. Private to the module.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QByteArray>
#include <QHash>

#include <string_view>
#include <vector>

namespace diaban::workspace {

/// Takes the rows' values one by one, then sorts their numbers.
class RowOrder {
public:
  struct Key {
    bool isNumber = false;
    bool isDescending = false;
  };
  explicit RowOrder(std::vector<Key> keys);

  void beginRow(qint64 row) { m_rows.push_back(row); }
  /// One of these for each key in turn.
  void addNull(std::size_t key);
  void addNumber(std::size_t key, double value);
  void addText(std::size_t key, std::string_view utf8);

  /// \returns Cancelled
  Result<std::vector<qint64>> sorted(Progress& progress) &&;

private:
  struct Column {
    Key key;
    std::vector<double> values;   ///< numbers; for text: its place among texts(), then its rank
    QHash<QByteArray, int> texts; ///< text to its place
  };
  Outcome rankTexts(Column& column, Progress& progress) const;

  std::vector<qint64> m_rows;
  std::vector<Column> m_columns;
};

} // namespace diaban::workspace
