#include "brokenborders.h"

#include "checkcoverage.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace diaban::geo {
namespace {

/// How far apart, in noises, ends may lie that were one: a border counts as covered up to a noise
/// away, and pieces of two noises are left out.
constexpr double kReach = 8;

/// Pieces of one network: GEOS needs about a kilobyte for each.
constexpr std::size_t kMostTogether = 500'000;

/// Sets that grow together.
class Groups {
public:
  explicit Groups(std::size_t count)
      : m_of(count)
  {
    std::iota(m_of.begin(), m_of.end(), std::size_t{0});
  }
  std::size_t of(std::size_t item)
  {
    while (m_of[item] != item)
      item = m_of[item] = m_of[m_of[item]];
    return item;
  }
  /// The first item stands for its set.
  void join(std::size_t a, std::size_t b)
  {
    a = of(a);
    b = of(b);
    m_of[std::max(a, b)] = std::min(a, b);
  }

private:
  std::vector<std::size_t> m_of;
};

struct CellHash {
  std::size_t operator()(const std::pair<qint64, qint64>& cell) const
  {
    const auto hash = static_cast<quint64>(cell.first) * 0x9e3779b97f4a7c15ULL ^
                      static_cast<quint64>(cell.second) * 0xc2b2ae3d27d4eb4fULL;
    return hash ^ (hash >> 29);
  }
};

/// Puts ends that lie within `reach` of one another to the place of the first of them.
void joinEnds(std::vector<OpenBorder>& pieces, double reach)
{
  Groups ends(2 * pieces.size());
  const auto end = [&](std::size_t index) {
    const OpenBorder& piece = pieces[index / 2];
    return index % 2 == 0 ? std::pair(piece.x0, piece.y0) : std::pair(piece.x1, piece.y1);
  };
  std::unordered_map<std::pair<qint64, qint64>, std::vector<std::size_t>, CellHash> cells;
  for (std::size_t i = 0; i < 2 * pieces.size(); ++i) {
    const auto [x, y] = end(i);
    const auto column = static_cast<qint64>(std::floor(x / reach));
    const auto row = static_cast<qint64>(std::floor(y / reach));
    for (qint64 c = column - 1; c <= column + 1; ++c)
      for (qint64 r = row - 1; r <= row + 1; ++r)
        if (const auto near = cells.find({c, r}); near != cells.end())
          for (const std::size_t other : near->second)
            if (std::hypot(end(other).first - x, end(other).second - y) <= reach)
              ends.join(i, other);
    cells[{column, row}].push_back(i);
  }
  std::vector<std::pair<double, double>> places(2 * pieces.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    places[i] = end(ends.of(i));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::tie(pieces[i].x0, pieces[i].y0) = places[2 * i];
    std::tie(pieces[i].x1, pieces[i].y1) = places[2 * i + 1];
  }
  std::erase_if(
      pieces, [](const OpenBorder& piece) { return piece.x0 == piece.x1 && piece.y0 == piece.y1; });
}

/// Pieces that hang together by their ends.
std::vector<std::vector<OpenBorder>> networks(const std::vector<OpenBorder>& pieces)
{
  Groups groups(pieces.size());
  std::map<std::pair<double, double>, std::size_t> at;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    for (const auto& end :
         {std::pair(pieces[i].x0, pieces[i].y0), std::pair(pieces[i].x1, pieces[i].y1)})
      groups.join(i, at.try_emplace(end, i).first->second);
  std::vector<std::vector<OpenBorder>> list;
  std::unordered_map<std::size_t, std::size_t> places;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto [found, isNew] = places.try_emplace(groups.of(i), list.size());
    if (isNew)
      list.emplace_back();
    list[found->second].push_back(pieces[i]);
  }
  std::erase_if(list, [](const auto& network) { return network.size() < 3; });
  return list;
}

std::vector<double> coordinates(const GEOSGeometry* ring)
{
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geosHandle(), ring);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(geosHandle(), sequence, &count);
  std::vector<double> xy(2 * std::size_t{count});
  GEOSCoordSeq_copyToBuffer_r(geosHandle(), sequence, xy.data(), 0, 0);
  return xy;
}

/// What the pieces of one network enclose.
class Faces {
public:
  Faces(std::vector<OpenBorder> pieces, double reach)
      : m_pieces(std::move(pieces))
      , m_reach(reach)
  {
    const auto left = [](const OpenBorder& piece) { return std::min(piece.x0, piece.x1); };
    std::sort(m_pieces.begin(), m_pieces.end(),
              [&](const auto& a, const auto& b) { return left(a) < left(b); });
    for (const OpenBorder& piece : m_pieces)
      m_widest = std::max(m_widest, std::abs(piece.x1 - piece.x0));
  }

  std::vector<BorderRing> gaps() const
  {
    std::vector<GEOSGeometry*> members;
    for (const OpenBorder& piece : m_pieces) {
      const double xy[] = {piece.x0, piece.y0, piece.x1, piece.y1};
      members.push_back(geosLine(xy).release());
    }
    const GeosGeometry lines(GEOSGeom_createCollection_r(
        geosHandle(), GEOS_MULTILINESTRING, members.data(), static_cast<unsigned>(members.size())));
    const GeosGeometry noded(lines ? GEOSUnaryUnion_r(geosHandle(), lines.get()) : nullptr);
    const GEOSGeometry* const input[] = {noded.get()};
    const GeosGeometry faces(noded ? GEOSPolygonize_r(geosHandle(), input, 1) : nullptr);
    std::vector<BorderRing> found;
    if (!faces)
      return found;
    for (const GEOSGeometry* face : geosMembers(faces.get())) {
      BorderRing ring{coordinates(GEOSGetExteriorRing_r(geosHandle(), face)), {}};
      turnClockwise(ring.xy);
      if (nameRows(ring))
        found.push_back(std::move(ring));
    }
    return found;
  }

private:
  static void turnClockwise(std::vector<double>& xy)
  {
    if (signedArea(xy.data(), xy.size() / 2) <= 0)
      return;
    std::vector<double> turned;
    for (std::size_t i = xy.size(); i >= 2; i -= 2)
      turned.insert(turned.end(), {xy[i - 2], xy[i - 1]});
    xy = std::move(turned);
  }

  /// Names the rows whose open borders go along with a ring. \returns whether that is most of it:
  /// a ring against which they go lies around ground that they cover
  bool nameRows(BorderRing& ring) const
  {
    double with = 0, all = 0;
    for (std::size_t i = 0; i + 3 < ring.xy.size(); i += 2) {
      const double* p = ring.xy.data() + i;
      const double x = (p[0] + p[2]) / 2, y = (p[1] + p[3]) / 2;
      const double length = std::hypot(p[2] - p[0], p[3] - p[1]);
      all += length;
      bool isWith = false;
      auto piece = std::lower_bound(
          m_pieces.begin(), m_pieces.end(), x - m_widest - m_reach,
          [](const OpenBorder& one, double least) { return std::min(one.x0, one.x1) < least; });
      for (; piece != m_pieces.end() && std::min(piece->x0, piece->x1) <= x + m_reach; ++piece) {
        const double along =
            (piece->x1 - piece->x0) * (p[2] - p[0]) + (piece->y1 - piece->y0) * (p[3] - p[1]);
        if (along <= 0 || !isOn(*piece, x, y))
          continue;
        isWith = true;
        ring.places.push_back(piece->place);
      }
      with += isWith ? length : 0;
    }
    std::sort(ring.places.begin(), ring.places.end());
    ring.places.erase(std::unique(ring.places.begin(), ring.places.end()), ring.places.end());
    return 2 * with > all;
  }

  bool isOn(const OpenBorder& piece, double x, double y) const
  {
    if (std::min(piece.y0, piece.y1) > y + m_reach || std::max(piece.y0, piece.y1) < y - m_reach)
      return false;
    const double ux = piece.x1 - piece.x0, uy = piece.y1 - piece.y0;
    const double share =
        std::clamp(((x - piece.x0) * ux + (y - piece.y0) * uy) / (ux * ux + uy * uy), 0.0, 1.0);
    return std::hypot(piece.x0 + share * ux - x, piece.y0 + share * uy - y) <= m_reach;
  }

  std::vector<OpenBorder> m_pieces; ///< by their least x
  double m_reach;
  double m_widest = 0;
};

} // namespace

std::optional<std::size_t> addGapsOfBroken(const CheckedRows& rows,
                                           const std::vector<OpenBorder>& broken,
                                           FindingLists& findings, Progress& progress)
{
  std::vector<OpenBorder> pieces = broken;
  const double reach = kReach * rows.noise();
  joinEnds(pieces, reach);
  std::vector<std::vector<OpenBorder>> nets = networks(pieces);
  std::vector<quint32> leftOut;
  for (auto& net : nets)
    if (net.size() > kMostTogether)
      for (const OpenBorder& piece : std::exchange(net, {}))
        leftOut.push_back(piece.place);
  std::vector<std::vector<BorderRing>> gaps(nets.size());
  const bool isDone = eachIndex(nets.size(), std::max(1, rows.options().threads), progress,
                                [&](std::size_t index, std::size_t) {
                                  gaps[index] = Faces(std::move(nets[index]), reach).gaps();
                                });
  if (!isDone)
    return std::nullopt;
  for (const auto& list : gaps)
    for (const BorderRing& ring : list)
      addGap(rows, ring, findings);
  std::sort(leftOut.begin(), leftOut.end());
  return static_cast<std::size_t>(std::unique(leftOut.begin(), leftOut.end()) - leftOut.begin());
}

} // namespace diaban::geo
