// Time as an argument, so that tests decide what time it is.
#pragma once

#include <QDateTime>

#include <functional>

namespace diaban {

using Clock = std::function<QDateTime()>; ///< UTC

Clock systemClock();

} // namespace diaban
