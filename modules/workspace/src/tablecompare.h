// Two tables of one layer, read side by side. Private to the module.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/uid.h>
#include <diaban/store/database.h>

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace diaban::workspace {

struct TableColumn {
  QString name, sqlType;
  bool isBoolean() const
  {
    return sqlType.compare(QLatin1String("BOOLEAN"), Qt::CaseInsensitive) == 0;
  }
};

/// A table whose rows have a number and a uid, of a layer or of our own.
struct ComparedTable {
  const store::Database* database = nullptr;
  QString table;
  QString key;                  ///< "fid", or "id" of our own
  QVector<TableColumn> columns; ///< without key and uid
  bool hasUid = false;
  QHash<qint64, Uid> namelessUids{}; ///< uids that count instead of what the row has

  QStringList columnNames() const;
  bool has(const QString& column) const
  {
    return columnNames().contains(column, Qt::CaseInsensitive); // as SQL takes names
  }
  /// The uid under which a row counts.
  Uid uidOf(qint64 row, QByteArrayView stored) const;
};

/// Nothing where the file has no plain table of that name. Nameless rows of a layer get uids.
Result<std::optional<ComparedTable>> layerTable(const store::Database& database,
                                                const QString& table, const Uid& layer);
/// The same without uids for nameless rows: to read rows by their fid.
Result<std::optional<ComparedTable>> layerColumns(const store::Database& database,
                                                  const QString& table);
/// One of diaban_layer, diaban_style …
Result<std::optional<ComparedTable>> ownTable(const store::Database& database,
                                              const QString& table);

/// A row that is in one table only, or not the same in both.
struct ComparedRow {
  Uid uid;
  std::optional<qint64> before, after; ///< keys
  bool isContentChanged = false;       ///< false with both keys: only the key is another
  bool isGeometryChanged = false;
};

/// All rows that differ, those of `before` by key, then the added ones by theirs. Only columns that
/// `after` has are compared; one that `before` lacks was NULL there. Tables that a file lacks have
/// no rows. Reads in pages of at most 20 ms, and once more where others committed meanwhile.
Result<std::vector<ComparedRow>> compareTables(const std::optional<ComparedTable>& before,
                                               const std::optional<ComparedTable>& after,
                                               Progress& progress);

} // namespace diaban::workspace
