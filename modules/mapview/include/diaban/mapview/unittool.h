// Units that stand on the map and look somewhere: moved, turned and placed by hand.
#pragma once

#include <diaban/mapview/tools.h>

#include <memory>
#include <vector>

namespace diaban::mapview {

enum class UnitMode : quint8 { Move, Turn, Place };

/// A press on a unit takes it: it moves with the pointer, or turns towards it. Elsewhere a drag
/// moves the map and a click picks, as with the hand. In the mode Place a click sets a new unit
/// there; a drag from it says where it looks.
class UnitTool : public MapTool {
public:
  /// Where they stand; what is in the hand is let go when it is not there any more.
  virtual void setUnits(std::vector<QPointF> units) = 0;
};

std::unique_ptr<UnitTool> makeUnitTool(UnitMode mode);

} // namespace diaban::mapview
