// The options that say which sensors are reckoned with, and how.
#pragma once

#include "../command.h"

#include <diaban/coverage/coveragerun.h>

namespace diaban::cli {

QVector<Option> coverageOptions();

/// Layers that are not named are those that roles suggest, but no terrain; "none" leaves one out.
/// \returns BadArgument; MissingArgument without --sensors
Result<coverage::CoverageRequest> coverageRequest(const Arguments& arguments,
                                                  const coverage::SensorTypes& types,
                                                  const QVector<workspace::Layer>& layers);

} // namespace diaban::cli
