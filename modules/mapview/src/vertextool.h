// Vertices of one feature, moved, added and taken away by hand.
#pragma once

#include "edithand.h"

namespace diaban::mapview {

class VertexTool final : public EditTool {
public:
  void setSubject(EditSubject subject) override;
  void choose(const std::optional<geo::VertexId>& vertex) override;
  ToolDeed take(const ToolEvent& event) override;
  const EditSketch* editSketch() const override { return &m_sketch; }
  bool wantsSnap() const override { return m_held.has_value(); }
  HeldRows held() const override { return {m_subject.layer, m_subject.rows}; }
  std::vector<QPointF> anchors() const override;
  std::optional<Aim> aim() const override;
  ToolDeed put(QPointF at, bool isDone) override;
  bool takesDelete() const override { return m_chosen.has_value(); }

private:
  ToolDeed press(const ToolEvent& event);
  ToolDeed drag(const ToolEvent& event);
  ToolDeed release(const ToolEvent& event);
  ToolDeed settle();
  ToolDeed addAt(const ToolEvent& event);
  ToolDeed remove();
  ToolDeed escape();
  ToolDeed byHand(const ToolEvent& event);
  void hover(const ToolEvent& event);
  QPointF placed(const ToolEvent& event) const;
  void sketch();
  std::optional<std::size_t> handleAt(const ToolEvent& event) const;
  /// The side near the pointer, by its first vertex, and the point of it that is next.
  std::optional<std::pair<geo::VertexId, QPointF>> sideAt(const ToolEvent& event) const;
  std::optional<std::pair<geo::VertexId, QPointF>> middleAt(const ToolEvent& event) const;
  /// Calls `visit(first vertex, from, to)` for each side.
  template <typename Visit>
  void eachSide(Visit&& visit) const;

  EditSubject m_subject;
  std::vector<geo::VertexId> m_ids; ///< of the handles
  std::optional<geo::VertexId> m_chosen, m_held;
  std::optional<geo::Shape> m_tried; ///< while the hand holds a vertex and has moved
  Reshaped::How m_how = Reshaped::How::Moved;
  QPointF m_pressed;
  std::unique_ptr<MapTool> m_hand; ///< while it moves the map or picks
  EditSketch m_sketch;
};

} // namespace diaban::mapview
