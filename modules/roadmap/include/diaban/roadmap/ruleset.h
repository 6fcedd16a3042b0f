// The rules by which works clash or could be done together, as data that a province edits.
#pragma once

#include <diaban/base/result.h>
#include <diaban/planning/finding.h>
#include <diaban/roadmap/work.h>

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace diaban::roadmap {

enum class Rule : quint8 {
  Duplicate,   ///< X1: the same asset for the same people, at whatever time
  Clash,       ///< X2: both at work in one place at one time
  Moratorium,  ///< X3: digs what was paved some years ago, or what a register freezes
  WrongOrder,  ///< X4: digs soon after another paves
  Calendar,    ///< X5: at work on days when nobody may be
  JointTrench, ///< O1: digs where another does soon after
  SharedSite,  ///< O2: digs where another does at the same time
  DigFirst,    ///< O3: digs soon before another paves
  Scatter      ///< F1: many small projects of one programme in one commune
};
inline constexpr int kRules = 9;
QString ruleCode(Rule rule); ///< "X1"
/// As in findings: "roadmap.X1".
QString ruleName(Rule rule);

/// Days of each year on which some kinds of work rest.
struct RestDays {
  QString id, english, vietnamese;
  QSet<WorkKind> kinds;
  int daysBefore = 0, daysAfter = 0; ///< around each of `days`
  std::vector<QDate> days;           ///< in ascending order
  QSet<int> months;                  ///< or whole months, 1 to 12

  QString title() const; ///< in the language that people read
  struct Rest {
    QDate first, last;
  };
  /// The stretches that a period meets, as they stand, the first one first.
  std::vector<Rest> metBy(const Period& period) const;
};

/// Severities of one rule by the less sure of the dates that it rests on; none: not told.
using Severities = std::array<std::optional<planning::FindingSeverity>, 3>;

/// data/roadmap/rules.json, which an organisation may replace.
struct RuleSet {
  struct Distance {
    QSet<QString> a, b; ///< asset classes; empty: any
    double metres = 0;
  };
  std::vector<Distance> distances;
  QHash<QString, double> halfWidths; ///< metres, of classes drawn as lines
  double sharingMetres = 15;         ///< O1, O2
  double leastShareOfArea = 0.01;    ///< of the smaller area; less of it is a sliver
  double duplicateShare = 0.6;       ///< X1, of the smaller work
  QHash<QString, int> freezeYears;   ///< X3, by the class that was paved
  int wrongOrderMonths = 24;
  int jointTrenchDays = 180;
  int digFirstMonths = 12;
  std::vector<std::pair<QString, QString>> apart; ///< classes that never share a trench
  int mostSmall = 3;                              ///< F1
  double smallShare = 0.1;                        ///< F1, of the programme's cost
  std::array<Severities, kRules> severities{};
  std::vector<RestDays> calendar;

  /// From the first of the data folders that has it. \returns BadArgument (what, file)
  static Result<RuleSet> load();
  /// \returns also FileNotFound, PermissionDenied
  static Result<RuleSet> fromFile(const QString& path);
  /// \param file is named in errors
  static Result<RuleSet> fromJson(const QJsonObject& json, const QString& file);

  std::optional<planning::FindingSeverity> severity(Rule rule, Certainty certainty) const;
  /// Within which two works are in one place; half the width of those drawn as lines is in it.
  double metresBetween(const Work& a, bool isLineA, const Work& b, bool isLineB) const;
  double farthest() const; ///< no rule looks farther
  bool mayShareTrench(const Work& a, const Work& b) const;
};

} // namespace diaban::roadmap
