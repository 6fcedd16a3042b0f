#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/calculation.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QMap>

namespace diaban::cli {
namespace {

using workspace::FieldRules;
using workspace::Layer;
using workspace::Workspace;

constexpr int kPreviewed = 10;

/// "NAME=VALUE" or "NAME:TYPE" parted at its first sign.
struct Pair {
  QString name, value;
};
Result<Pair> pairOf(const QString& text, QChar sign, const QString& where)
{
  const qsizetype at = text.indexOf(sign);
  if (at < 1)
    return Error{Error::Code::BadArgument, {text, where}, {}};
  return Pair{text.left(at).trimmed(), text.mid(at + 1)};
}

Result<std::optional<workspace::NewField>> fieldToAdd(const Arguments& arguments)
{
  const QString option = QStringLiteral("add");
  if (!arguments.isSet(option))
    return std::optional<workspace::NewField>{};
  DIABAN_TRY(pair, pairOf(arguments.value(option), QLatin1Char(':'), QStringLiteral("--add")));
  const auto type = workspace::typeFromName(pair.value);
  if (!type)
    return Error{Error::Code::BadArgument, {pair.value, QStringLiteral("--add")}, {}};
  return std::optional(workspace::NewField{pair.name, *type, {}});
}

/// The rules that the options give; fields that they don't name are not in it.
class Changes {
public:
  /// \param added the column that a field called `wanted` has got
  Changes(const Layer& layer, QString wanted, QString added)
      : m_layer(layer)
      , m_wanted(std::move(wanted))
      , m_added(std::move(added))
  {
  }

  Outcome take(const Arguments& arguments)
  {
    const auto text = [&](const QString& option) { return arguments.value(option); };
    if (arguments.isSet(QStringLiteral("title"))) {
      DIABAN_TRY(
          pair, pairOf(text(QStringLiteral("title")), QLatin1Char('='), QStringLiteral("--title")));
      of(pair.name).title = pair.value;
    }
    if (arguments.isSet(QStringLiteral("choices"))) {
      DIABAN_TRY(pair, pairOf(text(QStringLiteral("choices")), QLatin1Char('='),
                              QStringLiteral("--choices")));
      QVariantList& choices = of(pair.name).choices;
      choices.clear();
      for (const QString& choice : pair.value.split(QLatin1Char(','), Qt::SkipEmptyParts))
        choices.append(choice.trimmed());
    }
    if (arguments.isSet(QStringLiteral("hide")))
      of(text(QStringLiteral("hide"))).isHidden = true;
    if (arguments.isSet(QStringLiteral("show")))
      of(text(QStringLiteral("show"))).isHidden = false;
    if (arguments.isSet(QStringLiteral("required")))
      of(text(QStringLiteral("required"))).isRequired = true;
    if (arguments.isSet(QStringLiteral("optional")))
      of(text(QStringLiteral("optional"))).isRequired = false;
    return Done{};
  }

  const QMap<QString, FieldRules>& rules() const { return m_rules; }

private:
  FieldRules& of(const QString& name)
  {
    const QString column = name == m_wanted && !m_added.isEmpty() ? m_added : name;
    if (!m_rules.contains(column))
      m_rules.insert(column, workspace::rulesOf(m_layer, column));
    return m_rules[column];
  }

  const Layer& m_layer;
  QString m_wanted, m_added;
  QMap<QString, FieldRules> m_rules;
};

void addFields(const Layer& layer, Answer& answer)
{
  QJsonArray list;
  for (const auto* fields : {&layer.fields, &layer.hiddenFields})
    for (const geo::Field& field : *fields) {
      const FieldRules rules = workspace::rulesOf(layer, field.name);
      const QString type = workspace::typeName(field.type);
      list.append(
          QJsonObject{{QStringLiteral("name"), field.name},
                      {QStringLiteral("type"), type},
                      {QStringLiteral("title"), workspace::fieldTitle(layer, field.name)},
                      {QStringLiteral("hidden"), rules.isHidden},
                      {QStringLiteral("required"), rules.isRequired},
                      {QStringLiteral("choices"), QJsonArray::fromVariantList(rules.choices)}});
      answer.text += QStringLiteral("%1\t%2\t%3\n")
                         .arg(field.name, type, workspace::fieldTitle(layer, field.name));
    }
  answer.json.insert(QStringLiteral("layer"), layer.name);
  answer.json.insert(QStringLiteral("fields"), list);
}

bool changesFields(const Arguments& arguments)
{
  for (const char* option : {"add", "title", "hide", "show", "required", "optional", "choices"})
    if (arguments.isSet(QLatin1String(option)))
      return true;
  return false;
}

Outcome change(Workspace& open, const Layer& layer, const Changes& changes)
{
  if (changes.rules().isEmpty())
    return Done{};
  const auto write = [&](workspace::Edit& edit) -> Outcome {
    for (auto it = changes.rules().begin(); it != changes.rules().end(); ++it)
      DIABAN_CHECK(edit.setFieldRules(layer.name, it.key(), it.value()));
    return Done{};
  };
  DIABAN_TRY(entry, open.edit(workspace::kBase, {}, write));
  return Done{};
}

Result<Answer> fields(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool isChanged = changesFields(arguments);
  auto opened = isChanged ? openToWork(path, progress) : openToLook(path);
  if (!opened)
    return opened.error();
  Workspace& open = *opened.value();
  const QString name = arguments.parameter(QStringLiteral("LAYER"));
  DIABAN_TRY(layer, open.layer(name));
  Answer answer;
  if (isChanged) {
    DIABAN_TRY(wanted, fieldToAdd(arguments));
    QString added;
    if (wanted) {
      DIABAN_TRY(column, open.addField({}, name, *wanted));
      added = column;
      answer.json.insert(QStringLiteral("added"), added);
    }
    DIABAN_TRY(before, open.layer(name));
    Changes changes(before, wanted ? wanted->name : QString(), added);
    DIABAN_CHECK(changes.take(arguments));
    DIABAN_CHECK(change(open, before, changes));
    DIABAN_CHECK(open.putBack(progress));
  }
  DIABAN_TRY(now, open.layer(name));
  addFields(now, answer);
  answer.notices = open.notices();
  return answer;
}

/// Runs one change of many rows and says how many it was.
Result<Answer> bulk(const Arguments& arguments,
                    const std::function<Result<qint64>(workspace::Edit&, const Layer&,
                                                       const workspace::RowChoice&)>& work,
                    Progress& progress)
{
  DIABAN_TRY(open, openToWork(arguments.parameter(QStringLiteral("WORKSPACE")), progress));
  DIABAN_TRY(layer, open->layer(arguments.parameter(QStringLiteral("LAYER"))));
  const workspace::RowChoice rows{{}, arguments.value(QStringLiteral("where"))};
  qint64 changed = 0;
  DIABAN_TRY(entry, open->edit(workspace::kBase, {}, [&](workspace::Edit& edit) -> Outcome {
    DIABAN_TRY(count, work(edit, layer, rows));
    changed = count;
    return Done{};
  }));
  DIABAN_CHECK(open->putBack(progress));
  Answer answer;
  answer.notices = open->notices();
  answer.json = {{QStringLiteral("changed"), changed},
                 {QStringLiteral("entry"), QString::fromLatin1(entry.toHex())}};
  answer.text = QStringLiteral("%1\n").arg(changed);
  return answer;
}

Result<Answer> set(const Arguments& arguments, Progress& progress)
{
  QVariantMap values;
  for (const QString& text : arguments.parameters(QStringLiteral("FIELD=VALUE"))) {
    DIABAN_TRY(pair, pairOf(text, QLatin1Char('='), QStringLiteral("FIELD=VALUE")));
    values.insert(pair.name, pair.value.isEmpty() ? QVariant() : QVariant(pair.value));
  }
  return bulk(
      arguments,
      [&](workspace::Edit& edit, const Layer& layer, const workspace::RowChoice& rows) {
        return edit.setValues(layer.name, rows, values, progress);
      },
      progress);
}

Result<Answer> preview(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(open, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(rows, workspace::previewCalculation(
                       *open, arguments.parameter(QStringLiteral("LAYER")),
                       arguments.parameter(QStringLiteral("FIELD")),
                       arguments.parameter(QStringLiteral("EXPRESSION")),
                       {{}, arguments.value(QStringLiteral("where"))}, kPreviewed, progress));
  Answer answer;
  answer.notices = open->notices();
  QJsonArray list;
  for (const workspace::CalculatedRow& row : rows) {
    QJsonObject one{{QStringLiteral("row"), row.row},
                    {QStringLiteral("before"), cellJson(row.before)},
                    {QStringLiteral("after"), cellJson(row.after)}};
    if (row.fault)
      one.insert(QStringLiteral("error"), toJson(*row.fault));
    list.append(one);
    answer.text += QStringLiteral("%1\t%2\t%3\n")
                       .arg(QString::number(row.row), cellText(row.before),
                            row.fault ? errorText(*row.fault) : cellText(row.after));
  }
  answer.json = {{QStringLiteral("rows"), list}};
  return answer;
}

Result<Answer> calculate(const Arguments& arguments, Progress& progress)
{
  if (arguments.isSet(QStringLiteral("preview")))
    return preview(arguments, progress);
  const QString field = arguments.parameter(QStringLiteral("FIELD"));
  const QString expression = arguments.parameter(QStringLiteral("EXPRESSION"));
  return bulk(
      arguments,
      [&](workspace::Edit& edit, const Layer& layer, const workspace::RowChoice& rows) {
        return edit.calculate(layer.name, field, expression, rows, progress);
      },
      progress);
}

const Option& where()
{
  static const Option option{
      QStringLiteral("where"), QStringLiteral("CONDITION"),
      QT_TRANSLATE_NOOP("diaban::cli", "only rows that fit a condition, as with rows")};
  return option;
}

} // namespace

Command fieldsCommand()
{
  return {QStringLiteral("fields"),
          QT_TRANSLATE_NOOP("diaban::cli", "list or change the fields of a layer"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("LAYER")}},
          {{QStringLiteral("add"), QStringLiteral("NAME:TYPE"),
            QT_TRANSLATE_NOOP("diaban::cli", "append a field; integer, real, text, date, datetime,"
                                             " boolean or blob")},
           {QStringLiteral("title"), QStringLiteral("NAME=TITLE"),
            QT_TRANSLATE_NOOP("diaban::cli", "what people read instead of its name")},
           {QStringLiteral("hide"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "show it nowhere; what it holds is kept")},
           {QStringLiteral("show"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "show it again")},
           {QStringLiteral("required"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "nobody may leave it empty")},
           {QStringLiteral("optional"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "it may be left empty")},
           {QStringLiteral("choices"), QStringLiteral("NAME=A,B"),
            QT_TRANSLATE_NOOP("diaban::cli", "the values that it takes; none after = for any")}},
          false,
          fields};
}

Command setCommand()
{
  return {QStringLiteral("set"),
          QT_TRANSLATE_NOOP("diaban::cli", "set fields of rows to the same values"),
          {{QStringLiteral("WORKSPACE")},
           {QStringLiteral("LAYER")},
           {QStringLiteral("FIELD=VALUE"), true}},
          {where()},
          false,
          set};
}

Command calculateCommand()
{
  return {QStringLiteral("calculate"),
          QT_TRANSLATE_NOOP("diaban::cli", "set a field of rows to what an expression comes to"),
          {{QStringLiteral("WORKSPACE")},
           {QStringLiteral("LAYER")},
           {QStringLiteral("FIELD")},
           {QStringLiteral("EXPRESSION")}},
          {where(),
           {QStringLiteral("preview"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "show the first ten rows that would change, and"
                                             " change nothing")}},
          false,
          calculate};
}

} // namespace diaban::cli
