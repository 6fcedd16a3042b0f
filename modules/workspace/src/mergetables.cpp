// What a merge does to tables beside their rows: new ones, new columns, names, the history.
#include "layerwriter.h"
#include "mergework.h"
#include "naming.h"

#include <diaban/geo/wkb.h>
#include <diaban/store/bulkinsert.h>
#include <diaban/store/geopackage.h>
#include <diaban/store/tiles.h>

#include <QSet>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr qint64 kRowsBetweenReports = 4096;

Result<QStringList> namesIn(const store::Database& database, const char* sql)
{
  DIABAN_TRY(rows, database.prepare(sql));
  QStringList names;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return names;
    names.append(rows.string(0));
  }
}

std::span<const unsigned char> bytesOf(QByteArrayView view)
{
  return {reinterpret_cast<const unsigned char*>(view.data()),
          static_cast<std::size_t>(view.size())};
}

/// Fills a new table with all rows of another, keys included.
class RowCopier {
public:
  RowCopier(const ComparedTable& from, const Layer& layer, store::Database& to, QString table)
      : m_from(from)
      , m_layer(layer)
      , m_to(to)
      , m_table(std::move(table))
  {
    m_fields = from.columnNames();
    m_hasGeometry = m_fields.removeAll(store::kGeometryColumn) > 0;
  }

  Outcome run(const QDateTime& now, Progress& progress)
  {
    DIABAN_TRY(bulk, store::BulkInsert::begin(m_to, m_table, m_fields));
    DIABAN_TRY(rows, m_from.database->prepare(select()));
    for (qint64 copied = 0;; ++copied) {
      DIABAN_TRY(found, rows.step());
      if (!found)
        break;
      if (copied % kRowsBetweenReports == 0 &&
          !progress.advance(std::min(0.9, static_cast<double>(copied) /
                                              static_cast<double>(m_layer.featureCount + 1))))
        return Error{Error::Code::Cancelled, {}, {}};
      DIABAN_CHECK(copy(rows, bulk));
    }
    DIABAN_CHECK(bulk.finish(now, progress));
    for (const quint32 type : std::as_const(m_types))
      DIABAN_CHECK(store::noteGeometryType(m_to, m_table, type));
    return Done{};
  }

private:
  static constexpr int kFirstField = 3;

  QByteArray select() const
  {
    QByteArray sql = "SELECT fid,";
    sql += m_from.hasUid ? "uid," : "NULL,";
    sql += m_hasGeometry ? "geom" : "NULL";
    for (const QString& field : m_fields)
      sql += ',' + store::quoted(field);
    return sql + " FROM " + store::quoted(m_from.table) + " ORDER BY fid";
  }

  Outcome copy(const store::Statement& row, store::BulkInsert& bulk)
  {
    const qint64 fid = row.integer(0);
    const Uid uid = m_from.uidOf(fid, row.blob(1));
    const QByteArrayView blob = row.isNull(2) ? QByteArrayView() : row.blob(2);
    const auto box = boxOf(blob);
    if (!box)
      return Error{Error::Code::BadGeometry, {m_layer.title, uid.toHex()}, {}};
    noteType(blob);
    store::Statement& insert = bulk.beginRow(fid, uid, blob, box.value());
    m_cells.resize(m_fields.size());
    for (int i = 0; i < m_fields.size(); ++i) {
      m_cells[i] = CellValue::of(row, kFirstField + i);
      m_cells[i].bindTo(insert, store::BulkInsert::firstField() + i);
    }
    return bulk.endRow();
  }

  void noteType(QByteArrayView blob)
  {
    if (blob.isEmpty())
      return;
    if (const auto parsed = geo::readGeoPackageBlob(bytesOf(blob)))
      if (const auto type = geo::wkbType(parsed.value().wkb))
        m_types.insert(type.value().type);
  }

  const ComparedTable& m_from;
  const Layer& m_layer;
  store::Database& m_to;
  QString m_table;
  QStringList m_fields;
  bool m_hasGeometry = false;
  QVector<CellValue> m_cells; ///< bound by reference
  QSet<quint32> m_types;
};

Result<QString> copyRows(const store::Database& from, const Layer& layer, const QString& table,
                         store::Database& to, int srsId, const QDateTime& now, Progress& progress)
{
  DIABAN_TRY(rows, layerTable(from, layer.table, layer.uid));
  if (!rows)
    return Error{Error::Code::CorruptFile, {from.path()}, layer.table};
  DIABAN_TRY(registration, store::registration(from, layer.table));
  registration.table = table;
  registration.identifier = layer.uid.toHex(); // its title comes when it is put on the map
  registration.srsId = srsId;
  QVector<store::ColumnDef> columns;
  for (const TableColumn& column : std::as_const(rows->columns))
    if (column.name != store::kGeometryColumn)
      columns.append({column.name, column.sqlType});
  DIABAN_CHECK(store::createFeatureTable(to, registration, columns, now));
  DIABAN_CHECK(RowCopier(*rows, layer, to, table).run(now, progress));
  return table;
}

} // namespace

Result<QString> copyLayer(const store::Database& from, const Layer& layer, store::Database& to,
                          int srsId, const QDateTime& now, Progress& progress)
{
  DIABAN_TRY(taken, namesIn(to, "SELECT name FROM sqlite_schema"));
  const bool isFree = !taken.contains(layer.table, Qt::CaseInsensitive);
  const QString table = isFree ? layer.table : tableNameFor(layer.name, taken);
  if (!layer.isRaster)
    return copyRows(from, layer, table, to, srsId, now, progress);
  DIABAN_CHECK(
      store::copyRaster(from, layer.table, to, {table, layer.uid.toHex(), srsId}, now, progress));
  return table;
}

Outcome appendColumns(const ThreeWay& tables, store::Database& out, const QString& table)
{
  if (!tables.theirs || !tables.mine)
    return Done{};
  DIABAN_TRY(here, store::columnNames(out, table));
  DIABAN_TRY(ofTheirs, tables.theirs->database->prepare("SELECT count(*) FROM diaban_added_field"
                                                        " WHERE table_name=?1 AND name=?2"));
  DIABAN_TRY(note, out.prepare("INSERT OR IGNORE INTO diaban_added_field(table_name, name)"
                               " VALUES(?1, ?2)"));
  for (const TableColumn& column : std::as_const(tables.theirs->columns)) {
    if (here.contains(column.name, Qt::CaseInsensitive))
      continue;
    DIABAN_CHECK(store::appendColumn(out, table, {column.name, column.sqlType}));
    DIABAN_CHECK(ofTheirs.bind(1, tables.theirs->table).bind(2, column.name).step());
    const bool isOurs = ofTheirs.integer(0) > 0;
    ofTheirs.reset();
    if (isOurs) // its row in diaban_field comes with the rest
      DIABAN_CHECK(note.bind(1, table).bind(2, column.name).run());
  }
  return Done{};
}

Result<QVector<MergeDecision>> makeNamesUnique(store::Database& out, const MergeInput& base)
{
  struct Named {
    QByteArray uid;
    QString name, title;
    bool hasOldName = false, hasOldTitle = false;
  };
  std::vector<Named> layers;
  {
    DIABAN_TRY(rows, out.prepare("SELECT uid, name, title FROM diaban_layer ORDER BY uid"));
    while (true) {
      DIABAN_TRY(found, rows.step());
      if (!found)
        break;
      Named layer{rows.blob(0).toByteArray(), rows.string(1), rows.string(2)};
      if (const Layer* old = base.layer(Uid::fromBytes(layer.uid))) {
        layer.hasOldName = old->name == layer.name;
        layer.hasOldTitle = old->title == layer.title;
      }
      layers.push_back(layer);
    }
  }
  QVector<MergeDecision> renamed;
  const auto rename = [&](QString Named::*text, bool Named::*isOld, const char* sql) -> Outcome {
    DIABAN_TRY(set, out.prepare(sql));
    std::stable_sort(layers.begin(), layers.end(),
                     [&](const Named& a, const Named& b) { return a.*isOld > b.*isOld; });
    QStringList taken;
    for (Named& layer : layers) {
      const QString unique = uniqueName(layer.*text, taken);
      taken.append(unique);
      if (unique == layer.*text)
        continue;
      DIABAN_CHECK(set.bind(1, unique).bindBlob(2, layer.uid).run());
      if (text == &Named::title)
        renamed.append({MergeDecision::What::RenamedLayer, {layer.title, unique}});
    }
    std::stable_sort(layers.begin(), layers.end(),
                     [](const Named& a, const Named& b) { return a.uid < b.uid; });
    return Done{};
  };
  DIABAN_CHECK(
      rename(&Named::name, &Named::hasOldName, "UPDATE diaban_layer SET name=?1 WHERE uid=?2"));
  DIABAN_CHECK(
      rename(&Named::title, &Named::hasOldTitle, "UPDATE diaban_layer SET title=?1 WHERE uid=?2"));
  return renamed;
}

Result<qint64> MergeWork::bringHistory(store::Database& out) const
{
  const store::Database& from = m_inputs.theirs.database;
  DIABAN_TRY(rows, from.prepare("SELECT id, parents, kind, title, author, time, branch,"
                                " takes_back, row_count, columns, change_set, layers"
                                " FROM diaban_history ORDER BY number"));
  DIABAN_TRY(known, out.prepare("SELECT 1 FROM diaban_history WHERE id=?1"));
  DIABAN_TRY(insert,
             out.prepare("INSERT INTO diaban_history(id, parents, kind, title, author, time,"
                         " branch, takes_back, row_count, columns, change_set, layers, via)"
                         " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, x'00')"));
  constexpr int kColumns = 12;
  for (qint64 brought = 0;;) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return brought;
    const QByteArray id = rows.blob(0).toByteArray();
    DIABAN_TRY(isKnown, known.bindBlob(1, id).step());
    known.reset();
    if (isKnown)
      continue;
    QVector<CellValue> cells; // bound by reference
    for (int i = 0; i < kColumns; ++i)
      cells.append(CellValue::of(rows, i));
    for (int i = 0; i < kColumns; ++i)
      cells[i].bindTo(insert, i + 1);
    DIABAN_CHECK(insert.run());
    ++brought;
  }
}

} // namespace diaban::workspace
