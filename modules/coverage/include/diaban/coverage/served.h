// Whom a coverage serves, how well and how many times over, and who pays twice.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/coverage.h>
#include <diaban/coverage/population.h>
#include <diaban/geo/shape.h>

#include <QString>
#include <QVector>

#include <vector>

namespace diaban::coverage {

/// How much of something is served: by its best class, and by how many sensors.
struct Tally {
  std::vector<double> byClass; ///< as levelsOf(); what nobody serves is in none
  std::vector<double> byTimes; ///< [0] not at all, [1] once, [2] twice …
  double total() const;
  double served() const { return total() - (byTimes.empty() ? 0 : byTimes[0]); }
  double atLeast(std::size_t times) const; ///< served by so many, or more
  void add(int level, std::size_t times, double amount);
};

/// Places that count as one each: schools, places that flood.
struct PlaceLayer {
  QString title;
  geo::TablePtr table; ///< points; of lines and polygons a place in them
};

/// What two owners cover both.
struct OwnerOverlap {
  QString one, other; ///< in the order of their names
  double roadMetres = 0;
  double people = 0;
  qint64 oneRow = 0, otherRow = 0; ///< of the two sensors that share most
  QPointF place;                   ///< somewhere in what they share
};

struct ServedCommune {
  Commune commune;
  Tally people;
  Tally roadMetres;
};

struct Served {
  std::vector<CoverageLevel> levels;
  Tally squareMetres; ///< without what is not covered
  Tally people;
  Tally buildings; ///< of Population::dwellings that are buildings
  Tally roadMetres;
  std::vector<std::pair<QString, Tally>> places; ///< by layer
  std::vector<ServedCommune> communes;
  std::vector<OwnerOverlap> overlaps;   ///< the longest first
  std::vector<quint16> timesOfDwelling; ///< as Population::dwellings
  std::vector<double> peopleOfSensor;   ///< as Coverage::sensors; each counts those it serves
};

/// Roads are walked in steps of a metre (half a cell over terrain); each step counts as what its
/// middle is. Areas are not counted here: see areasOf(). Blocks its caller.
/// \param communes as settle() got them; null: nothing is told by commune of roads
Result<Served> serve(const Coverage& coverage, const Population& population,
                     const geo::TablePtr& communes, const std::vector<PlaceLayer>& places,
                     Progress& progress);

/// Where covered ground lies: a piece whose class and number of sensors are the same all over it.
struct CoveredArea {
  geo::Shape shape; ///< a multipolygon
  int level = 0;
  int times = 0;
  double squareMetres = 0;
};
/// Pieces that do not overlap, by class, then by number. Of cells, cells; of polygons, faces.
/// \returns Cancelled; TooManyCells
Result<std::vector<CoveredArea>> areasOf(const Coverage& coverage, Progress& progress);

/// Where people live whom nobody serves, those with most people first.
struct Gap {
  geo::Shape shape; ///< squares that hang together
  double people = 0;
  int dwellings = 0;
  QString commune; ///< that most of them live in
};
/// \param side of the squares, m
std::vector<Gap> gapsOf(const Served& served, const Population& population, double side);

} // namespace diaban::coverage
