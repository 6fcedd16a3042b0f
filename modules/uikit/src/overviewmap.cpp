#include <diaban/uikit/icons.h>
#include <diaban/uikit/overviewmap.h>
#include <diaban/uikit/theme.h>

#include <QEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include <algorithm>

namespace diaban::uikit {
namespace {

constexpr QSize kMost(208, 208);
constexpr int kLeast = 96;
constexpr int kGap = 12;
constexpr int kClose = 20;
constexpr double kMargin = 1.05;   // free border round the whole
constexpr double kLeastFrame = 10; // pixels: a smaller frame can't be seen or held
constexpr int kVeil = 110;         // over what the large map does not show
constexpr double kDot = 2;
/// Where the parent is smaller, its own map needs the room.
constexpr QSize kLeastParent(560, 360);

} // namespace

OverviewMap::OverviewMap(QWidget* parent)
    : QFrame(parent)
{
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAccessibleName(tr("Overview"));
  setAccessibleDescription(tr("Arrow keys move the frame of what the map shows."));
  setToolTip(tr("Overview: click or drag the frame to move the map"));
  m_close = new QToolButton(this);
  m_close->setProperty("small", true);
  m_close->setIcon(icon(QStringLiteral("close")));
  m_close->setIconSize({12, 12});
  m_close->setAccessibleName(tr("Close the overview"));
  m_close->setToolTip(m_close->accessibleName());
  m_close->setCursor(Qt::ArrowCursor);
  m_close->setFocusPolicy(Qt::TabFocus);
  m_close->setAutoFillBackground(true);
  connect(m_close, &QToolButton::clicked, this, &OverviewMap::closeRequested);
  connect(&m_pictures, &MapPictures::changed, this, qOverload<>(&QWidget::update));
  connect(&m_pictures, &MapPictures::completed, this, qOverload<>(&QWidget::update));
  m_pictures.setGround(colour(Theme::Light, Token::Paper));
  parent->installEventFilter(this);
  hide();
}

OverviewMap::~OverviewMap() = default;

void OverviewMap::setMap(std::vector<MapLayer> bottomFirst, const geo::Extent& whole,
                         double metresPerUnit, std::vector<OverviewName> names)
{
  for (MapLayer& layer : bottomFirst)
    if (layer.style != nullptr && layer.style->label) {
      auto bare = std::make_shared<workspace::Style>(*layer.style);
      bare->label.reset();
      layer.style = std::move(bare);
    }
  m_whole = whole;
  m_names = std::move(names);
  if (whole.isEmpty()) {
    m_pictures.setLayers({});
    place();
    return;
  }
  m_view = mapview::Viewport::fitting(whole, kMost - QSize(2, 2), metresPerUnit);
  m_view.unitsPerPixel *= kMargin;
  // As wide and as high as the whole is, within what is its own.
  const auto side = [this](double units, int most) {
    return std::clamp(qRound(units * kMargin / m_view.unitsPerPixel), kLeast, most - 2);
  };
  m_view.size = {side(whole.width(), kMost.width()), side(whole.height(), kMost.height())};
  place();
  m_pictures.setLayers(std::move(bottomFirst));
  m_pictures.show(m_view, devicePixelRatioF());
  update();
}

void OverviewMap::setView(const mapview::Viewport& view)
{
  m_largeView = view;
  update();
}

void OverviewMap::setWanted(bool wanted)
{
  m_isWanted = wanted;
  place();
}

void OverviewMap::place()
{
  const QSize room = parentWidget()->size();
  resize(m_view.size + QSize(2, 2));
  move(room.width() - width() - kGap, room.height() - height() - kGap);
  m_close->setGeometry(width() - kClose - 1, 1, kClose, kClose);
  setVisible(m_isWanted && !m_whole.isEmpty() && room.width() >= kLeastParent.width() &&
             room.height() >= kLeastParent.height());
}

QRectF OverviewMap::frame() const
{
  const geo::Extent seen = m_largeView.extent();
  QRectF frame(m_view.toPixel({seen.minX, seen.maxY}), m_view.toPixel({seen.maxX, seen.minY}));
  const QPointF middle = frame.center();
  frame.setWidth(std::max(frame.width(), kLeastFrame));
  frame.setHeight(std::max(frame.height(), kLeastFrame));
  frame.moveCenter(middle + QPointF(1, 1));
  return frame;
}

void OverviewMap::paintNames(QPainter& painter) const
{
  const QFont font = type(TextSize::Caption, true);
  const QFontMetrics metrics(font);
  for (const OverviewName& name : m_names) {
    const QPointF at = m_view.toPixel(name.at) + QPointF(1, 1);
    const int wide = metrics.horizontalAdvance(name.words);
    const double left =
        std::clamp(at.x() - wide / 2.0, 2.0,
                   std::max(2.0, static_cast<double>(m_view.size.width() - wide - 2)));
    QPainterPath letters;
    letters.addText(left, at.y() + metrics.ascent() + kDot + 1, font, name.words);
    painter.strokePath(letters, QPen(colour(Theme::Light, Token::Paper), 3));
    painter.fillPath(letters, colour(Theme::Light, Token::Text));
    painter.setPen(QPen(colour(Theme::Light, Token::Paper), 1));
    painter.setBrush(colour(Theme::Light, Token::Text));
    painter.drawEllipse(at, kDot + 1, kDot + 1);
  }
}

void OverviewMap::paintFrame(QPainter& painter) const
{
  const QRectF seen = frame();
  QColor veil = colour(Theme::Light, Token::Paper);
  veil.setAlpha(kVeil);
  QPainterPath outside;
  outside.addRect(rect());
  outside.addRect(seen);
  painter.fillPath(outside, veil);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour(Theme::Light, Token::Paper), 4));
  painter.drawRect(seen);
  painter.setPen(QPen(colour(Theme::Light, Token::Text), 2));
  painter.drawRect(seen);
}

void OverviewMap::paintEvent(QPaintEvent*)
{
  QPainter painter(this);
  painter.translate(1, 1);
  m_pictures.paint(painter, QRect(QPoint(), m_view.size));
  painter.translate(-1, -1);
  painter.setRenderHint(QPainter::Antialiasing);
  paintFrame(painter);
  paintNames(painter);
  painter.setRenderHint(QPainter::Antialiasing, false);
  const Theme theme = themeOf(palette());
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour(theme, hasFocus() ? Token::Accent : Token::BorderStrong), 1));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
  if (hasFocus())
    painter.drawRect(rect().adjusted(1, 1, -2, -2));
}

void OverviewMap::mousePressEvent(QMouseEvent* event)
{
  if (event->button() != Qt::LeftButton)
    return;
  const QRectF held = frame();
  m_grip = held.contains(event->position()) ? event->position() - held.center() : QPointF();
  mouseMoveEvent(event);
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event)
{
  if (event->buttons() & Qt::LeftButton)
    Q_EMIT moveRequested(m_view.toMap(event->position() - m_grip - QPointF(1, 1)));
}

void OverviewMap::keyPressEvent(QKeyEvent* event)
{
  const geo::Extent seen = m_largeView.extent();
  QPointF centre(m_largeView.centreX, m_largeView.centreY);
  switch (event->key()) {
  case Qt::Key_Left: centre.rx() -= seen.width() / 2; break;
  case Qt::Key_Right: centre.rx() += seen.width() / 2; break;
  case Qt::Key_Up: centre.ry() += seen.height() / 2; break;
  case Qt::Key_Down: centre.ry() -= seen.height() / 2; break;
  default: QFrame::keyPressEvent(event); return;
  }
  Q_EMIT moveRequested(centre);
}

void OverviewMap::changeEvent(QEvent* event)
{
  if (event->type() == QEvent::PaletteChange)
    update();
  QFrame::changeEvent(event);
}

bool OverviewMap::eventFilter(QObject* watched, QEvent* event)
{
  if (event->type() == QEvent::Resize)
    place();
  return QFrame::eventFilter(watched, event);
}

} // namespace diaban::uikit
