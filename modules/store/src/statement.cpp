#include "sqlerror.h"

#include <diaban/store/statement.h>

#include <sqlite3.h>

namespace diaban::store {

Statement::Statement(sqlite3_stmt* handle, QString path)
    : m_handle(handle)
    , m_path(std::move(path))
{
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
  sqlite3_finalize(statement);
}

void Statement::keep(int code)
{
  if (code != SQLITE_OK && m_bindError == SQLITE_OK)
    m_bindError = code;
}

Statement& Statement::bindInteger(int parameter, qint64 value)
{
  keep(sqlite3_bind_int64(m_handle.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, double value)
{
  keep(sqlite3_bind_double(m_handle.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, const QString& value)
{
  if (value.isNull())
    return bindNull(parameter);
  const QByteArray utf8 = value.toUtf8();
  keep(sqlite3_bind_text64(m_handle.get(), parameter, utf8.constData(),
                           static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT,
                           SQLITE_UTF8));
  return *this;
}

Statement& Statement::bindText(int parameter, std::string_view utf8)
{
  const char* data = utf8.data() ? utf8.data() : ""; // a null pointer would bind NULL
  keep(sqlite3_bind_text64(m_handle.get(), parameter, data, utf8.size(), SQLITE_STATIC,
                           SQLITE_UTF8));
  return *this;
}

Statement& Statement::bindBlob(int parameter, QByteArrayView bytes)
{
  if (bytes.isEmpty())
    keep(sqlite3_bind_zeroblob(m_handle.get(), parameter, 0));
  else
    keep(sqlite3_bind_blob64(m_handle.get(), parameter, bytes.data(),
                             static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bindNull(int parameter)
{
  keep(sqlite3_bind_null(m_handle.get(), parameter));
  return *this;
}

Result<bool> Statement::step()
{
  sqlite3* database = sqlite3_db_handle(m_handle.get());
  if (m_bindError != SQLITE_OK)
    return sqlError(std::exchange(m_bindError, SQLITE_OK), nullptr, m_path);
  switch (const int code = sqlite3_step(m_handle.get())) {
  case SQLITE_ROW: return true;
  case SQLITE_DONE: sqlite3_reset(m_handle.get()); return false;
  default: {
    const Error error = sqlError(code, database, m_path);
    sqlite3_reset(m_handle.get());
    return error;
  }
  }
}

Outcome Statement::run()
{
  auto stepped = step();
  if (!stepped)
    return stepped.error();
  reset();
  return Done{};
}

void Statement::reset()
{
  sqlite3_reset(m_handle.get());
}

void Statement::clearBindings()
{
  sqlite3_clear_bindings(m_handle.get());
}

int Statement::columnCount() const
{
  return sqlite3_column_count(m_handle.get());
}

QString Statement::columnName(int column) const
{
  return QString::fromUtf8(sqlite3_column_name(m_handle.get(), column));
}

ValueType Statement::type(int column) const
{
  switch (sqlite3_column_type(m_handle.get(), column)) {
  case SQLITE_INTEGER: return ValueType::Integer;
  case SQLITE_FLOAT: return ValueType::Real;
  case SQLITE_TEXT: return ValueType::Text;
  case SQLITE_BLOB: return ValueType::Blob;
  default: return ValueType::Null;
  }
}

qint64 Statement::integer(int column) const
{
  return sqlite3_column_int64(m_handle.get(), column);
}

double Statement::real(int column) const
{
  return sqlite3_column_double(m_handle.get(), column);
}

std::string_view Statement::text(int column) const
{
  const unsigned char* data = sqlite3_column_text(m_handle.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle.get(), column));
  return {reinterpret_cast<const char*>(data), data ? size : 0};
}

QByteArrayView Statement::blob(int column) const
{
  const void* data = sqlite3_column_blob(m_handle.get(), column);
  const qsizetype size = sqlite3_column_bytes(m_handle.get(), column);
  return {static_cast<const char*>(data), data ? size : 0};
}

QString Statement::string(int column) const
{
  if (isNull(column))
    return {};
  const std::string_view utf8 = text(column);
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace diaban::store
