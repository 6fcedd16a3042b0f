// From works and rules to a problem of coordination, and from its answer to new dates.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/roadmap/coordination.h>
#include <diaban/roadmap/ruleset.h>
#include <diaban/roadmap/work.h>

#include <QDate>
#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace diaban::roadmap {

struct ReschedulingAim {
  int mostMonths = 24; ///< the greatest shift, either way
  int stepMonths = 1;
  /// What a month's shift of a project costs, by the certainty of its dates.
  std::array<double, 3> weights{3, 2, 1};
  QHash<QString, double> weightOf{}; ///< the same for some projects, by code
  QHash<int, qint64> ceilings{};     ///< đồng, by year
  QDate today{};                     ///< what has begun by then stays; nothing starts before
  std::vector<std::pair<QString, QString>> order{}; ///< codes: the first is done before the second
};

/// A problem of coordination and what its projects are.
struct Rescheduling {
  CoordinationProblem problem;
  std::vector<std::vector<quint32>> works; ///< by project of the problem: those that move with it
  QStringList undated; ///< codes of projects without dates: nothing is said of them
  QStringList stuck;   ///< codes of those that dig a frozen street at whatever time they may
};

/// Every pair of projects that some shift brings to a finding of severity high or worse by the
/// rules of dates (X2, X3, X4) excludes that shift; streets of a register exclude the shifts that
/// break their freeze. All works of a project move together; the days of a work stay as many. Money
/// is spent evenly over the days of its works. Double investment (X1) and days of rest (X5) are
/// not mended by shifts.
/// \returns BadArgument for an order of projects that are not there; Cancelled
Result<Rescheduling> reschedulingOf(const Works& works, const RuleSet& rules,
                                    const ReschedulingAim& aim, Progress& progress);

Period shifted(const Period& period, int months);

} // namespace diaban::roadmap
