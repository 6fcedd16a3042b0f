// Zoning: what each piece of ground is planned for, by the codes of the land-use statistics.
#pragma once

#include "communes.h"
#include "ground.h"
#include "streets.h"

#include <QString>

#include <vector>

namespace diaban::demo {

struct Zone {
  std::vector<Line> rings; ///< as Area::rings
  QString code;            ///< "LUC"
  int commune = 0;
  double squareMetres = 0;
};

/// Which code a block of the city has; blocks and zones agree on it.
std::vector<QString> blockUses(const Land& land, const Towns& city, Random& random);

struct LandUse {
  std::vector<Zone> zones;
  LabelMap codes;                  ///< index of the code, see codeAt()
  QString codeAt(QPointF p) const; ///< empty outside of the province
};

LandUse makeLandUse(const Land& land, const Ground& ground, const Communes& communes,
                    const Towns& city, const Towns& villages,
                    const std::vector<QString>& blockUses);

QString landUseTitle(const QString& code); ///< "Đất chuyên trồng lúa"

} // namespace diaban::demo
