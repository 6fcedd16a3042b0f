#include "hilbert.h"

#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace diaban::geo {
namespace {

constexpr quint32 kLast = std::numeric_limits<quint32>::max();

/// Cell number of a coordinate; the factor is 0 where all boxes share one coordinate. The order of
/// arguments makes a NaN (∞ × 0) the last cell.
quint16 cell(double value, double from, double factor)
{
  return static_cast<quint16>(std::max(0.0, std::min(65535.0, (value - from) * factor)));
}

double cellFactor(double length)
{
  const double factor = 65535.0 / length;
  return length > 0 && factor < std::numeric_limits<double>::max() ? factor : 0.0;
}

} // namespace

quint32 hilbertCode(quint16 x, quint16 y)
{
  quint32 code = 0;
  quint32 cx = x, cy = y;
  for (quint32 s = 0x8000; s > 0; s >>= 1) {
    const quint32 rx = (cx & s) != 0, ry = (cy & s) != 0;
    code = code << 2 | ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        cx = ~cx;
        cy = ~cy;
      }
      std::swap(cx, cy);
    }
  }
  return code;
}

std::vector<quint32> hilbertCodes(std::span<const Extent> boxes)
{
  Extent whole;
  for (const Extent& box : boxes)
    whole.add(box);
  const double factorX = cellFactor(whole.width()), factorY = cellFactor(whole.height());
  std::vector<quint32> codes;
  codes.reserve(boxes.size());
  for (const Extent& box : boxes) {
    const double x = box.minX / 2 + box.maxX / 2;
    const double y = box.minY / 2 + box.maxY / 2;
    codes.push_back(box.isEmpty()
                        ? kLast
                        : hilbertCode(cell(x, whole.minX, factorX), cell(y, whole.minY, factorY)));
  }
  return codes;
}

std::vector<quint32> hilbertOrder(std::span<const Extent> boxes)
{
  std::vector<quint32> codes = hilbertCodes(boxes);
  std::vector<quint32> order(boxes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<quint32> next(order.size());
  // Radix sort by 11 bits at a time: stable, and ten times as fast as comparing a million of them.
  for (const quint32 shift : {0U, 11U, 22U}) {
    std::array<quint32, 2049> starts{};
    for (const quint32 code : codes)
      ++starts[(code >> shift & 0x7FF) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    for (const quint32 index : order)
      next[starts[codes[index] >> shift & 0x7FF]++] = index;
    order.swap(next);
  }
  return order;
}

} // namespace diaban::geo
