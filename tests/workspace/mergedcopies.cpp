#include "mergedcopies.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>
#include <diaban/workspace/rows.h>

#include <QProcess>

namespace diaban::test {

using namespace workspace;

namespace {

QString textOf(const store::Database& database, const QByteArray& sql)
{
  QString text;
  auto rows = database.prepare(sql);
  if (!rows)
    return rows.error().detail;
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step()) {
    for (int column = 0; column < rows.value().columnCount(); ++column)
      text += rows.value().string(column) + u'|';
    text += u'\n';
  }
  return text;
}

QStringList namesOf(const store::Database& database, const QByteArray& sql)
{
  return textOf(database, sql).remove(u'|').split(u'\n', Qt::SkipEmptyParts);
}

workspace::NewLayer points(const QString& name, int count)
{
  workspace::NewLayer layer;
  layer.name = name;
  layer.title = name;
  layer.geometry = QStringLiteral("Polygon");
  layer.fields = {{kTen, geo::FieldType::Text}, {kSo, geo::FieldType::Integer}};
  geo::RecordBatch batch;
  batch.columns.resize(2);
  batch.columns[0].type = geo::FieldType::Text;
  batch.columns[1].type = geo::FieldType::Integer;
  for (int i = 0; i < count; ++i) {
    ++batch.rows;
    batch.sourceIds.push_back(i);
    batch.geometryBytes += square(i * 9, 3, 4);
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.columns[0].isNull.push_back(0);
    batch.columns[0].bytes += "p";
    batch.columns[0].ends.push_back(static_cast<quint32>(batch.columns[0].bytes.size()));
    batch.columns[1].isNull.push_back(0);
    batch.columns[1].integers.push_back(i);
  }
  layer.batches.push_back(batch);
  return layer;
}

} // namespace

QString contentOf(const QString& path, bool withHistory)
{
  const auto opened = store::Database::open(path, store::OpenMode::ReadOnly);
  const store::Database& database = opened.value();
  QString all;
  const QStringList tables =
      namesOf(database, "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE"
                        " 'rtree_%' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('diaban_history',"
                        " 'diaban_revision', 'diaban_stamp', 'diaban_view', 'diaban_schema')"
                        " ORDER BY name");
  for (const QString& table : tables) {
    QStringList columns = namesOf(database, QByteArray("SELECT name FROM pragma_table_info('") +
                                                table.toUtf8() + "')");
    columns.sort();
    for (const char* local : {"last_change", "update_time", "timestamp"})
      columns.removeAll(QLatin1String(local));
    if (table == QLatin1String("layer_styles"))
      columns.removeAll(QStringLiteral("id")); // made from our styles for QGIS
    QByteArray list;
    for (const QString& column : std::as_const(columns))
      list += (list.isEmpty() ? "quote(" : ",quote(") + store::quoted(column) + ')';
    all += table + u'\n' +
           textOf(database, "SELECT " + list + " FROM " + store::quoted(table) + " ORDER BY " +
                                (columns.contains(QStringLiteral("fid")) ? "fid" : list));
  }
  if (!withHistory)
    return all;
  return all + textOf(database, "SELECT hex(id), kind, title FROM diaban_history WHERE kind<>"
                                "'merge' AND kind<>'outside' ORDER BY 1");
}

Outcome checkFile(const QString& path)
{
  DIABAN_TRY(reader, store::Database::open(path, store::OpenMode::ReadOnly));
  DIABAN_CHECK(reader.integrityCheck());
  DIABAN_CHECK(reader.foreignKeyCheck());
  DIABAN_TRY(tables, store::layerTables(reader));
  for (const QString& table : std::as_const(tables)) {
    const QByteArray name = store::quoted(table);
    DIABAN_TRY(rows, reader.integer("SELECT count(*) FROM " + name));
    DIABAN_TRY(known, store::contents(reader, table));
    DIABAN_TRY(hasShapes, store::hasGeometry(reader, table));
    DIABAN_TRY(shapes, hasShapes ? reader.integer("SELECT count(*) FROM " + name +
                                                  " WHERE geom IS NOT NULL")
                                 : Result<qint64>(0));
    DIABAN_TRY(boxes, hasShapes ? reader.integer("SELECT count(*) FROM " +
                                                 store::quoted(store::rtreeName(table)))
                                : Result<qint64>(0));
    DIABAN_TRY(uids, reader.integer("SELECT count(DISTINCT uid) FROM " + name));
    if (rows != known.rows || shapes != boxes || uids != rows)
      return Error{Error::Code::Internal, {}, QStringLiteral("counts of ") + table};
    if (hasShapes)
      DIABAN_CHECK(store::checkRTree(reader, table));
  }
  return Done{};
}

QString cell(const QString& path, const QByteArray& sql)
{
  const auto opened = store::Database::open(path, store::OpenMode::ReadOnly);
  const auto text = opened.value().text(sql);
  return text ? text.value() : text.error().detail;
}

bool byGdal(const QString& path, const QString& sql)
{
  return QProcess::execute(QStringLiteral("ogrinfo"),
                           {QStringLiteral("-q"), path, QStringLiteral("-sql"), sql}) == 0;
}

Work sets(const Uid& uid, const QVariantMap& fields)
{
  return [=](Edit& edit) {
    return edit.updateFeature(kThua, {.uid = uid, .fields = fields, .setsGeometry = false});
  };
}

Work moves(const Uid& uid, double x)
{
  return
      [=](Edit& edit) { return edit.updateFeature(kThua, {.uid = uid, .wkb = square(x, x, 5)}); };
}

Work removes(const Uid& uid)
{
  return [=](Edit& edit) { return edit.deleteFeature(kThua, uid); };
}

Work adds(int count, const QString& ten, const QString& layer)
{
  return [=](Edit& edit) -> Outcome {
    for (int i = 0; i < count; ++i)
      DIABAN_CHECK(edit.insertFeature(
          layer, {.wkb = square(500 + i, 7, 2), .fields = {{kTen, ten}, {kSo, i}}}));
    return Done{};
  };
}

Work both(const Work& first, const Work& second)
{
  return [=](Edit& edit) -> Outcome {
    DIABAN_CHECK(first(edit));
    return second(edit);
  };
}

QStringList told(const MergeReport& report)
{
  QStringList lines;
  for (const MergeDecision& decision : report.decisions)
    lines.append(decisionName(decision.what) + u' ' + decision.args.join(u' '));
  return lines;
}

QStringList orderIn(const QString& path)
{
  const auto opened = Workspace::open(path, {.readOnly = true});
  QStringList order;
  for (const LayerBranch& branch : opened ? opened.value()->tree() : LayerTree()) {
    if (branch.group)
      order.append(branch.group->title + u':');
    order += branch.layers;
  }
  return order;
}

bool importInto(const QString& path, const QString& name, int count)
{
  auto opened = Workspace::open(path);
  NoProgress progress;
  return opened && importRows(*opened.value(), name, {points(name, count)}, progress);
}

} // namespace diaban::test
