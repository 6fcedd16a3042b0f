// One block under work: rows are appended, then the block is closed for good.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/geo/tablebuilder.h>

#include <functional>
#include <span>

namespace diaban::geo {

/// Rows of a block that is still growing. Not thread-safe.
class BlockBuilder {
public:
  explicit BlockBuilder(std::span<const TableColumn::Kind> kinds);

  std::size_t rows() const { return m_block.rowEnds.size(); }
  void reserve(std::size_t rows, std::size_t vertices);

  /// Appends a row; `codes` has a value for each column of kind Code, in the order of the columns.
  void append(const TableBuilder::Row& row, std::span<const quint32> codes);

  /// Appends row `row` of a finished block; codes of column c go through `recode` where it is set.
  using Recode = std::function<quint32(std::size_t column, quint32 code)>;
  void append(const Block& block, std::size_t row, const Recode& recode = {});

  /// The finished block, its arrays no larger than needed. With `order`, its rows in that order
  /// (indexes of rows as they were appended). The builder is empty afterwards.
  BlockPtr finish();
  BlockPtr finish(std::span<const quint32> order);

private:
  void endRow(qint64 fid);

  Block m_block;
};

} // namespace diaban::geo
