// The communes of the province: where they lie, what they are called, who lives there.
#pragma once

#include "ground.h"
#include "random.h"

#include <QString>

#include <vector>

namespace diaban::demo {

struct Commune {
  enum class Kind { Rural, Ward, SpecialZone };
  Kind kind = Kind::Rural;
  QString name; ///< "An Phú"
  QString code; ///< five digits
  QPointF seat; ///< on dry, rather flat ground
  double spacing = 1;
  int people = 0;
  int households = 0;
  double squareMetres = 0;
  QString fullName() const; ///< "Xã An Phú"
  QString kindName() const; ///< "xã"
};

struct Communes {
  std::vector<Commune> list;
  LabelMap map; ///< index into `list`; -1 outside of the province
};

Communes makeCommunes(const Land& land, const Ground& ground, int count, Random& random);

} // namespace diaban::demo
