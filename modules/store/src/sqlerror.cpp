#include "sqlerror.h"

#include <sqlite3.h>

namespace diaban::store {
namespace {

Error::Code meaning(int extended)
{
  switch (extended) {
  case SQLITE_READONLY_DIRECTORY: return Error::Code::ReadOnlyFile;
  case SQLITE_CANTOPEN_NOTEMPDIR: return Error::Code::CannotWrite;
  case SQLITE_IOERR_SHORT_READ: return Error::Code::CorruptFile;
  case SQLITE_IOERR_NOMEM:
  case SQLITE_CONSTRAINT_COMMITHOOK: // a write after its transaction had gone: transaction.cpp
    return Error::Code::CannotWrite;
  default: break;
  }
  switch (extended & 0xFF) {
  case SQLITE_FULL: return Error::Code::DiskFull;
  case SQLITE_READONLY: return Error::Code::ReadOnlyFile;
  case SQLITE_PERM:
  case SQLITE_AUTH: return Error::Code::PermissionDenied;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
  case SQLITE_PROTOCOL: return Error::Code::Busy;
  case SQLITE_INTERRUPT: return Error::Code::Cancelled;
  case SQLITE_CORRUPT: return Error::Code::CorruptFile;
  case SQLITE_NOTADB: return Error::Code::NotWorkspace;
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
  case SQLITE_NOMEM:
  case SQLITE_TOOBIG: return Error::Code::CannotWrite;
  default: return Error::Code::Internal; // SQL of ours that is wrong, a constraint we broke
  }
}

} // namespace

Error sqlError(int code, sqlite3* handle, const QString& path)
{
  const Error::Code meant = meaning(code);
  const QString message = QString::fromUtf8(handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
  if (meant == Error::Code::Internal || meant == Error::Code::Cancelled)
    return {meant, {}, path + QLatin1String(": ") + message}; // their sentences name no file
  return {meant, {path}, message};
}

} // namespace diaban::store
