#include <diaban/base/clock.h>

namespace diaban {

Clock systemClock()
{
  return [] { return QDateTime::currentDateTimeUtc(); };
}

} // namespace diaban
