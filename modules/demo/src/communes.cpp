#include "communes.h"

#include "names.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::demo {
namespace {

double distance(QPointF a, QPointF b)
{
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// How far apart seats lie: wards are small.
double spacingAt(const Land& land, QPointF p)
{
  const double fromCity = distance(p, land.city());
  return 0.42 + 0.58 * std::clamp((fromCity - 2'500) / 6'500, 0.0, 1.0);
}

bool isDry(const Land& land, QPointF p)
{
  return land.isInProvince(p) && !land.isIsland(p) && !land.isWater(p) && land.slope(p) < 0.22;
}

/// Best candidate of many (Mitchell 1991), with the distance measured in spacings.
std::vector<QPointF> seats(const Land& land, int count, Random& random)
{
  constexpr int kCandidates = 60;
  std::vector<QPointF> chosen{land.city()};
  while (static_cast<int>(chosen.size()) < count) {
    QPointF best;
    double farthest = -1;
    for (int i = 0; i < kCandidates; ++i) {
      const QPointF p(random.between(0, kWidth), random.between(0, kHeight));
      if (!isDry(land, p))
        continue;
      double nearest = std::numeric_limits<double>::max();
      for (const QPointF& other : chosen)
        nearest = std::min(nearest, distance(p, other) / spacingAt(land, p));
      if (nearest > farthest)
        farthest = nearest, best = p;
    }
    if (farthest >= 0)
      chosen.push_back(best);
  }
  return chosen;
}

int nearestSeat(const Land& land, const std::vector<Commune>& communes, QPointF p, QPointF bend)
{
  int best = 0;
  double least = std::numeric_limits<double>::max();
  const bool isNorth = p.y() > land.riverY(p.x());
  for (std::size_t i = 0; i < communes.size(); ++i) {
    const Commune& commune = communes[i];
    if (commune.kind == Commune::Kind::SpecialZone)
      continue;
    const QPointF seat = commune.seat;
    // The river is a border where it can be one.
    const double across = isNorth == (seat.y() > land.riverY(seat.x())) ? 1 : 1.7;
    const double far = distance(p + bend, seat) / commune.spacing * across;
    if (far < least)
      least = far, best = static_cast<int>(i);
  }
  return best;
}

void nameAll(std::vector<Commune>& communes, Random& random)
{
  const QStringList names = placeNames(static_cast<int>(communes.size()), random);
  int code = 29'013;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    communes[i].name = communes[i].kind == Commune::Kind::SpecialZone
                           ? QStringLiteral("Hòn Ngọc")
                           : names[static_cast<qsizetype>(i)];
    communes[i].code = QString::number(code);
    code += 3 * (1 + random.below(4));
  }
}

int peopleOf(const Commune& commune, Random& random)
{
  const double km2 = commune.squareMetres / 1e6;
  switch (commune.kind) {
  case Commune::Kind::Ward: return static_cast<int>(km2 * random.between(3'200, 7'600));
  case Commune::Kind::SpecialZone: return static_cast<int>(km2 * random.between(180, 320));
  case Commune::Kind::Rural: break;
  }
  // The plain is thickly settled, the hills are not.
  const double share = std::clamp(commune.seat.x() / 30'000, 0.1, 1.0);
  return static_cast<int>(km2 * random.between(220, 560) * share * share) + 1'900;
}

} // namespace

QString Commune::kindName() const
{
  switch (kind) {
  case Kind::Ward: return QStringLiteral("phường");
  case Kind::SpecialZone: return QStringLiteral("đặc khu");
  case Kind::Rural: break;
  }
  return QStringLiteral("xã");
}

QString Commune::fullName() const
{
  QString text = kindName() + QLatin1Char(' ') + name;
  text[0] = text[0].toUpper();
  return text;
}

Communes makeCommunes(const Land& land, const Ground& ground, int count, Random& random)
{
  Communes made{{}, LabelMap(ground.kind.columns(), ground.kind.rows(), kCell, -1)};
  const int onLand = std::max(count - 1, 1);
  for (const QPointF& seat : seats(land, onLand, random)) {
    Commune commune;
    commune.seat = seat;
    commune.spacing = spacingAt(land, seat);
    commune.kind = commune.spacing < 0.62 ? Commune::Kind::Ward : Commune::Kind::Rural;
    made.list.push_back(commune);
  }
  if (count > 1) {
    Commune island;
    island.kind = Commune::Kind::SpecialZone;
    island.seat = {42'600, 11'200};
    made.list.push_back(island);
  }
  const int islandIndex = static_cast<int>(made.list.size()) - 1;
  for (int row = 0; row < made.map.rows(); ++row)
    for (int column = 0; column < made.map.columns(); ++column) {
      if (!ground.isProvince(column, row))
        continue;
      const QPointF p = made.map.centre(column, row);
      const QPointF bend(520 * land.noise().rough(p + QPointF(7'000, 0), 2'200),
                         520 * land.noise().rough(p + QPointF(0, 9'000), 2'200));
      made.map.at(column, row) = ground.kind.at(column, row) == Ground::Island
                                     ? islandIndex
                                     : nearestSeat(land, made.list, p, bend);
    }
  made.map.tidy(12);
  for (int row = 0; row < made.map.rows(); ++row)
    for (int column = 0; column < made.map.columns(); ++column)
      if (const int index = made.map.at(column, row); index >= 0)
        made.list[static_cast<std::size_t>(index)].squareMetres += kCell * kCell;
  nameAll(made.list, random);
  for (Commune& commune : made.list) {
    commune.people = peopleOf(commune, random);
    commune.households = static_cast<int>(commune.people / random.between(3.3, 3.9));
  }
  return made;
}

} // namespace diaban::demo
