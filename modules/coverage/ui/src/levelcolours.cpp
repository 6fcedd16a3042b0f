#include <diaban/coverage/ui/levelcolours.h>
#include <diaban/uikit/leveltokens.h>

namespace diaban::coverage {

QColor levelColour(int level, int levels)
{
  const auto colours = uikit::levelColours(levels);
  return QColor::fromRgb(colours[static_cast<std::size_t>(level) % colours.size()]);
}

} // namespace diaban::coverage
