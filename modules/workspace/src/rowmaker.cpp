#include <diaban/workspace/rowmaker.h>

#include <cmath>
#include <utility>

namespace diaban::workspace {
namespace {

constexpr std::size_t kBatchRows = 4'096;

bool isNothing(const QVariant& value)
{
  return value.isNull() ||
         (value.typeId() == QMetaType::Double && !std::isfinite(value.toDouble()));
}

void append(geo::Column& column, const QVariant& value)
{
  const bool isNull = isNothing(value);
  column.isNull.push_back(isNull ? 1 : 0);
  switch (column.type) {
  case geo::FieldType::Integer:
  case geo::FieldType::Boolean: column.integers.push_back(isNull ? 0 : value.toLongLong()); return;
  case geo::FieldType::Real: column.reals.push_back(isNull ? 0 : value.toDouble()); return;
  case geo::FieldType::Blob: column.bytes += value.toByteArray(); break;
  default: column.bytes += isNull ? QByteArray() : value.toString().toUtf8();
  }
  column.ends.push_back(static_cast<quint32>(column.bytes.size()));
}

} // namespace

RowMaker::RowMaker(QVector<geo::Field> fields)
    : m_fields(std::move(fields))
{
  startBatch();
}

void RowMaker::startBatch()
{
  m_batch = {};
  for (const geo::Field& field : std::as_const(m_fields)) {
    geo::Column column;
    column.type = field.type;
    m_batch.columns.push_back(std::move(column));
  }
}

void RowMaker::add(const geo::Shape& shape, const QVariantList& values)
{
  if (!shape.isEmpty())
    m_batch.geometryBytes += geo::toWkb(shape);
  m_batch.geometryEnds.push_back(static_cast<quint32>(m_batch.geometryBytes.size()));
  m_batch.sourceIds.push_back(m_next++);
  for (qsizetype i = 0; i < m_fields.size(); ++i)
    append(m_batch.columns[static_cast<std::size_t>(i)], values.value(i));
  if (++m_batch.rows < kBatchRows)
    return;
  m_full.push_back(std::move(m_batch));
  startBatch();
}

std::vector<geo::RecordBatch> RowMaker::take()
{
  if (m_batch.rows > 0)
    m_full.push_back(std::move(m_batch));
  startBatch();
  return std::exchange(m_full, {});
}

} // namespace diaban::workspace
