#include "placerows.h"

#include "featureedit.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/pagedreader.h>

#include <QLocale>

#include <cmath>
#include <limits>

namespace diaban::workspace {
namespace {

QByteArray numberText(double number)
{
  return std::isnan(number)
             ? QByteArray()
             : QLocale::c().toString(number, 'g', QLocale::FloatingPointShortest).toUtf8();
}

/// A cell of a table in memory; `text` keeps the bytes of what is made here.
std::string_view cellOf(const geo::FeatureTable& table, const geo::TableColumn& column, int index,
                        std::size_t row, QByteArray& text)
{
  switch (column.kind) {
  case geo::TableColumn::Kind::Text: return column.text(row);
  case geo::TableColumn::Kind::Number: text = numberText(column.numbers[row]); break;
  case geo::TableColumn::Kind::Code:
    text = column.codes[row] == geo::kNullCode
               ? QByteArray()
               : (*table.dictionary(index))[column.codes[row]].toUtf8();
    break;
  }
  return {text.constData(), static_cast<std::size_t>(text.size())};
}

} // namespace

Outcome PlaceRows::read(const Layer& layer, const QVector<int>& fields, const Row& row,
                        Progress& progress)
{
  m_current.reset();
  m_extents.clear();
  m_geometry.reset();
  return layer.storage == LayerStorage::Linked ? readLinked(layer, fields, row, progress)
                                               : readTable(layer, fields, row);
}

Outcome PlaceRows::readTable(const Layer& layer, const QVector<int>& fields, const Row& row)
{
  QByteArray sql = "SELECT " + store::quoted(store::kFidColumn);
  for (const int field : fields)
    sql += ',' + store::quoted(layer.fields[field].name);
  sql += " FROM " + store::quoted(layer.table) + " WHERE fid>?1 ORDER BY fid";
  DIABAN_TRY(select, m_database.prepare(sql));
  DIABAN_TRY(geometry, m_database.prepare("SELECT " + store::quoted(store::kGeometryColumn) +
                                          " FROM " + store::quoted(layer.table) + " WHERE fid=?1"));
  m_geometry.emplace(std::move(geometry));
  std::vector<std::string_view> cells(static_cast<std::size_t>(fields.size()));
  const auto read = store::readPaged(m_database, select, std::numeric_limits<qint64>::min(),
                                     [&](const store::Statement& found) -> Outcome {
                                       for (std::size_t i = 0; i < cells.size(); ++i)
                                         cells[i] = found.text(static_cast<int>(i) + 1);
                                       return row(found.integer(0), cells);
                                     });
  return read ? Outcome(Done{}) : read.error();
}

Outcome PlaceRows::readLinked(const Layer& layer, const QVector<int>& fields, const Row& row,
                              Progress& progress)
{
  QStringList names;
  for (const int field : fields)
    names.append(layer.fields[field].name);
  Linked& linked = m_linked[layer.name];
  if (linked.table == nullptr || linked.revision != layer.revision) {
    const auto table = m_workspace.table(layer.name, names, progress);
    if (!table)
      return table.error().code == Error::Code::Cancelled ? Outcome(table.error())
                                                          : Outcome(Done{}); // its list says so
    linked = {table.value(), layer.revision};
  }
  m_current = linked.table;
  QVector<int> columns;
  for (const QString& name : std::as_const(names))
    columns.append(m_current->columnIndex(name));
  std::vector<std::string_view> cells(static_cast<std::size_t>(names.size()));
  std::vector<QByteArray> texts(cells.size());
  for (const geo::BlockPtr& block : m_current->blocks())
    for (std::size_t at = 0; at < block->rows(); ++at) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const int column = columns[static_cast<qsizetype>(i)];
        cells[i] = column < 0 ? std::string_view()
                              : cellOf(*m_current, block->columns[static_cast<std::size_t>(column)],
                                       column, at, texts[i]);
      }
      DIABAN_CHECK(row(block->fids[at], cells));
    }
  return Done{};
}

Result<geo::Extent> PlaceRows::extent(qint64 row)
{
  if (m_current != nullptr) {
    if (m_extents.isEmpty())
      for (const geo::BlockPtr& block : m_current->blocks())
        for (std::size_t at = 0; at < block->rows(); ++at)
          m_extents.insert(block->fids[at], block->rowExtent(at));
    return m_extents.value(row);
  }
  m_geometry->reset();
  m_geometry->bind(1, row);
  DIABAN_TRY(isThere, m_geometry->step());
  if (!isThere)
    return geo::Extent{};
  const auto box = boxOf(m_geometry->blob(0));
  m_geometry->reset();
  if (!box) // a row that cannot be drawn is still a row
    return geo::Extent{};
  const store::Box& found = box.value();
  return geo::Extent{found.minX, found.minY, found.maxX, found.maxY};
}

} // namespace diaban::workspace
