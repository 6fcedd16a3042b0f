// The list of layers on the left: show and hide, groups, order, legend, what is wrong and the way
// out.
#pragma once

#include <diaban/uikit/layermodel.h>

#include <QPersistentModelIndex>
#include <QTreeView>

class QMenu;

namespace diaban::uikit {

/// Space or a click on the box shows and hides, dragging or Alt+Up/Down moves layers and groups, F2
/// renames, Enter or a double click goes to a layer and folds a group. Linked layers whose file is
/// missing say so under their name.
class LayerList final : public QTreeView {
  Q_OBJECT

public:
  explicit LayerList(LayerModel& model, QWidget* parent = nullptr);

  QString currentLayer() const; ///< its name; empty when none is current
  /// The current layer or group one step up (−1) or down (+1), through groups.
  void moveCurrent(int by);
  /// A new group around the current layer (or an empty one on top), its name ready to be typed.
  void addGroup();
  /// Folded layers and groups, by keys that hold in this workspace only.
  QStringList folded() const;
  void setFolded(const QStringList& keys);
  /// Right-click menu of a layer or a group; shown with popup().
  QMenu* makeMenu(const QModelIndex& index);

Q_SIGNALS:
  void zoomRequested(const QString& layer);
  void showRequested(const diaban::geo::Extent& extent); ///< of a group
  void tableRequested(const QString& layer);
  void styleRequested(const QString& layer);
  void removeRequested(const QString& layer);
  void repointRequested(const QString& layer);
  void foldedChanged(); ///< by a person

protected:
  void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  bool viewportEvent(QEvent* event) override;

private:
  void beforeReset();
  void afterReset();
  void fitNotes(); ///< as high as their words need at the list's width
  void addNote(const QModelIndex& layer);
  void activate(const QModelIndex& index);
  template <typename Visit>
  void forEachParent(Visit visit) const;
  void addLayerActions(QMenu& menu, const workspace::Layer& layer);
  void addGroupActions(QMenu& menu, const Uid& group);
  QMenu* groupsMenu(QMenu& menu, const QString& layer);

  void fold(const QModelIndex& index, bool isFolded);

  LayerModel& m_model;
  QSet<QString> m_closed; ///< folded layers and groups, by keyOf()
  bool m_isFilling = false;
  QString m_current;
  QPersistentModelIndex m_hovered;
};

} // namespace diaban::uikit
