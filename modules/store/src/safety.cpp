#include "gpkgschema.h"
#include "schemacheck.h"
#include "tileschema.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/safety.h>

namespace diaban::store {
namespace {

QSet<QByteArray> standardTables()
{
  QSet<QByteArray> texts;
  for (const char* sql : kStandardTables)
    texts.insert(sql);
  for (const char* sql : kRasterTables)
    texts.insert(sql);
  return texts;
}

/// Behind a quote or a comment, the place where it ends; else the argument itself.
qsizetype skipQuoted(QByteArrayView sql, qsizetype at)
{
  const auto behind = [&](const char* end, qsizetype from) {
    const qsizetype found = sql.indexOf(QByteArrayView(end), from);
    return found < 0 ? sql.size() : found + qsizetype(qstrlen(end));
  };
  switch (sql[at]) {
  case '\'': return behind("'", at + 1); // a doubled quote opens the next text at once
  case '"': return behind("\"", at + 1);
  case '`': return behind("`", at + 1);
  case '[': return behind("]", at + 1);
  case '-': return sql.sliced(at).startsWith("--") ? behind("\n", at) : at;
  case '/': return sql.sliced(at).startsWith("/*") ? behind("*/", at + 2) : at;
  default: return at;
  }
}

/// Whether `word` (upper case) stands in the SQL as a word, not in a text, a name or a comment.
bool hasKeyword(QByteArrayView sql, QByteArrayView word)
{
  const auto isWordChar = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  for (qsizetype at = 0; at < sql.size();) {
    if (const qsizetype behind = skipQuoted(sql, at); behind > at) {
      at = behind;
      continue;
    }
    qsizetype end = at;
    while (end < sql.size() && isWordChar(sql[end]))
      ++end;
    if (sql.sliced(at, end - at).compare(word, Qt::CaseInsensitive) == 0)
      return true;
    at = std::max(end, at + 1);
  }
  return false;
}

/// A number, a text, NULL or the like: nothing is computed when a row is made. The one exception is
/// the standard's own time stamp.
bool isPlainDefault(const QString& value)
{
  return !value.contains(QLatin1Char('(')) ||
         value == QLatin1String("strftime('%Y-%m-%dT%H:%M:%fZ','now')") ||
         (value.startsWith(QLatin1Char('\'')) &&
          value.indexOf(QLatin1Char('\''), 1) == value.size() - 1);
}

Result<QStringList> partsOfTable(const Database& database, const SchemaEntry& entry)
{
  QStringList parts;
  if (hasKeyword(entry.sql, "CHECK"))
    parts += QLatin1String("check in table ") + entry.name;
  if (hasKeyword(entry.sql, "AS"))
    parts += QLatin1String("generated column in table ") + entry.name;
  DIABAN_TRY(query, database.prepare("SELECT name, dflt_value FROM pragma_table_xinfo(?1)"));
  query.bind(1, entry.name);
  for (bool isEmpty = true;; isEmpty = false) {
    DIABAN_TRY(found, query.step());
    if (!found && isEmpty) // its text makes a table of another name
      parts += QLatin1String("table ") + entry.name;
    if (!found)
      return parts;
    if (!isPlainDefault(query.string(1)))
      parts +=
          QLatin1String("computed default of ") + entry.name + QLatin1Char('.') + query.string(0);
  }
}

Result<QStringList> partsOfIndex(const Database& database, const SchemaEntry& entry)
{
  DIABAN_TRY(query, database.prepare("SELECT count(*), max(cid = -2) FROM pragma_index_xinfo(?1)"));
  query.bind(1, entry.name);
  DIABAN_CHECK(query.step());
  if (query.integer(0) == 0 || query.integer(1) != 0)
    return QStringList(QLatin1String("index on an expression ") + entry.name);
  if (hasKeyword(entry.sql, "WHERE"))
    return QStringList(QLatin1String("index with a condition ") + entry.name);
  return QStringList();
}

/// The key column of a table; empty when it has no key of one column.
Result<QString> keyColumn(const Database& database, const QString& table)
{
  DIABAN_TRY(query, database.prepare(
                        "SELECT max(name), count(*) FROM pragma_table_info(?1) WHERE pk > 0"));
  query.bind(1, table);
  DIABAN_CHECK(query.step());
  return query.integer(1) == 1 ? query.string(0) : QString();
}

Result<QHash<QString, QString>> geometryColumns(const Database& database)
{
  QHash<QString, QString> columns;
  DIABAN_TRY(standard, isGeoPackage(database));
  if (!standard)
    return columns;
  DIABAN_TRY(query, database.prepare("SELECT table_name, column_name FROM gpkg_geometry_columns"));
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return columns;
    columns.insert(query.string(0), query.string(1));
  }
}

} // namespace

Result<QVector<SchemaEntry>> schemaEntries(const Database& database)
{
  DIABAN_TRY(query, database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema"));
  QVector<SchemaEntry> entries;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      return entries;
    const std::string_view sql = query.text(3);
    entries.append({query.string(0), query.string(1), query.string(2),
                    QByteArray(sql.data(), static_cast<qsizetype>(sql.size()))});
  }
}

Result<QSet<QByteArray>> ownTexts(const Database& database, const QVector<SchemaEntry>& entries)
{
  DIABAN_TRY(geometry, geometryColumns(database));
  QSet<QByteArray> own = standardTables();
  for (const SchemaEntry& entry : entries) {
    if (!entry.isPlainTable())
      continue;
    DIABAN_TRY(key, keyColumn(database, entry.name));
    if (key.isEmpty())
      continue;
    // A layer that was taken off the map keeps its R-tree; its column has our name.
    const QString column = geometry.value(entry.name, kGeometryColumn);
    own.insert(fillIn(kRTreeTable, entry.name, key, column));
    const auto triggers = featureTriggers(entry.name, key, column);
    own.unite(QSet<QByteArray>(triggers.begin(), triggers.end()));
  }
  return own;
}

Result<QStringList> foreignPartsOf(const Database& database, const SchemaEntry& entry,
                                   const QSet<QByteArray>& own)
{
  if (entry.sql.isEmpty() || own.contains(entry.sql))
    return QStringList();
  // SQLite goes by the text of an entry, whatever its type says, and always writes it like this.
  if (entry.isPlainTable())
    return partsOfTable(database, entry);
  if (entry.sql.startsWith("CREATE INDEX ") || entry.sql.startsWith("CREATE UNIQUE INDEX "))
    return partsOfIndex(database, entry);
  if (entry.sql.startsWith("CREATE VIRTUAL"))
    return QStringList(QLatin1String("virtual table ") + entry.name);
  return QStringList(entry.type + QLatin1Char(' ') + entry.name);
}

Result<QStringList> foreignParts(const Database& database)
{
  DIABAN_TRY(entries, schemaEntries(database));
  DIABAN_TRY(own, ownTexts(database, entries));
  QStringList parts;
  for (const SchemaEntry& entry : entries) {
    DIABAN_TRY(found, foreignPartsOf(database, entry, own));
    parts += found;
  }
  return parts;
}

} // namespace diaban::store
