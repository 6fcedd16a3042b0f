// Bits of taken cells.
#include "labelspace.h"

#include <algorithm>

namespace diaban::cartography {

LabelSpace::LabelSpace(int width, int height)
    : m_width(width)
    , m_height(height)
    , m_words((width / kCell + 64) / 64)
    , m_taken(static_cast<std::size_t>(m_words) * static_cast<std::size_t>(height / kCell + 1))
{
}

/// The bits of `word` that the box's columns touch.
quint64 LabelSpace::mask(const PixelBox& box, int word) const
{
  const int first = std::clamp(box.left / kCell - word * 64, 0, 64);
  const int end = std::clamp((box.right - 1) / kCell + 1 - word * 64, 0, 64);
  if (first >= end)
    return 0;
  const quint64 below = end == 64 ? ~quint64(0) : (quint64(1) << end) - 1;
  return below & (~quint64(0) << first);
}

bool LabelSpace::isFree(const PixelBox& box) const
{
  if (box.isEmpty() || box.left < 0 || box.top < 0 || box.right > m_width || box.bottom > m_height)
    return false;
  for (int word = box.left / kCell / 64; word <= (box.right - 1) / kCell / 64; ++word) {
    const quint64 bits = mask(box, word);
    for (int y = box.top / kCell; y <= (box.bottom - 1) / kCell; ++y) {
      if (m_taken[static_cast<std::size_t>(y * m_words + word)] & bits)
        return false;
    }
  }
  return true;
}

void LabelSpace::take(const PixelBox& box)
{
  for (int word = box.left / kCell / 64; word <= (box.right - 1) / kCell / 64; ++word) {
    const quint64 bits = mask(box, word);
    for (int y = box.top / kCell; y <= (box.bottom - 1) / kCell; ++y)
      m_taken[static_cast<std::size_t>(y * m_words + word)] |= bits;
  }
}

} // namespace diaban::cartography
