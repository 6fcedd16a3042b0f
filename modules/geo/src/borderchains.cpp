#include "borderchains.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::geo {
namespace {

constexpr quint32 kNone = std::numeric_limits<quint32>::max();

/// Points numbered, those of one cell of a fine grid alike.
class Nodes {
public:
  Nodes(std::size_t most, double cell)
      : m_cell(cell)
  {
    std::size_t size = 16;
    while (size < 2 * most)
      size *= 2;
    m_slots.assign(size, {0, 0, kNone});
  }

  quint32 number(double x, double y)
  {
    const qint64 column = cell(x), row = cell(y);
    quint64 hash = static_cast<quint64>(column) * 0x9e3779b97f4a7c15ULL ^
                   static_cast<quint64>(row) * 0xc2b2ae3d27d4eb4fULL;
    hash ^= hash >> 29;
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      Slot& slot = m_slots[at];
      if (slot.node == kNone)
        return (slot = {column, row, m_count++}).node;
      if (slot.column == column && slot.row == row)
        return slot.node;
    }
  }
  quint32 count() const { return m_count; }

private:
  struct Slot {
    qint64 column, row;
    quint32 node;
  };
  /// Round coordinates are common: they shall not lie where two cells meet.
  qint64 cell(double value) const
  {
    constexpr double kMost = 9e18; // what a file may hold has no bounds
    return static_cast<qint64>(std::floor(std::clamp(value / m_cell + 0.37, -kMost, kMost)));
  }

  double m_cell;
  quint32 m_count = 0;
  std::vector<Slot> m_slots;
};

class Follower {
public:
  Follower(const std::vector<OpenBorder>& pieces, double noise)
      : m_pieces(pieces)
      , m_state(pieces.size(), State::Free)
  {
    Nodes nodes(2 * pieces.size(), 4 * noise);
    for (const OpenBorder& piece : pieces) {
      m_starts.push_back(nodes.number(piece.x0, piece.y0));
      m_ends.push_back(nodes.number(piece.x1, piece.y1));
    }
    m_firstAt.assign(nodes.count(), kNone);
    m_nextAt.assign(pieces.size(), kNone);
    m_balance.assign(nodes.count(), 0);
    for (std::size_t i = pieces.size(); i-- > 0;) {
      m_nextAt[i] = std::exchange(m_firstAt[m_starts[i]], static_cast<quint32>(i));
      ++m_balance[m_starts[i]];
      --m_balance[m_ends[i]];
    }
  }

  /// Follows the ring that begins with a piece; whether it closes.
  bool follow(quint32 first, std::vector<quint32>& way)
  {
    way.clear();
    for (quint32 piece = first; piece != kNone; piece = next(piece, first)) {
      if (piece == first && !way.empty()) {
        mark(way, State::InRing);
        return true;
      }
      m_state[piece] = State::OnWay;
      way.push_back(piece);
    }
    mark(way, State::Left);
    return false;
  }
  bool isFree(quint32 piece) const { return m_state[piece] == State::Free; }
  bool isInRing(std::size_t piece) const { return m_state[piece] == State::InRing; }

private:
  enum class State : quint8 { Free, OnWay, InRing, Left };

  void mark(const std::vector<quint32>& way, State state)
  {
    for (const quint32 piece : way)
      m_state[piece] = state;
  }

  /// Of the pieces that leave where `piece` ends, the first to the left of the way back: what lies
  /// between the two is empty.
  quint32 next(quint32 piece, quint32 first) const
  {
    const quint32 node = m_ends[piece];
    if (m_balance[node] != 0)
      return kNone;
    const OpenBorder& from = m_pieces[piece];
    const double back = std::atan2(from.y0 - from.y1, from.x0 - from.x1);
    quint32 best = kNone;
    double least = std::numeric_limits<double>::infinity();
    for (quint32 other = m_firstAt[node]; other != kNone; other = m_nextAt[other]) {
      if (m_state[other] != State::Free && other != first)
        continue;
      if (best == kNone && m_nextAt[other] == kNone)
        return other;
      const OpenBorder& to = m_pieces[other];
      double angle = std::atan2(to.y1 - to.y0, to.x1 - to.x0) - back;
      while (angle <= 0)
        angle += 2 * M_PI;
      if (angle < least) {
        least = angle;
        best = other;
      }
    }
    return best;
  }

  const std::vector<OpenBorder>& m_pieces;
  std::vector<State> m_state;
  std::vector<quint32> m_starts, m_ends, m_firstAt, m_nextAt;
  std::vector<qint32> m_balance;
};

} // namespace

std::vector<OpenBorder> closeRings(std::vector<OpenBorder> pieces, double noise,
                                   const std::function<void(const BorderRing&)>& visit)
{
  Follower follower(pieces, noise);
  std::vector<quint32> way;
  BorderRing ring;
  for (quint32 first = 0; first < pieces.size(); ++first) {
    if (!follower.isFree(first) || !follower.follow(first, way))
      continue;
    ring.xy.clear();
    ring.places.clear();
    for (const quint32 piece : way) {
      ring.xy.insert(ring.xy.end(), {pieces[piece].x0, pieces[piece].y0});
      ring.places.push_back(pieces[piece].place);
    }
    ring.xy.insert(ring.xy.end(), {ring.xy[0], ring.xy[1]});
    std::sort(ring.places.begin(), ring.places.end());
    ring.places.erase(std::unique(ring.places.begin(), ring.places.end()), ring.places.end());
    visit(ring);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (!follower.isInRing(i))
      pieces[kept++] = pieces[i];
  pieces.resize(kept);
  return pieces;
}

} // namespace diaban::geo
