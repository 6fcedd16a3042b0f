#include "rowmatch.h"

#include <diaban/geo/shape.h>

#include <QCryptographicHash>
#include <QDataStream>
#include <QHash>
#include <QIODevice>

#include <algorithm>
#include <cmath>
#include <deque>

namespace diaban::analysis {
namespace {

using workspace::NewLayer;

/// A layer of multiple geometries keeps single ones as such: both are one thing.
QByteArray comparable(const QByteArray& wkb)
{
  const auto shape = geo::readShape({reinterpret_cast<const unsigned char*>(wkb.constData()),
                                     static_cast<std::size_t>(wkb.size())});
  if (!shape || shape.value().isEmpty() || shape.value().type > 3)
    return wkb;
  const auto multiple =
      geo::asType(shape.value(), shape.value().type + 3, shape.value().hasZ, shape.value().hasM);
  return multiple ? geo::toWkb(*multiple) : wkb;
}

QByteArray hashOf(const QByteArray& wkb, const QVariantList& values)
{
  QByteArray bytes;
  QDataStream stream(&bytes, QIODevice::WriteOnly);
  stream << wkb << values;
  return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QVariant valueOf(const geo::Column& column, std::size_t row)
{
  if (row < column.isNull.size() && column.isNull[row] != 0)
    return {};
  switch (column.type) {
  case geo::FieldType::Integer: return column.integers[row];
  case geo::FieldType::Boolean: return column.integers[row] != 0;
  case geo::FieldType::Real: // NaN is kept as nothing
    return std::isnan(column.reals[row]) ? QVariant() : QVariant(column.reals[row]);
  default: break;
  }
  const std::string_view text = column.text(row);
  const auto size = static_cast<qsizetype>(text.size());
  return column.type == geo::FieldType::Blob ? QVariant(QByteArray(text.data(), size))
                                             : QVariant(QString::fromUtf8(text.data(), size));
}

/// Rows that wait for a partner, by what they are equal in; the first comes first.
template <typename Row>
class Waiting {
public:
  void add(const QByteArray& hash, const Row& row) { m_rows[hash].push_back(row); }
  std::optional<Row> take(const QByteArray& hash)
  {
    const auto found = m_rows.find(hash);
    if (found == m_rows.end() || found->empty())
      return std::nullopt;
    const Row row = found->front();
    found->pop_front();
    return row;
  }

private:
  QHash<QByteArray, std::deque<Row>> m_rows;
};

QVariantList picked(const NewLayer& layer, const QStringList& fields, const QVariantList& values)
{
  QVariantList some;
  for (qsizetype i = 0; i < layer.fields.size(); ++i)
    if (fields.contains(layer.fields[i].name))
      some.append(values[i]);
  return some;
}

} // namespace

geo::GeometryKind kindOf(const QString& geometry)
{
  const QString name = geometry.section(QLatin1Char(' '), 0, 0);
  if (name.endsWith(QLatin1String("Point")))
    return geo::GeometryKind::Point;
  if (name.endsWith(QLatin1String("LineString")))
    return geo::GeometryKind::Line;
  if (name.endsWith(QLatin1String("Polygon")))
    return geo::GeometryKind::Polygon;
  return name == QLatin1String("None") ? geo::GeometryKind::None : geo::GeometryKind::Mixed;
}

RowContent contentOf(const NewLayer& layer, const RowPlace& place)
{
  const geo::RecordBatch& batch = layer.batches[place.batch];
  RowContent content;
  if (!batch.geometryEnds.empty()) {
    const auto wkb = batch.geometry(place.row);
    content.wkb =
        QByteArray(reinterpret_cast<const char*>(wkb.data()), static_cast<qsizetype>(wkb.size()));
  }
  for (const geo::Column& column : batch.columns)
    content.values.append(valueOf(column, place.row));
  return content;
}

RowMatch matchRows(const std::vector<KnownRow>& known, const NewLayer& layer,
                   const QStringList& seen, const QStringList& key)
{
  const auto contentHash = [&](const RowContent& content) {
    return hashOf(comparable(content.wkb), picked(layer, seen, content.values));
  };
  Waiting<std::size_t> equal, alike;
  std::vector<bool> isKept(known.size());
  for (std::size_t i = 0; i < known.size(); ++i)
    equal.add(contentHash(known[i].content), i);
  RowMatch match;
  std::vector<RowPlace> left;
  for (std::size_t batch = 0; batch < layer.batches.size(); ++batch)
    for (std::size_t row = 0; row < layer.batches[batch].rows; ++row) {
      if (const auto same = equal.take(contentHash(contentOf(layer, {batch, row}))))
        isKept[*same] = true;
      else
        left.push_back({batch, row});
    }
  for (std::size_t i = 0; i < known.size() && !key.isEmpty(); ++i)
    if (!isKept[i])
      alike.add(hashOf({}, picked(layer, key, known[i].content.values)), i);
  for (const RowPlace& place : left) {
    const QVariantList values = key.isEmpty() ? QVariantList() : contentOf(layer, place).values;
    const auto same = alike.take(hashOf({}, picked(layer, key, values)));
    if (!same) {
      match.added.push_back(place);
      continue;
    }
    match.changed.push_back({known[*same].uid, place});
    isKept[*same] = true;
  }
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!isKept[i])
      match.gone.push_back(known[i].number);
  std::sort(match.gone.begin(), match.gone.end());
  return match;
}

} // namespace diaban::analysis
