// Layers in their groups, top of the map first, and the ways to move them about.
#pragma once

#include <diaban/workspace/layer.h>

#include <QStringList>

#include <optional>

namespace diaban::workspace {

/// Layers that stand together, one below the other, on the map and in its list.
struct LayerGroup {
  Uid uid;
  QString title;
  QString kind; ///< "sensors" …: imports of that role come here; empty for a group made by hand
  bool operator==(const LayerGroup&) const = default;
};

/// A group with its layers, or one layer that is in none. Groups hold layers only.
struct LayerBranch {
  std::optional<LayerGroup> group;
  QStringList layers; ///< names; exactly one where there is no group
  bool operator==(const LayerBranch&) const = default;
};

/// Each layer stands in it once. The functions below return whether they changed something.
using LayerTree = QVector<LayerBranch>;

QStringList layersOf(const LayerTree& tree); ///< in drawing order, the top first

/// Takes the layer out and puts it into the group as its row `row`, or, for a null uid, between the
/// branches as branch `row`; rows are counted without it.
bool moveLayer(LayerTree& tree, const QString& layer, const Uid& group, qsizetype row);
/// Rows are counted without the group.
bool moveGroup(LayerTree& tree, const Uid& group, qsizetype row);
/// One step up (−1) or down (+1), through groups: a layer enters the group that it meets and leaves
/// its own at the end.
bool stepLayer(LayerTree& tree, const QString& layer, int by);
bool stepGroup(LayerTree& tree, const Uid& group, int by);
/// Makes a group where the first of the layers stands, with all of them in it.
bool addGroup(LayerTree& tree, const LayerGroup& group, const QStringList& layers);
/// Its layers stay where they are.
bool dissolveGroup(LayerTree& tree, const Uid& group);
bool renameGroup(LayerTree& tree, const Uid& group, const QString& title);

/// All layers in groups by their roles (data/layers/groups.json), in their order within each.
/// \returns errors of reading the data file
Result<LayerTree> groupedByRole(const QVector<Layer>& topFirst);

} // namespace diaban::workspace
