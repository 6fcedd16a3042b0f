#include "support/failingdisk.h"

#include "support/quickdisk.h"

#include <sqlite3.h>

namespace diaban::test {

void FailingDisk::failAt(int call, DiskFault fault)
{
  const std::lock_guard lock(m_mutex);
  m_left = call;
  m_fault = fault;
  m_hasFailed = false;
}

bool FailingDisk::heal()
{
  const std::lock_guard lock(m_mutex);
  m_left = 0;
  return m_hasFailed;
}

bool FailingDisk::meets(const DiskAccess& access) const
{
  switch (m_fault) {
  case DiskFault::IoError:
  case DiskFault::Gone: return true;
  case DiskFault::Full:
    return access.call == DiskCall::Write || (access.call == DiskCall::Open && access.isNew);
  case DiskFault::ShortWrite: return access.call == DiskCall::Write;
  case DiskFault::Unsynced:
    return access.call == DiskCall::Sync || (access.call == DiskCall::Delete && access.syncsFolder);
  }
  return true;
}

DiskRefusal FailingDisk::refusal(const DiskAccess& access) const
{
  switch (m_fault) {
  case DiskFault::Full: return {access.call == DiskCall::Open ? SQLITE_CANTOPEN : SQLITE_FULL, 0};
  case DiskFault::ShortWrite: return {SQLITE_IOERR_WRITE, access.bytes.size() / 2};
  case DiskFault::Unsynced:
    return access.call == DiskCall::Sync ? DiskRefusal{SQLITE_IOERR_FSYNC, 0}
                                         : DiskRefusal{SQLITE_IOERR_DIR_FSYNC, 1};
  default: break;
  }
  switch (access.call) {
  case DiskCall::Open: return {SQLITE_CANTOPEN, 0};
  case DiskCall::Read: return {SQLITE_IOERR_READ, 0};
  case DiskCall::Write: return {SQLITE_IOERR_WRITE, 0};
  case DiskCall::Truncate: return {SQLITE_IOERR_TRUNCATE, 0};
  case DiskCall::Sync: return {SQLITE_IOERR_FSYNC, 0};
  case DiskCall::Delete: return {SQLITE_IOERR_DELETE, 0};
  case DiskCall::Size: return {SQLITE_IOERR_FSTAT, 0};
  case DiskCall::Exists: return {SQLITE_IOERR_ACCESS, 0};
  case DiskCall::Lock: return {SQLITE_IOERR_LOCK, 0};
  }
  return {SQLITE_IOERR, 0};
}

std::optional<DiskRefusal> FailingDisk::refuse(const DiskAccess& access)
{
  const std::lock_guard lock(m_mutex);
  if (m_left == 0 || !meets(access) || --m_left > 0)
    return unsynced(access);
  m_hasFailed = true;
  if (m_fault == DiskFault::Gone || m_fault == DiskFault::Full)
    m_left = 1; // and the next one too
  return refusal(access);
}

} // namespace diaban::test
