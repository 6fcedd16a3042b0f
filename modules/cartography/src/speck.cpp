// Coverage of boxes in closed form, four pixels at a time.
#include "speck.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

constexpr int kColumns = 4; ///< a box of two pixels and its outline reach no further

/// For each column (or row): what the box covers of it, and what its two sides do.
struct Shares {
  std::array<float, kColumns> inside, sides;
};

Shares sharesOf(int first, float from, float to)
{
  Shares shares;
  for (int i = 0; i < kColumns; ++i) {
    const float cell = static_cast<float>(first + i);
    shares.inside[static_cast<std::size_t>(i)] =
        std::max(0.0F, std::min(to, cell + 1) - std::max(from, cell));
    const float middle = cell + 0.5F;
    shares.sides[static_cast<std::size_t>(i)] =
        std::max(0.0F, 1 - std::abs(middle - from)) + std::max(0.0F, 1 - std::abs(middle - to));
  }
  return shares;
}

} // namespace

void drawSpeck(const Canvas& canvas, float left, float top, float right, float bottom, Pixel fill,
               Pixel outline)
{
  const int firstX = static_cast<int>(std::floor(left - 0.5F));
  const int firstY = static_cast<int>(std::floor(top - 0.5F));
  const Shares across = sharesOf(firstX, left, right);
  const Shares down = sharesOf(firstY, top, bottom);
  const int fromX = std::max(firstX, 0), endX = std::min(firstX + kColumns, canvas.width);
  const int fromY = std::max(firstY, canvas.top), endY = std::min(firstY + kColumns, canvas.bottom);
  for (int y = fromY; y < endY; ++y) {
    const auto j = static_cast<std::size_t>(y - firstY);
    Pixel* row = canvas.row(y);
    for (int x = fromX; x < endX; ++x) {
      const auto i = static_cast<std::size_t>(x - firstX);
      const float inside = across.inside[i] * down.inside[j];
      const float sides = across.sides[i] * down.inside[j] + across.inside[i] * down.sides[j];
      row[x] = over(row[x], fill, static_cast<unsigned>(inside * 255 + 0.5F));
      row[x] = over(row[x], outline, static_cast<unsigned>(std::min(sides, 1.0F) * 255 + 0.5F));
    }
  }
}

} // namespace diaban::cartography
