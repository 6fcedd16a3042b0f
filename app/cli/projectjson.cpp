#include "projectjson.h"

#include <diaban/geo/sheetreader.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

using roadmap::Project;
using roadmap::RowProblem;

constexpr qsizetype kLinesShown = 50;

QJsonValue orNull(const QString& text)
{
  return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue day(QDate date)
{
  return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

/// "D17" in a sheet; empty where it is the whole row.
QString cellOf(const RowProblem& problem, bool isSheet)
{
  return isSheet && problem.column >= 0
             ? geo::columnLetters(problem.column) + QString::number(problem.row)
             : QString();
}

} // namespace

QJsonObject toJson(const roadmap::Capital& capital)
{
  return {{QStringLiteral("source"), orNull(capital.source)},
          {QStringLiteral("year"), capital.year == 0 ? QJsonValue() : QJsonValue(capital.year)},
          {QStringLiteral("vnd"), capital.dong}};
}

QJsonObject toJson(const Project& project)
{
  QJsonObject values;
  for (auto value = project.values.begin(); value != project.values.end(); ++value)
    values.insert(value.key(), QJsonValue::fromVariant(value.value()));
  QJsonArray capital;
  for (const roadmap::Capital& each : project.capital)
    capital.append(toJson(each));
  return {{QStringLiteral("row"), project.row},
          {QStringLiteral("code"), orNull(project.code())},
          {QStringLiteral("name"), orNull(project.name())},
          {QStringLiteral("start"), day(project.period.start)},
          {QStringLiteral("end"), day(project.period.end)},
          {QStringLiteral("certainty"), roadmap::certaintyName(project.period.certainty)},
          {QStringLiteral("asset"), orNull(project.asset)},
          {QStringLiteral("work"), roadmap::kindName(project.kind)},
          {QStringLiteral("depth"), roadmap::depthName(project.depth)},
          {QStringLiteral("group"),
           project.group ? QJsonValue(roadmap::groupName(*project.group)) : QJsonValue()},
          {QStringLiteral("values"), values},
          {QStringLiteral("capital"), capital}};
}

QJsonObject toJson(const RowProblem& problem, const roadmap::ProjectFields& fields, bool isSheet)
{
  QJsonObject json{{QStringLiteral("row"), problem.row},
                   {QStringLiteral("kind"), roadmap::problemName(problem.kind)},
                   {QStringLiteral("refused"), roadmap::isRefusal(problem.kind)},
                   {QStringLiteral("project"), orNull(problem.project)},
                   {QStringLiteral("field"), orNull(problem.field)},
                   {QStringLiteral("args"), QJsonArray::fromStringList(problem.args)},
                   {QStringLiteral("sentence"), roadmap::problemWords(problem, fields)}};
  if (problem.kind == roadmap::ProblemKind::BadValue)
    json.insert(QStringLiteral("fault"), roadmap::faultName(problem.fault));
  if (isSheet)
    json.insert(QStringLiteral("cell"), orNull(cellOf(problem, isSheet)));
  return json;
}

QJsonArray toJson(const QVector<RowProblem>& problems, const roadmap::ProjectFields& fields,
                  bool isSheet)
{
  QJsonArray list;
  for (const RowProblem& problem : problems)
    list.append(toJson(problem, fields, isSheet));
  return list;
}

QString problemLines(const QVector<RowProblem>& problems, const roadmap::ProjectFields& fields,
                     bool isSheet)
{
  QString lines;
  for (const RowProblem& problem : problems.first(std::min(kLinesShown, problems.size()))) {
    const QString cell = cellOf(problem, isSheet);
    lines += QStringLiteral("  %1\t%2\t%3\n")
                 .arg(cell.isEmpty() ? QString::number(problem.row) : cell, problem.project,
                      roadmap::problemWords(problem, fields));
  }
  if (problems.size() > kLinesShown)
    lines += QStringLiteral("  ") +
             QCoreApplication::translate("diaban::cli", "… and %n more (--json lists all)", nullptr,
                                         static_cast<int>(problems.size() - kLinesShown)) +
             QLatin1Char('\n');
  return lines;
}

QJsonObject toJson(const QString& heading, const roadmap::ColumnUse& use)
{
  return {{QStringLiteral("heading"), heading},
          {QStringLiteral("field"), use.field},
          {QStringLiteral("source"), orNull(use.source)},
          {QStringLiteral("year"), use.year == 0 ? QJsonValue() : QJsonValue(use.year)},
          {QStringLiteral("unit"), use.unit == 0 ? QJsonValue() : QJsonValue(use.unit)}};
}

} // namespace diaban::cli
