#include "shape.h"

#include <algorithm>
#include <cmath>

namespace diaban::demo {

double lengthOf(const Line& line)
{
  double sum = 0;
  for (qsizetype i = 0; i + 1 < line.size(); ++i)
    sum += std::hypot(line[i + 1].x() - line[i].x(), line[i + 1].y() - line[i].y());
  return sum;
}

double areaOf(const Line& openRing)
{
  double sum = 0;
  for (qsizetype i = 0; i < openRing.size(); ++i) {
    const QPointF& a = openRing[i];
    const QPointF& b = openRing[(i + 1) % openRing.size()];
    sum += a.x() * b.y() - b.x() * a.y();
  }
  return std::abs(sum) / 2;
}

QPointF middleOf(const Line& openRing)
{
  QPointF sum;
  for (const QPointF& p : openRing)
    sum += p;
  return sum / static_cast<double>(openRing.size());
}

QRectF boxOf(const Line& line)
{
  const auto [left, right] = std::minmax_element(
      line.begin(), line.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
  const auto [bottom, top] = std::minmax_element(
      line.begin(), line.end(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
  return {left->x(), bottom->y(), right->x() - left->x(), top->y() - bottom->y()};
}

bool contains(const Line& ring, QPointF place)
{
  bool isInside = false;
  for (qsizetype i = 0, k = ring.size() - 1; i < ring.size(); k = i++) {
    const QPointF& a = ring[i];
    const QPointF& b = ring[k];
    if ((a.y() > place.y()) != (b.y() > place.y()) &&
        place.x() < (b.x() - a.x()) * (place.y() - a.y()) / (b.y() - a.y()) + a.x())
      isInside = !isInside;
  }
  return isInside;
}

} // namespace diaban::demo
