// The choices for one side of a swipe: ready sets of layers, or layers one by one.
#pragma once

#include <diaban/uikit/swipebar.h>

#include <QFrame>

class QButtonGroup;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace diaban::uikit {

/// Stays open while one chooses, so that one sees what each choice does.
class SwipePopup final : public QFrame {
  Q_OBJECT

public:
  SwipePopup(const SwipeSide& side, const SwipeOffer& offer, QWidget* parent);

Q_SIGNALS:
  void chosen(const diaban::uikit::SwipeSide& side);

private:
  void addSets(QVBoxLayout& column);
  void addLayers(QVBoxLayout& column);
  QTreeWidgetItem* addLayer(const QString& name, QTreeWidgetItem* group);
  void tick(); ///< the layers of the side
  void takeTicks();

  SwipeSide m_side;
  SwipeOffer m_offer;
  QButtonGroup* m_sets = nullptr;
  QTreeWidget* m_layers = nullptr;
};

} // namespace diaban::uikit
