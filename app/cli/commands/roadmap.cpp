#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/roadmap/clashes.h>
#include <diaban/roadmap/coordination.h>
#include <diaban/roadmap/newdates.h>
#include <diaban/roadmap/projectvalues.h>
#include <diaban/roadmap/rescheduling.h>
#include <diaban/roadmap/worklayer.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace diaban::cli {
namespace {

using namespace roadmap;

QString option(const char* name)
{
  return QLatin1String(name);
}

Error badOption(const QString& value, const char* name)
{
  return {Error::Code::BadArgument, {value, QStringLiteral("--") + QLatin1String(name)}, {}};
}

/// "2027=100 tỷ" as year and đồng.
Outcome addCeiling(ReschedulingAim& aim, const QString& text)
{
  bool isYear = false;
  const int year = text.section(u'=', 0, 0).toInt(&isYear);
  const Read<qint64> money = readMoney(text.section(u'=', 1), CellKind::Text, 1);
  if (!isYear || year < 1900 || year > 2200 || money.fault != ValueFault::None)
    return badOption(text, "ceiling");
  aim.ceilings.insert(year, money.value);
  return Done{};
}

Outcome addWeight(ReschedulingAim& aim, const QString& text)
{
  bool isNumber = false;
  const double weight = text.section(u'=', 1).toDouble(&isNumber);
  if (!isNumber || !(weight >= 0) || text.section(u'=', 0, 0).isEmpty())
    return badOption(text, "weight");
  aim.weightOf.insert(text.section(u'=', 0, 0), weight);
  return Done{};
}

Result<ReschedulingAim> aimOf(const Arguments& arguments)
{
  ReschedulingAim aim;
  DIABAN_TRY(months, arguments.integer(option("months"), 0, 240));
  DIABAN_TRY(step, arguments.integer(option("step"), 1, 12));
  aim.mostMonths = static_cast<int>(months.value_or(aim.mostMonths));
  aim.stepMonths = static_cast<int>(step.value_or(aim.stepMonths));
  for (const QString& ceiling : arguments.list(option("ceiling")))
    DIABAN_CHECK(addCeiling(aim, ceiling));
  for (const QString& weight : arguments.list(option("weight")))
    DIABAN_CHECK(addWeight(aim, weight));
  for (const QString& pair : arguments.list(option("order")))
    aim.order.emplace_back(pair.section(u':', 0, 0), pair.section(u':', 1));
  if (arguments.isSet(option("today"))) {
    aim.today = QDate::fromString(arguments.value(option("today")), Qt::ISODate);
    if (!aim.today.isValid())
      return badOption(arguments.value(option("today")), "today");
  }
  return aim;
}

/// Projects that move, by their codes.
QJsonArray shiftsJson(const Works& works, const Rescheduling& made, const Coordination& best)
{
  QJsonArray shifts;
  for (std::size_t i = 0; i < best.choices.size(); ++i) {
    const MovableProject& project = made.problem.projects[i];
    const int months = project.choices[static_cast<std::size_t>(best.choices[i])].shift;
    if (months == 0)
      continue;
    const Period before = works[made.works[i].front()].period, after = shifted(before, months);
    shifts.append(QJsonObject{{QStringLiteral("project"), project.name},
                              {QStringLiteral("months"), months},
                              {QStringLiteral("start"), after.start.toString(Qt::ISODate)},
                              {QStringLiteral("end"), after.end.toString(Qt::ISODate)}});
  }
  return shifts;
}

std::vector<NewDates> newDatesOf(const Works& works, const Rescheduling& made,
                                 const Coordination& best)
{
  std::vector<NewDates> dates;
  for (std::size_t i = 0; i < best.choices.size(); ++i) {
    const MovableProject& project = made.problem.projects[i];
    const int months = project.choices[static_cast<std::size_t>(best.choices[i])].shift;
    for (const quint32 work : made.works[i])
      if (months != 0)
        dates.push_back({project.name, works[work].period, shifted(works[work].period, months)});
  }
  return dates;
}

/// Pairs of projects that clash still, by their codes.
QJsonArray leftJson(const Rescheduling& made, const Coordination& best)
{
  QJsonArray left;
  for (const int at : best.left) {
    const ExclusivePair& pair = made.problem.pairs[static_cast<std::size_t>(at)];
    left.append(QJsonArray{made.problem.projects[static_cast<std::size_t>(pair.one)].name,
                           made.problem.projects[static_cast<std::size_t>(pair.other)].name});
  }
  return left;
}

QString shiftsText(const QJsonArray& shifts)
{
  QString text;
  for (const QJsonValue& shift : shifts)
    text += QStringLiteral("%1\t%2\t%3\t%4\n")
                .arg(shift[QStringLiteral("project")].toString())
                .arg(shift[QStringLiteral("months")].toInt())
                .arg(shift[QStringLiteral("start")].toString(),
                     shift[QStringLiteral("end")].toString());
  return text;
}

Result<WorkLayer> worksFor(const workspace::Workspace& open, const Arguments& arguments,
                           const ProjectFields& fields, const RuleSet& rules, Progress& progress)
{
  DIABAN_TRY(layer, arguments.isSet(option("projects"))
                        ? open.layer(arguments.value(option("projects")))
                        : projectLayer(open));
  DIABAN_TRY(read, readWorks(open, layer, fields, progress));
  if (arguments.isSet(option("moratoria"))) {
    DIABAN_TRY(streets, open.layer(arguments.value(option("moratoria"))));
    DIABAN_CHECK(addFrozenStreets(read, open, streets, rules, progress));
  }
  return read;
}

Result<Answer> coordinateProjects(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(aim, aimOf(arguments));
  DIABAN_TRY(limit, arguments.number(option("time-limit"), 0.1, 1e6));
  DIABAN_TRY(rules, arguments.isSet(option("rules"))
                        ? RuleSet::fromFile(arguments.value(option("rules")))
                        : RuleSet::load());
  DIABAN_TRY(fields, ProjectFields::load());
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool applies = arguments.isSet(option("apply"));
  SubProgress opening(progress, 0, 0.1), judging(progress, 0.1, 0.2), solving(progress, 0.2, 0.95),
      writing(progress, 0.95, 1);
  DIABAN_TRY(open, applies ? openToWork(path, opening) : openToLook(path));
  DIABAN_TRY(read, worksFor(*open, arguments, fields, rules, opening));
  QElapsedTimer timer;
  timer.start();
  DIABAN_TRY(made, reschedulingOf(read.works, rules, aim, judging));
  const auto time =
      limit ? std::optional(std::chrono::milliseconds(qRound64(*limit * 1000))) : std::nullopt;
  DIABAN_TRY(best, coordinate(made.problem, solving, time));
  const QJsonArray shifts = shiftsJson(read.works, made, best);
  Answer answer;
  answer.json = {{QStringLiteral("optimal"), best.isOptimal},
                 {QStringLiteral("gap"), best.gap()},
                 {QStringLiteral("cost"), best.cost},
                 {QStringLiteral("bound"), best.bound},
                 {QStringLiteral("shifts"), shifts},
                 {QStringLiteral("left"), leftJson(made, best)},
                 {QStringLiteral("projects"), static_cast<qint64>(made.works.size())},
                 {QStringLiteral("undated"), QJsonArray::fromStringList(made.undated)},
                 {QStringLiteral("stuck"), QJsonArray::fromStringList(made.stuck)},
                 {QStringLiteral("ms"), static_cast<double>(timer.nsecsElapsed()) / 1e6}};
  answer.text = shiftsText(shifts);
  answer.notices = open->notices();
  answer.exitCode = made.stuck.isEmpty() && best.left.empty() ? 0 : 1;
  if (!applies)
    return answer;
  DIABAN_TRY(rows, writeDates(*open, read.layer, fields, newDatesOf(read.works, made, best),
                              QCoreApplication::translate("diaban::cli", "move %n projects",
                                                          nullptr, static_cast<int>(shifts.size())),
                              writing));
  answer.json[QStringLiteral("rows")] = rows;
  DIABAN_CHECK(open->putBack(writing));
  return answer;
}

} // namespace

Command roadmapCoordinateCommand()
{
  return {
      QStringLiteral("roadmap coordinate"),
      QT_TRANSLATE_NOOP("diaban::cli", "find the cheapest shifts of dates that take clashes away"),
      {{QStringLiteral("WORKSPACE")}},
      {{option("projects"), QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "the layer of projects; else the first one of that role")},
       {option("rules"), QStringLiteral("FILE"),
        QT_TRANSLATE_NOOP("diaban::cli", "the rules; else those of the program")},
       {option("moratoria"), QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "a layer of streets that must not be dug")},
       {option("months"), QStringLiteral("N"),
        QT_TRANSLATE_NOOP("diaban::cli", "the greatest shift, 24 unless given")},
       {option("step"), QStringLiteral("N"),
        QT_TRANSLATE_NOOP("diaban::cli", "months of one step: 1 unless given, 3 for quarters")},
       {option("ceiling"), QStringLiteral("YEAR=MONEY,…"),
        QT_TRANSLATE_NOOP("diaban::cli", "the most that a year may cost, as 2027=120 tỷ")},
       {option("weight"), QStringLiteral("CODE=NUMBER,…"),
        QT_TRANSLATE_NOOP("diaban::cli", "what a month's shift of a project costs")},
       {option("order"), QStringLiteral("FIRST:NEXT,…"),
        QT_TRANSLATE_NOOP("diaban::cli", "projects of which one has to be done before the other")},
       {option("today"), QStringLiteral("YYYY-MM-DD"),
        QT_TRANSLATE_NOOP("diaban::cli", "what has begun by then stays")},
       {option("time-limit"), QStringLiteral("SECONDS"),
        QT_TRANSLATE_NOOP("diaban::cli", "then the best so far is told")},
       {option("apply"), QString(),
        QT_TRANSLATE_NOOP("diaban::cli",
                          "writes the new dates, as one action that can be undone")}},
      false,
      coordinateProjects};
}

} // namespace diaban::cli
