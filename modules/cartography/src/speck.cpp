// Coverage of boxes in closed form, four pixels at a time.
#include "speck.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace diaban::cartography {
namespace {

constexpr int kCells = 4; ///< a box of two pixels and its outline reach no further

#ifdef __SSE2__
using Four = __m128;

Four all(float value)
{
  return _mm_set1_ps(value);
}

/// What [from, to] covers of the cells first, first + 1 …
Four insideOf(Four cells, Four from, Four to)
{
  const Four overlap =
      _mm_sub_ps(_mm_min_ps(to, _mm_add_ps(cells, all(1))), _mm_max_ps(from, cells));
  return _mm_max_ps(overlap, _mm_setzero_ps());
}

/// What a hairline at `place` covers of the cells.
Four lineOf(Four cells, Four place)
{
  const Four distance = _mm_sub_ps(_mm_add_ps(cells, all(0.5F)), place);
  const Four absolute = _mm_andnot_ps(all(-0.0F), distance);
  return _mm_max_ps(_mm_sub_ps(all(1), absolute), _mm_setzero_ps());
}

/// Shares from 0 to 1 (more is cut off) as 16-bit fractions.
__m128i fractions(Four shares)
{
  const __m128i words = _mm_cvtps_epi32(_mm_mul_ps(shares, all(32767)));
  return _mm_slli_epi16(_mm_packs_epi32(words, words), 1);
}

/// Product of 16-bit fractions.
__m128i times(__m128i a, __m128i b)
{
  return _mm_mulhi_epu16(a, b);
}

__m128i complement(__m128i fraction)
{
  return _mm_xor_si128(fraction, _mm_set1_epi32(-1));
}

/// The fractions of four columns, each for the four channels of its pixel.
struct Columns {
  __m128i low, high;
  explicit Columns(Four shares)
  {
    const __m128i packed = fractions(shares);
    const __m128i twice = _mm_unpacklo_epi16(packed, packed);
    low = _mm_unpacklo_epi32(twice, twice);
    high = _mm_unpackhi_epi32(twice, twice);
  }
};

/// The fractions of four rows, each in all lanes.
struct Rows {
  __m128i row[kCells]; // std::array would drop the alignment
  explicit Rows(Four shares)
  {
    const __m128i packed = fractions(shares);
    const __m128i twice = _mm_unpacklo_epi16(packed, packed);
    row[0] = _mm_shuffle_epi32(twice, _MM_SHUFFLE(0, 0, 0, 0));
    row[1] = _mm_shuffle_epi32(twice, _MM_SHUFFLE(1, 1, 1, 1));
    row[2] = _mm_shuffle_epi32(twice, _MM_SHUFFLE(2, 2, 2, 2));
    row[3] = _mm_shuffle_epi32(twice, _MM_SHUFFLE(3, 3, 3, 3));
  }
};

/// A colour with its channels in the upper halves of 16-bit lanes, and its alpha as a fraction.
struct SpeckColour {
  __m128i channels, alpha;
  explicit SpeckColour(Pixel pixel)
      : channels(_mm_unpacklo_epi8(_mm_setzero_si128(), _mm_set1_epi32(static_cast<int>(pixel))))
      , alpha(_mm_set1_epi16(static_cast<short>((pixel >> 24) * 257)))
  {
  }
};

class WideSpeck;

/// The box of one speck as seen from its columns and rows. Sides count up to 2, so they are halved.
class Speck {
public:
  Speck(const PixelRectF& box, int firstX, int firstY, Pixel fill, Pixel outline)
      : m_fill(fill)
      , m_outline(outline)
      , m_columnsInside(insideOf(cellsFrom(firstX), all(box.left), all(box.right)))
      , m_columnsSides(halfSides(firstX, box.left, box.right))
      , m_rowsInside(insideOf(cellsFrom(firstY), all(box.top), all(box.bottom)))
      , m_rowsSides(halfSides(firstY, box.top, box.bottom))
  {
  }

  void drawRow(Pixel* pixels, std::size_t row) const
  {
    const __m128i inside = m_rowsInside.row[row], sides = m_rowsSides.row[row];
    const __m128i zero = _mm_setzero_si128();
    auto* at = reinterpret_cast<__m128i*>(pixels);
    const __m128i old = _mm_loadu_si128(at);
    const __m128i low =
        mix(times(m_columnsInside.low, inside),
            _mm_adds_epu16(times(m_columnsSides.low, inside), times(m_columnsInside.low, sides)),
            _mm_unpacklo_epi8(zero, old));
    const __m128i high =
        mix(times(m_columnsInside.high, inside),
            _mm_adds_epu16(times(m_columnsSides.high, inside), times(m_columnsInside.high, sides)),
            _mm_unpackhi_epi8(zero, old));
    _mm_storeu_si128(at, _mm_packus_epi16(low, high));
  }

private:
  static Four cellsFrom(int first)
  {
    return _mm_add_ps(all(static_cast<float>(first)), _mm_set_ps(3, 2, 1, 0));
  }
  static Four halfSides(int first, float from, float to)
  {
    const Four cells = cellsFrom(first);
    return _mm_mul_ps(_mm_add_ps(lineOf(cells, all(from)), lineOf(cells, all(to))), all(0.5F));
  }

  /// Two pixels: the fill over what was there, the outline over both.
  __m128i mix(__m128i area, __m128i halfLines, __m128i old) const
  {
    const __m128i lines = _mm_adds_epu16(halfLines, halfLines);
    const __m128i through = complement(times(lines, m_outline.alpha));
    const __m128i fill = times(m_fill.channels, times(area, through));
    const __m128i below = times(old, times(complement(times(area, m_fill.alpha)), through));
    const __m128i sum =
        _mm_adds_epu16(_mm_adds_epu16(fill, below), times(m_outline.channels, lines));
    return _mm_srli_epi16(_mm_adds_epu16(sum, _mm_set1_epi16(128)), 8);
  }

  SpeckColour m_fill, m_outline;
  Columns m_columnsInside, m_columnsSides;
  Rows m_rowsInside, m_rowsSides;
  friend class WideSpeck;
};

// The same with all four pixels of a row in one register, where the processor has such registers.
#pragma GCC push_options
#pragma GCC target("avx2")
class WideSpeck {
public:
  WideSpeck(const PixelRectF& box, int firstX, int firstY, Pixel fill, Pixel outline)
      : m_speck(box, firstX, firstY, fill, outline)
      , m_inside(_mm256_set_m128i(m_speck.m_columnsInside.high, m_speck.m_columnsInside.low))
      , m_sides(_mm256_set_m128i(m_speck.m_columnsSides.high, m_speck.m_columnsSides.low))
      , m_fill(_mm256_broadcastsi128_si256(m_speck.m_fill.channels))
      , m_fillAlpha(_mm256_broadcastsi128_si256(m_speck.m_fill.alpha))
      , m_outline(_mm256_broadcastsi128_si256(m_speck.m_outline.channels))
      , m_outlineAlpha(_mm256_broadcastsi128_si256(m_speck.m_outline.alpha))
  {
  }

  void drawRow(Pixel* pixels, std::size_t row) const
  {
    const __m256i one = _mm256_set1_epi32(-1);
    const __m256i inside = _mm256_broadcastsi128_si256(m_speck.m_rowsInside.row[row]);
    const __m256i sides = _mm256_broadcastsi128_si256(m_speck.m_rowsSides.row[row]);
    const __m256i area = _mm256_mulhi_epu16(m_inside, inside);
    const __m256i half =
        _mm256_adds_epu16(_mm256_mulhi_epu16(m_sides, inside), _mm256_mulhi_epu16(m_inside, sides));
    const __m256i lines = _mm256_adds_epu16(half, half);
    const __m256i through = _mm256_xor_si256(_mm256_mulhi_epu16(lines, m_outlineAlpha), one);
    const __m256i left = _mm256_xor_si256(_mm256_mulhi_epu16(area, m_fillAlpha), one);
    auto* at = reinterpret_cast<__m128i*>(pixels);
    const __m256i old = _mm256_slli_epi16(_mm256_cvtepu8_epi16(_mm_loadu_si128(at)), 8);
    const __m256i fill = _mm256_mulhi_epu16(m_fill, _mm256_mulhi_epu16(area, through));
    const __m256i below = _mm256_mulhi_epu16(old, _mm256_mulhi_epu16(left, through));
    const __m256i sum =
        _mm256_adds_epu16(_mm256_adds_epu16(fill, below), _mm256_mulhi_epu16(m_outline, lines));
    const __m256i bytes = _mm256_srli_epi16(_mm256_adds_epu16(sum, _mm256_set1_epi16(128)), 8);
    const __m256i packed = _mm256_permute4x64_epi64(_mm256_packus_epi16(bytes, bytes), 0b1000);
    _mm_storeu_si128(at, _mm256_castsi256_si128(packed));
  }

private:
  Speck m_speck;
  __m256i m_inside, m_sides, m_fill, m_fillAlpha, m_outline, m_outlineAlpha;
};
#pragma GCC pop_options
#endif

#ifdef __SSE2__
template <typename SpeckRows>
[[gnu::always_inline]] inline void drawRows(const Canvas& canvas, const PixelRectF& box, Pixel fill,
                                            Pixel outline)
{
  // Truncation is floor() here, and cheaper: nothing left of or above -16 is drawn.
  const int firstX = static_cast<int>(box.left + 15.5F) - 16;
  const int firstY = static_cast<int>(box.top + 15.5F) - 16;
  const SpeckRows speck(box, firstX, firstY, fill, outline);
  const int fromY = std::max(firstY, canvas.top);
  const int endY = std::min(static_cast<int>(box.bottom + 16.5F) - 15, canvas.bottom);
  const int fromX = std::max(firstX, 0), endX = std::min(firstX + kCells, canvas.width);
  const bool isWhole = endX - fromX == kCells;
  for (int y = fromY; y < endY && fromX < endX; ++y) {
    const auto j = static_cast<std::size_t>(y - firstY);
    Pixel* row = canvas.row(y);
    if (isWhole) {
      speck.drawRow(row + firstX, j);
      continue;
    }
    std::array<Pixel, kCells> edge{};
    const auto bytes = static_cast<std::size_t>(endX - fromX) * sizeof(Pixel);
    std::memcpy(edge.data() + (fromX - firstX), row + fromX, bytes);
    speck.drawRow(edge.data(), j);
    std::memcpy(row + fromX, edge.data() + (fromX - firstX), bytes);
  }
}

[[gnu::target("avx2")]] void drawWide(const Canvas& canvas, const PixelRectF& box, Pixel fill,
                                      Pixel outline)
{
  drawRows<WideSpeck>(canvas, box, fill, outline);
}

void drawNarrow(const Canvas& canvas, const PixelRectF& box, Pixel fill, Pixel outline)
{
  drawRows<Speck>(canvas, box, fill, outline);
}
#else
void drawPlain(const Canvas& canvas, const PixelRectF& box, Pixel fill, Pixel outline)
{
  const auto inside = [](float cell, float from, float to) {
    return std::max(0.0F, std::min(to, cell + 1) - std::max(from, cell));
  };
  const auto sides = [](float cell, float from, float to) {
    return std::max(0.0F, 1 - std::abs(cell + 0.5F - from)) +
           std::max(0.0F, 1 - std::abs(cell + 0.5F - to));
  };
  const int firstX = static_cast<int>(std::floor(box.left - 0.5F));
  const int firstY = static_cast<int>(std::floor(box.top - 0.5F));
  for (int y = std::max(firstY, canvas.top); y < std::min(firstY + kCells, canvas.bottom); ++y) {
    const auto cellY = static_cast<float>(y);
    const float rowInside = inside(cellY, box.top, box.bottom);
    const float rowSides = sides(cellY, box.top, box.bottom);
    for (int x = std::max(firstX, 0); x < std::min(firstX + kCells, canvas.width); ++x) {
      const auto cellX = static_cast<float>(x);
      const float area = inside(cellX, box.left, box.right) * rowInside;
      const float lines = std::min(1.0F, sides(cellX, box.left, box.right) * rowInside +
                                             inside(cellX, box.left, box.right) * rowSides);
      Pixel& pixel = canvas.row(y)[x];
      pixel = over(pixel, fill, static_cast<unsigned>(std::lrint(area * 255)));
      pixel = over(pixel, outline, static_cast<unsigned>(std::lrint(lines * 255)));
    }
  }
}
#endif

} // namespace

SpeckPainter speckPainter(SpeckPath path)
{
#ifdef __SSE2__
  const bool isWide = path == SpeckPath::Best && __builtin_cpu_supports("avx2");
  return isWide ? drawWide : drawNarrow;
#else
  Q_UNUSED(path)
  return drawPlain;
#endif
}

} // namespace diaban::cartography
