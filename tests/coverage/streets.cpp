#include "streets.h"

#include <diaban/geo/tablebuilder.h>

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace diaban::tests {
namespace {

/// Cross product of the ways to b and to c.
double turn(QPointF a, QPointF b, QPointF c)
{
  return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
}

bool cross(QPointF a, QPointF b, QPointF c, QPointF d)
{
  return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) && (turn(c, d, a) > 0) != (turn(c, d, b) > 0);
}

/// Two rows of houses back to back from (x, y) eastwards, 80 m long.
void addBlock(Town& town, double x, double y, bool isDense, std::mt19937& random)
{
  const auto unit = [&] { return double(random()) / double(std::mt19937::max()); };
  for (const double back : {y, y + 22.0})
    for (double at = x; at < x + 80;) {
      const double wide = isDense ? 4 + 2 * unit() : 9 + 6 * unit();
      const double low = back == y ? y : y + 22 + (isDense ? 0 : 3 * unit());
      Building house{box(at, low, at + wide, low + 14 + 6 * unit())};
      if (unit() < 0.05)
        house.push_back(box(at + 1, low + 5, at + wide - 1, low + 9));
      town.push_back(house);
      at += wide + (isDense ? (unit() < 0.1 ? 2.0 : 0.0) : 2 + 8 * unit());
    }
}

} // namespace

Ring box(double left, double bottom, double right, double top)
{
  return {{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}};
}

Town makeTown(std::size_t count, unsigned seed)
{
  std::mt19937 random(seed);
  Town town;
  const int side = std::max(1, int(std::ceil(std::sqrt(double(count) / 22 * 56.0 / 92.0))));
  for (int number = 0; town.size() < count; ++number) {
    const int column = number % side, row = number / side;
    addBlock(town, 92.0 * column, 56.0 * row, (column / 5 + row / 7) % 3 != 0, random);
  }
  town.resize(count);
  for (Building& building : town)
    for (Ring& ring : building)
      for (QPointF& at : ring) {
        const double turned = 0.4 + 0.1 * std::sin(at.x() / 900);
        at = {600'000 + at.x() * std::cos(turned) - at.y() * std::sin(turned),
              1'200'000 + at.x() * std::sin(turned) + at.y() * std::cos(turned)};
      }
  return town;
}

geo::TablePtr tableOf(const Town& town)
{
  std::vector<geo::FlatGeometry> shapes(town.size());
  std::vector<geo::TableBuilder::Row> rows;
  for (std::size_t i = 0; i < town.size(); ++i) {
    geo::FlatGeometry& shape = shapes[i];
    for (const Ring& ring : town[i]) {
      for (const QPointF& at : ring)
        shape.xy.insert(shape.xy.end(), {at.x(), at.y()});
      shape.ringEnds.push_back(static_cast<quint32>(shape.xy.size() / 2));
    }
    shape.partEnds.push_back(static_cast<quint32>(shape.ringEnds.size()));
    shape.kinds.push_back(geo::GeometryKind::Polygon);
    rows.push_back({static_cast<qint64>(i + 1), &shape, {}});
  }
  geo::TableBuilder builder({});
  builder.add(rows);
  return builder.finish(1);
}

std::vector<Ring> ringsOf(const geo::Shape& shape)
{
  std::vector<Ring> rings;
  for (const geo::ShapePart& part : shape.parts)
    for (const geo::ShapeRing& ring : part.rings) {
      rings.emplace_back();
      for (std::size_t i = 0; i < ring.size(); i += 2)
        rings.back().emplace_back(ring[i], ring[i + 1]);
    }
  return rings;
}

bool isInside(const std::vector<Ring>& rings, QPointF place)
{
  bool isIn = false;
  for (const Ring& ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const QPointF a = ring[i - 1], b = ring[i];
      if ((a.y() > place.y()) != (b.y() > place.y()) &&
          place.x() < a.x() + (b.x() - a.x()) * (place.y() - a.y()) / (b.y() - a.y()))
        isIn = !isIn;
    }
  return isIn;
}

double distanceToSides(const std::vector<Ring>& rings, QPointF place)
{
  double least = HUGE_VAL;
  for (const Ring& ring : rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const QPointF way = ring[i] - ring[i - 1], off = place - ring[i - 1];
      const double length = QPointF::dotProduct(way, way);
      const double along =
          length > 0 ? std::clamp(QPointF::dotProduct(off, way) / length, 0.0, 1.0) : 0;
      least = std::min(least, QLineF(off, along * way).length());
    }
  return least;
}

bool isSeenExactly(const Town& town, QPointF eye, QPointF place)
{
  for (const Building& building : town) {
    if (isInside(building, eye) || distanceToSides(building, eye) <= 0.001)
      continue;
    for (const Ring& ring : building)
      for (std::size_t i = 1; i < ring.size(); ++i)
        if (cross(eye, place, ring[i - 1], ring[i]))
          return false;
  }
  return true;
}

} // namespace diaban::tests
