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

double bullingtonLoss(const ProfileExtremes& extremes, double first, double second, double length,
                      double nearest, double wave)
{
  constexpr double kGrazing = 1e-12; // a slope that is nothing but rounding
  const double slope = (second - first) / length;
  double nu = -std::sqrt(extremes.clearance * 2 * length / wave);
  if (const double opening = extremes.fromFirst + extremes.fromSecond; opening > kGrazing) {
    // The horizons of both meet above the line between them: an edge there stands for all.
    const double done = std::clamp((second - first + extremes.fromSecond * length) / opening,
                                   nearest, length - nearest);
    nu = (extremes.fromFirst - slope) * done *
         std::sqrt(2 * length / (wave * done * (length - done)));
  }
  const double edge = knifeEdgeLoss(nu);
  return edge + (1 - std::exp(-edge / 6)) * (10 + 0.02 * length / 1000);
}

double diffractionLoss(const RadioProfile& profile, double frequency, double earthFactor)
{
  if (profile.between.empty())
    return 0;
  const double length = profile.length, slope = (profile.second - profile.first) / length;
  const double curve = 1 / (2 * earthFactor * kEarthRadius);
  ProfileExtremes found;
  found.fromFirst = found.fromSecond = -std::numeric_limits<double>::infinity();
  found.clearance = std::numeric_limits<double>::infinity();
  for (const RadioProfile::Point& point : profile.between) {
    const double done = point.distance, rest = length - done;
    const double height = point.height + done * rest * curve;
    const double below = std::max(profile.first + slope * done - height, 0.0);
    found.fromFirst = std::max(found.fromFirst, (height - profile.first) / done);
    found.fromSecond = std::max(found.fromSecond, (height - profile.second) / rest);
    found.clearance = std::min(found.clearance, below * below / (done * rest));
  }
  const double nearest =
      std::min(profile.between.front().distance, length - profile.between.back().distance);
  return bullingtonLoss(found, profile.first, profile.second, length, nearest,
                        waveLengthOf(frequency));
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
