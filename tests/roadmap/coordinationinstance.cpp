#include "coordinationinstance.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <set>

namespace diaban::roadmap::test {
namespace {

constexpr int kMonths = 12;

struct Work {
  int start = 0, months = 0; ///< months from the first January; how long
  qint64 monthly = 0;        ///< đồng
  double weight = 0;         ///< of a month's shift
};

/// Works meet that are at it in the same month.
ChoiceRange meeting(const Work& one, const Work& other, int shift, int most)
{
  // other.start + s < one's end, and its end > one's start
  const int first = one.start + shift - other.start - other.months + 1;
  const int last = one.start + shift + one.months - 1 - other.start;
  const ChoiceRange range{std::max(first, -most) + most, std::min(last, most) + most};
  return range.isEmpty() ? ChoiceRange() : range;
}

std::vector<qint64> spending(const Work& work, int shift, int years)
{
  std::vector<qint64> byYear(static_cast<std::size_t>(years), 0);
  for (int month = 0; month < work.months; ++month)
    if (const int at = work.start + shift + month; at >= 0 && at / kMonths < years)
      byYear[static_cast<std::size_t>(at / kMonths)] += work.monthly;
  return byYear;
}

MovableProject movable(const Work& work, int number, const InstanceSize& size)
{
  MovableProject project{QStringLiteral("DA-%1").arg(number, 3, 10, QLatin1Char('0')), {}};
  for (int shift = -size.months; shift <= size.months; ++shift)
    project.choices.push_back(
        {shift, work.weight * std::abs(shift), spending(work, shift, size.years)});
  return project;
}

/// A year's ceiling is what it and its neighbours would spend on the mean, and a little more: peaks
/// have to be taken down.
std::vector<std::optional<qint64>> ceilings(const std::vector<Work>& works, int years)
{
  std::vector<qint64> planned(static_cast<std::size_t>(years), 0);
  for (const Work& work : works) {
    const std::vector<qint64> byYear = spending(work, 0, years);
    for (std::size_t year = 0; year < byYear.size(); ++year)
      planned[year] += byYear[year];
  }
  std::vector<std::optional<qint64>> all;
  for (std::size_t year = 0; year < planned.size(); ++year) {
    const qint64 before = planned[year == 0 ? 0 : year - 1];
    const qint64 after = planned[std::min(year + 1, planned.size() - 1)];
    all.emplace_back((before + 2 * planned[year] + after) / 400 * 103);
  }
  return all;
}

} // namespace

CoordinationProblem inventedCoordination(unsigned seed, const InstanceSize& size)
{
  std::mt19937 random(seed);
  const auto between = [&random](int least, int most) {
    return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
  };
  std::vector<Work> works;
  CoordinationProblem problem;
  for (int i = 0; i < size.projects; ++i) {
    const int months = between(3, size.longest);
    const qint64 total = qint64(between(1, 30)) * between(1, 30) * 1'000'000'000;
    works.push_back(
        {between(0, size.years * kMonths - months), months, total / months, double(between(1, 9))});
    problem.projects.push_back(movable(works.back(), i, size));
  }
  std::set<std::pair<int, int>> known;
  const int tries = 1000 * size.clashes; // there may not be as many
  for (int i = 0; i < tries && static_cast<int>(known.size()) < size.clashes; ++i) {
    const int one = between(0, size.projects - 1), other = between(0, size.projects - 1);
    const Work &a = works[std::size_t(one)], &b = works[std::size_t(other)];
    if (one >= other || meeting(a, b, 0, 0).isEmpty() || !known.insert({one, other}).second)
      continue;
    ExclusivePair pair{one, other, {}};
    for (int shift = -size.months; shift <= size.months; ++shift)
      pair.excluded.push_back(meeting(a, b, shift, size.months));
    problem.pairs.push_back(std::move(pair));
  }
  for (int year = 0; year < size.years; ++year)
    problem.years.push_back(2026 + year);
  problem.ceilings = size.hasCeilings ? ceilings(works, size.years)
                                      : std::vector<std::optional<qint64>>(std::size_t(size.years));
  return problem;
}

} // namespace diaban::roadmap::test
