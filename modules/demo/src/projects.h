// Investment projects: where, when, for how much. Some meet in one street in one year, as they do.
#pragma once

#include "communes.h"
#include "landuse.h"
#include "random.h"
#include "roads.h"
#include "shape.h"

#include <QString>

#include <vector>

namespace diaban::demo {

struct Project {
  Line outline; ///< open, counter-clockwise
  QString code;
  QString name;
  QString sector;
  QString investor;
  QString source; ///< of the money
  QString state;
  QString begins; ///< ISO date
  QString ends;
  qint64 millionDong = 0;
  int commune = 0;
};

std::vector<Project> makeProjects(const Communes& communes, const std::vector<Road>& roads,
                                  const std::vector<Zone>& zones, Random& random);

} // namespace diaban::demo
