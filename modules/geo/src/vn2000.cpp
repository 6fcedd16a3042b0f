#include "vn2000.h"

#include <QString>

#include <array>
#include <cmath>

namespace diaban::geo {
namespace {

constexpr int kVn2000Datum = 6756;

/// "D_VN_2000" and "VN-2000" are the same name.
bool isVn2000Name(const char* name)
{
  QString plain;
  for (const QChar c : QString::fromUtf8(name == nullptr ? "" : name).toLower())
    if (c.isLetterOrNumber())
      plain += c;
  for (const auto& prefix : {QLatin1String("gcs"), QLatin1String("d")})
    if (plain.startsWith(prefix)) {
      plain.remove(0, prefix.size());
      break;
    }
  return plain == QLatin1String("vn2000") || plain == QLatin1String("vn2k") ||
         plain == QLatin1String("vietnam2000") || plain == QLatin1String("vietnamese2000") ||
         plain == QLatin1String("hanoi2000");
}

bool hasEpsgCode(const PJ* object, int code)
{
  const char* authority = proj_get_id_auth_name(object, 0);
  const char* number = proj_get_id_code(object, 0);
  return authority != nullptr && number != nullptr && qstrcmp(authority, "EPSG") == 0 &&
         QByteArray(number).toInt() == code;
}

} // namespace

bool isOnVn2000(PJ_CONTEXT* context, const PJ* crs)
{
  const ProjObject base(proj_crs_get_geodetic_crs(context, crs));
  if (!base)
    return false;
  const ProjObject datum(proj_crs_get_datum_forced(context, base.get()));
  if (datum && (hasEpsgCode(datum.get(), kVn2000Datum) || isVn2000Name(proj_get_name(datum.get()))))
    return true;
  return isVn2000Name(proj_get_name(base.get()));
}

bool hasVn2000Shift(PJ_CONTEXT* context, const PJ* boundCrs)
{
  const ProjObject operation(proj_crs_get_coordoperation(context, boundCrs));
  std::array<double, 7> values{};
  if (!operation || !proj_coordoperation_get_towgs84_values(context, operation.get(), values.data(),
                                                            static_cast<int>(values.size()), 0))
    return false;
  // The national values are -191.904, -39.303, -111.450; those for parts of the country (EPSG:5194)
  // differ by less than a metre. Nothing else in EPSG's register comes near.
  const double sign = values[0] < 0 ? 1 : -1;
  return std::abs(sign * values[0] + 191.904) < 2 && std::abs(sign * values[1] + 39.303) < 2 &&
         std::abs(sign * values[2] + 111.450) < 2;
}

} // namespace diaban::geo
