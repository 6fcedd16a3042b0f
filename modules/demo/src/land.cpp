#include "land.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace diaban::demo {
namespace {

double smoothStep(double from, double to, double value)
{
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Metres inside (positive) or outside of an ellipse that is turned by `angle`.
double inEllipse(QPointF p, QPointF centre, double a, double b, double angle)
{
  const QPointF d = p - centre;
  const double u = (d.x() * std::cos(angle) + d.y() * std::sin(angle)) / a;
  const double v = (d.y() * std::cos(angle) - d.x() * std::sin(angle)) / b;
  return (1 - std::hypot(u, v)) * std::min(a, b);
}

constexpr double kHeadlandY = 27'500;
constexpr double kBayY = 23'600;

} // namespace

double Land::coastX(double y) const
{
  return 33'000 + 1'700 * std::sin(y / kHeight * 5.2 + 0.8) + 1'500 * m_noise.at(3.3, y / 9'000);
}

double Land::riverY(double x) const
{
  const double reach = smoothStep(0, 9'000, x) * smoothStep(37'000, 30'000, x);
  return 17'600 + reach * (1'700 * std::sin(x / 3'900) + 1'100 * m_noise.at(x / 5'000, 9.7)) +
         1'600 * smoothStep(9'000, 0, x);
}

double Land::riverWidth(double x) const
{
  return 130 + 330 * smoothStep(12'000, 33'000, x) + 500 * smoothStep(31'500, 35'000, x);
}

double Land::island(QPointF p) const
{
  if (p.x() < 38'000)
    return -2'000; // far from all of them; noise costs time
  const double ragged = 420 * m_noise.rough(p, 1'400);
  return ragged + std::max({inEllipse(p, {42'600, 11'200}, 2'100, 1'250, 0.5),
                            inEllipse(p, {43'900, 14'300}, 650, 420, 1.1),
                            inEllipse(p, {40'400, 8'300}, 480, 700, 0.2)});
}

double Land::shore(QPointF p) const
{
  const double ragged = 380 * m_noise.rough(p, 2'600);
  double inland = coastX(p.y()) - p.x() + 0.35 * ragged;
  const double neck = coastX(kHeadlandY);
  inland =
      std::max(inland, inEllipse(p, {neck + 2'600, kHeadlandY + 500}, 4'600, 1'750, 0.35) + ragged);
  inland = std::min(inland,
                    ragged * 0.4 - inEllipse(p, {coastX(kBayY) + 300, kBayY}, 3'400, 1'900, 0.25));
  return std::max(inland, island(p));
}

bool Land::isSea(QPointF p) const
{
  return shore(p) <= 0;
}

bool Land::isIsland(QPointF p) const
{
  return island(p) > 0 && p.x() > coastX(p.y()) + 3'000;
}

bool Land::isRiver(QPointF p) const
{
  const double width = riverWidth(p.x());
  const double above = std::abs(p.y() - riverY(p.x()));
  if (above > width * 1.5)
    return false;
  const double slope = (riverY(p.x() + 50) - riverY(p.x() - 50)) / 100;
  return above / std::hypot(1, slope) < width / 2 * (1 + 0.12 * m_noise.rough(p, 900)) &&
         !isSea(p) && !isIsland(p);
}

bool Land::isReservoir(QPointF p) const
{
  const double inside = std::max(inEllipse(p, {8'600, 28'800}, 1'500, 800, 0.9),
                                 inEllipse(p, {9'900, 7'900}, 1'050, 700, 2.2));
  return inside > -1'500 && inside + 520 * m_noise.rough(p + QPointF(5'000, 0), 1'700) > 130;
}

bool Land::isInProvince(QPointF p) const
{
  constexpr double kRagged = 1'500;
  const double inside = std::min({p.x() - 2'300, p.y() - 2'300, kHeight - 2'300 - p.y()});
  const bool isWithin =
      inside > 2 * kRagged || inside + kRagged * m_noise.rough(p + QPointF(0, 50'000), 9'000) > 0;
  return isWithin && !isSea(p);
}

double Land::height(QPointF p) const
{
  const double inland = shore(p);
  if (inland <= 0)
    return 0;
  const double fromCoast = coastX(p.y()) - p.x() + 2'500 * m_noise.rough(p, 9'000);
  const double ridge = 1 - std::abs(m_noise.rough(p + QPointF(900, 700), 5'200));
  const double valley = smoothStep(350, 4'200, std::abs(p.y() - riverY(p.x())));
  const double hills = smoothStep(10'500, 27'000, fromCoast) * valley;
  const double headland = smoothStep(
      0, 1'500, inEllipse(p, {coastX(kHeadlandY) + 3'300, kHeadlandY + 800}, 3'900, 1'650, 0.35));
  const double island = smoothStep(200, 1'000, this->island(p));
  return 1.2 + 3 * smoothStep(0, 3'000, inland) + std::max(fromCoast, 0.0) / 2'600 +
         hills * (60 + 760 * ridge * ridge) + headland * (120 + 330 * ridge) +
         island * (20 + 130 * ridge);
}

double Land::slope(QPointF p) const
{
  constexpr double kStep = 60;
  const double here = height(p);
  return std::hypot(height(p + QPointF(kStep, 0)) - here, height(p + QPointF(0, kStep)) - here) /
         kStep;
}

QPointF Land::city() const
{
  const double x = coastX(kHeight / 2) - 4'300;
  return {x, riverY(x) + 1'000};
}

} // namespace diaban::demo
