#include "clashsentence.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace diaban::roadmap {
namespace {

/// Of lines, of areas, of points.
using Sentences = std::array<const char*, 3>;

constexpr Sentences kClash{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 are at work together for %3 days on %4 m of the same ground."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 are at work together for %3 days on %4 m² of the same ground."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 are at work together for %3 days in one place.")};
constexpr Sentences kMoratorium{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig %4 m that %2 paves, %3 days after it, frozen until %5."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig %4 m² that %2 paves, %3 days after it, frozen until %5."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig where %2 paves, %3 days after it, frozen until %5.")};
constexpr Sentences kRegister{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig %4 m of the street %2, which is frozen until %5."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig %4 m² of the street %2, which is frozen until %5."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 would dig in the street %2, which is frozen until %5.")};
constexpr Sentences kWrongOrder{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs %4 m that %2 paves, %3 days after it: it should come before."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs %4 m² that %2 paves, %3 days after it: it should come before."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs where %2 paves, %3 days after it: it should come before.")};
constexpr Sentences kJointTrench{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig %4 m of the same ground, %3 days apart: one trench could do."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig %4 m² of the same ground, %3 days apart: one pit could do."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig in one place, %3 days apart: one pit could do.")};
constexpr Sentences kSharedSite{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig %4 m side by side for %3 days: one site, one traffic plan."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig %4 m² together for %3 days: one site, one traffic plan."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 dig in one place for %3 days: one site, one traffic plan.")};
constexpr Sentences kDigFirst{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs %4 m that %2 paves %3 days later: the order is right, keep to it."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs %4 m² that %2 paves %3 days later: the order is right, keep to it."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 digs where %2 paves %3 days later: the order is right, keep to it.")};
constexpr Sentences kDuplicate{
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 build the same kind of asset on %4 m, %6 % of the shorter one."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 build the same kind of asset on %4 m², %6 % of the smaller one."),
    QT_TRANSLATE_NOOP("diaban::planning::Finding",
                      "%1 and %2 build the same kind of asset in one place.")};

const Sentences& sentencesFor(Rule rule, bool isRegister)
{
  switch (rule) {
  case Rule::Duplicate: return kDuplicate;
  case Rule::Moratorium: return isRegister ? kRegister : kMoratorium;
  case Rule::WrongOrder: return kWrongOrder;
  case Rule::JointTrench: return kJointTrench;
  case Rule::SharedSite: return kSharedSite;
  case Rule::DigFirst: return kDigFirst;
  default: return kClash;
  }
}

/// "DA-1 (Sở Xây dựng)"
QString called(const Work& work)
{
  return work.owner.isEmpty() ? work.code : QStringLiteral("%1 (%2)").arg(work.code, work.owner);
}

QString dayText(const QDate& day)
{
  return day.toString(QStringLiteral("dd/MM/yyyy"));
}

double rounded(double amount)
{
  return amount < 100 ? std::round(amount * 10) / 10 : std::round(amount);
}

} // namespace

void tellOfPair(Clash& clash, const Works& works, std::size_t one, std::size_t other,
                const QDate& until)
{
  const Shared& shared = clash.shared;
  const std::size_t of = shared.metres > 0 ? 0 : shared.squareMetres > 0 ? 1 : 2;
  const Work &first = works[one], &second = works[other];
  const int gap = clash.gapDays.value_or(0);
  clash.sentence = QString::fromUtf8(sentencesFor(clash.rule, second.frozenUntil.isValid())[of]);
  clash.args = {called(first),
                called(second),
                double(gap > 0 ? gap : 1 - gap),
                rounded(of == 0 ? shared.metres : shared.squareMetres),
                dayText(second.frozenUntil.isValid() ? second.frozenUntil : until),
                rounded(shared.share * 100)};
}

void tellOfRest(Clash& clash, const Work& work, const RestDays& rest, int days,
                const std::vector<RestDays::Rest>& met)
{
  clash.sentence = QString::fromUtf8(
      met.size() == 1
          ? QT_TRANSLATE_NOOP("diaban::planning::Finding",
                              "%1 is at work on %2 days of %3, when works rest (%4 – %5).")
          : QT_TRANSLATE_NOOP("diaban::planning::Finding",
                              "%1 is at work on %2 days of %3, when works rest, %6 times; "
                              "the first: %4 – %5."));
  clash.args = {called(work),
                double(days),
                rest.title(),
                dayText(met.front().first),
                dayText(met.front().last),
                double(met.size())};
}

void tellOfScatter(Clash& clash, const Work& work, int count, double share)
{
  clash.sentence = QString::fromUtf8(
      QT_TRANSLATE_NOOP("diaban::planning::Finding",
                        "%1 has %2 small projects of %3, each less than %4 % of its cost."));
  clash.args = {work.commune, double(count), work.programme, rounded(share * 100)};
}

} // namespace diaban::roadmap
