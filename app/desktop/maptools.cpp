#include "maptools.h"

#include <array>
#include <utility>

namespace diaban::desktop {
namespace {

using uikit::CanvasTool;

constexpr std::array kTools{
    std::pair{Command::Pan, CanvasTool::Pan},
    std::pair{Command::ZoomBox, CanvasTool::ZoomBox},
    std::pair{Command::Select, CanvasTool::Select},
    std::pair{Command::SelectPolygon, CanvasTool::SelectPolygon},
    std::pair{Command::Identify, CanvasTool::Identify},
    std::pair{Command::MeasureLength, CanvasTool::MeasureLength},
    std::pair{Command::MeasureArea, CanvasTool::MeasureArea},
};

/// Tools that EditWork and UnitWork put into the hand; one of all is checked.
constexpr std::array kOtherTools{Command::EditVertices, Command::EditDraw, Command::EditMove,
                                 Command::EditPart,     Command::EditHole, Command::UnitMove,
                                 Command::UnitTurn,     Command::UnitPlace};

} // namespace

MapTools::MapTools(const Actions& actions, uikit::MapCanvas& canvas, Snapping& snapping,
                   QObject* parent)
    : QObject(parent)
    , m_group(this)
{
  for (const auto& [command, tool] : kTools) {
    QAction* action = actions[command];
    m_group.addAction(action);
    action->setChecked(tool == canvas.tool());
    connect(action, &QAction::triggered, &canvas, [&canvas, kind = tool] {
      canvas.setTool(kind);
      canvas.setFocus();
    });
    canvas.addAction(action); // a key of one letter is the canvas's
  }
  for (const Command command : kOtherTools)
    m_group.addAction(actions[command]);
  connect(&canvas, &uikit::MapCanvas::toolChanged, this, [&actions](CanvasTool now) {
    for (const auto& [command, tool] : kTools)
      if (tool == now)
        actions[command]->setChecked(true);
  });
  QAction* snap = actions[Command::Snap];
  const auto follow = [snap, &canvas, &snapping] {
    snap->setChecked(snapping.rules().isOn);
    canvas.setSnapping(snapping.rules());
  };
  follow();
  connect(&snapping, &Snapping::changed, this, follow);
  connect(snap, &QAction::triggered, &snapping, [&snapping](bool isOn) {
    auto rules = snapping.rules();
    rules.isOn = isOn;
    snapping.setRules(rules);
  });
}

} // namespace diaban::desktop
