#include "sourcearrow.h"

#include <QDate>

#include <cpl_string.h>
#include <ogr_recordbatch.h>

#include <array>
#include <cmath>
#include <cstring>

namespace diaban::geo {
namespace {

/// Arrow's structures are released by their own function pointer.
template <typename T>
class Owned {
public:
  Owned() = default;
  ~Owned()
  {
    if (m_value.release)
      m_value.release(&m_value);
  }
  Q_DISABLE_COPY_MOVE(Owned)
  T* get() { return &m_value; }
  T* operator->() { return &m_value; }

private:
  T m_value{};
};

/// One child of a record batch. Layout: the Arrow columnar format, "Physical Memory Layout".
struct ArrowColumn {
  const ArrowArray& array;

  bool isNull(std::size_t row) const
  {
    const auto* bits = static_cast<const quint8*>(array.buffers[0]);
    const std::size_t at = row + static_cast<std::size_t>(array.offset);
    return bits && array.null_count != 0 && ((bits[at / 8] >> (at % 8)) & 1) == 0;
  }
  template <typename T>
  T number(std::size_t row) const
  {
    return static_cast<const T*>(array.buffers[1])[row + static_cast<std::size_t>(array.offset)];
  }
  QByteArrayView bytes(std::size_t row) const
  {
    const auto* ends = static_cast<const qint32*>(array.buffers[1]) + array.offset + row;
    return {static_cast<const char*>(array.buffers[2]) + ends[0], ends[1] - ends[0]};
  }
};

QByteArray isoDate(qint32 daysSince1970)
{
  return QDate(1970, 1, 1).addDays(daysSince1970).toString(Qt::ISODate).toLatin1();
}

using Append = void (*)(Column&, const ArrowColumn&, std::size_t row);

template <typename T>
void appendIntegerOf(Column& column, const ArrowColumn& from, std::size_t row)
{
  appendInteger(column, from.number<T>(row));
}

template <typename T>
void appendRealOf(Column& column, const ArrowColumn& from, std::size_t row)
{
  appendReal(column, static_cast<double>(from.number<T>(row)));
}

/// How a column of an Arrow format becomes one of ours; null for formats that go the slow way:
/// times, whose zone the stream leaves out, and booleans, of which GDAL 3.6 keeps the first row's
/// only.
Append appenderFor(const char* format, FieldType type)
{
  struct Way {
    const char* format;
    FieldType type;
    Append append;
  };
  static constexpr auto fromBytes = [](Column& column, const ArrowColumn& from, std::size_t row) {
    appendBytes(column, from.bytes(row));
  };
  static constexpr std::array<Way, 8> ways = {{
      {"s", FieldType::Integer, &appendIntegerOf<qint16>},
      {"i", FieldType::Integer, &appendIntegerOf<qint32>},
      {"l", FieldType::Integer, &appendIntegerOf<qint64>},
      {"f", FieldType::Real, &appendRealOf<float>},
      {"g", FieldType::Real, &appendRealOf<double>},
      {"u", FieldType::Text, fromBytes},
      {"z", FieldType::Blob, fromBytes},
      {"tdD", FieldType::Date,
       [](Column& c, const ArrowColumn& from, std::size_t row) {
         appendBytes(c, isoDate(from.number<qint32>(row)));
       }},
  }};
  for (const Way& way : ways)
    if (way.type == type && std::strcmp(way.format, format) == 0)
      return way.append;
  return nullptr;
}

/// Whether WKB is little endian with an ISO type code, as batches have it.
bool isIsoLittleEndian(QByteArrayView wkb)
{
  if (wkb.size() < 5 || wkb[0] != 1)
    return false;
  quint32 type = 0;
  std::memcpy(&type, wkb.data() + 1, sizeof type);
  return type < 4000;
}

void appendGeometry(BatchSender& sender, QByteArrayView wkb)
{
  if (isIsoLittleEndian(wkb))
    return sender.setGeometry(wkb);
  OGRGeometry* geometry = nullptr;
  OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry,
                                    static_cast<std::size_t>(wkb.size()));
  sender.setGeometry(geometry);
  OGRGeometryFactory::destroyGeometry(geometry);
}

/// Where the row number, the fields and the geometry are among a batch's children.
struct Layout {
  std::vector<Append> fields; ///< children 1 …
  int geometry = -1;
  bool isGood = false;
};

Layout layoutOf(const ArrowSchema& schema, const FieldPlan& plan, bool hasGeometry)
{
  Layout layout;
  const auto fields = static_cast<std::int64_t>(plan.fields.size());
  const bool hasAll = schema.n_children == 1 + fields + (hasGeometry ? 1 : 0) &&
                      std::strcmp(schema.children[0]->format, "l") == 0;
  if (!hasAll)
    return layout;
  for (std::int64_t i = 0; i < fields; ++i) {
    layout.fields.push_back(
        appenderFor(schema.children[i + 1]->format, plan.fields[static_cast<qsizetype>(i)].type));
    if (!layout.fields.back())
      return layout;
  }
  if (hasGeometry) {
    layout.geometry = static_cast<int>(fields) + 1;
    if (std::strcmp(schema.children[layout.geometry]->format, "z") != 0)
      return layout;
  }
  layout.isGood = true;
  return layout;
}

void appendRow(const ArrowArray& batch, const Layout& layout, std::size_t row, BatchSender& sender)
{
  sender.beginRow(ArrowColumn{*batch.children[0]}.number<qint64>(row));
  QByteArrayView wkb;
  if (layout.geometry >= 0) {
    const ArrowColumn geometries{*batch.children[layout.geometry]};
    if (!geometries.isNull(row))
      wkb = geometries.bytes(row);
  }
  if (wkb.isEmpty())
    sender.setGeometry(QByteArrayView());
  else
    appendGeometry(sender, wkb);
  for (std::size_t i = 0; i < layout.fields.size(); ++i) {
    const ArrowColumn from{*batch.children[i + 1]};
    if (from.isNull(row))
      appendNull(sender.rows().columns[i]);
    else
      layout.fields[i](sender.rows().columns[i], from, row);
  }
}

} // namespace

Result<bool> readByArrow(OGRLayer& layer, const FieldPlan& plan, BatchSender& sender,
                         const std::function<double(qint64 rows)>& advance)
{
  if (!layer.TestCapability(OLCFastGetArrowStream))
    return false;
  CPLStringList options;
  options.SetNameValue("INCLUDE_FID", "YES");
  options.SetNameValue("MAX_FEATURES_IN_BATCH", std::to_string(protocol::kMaxRows).c_str());
  Owned<ArrowArrayStream> stream;
  Owned<ArrowSchema> schema;
  if (!layer.GetArrowStream(stream.get(), options.List()) ||
      stream->get_schema(stream.get(), schema.get()) != 0)
    return false;
  const Layout layout = layoutOf(*schema.get(), plan, layer.GetGeomType() != wkbNone);
  if (!layout.isGood)
    return false;
  for (;;) {
    Owned<ArrowArray> batch;
    if (stream->get_next(stream.get(), batch.get()) != 0)
      return Error{Error::Code::ReadFailed, {}, {}};
    if (!batch->release)
      return true;
    const double fraction = advance(batch->length);
    for (std::size_t row = 0; row < static_cast<std::size_t>(batch->length); ++row) {
      appendRow(*batch.get(), layout, row, sender);
      sender.endRow(fraction);
    }
  }
}

} // namespace diaban::geo
