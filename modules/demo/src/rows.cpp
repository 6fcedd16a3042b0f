#include "rows.h"

#include "land.h"

#include <QtEndian>

namespace diaban::demo {
namespace {

constexpr std::size_t kBatchRows = 4'096;
// ISO 19125 type codes of well-known binary
constexpr quint32 kPoint = 1;
constexpr quint32 kLine = 2;
constexpr quint32 kPolygon = 3;
constexpr quint32 kMultiPolygon = 6;

void append(geo::Column& column, const Value& value)
{
  column.isNull.push_back(0);
  switch (column.type) {
  case geo::FieldType::Integer: column.integers.push_back(std::get<qint64>(value)); break;
  case geo::FieldType::Boolean: column.integers.push_back(std::get<bool>(value)); break;
  case geo::FieldType::Real: column.reals.push_back(std::get<double>(value)); break;
  default:
    column.bytes += std::get<QString>(value).toUtf8();
    column.ends.push_back(static_cast<quint32>(column.bytes.size()));
  }
}

} // namespace

Rows::Rows(QString name, QString title, workspace::LayerRole role, QString geometry,
           QVector<geo::Field> fields)
{
  m_layer.name = std::move(name);
  m_layer.title = std::move(title);
  m_layer.role = role;
  m_layer.geometry = std::move(geometry);
  m_layer.fields = std::move(fields);
  startBatch();
}

void Rows::startBatch()
{
  m_batch = {};
  for (const geo::Field& field : m_layer.fields) {
    geo::Column column;
    column.type = field.type;
    m_batch.columns.push_back(std::move(column));
  }
}

void Rows::put(quint32 number)
{
  const quint32 little = qToLittleEndian(number);
  m_batch.geometryBytes.append(reinterpret_cast<const char*>(&little), sizeof little);
}

void Rows::put(QPointF place)
{
  // Centimetres are what a cadastre promises; they also keep the file small when it is packed.
  const double xy[] = {std::round((place.x() + kOriginEast) * 100) / 100,
                       std::round((place.y() + kOriginNorth) * 100) / 100};
  for (const double value : xy) {
    const double little = qToLittleEndian(value);
    m_batch.geometryBytes.append(reinterpret_cast<const char*>(&little), sizeof little);
  }
}

void Rows::head(quint32 type)
{
  m_batch.geometryBytes.append('\1'); // little endian
  put(type);
}

void Rows::polygon(const std::vector<Line>& rings)
{
  head(kPolygon);
  put(static_cast<quint32>(rings.size()));
  for (const Line& ring : rings) {
    put(static_cast<quint32>(ring.size()));
    for (const QPointF& place : ring)
      put(place);
  }
}

void Rows::addPoint(QPointF place, std::initializer_list<Value> values)
{
  head(kPoint);
  put(place);
  finishRow(values);
}

void Rows::addLine(const Line& line, std::initializer_list<Value> values)
{
  head(kLine);
  put(static_cast<quint32>(line.size()));
  for (const QPointF& place : line)
    put(place);
  finishRow(values);
}

void Rows::addPolygon(const Line& openRing, std::initializer_list<Value> values)
{
  Line ring = openRing;
  ring.append(ring.first());
  polygon({ring});
  finishRow(values);
}

void Rows::addRings(const std::vector<Line>& closedRings, std::initializer_list<Value> values)
{
  polygon(closedRings);
  finishRow(values);
}

void Rows::addParts(const std::vector<std::vector<Line>>& parts,
                    std::initializer_list<Value> values)
{
  head(kMultiPolygon);
  put(static_cast<quint32>(parts.size()));
  for (const std::vector<Line>& rings : parts)
    polygon(rings);
  finishRow(values);
}

void Rows::finishRow(std::initializer_list<Value> values)
{
  Q_ASSERT(values.size() == m_batch.columns.size());
  auto column = m_batch.columns.begin();
  for (const Value& value : values)
    append(*column++, value);
  m_batch.geometryEnds.push_back(static_cast<quint32>(m_batch.geometryBytes.size()));
  m_batch.sourceIds.push_back(m_next++);
  if (++m_batch.rows < kBatchRows)
    return;
  m_layer.batches.push_back(std::move(m_batch));
  startBatch();
}

workspace::NewLayer Rows::take(std::optional<workspace::Style> style)
{
  if (m_batch.rows > 0)
    m_layer.batches.push_back(std::move(m_batch));
  m_layer.style = std::move(style);
  return std::move(m_layer);
}

} // namespace diaban::demo
