// What pointer and keys mean while a tool is in hand: map coordinates in, deeds out, no window.
#pragma once

#include <diaban/geo/extent.h>
#include <diaban/mapview/editdeeds.h>
#include <diaban/mapview/pick.h>

#include <QPointF>

#include <memory>
#include <variant>
#include <vector>

namespace diaban::mapview {

enum class ToolKind : quint8 {
  Pan, ///< a drag moves the map, with Shift it zooms to a box; a click selects
  ZoomBox,
  Select, ///< a click or a dragged box
  SelectPolygon,
  Identify, ///< a click; a drag moves the map
  MeasureLength,
  MeasureArea,
  Edit,  ///< one of the tools that change features (edittools.h)
  Units, ///< one of those that move units about (unittool.h)
};

/// What the hand did. Moves come whether or not a button is held.
struct ToolEvent {
  enum class Kind : quint8 {
    Press,
    Move,
    Release,
    Finish, ///< Enter, or the second press of a double click
    Back,   ///< Backspace
    Delete,
    Escape,
  };
  Kind kind = Kind::Move;
  QPointF map;              ///< where the pointer is
  double unitsPerPixel = 1; ///< of the view, in logical pixels
  Qt::KeyboardModifiers modifiers;
};

/// How what is picked joins what is selected: nothing held, Shift, Ctrl.
enum class Join : quint8 { Replace, Add, Toggle };

struct ShiftView {
  QPointF by; ///< the view's middle moves by as many map units
};
struct ZoomTo {
  geo::Extent box;
};
struct PickAt {
  QPointF at;
  double tolerance = 0; ///< map units that still count as "on top of"
  Join join = Join::Replace;
};
struct PickIn {
  std::vector<QPointF> ring;
  Join join = Join::Replace;
  Meet meet = Meet::Touches; ///< Inside while Alt is held at the end
};
struct IdentifyAt {
  QPointF at;
  double tolerance = 0;
};
/// The corners so far, the pointer as the last one until it is finished; none: given up.
struct Measure {
  std::vector<QPointF> corners;
  bool isArea = false;
  bool isFinished = false;
};
struct LeaveTool {}; ///< Esc while nothing was begun

/// What is to be done now. A tool proposes; it changes nothing but its own state.
using ToolDeed = std::variant<std::monostate, ShiftView, ZoomTo, PickAt, PickIn, IdentifyAt,
                              Measure, LeaveTool, Reshaped, MovedBy, Drawn, VertexChosen,
                              VertexNeeded, EditGivenUp, UnitMoved, UnitTurned, UnitPlaced>;

/// Rows that are in the hand and therefore catch nothing.
struct HeldRows {
  QString layer;
  std::vector<qint64> rows; ///< ascending
};

/// What is to be drawn above the map while a tool is at work.
struct ToolSketch {
  std::vector<QPointF> line;
  bool isArea = false;   ///< closed and tinted
  bool isDashed = false; ///< only what lies wholly inside is meant
  bool hasCorners = false;
};

/// A tool in the hand and what was begun with it.
class MapTool {
public:
  virtual ~MapTool() = default;
  virtual ToolDeed take(const ToolEvent& event) = 0;
  virtual ToolSketch sketch() const { return {}; }
  /// Null unless features are edited.
  virtual const EditSketch* editSketch() const { return nullptr; }
  /// Whether vertices and edges on the map shall catch the pointer now, and which rows not.
  virtual bool wantsSnap() const { return false; }
  virtual HeldRows held() const { return {}; }
  /// Where sides that end at the pointer begin: what a perpendicular is dropped from.
  virtual std::vector<QPointF> anchors() const { return {}; }
  /// Whether the Delete key is the tool's now.
  virtual bool takesDelete() const { return false; }
};

/// \pre neither ToolKind::Edit nor ToolKind::Units
std::unique_ptr<MapTool> makeTool(ToolKind kind);

} // namespace diaban::mapview
