// Any bytes as well-known binary and as a GeoPackage geometry: the readers agree with one another
// and never read outside.
#include <diaban/geo/wkb.h>

#include <cstdlib>
#include <vector>

using namespace diaban;

namespace {

void require(bool holds)
{
  if (!holds)
    std::abort();
}

Outcome mirror(void*, double* xy, std::size_t stride, std::size_t count)
{
  for (std::size_t i = 0; i < count; ++i)
    xy[i * stride] = -xy[i * stride];
  return Done{};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
  std::span<const unsigned char> wkb(data, size);
  if (const auto blob = geo::readGeoPackageBlob(wkb))
    wkb = blob.value().wkb;
  geo::FlatGeometry flat;
  const bool read = bool(geo::readWkb(wkb, flat));
  const auto normal = geo::normaliseWkb(wkb);
  require(bool(normal) == read);
  if (!read)
    return 0;
  require(flat.partEnds.size() == flat.kinds.size());
  require(flat.isEmpty() || flat.partEnds.back() == flat.ringEnds.size());
  require(flat.isEmpty() || 2 * std::size_t{flat.ringEnds.back()} == flat.xy.size());
  std::vector<unsigned char> twice(normal.value().begin(), normal.value().end());
  require(bool(geo::transformWkb(twice, mirror, nullptr)));
  require(bool(geo::transformWkb(twice, mirror, nullptr)));
  require(std::equal(twice.begin(), twice.end(),
                     reinterpret_cast<const unsigned char*>(normal.value().constData())));
  return 0;
}
