#include "sightfront.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr double kNearest = 1e-9; ///< metres; a wall that near has no direction any more
constexpr double kTie = 1e-12;    ///< share of w below which two walls stand at one place

/// Turned clockwise by quarters.
QPointF turned(QPointF p, int quarters)
{
  switch (quarters) {
  case 1: return {p.y(), -p.x()};
  case 2: return {-p.x(), -p.y()};
  case 3: return {-p.y(), p.x()};
  default: return p;
  }
}

geo::Extent turned(const geo::Extent& box, int quarters)
{
  const QPointF a = turned(QPointF(box.minX, box.minY), quarters);
  const QPointF b = turned(QPointF(box.maxX, box.maxY), quarters);
  return {std::min(a.x(), b.x()), std::min(a.y(), b.y()), std::max(a.x(), b.x()),
          std::max(a.y(), b.y())};
}

/// What of a wall lies in the quarter around +x; nothing (s0 = s1) where it only points to the eye.
FrontPiece pieceOf(QPointF p, QPointF q, int wall)
{
  // Cut by x − y ≥ 0, then by x + y ≥ 0.
  double from = 0, to = 1;
  int fromEdge = 0, toEdge = 0;
  for (const int edge : {1, -1}) {
    const double atP = p.x() - edge * p.y(), atQ = q.x() - edge * q.y();
    if (atP <= 0 && atQ <= 0)
      return {};
    const double cut = atP / (atP - atQ);
    if (atP < 0 && cut > from) {
      from = cut;
      fromEdge = edge;
    } else if (atQ < 0 && cut < to) {
      to = cut;
      toEdge = edge;
    }
  }
  const QPointF a = fromEdge == 0 ? p : p + from * (q - p), b = toEdge == 0 ? q : p + to * (q - p);
  if (from >= to || a.x() < kNearest || b.x() < kNearest)
    return {};
  const double sa = fromEdge == 0 ? a.y() / a.x() : fromEdge;
  const double sb = toEdge == 0 ? b.y() / b.x() : toEdge;
  return sa < sb ? FrontPiece{sa, sb, 1 / a.x(), 1 / b.x(), wall}
                 : FrontPiece{sb, sa, 1 / b.x(), 1 / a.x(), wall};
}

void append(std::vector<FrontPiece>& pieces, const FrontPiece& piece)
{
  if (!(piece.s0 < piece.s1))
    return;
  if (!pieces.empty() && pieces.back().wall == piece.wall && pieces.back().s1 == piece.s0) {
    pieces.back().s1 = piece.s1;
    pieces.back().w1 = piece.w1;
  } else {
    pieces.push_back(piece);
  }
}

FrontPiece cut(const FrontPiece& piece, double s0, double s1)
{
  return {s0, s1, s0 == piece.s0 ? piece.w0 : piece.at(s0),
          s1 == piece.s1 ? piece.w1 : piece.at(s1), piece.wall};
}

/// How much nearer `piece` is than `old` at s; 0 for a tie.
double lead(const FrontPiece& piece, const FrontPiece& old, double s)
{
  const double w = old.at(s), difference = piece.at(s) - w;
  return std::abs(difference) <= kTie * w ? 0 : difference;
}

/// Whichever is nearer where both are.
void appendNearer(std::vector<FrontPiece>& pieces, const FrontPiece& old, const FrontPiece& piece)
{
  const double s0 = std::max(old.s0, piece.s0), s1 = std::min(old.s1, piece.s1);
  const double left = lead(piece, old, s0), right = lead(piece, old, s1);
  append(pieces, cut(old, old.s0, s0));
  if (left * right < 0) {
    const double middle = std::clamp(s0 + (s1 - s0) * (left / (left - right)), s0, s1);
    append(pieces, cut(left > 0 ? piece : old, s0, middle));
    append(pieces, cut(left > 0 ? old : piece, middle, s1));
  } else {
    append(pieces, cut(left > 0 || right > 0 ? piece : old, s0, s1));
  }
  append(pieces, cut(old, s1, old.s1));
}

/// Whether all pieces of a slice between two directions are at least as near as w.
bool hidesWithin(const std::vector<FrontPiece>& pieces, double low, double high, double w)
{
  auto piece = std::partition_point(pieces.begin(), pieces.end(),
                                    [low](const FrontPiece& one) { return one.s1 <= low; });
  for (; piece != pieces.end() && piece->s0 < high; ++piece)
    if (std::min(piece->w0, piece->w1) < w && piece->s1 - piece->s0 > SightFront::kSliver)
      return false;
  return true;
}

/// Of a quarter; s = 1 belongs to the last one.
int sliceAt(double s)
{
  return std::clamp(static_cast<int>((s + 1) * (SightFront::kSlices / 2)), 0,
                    SightFront::kSlices - 1);
}

/// Where a slice begins; exact.
double startOf(int slice)
{
  return slice * (2.0 / SightFront::kSlices) - 1;
}

} // namespace

SightFront::SightFront(double radius, const Sector& sector)
{
  for (int slice = 0; slice < kAllSlices; ++slice) {
    const int number = slice % kSlices;
    m_slices[static_cast<std::size_t>(slice)].push_back(
        {startOf(number), startOf(number + 1), 0, 0, kBlocked}); // w = 0: infinitely far
  }
  addCircle(radius);
  block(sector);
}

void SightFront::addCircle(double radius)
{
  constexpr int perQuarter = kCorners / kQuarters;
  static_assert(perQuarter * kQuarters == kCorners && perQuarter % 2 == 0);
  const auto corner = [radius](int number, double& s, double& w) {
    const double angle = Angle::degrees(90.0 * number / perQuarter - 45).inRadians();
    s = number == 0 ? -1 : number == perQuarter ? 1 : std::tan(angle);
    w = 1 / (radius * std::cos(angle));
  };
  for (int quarter = 0; quarter < kQuarters; ++quarter)
    for (int i = 0; i < perQuarter; ++i) {
      FrontPiece chord;
      corner(i, chord.s0, chord.w0);
      corner(i + 1, chord.s1, chord.w1);
      chord.wall = kBlocked - 1 - quarter * perQuarter - i;
      insert(quarter, chord);
    }
}

void SightFront::block(const Sector& sector)
{
  constexpr double nearerThanAll = 1 / kNearest;
  const double view = sector.fieldOfView.inDegrees(), blocked = 360 - view;
  if (blocked < 1e-9)
    return;
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    // Counter-clockwise from the quarter's middle to where the sector ends on its left.
    const double end =
        std::remainder(90 - sector.azimuth.inDegrees() + view / 2 - 90.0 * quarter, 360);
    for (const double from : {end - 360, end}) {
      const double low = std::max(from, -45.0), high = std::min(from + blocked, 45.0);
      if (low < high)
        insert(quarter, {low == -45 ? -1 : std::tan(Angle::degrees(low).inRadians()),
                         high == 45 ? 1 : std::tan(Angle::degrees(high).inRadians()), nearerThanAll,
                         nearerThanAll, kBlocked});
    }
  }
}

void SightFront::add(QPointF from, QPointF to, int wall)
{
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    const FrontPiece piece = pieceOf(turned(from, quarter), turned(to, quarter), wall);
    if (piece.s1 - piece.s0 > kSliver / 100)
      insert(quarter, piece);
  }
}

void SightFront::insert(int quarter, const FrontPiece& piece)
{
  const int last = sliceAt(piece.s1);
  for (int slice = sliceAt(piece.s0); slice <= last; ++slice) {
    const double from = std::max(piece.s0, startOf(slice));
    const double to = std::min(piece.s1, startOf(slice + 1));
    if (from < to)
      insertWithin(m_slices[static_cast<std::size_t>(quarter * kSlices + slice)],
                   cut(piece, from, to));
  }
}

void SightFront::insertWithin(std::vector<FrontPiece>& pieces, const FrontPiece& piece)
{
  const auto first = std::partition_point(
      pieces.begin(), pieces.end(), [&](const FrontPiece& one) { return one.s1 <= piece.s0; });
  auto last = first;
  bool isNearer = false;
  const double nearest = std::max(piece.w0, piece.w1);
  for (; last != pieces.end() && last->s0 < piece.s1; ++last)
    isNearer = isNearer || (nearest > std::min(last->w0, last->w1) &&
                            (lead(piece, *last, std::max(last->s0, piece.s0)) > 0 ||
                             lead(piece, *last, std::min(last->s1, piece.s1)) > 0));
  if (!isNearer)
    return;
  m_spliced.clear();
  for (auto old = first; old != last; ++old)
    appendNearer(m_spliced, *old, piece);
  const auto fitting = std::min(m_spliced.size(), static_cast<std::size_t>(last - first));
  const auto rest = m_spliced.begin() + static_cast<std::ptrdiff_t>(fitting);
  const auto end = std::copy(m_spliced.begin(), rest, first);
  if (rest == m_spliced.end())
    pieces.erase(end, last);
  else
    pieces.insert(end, rest, m_spliced.end());
}

bool SightFront::hides(const geo::Extent& box) const
{
  for (int quarter = 0; quarter < kQuarters; ++quarter) {
    const geo::Extent area = turned(box, quarter);
    // In a quarter nothing is nearer along x than it is aside.
    const double aside = std::max({area.minY, -area.maxY, 0.0}), x = std::max(area.minX, aside);
    if (area.maxX <= 0 || x > area.maxX)
      continue;
    if (x <= 0)
      return false; // around the eye
    const double low = std::max(area.minY / (area.minY > 0 ? area.maxX : x), -1.0);
    const double high = std::min(area.maxY / (area.maxY > 0 ? x : area.maxX), 1.0);
    for (int slice = sliceAt(low); slice <= sliceAt(high); ++slice)
      if (!hidesWithin(m_slices[static_cast<std::size_t>(quarter * kSlices + slice)], low, high,
                       1 / x))
        return false;
  }
  return true;
}

QPointF SightFront::place(int slice, double s, double w)
{
  return turned(QPointF(1 / w, s / w), (kQuarters - slice / kSlices) % kQuarters);
}

} // namespace diaban::coverage
