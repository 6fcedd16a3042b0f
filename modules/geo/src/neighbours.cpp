#include "neighbours.h"

#include <algorithm>

namespace diaban::geo {
namespace {

/// How much wider than the usual row of its block one may be before it looks for itself.
constexpr double kWide = 8;

} // namespace

Extent grown(const Extent& box, double by)
{
  return {box.minX - by, box.minY - by, box.maxX + by, box.maxY + by};
}

bool hasKind(const Block& block, std::size_t row, GeometryKind kind)
{
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part)
    if (block.partKinds[part] == kind)
      return true;
  return false;
}

void Neighbours::in(const Extent& area, std::vector<quint32>& places) const
{
  places.clear();
  m_rows.table().blocksIn(area, [&](quint32 index) {
    const Block& block = *m_rows.table().blocks()[index];
    for (std::size_t row = 0; row < block.rows(); ++row) {
      const quint32 place = m_rows.place(index, row);
      if (!block.boxes[row].isEmpty() && m_rows.box(place).intersects(area) &&
          hasKind(block, row, m_kind))
        places.push_back(place);
    }
  });
}

void Neighbours::gather(std::size_t index)
{
  const Block& block = *m_rows.table().blocks()[index];
  std::vector<Extent> boxes;
  std::vector<double> widths;
  for (std::size_t row = 0; row < block.rows(); ++row) {
    boxes.push_back(m_rows.box(m_rows.place(index, row)));
    widths.push_back(boxes.back().isEmpty() ? 0 : boxes.back().width() + boxes.back().height());
  }
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2),
                   widths.end());
  const double usual = widths[widths.size() / 2];
  m_gathered = {};
  for (const Extent& box : boxes)
    if (!box.isEmpty() && box.width() + box.height() <= kWide * usual)
      m_gathered.add(box);
  m_gathered = grown(m_gathered, m_reach);
  std::vector<quint32> places;
  m_candidates.clear();
  m_widest = 0;
  if (m_gathered.isEmpty())
    return;
  in(m_gathered, places);
  for (const quint32 place : places) {
    m_candidates.push_back({m_rows.box(place), place});
    if (m_candidates.back().box.width() <= kWide * usual)
      m_widest = std::max(m_widest, m_candidates.back().box.width());
  }
  // Wide ones first, the others by their least x.
  std::sort(m_candidates.begin(), m_candidates.end(), [&](const auto& a, const auto& b) {
    const bool aWide = a.box.width() > m_widest, bWide = b.box.width() > m_widest;
    return aWide != bWide ? aWide : a.box.minX < b.box.minX;
  });
}

void Neighbours::of(quint32 place, std::vector<quint32>& others)
{
  const Extent box = grown(m_rows.box(place), m_reach);
  if (!m_gathered.contains(box)) {
    in(box, others);
    std::erase(others, place);
    return;
  }
  others.clear();
  const auto take = [&](const Candidate& candidate) {
    if (candidate.place != place && candidate.box.intersects(box))
      others.push_back(candidate.place);
  };
  auto at = m_candidates.begin();
  for (; at != m_candidates.end() && at->box.width() > m_widest; ++at)
    take(*at);
  at = std::lower_bound(at, m_candidates.end(), box.minX - m_widest,
                        [](const Candidate& it, double x) { return it.box.minX < x; });
  for (; at != m_candidates.end() && at->box.minX <= box.maxX; ++at)
    take(*at);
  std::sort(others.begin(), others.end());
}

} // namespace diaban::geo
