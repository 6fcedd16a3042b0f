#include "sqlerror.h"

#include <diaban/store/database.h>

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <array>
#include <utility>

namespace diaban::store {
namespace {

constexpr int kPatienceMs = 5000;

struct Setting {
  int option;
  int value;
};

/// What a file brings along must not run, nor reach SQLite's own tables.
constexpr std::array kSettings = {
    Setting{SQLITE_DBCONFIG_DEFENSIVE, 1},
    Setting{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Setting{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
    Setting{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    Setting{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    Setting{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    Setting{SQLITE_DBCONFIG_DQS_DML, 0},
    Setting{SQLITE_DBCONFIG_DQS_DDL, 0},
    Setting{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
};

/// The largest real layers stay far below these; a hostile file can't make us ask for more.
constexpr std::array kLimits = {
    Setting{SQLITE_LIMIT_LENGTH, 512 * 1024 * 1024},
    Setting{SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
    Setting{SQLITE_LIMIT_COLUMN, 2000},
    Setting{SQLITE_LIMIT_EXPR_DEPTH, 100},
    Setting{SQLITE_LIMIT_COMPOUND_SELECT, 20},
    Setting{SQLITE_LIMIT_VDBE_OP, 250000},
    Setting{SQLITE_LIMIT_FUNCTION_ARG, 100},
    Setting{SQLITE_LIMIT_ATTACHED, 2},
    Setting{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    Setting{SQLITE_LIMIT_VARIABLE_NUMBER, 8000},
    Setting{SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    Setting{SQLITE_LIMIT_WORKER_THREADS, 0},
};

Outcome harden(Database& database)
{
  sqlite3* handle = database.handle();
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kPatienceMs);
  for (const Setting& setting : kSettings)
    if (const int code = sqlite3_db_config(handle, setting.option, setting.value, nullptr))
      return database.error(code);
  for (const Setting& limit : kLimits)
    sqlite3_limit(handle, limit.option, limit.value);
  return database.run("PRAGMA cell_size_check=ON; PRAGMA synchronous=EXTRA;"
                      "PRAGMA locking_mode=NORMAL; PRAGMA recursive_triggers=OFF");
}

/// A WAL would leave two more files beside ours, and stray when one is copied without them.
Outcome useRollbackJournal(Database& database)
{
  DIABAN_TRY(mode, database.text("PRAGMA main.journal_mode"));
  if (mode == QLatin1String("delete") || database.isReadOnly())
    return Done{};
  DIABAN_TRY(now, database.text("PRAGMA main.journal_mode=DELETE"));
  if (now != QLatin1String("delete"))
    return Error{Error::Code::Busy, {database.path()}, QStringLiteral("journal_mode is ") + now};
  return Done{};
}

Outcome checkPath(const QString& path, OpenMode mode)
{
  const QFileInfo file(path);
  if (mode == OpenMode::Create)
    return file.exists() ? Outcome(Error{Error::Code::FileExists, {path}, {}}) : Outcome(Done{});
  if (!file.exists())
    return Error{Error::Code::FileNotFound, {path}, {}};
  if (!file.isFile())
    return Error{Error::Code::NotWorkspace, {path}, {}};
  if (!file.isReadable())
    return Error{Error::Code::PermissionDenied, {path}, {}};
  if (file.size() == 0)
    return Error{Error::Code::FileEmpty, {path}, {}};
  return Done{};
}

Outcome check(const Database& database, QByteArrayView pragma)
{
  DIABAN_TRY(found, database.text(pragma));
  if (found == QLatin1String("ok"))
    return Done{};
  return Error{Error::Code::CorruptFile, {database.path()}, found};
}

} // namespace

Result<Database> Database::open(const QString& path, OpenMode mode)
{
  DIABAN_CHECK(checkPath(path, mode));
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
  case OpenMode::ReadOnly: flags |= SQLITE_OPEN_READONLY; break;
  case OpenMode::ReadWrite: flags |= SQLITE_OPEN_READWRITE; break;
  case OpenMode::Create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
  }
  sqlite3* handle = nullptr;
  const QString absolute = QFileInfo(path).absoluteFilePath(); // never read as a "file:" address
  const int code = sqlite3_open_v2(absolute.toUtf8().constData(), &handle, flags, nullptr);
  Database database(handle, path);
  if (code != SQLITE_OK)
    return database.error(code);
  DIABAN_CHECK(harden(database));
  if (mode == OpenMode::ReadWrite && database.isReadOnly())
    return Error{Error::Code::ReadOnlyFile, {path}, {}}; // SQLite falls back without a word
  DIABAN_CHECK(useRollbackJournal(database));
  DIABAN_CHECK(database.integer("PRAGMA main.schema_version")); // reads the header, rolls back
  return database;
}

Result<Database> Database::openInMemory()
{
  sqlite3* handle = nullptr;
  const int code =
      sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle, QStringLiteral(":memory:"));
  if (code != SQLITE_OK)
    return database.error(code);
  DIABAN_CHECK(harden(database));
  return database;
}

Database::~Database()
{
  sqlite3_close_v2(m_handle);
}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
    , m_path(std::move(other.m_path))
{
}

Database& Database::operator=(Database&& other) noexcept
{
  std::swap(m_handle, other.m_handle);
  std::swap(m_path, other.m_path);
  return *this;
}

bool Database::isReadOnly() const
{
  return sqlite3_db_readonly(m_handle, "main") == 1;
}

Outcome Database::run(QByteArrayView sql)
{
  const int code = sqlite3_exec(m_handle, sql.toByteArray().constData(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Outcome(Done{}) : Outcome(error(code));
}

Result<Statement> Database::prepare(QByteArrayView sql) const
{
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK)
    return error(code);
  return Statement(statement, m_path);
}

Result<qint64> Database::integer(QByteArrayView sql) const
{
  DIABAN_TRY(statement, prepare(sql));
  DIABAN_TRY(found, statement.step());
  if (!found)
    return Error{Error::Code::Internal, {}, QStringLiteral("no row")};
  return statement.integer(0);
}

Result<QString> Database::text(QByteArrayView sql) const
{
  DIABAN_TRY(statement, prepare(sql));
  DIABAN_TRY(found, statement.step());
  if (!found)
    return Error{Error::Code::Internal, {}, QStringLiteral("no row")};
  return statement.string(0);
}

qint64 Database::lastRowId() const
{
  return sqlite3_last_insert_rowid(m_handle);
}

qint64 Database::changes() const
{
  return sqlite3_changes64(m_handle);
}

bool Database::inTransaction() const
{
  return sqlite3_get_autocommit(m_handle) == 0;
}

Result<qint64> Database::dataVersion() const
{
  return integer("PRAGMA main.data_version");
}

Result<qint64> Database::contentVersion() const
{
  DIABAN_CHECK(integer("PRAGMA main.schema_version")); // notices what others have committed
  unsigned int version = 0;
  const int code = sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_DATA_VERSION, &version);
  if (code != SQLITE_OK)
    return error(code);
  return static_cast<qint64>(version);
}

Outcome Database::quickCheck() const
{
  return check(*this, "PRAGMA quick_check(1)");
}

Outcome Database::integrityCheck() const
{
  return check(*this, "PRAGMA integrity_check(1)");
}

Outcome Database::foreignKeyCheck() const
{
  DIABAN_TRY(statement, prepare("PRAGMA foreign_key_check"));
  DIABAN_TRY(found, statement.step());
  if (!found)
    return Done{};
  return Error{Error::Code::CorruptFile,
               {m_path},
               statement.string(0) + QLatin1String(" refers to a missing row of ") +
                   statement.string(2)};
}

void Database::interrupt() const
{
  sqlite3_interrupt(m_handle);
}

void Database::setBusyTimeout(int milliseconds)
{
  sqlite3_busy_timeout(m_handle, milliseconds);
}

Error Database::error(int code) const
{
  return sqlError(code, m_handle, m_path);
}

StopWatch::StopWatch(const Database& database, std::function<bool()> shouldStop)
    : m_handle(database.handle())
    , m_shouldStop(std::move(shouldStop))
{
  constexpr int kSteps = 20000; // of SQLite's machine: a millisecond or so
  sqlite3_progress_handler(
      m_handle, kSteps,
      [](void* self) { return static_cast<StopWatch*>(self)->m_shouldStop() ? 1 : 0; }, this);
}

StopWatch::~StopWatch()
{
  sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

bool hasJournal(const QString& path)
{
  // Until its first sync a journal begins with a zero and nothing of the file has been touched.
  QFile journal(path + QLatin1String("-journal"));
  char first = 0;
  return journal.open(QIODevice::ReadOnly) && journal.getChar(&first) && first != '\0';
}

QByteArray quoted(const QString& name)
{
  return '"' + name.toUtf8().replace('"', "\"\"") + '"';
}

} // namespace diaban::store
