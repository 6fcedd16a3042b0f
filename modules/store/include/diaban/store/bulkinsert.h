// Many new rows for one feature table, fast.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

namespace diaban::store {

/// Inserts rows and, at the end, fills the R-tree and writes count and extent. Inside the caller's
/// transaction, which is all that makes it safe to stop half-way. About 24 bytes of memory a row.
///
///   DIABAN_TRY(bulk, BulkInsert::begin(database, table, {"ma_thua", "dien_tich"}));
///   Statement& row = bulk.beginRow(fid, uid, blob, box);   // then bind fields from firstField()
///   row.bindText(BulkInsert::firstField(), code).bind(BulkInsert::firstField() + 1, area);
///   DIABAN_CHECK(bulk.endRow());
///   DIABAN_CHECK(bulk.finish(now, progress));
class BulkInsert {
public:
  /// \pre the table's R-tree is empty.
  static Result<BulkInsert> begin(Database& database, const QString& table,
                                  const QStringList& fields);

  static constexpr int firstField() { return 4; }

  /// All fields are NULL until bound. `geometry` (a GeoPackage blob; no bytes at all = NULL) and
  /// what is bound by reference must live until endRow(). An empty box keeps the row out of the
  /// R-tree.
  Statement& beginRow(qint64 fid, const Uid& uid, QByteArrayView geometry, const Box& box);
  Outcome endRow();

  /// R-tree, count, extent, time and the index on uid.
  Outcome finish(const QDateTime& now, Progress& progress);
  const Contents& contents() const { return m_contents; }

private:
  BulkInsert(Database& database, QString table, Statement insert)
      : m_database(&database)
      , m_table(std::move(table))
      , m_insert(std::move(insert))
  {
  }
  Database* m_database;
  QString m_table;
  Statement m_insert;
  Uid m_uid; ///< bound by reference
  Contents m_contents;
  std::vector<RTreeEntry> m_entries;
};

} // namespace diaban::store
