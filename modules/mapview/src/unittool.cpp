#include <diaban/mapview/unittool.h>

#include <QLineF>

#include <optional>
#include <utility>

namespace diaban::mapview {
namespace {

using Kind = ToolEvent::Kind;

constexpr double kReach = 12;    // logical pixels around a unit at which it is taken
constexpr double kLeastDrag = 4; // less was a click

class HandOnUnits final : public UnitTool {
public:
  explicit HandOnUnits(UnitMode mode)
      : m_mode(mode)
      , m_hand(makeTool(ToolKind::Pan))
  {
  }

  void setUnits(std::vector<QPointF> units) override
  {
    m_units = std::move(units);
    if (m_held && *m_held >= m_units.size())
      m_held.reset();
  }

  ToolDeed take(const ToolEvent& event) override
  {
    if (event.kind == Kind::Press) {
      m_from = event.map;
      m_held = m_mode == UnitMode::Place ? std::nullopt : unitAt(event);
      m_isPlacing = m_mode == UnitMode::Place;
      m_isDragged = false;
    }
    if (m_held)
      return drag(event);
    if (m_isPlacing)
      return place(event);
    return m_hand->take(event);
  }

  ToolSketch sketch() const override
  {
    if (m_isPlacing && m_isDragged)
      return {{m_from, m_to}, false, false, true};
    return m_hand->sketch();
  }

private:
  std::optional<std::size_t> unitAt(const ToolEvent& event) const
  {
    std::optional<std::size_t> nearest;
    double least = kReach * event.unitsPerPixel;
    for (std::size_t i = 0; i < m_units.size(); ++i)
      if (const double away = QLineF(m_units[i], event.map).length(); away <= least) {
        least = away;
        nearest = i;
      }
    return nearest;
  }

  void follow(const ToolEvent& event)
  {
    m_to = event.map;
    m_isDragged = m_isDragged || QLineF(m_from, m_to).length() >= kLeastDrag * event.unitsPerPixel;
  }

  ToolDeed drag(const ToolEvent& event)
  {
    const std::size_t unit = *m_held;
    switch (event.kind) {
    case Kind::Move: follow(event); return m_isDragged ? tried(unit, false) : ToolDeed();
    case Kind::Release:
      m_held.reset();
      if (m_isDragged)
        return tried(unit, true);
      return PickAt{m_units[unit], event.unitsPerPixel, Join::Replace};
    case Kind::Escape: m_held.reset(); return EditGivenUp{};
    case Kind::Press:
    case Kind::Finish:
    case Kind::Back:
    case Kind::Delete: break;
    }
    return {};
  }

  ToolDeed tried(std::size_t unit, bool isDone) const
  {
    if (m_mode == UnitMode::Turn)
      return UnitTurned{unit, m_to, isDone};
    // It keeps its distance from the pointer, so that it does not jump when it is taken.
    return UnitMoved{unit, m_units[unit] + (m_to - m_from), isDone};
  }

  ToolDeed place(const ToolEvent& event)
  {
    const auto placed = [&](bool isDone) {
      return UnitPlaced{m_from, m_isDragged ? std::optional(m_to) : std::nullopt, isDone};
    };
    switch (event.kind) {
    case Kind::Move: follow(event); return placed(false);
    case Kind::Release: m_isPlacing = false; return placed(true);
    case Kind::Escape: m_isPlacing = false; return EditGivenUp{};
    case Kind::Press:
    case Kind::Finish:
    case Kind::Back:
    case Kind::Delete: break;
    }
    return {};
  }

  UnitMode m_mode;
  std::unique_ptr<MapTool> m_hand;
  std::vector<QPointF> m_units;
  std::optional<std::size_t> m_held;
  bool m_isPlacing = false, m_isDragged = false;
  QPointF m_from, m_to;
};

} // namespace

std::unique_ptr<UnitTool> makeUnitTool(UnitMode mode)
{
  return std::make_unique<HandOnUnits>(mode);
}

} // namespace diaban::mapview
