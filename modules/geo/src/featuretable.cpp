#include <diaban/geo/featuretable.h>

#include <algorithm>
#include <cassert>

namespace diaban::geo {
namespace {

constexpr std::size_t kNodeSize = 16;

template <typename T>
std::size_t bytesOf(const std::vector<T>& values)
{
  return values.capacity() * sizeof(T);
}

std::size_t bytesOf(const Block& block)
{
  std::size_t bytes = sizeof(Block) + bytesOf(block.xy) + bytesOf(block.ringEnds) +
                      bytesOf(block.partEnds) + bytesOf(block.partKinds) + bytesOf(block.rowEnds) +
                      bytesOf(block.boxes) + bytesOf(block.fids) + bytesOf(block.columns);
  for (const TableColumn& column : block.columns)
    bytes += bytesOf(column.codes) + bytesOf(column.numbers) + bytesOf(column.ends) +
             static_cast<std::size_t>(column.bytes.capacity());
  return bytes;
}

} // namespace

Extent Block::rowExtent(std::size_t row) const
{
  Extent box;
  const quint32 parts = firstPart(row), partsEnd = rowEnds[row];
  if (parts == partsEnd)
    return box;
  const std::size_t from = firstVertex(firstRing(parts));
  const std::size_t to = firstVertex(partEnds[partsEnd - 1]); // 0 where no part has a ring
  for (std::size_t vertex = from; vertex < to; ++vertex)
    box.add(xy[2 * vertex], xy[2 * vertex + 1]);
  return box;
}

FeatureTable::FeatureTable(std::vector<BlockPtr> blocks, QStringList columnNames,
                           std::vector<Dictionary> dictionaries, quint64 revision)
    : m_blocks(std::move(blocks))
    , m_columnNames(std::move(columnNames))
    , m_dictionaries(std::move(dictionaries))
    , m_revision(revision)
{
  assert(m_dictionaries.size() == static_cast<std::size_t>(m_columnNames.size()));
  for (const BlockPtr& block : m_blocks) {
    m_extent.add(block->extent);
    m_rows += block->rows();
    m_vertices += block->xy.size() / 2;
  }
  buildTree();
}

std::size_t FeatureTable::memoryBytes() const
{
  std::size_t bytes = sizeof(FeatureTable) + bytesOf(m_blocks) + bytesOf(m_tree);
  for (const BlockPtr& block : m_blocks)
    bytes += bytesOf(*block);
  for (const auto& level : m_tree)
    bytes += bytesOf(level);
  for (const Dictionary& dictionary : m_dictionaries)
    if (dictionary)
      for (const QString& text : *dictionary)
        bytes += sizeof(QString) + static_cast<std::size_t>(text.capacity()) * sizeof(QChar);
  return bytes;
}

void FeatureTable::buildTree()
{
  std::vector<Extent> below;
  below.reserve(m_blocks.size());
  for (const BlockPtr& block : m_blocks)
    below.push_back(block->extent);
  while (below.size() > 1) {
    std::vector<Extent> level((below.size() + kNodeSize - 1) / kNodeSize);
    for (std::size_t i = 0; i < below.size(); ++i)
      level[i / kNodeSize].add(below[i]);
    m_tree.push_back(level);
    below = std::move(level);
  }
}

std::vector<quint32> FeatureTable::hits(const Extent& area) const
{
  std::vector<quint32> found;
  // Nodes to look at, the first on top, so that blocks come out in their order.
  struct Node {
    std::size_t level; ///< 0 = blocks, n = m_tree[n - 1]
    std::size_t index;
  };
  std::vector<Node> stack;
  if (!m_blocks.empty())
    stack.push_back({m_tree.size(), 0});
  while (!stack.empty()) {
    const Node node = stack.back();
    stack.pop_back();
    const Extent& box =
        node.level == 0 ? m_blocks[node.index]->extent : m_tree[node.level - 1][node.index];
    if (!box.intersects(area))
      continue;
    if (node.level == 0) {
      found.push_back(static_cast<quint32>(node.index));
      continue;
    }
    const std::size_t size = node.level == 1 ? m_blocks.size() : m_tree[node.level - 2].size();
    const std::size_t first = node.index * kNodeSize;
    for (std::size_t child = std::min(first + kNodeSize, size); child > first; --child)
      stack.push_back({node.level - 1, child - 1});
  }
  return found;
}

} // namespace diaban::geo
