#include <diaban/geo/overlay.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace diaban::geo {
namespace {

using Index = quint32;
constexpr Index kNone = 0xFFFFFFFF;

struct Corner {
  double x = 0, y = 0;
  bool operator==(const Corner&) const = default;
};
struct CornerHash {
  std::size_t operator()(const Corner& corner) const
  {
    const auto x = std::bit_cast<quint64>(corner.x), y = std::bit_cast<quint64>(corner.y);
    return static_cast<std::size_t>((x * 0x9E3779B97F4A7C15ULL) ^ std::rotl(y, 31) ^ (y >> 17));
  }
};

/// A side with the inside to its left.
struct Side {
  Index from = 0, to = 0;
};

double twiceArea(const std::vector<Corner>& corners, std::span<const Index> ring)
{
  const Corner origin = corners[ring.front()];
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Corner a = corners[ring[i]], b = corners[ring[(i + 1) % ring.size()]];
    sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y);
  }
  return sum;
}

/// Sides that two faces share go; those that are left are walked into rings again.
class Joined {
public:
  explicit Joined(std::span<const Shape> faces)
  {
    for (const Shape& face : faces)
      for (const ShapePart& part : face.parts)
        for (std::size_t i = 0; i < part.rings.size(); ++i)
          addRing(part.rings[i], face.dimensions(), i == 0);
    dropShared();
    sortByStart();
  }

  Shape shape()
  {
    m_isWalked.assign(m_sides.size(), false);
    for (Index side = 0; side < m_sides.size(); ++side)
      if (!m_isWalked[side])
        walk(side);
    giveHoles();
    Shape made{6, false, false, {}};
    for (const Shell& shell : m_shells) {
      ShapePart part{GeometryKind::Polygon, {ringOf(shell.ring)}};
      for (const Ring& hole : shell.holes)
        part.rings.push_back(ringOf(hole));
      made.parts.push_back(std::move(part));
    }
    return made;
  }

private:
  using Ring = std::vector<Index>; ///< corners, the first one not again
  struct Shell {
    Ring ring;
    std::vector<Ring> holes;
    Extent extent;
    double area = 0;
  };

  Index indexOf(Corner corner)
  {
    const auto [at, isNew] = m_index.try_emplace(corner, static_cast<Index>(m_corners.size()));
    if (isNew)
      m_corners.push_back(corner);
    return at->second;
  }

  void addRing(const ShapeRing& values, std::size_t dimensions, bool isOuter)
  {
    Ring ring;
    for (std::size_t at = 0; at + dimensions <= values.size(); at += dimensions)
      ring.push_back(indexOf({values[at], values[at + 1]}));
    if (ring.size() > 1 && ring.front() == ring.back())
      ring.pop_back();
    if (ring.size() < 3)
      return;
    if ((twiceArea(m_corners, ring) > 0) != isOuter)
      std::reverse(ring.begin(), ring.end());
    for (std::size_t i = 0; i < ring.size(); ++i)
      m_sides.push_back({ring[i], ring[(i + 1) % ring.size()]});
  }

  void dropShared()
  {
    const auto ends = [](const Side& side) { return std::minmax(side.from, side.to); };
    std::sort(m_sides.begin(), m_sides.end(), [&](const Side& a, const Side& b) {
      return std::pair<Index, Index>(ends(a)) < std::pair<Index, Index>(ends(b));
    });
    std::vector<Side> left;
    for (std::size_t i = 0; i < m_sides.size();) {
      std::size_t end = i;
      int turns = 0; // how many more go up than down
      for (; end < m_sides.size() && ends(m_sides[end]) == ends(m_sides[i]); ++end)
        turns += m_sides[end].from < m_sides[end].to ? 1 : -1;
      const auto [low, high] = std::pair<Index, Index>(ends(m_sides[i]));
      if (turns != 0)
        left.push_back(turns > 0 ? Side{low, high} : Side{high, low});
      i = end;
    }
    m_sides = std::move(left);
  }

  void sortByStart()
  {
    std::sort(m_sides.begin(), m_sides.end(), [](const Side& a, const Side& b) {
      return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    m_first.assign(m_corners.size() + 1, 0);
    for (const Side& side : m_sides)
      ++m_first[side.from + 1];
    for (std::size_t i = 1; i < m_first.size(); ++i)
      m_first[i] += m_first[i - 1];
  }

  /// The side behind this one around the same inside: where several leave its end, the first one
  /// clockwise from the way back.
  Index after(const Side& side) const
  {
    const Corner at = m_corners[side.to], from = m_corners[side.from];
    const double back = std::atan2(from.y - at.y, from.x - at.x);
    Index best = kNone;
    double least = 0;
    for (Index i = m_first[side.to]; i < m_first[side.to + 1]; ++i) {
      const Corner to = m_corners[m_sides[i].to];
      double turn = back - std::atan2(to.y - at.y, to.x - at.x);
      if (turn <= 0)
        turn += 2 * std::numbers::pi;
      if (best == kNone || turn < least) {
        best = i;
        least = turn;
      }
    }
    return best;
  }

  /// Once around one inside. Where that comes back to a corner it has been at, what lies between is
  /// a ring of its own, so that no ring touches itself.
  void walk(Index start)
  {
    std::vector<Ring> rings;
    Ring way;
    std::unordered_map<Index, std::size_t> at; // of corners on the way
    // Each side follows one other: the way ends where it began.
    for (Index side = start; side != kNone && !m_isWalked[side]; side = after(m_sides[side])) {
      m_isWalked[side] = true;
      const Index corner = m_sides[side].from;
      const auto known = at.find(corner);
      if (known != at.end()) {
        const auto from = way.begin() + static_cast<std::ptrdiff_t>(known->second);
        rings.emplace_back(from, way.end());
        for (const Index gone : rings.back())
          at.erase(gone);
        way.erase(from, way.end());
      }
      at[corner] = way.size();
      way.push_back(corner);
    }
    rings.push_back(std::move(way));
    keep(std::move(rings));
  }

  void keep(std::vector<Ring> rings)
  {
    std::vector<Ring> holes;
    const std::size_t shell = m_shells.size();
    for (Ring& ring : rings) {
      const double area = ring.size() < 3 ? 0 : twiceArea(m_corners, ring);
      if (area < 0)
        holes.push_back(std::move(ring));
      if (area <= 0)
        continue;
      Extent extent;
      for (const Index corner : ring)
        extent.add(m_corners[corner].x, m_corners[corner].y);
      m_shells.push_back({std::move(ring), {}, extent, area});
    }
    auto& to = shell + 1 == m_shells.size() ? m_shells[shell].holes : m_holes;
    std::move(holes.begin(), holes.end(), std::back_inserter(to));
  }

  /// Each into the smallest shell around it.
  void giveHoles()
  {
    for (Ring& hole : m_holes) {
      const Corner a = m_corners[hole[0]], b = m_corners[hole[1]];
      const Corner middle{(a.x + b.x) / 2, (a.y + b.y) / 2}; // no other ring runs through it
      Shell* smallest = nullptr;
      for (Shell& shell : m_shells)
        if ((smallest == nullptr || shell.area < smallest->area) &&
            shell.extent.contains({middle.x, middle.y, middle.x, middle.y}) &&
            holds(shell.ring, middle))
          smallest = &shell;
      if (smallest != nullptr)
        smallest->holes.push_back(std::move(hole));
    }
  }

  bool holds(const Ring& ring, Corner place) const
  {
    bool isOdd = false;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Corner a = m_corners[ring[i]], b = m_corners[ring[(i + 1) % ring.size()]];
      if ((a.y > place.y) != (b.y > place.y) &&
          place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x)
        isOdd = !isOdd;
    }
    return isOdd;
  }

  ShapeRing ringOf(const Ring& ring) const
  {
    ShapeRing values;
    for (std::size_t i = 0; i <= ring.size(); ++i) {
      const Corner corner = m_corners[ring[i % ring.size()]];
      values.insert(values.end(), {corner.x, corner.y});
    }
    return values;
  }

  std::vector<Corner> m_corners;
  std::unordered_map<Corner, Index, CornerHash> m_index;
  std::vector<Side> m_sides;
  std::vector<Index> m_first; ///< of the sides that leave a corner
  std::vector<bool> m_isWalked;
  std::vector<Shell> m_shells;
  std::vector<Ring> m_holes; ///< whose shell is another walk
};

} // namespace

Shape joined(std::span<const Shape> faces)
{
  return Joined(faces).shape();
}

} // namespace diaban::geo
