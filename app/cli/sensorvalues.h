// Values of sensors as options give them.
#pragma once

#include <diaban/base/result.h>
#include <diaban/coverage/sensor.h>

#include <QStringList>

namespace diaban::cli {

/// From "height_m=6", "range_m=80". \returns BadArgument (what, "--values") for a key that is not
/// known or a value that makes no sense
Result<coverage::SensorValues> sensorValues(const QStringList& pairs);

} // namespace diaban::cli
