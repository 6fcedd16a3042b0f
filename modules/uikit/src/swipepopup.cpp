#include "swipepopup.h"

#include <diaban/uikit/parts.h>

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kWidth = 300;
constexpr int kRowHeight = 26;
constexpr int kMostRows = 11;
constexpr int kNameRole = Qt::UserRole;

} // namespace

SwipePopup::SwipePopup(const SwipeSide& side, const SwipeOffer& offer, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_side(side)
    , m_offer(offer)
{
  setAttribute(Qt::WA_DeleteOnClose);
  setProperty("plate", true);
  setAccessibleName(tr("Layers of this side"));
  setFixedWidth(kWidth);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->setSpacing(4);
  addSets(*column);
  column->addSpacing(4);
  column->addWidget(caption(tr("Or choose single layers:"), this));
  addLayers(*column);
  tick();
  QAbstractButton* here = m_sets->checkedButton();
  (here != nullptr ? static_cast<QWidget*>(here) : m_layers)->setFocus();
}

void SwipePopup::addSets(QVBoxLayout& column)
{
  m_sets = new QButtonGroup(this);
  const QVector<SwipeSide> sets = offeredSides(m_offer);
  for (const SwipeSide& set : sets) {
    const QString name = nameOf(set, m_offer);
    auto* button = new QRadioButton(this);
    button->setText(
        button->fontMetrics().elidedText(name, Qt::ElideMiddle, kWidth - 24 - 14 - 8 - 8));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setChecked(set == m_side);
    m_sets->addButton(button);
    column.addWidget(button);
    connect(button, &QRadioButton::clicked, this, [this, set] {
      m_side = set;
      tick();
      Q_EMIT chosen(set);
    });
  }
}

QTreeWidgetItem* SwipePopup::addLayer(const QString& name, QTreeWidgetItem* group)
{
  const auto layer =
      std::find_if(m_offer.layers.begin(), m_offer.layers.end(),
                   [&](const workspace::Layer& candidate) { return candidate.name == name; });
  if (layer == m_offer.layers.end() || layer->isBroken ||
      (!layer->isRaster && layer->geometry == geo::GeometryKind::None))
    return nullptr; // nothing to draw
  auto* item = group != nullptr ? new QTreeWidgetItem(group) : new QTreeWidgetItem(m_layers);
  item->setText(0, layer->title);
  item->setToolTip(0, layer->title);
  item->setData(0, kNameRole, name);
  item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  return item;
}

void SwipePopup::addLayers(QVBoxLayout& column)
{
  m_layers = new QTreeWidget(this);
  m_layers->setHeaderHidden(true);
  m_layers->setUniformRowHeights(true);
  m_layers->setAccessibleName(tr("Layers"));
  m_layers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_layers->setIndentation(16);
  int rows = 0;
  for (const workspace::LayerBranch& branch : std::as_const(m_offer.tree)) {
    QTreeWidgetItem* group = nullptr;
    if (branch.group) {
      group = new QTreeWidgetItem(m_layers, {branch.group->title});
      group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                      Qt::ItemIsAutoTristate);
      group->setToolTip(0, branch.group->title);
      ++rows;
    }
    for (const QString& name : branch.layers)
      rows += addLayer(name, group) != nullptr;
  }
  m_layers->expandAll();
  for (QTreeWidgetItemIterator it(m_layers); *it != nullptr; ++it)
    (*it)->setSizeHint(0, {0, kRowHeight});
  m_layers->setFixedHeight(std::clamp(rows, 1, kMostRows) * kRowHeight + 2);
  column.addWidget(m_layers);
  connect(m_layers, &QTreeWidget::itemChanged, this, &SwipePopup::takeTicks);
}

void SwipePopup::tick()
{
  const QSignalBlocker quiet(m_layers);
  const QStringList shown = layersOf(m_side, m_offer);
  for (QTreeWidgetItemIterator it(m_layers); *it != nullptr; ++it)
    if (const QVariant name = (*it)->data(0, kNameRole); name.isValid())
      (*it)->setCheckState(0, shown.contains(name.toString()) ? Qt::Checked : Qt::Unchecked);
}

void SwipePopup::takeTicks()
{
  m_side = {SwipeSide::Kind::Chosen};
  for (QTreeWidgetItemIterator it(m_layers); *it != nullptr; ++it)
    if (const QVariant name = (*it)->data(0, kNameRole);
        name.isValid() && (*it)->checkState(0) == Qt::Checked)
      m_side.layers << name.toString();
  m_sets->setExclusive(false); // else one of them has to be chosen
  for (QAbstractButton* set : m_sets->buttons())
    set->setChecked(false);
  m_sets->setExclusive(true);
  Q_EMIT chosen(m_side);
}

} // namespace diaban::uikit
