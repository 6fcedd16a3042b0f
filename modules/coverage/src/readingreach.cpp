#include "readingreach.h"

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

constexpr std::size_t kLeastStations = 8; ///< with values, for a variogram of their own
constexpr double kNugget = 0.1;           ///< of the sill, where it can't be told
constexpr double kMostCells = 250'000;

std::vector<Reading> readingsOf(const std::vector<Sensor>& sensors)
{
  std::vector<Reading> readings;
  for (const Sensor& sensor : sensors)
    readings.push_back({sensor.place, sensor.reading});
  return readings;
}

double meanRange(const std::vector<Sensor>& sensors)
{
  double sum = 0;
  for (const Sensor& sensor : sensors)
    sum += sensor.values.valueOr(SensorField::Range, 0);
  return std::max(sum / static_cast<double>(sensors.size()), 1.0);
}

/// How readings differ with distance: told by their values, else by the range of their type.
ReadingReach reachFor(const std::vector<Sensor>& sensors, const std::vector<Reading>& readings)
{
  ReadingReach reach;
  reach.variogram = {Variogram::Model::Spherical, kNugget, 1, meanRange(sensors)};
  const bool haveValues = readings.size() >= kLeastStations &&
                          std::all_of(readings.begin(), readings.end(), [](const Reading& reading) {
                            return !std::isnan(reading.value);
                          });
  if (!haveValues)
    return reach;
  if (const auto fitted = fitVariogram(lagsOf(readings), Variogram::Model::Spherical)) {
    reach.variogram = *fitted;
    reach.isFitted = true;
  }
  return reach;
}

EstimateFrame frameFor(const std::vector<Sensor>& sensors, double margin, double least)
{
  geo::Extent extent;
  for (const Sensor& sensor : sensors)
    extent.add(sensor.place.x(), sensor.place.y());
  const double wide = extent.width() + 2 * margin, high = extent.height() + 2 * margin;
  const double cell = std::max(least, std::ceil(std::sqrt(wide * high / kMostCells)));
  return {std::floor((extent.minX - margin) / cell) * cell,
          std::ceil((extent.maxY + margin) / cell) * cell, cell,
          static_cast<int>(std::ceil(wide / cell)) + 1,
          static_cast<int>(std::ceil(high / cell)) + 1};
}

std::size_t nearest(const std::vector<Sensor>& sensors, QPointF place)
{
  std::size_t found = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < sensors.size(); ++i) {
    const QPointF way = sensors[i].place - place;
    if (const double square = QPointF::dotProduct(way, way); square < least) {
      least = square;
      found = i;
    }
  }
  return found;
}

/// The cells of a grid that one station speaks for, in the box around them.
FootprintPtr cut(const CellFrame& frame, const std::vector<std::pair<int, int>>& cells,
                 const std::vector<qint8>& classes)
{
  if (cells.empty())
    return std::make_shared<const Footprint>();
  std::pair<int, int> least = cells.front(), most = cells.front();
  for (const auto& [column, row] : cells) {
    least = {std::min(least.first, column), std::min(least.second, row)};
    most = {std::max(most.first, column), std::max(most.second, row)};
  }
  const CellFrame box{frame.west + least.first * frame.cellWidth,
                      frame.north - least.second * frame.cellHeight,
                      frame.cellWidth,
                      frame.cellHeight,
                      most.first - least.first + 1,
                      most.second - least.second + 1};
  std::vector<quint8> bytes(box.cells());
  for (const auto& [column, row] : cells)
    bytes[box.indexOf(column - least.first, row - least.second)] =
        static_cast<quint8>(classes[frame.indexOf(column, row)] + 1);
  return std::make_shared<const Footprint>(Footprint::ofCells(box, std::move(bytes)));
}

} // namespace

Outcome reachOfReadings(Coverage& coverage, Progress& progress)
{
  const std::vector<Sensor>& sensors = coverage.sensors;
  const std::vector<Reading> readings = readingsOf(sensors);
  ReadingReach reach = reachFor(sensors, readings);
  const Kriging kriging(readings, reach.variogram);
  const EstimateFrame frame = frameFor(sensors, reach.variogram.range, coverage.model.cell);
  DIABAN_TRY(grid, estimate(kriging, frame, progress));
  const std::vector<qint8> classes = grid.classes(kReachShares);
  const CellFrame cells{frame.west, frame.north, frame.cell, frame.cell, frame.width, frame.height};
  std::vector<std::vector<std::pair<int, int>>> of(sensors.size());
  std::size_t at = 0;
  for (int row = 0; row < frame.height; ++row)
    for (int column = 0; column < frame.width; ++column)
      if (classes[at++] >= 0)
        of[nearest(sensors, cells.middle(column, row))].emplace_back(column, row);
  for (std::size_t i = 0; i < sensors.size(); ++i)
    coverage.footprints[i] = cut(cells, of[i], classes);
  reach.check = kriging.crossValidation();
  coverage.readings = std::move(reach);
  coverage.reckoned = sensors.size();
  return Done{};
}

} // namespace diaban::coverage
