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
  /// Appends a row; `codes` has a value for each column of kind Code, in the order of the columns.
  void append(const TableBuilder::Row& row, std::span<const quint32> codes);

  /// Appends row `row` of a finished block; codes of column c go through `recode` where it is set.
  using Recode = std::function<quint32(std::size_t column, quint32 code)>;
  void append(const Block& block, std::size_t row, const Recode& recode = {});

  /// The finished block, its arrays exactly as large as needed, its rows in the order of `order`
  /// (indexes of rows as they were appended; empty = as they are). The builder is empty afterwards
  /// and keeps its memory for the next block.
  BlockPtr finish(std::span<const quint32> order = {});

private:
  Block m_block;
};

} // namespace diaban::geo
