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

template <typename T>
void shrink(std::vector<T>& values)
{
  if (values.capacity() > values.size())
    std::vector<T>(values).swap(values);
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

} // namespace

BlockBuilder::BlockBuilder(std::span<const TableColumn::Kind> kinds)
{
  m_block.columns.resize(kinds.size());
  for (std::size_t c = 0; c < kinds.size(); ++c)
    m_block.columns[c].kind = kinds[c];
}

void BlockBuilder::reserve(std::size_t rows, std::size_t vertices)
{
  m_block.xy.reserve(2 * vertices);
  m_block.ringEnds.reserve(rows);
  m_block.partEnds.reserve(rows);
  m_block.partKinds.reserve(rows);
  m_block.rowEnds.reserve(rows);
  m_block.fids.reserve(rows);
}

void BlockBuilder::endRow(qint64 fid)
{
  m_block.rowEnds.push_back(static_cast<quint32>(m_block.partEnds.size()));
  m_block.fids.push_back(fid);
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
  endRow(row.fid);
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
  const quint32 parts = block.firstPart(row), partsEnd = block.rowEnds[row];
  for (quint32 part = parts; part < partsEnd; ++part) {
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      const auto from = block.xy.begin() + 2 * std::ptrdiff_t{block.firstVertex(ring)};
      const auto to = block.xy.begin() + 2 * std::ptrdiff_t{block.ringEnds[ring]};
      m_block.xy.insert(m_block.xy.end(), from, to);
      m_block.ringEnds.push_back(static_cast<quint32>(m_block.xy.size() / 2));
    }
    m_block.partEnds.push_back(static_cast<quint32>(m_block.ringEnds.size()));
    m_block.partKinds.push_back(block.partKinds[part]);
  }
  endRow(block.fids[row]);
  for (std::size_t c = 0; c < m_block.columns.size(); ++c) {
    TableColumn& column = m_block.columns[c];
    const TableColumn& from = block.columns[c];
    switch (column.kind) {
    case TableColumn::Kind::Code:
      column.codes.push_back(recode ? recode(c, from.codes[row]) : from.codes[row]);
      break;
    case TableColumn::Kind::Number: column.numbers.push_back(from.numbers[row]); break;
    case TableColumn::Kind::Text: appendText(column, from.text(row)); break;
    }
  }
}

BlockPtr BlockBuilder::finish()
{
  auto block = std::make_shared<Block>(std::move(m_block));
  m_block = {};
  shrink(block->xy);
  shrink(block->ringEnds);
  shrink(block->partEnds);
  shrink(block->partKinds);
  shrink(block->rowEnds);
  shrink(block->fids);
  for (TableColumn& column : block->columns) {
    shrink(column.codes);
    shrink(column.numbers);
    shrink(column.ends);
    column.bytes.squeeze();
  }
  measure(*block);
  return block;
}

BlockPtr BlockBuilder::finish(std::span<const quint32> order)
{
  bool inOrder = true;
  for (std::size_t i = 0; i < order.size(); ++i)
    inOrder = inOrder && order[i] == i;
  if (inOrder)
    return finish();
  const Block unordered = std::move(m_block);
  m_block = {};
  m_block.columns.resize(unordered.columns.size());
  for (std::size_t c = 0; c < unordered.columns.size(); ++c)
    m_block.columns[c].kind = unordered.columns[c].kind;
  reserve(order.size(), unordered.xy.size() / 2);
  m_block.ringEnds.reserve(unordered.ringEnds.size());
  m_block.partEnds.reserve(unordered.partEnds.size());
  m_block.partKinds.reserve(unordered.partKinds.size());
  for (const quint32 row : order)
    append(unordered, row);
  return finish();
}

} // namespace diaban::geo
