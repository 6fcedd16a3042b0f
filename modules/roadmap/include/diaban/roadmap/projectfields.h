// The fields of a register of projects, and which columns of a table hold them.
#pragma once

#include <diaban/base/result.h>

#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::roadmap {

/// What a field's cells hold. Text stays as it is.
enum class FieldKind : quint8 { Text, Choice, Money, Percent, Start, End, Period };

struct Choice {
  QString id; ///< what is kept: "giao_thong", "dig", "NSTW" is told as "central"
  QString english, vietnamese;
  QStringList words; ///< that also tell it, folded
  QString work;      ///< asset classes: the usual kind of work, as kindName()
  QString depth;     ///< asset classes: how deep it usually goes, as depthName()

  QString title() const; ///< in the language that people read
};

struct ProjectField {
  QString name; ///< of the column: "ma_da"
  FieldKind kind = FieldKind::Text;
  QString list; ///< of the choices
  QString english, vietnamese;
  QStringList words;            ///< folded headings that it is told by
  QRegularExpression pattern{}; ///< that a whole text must fit; empty: any text does

  QString title() const;
};

/// What a column of a table is read as.
struct ColumnUse {
  QString field;   ///< as ProjectField::name, or kCapital; empty: nothing
  QString source;  ///< capital: of which source, an id; empty: of all or of the row's
  int year = 0;    ///< capital: of which year; 0: of all
  qint64 unit = 0; ///< money: đồng in one of what its cells count; 0: the heading does not say
  bool operator==(const ColumnUse&) const = default;
};
inline const QString kCapital = QStringLiteral("von"); ///< ColumnUse::field of capital by source

/// data/roadmap/fields.json, which an organisation may replace. Immutable; any thread.
class ProjectFields {
public:
  /// From the first of the data folders that has it. \returns BadArgument (what, file)
  static Result<ProjectFields> load();
  static Result<ProjectFields> fromJson(const QJsonObject& json);

  const QVector<ProjectField>& all() const { return m_fields; }
  const ProjectField* find(const QString& name) const; ///< null: no such field
  const QVector<Choice>& list(const QString& name) const;
  /// One of a list, by its id. Null: there is none.
  const Choice* choice(const QString& list, const QString& id) const;
  /// One of a list, by its id, title or words, compared without marks, case and punctuation; where
  /// none is the same, the one whose word is the longest in the text. Null: nothing tells.
  const Choice* told(const QString& list, const QString& text) const;

  /// What each heading stands for; a field is told of one column only, its best. Headings of
  /// several rows are one text, the upper one first.
  QVector<ColumnUse> guessColumns(const QStringList& headings) const;

private:
  int fit(const ProjectField& field, const QString& heading) const;
  ColumnUse capitalIn(const QString& heading) const;

  QVector<ProjectField> m_fields;
  QHash<QString, QVector<Choice>> m_lists;
  QStringList m_capitalWords;
};

/// "Tổng mức đầu tư (triệu đồng)" → "tong muc dau tu": folded, single blanks, without what stands
/// in brackets.
QString plainHeading(const QString& heading);

/// Đồng in one unit that a text names ("ĐVT: triệu đồng", "(tỷ)"); 0: it names none.
qint64 moneyUnitIn(const QString& text);

} // namespace diaban::roadmap
