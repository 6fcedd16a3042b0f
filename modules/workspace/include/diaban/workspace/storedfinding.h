// What an analysis found, as a row of the file. planning/finding.h says what it means.
#pragma once

#include <diaban/base/result.h>
#include <diaban/base/uid.h>

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QPointF>
#include <QString>
#include <QVector>

#include <optional>

namespace diaban::workspace {

class Workspace;

struct StoredFinding {
  Uid uid;                      ///< findingUid() of what follows
  QString producer, rule;       ///< "coverage", "coverage.owner-overlap"
  Uid layer, row;               ///< what it is about; null: nothing of the kind
  Uid otherLayer, otherRow;     ///< and what beside it
  QString severity, state;      ///< names
  bool isPresent = true;        ///< the producer found it the last time it looked
  std::optional<QPointF> place; ///< in the workspace's CRS
  QByteArray geometry;          ///< WKB in the workspace's CRS; empty: none
  QString sentence;             ///< English source text with %1, %2 … for `args`
  QJsonArray args;              ///< texts and numbers
  double measure = 0;           ///< how much of `unit`
  QString unit;                 ///< "m", "m2", "people"; empty: it has no measure
  QString reason;               ///< why the person decided so
  QString person;               ///< who decided; empty: nobody
  QDateTime decided, found;     ///< UTC; invalid: never
  bool operator==(const StoredFinding&) const = default;
};

/// The same for the same rule and anchors, in every copy of a file; without rows the place, to a
/// metre, stands for them. \param twin tells several of the same rule and anchors apart
Uid findingUid(const StoredFinding& finding, int twin = 0);

/// In the order in which they were found first. Opens a connection of its own: use it from a job.
/// Any thread.
Result<QVector<StoredFinding>> storedFindings(const Workspace& workspace);

} // namespace diaban::workspace
