#include "othertables.h"

#include <QCryptographicHash>
#include <QMap>

namespace diaban::workspace {
namespace {

/// Plain tables that neither the standard nor we made.
constexpr const char* kOthers =
    "SELECT name FROM pragma_table_list WHERE type='table' AND schema='main'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'gpkg\\_%' ESCAPE '\\'"
    " AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' AND name NOT LIKE 'diaban\\_%' ESCAPE '\\'"
    " AND name<>'layer_styles' AND name NOT IN (SELECT table_name FROM diaban_layer)"
    " AND name NOT IN (SELECT table_name FROM gpkg_contents WHERE data_type='diaban')"
    " ORDER BY name";

Result<QByteArray> hashOf(const store::Database& database, const QString& table)
{
  DIABAN_TRY(rows, database.prepare("SELECT * FROM " + store::quoted(table)));
  QCryptographicHash hash(QCryptographicHash::Sha256);
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return hash.result();
    for (int column = 0; column < rows.columnCount(); ++column) {
      const QByteArrayView bytes = rows.blob(column);
      hash.addData(QByteArray::number(static_cast<int>(rows.type(column))) + ':' +
                   QByteArray::number(bytes.size()) + ':');
      hash.addData(bytes);
    }
  }
}

Result<QMap<QString, QByteArray>> othersIn(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare(kOthers));
  QMap<QString, QByteArray> tables;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return tables;
    const QString name = rows.string(0);
    DIABAN_TRY(hash, hashOf(database, name));
    tables.insert(name, hash);
  }
}

} // namespace

Result<QStringList> otherTablesThatDiffer(const store::Database& base, const store::Database& mine,
                                          const store::Database& theirs)
{
  DIABAN_TRY(inBase, othersIn(base));
  DIABAN_TRY(inMine, othersIn(mine));
  DIABAN_TRY(inTheirs, othersIn(theirs));
  QStringList names = inTheirs.keys() + inBase.keys();
  names.sort();
  names.removeDuplicates();
  names.removeIf([&](const QString& name) {
    const QByteArray there = inTheirs.value(name);
    return there == inBase.value(name) || there == inMine.value(name);
  });
  return names;
}

Result<bool> isReferredTo(const store::Database& database, const QString& table)
{
  DIABAN_TRY(row, database.prepare("SELECT count(*) FROM pragma_table_list t,"
                                   " pragma_foreign_key_list(t.name) k WHERE t.schema='main'"
                                   " AND t.type='table' AND k.\"table\"=?1 COLLATE NOCASE"));
  DIABAN_CHECK(row.bind(1, table).step());
  return row.integer(0) > 0;
}

} // namespace diaban::workspace
