#include "clashsentence.h"
#include "daterules.h"

#include <diaban/roadmap/clashes.h>
#include <diaban/roadmap/pairs.h>

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace diaban::roadmap {
namespace {

using geo::GeometryKind;
using planning::FindingSeverity;

constexpr std::size_t kPairsBetweenReports = 256;
constexpr std::array kAdvice{QLatin1String("shift"), QLatin1String("swap"), QLatin1String("merge"),
                             QLatin1String("cancel"), QLatin1String("keep")};

/// What the rules say of two works.
class PairRules {
public:
  PairRules(const Works& works, const RuleSet& rules, quint32 a, quint32 b,
            std::vector<Clash>& found)
      : m_works(works)
      , m_rules(rules)
      , m_isTurned(works[b].code < works[a].code)
      , m_a(m_isTurned ? b : a)
      , m_b(m_isTurned ? a : b)
      , m_one(works[m_a])
      , m_other(works[m_b])
      , m_areDated(m_one.period.isKnown() && m_other.period.isKnown())
      , m_gap(m_areDated ? gapDays(works, a, b) : 0)
      , m_found(found)
  {
  }

  Outcome look()
  {
    const bool isLineA = m_works.kind(m_a) == GeometryKind::Line;
    const bool isLineB = m_works.kind(m_b) == GeometryKind::Line;
    const double near = m_rules.metresBetween(m_one, isLineA, m_other, isLineB);
    DIABAN_TRY(shared, ground(near));
    m_shared = std::move(shared);
    if (m_one.frozenUntil.isValid() || m_other.frozenUntil.isValid()) {
      breaksRegister(m_a, m_b);
      breaksRegister(m_b, m_a);
      return Done{};
    }
    duplicate();
    clash();
    digAndPave(m_a, m_b);
    digAndPave(m_b, m_a);
    return together(near);
  }

private:
  Result<Shared> ground(double metres) const
  {
    if (!areWithin(m_works, m_a, m_b, std::max(metres, 0.05)))
      return Shared{};
    DIABAN_TRY(shared, sharedGround(m_works, m_a, m_b, metres));
    if (shared.squareMetres > 0 && shared.share < m_rules.leastShareOfArea)
      return Shared{};
    return shared;
  }

  void duplicate()
  {
    if (!m_one.assetClass.isEmpty() && m_one.assetClass == m_other.assetClass &&
        m_one.kind == m_other.kind && m_shared.isAny() && m_shared.share >= m_rules.duplicateShare)
      add(Rule::Duplicate, m_a, m_b, Advice::Cancel, m_b, 0);
  }

  void clash()
  {
    if (!m_areDated || m_gap > 0 || !m_shared.isAny() || !takesGround(m_one) ||
        !takesGround(m_other))
      return;
    const bool isOneLater = m_one.period.start > m_other.period.start;
    add(Rule::Clash, m_a, m_b, Advice::Shift, isOneLater ? m_a : m_b, 1 - m_gap);
  }

  /// \param digs and \param paves whatever they do in fact
  void digAndPave(quint32 digs, quint32 paves)
  {
    const Work &dig = m_works[digs], &pave = m_works[paves];
    if (!m_areDated || !m_shared.isAny() || !digsAndPaves(dig, pave))
      return;
    const Period &its = dig.period, &paving = pave.period;
    if (its.end < paving.start) {
      if (its.end >= paving.start.addMonths(-m_rules.digFirstMonths))
        add(Rule::DigFirst, digs, paves, Advice::Keep, digs, 0);
      return;
    }
    const QDate thawed = thawOf(m_rules, pave, paving.end);
    if (breaksFreeze(m_rules, its, pave, paving))
      add(Rule::Moratorium, digs, paves, Advice::Shift, digs,
          static_cast<int>(its.start.daysTo(thawed)) + 1, thawed);
    if (isWrongOrder(m_rules, its, paving))
      add(Rule::WrongOrder, digs, paves, Advice::Swap, digs,
          static_cast<int>(its.end.daysTo(paving.start)) - 1);
  }

  void breaksRegister(quint32 digs, quint32 street)
  {
    const Work &dig = m_works[digs], &frozen = m_works[street];
    if (!frozen.frozenUntil.isValid() || !m_shared.isAny() || !opensGround(dig) ||
        !dig.period.isKnown() || !roadmap::breaksRegister(dig.period, frozen))
      return;
    add(Rule::Moratorium, digs, street, Advice::Shift, digs,
        static_cast<int>(dig.period.start.daysTo(frozen.frozenUntil)) + 1);
  }

  /// What could be done together may lie farther apart.
  Outcome together(double near)
  {
    if (!m_areDated || m_gap > m_rules.jointTrenchDays || !m_rules.mayShareTrench(m_one, m_other))
      return Done{};
    if (!m_shared.isAny() && m_rules.sharingMetres > near) {
      DIABAN_TRY(shared, ground(m_rules.sharingMetres));
      m_shared = std::move(shared);
    }
    if (!m_shared.isAny())
      return Done{};
    const bool isOneLater = m_one.period.start > m_other.period.start;
    if (m_gap > 0)
      add(Rule::JointTrench, m_a, m_b, Advice::Merge, isOneLater ? m_a : m_b, -m_gap);
    else
      add(Rule::SharedSite, m_a, m_b, Advice::Merge, m_b, 0);
    return Done{};
  }

  void add(Rule rule, quint32 one, quint32 other, Advice advice, quint32 toShift, int days,
           QDate until = {})
  {
    const Certainty certainty = std::max(m_one.period.certainty, m_other.period.certainty);
    const auto severity = m_rules.severity(rule, certainty);
    if (!severity)
      return;
    Clash clash;
    clash.rule = rule;
    clash.severity = *severity;
    clash.a = m_a;
    clash.b = m_b;
    if (!m_metres)
      m_metres = distanceBetween(m_works, m_a, m_b);
    clash.metres = *m_metres;
    clash.shared = m_shared;
    if (m_areDated)
      clash.gapDays = m_gap;
    clash.advice = advice;
    clash.toShift = toShift;
    clash.shiftDays = days;
    tellOfPair(clash, m_works, one, other, until);
    m_found.push_back(std::move(clash));
  }

  const Works& m_works;
  const RuleSet& m_rules;
  bool m_isTurned;
  quint32 m_a, m_b; ///< by their codes
  const Work &m_one, &m_other;
  bool m_areDated;
  int m_gap;
  std::vector<Clash>& m_found;
  Shared m_shared;
  std::optional<double> m_metres; ///< between the two, once it was asked for
};

void lookAtCalendar(const Works& works, const RuleSet& rules, quint32 index,
                    std::vector<Clash>& found)
{
  const Work& work = works[index];
  const auto severity = rules.severity(Rule::Calendar, work.period.certainty);
  if (!severity || !work.period.isKnown() || work.frozenUntil.isValid())
    return;
  for (const RestDays& rest : rules.calendar) {
    if (!rest.kinds.contains(work.kind))
      continue;
    const std::vector<RestDays::Rest> met = rest.metBy(work.period);
    if (met.empty())
      continue;
    qint64 days = 0;
    for (const RestDays::Rest& each : met)
      days +=
          std::max(each.first, work.period.start).daysTo(std::min(each.last, work.period.end)) + 1;
    Clash clash;
    clash.rule = Rule::Calendar;
    clash.severity = *severity;
    clash.a = clash.toShift = index;
    clash.shiftDays = static_cast<int>(work.period.start.daysTo(met.front().last)) + 1;
    tellOfRest(clash, work, rest, static_cast<int>(days), met);
    found.push_back(std::move(clash));
  }
}

/// Small projects of one programme in one commune, each named by its first work.
void lookForScatter(const Works& works, const RuleSet& rules, std::vector<Clash>& found)
{
  const auto severity = rules.severity(Rule::Scatter, Certainty::Firm);
  if (!severity)
    return;
  QHash<QString, qint64> programmes;
  QHash<std::pair<QString, QString>, QHash<QString, std::pair<qint64, quint32>>> places;
  for (quint32 i = 0; i < works.size(); ++i) {
    const Work& work = works[i];
    if (work.programme.isEmpty() || work.commune.isEmpty() || work.cost <= 0)
      continue;
    auto& projects = places[{work.commune, work.programme}];
    if (projects.contains(work.code))
      continue; // its cost is that of the project
    projects.insert(work.code, {work.cost, i});
    programmes[work.programme] += work.cost;
  }
  for (auto it = places.cbegin(); it != places.cend(); ++it) {
    const double least = static_cast<double>(programmes.value(it.key().second)) * rules.smallShare;
    std::vector<std::pair<QString, quint32>> small;
    for (auto project = it->cbegin(); project != it->cend(); ++project)
      if (static_cast<double>(project->first) < least)
        small.emplace_back(project.key(), project->second);
    if (static_cast<int>(small.size()) <= rules.mostSmall)
      continue;
    Clash clash;
    clash.rule = Rule::Scatter;
    clash.severity = *severity;
    clash.a = clash.toShift = std::min_element(small.begin(), small.end())->second;
    clash.advice = Advice::Merge;
    tellOfScatter(clash, works[clash.a], static_cast<int>(small.size()), rules.smallShare);
    found.push_back(std::move(clash));
  }
}

/// Several works of the same two projects are one finding; in the order of codes and rules.
std::vector<Clash> joinedByProject(const Works& works, std::vector<Clash> found)
{
  const auto key = [&](const Clash& clash) {
    return std::tuple(works[clash.a].code, clash.b ? works[*clash.b].code : QString(), clash.rule);
  };
  const auto rank = [&](const Clash& clash) {
    return std::tuple(clash.severity, -clash.shared.metres, -clash.shared.squareMetres,
                      clash.sentence, works[clash.a].row, clash.b ? works[*clash.b].row : 0);
  };
  std::sort(found.begin(), found.end(), [&](const Clash& a, const Clash& b) {
    const auto one = key(a), other = key(b);
    return one == other ? rank(a) < rank(b) : one < other;
  });
  std::vector<Clash> joined;
  for (Clash& clash : found) {
    if (joined.empty() || !clash.b || key(joined.back()) != key(clash)) {
      joined.push_back(std::move(clash));
      continue;
    }
    Clash& first = joined.back();
    first.metres = std::min(first.metres, clash.metres);
    first.shared.metres += clash.shared.metres;
    first.shared.squareMetres += clash.shared.squareMetres;
    if (first.shared.piece.type == clash.shared.piece.type)
      first.shared.piece.parts.insert(first.shared.piece.parts.end(),
                                      clash.shared.piece.parts.begin(),
                                      clash.shared.piece.parts.end());
  }
  return joined;
}

} // namespace

QString adviceName(Advice advice)
{
  return kAdvice[static_cast<std::size_t>(advice)];
}

Result<std::vector<Clash>> findClashes(const Works& works, const RuleSet& rules, Progress& progress)
{
  SubProgress looking(progress, 0, 0.4), judging(progress, 0.4, 1);
  DIABAN_TRY(pairs, closePairs(works, {rules.farthest(), std::nullopt}, looking));
  std::vector<Clash> found;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i % kPairsBetweenReports == 0 &&
        !judging.advance(static_cast<double>(i) / static_cast<double>(pairs.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    if (works[pairs[i].a].code != works[pairs[i].b].code)
      DIABAN_CHECK(PairRules(works, rules, pairs[i].a, pairs[i].b, found).look());
  }
  for (quint32 i = 0; i < works.size(); ++i)
    lookAtCalendar(works, rules, i, found);
  lookForScatter(works, rules, found);
  return joinedByProject(works, std::move(found));
}

Result<std::vector<Clash>> clashesOf(const Works& works, const RuleSet& rules, std::size_t work)
{
  std::vector<Clash> found;
  for (const ClosePair& pair : pairsOf(works, work, {rules.farthest(), std::nullopt}))
    if (works[pair.a].code != works[pair.b].code)
      DIABAN_CHECK(PairRules(works, rules, pair.a, pair.b, found).look());
  lookAtCalendar(works, rules, static_cast<quint32>(work), found);
  return joinedByProject(works, std::move(found));
}

QByteArray WorkDigests::of(quint32 index)
{
  const auto known = m_digests.constFind(index);
  if (known != m_digests.cend())
    return *known;
  const Work& work = m_works[index];
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(
      QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
          .arg(work.assetClass, kindName(work.kind), depthName(work.depth),
               certaintyName(work.period.certainty), work.period.start.toString(Qt::ISODate),
               work.period.end.toString(Qt::ISODate), work.frozenUntil.toString(Qt::ISODate))
          .toUtf8());
  for (const double coordinate : m_works.shape(index).xy) // to the centimetre
    hash.addData(QByteArray::number(std::llround(coordinate * 100)) + ' ');
  return *m_digests.insert(index, hash.result());
}

QString WorkDigests::basisOf(const Clash& clash)
{
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(of(clash.a));
  if (clash.b)
    hash.addData(of(*clash.b));
  return QString::fromLatin1(hash.result().toHex().left(32));
}

} // namespace diaban::roadmap
