#include "mergeinputs.h"

#include "rowidentity.h"
#include "schema.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

namespace diaban::workspace {
namespace {

/// Tables that an older file lacks stand in empty.
Result<store::Database> openToRead(const QString& path)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadOnly));
  DIABAN_TRY(missing, store::missingSteps(database, workspaceSchemas()));
  DIABAN_CHECK(standInForSteps(database, missing));
  return database;
}

Outcome checkMadeFrom(const MergeInput& base, const MergeInput& copy)
{
  DIABAN_TRY(isThere, base.head.isEmpty() ? Result<bool>(true) : copy.hasEntry(base.head));
  if (isThere && copy.crs == base.crs)
    return Done{};
  return Error{Error::Code::NoCommonBase, {base.path, copy.path}, {}};
}

/// The style of a layer is the layer's, the facts of a field are the field's: two copies may have
/// made such a row apart. A uid of its own for what it is about, by the row's id.
Result<QHash<qint64, Uid>> identities(const store::Database& database, const QString& table)
{
  QHash<qint64, Uid> uids;
  const bool isStyle = table == QLatin1String("diaban_style");
  if (!isStyle && table != QLatin1String("diaban_field"))
    return uids;
  DIABAN_TRY(rows, database.prepare(isStyle ? "SELECT id, layer, '' FROM diaban_style"
                                            : "SELECT id, layer, name FROM diaban_field"));
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return uids;
    const QByteArray layer = rows.blob(1).toByteArray();
    uids.insert(rows.integer(0),
                isStyle ? Uid::fromBytes(layer)
                        : uidFromHash(QCryptographicHash::hash(layer + rows.string(2).toUtf8(),
                                                               QCryptographicHash::Sha256)));
  }
}

Result<QHash<qint64, Uid>> twinRows(const store::Database& database,
                                    const QHash<QByteArray, QByteArray>& twins)
{
  QHash<qint64, Uid> uids;
  DIABAN_TRY(row, database.prepare("SELECT id FROM diaban_group WHERE uid=?1"));
  for (auto twin = twins.begin(); twin != twins.end(); ++twin) {
    row.reset();
    DIABAN_TRY(found, row.bindBlob(1, twin.key()).step());
    if (found)
      uids.insert(row.integer(0), Uid::fromBytes(twin.value()));
  }
  return uids;
}

Result<std::optional<ComparedTable>> identified(const store::Database& database,
                                                const QString& name,
                                                const QHash<QByteArray, QByteArray>& twins)
{
  DIABAN_TRY(table, ownTable(database, name));
  if (!table)
    return table;
  DIABAN_TRY(uids, name == QLatin1String("diaban_group") ? twinRows(database, twins)
                                                         : identities(database, name));
  table->namelessUids = uids;
  return table;
}

/// Groups that the base lacks, by what they are for: imports of a role, else their title.
Result<QMap<QString, QByteArray>> newGroups(const MergeInput& input, const MergeInput& base)
{
  DIABAN_TRY(old, base.database.prepare("SELECT 1 FROM diaban_group WHERE uid=?1"));
  DIABAN_TRY(rows, input.database.prepare("SELECT uid, role, title FROM diaban_group"
                                          " ORDER BY sort_order DESC, id DESC"));
  QMap<QString, QByteArray> groups;
  while (true) {
    DIABAN_TRY(found, rows.step());
    if (!found)
      return groups;
    const QByteArray uid = rows.blob(0).toByteArray();
    old.reset();
    DIABAN_TRY(isOld, old.bindBlob(1, uid).step());
    const QString role = rows.string(1);
    if (!isOld) // the upper one of two that are for the same
      groups.insert(role.isEmpty() ? u'\n' + rows.string(2) : role, uid);
  }
}

Result<QHash<QByteArray, QByteArray>> twinGroups(const MergeInput& base, const MergeInput& mine,
                                                 const MergeInput& theirs)
{
  DIABAN_TRY(here, newGroups(mine, base));
  DIABAN_TRY(there, newGroups(theirs, base));
  QHash<QByteArray, QByteArray> twins;
  for (auto group = here.begin(); group != here.end(); ++group) {
    const QByteArray other = there.value(group.key());
    if (!other.isEmpty() && other != group.value())
      twins.insert(std::max(group.value(), other), std::min(group.value(), other));
  }
  return twins;
}

} // namespace

bool hasRows(const Layer& layer)
{
  return !layer.table.isEmpty() && !layer.isRaster;
}

Result<MergeInput> MergeInput::open(const QString& path)
{
  OpenOptions looking;
  looking.readOnly = true;
  DIABAN_TRY(opened, Workspace::open(path, looking));
  DIABAN_TRY(database, openToRead(opened->workingFile()));
  QByteArray head;
  {
    DIABAN_TRY(newest,
               database.prepare("SELECT id FROM diaban_history ORDER BY number DESC LIMIT 1"));
    DIABAN_TRY(found, newest.step());
    head = found ? newest.blob(0).toByteArray() : head;
  }
  return MergeInput{opened->path(), opened->layers(), std::move(database), opened->crs().wkt(),
                    head};
}

const Layer* MergeInput::layer(const Uid& uid) const
{
  const auto found = std::find_if(layers.begin(), layers.end(),
                                  [&](const Layer& layer) { return layer.uid == uid; });
  return found == layers.end() ? nullptr : &*found;
}

Result<bool> MergeInput::hasEntry(const QByteArray& id) const
{
  DIABAN_TRY(row, database.prepare("SELECT 1 FROM diaban_history WHERE id=?1"));
  return row.bindBlob(1, id).step();
}

Result<QString> MergeInput::authorSince(const MergeInput& base) const
{
  DIABAN_TRY(row, database.prepare("SELECT author, id FROM diaban_history"
                                   " WHERE kind<>'outside' ORDER BY number DESC LIMIT 1"));
  DIABAN_TRY(found, row.step());
  if (!found)
    return QString();
  DIABAN_TRY(isOld, base.hasEntry(row.blob(1).toByteArray()));
  return isOld ? QString() : row.string(0);
}

Result<MergeInputs> MergeInputs::open(const MergeRequest& request)
{
  DIABAN_TRY(base, MergeInput::open(request.base));
  DIABAN_TRY(mine, MergeInput::open(request.mine));
  DIABAN_TRY(theirs, MergeInput::open(request.theirs));
  DIABAN_CHECK(checkMadeFrom(base, mine));
  DIABAN_CHECK(checkMadeFrom(base, theirs));
  DIABAN_TRY(again, openToRead(base.database.path()));
  DIABAN_TRY(me, mine.authorSince(base));
  DIABAN_TRY(them, theirs.authorSince(base));
  if (me.isEmpty() || them.isEmpty() || me == them) {
    me = QFileInfo(mine.path).fileName();
    them = QFileInfo(theirs.path).fileName();
  }
  const bool isMineFirst =
      std::tuple(mine.head, me, mine.path) <= std::tuple(theirs.head, them, theirs.path);
  MergeSide one{mine.head, me}, other{theirs.head, them};
  if (!isMineFirst)
    std::swap(one, other);
  DIABAN_TRY(twins, workspace::twinGroups(base, mine, theirs));
  return MergeInputs{std::move(base),
                     std::move(mine),
                     std::move(theirs),
                     std::move(again),
                     one,
                     other,
                     isMineFirst,
                     twins};
}

Result<ThreeWay> MergeInputs::ownTables(const QString& name) const
{
  ThreeWay tables;
  DIABAN_TRY(old, identified(base.database, name, twinGroups));
  DIABAN_TRY(here, identified(mine.database, name, twinGroups));
  DIABAN_TRY(there, identified(theirs.database, name, twinGroups));
  tables.base = tables.baseAgain = old;
  if (old)
    tables.baseAgain->database = &baseAgain;
  tables.mine = here;
  tables.theirs = there;
  return tables;
}

} // namespace diaban::workspace
