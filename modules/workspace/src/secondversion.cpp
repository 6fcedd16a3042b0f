#include "secondversion.h"

#include <diaban/store/stamp.h>

#include <QHash>
#include <QStringList>

namespace diaban::workspace {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE diaban_stamp(id INTEGER PRIMARY KEY NOT NULL, counter INTEGER NOT NULL)
)sql";

/// Tables of rows, those of layers that are off the map just now included.
constexpr const char* kRowTables = R"sql(
SELECT s.name, c.data_type='features' FROM sqlite_schema s JOIN gpkg_contents c
  ON c.table_name=s.name
 WHERE s.type='table' AND c.data_type IN ('features', 'diaban')
   AND EXISTS(SELECT 1 FROM pragma_table_info(s.name) WHERE name='uid')
   AND EXISTS(SELECT 1 FROM pragma_table_info(s.name) WHERE name='geom'))sql";

/// Byte order and type of each WKB, behind the blob's head of eight bytes and its envelope.
constexpr const char* kHeads =
    "SELECT DISTINCT hex(substr(geom, 9 + CASE (instr('0123456789ABCDEF',"
    " substr(hex(substr(geom, 4, 1)), 2)) - 1) >> 1 WHEN 0 THEN 0 WHEN 1 THEN 32 WHEN 4 THEN 64"
    " ELSE 48 END, 5)) FROM ";

constexpr const char* kExtended[] = {
    "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON",      "MULTICURVE", "MULTISURFACE",
    "CURVE",          "SURFACE",       "POLYHEDRALSURFACE", "TIN",        "TRIANGLE"};
constexpr int kFirstExtended = 8;

Outcome runFor(store::Database& database, QByteArrayView sql, const QString& table)
{
  DIABAN_TRY(statement, database.prepare(sql));
  return statement.bind(1, table).run();
}

Result<bool> isTrue(const store::Database& database, QByteArrayView sql, const QString& table)
{
  DIABAN_TRY(query, database.prepare(sql));
  DIABAN_TRY(found, query.bind(1, table).step());
  return found && query.integer(0) != 0;
}

/// Made without a type, without one geometry now, and none in the record that undo or redo could
/// bring back ("GP" and a zero begin every geometry).
Result<bool> neverHasGeometry(const store::Database& database, const QString& table)
{
  DIABAN_TRY(anyType, isTrue(database,
                             "SELECT count(*) FROM pragma_table_info(?1) WHERE name='geom'"
                             " AND type='GEOMETRY'",
                             table));
  if (!anyType)
    return false;
  DIABAN_TRY(shapes, database.integer("SELECT EXISTS(SELECT 1 FROM " + store::quoted(table) +
                                      " WHERE geom IS NOT NULL)"));
  DIABAN_TRY(recorded, isTrue(database,
                              "SELECT EXISTS(SELECT 1 FROM diaban_history WHERE"
                              " instr(columns, '\"' || ?1 || '\":') AND"
                              " instr(change_set, x'475000'))",
                              table));
  return shapes == 0 && !recorded;
}

Outcome dropGeometry(store::Database& database, const QString& table)
{
  const QString tree = QLatin1String("rtree_") + table + QLatin1String("_geom");
  for (const char* suffix : {"_insert", "_update1", "_update2", "_update3", "_update4", "_delete"})
    DIABAN_CHECK(
        database.run("DROP TRIGGER IF EXISTS " + store::quoted(tree + QLatin1String(suffix))));
  DIABAN_CHECK(database.run("DROP TABLE " + store::quoted(tree)));
  // The triggers of other tables use functions that only other programs have.
  DIABAN_CHECK(database.run("PRAGMA legacy_alter_table=ON"));
  const auto dropped = database.run("ALTER TABLE " + store::quoted(table) + " DROP COLUMN geom");
  DIABAN_CHECK(database.run("PRAGMA legacy_alter_table=OFF"));
  DIABAN_CHECK(dropped);
  for (const char* sql : {"DELETE FROM gpkg_geometry_columns WHERE table_name=?1",
                          "DELETE FROM gpkg_extensions WHERE table_name=?1",
                          "DELETE FROM layer_styles WHERE f_table_name=?1",
                          "UPDATE gpkg_contents SET data_type='attributes', srs_id=0, min_x=NULL,"
                          " min_y=NULL, max_x=NULL, max_y=NULL"
                          " WHERE table_name=?1 AND data_type='features'"})
    DIABAN_CHECK(runFor(database, sql, table));
  return Done{};
}

/// Of WKB's first five bytes, in hexadecimal digits; Z and M left out.
int typeOf(const QString& head)
{
  bool good = false;
  const QString bytes =
      head.startsWith(QLatin1String("00")) ? head.mid(6, 4) : head.mid(4, 2) + head.mid(2, 2);
  const int code = bytes.toInt(&good, 16);
  return good ? code % 1000 : 0;
}

Outcome nameCurves(store::Database& database, const QString& table)
{
  DIABAN_TRY(registered, database.prepare("SELECT geometry_type_name FROM gpkg_geometry_columns"
                                          " WHERE table_name=?1"));
  DIABAN_TRY(found, registered.bind(1, table).step());
  QStringList types{found ? registered.string(0) : QString()};
  DIABAN_TRY(heads, database.prepare(kHeads + store::quoted(table) + " WHERE geom IS NOT NULL"));
  while (true) {
    DIABAN_TRY(more, heads.step());
    if (!more)
      break;
    const int index = typeOf(heads.string(0)) - kFirstExtended;
    if (index >= 0 && index < static_cast<int>(std::size(kExtended)))
      types.append(QLatin1String(kExtended[index]));
  }
  DIABAN_TRY(insert,
             database.prepare("INSERT OR IGNORE INTO gpkg_extensions(table_name, column_name,"
                              " extension_name, definition, scope)"
                              " VALUES(?1, 'geom', 'gpkg_geom_' || ?2,"
                              " 'http://www.geopackage.org/spec120/#extension_geometry_types',"
                              " 'read-write')"));
  for (const char* type : kExtended)
    if (types.contains(QLatin1String(type)))
      DIABAN_CHECK(insert.bind(1, table).bind(2, QString::fromLatin1(type)).run());
  return Done{};
}

} // namespace

Outcome toSecondVersion(store::Database& database)
{
  DIABAN_CHECK(database.run(kTables));
  DIABAN_CHECK(store::stamp(database)); // whoever wrote before this is not known
  QHash<QString, bool> tables;          // whether they are registered
  {
    DIABAN_TRY(query, database.prepare(kRowTables));
    while (true) {
      DIABAN_TRY(more, query.step());
      if (!more)
        break;
      tables.insert(query.string(0), query.integer(1) != 0);
    }
  }
  for (auto it = tables.begin(); it != tables.end(); ++it) {
    DIABAN_TRY(isPlain, neverHasGeometry(database, it.key()));
    if (isPlain)
      DIABAN_CHECK(dropGeometry(database, it.key()));
    else if (it.value())
      DIABAN_CHECK(nameCurves(database, it.key()));
  }
  return Done{};
}

} // namespace diaban::workspace
