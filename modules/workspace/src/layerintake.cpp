#include "layerintake.h"

#include <diaban/base/text.h>

#include <algorithm>
#include <cmath>

namespace diaban::workspace {
namespace {

using geo::FieldType;

constexpr std::size_t kMostValues = 300;   ///< StyleInput::values
constexpr std::size_t kLongestValue = 200; ///< bytes; longer text is prose, not a category

QString crsName(const geo::Crs& crs)
{
  return crs.id().isEmpty() ? crs.name() : crs.id();
}

/// Degrees given out as metres: the commonest wrong CRS, and near the origin of many a zone.
bool looksLikeDegrees(double x, double y)
{
  return std::abs(x) <= 180.0001 && std::abs(y) <= 90.0001;
}

/// Puts text into normal form C. Most batches are in it already, which is cheap to see.
void normalise(geo::Column& column)
{
  if (column.type != FieldType::Text || !mayNeedNfc(column.bytes))
    return;
  QByteArray bytes;
  bytes.reserve(column.bytes.size());
  std::vector<quint32> ends;
  ends.reserve(column.ends.size());
  for (std::size_t row = 0; row < column.ends.size(); ++row) {
    const std::string_view text = column.text(row);
    const QByteArrayView view(text.data(), static_cast<qsizetype>(text.size()));
    bytes += mayNeedNfc(view) ? toNfc(QString::fromUtf8(view)).toUtf8() : view.toByteArray();
    ends.push_back(static_cast<quint32>(bytes.size()));
  }
  column.bytes = std::move(bytes);
  column.ends = std::move(ends);
}

} // namespace

LayerIntake::LayerIntake(const PlannedLayer& plan, int srsId)
    : m_plan(plan)
    , m_srsId(srsId)
    , m_geometry(plan.geometry, plan.kind, plan.mayMix)
    , m_values(static_cast<std::size_t>(plan.fields.size()))
{
  for (std::size_t i = 0; i < m_values.size(); ++i)
    m_values[i].isWatched = plan.fields[static_cast<qsizetype>(i)].type == FieldType::Text;
}

PreparedRows LayerIntake::prepare(geo::RecordBatch&& batch, const PlannedSource& source,
                                  WkbMover* mover)
{
  PreparedRows prepared;
  prepared.source = &source;
  prepared.rows.reserve(batch.rows);
  for (geo::Column& column : batch.columns)
    normalise(column);
  collectValues(batch, source);
  auto* bytes = reinterpret_cast<unsigned char*>(batch.geometryBytes.data());
  for (std::size_t index = 0; index < batch.rows; ++index) {
    const std::size_t from = index == 0 ? 0 : batch.geometryEnds[index - 1];
    ++m_read;
    PreparedRows::Row row;
    row.index = index;
    if (prepareRow({bytes + from, batch.geometryEnds[index] - from}, source, mover, row))
      prepared.rows.push_back(std::move(row));
  }
  batch.geometryBytes = {};
  prepared.batch = std::move(batch);
  return prepared;
}

bool LayerIntake::prepareRow(std::span<unsigned char> wkb, const PlannedSource& source,
                             WkbMover* mover, PreparedRows::Row& row)
{
  if (wkb.empty() || !mover) {
    ++m_withoutGeometry;
    return true;
  }
  const Error bad{Error::Code::BadGeometry, {source.path, QString::number(m_read)}, {}};
  const auto type = geo::wkbType(wkb);
  if (!type)
    return refuse(bad);
  if (!mover->isIdentity())
    if (const auto moved = mover->move(wkb); !moved)
      return refuse(moved.error().code == Error::Code::BadGeometry
                        ? bad
                        : Error{Error::Code::OutsideCrs, {source.path, crsName(source.crs)}, {}});
  if (!geo::readWkb(wkb, m_flat))
    return refuse(bad);
  if (m_flat.isEmpty())
    ++m_withoutGeometry;
  else if (mover->isIdentity())
    watchArea(source, m_flat.xy[0], m_flat.xy[1]);
  else
    watchArea(source, mover->firstX(), mover->firstY());
  m_geometry.note(type.value());
  const geo::Extent box = m_flat.extent();
  row.box = {box.minX, box.minY, box.maxX, box.maxY};
  if (m_geometry.wraps(type.value())) {
    const QByteArray whole = GeometryTally::wrapped(wkb, type.value());
    row.blob = geo::toGeoPackageBlob({reinterpret_cast<const unsigned char*>(whole.constData()),
                                      static_cast<std::size_t>(whole.size())},
                                     m_srsId, box, m_flat.isEmpty());
  } else {
    row.blob = geo::toGeoPackageBlob(wkb, m_srsId, box, m_flat.isEmpty());
  }
  return true;
}

bool LayerIntake::refuse(Error reason)
{
  ++m_refused;
  if (reason.code == Error::Code::OutsideCrs)
    ++m_outside;
  const auto known = std::find_if(m_refusals.begin(), m_refusals.end(),
                                  [&](const Refusal& r) { return r.reason.code == reason.code; });
  if (known == m_refusals.end())
    m_refusals.append({std::move(reason), 1});
  else
    ++known->rows;
  return false;
}

void LayerIntake::watchArea(const PlannedSource& source, double x, double y)
{
  if (!source.crs.isValid())
    return; // rows of our own making are where they are meant to be
  if (m_areaOf != &source) {
    m_areaOf = &source;
    m_area = sensibleArea(source.crs);
  }
  const bool isInside = m_area.isEmpty() || m_area.intersects({x, y, x, y});
  if (!isInside || (!source.crs.isGeographic() && looksLikeDegrees(x, y)))
    ++m_outside;
}

Outcome LayerIntake::checkArea() const
{
  const qint64 placed = m_read - m_withoutGeometry;
  if (2 * m_outside <= placed || placed == 0)
    return Done{};
  const PlannedSource& source = m_plan.sources.front();
  return Error{Error::Code::OutsideCrs, {source.path, crsName(source.crs)}, {}};
}

void LayerIntake::collectValues(const geo::RecordBatch& batch, const PlannedSource& source)
{
  for (std::size_t field = 0; field < m_values.size(); ++field) {
    FieldValues& own = m_values[field];
    const int at = source.columns[field];
    if (!own.isWatched || at == kFileName)
      continue;
    const geo::Column& column = batch.columns[static_cast<std::size_t>(at)];
    for (std::size_t row = 0; row < batch.rows && own.isWatched; ++row) {
      if (column.isNull[row] != 0)
        continue;
      const std::string_view text = column.text(row);
      if (text.size() > kLongestValue || own.values.size() > kMostValues)
        own = {};
      else if (own.values.find(text) == own.values.end())
        own.values.emplace(text);
    }
  }
}

QHash<QString, QStringList> LayerIntake::values() const
{
  QHash<QString, QStringList> all;
  for (std::size_t field = 0; field < m_values.size(); ++field) {
    const FieldValues& own = m_values[field];
    if (!own.isWatched || own.values.empty() || own.values.size() > kMostValues)
      continue;
    QStringList texts;
    for (const std::string& text : own.values)
      texts.append(QString::fromStdString(text));
    texts.sort();
    all.insert(m_plan.fields[static_cast<qsizetype>(field)].name, texts);
  }
  return all;
}

} // namespace diaban::workspace
