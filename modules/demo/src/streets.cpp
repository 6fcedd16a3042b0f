#include "streets.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace diaban::demo {
namespace {

constexpr double kAvenueWidth = 26;
constexpr double kStreetWidth = 12;

/// A lattice line's place and weight.
struct LatticeLine {
  double at = 0;
  bool isAvenue = false;
  double width() const { return isAvenue ? kAvenueWidth : kStreetWidth; }
};

std::vector<LatticeLine> linesOf(double reach, double step, int avenueEvery, Random& random)
{
  std::vector<LatticeLine> lines;
  double at = -reach;
  for (int i = 0; at < reach; ++i) {
    lines.push_back({at, i % avenueEvery == 0});
    at += step * random.between(0.78, 1.28) + lines.back().width();
  }
  return lines;
}

class Lattice {
public:
  Lattice(const Land& land, const TownPlan& plan, int town, Random& random)
      : m_land(land)
      , m_plan(plan)
      , m_town(town)
      , m_u(linesOf(plan.radius * 1.3, plan.blockLength, plan.avenueEvery, random))
      , m_v(linesOf(plan.radius * 1.3, plan.blockDepth, plan.avenueEvery + 1, random))
      , m_kept(m_u.size() * m_v.size())
  {
  }
  void keepCells(const Towns& others, const Towns& before);
  void addTo(Towns& towns) const;

private:
  QPointF place(double u, double v) const;
  bool isGround(QPointF p) const;
  bool isFree(const Line& cell, const Towns& others) const;
  Line quad(std::size_t column, std::size_t row, bool shrunk) const;
  bool isKept(std::size_t column, std::size_t row) const
  {
    return column + 1 < m_u.size() && row + 1 < m_v.size() && m_kept[row * m_u.size() + column];
  }
  /// Whether the street piece that starts at (column, row) has a block at either side.
  bool isNeeded(std::size_t column, std::size_t row, bool alongU) const;
  void addStreets(Towns& towns, bool alongU) const;

  const Land& m_land;
  const TownPlan& m_plan;
  int m_town;
  std::vector<LatticeLine> m_u;
  std::vector<LatticeLine> m_v;
  std::vector<bool> m_kept;
};

QPointF Lattice::place(double u, double v) const
{
  const double c = std::cos(m_plan.angle);
  const double s = std::sin(m_plan.angle);
  const QPointF straight = m_plan.centre + QPointF(u * c - v * s, u * s + v * c);
  const Noise& noise = m_land.noise();
  const double scale = 1'900;
  return straight +
         m_plan.bend * QPointF(noise.at(straight.x() / scale, straight.y() / scale + 40),
                               noise.at(straight.x() / scale + 70, straight.y() / scale));
}

bool Lattice::isGround(QPointF p) const
{
  const double north = p.y() - m_land.riverY(p.x());
  const bool isOnItsSide = m_plan.side == 0 || north * m_plan.side > 0;
  if (!isOnItsSide || !m_land.isInProvince(p) || m_land.height(p) > 60)
    return false;
  constexpr double kBank = 45; // a promenade between the last block and the water
  for (const QPointF& off : {QPointF(kBank, 0), QPointF(-kBank, 0), QPointF(0, kBank),
                             QPointF(0, -kBank), QPointF(0, 0)})
    if (m_land.isWater(p + off))
      return false;
  return true;
}

bool Lattice::isFree(const Line& cell, const Towns& others) const
{
  const QRectF box = boxOf(cell);
  return std::none_of(others.blocks.begin(), others.blocks.end(),
                      [&](const CityBlock& block) { return block.box.intersects(box); });
}

Line Lattice::quad(std::size_t column, std::size_t row, bool shrunk) const
{
  const double u0 = m_u[column].at + (shrunk ? m_u[column].width() / 2 : 0);
  const double u1 = m_u[column + 1].at - (shrunk ? m_u[column + 1].width() / 2 : 0);
  const double v0 = m_v[row].at + (shrunk ? m_v[row].width() / 2 : 0);
  const double v1 = m_v[row + 1].at - (shrunk ? m_v[row + 1].width() / 2 : 0);
  return {{place(u0, v0), place(u1, v0), place(u1, v1), place(u0, v1)}};
}

void Lattice::keepCells(const Towns& others, const Towns& before)
{
  for (std::size_t row = 0; row + 1 < m_v.size(); ++row)
    for (std::size_t column = 0; column + 1 < m_u.size(); ++column) {
      const Line cell = quad(column, row, false);
      const QPointF d = middleOf(cell) - m_plan.centre;
      const double edge = m_plan.radius * (1 + 0.3 * m_land.noise().rough(middleOf(cell), 1'500));
      const bool isNear = std::hypot(d.x(), d.y()) < edge;
      m_kept[row * m_u.size() + column] =
          isNear &&
          std::all_of(cell.begin(), cell.end(), [this](QPointF p) { return isGround(p); }) &&
          isFree(cell, others) && isFree(cell, before);
    }
}

bool Lattice::isNeeded(std::size_t column, std::size_t row, bool alongU) const
{
  if (isKept(column, row))
    return true;
  return alongU ? row > 0 && isKept(column, row - 1) : column > 0 && isKept(column - 1, row);
}

void Lattice::addStreets(Towns& towns, bool alongU) const
{
  const auto& lines = alongU ? m_v : m_u;
  const auto& steps = alongU ? m_u : m_v;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    Street street;
    street.town = m_town;
    street.rank = lines[line].isAvenue ? StreetRank::Avenue : StreetRank::Street;
    street.width = lines[line].width();
    for (std::size_t step = 0; step < steps.size(); ++step) {
      const std::size_t column = alongU ? step : line;
      const std::size_t row = alongU ? line : step;
      const bool needed = step + 1 < steps.size() && isNeeded(column, row, alongU);
      if (needed || !street.line.isEmpty())
        street.line.append(place(m_u[column].at, m_v[row].at));
      if (!needed && !street.line.isEmpty()) {
        towns.streets.push_back(street);
        street.line.clear();
      }
    }
  }
}

void Lattice::addTo(Towns& towns) const
{
  for (std::size_t row = 0; row + 1 < m_v.size(); ++row)
    for (std::size_t column = 0; column + 1 < m_u.size(); ++column) {
      if (!isKept(column, row))
        continue;
      CityBlock block;
      block.corners = quad(column, row, true);
      block.cell = quad(column, row, false);
      block.box = boxOf(block.cell);
      block.town = m_town;
      const QPointF d = middleOf(block.corners) - m_plan.centre;
      block.fromCentre = std::hypot(d.x(), d.y());
      towns.blocks.push_back(std::move(block));
    }
  addStreets(towns, true);
  addStreets(towns, false);
}

} // namespace

Towns makeTowns(const Land& land, const std::vector<TownPlan>& plans, const Towns& before,
                Random& random)
{
  Towns towns;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    Lattice lattice(land, plans[i], static_cast<int>(i), random);
    lattice.keepCells(towns, before);
    lattice.addTo(towns);
  }
  return towns;
}

std::vector<TownPlan> cityPlans(const Land& land, double scale)
{
  const QPointF old = land.city();
  const double southX = old.x() - 300;
  const double beachX = land.coastX(land.riverY(old.x()) - 3'800) - 900;
  return {
      {old, 0.16, 1'900 * scale, 105, 58, 4, 90, 1},
      {{southX, land.riverY(southX) - 1'350}, -0.13, 1'650 * scale, 140, 82, 4, 40, -1},
      {{beachX, land.riverY(old.x()) - 3'900}, 1.5, 1'250 * scale, 120, 70, 3, 50, -1},
      {old + QPointF(-4'300, 800), 0.55, 900 * scale, 120, 76, 4, 40, 1},
  };
}

} // namespace diaban::demo
