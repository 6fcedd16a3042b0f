#include "blockbuilder.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

/// The greatest float that, added to `origin`, is not above `value`.
float floatBelow(double value, double origin)
{
  constexpr double kMost = std::numeric_limits<float>::max();
  auto number = static_cast<float>(std::clamp(value - origin, -kMost, kMost));
  while (origin + static_cast<double>(number) > value)
    number = std::nextafter(number, -std::numeric_limits<float>::infinity());
  return number;
}

float floatAbove(double value, double origin)
{
  return -floatBelow(-value, -origin);
}

FloatBox floatBox(const Extent& extent, double originX, double originY)
{
  if (extent.isEmpty())
    return {};
  return {floatBelow(extent.minX, originX), floatBelow(extent.minY, originY),
          floatAbove(extent.maxX, originX), floatAbove(extent.maxY, originY)};
}

void appendText(TableColumn& column, std::string_view text)
{
  column.bytes.append(text.data(), static_cast<qsizetype>(text.size()));
  column.ends.push_back(static_cast<quint32>(column.bytes.size()));
}

/// Boxes, origin and extent from the vertices.
void measure(Block& block)
{
  std::vector<Extent> extents(block.rows());
  for (std::size_t row = 0; row < block.rows(); ++row) {
    extents[row] = block.rowExtent(row);
    block.extent.add(extents[row]);
  }
  if (!block.extent.isEmpty()) {
    block.originX = block.extent.minX / 2 + block.extent.maxX / 2;
    block.originY = block.extent.minY / 2 + block.extent.maxY / 2;
  }
  block.boxes.reserve(block.rows());
  for (const Extent& extent : extents)
    block.boxes.push_back(floatBox(extent, block.originX, block.originY));
}

void endRow(Block& block, qint64 fid)
{
  block.rowEnds.push_back(static_cast<quint32>(block.partEnds.size()));
  block.fids.push_back(fid);
}

void copyGeometry(const Block& from, std::size_t row, Block& to)
{
  for (quint32 part = from.firstPart(row); part < from.rowEnds[row]; ++part) {
    for (quint32 ring = from.firstRing(part); ring < from.partEnds[part]; ++ring) {
      const auto begin = from.xy.begin() + 2 * std::ptrdiff_t{from.firstVertex(ring)};
      const auto end = from.xy.begin() + 2 * std::ptrdiff_t{from.ringEnds[ring]};
      to.xy.insert(to.xy.end(), begin, end);
      to.ringEnds.push_back(static_cast<quint32>(to.xy.size() / 2));
    }
    to.partEnds.push_back(static_cast<quint32>(to.ringEnds.size()));
    to.partKinds.push_back(from.partKinds[part]);
  }
}

void copyCells(const Block& from, std::size_t row, const BlockBuilder::Recode& recode, Block& to)
{
  for (std::size_t c = 0; c < to.columns.size(); ++c) {
    TableColumn& column = to.columns[c];
    const TableColumn& source = from.columns[c];
    switch (column.kind) {
    case TableColumn::Kind::Code:
      column.codes.push_back(recode ? recode(c, source.codes[row]) : source.codes[row]);
      break;
    case TableColumn::Kind::Number: column.numbers.push_back(source.numbers[row]); break;
    case TableColumn::Kind::Text: appendText(column, source.text(row)); break;
    }
  }
}

void copyRow(const Block& from, std::size_t row, const BlockBuilder::Recode& recode, Block& to)
{
  copyGeometry(from, row, to);
  endRow(to, from.fids[row]);
  copyCells(from, row, recode, to);
}

/// An empty block with room for exactly what `like` holds.
std::shared_ptr<Block> roomFor(const Block& like)
{
  auto block = std::make_shared<Block>();
  block->xy.reserve(like.xy.size());
  block->ringEnds.reserve(like.ringEnds.size());
  block->partEnds.reserve(like.partEnds.size());
  block->partKinds.reserve(like.partKinds.size());
  block->rowEnds.reserve(like.rows());
  block->fids.reserve(like.rows());
  block->columns.resize(like.columns.size());
  for (std::size_t c = 0; c < like.columns.size(); ++c) {
    TableColumn& column = block->columns[c];
    column.kind = like.columns[c].kind;
    column.codes.reserve(like.columns[c].codes.size());
    column.numbers.reserve(like.columns[c].numbers.size());
    column.ends.reserve(like.columns[c].ends.size());
    column.bytes.reserve(like.columns[c].bytes.size());
  }
  return block;
}

/// Empties the arrays and keeps their memory.
void clear(Block& block)
{
  block.xy.clear();
  block.ringEnds.clear();
  block.partEnds.clear();
  block.partKinds.clear();
  block.rowEnds.clear();
  block.fids.clear();
  for (TableColumn& column : block.columns) {
    column.codes.clear();
    column.numbers.clear();
    column.ends.clear();
    column.bytes.resize(0);
  }
}

} // namespace

BlockBuilder::BlockBuilder(std::span<const TableColumn::Kind> kinds)
{
  m_block.columns.resize(kinds.size());
  for (std::size_t c = 0; c < kinds.size(); ++c)
    m_block.columns[c].kind = kinds[c];
}

void BlockBuilder::append(const TableBuilder::Row& row, std::span<const quint32> codes)
{
  if (const FlatGeometry* flat = row.geometry) {
    const auto vertices = static_cast<quint32>(m_block.xy.size() / 2);
    const auto rings = static_cast<quint32>(m_block.ringEnds.size());
    m_block.xy.insert(m_block.xy.end(), flat->xy.begin(), flat->xy.end());
    for (const quint32 end : flat->ringEnds)
      m_block.ringEnds.push_back(vertices + end);
    for (const quint32 end : flat->partEnds)
      m_block.partEnds.push_back(rings + end);
    m_block.partKinds.insert(m_block.partKinds.end(), flat->kinds.begin(), flat->kinds.end());
  }
  endRow(m_block, row.fid);
  std::size_t nextCode = 0;
  for (std::size_t c = 0; c < m_block.columns.size(); ++c) {
    TableColumn& column = m_block.columns[c];
    const CellValue& cell = row.cells[c];
    switch (column.kind) {
    case TableColumn::Kind::Code: column.codes.push_back(codes[nextCode++]); break;
    case TableColumn::Kind::Number:
      column.numbers.push_back(cell.isNull ? std::numeric_limits<double>::quiet_NaN()
                                           : cell.number);
      break;
    case TableColumn::Kind::Text:
      appendText(column, cell.isNull ? std::string_view() : cell.text);
      break;
    }
  }
}

void BlockBuilder::append(const Block& block, std::size_t row, const Recode& recode)
{
  copyRow(block, row, recode, m_block);
}

BlockPtr BlockBuilder::finish(std::span<const quint32> order)
{
  const std::shared_ptr<Block> block = roomFor(m_block);
  if (order.empty())
    for (std::size_t row = 0; row < m_block.rows(); ++row)
      copyRow(m_block, row, {}, *block);
  for (const quint32 row : order)
    copyRow(m_block, row, {}, *block);
  clear(m_block);
  measure(*block);
  return block;
}

} // namespace diaban::geo
