#include "ringplaces.h"

#include <diaban/coverage/population.h>
#include <diaban/workspace/words.h>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr int kSpreadSide = 40; ///< places across a commune without dwellings

struct House {
  const geo::Block* block = nullptr;
  std::size_t row = 0;
  double floors = 0; ///< area of all storeys
  int commune = -1;
};

bool isDwelling(const QString& use, const QStringList& words)
{
  return std::any_of(words.cbegin(), words.cend(),
                     [&](const QString& word) { return workspace::holdsWord(use, word); });
}

std::vector<Commune> readCommunes(const geo::TablePtr& table, const PopulationFields& fields)
{
  std::vector<Commune> communes;
  const int people = fields.people.isEmpty() ? -1 : table->columnIndex(fields.people);
  const int name = fields.name.isEmpty() ? -1 : table->columnIndex(fields.name);
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const double count = numberIn(*table, *block, people, row);
      communes.push_back(
          {block->fids[row], textIn(*table, *block, name, row), count > 0 ? count : 0});
    }
  return communes;
}

/// Buildings in which people live; all, when none is marked so.
std::vector<House> housesOf(const Ground& ground, const PopulationFields& fields,
                            double storeyHeight)
{
  std::vector<House> all, dwellings;
  const geo::FeatureTable& table = *ground.buildings;
  const auto column = [&](const QString& name) {
    return name.isEmpty() ? -1 : table.columnIndex(name);
  };
  const int storeys = column(ground.storeysField), height = column(ground.heightField);
  const int use = column(fields.use);
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      if (block->firstPart(row) == block->rowEnds[row])
        continue;
      double floors = numberIn(table, *block, storeys, row);
      if (!(floors > 0))
        floors = std::round(numberIn(table, *block, height, row) / storeyHeight);
      const House house{block.get(), row, areaOf(*block, row) * (floors > 1 ? floors : 1), -1};
      all.push_back(house);
      if (use >= 0 && isDwelling(textIn(table, *block, use, row), fields.dwelling))
        dwellings.push_back(house);
    }
  return dwellings.empty() ? all : dwellings;
}

/// Places evenly over a commune, for the people whose dwellings nobody has drawn.
void spreadEvenly(const geo::Block& block, std::size_t row, int commune, double people,
                  Population& made)
{
  const geo::Extent extent = block.rowExtent(row);
  const double side = std::max(extent.width(), extent.height()) / kSpreadSide;
  if (!(side > 0))
    return;
  const std::size_t first = made.dwellings.size();
  for (double y = extent.minY + side / 2; y < extent.maxY; y += side)
    for (double x = extent.minX + side / 2; x < extent.maxX; x += side)
      if (holds(block, row, {x, y})) {
        made.dwellings.push_back({-1, commune, 0, static_cast<quint32>(made.samples.size()), 1});
        made.samples.emplace_back(x, y);
      }
  const double each = people / static_cast<double>(made.dwellings.size() - first);
  for (std::size_t i = first; i < made.dwellings.size(); ++i)
    made.dwellings[i].people = each;
}

void addHouse(const House& house, double people, bool withWalls, Population& made)
{
  Dwelling dwelling{house.block->fids[house.row], house.commune, people,
                    static_cast<quint32>(made.samples.size()), 0};
  made.samples.push_back(placeIn(*house.block, house.row));
  if (withWalls)
    addWallPlaces(*house.block, house.row, made.samples);
  dwelling.samples = static_cast<quint32>(made.samples.size()) - dwelling.firstSample;
  made.dwellings.push_back(dwelling);
}

} // namespace

Result<Population> settle(const geo::TablePtr& communes, const Ground& ground,
                          const PopulationFields& fields, double storeyHeight, bool withWalls,
                          Progress& progress)
{
  Population made;
  made.hasWalls = withWalls;
  std::vector<House> houses;
  if (ground.buildings != nullptr)
    houses = housesOf(ground, fields, storeyHeight);
  std::vector<double> floors;
  if (communes != nullptr) {
    made.communes = readCommunes(communes, fields);
    made.isKnown = !fields.people.isEmpty();
    floors.resize(made.communes.size());
    const PolygonIndex index(communes);
    for (std::size_t i = 0; i < houses.size(); ++i) {
      if (i % 4096 == 0 &&
          !progress.advance(static_cast<double>(i) / static_cast<double>(houses.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      houses[i].commune = index.at(placeIn(*houses[i].block, houses[i].row));
      if (houses[i].commune >= 0)
        floors[static_cast<std::size_t>(houses[i].commune)] += houses[i].floors;
    }
  }
  made.dwellings.reserve(houses.size());
  for (const House& house : houses) {
    const auto commune = static_cast<std::size_t>(house.commune);
    addHouse(house,
             house.commune < 0 ? 0 : made.communes[commune].people * house.floors / floors[commune],
             withWalls, made);
  }
  std::size_t place = 0;
  if (communes != nullptr)
    for (const geo::BlockPtr& block : communes->blocks())
      for (std::size_t row = 0; row < block->rows(); ++row, ++place)
        if (floors[place] <= 0)
          spreadEvenly(*block, row, static_cast<int>(place), made.communes[place].people, made);
  for (const Commune& commune : made.communes)
    made.people += commune.people;
  return made;
}

} // namespace diaban::coverage
