// A condition on the rows of one table, or a value of each, that a person typed, in SQLite's
// language.
#pragma once

#include <diaban/store/database.h>

#include <QVariant>

#include <functional>

namespace diaban::store {

/// Makes SQL out of what a person typed, after it was seen to be harmless: an expression over the
/// columns of `table` alone, without subqueries, aggregates or functions that make data of any
/// length, so that each row takes a short time and nothing else of the file is read.
/// Besides SQLite's functions there is `khong_dau(text)`: lower case without marks, đ as d.
/// \returns the SQL of an expression that is 1 for the rows that fit; BadExpression (what was
///          typed, the character where it goes wrong counted from 1); NoSuchField (its name, empty)
Result<QByteArray> conditionSql(const Database& database, const QString& table,
                                const QString& typed);

/// The same for an expression whose value is wanted: SQL of what it comes to for a row.
Result<QByteArray> valueSql(const Database& database, const QString& table, const QString& typed);

/// Adds khong_dau() to a connection that will run such SQL.
Outcome addTextFunctions(const Database& database);

/// Arguments and result are null, qint64, double, QString or bytes; bytes that it is given are
/// SQLite's own and must not be kept.
using Function = std::function<QVariant(const QVariantList& arguments)>;

/// Adds a function that comes to the same each time, in a short time, and to nothing long.
/// \param name ASCII, kept by nobody
Outcome addFunction(const Database& database, const char* name, int arguments, Function function);

} // namespace diaban::store
