#include "layerwriter.h"

#include "defaultstyles.h"
#include "naming.h"

#include <QFileInfo>

namespace diaban::workspace {
namespace {

using geo::FieldType;

QString sqlType(FieldType type)
{
  switch (type) {
  case FieldType::Integer: return QStringLiteral("INTEGER");
  case FieldType::Real: return QStringLiteral("REAL");
  case FieldType::Date: return QStringLiteral("DATE");
  case FieldType::DateTime: return QStringLiteral("DATETIME");
  case FieldType::Boolean: return QStringLiteral("BOOLEAN");
  case FieldType::Blob: return QStringLiteral("BLOB");
  default: return QStringLiteral("TEXT");
  }
}

/// "2026-11-21T09:42:00Z" as the standard's table 1 wants it: with milliseconds, always UTC.
std::string standardTime(std::string_view text)
{
  std::string time(text);
  const bool hasZone = time.ends_with('Z');
  if (time.size() == (hasZone ? 20U : 19U))
    time.insert(19, ".000");
  return hasZone ? time : time + 'Z';
}

} // namespace

Result<QStringList> knownTitles(const store::Database& database)
{
  DIABAN_TRY(rows, database.prepare("SELECT identifier FROM gpkg_contents"));
  QStringList titles;
  while (true) {
    DIABAN_TRY(more, rows.step());
    if (!more)
      return titles;
    titles.append(rows.string(0));
  }
}

void decideLook(Layer& layer, const LayerWish& wish, const QHash<QString, QStringList>& values)
{
  StyleInput input{LayerRole::Other, layer.name, layer.geometry, layer.fields, values};
  layer.role = wish.role ? *wish.role : guessRole(input);
  input.role = layer.role;
  layer.style = wish.style ? *wish.style : defaultStyle(input);
}

Result<LayerWriter> LayerWriter::begin(ImportContext& context, const PlannedLayer& plan,
                                       const LayerWish& wish, const QStringList& otherNames)
{
  LayerWriter writer(context, plan, wish);
  Layer& layer = writer.m_layer;
  layer.name = uniqueName(wish.name, context.layerNames() + otherNames);
  DIABAN_TRY(titles, knownTitles(context.database()));
  layer.title = uniqueName(wish.title.isEmpty() ? layer.name : wish.title, titles);
  layer.table = tableNameFor(layer.name, context.tableNames());
  layer.geometry = plan.kind;
  layer.fields = plan.fields;
  DIABAN_CHECK(writer.createTable());
  return writer;
}

Outcome LayerWriter::createTable()
{
  const GeometryTally declared(m_plan->geometry, m_plan->kind, m_plan->mayMix);
  m_registration.table = m_layer.table;
  m_registration.identifier = m_layer.title;
  m_registration.geometryType = declared.tableType();
  m_registration.srsId = m_context->srsId();
  m_registration.z = declared.z();
  m_registration.m = declared.m();
  QVector<store::ColumnDef> columns;
  QStringList names;
  for (const geo::Field& field : m_layer.fields) {
    columns.append({field.name, sqlType(field.type)});
    names.append(field.name);
  }
  store::Database& database = m_context->database();
  DIABAN_CHECK(store::createFeatureTable(database, m_registration, columns, m_context->now()));
  DIABAN_TRY(bulk, store::BulkInsert::begin(database, m_layer.table, names));
  m_bulk.emplace(std::move(bulk));
  m_times.resize(static_cast<std::size_t>(m_layer.fields.size()));
  return Done{};
}

Outcome LayerWriter::write(const PreparedRows& rows)
{
  if (rows.source)
    m_fileName = QFileInfo(rows.source->path).fileName().toStdString();
  for (const PreparedRows::Row& row : rows.rows) {
    store::Statement& statement = m_bulk->beginRow(++m_lastFid, m_uids.next(), row.blob, row.box);
    for (std::size_t field = 0; field < m_times.size(); ++field)
      bindField(statement, store::BulkInsert::firstField() + static_cast<int>(field), field, rows,
                row.index);
    DIABAN_CHECK(m_bulk->endRow());
  }
  return Done{};
}

void LayerWriter::bindField(store::Statement& statement, int parameter, std::size_t field,
                            const PreparedRows& rows, std::size_t row)
{
  const int at = rows.source->columns[field];
  if (at == kFileName) {
    statement.bindText(parameter, m_fileName);
    return;
  }
  const geo::Column& column = rows.batch.columns[static_cast<std::size_t>(at)];
  if (column.isNull[row] != 0)
    return;
  switch (column.type) {
  case FieldType::Integer:
  case FieldType::Boolean:
    if (m_layer.fields[static_cast<qsizetype>(field)].type == FieldType::Real)
      statement.bind(parameter, static_cast<double>(column.integers[row]));
    else
      statement.bind(parameter, column.integers[row]);
    return;
  case FieldType::Real: statement.bind(parameter, column.reals[row]); return;
  case FieldType::Blob: {
    const std::string_view bytes = column.text(row);
    statement.bindBlob(parameter, {bytes.data(), static_cast<qsizetype>(bytes.size())});
    return;
  }
  case FieldType::DateTime:
    m_times[field] = standardTime(column.text(row));
    statement.bindText(parameter, m_times[field]);
    return;
  default: statement.bindText(parameter, column.text(row));
  }
}

/// The standard's tables say what came, not what the source thought would come.
Outcome LayerWriter::correctType(const LayerIntake& intake)
{
  const auto found = intake.geometry().found();
  m_layer.geometry = found.kind;
  store::Registration& known = m_registration;
  known.geometryType = found.type;
  known.z = found.z;
  known.m = found.m;
  store::Database& database = m_context->database();
  DIABAN_CHECK(store::unregisterFeatureTable(database, m_layer.table));
  DIABAN_CHECK(store::registerFeatureTable(database, known, m_context->now()));
  return store::setContents(database, m_layer.table, m_bulk->contents(), m_context->now());
}

Result<ImportedLayer> LayerWriter::finish(const LayerIntake& intake, Progress& progress)
{
  DIABAN_CHECK(intake.checkArea());
  DIABAN_CHECK(m_bulk->finish(m_context->now(), progress));
  DIABAN_CHECK(correctType(intake));
  decideLook(m_layer, m_wish, intake.values());
  m_layer.origin = m_wish.origin;
  m_layer.fieldRules = m_wish.fieldRules;
  DIABAN_CHECK(m_context->addLayer(m_layer, m_wish.group));
  ImportedLayer report;
  report.name = m_layer.name;
  report.title = m_layer.title;
  report.table = m_layer.table;
  report.role = m_layer.role;
  report.crs = m_plan->crs;
  report.pairs = m_plan->pairs;
  report.read = intake.read();
  report.kept = intake.read() - intake.refused();
  report.refused = intake.refused();
  report.withoutGeometry = intake.withoutGeometry();
  report.refusals = intake.refusals();
  return report;
}

} // namespace diaban::workspace
