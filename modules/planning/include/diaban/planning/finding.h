// What an analysis found in the workspace, what became of it, and the sentence that tells of it.
#pragma once

#include <diaban/base/result.h>
#include <diaban/base/uid.h>

#include <QByteArray>
#include <QDateTime>
#include <QPointF>
#include <QString>
#include <QVariantList>

#include <optional>
#include <span>
#include <vector>

namespace diaban::workspace {
class Workspace;
}

namespace diaban::planning {

/// The severest first. A note is no trouble: a chance, or something to know.
enum class FindingSeverity : quint8 { Critical, High, Medium, Low, Note };
enum class FindingState : quint8 {
  Open,
  Accepted, ///< it may stay as it is
  Resolved,
  InTalks,
  Agreed,  ///< it is settled what will be done; nothing was yet
  Exempted ///< the rule does not hold for it
};
QString severityName(FindingSeverity severity); ///< "high", as in files
std::optional<FindingSeverity> severityFromName(const QString& name);
QString stateName(FindingState state); ///< "open", "in-talks"
std::optional<FindingState> stateFromName(const QString& name);

/// A layer, or a row of it; null: nothing.
struct FindingAnchor {
  Uid layer, row;
  bool operator==(const FindingAnchor&) const = default;
};

struct Finding {
  QString rule; ///< for good: "coverage.owner-overlap"; the producer stands before the first dot
  FindingSeverity severity = FindingSeverity::Medium;
  FindingAnchor about, beside;
  std::optional<QPointF> place{}; ///< where to look, in the workspace's CRS
  QByteArray geometry{};          ///< WKB in the workspace's CRS; empty: none
  /// QT_TRANSLATE_NOOP("diaban::planning::Finding", "%1 and %2 both cover %3 m²")
  QString sentence;
  QVariantList args{}; ///< texts and numbers; those are shown in the notation of the language
  double measure = 0;  ///< how much of `unit`
  QString unit{};      ///< "m", "m2", "people"; empty: it has no measure
  /// What a decision rests on, as a text of its producer's: with another one it is open again.
  /// Empty: what was decided stays.
  QString basis{};

  // What replaceFindings() sees to.
  Uid uid{};
  FindingState state = FindingState::Open;
  bool isPresent = true;      ///< found the last time its producer looked
  QString reason{}, person{}; ///< of the decision
  QDateTime decided{};        ///< UTC; invalid: nobody did
  QDateTime found{};          ///< UTC, the first time
};

/// The producer of a rule: "coverage".
QString producerOf(const QString& rule);

/// The sentence in the person's language.
QString findingText(const Finding& finding);

struct FindingFilter {
  QString rule{};                      ///< a rule, or what stands before a dot in it; empty: all
  Uid layer{};                         ///< about it or beside it; null: any
  std::optional<FindingState> state{}; ///< nullopt: any
  bool withGone = false;               ///< those too that are not found any more
};

struct ReplacedFindings {
  qint64 added = 0;   ///< or found again
  qint64 changed = 0; ///< in measure, place, severity …
  qint64 same = 0;
  qint64 gone = 0;    ///< not found any more
  QByteArray entry{}; ///< in the history; empty: nothing was to be written
};

/// The findings that `producer` has from now on, as one action called `title`. Those of the same
/// rule and anchors (of the same place to a metre, where they are about no row) keep state, reason
/// and person; what had been gone and resolved, or rests on something else now, is open again.
/// Others of the producer are marked as gone. Any thread; blocks. \returns BadArgument for a rule
/// of another producer; errors of Workspace::edit()
Result<ReplacedFindings> replaceFindings(workspace::Workspace& workspace, const QString& title,
                                         const QString& producer,
                                         std::span<const Finding> findings);

/// The severest first, then in the order in which they were found. Any thread; blocks.
Result<std::vector<Finding>> readFindings(const workspace::Workspace& workspace,
                                          const FindingFilter& filter);

/// A person's decision, as one action called `title`. \returns BadArgument for a uid that is not
/// there, and for accepting or exempting without a reason; the entry's id
Result<QByteArray> decideFindings(workspace::Workspace& workspace, const QString& title,
                                  std::span<const Uid> findings, FindingState state,
                                  const QString& reason);

} // namespace diaban::planning
