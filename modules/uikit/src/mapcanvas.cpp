#include "editmarks.h"
#include "maptag.h"

#include <diaban/base/platform_process.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/scalebar.h>
#include <diaban/uikit/snapmark.h>
#include <diaban/uikit/theme.h>

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace diaban::uikit {
namespace {

constexpr double kStepFactor = 1.5; // of + and −
constexpr double kFitMargin = 1.06; // free border round what is shown whole
constexpr double kClosest = 10;     // scale denominators
constexpr double kFarthest = 100e6;
constexpr int kBusyMs = 300;
constexpr int kGap = 12;
constexpr int kRestMs = 80;
constexpr double kHoverPixels = 5; // round the pointer: lines and points are thin
constexpr double kCornerPixels = 3;
constexpr int kNeedle = 28;

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

  connectPictures();
}

void MapCanvas::connectPictures()
{
  m_busyDelay.setSingleShot(true);
  m_busyDelay.setInterval(kBusyMs);
  connect(&m_busyDelay, &QTimer::timeout, this, [this] {
    m_busy->setVisible(!isComplete());
    placeFurniture();
  });
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMs);
  connect(&m_rest, &QTimer::timeout, this, [this] {
    Q_EMIT pointerRested(m_view.toMap(m_pointer), kHoverPixels * m_view.unitsPerPixel);
  });
  connect(&m_pictures, &MapPictures::changed, this, qOverload<>(&QWidget::update));
  connect(&m_swipe, &MapSwipe::changed, this, qOverload<>(&QWidget::update));
  for (MapMarks* marks : {&m_marks, &m_hover, &m_shown, &m_walked, &m_found})
    connect(marks, &MapMarks::changed, this, qOverload<>(&QWidget::update));
  connect(&m_pictures, &MapPictures::failed, this, &MapCanvas::rasterFailed);
  connect(&m_swipe, &MapSwipe::failed, this, &MapCanvas::rasterFailed);
  const auto finish = [this] {
    update();
    if (!isComplete())
      return;
    m_busyDelay.stop();
    m_busy->hide();
    Q_EMIT completed();
  };
  connect(&m_pictures, &MapPictures::completed, this, finish);
  connect(&m_swipe, &MapSwipe::completed, this, finish);
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

void MapCanvas::addToPlate(QAction* action)
{
  auto* button = new QToolButton(m_zoomPlate);
  nameButton(*button, *action);
  button->setIcon(action->icon());
  button->setCheckable(action->isCheckable());
  button->setChecked(action->isChecked());
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedSize(28, 28);
  connect(button, &QToolButton::clicked, action, &QAction::trigger);
  connect(action, &QAction::toggled, button, &QToolButton::setChecked);
  m_zoomPlate->layout()->addWidget(button);
  placeFurniture();
}

void MapCanvas::applyTheme()
{
  const Theme theme = themeOf(palette());
  m_pictures.setGround(colour(theme, m_layers.empty() ? Token::Panel : Token::Paper));
  m_swipe.setGround(colour(theme, Token::Paper));
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
  if (!isComplete())
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

void MapCanvas::setShown(const geo::TablePtr& rows)
{
  m_shown.setRows(rows, colour(Theme::Light, Token::Text));
}

void MapCanvas::setWalked(const geo::TablePtr& rows)
{
  m_walked.setRows(rows, colour(Theme::Light, Token::Text));
}

void MapCanvas::setFound(const geo::TablePtr& shapes)
{
  m_found.setRows(shapes, colour(Theme::Light, Token::Error));
}

void MapCanvas::setUnits(UnitMarks marks)
{
  m_units = std::move(marks);
  update();
}

void MapCanvas::setPointMark(const std::optional<PointMark>& mark)
{
  m_pointMark = mark;
  update();
}

const std::vector<MapLayer>& MapCanvas::layersAt(QPointF map) const
{
  return m_swipe.showsSecond(m_view.toPixel(map)) ? m_swipe.layers() : m_layers;
}

void MapCanvas::setMetresPerUnit(double metres)
{
  if (m_view.metresPerUnit == metres)
    return;
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
  m_swipe.show(m_view, devicePixelRatioF());
  for (MapMarks* marks : {&m_marks, &m_hover, &m_shown, &m_walked, &m_found})
    marks->show(m_view, devicePixelRatioF());
  if (!isComplete() && !m_busyDelay.isActive() && m_busy->isHidden())
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

void MapCanvas::paintEvent(QPaintEvent*)
{
  const qint64 began = platform::threadTimeNs();
  QPainter painter(this);
  if (m_swipe.isOn())
    m_swipe.paint(painter, m_pictures);
  else
    m_pictures.paint(painter, rect());
  m_hover.paint(painter);
  m_marks.paint(painter);
  m_shown.paint(painter);
  m_walked.paint(painter);
  m_found.paint(painter);
  paintUnits(painter, m_units, m_view);
  paintSketch(painter);
  if (const mapview::EditSketch* edit = m_used->editSketch())
    paintEdit(painter, *edit, m_view);
  if (m_snap)
    paintSnap(painter, m_view.toPixel(m_snap->at), m_snap->kind);
  if (m_swipe.isOn())
    m_swipe.paintLine(painter, themeOf(palette()), hasFocus());
  if (m_pointMark)
    paintPointMark(painter);
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

void MapCanvas::changeEvent(QEvent* event)
{
  if (event->type() == QEvent::PaletteChange)
    applyTheme();
  QWidget::changeEvent(event);
}

void MapCanvas::paintPointMark(QPainter& painter) const
{
  const QPointF at = m_view.toPixel(m_pointMark->map);
  const QRectF needle(at.x() - kNeedle / 2.0, at.y() - kNeedle / 2.0, kNeedle, kNeedle);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour(Theme::Light, Token::Paper));
  painter.drawEllipse(needle);
  painter.drawPixmap(needle.topLeft(),
                     iconPixmap(QStringLiteral("needle"), colour(Theme::Light, Token::Text),
                                kNeedle, devicePixelRatioF()));
  painter.restore();
  const QSize tag = tagSize(m_pointMark->words); // right of it, else left
  QPointF corner(needle.right() + kGap / 2.0, at.y() - tag.height() / 2.0);
  if (corner.x() + tag.width() > width())
    corner.setX(std::max<double>(kGap, needle.left() - kGap / 2.0 - tag.width()));
  paintTag(painter, corner.toPoint(), m_pointMark->words);
}

bool MapCanvas::event(QEvent* event)
{
  if (event->type() == QEvent::ScreenChangeInternal) // another screen, another pixel ratio
    moveView(m_view);
  if (event->type() == QEvent::ShortcutOverride &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete && m_used->takesDelete()) {
    event->accept(); // the vertex in the hand goes, not what is selected
    return true;
  }
  return QWidget::event(event);
}

} // namespace diaban::uikit
