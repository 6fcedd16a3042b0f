// Where people live: those of communes, spread over their dwellings.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/coverage/ground.h>
#include <diaban/geo/featuretable.h>

#include <QPointF>
#include <QString>

#include <vector>

namespace diaban::coverage {

/// Which columns tell what; empty: none does.
struct PopulationFields {
  QString people;       ///< of communes
  QString name;         ///< likewise
  QString use;          ///< of buildings: what they are for
  QStringList dwelling; ///< the words in it that mean that people live there
};

struct Commune {
  qint64 row = 0; ///< its number in the layer, this session only
  QString name;
  double people = 0;
};

/// A building, or a place in a commune that has none, and the people who live there.
struct Dwelling {
  qint64 row = -1;  ///< of the building; -1: it stands for none
  int commune = -1; ///< -1: in none
  double people = 0;
  quint32 firstSample = 0, samples = 0; ///< in Population::samples
};

/// A building is where the middle of its ground plan is, and has as many people of its commune as
/// it has of the floor area of all dwellings there. Where a commune has no dwelling its people are
/// spread evenly over it. Buildings are all dwellings when no row says so of any.
struct Population {
  std::vector<Commune> communes;
  std::vector<Dwelling> dwellings;
  /// The first one of a dwelling lies inside; the others just outside its walls, by which it can be
  /// seen though no place inside it can.
  std::vector<QPointF> samples;
  double people = 0;     ///< of all communes
  bool isKnown = false;  ///< whether there are numbers of people at all
  bool hasWalls = false; ///< as settle() was asked
};

/// \param communes null: nobody is counted, buildings are
/// \param withWalls whether places outside of walls are wanted too
Result<Population> settle(const geo::TablePtr& communes, const Ground& ground,
                          const PopulationFields& fields, double storeyHeight, bool withWalls,
                          Progress& progress);

} // namespace diaban::coverage
