#include "diffraction.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaban::coverage {
namespace {

constexpr double kLightSpeed = 299'792'458;
constexpr double kHertz = 1e6;

/// The height at a place between middles of cells; none where one of those it depends on is none.
std::optional<double> heightAt(const HeightGrid& grid, double column, double row)
{
  if (!(column >= 0 && row >= 0 && column <= grid.width() - 1 && row <= grid.height() - 1))
    return std::nullopt;
  const int left = static_cast<int>(column), top = static_cast<int>(row);
  const double across = column - left, along = row - top;
  double height = 0;
  for (const int down : {0, 1})
    for (const int right : {0, 1}) {
      const double share = (right == 1 ? across : 1 - across) * (down == 1 ? along : 1 - along);
      if (share <= 0)
        continue;
      const float corner = grid.at(left + right, top + down);
      if (corner <= HeightGrid::kNone)
        return std::nullopt;
      height += share * static_cast<double>(corner);
    }
  return height;
}

} // namespace

double waveLengthOf(double frequency)
{
  return kLightSpeed / (frequency * kHertz);
}

double knifeEdgeLoss(double nu)
{
  constexpr double kFree = -0.78; // the edge is so far below that nothing is lost
  if (!(nu > kFree))
    return 0;
  const double beyond = nu - 0.1;
  return 6.9 + 20 * std::log10(std::sqrt(beyond * beyond + 1) + beyond);
}

double bullingtonLoss(const RadioProfile& profile, double wave, double earthRadius)
{
  constexpr double kGrazing = 1e-12; // a slope that is nothing but rounding
  if (profile.between.empty())
    return 0;
  const double length = profile.length, slope = (profile.second - profile.first) / length;
  double fromFirst = -std::numeric_limits<double>::infinity(), fromSecond = fromFirst;
  double clearance = std::numeric_limits<double>::infinity(); // ν² but for a factor
  for (const RadioProfile::Point& point : profile.between) {
    const double done = point.distance, rest = length - done;
    const double height = point.height + done * rest / (2 * earthRadius);
    const double share = 1 / (done * rest); // one division instead of three
    fromFirst = std::max(fromFirst, (height - profile.first) * rest * share);
    fromSecond = std::max(fromSecond, (height - profile.second) * done * share);
    const double below = std::max(profile.first + slope * done - height, 0.0);
    clearance = std::min(clearance, below * below * share);
  }
  double nu = -std::sqrt(clearance * 2 * length / wave);
  if (const double opening = fromFirst + fromSecond; opening > kGrazing) {
    // The horizons of both meet above the line between them: an edge there stands for all.
    const double done =
        std::clamp((profile.second - profile.first + fromSecond * length) / opening,
                   profile.between.front().distance, profile.between.back().distance);
    nu = (fromFirst - slope) * done * std::sqrt(2 * length / (wave * done * (length - done)));
  }
  const double edge = knifeEdgeLoss(nu);
  return edge + (1 - std::exp(-edge / 6)) * (10 + 0.02 * length / 1000);
}

double diffractionLoss(const RadioProfile& profile, double frequency, double earthFactor)
{
  return bullingtonLoss(profile, waveLengthOf(frequency), earthFactor * kEarthRadius);
}

std::optional<RadioProfile> profileBetween(const HeightGrid& grid, QPointF first, QPointF second,
                                           double firstHeight, double secondHeight)
{
  const auto start = heightAt(grid, first.x(), first.y());
  const auto end = heightAt(grid, second.x(), second.y());
  if (!start || !end)
    return std::nullopt;
  const QPointF way = second - first;
  RadioProfile profile;
  profile.length = std::hypot(way.x() * grid.cellWidth(), way.y() * grid.cellHeight());
  profile.first = *start + firstHeight;
  profile.second = *end + secondHeight;
  const int steps = static_cast<int>(std::ceil(std::max(std::abs(way.x()), std::abs(way.y()))));
  for (int step = 1; step < steps; ++step) {
    const double share = static_cast<double>(step) / steps;
    const QPointF place = first + way * share;
    if (const auto height = heightAt(grid, place.x(), place.y()))
      profile.between.push_back({profile.length * share, *height});
  }
  return profile;
}

} // namespace diaban::coverage
