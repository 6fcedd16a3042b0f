// One project as a row of a register says it, and what is wrong with that row.
#pragma once

#include <diaban/roadmap/project.h>
#include <diaban/roadmap/projectfields.h>
#include <diaban/roadmap/projectgroup.h>
#include <diaban/roadmap/projectvalues.h>

#include <QHash>
#include <QVariant>
#include <QVector>

#include <optional>
#include <span>

namespace diaban::roadmap {

struct Capital {
  QString source; ///< an id of fields.json, or what the row says; empty: of all sources
  int year = 0;   ///< 0: of all years
  qint64 dong = 0;
  bool operator==(const Capital&) const = default;
};

struct Project {
  qint64 row = 0; ///< its number in the file or the sheet
  /// By the names of fields.json, without those that it lacks: text, the id of a choice (as typed
  /// where the list has none such), whole đồng, a share of 100, a day in ISO.
  QHash<QString, QVariant> values;
  QVector<Capital> capital;
  QStringList derived; ///< fields whose values cells of other fields tell

  // Told from the values
  Period period{{}, {}, Certainty::Speculative}; ///< the actual days where they are known
  QString asset;                                 ///< an id of fields.json; empty: not known
  WorkKind kind = WorkKind::Unknown;
  WorkDepth depth = WorkDepth::Unknown;
  std::optional<ProjectGroup> group; ///< as the law has it, by sector and total

  QString text(const QString& field) const { return values.value(field).toString(); }
  QString code() const { return text(QStringLiteral("ma_da")); }
  QString name() const { return text(QStringLiteral("ten_da")); }
  std::optional<qint64> total() const; ///< đồng
};

enum class ProblemKind : quint8 {
  BadValue,       ///< a cell that can't be read; the row is refused
  NoName,         ///< neither code nor name; the row is refused
  UnknownChoice,  ///< a word that its list does not have, kept as it stands
  NoDates,        ///< so it counts as speculative
  EndBeforeStart, ///< start, end
  SumDiffers,     ///< sum of the capital, total
  GroupDiffers,   ///< group as typed, as the law has it
  ListedTwice,    ///< the first row with the same code
  NoCode,
  NoGeometry,
  InvalidGeometry, ///< what is wrong
  OutsideArea,
  NoSuchProject, ///< capital of a code that no project has
  UnusualForm    ///< a code or an identifier that does not fit its pattern, kept as it stands
};
inline constexpr int kProblemKinds = 14;

struct RowProblem {
  ProblemKind kind = ProblemKind::BadValue;
  qint64 row = 0;
  qsizetype column = -1; ///< of its table, from 0; -1: the whole row
  QString field;         ///< its name; empty: the whole row
  QString project;       ///< code, else name
  ValueFault fault = ValueFault::None;
  QStringList args; ///< what stands there; money as moneyText(), groups and days as kept
};
QString problemName(ProblemKind kind); ///< "EndBeforeStart"
/// Whether its row can't be taken as it is.
bool isRefusal(ProblemKind kind);
/// A sentence in the person's language.
QString problemWords(const RowProblem& problem, const ProjectFields& fields);

struct Cell {
  QString text; ///< empty: nothing
  CellKind kind = CellKind::Text;
};

/// Reads the rows of one table. Immutable; any thread. `fields` and `rules` must outlive it.
class ProjectReader {
public:
  /// \param uses one a column; money without a unit counts đồng
  ProjectReader(const ProjectFields& fields, const GroupRules& rules, QVector<ColumnUse> uses);

  /// \param cells one a column, or fewer
  /// \param problems gets what is wrong; the project lacks what can't be read
  Project read(qint64 row, std::span<const Cell> cells, QVector<RowProblem>& problems) const;

  const QVector<ColumnUse>& uses() const { return m_uses; }

private:
  class Row;
  const ProjectFields& m_fields;
  const GroupRules& m_rules;
  QVector<ColumnUse> m_uses;
};

/// What the values and capital of a project tell: period, kind of work, depth, group by law.
void tell(Project& project, const ProjectFields& fields, const GroupRules& rules);
/// What contradicts itself within one project.
QVector<RowProblem> contradictions(const Project& project);

/// Marks projects whose code, or name where they have no code, was there before.
QVector<RowProblem> doubles(std::span<const Project> projects);

/// The same for the same project in every list: its code, else its name and commune, without marks.
QString projectKey(const Project& project);

} // namespace diaban::roadmap
