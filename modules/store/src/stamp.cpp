#include <diaban/store/stamp.h>

#include <QtEndian>

#include <sqlite3.h>

#include <array>

namespace diaban::store {
namespace {

constexpr qint64 kCounterAt = 24; ///< SQLite's file format, section 1.3.8
// Rows of diaban_stamp: the count after our last commit, and, where the file was about to be
// written anew, the count and the schema's version after that.
constexpr int kRewrittenCounter = 2, kRewrittenSchema = 3;

Result<bool> keepsStamps(const Database& database)
{
  DIABAN_TRY(tables, database.integer("SELECT count(*) FROM sqlite_schema WHERE type='table'"
                                      " AND name='diaban_stamp'"));
  return tables == 1;
}

Outcome writeStamp(Database& database, QByteArrayView sql)
{
  DIABAN_TRY(keeps, keepsStamps(database));
  if (!keeps)
    return Done{};
  DIABAN_TRY(counter, changeCounter(database));
  DIABAN_TRY(write, database.prepare(sql));
  return write.bind(1, static_cast<qint64>(counter + 1)).run(); // wraps as SQLite's does
}

Result<bool> hasStamp(const Database& database, int row, qint64 value)
{
  DIABAN_TRY(query, database.prepare("SELECT 1 FROM diaban_stamp WHERE id=?1 AND counter=?2"));
  return query.bind(1, row).bind(2, value).step();
}

/// Writing the file anew frees all and counts the schema; no other single write does both.
Result<bool> isRewritten(const Database& database, quint32 counter)
{
  DIABAN_TRY(isAwaited, hasStamp(database, kRewrittenCounter, counter));
  if (!isAwaited)
    return false;
  DIABAN_TRY(schema, database.integer("PRAGMA schema_version"));
  DIABAN_TRY(unused, database.integer("PRAGMA freelist_count"));
  DIABAN_TRY(isCounted, hasStamp(database, kRewrittenSchema, schema));
  return isCounted && unused == 0;
}

Result<bool> matches(const Database& database)
{
  DIABAN_TRY(keeps, keepsStamps(database));
  if (!keeps)
    return false;
  DIABAN_TRY(counter, changeCounter(database));
  DIABAN_TRY(isOurs, hasStamp(database, 1, counter));
  return isOurs ? Result<bool>(true) : isRewritten(database, counter);
}

} // namespace

Result<quint32> changeCounter(const Database& database)
{
  sqlite3_file* file = nullptr;
  const int code =
      sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK)
    return database.error(code);
  if (!file || !file->pMethods) // in memory, or not written yet
    return 0U;
  std::array<uchar, 4> bytes{};
  const int read = file->pMethods->xRead(file, bytes.data(), bytes.size(), kCounterAt);
  if (read == SQLITE_IOERR_SHORT_READ) // a new file: nothing was committed so far
    return 0U;
  if (read != SQLITE_OK)
    return database.error(read);
  return qFromBigEndian<quint32>(bytes.data());
}

Outcome stamp(Database& database)
{
  return writeStamp(database, "INSERT OR REPLACE INTO diaban_stamp(id, counter) VALUES(1, ?1)");
}

Outcome renewStamp(Database& database)
{
  return writeStamp(database, "UPDATE diaban_stamp SET counter=?1 WHERE id=1");
}

Outcome stampForRewriting(Database& database)
{
  DIABAN_CHECK(stamp(database));
  DIABAN_TRY(keeps, keepsStamps(database));
  if (!keeps)
    return Done{};
  DIABAN_TRY(counter, changeCounter(database));
  DIABAN_TRY(schema, database.integer("PRAGMA schema_version"));
  DIABAN_TRY(write, database.prepare("INSERT OR REPLACE INTO diaban_stamp(id, counter)"
                                     " VALUES(?1, ?2)"));
  DIABAN_CHECK(write.bind(1, kRewrittenCounter).bind(2, static_cast<qint64>(counter + 2)).run());
  return write.bind(1, kRewrittenSchema).bind(2, schema + 1).run();
}

Outcome stampCopy(Database& copy, bool wasOurs)
{
  DIABAN_TRY(keeps, keepsStamps(copy));
  if (keeps)
    DIABAN_CHECK(copy.run("DELETE FROM diaban_stamp"));
  return wasOurs ? stamp(copy) : Outcome(Done{});
}

Result<bool> isStamped(const Database& database)
{
  if (database.inTransaction())
    return matches(database);
  DIABAN_TRY(begin, database.prepare("BEGIN"));
  DIABAN_TRY(end, database.prepare("COMMIT"));
  DIABAN_CHECK(begin.run());
  auto matched = matches(database);
  const auto ended = end.run(); // after an error of the disk there may be nothing to end
  return matched && !ended ? Result<bool>(ended.error()) : matched;
}

} // namespace diaban::store
