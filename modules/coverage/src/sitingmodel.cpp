#include "sitingmodel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace diaban::coverage {
namespace {

using planning::IntegerProgram;
using Term = IntegerProgram::Term;

constexpr double kInfinity = IntegerProgram::kInfinity;

double costOf(const Site& site)
{
  return isExisting(site) ? 0 : site.cost;
}

/// The sites as variables, and what holds for every goal: count, budget, which must and may not.
SitingModel sitesModel(const SitingTable& table, const SitingAim& aim, bool costs)
{
  SitingModel model;
  model.sites = table.sites.size();
  IntegerProgram::Constraint count{-kInfinity, double(aim.count), {}},
      budget{-kInfinity, aim.budget.value_or(0), {}};
  for (const Site& site : table.sites) {
    const int variable = model.program.addBinary(costs ? costOf(site) : 0);
    auto& bounds = model.program.variables.back();
    bounds.upper = isAllowed(site) ? 1 : 0;
    bounds.lower = isGiven(site) ? 1 : 0;
    if (isExisting(site))
      continue;
    count.terms.push_back({variable, 1});
    budget.terms.push_back({variable, site.cost});
  }
  if (aim.count > 0)
    model.program.constraints.push_back(std::move(count));
  if (aim.budget)
    model.program.constraints.push_back(std::move(budget));
  std::map<int, std::vector<Term>> groups;
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (table.sites[site].group >= 0 && !isExisting(table.sites[site]))
      groups[table.sites[site].group].push_back({static_cast<int>(site), 1});
  for (auto& [group, terms] : groups)
    if (terms.size() > static_cast<std::size_t>(aim.perGroup))
      model.program.constraints.push_back(
          {-kInfinity, static_cast<double>(aim.perGroup), std::move(terms)});
  return model;
}

std::vector<Term> termsOf(const std::vector<int>& sites)
{
  std::vector<Term> terms;
  for (const int site : sites)
    terms.push_back({site, 1});
  return terms;
}

/// Places that the same sites serve are one to the solver: their weights together.
std::map<std::vector<int>, double> weightBySites(const SitingTable& table, double radius)
{
  std::map<std::vector<int>, double> groups;
  std::vector<std::vector<int>> sites = sitesInReach(table, radius);
  for (std::size_t place = 0; place < sites.size(); ++place)
    groups[std::move(sites[place])] += table.places[place].weight;
  return groups;
}

} // namespace

std::vector<int> SitingModel::chosen(const std::vector<double>& values) const
{
  std::vector<int> list;
  for (std::size_t site = 0; site < sites; ++site)
    if (values[site] > 0.5)
      list.push_back(static_cast<int>(site));
  return list;
}

SitingModel setCoverModel(const SitingTable& table, const SitingAim& aim, double radius)
{
  SitingModel model = sitesModel(table, aim, true);
  for (const auto& [sites, weight] : weightBySites(table, radius))
    model.program.constraints.push_back({1, kInfinity, termsOf(sites)});
  return model;
}

SitingModel maximalCoverModel(const SitingTable& table, const SitingAim& aim)
{
  SitingModel model = sitesModel(table, aim, false);
  model.program.isMaximised = true;
  for (const auto& [sites, weight] : weightBySites(table, aim.radius)) {
    if (sites.empty())
      continue;
    // Between whole sites it comes out whole by itself.
    const int served = model.program.add({weight, 0, 1, false});
    std::vector<Term> terms = termsOf(sites);
    terms.push_back({served, -1});
    model.program.constraints.push_back({0, kInfinity, std::move(terms)});
  }
  return model;
}

SitingModel backupCoverModel(const SitingTable& table, const SitingAim& aim, double cost)
{
  SitingAim limited = aim;
  limited.budget = cost;
  SitingModel model = sitesModel(table, limited, false);
  model.program.isMaximised = true;
  for (const auto& [sites, weight] : weightBySites(table, aim.radius)) {
    const int twice = model.program.add({weight, 0, 1, false});
    std::vector<Term> terms = termsOf(sites);
    terms.push_back({twice, -1});
    model.program.constraints.push_back({1, kInfinity, std::move(terms)});
  }
  return model;
}

SitingModel medianModel(const SitingTable& table, const SitingAim& aim)
{
  SitingModel model = sitesModel(table, aim, false);
  const auto near = sitesByDistance(table);
  for (std::size_t place = 0; place < near.size(); ++place) {
    const std::vector<Nearness>& list = near[place];
    int farther = -1; // 1 when no site is chosen within the distance before
    for (std::size_t i = 0; i < list.size();) {
      std::vector<Term> terms;
      const double distance = list[i].distance;
      for (; i < list.size() && list[i].distance == distance; ++i)
        terms.push_back({list[i].site, 1});
      const bool isLast = i == list.size();
      const double step = isLast ? 0 : list[i].distance - distance;
      if (!isLast) // the way beyond this distance, while no site is within it
        terms.push_back({model.program.add({table.places[place].weight * step, 0, 1, false}), 1});
      const int beyond = terms.back().variable;
      double atLeast = 1;
      if (farther >= 0) {
        terms.push_back({farther, -1});
        atLeast = 0;
      }
      model.program.constraints.push_back({atLeast, kInfinity, std::move(terms)});
      farther = beyond;
    }
  }
  return model;
}

bool hasPreference(const SitingTable& table, const SitingAim& aim)
{
  const Site* first = nullptr;
  bool isPreferred = false, differ = false;
  for (const Site& site : table.sites)
    if (site.state == Site::State::Free) {
      first = first ? first : &site;
      isPreferred = isPreferred || site.isPreferred;
      differ = differ || site.cost != first->cost || site.isPreferred != first->isPreferred;
    }
  return differ && (isPreferred || aim.goal == SitingGoal::MaximalCover);
}

SitingModel preferenceModel(SitingModel model, const SitingTable& table,
                            const std::vector<int>& best, bool isMeasured)
{
  constexpr double kNoise = 1e-9; // in shares of the objective
  IntegerProgram& program = model.program;
  program.start = valuesOf(model, best);
  const double objective = program.objective(program.start);
  const double slack = kNoise * (1 + std::abs(objective));
  IntegerProgram::Constraint asGood{program.isMaximised ? objective - slack : -kInfinity,
                                    program.isMaximised ? kInfinity : objective + slack,
                                    {}};
  for (std::size_t i = 0; i < program.variables.size(); ++i)
    if (const double cost = std::exchange(program.variables[i].cost, 0.0); cost != 0)
      asGood.terms.push_back({static_cast<int>(i), cost});
  if (isMeasured)
    program.constraints.push_back(std::move(asGood));
  double all = 0, least = kInfinity, most = 0;
  for (const Site& site : table.sites)
    if (site.state == Site::State::Free) {
      all += site.cost;
      least = std::min(least, site.cost);
      most = std::max(most, site.cost);
    }
  const double perCost = most > least ? 1 / (1 + all) : 0; // all costs together are below one site
  for (std::size_t site = 0; site < table.sites.size(); ++site)
    if (const Site& its = table.sites[site]; its.state == Site::State::Free)
      program.variables[site].cost = (its.isPreferred ? 0 : 1) + perCost * its.cost;
  program.isMaximised = false;
  program.relaxation = IntegerProgram::Relaxation::Whole;
  program.step = perCost > 0 ? 0 : 1;
  return model;
}

std::vector<double> valuesOf(const SitingModel& model, const std::vector<int>& sites)
{
  std::vector<double> values(model.program.variables.size(), 0.0);
  for (const int site : sites)
    values[static_cast<std::size_t>(site)] = 1;
  // Every other variable is held by the one constraint that follows it into the program: it takes
  // what the sites leave it, in that order.
  const bool isMaximised = model.program.isMaximised;
  for (const IntegerProgram::Constraint& constraint : model.program.constraints) {
    double sum = 0;
    int own = -1;
    for (const Term& term : constraint.terms) {
      const auto index = static_cast<std::size_t>(term.variable);
      if (index >= model.sites && (own < 0 || term.variable > own))
        own = term.variable;
      sum += term.factor * values[index];
    }
    if (own < 0)
      continue;
    double& value = values[static_cast<std::size_t>(own)];
    if (value == 0)
      value = std::clamp(isMaximised ? sum - constraint.lower : constraint.lower - sum, 0.0, 1.0);
  }
  return values;
}

} // namespace diaban::coverage
