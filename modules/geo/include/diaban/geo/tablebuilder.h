// How rows become a FeatureTable, in any order, from several threads, without holding them twice.
#pragma once

#include <diaban/geo/featuretable.h>

#include <QString>

#include <memory>
#include <mutex>
#include <unordered_map>

namespace diaban::geo {

/// A column that the builder is asked to keep.
struct WantedColumn {
  QString name;
  TableColumn::Kind kind = TableColumn::Kind::Text;
};

/// The value of one wanted column in one row.
struct CellValue {
  bool isNull = true;
  double number = 0;
  std::string_view text; ///< UTF-8
};

/// Collects rows into blocks of kBlockRows. Where the caller knows each row's place beforehand
/// (setOrder), rows may come in any order and each block is finished as soon as it is full; else
/// blocks are filled as rows come and put into Hilbert order at the end.
/// add() may be called from several threads. Peak memory is that of the finished table plus the
/// blocks under work.
class TableBuilder {
public:
  static constexpr std::size_t kBlockRows = 512;

  explicit TableBuilder(std::vector<WantedColumn> columns);
  ~TableBuilder();

  /// Says in which block each row shall lie: pairs of row number and the centre of its box.
  void setOrder(const std::vector<qint64>& fids, const std::vector<Extent>& boxes);

  /// Adds rows; `cells` has columns().size() values a row. Thread-safe; keep some thousand rows a
  /// call so that the lock does not matter.
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
