// The one parser of well-known binary: checks every count against the bytes before it is believed.
#pragma once

#include <QtEndian>
#include <QtGlobal>

#include <cmath>
#include <cstring>
#include <span>

namespace diaban::geo {

/// ISO 13249-3 geometry codes (without Z and M).
enum WkbCode : quint32 {
  kWkbPoint = 1,
  kWkbLineString = 2,
  kWkbPolygon = 3,
  kWkbMultiPoint = 4,
  kWkbMultiLineString = 5,
  kWkbMultiPolygon = 6,
  kWkbCollection = 7,
  kWkbCircularString = 8,
  kWkbCompoundCurve = 9,
  kWkbCurvePolygon = 10,
  kWkbMultiCurve = 11,
  kWkbMultiSurface = 12,
  kWkbPolyhedralSurface = 15,
  kWkbTin = 16,
  kWkbTriangle = 17
};

/// What stands before a geometry's counts and coordinates.
struct WkbHead {
  quint32 code = 0;
  bool hasZ = false;
  bool hasM = false;
  bool swapped = false; ///< bytes are not in this machine's order
  int level = 0;        ///< 0 for the outermost geometry

  std::size_t dimensions() const { return 2U + (hasZ ? 1U : 0U) + (hasM ? 1U : 0U); }
};

/// The bytes of `count` vertices, of any alignment and byte order.
struct WkbRun {
  const unsigned char* bytes = nullptr;
  std::size_t count = 0;

  double value(const WkbHead& head, std::size_t index) const
  {
    quint64 bits = 0;
    std::memcpy(&bits, bytes + 8 * index, 8);
    if (head.swapped)
      bits = qbswap(bits);
    double number = 0;
    std::memcpy(&number, &bits, 8);
    return number;
  }
};

/// Walks a geometry and tells `Visitor`, whose functions return false to stop:
///   bool begin(const WkbHead&)                  a geometry starts
///   bool items(const WkbHead&, quint32 count)   it has so many rings or members
///   bool run(const WkbHead&, const WkbRun&)     vertices of a point, a curve, or a polygon's ring
///   bool end(const WkbHead&)
/// Bytes after the outermost geometry are left alone, as GDAL does.
template <typename Visitor>
class WkbWalk {
public:
  WkbWalk(std::span<const unsigned char> bytes, Visitor& visitor)
      : m_at(bytes.data())
      , m_end(bytes.data() + bytes.size())
      , m_visitor(visitor)
  {
  }

  bool geometry(quint32 allowed = ~0U, int level = 0)
  {
    WkbHead head;
    if (!readHead(head, level) || !(allowed >> head.code & 1U) || !m_visitor.begin(head))
      return false;
    return content(head) && m_visitor.end(head);
  }

  bool readHead(WkbHead& head, int level)
  {
    if (level >= kMaxLevels || left() < 5 || *m_at > 1)
      return false;
    head.level = level;
    head.swapped = (*m_at == 1) != (Q_BYTE_ORDER == Q_LITTLE_ENDIAN);
    ++m_at;
    const quint32 raw = number(head);
    const quint32 iso = raw & 0x0FFF'FFFF; // EWKB keeps its marks in the highest four bits
    head.code = iso % 1000;
    const quint32 marks = iso / 1000;
    if (marks > 3 || head.code < kWkbPoint || head.code > kWkbTriangle || head.code == 13 ||
        head.code == 14)
      return false;
    head.hasZ = (raw & 0x8000'0000) != 0 || (marks & 1) != 0;
    head.hasM = (raw & 0x4000'0000) != 0 || (marks & 2) != 0;
    if ((raw & 0x2000'0000) == 0)
      return true;
    if (left() < 4)
      return false;
    m_at += 4; // the SRID of EWKB; the layer says which CRS it is
    return true;
  }

private:
  static constexpr int kMaxLevels = 16;

  static constexpr quint32 bit(WkbCode code) { return 1U << code; }

  /// Which kinds of geometry may be members of `code`.
  static constexpr quint32 members(quint32 code)
  {
    constexpr quint32 curves =
        bit(kWkbLineString) | bit(kWkbCircularString) | bit(kWkbCompoundCurve);
    switch (code) {
    case kWkbMultiPoint: return bit(kWkbPoint);
    case kWkbMultiLineString: return bit(kWkbLineString);
    case kWkbMultiPolygon: return bit(kWkbPolygon);
    case kWkbCompoundCurve: return bit(kWkbLineString) | bit(kWkbCircularString);
    case kWkbCurvePolygon:
    case kWkbMultiCurve: return curves;
    case kWkbMultiSurface: return bit(kWkbPolygon) | bit(kWkbCurvePolygon);
    case kWkbPolyhedralSurface:
    case kWkbTin: return bit(kWkbPolygon) | bit(kWkbTriangle);
    default: return ~0U;
    }
  }

  std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

  quint32 number(const WkbHead& head)
  {
    quint32 value = 0;
    std::memcpy(&value, m_at, 4);
    m_at += 4;
    return head.swapped ? qbswap(value) : value;
  }

  /// A count of things that take at least `each` bytes.
  bool readCount(const WkbHead& head, std::size_t each, quint32& count)
  {
    if (left() < 4)
      return false;
    count = number(head);
    return count <= left() / each;
  }

  bool vertices(const WkbHead& head, std::size_t count)
  {
    const std::size_t bytes = count * head.dimensions() * 8;
    if (left() < bytes)
      return false;
    const WkbRun run{m_at, count};
    m_at += bytes;
    return m_visitor.run(head, run);
  }

  bool curve(const WkbHead& head)
  {
    quint32 count = 0;
    return readCount(head, head.dimensions() * 8, count) && vertices(head, count);
  }

  bool content(const WkbHead& head)
  {
    switch (head.code) {
    case kWkbPoint: return vertices(head, 1);
    case kWkbLineString:
    case kWkbCircularString: return curve(head);
    case kWkbPolygon:
    case kWkbTriangle: return rings(head);
    default: return collection(head);
    }
  }

  bool rings(const WkbHead& head)
  {
    quint32 count = 0;
    if (!readCount(head, 4, count) || !m_visitor.items(head, count))
      return false;
    for (quint32 i = 0; i < count; ++i)
      if (!curve(head))
        return false;
    return true;
  }

  bool collection(const WkbHead& head)
  {
    quint32 count = 0;
    if (!readCount(head, 9, count) || !m_visitor.items(head, count))
      return false;
    for (quint32 i = 0; i < count; ++i)
      if (!geometry(members(head.code), head.level + 1))
        return false;
    return true;
  }

  const unsigned char* m_at;
  const unsigned char* m_end;
  Visitor& m_visitor;
};

/// Whether x and y of a point say that there is none: POINT EMPTY is written as two NaN.
inline bool isEmptyPoint(const WkbHead& head, const WkbRun& run)
{
  return head.code == kWkbPoint && std::isnan(run.value(head, 0)) && std::isnan(run.value(head, 1));
}

/// Whether x and y of all vertices are finite.
inline bool isFinite(const WkbHead& head, const WkbRun& run)
{
  const std::size_t dimensions = head.dimensions();
  bool finite = true;
  for (std::size_t i = 0; i < run.count; ++i)
    finite = finite && std::isfinite(run.value(head, i * dimensions)) &&
             std::isfinite(run.value(head, i * dimensions + 1));
  return finite;
}

/// Whether a run can be taken: finite x and y, or an empty point; an odd number of points in a
/// string of arcs.
inline bool isSound(const WkbHead& head, const WkbRun& run)
{
  const bool arcsFit =
      head.code != kWkbCircularString || run.count == 0 || (run.count != 1 && run.count % 2 == 1);
  return arcsFit && (isEmptyPoint(head, run) || isFinite(head, run));
}

} // namespace diaban::geo
