#include "siteonlayers.h"

#include "../opening.h"
#include "coverageoptions.h"

#include <diaban/coverage/resultlayers.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace diaban::cli {
namespace {

using coverage::CoverageLevel;
using coverage::ProposedSite;
using coverage::SitingGoal;
using coverage::SitingReport;
using coverage::SitingRequest;

struct NamedGoal {
  const char* name;
  SitingGoal goal;
};
constexpr NamedGoal kGoals[] = {
    {"mclp", SitingGoal::MaximalCover}, {"lscp", SitingGoal::SetCover},
    {"lscpb", SitingGoal::BackupCover}, {"pmedian", SitingGoal::Median},
    {"pcenter", SitingGoal::Centre},
};

} // namespace

Result<SitingGoal> sitingGoal(const QString& name)
{
  for (const NamedGoal& known : kGoals)
    if (name == QLatin1String(known.name))
      return known.goal;
  return Error{Error::Code::BadArgument, {name, QStringLiteral("--problem")}, {}};
}

namespace {

Error missing(const char* option)
{
  return {Error::Code::MissingArgument, {QLatin1String(option), QStringLiteral("site")}, {}};
}

/// The place of a class among those of the model; −1 for none named.
Result<int> levelOf(const QString& id, const coverage::CoverageModel& model)
{
  if (id.isEmpty())
    return -1;
  const std::vector<CoverageLevel> levels = levelsOf(model);
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i].id == id)
      return static_cast<int>(i);
  return Error{Error::Code::BadArgument, {id, QStringLiteral("--from-level")}, {}};
}

Result<SitingRequest> requestOf(const Arguments& arguments, const coverage::CoverageModel& model)
{
  for (const char* needed : {"candidates", "type", "problem"})
    if (!arguments.isSet(QLatin1String(needed)))
      return missing(needed);
  SitingRequest request;
  request.candidates = arguments.value(QStringLiteral("candidates"));
  request.type = arguments.value(QStringLiteral("type"));
  request.others = arguments.list(QStringLiteral("or-type"));
  DIABAN_TRY(goal, sitingGoal(arguments.value(QStringLiteral("problem"))));
  request.goal = goal;
  DIABAN_TRY(count, arguments.integer(QStringLiteral("p"), 1, std::numeric_limits<int>::max()));
  DIABAN_TRY(budget, arguments.number(QStringLiteral("budget"), 0, 1e18));
  DIABAN_TRY(planned, arguments.number(QStringLiteral("new-pole"), 0, 1e15));
  DIABAN_TRY(area, arguments.numbers(QStringLiteral("area"), 4));
  DIABAN_TRY(level, levelOf(arguments.value(QStringLiteral("from-level")), model));
  if (!count && !budget && goal != SitingGoal::SetCover && goal != SitingGoal::BackupCover)
    return missing("--p");
  request.count = static_cast<int>(count.value_or(0));
  request.budget = budget;
  request.newPoleCost = planned.value_or(0);
  request.worstLevel = level;
  request.required = arguments.list(QStringLiteral("required"));
  request.forbidden = arguments.list(QStringLiteral("forbidden"));
  if (area) {
    request.area.add((*area)[0], (*area)[1]);
    request.area.add((*area)[2], (*area)[3]);
  }
  return request;
}

QJsonObject siteJson(const ProposedSite& site)
{
  return {{QStringLiteral("name"), site.unit.name},
          {QStringLiteral("type"), site.unit.type},
          {QStringLiteral("x"), site.unit.place.x()},
          {QStringLiteral("y"), site.unit.place.y()},
          {QStringLiteral("azimuth"), site.unit.azimuth()},
          {QStringLiteral("street"), site.street},
          {QStringLiteral("owner"), site.owner},
          {QStringLiteral("stands"), site.isThere},
          {QStringLiteral("cost"), site.cost},
          {QStringLiteral("adds"), site.adds},
          {QStringLiteral("sum"), site.sum}};
}

Answer told(const SitingReport& report)
{
  Answer answer;
  QJsonArray sites, curve;
  for (const ProposedSite& site : report.sites) {
    sites.append(siteJson(site));
    answer.text += QStringLiteral("%1\t%2\t%3\t%4\n")
                       .arg(site.unit.name, site.unit.type)
                       .arg(site.adds, 0, 'f', 0)
                       .arg(site.sum, 0, 'f', 0);
  }
  for (const coverage::CurvePoint& point : report.curve)
    curve.append(QJsonObject{{QStringLiteral("count"), point.count},
                             {QStringLiteral("cost"), point.cost},
                             {QStringLiteral("served"), point.served}});
  answer.json = {{QStringLiteral("candidates"), static_cast<qint64>(report.candidates)},
                 {QStringLiteral("total"), report.total},
                 {QStringLiteral("served_before"), report.servedBefore},
                 {QStringLiteral("objective"), report.siting.objective},
                 {QStringLiteral("cost"), report.siting.cost},
                 {QStringLiteral("bound"), report.siting.bound},
                 {QStringLiteral("optimal"), report.siting.isOptimal},
                 {QStringLiteral("sites"), sites},
                 {QStringLiteral("curve"), curve}};
  return answer;
}

} // namespace

QVector<Option> siteOnLayersOptions()
{
  QVector<Option> options{
      {QStringLiteral("workspace"), QStringLiteral("WORKSPACE"),
       QT_TRANSLATE_NOOP("diaban::cli", "chooses among candidates of a layer, not of a table")},
      {QStringLiteral("candidates"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "poles, lamp posts or roofs where a unit may stand")},
      {QStringLiteral("or-type"), QStringLiteral("ID,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "further types, one of which a pole may get instead")},
      {QStringLiteral("from-level"), QStringLiteral("ID"),
       QT_TRANSLATE_NOOP("diaban::cli", "only this class of coverage or a better one counts")},
      {QStringLiteral("new-pole"), QStringLiteral("COST"),
       QT_TRANSLATE_NOOP("diaban::cli", "what a pole costs that is planned only")},
      {QStringLiteral("area"), QStringLiteral("MINX,MINY,MAXX,MAXY"),
       QT_TRANSLATE_NOOP("diaban::cli", "only candidates in it")},
      {QStringLiteral("out"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "writes the chosen units as a new layer of sensors")}};
  return options + coverageOptions();
}

Result<Answer> siteOnLayers(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(types, coverage::SensorTypes::load());
  const QString path = arguments.value(QStringLiteral("workspace"));
  const QString out = arguments.value(QStringLiteral("out"));
  SubProgress opening(progress, 0, 0.05), reckoning(progress, 0.05, 0.4);
  SubProgress choosing(progress, 0.4, 0.95), keeping(progress, 0.95, 1);
  DIABAN_TRY(workspace, out.isEmpty() ? openToLook(path) : openToWork(path, opening));
  DIABAN_TRY(wanted, coverageRequest(arguments, types, workspace->layers()));
  DIABAN_TRY(request, requestOf(arguments, wanted.model));
  DIABAN_TRY(covered, coverage::reckon(*workspace, types, wanted, nullptr, reckoning));
  DIABAN_TRY(report, coverage::findSites(*workspace, types, covered, request, choosing));
  Answer answer = told(report);
  answer.notices = covered.notices;
  if (!out.isEmpty()) {
    //: a line of the history
    const QString entry =
        QCoreApplication::translate("diaban::cli", "choose the sites “%1”").arg(out);
    DIABAN_TRY(written, coverage::writeSites(*workspace, report, out, {out, entry}, keeping));
    Q_UNUSED(written)
    DIABAN_CHECK(workspace->putBack(keeping));
    answer.json[QStringLiteral("out")] = out;
  }
  return answer;
}

} // namespace diaban::cli
