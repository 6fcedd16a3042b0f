#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

namespace diaban::store {
namespace {

/// The standard's tables that name layers, and by which column: what refers to others comes first.
struct Mention {
  const char* table;
  const char* column;
};
constexpr Mention kMentions[] = {{"gpkg_2d_gridded_tile_ancillary", "tpudt_name"},
                                 {"gpkg_2d_gridded_coverage_ancillary", "tile_matrix_set_name"},
                                 {"gpkg_metadata_reference", "table_name"},
                                 {"gpkg_tile_matrix", "table_name"},
                                 {"gpkg_tile_matrix_set", "table_name"},
                                 {"gpkg_geometry_columns", "table_name"},
                                 {"gpkg_extensions", "table_name"},
                                 {"gpkg_ogr_contents", "table_name"},
                                 {"layer_styles", "f_table_name"},
                                 {"gpkg_contents", "table_name"}};

} // namespace

Outcome dropLayerTable(Database& database, const QString& table)
{
  const QString tree = rtreeName(table);
  DIABAN_TRY(treeColumns, columnNames(database, tree));
  if (!treeColumns.isEmpty())
    DIABAN_CHECK(database.run("DROP TABLE " + quoted(tree)));
  DIABAN_CHECK(database.run("DROP TABLE IF EXISTS " + quoted(table)));
  for (const Mention& mention : kMentions) {
    const QString name = QString::fromLatin1(mention.table);
    DIABAN_TRY(columns, columnNames(database, name));
    if (columns.isEmpty())
      continue;
    DIABAN_TRY(remove, database.prepare("DELETE FROM " + quoted(name) + " WHERE " +
                                        quoted(QString::fromLatin1(mention.column)) + "=?1"));
    DIABAN_CHECK(remove.bind(1, table).run());
  }
  return Done{};
}

} // namespace diaban::store
