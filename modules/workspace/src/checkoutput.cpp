// Checkout's way back: how work reaches its drive, whole or not at all.
#include "checkout.h"

#include <diaban/base/platform_files.h>
#include <diaban/store/filecopy.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace diaban::workspace {
namespace {

/// Hidden, and always the same, so that a crash leaves one at most.
QString partOf(const QString& target)
{
  const QFileInfo file(target);
  return QStringLiteral("%1/.%2.part").arg(file.path(), file.fileName());
}

Outcome cancelled()
{
  return Error{Error::Code::Cancelled, {}, {}};
}

} // namespace

Error Checkout::putError(const Error& cause) const
{
  if (cause.code == Error::Code::Cancelled || cause.code == Error::Code::LockedByOther)
    return cause;
  Error::Code code = Error::Code::NotPutBack;
  if (!isReachable())
    code = Error::Code::DriveGone;
  else if (cause.code == Error::Code::DiskFull)
    code = Error::Code::DriveFull;
  return {code, {m_request.workspace, m_file}, cause.detail};
}

Outcome Checkout::putBack(const QString& whole, Progress& progress)
{
  if (!isReachable())
    return putError({Error::Code::FileNotFound, {m_record->target}, {}});
  if (auto locked = lockThere(); !locked)
    return putError(locked.error());
  SubProgress reading(progress, 0, 0.2);
  DIABAN_TRY(hash, store::fileHash(whole, reading));
  if (hash == m_record->hash && m_record->companions.isEmpty())
    return Done{};
  SubProgress putting(progress, 0.2, 1);
  const QString before = m_record->target;
  if (auto done = put(whole, hash, putting); !done)
    return putError(done.error());
  if (m_record->target == before)
    return Done{};
  return Error{
      Error::Code::KeptBeside, {m_request.workspace, QFileInfo(m_record->target).fileName()}, {}};
}

/// Writes the whole file beside the target, reads it back, and only then gives it its name.
Outcome Checkout::put(const QString& whole, const QByteArray& hash, Progress& progress)
{
  SubProgress looking(progress, 0, 0.3);
  DIABAN_TRY(isOurs, targetIsOurs(looking));
  const TargetState seen = targetState(m_record->target);
  const QString part = partOf(m_record->target);
  SubProgress writing(progress, 0.3, 0.7);
  DIABAN_TRY(written, store::copyFile(whole, part, writing));
  SubProgress verifying(progress, 0.7, 0.9);
  const auto read = store::fileHash(part, verifying);
  if (!read || read.value() != hash || written != hash) {
    QFile::remove(part);
    return read ? Error{Error::Code::NotPutBack, {part}, QStringLiteral("read back differently")}
                : read.error();
  }
  m_record->putting = hash;
  SubProgress naming(progress, 0.9, 1);
  auto named = writeRecord(m_folder, *m_record);
  if (named)
    named = isOurs ? putTarget(part, seen, naming) : putBeside(part);
  if (!named) {
    QFile::remove(part);
    return named;
  }
  m_record->hash = hash;
  m_record->putting.clear();
  return writeRecord(m_folder, *m_record);
}

/// Whether the target is as it was copied or last put; also when there is none, which takes nothing
/// from anybody.
Result<bool> Checkout::targetIsOurs(Progress& progress)
{
  const QString& target = m_record->target;
  if (!QFileInfo::exists(target))
    return true;
  DIABAN_TRY(hash, store::fileHash(target, progress));
  DIABAN_TRY(companions, companionsHash(target, progress));
  if (hash == m_record->putting && companions.isEmpty()) { // cut short after the file had its name
    m_record->hash = hash;
    m_record->putting.clear();
    m_record->companions.clear();
    DIABAN_CHECK(writeRecord(m_folder, *m_record));
  }
  // Who writes to a file with a crash's journal rolls it back first: the same journal means that
  // nobody has, whatever settleCompanions() had done of its work when it was cut short.
  if (companions == m_record->companions)
    return hash == m_record->hash || !companions.isEmpty();
  if (!companions.isEmpty())
    return false;
  DIABAN_TRY(rolledBack, store::fileHash(rolledBackFile(m_folder), progress));
  return hash == rolledBack;
}

/// A crash's journal must not meet the new file: first the old one is brought to the state that the
/// journal stands for, so that whoever opens it meanwhile finds it whole, then the journal goes.
Outcome Checkout::settleCompanions(Progress& progress)
{
  if (m_record->companions.isEmpty())
    return Done{};
  const QString state = rolledBackFile(m_folder);
  DIABAN_CHECK(store::copyInto(state, m_record->target, progress));
  if (!progress.advance(1))
    return cancelled();
  removeCompanions(m_record->target);
  DIABAN_CHECK(platform::syncFolder(QFileInfo(m_record->target).path()));
  DIABAN_TRY(hash, store::fileHash(state, progress));
  m_record->hash = hash;
  m_record->companions.clear();
  return writeRecord(m_folder, *m_record);
}

Outcome Checkout::putTarget(const QString& part, const TargetState& seen, Progress& progress)
{
  const QString& target = m_record->target;
  if (!progress.advance(0))
    return cancelled();
  if (!(targetState(target) == seen)) // somebody without our lock wrote it just now
    return putBeside(part);
  DIABAN_CHECK(settleCompanions(progress));
  if (!progress.advance(1))
    return cancelled();
  std::error_code failed;
  std::filesystem::rename(QFileInfo(part).filesystemFilePath(),
                          QFileInfo(target).filesystemFilePath(), failed);
  if (failed)
    return Error{Error::Code::CannotWrite, {target}, QString::fromStdString(failed.message())};
  // The file has its name; whether to stop is asked no more, only where a crash may come.
  const bool goOn = progress.advance(1);
  Q_UNUSED(goOn)
  return platform::syncFolder(QFileInfo(target).path());
}

Outcome Checkout::putBeside(const QString& part)
{
  const QString beside = freeNameBeside();
  if (!QFile::rename(part, beside)) // never replaces a file
    return Error{Error::Code::CannotWrite, {beside}, {}};
  m_record->target = beside;
  m_record->companions.clear();
  return platform::syncFolder(QFileInfo(beside).path());
}

/// "Plan (lan 2026-11-22 0942).gpkg"
QString Checkout::freeNameBeside() const
{
  const QFileInfo file(m_request.workspace);
  QString person = m_request.self.person; // "OFFICE\\lan" is a login name, and no file's
  for (QChar& letter : person)
    if (QStringLiteral("/\\:*?\"<>|").contains(letter))
      letter = u'_';
  const QString now = m_request.clock().toLocalTime().toString(QStringLiteral("yyyy-MM-dd HHmm"));
  const QString base =
      QStringLiteral("%1/%2 (%3 %4").arg(file.path(), file.completeBaseName(), person, now);
  QString path = base + QStringLiteral(").") + file.suffix();
  for (int i = 2; QFileInfo::exists(path); ++i)
    path = QStringLiteral("%1 %2).%3").arg(base).arg(i).arg(file.suffix());
  return path;
}

} // namespace diaban::workspace
