// What the rules find among works: clashes, broken freezes, double investment, and chances.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/planning/finding.h>
#include <diaban/roadmap/ruleset.h>
#include <diaban/roadmap/sharing.h>
#include <diaban/roadmap/work.h>

#include <QByteArray>
#include <QHash>

#include <optional>
#include <vector>

namespace diaban::roadmap {

/// What would settle it.
enum class Advice : quint8 {
  Shift,  ///< `shiftDays` of `toShift`: 0 where no shift is told
  Swap,   ///< `toShift` goes before the other
  Merge,  ///< both are done as one
  Cancel, ///< one of them is not needed
  Keep    ///< the order is right
};
QString adviceName(Advice advice); ///< "shift"

struct Clash {
  Rule rule = Rule::Clash;
  planning::FindingSeverity severity = planning::FindingSeverity::Medium;
  quint32 a = 0;              ///< the work whose project's code comes first
  std::optional<quint32> b{}; ///< none: it is about one work
  double metres = 0;          ///< between the two
  Shared shared{};
  std::optional<int> gapDays{}; ///< none where dates are not known
  Advice advice = Advice::Shift;
  quint32 toShift = 0; ///< a work
  int shiftDays = 0;   ///< less than 0: earlier
  QString sentence;    ///< as planning::Finding::sentence
  QVariantList args{};
};

/// All of them, by the codes of the projects, then by rule. Works of one project are never held
/// against each other; what several works of two projects have in common is one finding. The order
/// of the works changes nothing.
/// \returns Cancelled
Result<std::vector<Clash>> findClashes(const Works& works, const RuleSet& rules,
                                       Progress& progress);

/// Those of findClashes() that are about one work, F1 left out: what must be found anew when it
/// alone has changed.
Result<std::vector<Clash>> clashesOf(const Works& works, const RuleSet& rules, std::size_t work);

/// What decisions rest on: place, dates, class and kind of works. Each work is looked at once.
class WorkDigests {
public:
  explicit WorkDigests(const Works& works) ///< which outlives it
      : m_works(works)
  {
  }
  QString basisOf(const Clash& clash);

private:
  QByteArray of(quint32 index);

  const Works& m_works;
  QHash<quint32, QByteArray> m_digests;
};

} // namespace diaban::roadmap
