// What lies in and beside the streets: drains, water, fibre, poles.
#pragma once

#include "random.h"
#include "roads.h"
#include "shape.h"

#include <QPointF>
#include <QString>

#include <vector>

namespace diaban::demo {

struct Pipe {
  Line line;
  QString code;
  QString material;
  int size = 0; ///< millimetres across; strands of a fibre cable
  int year = 2010;
  QString street;
};

struct Pole {
  QPointF place;
  QString code;
  QString kind;
  double height = 8; ///< metres
  QString owner{};
};

struct Networks {
  std::vector<Pipe> drains;
  std::vector<Pipe> water;
  std::vector<Pipe> fibre;
  std::vector<Pole> poles;
};

Networks makeNetworks(const std::vector<Road>& roads, Random& random);

/// The line beside `line`, `metres` to its left (negative: to its right).
Line beside(const Line& line, double metres);

} // namespace diaban::demo
