#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/roadmap/clashfindings.h>
#include <diaban/roadmap/pairs.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace diaban::cli {
namespace {

using namespace roadmap;

const QString kRules = QStringLiteral("rules");
const QString kDistance = QStringLiteral("distance");
const QString kGapDays = QStringLiteral("gap-days");
const QString kProjects = QStringLiteral("projects");
const QString kMoratoria = QStringLiteral("moratoria");
const QString kWrite = QStringLiteral("write");

double milliseconds(const QElapsedTimer& timer)
{
  return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

QJsonValue rounded(double amount)
{
  return std::round(amount * 1000) / 1000;
}

QJsonValue orNull(const QString& text)
{
  return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// The project whose code comes first is `a`, whichever row comes first.
QJsonObject pairJson(const Works& works, const ClosePair& pair)
{
  const bool isTurned = works[pair.b].code < works[pair.a].code;
  const Work& a = works[isTurned ? pair.b : pair.a];
  const Work& b = works[isTurned ? pair.a : pair.b];
  const double metres = distanceBetween(works, pair.a, pair.b);
  const int gap = roadmap::gapDays(works, pair.a, pair.b);
  planning::Finding finding;
  finding.sentence = QString::fromLatin1(
      gap > 0
          ? QT_TRANSLATE_NOOP("diaban::planning::Finding",
                              "%1 and %2 lie %3 m apart, with %4 days between their works.")
          : QT_TRANSLATE_NOOP("diaban::planning::Finding",
                              "%1 and %2 lie %3 m apart and are at work together for %4 days."));
  finding.args = {a.code, b.code, metres, double(gap > 0 ? gap : 1 - gap)};
  return {{QStringLiteral("id"), QStringLiteral("near %1 %2").arg(a.code, b.code)},
          {QStringLiteral("rule"), QStringLiteral("near")},
          {QStringLiteral("severity"), QJsonValue()},
          {QStringLiteral("a"), a.code},
          {QStringLiteral("b"), b.code},
          {QStringLiteral("distance_m"), rounded(metres)},
          {QStringLiteral("shared_m"), QJsonValue()},
          {QStringLiteral("gap_days"), gap},
          {QStringLiteral("sentence"), planning::findingText(finding)}};
}

QJsonObject clashJson(const Works& works, const Clash& clash, const planning::Finding& finding)
{
  const Work& a = works[clash.a];
  const Work* b = clash.b ? &works[*clash.b] : nullptr;
  const auto ofPair = [&](const QJsonValue& value) { return b != nullptr ? value : QJsonValue(); };
  return {{QStringLiteral("id"), finding.uid.toHex()},
          {QStringLiteral("rule"), ruleCode(clash.rule)},
          {QStringLiteral("severity"), planning::severityName(clash.severity)},
          {QStringLiteral("a"), a.code},
          {QStringLiteral("b"), b != nullptr ? QJsonValue(b->code) : QJsonValue()},
          {QStringLiteral("a_owner"), orNull(a.owner)},
          {QStringLiteral("b_owner"), b != nullptr ? orNull(b->owner) : QJsonValue()},
          {QStringLiteral("distance_m"), ofPair(rounded(clash.metres))},
          {QStringLiteral("shared_m"), ofPair(rounded(clash.shared.metres))},
          {QStringLiteral("shared_m2"), ofPair(rounded(clash.shared.squareMetres))},
          {QStringLiteral("gap_days"), clash.gapDays ? QJsonValue(*clash.gapDays) : QJsonValue()},
          {QStringLiteral("advice"), adviceName(clash.advice)},
          {QStringLiteral("shift"),
           clash.shiftDays == 0 ? QJsonValue() : QJsonValue(works[clash.toShift].code)},
          {QStringLiteral("shift_days"),
           clash.shiftDays == 0 ? QJsonValue() : QJsonValue(clash.shiftDays)},
          {QStringLiteral("sentence"), planning::findingText(finding)}};
}

QJsonObject leftOutJson(const WorkLayer& read)
{
  return {{QStringLiteral("without_place"), QJsonArray::fromStringList(read.withoutPlace)},
          {QStringLiteral("without_dates"), QJsonArray::fromStringList(read.withoutDates)},
          {QStringLiteral("end_before_start"), QJsonArray::fromStringList(read.endBeforeStart)}};
}

Answer answerFor(const WorkLayer& read, qint64 projects, const QJsonArray& findings, double ms)
{
  Answer answer;
  for (const QJsonValue& finding : findings)
    answer.text += QStringLiteral("%1  %2  %3\n")
                       .arg(finding[QStringLiteral("rule")].toString(), -4)
                       .arg(finding[QStringLiteral("severity")].toString(), -8)
                       .arg(finding[QStringLiteral("sentence")].toString());
  answer.json = {{QStringLiteral("findings"), findings},
                 {QStringLiteral("works"), projects},
                 {QStringLiteral("left_out"), leftOutJson(read)},
                 {QStringLiteral("ms"), ms}};
  answer.exitCode = findings.isEmpty() ? 0 : 1;
  return answer;
}

Result<WorkLayer> worksOf(const workspace::Workspace& open, const Arguments& arguments,
                          Progress& progress)
{
  DIABAN_TRY(layer, arguments.isSet(kProjects) ? open.layer(arguments.value(kProjects))
                                               : projectLayer(open));
  DIABAN_TRY(fields, ProjectFields::load());
  return readWorks(open, layer, fields, progress);
}

Result<Answer> listPairs(const workspace::Workspace& open, const Arguments& arguments,
                         Progress& progress)
{
  DIABAN_TRY(metres, arguments.number(kDistance, 0, 1e6));
  DIABAN_TRY(days, arguments.integer(kGapDays, 0, 36'500));
  SubProgress reading(progress, 0, 0.5), looking(progress, 0.5, 1);
  DIABAN_TRY(read, worksOf(open, arguments, reading));
  QElapsedTimer timer;
  timer.start();
  const Nearness nearness{metres.value_or(0), static_cast<int>(days.value_or(0))};
  DIABAN_TRY(pairs, closePairs(read.works, nearness, looking));
  const double ms = milliseconds(timer);
  QJsonArray findings;
  for (const ClosePair& pair : pairs)
    findings.append(pairJson(read.works, pair));
  return answerFor(read, static_cast<qint64>(read.works.size()), findings, ms);
}

Result<Answer> judge(workspace::Workspace& open, const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(rules, arguments.isSet(kRules) ? RuleSet::fromFile(arguments.value(kRules))
                                            : RuleSet::load());
  SubProgress reading(progress, 0, 0.4), looking(progress, 0.4, 0.9), naming(progress, 0.9, 1);
  DIABAN_TRY(read, worksOf(open, arguments, reading));
  const auto works = static_cast<qint64>(read.works.size());
  if (arguments.isSet(kMoratoria)) {
    DIABAN_TRY(streets, open.layer(arguments.value(kMoratoria)));
    DIABAN_CHECK(addFrozenStreets(read, open, streets, rules, reading));
  }
  QElapsedTimer timer;
  timer.start();
  DIABAN_TRY(clashes, findClashes(read.works, rules, looking));
  const double ms = milliseconds(timer);
  DIABAN_TRY(found, findingsOf(open, read, clashes, naming));
  QJsonArray findings;
  for (std::size_t i = 0; i < clashes.size(); ++i)
    findings.append(clashJson(read.works, clashes[i], found[i]));
  Answer answer = answerFor(read, works, findings, ms);
  if (!arguments.isSet(kWrite))
    return answer;
  const QString title = QCoreApplication::translate("diaban::cli", "look for clashes of projects");
  DIABAN_TRY(report, planning::replaceFindings(open, title, kRoadmap, found));
  answer.json.insert(QStringLiteral("written"),
                     QJsonObject{{QStringLiteral("added"), report.added},
                                 {QStringLiteral("changed"), report.changed},
                                 {QStringLiteral("same"), report.same},
                                 {QStringLiteral("gone"), report.gone}});
  DIABAN_CHECK(open.putBack(progress));
  return answer;
}

Result<Answer> conflicts(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool isList =
      !arguments.isSet(kRules) && (arguments.isSet(kDistance) || arguments.isSet(kGapDays));
  const bool writes = arguments.isSet(kWrite);
  if (isList && writes)
    return Error{Error::Code::BadArgument,
                 {QStringLiteral("--") + kDistance, QStringLiteral("--") + kWrite},
                 {}};
  DIABAN_TRY(opened, writes ? openToWork(path, progress) : openToLook(path));
  DIABAN_TRY(answer, isList ? listPairs(*opened, arguments, progress)
                            : judge(*opened, arguments, progress));
  answer.notices = opened->notices();
  return answer;
}

} // namespace

Command conflictsCommand()
{
  return {
      QStringLiteral("conflicts"),
      QT_TRANSLATE_NOOP("diaban::cli", "list where projects clash or could work together"),
      {{QStringLiteral("WORKSPACE")}},
      {{kRules, QStringLiteral("FILE"),
        QT_TRANSLATE_NOOP("diaban::cli", "the rules; else those of the program")},
       {kDistance, QStringLiteral("METRES"),
        QT_TRANSLATE_NOOP("diaban::cli", "only pairs of works within this distance")},
       {kGapDays, QStringLiteral("DAYS"),
        QT_TRANSLATE_NOOP("diaban::cli", "days that may lie between their periods")},
       {kProjects, QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "the layer of projects; else the first one of that role")},
       {kMoratoria, QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "a layer of streets that must not be dug")},
       {kWrite, QString(),
        QT_TRANSLATE_NOOP("diaban::cli", "keeps the findings in the workspace")}},
      false,
      conflicts};
}

} // namespace diaban::cli
