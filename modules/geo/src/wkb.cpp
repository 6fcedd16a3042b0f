#include "arcs.h"
#include "wkbwalk.h"

#include <diaban/geo/wkb.h>

#include <limits>

namespace diaban::geo {
namespace {

Error badGeometry()
{
  return Error{Error::Code::BadGeometry, {}, {}};
}

/// Builds flat arrays from a walk. Rings and parts without vertices leave no trace.
class FlatBuilder {
public:
  explicit FlatBuilder(FlatGeometry& flat)
      : m_flat(flat)
  {
  }

  bool begin(const WkbHead& head)
  {
    m_inCompound = m_inCompound || head.code == kWkbCompoundCurve;
    m_inCurvePolygon = m_inCurvePolygon || head.code == kWkbCurvePolygon;
    return true;
  }

  bool items(const WkbHead&, quint32) { return true; }

  bool run(const WkbHead& head, const WkbRun& run)
  {
    if (!isSound(head, run))
      return false;
    if (isEmptyPoint(head, run))
      return true;
    if (head.code == kWkbCircularString)
      appendArcs(head, run);
    else
      appendVertices(head, run);
    if (!m_inCompound)
      closeRing();
    if (head.code == kWkbPoint)
      closePart(GeometryKind::Point);
    else if (isCurve(head) && !m_inCompound && !m_inCurvePolygon)
      closePart(GeometryKind::Line);
    return m_flat.xy.size() / 2 < std::numeric_limits<quint32>::max();
  }

  bool end(const WkbHead& head)
  {
    switch (head.code) {
    case kWkbCompoundCurve:
      m_inCompound = false;
      closeRing();
      if (!m_inCurvePolygon)
        closePart(GeometryKind::Line);
      break;
    case kWkbCurvePolygon: m_inCurvePolygon = false; [[fallthrough]];
    case kWkbPolygon:
    case kWkbTriangle: closePart(GeometryKind::Polygon); break;
    default: break;
    }
    return true;
  }

private:
  static bool isCurve(const WkbHead& head)
  {
    return head.code == kWkbLineString || head.code == kWkbCircularString;
  }

  /// Members of a compound curve share their end points; the second one is left out.
  bool continuesRing(double x, double y) const
  {
    const auto& xy = m_flat.xy;
    return m_inCompound && xy.size() > m_ringStart && xy[xy.size() - 2] == x && xy.back() == y;
  }

  void appendVertices(const WkbHead& head, const WkbRun& run)
  {
    if (run.count == 0)
      return;
    auto& xy = m_flat.xy;
    const std::size_t dimensions = head.dimensions();
    const std::size_t first = continuesRing(run.value(head, 0), run.value(head, 1)) ? 1 : 0;
    const std::size_t before = xy.size();
    xy.resize(before + 2 * (run.count - first));
    if (dimensions == 2 && !head.swapped) {
      std::memcpy(xy.data() + before, run.bytes + 16 * first, 16 * (run.count - first));
      return;
    }
    for (std::size_t i = first; i < run.count; ++i) {
      xy[before + 2 * (i - first)] = run.value(head, i * dimensions);
      xy[before + 2 * (i - first) + 1] = run.value(head, i * dimensions + 1);
    }
  }

  void appendArcs(const WkbHead& head, const WkbRun& run)
  {
    if (run.count == 0)
      return;
    appendVertices(head, {run.bytes, 1});
    const auto point = [&](std::size_t i) {
      return ArcPoint{run.value(head, i * head.dimensions()),
                      run.value(head, i * head.dimensions() + 1)};
    };
    for (std::size_t i = 0; i + 2 < run.count; i += 2)
      appendArc(point(i), point(i + 1), point(i + 2), m_flat.xy);
  }

  void closeRing()
  {
    if (m_flat.xy.size() > m_ringStart)
      m_flat.ringEnds.push_back(static_cast<quint32>(m_flat.xy.size() / 2));
    else if (m_flat.ringEnds.size() == m_partStart)
      m_hasNoOuterRing = true;
    m_ringStart = m_flat.xy.size();
  }

  void closePart(GeometryKind kind)
  {
    if (m_hasNoOuterRing) { // holes of nothing
      m_flat.ringEnds.resize(m_partStart);
      m_flat.xy.resize(m_partStart == 0 ? 0 : 2 * std::size_t{m_flat.ringEnds.back()});
    } else if (m_flat.ringEnds.size() > m_partStart) {
      m_flat.partEnds.push_back(static_cast<quint32>(m_flat.ringEnds.size()));
      m_flat.kinds.push_back(kind);
    }
    m_hasNoOuterRing = false;
    m_partStart = m_flat.ringEnds.size();
    m_ringStart = m_flat.xy.size();
  }

  FlatGeometry& m_flat;
  std::size_t m_ringStart = 0; ///< in m_flat.xy
  std::size_t m_partStart = 0; ///< in m_flat.ringEnds
  bool m_inCompound = false;
  bool m_inCurvePolygon = false;
  bool m_hasNoOuterRing = false;
};

} // namespace

void FlatGeometry::clear()
{
  xy.clear();
  ringEnds.clear();
  partEnds.clear();
  kinds.clear();
}

Extent FlatGeometry::extent() const
{
  Extent extent;
  for (std::size_t i = 0; i + 1 < xy.size(); i += 2)
    extent.add(xy[i], xy[i + 1]);
  return extent;
}

GeometryKind WkbType::kind() const
{
  switch (type) {
  case kWkbPoint:
  case kWkbMultiPoint: return GeometryKind::Point;
  case kWkbLineString:
  case kWkbMultiLineString:
  case kWkbCircularString:
  case kWkbCompoundCurve:
  case kWkbMultiCurve: return GeometryKind::Line;
  case kWkbCollection: return GeometryKind::Mixed;
  default: return GeometryKind::Polygon;
  }
}

Result<WkbType> wkbType(std::span<const unsigned char> wkb)
{
  struct Nothing {
  } nothing;
  WkbHead head;
  if (!WkbWalk<Nothing>(wkb, nothing).readHead(head, 0))
    return badGeometry();
  return WkbType{head.code, head.hasZ, head.hasM};
}

Outcome readWkb(std::span<const unsigned char> wkb, FlatGeometry& flat)
{
  flat.clear();
  FlatBuilder builder(flat);
  if (WkbWalk<FlatBuilder>(wkb, builder).geometry())
    return Done{};
  flat.clear();
  return badGeometry();
}

} // namespace diaban::geo
