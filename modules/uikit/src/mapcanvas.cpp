#include <diaban/base/platform_process.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/scalebar.h>
#include <diaban/uikit/theme.h>

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

constexpr double kStepFactor = 1.5;         // of + and −
constexpr double kNotchFactor = 1.41421356; // of a wheel notch: two double the scale
constexpr int kPanStep = 96;                // logical pixels of an arrow key
constexpr double kFitMargin = 1.06;         // free border round what is shown whole
constexpr double kClosest = 10;             // scale denominators
constexpr double kFarthest = 100e6;
constexpr int kBusyMs = 300;
constexpr int kGap = 12;
constexpr int kLeastBox = 4;    // a smaller box was a click
constexpr int kClickPixels = 5; // round the pointer: lines and points are thin

} // namespace

MapCanvas::MapCanvas(QWidget* parent)
    : QWidget(parent)
{
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAttribute(Qt::WA_InputMethodEnabled, false); // Telex would eat single-letter keys
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Map"));
  buildFurniture();
  applyTheme();
  updateCursor();

  m_busyDelay.setSingleShot(true);
  m_busyDelay.setInterval(kBusyMs);
  connect(&m_busyDelay, &QTimer::timeout, this, [this] {
    m_busy->setVisible(!m_pictures.isComplete());
    placeFurniture();
  });
  connect(&m_pictures, &MapPictures::changed, this, qOverload<>(&QWidget::update));
  connect(&m_marks, &MapMarks::changed, this, qOverload<>(&QWidget::update));
  connect(&m_pictures, &MapPictures::failed, this, &MapCanvas::rasterFailed);
  connect(&m_pictures, &MapPictures::completed, this, [this] {
    m_busyDelay.stop();
    m_busy->hide();
    update();
    Q_EMIT completed();
  });
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::buildFurniture()
{
  m_scaleBar = new ScaleBar(this);
  m_zoomPlate = new QFrame(this);
  m_zoomPlate->setProperty("plate", true);
  auto* column = new QVBoxLayout(m_zoomPlate);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  const auto button = [&](const QString& picture, const QString& name, auto&& slot) {
    auto* made = new QToolButton(m_zoomPlate);
    made->setIcon(icon(picture));
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setFocusPolicy(Qt::TabFocus);
    made->setFixedSize(28, 28);
    made->setAutoRepeat(false);
    connect(made, &QToolButton::clicked, this, slot);
    column->addWidget(made);
    return made;
  };
  m_zoomIn = button(QStringLiteral("list-add"), tr("Zoom in (+)"), [this] { zoom(kStepFactor); });
  m_zoomOut =
      button(QStringLiteral("list-remove"), tr("Zoom out (−)"), [this] { zoom(1 / kStepFactor); });
  m_zoomAll =
      button(QStringLiteral("whole"), tr("Show the whole map (Ctrl+0)"), [this] { showAll(); });

  m_busy = new QLabel(tr("Drawing…"), this);
  m_busy->setFont(type(TextSize::Caption));
  m_busy->setAutoFillBackground(true);
  m_busy->setContentsMargins(10, 4, 10, 4);
  m_busy->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_busy->hide();

  m_empty = new QWidget(this);
  auto* box = new QVBoxLayout(m_empty);
  box->setSpacing(8);
  m_emptyIcon = new QLabel(m_empty);
  m_emptyTitle = new QLabel(m_empty);
  m_emptyTitle->setFont(type(TextSize::Title));
  m_emptyWhy = new QLabel(m_empty);
  m_emptyWhy->setProperty("muted", true);
  m_emptyWhy->setWordWrap(true);
  m_emptyWhy->setMinimumWidth(280);
  m_emptyButton = new QPushButton(m_empty);
  m_emptyButton->setProperty("kind", QStringLiteral("primary"));
  for (QLabel* label : {m_emptyIcon, m_emptyTitle, m_emptyWhy}) {
    label->setAlignment(Qt::AlignCenter);
    box->addWidget(label);
  }
  box->addWidget(m_emptyButton, 0, Qt::AlignCenter);
  connect(m_emptyButton, &QPushButton::clicked, this, &MapCanvas::emptyStateUsed);
  m_empty->hide();
}

void MapCanvas::applyTheme()
{
  const Theme theme = themeOf(palette());
  m_pictures.setGround(colour(theme, m_layers.empty() ? Token::Panel : Token::Paper));
  m_emptyIcon->setPixmap(iconPixmap(QStringLiteral("rail-map"), colour(theme, Token::BorderStrong),
                                    40, devicePixelRatioF()));
}

void MapCanvas::placeFurniture()
{
  m_zoomPlate->adjustSize();
  m_zoomPlate->move(width() - m_zoomPlate->width() - kGap, kGap);
  m_scaleBar->resize(m_scaleBar->sizeHint());
  m_scaleBar->move(kGap, height() - m_scaleBar->height() - kGap);
  m_busy->adjustSize();
  m_busy->move(kGap, kGap);
  m_empty->resize(std::min(width() - 2 * kGap, 420), m_empty->sizeHint().height());
  m_empty->move((width() - m_empty->width()) / 2, (height() - m_empty->height()) / 2);
}

void MapCanvas::setEmptyState(const QString& title, const QString& why, const QString& button)
{
  m_emptyTitle->setText(title);
  m_emptyWhy->setText(why);
  m_emptyButton->setText(button);
  m_emptyButton->setVisible(!button.isEmpty());
  updateEmptyState();
}

void MapCanvas::updateEmptyState()
{
  const bool isEmpty = m_layers.empty();
  m_empty->setVisible(isEmpty && !m_emptyTitle->text().isEmpty());
  m_zoomPlate->setVisible(!isEmpty);
  m_scaleBar->setVisible(!isEmpty);
  placeFurniture();
}

geo::Extent MapCanvas::wholeExtent() const
{
  geo::Extent whole = m_whole;
  for (const MapLayer& layer : m_layers)
    if (!layer.extent.isEmpty())
      whole.add(layer.extent);
  return whole;
}

void MapCanvas::setLayers(std::vector<MapLayer> bottomFirst)
{
  const bool wasEmpty = m_layers.empty();
  m_layers = std::move(bottomFirst);
  if (wasEmpty != m_layers.empty()) {
    applyTheme();
    updateEmptyState();
  }
  if (m_layers.empty())
    m_hasView = false;
  else if (!m_hasView)
    showAll();
  m_pictures.setLayers(m_layers);
  if (!m_pictures.isComplete())
    m_busyDelay.start();
  update();
}

void MapCanvas::setHighlight(const geo::TablePtr& rows)
{
  m_marks.setRows(rows, colour(themeOf(palette()), Token::Select));
}

void MapCanvas::setMetresPerUnit(double metres)
{
  mapview::Viewport view = m_view;
  view.metresPerUnit = metres;
  moveView(view);
}

void MapCanvas::moveView(const mapview::Viewport& asked)
{
  mapview::Viewport view = asked;
  const double denominator = view.scaleDenominator();
  if (!std::isfinite(denominator) || !std::isfinite(view.centreX) || !std::isfinite(view.centreY))
    return;
  if (denominator < kClosest || denominator > kFarthest)
    view.unitsPerPixel *= std::clamp(denominator, kClosest, kFarthest) / denominator;
  m_view = view;
  m_scaleBar->setMetresPerPixel(m_view.unitsPerPixel * m_view.metresPerUnit);
  m_pictures.show(m_view, devicePixelRatioF());
  m_marks.show(m_view, devicePixelRatioF());
  if (!m_pictures.isComplete() && !m_busyDelay.isActive() && m_busy->isHidden())
    m_busyDelay.start();
  update();
  Q_EMIT viewChanged(m_view);
}

void MapCanvas::setViewport(const mapview::Viewport& view)
{
  m_hasView = true;
  mapview::Viewport here = view;
  here.size = size();
  moveView(here);
}

void MapCanvas::showExtent(const geo::Extent& extent)
{
  if (extent.isEmpty())
    return;
  mapview::Viewport view = mapview::Viewport::fitting(extent, size(), m_view.metresPerUnit);
  view.unitsPerPixel *= kFitMargin;
  if (!(view.unitsPerPixel > 0)) // a single point has no size
    view =
        mapview::Viewport::atScale({extent.minX, extent.minY}, 2000, size(), m_view.metresPerUnit);
  m_hasView = true;
  moveView(view);
}

void MapCanvas::showAll()
{
  showExtent(wholeExtent());
}

void MapCanvas::zoom(double factor)
{
  m_hasView = true;
  moveView(m_view.zoomed(factor, QPointF(width() / 2.0, height() / 2.0)));
}

void MapCanvas::setScaleDenominator(double denominator)
{
  setViewport(mapview::Viewport::atScale({m_view.centreX, m_view.centreY}, denominator, size(),
                                         m_view.metresPerUnit));
}

void MapCanvas::setTool(CanvasTool tool)
{
  if (m_tool == tool)
    return;
  m_tool = tool;
  updateCursor();
  Q_EMIT toolChanged(tool);
}

void MapCanvas::updateCursor()
{
  if (m_drag == Drag::Pan || m_spaceHeld)
    setCursor(Qt::ClosedHandCursor);
  else
    setCursor(m_tool == CanvasTool::ZoomBox ? Qt::CrossCursor : Qt::ArrowCursor);
}

void MapCanvas::paintEvent(QPaintEvent*)
{
  const qint64 began = platform::threadTimeNs();
  QPainter painter(this);
  m_pictures.paint(painter);
  m_marks.paint(painter);
  const Theme theme = themeOf(palette());
  if (m_drag == Drag::Box) {
    painter.setPen(QPen(colour(theme, Token::Select), 1.5));
    QColor fill = colour(theme, Token::Select);
    fill.setAlphaF(0.12F);
    painter.setBrush(fill);
    painter.drawRect(QRectF(m_dragFrom, m_dragAt).normalized());
  }
  if (hasFocus() && !m_layers.empty()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(theme, Token::Accent), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
  painter.end();
  const double ms = static_cast<double>(platform::threadTimeNs() - began) / 1e6;
  ++m_frames.frames;
  m_frames.late += ms > kFrameMs;
  m_frames.totalMs += ms;
  m_frames.worstMs = std::max(m_frames.worstMs, ms);
}

void MapCanvas::resizeEvent(QResizeEvent*)
{
  placeFurniture();
  mapview::Viewport view = m_view;
  view.size = size();
  if (!m_hasView && !m_layers.empty())
    showAll();
  else
    moveView(view);
}

void MapCanvas::wheelEvent(QWheelEvent* event)
{
  const double notches = event->angleDelta().y() / 120.0;
  if (notches != 0 && !m_layers.empty()) {
    m_hasView = true;
    moveView(m_view.zoomed(std::pow(kNotchFactor, notches), event->position()));
  }
  event->accept();
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
  if (m_layers.empty())
    return;
  const bool box =
      !m_spaceHeld && (m_tool == CanvasTool::ZoomBox || (event->modifiers() & Qt::ShiftModifier));
  if (event->button() == Qt::LeftButton && box)
    m_drag = Drag::Box;
  else if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
    m_drag = Drag::Pan;
  m_dragFrom = m_dragAt = event->position();
  updateCursor();
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
  const QPointF at = event->position();
  if (m_drag == Drag::Pan || m_spaceAt) {
    const QPointF from = m_drag == Drag::Pan ? m_dragAt : *m_spaceAt;
    m_hasView = true;
    moveView(m_view.panned(at - from));
  } else if (m_drag == Drag::Box) {
    update();
  }
  m_dragAt = at;
  if (m_spaceHeld)
    m_spaceAt = at;
  if (!m_layers.empty())
    Q_EMIT pointerMoved(m_view.toMap(at));
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event)
{
  if (m_drag == Drag::Box)
    endBox(event->position());
  const double moved = QLineF(m_dragFrom, event->position()).length();
  const bool isClick =
      m_drag == Drag::Pan && event->button() == Qt::LeftButton && moved < kLeastBox && !m_spaceHeld;
  m_drag = Drag::None;
  if (isClick)
    Q_EMIT clicked(m_view.toMap(event->position()), kClickPixels * m_view.unitsPerPixel);
  updateCursor();
  update();
}

void MapCanvas::endBox(QPointF to)
{
  const QRectF box = QRectF(m_dragFrom, to).normalized();
  if (box.width() < kLeastBox || box.height() < kLeastBox)
    return;
  geo::Extent extent;
  for (const QPointF& corner : {box.topLeft(), box.bottomRight()}) {
    const QPointF map = m_view.toMap(corner);
    extent.add(map.x(), map.y());
  }
  m_hasView = true;
  const double factor = std::min(width() / box.width(), height() / box.height());
  mapview::Viewport view = m_view;
  view.centreX = (extent.minX + extent.maxX) / 2;
  view.centreY = (extent.minY + extent.maxY) / 2;
  view.unitsPerPixel /= factor;
  moveView(view);
}

void MapCanvas::keyPressEvent(QKeyEvent* event)
{
  const int step = event->modifiers() & Qt::ShiftModifier ? 4 * kPanStep : kPanStep;
  switch (event->key()) {
  case Qt::Key_Left: moveView(m_view.panned({static_cast<double>(step), 0})); return;
  case Qt::Key_Right: moveView(m_view.panned({-static_cast<double>(step), 0})); return;
  case Qt::Key_Up: moveView(m_view.panned({0, static_cast<double>(step)})); return;
  case Qt::Key_Down: moveView(m_view.panned({0, -static_cast<double>(step)})); return;
  case Qt::Key_Plus:
  case Qt::Key_Equal: zoom(kStepFactor); return;
  case Qt::Key_Minus:
  case Qt::Key_Underscore: zoom(1 / kStepFactor); return;
  case Qt::Key_Space:
    if (!event->isAutoRepeat()) {
      m_spaceHeld = true;
      m_spaceAt = mapFromGlobal(QCursor::pos());
      updateCursor();
    }
    return;
  case Qt::Key_Escape:
    if (m_drag == Drag::None)
      setTool(CanvasTool::Pan);
    m_drag = Drag::None;
    updateCursor();
    update();
    return;
  default: QWidget::keyPressEvent(event);
  }
}

void MapCanvas::keyReleaseEvent(QKeyEvent* event)
{
  if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
    releaseSpace();
    return;
  }
  QWidget::keyReleaseEvent(event);
}

void MapCanvas::focusOutEvent(QFocusEvent* event)
{
  releaseSpace(); // its release goes to somebody else
  QWidget::focusOutEvent(event);
}

void MapCanvas::releaseSpace()
{
  m_spaceHeld = false;
  m_spaceAt.reset();
  updateCursor();
}

void MapCanvas::leaveEvent(QEvent*)
{
  Q_EMIT pointerLeft();
}

void MapCanvas::changeEvent(QEvent* event)
{
  if (event->type() == QEvent::PaletteChange)
    applyTheme();
  QWidget::changeEvent(event);
}

bool MapCanvas::event(QEvent* event)
{
  if (event->type() == QEvent::ScreenChangeInternal) // another screen, another pixel ratio
    moveView(m_view);
  return QWidget::event(event);
}

} // namespace diaban::uikit
