#include "support/diskhooks.h"

#include <sqlite3.h>

#include <atomic>
#include <cassert>
#include <cstring>
#include <new>

namespace diaban::test {
namespace {

/// What SQLite allots for a file: this, and the real file behind it.
struct HookedFile {
  sqlite3_file base{};
  QString* path = nullptr;
  bool isJournal = false;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

HookedFile& hooked(sqlite3_file* file)
{
  return *reinterpret_cast<HookedFile*>(file);
}

std::atomic<DiskHooks*> theHooks{nullptr};

std::optional<DiskRefusal> refusal(const DiskAccess& access)
{
  DiskHooks* hooks = theHooks;
  return hooks ? hooks->refuse(access) : std::nullopt;
}

void tellDone(const DiskAccess& access)
{
  if (DiskHooks* hooks = theHooks)
    hooks->done(access);
}

template <typename Work>
int through(HookedFile& file, const DiskAccess& access, const Work& work)
{
  if (const auto refused = refusal(access)) {
    if (refused->written > 0)
      (void)file.real()->pMethods->xWrite(file.real(), access.bytes.data(),
                                          static_cast<int>(refused->written), access.offset);
    return refused->code;
  }
  const int code = work(file.real());
  if (code == SQLITE_OK)
    tellDone(access);
  return code;
}

int closeFile(sqlite3_file* raw)
{
  HookedFile& file = hooked(raw);
  int code = SQLITE_OK;
  if (file.real()->pMethods)
    code = file.real()->pMethods->xClose(file.real());
  delete file.path;
  file.path = nullptr;
  return code;
}

int readFile(sqlite3_file* raw, void* to, int size, sqlite3_int64 offset)
{
  HookedFile& file = hooked(raw);
  return through(file, {DiskCall::Read, *file.path, offset},
                 [&](sqlite3_file* real) { return real->pMethods->xRead(real, to, size, offset); });
}

int writeFile(sqlite3_file* raw, const void* from, int size, sqlite3_int64 offset)
{
  HookedFile& file = hooked(raw);
  const QByteArrayView bytes(static_cast<const char*>(from), size);
  return through(file, {DiskCall::Write, *file.path, offset, bytes}, [&](sqlite3_file* real) {
    return real->pMethods->xWrite(real, from, size, offset);
  });
}

int truncateFile(sqlite3_file* raw, sqlite3_int64 size)
{
  HookedFile& file = hooked(raw);
  return through(file, {DiskCall::Truncate, *file.path, size},
                 [&](sqlite3_file* real) { return real->pMethods->xTruncate(real, size); });
}

int syncFile(sqlite3_file* raw, int flags)
{
  HookedFile& file = hooked(raw);
  const DiskAccess access{DiskCall::Sync, *file.path, 0, {}, false, file.isJournal};
  return through(file, access,
                 [&](sqlite3_file* real) { return real->pMethods->xSync(real, flags); });
}

int fileSize(sqlite3_file* raw, sqlite3_int64* size)
{
  HookedFile& file = hooked(raw);
  return through(file, {DiskCall::Size, *file.path},
                 [&](sqlite3_file* real) { return real->pMethods->xFileSize(real, size); });
}

int lockFile(sqlite3_file* raw, int level)
{
  HookedFile& file = hooked(raw);
  return through(file, {DiskCall::Lock, *file.path, level},
                 [&](sqlite3_file* real) { return real->pMethods->xLock(real, level); });
}

int unlockFile(sqlite3_file* raw, int level)
{
  return hooked(raw).real()->pMethods->xUnlock(hooked(raw).real(), level);
}

int checkReserved(sqlite3_file* raw, int* isReserved)
{
  return hooked(raw).real()->pMethods->xCheckReservedLock(hooked(raw).real(), isReserved);
}

int control(sqlite3_file* raw, int operation, void* argument)
{
  return hooked(raw).real()->pMethods->xFileControl(hooked(raw).real(), operation, argument);
}

int sectorSize(sqlite3_file* raw)
{
  return hooked(raw).real()->pMethods->xSectorSize(hooked(raw).real());
}

int characteristics(sqlite3_file* raw)
{
  return hooked(raw).real()->pMethods->xDeviceCharacteristics(hooked(raw).real());
}

/// The first version has neither shared memory nor mapped files, so that nothing gets past us.
const sqlite3_io_methods kMethods{1,        closeFile,  readFile,        writeFile,  truncateFile,
                                  syncFile, fileSize,   lockFile,        unlockFile, checkReserved,
                                  control,  sectorSize, characteristics, nullptr,    nullptr,
                                  nullptr,  nullptr,    nullptr,         nullptr};

QByteArray contentOf(sqlite3_file* real)
{
  sqlite3_int64 size = 0;
  if (real->pMethods->xFileSize(real, &size) != SQLITE_OK || size == 0)
    return {};
  QByteArray content(size, '\0');
  const int code = real->pMethods->xRead(real, content.data(), static_cast<int>(size), 0);
  return code == SQLITE_OK ? content : QByteArray();
}

sqlite3_vfs* real = nullptr;

bool exists(const char* path)
{
  int found = 0;
  return path && real->xAccess(real, path, SQLITE_ACCESS_EXISTS, &found) == SQLITE_OK && found;
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* raw, int flags, int* outFlags)
{
  auto* file = new (raw) HookedFile;
  file->isJournal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
  const QString name = path ? QString::fromUtf8(path) : QStringLiteral("(temporary)");
  const bool isNew = (flags & SQLITE_OPEN_CREATE) != 0 && !exists(path);
  const DiskAccess access{DiskCall::Open, name, 0, {}, isNew, file->isJournal};
  std::memset(static_cast<void*>(file->real()), 0, sizeof(sqlite3_file));
  if (const auto refused = refusal(access))
    return refused->code;
  const int code = real->xOpen(real, path, file->real(), flags, outFlags);
  if (code != SQLITE_OK)
    return code;
  file->path = new QString(name);
  file->base.pMethods = &kMethods;
  if (DiskHooks* hooks = theHooks; hooks && hooks->wantsContent(name))
    hooks->opened(name, contentOf(file->real()));
  tellDone(access);
  return SQLITE_OK;
}

int removeFile(sqlite3_vfs*, const char* path, int syncsFolder)
{
  const QString name = QString::fromUtf8(path);
  const DiskAccess access{DiskCall::Delete, name, 0, {}, false, false, syncsFolder != 0};
  if (const auto refused = refusal(access)) {
    if (refused->written > 0) // the file is gone, but its folder could not be synced
      (void)real->xDelete(real, path, 0);
    return refused->code;
  }
  const int code = real->xDelete(real, path, syncsFolder);
  if (code == SQLITE_OK)
    tellDone(access);
  return code;
}

int askForFile(sqlite3_vfs*, const char* path, int flags, int* found)
{
  const QString name = QString::fromUtf8(path);
  if (const auto refused = refusal({DiskCall::Exists, name}))
    return refused->code;
  return real->xAccess(real, path, flags, found);
}

/// All but files as the real one has it, whose functions never look at who calls them.
bool standInTheWay()
{
  static sqlite3_vfs vfs;
  sqlite3_initialize();
  real = sqlite3_vfs_find(nullptr);
  vfs = *real;
  vfs.pNext = nullptr;
  vfs.zName = "diaban-test-disk";
  vfs.szOsFile = static_cast<int>(sizeof(HookedFile)) + real->szOsFile;
  vfs.xOpen = &openFile;
  vfs.xDelete = &removeFile;
  vfs.xAccess = &askForFile;
  return sqlite3_vfs_register(&vfs, 1) == SQLITE_OK;
}

const bool kStandsInTheWay = standInTheWay();

} // namespace

DiskHooks::DiskHooks()
{
  assert(kStandsInTheWay && !theHooks);
  theHooks = this;
}

DiskHooks::~DiskHooks()
{
  theHooks = nullptr;
}

} // namespace diaban::test
