#include "nearness.h"

#include <diaban/geo/overlay.h>
#include <diaban/roadmap/sharing.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace diaban::roadmap {
namespace {

using geo::GeometryKind;

/// Lines that lie on one another may be that far apart: they come from different systems.
constexpr double kSideways = 0.05;
constexpr double kSamePlace = 0.01;
constexpr double kShortest = 0.01; ///< metres; less is a touch

constexpr quint32 kMultiPoint = 4, kMultiLine = 5, kMultiPolygon = 6; // ISO codes

/// A stretch of a side, from 0 at its start to 1 at its end.
struct Stretch {
  double from = 0, to = 1;
  bool isEmpty() const { return !(from < to); }
};

/// What of a stretch lies where from <= a + b t <= to.
void clip(Stretch& stretch, double a, double b, double from, double to)
{
  if (b == 0) {
    if (a < from || a > to)
      stretch.to = stretch.from;
    return;
  }
  const double one = (from - a) / b, other = (to - a) / b;
  stretch.from = std::max(stretch.from, std::min(one, other));
  stretch.to = std::min(stretch.to, std::max(one, other));
}

/// What of `s` lies no farther than `metres` abeam of `t`.
Stretch abeam(const Side& s, const Side& t, double metres)
{
  const double dx = t.bx - t.ax, dy = t.by - t.ay, length = std::hypot(dx, dy);
  Stretch stretch;
  if (length == 0)
    return {0, 0};
  const double ux = dx / length, uy = dy / length;
  const double px = s.ax - t.ax, py = s.ay - t.ay, sx = s.bx - s.ax, sy = s.by - s.ay;
  clip(stretch, px * ux + py * uy, sx * ux + sy * uy, 0, length);
  clip(stretch, py * ux - px * uy, sy * ux - sx * uy, -metres, metres);
  return stretch;
}

/// What of `s` lies no farther than `metres` from a place.
Stretch around(const Side& s, double x, double y, double metres)
{
  const double sx = s.bx - s.ax, sy = s.by - s.ay, px = s.ax - x, py = s.ay - y;
  const double a = sx * sx + sy * sy, b = px * sx + py * sy, c = px * px + py * py;
  const double root = b * b - a * (c - metres * metres);
  if (a == 0 || root <= 0)
    return {0, 0};
  return {std::max(0.0, (-b - std::sqrt(root)) / a), std::min(1.0, (-b + std::sqrt(root)) / a)};
}

/// Where `s` is cut by `t`, if it is.
std::optional<double> cutBy(const Side& s, const Side& t)
{
  const double sx = s.bx - s.ax, sy = s.by - s.ay, tx = t.bx - t.ax, ty = t.by - t.ay;
  const double across = sx * ty - sy * tx;
  if (across == 0)
    return std::nullopt;
  const double at = ((t.ax - s.ax) * ty - (t.ay - s.ay) * tx) / across;
  return at > 0 && at < 1 ? std::optional(at) : std::nullopt;
}

template <typename Visit>
void visitSides(const Works& works, std::size_t work, Visit&& visit)
{
  for (const Works::Run& run : works.runs(work))
    for (quint32 i = 0; i < sidesOf(run); ++i)
      visit(sideOf(works, run, i));
}

/// Stretches of the lines of one work that another has too.
class LineSharing {
public:
  LineSharing(const Works& works, std::size_t of, std::size_t with, double metres)
      : m_works(works)
      , m_with(with)
      , m_hasArea(works.kind(with) == GeometryKind::Polygon)
      , m_metres(m_hasArea ? metres : std::max(metres, kSideways))
      , m_whole(works.length(of))
      , m_ends(works.lineEnds(with))
  {
    for (const Works::Run& run : works.runs(of)) {
      if (!isNear(run.box, works.box(with)))
        continue;
      m_near.clear();
      for (const Works::Run& other : works.runs(with))
        if (isNear(run.box, other.box))
          m_near.push_back(&other);
      for (quint32 i = 0; i < sidesOf(run); ++i)
        take(sideOf(works, run, i));
    }
  }

  double metres() const { return m_length; }
  double whole() const { return m_whole; }
  const geo::Shape& piece() const { return m_piece; }

private:
  bool isNear(const geo::Extent& a, const geo::Extent& b) const
  {
    return squaredDistance(a, b) <= m_metres * m_metres;
  }

  bool isEnd(double x, double y) const
  {
    return std::any_of(m_ends.begin(), m_ends.end(), [&](QPointF end) {
      return std::hypot(end.x() - x, end.y() - y) <= kSamePlace;
    });
  }

  void take(const Side& s)
  {
    const double length = std::hypot(s.bx - s.ax, s.by - s.ay);
    if (length == 0)
      return;
    m_stretches.clear();
    m_cuts.assign({0, 1});
    const geo::Extent box = boxOf(s);
    bool isAlone = true;
    for (const Works::Run* run : m_near)
      for (quint32 i = 0; i < sidesOf(*run); ++i)
        if (const Side t = sideOf(m_works, *run, i); isNear(boxOf(t), box)) {
          meet(s, t);
          isAlone = false;
        }
    if (m_hasArea)
      addInside(s, isAlone);
    join();
    for (const Stretch& stretch : m_stretches)
      addPiece(s, stretch, length);
  }

  void meet(const Side& s, const Side& t)
  {
    if (m_metres > 0) {
      add(abeam(s, t, m_metres));
      if (!isEnd(t.ax, t.ay))
        add(around(s, t.ax, t.ay, m_metres));
      if (!isEnd(t.bx, t.by))
        add(around(s, t.bx, t.by, m_metres));
    }
    if (!m_hasArea)
      return;
    if (const auto cut = cutBy(s, t))
      m_cuts.push_back(*cut);
  }

  /// \param isAlone no border is near it
  void addInside(const Side& s, bool isAlone)
  {
    std::sort(m_cuts.begin(), m_cuts.end());
    const bool goesOn = isAlone && m_last == QPointF(s.ax, s.ay);
    for (std::size_t i = 1; i < m_cuts.size(); ++i) {
      const double middle = (m_cuts[i - 1] + m_cuts[i]) / 2;
      if (!goesOn) // else it is where the side before it ended
        m_isInside =
            m_works.isInside(m_with, s.ax + middle * (s.bx - s.ax), s.ay + middle * (s.by - s.ay));
      if (m_isInside)
        add({m_cuts[i - 1], m_cuts[i]});
    }
    m_last = {s.bx, s.by};
  }

  void add(Stretch stretch)
  {
    if (!stretch.isEmpty())
      m_stretches.push_back(stretch);
  }

  /// Those that meet become one.
  void join()
  {
    std::sort(m_stretches.begin(), m_stretches.end(),
              [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < m_stretches.size(); ++i)
      if (m_stretches[i].from <= m_stretches[kept].to)
        m_stretches[kept].to = std::max(m_stretches[kept].to, m_stretches[i].to);
      else
        m_stretches[++kept] = m_stretches[i];
    m_stretches.resize(m_stretches.empty() ? 0 : kept + 1);
  }

  void addPiece(const Side& s, const Stretch& stretch, double length)
  {
    m_length += (stretch.to - stretch.from) * length;
    const auto at = [&](double t) {
      return QPointF(s.ax + t * (s.bx - s.ax), s.ay + t * (s.by - s.ay));
    };
    const QPointF from = at(stretch.from), to = at(stretch.to);
    if (!m_piece.parts.empty()) {
      geo::ShapeRing& line = m_piece.parts.back().rings.front();
      if (std::hypot(line[line.size() - 2] - from.x(), line.back() - from.y()) <= kSamePlace) {
        line.insert(line.end(), {to.x(), to.y()});
        return;
      }
    }
    m_piece.type = kMultiLine;
    m_piece.parts.push_back({GeometryKind::Line, {{from.x(), from.y(), to.x(), to.y()}}});
  }

  const Works& m_works;
  std::size_t m_with;
  bool m_hasArea;
  double m_metres;
  double m_whole;
  std::vector<QPointF> m_ends;
  std::vector<const Works::Run*> m_near; ///< of the other work, near the run at hand
  std::vector<Stretch> m_stretches;      ///< of the side at hand
  std::vector<double> m_cuts;            ///< likewise
  QPointF m_last;                        ///< where the side before ended
  bool m_isInside = false;               ///< whether it ended in the area
  double m_length = 0;
  geo::Shape m_piece;
};

Shared sharedBy(const LineSharing& line)
{
  if (line.metres() < kShortest)
    return {};
  return {line.metres(), 0, std::min(1.0, line.metres() / line.whole()), line.piece()};
}

Shared sharedLines(const Works& works, std::size_t a, std::size_t b, double metres)
{
  const double more = works.length(a) - works.length(b);
  if (more < -kShortest)
    return sharedBy(LineSharing(works, a, b, metres));
  if (more > kShortest)
    return sharedBy(LineSharing(works, b, a, metres));
  const LineSharing one(works, a, b, metres), other(works, b, a, metres);
  return sharedBy(one.metres() <= other.metres() ? one : other);
}

geo::Shape areasOf(const Works& works, std::size_t work)
{
  const geo::FlatGeometry flat = works.shape(work);
  geo::Shape shape;
  shape.type = kMultiPolygon;
  for (std::size_t part = 0, ring = 0; part < flat.partEnds.size(); ++part) {
    geo::ShapePart made{GeometryKind::Polygon, {}};
    for (; ring < flat.partEnds[part]; ++ring) {
      const std::size_t from = ring == 0 ? 0 : flat.ringEnds[ring - 1];
      made.rings.emplace_back(flat.xy.begin() + static_cast<std::ptrdiff_t>(2 * from),
                              flat.xy.begin() +
                                  static_cast<std::ptrdiff_t>(2 * flat.ringEnds[ring]));
    }
    if (flat.kinds[part] == GeometryKind::Polygon)
      shape.parts.push_back(std::move(made));
  }
  return shape;
}

double mendedArea(const geo::Shape& areas)
{
  const auto mended = geo::unionOf(std::span(&areas, 1));
  return mended ? geo::planarArea(mended.value()) : 0;
}

Result<Shared> sharedAreas(const Works& works, std::size_t a, std::size_t b)
{
  const geo::Shape one = areasOf(works, a), other = areasOf(works, b);
  const auto overlaid = geo::intersection(one, other);
  if (!overlaid && overlaid.error().code == Error::Code::BadGeometry)
    return Shared{}; // what can't be mended to an area has none
  if (!overlaid)
    return overlaid.error();
  const geo::Shape& common = overlaid.value();
  const double area = geo::planarArea(common);
  if (area <= 0)
    return Shared{};
  double smaller = std::min(geo::planarArea(one), geo::planarArea(other));
  if (smaller < area) // one crosses itself, so that parts of it count less than nothing
    smaller = std::min(mendedArea(one), mendedArea(other));
  return Shared{0, area, smaller > 0 ? std::min(1.0, area / smaller) : 1.0, common};
}

/// Points of a work that lie within `metres` of another.
Shared sharedPoints(const Works& works, std::size_t points, std::size_t with, double metres)
{
  Shared shared;
  shared.piece.type = kMultiPoint;
  double count = 0;
  works.anyPart(points, [&](double x, double y) {
    ++count;
    double least = works.isInside(with, x, y) ? 0 : std::numeric_limits<double>::infinity();
    visitSides(works, with,
               [&](const Side& side) { least = std::min(least, squaredDistance(x, y, side)); });
    if (least <= metres * metres)
      shared.piece.parts.push_back({GeometryKind::Point, {{x, y}}});
    return false;
  });
  shared.share = static_cast<double>(shared.piece.parts.size()) / count;
  return shared;
}

} // namespace

Result<Shared> sharedGround(const Works& works, std::size_t a, std::size_t b, double metres)
{
  const GeometryKind one = works.kind(a), other = works.kind(b);
  if (one == GeometryKind::None || other == GeometryKind::None)
    return Shared{};
  const double reach = std::max(metres, kSideways);
  if (one == GeometryKind::Point && other == GeometryKind::Point) {
    const Shared ofOne = sharedPoints(works, a, b, reach);
    const Shared ofOther = sharedPoints(works, b, a, reach);
    return ofOne.share >= ofOther.share ? ofOne : ofOther; // the work of fewer points
  }
  if (one == GeometryKind::Point)
    return sharedPoints(works, a, b, reach);
  if (other == GeometryKind::Point)
    return sharedPoints(works, b, a, reach);
  if (one == GeometryKind::Polygon && other == GeometryKind::Polygon)
    return sharedAreas(works, a, b);
  if (one == GeometryKind::Line && other == GeometryKind::Line)
    return sharedLines(works, a, b, metres);
  const bool isLine = one == GeometryKind::Line;
  return sharedBy(LineSharing(works, isLine ? a : b, isLine ? b : a, metres));
}

} // namespace diaban::roadmap
