// What an action changed, as bytes: recorded by SQLite's session, read and applied by us.
#pragma once

#include <diaban/store/database.h>

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>
#include <span>
#include <vector>

struct sqlite3_session;

namespace diaban::store {

enum class RowChange : quint8 { Insert, Update, Delete };

/// Column names of each table that a change set touches, in the order they had when it was made.
/// Also the list of tables that it may touch: what is not in it is refused.
using ColumnLists = QHash<QString, QStringList>;

/// A value inside the bytes of a change set; lives as long as they do.
struct ChangeValue {
  enum class Type : quint8 { Undefined, Integer, Real, Text, Blob, Null };
  Type type = Type::Undefined; ///< Undefined: an update leaves this column alone
  qint64 integer = 0;
  double real = 0;
  QByteArrayView bytes; ///< Text (UTF-8) and Blob
  bool operator==(const ChangeValue& other) const;
};

/// Whether a table may be recorded at all: never gpkg_*, sqlite_*, rtree_* or layer_styles.
bool mayBeRecorded(const QString& table);

/// Records what happens to the listed tables from begin() to finish(). Tables without a primary key
/// aren't recorded by SQLite, so they are refused (Internal), as are those that may not be
/// recorded.
class Recorder {
public:
  static Result<Recorder> begin(Database& database, const QStringList& tables);

  bool isEmpty() const; ///< nothing has changed so far
  /// The change set; empty when nothing changed. Call before the commit.
  Result<QByteArray> finish();

private:
  struct Delete {
    void operator()(sqlite3_session* session) const;
  };
  using Session = std::unique_ptr<sqlite3_session, Delete>;
  Recorder(Session session, const Database& database)
      : m_session(std::move(session))
      , m_database(&database)
  {
  }
  Session m_session;
  const Database* m_database;
};

/// Walks over a change set, which may come from a stranger: every length is checked, nothing is
/// copied. Format: the comment before sqlite3session.c's struct SessionBuffer ("T" tables only).
class ChangeSetReader {
public:
  explicit ChangeSetReader(QByteArrayView bytes)
      : m_rest(bytes)
  {
  }

  /// True when there is a row to look at; false at the end. CorruptFile (args: "change set") when
  /// the bytes are no change set.
  Result<bool> next();

  const QString& table() const { return m_table; }
  RowChange change() const { return m_change; }
  std::size_t columnCount() const { return m_isKey.size(); }
  bool isKey(std::size_t column) const { return m_isKey[column]; }
  /// Insert: all Undefined. Update: the key, and what the changed columns held. Delete: all
  /// columns.
  const ChangeValue& before(std::size_t column) const { return m_before[column]; }
  /// Insert: all columns. Update: the changed columns, never the key. Delete: all Undefined.
  const ChangeValue& after(std::size_t column) const { return m_after[column]; }

private:
  Outcome readTable();
  Outcome readRow();
  Outcome readValues(std::vector<ChangeValue>& values);
  Outcome checkRow() const;

  QByteArrayView m_rest;
  QString m_table;
  std::vector<bool> m_isKey;
  RowChange m_change = RowChange::Insert;
  std::vector<ChangeValue> m_before, m_after;
};

enum class Direction : quint8 { Forward, Inverse };

/// A row as applyChangeSet() has just written it.
struct AppliedRow {
  const QString& table;
  RowChange change = RowChange::Insert; ///< what happened now; an inverse insert is a Delete
  qint64 fid = 0;                       ///< the key when it is one integer, else 0
  bool setsGeometry = false;            ///< whether `geom` is among the written columns
  QByteArrayView geometryBefore, geometryAfter; ///< GeoPackage blobs; no bytes = NULL or no row
  /// Names and values of the columns before and after; an Update has only the changed ones.
  const QStringList& columns;
  std::span<const ChangeValue> before, after;
};
using AppliedHook = std::function<Outcome(const AppliedRow&)>;

/// Makes the changes, or takes them back (Inverse), inside the caller's transaction; after an error
/// the caller rolls it back. Columns are found by name, so tables may have got more of them since;
/// foreign keys are checked at the commit.
/// \returns how many rows were written; EditConflict (table, row) when a row is not as the change
///          expects it; CorruptFile for bytes that are no change set, or that touch a table or
///          column that is not in `columns` or not in the file; whatever `hook` returns.
Result<qint64> applyChangeSet(Database& database, QByteArrayView bytes, const ColumnLists& columns,
                              Direction direction, const AppliedHook& hook = {});

} // namespace diaban::store
