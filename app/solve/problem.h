// SPDX-License-Identifier: MIT
// A linear or mixed-integer problem as it comes in by the pipe.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace solve {

struct Column {
  double cost = 0, lower = 0, upper = 0;
  bool isInteger = false;
};

struct Row {
  double lower = 0, upper = 0;
  std::vector<int> columns;
  std::vector<double> values;
};

struct Problem {
  bool isMaximised = false;
  double step = 0;      ///< objectives that differ do so by no less
  bool isStrong = false; ///< the relaxation's bound is near to the best
  bool isWhole = false;  ///< the relaxation is nearly whole, the start nearly the best
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<double> start; ///< a solution that is known already, one value a column; or empty
};

/// Reads a problem as README.md describes it.
/// \returns what is wrong with the text, empty for nothing
std::string read(std::FILE* in, Problem& problem);

} // namespace solve
