#include "gpkgschema.h"
#include "schemacheck.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>
#include <diaban/store/safety.h>
#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace diaban::store {
namespace {

void copyValue(const Statement& from, int column, Statement& to)
{
  const int parameter = column + 1;
  switch (from.type(column)) {
  case ValueType::Null: to.bindNull(parameter); break;
  case ValueType::Integer: to.bind(parameter, from.integer(column)); break;
  case ValueType::Real: to.bind(parameter, from.real(column)); break;
  case ValueType::Text: to.bindText(parameter, from.text(column)); break;
  case ValueType::Blob: to.bindBlob(parameter, from.blob(column)); break;
  }
}

/// The declared type without anything but words, numbers and brackets: it goes into SQL again.
QByteArray plainType(const QString& type)
{
  const bool plain = std::all_of(type.begin(), type.end(), [](QChar c) {
    return (c.unicode() < 128 && c.isLetterOrNumber()) || QStringLiteral("()_, ").contains(c);
  });
  return plain ? type.toLatin1() : QByteArray("BLOB");
}

/// A table with the columns and the key of `table`, and nothing else of it.
Result<QByteArray> plainTableSql(const Database& from, const QString& table)
{
  DIABAN_TRY(query, from.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid"));
  query.bind(1, table);
  QByteArray columns;
  QMap<qint64, QByteArray> key;
  while (true) {
    DIABAN_TRY(found, query.step());
    if (!found)
      break;
    const QByteArray name = quoted(query.string(0));
    columns += (columns.isEmpty() ? "" : ", ") + name + ' ' + plainType(query.string(1));
    if (query.integer(2) > 0)
      key.insert(query.integer(2), name);
  }
  if (!key.isEmpty()) // a single INTEGER column in such a key is still the rowid
    columns += ", PRIMARY KEY(" + QByteArrayList(key.values()).join(", ") + ')';
  return "CREATE TABLE " + quoted(table) + " (" + columns + ')';
}

class Copier {
public:
  Copier(const Database& from, Database& to, const std::function<Box(QByteArrayView)>& boxOf,
         const QDateTime& now, Progress& progress)
      : m_from(from)
      , m_to(to)
      , m_boxOf(boxOf)
      , m_now(now)
      , m_progress(progress)
  {
  }

  Outcome copyAll()
  {
    DIABAN_TRY(entries, schemaEntries(m_from));
    DIABAN_TRY(own, ownTexts(m_from, entries));
    DIABAN_TRY(layers, layerTables(m_from));
    DIABAN_CHECK(createGeoPackage(m_to, m_now));
    DIABAN_CHECK(m_to.run("DELETE FROM gpkg_spatial_ref_sys; DELETE FROM gpkg_contents"));
    double done = 0;
    for (const SchemaEntry& entry : entries) {
      if (!m_progress.advance(done++ / double(entries.size())))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_CHECK(copyTable(entry, own));
    }
    for (const SchemaEntry& entry : entries)
      DIABAN_CHECK(copyIndex(entry, own));
    DIABAN_CHECK(m_to.run("DELETE FROM gpkg_contents WHERE table_name NOT IN"
                          " (SELECT name FROM sqlite_schema WHERE type='table')"));
    for (const QString& table : layers)
      DIABAN_CHECK(completeTable(table));
    return m_to.run("DELETE FROM gpkg_extensions WHERE extension_name='gpkg_rtree_index' AND"
                    " 'rtree_' || table_name || '_' || column_name NOT IN"
                    " (SELECT name FROM sqlite_schema)");
  }

private:
  static bool isOfSqlite(const QString& name)
  {
    return name.startsWith(QLatin1String("sqlite_"), Qt::CaseInsensitive) ||
           name.startsWith(QLatin1String("rtree_"), Qt::CaseInsensitive);
  }

  Outcome copyTable(const SchemaEntry& entry, const QSet<QByteArray>& own)
  {
    if (!entry.isPlainTable() || isOfSqlite(entry.name))
      return Done{};
    DIABAN_TRY(known, columnNames(m_to, entry.name));
    if (known.isEmpty()) {
      DIABAN_TRY(parts, foreignPartsOf(m_from, entry, own));
      DIABAN_TRY(plain, plainTableSql(m_from, entry.name));
      DIABAN_CHECK(m_to.run(parts.isEmpty() ? entry.sql : plain));
      return copyRows(entry.name, {});
    }
    return copyRows(entry.name, known);
  }

  /// `only`: columns to take; empty takes all that are not generated.
  Outcome copyRows(const QString& table, QStringList only)
  {
    DIABAN_TRY(columns, columnNames(m_from, table));
    if (!only.isEmpty())
      columns.removeIf([&](const QString& column) { return !only.contains(column); });
    QByteArray names, values;
    for (const QString& column : std::as_const(columns)) {
      names += (names.isEmpty() ? "" : ",") + quoted(column);
      values += values.isEmpty() ? "?" : ",?";
    }
    DIABAN_TRY(select, m_from.prepare("SELECT " + names + " FROM " + quoted(table)));
    DIABAN_TRY(insert, m_to.prepare("INSERT INTO " + quoted(table) + '(' + names + ") VALUES(" +
                                    values + ')'));
    while (true) {
      DIABAN_TRY(found, select.step());
      if (!found)
        return Done{};
      for (int i = 0; i < select.columnCount(); ++i)
        copyValue(select, i, insert);
      DIABAN_CHECK(insert.run());
    }
  }

  Outcome copyIndex(const SchemaEntry& entry, const QSet<QByteArray>& own)
  {
    if (entry.type != QLatin1String("index") || entry.sql.isEmpty() || isOfSqlite(entry.table))
      return Done{};
    DIABAN_TRY(parts, foreignPartsOf(m_from, entry, own));
    return parts.isEmpty() ? m_to.run(entry.sql) : Outcome(Done{});
  }

  /// R-tree, triggers and numbers of a layer whose columns have our names; others are shown too,
  /// only without an index.
  Outcome completeTable(const QString& table)
  {
    DIABAN_TRY(columns, columnNames(m_to, table));
    if (!columns.contains(kFidColumn))
      return Done{};
    const bool hasShapes = columns.contains(kGeometryColumn);
    if (hasShapes)
      DIABAN_CHECK(m_to.run(fillIn(kRTreeTable, table, kFidColumn, kGeometryColumn)));
    const QString geometry = hasShapes ? kGeometryColumn : QString();
    for (const QByteArray& trigger : featureTriggers(table, kFidColumn, geometry))
      DIABAN_CHECK(m_to.run(trigger));
    DIABAN_TRY(select,
               m_to.prepare((hasShapes ? "SELECT fid, geom FROM " : "SELECT fid, NULL FROM ") +
                            quoted(table)));
    std::vector<RTreeEntry> entries;
    Contents contents;
    while (true) {
      DIABAN_TRY(found, select.step());
      if (!found)
        break;
      ++contents.rows;
      const Box box = m_boxOf(select.blob(1));
      if (box.isEmpty())
        continue;
      entries.push_back(toEntry(select.integer(0), box));
      contents.extent.add(box);
    }
    DIABAN_CHECK(fillRTree(m_to, table, entries, m_progress));
    return setContents(m_to, table, contents, m_now);
  }

  const Database& m_from;
  Database& m_to;
  const std::function<Box(QByteArrayView)>& m_boxOf;
  const QDateTime& m_now;
  Progress& m_progress;
};

Outcome copyInto(const Database& from, const QString& path,
                 const std::function<Box(QByteArrayView)>& boxOf, const QDateTime& now,
                 Progress& progress)
{
  DIABAN_TRY(to, Database::open(path, OpenMode::Create));
  DIABAN_CHECK(to.run("PRAGMA foreign_keys=OFF")); // tables come in any order
  DIABAN_TRY(transaction, Transaction::begin(to));
  DIABAN_CHECK(Copier(from, to, boxOf, now, progress).copyAll());
  DIABAN_TRY(wasOurs, isStamped(from));
  DIABAN_CHECK(stampCopy(to, wasOurs));
  DIABAN_CHECK(transaction.commit());
  return to.quickCheck();
}

} // namespace

Outcome makeCleanCopy(const Database& from, const QString& to,
                      const std::function<Box(QByteArrayView)>& boxOf, const QDateTime& now,
                      Progress& progress)
{
  auto copied = copyInto(from, to, boxOf, now, progress);
  if (!copied && copied.error().code != Error::Code::FileExists) {
    QFile::remove(to);
    QFile::remove(to + QLatin1String("-journal"));
  }
  return copied;
}

} // namespace diaban::store
