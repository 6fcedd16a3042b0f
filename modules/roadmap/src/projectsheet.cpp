#include <diaban/base/text.h>
#include <diaban/roadmap/projectsheet.h>

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

namespace diaban::roadmap {
namespace {

using geo::Sheet;
using geo::SheetCell;
using geo::SheetRow;

constexpr std::size_t kRowsLookedAt = 40; ///< for headings
constexpr std::size_t kMostHeadRows = 4;

QString textAt(const SheetRow& row, qsizetype column)
{
  const auto at = static_cast<std::size_t>(column);
  return at < row.cells.size() ? row.cells[at].text.trimmed() : QString();
}

bool isOwn(const SheetRow& row, qsizetype column)
{
  const auto at = static_cast<std::size_t>(column);
  return at < row.cells.size() && row.cells[at].kind != SheetCell::Kind::Empty &&
         row.cells[at].kind != SheetCell::Kind::Covered;
}

qsizetype widthOf(const Sheet& sheet, std::size_t from, std::size_t count)
{
  std::size_t widest = 0;
  for (std::size_t i = from; i < from + count; ++i)
    widest = std::max(widest, sheet.rows[i].cells.size());
  return static_cast<qsizetype>(widest);
}

/// Headings of some rows, joined downwards. What stands over several columns counts for each,
/// merged or not.
QStringList headingsOf(const Sheet& sheet, std::size_t from, std::size_t count)
{
  const qsizetype width = widthOf(sheet, from, count);
  QStringList headings(width);
  for (std::size_t i = from; i < from + count; ++i) {
    QString over;
    for (qsizetype column = 0; column < width; ++column) {
      const bool isLast = i + 1 == from + count;
      QString text = textAt(sheet.rows[i], column);
      if (!text.isEmpty())
        over = text;
      else if (!isLast && !textAt(sheet.rows[i + 1], column).isEmpty() &&
               headings[column].isEmpty())
        text = over; // a title over columns that have their own below
      if (text.isEmpty() || headings[column].endsWith(text))
        continue;
      headings[column] += (headings[column].isEmpty() ? QString() : QStringLiteral(" ")) + text;
    }
  }
  return headings;
}

bool isNumbering(const QString& heading)
{
  const QString plain = plainHeading(heading);
  return plain == QLatin1String("tt") || plain == QLatin1String("stt") ||
         plain == QLatin1String("so tt") || plain == QLatin1String("no");
}

/// A row of words, as heads are, with more than one of them of its own.
bool mayBeHead(const SheetRow& row)
{
  int words = 0;
  for (const SheetCell& cell : row.cells)
    words += cell.kind == SheetCell::Kind::Text ? 1 : 0;
  return words > 1;
}

/// A further row of headings: words and years, no amounts and days.
bool mayBelongToHead(const SheetRow& row)
{
  static const QRegularExpression amount(QStringLiteral("^[\\d.,/\\s-]+$"));
  static const QRegularExpression year(QStringLiteral("^20\\d\\d(?:\\s*-\\s*20\\d\\d)?$"));
  return std::ranges::none_of(row.cells, [](const SheetCell& cell) {
    const QString text = cell.text.trimmed();
    return cell.kind == SheetCell::Kind::Date ||
           (amount.match(text).hasMatch() && !year.match(text).hasMatch());
  });
}

/// "(1)", "2", "A", "(5)=(6)+(7)": columns are counted in it. Or "triệu đồng", "m", "ha".
bool isBelowHead(const SheetRow& row)
{
  static const QRegularExpression count(
      QStringLiteral("^\\(?(?:\\d{1,2}|[a-zA-Z])\\)?(?:\\s*=.*)?$"));
  int counted = 0, units = 0, filled = 0;
  for (const SheetCell& cell : row.cells) {
    if (cell.kind == SheetCell::Kind::Empty || cell.kind == SheetCell::Kind::Covered)
      continue;
    ++filled;
    counted += count.match(cell.text.trimmed()).hasMatch() ? 1 : 0;
    const QString bracketed = QLatin1Char('(') + cell.text + QLatin1Char(')');
    units += moneyUnitIn(bracketed) > 0 && !cell.text.contains(QLatin1Char('1')) ? 1 : 0;
  }
  return (filled > 1 && counted == filled) || (units > 0 && filled <= units + 3);
}

/// A number only as thousands of dots and a fraction behind a comma can't be written by a program.
CellKind notationOf(const Sheet& sheet, std::size_t from, qsizetype column)
{
  static const QRegularExpression point(
      QStringLiteral("^\\d+\\.(?:\\d{1,2}|\\d{4,})$|^\\d{4,}\\.\\d+$"));
  static const QRegularExpression comma(QStringLiteral(",|\\.\\d{3}\\."));
  static const QRegularExpression number(QStringLiteral("^[\\d.,\\s]+$"));
  bool hasPoint = false;
  for (std::size_t i = from; i < sheet.rows.size(); ++i) {
    const QString text = textAt(sheet.rows[i], column);
    if (!number.match(text).hasMatch())
      continue;
    if (comma.match(text).hasMatch())
      return CellKind::Text;
    hasPoint = hasPoint || point.match(text).hasMatch();
  }
  return hasPoint ? CellKind::Number : CellKind::Text;
}

/// Numbers of a sheet that is being read.
class SheetWalk {
public:
  SheetWalk(const Sheet& sheet, const ProjectFields& fields, const GroupRules& rules)
      : m_sheet(sheet)
      , m_fields(fields)
      , m_rules(rules)
  {
  }

  Result<ProjectSheet> read()
  {
    m_made.mapping = mapSheet(m_sheet, m_fields);
    if (m_made.mapping.known() == 0)
      return Error{Error::Code::NothingToRead, {m_sheet.name}, QStringLiteral("no headings")};
    m_first = firstRow();
    findUnits();
    for (qsizetype i = 0; i < m_made.mapping.uses.size(); ++i)
      m_notations.append(isMoney(i) ? notationOf(m_sheet, m_first, i) : CellKind::Text);
    const ProjectReader reader(m_fields, m_rules, m_made.mapping.uses);
    for (std::size_t i = m_first; i < m_sheet.rows.size(); ++i)
      readRow(m_sheet.rows[i], reader);
    m_made.problems += doubles(m_made.projects);
    std::ranges::stable_sort(m_made.problems, {}, &RowProblem::row);
    return std::move(m_made);
  }

private:
  bool isMoney(qsizetype column) const
  {
    const ColumnUse& use = m_made.mapping.uses[column];
    const ProjectField* field = m_fields.find(use.field);
    return use.field == kCapital || (field != nullptr && field->kind == FieldKind::Money);
  }

  qsizetype columnOf(const QString& field) const
  {
    const auto& uses = m_made.mapping.uses;
    const auto found = std::ranges::find(uses, field, &ColumnUse::field);
    return found == uses.end() ? -1 : found - uses.begin();
  }

  /// Of the projects, after what stands right below the headings.
  std::size_t firstRow()
  {
    std::size_t i = 0;
    while (i < m_sheet.rows.size() && m_sheet.rows[i].number <= m_made.mapping.lastHeadRow)
      ++i;
    for (; i < m_sheet.rows.size() && isBelowHead(m_sheet.rows[i]); ++i) {
      m_made.leftOut.append(m_sheet.rows[i].number);
      for (qsizetype column = 0; column < m_made.mapping.uses.size(); ++column)
        if (const qint64 unit =
                moneyUnitIn(QLatin1Char('(') + textAt(m_sheet.rows[i], column) + QLatin1Char(')'));
            unit > 0 && isMoney(column))
          m_made.mapping.uses[column].unit = unit;
    }
    return i;
  }

  /// What a line above the table says of all money in it, else what the amounts tell: no project
  /// costs less than a million đồng, few cost more than a million millions.
  void findUnits()
  {
    SheetMapping& mapping = m_made.mapping;
    for (const SheetRow& row : m_sheet.rows)
      for (const SheetCell& cell : row.cells)
        if (row.number <= mapping.lastHeadRow && mapping.unit == 0)
          mapping.unit = moneyUnitIn(cell.text);
    bool isNeeded = false;
    for (qsizetype i = 0; i < mapping.uses.size(); ++i)
      isNeeded = isNeeded || (isMoney(i) && mapping.uses[i].unit == 0);
    if (mapping.unit == 0 && isNeeded) {
      mapping.unit = usualAmount() < 1e6 ? 1'000'000 : 1;
      mapping.isUnitAssumed = true;
    }
    for (qsizetype i = 0; i < mapping.uses.size(); ++i)
      if (isMoney(i) && mapping.uses[i].unit == 0)
        mapping.uses[i].unit = mapping.unit;
  }

  /// The median of what the column of totals holds, without unit.
  double usualAmount() const
  {
    const qsizetype total = columnOf(QStringLiteral("tong_mdt"));
    std::vector<double> amounts;
    for (std::size_t i = m_first; i < m_sheet.rows.size(); ++i)
      for (qsizetype column = 0; column < m_made.mapping.uses.size(); ++column) {
        if (!isMoney(column) || (total >= 0 && column != total))
          continue;
        const QString text = textAt(m_sheet.rows[i], column);
        // Read as thousands of a unit, so that fractions are no fault.
        const CellKind kind = kindOf(m_sheet.rows[i].cells, column);
        const Read<qint64> amount = readMoney(text, kind, 1'000'000);
        if (amount.fault == ValueFault::None && amount.value > 0)
          amounts.push_back(static_cast<double>(amount.value) / 1e6);
      }
    if (amounts.empty())
      return 0;
    const auto middle = amounts.begin() + static_cast<std::ptrdiff_t>(amounts.size() / 2);
    std::ranges::nth_element(amounts, middle);
    return *middle;
  }

  CellKind kindOf(const std::vector<SheetCell>& cells, qsizetype column) const
  {
    const auto at = static_cast<std::size_t>(column);
    if (at < cells.size() && cells[at].kind == SheetCell::Kind::Number)
      return CellKind::Number;
    return column < m_notations.size() ? m_notations[column] : CellKind::Text;
  }

  /// A title of a section, or a sum: it has no code where others have one, and its number is a
  /// letter or Roman, or it says so, or nothing stands in it besides.
  bool isNoProject(const SheetRow& row, const Project& project) const
  {
    static const QRegularExpression section(QStringLiteral("^(?:[A-Z]|[IVXL]+)[.)]?$"));
    static const QRegularExpression sum(
        QStringLiteral("^(?:tong cong|tong so|tong|cong|cong don)\\b(?! ty)"));
    if (!project.code().isEmpty())
      return false;
    const QString name = foldMarks(project.name());
    if (sum.match(name).hasMatch())
      return true;
    const qsizetype numbering = m_made.mapping.numbering;
    const QString number = numbering < 0 ? QString() : textAt(row, numbering);
    if (section.match(number).hasMatch() || sum.match(foldMarks(number)).hasMatch())
      return true;
    int filled = 0;
    for (qsizetype i = 0; i < static_cast<qsizetype>(row.cells.size()); ++i)
      filled += isOwn(row, i) && i != numbering ? 1 : 0;
    const bool othersHaveCodes = columnOf(QStringLiteral("ma_da")) >= 0;
    return filled <= 1 && (othersHaveCodes || number.isEmpty());
  }

  /// Whether what names the project of this row stands above it, in cells merged downwards.
  bool goesOn(const SheetRow& row) const
  {
    bool isCovered = false;
    for (const QString& field : {QStringLiteral("ma_da"), QStringLiteral("ten_da")}) {
      const qsizetype column = columnOf(field);
      if (column >= 0 && isOwn(row, column))
        return false;
      isCovered = isCovered || (column >= 0 && !textAt(row, column).isEmpty());
    }
    return isCovered && !m_made.projects.empty() && m_made.projects.back().row == m_lastNamed;
  }

  /// Capital of a row by the source that stands beside it.
  static void nameSource(Project& project)
  {
    for (Capital& capital : project.capital)
      if (capital.source.isEmpty())
        capital.source = project.text(QStringLiteral("nguon_von"));
  }

  /// What its rows come to together, told anew.
  void checkSum(const Project& project)
  {
    auto& problems = m_made.problems;
    // Those of its rows come last.
    for (qsizetype i = problems.size() - 1; i >= 0 && problems[i].row >= project.row; --i)
      if (problems[i].row == project.row && problems[i].kind == ProblemKind::SumDiffers)
        problems.removeAt(i);
    for (RowProblem problem : contradictions(project))
      if (problem.kind == ProblemKind::SumDiffers) {
        problem.column = columnOf(problem.field);
        problems.append(problem);
      }
  }

  /// \returns whether all of its cells could be read
  bool join(Project part, const QVector<RowProblem>& problems)
  {
    Project& whole = m_made.projects.back();
    for (RowProblem problem : problems)
      if (problem.kind == ProblemKind::BadValue || problem.kind == ProblemKind::UnknownChoice) {
        problem.project = whole.code().isEmpty() ? whole.name() : whole.code();
        m_made.problems.append(problem);
      }
    const bool isRead = std::ranges::none_of(
        problems, [](const RowProblem& problem) { return problem.kind == ProblemKind::BadValue; });
    if (!isRead)
      return false;
    nameSource(part);
    nameSource(whole);
    whole.capital += part.capital;
    checkSum(whole);
    return true;
  }

  void readRow(const SheetRow& row, const ProjectReader& reader)
  {
    std::vector<Cell> cells;
    for (qsizetype i = 0; i < static_cast<qsizetype>(row.cells.size()); ++i)
      cells.push_back(isOwn(row, i)
                          ? Cell{row.cells[static_cast<std::size_t>(i)].text, kindOf(row.cells, i)}
                          : Cell{});
    QVector<RowProblem> problems;
    Project project = reader.read(row.number, cells, problems);
    if (goesOn(row)) {
      (join(std::move(project), problems) ? m_made.joined : m_made.refused).append(row.number);
      return;
    }
    m_lastNamed = row.number;
    if (isNoProject(row, project)) {
      m_made.leftOut.append(row.number);
      return;
    }
    for (RowProblem& problem : problems)
      if (problem.column < 0 && !problem.field.isEmpty())
        problem.column = columnOf(problem.field);
    const bool isRefused = std::ranges::any_of(
        problems, [](const RowProblem& problem) { return isRefusal(problem.kind); });
    m_made.problems += problems;
    if (isRefused)
      m_made.refused.append(row.number);
    else
      m_made.projects.push_back(std::move(project));
  }

  const Sheet& m_sheet;
  const ProjectFields& m_fields;
  const GroupRules& m_rules;
  ProjectSheet m_made;
  QVector<CellKind> m_notations; ///< one a column, of texts in it
  std::size_t m_first = 0;
  qint64 m_lastNamed = 0; ///< the last row that names something
};

} // namespace

int SheetMapping::known() const
{
  return static_cast<int>(
      std::ranges::count_if(uses, [](const ColumnUse& use) { return !use.field.isEmpty(); }));
}

SheetMapping mapSheet(const Sheet& sheet, const ProjectFields& fields)
{
  SheetMapping best;
  const std::size_t most = std::min(kRowsLookedAt, sheet.rows.size());
  for (std::size_t from = 0; from < most; ++from) {
    if (!mayBeHead(sheet.rows[from]))
      continue;
    for (std::size_t count = 1; count <= kMostHeadRows && from + count <= most; ++count) {
      const SheetRow& last = sheet.rows[from + count - 1];
      if (!mayBelongToHead(last) || (count > 1 && isBelowHead(last)))
        break;
      SheetMapping mapping;
      mapping.headings = headingsOf(sheet, from, count);
      mapping.uses = fields.guessColumns(mapping.headings);
      mapping.firstHeadRow = sheet.rows[from].number;
      mapping.lastHeadRow = sheet.rows[from + count - 1].number;
      const bool hasNames = std::ranges::any_of(mapping.uses, [](const ColumnUse& use) {
        return use.field == QLatin1String("ma_da") || use.field == QLatin1String("ten_da");
      });
      if (hasNames && mapping.known() > 1 && mapping.known() > best.known())
        best = std::move(mapping);
    }
  }
  for (qsizetype i = 0; i < best.headings.size(); ++i)
    if (best.numbering < 0 && best.uses[i].field.isEmpty() && isNumbering(best.headings[i]))
      best.numbering = i;
  return best;
}

Result<ProjectSheet> readProjects(const Sheet& sheet, const ProjectFields& fields,
                                  const GroupRules& rules)
{
  return SheetWalk(sheet, fields, rules).read();
}

} // namespace diaban::roadmap
