// What the rules say of two works in one place by their dates alone.
#pragma once

#include <diaban/roadmap/ruleset.h>
#include <diaban/roadmap/work.h>

namespace diaban::roadmap {

inline bool takesGround(const Work& work)
{
  return work.kind != WorkKind::Install && work.kind != WorkKind::Platform;
}

inline bool opensGround(const Work& work)
{
  return work.kind == WorkKind::Dig && work.depth != WorkDepth::Trenchless;
}

inline bool digsAndPaves(const Work& dig, const Work& pave)
{
  return opensGround(dig) && pave.kind == WorkKind::Pave;
}

/// The last day on which nobody may dig what was paved until `paved`. \param pave by whom
inline QDate thawOf(const RuleSet& rules, const Work& pave, const QDate& paved)
{
  return paved.addYears(rules.freezeYears.value(pave.assetClass));
}

/// X2: both at work at one time.
inline bool meet(const Period& a, const Period& b)
{
  return a.start <= b.end && b.start <= a.end;
}

/// X3: digs after it was paved and before it may.
inline bool breaksFreeze(const RuleSet& rules, const Period& dig, const Work& pave,
                         const Period& paving)
{
  return dig.start > paving.end && dig.start <= thawOf(rules, pave, paving.end);
}

/// X4: paved and dug again soon after.
inline bool isWrongOrder(const RuleSet& rules, const Period& dig, const Period& paving)
{
  return dig.start > paving.end && dig.start <= paving.end.addMonths(rules.wrongOrderMonths);
}

/// X3: digs a street of a register of freezes.
inline bool breaksRegister(const Period& dig, const Work& street)
{
  return dig.start <= street.frozenUntil &&
         !(street.period.start.isValid() && dig.end < street.period.start);
}

} // namespace diaban::roadmap
