// Whole features moved by hand.
#pragma once

#include "edithand.h"

namespace diaban::mapview {

class MoveTool final : public EditTool {
public:
  void setSubject(EditSubject subject) override;
  ToolDeed take(const ToolEvent& event) override;
  const EditSketch* editSketch() const override { return &m_sketch; }
  bool wantsSnap() const override { return !m_hand; }
  HeldRows held() const override;
  std::optional<Aim> aim() const override;
  ToolDeed put(QPointF at, bool isDone) override;

private:
  ToolDeed byHand(const ToolEvent& event);
  ToolDeed release(const ToolEvent& event);
  QPointF placed(const ToolEvent& event) const;
  bool isOnSelected(const ToolEvent& event) const;

  EditSubject m_subject;
  std::optional<QPointF> m_from; ///< where the features were caught
  bool m_hasMoved = false;
  std::unique_ptr<MapTool> m_hand;
  EditSketch m_sketch;
};

} // namespace diaban::mapview
