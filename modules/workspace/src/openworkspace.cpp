// Making a workspace and opening one: locks, safety, versions, what a crash left.
#include "restored.h"
#include "schema.h"
#include "workspacefile.h"

#include <diaban/base/platform_files.h>
#include <diaban/base/platform_process.h>
#include <diaban/store/backup.h>
#include <diaban/store/safety.h>
#include <diaban/store/transaction.h>
#include <diaban/workspace/backups.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace diaban::workspace {
namespace {

constexpr int kFirstOwnSrsId = 900001; ///< for a CRS without an EPSG code

Outcome writeMeta(store::Database& database, const geo::Crs& crs, int srsId)
{
  DIABAN_TRY(insert, database.prepare("INSERT INTO diaban_meta(key, value) VALUES(?1, ?2)"));
  const QString text = crs.epsg() > 0 ? crs.id() : crs.wkt();
  DIABAN_CHECK(insert.bind(1, QStringLiteral("crs")).bind(2, text).run());
  return insert.bind(1, QStringLiteral("srs_id")).bind(2, QString::number(srsId)).run();
}

Outcome fill(store::Database& database, const geo::Crs& crs, int srsId, const Clock& clock)
{
  DIABAN_TRY(transaction, store::Transaction::begin(database));
  DIABAN_CHECK(store::createGeoPackage(database, clock()));
  const bool coded = crs.epsg() > 0;
  DIABAN_CHECK(
      store::addSpatialRef(database, {srsId,
                                      crs.name(),
                                      coded ? QStringLiteral("EPSG") : QStringLiteral("NONE"),
                                      coded ? crs.epsg() : srsId,
                                      crs.wkt(),
                                      {}}));
  DIABAN_CHECK(store::migrate(database, workspaceSchemas(), clock));
  DIABAN_CHECK(writeMeta(database, crs, srsId));
  return transaction.commit();
}

Result<QString> meta(const store::Database& database, const char* key)
{
  DIABAN_TRY(row, database.prepare("SELECT value FROM diaban_meta WHERE key=?1"));
  row.bindText(1, key);
  DIABAN_TRY(found, row.step());
  return found ? row.string(0) : QString();
}

/// NotWorkspace unless the file is a GeoPackage with our tables.
Outcome checkIsWorkspace(const store::Database& database)
{
  DIABAN_TRY(geoPackage, store::isGeoPackage(database));
  DIABAN_TRY(tables, database.integer("SELECT count(*) FROM sqlite_schema WHERE type='table' AND"
                                      " name IN ('diaban_schema','diaban_meta','diaban_layer')"));
  if (!geoPackage || tables != 3)
    return Error{Error::Code::NotWorkspace, {database.path()}, {}};
  return Done{};
}

/// Older files are brought up to date, after a backup of them as they are.
Outcome bringUpToDate(store::Database& database, const QString& path, const Clock& clock)
{
  DIABAN_TRY(missing, store::missingSteps(database, workspaceSchemas()));
  if (missing == 0)
    return Done{};
  NoProgress progress;
  DIABAN_CHECK(store::makeBackup(database, backupsOf(path), clock, progress));
  DIABAN_CHECK(store::migrate(database, workspaceSchemas(), clock));
  return Done{};
}

Outcome readMeta(OpenedFile& opened)
{
  DIABAN_TRY(crsText, meta(opened.database, "crs"));
  DIABAN_TRY(crs, geo::Crs::fromText(crsText));
  DIABAN_TRY(srsId, meta(opened.database, "srs_id"));
  opened.crs = crs;
  opened.srsId = srsId.toInt();
  return Done{};
}

/// The reason why a file may only be looked at, if there is one.
std::optional<Error> reasonToOnlyLook(const QString& path)
{
  if (!QFileInfo(path).isWritable())
    return Error{Error::Code::ReadOnlyFile, {path}, {}};
  return std::nullopt;
}

/// What a crash left half written must be taken back before anybody can look at the file; where
/// that can't be done, opening for looking says why.
QVector<Error> rolledBack(const QString& path)
{
  if (!store::hasJournal(path) || platform::isOnNetwork(path) || reasonToOnlyLook(path))
    return {};
  const auto database = store::Database::open(path, store::OpenMode::ReadWrite);
  return database ? QVector<Error>{restoredNotice(database.value(), path)} : QVector<Error>();
}

Result<std::unique_ptr<Workspace>> openForLooking(const QString& path, const OpenOptions& options,
                                                  QVector<Error> notices)
{
  DIABAN_TRY(database, store::Database::open(path, store::OpenMode::ReadOnly));
  DIABAN_CHECK(checkIsWorkspace(database));
  DIABAN_TRY(missing, store::missingSteps(database, workspaceSchemas()));
  DIABAN_CHECK(standInForSteps(database, missing));
  OpenedFile opened{
      std::move(database), std::nullopt, std::nullopt,      path, {}, 0, options.author,
      options.clock,       true,         std::move(notices)};
  DIABAN_CHECK(readMeta(opened));
  return WorkspaceFile::from(std::move(opened));
}

/// What keeps others out of a workspace, and the copy that is worked on if it lies elsewhere.
struct Held {
  std::optional<store::LockFile> lock;
  std::optional<Checkout> checkout;
};

/// \returns UnsafeSchema when it may only be looked at. `held` is moved from on success only.
Result<std::unique_ptr<Workspace>> openForWork(const QString& path, const OpenOptions& options,
                                               Held& held)
{
  const QString file = held.checkout ? held.checkout->file() : path;
  QVector<Error> notices = held.checkout ? held.checkout->notices() : QVector<Error>();
  const bool wasCutShort = store::hasJournal(file);
  DIABAN_TRY(database, store::Database::open(file, store::OpenMode::ReadWrite));
  std::optional<qint64> savedVersion;
  if (held.checkout && !held.checkout->hadWork()) {
    DIABAN_TRY(version, database.contentVersion());
    savedVersion = version;
  }
  DIABAN_CHECK(checkIsWorkspace(database));
  DIABAN_TRY(foreign, store::foreignParts(database));
  if (!foreign.isEmpty())
    return Error{Error::Code::UnsafeSchema, {path, foreign.join(QStringLiteral(", "))}, {}};
  DIABAN_CHECK(bringUpToDate(database, path, options.clock));
  if (wasCutShort)
    notices.append(restoredNotice(database, path));
  else
    Underway::take(file); // of an action that was done when the program ended
  OpenedFile opened{
      std::move(database), std::nullopt, std::nullopt,       path,        {}, 0, options.author,
      options.clock,       false,        std::move(notices), savedVersion};
  DIABAN_CHECK(readMeta(opened));
  opened.lock = std::move(held.lock);
  opened.checkout = std::move(held.checkout);
  held = {};
  return WorkspaceFile::from(std::move(opened));
}

Checkout::Request checkoutRequest(const QString& path, const OpenOptions& options)
{
  return {path, options.remote, platform::thisProcess(), options.clock, options.takeOver};
}

/// A workspace on a network drive: worked on as a copy.
Result<std::unique_ptr<Workspace>> openCopy(const QString& path, const OpenOptions& options)
{
  NoProgress none;
  auto begun = Checkout::begin(checkoutRequest(path, options),
                               options.progress != nullptr ? *options.progress : none);
  if (!begun && begun.error().code == Error::Code::CannotWrite && QFileInfo::exists(path))
    return openForLooking(path, options, {{Error::Code::ReadOnlyFile, {path}, {}}});
  if (!begun)
    return begun.error();
  Held held{std::nullopt, std::move(begun).value()};
  auto opened = openForWork(path, options, held);
  if (opened || !held.checkout)
    return opened;
  if (!held.checkout->hadWork())
    held.checkout->discard();
  if (opened.error().code == Error::Code::UnsafeSchema)
    return openForLooking(path, options, {opened.error()});
  return opened;
}

Error copyWaits(const QString& path, const WaitingCopy& copy)
{
  const QString since = copy.since.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"));
  return {Error::Code::CopyWaits, {path, since}, {}};
}

QVector<Error> noticesOfLooking(const QString& path, const std::optional<WaitingCopy>& waiting)
{
  QVector<Error> notices = rolledBack(path);
  if (waiting)
    notices.append(copyWaits(path, *waiting));
  return notices;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::create(const QString& givenPath, const geo::Crs& crs,
                                                     const OpenOptions& options)
{
  const QString path = QFileInfo(givenPath).absoluteFilePath();
  if (QFileInfo::exists(path))
    return Error{Error::Code::FileExists, {path}, {}};
  if (!crs.isValid())
    return Error{Error::Code::UnknownCrs, {crs.name()}, {}};
  Held held;
  if (isRemote(path, options.remote)) {
    DIABAN_TRY(begun, Checkout::beginNew(checkoutRequest(path, options)));
    held.checkout.emplace(std::move(begun));
  } else {
    DIABAN_TRY(lock, store::LockFile::acquire(path, platform::thisProcess(), options.clock));
    held.lock.emplace(std::move(lock));
  }
  const QString file = held.checkout ? held.checkout->file() : path;
  DIABAN_TRY(database, store::Database::open(file, store::OpenMode::Create));
  const int srsId = crs.epsg() > 0 ? crs.epsg() : kFirstOwnSrsId;
  if (auto filled = fill(database, crs, srsId, options.clock); !filled) {
    {
      const store::Database closed = std::move(database);
    }
    QFile::remove(file); // ours, made a moment ago, and open nowhere any more
    if (held.checkout)
      held.checkout->discard();
    return filled.error();
  }
  return WorkspaceFile::from({std::move(database),
                              std::move(held.lock),
                              std::move(held.checkout),
                              path,
                              crs,
                              srsId,
                              options.author,
                              options.clock,
                              false,
                              {},
                              {}});
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& givenPath,
                                                   const OpenOptions& options)
{
  const QFileInfo info(givenPath);
  const QString path = info.absoluteFilePath();
  const auto waiting = copyOf(path, options.remote); // its drive may be gone
  if (!info.exists() && !waiting)
    return Error{Error::Code::FileNotFound, {path}, {}};
  if (!info.exists() && options.readOnly)
    return copyWaits(path, *waiting);
  if (info.exists() && !info.isFile())
    return Error{Error::Code::NotWorkspace, {path}, {}};
  if (info.exists() && info.size() == 0)
    return Error{Error::Code::FileEmpty, {path}, {}};
  if (options.readOnly)
    return openForLooking(path, options, noticesOfLooking(path, waiting));
  if (waiting || isRemote(path, options.remote))
    return openCopy(path, options);
  if (const auto reason = reasonToOnlyLook(path))
    return openForLooking(path, options, {*reason});

  auto lock =
      store::LockFile::acquire(path, platform::thisProcess(), options.clock, options.takeOver);
  if (!lock && lock.error().code == Error::Code::CannotWrite) // a folder that may only be read
    return openForLooking(path, options, {{Error::Code::ReadOnlyFile, {path}, {}}});
  if (!lock)
    return lock.error();
  Held held{std::move(lock).value(), std::nullopt};
  auto opened = openForWork(path, options, held);
  if (!opened && opened.error().code == Error::Code::UnsafeSchema)
    return openForLooking(path, options, {opened.error()});
  return opened;
}

Outcome putBackWaiting(const QString& path, const OpenOptions& options, Progress& progress)
{
  SubProgress opening(progress, 0, 0.3);
  OpenOptions forWork = options;
  forWork.readOnly = false;
  forWork.progress = &opening;
  DIABAN_TRY(opened, Workspace::open(path, forWork));
  SubProgress putting(progress, 0.3, 1);
  return opened->putBack(putting);
}

} // namespace diaban::workspace
