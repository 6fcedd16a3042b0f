#include "wkbmover.h"

#include <diaban/geo/wkb.h>

namespace diaban::workspace {

Result<WkbMover> WkbMover::between(const geo::Crs& from, const geo::Crs& to)
{
  DIABAN_TRY(transform, geo::Transform::between(from, to));
  return WkbMover(std::move(transform));
}

Outcome WkbMover::move(std::span<unsigned char> wkb)
{
  m_hasFirst = false;
  return geo::transformWkb(wkb, &WkbMover::moveRun, this);
}

Outcome WkbMover::moveRun(void* context, double* xy, std::size_t stride, std::size_t count)
{
  auto& self = *static_cast<WkbMover*>(context);
  if (!self.m_hasFirst && count > 0) {
    self.m_hasFirst = true;
    self.m_firstX = xy[0];
    self.m_firstY = xy[1];
  }
  if (!self.m_transform.isIdentity() && self.m_transform.apply(xy, stride, count) > 0)
    return Error{Error::Code::NoOperation, {}, {}};
  return Done{};
}

} // namespace diaban::workspace
