// The three files of a merge, opened for looking. Private to the module.
#pragma once

#include "conflicts.h"
#include "tablemerge.h"

#include <diaban/workspace/merge.h>

namespace diaban::workspace {

struct MergeInput {
  QString path;
  QVector<Layer> layers;
  store::Database database;
  QString crs;
  QByteArray head; ///< id of the newest entry; empty without any

  static Result<MergeInput> open(const QString& path);
  const Layer* layer(const Uid& uid) const;
  Result<bool> hasEntry(const QByteArray& id) const;
  /// Who made the newest entry that `base` lacks; empty where another program alone wrote.
  Result<QString> authorSince(const MergeInput& base) const;
};

struct MergeInputs {
  MergeInput base, mine, theirs;
  store::Database baseAgain; ///< for a second thread
  MergeSide one, other;      ///< in an order that does not depend on who merges
  bool isMineFirst = true;
  /// Groups that both sides made for the same: the uid that goes, and the one that counts.
  QHash<QByteArray, QByteArray> twinGroups{};

  /// \returns NoCommonBase
  static Result<MergeInputs> open(const MergeRequest& request);
  const MergeInput& first() const { return isMineFirst ? mine : theirs; }
  const MergeInput& second() const { return isMineFirst ? theirs : mine; }
  /// One of our own tables in all three; its rows are the same by what they are about.
  Result<ThreeWay> ownTables(const QString& name) const;
};

bool hasRows(const Layer& layer);

} // namespace diaban::workspace
