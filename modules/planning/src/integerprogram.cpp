#include <diaban/planning/integerprogram.h>

#include <cmath>

namespace diaban::planning {

int IntegerProgram::add(const Variable& variable)
{
  variables.push_back(variable);
  return static_cast<int>(variables.size()) - 1;
}

double IntegerProgram::objective(const std::vector<double>& values) const
{
  double sum = 0;
  for (std::size_t i = 0; i < variables.size(); ++i)
    sum += variables[i].cost * values[i];
  return sum;
}

bool IntegerProgram::isFeasible(const std::vector<double>& values, double tolerance) const
{
  if (values.size() != variables.size())
    return false;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    const Variable& variable = variables[i];
    if (!(values[i] >= variable.lower - tolerance && values[i] <= variable.upper + tolerance) ||
        (variable.isInteger && std::abs(values[i] - std::round(values[i])) > tolerance))
      return false;
  }
  for (const Constraint& constraint : constraints) {
    double sum = 0, size = 1;
    for (const Term& term : constraint.terms) {
      const double part = term.factor * values[static_cast<std::size_t>(term.variable)];
      sum += part;
      size = std::max(size, std::abs(part));
    }
    if (sum < constraint.lower - tolerance * size || sum > constraint.upper + tolerance * size)
      return false;
  }
  return true;
}

} // namespace diaban::planning
