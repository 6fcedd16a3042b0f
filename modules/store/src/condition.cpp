#include <diaban/base/text.h>
#include <diaban/store/condition.h>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace diaban::store {
namespace {

/// Functions whose result can be of any length, or that are not about the row.
constexpr std::array kForbidden = {
    "zeroblob", "randomblob", "printf",         "format",
    "replace",  "hex",        "load_extension", "sqlite_compileoption_get",
};

/// What is read while a condition is being prepared.
struct Guard {
  QByteArray table;
  int selects = 0;
};

int allow(void* guardPointer, int action, const char* first, const char* second, const char*,
          const char*)
{
  auto& guard = *static_cast<Guard*>(guardPointer);
  switch (action) {
  case SQLITE_SELECT: return ++guard.selects == 1 ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_READ: return guard.table == first ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_FUNCTION: {
    const QByteArray name = QByteArray(second).toLower();
    const bool isForbidden = std::any_of(kForbidden.begin(), kForbidden.end(),
                                         [&](const char* it) { return name == it; });
    return isForbidden ? SQLITE_DENY : SQLITE_OK;
  }
  default: return SQLITE_DENY;
  }
}

/// Takes the authorizer off again whatever happens.
class Guarded {
public:
  Guarded(sqlite3* handle, Guard& guard)
      : m_handle(handle)
  {
    sqlite3_set_authorizer(m_handle, allow, &guard);
  }
  ~Guarded() { sqlite3_set_authorizer(m_handle, nullptr, nullptr); }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;

private:
  sqlite3* m_handle;
};

Error badExpression(const QString& typed, qsizetype character, const QString& why)
{
  const QString noColumn = QStringLiteral("no such column: ");
  if (why.startsWith(noColumn))
    return Error{Error::Code::NoSuchField, {why.mid(noColumn.size()), {}}, why};
  return Error{Error::Code::BadExpression, {typed, QString::number(character)}, why};
}

/// The character of `typed`, counted from 1, at byte `offset` of the SQL that holds it after
/// `prefix` bytes; its end when SQLite names no place.
qsizetype characterAt(const QString& typed, qsizetype offset, qsizetype prefix)
{
  const QByteArray utf8 = typed.toUtf8();
  if (offset < prefix || offset - prefix > utf8.size())
    return std::max<qsizetype>(1, typed.size());
  return QString::fromUtf8(utf8.left(offset - prefix)).size() + 1;
}

/// Prepares `prefix` + typed + `suffix`; nothing is run.
Outcome checked(const Database& database, const QString& table, const QString& typed,
                const QByteArray& prefix, const QByteArray& suffix)
{
  Guard guard{table.toUtf8()};
  const Guarded guarded(database.handle(), guard);
  const QByteArray sql = prefix + typed.toUtf8() + suffix;
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v2(database.handle(), sql.constData(),
                                      static_cast<int>(sql.size()), &statement, &tail);
  const bool isOne = code == SQLITE_OK && tail == sql.constData() + sql.size();
  const bool hasParameters = statement != nullptr && sqlite3_bind_parameter_count(statement) > 0;
  sqlite3_finalize(statement);
  if (code != SQLITE_OK)
    return badExpression(typed,
                         characterAt(typed, sqlite3_error_offset(database.handle()), prefix.size()),
                         QString::fromUtf8(sqlite3_errmsg(database.handle())));
  if (!isOne)
    return badExpression(typed, characterAt(typed, tail - sql.constData(), prefix.size()), {});
  if (hasParameters)
    return badExpression(typed, typed.indexOf(QLatin1Char('?')) + 1, {});
  return Done{};
}

void foldArgument(sqlite3_context* context, int, sqlite3_value** arguments)
{
  const auto* text = sqlite3_value_text(arguments[0]);
  if (text == nullptr)
    return sqlite3_result_null(context);
  const QByteArray folded =
      foldMarks(QString::fromUtf8(reinterpret_cast<const char*>(text))).toUtf8();
  sqlite3_result_text(context, folded.constData(), static_cast<int>(folded.size()),
                      SQLITE_TRANSIENT);
}

QVariant argument(sqlite3_value* value)
{
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER: return QVariant::fromValue<qint64>(sqlite3_value_int64(value));
  case SQLITE_FLOAT: return sqlite3_value_double(value);
  case SQLITE_TEXT:
    return QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_value_text(value)));
  case SQLITE_BLOB:
    return QByteArray::fromRawData(static_cast<const char*>(sqlite3_value_blob(value)),
                                   sqlite3_value_bytes(value));
  default: return {};
  }
}

void giveBack(sqlite3_context* context, const QVariant& result)
{
  switch (result.typeId()) {
  case QMetaType::LongLong: sqlite3_result_int64(context, result.toLongLong()); break;
  case QMetaType::Double: sqlite3_result_double(context, result.toDouble()); break;
  case QMetaType::QString: {
    const QByteArray utf8 = result.toString().toUtf8();
    sqlite3_result_text(context, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
    break;
  }
  case QMetaType::QByteArray: {
    const QByteArray bytes = result.toByteArray();
    sqlite3_result_blob(context, bytes.constData(), static_cast<int>(bytes.size()),
                        SQLITE_TRANSIENT);
    break;
  }
  default: sqlite3_result_null(context);
  }
}

void callFunction(sqlite3_context* context, int count, sqlite3_value** values)
{
  QVariantList arguments;
  for (int i = 0; i < count; ++i)
    arguments.append(argument(values[i]));
  giveBack(context, (*static_cast<const Function*>(sqlite3_user_data(context)))(arguments));
}

constexpr int kFunctionFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

} // namespace

Outcome addFunction(const Database& database, const char* name, int arguments, Function function)
{
  auto kept = std::make_unique<Function>(std::move(function));
  // SQLite destroys what it was given in each case, also where it refuses.
  const int code = sqlite3_create_function_v2(database.handle(), name, arguments, kFunctionFlags,
                                              kept.release(), callFunction, nullptr, nullptr,
                                              [](void* it) { delete static_cast<Function*>(it); });
  if (code != SQLITE_OK)
    return database.error(code);
  return Done{};
}

Outcome addTextFunctions(const Database& database)
{
  if (const int code = sqlite3_create_function_v2(database.handle(), "khong_dau", 1, kFunctionFlags,
                                                  nullptr, foldArgument, nullptr, nullptr, nullptr))
    return database.error(code);
  return Done{};
}

Result<QByteArray> valueSql(const Database& database, const QString& table, const QString& typed)
{
  // A comment at the end of what was typed ends with its line, so the bracket still closes.
  const QByteArray end = "\n)";
  // Alone between brackets it is one expression; where rows are chosen it has no aggregates.
  DIABAN_CHECK(
      checked(database, table, typed, "SELECT (", end + " FROM " + quoted(table) + " LIMIT 1"));
  DIABAN_CHECK(checked(database, table, typed, "SELECT 1 FROM " + quoted(table) + " WHERE (", end));
  return "(" + typed.toUtf8() + end;
}

Result<QByteArray> conditionSql(const Database& database, const QString& table,
                                const QString& typed)
{
  DIABAN_TRY(value, valueSql(database, table, typed));
  return "(" + value + " IS TRUE)";
}

} // namespace diaban::store
