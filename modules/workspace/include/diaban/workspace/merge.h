// Two copies of a workspace that were changed apart become one.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/workspace/conflict.h>
#include <diaban/workspace/workspace.h>

#include <QString>
#include <QStringList>
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
  Uid uid;
  QString name, title; ///< as the result has them
  bool isNew = false;  ///< the layer is theirs
  qint64 added = 0, changed = 0, deleted = 0, conflicts = 0;
};

/// What a merge decided without asking, for people to know.
struct MergeDecision {
  enum class What : quint8 {
    FieldOfTwoTypes,   ///< field, layer, what it takes in mine, what in theirs
    FieldMissingThere, ///< field, layer, the copy that lacks it: it was kept
    OrderOfOneSide,    ///< the copy whose order of layers was taken
    RasterOfOneSide,   ///< layer, the copy whose raster was taken
    RenamedLayer,      ///< the title that two layers had, what one is called now
    OtherTables        ///< tables of another program; the copy called mine, whose were kept
  };
  What what = What::OrderOfOneSide;
  QStringList args{};
  bool operator==(const MergeDecision&) const = default;
};
QString decisionName(MergeDecision::What what);      ///< "FieldOfTwoTypes" …
QString decisionText(const MergeDecision& decision); ///< a sentence in the person's language

struct MergeReport {
  QByteArray entry;            ///< of kind "merge"; undo takes all of it back
  QVector<MergedLayer> layers; ///< only those that theirs changed
  qint64 settings = 0;         ///< rows of layers, styles, groups, bookmarks … that were changed
  qint64 entries = 0;          ///< of the history that theirs brought
  QVector<Conflict> conflicts; ///< those that this merge left open
  QVector<MergeDecision> decisions;
  QVector<Error> notices;
};

/// Brings both copies together in a new file; none of the three is written, and any may be open.
/// Rows, by uid, and whatever a person decided combine cell by cell. A cell that both changed
/// differently keeps the value of the base, a row that one deleted and the other changed stays, and
/// both are conflicts (conflict.h) until somebody decides. The result does not depend on which copy
/// is called mine, but for the order of the history, names of tables that both made apart, orders
/// of columns, and the type of a field that both added with different types.
///
/// Layers whose order both changed stand as both want it. Where that does not go together, the
/// order of one side is taken, and so is one side's raster where both have another one; groups that
/// both made for the same role or under the same title become one; layers that have one name get
/// two. The notices tell of it: OrderOfOneSide, RasterOfOneSide, RenamedLayer, FieldOfTwoTypes, and
/// FieldMissingThere for a field that stays although a copy lacks it.
/// Memory for the rows that differ only. Blocks its caller. Any thread.
/// \returns NoCommonBase (base, the file that was not made from it) unless the newest entry of base
///          is in both; FileExists; BadGeometry (layer, uid); errors of Workspace::open();
///          Cancelled
Result<MergeReport> merge(const MergeRequest& request, const OpenOptions& options,
                          Progress& progress);

} // namespace diaban::workspace
