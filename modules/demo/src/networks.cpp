#include "networks.h"

#include <array>
#include <cmath>

namespace diaban::demo {
namespace {

bool isInTown(const Road& road)
{
  return road.roadClass == RoadClass::Avenue || road.roadClass == RoadClass::Street;
}

QString numbered(const char* prefix, std::size_t number)
{
  return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(number, 5, 10, QLatin1Char('0'));
}

Pipe pipe(const Road& road, const char* prefix, std::size_t number, double off)
{
  Pipe made;
  made.line = beside(road.line, off);
  made.code = numbered(prefix, number);
  made.street = road.name;
  return made;
}

void addPoles(const Road& road, Random& random, std::vector<Pole>& poles)
{
  constexpr double kApart = 38;
  const Line line = beside(road.line, road.width / 2 - 1);
  double walked = random.between(0, kApart);
  for (qsizetype i = 0; i + 1 < line.size(); ++i) {
    const QPointF d = line[i + 1] - line[i];
    const double length = std::hypot(d.x(), d.y());
    for (; walked < length; walked += kApart)
      poles.push_back({line[i] + d * (walked / length), numbered("COT", poles.size() + 1),
                       random.chance(0.8) ? QStringLiteral("Cột chiếu sáng")
                                          : QStringLiteral("Cột điện hạ thế"),
                       road.width > 20 ? 11.0 : 8.5});
    walked -= length;
  }
}

/// A stream of chance of its own leaves the rest as it is.
void giveOwners(Random random, std::vector<Pole>& poles)
{
  for (Pole& pole : poles) {
    const bool isTelecom = random.chance(0.2);
    pole.owner = pole.kind == QStringLiteral("Cột chiếu sáng") ? QStringLiteral("Chiếu sáng đô thị")
                 : isTelecom                                   ? QStringLiteral("Viễn thông")
                                                               : QStringLiteral("Điện lực");
  }
}

} // namespace

Line beside(const Line& line, double metres)
{
  Line moved;
  for (qsizetype i = 0; i < line.size(); ++i) {
    const QPointF before = line[std::max<qsizetype>(i - 1, 0)];
    const QPointF after = line[std::min<qsizetype>(i + 1, line.size() - 1)];
    const QPointF d = after - before;
    const double length = std::hypot(d.x(), d.y());
    moved.append(length > 0 ? line[i] + QPointF(-d.y(), d.x()) * (metres / length) : line[i]);
  }
  return moved;
}

Networks makeNetworks(const std::vector<Road>& roads, Random& random)
{
  constexpr std::array kDrainSizes{400, 600, 800, 1000, 1500};
  constexpr std::array kWaterSizes{110, 160, 225, 315, 500};
  constexpr std::array kStrands{12, 24, 48, 96};
  Networks made;
  for (const Road& road : roads) {
    const bool isAvenue = road.roadClass == RoadClass::Avenue;
    if (road.isBridge || !isInTown(road))
      continue;
    if (isAvenue || random.chance(0.82)) {
      Pipe drain = pipe(road, "TN", made.drains.size() + 1, -road.width / 4);
      drain.size = kDrainSizes[static_cast<std::size_t>((isAvenue ? 2 : 0) + random.below(3))];
      drain.year = 1995 + random.below(29);
      drain.material =
          drain.year < 2005 ? QStringLiteral("Cống hộp gạch") : QStringLiteral("Bê tông cốt thép");
      made.drains.push_back(std::move(drain));
    }
    if (isAvenue || random.chance(0.9)) {
      Pipe water = pipe(road, "CN", made.water.size() + 1, road.width / 4);
      water.size = kWaterSizes[static_cast<std::size_t>((isAvenue ? 2 : 0) + random.below(3))];
      water.year = 1998 + random.below(26);
      water.material = water.year < 2008 ? QStringLiteral("Gang dẻo") : QStringLiteral("HDPE");
      made.water.push_back(std::move(water));
    }
    if (isAvenue || random.chance(0.45)) {
      Pipe cable = pipe(road, "CQ", made.fibre.size() + 1, road.width / 2 - 2);
      cable.size = kStrands[static_cast<std::size_t>(random.below(isAvenue ? 4 : 2))];
      cable.year = 2008 + random.below(17);
      cable.material = random.chance(0.6) ? QStringLiteral("Ngầm") : QStringLiteral("Treo");
      made.fibre.push_back(std::move(cable));
    }
    if (isAvenue || random.chance(0.35))
      addPoles(road, random, made.poles);
  }
  giveOwners(Random(Random(random).next()), made.poles);
  return made;
}

} // namespace diaban::demo
