// The rows of diaban_group, and which group an import belongs to. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/datafile.h>
#include <diaban/workspace/layertree.h>

namespace diaban::workspace {

/// A group that layers of some roles are put into.
struct GroupKind {
  LayerGroup group; ///< its uid is null
  QVector<LayerRole> roles;
};

/// data/layers/groups.json
Result<QVector<GroupKind>> groupKinds(const DataFolders& folders);

/// \param layers as readLayers() gives them
Result<LayerTree> readTree(const store::Database& database, const QVector<Layer>& layers);

/// Brings groups, order and membership to what `tree` says; groups that it lacks are deleted.
/// \returns NoSuchLayer
Outcome writeTree(store::Database& database, const LayerTree& tree, const QVector<Layer>& layers,
                  const QString& workspacePath);

/// The group of that title, made on top where there is none; for an empty title that of the role,
/// if the workspace has groups by role at all; else none (null).
Result<Uid> groupFor(store::Database& database, LayerRole role, const QString& title);

} // namespace diaban::workspace
