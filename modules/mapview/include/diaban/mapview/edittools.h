// The tools that change features: events in, proposals out, no window and no file.
#pragma once

#include <diaban/mapview/aim.h>
#include <diaban/mapview/editdeeds.h>
#include <diaban/mapview/tools.h>

#include <memory>

namespace diaban::mapview {

enum class EditKind : quint8 { Vertices, Move, Draw, Part, Hole };

/// What an edit tool works on. Whoever owns the tool tells it anew after each change.
struct EditSubject {
  QString layer;
  geo::GeometryKind kind = geo::GeometryKind::Polygon; ///< of what is drawn
  std::vector<qint64> rows;                            ///< selected ones, ascending
  geo::TablePtr selected;               ///< the same with their geometry; may come later
  std::optional<geo::Shape> shape;      ///< of the only one of them; none: several, or not read yet
  std::vector<geo::Crossing> crossings{}; ///< of its sides
};

/// Drags and clicks that concern no feature move the map and pick, as the hand does.
class EditTool : public MapTool {
public:
  /// Takes up what is edited now; what was begun is given up where it no longer fits.
  virtual void setSubject(EditSubject subject) = 0;
  /// A vertex chosen elsewhere; ignored by tools that know none.
  virtual void choose(const std::optional<geo::VertexId>&) {}
  /// The point that is being placed; none: nothing is.
  virtual std::optional<Aim> aim() const = 0;
  /// Places it, as a click or a release there would; until isDone it is only shown there.
  virtual ToolDeed put(QPointF at, bool isDone) = 0;
  /// Corners drawn and not yet a feature.
  virtual std::vector<QPointF> unfinished() const { return {}; }
  /// Takes up such corners again; ignored by tools that draw none.
  virtual void goOn(std::vector<QPointF>) {}
};

std::unique_ptr<EditTool> makeEditTool(EditKind kind);

} // namespace diaban::mapview
