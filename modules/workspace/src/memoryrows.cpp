#include "memoryrows.h"

#include <diaban/geo/source.h>
#include <diaban/store/geopackage.h>

#include <QFileInfo>

namespace diaban::workspace {
namespace {

QByteArray sqlType(geo::FieldType type)
{
  switch (type) {
  case geo::FieldType::Integer:
  case geo::FieldType::Boolean: return "INTEGER";
  case geo::FieldType::Real: return "REAL";
  case geo::FieldType::Blob: return "BLOB";
  default: return "TEXT";
  }
}

Outcome createTable(store::Database& database, const QVector<geo::Field>& fields)
{
  QByteArray sql = "CREATE TABLE " + store::quoted(kMemoryTable) + "(fid INTEGER PRIMARY KEY";
  for (const geo::Field& field : fields)
    sql += ',' + store::quoted(field.name) + ' ' + sqlType(field.type);
  return database.run(sql + ')');
}

Result<store::Statement> insertInto(const store::Database& database, qsizetype fields)
{
  QByteArray sql = "INSERT OR IGNORE INTO " + store::quoted(kMemoryTable) + " VALUES(?1";
  for (qsizetype i = 0; i < fields; ++i)
    sql += ",?" + QByteArray::number(i + 2);
  return database.prepare(sql + ')');
}

void bind(store::Statement& insert, int parameter, const geo::Column& column, std::size_t row)
{
  if (column.isNull[row] != 0) {
    insert.bindNull(parameter);
    return;
  }
  switch (column.type) {
  case geo::FieldType::Integer:
  case geo::FieldType::Boolean: insert.bind(parameter, column.integers[row]); return;
  case geo::FieldType::Real: insert.bind(parameter, column.reals[row]); return;
  case geo::FieldType::Blob: {
    const std::string_view bytes = column.text(row);
    insert.bindBlob(parameter, {bytes.data(), static_cast<qsizetype>(bytes.size())});
    return;
  }
  default: insert.bindText(parameter, column.text(row));
  }
}

/// Where each field of the layer stands in the batches; -1 when the file has lost it since.
std::vector<qsizetype> placesOf(const QVector<geo::Field>& fields, const geo::SourceLayer& source)
{
  std::vector<qsizetype> places;
  for (const geo::Field& field : fields) {
    const auto at = std::find_if(source.fields.begin(), source.fields.end(),
                                 [&](const geo::Field& it) { return it.name == field.name; });
    places.push_back(at == source.fields.end() ? -1 : at - source.fields.begin());
  }
  return places;
}

Outcome insertBatch(store::Statement& insert, const std::vector<qsizetype>& places,
                    const geo::RecordBatch& batch)
{
  for (std::size_t row = 0; row < batch.rows; ++row) {
    insert.clearBindings();
    insert.bind(1, batch.sourceIds[row]);
    for (std::size_t i = 0; i < places.size(); ++i)
      if (places[i] >= 0)
        bind(insert, static_cast<int>(i) + 2, batch.columns[static_cast<std::size_t>(places[i])],
             row);
    DIABAN_CHECK(insert.run());
  }
  return Done{};
}

} // namespace

Result<store::Database> rowsInMemory(const Layer& layer, const QString& openWorkspace,
                                     Progress& progress)
{
  if (!QFileInfo::exists(layer.sourcePath))
    return Error{Error::Code::SourceMissing, {layer.name, layer.sourcePath}, {}};
  DIABAN_TRY(database, store::Database::openInMemory());
  DIABAN_CHECK(createTable(database, layer.fields));
  DIABAN_CHECK(database.run("BEGIN"));
  DIABAN_TRY(insert, insertInto(database, layer.fields.size()));
  geo::ReadRequest request;
  request.path = layer.sourcePath;
  if (!layer.sourceLayer.isEmpty())
    request.layers = QStringList{layer.sourceLayer};
  request.options.workspaces = QStringList{openWorkspace};
  std::vector<qsizetype> places;
  const auto begin = [&](const geo::SourceInfo& info) -> Outcome {
    if (info.layers.isEmpty())
      return Error{Error::Code::NoSourceLayer, {layer.sourcePath, layer.sourceLayer}, {}};
    places = placesOf(layer.fields, info.layers.first());
    return Done{};
  };
  const auto take = [&](geo::SourceBatch&& batch) {
    return insertBatch(insert, places, batch.rows);
  };
  DIABAN_CHECK(geo::SourceReader(geo::workerProgram()).read(request, begin, take, progress));
  DIABAN_CHECK(database.run("COMMIT"));
  return database;
}

} // namespace diaban::workspace
