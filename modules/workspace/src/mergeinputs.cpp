#include "mergeinputs.h"

#include "rowidentity.h"
#include "schema.h"

#include <QCryptographicHash>
#include <QFileInfo>

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

Result<std::optional<ComparedTable>> identified(const store::Database& database,
                                                const QString& name)
{
  DIABAN_TRY(table, ownTable(database, name));
  if (table) {
    DIABAN_TRY(uids, identities(database, name));
    table->namelessUids = uids;
  }
  return table;
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
  return MergeInputs{std::move(base), std::move(mine), std::move(theirs), std::move(again), one,
                     other,           isMineFirst};
}

Result<ThreeWay> MergeInputs::ownTables(const QString& name) const
{
  ThreeWay tables;
  DIABAN_TRY(old, identified(base.database, name));
  DIABAN_TRY(here, identified(mine.database, name));
  DIABAN_TRY(there, identified(theirs.database, name));
  tables.base = tables.baseAgain = old;
  if (old)
    tables.baseAgain->database = &baseAgain;
  tables.mine = here;
  tables.theirs = there;
  return tables;
}

} // namespace diaban::workspace
