#include <diaban/base/platform_process.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/scalebar.h>
#include <diaban/uikit/snapmark.h>
#include <diaban/uikit/theme.h>

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
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
constexpr int kRestMs = 80;
constexpr double kHoverPixels = 5; // round the pointer: lines and points are thin
constexpr double kCornerPixels = 3;

bool measures(CanvasTool tool)
{
  return tool == CanvasTool::MeasureLength || tool == CanvasTool::MeasureArea;
}

/// Tools that a double click ends.
bool setsCorners(CanvasTool tool)
{
  return tool == CanvasTool::SelectPolygon || measures(tool);
}

bool isResting(CanvasTool tool)
{
  return tool == CanvasTool::Pan || tool == CanvasTool::Select;
}

} // namespace

MapCanvas::MapCanvas(QWidget* parent)
    : QWidget(parent)
    , m_used(mapview::makeTool(m_tool))
    , m_hand(mapview::makeTool(CanvasTool::Pan))
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
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMs);
  connect(&m_rest, &QTimer::timeout, this, [this] {
    Q_EMIT pointerRested(m_view.toMap(m_pointer), kHoverPixels * m_view.unitsPerPixel);
  });
  connect(&m_pictures, &MapPictures::changed, this, qOverload<>(&QWidget::update));
  connect(&m_hover, &MapMarks::changed, this, qOverload<>(&QWidget::update));
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
  if (!m_layers.empty() && !m_hasView)
    showAll();
  m_pictures.setLayers(m_layers);
  if (!m_pictures.isComplete())
    m_busyDelay.start();
  update();
}

void MapCanvas::setHighlight(const geo::TablePtr& rows)
{
  // The map's paper is white in both themes, and so is the blue on it.
  m_marks.setRows(rows, colour(Theme::Light, Token::Select));
}

void MapCanvas::setHover(const geo::TablePtr& rows)
{
  m_hover.setRows(rows, colour(Theme::Light, Token::Text));
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
  m_hover.show(m_view, devicePixelRatioF());
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
  m_hasView = !m_layers.empty();
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
  const auto given = m_used->take({ToolKey::Escape, {}, 1, {}}); // what was begun
  m_tool = tool;
  if (isResting(tool))
    m_resting = tool;
  m_used = mapview::makeTool(tool);
  m_snap.reset();
  if (!std::holds_alternative<mapview::LeaveTool>(given))
    obey(given);
  updateCursor();
  update();
  Q_EMIT toolChanged(tool);
}

void MapCanvas::updateCursor()
{
  const bool moves = m_tool == CanvasTool::Pan || m_tool == CanvasTool::Identify;
  if (m_handHeld || (moves && m_buttonHeld))
    setCursor(Qt::ClosedHandCursor);
  else if (m_tool == CanvasTool::Pan)
    setCursor(Qt::OpenHandCursor);
  else if (m_tool == CanvasTool::Identify)
    setCursor(Qt::WhatsThisCursor);
  else
    setCursor(m_tool == CanvasTool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
}

void MapCanvas::paintEvent(QPaintEvent*)
{
  const qint64 began = platform::threadTimeNs();
  QPainter painter(this);
  m_pictures.paint(painter);
  m_hover.paint(painter);
  m_marks.paint(painter);
  paintSketch(painter);
  if (m_snap)
    paintSnap(painter, m_view.toPixel(m_snap->at), m_snap->kind);
  if (hasFocus() && !m_layers.empty()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour(themeOf(palette()), Token::Accent), 2));
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

void MapCanvas::paintSketch(QPainter& painter) const
{
  const mapview::ToolSketch sketch = m_used->sketch();
  if (sketch.line.empty())
    return;
  QPolygonF line;
  for (const QPointF& corner : sketch.line)
    line << m_view.toPixel(corner);
  const QColor blue = colour(Theme::Light, Token::Select),
               white = colour(Theme::Light, Token::Paper);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QColor fill = blue;
  fill.setAlphaF(0.12F);
  QPen pen(blue, 1.5);
  if (sketch.isDashed)
    pen.setDashPattern({4, 3});
  for (const QPen& each : {QPen(white, 3.5), pen}) {
    painter.setPen(each);
    painter.setBrush(sketch.isArea && each.color() == blue ? QBrush(fill) : Qt::NoBrush);
    sketch.isArea ? painter.drawPolygon(line) : painter.drawPolyline(line);
  }
  if (sketch.hasCorners) {
    painter.setPen(QPen(blue, 1.5));
    painter.setBrush(white);
    for (const QPointF& corner : line)
      painter.drawEllipse(corner, kCornerPixels, kCornerPixels);
  }
  painter.restore();
}

/// Only what is drawn can be caught.
std::optional<mapview::Snap> MapCanvas::snapAt(QPointF map) const
{
  if (!measures(m_tool))
    return std::nullopt;
  std::vector<geo::TablePtr> tables;
  for (const MapLayer& layer : m_layers)
    if (layer.table && layer.style->scales.holds(m_view.scaleDenominator()))
      tables.push_back(layer.table);
  return mapview::snapAt(tables, map, m_snapping.pixels * m_view.unitsPerPixel, m_snapping);
}

void MapCanvas::use(ToolKey key, QPointF pixel, Qt::KeyboardModifiers modifiers)
{
  QPointF map = m_view.toMap(pixel);
  const auto before = std::exchange(m_snap, snapAt(map));
  if (m_snap)
    map = m_snap->at;
  const mapview::ToolDeed deed = m_used->take({key, map, m_view.unitsPerPixel, modifiers});
  if (key != ToolKey::Move || m_snap != before || !m_used->sketch().line.empty())
    update();
  obey(deed);
}

/// The hand of the middle button and of Space moves the map and does nothing else.
void MapCanvas::moveByHand(ToolKey key, QPointF pixel)
{
  const auto deed = m_hand->take({key, m_view.toMap(pixel), m_view.unitsPerPixel, {}});
  if (std::holds_alternative<mapview::ShiftView>(deed))
    obey(deed);
  m_handHeld = key != ToolKey::Release;
  updateCursor();
}

void MapCanvas::obey(const mapview::ToolDeed& deed)
{
  if (const auto* shift = std::get_if<mapview::ShiftView>(&deed)) {
    m_hasView = true;
    mapview::Viewport view = m_view;
    view.centreX += shift->by.x();
    view.centreY += shift->by.y();
    moveView(view);
  } else if (const auto* zoom = std::get_if<mapview::ZoomTo>(&deed)) {
    zoomTo(zoom->box);
  } else if (std::holds_alternative<mapview::LeaveTool>(deed)) {
    leaveTool();
  } else if (!std::holds_alternative<std::monostate>(deed)) {
    Q_EMIT toolUsed(deed);
  }
}

void MapCanvas::leaveTool()
{
  if (m_tool == m_resting)
    Q_EMIT escaped();
  else
    setTool(m_resting);
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
  if (m_layers.empty())
    return;
  m_rest.stop();
  m_pointer = event->position();
  if (event->button() == Qt::MiddleButton)
    moveByHand(ToolKey::Press, m_pointer);
  if (event->button() != Qt::LeftButton || m_handHeld)
    return;
  m_buttonHeld = true;
  use(ToolKey::Press, m_pointer, event->modifiers());
  updateCursor();
}

void MapCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
  if (event->button() == Qt::LeftButton && setsCorners(m_tool))
    use(ToolKey::Finish, event->position(), event->modifiers());
  else
    mousePressEvent(event);
}

void MapCanvas::mouseMoveEvent(QMouseEvent* event)
{
  m_pointer = event->position();
  if (m_layers.empty())
    return;
  if (m_handHeld)
    moveByHand(ToolKey::Move, m_pointer);
  else
    use(ToolKey::Move, m_pointer, event->modifiers());
  if (event->buttons() == Qt::NoButton)
    m_rest.start();
  Q_EMIT pointerMoved(m_view.toMap(m_pointer));
}

void MapCanvas::mouseReleaseEvent(QMouseEvent* event)
{
  if (event->button() == Qt::MiddleButton && m_handHeld)
    moveByHand(ToolKey::Release, event->position());
  if (event->button() != Qt::LeftButton || !std::exchange(m_buttonHeld, false))
    return;
  use(ToolKey::Release, event->position(), event->modifiers());
  updateCursor();
}

void MapCanvas::zoomTo(const geo::Extent& box)
{
  mapview::Viewport view = mapview::Viewport::fitting(box, size(), m_view.metresPerUnit);
  m_hasView = true;
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
    if (!event->isAutoRepeat())
      moveByHand(ToolKey::Press, mapFromGlobal(QCursor::pos()));
    return;
  case Qt::Key_Return:
  case Qt::Key_Enter: use(ToolKey::Finish, m_pointer, event->modifiers()); return;
  case Qt::Key_Backspace: use(ToolKey::Back, m_pointer, event->modifiers()); return;
  case Qt::Key_Escape: use(ToolKey::Escape, m_pointer, {}); return;
  case Qt::Key_Alt: // the box shows what it will mean
    use(ToolKey::Move, m_pointer, Qt::AltModifier);
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
  if (m_handHeld)
    moveByHand(ToolKey::Release, m_pointer);
}

void MapCanvas::leaveEvent(QEvent*)
{
  m_rest.stop();
  if (std::exchange(m_snap, std::nullopt))
    update();
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
