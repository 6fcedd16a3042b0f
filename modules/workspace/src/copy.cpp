#include "featureedit.h"

#include <diaban/base/platform_files.h>
#include <diaban/base/platform_process.h>
#include <diaban/store/backup.h>
#include <diaban/store/filecopy.h>
#include <diaban/store/lockfile.h>
#include <diaban/store/safety.h>
#include <diaban/workspace/copy.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>
#include <functional>

namespace diaban::workspace {
namespace {

struct Source {
  store::Database database;
  CopyReport report;
};

using Make = std::function<Outcome(const store::Database& from, const QString& to, Progress&)>;

Result<Source> source(const QString& from)
{
  OpenOptions looking;
  looking.readOnly = true;
  DIABAN_TRY(workspace, Workspace::open(from, looking));
  CopyReport report;
  for (const Layer& layer : workspace->layers())
    if (layer.storage == LayerStorage::Linked && !report.linkedFiles.contains(layer.sourcePath))
      report.linkedFiles += layer.sourcePath;
  DIABAN_TRY(database,
             store::Database::open(QFileInfo(from).absoluteFilePath(), store::OpenMode::ReadOnly));
  return Source{std::move(database), report};
}

/// Whether `to` may be written, and replaced if it is there.
Outcome checkTarget(const QString& from, const QString& to, IfThere ifThere)
{
  if (!QFileInfo::exists(to))
    return Done{};
  if (ifThere == IfThere::Refuse)
    return Error{Error::Code::FileExists, {to}, {}};
  if (platform::fileIdentity(to) == platform::fileIdentity(from))
    return Error{Error::Code::IsOpenWorkspace, {to}, {}};
  if (const auto holder = store::LockFile::holder(to, platform::thisProcess()))
    return Error{Error::Code::LockedByOther,
                 {to, holder->owner.person, holder->owner.computer,
                  holder->since.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"))},
                 {}};
  return Done{};
}

Outcome rename(const QString& from, const QString& to)
{
  for (const char* suffix : {"-journal", "-wal", "-shm"}) // they belong to the file that goes
    QFile::remove(to + QLatin1String(suffix));
  std::error_code failed;
  std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(),
                          failed);
  if (failed)
    return Error{Error::Code::CannotWrite, {to}, QString::fromStdString(failed.message())};
  return platform::syncFolder(QFileInfo(to).absolutePath());
}

/// SQLite writes on this computer only; other drives get the bytes, which are then read back.
Outcome makeFarAway(const store::Database& from, const QString& to, const Make& make,
                    Progress& progress)
{
  QDir().mkpath(copiesFolder());
  const QTemporaryDir here(copiesFolder() + QStringLiteral("/copy"));
  if (!here.isValid())
    return Error{Error::Code::CannotWrite, {here.path()}, here.errorString()};
  const QString whole = here.filePath(QFileInfo(to).fileName());
  SubProgress making(progress, 0, 0.5);
  DIABAN_CHECK(make(from, whole, making));
  SubProgress carrying(progress, 0.5, 0.8);
  DIABAN_TRY(written, store::copyFile(whole, to, carrying));
  SubProgress checking(progress, 0.8, 1);
  const auto read = store::fileHash(to, checking);
  if (read && read.value() == written)
    return Done{};
  QFile::remove(to);
  return read ? Error{Error::Code::CannotWrite, {to}, QStringLiteral("read back differently")}
              : read.error();
}

Result<CopyReport> copyBy(const Make& make, const QString& from, const QString& givenTo,
                          IfThere ifThere, Progress& progress)
{
  const QString to = QFileInfo(givenTo).absoluteFilePath();
  DIABAN_CHECK(checkTarget(from, to, ifThere));
  DIABAN_TRY(source, workspace::source(from));
  const QString part = to + QLatin1String(".new");
  QFile::remove(part);
  auto made = platform::isOnNetwork(to) ? makeFarAway(source.database, part, make, progress)
                                        : make(source.database, part, progress);
  if (made)
    made = rename(part, to);
  if (made)
    return source.report;
  QFile::remove(part);
  Error error = made.error();
  if (error.args.value(0) == part)
    error.args[0] = to;
  return error;
}

} // namespace

Result<CopyReport> copyWhole(const QString& from, const QString& to, Progress& progress,
                             IfThere ifThere)
{
  return copyBy(store::copyVerified, from, to, ifThere, progress);
}

Result<CopyReport> copyClean(const QString& from, const QString& to, const Clock& clock,
                             Progress& progress, IfThere ifThere)
{
  const auto box = [](QByteArrayView blob) {
    auto found = boxOf(blob);
    return found ? found.value() : store::Box{};
  };
  const auto make = [&](const store::Database& database, const QString& part, Progress& onward) {
    return store::makeCleanCopy(database, part, box, clock(), onward);
  };
  return copyBy(make, from, to, ifThere, progress);
}

} // namespace diaban::workspace
