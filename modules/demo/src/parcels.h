// Parcels of the cadastre and the houses on them.
#pragma once

#include "communes.h"
#include "landuse.h"
#include "random.h"
#include "shape.h"
#include "streets.h"

#include <QString>

#include <vector>

namespace diaban::demo {

struct Parcel {
  Line corners; ///< open, counter-clockwise
  QString use;
  int commune = 0;
  int sheet = 1;  ///< tờ
  int number = 1; ///< thửa
};

struct Building {
  Line corners; ///< open, counter-clockwise
  QString use;  ///< of the parcel it stands on
  int commune = 0;
  int floors = 1;
  double height = 4; ///< metres
};

struct Cadastre {
  std::vector<Parcel> parcels;
  std::vector<Building> buildings;
};

/// About 70 % of `count` lie in the city, 15 % in villages, the rest are fields.
Cadastre makeCadastre(const Land& land, const Communes& communes, const LandUse& landUse,
                      const Towns& city, const std::vector<QString>& blockUses,
                      const Towns& villages, int count, Random& random);

} // namespace diaban::demo
