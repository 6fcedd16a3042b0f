#include "drawtool.h"
#include "movetool.h"
#include "vertextool.h"

#include <diaban/mapview/edittools.h>

namespace diaban::mapview {

std::unique_ptr<EditTool> makeEditTool(EditKind kind)
{
  switch (kind) {
  case EditKind::Vertices: return std::make_unique<VertexTool>();
  case EditKind::Move: return std::make_unique<MoveTool>();
  case EditKind::Draw: return std::make_unique<DrawTool>(DrawnAs::Feature);
  case EditKind::Part: return std::make_unique<DrawTool>(DrawnAs::Part);
  case EditKind::Hole: break;
  }
  return std::make_unique<DrawTool>(DrawnAs::Hole);
}

} // namespace diaban::mapview
