// Settling what a merge left open: FeatureEdit's part of it.
#include "conflicts.h"
#include "featureedit.h"
#include "schema.h"

#include <diaban/store/geopackage.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

/// Conflicts come with files: what they name must be a column that may be written.
Outcome checkPlace(const store::Database& database, const QString& table, const QString& field)
{
  DIABAN_TRY(columns, store::columnNames(database, table));
  const bool isOther = field != store::kUidColumn && field != store::kFidColumn &&
                       field != QLatin1String("id") && columns.contains(field);
  return isOther ? Outcome(Done{}) : Error{Error::Code::NoSuchField, {field, table}, {}};
}

} // namespace

Outcome FeatureEdit::decide(const Uid& uid, ConflictChoice choice)
{
  DIABAN_TRY(conflict, readConflict(m_database, uid));
  if (choice != ConflictChoice::Keep) {
    DIABAN_TRY(chosen, chosenValue(m_database, uid, choice));
    if (chosen.isDeleted)
      DIABAN_CHECK(deleteDisputed(conflict));
    else if (!conflict.isDeletion())
      DIABAN_CHECK(writeChoice(conflict, chosen.value));
  }
  return removeConflict(m_database, uid);
}

Outcome FeatureEdit::deleteDisputed(const Conflict& conflict)
{
  if (conflict.subject == QLatin1String("diaban_layer"))
    return conflict.layerName.isEmpty() ? Outcome(Done{}) : removeLayer(conflict.layerName);
  if (conflict.subject.isEmpty()) {
    auto deleted = deleteFeature(conflict.layerName, conflict.row);
    const bool isGone = !deleted && (deleted.error().code == Error::Code::EditConflict ||
                                     deleted.error().code == Error::Code::NoSuchLayer);
    return isGone ? Outcome(Done{}) : deleted;
  }
  if (!recordedOwnTables().contains(conflict.subject))
    return Error{Error::Code::NoSuchField, {conflict.subject, conflict.title}, {}};
  DIABAN_TRY(remove, m_database.prepare("DELETE FROM " + store::quoted(conflict.subject) +
                                        " WHERE uid=?1"));
  const QByteArray row = conflict.row.toBytes();
  return remove.bindBlob(1, row).run();
}

Outcome FeatureEdit::writeChoice(const Conflict& conflict, const CellValue& value)
{
  if (conflict.subject.isEmpty()) {
    const auto layer = featureLayer(conflict.layerName);
    if (!layer) // off the map by now: nothing is left to settle
      return Done{};
    return writeCell(layer.value(), conflict, value);
  }
  if (!recordedOwnTables().contains(conflict.subject))
    return Error{Error::Code::NoSuchField, {conflict.subject, conflict.title}, {}};
  DIABAN_CHECK(checkPlace(m_database, conflict.subject, conflict.field));
  if (value.isNull()) // both made it: there is nothing to go back to
    return Done{};
  DIABAN_TRY(update, m_database.prepare("UPDATE " + store::quoted(conflict.subject) + " SET " +
                                        store::quoted(conflict.field) + "=?1 WHERE uid=?2"));
  value.bindTo(update, 1);
  const QByteArray row = conflict.row.toBytes();
  return update.bindBlob(2, row).run();
}

Outcome FeatureEdit::writeCell(const Layer& layer, const Conflict& conflict, const CellValue& value)
{
  DIABAN_CHECK(checkPlace(m_database, layer.table, conflict.field));
  const auto place = find(layer, conflict.row);
  if (!place) // deleted by now
    return place.error().code == Error::Code::EditConflict ? Outcome(Done{}) : place.error();
  store::Box after;
  if (conflict.isGeometry()) {
    const auto box = boxOf(value.bytes);
    if (!box)
      return Error{Error::Code::BadGeometry, {layer.title, conflict.row.toHex()}, {}};
    after = box.value();
  }
  DIABAN_TRY(update, m_database.prepare("UPDATE " + store::quoted(layer.table) + " SET " +
                                        store::quoted(conflict.field) + "=?1 WHERE fid=?2"));
  value.bindTo(update, 1);
  DIABAN_CHECK(update.bind(2, place.value().fid).run());
  DIABAN_TRY(upkeep, m_upkeep.of(layer.table));
  return conflict.isGeometry()
             ? upkeep->geometryChanged(place.value().fid, place.value().box, after)
             : Outcome(Done{});
}

} // namespace diaban::workspace
