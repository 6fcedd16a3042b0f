#include "geometryfit.h"

#include <diaban/geo/shape.h>

#include <algorithm>
#include <array>
#include <optional>

namespace diaban::workspace {
namespace {

constexpr std::array<const char*, 7> kTypes{
    "POINT",           "LINESTRING",   "POLYGON",           "MULTIPOINT",
    "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};

/// Nothing for a table that takes any type, and for types of curves.
std::optional<quint32> codeOf(const QString& name)
{
  const auto found = std::find(kTypes.begin(), kTypes.end(), name.toUpper().toLatin1());
  if (found == kTypes.end())
    return std::nullopt;
  return static_cast<quint32>(found - kTypes.begin()) + 1;
}

bool wants(store::Dimension dimension, bool has)
{
  return dimension == store::Dimension::Mandatory ||
         (dimension == store::Dimension::Optional && has);
}

} // namespace

Result<QByteArray> asTableKeeps(const store::Registration& table,
                                std::span<const unsigned char> wkb)
{
  DIABAN_TRY(given, geo::wkbType(wkb));
  const auto code = codeOf(table.geometryType);
  const bool hasZ = wants(table.z, given.hasZ), hasM = wants(table.m, given.hasM);
  const bool isType = !code || *code == given.type;
  if ((isType && hasZ == given.hasZ && hasM == given.hasM) || (!code && given.type > kTypes.size()))
    return geo::normaliseWkb(wkb);
  const auto shape = geo::readShape(wkb);
  if (shape)
    if (const auto fitting = geo::asType(shape.value(), code.value_or(given.type), hasZ, hasM))
      return geo::toWkb(*fitting);
  const QString name = given.type <= kTypes.size() ? QString::fromLatin1(kTypes[given.type - 1])
                                                   : QStringLiteral("CURVE");
  return Error{Error::Code::WrongType, {name, store::kGeometryColumn, table.geometryType}, {}};
}

} // namespace diaban::workspace
