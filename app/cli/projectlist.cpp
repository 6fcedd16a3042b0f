#include "projectlist.h"

#include "projectjson.h"

#include <diaban/geo/sheetreader.h>
#include <diaban/geo/source.h>
#include <diaban/roadmap/projectsheet.h>
#include <diaban/roadmap/registerupdate.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using roadmap::ColumnUse;
using roadmap::FieldChange;
using roadmap::GroupRules;
using roadmap::ProjectChange;
using roadmap::ProjectFields;
using roadmap::ProjectLayer;
using roadmap::ProjectSheet;
using roadmap::RegisterUpdate;

constexpr qsizetype kChangesShown = 1000;

struct Listed {
  QString sheet;
  ProjectSheet list;
};

/// The sheet that was asked for, else the one whose headings tell most.
Result<Listed> listIn(const ProjectListRequest& request, const ProjectFields& fields,
                      const GroupRules& rules, Progress& progress)
{
  DIABAN_TRY(sheets,
             geo::readSheets(geo::workerProgram(), request.path, request.encoding, progress));
  const geo::Sheet* best = nullptr;
  int most = 0;
  for (const geo::Sheet& sheet : sheets) {
    if (!request.sheet.isEmpty() && sheet.name != request.sheet)
      continue;
    const int known = roadmap::mapSheet(sheet, fields).known();
    best = known > most ? &sheet : best;
    most = std::max(most, known);
  }
  if (best == nullptr)
    return Error{Error::Code::NothingToRead, {request.path}, QStringLiteral("no headings")};
  DIABAN_TRY(list, roadmap::readProjects(*best, fields, rules));
  return Listed{best->name, std::move(list)};
}

QJsonArray numbers(const QVector<qint64>& rows)
{
  QJsonArray list;
  for (const qint64 row : rows)
    list.append(row);
  return list;
}

QJsonObject listJson(const Listed& listed, const ProjectFields& fields)
{
  const roadmap::SheetMapping& mapping = listed.list.mapping;
  QJsonArray columns;
  for (qsizetype i = 0; i < mapping.uses.size(); ++i)
    if (const ColumnUse& use = mapping.uses[i]; !use.field.isEmpty()) {
      QJsonObject column = toJson(mapping.headings[i], use);
      column.insert(QStringLiteral("column"), geo::columnLetters(i));
      columns.append(column);
    }
  return {{QStringLiteral("sheet"), listed.sheet},
          {QStringLiteral("head_rows"), QJsonArray{mapping.firstHeadRow, mapping.lastHeadRow}},
          {QStringLiteral("columns"), columns},
          {QStringLiteral("unit_assumed"), mapping.isUnitAssumed},
          {QStringLiteral("taken"), static_cast<qint64>(listed.list.projects.size())},
          {QStringLiteral("joined"), numbers(listed.list.joined)},
          {QStringLiteral("refused"), numbers(listed.list.refused)},
          {QStringLiteral("left_out"), numbers(listed.list.leftOut)},
          {QStringLiteral("problems"), toJson(listed.list.problems, fields, true)}};
}

QString listText(const Listed& listed, const ProjectFields& fields)
{
  const roadmap::SheetMapping& mapping = listed.list.mapping;
  QString text;
  for (qsizetype i = 0; i < mapping.uses.size(); ++i) {
    const ColumnUse& use = mapping.uses[i];
    if (use.field.isEmpty())
      continue;
    const roadmap::ProjectField* field = fields.find(use.field);
    QStringList what{field == nullptr ? use.field : field->title()};
    if (!use.source.isEmpty())
      what.append(use.source);
    if (use.year > 0)
      what.append(QString::number(use.year));
    text += QStringLiteral("  %1\t%2\t%3\n")
                .arg(geo::columnLetters(i), mapping.headings[i].simplified(),
                     what.join(QStringLiteral(" · ")));
  }
  if (mapping.isUnitAssumed) //: %1 amounts of money are counted in it: "1 triệu"
    text += QStringLiteral("  ") +
            QCoreApplication::translate("diaban::cli",
                                        "no heading says what money is counted in: taken as %1")
                .arg(roadmap::moneyText(mapping.unit)) +
            QLatin1Char('\n');
  //: %1 rows taken, %2 refused, %3 titles and sums of sections
  text += QCoreApplication::translate("diaban::cli", "%1 rows taken, %2 refused, %3 left out")
              .arg(QString::number(listed.list.projects.size()),
                   QString::number(listed.list.refused.size()),
                   QString::number(listed.list.leftOut.size())) +
          QLatin1Char('\n');
  return text + problemLines(listed.list.problems, fields, true);
}

QJsonObject toJson(const FieldChange& change)
{
  QJsonObject json{{QStringLiteral("field"), change.field},
                   {QStringLiteral("before"), QJsonValue::fromVariant(change.before)},
                   {QStringLiteral("after"), QJsonValue::fromVariant(change.after)}};
  if (change.field == roadmap::kCapital) {
    json.insert(QStringLiteral("source"), change.source);
    json.insert(QStringLiteral("year"), change.year);
  }
  return json;
}

QJsonObject updateJson(const RegisterUpdate& update)
{
  QJsonArray changes;
  for (const ProjectChange& change : update.changes) {
    if (change.row == 0)
      continue;
    if (changes.size() >= kChangesShown)
      break;
    QJsonArray fields;
    for (const FieldChange& field : change.fields)
      fields.append(toJson(field));
    changes.append(QJsonObject{{QStringLiteral("project"), roadmap::capitalName(change.project)},
                               {QStringLiteral("fields"), fields}});
  }
  const auto changed = static_cast<qsizetype>(update.changes.size()) - update.added();
  return {{QStringLiteral("added"), update.added()},
          {QStringLiteral("changed"), changed},
          {QStringLiteral("same"), update.same},
          {QStringLiteral("missing"), QJsonArray::fromStringList(update.missing)},
          {QStringLiteral("without_column"), QJsonArray::fromStringList(update.withoutColumn)},
          {QStringLiteral("changes"), changes}};
}

/// Money as people write it.
QString shown(const ProjectFields& fields, const QString& name, const QVariant& value)
{
  const roadmap::ProjectField* field = fields.find(name);
  const bool isMoney =
      name == roadmap::kCapital || (field != nullptr && field->kind == roadmap::FieldKind::Money);
  return value.isNull() ? QStringLiteral("–")
         : isMoney      ? roadmap::moneyText(value.toLongLong())
                        : value.toString();
}

/// Capital with its year and source: "von 2026 central".
QString named(const FieldChange& change)
{
  QStringList words{change.field};
  if (change.year > 0)
    words.append(QString::number(change.year));
  if (!change.source.isEmpty())
    words.append(change.source);
  return words.join(QLatin1Char(' '));
}

QString updateText(const RegisterUpdate& update, const ProjectFields& fields)
{
  QString text;
  qsizetype listed = 0;
  for (const ProjectChange& change : update.changes) {
    if (change.row == 0 || ++listed > kChangesShown)
      continue;
    for (const FieldChange& field : change.fields)
      text += QStringLiteral("  %1\t%2\t%3 → %4\n")
                  .arg(roadmap::capitalName(change.project), named(field),
                       shown(fields, field.field, field.before),
                       shown(fields, field.field, field.after));
  }
  const auto changed = static_cast<qsizetype>(update.changes.size()) - update.added();
  //: %1, %2, %3 projects; %4 projects of the register that the list does not have
  return text +
         QCoreApplication::translate("diaban::cli",
                                     "%1 new, %2 changed, %3 the same, %4 not in the list")
             .arg(QString::number(update.added()), QString::number(changed),
                  QString::number(update.same), QString::number(update.missing.size())) +
         QLatin1Char('\n');
}

/// The layer that the list goes into, read; none: a new one is to be made.
Result<std::optional<ProjectLayer>> existingIn(const workspace::Workspace& open,
                                               const ProjectListRequest& request,
                                               const ProjectFields& fields, const GroupRules& rules,
                                               Progress& progress)
{
  const auto layer =
      request.layer.isEmpty() ? roadmap::registerOf(open, fields) : open.layer(request.layer);
  if (!layer && layer.error().code == Error::Code::NoSuchLayer)
    return std::optional<ProjectLayer>();
  if (!layer)
    return layer.error();
  DIABAN_TRY(read, roadmap::projectsOf(open, layer.value(), fields, rules, false, progress));
  return std::optional(std::move(read));
}

//: what the history says of a list of projects taken in
constexpr const char* kTitle = QT_TRANSLATE_NOOP("diaban::cli", "List of projects taken in");

Outcome makeRegister(workspace::Workspace& open, const ProjectListRequest& request,
                     const ProjectSheet& list, const ProjectFields& fields, QJsonObject& json,
                     Progress& progress)
{
  const QString name = request.layer.isEmpty() ? QStringLiteral("du_an") : request.layer;
  //: title of a layer
  const QString title = QCoreApplication::translate("diaban::cli", "Projects");
  const auto layers = roadmap::newRegister(name, request.title.isEmpty() ? title : request.title,
                                           list.projects, fields);
  json.insert(QStringLiteral("layer"), name);
  json.insert(QStringLiteral("added"), static_cast<qint64>(list.projects.size()));
  if (request.isDryRun)
    return Done{};
  DIABAN_TRY(report, workspace::importRows(open, QCoreApplication::translate("diaban::cli", kTitle),
                                           layers, progress));
  json.insert(QStringLiteral("layer"), report.layers.first().name);
  json.insert(QStringLiteral("entry"), QString::fromLatin1(report.entry.toHex()));
  return Done{};
}

/// A table for the capital of a register that came as a layer, and the register read with it.
Result<ProjectLayer> withCapitalTable(workspace::Workspace& open, const ProjectLayer& existing,
                                      const ProjectFields& fields, Progress& progress)
{
  DIABAN_TRY(rules, GroupRules::load());
  std::vector<workspace::NewLayer> layers;
  layers.push_back(roadmap::capitalTable({}, fields));
  //: what the history says of the table of capital being made
  const QString title = QCoreApplication::translate("diaban::cli", "Table of capital made");
  DIABAN_TRY(report, workspace::importRows(open, title, layers, progress));
  DIABAN_TRY(layer, open.layer(existing.layer.name));
  return roadmap::projectsOf(open, layer, fields, rules, false, progress);
}

Outcome updateRegister(workspace::Workspace& open, const ProjectListRequest& request,
                       ProjectLayer existing, const RegisterUpdate& update,
                       const ProjectFields& fields, QJsonObject& json, Progress& progress)
{
  json.insert(QStringLiteral("layer"), existing.layer.name);
  if (request.isDryRun || update.changes.empty())
    return Done{};
  if (roadmap::lacksCapitalTable(existing, update)) {
    DIABAN_TRY(made, withCapitalTable(open, existing, fields, progress));
    existing = std::move(made);
  }
  DIABAN_TRY(names, roadmap::namesFor(open, existing, update, progress));
  DIABAN_TRY(entry, open.edit(workspace::kBase, QCoreApplication::translate("diaban::cli", kTitle),
                              [&](workspace::Edit& edit) {
                                return roadmap::apply(edit, existing, names, update, fields,
                                                      progress);
                              }));
  json.insert(QStringLiteral("entry"), QString::fromLatin1(entry.toHex()));
  return Done{};
}

void insertAll(QJsonObject& to, const QJsonObject& from)
{
  for (auto each = from.begin(); each != from.end(); ++each)
    to.insert(each.key(), each.value());
}

} // namespace

Result<Answer> importProjectList(workspace::Workspace& open, const ProjectListRequest& request,
                                 Progress& progress)
{
  DIABAN_TRY(fields, ProjectFields::load());
  DIABAN_TRY(rules, GroupRules::load());
  SubProgress reading(progress, 0, 0.4), comparing(progress, 0.4, 0.6), writing(progress, 0.6, 1);
  DIABAN_TRY(listed, listIn(request, fields, rules, reading));
  DIABAN_TRY(existing, existingIn(open, request, fields, rules, comparing));
  Answer answer;
  answer.json = listJson(listed, fields);
  answer.json.insert(QStringLiteral("file"), request.path);
  answer.json.insert(QStringLiteral("dry_run"), request.isDryRun);
  answer.json.insert(QStringLiteral("created"), !existing.has_value());
  answer.text = listText(listed, fields);
  if (!existing) {
    DIABAN_CHECK(makeRegister(open, request, listed.list, fields, answer.json, writing));
    return answer;
  }
  const RegisterUpdate update = roadmap::compareWith(*existing, listed.list.projects);
  insertAll(answer.json, updateJson(update));
  answer.text += updateText(update, fields);
  DIABAN_CHECK(updateRegister(open, request, *existing, update, fields, answer.json, writing));
  return answer;
}

} // namespace diaban::cli
