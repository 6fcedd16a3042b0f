// A table changed in a few rows: the touched blocks are made anew, all others are shared.
#include "blockbuilder.h"

#include <diaban/geo/featuretable.h>

#include <QHash>

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace diaban::geo {
namespace {

/// Codes of another table's column in the terms of ours.
struct MergedColumn {
  Dictionary dictionary;
  std::vector<quint32> codes; ///< by the other table's code
};

MergedColumn merge(const Dictionary& ours, const Dictionary& theirs)
{
  MergedColumn merged{ours, {}};
  if (!ours || !theirs || theirs == ours)
    return merged;
  QHash<QString, quint32> known;
  for (std::size_t i = 0; i < ours->size(); ++i)
    known.insert((*ours)[i], static_cast<quint32>(i));
  std::vector<QString> texts = *ours;
  for (const QString& text : *theirs) {
    const auto found = known.constFind(text);
    merged.codes.push_back(found != known.constEnd() ? *found : static_cast<quint32>(texts.size()));
    if (found == known.constEnd())
      texts.push_back(text);
  }
  if (texts.size() > ours->size())
    merged.dictionary = std::make_shared<const std::vector<QString>>(std::move(texts));
  return merged;
}

/// The rows that an edit brings, found by their number and each taken once.
class NewRows {
public:
  NewRows(const FeatureTable& added, const std::vector<MergedColumn>& columns)
      : m_recode([&columns](std::size_t column, quint32 code) {
        const auto& codes = columns[column].codes;
        return code < codes.size() ? codes[code] : code;
      })
  {
    for (const BlockPtr& block : added.blocks())
      for (std::size_t row = 0; row < block->rows(); ++row) {
        m_byFid[block->fids[row]] = m_rows.size();
        m_rows.push_back({block.get(), row, false});
      }
  }

  /// Appends the row of that number if it has not been taken yet.
  void take(qint64 fid, BlockBuilder& to)
  {
    if (const auto found = m_byFid.find(fid); found != m_byFid.end())
      take(m_rows[found->second], to);
  }

  std::size_t left() const
  {
    return static_cast<std::size_t>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.taken; }));
  }

  /// Appends up to `most` of the rows that are left.
  void takeLeft(BlockBuilder& to, std::size_t most)
  {
    for (Row& row : m_rows)
      if (!row.taken && to.rows() < most)
        take(row, to);
  }

private:
  struct Row {
    const Block* block;
    std::size_t row;
    bool taken;
  };

  void take(Row& row, BlockBuilder& to)
  {
    if (!row.taken)
      to.append(*row.block, row.row, m_recode);
    row.taken = true;
  }

  BlockBuilder::Recode m_recode;
  std::vector<Row> m_rows;
  std::unordered_map<qint64, std::size_t> m_byFid;
};

/// Numbers of the rows that an edit touches, sorted.
std::vector<qint64> touchedRows(const std::vector<qint64>& removed, const FeatureTable& added)
{
  std::vector<qint64> touched = removed;
  for (const BlockPtr& block : added.blocks())
    touched.insert(touched.end(), block->fids.begin(), block->fids.end());
  std::sort(touched.begin(), touched.end());
  return touched;
}

bool holds(const std::vector<qint64>& sorted, qint64 fid)
{
  return !sorted.empty() && fid >= sorted.front() && fid <= sorted.back() &&
         std::binary_search(sorted.begin(), sorted.end(), fid);
}

std::vector<TableColumn::Kind> kindsOf(const Block& block)
{
  std::vector<TableColumn::Kind> kinds;
  for (const TableColumn& column : block.columns)
    kinds.push_back(column.kind);
  return kinds;
}

/// `block` without its touched rows, the new ones in their places.
BlockPtr withChanges(const Block& block, const std::vector<qint64>& touched, NewRows& rows)
{
  BlockBuilder builder(kindsOf(block));
  for (std::size_t row = 0; row < block.rows(); ++row) {
    if (holds(touched, block.fids[row]))
      rows.take(block.fids[row], builder);
    else
      builder.append(block, row);
  }
  return builder.rows() == 0 ? nullptr : builder.finish();
}

/// `block` with another geometry for one row.
BlockPtr withShape(const Block& block, std::size_t which, const FlatGeometry& geometry)
{
  BlockBuilder builder(kindsOf(block));
  for (std::size_t row = 0; row < block.rows(); ++row) {
    if (row != which) {
      builder.append(block, row);
      continue;
    }
    TableBuilder::Row changed{block.fids[row], &geometry, {}};
    std::vector<quint32> codes;
    for (const TableColumn& column : block.columns) {
      CellValue cell{false, 0, {}};
      switch (column.kind) {
      case TableColumn::Kind::Code: codes.push_back(column.codes[row]); break;
      case TableColumn::Kind::Number: cell.number = column.numbers[row]; break;
      case TableColumn::Kind::Text: cell.text = column.text(row); break;
      }
      changed.cells.push_back(cell);
    }
    builder.append(changed, codes);
  }
  return builder.finish();
}

/// Puts the rows that had no place into blocks at the end, filling up the last one first.
void appendLeft(std::vector<BlockPtr>& blocks, NewRows& rows,
                const std::vector<TableColumn::Kind>& kinds)
{
  while (const std::size_t left = rows.left()) {
    BlockBuilder builder(kinds);
    if (!blocks.empty() && blocks.back()->rows() + left <= TableBuilder::kBlockRows) {
      for (std::size_t row = 0; row < blocks.back()->rows(); ++row)
        builder.append(*blocks.back(), row);
      blocks.pop_back();
    }
    rows.takeLeft(builder, TableBuilder::kBlockRows);
    blocks.push_back(builder.finish());
  }
}

} // namespace

FeatureTable FeatureTable::edited(const std::vector<qint64>& removed,
                                  const FeatureTable& added) const
{
  const quint64 revision = std::max(m_revision + 1, added.m_revision);
  if (m_blocks.empty() && m_columnNames.isEmpty())
    return FeatureTable(added.m_blocks, added.m_columnNames, added.m_dictionaries, revision);
  assert(added.m_rows == 0 || added.m_columnNames == m_columnNames);

  std::vector<MergedColumn> columns;
  std::vector<Dictionary> dictionaries;
  for (std::size_t c = 0; c < m_dictionaries.size(); ++c) {
    columns.push_back(
        merge(m_dictionaries[c], added.m_rows == 0 ? m_dictionaries[c] : added.m_dictionaries[c]));
    dictionaries.push_back(columns.back().dictionary);
  }
  NewRows rows(added, columns);
  const std::vector<qint64> touched = touchedRows(removed, added);
  std::vector<BlockPtr> blocks;
  blocks.reserve(m_blocks.size() + 1);
  for (const BlockPtr& block : m_blocks) {
    const bool isTouched = std::any_of(block->fids.begin(), block->fids.end(),
                                       [&](qint64 fid) { return holds(touched, fid); });
    BlockPtr kept = isTouched ? withChanges(*block, touched, rows) : block;
    if (kept)
      blocks.push_back(std::move(kept));
  }
  if (added.m_rows > 0)
    appendLeft(blocks, rows, kindsOf(*added.m_blocks.front()));
  return FeatureTable(std::move(blocks), m_columnNames, std::move(dictionaries), revision);
}

FeatureTable FeatureTable::reshaped(qint64 fid, const Extent& near,
                                    const FlatGeometry& geometry) const
{
  std::vector<BlockPtr> blocks = m_blocks;
  blocksIn(near, [&](quint32 index) {
    const Block& block = *m_blocks[index];
    const auto found = std::find(block.fids.begin(), block.fids.end(), fid);
    if (found != block.fids.end())
      blocks[index] =
          withShape(block, static_cast<std::size_t>(found - block.fids.begin()), geometry);
  });
  return FeatureTable(std::move(blocks), m_columnNames, m_dictionaries, m_revision);
}

FeatureTable FeatureTable::chosen(const std::vector<qint64>& sorted) const
{
  std::vector<BlockPtr> blocks;
  for (const BlockPtr& block : m_blocks) {
    const auto isChosen = [&](qint64 fid) { return holds(sorted, fid); };
    const auto count = std::count_if(block->fids.begin(), block->fids.end(), isChosen);
    if (count == static_cast<std::ptrdiff_t>(block->rows())) {
      blocks.push_back(block);
    } else if (count > 0) {
      BlockBuilder builder(kindsOf(*block));
      for (std::size_t row = 0; row < block->rows(); ++row)
        if (isChosen(block->fids[row]))
          builder.append(*block, row);
      blocks.push_back(builder.finish());
    }
  }
  return FeatureTable(std::move(blocks), m_columnNames, m_dictionaries, m_revision);
}

} // namespace diaban::geo
