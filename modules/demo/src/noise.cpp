#include "noise.h"

#include <cmath>

namespace diaban::demo {
namespace {

double fade(double t)
{
  return t * t * (3 - 2 * t);
}

double mix(double a, double b, double t)
{
  return a + (b - a) * t;
}

} // namespace

double Noise::corner(qint64 column, qint64 row) const
{
  quint64 z = m_seed ^ (static_cast<quint64>(column) * 0x9E3779B97F4A7C15u) ^
              (static_cast<quint64>(row) * 0xC2B2AE3D27D4EB4Fu);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-52 - 1;
}

double Noise::at(double x, double y) const
{
  const double left = std::floor(x);
  const double bottom = std::floor(y);
  const auto column = static_cast<qint64>(left);
  const auto row = static_cast<qint64>(bottom);
  const double u = fade(x - left);
  const double v = fade(y - bottom);
  return mix(mix(corner(column, row), corner(column + 1, row), u),
             mix(corner(column, row + 1), corner(column + 1, row + 1), u), v);
}

double Noise::rough(QPointF p, double scale) const
{
  double sum = 0;
  double weight = 0.95; // value noise seldom leaves the middle of its range
  for (double s = scale; s > scale / 10; s /= 2) {
    sum += weight * at(p.x() / s, p.y() / s);
    weight /= 2;
  }
  return sum;
}

} // namespace diaban::demo
