// Keeps what hangs on a feature table's rows in step: R-tree, count, extent, time of change.
#pragma once

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <optional>

namespace diaban::store {

/// Told of each row that was written to one feature table; does the rest in the same transaction.
/// Our connections run no triggers, so this is what the standard's triggers do elsewhere.
class FeatureUpkeep {
public:
  static Result<FeatureUpkeep> open(Database& database, const QString& table);

  /// Empty boxes stand for NULL and empty geometries.
  Outcome inserted(qint64 fid, const Box& box);
  Outcome geometryChanged(qint64 fid, const Box& before, const Box& after);
  Outcome deleted(qint64 fid, const Box& box);

  /// Writes count, extent and time. The extent holds every geometry; after one at its edge was
  /// taken away it is exact to a 32-bit float. \pre once, before the commit.
  Outcome finish(const QDateTime& now);

private:
  FeatureUpkeep(Database& database, QString table, std::optional<RTreeWriter> tree,
                Contents contents)
      : m_database(&database)
      , m_table(std::move(table))
      , m_tree(std::move(tree))
      , m_contents(contents)
  {
  }
  Database* m_database;
  QString m_table;
  std::optional<RTreeWriter> m_tree; ///< none where rows have no geometry
  Contents m_contents;
  bool m_mayShrink = false;
};

} // namespace diaban::store
