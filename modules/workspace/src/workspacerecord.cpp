// The transactions of a workspace: edit, import, undo and redo, and what came from outside.
#include "allowedtables.h"
#include "fieldtable.h"
#include "layergroups.h"
#include "origins.h"
#include "outsidechanges.h"
#include "restored.h"
#include "schema.h"
#include "touchedlayers.h"
#include "workspacefile.h"

#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>
#include <diaban/workspace/deedtitle.h>

#include <algorithm>

namespace diaban::workspace {
namespace {

bool touchesLayers(const QStringList& tables)
{
  const QStringList own = recordedOwnTables();
  return std::any_of(own.begin(), own.end(),
                     [&](const QString& table) { return tables.contains(table); });
}

/// Tables that a change set touches, and how many rows of them.
struct Touched {
  QStringList tables;
  qint64 rows = 0;
};

Result<Touched> touchedBy(const QByteArray& changeSet)
{
  Touched touched;
  store::ChangeSetReader reader(changeSet);
  while (true) {
    DIABAN_TRY(more, reader.next());
    if (!more)
      return touched;
    ++touched.rows;
    if (!touched.tables.contains(reader.table()))
      touched.tables.append(reader.table());
  }
}

/// Hands an importer the transaction that it lives in.
class OpenImport final : public ImportContext {
public:
  OpenImport(store::Database& database, const geo::Crs& crs, int srsId, const HistoryEntry& entry,
             QString path)
      : m_database(database)
      , m_crs(crs)
      , m_srsId(srsId)
      , m_entry(entry)
      , m_path(std::move(path))
  {
  }
  store::Database& database() override { return m_database; }
  geo::Crs crs() const override { return m_crs; }
  int srsId() const override { return m_srsId; }
  QDateTime now() const override { return m_entry.time; }
  QStringList layerNames() const override { return names("SELECT name FROM diaban_layer"); }
  QStringList tableNames() const override { return names("SELECT name FROM sqlite_schema"); }
  Outcome addLayer(const Layer& layer, const QString& group) override
  {
    Layer complete = layer;
    DIABAN_TRY(uid, groupFor(m_database, layer.role, group));
    complete.group = uid;
    return insert(complete);
  }
  Outcome replaceLayer(const Layer& layer, const Uid& old) override
  {
    Layer complete = layer;
    complete.uid = m_uids.next();
    DIABAN_CHECK(insert(complete));
    DIABAN_TRY(move, m_database.prepare("UPDATE diaban_layer SET (sort_order, group_uid) ="
                                        " (SELECT sort_order, group_uid FROM diaban_layer WHERE"
                                        " uid=?2) WHERE uid=?1"));
    const QByteArray uid = complete.uid.toBytes(), oldUid = old.toBytes();
    DIABAN_CHECK(move.bindBlob(1, uid).bindBlob(2, oldUid).run());
    return deleteLayer(m_database, old);
  }
  Result<Layer> layerNamed(const QString& name) const override
  {
    DIABAN_TRY(layers, readLayers(m_database, m_path));
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const Layer& layer) { return layer.name == name; });
    if (found == layers.end())
      return Error{Error::Code::NoSuchLayer, {name, m_path}, {}};
    return *found;
  }

private:
  Outcome insert(Layer complete)
  {
    if (complete.uid.isNull())
      complete.uid = m_uids.next();
    if (!complete.origin.isEmpty()) {
      DIABAN_TRY(origin, signedOrigin(complete.origin, m_entry.author, m_entry.time));
      complete.origin = origin;
    }
    DIABAN_CHECK(insertLayer(m_database, complete, m_path));
    for (const geo::Field& field : std::as_const(complete.fields))
      if (const auto rules = complete.fieldRules.constFind(field.name);
          rules != complete.fieldRules.constEnd())
        DIABAN_CHECK(writeFieldRules(m_database, complete, field, *rules));
    return Done{};
  }
  QStringList names(const char* sql) const
  {
    QStringList found;
    if (auto rows = m_database.prepare(sql))
      for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
        found.append(rows.value().string(0));
    return found;
  }
  store::Database& m_database;
  geo::Crs m_crs;
  int m_srsId;
  const HistoryEntry& m_entry;
  QString m_path;
  UidMaker m_uids;
};

} // namespace

/// Those of layers that are off the map just now, too.
QStringList featureTablesOf(const QStringList& tables)
{
  QStringList features;
  for (const QString& table : tables)
    if (!table.startsWith(QLatin1String("diaban_")))
      features.append(table);
  return features;
}

Result<store::ColumnLists> WorkspaceFile::columnsOf(const QStringList& tables) const
{
  store::ColumnLists lists;
  for (const QString& table : tables) {
    DIABAN_TRY(names, store::columnNames(m_database, table));
    lists.insert(table, names);
  }
  return lists;
}

Outcome WorkspaceFile::finishTransaction(Deed& deed, UpkeepSet& upkeep,
                                         const QVector<LayerRegistration>& before)
{
  DIABAN_CHECK(upkeep.finish(deed.entry.time));
  deed.layersChanged = touchesLayers(deed.tables);
  if (deed.layersChanged)
    DIABAN_CHECK(syncRegistrations(m_database, before, m_srsId, deed.entry.time));
  return raiseRevisions(deed.tables);
}

Result<WorkspaceFile::Deed> WorkspaceFile::recordedTransaction(const HistoryEntry& as,
                                                               const QStringList& tables,
                                                               const Work& work,
                                                               const Beside* beside)
{
  const Underway underway(m_database.path(), entryWords(as.kind, as.title));
  DIABAN_TRY(transaction, store::Transaction::begin(m_database));
  DIABAN_CHECK(checkNothingCameBetween());
  DIABAN_TRY(before, readRegistrations(m_database, m_srsId));
  if (beside != nullptr)
    DIABAN_CHECK(beside->before());
  UpkeepSet upkeep(m_database);
  QByteArray changeSet;
  Deed deed{as, {}, false, {}};
  {
    DIABAN_TRY(recorder, store::Recorder::begin(m_database, tables));
    DIABAN_CHECK(work(upkeep, deed.entry.title));
    DIABAN_TRY(recorded, recorder.finish());
    changeSet = recorded;
  }
  if (changeSet.isEmpty() && beside == nullptr)
    return deed; // nothing was changed: the transaction ends without a trace
  DIABAN_TRY(touched, touchedBy(changeSet));
  DIABAN_TRY(rows, rowsTouchedBy(changeSet));
  deed.rows = rows;
  deed.tables = touched.tables;
  if (beside != nullptr)
    deed.tables += beside->tables;
  deed.entry.rows = touched.rows;
  DIABAN_TRY(columns, columnsOf(deed.tables));
  DIABAN_CHECK(finishTransaction(deed, upkeep, before));
  DIABAN_TRY(layers, layersTouchedBy(m_database, changeSet, columns, this->layers()));
  deed.entry.layers = layers;
  const QByteArray otherParent = beside != nullptr ? beside->otherParent : QByteArray();
  DIABAN_TRY(entry, appendHistory(m_database, {deed.entry, columns, changeSet, otherParent}));
  deed.entry = entry;
  if (beside != nullptr && beside->after)
    DIABAN_CHECK(beside->after(entry.id));
  DIABAN_CHECK(transaction.commit());
  return deed;
}

Result<WorkspaceFile::Deed> WorkspaceFile::repeatTransaction(const LoggedAction& action,
                                                             store::Direction direction)
{
  const bool back = direction == store::Direction::Inverse;
  Deed deed{entryNow(back ? QStringLiteral("undo") : QStringLiteral("redo"), action.entry.title,
                     action.entry.branch),
            action.columns.keys(),
            false,
            {}};
  const Underway underway(m_database.path(), entryWords(deed.entry.kind, deed.entry.title));
  DIABAN_TRY(transaction, store::Transaction::begin(m_database));
  DIABAN_CHECK(checkNothingCameBetween());
  DIABAN_CHECK(checkTables(m_database, action.columns));
  DIABAN_TRY(before, readRegistrations(m_database, m_srsId));
  UpkeepSet upkeep(m_database);
  const QStringList features = featureTablesOf(deed.tables);
  DIABAN_TRY(rows, store::applyChangeSet(m_database, action.changeSet, action.columns, direction,
                                         [&](const store::AppliedRow& row) {
                                           return upkeep.applied(row, features);
                                         }));
  DIABAN_TRY(touched, rowsTouchedBy(action.changeSet));
  deed.rows = touched;
  deed.entry.rows = rows;
  deed.entry.takesBack = action.entry.id;
  deed.entry.layers = action.entry.layers;
  DIABAN_CHECK(finishTransaction(deed, upkeep, before));
  DIABAN_TRY(entry, appendHistory(m_database, {deed.entry, {}, {}, {}}));
  deed.entry = entry;
  DIABAN_CHECK(transaction.commit());
  return deed;
}

Result<QByteArray> WorkspaceFile::import(const QString& title,
                                         const std::function<Outcome(ImportContext&)>& work)
{
  DIABAN_CHECK(checkWritable(kBase));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  const QVector<Layer> before = layers();
  const HistoryEntry entry = entryNow(QStringLiteral("import"), title, kBase);
  const auto inside = [&](UpkeepSet&, QString&) {
    OpenImport context(m_database, m_crs, m_srsId, entry, m_path);
    return work(context);
  };
  return published(recordedTransaction(entry, recordedOwnTables(), inside), before);
}

Result<QString> WorkspaceFile::addField(const QString& title, const QString& name,
                                        const NewField& field)
{
  DIABAN_CHECK(checkWritable(kBase));
  const std::lock_guard writing(m_writing);
  DIABAN_CHECK(noteOutsideChanges());
  DIABAN_TRY(layer, this->layer(name));
  if (layer.table.isEmpty() || layer.isRaster)
    return Error{Error::Code::NotATable, {layer.title}, {}};
  if (field.name.trimmed().isEmpty())
    return Error{Error::Code::BadArgument, {field.name, QStringLiteral("name")}, {}};
  DIABAN_TRY(rules, fittedRules({field.name, field.type}, field.rules));
  QString column;
  Beside beside;
  beside.tables = {layer.table};
  beside.before = [&]() -> Outcome {
    DIABAN_TRY(made, makeColumn(m_database, layer, field));
    column = made;
    return Done{};
  };
  const auto note = [&](UpkeepSet&, QString&) {
    return writeFieldRules(m_database, layer, {column, field.type}, rules);
  };
  const QString words = title.isEmpty() ? newFieldTitle(layer, field.name) : title;
  DIABAN_CHECK(published(recordedTransaction(entryNow(QStringLiteral("schema"), words, kBase),
                                             recordedOwnTables(), note, &beside),
                         layers()));
  return column;
}

Result<QByteArray> WorkspaceFile::published(Result<Deed> deed, const QVector<Layer>& before)
{
  if (!deed) {
    m_isBehind = deed.error().code == Error::Code::CannotWrite; // its last step may have been done
    catchUp();
    return deed.error();
  }
  const Deed& done = deed.value();
  if (done.entry.id.isEmpty())
    return QByteArray();
  flushVisibility();
  if (!refreshLayers()) { // the action is in the file all the same
    m_isBehind = true;
    return done.entry.id;
  }
  rememberRows(done, before);
  WorkspaceEvent event;
  event.kind = done.layersChanged ? WorkspaceEvent::Kind::LayersChanged
                                  : WorkspaceEvent::Kind::FeaturesChanged;
  for (const QVector<Layer>& all : {before, layers()})
    for (const Layer& layer : all)
      if (done.tables.contains(layer.table) && !event.layers.contains(layer.name))
        event.layers.append(layer.name);
  tell(event);
  return done.entry.id;
}

Outcome WorkspaceFile::raiseRevisions(const QStringList& tables)
{
  DIABAN_TRY(raise, m_database.prepare(
                        "INSERT INTO diaban_revision(layer, revision)"
                        " SELECT uid, 1 FROM diaban_layer WHERE table_name=?1 AND table_name<>''"
                        " ON CONFLICT(layer) DO UPDATE SET revision=revision+1"));
  for (const QString& table : tables)
    DIABAN_CHECK(raise.bind(1, table).run());
  return Done{};
}

/// Reads anew what the disk did not let us read after a commit.
void WorkspaceFile::catchUp()
{
  if (!m_isBehind || !refreshLayers())
    return;
  m_isBehind = false;
  tell({WorkspaceEvent::Kind::LayersChanged, {}});
}

/// Another program (QGIS) may have written since our last write, also while the file was closed:
/// its changes get an entry of their own, so that the record never claims to be the whole story.
Result<bool> WorkspaceFile::noteOutsideChanges()
{
  catchUp();
  {
    DIABAN_TRY(transaction, store::Transaction::begin(m_database));
    DIABAN_TRY(wasOurs, store::isStamped(m_database));
    if (wasOurs)
      return false;
    HistoryEntry entry = entryNow(QStringLiteral("outside"), {}, kBase);
    DIABAN_TRY(named, repairAfterOthers(m_database, m_srsId, entry.time));
    entry.rows = named;
    DIABAN_CHECK(appendHistory(m_database, {entry, {}, {}, {}}));
    DIABAN_TRY(tables, tablesOnMap(m_database));
    DIABAN_CHECK(raiseRevisions(tables));
    DIABAN_CHECK(store::stamp(m_database));
    DIABAN_CHECK(transaction.commit());
  }
  DIABAN_CHECK(refreshLayers());
  tell({WorkspaceEvent::Kind::ChangedOutside, {}});
  return true;
}

/// Called with the write lock held: from here on nobody else can write. What another program wrote
/// since noteOutsideChanges() looked is noted at the next try.
Outcome WorkspaceFile::checkNothingCameBetween() const
{
  DIABAN_TRY(wasOurs, store::isStamped(m_database));
  if (!wasOurs)
    return Error{Error::Code::Busy, {m_path}, {}};
  return Done{};
}

Result<QByteArray> writeImport(Workspace& workspace, const QString& title,
                               const std::function<Outcome(ImportContext&)>& work)
{
  return static_cast<WorkspaceFile&>(workspace).import(title, work); // there is no other kind
}

} // namespace diaban::workspace
