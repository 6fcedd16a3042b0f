// Roads between the towns: the cheapest way over hills and rivers, shared where ways meet.
#pragma once

#include "communes.h"
#include "ground.h"
#include "random.h"
#include "shape.h"
#include "streets.h"

#include <QString>

#include <vector>

namespace diaban::demo {

enum class RoadClass { Expressway, National, Provincial, Communal, Avenue, Street, Lane, Railway };

struct Road {
  Line line;
  RoadClass roadClass = RoadClass::Communal;
  QString name;
  double width = 6; ///< metres
  int lanes = 2;
  bool isBridge = false;
};

/// Roads of the country first, then of towns. `hamlets` are places that only need a lane.
std::vector<Road> makeRoads(const Land& land, const Ground& ground, const Communes& communes,
                            const std::vector<QPointF>& hamlets, const Towns& city,
                            const Towns& villages, Random& random);

} // namespace diaban::demo
