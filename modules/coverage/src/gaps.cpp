#include <diaban/coverage/served.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace diaban::coverage {
namespace {

constexpr double kLeastPeople = 1;

using Square = std::pair<qint64, qint64>; // column, row from the north

struct Unserved {
  double people = 0;
  int dwellings = 0;
  std::map<int, double> communes; ///< people by commune
};

void join(Unserved& into, const Unserved& other)
{
  into.people += other.people;
  into.dwellings += other.dwellings;
  for (const auto& [commune, people] : other.communes)
    into.communes[commune] += people;
}

/// The commune of most people in it.
int communeOf(const Unserved& square)
{
  return std::max_element(square.communes.begin(), square.communes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// Squares of one commune that hang together along edges, taken out of `squares`: a town that
/// nobody serves is one gap for each ward.
std::vector<Square> takeGroup(std::map<Square, Unserved>& squares, Unserved& sum)
{
  std::vector<Square> group, open{squares.begin()->first};
  const int commune = communeOf(squares.begin()->second);
  while (!open.empty()) {
    const Square at = open.back();
    open.pop_back();
    const auto found = squares.find(at);
    if (found == squares.end() || communeOf(found->second) != commune)
      continue;
    join(sum, found->second);
    squares.erase(found);
    group.push_back(at);
    for (const auto& [x, y] : {Square{1, 0}, Square{-1, 0}, Square{0, 1}, Square{0, -1}})
      open.emplace_back(at.first + x, at.second + y);
  }
  return group;
}

geo::Shape outlineOf(const std::vector<Square>& group, QPointF corner, double side)
{
  Square least = group.front(), most = group.front();
  for (const Square& square : group) {
    least = {std::min(least.first, square.first), std::min(least.second, square.second)};
    most = {std::max(most.first, square.first), std::max(most.second, square.second)};
  }
  const CellFrame frame{corner.x() + static_cast<double>(least.first) * side,
                        corner.y() - static_cast<double>(least.second) * side,
                        side,
                        side,
                        static_cast<int>(most.first - least.first) + 1,
                        static_cast<int>(most.second - least.second) + 1};
  std::vector<quint8> bytes(frame.cells());
  for (const Square& square : group)
    bytes[frame.indexOf(static_cast<int>(square.first - least.first),
                        static_cast<int>(square.second - least.second))] = 1;
  return outlines(frame, bytes, 1);
}

} // namespace

std::vector<Gap> gapsOf(const Served& served, const Population& population, double side)
{
  std::map<Square, Unserved> squares;
  for (std::size_t i = 0; i < population.dwellings.size(); ++i) {
    const Dwelling& dwelling = population.dwellings[i];
    if (served.timesOfDwelling[i] > 0)
      continue;
    const QPointF place = population.samples[dwelling.firstSample];
    Unserved& square = squares[{static_cast<qint64>(std::floor(place.x() / side)),
                                static_cast<qint64>(std::floor(-place.y() / side))}];
    join(square,
         {dwelling.people, dwelling.row >= 0 ? 1 : 0, {{dwelling.commune, dwelling.people}}});
  }
  std::vector<Gap> gaps;
  while (!squares.empty()) {
    Unserved sum;
    const std::vector<Square> group = takeGroup(squares, sum);
    if (sum.people < kLeastPeople && sum.dwellings == 0)
      continue;
    const int commune = communeOf(sum);
    gaps.push_back(
        {outlineOf(group, {0, 0}, side), sum.people, sum.dwellings,
         commune < 0 ? QString() : population.communes[static_cast<std::size_t>(commune)].name});
  }
  std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return std::pair(a.people, a.dwellings) > std::pair(b.people, b.dwellings);
  });
  return gaps;
}

} // namespace diaban::coverage
