// A linked layer's rows, from the file of another program into memory.
#include "rowcollector.h"
#include "tableloader.h"
#include "wkbmover.h"

#include <diaban/geo/source.h>

#include <QFileInfo>

#include <optional>

namespace diaban::workspace {
namespace {

using geo::FieldType;

/// Takes batches of one source layer and adds them to a builder.
class LinkedRows {
public:
  LinkedRows(const Layer& layer, const geo::Crs& crs, const QVector<geo::WantedColumn>& columns,
             geo::TableBuilder& builder)
      : m_layer(layer)
      , m_crs(crs)
      , m_columns(columns)
      , m_rows(builder, static_cast<std::size_t>(columns.size()))
  {
  }

  Outcome begin(const geo::SourceInfo& info)
  {
    if (info.layers.isEmpty())
      return Error{Error::Code::NoSourceLayer, {m_layer.sourcePath, m_layer.sourceLayer}, {}};
    const geo::SourceLayer& source = info.layers.first();
    for (const geo::WantedColumn& column : m_columns) {
      const auto at =
          std::find_if(source.fields.begin(), source.fields.end(),
                       [&](const geo::Field& field) { return field.name == column.name; });
      m_places.push_back(at == source.fields.end() ? -1 : at - source.fields.begin());
    }
    const QString crs = m_layer.sourceCrs.isEmpty() ? source.crs : m_layer.sourceCrs;
    if (source.kind == geo::GeometryKind::None)
      return Done{};
    if (crs.isEmpty())
      return Error{Error::Code::NoCrs, {m_layer.sourcePath}, {}};
    DIABAN_TRY(from, geo::Crs::fromText(crs));
    DIABAN_TRY(mover, WkbMover::between(from, m_crs));
    m_mover = std::move(mover);
    return Done{};
  }

  void take(geo::RecordBatch&& batch)
  {
    auto* bytes = reinterpret_cast<unsigned char*>(batch.geometryBytes.data());
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const std::size_t from = row == 0 ? 0 : batch.geometryEnds[row - 1];
      std::span<unsigned char> wkb(bytes + from, batch.geometryEnds[row] - from);
      // What has no place on our map is not drawn, but stays a row.
      if (!wkb.empty() && m_mover && !m_mover->isIdentity() && !m_mover->move(wkb))
        wkb = {};
      m_rows.beginRow(batch.sourceIds[row], wkb);
      for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_places[i] >= 0)
          setCell(i, batch.columns[static_cast<std::size_t>(m_places[i])], row);
      m_rows.endRow();
    }
  }

  void end() { m_rows.flush(); }

private:
  void setCell(std::size_t column, const geo::Column& values, std::size_t row)
  {
    if (values.isNull[row] != 0)
      return;
    const bool wantsNumber =
        m_columns[static_cast<qsizetype>(column)].kind == geo::TableColumn::Kind::Number;
    switch (values.type) {
    case FieldType::Integer:
    case FieldType::Boolean:
      return wantsNumber ? m_rows.setNumber(column, static_cast<double>(values.integers[row]))
                         : m_rows.setText(column, std::to_string(values.integers[row]));
    case FieldType::Real:
      return wantsNumber
                 ? m_rows.setNumber(column, values.reals[row])
                 : m_rows.setText(column,
                                  QByteArray::number(values.reals[row], 'g', 15).toStdString());
    default: break;
    }
    if (!wantsNumber)
      m_rows.setText(column, values.text(row));
  }

  const Layer& m_layer;
  const geo::Crs& m_crs;
  const QVector<geo::WantedColumn>& m_columns;
  RowCollector m_rows;
  std::vector<qsizetype> m_places; ///< of each wanted column in a batch; -1 = the source lost it
  std::optional<WkbMover> m_mover;
};

} // namespace

Result<geo::TablePtr> loadLinked(const Layer& layer, const geo::Crs& crs,
                                 const QString& openWorkspace,
                                 const QVector<geo::WantedColumn>& columns, Progress& progress)
{
  if (!QFileInfo::exists(layer.sourcePath))
    return Error{Error::Code::SourceMissing, {layer.name, layer.sourcePath}, {}};
  geo::ReadRequest request;
  request.path = layer.sourcePath;
  if (!layer.sourceLayer.isEmpty())
    request.layers = QStringList{layer.sourceLayer};
  request.allFields = false;
  for (const geo::WantedColumn& column : columns)
    request.fields.append(column.name);
  request.options.encoding = layer.sourceEncoding;
  request.options.swapsAxes = layer.sourceSwapsAxes;
  request.options.workspaces = QStringList{openWorkspace};

  geo::TableBuilder builder({columns.begin(), columns.end()});
  LinkedRows rows(layer, crs, columns, builder);
  DIABAN_CHECK(geo::SourceReader(geo::workerProgram())
                   .read(
                       request, [&](const geo::SourceInfo& info) { return rows.begin(info); },
                       [&](geo::SourceBatch&& batch) -> Outcome {
                         rows.take(std::move(batch.rows));
                         return Done{};
                       },
                       progress));
  rows.end();
  return builder.finish(layer.revision);
}

} // namespace diaban::workspace
