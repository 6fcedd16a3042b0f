#include "../opening.h"
#include "../projectjson.h"
#include "commands.h"

#include <diaban/reportio/tablefile.h>
#include <diaban/roadmap/plantable.h>

#include <QFileInfo>

#include <map>

namespace diaban::cli {
namespace {

using roadmap::PlanRow;
using roadmap::PlanTable;
using roadmap::Project;
using roadmap::ProjectLayer;

/// What the projects cost, and what capital they have, in đồng. Sums that 64 bits can't hold, and
/// no real ones can't, stay at the most.
struct Totals {
  qint64 total = 0;
  std::map<int, qint64> years;       ///< 0: by source alone
  std::map<QString, qint64> sources; ///< empty: of all
};

void add(qint64& sum, qint64 dong)
{
  if (__builtin_add_overflow(sum, dong, &sum))
    sum = std::numeric_limits<qint64>::max();
}

Totals totalsOf(const std::vector<Project>& projects)
{
  Totals totals;
  for (const Project& project : projects) {
    add(totals.total, project.total().value_or(0));
    for (const roadmap::Capital& capital : project.capital) {
      if (capital.year > 0)
        add(totals.years[capital.year], capital.dong);
      const QString source =
          capital.source.isEmpty() ? project.text(QStringLiteral("nguon_von")) : capital.source;
      add(totals.sources[source], capital.dong);
    }
    if (project.capital.isEmpty()) // one source bears all of it
      add(totals.sources[project.text(QStringLiteral("nguon_von"))], project.total().value_or(0));
  }
  return totals;
}

QJsonObject totalsJson(const Totals& totals)
{
  QJsonArray years, sources;
  for (const auto& [year, dong] : totals.years)
    years.append(QJsonObject{{QStringLiteral("year"), year}, {QStringLiteral("vnd"), dong}});
  for (const auto& [source, dong] : totals.sources)
    sources.append(QJsonObject{
        {QStringLiteral("source"), source.isEmpty() ? QJsonValue() : QJsonValue(source)},
        {QStringLiteral("vnd"), dong}});
  return {{QStringLiteral("vnd"), totals.total},
          {QStringLiteral("by_year"), years},
          {QStringLiteral("by_source"), sources}};
}

QString listText(const ProjectLayer& read, const Totals& totals)
{
  QString text;
  for (const Project& project : read.projects)
    text += QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
                .arg(project.code(), project.name(), project.period.start.toString(Qt::ISODate),
                     project.period.end.toString(Qt::ISODate),
                     project.total() ? roadmap::moneyText(*project.total()) : QString());
  for (const auto& [year, dong] : totals.years)
    text += QStringLiteral("%1\t%2\n").arg(year).arg(roadmap::moneyText(dong));
  for (const auto& [source, dong] : totals.sources)
    text += QStringLiteral("%1\t%2\n")
                .arg(source.isEmpty() ? QStringLiteral("–") : source, roadmap::moneyText(dong));
  return text + QStringLiteral("%1\t%2\n")
                    .arg(QString::number(read.projects.size()), roadmap::moneyText(totals.total));
}

double sumOf(const PlanTable& plan, const PlanRow& row, qsizetype column)
{
  double sum = 0;
  for (qsizetype i = row.first; i <= row.last; ++i)
    if (plan.rows[i].kind == PlanRow::Kind::Project)
      sum += plan.rows[i].cells.value(column).toDouble();
  return sum;
}

Outcome writePlan(const QString& path, const QString& title, const PlanTable& plan)
{
  if (QFileInfo::exists(path))
    return Error{Error::Code::FileExists, {path}, {}};
  if (static_cast<std::size_t>(plan.rows.size()) > reportio::kMostSheetRows)
    return Error{
        Error::Code::TooManyRows,
        {path, QString::number(plan.rows.size()), QString::number(reportio::kMostSheetRows)},
        {}};
  reportio::TableSheet sheet{title, {}, {}};
  for (const QString& head : plan.heads)
    sheet.columns.append({head, head.startsWith(QStringLiteral("Ngày"))});
  for (const PlanRow& row : plan.rows) {
    QVariantList cells = row.cells;
    for (qsizetype i = 0; i < plan.heads.size() && row.kind != PlanRow::Kind::Project; ++i) {
      if (i >= cells.size())
        cells.append(QVariant());
      if (plan.isSum[i])
        cells[i] =
            QVariant::fromValue(reportio::TableSum{row.first, row.last, sumOf(plan, row, i)});
    }
    sheet.rows.append(cells);
  }
  return reportio::writeSheets(path, {sheet});
}

Result<Answer> projects(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(fields, roadmap::ProjectFields::load());
  DIABAN_TRY(rules, roadmap::GroupRules::load());
  DIABAN_TRY(open, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  const QString name = arguments.value(QStringLiteral("layer"));
  DIABAN_TRY(layer, name.isEmpty() ? roadmap::registerOf(*open, fields) : open->layer(name));
  DIABAN_TRY(read, roadmap::projectsOf(*open, layer, fields, rules, true, progress));
  const Totals totals = totalsOf(read.projects);
  QJsonArray columns, list;
  for (qsizetype i = 0; i < read.uses.size(); ++i)
    if (!read.uses[i].field.isEmpty())
      columns.append(toJson(layer.fields[i].name, read.uses[i]));
  for (const Project& project : read.projects)
    list.append(toJson(project));
  Answer answer;
  answer.notices = open->notices();
  answer.json = {{QStringLiteral("layer"), layer.name},
                 {QStringLiteral("columns"), columns},
                 {QStringLiteral("unit_assumed"), read.isUnitAssumed},
                 {QStringLiteral("count"), static_cast<qint64>(read.projects.size())},
                 {QStringLiteral("totals"), totalsJson(totals)},
                 {QStringLiteral("projects"), list},
                 {QStringLiteral("problems"), toJson(read.problems, fields, false)}};
  answer.text = listText(read, totals) + problemLines(read.problems, fields, false);
  const QString path = arguments.value(QStringLiteral("xlsx"));
  if (path.isEmpty())
    return answer;
  DIABAN_CHECK(writePlan(path, layer.title, roadmap::planTable(read.projects, fields)));
  answer.json.insert(QStringLiteral("file"), path);
  return answer;
}

} // namespace

Command projectsCommand()
{
  return {QStringLiteral("projects"),
          QT_TRANSLATE_NOOP("diaban::cli", "the register of projects, its sums and what is wrong"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("layer"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "the register (else the first layer of projects)")},
           {QStringLiteral("xlsx"), QStringLiteral("FILE"),
            QT_TRANSLATE_NOOP("diaban::cli", "writes the plan's table, its sums as formulas")}},
          false,
          projects};
}

} // namespace diaban::cli
