#include "sourcerows.h"

#include "texttypes.h"

#include <diaban/base/text.h>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <cpl_string.h>

#include <algorithm>
#include <cmath>

namespace diaban::geo {
namespace {

constexpr qsizetype kFullBytes = 8 << 20;

/// Seconds come as a float; what it can't hold is cut to milliseconds.
QTime timeOf(int hour, int minute, float second)
{
  const int milliseconds = static_cast<int>(std::lround(static_cast<double>(second) * 1000));
  return QTime(hour, minute, 0).addMSecs(std::min(milliseconds, 59999));
}

QString isoTime(const QTime& time)
{
  return time.toString(time.msec() == 0 ? QStringLiteral("HH:mm:ss")
                                        : QStringLiteral("HH:mm:ss.zzz"));
}

QString isoDate(int year, int month, int day)
{
  return QStringLiteral("%1-%2-%3")
      .arg(year, 4, 10, QLatin1Char('0'))
      .arg(month, 2, 10, QLatin1Char('0'))
      .arg(day, 2, 10, QLatin1Char('0'));
}

/// OGR's time zone flag: 0 unknown, 1 local, 100 UTC, one more or less for each quarter of an hour.
QString isoDateTime(int year, int month, int day, const QTime& time, int zone)
{
  if (zone <= 1)
    return isoDate(year, month, day) + QLatin1Char('T') + isoTime(time);
  const QDateTime there(QDate(year, month, day), time, Qt::OffsetFromUTC, (zone - 100) * 15 * 60);
  const QDateTime utc = there.toUTC();
  return isoDate(utc.date().year(), utc.date().month(), utc.date().day()) + QLatin1Char('T') +
         isoTime(utc.time()) + QLatin1Char('Z');
}

QByteArray jsonList(const QJsonArray& array)
{
  return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// A list field as JSON text.
QByteArray listText(const OGRFeature& feature, int position, OGRFieldType type,
                    const TextDecoder& decoder)
{
  QJsonArray array;
  int count = 0;
  if (type == OFTIntegerList) {
    const int* values = feature.GetFieldAsIntegerList(position, &count);
    for (int i = 0; i < count; ++i)
      array.append(values[i]);
  } else if (type == OFTInteger64List) {
    const GIntBig* values = feature.GetFieldAsInteger64List(position, &count);
    for (int i = 0; i < count; ++i)
      array.append(static_cast<qint64>(values[i]));
  } else if (type == OFTRealList) {
    const double* values = feature.GetFieldAsDoubleList(position, &count);
    for (int i = 0; i < count; ++i)
      array.append(values[i]);
  } else {
    char** values = feature.GetFieldAsStringList(position);
    for (; values && *values; ++values)
      array.append(QString::fromUtf8(decoder.decoded(*values)));
  }
  return jsonList(array);
}

void appendField(Column& column, const OGRFeature& feature, int position,
                 const TextDecoder& decoder)
{
  if (!feature.IsFieldSetAndNotNull(position))
    return appendNull(column);
  const OGRFieldType type = feature.GetFieldDefnRef(position)->GetType();
  switch (type) {
  case OFTInteger:
  case OFTInteger64: return appendInteger(column, feature.GetFieldAsInteger64(position));
  case OFTReal: return appendReal(column, feature.GetFieldAsDouble(position));
  case OFTDate:
  case OFTTime:
  case OFTDateTime: return appendTime(column, *feature.GetRawFieldRef(position), type);
  case OFTBinary: {
    int size = 0;
    const GByte* bytes = feature.GetFieldAsBinary(position, &size);
    return appendBytes(column, QByteArrayView(bytes, size));
  }
  case OFTIntegerList:
  case OFTInteger64List:
  case OFTRealList:
  case OFTStringList: return appendBytes(column, listText(feature, position, type, decoder));
  default: break;
  }
  const char* text = feature.GetFieldAsString(position);
  if (column.type != FieldType::Text)
    return appendTypedText(column, text);
  if (decoder.isNeeded())
    return appendBytes(column, decoder.decoded(text));
  appendBytes(column, QByteArrayView(text));
}

} // namespace

void appendNull(Column& column)
{
  column.isNull.push_back(1);
  switch (column.type) {
  case FieldType::Integer:
  case FieldType::Boolean: column.integers.push_back(0); break;
  case FieldType::Real: column.reals.push_back(0); break;
  default: column.ends.push_back(static_cast<quint32>(column.bytes.size())); break;
  }
}

void appendInteger(Column& column, qint64 value)
{
  column.isNull.push_back(0);
  column.integers.push_back(value);
}

void appendReal(Column& column, double value)
{
  if (std::isnan(value))
    return appendNull(column);
  column.isNull.push_back(0);
  column.reals.push_back(value);
}

void appendBytes(Column& column, QByteArrayView bytes)
{
  column.isNull.push_back(0);
  column.bytes.append(bytes.data(), bytes.size());
  column.ends.push_back(static_cast<quint32>(column.bytes.size()));
}

void appendTime(Column& column, const OGRField& value, OGRFieldType type)
{
  const auto& date = value.Date;
  const QTime time = timeOf(date.Hour, date.Minute, date.Second);
  if (type == OFTDate)
    appendBytes(column, isoDate(date.Year, date.Month, date.Day).toLatin1());
  else if (type == OFTTime)
    appendBytes(column, isoTime(time).toLatin1());
  else
    appendBytes(column, isoDateTime(date.Year, date.Month, date.Day, time, date.TZFlag).toLatin1());
}

BatchSender::BatchSender(int layer, const QVector<Field>& fields, SourceChannel& channel)
    : m_channel(channel)
{
  m_batch.layer = layer;
  m_batch.rows.columns.resize(static_cast<std::size_t>(fields.size()));
  for (std::size_t i = 0; i < m_batch.rows.columns.size(); ++i)
    m_batch.rows.columns[i].type = fields[static_cast<qsizetype>(i)].type;
}

/// Keeps the memory for the next rows.
void BatchSender::clear()
{
  RecordBatch& rows = m_batch.rows;
  rows.rows = 0;
  rows.sourceIds.clear();
  rows.geometryEnds.clear();
  rows.geometryBytes.resize(0);
  for (Column& column : rows.columns) {
    column.isNull.clear();
    column.integers.clear();
    column.reals.clear();
    column.ends.clear();
    column.bytes.resize(0);
  }
}

void BatchSender::beginRow(qint64 sourceId)
{
  ++m_batch.rows.rows;
  m_batch.rows.sourceIds.push_back(sourceId);
}

void BatchSender::setGeometry(const OGRGeometry* geometry)
{
  QByteArray& bytes = m_batch.rows.geometryBytes;
  if (geometry) {
    const qsizetype from = bytes.size();
    bytes.resize(from + static_cast<qsizetype>(geometry->WkbSize()));
    auto* target = reinterpret_cast<unsigned char*>(bytes.data()) + from;
    if (geometry->exportToWkb(wkbNDR, target, wkbVariantIso) != OGRERR_NONE)
      bytes.resize(from);
  }
  m_batch.rows.geometryEnds.push_back(static_cast<quint32>(bytes.size()));
}

void BatchSender::setGeometry(QByteArrayView isoWkb)
{
  m_batch.rows.geometryBytes.append(isoWkb.data(), isoWkb.size());
  m_batch.rows.geometryEnds.push_back(static_cast<quint32>(m_batch.rows.geometryBytes.size()));
}

void BatchSender::endRow(double fraction)
{
  qsizetype size = m_batch.rows.geometryBytes.size();
  for (const Column& column : m_batch.rows.columns)
    size += column.bytes.size();
  if (m_batch.rows.rows >= protocol::kMaxRows || size >= kFullBytes)
    flush(fraction);
}

void BatchSender::flush(double fraction)
{
  if (m_batch.rows.rows == 0)
    return;
  m_batch.fraction = std::clamp(fraction, 0.0, 1.0);
  m_channel.send(protocol::Message::Batch, protocol::toBytes(m_batch));
  m_channel.tick(m_batch.fraction);
  clear();
}

FieldPlan planFields(const QVector<Field>& fields, bool all, const QStringList& wanted)
{
  FieldPlan plan;
  for (qsizetype i = 0; i < fields.size(); ++i) {
    if (!all && !wanted.contains(fields[i].name))
      continue;
    plan.fields.append(fields[i]);
    plan.positions.push_back(static_cast<int>(i));
  }
  return plan;
}

void skipOtherFields(OGRLayer& layer, const FieldPlan& plan)
{
  CPLStringList ignored;
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i)
    if (std::find(plan.positions.begin(), plan.positions.end(), i) == plan.positions.end())
      ignored.AddString(definition.GetFieldDefn(i)->GetNameRef());
  if (layer.TestCapability(OLCIgnoreFields) && !ignored.empty())
    layer.SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

void appendFields(RecordBatch& rows, const OGRFeature& feature, const FieldPlan& plan,
                  const TextDecoder& decoder)
{
  for (std::size_t i = 0; i < plan.positions.size(); ++i)
    appendField(rows.columns[i], feature, plan.positions[i], decoder);
}

} // namespace diaban::geo
