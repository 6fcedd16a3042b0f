#include "drawtool.h"

#include <utility>

namespace diaban::mapview {

using Kind = ToolEvent::Kind;

namespace {

/// Where the last side that is drawn crosses others; the one that would close it is not drawn yet.
std::vector<geo::Crossing> crossingsOfLastSide(const std::vector<QPointF>& corners)
{
  if (corners.size() < 4)
    return {};
  const geo::Shape shape = geo::makeShape(geo::GeometryKind::Polygon, corners);
  const std::size_t last = corners.size() - 1;
  std::vector<geo::Crossing> found = geo::crossings(shape, geo::VertexId{0, 0, last});
  std::erase_if(found, [last](const geo::Crossing& crossing) {
    return crossing.side != last || crossing.other > last;
  });
  return found;
}

} // namespace

void DrawTool::setSubject(EditSubject subject)
{
  m_subject = std::move(subject);
  m_sketch.isArea = isArea();
}

bool DrawTool::isArea() const
{
  return m_as == DrawnAs::Hole || m_subject.kind == geo::GeometryKind::Polygon ||
         m_subject.kind == geo::GeometryKind::Mixed;
}

ToolDeed DrawTool::take(const ToolEvent& event)
{
  switch (event.kind) {
  case Kind::Press: return press(placed(event), kGrabPixels * event.unitsPerPixel);
  case Kind::Move: m_pointer = placed(event); return m_corners.empty() ? ToolDeed() : changed();
  case Kind::Finish: return finish();
  case Kind::Back:
    if (m_corners.empty())
      return {};
    m_corners.pop_back();
    return changed();
  case Kind::Escape: return escape();
  case Kind::Release:
  case Kind::Delete: break;
  }
  return {};
}

/// With Shift along or across the side before, or straight to the east or to the north.
QPointF DrawTool::placed(const ToolEvent& event) const
{
  if (!(event.modifiers & Qt::ShiftModifier) || m_corners.empty())
    return event.map;
  std::vector<QPointF> ways;
  if (m_corners.size() > 1) {
    const QPointF side = m_corners.back() - m_corners[m_corners.size() - 2];
    ways = {side, {side.y(), -side.x()}};
  }
  return straightened(event.map, m_corners.back(), ways);
}

std::vector<QPointF> DrawTool::anchors() const
{
  return m_corners.empty() ? std::vector<QPointF>() : std::vector{m_corners.back()};
}

std::optional<Aim> DrawTool::aim() const
{
  return Aim{m_pointer, m_corners.empty() ? std::nullopt : std::optional(m_corners.back()), true};
}

ToolDeed DrawTool::put(QPointF at, bool isDone)
{
  if (isDone)
    return press(at, 0);
  m_pointer = at;
  return m_corners.empty() ? ToolDeed() : changed();
}

void DrawTool::goOn(std::vector<QPointF> corners)
{
  m_corners = std::move(corners);
  changed();
}

/// A press on the first corner ends the area.
ToolDeed DrawTool::press(QPointF at, double grab)
{
  m_pointer = at;
  if (isPoint())
    return Drawn{{at}, m_as, {}, true};
  if (isArea() && m_corners.size() >= least() && QLineF(m_corners.front(), at).length() <= grab)
    return finish();
  if (m_corners.empty() || m_corners.back() != at)
    m_corners.push_back(at);
  return changed();
}

/// The corners stay where they can't be an area yet.
ToolDeed DrawTool::finish()
{
  if (m_corners.size() < least())
    return {};
  if (isArea()) {
    auto wrong = geo::crossings(geo::makeShape(geo::GeometryKind::Polygon, m_corners));
    if (!wrong.empty()) {
      m_sketch.faults.clear();
      for (const geo::Crossing& crossing : wrong)
        m_sketch.faults.push_back(crossing.at);
      return Drawn{m_corners, m_as, std::move(wrong), false};
    }
  }
  m_sketch.corners.clear();
  m_sketch.measured.clear();
  m_sketch.faults.clear();
  return Drawn{std::exchange(m_corners, {}), m_as, {}, true};
}

ToolDeed DrawTool::escape()
{
  if (m_corners.empty())
    return LeaveTool{};
  m_corners.clear();
  changed();
  return EditGivenUp{};
}

ToolDeed DrawTool::changed()
{
  std::vector<QPointF> corners = m_corners;
  if (!corners.empty() && corners.back() != m_pointer)
    corners.push_back(m_pointer);
  m_sketch.corners = corners;
  m_sketch.measured.clear();
  m_sketch.faults.clear();
  if (corners.size() > 1)
    m_sketch.measured.emplace_back(corners[corners.size() - 2], corners.back());
  if (corners.empty())
    return EditGivenUp{};
  auto wrong = isArea() ? crossingsOfLastSide(corners) : std::vector<geo::Crossing>();
  for (const geo::Crossing& crossing : wrong)
    m_sketch.faults.push_back(crossing.at);
  return Drawn{std::move(corners), m_as, std::move(wrong), false};
}

} // namespace diaban::mapview
