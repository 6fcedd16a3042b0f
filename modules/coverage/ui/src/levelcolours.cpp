#include <diaban/coverage/levelcolours.h>
#include <diaban/coverage/ui/levelcolours.h>

namespace diaban::coverage {

QColor levelColour(int level, int levels)
{
  const workspace::Colour colour = levelColourOf(level, levels);
  return {colour.red, colour.green, colour.blue};
}

} // namespace diaban::coverage
