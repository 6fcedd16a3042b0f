// The blending loops: SSE2 four pixels at a time where there is SSE2, plain code for the rest.
#include "pixels.h"

#include <algorithm>
#include <cstring>

namespace diaban::cartography {

#ifdef __SSE2__
namespace {

__m128i load(const Pixel* pixels)
{
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(pixels));
}

void store(Pixel* pixels, __m128i low, __m128i high)
{
  _mm_storeu_si128(reinterpret_cast<__m128i*>(pixels), _mm_packus_epi16(low, high));
}

} // namespace
#endif

void blendSpan(Pixel* pixels, int count, Pixel colour, unsigned coverage)
{
  if (coverage == 255 && (colour >> 24) == 255) {
    std::fill_n(pixels, count, colour);
    return;
  }
  int i = 0;
#ifdef __SSE2__
  if (count >= 4) {
    const __m128i zero = _mm_setzero_si128();
    const ColourLanes lanes(colour);
    const __m128i cover = _mm_set1_epi16(static_cast<short>(coverage));
    for (; i + 4 <= count; i += 4) {
      const __m128i below = load(pixels + i);
      store(pixels + i, overLanes(_mm_unpacklo_epi8(below, zero), lanes.colour, lanes.alpha, cover),
            overLanes(_mm_unpackhi_epi8(below, zero), lanes.colour, lanes.alpha, cover));
    }
  }
#endif
  for (; i < count; ++i)
    pixels[i] = over(pixels[i], colour, coverage);
}

void blendCoverage(Pixel* pixels, const quint8* coverage, int count, Pixel colour)
{
  int i = 0;
#ifdef __SSE2__
  if (count >= 4) {
    const __m128i zero = _mm_setzero_si128();
    const ColourLanes lanes(colour);
    for (; i + 4 <= count; i += 4) {
      int four;
      std::memcpy(&four, coverage + i, 4);
      if (four == 0)
        continue;
      __m128i cover = _mm_cvtsi32_si128(four);
      cover = _mm_unpacklo_epi8(cover, cover);  // each twice
      cover = _mm_unpacklo_epi16(cover, cover); // each four times, bytes
      const __m128i below = load(pixels + i);
      store(pixels + i,
            overLanes(_mm_unpacklo_epi8(below, zero), lanes.colour, lanes.alpha,
                      _mm_unpacklo_epi8(cover, zero)),
            overLanes(_mm_unpackhi_epi8(below, zero), lanes.colour, lanes.alpha,
                      _mm_unpackhi_epi8(cover, zero)));
    }
  }
#endif
  for (; i < count; ++i)
    pixels[i] = over(pixels[i], colour, coverage[i]);
}

void blendPixels(Pixel* below, const Pixel* above, int count, unsigned opacity)
{
  int i = 0;
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128();
  const __m128i cover = _mm_set1_epi16(static_cast<short>(opacity));
  constexpr int kAlpha = _MM_SHUFFLE(3, 3, 3, 3);
  const auto lay = [&](__m128i under, __m128i upper) {
    const __m128i alpha = _mm_shufflehi_epi16(_mm_shufflelo_epi16(upper, kAlpha), kAlpha);
    return overLanes(under, upper, alpha, cover);
  };
  for (; i + 4 <= count; i += 4) {
    const __m128i upper = load(above + i);
    if (_mm_movemask_epi8(_mm_cmpeq_epi32(upper, zero)) == 0xFFFF)
      continue;
    const __m128i under = load(below + i);
    store(below + i, lay(_mm_unpacklo_epi8(under, zero), _mm_unpacklo_epi8(upper, zero)),
          lay(_mm_unpackhi_epi8(under, zero), _mm_unpackhi_epi8(upper, zero)));
  }
#endif
  for (; i < count; ++i)
    below[i] = over(below[i], above[i], opacity);
}

} // namespace diaban::cartography
