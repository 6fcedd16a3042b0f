#include "movetool.h"

#include <diaban/mapview/pick.h>

#include <utility>

namespace diaban::mapview {

using Kind = ToolEvent::Kind;

void MoveTool::setSubject(EditSubject subject)
{
  const bool isSame = subject.layer == m_subject.layer && subject.rows == m_subject.rows;
  m_subject = std::move(subject);
  if (isSame && m_from)
    return; // what is in the hand stays there
  m_from.reset();
  m_sketch = {};
}

/// What is moved catches nothing of itself, but it can be caught by its own vertices.
HeldRows MoveTool::held() const
{
  return m_from ? HeldRows{m_subject.layer, m_subject.rows} : HeldRows();
}

bool MoveTool::isOnSelected(const ToolEvent& event) const
{
  return m_subject.selected != nullptr &&
         !rowsAt(*m_subject.selected, event.map, kGrabPixels * event.unitsPerPixel).empty();
}

ToolDeed MoveTool::byHand(const ToolEvent& event)
{
  const ToolDeed deed = m_hand->take(event);
  if (event.kind == Kind::Release || event.kind == Kind::Escape)
    m_hand.reset();
  return deed;
}

std::optional<Aim> MoveTool::aim() const
{
  if (!m_from)
    return std::nullopt;
  return Aim{m_hasMoved ? *m_from + m_sketch.by : *m_from, m_from, true};
}

ToolDeed MoveTool::put(QPointF at, bool isDone)
{
  if (!m_from)
    return {};
  m_hasMoved = true;
  m_sketch.rows = m_subject.selected;
  m_sketch.by = at - *m_from; // stays until the picture has it
  m_sketch.isChanged = true;
  if (isDone)
    m_from.reset();
  return MovedBy{m_sketch.by, isDone};
}

/// With Shift straight to the east or to the north.
QPointF MoveTool::placed(const ToolEvent& event) const
{
  return event.modifiers & Qt::ShiftModifier ? straightened(event.map, *m_from, {}) : event.map;
}

ToolDeed MoveTool::release(const ToolEvent& event)
{
  if (m_from && m_hasMoved && *m_from != event.map)
    return put(placed(event), true);
  m_sketch = {};
  if (!std::exchange(m_from, std::nullopt))
    return {};
  if (m_hasMoved)
    return EditGivenUp{};
  return PickAt{event.map, kGrabPixels * event.unitsPerPixel,
                event.modifiers & Qt::ShiftModifier     ? Join::Add
                : event.modifiers & Qt::ControlModifier ? Join::Toggle
                                                        : Join::Replace};
}

ToolDeed MoveTool::take(const ToolEvent& event)
{
  if (m_hand)
    return byHand(event);
  switch (event.kind) {
  case Kind::Press:
    if (!isOnSelected(event)) {
      m_hand = makeTool(ToolKind::Pan);
      return m_hand->take(event);
    }
    m_from = event.map;
    m_hasMoved = false;
    return {};
  case Kind::Move:
    if (!m_from || (!m_hasMoved && pixels(*m_from, event.map, event) < kLeastDragPixels))
      return {};
    return put(placed(event), false);
  case Kind::Release: return release(event);
  case Kind::Escape:
    if (!std::exchange(m_from, std::nullopt))
      return LeaveTool{};
    m_sketch = {};
    return EditGivenUp{};
  case Kind::Finish:
  case Kind::Back:
  case Kind::Delete: break;
  }
  return {};
}

} // namespace diaban::mapview
