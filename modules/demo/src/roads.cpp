#include "roads.h"

#include "names.h"
#include "waynet.h"

#include <algorithm>
#include <cmath>

namespace diaban::demo {
namespace {

constexpr double kStep = 250;

/// A road from the southern to the northern border that winds a little.
Line throughRoad(const Land& land, double x, double wind, double shift)
{
  Line line;
  for (double y = 0; y <= kHeight; y += kStep) {
    const QPointF p(x + wind * land.noise().at(shift, y / 7'000), y);
    if (!land.isSea(p))
      line.append(p);
  }
  return line;
}

Line coastRoad(const Land& land)
{
  Line line;
  const double end = land.riverY(land.coastX(17'600) - 1'500) - 900;
  for (double y = 2'600; y < end; y += kStep) {
    double x = land.coastX(y) + 600;
    while (land.isSea({x, y}) || land.isSea({x + 180, y}))
      x -= 40;
    line.append({x, y});
  }
  return rounded(line);
}

/// Streets of a town in the order of length get the great names first.
void addStreets(const Towns& towns, bool isCity, Random& random, std::vector<Road>& roads)
{
  std::vector<const Street*> byLength;
  for (const Street& street : towns.streets)
    byLength.push_back(&street);
  std::stable_sort(byLength.begin(), byLength.end(), [](const Street* a, const Street* b) {
    return a->rank != b->rank ? a->rank < b->rank : lengthOf(a->line) > lengthOf(b->line);
  });
  qsizetype next = 0;
  for (const Street* street : byLength) {
    Road road;
    road.line = street->line;
    road.width = street->width;
    const bool isAvenue = street->rank == StreetRank::Avenue;
    if (isCity) {
      road.roadClass = isAvenue ? RoadClass::Avenue : RoadClass::Street;
      road.lanes = isAvenue ? 4 : 2;
      const qsizetype round = next / streetNames().size();
      const QString& name = streetNames()[next % streetNames().size()];
      road.name = round == 0
                      ? QStringLiteral("Đường ") + name
                      : QStringLiteral("Kiệt %1 %2").arg(round * 20 + random.below(19)).arg(name);
      ++next;
    } else {
      road.roadClass = isAvenue ? RoadClass::Street : RoadClass::Lane;
      road.name = isAvenue ? QStringLiteral("Đường liên thôn") : QStringLiteral("Ngõ");
      road.lanes = isAvenue ? 2 : 1;
    }
    roads.push_back(std::move(road));
  }
}

/// Avenues of the quarters on both banks, joined where the river is narrow enough.
void addBridges(const Land& land, const Towns& city, std::vector<Road>& roads)
{
  const QStringList names{QStringLiteral("Cầu Cửa Sông"), QStringLiteral("Cầu Ngọc"),
                          QStringLiteral("Cầu Chợ Cũ"), QStringLiteral("Cầu Phía Tây")};
  qsizetype made = 0;
  double lastX = -1e9;
  std::vector<QPointF> south;
  for (const Street& street : city.streets)
    if (street.town == 1)
      south.insert(south.end(), {street.line.first(), street.line.last()});
  std::vector<QPointF> north;
  for (const Street& street : city.streets)
    if (street.town == 0 && street.rank == StreetRank::Avenue)
      for (const QPointF& end : {street.line.first(), street.line.last()})
        if (end.y() - land.riverY(end.x()) < 480)
          north.push_back(end);
  std::sort(north.begin(), north.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
  for (const QPointF& from : north) {
    if (from.x() - lastX < 650 || made == names.size() || south.empty())
      continue;
    const QPointF to = *std::min_element(south.begin(), south.end(), [&](QPointF a, QPointF b) {
      return std::hypot(a.x() - from.x(), a.y() - from.y()) <
             std::hypot(b.x() - from.x(), b.y() - from.y());
    });
    if (std::hypot(to.x() - from.x(), to.y() - from.y()) > 1'300)
      continue;
    roads.push_back({{{from, to}}, RoadClass::Avenue, names[made++], 25, 6, true});
    lastX = from.x();
  }
}

void addCountryRoads(const Land& land, const Ground& ground, const Communes& communes,
                     const std::vector<QPointF>& hamlets, const Towns& city,
                     std::vector<Road>& roads)
{
  WayNet net(land, ground);
  for (const Road& road : roads)
    net.markRoad(road.line);
  for (const CityBlock& block : city.blocks) // ways end at the first street of the city
    net.markRoad(block.cell);
  const QPointF crossing = land.city() + QPointF(-2'750, 700); // of the national road
  const Line west = net.connect({2'400, land.riverY(2'400) + 500}, crossing);
  roads.push_back({west, RoadClass::National, QStringLiteral("Quốc lộ 14Đ"), 12, 2});
  int number = 601;
  for (const Commune& commune : communes.list) {
    if (commune.kind == Commune::Kind::SpecialZone)
      continue;
    if (const Line line = net.join(commune.seat); lengthOf(line) > 600)
      roads.push_back(
          {line, RoadClass::Provincial, QStringLiteral("Đường tỉnh %1").arg(number++), 9, 2});
  }
  // Links between neighbours close the loops that a tree of ways lacks.
  for (std::size_t i = 0; i < communes.list.size(); ++i)
    for (std::size_t k = i + 1; k < communes.list.size(); ++k) {
      const QPointF a = communes.list[i].seat;
      const QPointF b = communes.list[k].seat;
      if (communes.list[i].kind != Commune::Kind::Rural ||
          communes.list[k].kind != Commune::Kind::Rural || (i + k) % 3 != 0 ||
          std::hypot(a.x() - b.x(), a.y() - b.y()) > 6'500)
        continue;
      if (const Line line = net.connect(a, b); !line.isEmpty())
        roads.push_back({line, RoadClass::Communal,
                         QStringLiteral("Đường liên xã %1 - %2")
                             .arg(communes.list[i].name, communes.list[k].name),
                         6, 2});
    }
  for (const QPointF& hamlet : hamlets)
    if (const Line line = net.join(hamlet); !line.isEmpty())
      roads.push_back({line, RoadClass::Communal, QStringLiteral("Đường thôn"), 5, 1});
}

} // namespace

std::vector<Road> makeRoads(const Land& land, const Ground& ground, const Communes& communes,
                            const std::vector<QPointF>& hamlets, const Towns& city,
                            const Towns& villages, Random& random)
{
  const double x = land.city().x();
  std::vector<Road> roads;
  roads.push_back({rounded(throughRoad(land, x - 8'600, 1'500, 5.5)), RoadClass::Expressway,
                   QStringLiteral("Cao tốc Bắc - Nam"), 25, 4});
  roads.push_back({rounded(throughRoad(land, x - 2'750, 500, 8.5)), RoadClass::National,
                   QStringLiteral("Quốc lộ 1"), 20, 4});
  roads.push_back({rounded(throughRoad(land, x - 5'900, 700, 8.5)), RoadClass::Railway,
                   QStringLiteral("Đường sắt Bắc - Nam"), 4, 1});
  roads.push_back(
      {coastRoad(land), RoadClass::Provincial, QStringLiteral("Đường ven biển"), 15, 4});
  addCountryRoads(land, ground, communes, hamlets, city, roads);
  addBridges(land, city, roads);
  addStreets(city, true, random, roads);
  addStreets(villages, false, random, roads);
  return roads;
}

} // namespace diaban::demo
