#include "lineparts.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace diaban::geo {
namespace {

struct Vertex {
  ShapeRing values;
  bool isNode = false; ///< the line is cut here
};

QPointF placeOf(const ShapeRing& values)
{
  return {values[0], values[1]};
}

double apart(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double cross(QPointF a, QPointF b)
{
  return a.x() * b.y() - a.y() * b.x();
}

/// A place on an edge, at a share of its way.
struct Cut {
  std::size_t edge;
  double share;
  QPointF at;
};

class Parter {
public:
  Parter(const ShapeRing& line, std::size_t step, double noise)
      : m_step(step)
      , m_noise(noise)
  {
    for (std::size_t i = 0; i + step <= line.size(); i += step) {
      const auto from = line.begin() + static_cast<std::ptrdiff_t>(i);
      ShapeRing values(from, from + static_cast<std::ptrdiff_t>(step));
      if (m_line.empty() || placeOf(m_line.back().values) != placeOf(values))
        m_line.push_back({std::move(values), false});
    }
  }

  std::vector<ShapeRing> parts()
  {
    for (std::size_t i = 0; i + 1 < m_line.size(); ++i)
      for (std::size_t k = i + 1; k + 1 < m_line.size(); ++k)
        meet(i, k);
    insertCuts();
    markNodes();
    return pieces();
  }

private:
  using Way = std::vector<std::pair<double, double>>;

  QPointF at(std::size_t index) const { return placeOf(m_line[index].values); }

  void meet(std::size_t i, std::size_t k)
  {
    const QPointF p = at(i), q = at(i + 1), r = at(k), s = at(k + 1);
    if (std::max(p.x(), q.x()) + m_noise < std::min(r.x(), s.x()) ||
        std::max(r.x(), s.x()) + m_noise < std::min(p.x(), q.x()) ||
        std::max(p.y(), q.y()) + m_noise < std::min(r.y(), s.y()) ||
        std::max(r.y(), s.y()) + m_noise < std::min(p.y(), q.y()))
      return;
    bool touches = touch(i, r);
    touches = touch(i, s) || touches;
    touches = touch(k, p) || touches;
    touches = touch(k, q) || touches;
    const double turn = cross(q - p, s - r);
    if (touches || k == i + 1 || turn == 0)
      return;
    const double a = cross(r - p, s - r) / turn, b = cross(r - p, q - p) / turn;
    if (a <= 0 || a >= 1 || b <= 0 || b >= 1)
      return;
    const QPointF here = p + (q - p) * a;
    m_cuts.push_back({i, a, here});
    m_cuts.push_back({k, b, here});
  }

  /// Whether an edge goes by a vertex; a cut where that lies within it.
  bool touch(std::size_t edge, QPointF vertex)
  {
    const QPointF p = at(edge), way = at(edge + 1) - p;
    const double share = QPointF::dotProduct(vertex - p, way) / QPointF::dotProduct(way, way);
    if (apart(p + way * std::clamp(share, 0.0, 1.0), vertex) > m_noise)
      return false;
    if (apart(p, vertex) > m_noise && apart(p + way, vertex) > m_noise)
      m_cuts.push_back({edge, share, vertex});
    return true;
  }

  void insertCuts()
  {
    std::sort(m_cuts.begin(), m_cuts.end(), [](const Cut& a, const Cut& b) {
      return a.edge != b.edge ? a.edge < b.edge : a.share < b.share;
    });
    std::vector<Vertex> line;
    auto cut = m_cuts.begin();
    for (std::size_t i = 0; i < m_line.size(); ++i) {
      line.push_back(m_line[i]);
      for (; cut != m_cuts.end() && cut->edge == i; ++cut) {
        if (placeOf(line.back().values) == cut->at)
          continue;
        ShapeRing values = m_line[i].values;
        for (std::size_t value = 2; value < m_step; ++value)
          values[value] += cut->share * (m_line[i + 1].values[value] - values[value]);
        values[0] = cut->at.x();
        values[1] = cut->at.y();
        line.push_back({std::move(values), false});
      }
    }
    m_line = std::move(line);
  }

  /// The line is cut where it comes by twice, and where it turns straight back.
  void markNodes()
  {
    for (std::size_t i = 1; i + 1 < m_line.size(); ++i)
      m_line[i].isNode = at(i - 1) == at(i + 1);
    std::vector<std::size_t> order(m_line.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      order[i] = i;
    const auto place = [&](std::size_t i) { return std::pair(at(i).x(), at(i).y()); };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    for (std::size_t i = 0; i < order.size();) {
      std::size_t end = i + 1;
      while (end < order.size() && place(order[end]) == place(order[i]))
        ++end;
      for (std::size_t k = i; k < end && end - i > 1; ++k)
        m_line[order[k]].isNode = true;
      i = end;
    }
  }

  std::vector<ShapeRing> pieces() const
  {
    std::vector<ShapeRing> made;
    std::set<Way> gone; // in both directions
    ShapeRing piece;
    Way way;
    for (std::size_t i = 0; i < m_line.size(); ++i) {
      const Vertex& vertex = m_line[i];
      piece.insert(piece.end(), vertex.values.begin(), vertex.values.end());
      way.emplace_back(vertex.values[0], vertex.values[1]);
      if (way.size() < 2 || (!vertex.isNode && i + 1 < m_line.size()))
        continue;
      if (gone.insert(way).second) {
        made.push_back(std::move(piece));
        gone.emplace(way.rbegin(), way.rend());
      }
      piece = vertex.values;
      way = {{vertex.values[0], vertex.values[1]}};
    }
    return made;
  }

  std::size_t m_step;
  double m_noise;
  std::vector<Vertex> m_line;
  std::vector<Cut> m_cuts;
};

} // namespace

std::vector<ShapeRing> lineParts(const ShapeRing& line, std::size_t step, double noise)
{
  return Parter(line, step, noise).parts();
}

} // namespace diaban::geo
