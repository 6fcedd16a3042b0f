#include "checkout.h"

#include "checkouttarget.h"
#include "restored.h"

#include <diaban/base/platform_files.h>
#include <diaban/store/database.h>
#include <diaban/store/filecopy.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace diaban::workspace {
namespace {

constexpr int kTries = 3; // to copy a file that another program may be writing

QString shown(const QDateTime& time)
{
  return time.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"));
}

/// What a crash of ours left half written in the copy.
Outcome rollBack(const QString& file, QVector<Error>& notices)
{
  if (!store::hasJournal(file) && !QFile::exists(file + QLatin1String("-wal")))
    return Done{};
  DIABAN_TRY(database, store::Database::open(file, store::OpenMode::ReadWrite));
  notices.append(restoredNotice(database, file));
  return Done{};
}

} // namespace

Checkout::Checkout(const Request& request)
    : m_request(request)
    , m_folder(checkoutFolder(request.workspace, request.places))
    , m_file(checkoutFile(request.workspace, request.places))
{
}

Result<Checkout> Checkout::begin(const Request& request, Progress& progress)
{
  Checkout checkout(request);
  DIABAN_CHECK(checkout.lock());
  if (checkout.m_record)
    DIABAN_CHECK(checkout.resume(progress));
  if (!checkout.m_record)
    DIABAN_CHECK(checkout.takeOut(progress));
  return checkout;
}

Result<Checkout> Checkout::beginNew(const Request& request)
{
  Checkout checkout(request);
  DIABAN_CHECK(checkout.lock());
  if (const auto waiting = copyOf(request.workspace, request.places))
    return Error{Error::Code::FileExists, {waiting->file}, {}};
  QFile::remove(checkout.m_file); // left without a record: it never held work
  CheckoutRecord record;
  record.workspace = record.target = request.workspace;
  record.person = request.self.person;
  record.computer = request.self.computer;
  record.since = request.clock();
  record.onNetwork = platform::isOnNetwork(request.workspace);
  DIABAN_CHECK(writeRecord(checkout.m_folder, record));
  checkout.m_record = record;
  checkout.m_hadWork = true;
  return checkout;
}

/// Without its drive, only a copy that waits can be worked on.
Outcome Checkout::lock()
{
  if (!QDir().mkpath(m_folder))
    return Error{Error::Code::CannotWrite, {m_folder}, {}};
  auto local = store::LockFile::acquire(m_file, m_request.self, m_request.clock);
  if (!local) {
    Error error = local.error();
    error.args[0] = m_request.workspace; // a person knows nothing of the copy
    return error;
  }
  m_localLock.emplace(std::move(local).value());
  m_record = readRecord(m_folder);
  if (m_record && !isReachable())
    return Done{};
  auto locked = lockThere();
  if (!locked && !m_record) {
    m_localLock.reset();
    QDir().rmdir(m_folder); // when there is nothing in it
  }
  return locked;
}

Outcome Checkout::lockThere()
{
  if (m_remoteLock)
    return Done{};
  const auto& [path, places, self, clock, takesOver] = m_request;
  // Whoever works on a copy here holds our local lock too. Without it, this is what was left when
  // the drive went away before the lock could be removed.
  const auto holder = store::LockFile::holder(path, self);
  const bool isLeft = holder && holder->owner.person == self.person &&
                      holder->owner.computer == self.computer && holder->owner.boot == self.boot;
  DIABAN_TRY(remote, store::LockFile::acquire(path, self, clock, isLeft || takesOver));
  m_remoteLock.emplace(std::move(remote));
  return Done{};
}

bool Checkout::isReachable() const
{
  const QString folder = QFileInfo(m_record ? m_record->target : m_request.workspace).path();
  // Where a drive was unplugged, the empty folder that it was mounted on is left.
  const bool isSameKind = !m_record || !m_record->onNetwork || platform::isOnNetwork(folder);
  return QFileInfo(folder).isDir() && isSameKind;
}

/// Decides what becomes of a copy that was there before: goes on with it, or puts it away.
Outcome Checkout::resume(Progress& progress)
{
  if (!QFile::exists(m_file)) {
    removeRecord(m_folder);
    m_record.reset();
    return Done{};
  }
  DIABAN_CHECK(rollBack(m_file, m_notices));
  DIABAN_TRY(here, store::fileHash(m_file, progress));
  const QStringList words{m_request.workspace, shown(m_record->since)};
  if (!isReachable()) {
    m_hadWork = here != m_record->hash;
    m_notices.append({Error::Code::WorksWithoutDrive, words, {}});
    return Done{};
  }
  DIABAN_TRY(isOurs, targetIsOurs(progress)); // learns of a putBack() that was cut short
  const bool isElsewhere = m_record->target != m_record->workspace;
  if (here != m_record->hash && isOurs && !isElsewhere) {
    m_hadWork = true;
    m_notices.append({Error::Code::GoesOnFromCopy, words, {}});
    return Done{};
  }
  if (here != m_record->hash) {
    const auto put = putBack(m_file, progress);
    if (!put && put.error().code != Error::Code::KeptBeside)
      return put.error();
    if (!put)
      m_notices.append(put.error());
  }
  removeRecord(m_folder);
  m_record.reset();
  return Done{};
}

Outcome Checkout::takeOut(Progress& progress)
{
  const QString& from = m_request.workspace;
  if (!QFileInfo::exists(from)) // deleted since it was copied, or its drive has just gone
    return Error{Error::Code::FileNotFound, {from}, {}};
  CheckoutRecord record;
  record.workspace = record.target = from;
  record.person = m_request.self.person;
  record.computer = m_request.self.computer;
  record.since = m_request.clock();
  record.onNetwork = platform::isOnNetwork(from);
  for (int i = 0;; ++i) {
    const TargetState before = targetState(from);
    DIABAN_TRY(hash, store::copyFile(from, m_file, progress));
    DIABAN_TRY(companions, copyCompanions(from, m_file, progress));
    record.hash = hash;
    record.companions = companions;
    if (targetState(from) == before)
      break;
    if (i == kTries)
      return Error{Error::Code::Busy, {from}, {}};
  }
  if (!record.companions.isEmpty())
    DIABAN_CHECK(keepRolledBack(progress));
  DIABAN_CHECK(writeRecord(m_folder, record));
  m_record = record;
  m_hadWork = !record.companions.isEmpty();
  m_notices.append({Error::Code::WorksOnCopy, {from, m_file}, {}});
  return Done{};
}

/// Takes back in the copy what a crash had left half done; settleCompanions() needs that state.
Outcome Checkout::keepRolledBack(Progress& progress)
{
  {
    DIABAN_TRY(database, store::Database::open(m_file, store::OpenMode::ReadWrite));
    m_notices.append(restoredNotice(database, m_request.workspace));
  }
  DIABAN_CHECK(store::copyFile(m_file, rolledBackFile(m_folder), progress));
  return Done{};
}

QString Checkout::outgoingFile() const
{
  return QDir(m_folder).filePath(QStringLiteral("outgoing"));
}

void Checkout::discard()
{
  removeRecord(m_folder);
  for (const QString& file : {m_file, rolledBackFile(m_folder), outgoingFile()})
    QFile::remove(file);
  m_localLock.reset();
  QDir().rmdir(m_folder);
}

} // namespace diaban::workspace
