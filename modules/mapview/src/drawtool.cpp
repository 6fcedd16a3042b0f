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
  case Kind::Press: return press(event);
  case Kind::Move: m_pointer = event.map; return m_corners.empty() ? ToolDeed() : changed();
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

ToolDeed DrawTool::press(const ToolEvent& event)
{
  m_pointer = event.map;
  if (isPoint())
    return Drawn{{event.map}, m_as, {}, true};
  if (isArea() && m_corners.size() >= least() &&
      pixels(m_corners.front(), event.map, event) < kGrabPixels)
    return finish();
  if (m_corners.empty() || m_corners.back() != event.map)
    m_corners.push_back(event.map);
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
