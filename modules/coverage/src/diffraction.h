// What the ground takes from a radio signal, for those who reckon with many profiles.
#pragma once

#include <diaban/coverage/radio.h>

namespace diaban::coverage {

inline constexpr double kEarthRadius = 6'371'000; ///< m, as in ITU-R P.526

/// In metres, of MHz.
double waveLengthOf(double frequency);

/// What Bullington's construction asks of a profile.
struct ProfileExtremes {
  double fromFirst = 0, fromSecond = 0; ///< steepest slopes from both antennas to a point
  double clearance = 0; ///< least of (how far below the straight line)² / (way × way left)
};

/// Its loss. `first`, `second`: heights of the antennas; `nearest`: from an antenna to the next
/// point of the profile; all in metres.
double bullingtonLoss(const ProfileExtremes& extremes, double first, double second, double length,
                      double nearest, double wave);

} // namespace diaban::coverage
