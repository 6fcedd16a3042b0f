// Two copies of a workspace that were changed apart become one.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/workspace/conflict.h>
#include <diaban/workspace/workspace.h>

#include <QString>
#include <QVector>

namespace diaban::workspace {

struct MergeRequest {
  QString base;   ///< the file that both copies began with
  QString mine;   ///< the copy that goes on: its history stays undoable
  QString theirs; ///< the copy whose changes are taken
  QString out;    ///< a new file
};

/// What came from theirs into a layer of mine.
struct MergedLayer {
  QString name, title;
  bool isNew = false; ///< the layer is theirs
  qint64 added = 0, changed = 0, deleted = 0, conflicts = 0;
};

struct MergeReport {
  QByteArray entry;            ///< of kind "merge"; undo takes all of it back
  QVector<MergedLayer> layers; ///< only those that theirs changed
  qint64 settings = 0;         ///< rows of layers, styles, groups, bookmarks … that were changed
  qint64 entries = 0;          ///< of the history that theirs brought
  QVector<Conflict> conflicts; ///< those that this merge left open
  QVector<Error> notices;
};

/// Brings both copies together in a new file; none of the three is written, and any may be open.
/// Rows, by uid, and whatever a person decided combine cell by cell. A cell that both changed
/// differently keeps the value of the base, a row that one deleted and the other changed stays, and
/// both are conflicts (conflict.h) until somebody decides. The result does not depend on which copy
/// is called mine, but for the order of the history, names of tables that both made apart, and
/// orders of columns. Memory for the rows that differ only. Blocks its caller. Any thread.
/// \returns NoCommonBase (base, the file that was not made from it) unless the newest entry of base
///          is in both; FileExists; BadGeometry (layer, uid); errors of Workspace::open();
///          Cancelled
Result<MergeReport> merge(const MergeRequest& request, const OpenOptions& options,
                          Progress& progress);

} // namespace diaban::workspace
