// Geometry as GeoPackage keeps it: OGC 12-128r15, 2.1.3.
#include "wkbwalk.h"

#include <diaban/geo/wkb.h>

namespace diaban::geo {
namespace {

constexpr std::size_t kHeaderBytes = 8;
constexpr int kLittleEndianFlag = 0x01;
constexpr int kBoxFlag = 0x02; ///< envelope of kind 1: minX, maxX, minY, maxY
constexpr int kEmptyFlag = 0x10;
constexpr int kExtendedFlag = 0x20;

} // namespace

QByteArray toGeoPackageBlob(std::span<const unsigned char> wkb, int srsId, const Extent& extent,
                            bool empty)
{
  const auto type = wkbType(wkb);
  const bool isPoint = type && type.value().type == kWkbPoint;
  const bool hasBox = !empty && !isPoint && !extent.isEmpty();
  const std::size_t boxBytes = hasBox ? 32 : 0;
  QByteArray blob(static_cast<qsizetype>(kHeaderBytes + boxBytes + wkb.size()), Qt::Uninitialized);
  char* out = blob.data();
  out[0] = 'G';
  out[1] = 'P';
  out[2] = 0; // version 1 of the binary form
  out[3] =
      static_cast<char>(kLittleEndianFlag | (hasBox ? kBoxFlag : 0) | (empty ? kEmptyFlag : 0));
  qToLittleEndian(static_cast<qint32>(srsId), out + 4);
  out += kHeaderBytes;
  if (hasBox) {
    for (const double edge : {extent.minX, extent.maxX, extent.minY, extent.maxY}) {
      qToLittleEndian(edge, out);
      out += 8;
    }
  }
  if (!wkb.empty())
    std::memcpy(out, wkb.data(), wkb.size());
  return blob;
}

Result<GeoPackageBlob> readGeoPackageBlob(std::span<const unsigned char> blob)
{
  const Error bad{Error::Code::BadGeometry, {}, {}};
  if (blob.size() < kHeaderBytes || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0)
    return bad;
  const int flags = blob[3];
  constexpr std::size_t kBoxBytes[] = {0, 32, 48, 48, 64};
  const auto boxKind = static_cast<std::size_t>(flags >> 1 & 0x07);
  if (boxKind >= std::size(kBoxBytes) || (flags & kExtendedFlag) != 0)
    return bad;
  const std::size_t start = kHeaderBytes + kBoxBytes[boxKind];
  if (blob.size() < start)
    return bad;
  GeoPackageBlob read;
  read.srsId = (flags & kLittleEndianFlag) != 0 ? qFromLittleEndian<qint32>(blob.data() + 4)
                                                : qFromBigEndian<qint32>(blob.data() + 4);
  read.isEmpty = (flags & kEmptyFlag) != 0;
  read.wkb = blob.subspan(start);
  return read;
}

} // namespace diaban::geo
