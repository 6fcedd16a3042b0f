#include "sourceprotocol.h"

#include "protocoljson.h"

#include <diaban/base/text.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

namespace diaban::geo::protocol {
namespace {

static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "arrays travel as they lie in memory");

constexpr quint64 kMaxJson = 64u << 20;
constexpr quint64 kMaxBinary = quint64{1} << 30;

quint64 longest(Message message)
{
  switch (message) {
  case Message::Request:
  case Message::Info:
  case Message::Failure: return kMaxJson;
  case Message::Batch:
  case Message::Picture: return kMaxBinary;
  case Message::Progress: return sizeof(double);
  case Message::Done: return 0;
  }
  return 0;
}

class Writer {
public:
  explicit Writer(std::size_t size) { m_bytes.reserve(static_cast<qsizetype>(size)); }

  template <typename T>
  void number(T value)
  {
    static_assert(std::is_trivially_copyable_v<T>);
    m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <typename T>
  void array(const std::vector<T>& values)
  {
    number(static_cast<quint64>(values.size()));
    m_bytes.append(reinterpret_cast<const char*>(values.data()),
                   static_cast<qsizetype>(values.size() * sizeof(T)));
  }
  void array(const QByteArray& bytes)
  {
    number(static_cast<quint64>(bytes.size()));
    m_bytes.append(bytes);
  }
  QByteArray take() { return std::move(m_bytes); }

private:
  QByteArray m_bytes;
};

/// Reads what Writer wrote; once something does not fit, everything after it is empty and isGood()
/// says so.
class Reader {
public:
  explicit Reader(QByteArrayView bytes)
      : m_bytes(bytes)
  {
  }

  template <typename T>
  T number()
  {
    T value{};
    if (const char* from = take(sizeof value))
      std::memcpy(&value, from, sizeof value);
    return value;
  }
  /// An array of exactly `count` elements.
  template <typename T>
  std::vector<T> array(std::size_t count)
  {
    if (number<quint64>() != count || count > left() / sizeof(T)) {
      m_isGood = false;
      return {};
    }
    std::vector<T> values(count);
    if (const char* from = take(count * sizeof(T)); from && count > 0)
      std::memcpy(values.data(), from, count * sizeof(T));
    return values;
  }
  QByteArray bytes()
  {
    const auto size = number<quint64>();
    if (size > left()) {
      m_isGood = false;
      return {};
    }
    return QByteArray(take(static_cast<std::size_t>(size)), static_cast<qsizetype>(size));
  }
  bool isGood() const { return m_isGood; }
  bool isAtEnd() const { return m_isGood && left() == 0; }

private:
  std::size_t left() const { return static_cast<std::size_t>(m_bytes.size()) - m_at; }
  const char* take(std::size_t size)
  {
    if (!m_isGood || size > left()) {
      m_isGood = false;
      return nullptr;
    }
    m_at += size;
    return m_bytes.data() + (m_at - size);
  }

  QByteArrayView m_bytes;
  std::size_t m_at = 0;
  bool m_isGood = true;
};

QJsonObject layerJson(const SourceLayer& layer)
{
  QJsonArray fields;
  for (const Field& field : layer.fields)
    fields.append(QJsonArray{field.name, static_cast<int>(field.type)});
  return {{QStringLiteral("name"), layer.name},
          {QStringLiteral("geometry"), layer.geometry},
          {QStringLiteral("kind"), static_cast<int>(layer.kind)},
          {QStringLiteral("features"), layer.features},
          {QStringLiteral("crs"), layer.crs},
          {QStringLiteral("extent"), extentJson(layer.extent)},
          {QStringLiteral("fields"), fields},
          {QStringLiteral("pairs"), QJsonArray{layer.pairs.column, layer.pairs.isLatitudeFirst,
                                               layer.pairs.turned, layer.pairs.isUnclear}}};
}

bool layerFrom(const QJsonObject& object, SourceLayer& layer)
{
  layer.name = object[QLatin1String("name")].toString();
  layer.geometry = object[QLatin1String("geometry")].toString();
  layer.features = std::max<qint64>(-1, object[QLatin1String("features")].toInteger(-1));
  layer.crs = object[QLatin1String("crs")].toString();
  layer.extent = extentFrom(object[QLatin1String("extent")]);
  const QJsonValue pairs = object[QLatin1String("pairs")];
  layer.pairs = {pairs[0].toString(), pairs[1].toBool(), std::max<qint64>(0, pairs[2].toInteger()),
                 pairs[3].toBool()};
  for (const QJsonValue& item : object[QLatin1String("fields")].toArray()) {
    Field field{item[0].toString(), FieldType::Text};
    if (!readEnum(item[1], FieldType::Blob, field.type))
      return false;
    layer.fields.append(field);
  }
  return readEnum(object[QLatin1String("kind")], GeometryKind::Mixed, layer.kind);
}

bool endsGrow(const std::vector<quint32>& ends, qsizetype size)
{
  quint32 last = 0;
  for (const quint32 end : ends) {
    if (end < last)
      return false;
    last = end;
  }
  return static_cast<qsizetype>(last) == size;
}

bool readColumn(Reader& reader, std::size_t rows, FieldType type, Column& column)
{
  column.type = type;
  column.isNull = reader.array<quint8>(rows);
  switch (type) {
  case FieldType::Integer:
  case FieldType::Boolean: column.integers = reader.array<qint64>(rows); break;
  case FieldType::Real: column.reals = reader.array<double>(rows); break;
  case FieldType::Text:
  case FieldType::Date:
  case FieldType::DateTime:
  case FieldType::Blob:
    column.ends = reader.array<quint32>(rows);
    column.bytes = reader.bytes();
    return reader.isGood() && endsGrow(column.ends, column.bytes.size());
  }
  return reader.isGood();
}

void writeColumn(Writer& writer, const Column& column)
{
  writer.array(column.isNull);
  switch (column.type) {
  case FieldType::Integer:
  case FieldType::Boolean: writer.array(column.integers); break;
  case FieldType::Real: writer.array(column.reals); break;
  case FieldType::Text:
  case FieldType::Date:
  case FieldType::DateTime:
  case FieldType::Blob:
    writer.array(column.ends);
    writer.array(column.bytes);
    break;
  }
}

/// The first row whose text is no UTF-8, or -1. The whole column is looked at first: a row that
/// begins or ends inside a character is bad as well, though the whole is not.
qsizetype firstBadRow(const Column& column)
{
  if (column.type == FieldType::Blob || column.bytes.isEmpty())
    return -1;
  bool mayBeBad = !isUtf8(column.bytes);
  for (std::size_t row = 0; row + 1 < column.ends.size() && !mayBeBad; ++row) {
    const auto at = static_cast<qsizetype>(column.ends[row]);
    mayBeBad = at < column.bytes.size() && (column.bytes[at] & 0xC0) == 0x80;
  }
  for (std::size_t row = 0; mayBeBad && row < column.ends.size(); ++row) {
    const std::string_view text = column.text(row);
    if (!isUtf8(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))))
      return static_cast<qsizetype>(row);
  }
  return -1;
}

} // namespace

QByteArray toBytes(const FrameHeader& header)
{
  Writer writer(static_cast<std::size_t>(FrameHeader::kSize));
  writer.number(static_cast<quint32>(header.message));
  writer.number(header.length);
  return writer.take();
}

Result<FrameHeader> frameHeader(QByteArrayView bytes)
{
  Reader reader(bytes);
  const auto type = reader.number<quint32>();
  const auto length = reader.number<quint64>();
  if (!reader.isAtEnd() || type < static_cast<quint32>(Message::Request) ||
      type > static_cast<quint32>(Message::Done))
    return broken("unknown message");
  const FrameHeader header{static_cast<Message>(type), length};
  if (length > longest(header.message))
    return broken("message too long");
  return header;
}

QByteArray toBytes(const SourceInfo& info)
{
  QJsonArray layers;
  for (const SourceLayer& layer : info.layers)
    layers.append(layerJson(layer));
  const RasterInfo& raster = info.raster;
  return compact({{QStringLiteral("path"), info.path},
                  {QStringLiteral("driver"), info.driver},
                  {QStringLiteral("isRaster"), info.isRaster},
                  {QStringLiteral("layers"), layers},
                  {QStringLiteral("width"), raster.width},
                  {QStringLiteral("height"), raster.height},
                  {QStringLiteral("bands"), raster.bands},
                  {QStringLiteral("dataType"), raster.dataType},
                  {QStringLiteral("crs"), raster.crs},
                  {QStringLiteral("extent"), extentJson(raster.extent)},
                  {QStringLiteral("hasNoData"), raster.hasNoData},
                  {QStringLiteral("isCopyable"), raster.isCopyable},
                  {QStringLiteral("otherRasters"), QJsonArray::fromStringList(info.otherRasters)}});
}

Result<SourceInfo> infoFrom(QByteArrayView bytes)
{
  const QJsonObject object = objectFrom(bytes);
  SourceInfo info;
  info.path = object[QLatin1String("path")].toString();
  info.driver = object[QLatin1String("driver")].toString();
  info.isRaster = object[QLatin1String("isRaster")].toBool();
  for (const QJsonValue& item : object[QLatin1String("layers")].toArray()) {
    SourceLayer layer;
    if (!layerFrom(item.toObject(), layer))
      return broken("unknown kind of field or geometry");
    info.layers.append(layer);
  }
  info.raster.width = object[QLatin1String("width")].toInt();
  info.raster.height = object[QLatin1String("height")].toInt();
  info.raster.bands = object[QLatin1String("bands")].toInt();
  info.raster.dataType = object[QLatin1String("dataType")].toString();
  info.raster.crs = object[QLatin1String("crs")].toString();
  info.raster.extent = extentFrom(object[QLatin1String("extent")]);
  info.raster.hasNoData = object[QLatin1String("hasNoData")].toBool();
  info.raster.isCopyable = object[QLatin1String("isCopyable")].toBool();
  info.otherRasters = strings(object[QLatin1String("otherRasters")]);
  return info;
}

QByteArray toBytes(const Error& error)
{
  return compact({{QStringLiteral("code"), static_cast<int>(error.code)},
                  {QStringLiteral("args"), QJsonArray::fromStringList(error.args)},
                  {QStringLiteral("detail"), error.detail}});
}

Error errorFrom(QByteArrayView bytes)
{
  const QJsonObject object = objectFrom(bytes);
  Error error;
  error.args = strings(object[QLatin1String("args")]);
  error.detail = object[QLatin1String("detail")].toString();
  const bool isKnown =
      readEnum(object[QLatin1String("code")], Error::Code::ChangedOutside, error.code);
  const bool isOfInput = error.code <= Error::Code::NoSourceLayer ||
                         error.code == Error::Code::NoOperation ||
                         error.code == Error::Code::DiskFull;
  if (!isKnown || !isOfInput || error.args.isEmpty() || error.args.size() > 4)
    return broken("unknown error");
  return error;
}

QByteArray toBytes(const SourceBatch& batch)
{
  const RecordBatch& rows = batch.rows;
  std::size_t size = 64 + rows.rows * 16 + static_cast<std::size_t>(rows.geometryBytes.size());
  for (const Column& column : rows.columns)
    size += 32 + rows.rows * 16 + static_cast<std::size_t>(column.bytes.size());
  Writer writer(size);
  writer.number(static_cast<quint32>(batch.layer));
  writer.number(batch.fraction);
  writer.number(static_cast<quint32>(rows.rows));
  writer.array(rows.sourceIds);
  writer.array(rows.geometryEnds);
  writer.array(rows.geometryBytes);
  for (const Column& column : rows.columns)
    writeColumn(writer, column);
  return writer.take();
}

Result<SourceBatch> batchFrom(QByteArrayView bytes, const QVector<SourceLayer>& layers)
{
  Reader reader(bytes);
  const auto layer = reader.number<quint32>();
  SourceBatch batch;
  batch.fraction = reader.number<double>();
  RecordBatch& rows = batch.rows;
  rows.rows = reader.number<quint32>();
  if (!reader.isGood() || layer >= static_cast<std::size_t>(layers.size()) ||
      rows.rows > kMaxRows || !(batch.fraction >= 0 && batch.fraction <= 1))
    return broken("malformed batch");
  batch.layer = static_cast<int>(layer);
  rows.sourceIds = reader.array<qint64>(rows.rows);
  rows.geometryEnds = reader.array<quint32>(rows.rows);
  rows.geometryBytes = reader.bytes();
  if (!reader.isGood() || !endsGrow(rows.geometryEnds, rows.geometryBytes.size()))
    return broken("malformed geometry in a batch");
  const QVector<Field>& fields = layers[batch.layer].fields;
  for (const Field& field : fields) {
    Column column;
    if (!readColumn(reader, rows.rows, field.type, column))
      return broken("malformed column in a batch");
    if (const qsizetype bad = firstBadRow(column); bad >= 0)
      return Error{Error::Code::BadEncoding,
                   {field.name, QString::number(bad), QString::number(batch.layer)},
                   {}};
    rows.columns.push_back(std::move(column));
  }
  if (!reader.isAtEnd())
    return broken("bytes after a batch");
  return batch;
}

QByteArray toBytes(const RasterPicture& picture)
{
  Writer writer(static_cast<std::size_t>(picture.rgba.size()) + 16);
  writer.number(static_cast<quint32>(picture.width));
  writer.number(static_cast<quint32>(picture.height));
  writer.array(picture.rgba);
  return writer.take();
}

Result<RasterPicture> pictureFrom(QByteArrayView bytes)
{
  Reader reader(bytes);
  const auto width = reader.number<quint32>();
  const auto height = reader.number<quint32>();
  RasterPicture picture;
  picture.rgba = reader.bytes();
  if (!reader.isAtEnd() || width > 32768 || height > 32768 ||
      quint64{width} * height * 4 != static_cast<quint64>(picture.rgba.size()))
    return broken("malformed picture");
  picture.width = static_cast<int>(width);
  picture.height = static_cast<int>(height);
  return picture;
}

QByteArray toBytes(const RasterGrid& grid)
{
  Writer writer(grid.values.size() * sizeof(float) + 1024);
  writer.number(static_cast<quint32>(grid.width));
  writer.number(static_cast<quint32>(grid.height));
  for (const double number : {grid.west, grid.north, grid.cellWidth, grid.cellHeight})
    writer.number(number);
  writer.array(grid.crs.toUtf8());
  writer.array(grid.values);
  return writer.take();
}

Result<RasterGrid> gridFrom(QByteArrayView bytes)
{
  Reader reader(bytes);
  RasterGrid grid;
  const auto width = reader.number<quint32>();
  const auto height = reader.number<quint32>();
  grid.west = reader.number<double>();
  grid.north = reader.number<double>();
  grid.cellWidth = reader.number<double>();
  grid.cellHeight = reader.number<double>();
  grid.crs = QString::fromUtf8(reader.bytes());
  const quint64 cells = quint64{width} * height;
  const bool isPlaced = std::isfinite(grid.west) && std::isfinite(grid.north) &&
                        std::isfinite(grid.cellWidth) && std::isfinite(grid.cellHeight) &&
                        grid.cellWidth > 0 && grid.cellHeight > 0;
  if (!isPlaced || cells == 0 || cells > static_cast<quint64>(kMostCells))
    return broken("malformed grid");
  grid.values = reader.array<float>(cells);
  if (!reader.isGood() || !reader.isAtEnd())
    return broken("malformed grid");
  grid.width = static_cast<int>(width);
  grid.height = static_cast<int>(height);
  return grid;
}

QByteArray toBytes(const QVector<RasterValue>& values)
{
  QJsonArray bands;
  for (const RasterValue& value : values)
    bands.append(QJsonArray{value.name, static_cast<int>(value.colour),
                            value.value ? QJsonValue(*value.value) : QJsonValue(), value.unit,
                            value.category});
  return compact({{QStringLiteral("values"), bands}});
}

Result<QVector<RasterValue>> valuesFrom(QByteArrayView bytes)
{
  QVector<RasterValue> values;
  for (const QJsonValue& item : objectFrom(bytes)[QLatin1String("values")].toArray()) {
    RasterValue value{item[0].toString(), {}, {}, item[3].toString(), item[4].toString()};
    if (item[2].isDouble())
      value.value = item[2].toDouble();
    if (!readEnum(item[1], RasterValue::Colour::Alpha, value.colour))
      return broken("unknown colour of a band");
    values.append(value);
  }
  return values;
}

QByteArray toBytes(const CopiedRaster& copied)
{
  return compact({{QStringLiteral("bands"), copied.bands},
                  {QStringLiteral("noData"), copied.noData.value_or(-1)},
                  {QStringLiteral("palette"), QString::fromLatin1(copied.palette.toHex())}});
}

Result<CopiedRaster> copiedFrom(QByteArrayView bytes)
{
  constexpr qsizetype kColourBytes = 4;
  const QJsonObject object = objectFrom(bytes);
  CopiedRaster copied;
  copied.bands = object[QLatin1String("bands")].toInt(-1);
  const int noData = object[QLatin1String("noData")].toInt(-1);
  if (noData >= 0)
    copied.noData = noData;
  copied.palette = QByteArray::fromHex(object[QLatin1String("palette")].toString().toLatin1());
  const bool isGood = copied.bands >= 0 && copied.bands <= 4 && noData <= 255 &&
                      copied.palette.size() % kColourBytes == 0 &&
                      copied.palette.size() <= 256 * kColourBytes;
  if (!isGood)
    return broken("malformed account of a copy");
  return copied;
}

} // namespace diaban::geo::protocol
