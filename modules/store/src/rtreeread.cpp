#include "rtreenode.h"

#include <diaban/store/pagedreader.h>
#include <diaban/store/rtree.h>

#include <QElapsedTimer>

#include <algorithm>

namespace diaban::store {
namespace {

Error brokenTree(const Database& database, const QString& table)
{
  return {
      Error::Code::CorruptFile, {database.path()}, rtreeName(table) + QLatin1String(": bad node")};
}

Result<Statement> nodeQuery(const Database& database, const QString& table)
{
  return database.prepare("SELECT data FROM " + quoted(rtreeName(table) + QLatin1String("_node")) +
                          " WHERE nodeno=?1");
}

/// Appends the cells of one node. False when there is no such node, or it is not well-formed.
Result<bool> readNode(Statement& query, qint64 number, std::vector<RTreeEntry>& cells, int* depth)
{
  DIABAN_TRY(found, query.bind(1, number).step());
  if (!found)
    return false;
  const QByteArrayView bytes = query.blob(0);
  const bool good = bytes.size() >= kNodeHeader &&
                    bytes.size() >= kNodeHeader + nodeCount(bytes.data()) * kCellSize;
  if (good) {
    if (depth)
      *depth = nodeDepth(bytes.data());
    const char* cell = bytes.data() + kNodeHeader;
    for (int i = 0; i < nodeCount(bytes.data()); ++i, cell += kCellSize)
      cells.push_back(readCell(cell));
  }
  query.reset();
  return good;
}

/// Holds a read lock for up to a page's time, then lets a waiting commit pass.
class ReadPages {
public:
  explicit ReadPages(const Database& database)
      : m_database(database)
      , m_isOuter(database.inTransaction())
  {
  }
  ~ReadPages() { end(); }
  ReadPages(const ReadPages&) = delete;
  ReadPages& operator=(const ReadPages&) = delete;

  /// False when another connection has committed since the first page.
  Result<bool> next()
  {
    if (m_isOpen && m_time.elapsed() < kPageMilliseconds)
      return true;
    end();
    if (!m_isOuter) {
      DIABAN_TRY(begin, m_database.prepare("BEGIN"));
      DIABAN_CHECK(begin.run());
    }
    m_isOpen = true;
    m_time.start();
    DIABAN_CHECK(m_database.integer("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)"));
    DIABAN_TRY(version, m_database.dataVersion());
    if (m_version < 0)
      m_version = version;
    return m_version == version;
  }

private:
  void end()
  {
    if (m_isOpen && !m_isOuter)
      if (auto commit = m_database.prepare("COMMIT"))
        (void)commit.value().run();
    m_isOpen = false;
  }

  const Database& m_database;
  bool m_isOuter;
  bool m_isOpen = false;
  QElapsedTimer m_time;
  qint64 m_version = -1;
};

/// One level down: the cells of all nodes that `parents` point to. `false`: the file has changed.
Result<bool> descend(Statement& query, ReadPages& pages, const std::vector<RTreeEntry>& parents,
                     std::vector<RTreeEntry>& children, bool* broken)
{
  for (const RTreeEntry& parent : parents) {
    DIABAN_TRY(unchanged, pages.next());
    if (!unchanged)
      return false;
    DIABAN_TRY(good, readNode(query, parent.id, children, nullptr));
    if (!good) {
      *broken = true;
      return true;
    }
  }
  return true;
}

/// A node that hangs on two branches would make a small file a huge tree.
bool hasTwins(const std::vector<RTreeEntry>& cells)
{
  std::vector<qint64> ids(cells.size());
  std::transform(cells.begin(), cells.end(), ids.begin(), [](const RTreeEntry& e) { return e.id; });
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

/// `false`: the file has changed meanwhile.
Result<bool> readAll(const Database& database, const QString& table, std::vector<RTreeEntry>& cells,
                     Progress& progress)
{
  DIABAN_TRY(query, nodeQuery(database, table));
  ReadPages pages(database);
  DIABAN_CHECK(pages.next());
  int depth = 0;
  DIABAN_TRY(good, readNode(query, kRootNode, cells, &depth));
  bool broken = !good || depth > kMaxDepth;
  for (; depth > 0 && !broken; --depth) {
    if (!progress.advance(1.0 / (1 + depth)))
      return Error{Error::Code::Cancelled, {}, {}};
    std::vector<RTreeEntry> children;
    children.reserve(cells.size() * 51);
    broken = hasTwins(cells);
    if (broken)
      break;
    DIABAN_TRY(unchanged, descend(query, pages, cells, children, &broken));
    if (!unchanged)
      return false;
    cells.swap(children);
  }
  if (broken)
    return brokenTree(database, table);
  return true;
}

} // namespace

Result<std::vector<RTreeEntry>> readRTree(const Database& database, const QString& table,
                                          Progress& progress)
{
  while (true) {
    std::vector<RTreeEntry> cells;
    DIABAN_TRY(whole, readAll(database, table, cells, progress));
    if (whole)
      return cells;
    if (!progress.advance(0))
      return Error{Error::Code::Cancelled, {}, {}};
  }
}

Result<Box> rtreeBox(const Database& database, const QString& table)
{
  DIABAN_TRY(query, nodeQuery(database, table));
  std::vector<RTreeEntry> cells;
  DIABAN_TRY(good, readNode(query, kRootNode, cells, nullptr));
  if (!good)
    return brokenTree(database, table);
  Box box;
  for (const RTreeEntry& cell : cells)
    box.add({cell.minX, cell.minY, cell.maxX, cell.maxY});
  return box;
}

} // namespace diaban::store
