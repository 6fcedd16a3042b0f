#include <diaban/base/language.h>
#include <diaban/base/text.h>
#include <diaban/roadmap/registerupdate.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rowmaker.h>

#include <algorithm>
#include <ranges>

namespace diaban::roadmap {
namespace {

using geo::FieldType;
using workspace::Layer;

/// The n-th project of a key, in the register and in the list alike.
class Meeting {
public:
  explicit Meeting(std::span<const Project> projects)
  {
    for (std::size_t i = 0; i < projects.size(); ++i)
      m_waiting[projectKey(projects[i])].append(i);
  }
  /// The next one of the key, taken. Nothing: there is none left.
  std::optional<std::size_t> take(const QString& key)
  {
    const auto found = m_waiting.find(key);
    if (found == m_waiting.end() || found->isEmpty())
      return std::nullopt;
    return found->takeFirst();
  }
  QVector<std::size_t> left() const
  {
    QVector<std::size_t> all;
    for (const auto& each : m_waiting)
      all += each;
    std::ranges::sort(all);
    return all;
  }

private:
  QHash<QString, QVector<std::size_t>> m_waiting;
};

/// By source and year, those of the same together.
QVector<Capital> joined(const QVector<Capital>& capital)
{
  QVector<Capital> all;
  for (const Capital& each : capital) {
    const auto same = std::ranges::find_if(all, [&](const Capital& other) {
      return other.source == each.source && other.year == each.year;
    });
    if (same == all.end())
      all.append(each);
    else
      same->dong += each.dong;
  }
  return all;
}

QVector<FieldChange> changesOf(const Project* before, const Project& after,
                               const QStringList& columns)
{
  QVector<FieldChange> changes;
  QStringList names = after.values.keys();
  names.sort();
  for (const QString& name : names) {
    const QVariant old = before == nullptr ? QVariant() : before->values.value(name);
    const QVariant value = after.values.value(name);
    // What a quarter tells of certainty does not overrule a person.
    if (after.derived.contains(name) && !old.isNull())
      continue;
    if (columns.contains(name) && old != value)
      changes.append({name, old, value});
  }
  const QVector<Capital> had = before == nullptr ? QVector<Capital>() : joined(before->capital);
  for (const Capital& capital : joined(after.capital)) {
    const auto old = std::ranges::find_if(had, [&](const Capital& other) {
      return other.source == capital.source && other.year == capital.year;
    });
    if (old == had.end() || old->dong != capital.dong)
      changes.append({kCapital, old == had.end() ? QVariant() : QVariant(old->dong), capital.dong,
                      capital.source, capital.year});
  }
  return changes;
}

FieldType typeOf(FieldKind kind)
{
  switch (kind) {
  case FieldKind::Money: return FieldType::Integer;
  case FieldKind::Percent: return FieldType::Real;
  case FieldKind::Start:
  case FieldKind::End: return FieldType::Date;
  default: return FieldType::Text;
  }
}

/// What people read of a choice: its Vietnamese title, whoever writes it, so that one register
/// doesn't speak two languages.
QString shownChoice(const ProjectFields& fields, const QString& list, const QVariant& value)
{
  const Choice* choice = fields.choice(list, value.toString());
  return choice == nullptr ? value.toString() : choice->vietnamese;
}

/// A value as a cell of such a field holds it.
QVariant storedValue(const ProjectFields& fields, const QString& name, const QVariant& value,
                     FieldType type, qint64 unit)
{
  const ProjectField* field = fields.find(name);
  if (field == nullptr || value.isNull())
    return value;
  if (field->kind == FieldKind::Choice)
    return shownChoice(fields, field->list, value);
  if (field->kind != FieldKind::Money)
    return value;
  const qint64 dong = value.toLongLong();
  if (type == FieldType::Text)
    return moneyText(dong);
  if (type == FieldType::Integer && dong % unit == 0)
    return dong / unit;
  return static_cast<double>(dong) / static_cast<double>(unit);
}

QVariantList choicesOf(const ProjectFields& fields, const QString& list)
{
  QVariantList titles;
  for (const Choice& choice : fields.list(list))
    titles.append(choice.vietnamese);
  return titles;
}

/// The edit of one register.
class Writing {
public:
  Writing(workspace::Edit& edit, const ProjectLayer& existing, const RegisterNames& names,
          const ProjectFields& fields)
      : m_edit(edit)
      , m_existing(existing)
      , m_names(names)
      , m_fields(fields)
  {
  }

  Outcome write(const ProjectChange& change)
  {
    workspace::Edit::FeatureRow row;
    row.setsGeometry = false;
    for (const FieldChange& field : change.fields)
      if (field.field != kCapital)
        addValue(field, row.fields);
    if (change.row > 0 && !row.fields.isEmpty()) {
      row.uid = m_names.rows.value(change.row);
      DIABAN_CHECK(m_edit.updateFeature(m_existing.layer.name, row));
    } else if (change.row == 0) {
      DIABAN_CHECK(m_edit.insertFeature(m_existing.layer.name, row));
    }
    for (const FieldChange& field : change.fields)
      if (field.field == kCapital && m_existing.capital)
        DIABAN_CHECK(writeCapital(capitalName(change.project), field));
    return Done{};
  }

private:
  void addValue(const FieldChange& change, QVariantMap& to) const
  {
    const auto& uses = m_existing.uses;
    const auto use = std::ranges::find(uses, change.field, &ColumnUse::field);
    if (use == uses.end())
      return;
    const geo::Field& field = m_existing.layer.fields[use - uses.begin()];
    const QVariant value = storedValue(m_fields, change.field, change.after, field.type,
                                       std::max<qint64>(1, use->unit));
    const workspace::FieldRules rules = workspace::rulesOf(m_existing.layer, field.name);
    // A word that the field does not take was told of as one that its list does not have.
    if (rules.choices.isEmpty() || rules.choices.contains(value))
      to.insert(field.name, value);
  }

  Outcome writeCapital(const QString& code, const FieldChange& change)
  {
    workspace::Edit::FeatureRow row;
    row.setsGeometry = false;
    row.fields = {
        {QStringLiteral("ma_da"), code},
        {QStringLiteral("nguon"), shownChoice(m_fields, QStringLiteral("source"), change.source)},
        {QStringLiteral("nam"), change.year},
        {QStringLiteral("so_von"), change.after}};
    const QString key = capitalKey(code, {change.source, change.year, 0});
    if (const auto there = m_existing.capitalRows.constFind(key);
        there != m_existing.capitalRows.cend()) {
      row.uid = m_names.capital.value(*there);
      return m_edit.updateFeature(m_existing.capital->name, row);
    }
    DIABAN_CHECK(m_edit.insertFeature(m_existing.capital->name, row));
    return Done{};
  }

  workspace::Edit& m_edit;
  const ProjectLayer& m_existing;
  const RegisterNames& m_names;
  const ProjectFields& m_fields;
};

Outcome addNames(const workspace::Workspace& workspace, const QString& layer,
                 const std::vector<qint64>& rows, QHash<qint64, Uid>& uids, Progress& progress)
{
  DIABAN_TRY(features, workspace::readFeatures(workspace, layer, rows, progress));
  for (const workspace::Feature& feature : features)
    uids.insert(feature.row, feature.uid);
  return Done{};
}

} // namespace

qsizetype RegisterUpdate::added() const
{
  return std::ranges::count(changes, 0, &ProjectChange::row);
}

workspace::NewLayer capitalTable(std::span<const Project> projects, const ProjectFields& fields)
{
  workspace::NewLayer layer;
  layer.name = kCapitalLayer;
  layer.title = inLanguage(QStringLiteral("Capital by source and year"),
                           QStringLiteral("Vốn theo nguồn và năm"));
  layer.role = workspace::LayerRole::Other;
  layer.geometry = QStringLiteral("None");
  layer.fields = {{QStringLiteral("ma_da"), FieldType::Text},
                  {QStringLiteral("nguon"), FieldType::Text},
                  {QStringLiteral("nam"), FieldType::Integer},
                  {QStringLiteral("so_von"), FieldType::Integer}};
  workspace::RowMaker rows(layer.fields);
  for (const Project& project : projects)
    for (const Capital& capital : joined(project.capital))
      rows.add({},
               {capitalName(project), shownChoice(fields, QStringLiteral("source"), capital.source),
                capital.year, capital.dong});
  layer.batches = rows.take();
  return layer;
}

bool lacksCapitalTable(const ProjectLayer& existing, const RegisterUpdate& update)
{
  const auto isCapital = [](const FieldChange& change) { return change.field == kCapital; };
  return !existing.capital && std::ranges::any_of(update.changes, [&](const ProjectChange& change) {
    return std::ranges::any_of(change.fields, isCapital);
  });
}

RegisterUpdate compareWith(const ProjectLayer& existing, std::span<const Project> projects)
{
  QStringList columns;
  for (const ColumnUse& use : existing.uses)
    columns.append(use.field);
  RegisterUpdate update;
  Meeting meeting(existing.projects);
  for (const Project& project : projects) {
    for (auto value = project.values.begin(); value != project.values.end(); ++value)
      if (!columns.contains(value.key()) && !update.withoutColumn.contains(value.key()))
        update.withoutColumn.append(value.key());
    const auto met = meeting.take(projectKey(project));
    const Project* before = met ? &existing.projects[*met] : nullptr;
    QVector<FieldChange> changes = changesOf(before, project, columns);
    if (before != nullptr && changes.isEmpty())
      ++update.same;
    else
      update.changes.push_back({project, before == nullptr ? 0 : before->row, changes});
  }
  for (const std::size_t left : meeting.left()) {
    const Project& project = existing.projects[left];
    update.missing.append(project.code().isEmpty() ? project.name() : project.code());
  }
  update.withoutColumn.sort();
  return update;
}

std::vector<workspace::NewLayer> newRegister(const QString& name, const QString& title,
                                             std::span<const Project> projects,
                                             const ProjectFields& fields)
{
  workspace::NewLayer layer;
  layer.name = name;
  layer.title = title;
  layer.role = workspace::LayerRole::Projects;
  layer.geometry = QStringLiteral("Unknown");
  for (const ProjectField& field : fields.all()) {
    if (field.kind == FieldKind::Period)
      continue; // kept as its start and its end
    layer.fields.append({field.name, typeOf(field.kind)});
    layer.fieldRules.insert(field.name,
                            {.title = field.title(), .choices = choicesOf(fields, field.list)});
  }
  workspace::RowMaker rows(layer.fields);
  for (const Project& project : projects) {
    QVariantList values;
    for (const geo::Field& field : std::as_const(layer.fields))
      values.append(
          storedValue(fields, field.name, project.values.value(field.name), field.type, 1));
    rows.add({}, values);
  }
  layer.batches = rows.take();
  std::vector<workspace::NewLayer> layers;
  layers.push_back(std::move(layer));
  layers.push_back(capitalTable(projects, fields));
  return layers;
}

Result<RegisterNames> namesFor(const workspace::Workspace& workspace, const ProjectLayer& existing,
                               const RegisterUpdate& update, Progress& progress)
{
  std::vector<qint64> rows;
  for (const ProjectChange& change : update.changes)
    if (change.row > 0)
      rows.push_back(change.row);
  RegisterNames names;
  DIABAN_CHECK(addNames(workspace, existing.layer.name, rows, names.rows, progress));
  if (!existing.capital)
    return names;
  const std::vector<qint64> capital(existing.capitalRows.begin(), existing.capitalRows.end());
  DIABAN_CHECK(addNames(workspace, existing.capital->name, capital, names.capital, progress));
  return names;
}

Outcome apply(workspace::Edit& edit, const ProjectLayer& existing, const RegisterNames& names,
              const RegisterUpdate& update, const ProjectFields& fields, Progress& progress)
{
  Writing writing(edit, existing, names, fields);
  std::size_t done = 0;
  for (const ProjectChange& change : update.changes) {
    DIABAN_CHECK(writing.write(change));
    if (!progress.advance(static_cast<double>(++done) / static_cast<double>(update.changes.size())))
      return Error{Error::Code::Cancelled, {}, {}};
  }
  return Done{};
}

} // namespace diaban::roadmap
