// Premultiplied 32-bit pixels, and the few ways in which colour goes onto them.
#pragma once

#include <diaban/workspace/style.h>

#include <QtGlobal>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace diaban::cartography {

using Pixel = quint32; ///< 0xAARRGGBB, alpha multiplied in, as QImage::Format_ARGB32_Premultiplied

/// value / 255, rounded, for value <= 255 × 255.
constexpr unsigned div255(unsigned value)
{
  const unsigned t = value + 128;
  return (t + (t >> 8)) >> 8;
}

constexpr Pixel premultiplied(const workspace::Colour& c)
{
  return static_cast<Pixel>(c.alpha) << 24 | div255(unsigned(c.red) * c.alpha) << 16 |
         div255(unsigned(c.green) * c.alpha) << 8 | div255(unsigned(c.blue) * c.alpha);
}

/// `colour` with all four channels scaled by coverage / 255.
constexpr Pixel scaled(Pixel colour, unsigned coverage)
{
  Pixel out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8)
    out |= div255(((colour >> shift) & 0xFF) * coverage) << shift;
  return out;
}

/// `colour` laid over `below` where it covers coverage / 255 of the pixel.
constexpr Pixel over(Pixel below, Pixel colour, unsigned coverage)
{
  const unsigned rest = 255 - div255((colour >> 24) * coverage);
  Pixel out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8)
    out |= div255(((colour >> shift) & 0xFF) * coverage + ((below >> shift) & 0xFF) * rest)
           << shift;
  return out;
}

/// A horizontal strip of a picture: rows top … bottom - 1 of it, all columns.
struct Canvas {
  Pixel* pixels = nullptr; ///< of row `top`
  qsizetype stride = 0;    ///< in pixels
  int width = 0;
  int top = 0, bottom = 0;

  Pixel* row(int y) const { return pixels + (y - top) * stride; }
};

/// `colour` over `count` pixels, each covered coverage / 255.
void blendSpan(Pixel* pixels, int count, Pixel colour, unsigned coverage);

/// `colour` over `count` pixels, each covered by its own amount.
void blendCoverage(Pixel* pixels, const quint8* coverage, int count, Pixel colour);

/// Pixels over pixels, the upper ones scaled by opacity / 255.
void blendPixels(Pixel* below, const Pixel* above, int count, unsigned opacity);

#ifdef __SSE2__
/// Both halves of a register of 16-bit lanes divided by 255, as div255().
inline __m128i div255(__m128i lanes)
{
  const __m128i t = _mm_add_epi16(lanes, _mm_set1_epi16(128));
  return _mm_srli_epi16(_mm_add_epi16(t, _mm_srli_epi16(t, 8)), 8);
}

/// Two pixels (16-bit lanes): colour × coverage + below × (255 - alpha × coverage), over 255.
inline __m128i overLanes(__m128i below, __m128i colour, __m128i alpha, __m128i coverage)
{
  const __m128i rest = _mm_sub_epi16(_mm_set1_epi16(255), div255(_mm_mullo_epi16(alpha, coverage)));
  return div255(_mm_add_epi16(_mm_mullo_epi16(colour, coverage), _mm_mullo_epi16(below, rest)));
}

/// A colour in the form that overLanes() takes.
struct ColourLanes {
  explicit ColourLanes(Pixel pixel)
      : colour(_mm_unpacklo_epi8(_mm_set1_epi32(static_cast<int>(pixel)), _mm_setzero_si128()))
      , alpha(_mm_set1_epi16(static_cast<short>(pixel >> 24)))
  {
  }
  __m128i colour;
  __m128i alpha;
};
#endif

/// Two neighbours in a row, each with its own coverage: the inner step of steep thin lines.
inline void blendPair(Pixel* pixels, Pixel colour, unsigned first, unsigned second)
{
#ifdef __SSE2__
  const ColourLanes lanes(colour);
  const __m128i below = _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(pixels)),
                                          _mm_setzero_si128());
  const __m128i coverage = _mm_unpacklo_epi64(_mm_set1_epi16(static_cast<short>(first)),
                                              _mm_set1_epi16(static_cast<short>(second)));
  const __m128i out = overLanes(below, lanes.colour, lanes.alpha, coverage);
  _mm_storel_epi64(reinterpret_cast<__m128i*>(pixels), _mm_packus_epi16(out, out));
#else
  pixels[0] = over(pixels[0], colour, first);
  pixels[1] = over(pixels[1], colour, second);
#endif
}

} // namespace diaban::cartography
