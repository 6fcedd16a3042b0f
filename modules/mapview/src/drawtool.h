// Corners drawn one after the other: a feature, a part more, a hole.
#pragma once

#include "edithand.h"

namespace diaban::mapview {

class DrawTool final : public EditTool {
public:
  explicit DrawTool(DrawnAs as)
      : m_as(as)
  {
  }
  void setSubject(EditSubject subject) override;
  ToolDeed take(const ToolEvent& event) override;
  const EditSketch* editSketch() const override { return &m_sketch; }
  bool wantsSnap() const override { return true; }
  std::vector<QPointF> anchors() const override;
  std::optional<Aim> aim() const override;
  ToolDeed put(QPointF at, bool isDone) override;
  std::vector<QPointF> unfinished() const override { return m_corners; }
  void goOn(std::vector<QPointF> corners) override;

private:
  bool isPoint() const { return m_subject.kind == geo::GeometryKind::Point; }
  bool isArea() const;
  std::size_t least() const { return isArea() ? 3 : 2; }
  QPointF placed(const ToolEvent& event) const;
  ToolDeed press(QPointF at, double grab);
  ToolDeed finish();
  ToolDeed escape();
  ToolDeed changed();

  DrawnAs m_as;
  EditSubject m_subject;
  std::vector<QPointF> m_corners;
  QPointF m_pointer;
  EditSketch m_sketch;
};

} // namespace diaban::mapview
