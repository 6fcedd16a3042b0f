#include "vertextool.h"

#include "blockwalk.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaban::mapview {

using Kind = ToolEvent::Kind;
using geo::VertexId;

namespace {

constexpr double kLeastSidePixels = 24; // shorter ones have no room for a mark in the middle

/// The vertices before and behind one, as far as there are any.
std::vector<QPointF> neighbours(const geo::Shape& shape, const VertexId& id)
{
  const std::size_t count = shape.vertexCount(id.part, id.ring);
  const bool isRing = shape.parts[id.part].kind == geo::GeometryKind::Polygon;
  std::vector<QPointF> found;
  if (id.index > 0 || isRing)
    found.push_back(shape.vertex({id.part, id.ring, (id.index + count - 1) % count}));
  if (id.index + 1 < count || isRing)
    found.push_back(shape.vertex({id.part, id.ring, (id.index + 1) % count}));
  return found;
}

} // namespace

template <typename Visit>
void VertexTool::eachSide(Visit&& visit) const
{
  if (!m_subject.shape)
    return;
  const geo::Shape& shape = *m_subject.shape;
  for (const VertexId& id : m_ids) {
    const geo::ShapePart& part = shape.parts[id.part];
    const std::size_t count = shape.vertexCount(id.part, id.ring);
    const bool isLast = id.index + 1 == count;
    if (part.kind != geo::GeometryKind::Point &&
        (!isLast || part.kind == geo::GeometryKind::Polygon))
      visit(id, shape.vertex(id), shape.vertex({id.part, id.ring, (id.index + 1) % count}));
  }
}

void VertexTool::setSubject(EditSubject subject)
{
  const bool isSame = subject.layer == m_subject.layer && subject.rows == m_subject.rows;
  if (isSame && subject.shape == m_subject.shape) {
    m_subject.selected = std::move(subject.selected);
    m_subject.crossings = std::move(subject.crossings);
    sketch();
    return; // what is in the hand stays there
  }
  m_subject = std::move(subject);
  m_held.reset();
  m_tried.reset();
  m_ids = m_subject.shape ? m_subject.shape->vertices() : std::vector<VertexId>();
  if (!isSame || !m_chosen || std::find(m_ids.begin(), m_ids.end(), *m_chosen) == m_ids.end())
    m_chosen.reset();
  m_sketch.newVertex.reset();
  m_sketch.hovered.reset();
  sketch();
}

void VertexTool::choose(const std::optional<VertexId>& vertex)
{
  const bool isThere = vertex && std::find(m_ids.begin(), m_ids.end(), *vertex) != m_ids.end();
  if (!m_held)
    m_tried.reset();
  m_chosen = isThere ? vertex : std::nullopt;
  sketch();
}

std::optional<std::size_t> VertexTool::handleAt(const ToolEvent& event) const
{
  const double most = kGrabPixels * event.unitsPerPixel;
  double least = most * most;
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < m_ids.size(); ++i)
    if (const double far = squaredLength(m_subject.shape->vertex(m_ids[i]) - event.map);
        far < least) {
      least = far;
      found = i;
    }
  return found;
}

std::optional<std::pair<VertexId, QPointF>> VertexTool::sideAt(const ToolEvent& event) const
{
  const double most = kSidePixels * event.unitsPerPixel;
  double least = most * most;
  std::optional<std::pair<VertexId, QPointF>> found;
  eachSide([&](const VertexId& id, QPointF a, QPointF b) {
    const QPointF on = nearest(event.map, a, b);
    if (const double far = squaredLength(on - event.map); far < least) {
      least = far;
      found = {id, on};
    }
  });
  return found;
}

std::optional<std::pair<VertexId, QPointF>> VertexTool::middleAt(const ToolEvent& event) const
{
  std::optional<std::pair<VertexId, QPointF>> found;
  eachSide([&](const VertexId& id, QPointF a, QPointF b) {
    const QPointF middle = (a + b) / 2;
    if (!found && pixels(a, b, event) >= kLeastSidePixels &&
        pixels(middle, event.map, event) < kGrabPixels)
      found = {id, middle};
  });
  return found;
}

ToolDeed VertexTool::take(const ToolEvent& event)
{
  if (m_hand)
    return byHand(event);
  switch (event.kind) {
  case Kind::Press: return press(event);
  case Kind::Move:
    if (m_held)
      return drag(event);
    hover(event);
    break;
  case Kind::Release: return release(event);
  case Kind::Finish: return addAt(event);
  case Kind::Delete: return remove();
  case Kind::Escape: return escape();
  case Kind::Back: break;
  }
  return {};
}

ToolDeed VertexTool::press(const ToolEvent& event)
{
  m_pressed = event.map;
  m_tried.reset(); // what was only typed
  m_how = Reshaped::How::Moved;
  if (const auto handle = handleAt(event)) {
    m_held = m_chosen = m_ids[*handle];
    sketch();
    return VertexChosen{m_chosen};
  }
  if (const auto middle = middleAt(event)) {
    m_tried = m_subject.shape;
    m_held = m_chosen = geo::insertVertex(*m_tried, middle->first, middle->second);
    m_how = Reshaped::How::Added;
    sketch();
    return Reshaped{*m_tried, m_how, *m_held, false};
  }
  m_hand = makeTool(ToolKind::Pan);
  return m_hand->take(event);
}

/// The hand moves the map; a click picks, but on the feature's own side, where two may follow one
/// another to add a vertex.
ToolDeed VertexTool::byHand(const ToolEvent& event)
{
  const ToolDeed deed = m_hand->take(event);
  if (event.kind == Kind::Release || event.kind == Kind::Escape)
    m_hand.reset();
  return std::holds_alternative<PickAt>(deed) && sideAt(event) ? ToolDeed() : deed;
}

/// With Shift along one of its sides, or straight to the east or to the north.
QPointF VertexTool::placed(const ToolEvent& event) const
{
  if (!(event.modifiers & Qt::ShiftModifier) || m_how != Reshaped::How::Moved)
    return event.map;
  const QPointF from = m_subject.shape->vertex(*m_held);
  std::vector<QPointF> ways = neighbours(*m_subject.shape, *m_held);
  for (QPointF& way : ways)
    way -= from;
  return straightened(event.map, from, ways);
}

ToolDeed VertexTool::drag(const ToolEvent& event)
{
  if (!m_tried && pixels(m_pressed, event.map, event) < kLeastDragPixels)
    return {};
  if (!m_tried)
    m_tried = m_subject.shape;
  geo::moveVertex(*m_tried, *m_held, placed(event));
  sketch();
  return Reshaped{*m_tried, m_how, *m_held, false};
}

ToolDeed VertexTool::release(const ToolEvent& event)
{
  if (!m_held)
    return {};
  if (m_tried && m_how == Reshaped::How::Moved)
    geo::moveVertex(*m_tried, *m_held, placed(event));
  return settle();
}

/// Lets go of the vertex in the hand; what has changed is done.
ToolDeed VertexTool::settle()
{
  const VertexId vertex = *std::exchange(m_held, std::nullopt);
  auto tried = std::exchange(m_tried, std::nullopt);
  if (!tried) {
    sketch();
    return {};
  }
  if (*tried == *m_subject.shape) {
    sketch();
    return EditGivenUp{};
  }
  m_subject.shape = tried;
  m_subject.crossings = geo::crossings(*tried, vertex); // until the owner tells of all
  m_ids = tried->vertices();
  m_chosen = vertex;
  sketch();
  return Reshaped{*std::move(tried), m_how, vertex, true};
}

std::vector<QPointF> VertexTool::anchors() const
{
  const std::optional<geo::Shape>& shape = m_tried ? m_tried : m_subject.shape;
  return m_held && shape ? neighbours(*shape, *m_held) : std::vector<QPointF>();
}

/// Its length and direction are told from where it was.
std::optional<Aim> VertexTool::aim() const
{
  const std::optional<VertexId> vertex = m_held ? m_held : m_chosen;
  if (!vertex || !m_subject.shape)
    return std::nullopt;
  const bool isNew = m_held && m_how == Reshaped::How::Added;
  const QPointF at = (m_tried ? m_tried : m_subject.shape)->vertex(*vertex);
  return Aim{at, isNew ? std::nullopt : std::optional(m_subject.shape->vertex(*vertex)),
             m_held.has_value()};
}

ToolDeed VertexTool::put(QPointF at, bool isDone)
{
  const std::optional<VertexId> vertex = m_held ? m_held : m_chosen;
  if (!vertex || !m_subject.shape)
    return {};
  if (!m_held)
    m_how = Reshaped::How::Moved;
  if (!m_tried)
    m_tried = m_subject.shape;
  geo::moveVertex(*m_tried, *vertex, at);
  if (isDone) {
    m_held = vertex;
    return settle();
  }
  if (!m_held && *m_tried == *m_subject.shape) {
    m_tried.reset();
    sketch();
    return EditGivenUp{};
  }
  sketch();
  return Reshaped{*m_tried, m_how, *vertex, false};
}

ToolDeed VertexTool::addAt(const ToolEvent& event)
{
  const auto side = sideAt(event);
  if (!side || handleAt(event))
    return {};
  m_chosen = geo::insertVertex(*m_subject.shape, side->first, side->second);
  m_ids = m_subject.shape->vertices();
  sketch();
  return Reshaped{*m_subject.shape, Reshaped::How::Added, *m_chosen, true};
}

ToolDeed VertexTool::remove()
{
  if (!m_chosen || m_held)
    return {};
  m_tried.reset();
  if (!geo::removeVertex(*m_subject.shape, *m_chosen))
    return VertexNeeded{};
  m_subject.crossings.clear(); // its owner tells of those that are left
  const VertexId gone = *std::exchange(m_chosen, std::nullopt);
  m_ids = m_subject.shape->vertices();
  m_sketch.hovered.reset();
  sketch();
  return Reshaped{*m_subject.shape, Reshaped::How::Removed, gone, true};
}

ToolDeed VertexTool::escape()
{
  if (m_held || m_tried) {
    m_held.reset();
    m_tried.reset();
    if (m_how == Reshaped::How::Added)
      m_chosen.reset();
    sketch();
    return EditGivenUp{};
  }
  if (!m_chosen)
    return LeaveTool{};
  m_chosen.reset();
  sketch();
  return VertexChosen{};
}

void VertexTool::hover(const ToolEvent& event)
{
  m_sketch.hovered = handleAt(event);
  const auto middle = m_sketch.hovered ? std::nullopt : middleAt(event);
  m_sketch.newVertex = middle ? std::optional(middle->second) : std::nullopt;
}

void VertexTool::sketch()
{
  m_sketch.handles.clear();
  m_sketch.measured.clear();
  m_sketch.faults.clear();
  m_sketch.chosen.reset();
  const std::optional<geo::Shape>& shape = m_tried ? m_tried : m_subject.shape;
  m_sketch.isChanged = m_tried.has_value();
  m_sketch.shape = shape ? geo::toFlat(*shape) : geo::FlatGeometry();
  if (!shape)
    return;
  if (m_tried)
    m_sketch.newVertex.reset();
  const std::vector<VertexId> ids = m_tried ? shape->vertices() : m_ids;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    m_sketch.handles.push_back(shape->vertex(ids[i]));
    if (ids[i] == m_chosen)
      m_sketch.chosen = i;
  }
  if (!m_tried) {
    for (const geo::Crossing& crossing : m_subject.crossings)
      m_sketch.faults.push_back(crossing.at);
    return;
  }
  const VertexId vertex = m_held ? *m_held : *m_chosen;
  for (const QPointF next : neighbours(*shape, vertex))
    m_sketch.measured.emplace_back(shape->vertex(vertex), next);
  for (const geo::Crossing& crossing : geo::crossings(*shape, vertex))
    m_sketch.faults.push_back(crossing.at);
}

} // namespace diaban::mapview
