#include <diaban/base/text.h>
#include <diaban/geo/check.h>
#include <diaban/roadmap/projectlayer.h>
#include <diaban/workspace/rowview.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ranges>

namespace diaban::roadmap {
namespace {

using geo::FieldType;
using workspace::Layer;
using workspace::LayerRole;

constexpr std::size_t kRowsAtOnce = 1000;

/// A column is what its name says, else what its title says.
QVector<ColumnUse> usesOf(const Layer& layer, const ProjectFields& fields)
{
  QStringList headings;
  for (const geo::Field& field : layer.fields) {
    const QString title = workspace::fieldTitle(layer, field.name);
    const bool isNamed = fields.find(field.name.toLower()) != nullptr ||
                         !fields.guessColumns({field.name}).first().field.isEmpty();
    headings.append(isNamed ? field.name : title);
  }
  QVector<ColumnUse> uses = fields.guessColumns(headings);
  for (qsizetype i = 0; i < uses.size(); ++i)
    if (uses[i].unit == 0)
      uses[i].unit = moneyUnitIn(workspace::fieldTitle(layer, layer.fields[i].name));
  return uses;
}

bool namesProjects(const QVector<ColumnUse>& uses)
{
  return std::ranges::any_of(uses, [](const ColumnUse& use) {
    return use.field == QLatin1String("ma_da") || use.field == QLatin1String("ten_da");
  });
}

bool isMoney(const ColumnUse& use, const ProjectFields& fields)
{
  const ProjectField* field = fields.find(use.field);
  return use.field == kCapital || (field != nullptr && field->kind == FieldKind::Money);
}

/// Whole numbers are read by their digits, since a fraction of 64 bits can't hold all of them; a
/// share of a layer is one of a hundred, where a spreadsheet's 0.45 is 45 %.
Cell cellOf(const QVariant& value, bool isPercent)
{
  switch (value.typeId()) {
  case QMetaType::Double:
    return {QString::number(value.toDouble(), 'g', 17),
            isPercent ? CellKind::Text : CellKind::Number};
  case QMetaType::Int:
  case QMetaType::LongLong: return {QString::number(value.toLongLong()), CellKind::Text};
  case QMetaType::QString: return {value.toString(), CellKind::Text};
  default: return {};
  }
}

/// Rows of a layer that are walked through in pages.
class Rows {
public:
  static Result<Rows> open(const workspace::Workspace& workspace, const QString& layer,
                           Progress& progress)
  {
    Rows rows;
    SubProgress opening(progress, 0, 0.2), choosing(progress, 0.2, 0.4);
    DIABAN_TRY(view, workspace::RowView::open(workspace, layer, opening));
    DIABAN_TRY(numbers, view->rows({}, {}, choosing));
    rows.m_view = std::move(view);
    rows.m_numbers = std::move(numbers);
    return rows;
  }

  /// Calls `visit(row, cells)` for each row that is there.
  template <typename Visit>
  Outcome each(Progress& progress, Visit&& visit) const
  {
    for (std::size_t from = 0; from < m_numbers.size(); from += kRowsAtOnce) {
      const std::size_t count = std::min(kRowsAtOnce, m_numbers.size() - from);
      const std::span page(m_numbers.data() + from, count);
      DIABAN_TRY(cells, m_view->cells(page));
      for (std::size_t i = 0; i < count; ++i)
        if (const QVariantList& row = cells[static_cast<qsizetype>(i)]; !row.isEmpty())
          visit(page[i], row);
      if (!progress.advance(static_cast<double>(from + count) /
                            static_cast<double>(m_numbers.size())))
        return Error{Error::Code::Cancelled, {}, {}};
    }
    return Done{};
  }

  const QVector<geo::Field>& fields() const { return m_view->fields(); }

private:
  std::unique_ptr<workspace::RowView> m_view;
  std::vector<qint64> m_numbers;
};

/// Đồng in what amounts without a unit count: no project costs less than a million.
qint64 unitOf(std::vector<double> amounts)
{
  if (amounts.empty())
    return 1;
  const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
  std::ranges::nth_element(amounts, middle);
  return *middle < 1e6 ? 1'000'000 : 1;
}

Outcome readRows(const Rows& rows, ProjectLayer& made, const ProjectFields& fields,
                 const GroupRules& rules, Progress& progress)
{
  const bool needsUnit = std::ranges::any_of(
      made.uses, [&](const ColumnUse& use) { return isMoney(use, fields) && use.unit == 0; });
  if (needsUnit) {
    std::vector<double> amounts;
    SubProgress looking(progress, 0, 0.4);
    DIABAN_CHECK(rows.each(looking, [&](qint64, const QVariantList& cells) {
      for (qsizetype i = 0; i < cells.size(); ++i)
        if (made.uses[i].field == QLatin1String("tong_mdt") && cells[i].toDouble() > 0)
          amounts.push_back(cells[i].toDouble());
    }));
    made.isUnitAssumed = !amounts.empty();
    const qint64 unit = unitOf(std::move(amounts));
    for (ColumnUse& use : made.uses)
      if (isMoney(use, fields) && use.unit == 0)
        use.unit = unit;
  }
  QVector<bool> isPercent;
  for (const ColumnUse& use : made.uses) {
    const ProjectField* field = fields.find(use.field);
    isPercent.append(field != nullptr && field->kind == FieldKind::Percent);
  }
  const ProjectReader reader(fields, rules, made.uses);
  SubProgress reading(progress, 0.4, 1);
  return rows.each(reading, [&](qint64 row, const QVariantList& values) {
    std::vector<Cell> cells;
    for (qsizetype i = 0; i < values.size(); ++i)
      cells.push_back(cellOf(values[i], isPercent[i]));
    made.projects.push_back(reader.read(row, cells, made.problems));
  });
}

/// The table of capital, its fields in their order.
const QStringList kCapitalFields{QStringLiteral("ma_da"), QStringLiteral("nguon"),
                                 QStringLiteral("nam"), QStringLiteral("so_von")};

std::optional<Layer> capitalOf(const workspace::Workspace& workspace)
{
  for (const Layer& layer : workspace.layers()) {
    const auto has = [&layer](const QString& name) {
      return std::ranges::find(layer.fields, name, &geo::Field::name) != layer.fields.end();
    };
    if (!layer.isRaster && !layer.table.isEmpty() && std::ranges::all_of(kCapitalFields, has))
      return layer;
  }
  return std::nullopt;
}

class CapitalReading {
public:
  CapitalReading(ProjectLayer& made, const ProjectFields& fields)
      : m_made(made)
      , m_fields(fields)
  {
    for (std::size_t i = 0; i < made.projects.size(); ++i)
      m_projects.insert(foldMarks(capitalName(made.projects[i])).simplified(), i);
  }

  Outcome read(const Rows& rows, Progress& progress)
  {
    std::array<qsizetype, 4> columns{};
    for (std::size_t i = 0; i < columns.size(); ++i)
      columns[i] = std::ranges::find(rows.fields(), kCapitalFields[static_cast<qsizetype>(i)],
                                     &geo::Field::name) -
                   rows.fields().begin();
    return rows.each(progress, [&](qint64 row, const QVariantList& cells) {
      add(row, cells[columns[0]].toString(), cells[columns[1]].toString(), cells[columns[2]],
          cells[columns[3]]);
    });
  }

private:
  void add(qint64 row, const QString& code, const QString& source, const QVariant& year,
           const QVariant& dong)
  {
    const auto at = m_projects.constFind(foldMarks(code).simplified());
    if (at == m_projects.cend()) {
      m_made.problems.append({ProblemKind::NoSuchProject,
                              row,
                              0,
                              QStringLiteral("ma_da"),
                              code,
                              ValueFault::None,
                              {}});
      return;
    }
    const Choice* told = m_fields.told(QStringLiteral("source"), source);
    const Read<qint64> money = readMoney(dong.toString(), CellKind::Text, 1);
    const Capital capital{told == nullptr ? source : told->id, year.toInt(), money.value};
    if (const auto wrong = faultIn(capital, money.fault); wrong != ValueFault::None)
      m_made.problems.append(
          {ProblemKind::BadValue,
           row,
           wrong == ValueFault::YearOutOfRange ? 2 : 3,
           kCapital,
           code,
           wrong,
           {wrong == ValueFault::YearOutOfRange ? year.toString() : dong.toString()}});
    else
      m_made.projects[*at].capital.append(capital);
    m_made.capitalRows.insert(capitalKey(code, capital), row);
  }

  static ValueFault faultIn(const Capital& capital, ValueFault money)
  {
    constexpr int kFirst = 1990, kLast = 2100;
    const bool isYear = capital.year == 0 || (capital.year >= kFirst && capital.year <= kLast);
    return isYear ? money : ValueFault::YearOutOfRange;
  }

  ProjectLayer& m_made;
  const ProjectFields& m_fields;
  QHash<QString, std::size_t> m_projects;
};

/// The ground that the communes of the workspace lie on; empty: it has none.
geo::Extent groundOf(const workspace::Workspace& workspace)
{
  geo::Extent ground;
  for (const Layer& layer : workspace.layers())
    if (layer.role == LayerRole::Communes && !layer.isRaster && !layer.isBroken)
      ground.add(layer.extent);
  return ground;
}

QSet<qint64> areasIn(const geo::FeatureTable& table)
{
  QSet<qint64> rows;
  for (const geo::BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row)
      if (const quint32 part = block->firstPart(row);
          part < block->rowEnds[row] && block->partKinds[part] == geo::GeometryKind::Polygon)
        rows.insert(block->fids[row]);
  return rows;
}

/// Problems of places, by rows.
Result<QHash<qint64, RowProblem>> placesIn(const workspace::Workspace& workspace,
                                           const Layer& layer, Progress& progress)
{
  QHash<qint64, RowProblem> found;
  const auto note = [&](ProblemKind kind, qint64 row, const QStringList& args) {
    if (!found.contains(row))
      found.insert(row, {kind, row, -1, {}, {}, ValueFault::None, args});
  };
  SubProgress reading(progress, 0, 0.5), checking(progress, 0.5, 1);
  DIABAN_TRY(table, workspace.table(layer.name, {}, reading));
  const QSet<qint64> areas = areasIn(*table);
  auto options = geo::CheckOptions::forCrs(
      workspace.crs(), {geo::CheckRule::Invalid, geo::CheckRule::SelfIntersection});
  options.mostListed = table->rowCount() + 1;
  DIABAN_TRY(checked, geo::checkTable(*table, options, checking));
  // A line may cross itself, an area may not.
  const auto isFault = [&](const geo::CheckFinding& finding) {
    return finding.rule == geo::CheckRule::Invalid || areas.contains(finding.fids.front());
  };
  for (const geo::CheckFinding& finding : checked.findings)
    if (isFault(finding))
      note(ProblemKind::InvalidGeometry, finding.fids.front(), {finding.detail});
  const geo::Extent ground = groundOf(workspace);
  for (const geo::BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row)
      if (block->firstPart(row) == block->rowEnds[row])
        note(ProblemKind::NoGeometry, block->fids[row], {});
      else if (!ground.isEmpty() && !ground.intersects(block->rowExtent(row)))
        note(ProblemKind::OutsideArea, block->fids[row], {});
  return found;
}

Outcome lookAtPlaces(const workspace::Workspace& workspace, ProjectLayer& made, Progress& progress)
{
  QHash<qint64, RowProblem> found;
  if (made.layer.geometry != geo::GeometryKind::None || made.layer.table.isEmpty()) {
    DIABAN_TRY(places, placesIn(workspace, made.layer, progress));
    found = std::move(places);
  }
  const bool isTable = made.layer.geometry == geo::GeometryKind::None;
  for (const Project& project : made.projects) {
    RowProblem problem = found.value(project.row);
    if (isTable)
      problem = {ProblemKind::NoGeometry, project.row, -1, {}, {}, ValueFault::None, {}};
    else if (!found.contains(project.row))
      continue;
    problem.project = project.code().isEmpty() ? project.name() : project.code();
    made.problems.append(problem);
  }
  return Done{};
}

} // namespace

QString capitalName(const Project& project)
{
  return project.code().isEmpty() ? project.name() : project.code();
}

QString capitalKey(const QString& code, const Capital& capital)
{
  return QStringLiteral("%1\n%2\n%3")
      .arg(foldMarks(code).simplified(), capital.source)
      .arg(capital.year);
}

Result<Layer> registerOf(const workspace::Workspace& workspace, const ProjectFields& fields)
{
  for (const Layer& layer : workspace.layers())
    if (layer.role == LayerRole::Projects && !layer.isRaster && !layer.isBroken &&
        layer.name != kCapitalLayer && namesProjects(usesOf(layer, fields)))
      return layer;
  return Error{
      Error::Code::NoSuchLayer, {workspace::roleName(LayerRole::Projects), workspace.path()}, {}};
}

Result<ProjectLayer> projectsOf(const workspace::Workspace& workspace, const Layer& layer,
                                const ProjectFields& fields, const GroupRules& rules,
                                bool looksAtPlaces, Progress& progress)
{
  ProjectLayer made;
  made.layer = layer;
  made.uses = usesOf(layer, fields);
  if (!namesProjects(made.uses))
    return Error{Error::Code::NoSuchField, {QStringLiteral("ma_da"), layer.title}, {}};
  SubProgress opening(progress, 0, 0.2), reading(progress, 0.2, 0.6), capital(progress, 0.6, 0.7),
      places(progress, 0.7, 1);
  DIABAN_TRY(rows, Rows::open(workspace, layer.name, opening));
  DIABAN_CHECK(readRows(rows, made, fields, rules, reading));
  made.problems += doubles(made.projects);
  made.capital = capitalOf(workspace);
  if (made.capital) {
    DIABAN_TRY(table, Rows::open(workspace, made.capital->name, capital));
    DIABAN_CHECK(CapitalReading(made, fields).read(table, capital));
    for (const Project& project : made.projects)
      for (const RowProblem& problem :
           project.capital.isEmpty() ? QVector<RowProblem>{} : contradictions(project))
        if (problem.kind == ProblemKind::SumDiffers)
          made.problems.append(problem);
  }
  if (looksAtPlaces)
    DIABAN_CHECK(lookAtPlaces(workspace, made, places));
  std::ranges::stable_sort(made.problems, {}, &RowProblem::row);
  return made;
}

} // namespace diaban::roadmap
