#include "commands.h"
#include "siteonlayers.h"

#include <diaban/coverage/siting.h>

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace diaban::cli {
namespace {

using coverage::Site;
using coverage::Siting;
using coverage::SitingAim;
using coverage::SitingGoal;
using coverage::SitingTable;

constexpr int kMostCounted = 100'000;

Error missing(const char* option)
{
  return {Error::Code::MissingArgument, {QString::fromLatin1(option), QStringLiteral("site")}, {}};
}

Result<SitingAim> aimOf(const Arguments& arguments)
{
  if (!arguments.isSet(QStringLiteral("problem")))
    return missing("--problem");
  SitingAim aim;
  DIABAN_TRY(goal, sitingGoal(arguments.value(QStringLiteral("problem"))));
  aim.goal = goal;
  DIABAN_TRY(count, arguments.integer(QStringLiteral("p"), 1, std::numeric_limits<int>::max()));
  DIABAN_TRY(radius, arguments.number(QStringLiteral("radius"), 0, 1e9));
  DIABAN_TRY(budget, arguments.number(QStringLiteral("budget"), 0, 1e18));
  const bool isCover = goal == SitingGoal::SetCover || goal == SitingGoal::BackupCover;
  if (!radius && (isCover || goal == SitingGoal::MaximalCover))
    return missing("--radius");
  if (!count && !budget && !isCover)
    return missing("--p");
  aim.count = static_cast<int>(count.value_or(0));
  aim.radius = radius.value_or(0);
  aim.budget = budget;
  return aim;
}

/// Marks the sites that the options name.
Outcome mark(SitingTable& table, const Arguments& arguments, const QString& option,
             Site::State state)
{
  for (const QString& name : arguments.list(option)) {
    const auto named = std::find_if(table.sites.begin(), table.sites.end(),
                                    [&](const Site& site) { return site.name == name; });
    if (named == table.sites.end())
      return Error{Error::Code::BadArgument, {name, QStringLiteral("--") + option}, {}};
    named->state = state;
  }
  return Done{};
}

Answer told(const SitingTable& table, const SitingAim& aim, const Siting& siting)
{
  Answer answer;
  QJsonArray sites;
  for (const int site : siting.sites) {
    const QString& name = table.sites[static_cast<std::size_t>(site)].name;
    sites.append(name);
    answer.text += name + QLatin1Char('\n');
  }
  QJsonArray steps;
  for (const coverage::SitingStep& step : coverage::stepsOf(table, aim, siting.sites))
    steps.append(
        QJsonObject{{QStringLiteral("site"), table.sites[static_cast<std::size_t>(step.site)].name},
                    {QStringLiteral("adds"), step.adds},
                    {QStringLiteral("served"), step.served}});
  answer.json = {{QStringLiteral("objective"), siting.objective},
                 {QStringLiteral("covered"), siting.coveredWeight},
                 {QStringLiteral("uncovered"), siting.uncovered},
                 {QStringLiteral("cost"), siting.cost},
                 {QStringLiteral("sites"), sites},
                 {QStringLiteral("steps"), steps},
                 {QStringLiteral("bound"), siting.bound},
                 {QStringLiteral("optimal"), siting.isOptimal}};
  return answer;
}

/// What one, two … sites serve: a line each, their number and the weight.
void addCurve(Answer& answer, const std::vector<coverage::ServedPoint>& points)
{
  QJsonArray curve;
  answer.text += QLatin1Char('\n');
  for (const coverage::ServedPoint& point : points) {
    curve.append(QJsonObject{{QStringLiteral("count"), point.count},
                             {QStringLiteral("cost"), point.cost},
                             {QStringLiteral("served"), point.served}});
    answer.text +=
        QStringLiteral("%1\t%2\n").arg(point.count).arg(QString::number(point.served, 'g', 15));
  }
  answer.json.insert(QStringLiteral("curve"), curve);
}

Result<Answer> site(const Arguments& arguments, Progress& progress)
{
  if (arguments.isSet(QStringLiteral("workspace")))
    return siteOnLayers(arguments, progress);
  if (!arguments.isSet(QStringLiteral("cost")))
    return missing("--cost");
  DIABAN_TRY(aim, aimOf(arguments));
  DIABAN_TRY(most, arguments.integer(QStringLiteral("curve"), 1, kMostCounted));
  if (most && !arguments.isSet(QStringLiteral("radius")))
    return missing("--radius");
  SubProgress reading(progress, 0, 0.1), solving(progress, 0.1, 0.8), drawing(progress, 0.8, 1);
  DIABAN_TRY(table, coverage::readSitingTable(arguments.value(QStringLiteral("cost")), reading));
  DIABAN_CHECK(mark(table, arguments, QStringLiteral("required"), Site::State::Required));
  DIABAN_CHECK(mark(table, arguments, QStringLiteral("forbidden"), Site::State::Forbidden));
  DIABAN_CHECK(mark(table, arguments, QStringLiteral("existing"), Site::State::Existing));
  DIABAN_TRY(siting, coverage::solveSiting(table, aim, solving));
  Answer answer = told(table, aim, siting);
  if (most)
    addCurve(answer, coverage::servedByCount(table, aim, static_cast<int>(*most), drawing));
  return answer;
}

} // namespace

Command siteCommand()
{
  QVector<Option> options{
      {QStringLiteral("cost"), QStringLiteral("MATRIX"),
       QT_TRANSLATE_NOOP("diaban::cli",
                         "table with the columns distance, name, DestinationName, demand")},
      {QStringLiteral("problem"), QStringLiteral("NAME"),
       QT_TRANSLATE_NOOP("diaban::cli", "mclp, lscp, lscpb, pmedian or pcenter")},
      {QStringLiteral("p"), QStringLiteral("N"),
       QT_TRANSLATE_NOOP("diaban::cli", "how many sites are to be chosen at the most")},
      {QStringLiteral("radius"), QStringLiteral("R"),
       QT_TRANSLATE_NOOP("diaban::cli", "distance within which a place is served")},
      {QStringLiteral("budget"), QStringLiteral("COST"),
       QT_TRANSLATE_NOOP("diaban::cli", "what all chosen sites may cost, one each costing 1")},
      {QStringLiteral("required"), QStringLiteral("SITE,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "sites that are chosen in any case")},
      {QStringLiteral("forbidden"), QStringLiteral("SITE,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "sites that are never chosen")},
      {QStringLiteral("existing"), QStringLiteral("SITE,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "sites that stand already; they count and cost nothing")},
      {QStringLiteral("curve"), QStringLiteral("N"),
       QT_TRANSLATE_NOOP("diaban::cli",
                         "also tell what 1, 2 … up to N sites serve, chosen quickly")}};
  return {QStringLiteral("site"),
          QT_TRANSLATE_NOOP("diaban::cli", "choose the best sites from a table of distances or "
                                           "among candidates of a workspace, proven"),
          {},
          options + siteOnLayersOptions(),
          false,
          site};
}

} // namespace diaban::cli
