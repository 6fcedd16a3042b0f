#include "readingreach.h"
#include "surroundings.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

namespace diaban::coverage {
namespace {

constexpr int kThreads = 2;     // what the users' computers have
constexpr int kMostCells = 512; // of the index, a side

geo::Extent around(const Sensor& sensor)
{
  const double range = sensor.values.valueOr(SensorField::Range, 0);
  geo::Extent extent;
  extent.add(sensor.place.x() - range, sensor.place.y() - range);
  extent.add(sensor.place.x() + range, sensor.place.y() + range);
  return extent;
}

/// The footprint that a sensor had before, where it still holds.
FootprintPtr kept(const Sensor& sensor, const Surroundings& now, const Coverage& before,
                  std::size_t near)
{
  const auto isIt = [&](std::size_t i) {
    return i < before.sensors.size() && before.sensors[i].row == sensor.row;
  };
  std::size_t found = near; // mostly it stands where it stood
  if (!isIt(found)) {
    for (found = 0; found < before.sensors.size() && !isIt(found); ++found) {
    }
  }
  if (!isIt(found))
    return nullptr;
  const Sensor& then = before.sensors[found];
  if (then.place != sensor.place || !(then.values == sensor.values) || then.type != sensor.type)
    return nullptr;
  const bool isSame =
      before.surroundings.get() == &now || before.surroundings->isSameIn(around(sensor), now);
  return isSame ? before.footprints[found] : nullptr;
}

/// Works through all sensors on several threads; the first error ends it.
class Work {
public:
  Work(Coverage& coverage, const Coverage* before, Progress& progress)
      : m_coverage(coverage)
      , m_before(before != nullptr && before->model == coverage.model ? before : nullptr)
      , m_progress(progress)
  {
  }

  Outcome run()
  {
    std::vector<std::thread> others;
    for (int i = 1; i < kThreads; ++i)
      others.emplace_back([this] { work(false); });
    work(true);
    for (std::thread& other : others)
      other.join();
    m_coverage.reckoned = m_reckoned;
    if (m_error)
      return *m_error;
    return Done{};
  }

private:
  void work(bool reports)
  {
    const std::size_t count = m_coverage.sensors.size();
    for (std::size_t i = m_next++; i < count && !m_isStopped; i = m_next++) {
      if (reports && !m_progress.advance(static_cast<double>(i) / static_cast<double>(count)))
        return stop(Error{Error::Code::Cancelled, {}, {}});
      const Sensor& sensor = m_coverage.sensors[i];
      if (m_before != nullptr)
        m_coverage.footprints[i] = kept(sensor, *m_coverage.surroundings, *m_before, i);
      if (m_coverage.footprints[i] != nullptr)
        continue;
      auto made = footprintOf(sensor, m_coverage.model, *m_coverage.surroundings);
      if (!made && made.error().code == Error::Code::OutsideFormula)
        made = leftOut(made.error());
      if (!made)
        return stop(made.error());
      m_coverage.footprints[i] = std::move(made).value();
      ++m_reckoned;
    }
  }

  Result<FootprintPtr> leftOut(const Error& why)
  {
    const std::lock_guard lock(m_mutex);
    if (++m_coverage.unreckoned == m_coverage.sensors.size())
      return why;
    m_coverage.why = why;
    return std::make_shared<const Footprint>();
  }

  void stop(const Error& error)
  {
    const std::lock_guard lock(m_mutex);
    if (!m_error)
      m_error = error;
    m_isStopped = true;
  }

  Coverage& m_coverage;
  const Coverage* m_before;
  Progress& m_progress;
  std::atomic<std::size_t> m_next = 0, m_reckoned = 0;
  std::atomic<bool> m_isStopped = false;
  std::mutex m_mutex;
  std::optional<Error> m_error;
};

} // namespace

Result<Coverage> cover(std::vector<Sensor> sensors, const CoverageModel& model,
                       std::shared_ptr<const Surroundings> surroundings, const Coverage* before,
                       Progress& progress)
{
  Coverage coverage;
  coverage.model = model;
  coverage.sensors = std::move(sensors);
  coverage.footprints.resize(coverage.sensors.size());
  coverage.surroundings = std::move(surroundings);
  coverage.assumedHeights = coverage.surroundings->parts().heights.assumed;
  if (const Ground& ground = coverage.surroundings->ground(); isOverTerrain(model, ground))
    for (const Sensor& sensor : coverage.sensors)
      coverage.outside += ground.terrain->observerAt(sensor.place, 0) ? 0 : 1;
  if (model.kind == ModelKind::Reading)
    DIABAN_CHECK(reachOfReadings(coverage, progress));
  else
    DIABAN_CHECK(Work(coverage, before, progress).run());
  return coverage;
}

CoverageIndex::CoverageIndex(const Coverage& coverage)
    : m_coverage(coverage)
{
  geo::Extent extent;
  for (const FootprintPtr& footprint : coverage.footprints)
    if (!footprint->isEmpty())
      extent.add(footprint->extent());
  if (extent.isEmpty())
    return;
  const double side = std::max({extent.width(), extent.height(), 1.0}) /
                      std::clamp(2 * std::sqrt(static_cast<double>(coverage.footprints.size())),
                                 1.0, static_cast<double>(kMostCells));
  m_frame = {extent.minX,
             extent.maxY,
             side,
             side,
             static_cast<int>(extent.width() / side) + 1,
             static_cast<int>(extent.height() / side) + 1};
  m_cells.resize(m_frame.cells());
  for (std::size_t i = 0; i < coverage.footprints.size(); ++i) {
    const geo::Extent& box = coverage.footprints[i]->extent();
    if (box.isEmpty())
      continue;
    const auto column = [&](double x) { return static_cast<int>((x - m_frame.west) / side); };
    const auto row = [&](double y) { return static_cast<int>((m_frame.north - y) / side); };
    for (int r = row(box.maxY); r <= row(box.minY); ++r)
      for (int c = column(box.minX); c <= column(box.maxX); ++c)
        m_cells[m_frame.indexOf(c, r)].push_back(static_cast<quint32>(i));
  }
}

const std::vector<quint32>& CoverageIndex::near(QPointF place) const
{
  const double column = std::floor((place.x() - m_frame.west) / m_frame.cellWidth);
  const double row = std::floor((m_frame.north - place.y()) / m_frame.cellHeight);
  if (!(column >= 0 && row >= 0 && column < m_frame.width && row < m_frame.height))
    return m_none;
  return m_cells[m_frame.indexOf(static_cast<int>(column), static_cast<int>(row))];
}

} // namespace diaban::coverage
