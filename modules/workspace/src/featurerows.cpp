// Rows of an edit named by their numbers: many at once, each statement prepared once.
#include "featureedit.h"
#include "geometryfit.h"

#include <diaban/geo/wkb.h>

namespace diaban::workspace {

Result<FeatureEdit::NewGeometry> FeatureEdit::fitted(const Layer& layer, QByteArrayView wkb)
{
  auto known = m_registrations.constFind(layer.table);
  if (known == m_registrations.cend()) {
    DIABAN_TRY(registration, store::registration(m_database, layer.table));
    known = m_registrations.insert(layer.table, registration);
  }
  DIABAN_TRY(kept, asTableKeeps(*known, bytesOf(wkb)));
  DIABAN_TRY(type, geo::wkbType(bytesOf(kept)));
  DIABAN_CHECK(store::noteGeometryType(m_database, layer.table, type.type));
  geo::FlatGeometry flat;
  DIABAN_CHECK(geo::readWkb(bytesOf(kept), flat));
  return NewGeometry{geo::toGeoPackageBlob(bytesOf(kept), m_srsId, flat.extent(), flat.isEmpty()),
                     toBox(flat.extent())};
}

Result<QByteArray> FeatureEdit::geometryOf(const QString& layerName, const Uid& uid)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  DIABAN_TRY(place, find(layer, uid));
  if (layer.geometry == geo::GeometryKind::None)
    return QByteArray();
  DIABAN_TRY(select, m_database.prepare("SELECT geom FROM " + store::quoted(layer.table) +
                                        " WHERE fid=?1"));
  DIABAN_TRY(found, select.bind(1, place.fid).step());
  if (!found || select.isNull(0))
    return QByteArray();
  DIABAN_TRY(blob, geo::readGeoPackageBlob(bytesOf(select.blob(0))));
  return QByteArray(reinterpret_cast<const char*>(blob.wkb.data()),
                    static_cast<qsizetype>(blob.wkb.size()));
}

Outcome FeatureEdit::deleteRows(const QString& layerName, const std::vector<qint64>& rows)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  const bool hasShapes = layer.geometry != geo::GeometryKind::None;
  const QByteArray table = store::quoted(layer.table);
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  DIABAN_TRY(select, m_database.prepare("SELECT " + QByteArray(hasShapes ? "geom" : "NULL") +
                                        " FROM " + table + " WHERE fid=?1"));
  DIABAN_TRY(remove, m_database.prepare("DELETE FROM " + table + " WHERE fid=?1"));
  qint64 deleted = 0;
  for (const qint64 row : rows) {
    DIABAN_TRY(isThere, select.bind(1, row).step());
    if (isThere) {
      DIABAN_TRY(box, boxOf(select.isNull(0) ? QByteArrayView() : select.blob(0)));
      select.reset();
      DIABAN_CHECK(remove.bind(1, row).run());
      DIABAN_CHECK(upkeep->deleted(row, box));
      ++deleted;
    }
    select.reset();
  }
  m_deeds.note(DeedKind::Delete, layer, deleted);
  return Done{};
}

Outcome FeatureEdit::changeGeometry(const QString& layerName, const std::vector<qint64>& rows,
                                    const ChangeWkb& change)
{
  DIABAN_TRY(layer, featureLayer(layerName));
  if (layer.geometry == geo::GeometryKind::None)
    return Error{Error::Code::NoSuchField, {store::kGeometryColumn, layer.title}, {}};
  const QByteArray table = store::quoted(layer.table);
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  DIABAN_TRY(select, m_database.prepare("SELECT geom FROM " + table + " WHERE fid=?1"));
  DIABAN_TRY(update, m_database.prepare("UPDATE " + table + " SET geom=?2 WHERE fid=?1"));
  qint64 changed = 0;
  for (const qint64 row : rows) {
    select.reset();
    DIABAN_TRY(isThere, select.bind(1, row).step());
    if (!isThere || select.isNull(0))
      continue;
    const Error bad{Error::Code::BadGeometry, {layer.title, QString::number(row)}, {}};
    const auto blob = geo::readGeoPackageBlob(bytesOf(select.blob(0)));
    const auto before = boxOf(select.blob(0));
    if (!blob || !before)
      return bad;
    DIABAN_TRY(wkb, change(blob.value().wkb));
    DIABAN_TRY(shape, fitted(layer, wkb));
    select.reset();
    DIABAN_CHECK(update.bind(1, row).bindBlob(2, shape.blob).run());
    DIABAN_CHECK(upkeep->geometryChanged(row, before.value(), shape.box));
    ++changed;
  }
  m_deeds.note(DeedKind::Move, layer, changed);
  return Done{};
}

} // namespace diaban::workspace
