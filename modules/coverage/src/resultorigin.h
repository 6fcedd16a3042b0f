// What results kept in the workspace have in common. Private to the module.
#pragma once

#include <diaban/analysis/origin.h>
#include <diaban/coverage/coveragerun.h>

namespace diaban::coverage {

inline constexpr quint8 kResultAlpha = 170; ///< of fills: what lies below stays legible

/// What a result was reckoned from: every layer that was read, and the whole request.
analysis::Origin originOf(const CoverageReport& report, const QString& analysis,
                          const QString& name);

} // namespace diaban::coverage
