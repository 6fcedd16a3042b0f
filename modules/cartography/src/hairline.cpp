// Anti-aliased thin lines, stepping along their longer axis.
#include "hairline.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace diaban::cartography {
namespace {

/// Where a line is along its longer axis (`from` to `to`) and across it, in 1/256 pixel.
struct Run {
  int from, to;
  double across; ///< at `from`, to the middle of the upper or left one of the two pixels
  double slope;  ///< across, a whole pixel along

  /// The pixel across and the share (0–255) of its right or lower neighbour, at the middle of
  /// `cell`.
  int at(int cell) const
  {
    const double along = (cell * kFixedOne + kFixedOne / 2 - from) / double(kFixedOne);
    return roundToInt(across + along * slope);
  }
  /// How much of `cell` the line passes, 0–256.
  int share(int cell) const
  {
    return std::min(to, (cell + 1) * kFixedOne) - std::max(from, cell * kFixedOne);
  }
};

Run runOf(int from, int to, int acrossFrom, int acrossTo)
{
  if (from > to) {
    std::swap(from, to);
    std::swap(acrossFrom, acrossTo);
  }
  const double slope = to == from ? 0
                                  : static_cast<double>(acrossTo - acrossFrom) * kFixedOne /
                                        (static_cast<double>(to) - from);
  return {from, to, static_cast<double>(acrossFrom) - kFixedOne / 2, slope};
}

/// The cells of the run that can touch [low, high) across and lie in [first, last) along.
std::pair<int, int> cellsWithin(const Run& run, int first, int last, int low, int high)
{
  first = std::max(first, run.from >> 8);
  last = std::min(last, (run.to + kFixedOne - 1) >> 8);
  if (run.slope != 0) {
    const double atLow = run.from / 256.0 + ((low - 1) * 256.0 - run.across) / run.slope;
    const double atHigh = run.from / 256.0 + ((high + 1) * 256.0 - run.across) / run.slope;
    const double enter = std::min(atLow, atHigh) - 1;
    const double leave = std::max(atLow, atHigh) + 2;
    first = std::max(first, static_cast<int>(std::clamp(enter, -1e9, 1e9)));
    last = std::min(last, static_cast<int>(std::clamp(leave, -1e9, 1e9)));
  }
  return {first, last};
}

void drawSteep(const Canvas& canvas, const Run& run, Pixel colour)
{
  const auto [first, last] = cellsWithin(run, canvas.top, canvas.bottom, 0, canvas.width);
  for (int y = first; y < last; ++y) {
    const int at = run.at(y);
    const int x = at >> 8;
    const auto share = static_cast<unsigned>(run.share(y));
    const auto right = static_cast<unsigned>(at & 255) * share >> 8;
    const auto left = (255 - static_cast<unsigned>(at & 255)) * share >> 8;
    Pixel* row = canvas.row(y);
    if (x >= 0 && x + 1 < canvas.width)
      blendPair(row + x, colour, left, right);
    else if (x == -1)
      row[0] = over(row[0], colour, right);
    else if (x + 1 == canvas.width)
      row[x] = over(row[x], colour, left);
  }
}

void drawFlat(const Canvas& canvas, const Run& run, Pixel colour)
{
  const auto [first, last] = cellsWithin(run, 0, canvas.width, canvas.top, canvas.bottom);
  for (int x = first; x < last; ++x) {
    const int at = run.at(x);
    const int y = at >> 8;
    const auto share = static_cast<unsigned>(run.share(x));
    const auto lower = static_cast<unsigned>(at & 255) * share >> 8;
    const auto upper = (255 - static_cast<unsigned>(at & 255)) * share >> 8;
    if (y >= canvas.top && y < canvas.bottom) {
      Pixel& pixel = canvas.row(y)[x];
      pixel = over(pixel, colour, upper);
    }
    if (y + 1 >= canvas.top && y + 1 < canvas.bottom) {
      Pixel& pixel = canvas.row(y + 1)[x];
      pixel = over(pixel, colour, lower);
    }
  }
}

} // namespace

void drawHairline(const Canvas& canvas, FixedPoint from, FixedPoint to, Pixel colour)
{
  const auto [low, high] = std::minmax(from.y, to.y);
  if (high < (canvas.top - 1) * kFixedOne || low > (canvas.bottom + 1) * kFixedOne)
    return;
  if (std::abs(to.x - from.x) < std::abs(to.y - from.y))
    drawSteep(canvas, runOf(from.y, to.y, from.x, to.x), colour);
  else if (from.x != to.x)
    drawFlat(canvas, runOf(from.x, to.x, from.y, to.y), colour);
}

void drawHairlines(const Canvas& canvas, std::span<const FixedPoint> line, bool closed,
                   Pixel colour)
{
  for (std::size_t i = 1; i < line.size(); ++i)
    drawHairline(canvas, line[i - 1], line[i], colour);
  if (closed && line.size() > 2)
    drawHairline(canvas, line.back(), line.front(), colour);
}

} // namespace diaban::cartography
