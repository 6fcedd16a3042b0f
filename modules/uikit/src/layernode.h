// A row of the list of layers. Private to the module.
#pragma once

#include <diaban/uikit/layermodel.h>

namespace diaban::uikit {

struct LayerModel::Node {
  RowKind kind = RowKind::Group;
  Node* parent = nullptr;
  int row = 0;
  int branch = -1; ///< groups: place in m_tree
  int layer = -1;  ///< others: place in m_layers
  int entry = -1;  ///< legend rows: which class
  std::vector<std::unique_ptr<Node>> children;
};

} // namespace diaban::uikit
