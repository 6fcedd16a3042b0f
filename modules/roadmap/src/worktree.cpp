#include "worktree.h"

#include <algorithm>

namespace diaban::roadmap {
namespace {

constexpr std::size_t kWorksInLeaf = 8;

} // namespace

WorkTree::WorkTree(const Works& works, bool atAnyTime)
{
  m_leaves.reserve(works.size());
  for (std::size_t i = 0; i < works.size(); ++i)
    if (!works.box(i).isEmpty() && (atAnyTime || works.firstDay(i) <= works.lastDay(i)))
      m_leaves.push_back({works.box(i), atAnyTime ? 0 : works.firstDay(i),
                          atAnyTime ? 0 : works.lastDay(i), static_cast<quint32>(i)});
  m_nodes.reserve(m_leaves.size() / 2);
  if (!m_leaves.empty())
    build(0, m_leaves.size());
}

void WorkTree::build(std::size_t first, std::size_t end)
{
  const std::size_t self = m_nodes.size();
  Node node{{}, static_cast<quint32>(first), static_cast<quint32>(end), 0};
  geo::Extent middles;
  for (std::size_t i = first; i < end; ++i) {
    const geo::Extent& box = m_leaves[i].box;
    node.box.add(box);
    middles.add(box.minX + box.maxX, box.minY + box.maxY);
  }
  m_nodes.push_back(node);
  if (end - first > kWorksInLeaf) {
    const auto begin = m_leaves.begin();
    const auto from = static_cast<std::ptrdiff_t>(first), to = static_cast<std::ptrdiff_t>(end);
    const std::ptrdiff_t half = from + (to - from) / 2;
    const bool isWide = middles.width() > middles.height();
    std::nth_element(begin + from, begin + half, begin + to, [&](const Leaf& a, const Leaf& b) {
      return isWide ? a.box.minX + a.box.maxX < b.box.minX + b.box.maxX
                    : a.box.minY + a.box.maxY < b.box.minY + b.box.maxY;
    });
    build(first, static_cast<std::size_t>(half));
    build(static_cast<std::size_t>(half), end);
  }
  m_nodes[self].behind = static_cast<quint32>(m_nodes.size());
}

} // namespace diaban::roadmap
