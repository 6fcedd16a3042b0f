#include <diaban/store/changeset.h>

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace diaban::store {
namespace {

/// SQLite records no table without a primary key, and says nothing.
Outcome checkHasKey(const Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare("SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0"));
  query.bind(1, table);
  DIABAN_CHECK(query.step());
  if (query.integer(0) > 0)
    return Done{};
  return Error{Error::Code::Internal, {}, table + QLatin1String(" has no primary key")};
}

} // namespace

bool mayBeRecorded(const QString& table)
{
  static constexpr std::array kForbidden = {"gpkg_", "sqlite_", "rtree_", "layer_styles"};
  return std::none_of(kForbidden.begin(), kForbidden.end(), [&](const char* prefix) {
    return table.startsWith(QLatin1String(prefix), Qt::CaseInsensitive);
  });
}

void Recorder::Delete::operator()(sqlite3_session* session) const
{
  sqlite3session_delete(session);
}

Result<Recorder> Recorder::begin(Database& database, const QStringList& tables)
{
  sqlite3_session* raw = nullptr;
  if (const int code = sqlite3session_create(database.handle(), "main", &raw))
    return database.error(code);
  Session session(raw);
  for (const QString& table : tables) {
    if (!mayBeRecorded(table))
      return Error{Error::Code::Internal, {}, table + QLatin1String(" is not recorded")};
    DIABAN_CHECK(checkHasKey(database, table));
    if (const int code = sqlite3session_attach(session.get(), table.toUtf8().constData()))
      return database.error(code);
  }
  return Recorder(std::move(session), database);
}

bool Recorder::isEmpty() const
{
  return sqlite3session_isempty(m_session.get()) != 0;
}

Result<QByteArray> Recorder::finish()
{
  int size = 0;
  void* bytes = nullptr;
  if (const int code = sqlite3session_changeset(m_session.get(), &size, &bytes))
    return m_database->error(code);
  const std::unique_ptr<void, decltype(&sqlite3_free)> owner(bytes, &sqlite3_free);
  return QByteArray(static_cast<const char*>(bytes), size);
}

} // namespace diaban::store
