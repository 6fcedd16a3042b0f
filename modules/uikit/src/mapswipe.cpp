#include "maptag.h"

#include <diaban/uikit/icons.h>
#include <diaban/uikit/mapswipe.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

constexpr int kGrip = 6;    // pixels beside the line that still take it
constexpr int kHandle = 18; // radius
constexpr int kHandleIcon = 16;
constexpr double kHandlePlace = 0.77; // along the line: not in the way of what one looks at
constexpr int kStep = 8;              // of an arrow key
constexpr int kLongStep = 64;         // with Shift
constexpr int kNameGap = 12;
constexpr int kLeastName = 48; // a narrower side is not named

} // namespace

MapSwipe::~MapSwipe() = default;

void MapSwipe::setLayers(std::vector<MapLayer> bottomFirst)
{
  m_layers = std::move(bottomFirst);
  const bool begins = m_second == nullptr;
  if (begins) {
    m_second = std::make_unique<MapPictures>();
    connect(m_second.get(), &MapPictures::changed, this, &MapSwipe::changed);
    connect(m_second.get(), &MapPictures::completed, this, &MapSwipe::completed);
    connect(m_second.get(), &MapPictures::failed, this, &MapSwipe::failed);
    m_second->setGround(m_ground);
  }
  m_second->setLayers(m_layers);
  if (begins)
    m_second->show(m_view, m_pixelRatio);
  Q_EMIT changed();
}

void MapSwipe::end()
{
  m_second.reset();
  m_layers.clear();
  Q_EMIT changed();
  Q_EMIT completed(); // what was missing is no longer wanted
}

void MapSwipe::setNames(const QString& first, const QString& second)
{
  m_names = {first, second};
  Q_EMIT changed();
}

void MapSwipe::setGround(const QColor& ground)
{
  m_ground = ground;
  if (m_second != nullptr)
    m_second->setGround(ground);
}

void MapSwipe::show(const mapview::Viewport& view, qreal pixelRatio)
{
  m_view = view;
  m_pixelRatio = pixelRatio;
  if (m_second != nullptr)
    m_second->show(view, pixelRatio);
}

void MapSwipe::setUpright(bool upright)
{
  m_isUpright = upright;
  Q_EMIT moved();
  Q_EMIT changed();
}

void MapSwipe::setSwapped(bool swapped)
{
  m_isSwapped = swapped;
  Q_EMIT moved();
  Q_EMIT changed();
}

void MapSwipe::setPlace(double share)
{
  m_place = std::clamp(share, 0.0, 1.0);
  Q_EMIT moved();
  Q_EMIT changed();
}

int MapSwipe::position() const
{
  return qRound(m_place * (m_isUpright ? m_view.size.width() : m_view.size.height()));
}

QRect MapSwipe::before() const
{
  const QSize whole = m_view.size;
  return m_isUpright ? QRect(0, 0, position(), whole.height())
                     : QRect(0, 0, whole.width(), position());
}

QRect MapSwipe::behind() const
{
  const QSize whole = m_view.size;
  return m_isUpright ? QRect(position(), 0, whole.width() - position(), whole.height())
                     : QRect(0, position(), whole.width(), whole.height() - position());
}

QPointF MapSwipe::handle() const
{
  return m_isUpright ? QPointF(position(), m_view.size.height() * kHandlePlace)
                     : QPointF(m_view.size.width() * kHandlePlace, position());
}

bool MapSwipe::showsSecond(QPointF pixel) const
{
  const bool isBehind = (m_isUpright ? pixel.x() : pixel.y()) >= position();
  return isOn() && isBehind != m_isSwapped;
}

bool MapSwipe::isAtLine(QPointF pixel) const
{
  if (!isOn())
    return false;
  const QPointF from = pixel - handle();
  return std::abs((m_isUpright ? pixel.x() : pixel.y()) - position()) <= kGrip ||
         std::hypot(from.x(), from.y()) <= kHandle;
}

void MapSwipe::drag(QPointF to)
{
  setPlace(m_isUpright ? to.x() / m_view.size.width() : to.y() / m_view.size.height());
}

bool MapSwipe::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
  const int step = modifiers & Qt::ShiftModifier ? kLongStep : kStep;
  const int whole = m_isUpright ? m_view.size.width() : m_view.size.height();
  if (key == (m_isUpright ? Qt::Key_Left : Qt::Key_Up))
    setPlace(static_cast<double>(position() - step) / whole);
  else if (key == (m_isUpright ? Qt::Key_Right : Qt::Key_Down))
    setPlace(static_cast<double>(position() + step) / whole);
  else
    return false;
  return true;
}

void MapSwipe::paint(QPainter& painter, const MapPictures& first) const
{
  first.paint(painter, m_isSwapped ? behind() : before());
  m_second->paint(painter, m_isSwapped ? before() : behind());
}

void MapSwipe::paintName(QPainter& painter, const QRect& side, bool isBefore) const
{
  const int room = (m_isUpright ? side.width() : side.width() / 2) - 2 * kNameGap;
  const QString name = tagWords(m_names[isBefore == m_isSwapped ? 1 : 0], room);
  const QSize size = tagSize(name);
  if (room < kLeastName || side.height() < size.height() + 2 * kNameGap || name.isEmpty())
    return;
  QPoint at(kNameGap, kNameGap); // upright: side by side at the line's upper end
  if (m_isUpright)
    at.setX(isBefore ? position() - kNameGap - size.width() : position() + kNameGap);
  else
    at = {(m_view.size.width() - size.width()) / 2,
          isBefore ? position() - kNameGap - size.height() : position() + kNameGap};
  paintTag(painter, at, name);
}

void MapSwipe::paintLine(QPainter& painter, Theme theme, bool hasFocus) const
{
  painter.save();
  const QSize whole = m_view.size;
  const auto line = [&](const QColor& ink, int width) {
    const QRect upright(position() - width / 2, 0, width, whole.height());
    const QRect lying(0, position() - width / 2, whole.width(), width);
    painter.fillRect(m_isUpright ? upright : lying, ink);
  };
  const QColor ink = colour(theme, Token::AccentFill), casing = colour(theme, Token::Paper);
  line(casing, 4);
  line(ink, 2);
  paintName(painter, before(), true);
  paintName(painter, behind(), false);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(casing, hasFocus ? 3 : 2));
  painter.setBrush(ink);
  painter.drawEllipse(handle(), kHandle, kHandle);
  painter.translate(handle());
  if (!m_isUpright)
    painter.rotate(90);
  painter.drawPixmap(QPointF(-kHandleIcon / 2.0, -kHandleIcon / 2.0),
                     iconPixmap(QStringLiteral("swipe"), colour(theme, Token::OnAccent),
                                kHandleIcon, m_pixelRatio));
  painter.restore();
}

} // namespace diaban::uikit
