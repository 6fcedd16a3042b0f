#include "openworkspaces.h"

#include <diaban/store/geopackage.h>
#include <diaban/store/rtree.h>

#include <QtEndian>

#include <cstring>

namespace diaban::test {
namespace {

template <typename T>
void put(QByteArray& bytes, T value)
{
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

QString dumpOf(const store::Database& reader, const QByteArray& sql)
{
  QString dump = QString::fromUtf8(sql) + u'\n';
  auto rows = reader.prepare(sql);
  if (!rows)
    return dump + rows.error().detail;
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step()) {
    for (int column = 0; column < rows.value().columnCount(); ++column)
      dump += rows.value().string(column) + u'|';
    dump += u'\n';
  }
  return dump;
}

} // namespace

QByteArray square(double x, double y, double side)
{
  QByteArray wkb;
  put<quint8>(wkb, 1);
  put<quint32>(wkb, 3);
  put<quint32>(wkb, 1);
  put<quint32>(wkb, 5);
  for (const auto& [dx, dy] :
       {std::pair{0.0, 0.0}, {side, 0.0}, {side, side}, {0.0, side}, {0.0, 0.0}}) {
    put(wkb, x + dx);
    put(wkb, y + dy);
  }
  return wkb;
}

workspace::NewLayer squareLayer(const QString& name, int count)
{
  workspace::NewLayer layer;
  layer.name = name;
  layer.title = QStringLiteral("Thửa đất");
  layer.geometry = QStringLiteral("Polygon");
  layer.fields = {{QStringLiteral("ten"), geo::FieldType::Text},
                  {QStringLiteral("so"), geo::FieldType::Integer}};
  geo::RecordBatch batch;
  batch.columns.resize(2);
  batch.columns[0].type = geo::FieldType::Text;
  batch.columns[1].type = geo::FieldType::Integer;
  for (int i = 0; i < count; ++i) {
    ++batch.rows;
    batch.sourceIds.push_back(i);
    batch.geometryBytes += square(i * 20, i % 7 * 30, 10);
    batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
    batch.columns[0].isNull.push_back(0);
    batch.columns[0].bytes += "Ô " + QByteArray::number(i);
    batch.columns[0].ends.push_back(static_cast<quint32>(batch.columns[0].bytes.size()));
    batch.columns[1].isNull.push_back(0);
    batch.columns[1].integers.push_back(i);
  }
  layer.batches.push_back(batch);
  return layer;
}

Outcome randomEdit(workspace::Edit& edit, const QString& layer, const QVector<Uid>& uids,
                   QRandomGenerator& random)
{
  const QByteArray wkb = square(random.bounded(1000), random.bounded(1000), 1 + random.bounded(50));
  const QVariantMap fields{{QStringLiteral("so"), static_cast<int>(random.bounded(100))},
                           {QStringLiteral("ten"), QString::number(random.bounded(9))}};
  const int kind = uids.size() < 3 ? 0 : static_cast<int>(random.bounded(4));
  const Uid uid = uids.isEmpty() ? Uid{} : uids[random.bounded(uids.size())];
  if (kind == 0) {
    DIABAN_CHECK(edit.insertFeature(
        layer, {.wkb = random.bounded(5) == 0 ? QByteArray() : wkb, .fields = fields}));
    return Done{};
  }
  // A row may be gone by an earlier step of the same edit: that step then just does nothing.
  auto outcome =
      kind == 1 ? edit.deleteFeature(layer, uid)
      : kind == 2
          ? edit.updateFeature(layer, {.uid = uid, .wkb = wkb, .fields = fields})
          : edit.updateFeature(layer, {.uid = uid, .fields = fields, .setsGeometry = false});
  if (!outcome && outcome.error().code == Error::Code::EditConflict)
    return Done{};
  return outcome;
}

OpenWorkspace::OpenWorkspace(int count)
{
  auto made = workspace::Workspace::create(path(), geo::Crs::fromEpsg(9210).value());
  if (!made)
    qFatal("%s", qPrintable(errorText(made.error()) + made.error().detail));
  m_open = std::move(made).value();
  if (count == 0)
    return;
  NoProgress progress;
  const auto report = workspace::importRows(*m_open, QStringLiteral("Tạo"),
                                            {squareLayer(QStringLiteral("thua"), count)}, progress);
  if (!report)
    qFatal("%s", qPrintable(errorText(report.error()) + report.error().detail));
}

void OpenWorkspace::reopen() const
{
  m_open.reset();
  auto opened = workspace::Workspace::open(path());
  if (!opened)
    qFatal("%s", qPrintable(errorText(opened.error()) + opened.error().detail));
  m_open = std::move(opened).value();
}

QString OpenWorkspace::dump() const
{
  auto reader = store::Database::open(path(), store::OpenMode::ReadOnly);
  QString dump =
      dumpOf(reader.value(), "SELECT hex(uid), name, table_name, title, role, sort_order,"
                             " source_path FROM diaban_layer ORDER BY uid");
  dump += dumpOf(reader.value(), "SELECT hex(layer), style FROM diaban_style ORDER BY layer");
  dump += dumpOf(reader.value(), "SELECT table_name, identifier FROM gpkg_contents"
                                 " WHERE data_type='features' ORDER BY 1");
  dump +=
      dumpOf(reader.value(), "SELECT f_table_name, styleQML FROM layer_styles WHERE f_table_name IN"
                             " (SELECT table_name FROM gpkg_contents) ORDER BY 1");
  dump += dumpOf(reader.value(), "SELECT hex(layer), origin FROM diaban_origin ORDER BY layer");
  dump += dumpOf(reader.value(), "SELECT hex(uid), rule, state, is_present, measure, reason, person"
                                 " FROM diaban_finding ORDER BY uid");
  for (const workspace::Layer& layer : m_open->layers())
    if (!layer.table.isEmpty())
      dump += dumpOf(reader.value(), "SELECT fid, hex(geom), hex(uid), ten, so FROM " +
                                         store::quoted(layer.table) + " ORDER BY fid");
  return dump;
}

QVector<Uid> OpenWorkspace::uids() const
{
  auto reader = store::Database::open(path(), store::OpenMode::ReadOnly);
  const QVector<workspace::Layer> layers = m_open->layers();
  QVector<Uid> uids;
  if (layers.isEmpty())
    return uids;
  auto rows = reader.value().prepare("SELECT uid FROM " + store::quoted(layers.first().table) +
                                     " ORDER BY fid");
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
    uids.append(Uid::fromBytes(rows.value().blob(0).toByteArray()));
  return uids;
}

Outcome OpenWorkspace::check() const
{
  DIABAN_TRY(reader, store::Database::open(path(), store::OpenMode::ReadOnly));
  DIABAN_CHECK(reader.integrityCheck());
  DIABAN_CHECK(reader.foreignKeyCheck());
  for (const workspace::Layer& layer : m_open->layers()) {
    if (layer.table.isEmpty())
      continue;
    DIABAN_TRY(rows, reader.integer("SELECT count(*) FROM " + store::quoted(layer.table)));
    if (rows != layer.featureCount)
      return Error{Error::Code::Internal, {}, QStringLiteral("count of ") + layer.table};
    if (layer.geometry == geo::GeometryKind::None)
      continue; // a table, which has no R-tree
    DIABAN_CHECK(store::checkRTree(reader, layer.table));
    DIABAN_TRY(shapes, reader.integer("SELECT count(*) FROM " + store::quoted(layer.table) +
                                      " WHERE geom IS NOT NULL"));
    DIABAN_TRY(boxes, reader.integer("SELECT count(*) FROM " +
                                     store::quoted(store::rtreeName(layer.table))));
    if (shapes != boxes)
      return Error{Error::Code::Internal, {}, QStringLiteral("R-tree of ") + layer.table};
  }
  return Done{};
}

} // namespace diaban::test
