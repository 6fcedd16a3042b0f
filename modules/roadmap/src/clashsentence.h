// The sentences that tell of clashes. Private to the module.
#pragma once

#include <diaban/roadmap/clashes.h>

namespace diaban::roadmap {

/// Sets the sentence of a clash between two works. \param one what the sentence begins with: the
/// one that digs, or the first of both
/// \param until the last day of the freeze, X3
void tellOfPair(Clash& clash, const Works& works, std::size_t one, std::size_t other,
                const QDate& until);

/// X5. \param days in all the stretches together
void tellOfRest(Clash& clash, const Work& work, const RestDays& rest, int days,
                const std::vector<RestDays::Rest>& met);

/// F1.
void tellOfScatter(Clash& clash, const Work& work, int count, double share);

} // namespace diaban::roadmap
