#include "daterules.h"

#include <diaban/roadmap/pairs.h>
#include <diaban/roadmap/rescheduling.h>
#include <diaban/roadmap/sharing.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>

namespace diaban::roadmap {
namespace {

using planning::FindingSeverity;

constexpr std::size_t kPairsBetweenReports = 64;
constexpr double kTouching = 0.05; ///< metres, as clashes are looked for

std::size_t index(int i)
{
  return static_cast<std::size_t>(i);
}

bool isGrave(const RuleSet& rules, Rule rule, const Work& a, const Work& b)
{
  const auto severity = rules.severity(rule, std::max(a.period.certainty, b.period.certainty));
  return severity && (*severity == FindingSeverity::Critical || *severity == FindingSeverity::High);
}

/// Two works in one place, and which of the rules of dates are grave between them.
class DatedPair {
public:
  DatedPair(const RuleSet& rules, const Work& a, const Work& b)
      : m_rules(rules)
      , m_a(a)
      , m_b(b)
      , m_clash(isGrave(rules, Rule::Clash, a, b) && takesGround(a) && takesGround(b))
      , m_freeze(isGrave(rules, Rule::Moratorium, a, b))
      , m_order(isGrave(rules, Rule::WrongOrder, a, b))
  {
  }

  bool excludes(const Period& a, const Period& b) const
  {
    return (m_clash && meet(a, b)) || isDugTooSoon(m_a, a, m_b, b) || isDugTooSoon(m_b, b, m_a, a);
  }

private:
  bool isDugTooSoon(const Work& dig, const Period& its, const Work& pave,
                    const Period& paving) const
  {
    return digsAndPaves(dig, pave) && ((m_freeze && breaksFreeze(m_rules, its, pave, paving)) ||
                                       (m_order && isWrongOrder(m_rules, its, paving)));
  }

  const RuleSet& m_rules;
  const Work &m_a, &m_b;
  bool m_clash, m_freeze, m_order;
};

/// Đồng of each year, spent evenly over the days; all of it, to the đồng.
std::vector<qint64> spentByYear(const Period& period, qint64 money, int firstYear, int years)
{
  std::vector<qint64> byYear(index(years), 0);
  const auto days = static_cast<double>(period.start.daysTo(period.end) + 1);
  const auto until = [&](const QDate& day) { // by the end of the day before
    const double past = std::clamp(static_cast<double>(period.start.daysTo(day)), 0.0, days);
    return static_cast<qint64>(std::llround(static_cast<double>(money) * (past / days)));
  };
  for (int year = 0; year < years; ++year)
    byYear[index(year)] =
        until(QDate(firstYear + year + 1, 1, 1)) - until(QDate(firstYear + year, 1, 1));
  return byYear;
}

class Builder {
public:
  Builder(const Works& works, const RuleSet& rules, const ReschedulingAim& aim)
      : m_works(works)
      , m_rules(rules)
      , m_aim(aim)
      , m_projectOf(works.size(), -1)
  {
    const auto [first, last] = std::minmax_element(aim.ceilings.keyBegin(), aim.ceilings.keyEnd());
    if (first == aim.ceilings.keyEnd())
      return;
    m_firstYear = *first;
    for (int year = *first; year <= *last; ++year) {
      m_made.problem.years.push_back(year);
      const auto ceiling = aim.ceilings.constFind(year);
      m_made.problem.ceilings.push_back(ceiling == aim.ceilings.cend() ? std::nullopt
                                                                       : std::optional(*ceiling));
    }
  }

  Result<Rescheduling> build(Progress& progress)
  {
    gatherProjects();
    for (std::size_t project = 0; project < m_made.works.size(); ++project)
      m_made.problem.projects.push_back(movable(m_made.works[project]));
    DIABAN_CHECK(addPairs(progress));
    DIABAN_CHECK(addOrder());
    for (auto& [projects, pair] : m_pairs)
      m_made.problem.pairs.push_back(std::move(pair));
    return std::move(m_made);
  }

private:
  using Excludes = std::function<bool(int one, int other)>;

  void gatherProjects()
  {
    for (quint32 i = 0; i < m_works.size(); ++i) {
      const Work& work = m_works[i];
      if (work.frozenUntil.isValid())
        continue;
      if (!work.period.isKnown()) {
        if (!m_made.undated.contains(work.code))
          m_made.undated.append(work.code);
        continue;
      }
      auto at = m_known.constFind(work.code);
      if (at == m_known.cend()) {
        at = m_known.insert(work.code, static_cast<int>(m_made.works.size()));
        m_made.works.emplace_back();
      }
      m_made.works[index(*at)].push_back(i);
      m_projectOf[i] = *at;
    }
  }

  /// The whole time of a project, and its surest dates.
  Period spanOf(const std::vector<quint32>& works) const
  {
    Period span = m_works[works.front()].period;
    for (const quint32 work : works) {
      const Period& period = m_works[work].period;
      span = {std::min(span.start, period.start), std::max(span.end, period.end),
              std::min(span.certainty, period.certainty)};
    }
    return span;
  }

  bool mayBe(const Period& span, int months) const
  {
    if (months == 0 || !m_aim.today.isValid())
      return true;
    return span.start > m_aim.today && shifted(span, months).start > m_aim.today;
  }

  MovableProject movable(const std::vector<quint32>& works)
  {
    const Work& first = m_works[works.front()];
    const Period span = spanOf(works);
    const double weight =
        m_aim.weightOf.value(first.code, m_aim.weights[static_cast<std::size_t>(span.certainty)]);
    MovableProject project{first.code, {}};
    const auto add = [&](int months) {
      project.choices.push_back({months, weight * std::abs(months),
                                 spentByYear(shifted(span, months), first.cost, m_firstYear,
                                             static_cast<int>(m_made.problem.years.size()))});
    };
    const int most = m_aim.mostMonths / m_aim.stepMonths;
    for (int step = -most; step <= most; ++step)
      if (const int months = step * m_aim.stepMonths;
          mayBe(span, months) && !breaksAnyFreeze(works, months))
        add(months);
    if (project.choices.empty()) {
      m_made.stuck.append(first.code);
      add(0);
    }
    return project;
  }

  /// Streets of a register don't move: they take choices away.
  bool breaksAnyFreeze(const std::vector<quint32>& works, int months)
  {
    return std::ranges::any_of(works, [&](quint32 work) {
      const Work& dig = m_works[work];
      return opensGround(dig) && std::ranges::any_of(frozenAt(work), [&](quint32 street) {
               return isGrave(m_rules, Rule::Moratorium, dig, m_works[street]) &&
                      breaksRegister(shifted(dig.period, months), m_works[street]);
             });
    });
  }

  const std::vector<quint32>& frozenAt(quint32 work)
  {
    const auto [at, isNew] = m_frozenAt.try_emplace(work);
    if (!isNew)
      return at->second;
    for (const ClosePair& pair : pairsOf(m_works, work, {m_rules.farthest(), std::nullopt})) {
      const quint32 street = pair.a == work ? pair.b : pair.a;
      if (m_works[street].frozenUntil.isValid() && shareGround(work, street))
        at->second.push_back(street);
    }
    return at->second;
  }

  bool shareGround(quint32 a, quint32 b) const
  {
    const auto isLine = [&](quint32 work) { return m_works.kind(work) == geo::GeometryKind::Line; };
    const double near = m_rules.metresBetween(m_works[a], isLine(a), m_works[b], isLine(b));
    if (!areWithin(m_works, a, b, std::max(near, kTouching)))
      return false;
    const auto shared = sharedGround(m_works, a, b, near);
    return shared && shared.value().isAny() &&
           !(shared.value().squareMetres > 0 && shared.value().share < m_rules.leastShareOfArea);
  }

  Outcome addPairs(Progress& progress)
  {
    SubProgress looking(progress, 0, 0.4), judging(progress, 0.4, 1);
    DIABAN_TRY(near, closePairs(m_works, {m_rules.farthest(), std::nullopt}, looking));
    for (std::size_t i = 0; i < near.size(); ++i) {
      if (i % kPairsBetweenReports == 0 &&
          !judging.advance(static_cast<double>(i) / static_cast<double>(near.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      const auto [a, b] = std::pair(near[i].a, near[i].b);
      const int one = m_projectOf[a], other = m_projectOf[b];
      if (one < 0 || other < 0 || one == other)
        continue;
      const DatedPair dated(m_rules, m_works[a], m_works[b]);
      const std::vector<Period> its = periodsOf(one, a), others = periodsOf(other, b);
      const auto excludes = [&](int x, int y) {
        return dated.excludes(its[index(x)], others[index(y)]);
      };
      if (excludesAny(one, other, excludes) && shareGround(a, b))
        exclude(one, other, excludes);
    }
    return Done{};
  }

  /// When a work would take place, by choice of its project.
  std::vector<Period> periodsOf(int project, quint32 work) const
  {
    std::vector<Period> periods;
    for (const ShiftChoice& choice : m_made.problem.projects[index(project)].choices)
      periods.push_back(shifted(m_works[work].period, choice.shift));
    return periods;
  }

  int choicesOf(int project) const
  {
    return static_cast<int>(m_made.problem.projects[index(project)].choices.size());
  }

  bool excludesAny(int one, int other, const Excludes& excludes) const
  {
    for (int x = 0; x < choicesOf(one); ++x)
      for (int y = 0; y < choicesOf(other); ++y)
        if (excludes(x, y))
          return true;
    return false;
  }

  /// What is excluded for one choice may fall apart into several ranges: each gets a pair of its
  /// own, told apart by how many came before.
  void exclude(int one, int other, const Excludes& excludes)
  {
    const std::size_t count = index(choicesOf(one));
    std::vector<ExclusivePair> pairs;
    for (int x = 0; x < choicesOf(one); ++x) {
      std::size_t at = 0;
      for (int y = 0; y < choicesOf(other); ++y) {
        if (!excludes(x, y))
          continue;
        const int first = y;
        while (y + 1 < choicesOf(other) && excludes(x, y + 1))
          ++y;
        if (at == pairs.size())
          pairs.push_back({one, other, std::vector<ChoiceRange>(count)});
        pairs[at++].excluded[index(x)] = {first, y};
      }
    }
    for (ExclusivePair& pair : pairs)
      m_pairs.emplace(std::pair(one, other), std::move(pair));
  }

  Outcome addOrder()
  {
    for (const auto& [before, after] : m_aim.order) {
      const auto one = m_known.constFind(before), other = m_known.constFind(after);
      if (one == m_known.cend() || other == m_known.cend() || *one == *other)
        return Error{Error::Code::BadArgument,
                     {QStringLiteral("%1:%2").arg(before, after), QStringLiteral("order")},
                     {}};
      const Period first = spanOf(m_made.works[index(*one)]);
      const Period second = spanOf(m_made.works[index(*other)]);
      const auto& its = m_made.problem.projects[index(*one)].choices;
      const auto& others = m_made.problem.projects[index(*other)].choices;
      exclude(*one, *other, [&](int x, int y) {
        return shifted(second, others[index(y)].shift).start <=
               shifted(first, its[index(x)].shift).end;
      });
    }
    return Done{};
  }

  const Works& m_works;
  const RuleSet& m_rules;
  const ReschedulingAim& m_aim;
  Rescheduling m_made;
  std::vector<int> m_projectOf; ///< by work; −1: it doesn't move
  QHash<QString, int> m_known;  ///< by code
  std::map<quint32, std::vector<quint32>> m_frozenAt;
  std::multimap<std::pair<int, int>, ExclusivePair> m_pairs;
  int m_firstYear = 0;
};

} // namespace

Period shifted(const Period& period, int months)
{
  Period moved = period;
  moved.start = period.start.addMonths(months);
  moved.end = moved.start.addDays(period.start.daysTo(period.end));
  return moved;
}

Result<Rescheduling> reschedulingOf(const Works& works, const RuleSet& rules,
                                    const ReschedulingAim& aim, Progress& progress)
{
  return Builder(works, rules, aim).build(progress);
}

} // namespace diaban::roadmap
