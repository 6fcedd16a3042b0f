#include <diaban/geo/wkb.h>

namespace diaban::geo {

void FlatGeometry::clear()
{
  xy.clear();
  ringEnds.clear();
  partEnds.clear();
  kinds.clear();
}

Extent FlatGeometry::extent() const
{
  Extent extent;
  for (std::size_t i = 0; i + 1 < xy.size(); i += 2)
    extent.add(xy[i], xy[i + 1]);
  return extent;
}

} // namespace diaban::geo
