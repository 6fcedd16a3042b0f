#include <diaban/store/featureupkeep.h>

namespace diaban::store {
namespace {

/// Whether the extent may shrink when `box` goes away; as floats, since an extent that shrank
/// before was rounded outwards.
bool liesAtEdge(const Box& extent, const Box& box)
{
  const RTreeEntry outer = toEntry(0, extent), inner = toEntry(0, box);
  return inner.minX <= outer.minX || inner.minY <= outer.minY || inner.maxX >= outer.maxX ||
         inner.maxY >= outer.maxY;
}

} // namespace

Result<FeatureUpkeep> FeatureUpkeep::open(Database& database, const QString& table)
{
  DIABAN_TRY(found, contents(database, table));
  DIABAN_TRY(hasShapes, hasGeometry(database, table));
  if (!hasShapes)
    return FeatureUpkeep(database, table, std::nullopt, found);
  DIABAN_TRY(tree, RTreeWriter::open(database, table));
  return FeatureUpkeep(database, table, std::move(tree), found);
}

Outcome FeatureUpkeep::inserted(qint64 fid, const Box& box)
{
  ++m_contents.rows;
  if (box.isEmpty())
    return Done{};
  m_contents.extent.add(box);
  return m_tree ? m_tree->set(fid, box) : Outcome(Done{});
}

Outcome FeatureUpkeep::geometryChanged(qint64 fid, const Box& before, const Box& after)
{
  m_mayShrink = m_mayShrink || (!before.isEmpty() && liesAtEdge(m_contents.extent, before));
  if (!after.isEmpty())
    m_contents.extent.add(after);
  return m_tree ? m_tree->set(fid, after) : Outcome(Done{});
}

Outcome FeatureUpkeep::deleted(qint64 fid, const Box& box)
{
  --m_contents.rows;
  if (box.isEmpty())
    return Done{};
  m_mayShrink = m_mayShrink || liesAtEdge(m_contents.extent, box);
  return m_tree ? m_tree->remove(fid) : Outcome(Done{});
}

Outcome FeatureUpkeep::finish(const QDateTime& now)
{
  if (m_mayShrink) {
    DIABAN_TRY(box, rtreeBox(*m_database, m_table));
    m_contents.extent = box;
  }
  return setContents(*m_database, m_table, m_contents, now);
}

} // namespace diaban::store
