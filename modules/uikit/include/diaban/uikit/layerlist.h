// The list of layers on the left: show and hide, order, legend, what is wrong and the way out.
#pragma once

#include <diaban/uikit/layermodel.h>

#include <QPersistentModelIndex>
#include <QTreeView>

class QMenu;

namespace diaban::uikit {

/// Space or a click on the box shows and hides, dragging or Alt+Up/Down orders, F2 renames, Enter
/// or a double click goes there. Linked layers whose file is missing say so under their name.
class LayerList final : public QTreeView {
  Q_OBJECT

public:
  explicit LayerList(LayerModel& model, QWidget* parent = nullptr);

  QString currentLayer() const; ///< its name; empty when none is current
  /// The current layer one row up (−1) or down (+1).
  void moveCurrent(int by);
  /// Right-click menu of a layer; shown with popup().
  QMenu* makeMenu(const QString& layer);

Q_SIGNALS:
  void zoomRequested(const QString& layer);
  void removeRequested(const QString& layer);
  void repointRequested(const QString& layer);

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

  LayerModel& m_model;
  QSet<QString> m_closed; ///< layers whose legend is folded
  QString m_current;
  QPersistentModelIndex m_hovered;
};

} // namespace diaban::uikit
