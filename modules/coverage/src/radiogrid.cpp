#include "cellprofile.h"
#include "diffraction.h"

#include <diaban/coverage/radiogrid.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>
#include <thread>

namespace diaban::coverage {
namespace {

constexpr double kNearest = 1;        ///< metres; nearer than that formulas tell nothing
constexpr int kBetweenReports = 1000; ///< cells, some milliseconds of work

struct Window {
  int left = 0, top = 0, right = -1, bottom = -1; ///< cells, both ends within
};

bool sends(const HeightGrid& grid, const RadioStation& station)
{
  return station.column >= 0 && station.column < grid.width() && station.row >= 0 &&
         station.row < grid.height() && grid.at(station.column, station.row) > HeightGrid::kNone;
}

Window windowOf(const HeightGrid& grid, const RadioStation& station)
{
  const auto cells = [&](double size) {
    return static_cast<int>(std::min(station.radius / size, 1e9));
  };
  const int across = cells(grid.cellWidth()), along = cells(grid.cellHeight());
  return {std::max(station.column - across, 0), std::max(station.row - along, 0),
          std::min(station.column + across, grid.width() - 1),
          std::min(station.row + along, grid.height() - 1)};
}

/// What the formula asks for is the same in all cells but the distance.
Outcome checkFormula(const std::vector<RadioStation>& stations, const Receiver& receiver,
                     const RadioRules& rules)
{
  const RadioRange::Span distance = radioFormula(rules.model).range.distance;
  for (const RadioStation& station : stations)
    DIABAN_CHECK(pathLoss(rules.model,
                          {station.transmitter.frequency, std::max(station.radius, distance.from),
                           station.transmitter.height, receiver.height}));
  return Done{};
}

/// Fills cells with the levels of one station after the other. One thread at a time.
class LevelMaker {
public:
  LevelMaker(const HeightGrid& grid, const Receiver& receiver, const RadioRules& rules,
             RadioLevels& result)
      : m_grid(grid)
      , m_receiver(receiver)
      , m_rules(rules)
      , m_range(radioFormula(rules.model).range.distance)
      , m_result(result)
  {
  }

  /// All that a station sends into a row of the grid.
  /// \returns how many cells it looked at
  int addRow(const RadioStation& station, qint32 index, int row)
  {
    if (!sends(m_grid, station))
      return 0;
    const Window window = windowOf(m_grid, station);
    if (row < window.top || row > window.bottom)
      return 0;
    const double north = (station.row - row) * m_grid.cellHeight();
    for (int column = window.left; column <= window.right; ++column) {
      const double east = (column - station.column) * m_grid.cellWidth();
      const double ground = std::hypot(east, north);
      if (ground <= station.radius && m_grid.at(column, row) > HeightGrid::kNone)
        addCell(station, index, column, row, ground, std::atan2(east, north));
    }
    return window.right - window.left + 1;
  }

  /// How many cells are nearer than the formula's range, as they stand in the end.
  qint64 nearCells(const std::vector<RadioStation>& stations, int row) const
  {
    qint64 count = 0;
    for (int column = 0; column < m_result.width; ++column) {
      const qint32 server = m_result.servers[m_result.indexOf(column, row - m_result.row)];
      if (server < 0)
        continue;
      const RadioStation& station = stations[static_cast<std::size_t>(server)];
      const double ground =
          std::hypot((column + m_result.column - station.column) * m_grid.cellWidth(),
                     (row - station.row) * m_grid.cellHeight());
      count += ground < m_range.from ? 1 : 0;
    }
    return count;
  }

private:
  void addCell(const RadioStation& station, qint32 index, int column, int row, double ground,
               double direction)
  {
    const Transmitter& transmitter = station.transmitter;
    const double first = antennaAt(station.column, station.row, transmitter.height);
    const double second = antennaAt(column, row, m_receiver.height);
    const double slant = std::max(std::hypot(ground, second - first), kNearest);
    const double loss = extendedLoss(
        m_rules.model, {transmitter.frequency, slant, transmitter.height, m_receiver.height});
    const double azimuth = direction * 180 / std::numbers::pi;
    double level = linkBudget(transmitter, m_receiver, loss, azimuth).received;
    const std::size_t cell = m_result.indexOf(column - m_result.column, row - m_result.row);
    float& best = m_result.levels[cell];
    if (static_cast<float>(level) <= best)
      return; // the ground takes, it never gives
    if (m_rules.isOverTerrain && ground > 0) {
      m_profile.make(m_grid, station.column, station.row, column, row);
      level -= m_profile.loss(first, second, ground, waveLengthOf(transmitter.frequency),
                              m_rules.earthFactor * kEarthRadius);
    }
    if (static_cast<float>(level) <= best)
      return;
    best = static_cast<float>(level);
    m_result.servers[cell] = index;
  }

  double antennaAt(int column, int row, double height) const
  {
    return static_cast<double>(m_grid.at(column, row)) + height;
  }

  const HeightGrid& m_grid;
  const Receiver& m_receiver;
  const RadioRules& m_rules;
  RadioRange::Span m_range;
  RadioLevels& m_result;
  CellProfile m_profile;
};

RadioLevels emptyLevels(const HeightGrid& grid, const std::vector<RadioStation>& stations)
{
  Window all{grid.width(), grid.height(), -1, -1};
  for (const RadioStation& station : stations)
    if (sends(grid, station)) {
      const Window window = windowOf(grid, station);
      all = {std::min(all.left, window.left), std::min(all.top, window.top),
             std::max(all.right, window.right), std::max(all.bottom, window.bottom)};
    }
  RadioLevels result;
  if (all.right < all.left)
    return result;
  result.column = all.left;
  result.row = all.top;
  result.width = all.right - all.left + 1;
  result.height = all.bottom - all.top + 1;
  const auto cells =
      static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height);
  result.levels.assign(cells, RadioLevels::kNone);
  result.servers.assign(cells, -1);
  return result;
}

} // namespace

Result<RadioLevels> receivedLevels(const HeightGrid& grid,
                                   const std::vector<RadioStation>& stations,
                                   const Receiver& receiver, const RadioRules& rules,
                                   Progress& progress)
{
  DIABAN_CHECK(checkFormula(stations, receiver, rules));
  RadioLevels result = emptyLevels(grid, stations);
  std::atomic<int> next = 0;
  std::atomic<qint64> near = 0;
  std::atomic<bool> isStopped = false;
  // A row belongs to one thread, so nobody waits for another.
  const auto work = [&](Progress* told) {
    LevelMaker maker(grid, receiver, rules, result);
    int cells = 0;
    for (int row = next++; row < result.height && !isStopped; row = next++) {
      for (std::size_t i = 0; i < stations.size() && !isStopped; ++i) {
        cells += maker.addRow(stations[i], static_cast<qint32>(i), row + result.row);
        if (told && cells > kBetweenReports) {
          cells = 0;
          if (!told->advance(static_cast<double>(row) / result.height))
            isStopped = true;
        }
      }
      near += maker.nearCells(stations, row + result.row);
    }
  };
  std::vector<std::thread> others;
  const unsigned threads = rules.threads > 0 ? rules.threads : std::thread::hardware_concurrency();
  for (unsigned i = 1; i < threads; ++i)
    others.emplace_back(work, nullptr);
  work(&progress);
  for (std::thread& other : others)
    other.join();
  if (isStopped || !progress.advance(1))
    return Error{Error::Code::Cancelled, {}, {}};
  result.nearCells = near;
  return result;
}

} // namespace diaban::coverage
