#include "blockwalk.h"
#include "drawtool.h"
#include "movetool.h"
#include "vertextool.h"

#include <diaban/mapview/edittools.h>

namespace diaban::mapview {
namespace {

QPointF onLine(QPointF point, QPointF a, QPointF along)
{
  const double length = squaredLength(along);
  return length > 0 ? a + along * (QPointF::dotProduct(point - a, along) / length) : a;
}

} // namespace

QPointF straightened(QPointF point, QPointF from, std::span<const QPointF> ways)
{
  QPointF best = onLine(point, from, {1, 0});
  const auto consider = [&](QPointF way) {
    if (const QPointF on = onLine(point, from, way);
        squaredLength(on - point) < squaredLength(best - point))
      best = on;
  };
  consider({0, 1});
  for (const QPointF way : ways)
    consider(way);
  return best;
}

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
