// How rows become a FeatureTable, in any order, from several threads, without holding them twice.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QString>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace diaban::geo {

/// A column that the builder is asked to keep.
struct WantedColumn {
  QString name;
  TableColumn::Kind kind = TableColumn::Kind::Text;
};

/// The value of one wanted column in one row. Columns of kind Code and Text use `text`, those of
/// kind Number use `number`.
struct CellValue {
  bool isNull = true;
  double number = 0;
  std::string_view text; ///< UTF-8
};

/// Collects rows into blocks of kBlockRows. Where the caller knows each row's place beforehand
/// (setOrder), rows may come in any order, each block is finished as soon as it is full, and the
/// table is the same whatever the order. Else blocks are filled as rows come; at the end the rows
/// are sorted along the Hilbert curve (layers up to 128 MB of coordinates; the table is the same
/// whatever the order), or in larger layers the blocks alone.
/// add() may be called from several threads. Peak memory is that of the finished table plus the
/// blocks under work; sorting rows holds such a layer twice for a moment.
class TableBuilder {
public:
  static constexpr std::size_t kBlockRows = 512;

  explicit TableBuilder(std::vector<WantedColumn> columns);
  ~TableBuilder();

  /// Says in which block each row shall lie: row numbers and their boxes, of which the centre
  /// counts. Give the numbers in growing order, so that rows at one place keep it. Before the first
  /// add(). Rows that were not announced are taken too and come last.
  void setOrder(const std::vector<qint64>& fids, const std::vector<Extent>& boxes);

  /// Adds rows; `cells` has one value for each wanted column. Thread-safe; keep some thousand rows
  /// a call so that the lock does not matter.
  struct Row {
    qint64 fid = 0;
    const FlatGeometry* geometry = nullptr; ///< null: a row without geometry
    std::vector<CellValue> cells;
  };
  void add(std::span<const Row> rows);

  /// The finished table; the builder is empty afterwards.
  TablePtr finish(quint64 revision);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace diaban::geo
