// What a network of sensors covers: a footprint for each, made anew only where something moved.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/footprint.h>
#include <diaban/coverage/ground.h>
#include <diaban/coverage/interpolation.h>
#include <diaban/coverage/model.h>
#include <diaban/coverage/sensor.h>

#include <memory>
#include <optional>
#include <vector>

namespace diaban::coverage {

class Surroundings;

/// What the reach of readings was told by.
struct ReadingReach {
  Variogram variogram;
  bool isFitted = false;   ///< to the stations' values; else its range is that of their type
  CrossValidation check{}; ///< empty without values
};

/// Immutable once made; shares what it can with the one before it.
struct Coverage {
  CoverageModel model;
  std::vector<Sensor> sensors;
  std::vector<FootprintPtr> footprints; ///< one a sensor; never null, but maybe empty
  std::shared_ptr<const Surroundings> surroundings;
  std::optional<ReadingReach> readings{}; ///< of ModelKind::Reading
  std::size_t reckoned = 0;               ///< footprints that were made anew
  std::size_t outside = 0;                ///< sensors outside of the terrain
  std::size_t unreckoned = 0;             ///< sensors for which the formula does not hold
  std::optional<Error> why{};             ///< of the first of them
  std::size_t assumedHeights = 0;         ///< buildings whose height was taken from the model
};

/// What footprints are held against, made once for a ground and a model: walls to look along, the
/// surface of terrain and roofs. Any thread may use it.
class Surroundings {
public:
  static Result<std::shared_ptr<const Surroundings>>
  of(const Ground& ground, const CoverageModel& model, Progress& progress);
  ~Surroundings();
  Q_DISABLE_COPY_MOVE(Surroundings)

  const Ground& ground() const;
  /// Whether it holds for this ground and model as it did when it was made.
  bool isFor(const Ground& ground, const CoverageModel& model) const;
  /// Whether nothing of what it holds differs in an area.
  bool isSameIn(const geo::Extent& area, const Surroundings& other) const;

  struct Parts;
  const Parts& parts() const { return *m_parts; }

private:
  explicit Surroundings(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// What one sensor covers. Any thread. \returns BadArgument (value, key) for values that make no
/// sense; OutsideFormula. A sensor outside of the terrain covers nothing; by ModelKind::Reading
/// none does alone.
Result<FootprintPtr> footprintOf(const Sensor& sensor, const CoverageModel& model,
                                 const Surroundings& surroundings);

/// All of them, on two threads. Footprints of `before` are kept where neither the sensor, the model
/// nor what stands within its range has changed. A sensor outside of its formula covers nothing and
/// is counted. Blocks its caller: use it from a job.
/// \returns as footprintOf(), but OutsideFormula only where it is so for all; Cancelled
Result<Coverage> cover(std::vector<Sensor> sensors, const CoverageModel& model,
                       std::shared_ptr<const Surroundings> surroundings, const Coverage* before,
                       Progress& progress);

/// The strongest signal in each cell, and which sensor it comes from.
struct Reception {
  CellFrame frame;
  std::vector<float> levels;   ///< dBm, row by row from the north; RadioLevels::kNone: none
  std::vector<qint32> servers; ///< as Coverage::sensors; −1: none
};

/// Of all sensors that cover something by ModelKind::Radio, over the terrain or level ground.
/// Blocks its caller. \returns BadArgument (value, "model") for another model; TooManyCells;
/// Cancelled
Result<Reception> receptionOf(const Coverage& coverage, Progress& progress);

/// Sensors by place, to be asked what covers one.
class CoverageIndex {
public:
  explicit CoverageIndex(const Coverage& coverage);

  /// Calls `visit(sensor, class)` for each sensor that covers the place, in growing order.
  template <typename Visit>
  void at(QPointF place, Visit&& visit) const
  {
    for (const quint32 sensor : near(place))
      if (const int level = m_coverage.footprints[sensor]->classAt(place); level != kNoClass)
        visit(static_cast<std::size_t>(sensor), level);
  }

private:
  const std::vector<quint32>& near(QPointF place) const;

  const Coverage& m_coverage;
  CellFrame m_frame;
  std::vector<std::vector<quint32>> m_cells;
  std::vector<quint32> m_none;
};

} // namespace diaban::coverage
