// Edges into cells, cells into coverage.
#include "coverage.h"

#include "pixels.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace diaban::cartography {

void CoverageMask::begin(const PixelBox& box)
{
  m_box = box;
  // One cell more than pixels, as the last pixel's edge spills into its right neighbour.
  const int groups = (box.right - box.left + 1 + kGroup - 1) / kGroup;
  m_stride = groups * kGroup;
  m_words = (groups + 63) / 64;
  const auto rows = static_cast<std::size_t>(box.bottom - box.top);
  if (m_cells.size() < rows * static_cast<std::size_t>(m_stride))
    m_cells.resize(rows * static_cast<std::size_t>(m_stride));
  if (m_touched.size() < rows * static_cast<std::size_t>(m_words))
    m_touched.resize(rows * static_cast<std::size_t>(m_words));
  if (m_bytes.size() < static_cast<std::size_t>(m_stride))
    m_bytes.resize(static_cast<std::size_t>(m_stride));
}

void CoverageMask::addRing(std::span<const FixedPoint> ring, bool reversed)
{
  if (ring.size() < 3)
    return;
  FixedPoint last = ring.back();
  for (const FixedPoint& point : ring) {
    if (reversed)
      addLine(point, last);
    else
      addLine(last, point);
    last = point;
  }
}

void CoverageMask::addLine(FixedPoint from, FixedPoint to)
{
  int sign = 1;
  if (from.y > to.y) {
    std::swap(from, to);
    sign = -1;
  }
  const int originX = m_box.left * kFixedOne;
  const int originY = m_box.top * kFixedOne;
  from = {from.x - originX, from.y - originY};
  to = {to.x - originX, to.y - originY};
  const int first = std::max(from.y, 0);
  const int last = std::min(to.y, (m_box.bottom - m_box.top) * kFixedOne);
  if (first >= last)
    return;
  if ((first ^ (last - 1)) < kFixedOne && first == from.y && last == to.y) { // within one row
    addRow(first >> 8, from.x, to.x, (last - first) * sign);
    return;
  }
  const double slope = static_cast<double>(to.x - from.x) / (to.y - from.y);
  const auto xAt = [&](int y) {
    return y == to.y ? to.x : from.x + roundToInt((y - from.y) * slope);
  };
  int x = first == from.y ? from.x : xAt(first);
  for (int y = first; y < last;) {
    const int next = std::min((y | (kFixedOne - 1)) + 1, last);
    const int nextX = xAt(next);
    addRow(y >> 8, x, nextX, (next - y) * sign);
    y = next;
    x = nextX;
  }
}

/// An edge within one row of pixels; `dy` is its height, positive downwards.
void CoverageMask::addRow(int row, int fromX, int toX, int dy)
{
  const int width = (m_box.right - m_box.left) * kFixedOne;
  if (fromX >= width && toX >= width)
    return;
  qint32* cells =
      m_cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_stride);
  quint64* touched =
      m_touched.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_words);
  if (fromX <= 0 && toX <= 0) {
    cells[0] += dy * 2 * kFixedOne;
    touch(touched, 0);
    return;
  }
  const int cell = fromX >> 8;
  if (cell == toX >> 8) {
    const int right = dy * ((fromX & 255) + (toX & 255));
    cells[cell] += dy * 2 * kFixedOne - right;
    cells[cell + 1] += right;
    touch(touched, cell);
    touch(touched, cell + 1);
    return;
  }
  if (fromX > toX)
    std::swap(fromX, toX);
  addAcross(cells, touched, fromX, toX, dy);
}

/// An edge from left to right over several cells; the height is shared out along its way.
void CoverageMask::addAcross(qint32* cells, quint64* touched, int fromX, int toX, int dy)
{
  const double perX = static_cast<double>(dy) / (toX - fromX);
  const auto heightAt = [&](int x) { return roundToInt((x - fromX) * perX); };
  const int width = (m_box.right - m_box.left) * kFixedOne;
  int x = fromX;
  int done = 0;
  if (x < 0) {
    done = heightAt(0);
    cells[0] += done * 2 * kFixedOne;
    touch(touched, 0);
    x = 0;
  }
  const int end = std::min(toX, width);
  while (x < end) {
    const int cell = x >> 8;
    const int next = std::min((cell + 1) * kFixedOne, end);
    const int height = next == toX ? dy : heightAt(next);
    const int right = (height - done) * (x - cell * kFixedOne + next - cell * kFixedOne);
    cells[cell] += (height - done) * 2 * kFixedOne - right;
    cells[cell + 1] += right;
    touch(touched, cell);
    touch(touched, cell + 1);
    done = height;
    x = next;
  }
}

/// Writes the coverage of `count` cells (whole groups) and zeroes them; \returns the sum after
/// them.
qint32 CoverageMask::emptyCells(qint32* cells, int count, qint32 sum, quint8* out)
{
  int i = 0;
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128();
  const __m128i whole = _mm_set1_epi32(1 << kShift);
  __m128i carry = _mm_set1_epi32(sum);
  for (; i + kGroup <= count; i += kGroup) {
    auto* at = reinterpret_cast<__m128i*>(cells + i);
    __m128i v = _mm_loadu_si128(at);
    _mm_storeu_si128(at, zero);
    v = _mm_add_epi32(v, _mm_slli_si128(v, 4));
    v = _mm_add_epi32(v, _mm_slli_si128(v, 8));
    v = _mm_add_epi32(v, carry);
    carry = _mm_shuffle_epi32(v, _MM_SHUFFLE(3, 3, 3, 3));
    const __m128i sign = _mm_srai_epi32(v, 31);
    v = _mm_sub_epi32(_mm_xor_si128(v, sign), sign);
    const __m128i tooMuch = _mm_cmpgt_epi32(v, whole);
    v = _mm_or_si128(_mm_and_si128(tooMuch, whole), _mm_andnot_si128(tooMuch, v));
    v = _mm_sub_epi32(v, _mm_srli_epi32(v, 8));
    v = _mm_srli_epi32(_mm_add_epi32(v, _mm_set1_epi32(256)), kShift - 8);
    v = _mm_packs_epi32(v, v);
    v = _mm_packus_epi16(v, v);
    const int four = _mm_cvtsi128_si32(v);
    std::memcpy(out + i, &four, 4);
  }
  sum = _mm_cvtsi128_si32(carry);
#endif
  for (; i < count; ++i) {
    sum += cells[i];
    cells[i] = 0;
    out[i] = static_cast<quint8>(toByte(sum));
  }
  return sum;
}

/// The first group at or after `group` that was touched (or was not); past the row's end if none.
int CoverageMask::groupFrom(const quint64* touched, int group, bool set) const
{
  const quint64 flip = set ? 0 : ~quint64(0);
  for (int word = group >> 6; word < m_words; ++word) {
    quint64 bits = touched[word] ^ flip;
    if (word == group >> 6)
      bits &= ~quint64(0) << (group & 63);
    if (bits != 0)
      return std::min(word * 64 + std::countr_zero(bits), m_stride / kGroup);
  }
  return m_stride / kGroup;
}

} // namespace diaban::cartography
