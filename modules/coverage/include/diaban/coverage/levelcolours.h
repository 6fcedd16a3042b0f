// The colours of classes of coverage, the same on maps, in panels and in layers that are written.
#pragma once

#include <diaban/workspace/style.h>

namespace diaban::coverage {

/// Of class `level` of so many, the best one first: from dark blue to pale yellow. Neighbours
/// differ for every kind of sight (least ΔE76 14 with seven of them), and each is lighter than the
/// one before. From the eighth on colours repeat. \pre 0 ≤ level < levels
workspace::Colour levelColourOf(int level, int levels);

/// Of one transmitter among others, to tell its area from theirs; from the tenth on colours repeat.
/// \pre number ≥ 0
workspace::Colour stationColourOf(int number);

} // namespace diaban::coverage
