// Shapes from well-known binary and text, and back.
#include "wkbwalk.h"

#include <diaban/geo/shape.h>

#include <ogr_geometry.h>

#include <algorithm>
#include <memory>

namespace diaban::geo {
namespace {

/// Keeps every coordinate of a walk; a type that is not of straight lines stops it.
class ShapeBuilder {
public:
  bool isCurved() const { return m_isCurved; }
  Shape take() { return std::move(m_shape); }

  bool begin(const WkbHead& head)
  {
    m_isCurved = m_isCurved || head.code > kWkbCollection;
    if (m_isCurved)
      return false;
    if (head.level == 0) {
      m_shape.type = head.code;
      m_shape.hasZ = head.hasZ;
      m_shape.hasM = head.hasM;
    }
    if (head.hasZ != m_shape.hasZ || head.hasM != m_shape.hasM)
      return false;
    if (head.code <= kWkbPolygon)
      m_shape.parts.push_back({kindOf(head.code), {}});
    return true;
  }

  bool items(const WkbHead&, quint32) { return true; }

  bool run(const WkbHead& head, const WkbRun& run)
  {
    if (!isSound(head, run))
      return false;
    if (run.count == 0 || isEmptyPoint(head, run)) {
      m_hasNoOuterRing = m_hasNoOuterRing || m_shape.parts.back().rings.empty();
      return true;
    }
    ShapeRing ring(run.count * head.dimensions());
    for (std::size_t i = 0; i < ring.size(); ++i)
      ring[i] = run.value(head, i);
    m_shape.parts.back().rings.push_back(std::move(ring));
    return true;
  }

  bool end(const WkbHead& head)
  {
    if (head.code <= kWkbPolygon &&
        (std::exchange(m_hasNoOuterRing, false) || m_shape.parts.back().rings.empty()))
      m_shape.parts.pop_back();
    return true;
  }

private:
  static GeometryKind kindOf(quint32 code)
  {
    if (code == kWkbPoint)
      return GeometryKind::Point;
    return code == kWkbLineString ? GeometryKind::Line : GeometryKind::Polygon;
  }

  Shape m_shape;
  bool m_isCurved = false;
  bool m_hasNoOuterRing = false;
};

class ByteWriter {
public:
  void head(const Shape& shape, quint32 code)
  {
    m_bytes.append('\x01');
    number(code + (shape.hasZ ? 1000U : 0U) + (shape.hasM ? 2000U : 0U));
  }

  void number(quint32 value)
  {
    char bytes[4];
    qToLittleEndian(value, bytes);
    m_bytes.append(bytes, 4);
  }

  void values(std::span<const double> values)
  {
    const qsizetype at = m_bytes.size();
    m_bytes.resize(at + static_cast<qsizetype>(8 * values.size()));
    char* out = m_bytes.data() + at;
    for (const double value : values) {
      qToLittleEndian(value, out);
      out += 8;
    }
  }

  /// What follows a part's head.
  void content(const ShapePart& part, std::size_t dimensions)
  {
    if (part.kind == GeometryKind::Polygon)
      number(static_cast<quint32>(part.rings.size()));
    for (const ShapeRing& ring : part.rings) {
      if (part.kind != GeometryKind::Point)
        number(static_cast<quint32>(ring.size() / dimensions));
      values(ring);
    }
  }

  QByteArray take() { return std::move(m_bytes); }

private:
  QByteArray m_bytes;
};

quint32 codeOf(GeometryKind kind)
{
  if (kind == GeometryKind::Point)
    return kWkbPoint;
  return kind == GeometryKind::Line ? kWkbLineString : kWkbPolygon;
}

void writeEmpty(const Shape& shape, ByteWriter& out)
{
  if (shape.type == kWkbPoint)
    out.values(std::vector<double>(shape.dimensions(), std::numeric_limits<double>::quiet_NaN()));
  else
    out.number(0);
}

} // namespace

Result<Shape> readShape(std::span<const unsigned char> wkb)
{
  ShapeBuilder builder;
  if (WkbWalk<ShapeBuilder>(wkb, builder).geometry())
    return builder.take();
  return Error{builder.isCurved() ? Error::Code::CurvedGeometry : Error::Code::BadGeometry, {}, {}};
}

QByteArray toWkb(const Shape& shape)
{
  ByteWriter out;
  out.head(shape, shape.type);
  if (shape.isMultiple()) {
    out.number(static_cast<quint32>(shape.parts.size()));
    for (const ShapePart& part : shape.parts) {
      out.head(shape, codeOf(part.kind));
      out.content(part, shape.dimensions());
    }
  } else if (shape.parts.empty()) {
    writeEmpty(shape, out);
  } else {
    out.content(shape.parts.front(), shape.dimensions());
  }
  return out.take();
}

Result<Shape> shapeFromWkt(const QString& text)
{
  const Error bad{Error::Code::BadArgument, {text, QStringLiteral("WKT")}, {}};
  const QByteArray bytes = text.trimmed().toUtf8();
  const char* rest = bytes.constData();
  OGRGeometry* made = nullptr;
  const OGRErr error = OGRGeometryFactory::createFromWkt(&rest, nullptr, &made);
  const std::unique_ptr<OGRGeometry> geometry(made);
  if (error != OGRERR_NONE || !geometry || *rest != '\0')
    return bad;
  QByteArray wkb(static_cast<qsizetype>(geometry->WkbSize()), Qt::Uninitialized);
  auto* out = reinterpret_cast<unsigned char*>(wkb.data());
  if (geometry->exportToWkb(wkbNDR, out, wkbVariantIso) != OGRERR_NONE)
    return bad;
  const auto shape = readShape({out, static_cast<std::size_t>(wkb.size())});
  return shape || shape.error().code == Error::Code::CurvedGeometry ? shape : Result<Shape>(bad);
}

} // namespace diaban::geo
