#include <diaban/base/text.h>
#include <diaban/roadmap/projectreader.h>

#include <algorithm>
#include <array>

namespace diaban::roadmap {
namespace {

const QString kTotal = QStringLiteral("tong_mdt");
const QString kStart = QStringLiteral("bat_dau");
const QString kEnd = QStringLiteral("ket_thuc");
const QString kCertainty = QStringLiteral("do_chac");

QDate dayOf(const Project& project, const QString& field)
{
  return QDate::fromString(project.text(field), Qt::ISODate);
}

QString named(const Project& project)
{
  return project.code().isEmpty() ? project.name() : project.code();
}

/// The first of the texts that tells an asset class; the name only as a whole phrase of it.
const Choice* assetOf(const Project& project, const ProjectFields& fields)
{
  const QString list = QStringLiteral("asset");
  if (const Choice* asset = fields.told(list, project.text(QStringLiteral("loai_ts"))))
    return asset;
  if (const Choice* asset = fields.told(list, project.text(QStringLiteral("linh_vuc"))))
    return asset;
  return fields.told(list, project.name());
}

Period periodOf(const Project& project)
{
  Period period{dayOf(project, kStart), dayOf(project, kEnd), Certainty::Firm};
  if (const QDate day = dayOf(project, QStringLiteral("bat_dau_tt")); day.isValid())
    period.start = day;
  if (const QDate day = dayOf(project, QStringLiteral("ket_thuc_tt")); day.isValid())
    period.end = day;
  if (const auto told = certaintyFromName(project.text(kCertainty)))
    period.certainty = *told;
  if (!period.isKnown())
    period.certainty = Certainty::Speculative;
  return period;
}

RowProblem problem(ProblemKind kind, const Project& project, const QString& field,
                   const QStringList& args = {})
{
  return {kind, project.row, -1, field, named(project), ValueFault::None, args};
}

/// Capital that is parted by sources is the whole of the total; that of some years is a part of it.
QVector<RowProblem> sums(const Project& project)
{
  const auto total = project.total();
  qint64 ofSources = 0, ofYears = 0;
  int sources = 0;
  for (const Capital& capital : project.capital) {
    qint64& sum = capital.year == 0 ? ofSources : ofYears;
    if (__builtin_add_overflow(sum, capital.dong, &sum))
      return {problem(ProblemKind::SumDiffers, project, kTotal,
                      {moneyText(capital.dong), moneyText(total.value_or(0))})};
    sources += capital.year == 0 ? 1 : 0;
  }
  if (!total)
    return {};
  const bool differs = (sources > 1 && ofSources != *total) || ofSources > *total;
  if (!differs && ofYears <= *total)
    return {};
  return {problem(ProblemKind::SumDiffers, project, kTotal,
                  {moneyText(differs ? ofSources : ofYears), moneyText(*total)})};
}

/// A cell that can't be read is told once, not also as one that is missing.
void addContradictions(const Project& project, qsizetype before, QVector<RowProblem>& problems)
{
  for (const RowProblem& found : contradictions(project)) {
    const bool isTold =
        std::any_of(problems.begin() + before, problems.end(), [&](const RowProblem& told) {
          return told.field == found.field && told.kind == ProblemKind::BadValue;
        });
    if (!isTold)
      problems.append(found);
  }
}

} // namespace

std::optional<qint64> Project::total() const
{
  const QVariant value = values.value(kTotal);
  return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

/// A row on its way from cells to a project.
class ProjectReader::Row {
public:
  Row(const ProjectFields& fields, Project& project, QVector<RowProblem>& problems)
      : m_fields(fields)
      , m_project(project)
      , m_problems(problems)
  {
  }

  void read(qsizetype column, const ColumnUse& use, const Cell& cell)
  {
    m_column = column;
    m_field = use.field;
    m_typed = cell.text;
    const qint64 unit = use.unit == 0 ? 1 : use.unit;
    if (use.field == kCapital) {
      const Read<qint64> money = readMoney(cell.text, cell.kind, unit);
      if (isFine(money.fault) && money.value > 0)
        m_project.capital.append({use.source, use.year, money.value});
      return;
    }
    if (const ProjectField* field = m_fields.find(use.field))
      readField(*field, cell, unit);
  }

private:
  bool isFine(ValueFault fault)
  {
    if (fault != ValueFault::None)
      m_problems.append(
          {ProblemKind::BadValue, m_project.row, m_column, m_field, {}, fault, {m_typed}});
    return fault == ValueFault::None;
  }

  void keep(const QVariant& value) { m_project.values.insert(m_field, value); }

  void keepDay(const Read<QDate>& day)
  {
    if (isFine(day.fault))
      keep(day.value.toString(Qt::ISODate));
  }

  void readField(const ProjectField& field, const Cell& cell, qint64 unit)
  {
    switch (field.kind) {
    case FieldKind::Text: readText(field, cell.text.simplified()); return;
    case FieldKind::Choice: readChoice(field, cell.text.simplified()); return;
    case FieldKind::Money:
      if (const auto money = readMoney(cell.text, cell.kind, unit); isFine(money.fault))
        keep(money.value);
      return;
    case FieldKind::Percent:
      if (const auto share = readPercent(cell.text, cell.kind); isFine(share.fault))
        keep(share.value);
      return;
    case FieldKind::Start:
    case FieldKind::End: readEnd(field.kind, cell); return;
    case FieldKind::Period: readBoth(cell); return;
    }
  }

  void readText(const ProjectField& field, const QString& text)
  {
    keep(text);
    if (!field.pattern.pattern().isEmpty() && !field.pattern.match(text).hasMatch())
      m_problems.append({ProblemKind::UnusualForm,
                         m_project.row,
                         m_column,
                         m_field,
                         {},
                         ValueFault::None,
                         {text}});
  }

  void readChoice(const ProjectField& field, const QString& text)
  {
    const Choice* choice = m_fields.told(field.list, text);
    keep(choice == nullptr ? text : choice->id);
    if (choice == nullptr)
      m_problems.append({ProblemKind::UnknownChoice,
                         m_project.row,
                         m_column,
                         m_field,
                         {},
                         ValueFault::NotAmong,
                         {text}});
    // "PPP-BTL" among the sources tells the contract too.
    if (field.list == QLatin1String("source") &&
        !m_project.values.contains(QStringLiteral("hop_dong")))
      if (const Choice* contract = m_fields.told(QStringLiteral("contract"), text))
        derive(QStringLiteral("hop_dong"), contract->id);
  }

  void readEnd(FieldKind kind, const Cell& cell)
  {
    const Read<QDate> start = readDay(cell.text, cell.kind, DayOf::Start);
    const Read<QDate> end = readDay(cell.text, cell.kind, DayOf::End);
    keepDay(kind == FieldKind::Start ? start : end);
    noteRoughness(start.value != end.value);
  }

  void readBoth(const Cell& cell)
  {
    const Read<Days> days = readPeriod(cell.text, cell.kind);
    if (!isFine(days.fault))
      return;
    for (const auto& [field, day] : {std::pair{kStart, days.value.start}, {kEnd, days.value.end}})
      if (!m_project.values.contains(field))
        m_project.values.insert(field, day.toString(Qt::ISODate));
    noteRoughness(true);
  }

  /// Who writes a quarter or a year plans; the days that it is read as are not his.
  void noteRoughness(bool isRough)
  {
    if (isRough && !m_project.values.contains(kCertainty))
      derive(kCertainty, certaintyName(Certainty::Planned));
  }

  void derive(const QString& field, const QString& value)
  {
    m_project.values.insert(field, value);
    m_project.derived.append(field);
  }

  const ProjectFields& m_fields;
  Project& m_project;
  QVector<RowProblem>& m_problems;
  qsizetype m_column = 0;
  QString m_field, m_typed;
};

ProjectReader::ProjectReader(const ProjectFields& fields, const GroupRules& rules,
                             QVector<ColumnUse> uses)
    : m_fields(fields)
    , m_rules(rules)
    , m_uses(std::move(uses))
{
}

Project ProjectReader::read(qint64 row, std::span<const Cell> cells,
                            QVector<RowProblem>& problems) const
{
  Project project;
  project.row = row;
  const qsizetype before = problems.size();
  Row reading(m_fields, project, problems);
  const auto count = std::min(m_uses.size(), static_cast<qsizetype>(cells.size()));
  const auto readAll = [&](bool isChoice) {
    for (qsizetype i = 0; i < count; ++i) {
      const Cell& cell = cells[static_cast<std::size_t>(i)];
      const ProjectField* field = m_fields.find(m_uses[i].field);
      const bool isOfPass = (field != nullptr && field->kind == FieldKind::Choice) == isChoice;
      if (isOfPass && !m_uses[i].field.isEmpty() && !cell.text.trimmed().isEmpty())
        reading.read(i, m_uses[i], cell);
    }
  };
  readAll(true); // what is typed of certainty and contract comes before what other cells tell
  readAll(false);
  tell(project, m_fields, m_rules);
  if (named(project).isEmpty())
    problems.append(problem(ProblemKind::NoName, project, {}));
  else
    addContradictions(project, before, problems);
  for (qsizetype i = before; i < problems.size(); ++i)
    problems[i].project = named(project);
  return project;
}

void tell(Project& project, const ProjectFields& fields, const GroupRules& rules)
{
  project.period = periodOf(project);
  const Choice* asset = assetOf(project, fields);
  project.asset = asset == nullptr ? QString() : asset->id;
  const auto kind = kindFromName(project.text(QStringLiteral("loai_viec")));
  const auto depth = depthFromName(project.text(QStringLiteral("do_sau")));
  if (kind || asset != nullptr)
    project.kind = kind ? *kind : kindFromName(asset->work).value_or(WorkKind::Unknown);
  if (depth || asset != nullptr)
    project.depth = depth ? *depth : depthFromName(asset->depth).value_or(WorkDepth::Unknown);
  const Choice* sector =
      fields.told(QStringLiteral("sector"), project.text(QStringLiteral("linh_vuc")));
  project.group = rules.groupOf(sector == nullptr ? QString() : sector->id, project.total());
}

QVector<RowProblem> contradictions(const Project& project)
{
  QVector<RowProblem> found;
  const QDate start = project.period.start, end = project.period.end;
  if (!start.isValid() || !end.isValid())
    found.append(problem(ProblemKind::NoDates, project, start.isValid() ? kEnd : kStart));
  else if (end < start)
    found.append(problem(ProblemKind::EndBeforeStart, project, kEnd,
                         {start.toString(Qt::ISODate), end.toString(Qt::ISODate)}));
  if (project.code().isEmpty())
    found.append(problem(ProblemKind::NoCode, project, QStringLiteral("ma_da")));
  const auto typed = groupFromName(project.text(QStringLiteral("nhom")));
  if (typed && project.group && *typed != *project.group)
    found.append(problem(ProblemKind::GroupDiffers, project, QStringLiteral("nhom"),
                         {groupName(*typed), groupName(*project.group)}));
  return found + sums(project);
}

QString projectKey(const Project& project)
{
  if (const QString code = project.code(); !code.isEmpty())
    return foldMarks(code).simplified();
  return QLatin1Char('\n') + foldMarks(project.name()).simplified() + QLatin1Char('\n') +
         foldMarks(project.text(QStringLiteral("xa"))).simplified();
}

QVector<RowProblem> doubles(std::span<const Project> projects)
{
  QHash<QString, qint64> first;
  QVector<RowProblem> found;
  for (const Project& project : projects) {
    const QString key = projectKey(project);
    if (const auto before = first.constFind(key); before != first.cend())
      found.append(problem(ProblemKind::ListedTwice, project, QStringLiteral("ma_da"),
                           {QString::number(*before)}));
    else
      first.insert(key, project.row);
  }
  return found;
}

} // namespace diaban::roadmap
