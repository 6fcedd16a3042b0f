#include "sightkernel.h"

#include <algorithm>
#include <array>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace diaban::coverage {
namespace {

/// What is the same for all cells of a row. Both ways reckon in the same order, so that they agree
/// to the last bit.
struct RowTerms {
  RowTerms(const SightRow& row, const SightLevels& levels)
      : distance(static_cast<float>(row.distance))
      , slope(1 / distance)
      , base((levels.target - levels.eye) * slope - levels.alongDrop * distance)
      , across(levels.acrossDrop * slope)
  {
  }
  float distance, slope, base, across;
};

void look(const SightRow& row, int from, int to, const SightRays& rays, const SightLevels& levels,
          quint8* seen)
{
  const RowTerms terms(row, levels);
  for (int cell = from; cell <= to; ++cell) {
    const float height = row.heights[cell];
    const auto aside = static_cast<float>(cell);
    const float slope = (height * terms.slope + terms.base) - terms.across * (aside * aside);
    seen[cell] = slope >= horizonAt(row, cell, rays) && height > HeightGrid::kNone ? 1 : 0;
  }
}

void advance(const SightRow& row, int most, const SightRays& rays, const SightLevels& levels)
{
  const RowTerms terms(row, levels);
  const float step = terms.distance / static_cast<float>(rays.half);
  const float base = -levels.eye * terms.slope;
  const float* heights = row.heights - row.distance; // so that cells count from 0
  const auto first = static_cast<float>(row.distance + row.left);
  const auto last = static_cast<float>(row.distance + row.right);
  for (int ray = rays.half - most; ray <= rays.half + most; ++ray) {
    const float aside = static_cast<float>(ray - rays.half) * step + terms.distance;
    const float at = std::min(std::max(aside, first), last);
    const int cell = static_cast<int>(at);
    const float part = at - static_cast<float>(cell);
    const float height = heights[cell] + part * (heights[cell + 1] - heights[cell]);
    const float slope = (height * terms.slope + base) - terms.distance * rays.drop[ray];
    rays.horizon[ray] = std::max(slope, rays.horizon[ray]);
  }
}

void turn(const float* from, std::ptrdiff_t fromStride, float* to, std::ptrdiff_t toStride)
{
  for (int j = 0; j < 8; ++j)
    for (int i = 0; i < 8; ++i)
      to[j * toStride + i] = from[i * fromStride + j];
}

#ifdef __x86_64__
#pragma GCC push_options
#pragma GCC target("avx2")

/// Eight bytes, 1 where the bit of the index is set.
constexpr auto kBytesOfBits = [] {
  std::array<quint64, 256> table{};
  for (std::size_t bits = 0; bits < table.size(); ++bits)
    for (unsigned bit = 0; bit < 8; ++bit)
      if ((bits >> bit & 1U) != 0)
        table[bits] |= quint64{1} << (8 * bit);
  return table;
}();

[[gnu::always_inline]] inline __m256 eightFrom(int first)
{
  return _mm256_add_ps(_mm256_set1_ps(static_cast<float>(first)),
                       _mm256_setr_ps(0, 1, 2, 3, 4, 5, 6, 7));
}

constexpr int kAnyNumber = 0;

/// table[index] for eight indexes below 8 × Registers: quicker than a gather, which costs a load a
/// lane and is for kAnyNumber.
template <int Registers>
[[gnu::always_inline]] inline __m256 lookUp(const float* table, __m256i index)
{
  if constexpr (Registers == 1) {
    return _mm256_permutevar8x32_ps(_mm256_loadu_ps(table), index);
  } else if constexpr (Registers == kAnyNumber) {
    return _mm256_i32gather_ps(table, index, 4);
  } else {
    constexpr int kHalf = Registers / 2;
    const __m256 low = lookUp<kHalf>(table, index);
    const __m256 high = lookUp<kHalf>(table + 8 * kHalf, index);
    const __m256i isHigh = _mm256_slli_epi32(index, Registers == 2 ? 28 : 27);
    return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(isHigh));
  }
}

/// Where eight positions that grow lie in a table: whole part from the first one on, and the rest.
struct Places {
  explicit Places(__m256 at)
  {
    const __m256i whole = _mm256_cvttps_epi32(at);
    part = _mm256_sub_ps(at, _mm256_cvtepi32_ps(whole));
    first = _mm256_cvtsi256_si32(whole);
    index = _mm256_sub_epi32(whole, _mm256_set1_epi32(first));
  }
  template <int Registers>
  [[gnu::always_inline]] __m256 between(const float* table) const
  {
    const __m256 low = lookUp<Registers>(table + first, index);
    const __m256 high = lookUp<Registers>(table + first + 1, index);
    return _mm256_add_ps(low, _mm256_mul_ps(part, _mm256_sub_ps(high, low)));
  }
  __m256 part;
  __m256i index;
  int first;
};

template <int Registers>
void lookWide(const SightRow& row, int from, int to, const SightRays& rays,
              const SightLevels& levels, quint8* seen)
{
  const RowTerms terms(row, levels);
  const __m256 scale =
      _mm256_set1_ps(static_cast<float>(rays.half) / static_cast<float>(row.distance));
  const __m256 half = _mm256_set1_ps(static_cast<float>(rays.half));
  const __m256 most = _mm256_set1_ps(static_cast<float>(2 * rays.half)); // also of cells after `to`
  const __m256 slopeOf = _mm256_set1_ps(terms.slope), base = _mm256_set1_ps(terms.base);
  const __m256 across = _mm256_set1_ps(terms.across), none = _mm256_set1_ps(HeightGrid::kNone);
  __m256 aside = eightFrom(from);
  for (int cell = from; cell <= to; cell += 8, aside = _mm256_add_ps(aside, _mm256_set1_ps(8))) {
    const Places places(_mm256_min_ps(_mm256_add_ps(_mm256_mul_ps(aside, scale), half), most));
    const __m256 horizon = places.between<Registers>(rays.horizon);
    const __m256 height = _mm256_loadu_ps(row.heights + cell);
    const __m256 slope = _mm256_sub_ps(_mm256_add_ps(_mm256_mul_ps(height, slopeOf), base),
                                       _mm256_mul_ps(across, _mm256_mul_ps(aside, aside)));
    const __m256 isSeen = _mm256_and_ps(_mm256_cmp_ps(slope, horizon, _CMP_GE_OQ),
                                        _mm256_cmp_ps(height, none, _CMP_GT_OQ));
    auto bits = static_cast<unsigned>(_mm256_movemask_ps(isSeen));
    if (to - cell < 7)
      bits &= (1U << (to - cell + 1)) - 1;
    __builtin_memcpy(seen + cell, &kBytesOfBits[bits], 8);
  }
}

void lookBest(const SightRow& row, int from, int to, const SightRays& rays,
              const SightLevels& levels, quint8* seen)
{
  // Eight cells lie 7 × half / distance rays apart.
  if (row.distance >= rays.half)
    lookWide<1>(row, from, to, rays, levels, seen);
  else if (2 * row.distance >= rays.half)
    lookWide<2>(row, from, to, rays, levels, seen);
  else if (4 * row.distance >= rays.half)
    lookWide<4>(row, from, to, rays, levels, seen);
  else
    lookWide<kAnyNumber>(row, from, to, rays, levels, seen);
}

void advanceWide(const SightRow& row, int most, const SightRays& rays, const SightLevels& levels)
{
  const RowTerms terms(row, levels);
  const __m256 step = _mm256_set1_ps(terms.distance / static_cast<float>(rays.half));
  const __m256 slopeOf = _mm256_set1_ps(terms.slope);
  const __m256 base = _mm256_set1_ps(-levels.eye * terms.slope);
  const __m256 distance = _mm256_set1_ps(terms.distance);
  const __m256 first = _mm256_set1_ps(static_cast<float>(row.distance + row.left));
  const __m256 last = _mm256_set1_ps(static_cast<float>(row.distance + row.right));
  const float* heights = row.heights - row.distance;
  __m256 number = eightFrom(-most);
  for (int ray = rays.half - most; ray <= rays.half + most; ray += 8) {
    const __m256 aside = _mm256_add_ps(_mm256_mul_ps(number, step), distance);
    number = _mm256_add_ps(number, _mm256_set1_ps(8));
    const Places places(_mm256_min_ps(_mm256_max_ps(aside, first), last));
    const __m256 height = places.between<1>(heights);
    const __m256 drop = _mm256_mul_ps(distance, _mm256_loadu_ps(rays.drop + ray));
    const __m256 slope = _mm256_sub_ps(_mm256_add_ps(_mm256_mul_ps(height, slopeOf), base), drop);
    float* horizon = rays.horizon + ray;
    _mm256_storeu_ps(horizon, _mm256_max_ps(slope, _mm256_loadu_ps(horizon)));
  }
}

void turnWide(const float* from, std::ptrdiff_t fromStride, float* to, std::ptrdiff_t toStride)
{
  __m256 rows[8], pairs[8], fours[8];
  for (int i = 0; i < 8; ++i)
    rows[i] = _mm256_loadu_ps(from + i * fromStride);
  for (int i = 0; i < 8; i += 2) {
    pairs[i] = _mm256_unpacklo_ps(rows[i], rows[i + 1]);
    pairs[i + 1] = _mm256_unpackhi_ps(rows[i], rows[i + 1]);
  }
  for (int i = 0; i < 8; i += 4)
    for (int j = 0; j < 2; ++j) {
      fours[i + 2 * j] = _mm256_shuffle_ps(pairs[i + j], pairs[i + j + 2], 0x44);
      fours[i + 2 * j + 1] = _mm256_shuffle_ps(pairs[i + j], pairs[i + j + 2], 0xEE);
    }
  for (int j = 0; j < 4; ++j) {
    _mm256_storeu_ps(to + j * toStride, _mm256_permute2f128_ps(fours[j], fours[j + 4], 0x20));
    _mm256_storeu_ps(to + (j + 4) * toStride, _mm256_permute2f128_ps(fours[j], fours[j + 4], 0x31));
  }
}

#pragma GCC pop_options
#endif

} // namespace

SightKernel sightKernel(SightPath path)
{
#ifdef __x86_64__
  if (path == SightPath::Best && __builtin_cpu_supports("avx2"))
    return {lookBest, advanceWide, turnWide};
#else
  Q_UNUSED(path)
#endif
  return {look, advance, turn};
}

} // namespace diaban::coverage
