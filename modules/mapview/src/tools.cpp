#include <diaban/mapview/tools.h>

#include <QLineF>

#include <algorithm>
#include <optional>
#include <utility>

namespace diaban::mapview {
namespace {

using Kind = ToolEvent::Kind;

constexpr double kLeastDrag = 4;   // logical pixels; less was a click
constexpr double kClickPixels = 5; // round the pointer: lines and points are thin

Join joinOf(Qt::KeyboardModifiers modifiers)
{
  if (modifiers & Qt::ShiftModifier)
    return Join::Add;
  return modifiers & Qt::ControlModifier ? Join::Toggle : Join::Replace;
}

Meet meetOf(Qt::KeyboardModifiers modifiers)
{
  return modifiers & Qt::AltModifier ? Meet::Inside : Meet::Touches;
}

double pixelsBetween(QPointF a, QPointF b, double unitsPerPixel)
{
  return QLineF(a, b).length() / unitsPerPixel;
}

/// A box between two corners.
geo::Extent boxOf(QPointF a, QPointF b)
{
  geo::Extent box;
  box.add(a.x(), a.y());
  box.add(b.x(), b.y());
  return box;
}

/// A drag opens a box; what it is for says `Zooms`.
class BoxTool final : public MapTool {
public:
  explicit BoxTool(bool zooms)
      : m_zooms(zooms)
  {
  }

  ToolDeed take(const ToolEvent& event) override
  {
    m_meet = meetOf(event.modifiers);
    switch (event.kind) {
    case Kind::Press: m_from = m_to = event.map; break;
    case Kind::Move: m_to = event.map; break;
    case Kind::Release:
      if (m_from)
        return end(std::exchange(m_from, std::nullopt).value(), event);
      break;
    case Kind::Escape:
      if (!std::exchange(m_from, std::nullopt))
        return LeaveTool{};
      break;
    case Kind::Finish:
    case Kind::Back:
    case Kind::Delete: break;
    }
    return {};
  }

  ToolSketch sketch() const override
  {
    if (!m_from || *m_from == m_to)
      return {};
    return {ringOf(boxOf(*m_from, m_to)), true, !m_zooms && m_meet == Meet::Inside, false};
  }

private:
  ToolDeed end(QPointF from, const ToolEvent& event) const
  {
    const geo::Extent box = boxOf(from, event.map);
    const double least = kLeastDrag * event.unitsPerPixel;
    const bool isClick = box.width() < least && box.height() < least;
    if (m_zooms)
      return box.width() < least || box.height() < least ? ToolDeed() : ZoomTo{box};
    if (isClick)
      return PickAt{event.map, kClickPixels * event.unitsPerPixel, joinOf(event.modifiers)};
    return PickIn{ringOf(box), joinOf(event.modifiers), m_meet};
  }

  bool m_zooms;
  std::optional<QPointF> m_from;
  QPointF m_to;
  Meet m_meet = Meet::Touches;
};

/// A drag moves the map; a click asks what is there.
class HandTool final : public MapTool {
public:
  explicit HandTool(bool identifies)
      : m_identifies(identifies)
  {
  }

  ToolDeed take(const ToolEvent& event) override
  {
    if (m_box)
      return takeBox(event);
    switch (event.kind) {
    case Kind::Press:
      if (!m_identifies && event.modifiers & Qt::ShiftModifier) {
        m_box.emplace(true);
        return m_box->take(event);
      }
      m_held = event.map;
      m_moved = 0;
      break;
    case Kind::Move:
      if (m_held)
        return shift(event);
      break;
    case Kind::Release:
      if (std::exchange(m_held, std::nullopt) && m_moved < kLeastDrag)
        return click(event);
      break;
    case Kind::Escape:
      if (!std::exchange(m_held, std::nullopt))
        return LeaveTool{};
      break;
    case Kind::Finish:
    case Kind::Back:
    case Kind::Delete: break;
    }
    return {};
  }

  ToolSketch sketch() const override { return m_box ? m_box->sketch() : ToolSketch(); }

private:
  ToolDeed takeBox(const ToolEvent& event)
  {
    const ToolDeed deed = m_box->take(event);
    if (event.kind == Kind::Release || event.kind == Kind::Escape)
      m_box.reset();
    return deed;
  }

  /// What was caught stays under the pointer.
  ToolDeed shift(const ToolEvent& event)
  {
    m_moved += pixelsBetween(*m_held, event.map, event.unitsPerPixel);
    return ShiftView{*m_held - event.map};
  }

  ToolDeed click(const ToolEvent& event) const
  {
    const double tolerance = kClickPixels * event.unitsPerPixel;
    if (m_identifies)
      return IdentifyAt{event.map, tolerance};
    return PickAt{event.map, tolerance, joinOf(event.modifiers)};
  }

  bool m_identifies;
  std::optional<QPointF> m_held; ///< the map's point that the hand holds
  double m_moved = 0;            ///< pixels since then
  std::optional<BoxTool> m_box;
};

/// Corners one after the other; what they are for says the kind.
class CornerTool final : public MapTool {
public:
  explicit CornerTool(ToolKind kind)
      : m_kind(kind)
  {
  }

  ToolDeed take(const ToolEvent& event) override
  {
    m_meet = meetOf(event.modifiers);
    switch (event.kind) {
    case Kind::Press:
      if (std::exchange(m_isFinished, false))
        m_corners.clear();
      if (m_corners.empty() || m_corners.back() != event.map)
        m_corners.push_back(event.map);
      m_pointer = event.map;
      return changed();
    case Kind::Move:
      m_pointer = event.map;
      return m_corners.empty() || m_isFinished ? ToolDeed() : changed();
    case Kind::Back:
      if (m_corners.empty() || m_isFinished)
        return {};
      m_corners.pop_back();
      return changed();
    case Kind::Finish: return finish(event);
    case Kind::Escape:
      if (m_corners.empty())
        return LeaveTool{};
      m_corners.clear();
      m_isFinished = false;
      return changed();
    case Kind::Release:
    case Kind::Delete: break;
    }
    return {};
  }

  bool wantsSnap() const override { return isMeasuring(); }
  std::vector<QPointF> anchors() const override
  {
    return m_corners.empty() || m_isFinished ? std::vector<QPointF>()
                                             : std::vector{m_corners.back()};
  }

  ToolSketch sketch() const override
  {
    if (m_corners.empty())
      return {};
    ToolSketch sketch{m_corners, m_kind != ToolKind::MeasureLength,
                      m_kind == ToolKind::SelectPolygon && m_meet == Meet::Inside, true};
    if (!m_isFinished)
      sketch.line.push_back(m_pointer);
    return sketch;
  }

private:
  bool isMeasuring() const { return m_kind != ToolKind::SelectPolygon; }

  ToolDeed changed() const
  {
    if (!isMeasuring())
      return {};
    Measure measure{m_corners, m_kind == ToolKind::MeasureArea, m_isFinished};
    if (!m_isFinished && !m_corners.empty() && m_corners.back() != m_pointer)
      measure.corners.push_back(m_pointer);
    return measure;
  }

  ToolDeed finish(const ToolEvent& event)
  {
    const std::size_t least = m_kind == ToolKind::MeasureLength ? 2 : 3;
    if (m_corners.size() < least || m_isFinished)
      return {};
    if (isMeasuring()) {
      m_isFinished = true;
      return changed();
    }
    return PickIn{std::exchange(m_corners, {}), joinOf(event.modifiers), m_meet};
  }

  ToolKind m_kind;
  std::vector<QPointF> m_corners;
  QPointF m_pointer;
  Meet m_meet = Meet::Touches;
  bool m_isFinished = false; ///< a measured line stays until the next press
};

} // namespace

std::unique_ptr<MapTool> makeTool(ToolKind kind)
{
  switch (kind) {
  case ToolKind::Pan: return std::make_unique<HandTool>(false);
  case ToolKind::Identify: return std::make_unique<HandTool>(true);
  case ToolKind::ZoomBox: return std::make_unique<BoxTool>(true);
  case ToolKind::Select: return std::make_unique<BoxTool>(false);
  case ToolKind::SelectPolygon:
  case ToolKind::MeasureLength:
  case ToolKind::MeasureArea:
  case ToolKind::Edit:
  case ToolKind::Units: break;
  }
  return std::make_unique<CornerTool>(kind);
}

} // namespace diaban::mapview
