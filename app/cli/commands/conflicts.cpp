#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/planning/finding.h>
#include <diaban/roadmap/pairs.h>
#include <diaban/roadmap/worklayer.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cmath>

namespace diaban::cli {
namespace {

using namespace roadmap;

const QString kDistance = QStringLiteral("distance");
const QString kGapDays = QStringLiteral("gap-days");
const QString kProjects = QStringLiteral("projects");

double toMillimetres(double metres)
{
  return std::round(metres * 1000) / 1000;
}

/// The project whose code comes first is `a`, whichever row comes first.
QJsonObject pairJson(const Works& works, const ClosePair& pair)
{
  const bool isTurned = works[pair.b].code < works[pair.a].code;
  const Work& a = works[isTurned ? pair.b : pair.a];
  const Work& b = works[isTurned ? pair.a : pair.b];
  const double metres = toMillimetres(distanceBetween(works, pair.a, pair.b));
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
          {QStringLiteral("distance_m"), metres},
          {QStringLiteral("shared_m"), QJsonValue()},
          {QStringLiteral("gap_days"), gap},
          {QStringLiteral("sentence"), planning::findingText(finding)}};
}

QJsonObject leftOutJson(const WorkLayer& read)
{
  return {{QStringLiteral("without_place"), QJsonArray::fromStringList(read.withoutPlace)},
          {QStringLiteral("without_dates"), QJsonArray::fromStringList(read.withoutDates)},
          {QStringLiteral("end_before_start"), QJsonArray::fromStringList(read.endBeforeStart)}};
}

Result<workspace::Layer> layerOf(const workspace::Workspace& open, const Arguments& arguments)
{
  return arguments.isSet(kProjects) ? open.layer(arguments.value(kProjects)) : projectLayer(open);
}

Result<Nearness> nearnessOf(const Arguments& arguments)
{
  DIABAN_TRY(metres, arguments.number(kDistance, 0, 1e6));
  DIABAN_TRY(days, arguments.integer(kGapDays, 0, 36'500));
  return Nearness{metres.value_or(0), static_cast<int>(days.value_or(0))};
}

Result<Answer> conflicts(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(nearness, nearnessOf(arguments));
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(layer, layerOf(*opened, arguments));
  SubProgress reading(progress, 0, 0.5), looking(progress, 0.5, 1);
  DIABAN_TRY(read, readWorks(*opened, layer, reading));
  QElapsedTimer timer;
  timer.start();
  DIABAN_TRY(pairs, closePairs(read.works, nearness, looking));
  const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
  Answer answer;
  answer.notices = opened->notices();
  QJsonArray findings;
  for (const ClosePair& pair : pairs) {
    const QJsonObject json = pairJson(read.works, pair);
    answer.text += json[QStringLiteral("sentence")].toString() + u'\n';
    findings.append(json);
  }
  answer.json = {{QStringLiteral("findings"), findings},
                 {QStringLiteral("projects"), static_cast<qint64>(read.works.size())},
                 {QStringLiteral("left_out"), leftOutJson(read)},
                 {QStringLiteral("ms"), ms}};
  answer.exitCode = pairs.empty() ? 0 : 1;
  return answer;
}

} // namespace

Command conflictsCommand()
{
  return {QStringLiteral("conflicts"),
          QT_TRANSLATE_NOOP("diaban::cli", "list the projects that come too near one another"),
          {{QStringLiteral("WORKSPACE")}},
          {{kDistance, QStringLiteral("METRES"),
            QT_TRANSLATE_NOOP("diaban::cli", "works that come within this distance")},
           {kGapDays, QStringLiteral("DAYS"),
            QT_TRANSLATE_NOOP("diaban::cli", "days that may lie between their periods")},
           {kProjects, QStringLiteral("LAYER"),
            QT_TRANSLATE_NOOP("diaban::cli",
                              "the layer of projects; else the first one of that role")}},
          false,
          conflicts};
}

} // namespace diaban::cli
