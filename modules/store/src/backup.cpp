#include "sqlerror.h"

#include <diaban/base/platform_files.h>
#include <diaban/store/backup.h>
#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace diaban::store {
namespace {

constexpr int kPagesAtATime = 512; // some milliseconds: no writer waits for a copy
constexpr int kMostWaits = 200;
constexpr int kWaitMs = 25;
const QString kTimeFormat = QStringLiteral("yyyy-MM-dd HHmmss");

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct Finish {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

/// A journal that lies beside the name of another time would be rolled into the new file.
void removeJournals(const QString& path)
{
  for (const char* suffix : {"-journal", "-wal", "-shm"})
    QFile::remove(path + QLatin1String(suffix));
}

Outcome copyPages(sqlite3_backup* backup, const Database& from, Progress& progress)
{
  double done = 0;
  for (int waits = 0; progress.advance(0.8 * done);) {
    switch (const int code = sqlite3_backup_step(backup, kPagesAtATime)) {
    case SQLITE_DONE: return Done{};
    case SQLITE_OK: break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      if (++waits > kMostWaits)
        return from.error(code);
      sqlite3_sleep(kWaitMs);
      break;
    default: return from.error(code);
    }
    const int all = std::max(1, sqlite3_backup_pagecount(backup));
    done = std::clamp(1.0 - double(sqlite3_backup_remaining(backup)) / all, 0.0, 1.0);
  }
  return Error{Error::Code::Cancelled, {}, {}};
}

Outcome copyAndCheck(const Database& from, const QString& path, Progress& progress)
{
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(QFileInfo(path).absoluteFilePath().toUtf8().constData(), &raw,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, nullptr);
  const std::unique_ptr<sqlite3, Close> target(raw);
  if (code != SQLITE_OK)
    return sqlError(code, raw, path);
  // Nobody knows this file yet: it is synced once, when it is whole.
  sqlite3_exec(raw, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
  {
    const std::unique_ptr<sqlite3_backup, Finish> backup(
        sqlite3_backup_init(raw, "main", from.handle(), "main"));
    if (!backup)
      return sqlError(sqlite3_errcode(raw), raw, path);
    if (auto copied = copyPages(backup.get(), from, progress); !copied) {
      Error error = copied.error();
      if (error.code == Error::Code::DiskFull || error.code == Error::Code::CannotWrite)
        error.args = {path}; // not the file that was copied
      return error;
    }
  }
  return Done{};
}

Outcome stampLike(const Database& from, const QString& path)
{
  DIABAN_TRY(wasOurs, isStamped(from));
  DIABAN_TRY(copy, Database::open(path, OpenMode::ReadWrite));
  DIABAN_TRY(transaction, Transaction::begin(copy));
  DIABAN_CHECK(stampCopy(copy, wasOurs));
  return transaction.commit();
}

Outcome checkCopy(const QString& path, Progress& progress)
{
  DIABAN_TRY(copy, Database::open(path, OpenMode::ReadOnly));
  const StopWatch watch(copy, [&] { return !progress.advance(0.9); });
  return copy.quickCheck();
}

/// Makes `path` out of a whole, checked and synced copy; what was there stays until then.
Outcome copyThenRename(const Database& from, const QString& path, Progress& progress)
{
  const QString part = path + QLatin1String(".part");
  removeJournals(part);
  QFile::remove(part);
  const auto make = [&]() -> Outcome {
    DIABAN_CHECK(copyAndCheck(from, part, progress));
    DIABAN_CHECK(stampLike(from, part));
    DIABAN_CHECK(checkCopy(part, progress));
    DIABAN_CHECK(platform::syncFile(part));
    removeJournals(path);
    std::error_code failed;
    std::filesystem::rename(QFileInfo(part).filesystemFilePath(),
                            QFileInfo(path).filesystemFilePath(), failed);
    if (failed)
      return Error{Error::Code::CannotWrite, {path}, QString::fromStdString(failed.message())};
    return platform::syncFolder(QFileInfo(path).absolutePath());
  };
  auto made = make();
  if (!made) {
    QFile::remove(part);
    removeJournals(part);
  }
  return made;
}

/// What marks a backup's age class; backups of one class but the newest are outdated.
QString ageClass(const QDateTime& time, const QDateTime& now)
{
  if (time.secsTo(now) < 24 * 3600)
    return QStringLiteral("all ") + time.toString(Qt::ISODateWithMs);
  const QDate day = time.toLocalTime().date();
  const qint64 days = day.daysTo(now.toLocalTime().date());
  if (days <= 7)
    return QStringLiteral("day ") + day.toString(Qt::ISODate);
  int year = 0;
  const int week = day.weekNumber(&year);
  if (days <= 7 * 5)
    return QStringLiteral("week %1-%2").arg(year).arg(week);
  if (days <= 366)
    return QStringLiteral("month ") + day.toString(QStringLiteral("yyyy-MM"));
  return QStringLiteral("old");
}

/// Longer than any gap that thinning out leaves: the clock jumped there, or nobody was at work.
constexpr qint64 kGapInWork = 100LL * 24 * 3600;
constexpr qint64 kShortGap = 24LL * 3600;

/// The times as they would be had all gaps in the work been a day: a clock that is years ahead must
/// not make everything old. `backups` from the newest on.
QVector<QDateTime> timesWithoutGaps(const QVector<Backup>& backups, const QDateTime& now)
{
  QVector<QDateTime> times;
  QDateTime last = now;
  qint64 age = 0;
  for (const Backup& backup : backups) {
    const qint64 gap = backup.time.secsTo(last);
    if (gap < 0) { // made while the clock was ahead
      times.append(backup.time);
      continue;
    }
    age += gap > kGapInWork ? kShortGap : gap;
    times.append(now.addSecs(-age));
    last = backup.time;
  }
  return times;
}

/// Places of those that are kept: the newest of each age class.
QSet<qsizetype> keptByAge(const QVector<QDateTime>& times, const QDateTime& now)
{
  QSet<QString> classes;
  QSet<qsizetype> kept;
  for (qsizetype i = 0; i < times.size(); ++i) {
    const QString age = ageClass(times[i], now);
    if (i == 0 || (!classes.contains(age) && age != QLatin1String("old")))
      kept.insert(i);
    classes.insert(age);
  }
  return kept;
}

/// The time in its name; a second in which one was made already is taken.
QString freeName(const QString& folder, const QFileInfo& file, QDateTime time)
{
  while (true) {
    const QString path = QDir(folder).absoluteFilePath(file.completeBaseName() + QLatin1Char(' ') +
                                                       time.toLocalTime().toString(kTimeFormat) +
                                                       QLatin1Char('.') + file.suffix());
    if (!QFileInfo::exists(path))
      return path;
    time = time.addSecs(1);
  }
}

} // namespace

Outcome Database::backupTo(const QString& path, Progress& progress) const
{
  if (QFileInfo::exists(path))
    return Error{Error::Code::FileExists, {path}, {}};
  return copyThenRename(*this, path, progress);
}

Outcome copyVerified(const Database& database, const QString& path, Progress& progress)
{
  const platform::FileIdentity target = platform::fileIdentity(path);
  if (!target.isNull() && target == platform::fileIdentity(database.path()))
    return Error{Error::Code::IsOpenWorkspace, {path}, {}};
  return copyThenRename(database, path, progress);
}

QVector<Backup> backups(const QString& folder, const QString& workspace)
{
  const QFileInfo file(workspace);
  const QString before = file.completeBaseName() + QLatin1Char(' ');
  const QString after = QLatin1Char('.') + file.suffix();
  QVector<Backup> found;
  const auto entries = QDir(folder).entryInfoList(QDir::Files);
  for (const QFileInfo& entry : entries) {
    const QString name = entry.fileName();
    if (!name.startsWith(before) || !name.endsWith(after))
      continue;
    const auto length = name.size() - before.size() - after.size();
    const QDateTime time = QDateTime::fromString(name.mid(before.size(), length), kTimeFormat);
    if (time.isValid())
      found.append({entry.absoluteFilePath(), time.toUTC()});
  }
  std::sort(found.begin(), found.end(),
            [](const Backup& a, const Backup& b) { return a.time > b.time; });
  return found;
}

QVector<Backup> outdated(QVector<Backup> backups, const QDateTime& now)
{
  std::sort(backups.begin(), backups.end(),
            [](const Backup& a, const Backup& b) { return a.time > b.time; });
  QVector<QDateTime> times;
  for (const Backup& backup : std::as_const(backups))
    times.append(backup.time);
  const QSet<qsizetype> kept =
      keptByAge(times, now) + keptByAge(timesWithoutGaps(backups, now), now);
  QVector<Backup> result;
  for (qsizetype i = 0; i < backups.size(); ++i)
    if (!kept.contains(i))
      result.append(backups[i]);
  return result;
}

Result<QString> makeBackup(const Database& database, const QString& folder, const Clock& clock,
                           Progress& progress)
{
  const QFileInfo file(database.path());
  if (!QDir().mkpath(folder))
    return Error{Error::Code::CannotWrite, {folder}, {}};
  const QDateTime now = clock();
  const QString path = freeName(folder, file, now);
  DIABAN_CHECK(database.backupTo(path, progress));
  const auto old = outdated(backups(folder, database.path()), now);
  for (const Backup& backup : old)
    QFile::remove(backup.path);
  return path;
}

} // namespace diaban::store
