#include "swipepopup.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/swipebar.h>
#include <diaban/uikit/theme.h>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr int kHeight = 36;
constexpr int kGaps = 40;
constexpr int kButtonFrame = 46; // what a button has besides its text

const workspace::Layer* layerNamed(const SwipeOffer& offer, const QString& name)
{
  const auto it = std::find_if(offer.layers.begin(), offer.layers.end(),
                               [&](const workspace::Layer& layer) { return layer.name == name; });
  return it == offer.layers.end() ? nullptr : &*it;
}

const workspace::Bookmark* bookmarkOf(const SwipeSide& side, const SwipeOffer& offer)
{
  const auto it =
      std::find_if(offer.bookmarks.begin(), offer.bookmarks.end(),
                   [&](const workspace::Bookmark& mark) { return mark.uid == side.bookmark; });
  return it == offer.bookmarks.end() || !it->layers ? nullptr : &*it;
}

/// The layer that "without the current one" means.
const workspace::Layer* currentOf(const SwipeOffer& offer)
{
  if (const workspace::Layer* current = layerNamed(offer, offer.current))
    return current;
  const auto it = std::find_if(offer.layers.begin(), offer.layers.end(),
                               [](const workspace::Layer& layer) { return layer.isVisible; });
  return it == offer.layers.end() ? nullptr : &*it;
}

QString words(const char* source)
{
  return QCoreApplication::translate("diaban::uikit::SwipeBar", source);
}

} // namespace

QVector<SwipeSide> offeredSides(const SwipeOffer& offer)
{
  QVector<SwipeSide> sides{{SwipeSide::Kind::Shown}};
  if (currentOf(offer) != nullptr)
    sides.append({SwipeSide::Kind::WithoutCurrent});
  for (const workspace::Bookmark& mark : offer.bookmarks)
    if (mark.layers)
      sides.append({SwipeSide::Kind::Bookmark, mark.uid});
  return sides;
}

QStringList layersOf(const SwipeSide& side, const SwipeOffer& offer)
{
  if (side.kind == SwipeSide::Kind::Chosen)
    return side.layers;
  const workspace::Bookmark* mark =
      side.kind == SwipeSide::Kind::Bookmark ? bookmarkOf(side, offer) : nullptr;
  const workspace::Layer* left =
      side.kind == SwipeSide::Kind::WithoutCurrent ? currentOf(offer) : nullptr;
  QStringList names;
  for (const workspace::Layer& layer : offer.layers) {
    const bool isShown =
        mark == nullptr ? layer.isVisible && &layer != left
                        : std::any_of(mark->layers->begin(), mark->layers->end(),
                                      [&](const auto& shown) { return shown.uid == layer.uid; });
    if (isShown)
      names << layer.name;
  }
  return names;
}

QString nameOf(const SwipeSide& side, const SwipeOffer& offer)
{
  if (side.kind == SwipeSide::Kind::Chosen) {
    const workspace::Layer* only =
        side.layers.size() == 1 ? layerNamed(offer, side.layers.constFirst()) : nullptr;
    return only != nullptr
               ? only->title
               : QCoreApplication::translate("diaban::uikit::SwipeBar", "%n layer(s) chosen",
                                             nullptr, static_cast<int>(side.layers.size()));
  }
  if (side.kind == SwipeSide::Kind::Bookmark)
    if (const workspace::Bookmark* mark = bookmarkOf(side, offer))
      //: %1 name of a bookmark
      return words(QT_TRANSLATE_NOOP("diaban::uikit::SwipeBar", "Bookmark “%1”")).arg(mark->title);
  const workspace::Layer* left = currentOf(offer);
  if (side.kind == SwipeSide::Kind::WithoutCurrent && left != nullptr)
    //: %1 title of a layer
    return words(QT_TRANSLATE_NOOP("diaban::uikit::SwipeBar", "Without “%1”")).arg(left->title);
  return words(QT_TRANSLATE_NOOP("diaban::uikit::SwipeBar", "The layers shown"));
}

SwipeBar::SwipeBar(QWidget* parent)
    : QWidget(parent)
{
  setFixedHeight(kHeight);
  setAccessibleName(tr("Compare layers"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 3, 8, 3);
  row->setSpacing(4);
  for (const bool second : {false, true}) {
    auto* side = new QPushButton(icon(QStringLiteral("layer-visible-on")), {}, this);
    connect(side, &QPushButton::clicked, this, [this, second] { openChoices(second); });
    m_sides[second ? 1 : 0] = side;
  }
  const auto button = [&](const char* picture, const QString& name) {
    auto* made = new QToolButton(this);
    made->setIcon(icon(QString::fromLatin1(picture)));
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(name);
    made->setToolTip(name);
    return made;
  };
  m_swap = button("swap-panels", tr("Swap the sides (Tab in the map)"));
  m_swap->setText(tr("Swap"));
  connect(m_swap, &QToolButton::clicked, this, &SwipeBar::swapRequested);
  m_upright = button("object-rotate-right", tr("Turn the line upright or across"));
  m_upright->setText(tr("Turn"));
  for (QToolButton* withWord : {m_swap, m_upright})
    withWord->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(m_upright, &QToolButton::clicked, this,
          [this] { Q_EMIT uprightRequested(!m_state.isUpright); });
  m_close = button("close", tr("End comparing (Esc)"));
  connect(m_close, &QToolButton::clicked, this, &SwipeBar::closeRequested);
  setTabOrder(m_sides[0], m_swap); // as they stand
  setTabOrder(m_swap, m_upright);
  setTabOrder(m_upright, m_sides[1]);
  setTabOrder(m_sides[1], m_close);
  row->addWidget(m_sides[0]);
  row->addStretch(1);
  row->addWidget(m_swap);
  row->addWidget(m_upright);
  row->addStretch(1);
  row->addWidget(m_sides[1]);
  row->addWidget(m_close);
}

void SwipeBar::show(const SwipeState& state, const SwipeOffer& offer)
{
  m_state = state;
  m_offer = offer;
  fill();
  QWidget::show();
}

void SwipeBar::fill()
{
  const int buttons =
      m_swap->sizeHint().width() + m_upright->sizeHint().width() + m_close->sizeHint().width();
  const int room = (width() - buttons - kGaps) / 2;
  for (const bool second : {false, true}) {
    const QString name = nameOf(m_state.sides[static_cast<std::size_t>(sideAt(second))], m_offer);
    QString whole;
    if (m_state.isUpright)
      //: %1 which layers
      whole = second ? tr("Right: %1").arg(name) : tr("Left: %1").arg(name);
    else
      //: %1 which layers
      whole = second ? tr("Below: %1").arg(name) : tr("Above: %1").arg(name);
    QPushButton* button = m_sides[second ? 1 : 0];
    button->setText(elided(whole, button->font(), std::max(40, room - kButtonFrame)));
    button->setAccessibleName(whole);
    button->setToolTip(whole);
  }
}

void SwipeBar::resizeEvent(QResizeEvent* event)
{
  fill();
  QWidget::resizeEvent(event);
}

void SwipeBar::openChoices(bool ofSecondPlace)
{
  const int side = sideAt(ofSecondPlace);
  QPushButton* button = m_sides[ofSecondPlace ? 1 : 0];
  auto* popup = new SwipePopup(m_state.sides[static_cast<std::size_t>(side)], m_offer, this);
  connect(popup, &SwipePopup::chosen, this,
          [this, side](const SwipeSide& chosen) { Q_EMIT sideChosen(side, chosen); });
  popup->adjustSize();
  const QRect screen = this->screen()->availableGeometry();
  QPoint at = button->mapToGlobal(
      QPoint(ofSecondPlace ? button->width() - popup->width() : 0, button->height() + 2));
  at.setX(
      std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - popup->width())));
  at.setY(std::min(at.y(), std::max(screen.top(), screen.bottom() - popup->height())));
  popup->move(at);
  popup->show();
}

} // namespace diaban::uikit
