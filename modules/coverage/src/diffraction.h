// What the ground takes from a radio signal, for those who reckon with many profiles.
#pragma once

#include <diaban/coverage/radio.h>

namespace diaban::coverage {

inline constexpr double kEarthRadius = 6'371'000; ///< m, as in ITU-R P.526

/// In metres, of MHz.
double waveLengthOf(double frequency);

/// diffractionLoss() for a wave length and an effective radius of the Earth, in metres.
double bullingtonLoss(const RadioProfile& profile, double wave, double earthRadius);

} // namespace diaban::coverage
