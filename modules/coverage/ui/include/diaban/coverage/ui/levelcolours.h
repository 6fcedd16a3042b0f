// The colours of classes of coverage, the same in panels and on the map.
#pragma once

#include <QColor>

namespace diaban::coverage {

/// Of class `level` of so many, the best one first; told apart by every kind of sight. The same in
/// both themes, since maps are on paper. \pre 0 ≤ level < levels; from the eighth on colours repeat
QColor levelColour(int level, int levels);

} // namespace diaban::coverage
