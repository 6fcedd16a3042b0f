// The datum of Viet Nam, under the names and parameters that files give it.
#pragma once

#include "projhandle.h"

namespace diaban::geo {

constexpr int kVn2000Geographic = 4756;
constexpr int kWgs84Geographic = 4326;
constexpr int kVn2000ToWgs84 = 6960; ///< the national parameters (accuracy 1 m)

/// Whether a geographic or projected system stands on the datum VN-2000 by name or code.
bool isOnVn2000(PJ_CONTEXT* context, const PJ* crs);

/// Whether a bound system carries VN-2000's shift to WGS 84 (seven or three parameters, of either
/// sign convention: exporters disagree about the rotations and some write the way back).
bool hasVn2000Shift(PJ_CONTEXT* context, const PJ* boundCrs);

} // namespace diaban::geo
