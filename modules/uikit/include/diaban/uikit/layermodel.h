// The layers of a workspace in their groups, each with its legend under it.
#pragma once

#include <diaban/workspace/layertree.h>

#include <QAbstractItemModel>
#include <QHash>
#include <QPixmap>
#include <QSet>
#include <QStringList>

#include <memory>
#include <vector>

namespace diaban::uikit {

/// Top row = top of the map. Changes by a person show at once and are announced; whoever owns the
/// workspace writes them down and calls setLayers() again.
class LayerModel final : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role {
    NameRole = Qt::UserRole, ///< of the layer, on legend rows too; empty for groups
    CountRole,               ///< feature count as people read it; "file missing" for broken layers
    KindRole,                ///< RowKind
    SymbolRow,               ///< legend rows: which entry
    GroupRole,               ///< uid of a group's row as hexadecimal digits
    OutdatedRole,            ///< of a result: what changed since, in words; empty while it holds
  };
  enum class RowKind : quint8 { Group, Layer, Legend, More, Note };

  /// Legend rows shown at first; "Show all 60 classes" brings the rest.
  static constexpr int kLegendRows = 8;

  explicit LayerModel(QObject* parent = nullptr);
  ~LayerModel() override;

  /// What `tree` doesn't name stands on top, in no group.
  void setLayers(const QVector<workspace::Layer>& topFirst, const workspace::LayerTree& tree);
  const QVector<workspace::Layer>& layers() const { return m_layers; }
  const workspace::LayerTree& tree() const { return m_tree; }
  /// Of the row or of the layer above it; nullptr on groups and when there is none.
  const workspace::Layer* layer(const QModelIndex& index) const;
  /// Null where the row is no group.
  Uid group(const QModelIndex& index) const;
  QModelIndex indexOf(const QString& name) const;
  QModelIndex indexOf(const Uid& group) const;
  geo::Extent extentOf(const Uid& group) const; ///< of all its layers

  /// Only layers whose title, or whose group's title, holds all these words, marks and case apart.
  void setFilter(const QString& words);
  const QString& filter() const { return m_filter; }

  /// \param what said in the history
  bool setTree(const workspace::LayerTree& tree, const QString& what);
  /// Puts a new group around the layers. \returns its uid
  Uid addGroup(const QString& title, const QStringList& layers);
  void step(const QModelIndex& index, int by); ///< a layer or a group, up (−1) or down (+1)
  void showWholeLegend(const QString& name);
  /// The picture of a row: symbol of the layer or of the class.
  QPixmap swatch(const QModelIndex& index, qreal pixelRatio, const QColor& frame) const;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

Q_SIGNALS:
  void visibilityChanged(const QStringList& names, bool visible);
  void treeChanged(const diaban::workspace::LayerTree& tree, const QString& what);
  void titleChanged(const QString& name, const QString& title);

private:
  struct Node;

  const Node& node(const QModelIndex& index) const;
  QModelIndex indexOf(const Node& node) const;
  void rebuild();
  void addLayerNode(Node& parent, const QString& name);
  Node& addNode(Node& parent, RowKind kind) const;
  int legendSize(const workspace::Layer& layer) const;
  int shownLegend(const workspace::Layer& layer) const;
  QString legendTitle(const workspace::Layer& layer, int entry) const;
  QVariant legendData(const Node& node, int role) const;
  QVariant groupData(const Node& node, int role) const;
  QVariant layerData(const workspace::Layer& layer, int role) const;
  Qt::CheckState checkState(const workspace::LayerBranch& branch) const;
  void setVisible(const QStringList& names, bool visible);
  void showGroup(const workspace::LayerBranch& branch, bool visible);
  bool dropLayer(const QString& name, int row, const QModelIndex& parent);
  bool dropGroup(const Uid& group, int row, const QModelIndex& parent);

  QVector<workspace::Layer> m_layers;
  QHash<QString, QString> m_outdated; ///< by layer: why a result no longer holds
  workspace::LayerTree m_tree;
  std::unique_ptr<Node> m_root;
  QString m_filter;
  QSet<QString> m_wholeLegend;
  QHash<QString, QSet<QString>> m_shownBefore; ///< by group: what was shown when it was hidden
};

/// A symbol as it stands in a legend: 18 × 12 logical pixels.
QPixmap symbolSwatch(const workspace::Symbol& symbol, geo::GeometryKind geometry, qreal pixelRatio,
                     const QColor& frame);

} // namespace diaban::uikit
