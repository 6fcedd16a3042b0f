#include <diaban/base/platform_files.h>
#include <diaban/store/backup.h>
#include <diaban/workspace/backups.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace diaban::workspace {
namespace {

constexpr qint64 kDay = 24 * 3600;

/// The number of the newest entry of the history; 0 without any.
Result<qint64> newestEntry(const QString& file)
{
  DIABAN_TRY(database, store::Database::open(file, store::OpenMode::ReadOnly));
  return database.integer("SELECT coalesce(max(number), 0) FROM diaban_history");
}

} // namespace

QString backupsFolder()
{
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
         QStringLiteral("/diaban/backups");
}

QString backupsOf(const QString& workspace, const QString& root)
{
  const QFileInfo file(workspace);
  const QByteArray path = QDir::cleanPath(file.absoluteFilePath()).toUtf8();
  const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).left(4);
  return QStringLiteral("%1/%2 %3")
      .arg(root, file.completeBaseName(), QString::fromLatin1(hash.toHex()));
}

Result<bool> isBackupDue(const Workspace& workspace, const QDateTime& now, const QString& root)
{
  DIABAN_TRY(number, newestEntry(workspace.workingFile()));
  if (number == 0)
    return false;
  const auto made = store::backups(backupsOf(workspace.path(), root), workspace.path());
  const auto last = std::find_if(made.begin(), made.end(), [&](const store::Backup& backup) {
    return backup.time <= now; // others were made while the computer's clock was ahead
  });
  if (last == made.end())
    return true;
  if (last->time.secsTo(now) < kDay)
    return false;
  const auto kept = newestEntry(last->path); // the clock may have been wrong then: numbers can't be
  return !kept || kept.value() < number;
}

Result<QString> backUp(const Workspace& workspace, const Clock& clock, Progress& progress,
                       const QString& root)
{
  const QString folder = backupsOf(workspace.path(), root);
  const QString file = workspace.workingFile();
  if (!QDir().mkpath(folder))
    return Error{Error::Code::CannotWrite, {folder}, {}};
  const qint64 room = platform::freeBytes(folder + QLatin1Char('/'));
  if (room >= 0 && room < 2 * QFileInfo(file).size())
    return Error{Error::Code::NoRoomForBackup, {workspace.path(), root}, {}};
  DIABAN_TRY(database, store::Database::open(file, store::OpenMode::ReadOnly));
  return store::makeBackup(database, folder, clock, progress);
}

} // namespace diaban::workspace
