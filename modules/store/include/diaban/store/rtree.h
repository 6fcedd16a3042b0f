// The R-tree of a feature table: kept in step with its rows, and read whole.
#pragma once

#include <diaban/store/box.h>
#include <diaban/store/database.h>

#include <vector>

namespace diaban::store {

/// One row of an R-tree. SQLite keeps 32-bit floats, rounded outwards.
struct RTreeEntry {
  qint64 id = 0; ///< the feature's fid
  float minX = 0, maxX = 0, minY = 0, maxY = 0;
  bool operator==(const RTreeEntry&) const = default;
};

/// "rtree_<table>_geom"
QString rtreeName(const QString& table);

/// Box as an R-tree keeps it: each side rounded outwards to a float, as SQLite does.
RTreeEntry toEntry(qint64 id, const Box& box);

/// Single changes to the R-tree of a feature table, inside the caller's transaction.
class RTreeWriter {
public:
  static Result<RTreeWriter> open(Database& database, const QString& table);
  Outcome set(qint64 fid, const Box& box); ///< an empty box removes
  Outcome remove(qint64 fid);              ///< nothing to remove is no error

private:
  RTreeWriter(Statement set, Statement remove)
      : m_set(std::move(set))
      , m_remove(std::move(remove))
  {
  }
  Statement m_set, m_remove;
};

/// Fills the empty R-tree of a feature table, bottom-up, sorted along a Hilbert curve (many times
/// faster than inserting one by one, and its boxes overlap less). Inside the caller's transaction.
/// \pre the R-tree is empty, and the ids differ. `entries` is left in the order of the leaves.
Outcome fillRTree(Database& database, const QString& table, std::vector<RTreeEntry>& entries,
                  Progress& progress);

/// The R-tree made anew with these entries, whatever became of it.
Outcome replaceRTree(Database& database, const QString& table, std::vector<RTreeEntry>& entries,
                     Progress& progress);

/// All entries, leaf by leaf, so neighbours stand near one another. Reads in pages of at most 20 ms
/// and begins again when a commit came in between. CorruptFile when the nodes do not make a tree.
Result<std::vector<RTreeEntry>> readRTree(const Database& database, const QString& table,
                                          Progress& progress);

/// Box of all entries, from the root alone; empty for an empty tree.
Result<Box> rtreeBox(const Database& database, const QString& table);

/// SQLite's own check of the tree against its rowid and parent tables. CorruptFile if it fails.
Outcome checkRTree(const Database& database, const QString& table);

} // namespace diaban::store
