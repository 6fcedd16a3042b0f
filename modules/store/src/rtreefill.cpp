#include "gpkgschema.h"
#include "rtreenode.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace diaban::store {
namespace {

/// How far along a Hilbert curve of 2^16 × 2^16 cells a cell lies. Warren, Hacker's Delight,
/// 2nd edition, figure 16-8.
quint32 hilbert(quint32 x, quint32 y)
{
  quint32 distance = 0;
  for (quint32 side = 1U << 15; side > 0; side >>= 1) {
    const quint32 right = (x & side) ? 1 : 0;
    const quint32 upper = (y & side) ? 1 : 0;
    distance += side * side * ((3 * right) ^ upper);
    if (upper == 0) {
      if (right == 1) {
        x = 0xFFFF - x;
        y = 0xFFFF - y;
      }
      std::swap(x, y);
    }
  }
  return distance;
}

RTreeEntry around(std::span<const RTreeEntry> entries, qint64 id)
{
  RTreeEntry all = entries.front();
  all.id = id;
  for (const RTreeEntry& e : entries) {
    all.minX = std::min(all.minX, e.minX);
    all.maxX = std::max(all.maxX, e.maxX);
    all.minY = std::min(all.minY, e.minY);
    all.maxY = std::max(all.maxY, e.maxY);
  }
  return all;
}

void sortAlongHilbert(std::vector<RTreeEntry>& entries)
{
  const RTreeEntry all = around(entries, 0);
  const auto scale = [](float from, float to) {
    return to > from ? 65535.0 / (double(to) - from) : 0;
  };
  const double scaleX = scale(all.minX, all.maxX), scaleY = scale(all.minY, all.maxY);
  const auto cell = [](double middle, double origin, double factor) {
    return static_cast<quint32>(std::fmax(0.0, std::fmin((middle - origin) * factor, 65535.0)));
  };
  std::vector<std::pair<quint32, quint32>> order(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const RTreeEntry& e = entries[i];
    const double x = (double(e.minX) + e.maxX) / 2, y = (double(e.minY) + e.maxY) / 2;
    order[i] = {hilbert(cell(x, all.minX, scaleX), cell(y, all.minY, scaleY)),
                static_cast<quint32>(i)};
  }
  std::sort(order.begin(), order.end());
  std::vector<RTreeEntry> sorted(entries.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    sorted[i] = entries[order[i].second];
  entries.swap(sorted);
}

/// SQLite keeps strangers' hands off the tables behind an R-tree (DEFENSIVE). This one step of ours
/// writes them, with numbers that we made.
class ShadowAccess {
public:
  explicit ShadowAccess(const Database& database)
      : m_handle(database.handle())
  {
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  }
  ~ShadowAccess() { sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr); }
  ShadowAccess(const ShadowAccess&) = delete;
  ShadowAccess& operator=(const ShadowAccess&) = delete;

private:
  sqlite3* m_handle;
};

/// Writes a tree level by level. Leaves get numbers first, in their order, so reading them is one
/// walk through the file.
class TreeBuilder {
public:
  static Result<TreeBuilder> open(Database& database, const QString& table)
  {
    const QString tree = rtreeName(table);
    const auto shadow = [&](const char* part) { return quoted(tree + QLatin1String(part)); };
    DIABAN_TRY(root, database.prepare("SELECT length(data), data FROM " + shadow("_node") +
                                      " WHERE nodeno=1"));
    DIABAN_TRY(found, root.step());
    if (!found || root.integer(0) < kNodeHeader + 4 * kCellSize ||
        nodeCount(root.blob(1).data()) != 0)
      return Error{Error::Code::Internal, {}, QStringLiteral("the R-tree is not empty")};
    const qint64 nodeSize = root.integer(0);
    root.reset();
    DIABAN_TRY(node,
               database.prepare("INSERT OR REPLACE INTO " + shadow("_node") + " VALUES(?1, ?2)"));
    DIABAN_TRY(parent, database.prepare("INSERT INTO " + shadow("_parent") + " VALUES(?1, ?2)"));
    DIABAN_TRY(rowid, database.prepare("INSERT INTO " + shadow("_rowid") + " VALUES(?1, ?2)"));
    return TreeBuilder(nodeSize, std::move(node), std::move(parent), std::move(rowid));
  }

  Outcome build(std::span<const RTreeEntry> entries, Progress& progress)
  {
    DIABAN_TRY(leaves, writeLevel(entries, 0, progress));
    DIABAN_CHECK(writeRowids(entries, progress));
    std::vector<RTreeEntry> level = std::move(leaves);
    for (int depth = 1; level.size() > 1; ++depth) {
      DIABAN_TRY(above, writeLevel(level, depth, progress));
      DIABAN_CHECK(writeParents(level));
      level = std::move(above);
    }
    return Done{};
  }

private:
  TreeBuilder(qint64 nodeSize, Statement node, Statement parent, Statement rowid)
      : m_bytes(nodeSize, '\0')
      , m_capacity(static_cast<std::size_t>((nodeSize - kNodeHeader) / kCellSize))
      , m_node(std::move(node))
      , m_parent(std::move(parent))
      , m_rowid(std::move(rowid))
  {
  }

  /// Cells are dealt out evenly, so that no node is left nearly empty.
  Result<std::vector<RTreeEntry>> writeLevel(std::span<const RTreeEntry> cells, int depth,
                                             Progress& progress)
  {
    const std::size_t nodes = (cells.size() + m_capacity - 1) / m_capacity;
    std::vector<RTreeEntry> above;
    above.reserve(nodes);
    m_firstOfLevel = m_next;
    m_cellsOfLevel = cells.size();
    m_nodesOfLevel = nodes;
    for (std::size_t n = 0; n < nodes; ++n) {
      if (n % 1024 == 0 && depth == 0 && !progress.advance(0.5 * double(n) / double(nodes)))
        return Error{Error::Code::Cancelled, {}, {}};
      const qint64 number = nodes == 1 ? kRootNode : m_next++;
      const auto part = cells.subspan(firstCell(n), firstCell(n + 1) - firstCell(n));
      DIABAN_CHECK(writeNode(part, number, nodes == 1 ? depth : 0));
      above.push_back(around(part, number));
    }
    return above;
  }

  std::size_t firstCell(std::size_t node) const { return node * m_cellsOfLevel / m_nodesOfLevel; }

  qint64 nodeNumber(std::size_t node) const
  {
    return m_nodesOfLevel == 1 ? kRootNode : m_firstOfLevel + static_cast<qint64>(node);
  }

  Outcome writeNode(std::span<const RTreeEntry> cells, qint64 number, int depth)
  {
    m_bytes.fill('\0');
    qToBigEndian(static_cast<quint16>(depth), m_bytes.data());
    qToBigEndian(static_cast<quint16>(cells.size()), m_bytes.data() + 2);
    char* cell = m_bytes.data() + kNodeHeader;
    for (const RTreeEntry& entry : cells) {
      writeCell(cell, entry);
      cell += kCellSize;
    }
    return m_node.bind(1, number).bindBlob(2, m_bytes).run();
  }

  /// In order of the ids: rows are then appended, not squeezed in.
  Outcome writeRowids(std::span<const RTreeEntry> entries, Progress& progress)
  {
    std::vector<std::pair<qint64, qint64>> leafOf;
    leafOf.reserve(entries.size());
    for (std::size_t n = 0; n < m_nodesOfLevel; ++n)
      for (std::size_t i = firstCell(n); i < firstCell(n + 1); ++i)
        leafOf.emplace_back(entries[i].id, nodeNumber(n));
    std::sort(leafOf.begin(), leafOf.end());
    for (std::size_t i = 0; i < leafOf.size(); ++i) {
      if (i % 32768 == 0 && !progress.advance(0.5 + 0.5 * double(i) / double(leafOf.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_CHECK(m_rowid.bind(1, leafOf[i].first).bind(2, leafOf[i].second).run());
    }
    return Done{};
  }

  Outcome writeParents(std::span<const RTreeEntry> children)
  {
    for (std::size_t n = 0; n < m_nodesOfLevel; ++n)
      for (std::size_t i = firstCell(n); i < firstCell(n + 1); ++i)
        DIABAN_CHECK(m_parent.bind(1, children[i].id).bind(2, nodeNumber(n)).run());
    return Done{};
  }

  QByteArray m_bytes;
  std::size_t m_capacity;
  Statement m_node, m_parent, m_rowid;
  qint64 m_next = kRootNode + 1;
  // The level written last:
  qint64 m_firstOfLevel = 0;
  std::size_t m_cellsOfLevel = 0, m_nodesOfLevel = 1;
};

} // namespace

Outcome fillRTree(Database& database, const QString& table, std::vector<RTreeEntry>& entries,
                  Progress& progress)
{
  if (entries.empty())
    return Done{};
  sortAlongHilbert(entries);
  const ShadowAccess access(database);
  DIABAN_TRY(builder, TreeBuilder::open(database, table));
  return builder.build(entries, progress);
}

Outcome replaceRTree(Database& database, const QString& table, std::vector<RTreeEntry>& entries,
                     Progress& progress)
{
  DIABAN_CHECK(database.run("DROP TABLE IF EXISTS " + quoted(rtreeName(table))));
  DIABAN_CHECK(database.run(fillIn(kRTreeTable, table, kFidColumn, kGeometryColumn)));
  return fillRTree(database, table, entries, progress);
}

} // namespace diaban::store
