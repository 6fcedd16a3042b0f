// Geometry in the form that a table of features keeps. Private to the module.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/wkb.h>
#include <diaban/store/geopackage.h>

#include <QByteArray>

namespace diaban::workspace {

inline std::span<const unsigned char> bytesOf(QByteArrayView view)
{
  return {reinterpret_cast<const unsigned char*>(view.data()),
          static_cast<std::size_t>(view.size())};
}

inline store::Box toBox(const geo::Extent& e)
{
  return e.isEmpty() ? store::Box{} : store::Box{e.minX, e.minY, e.maxX, e.maxY};
}

/// Normalised WKB of the table's type: a single geometry becomes a multiple one where the table
/// holds those, a multiple one of one part a single one; Z and M as the table wants them.
/// \returns BadGeometry (no args); WrongType for another kind of geometry
Result<QByteArray> asTableKeeps(const store::Registration& table,
                                std::span<const unsigned char> wkb);

} // namespace diaban::workspace
