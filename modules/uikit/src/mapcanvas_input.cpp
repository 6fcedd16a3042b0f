// What the hand does on the map: tools, wheel, keys.
#include <diaban/uikit/mapcanvas.h>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace diaban::uikit {
namespace {

constexpr double kStepFactor = 1.5;         // of + and −
constexpr double kNotchFactor = 1.41421356; // of a wheel notch: two double the scale
constexpr int kPanStep = 96;                // logical pixels of an arrow key

/// Tools that a double click ends.
bool setsCorners(CanvasTool tool)
{
  return tool == CanvasTool::SelectPolygon || tool == CanvasTool::MeasureLength ||
         tool == CanvasTool::MeasureArea || tool == CanvasTool::Edit;
}

bool isResting(CanvasTool tool)
{
  return tool == CanvasTool::Pan || tool == CanvasTool::Select;
}

} // namespace

void MapCanvas::setTool(CanvasTool tool)
{
  if (m_tool != tool)
    takeTool(tool, mapview::makeTool(tool));
}

void MapCanvas::setEditTool(std::unique_ptr<mapview::EditTool> tool)
{
  mapview::EditTool* const edit = tool.get();
  takeTool(CanvasTool::Edit, std::move(tool));
  m_editTool = edit;
  edit->take({ToolKey::Move, m_view.toMap(m_pointer), m_view.unitsPerPixel, {}});
  Q_EMIT aimed();
}

void MapCanvas::setUnitTool(std::unique_ptr<mapview::UnitTool> tool)
{
  mapview::UnitTool* const units = tool.get();
  takeTool(CanvasTool::Units, std::move(tool));
  m_unitTool = units;
}

void MapCanvas::putPoint(QPointF map, bool isDone)
{
  if (m_editTool == nullptr)
    return;
  m_snap.reset();
  m_buttonHeld = m_buttonHeld && !isDone;
  obey(m_editTool->put(map, isDone));
  update();
  Q_EMIT aimed();
}

/// What is typed of a point wins over what the pointer catches.
QPointF MapCanvas::placed(QPointF map)
{
  const auto aim = m_editTool != nullptr && m_placer ? m_editTool->aim() : std::nullopt;
  if (!aim || !aim->isHeld)
    return map;
  const QPointF at = m_placer(map);
  if (at != map)
    m_snap.reset();
  return at;
}

void MapCanvas::takeTool(CanvasTool tool, std::unique_ptr<mapview::MapTool> used)
{
  m_editTool = nullptr;
  m_unitTool = nullptr;
  const auto given = m_used->take({ToolKey::Escape, {}, 1, {}}); // what was begun
  m_tool = tool;
  if (isResting(tool))
    m_resting = tool;
  m_used = std::move(used);
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
  if (m_lineHeld || (!m_handHeld && !m_buttonHeld && m_swipe.isAtLine(m_pointer)))
    setCursor(m_swipe.isUpright() ? Qt::SplitHCursor : Qt::SplitVCursor);
  else if (m_handHeld || (moves && m_buttonHeld))
    setCursor(Qt::ClosedHandCursor);
  else if (m_tool == CanvasTool::Pan)
    setCursor(Qt::OpenHandCursor);
  else if (m_tool == CanvasTool::Identify)
    setCursor(Qt::WhatsThisCursor);
  else
    setCursor(m_tool == CanvasTool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
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

/// Only what is drawn can be caught.
std::optional<mapview::Snap> MapCanvas::snapAt(QPointF map) const
{
  if (!m_used->wantsSnap())
    return std::nullopt;
  const mapview::HeldRows held = m_used->held();
  mapview::SnapExcept except;
  std::vector<geo::TablePtr> tables;
  for (const MapLayer& layer : layersAt(map))
    if (layer.table && layer.style->scales.holds(m_view.scaleDenominator())) {
      tables.push_back(layer.table);
      if (layer.name == held.layer)
        except = {layer.table.get(), &held.rows};
    }
  return mapview::snapAt(tables, map, m_snapping.pixels * m_view.unitsPerPixel, m_snapping, except,
                         m_used->anchors());
}

void MapCanvas::use(ToolKey key, QPointF pixel, Qt::KeyboardModifiers modifiers)
{
  QPointF map = m_view.toMap(pixel);
  const auto before = std::exchange(m_snap, snapAt(map));
  if (m_snap)
    map = m_snap->at;
  map = placed(map);
  const mapview::ToolDeed deed = m_used->take({key, map, m_view.unitsPerPixel, modifiers});
  if (key != ToolKey::Move || m_snap != before || m_editTool != nullptr ||
      !m_used->sketch().line.empty())
    update();
  obey(deed);
  if (m_editTool != nullptr)
    Q_EMIT aimed();
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
  if (m_tool != m_resting)
    setTool(m_resting);
  else if (m_walked.rows() != nullptr)
    Q_EMIT walkLeft(true);
  else if (m_pointMark)
    setPointMark(std::nullopt);
  else if (m_swipe.isOn())
    Q_EMIT swipeLeft();
  else
    Q_EMIT escaped();
}

/// The swipe's line has the mouse while it is held. \returns whether the event was its
bool MapCanvas::takeLine(QMouseEvent* event)
{
  if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
    m_lineHeld = m_swipe.isAtLine(m_pointer);
  const bool isIts = m_lineHeld;
  if (event->type() == QEvent::MouseButtonRelease && event->button() == Qt::LeftButton)
    m_lineHeld = false;
  else if (isIts)
    m_swipe.drag(m_pointer);
  if (m_swipe.isOn())
    updateCursor();
  return isIts;
}

void MapCanvas::mousePressEvent(QMouseEvent* event)
{
  if (m_layers.empty())
    return;
  m_rest.stop();
  m_pointer = event->position();
  if (event->button() == Qt::MiddleButton)
    moveByHand(ToolKey::Press, m_pointer);
  if (event->button() != Qt::LeftButton || m_handHeld || takeLine(event))
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
  if (m_layers.empty() || takeLine(event))
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
  if (takeLine(event) || event->button() != Qt::LeftButton || !std::exchange(m_buttonHeld, false))
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
  if (m_swipe.isOn() && m_swipe.takeKey(event->key(), event->modifiers()))
    return;
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
  case Qt::Key_Enter:
    if (m_walked.rows() != nullptr && m_used->sketch().line.empty())
      Q_EMIT walkChosen(event->modifiers());
    else
      use(ToolKey::Finish, m_pointer, event->modifiers());
    return;
  case Qt::Key_Delete:
    if (m_used->takesDelete())
      use(ToolKey::Delete, m_pointer, event->modifiers());
    else
      QWidget::keyPressEvent(event);
    return;
  case Qt::Key_Backspace: use(ToolKey::Back, m_pointer, event->modifiers()); return;
  case Qt::Key_Escape: use(ToolKey::Escape, m_pointer, {}); return;
  case Qt::Key_Alt: // the box shows what it will mean
    use(ToolKey::Move, m_pointer, Qt::AltModifier);
    return;
  default: QWidget::keyPressEvent(event);
  }
}

/// While the swipe is on, Tab is its key and Shift+Tab leaves the map.
bool MapCanvas::focusNextPrevChild(bool next)
{
  if (m_swipe.isOn() && next) {
    m_swipe.setSwapped(!m_swipe.isSwapped());
    return true;
  }
  if (!m_swipe.isOn() && !m_layers.empty() && m_walk && m_walk(next))
    return true;
  return QWidget::focusNextPrevChild(next);
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
  const bool comesBack =
      event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
  if (m_walked.rows() != nullptr && !comesBack)
    Q_EMIT walkLeft(false);
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

} // namespace diaban::uikit
