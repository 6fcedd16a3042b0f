#include "rowcollector.h"

namespace diaban::workspace {
namespace {

constexpr std::size_t kRowsAtOnce = 1024;

} // namespace

RowCollector::RowCollector(geo::TableBuilder& builder, std::size_t columns)
    : m_builder(builder)
    , m_columns(columns)
    , m_rows(kRowsAtOnce)
    , m_geometries(kRowsAtOnce)
{
  for (auto& row : m_rows)
    row.cells.resize(m_columns);
}

void RowCollector::beginRow(qint64 fid, std::span<const unsigned char> wkb)
{
  geo::TableBuilder::Row& row = m_rows[m_count];
  geo::FlatGeometry& geometry = m_geometries[m_count];
  row.fid = fid;
  const bool hasGeometry = !wkb.empty() && geo::readWkb(wkb, geometry) && !geometry.isEmpty();
  row.geometry = hasGeometry ? &geometry : nullptr;
  for (auto& cell : row.cells)
    cell = {};
}

void RowCollector::setText(std::size_t column, std::string_view utf8)
{
  m_places.push_back({m_count, column, m_text.size(), utf8.size()});
  m_text.append(utf8);
}

void RowCollector::setNumber(std::size_t column, double number)
{
  auto& cell = m_rows[m_count].cells[column];
  cell.isNull = false;
  cell.number = number;
}

void RowCollector::endRow()
{
  if (++m_count == kRowsAtOnce)
    flush();
}

void RowCollector::flush()
{
  for (const TextPlace& place : m_places) {
    auto& cell = m_rows[place.row].cells[place.column];
    cell.isNull = false;
    cell.text = std::string_view(m_text).substr(place.from, place.length);
  }
  m_builder.add(std::span(m_rows).first(m_count));
  m_count = 0;
  m_places.clear();
  m_text.clear();
}

} // namespace diaban::workspace
