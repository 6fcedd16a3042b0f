#include <diaban/base/platform_files.h>

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace diaban::platform {
namespace {

Error writeError(const QString& path, int reason)
{
  const bool isFull = reason == ENOSPC || reason == EDQUOT; // network drives say so only now
  return {isFull ? Error::Code::DiskFull : Error::Code::CannotWrite,
          {path},
          QString::fromLocal8Bit(std::strerror(reason))};
}

Outcome syncDescriptor(const QString& path, int flags)
{
  const int descriptor = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
  if (descriptor < 0)
    return writeError(path, errno);
  const bool isFolder = (flags & O_DIRECTORY) != 0;
  const bool done = ::fsync(descriptor) == 0 ||
                    (isFolder && errno == EINVAL); // CIFS: folders can't be synced, nor need be
  const int reason = errno;
  ::close(descriptor);
  return done ? Outcome(Done{}) : Outcome(writeError(path, reason));
}

} // namespace

FileIdentity fileIdentity(const QString& path)
{
  struct stat info {};
  if (::stat(QFile::encodeName(path).constData(), &info) != 0)
    return {};
  return {static_cast<quint64>(info.st_dev), static_cast<quint64>(info.st_ino)};
}

bool isOnNetwork(const QString& path)
{
  struct statfs info {};
  const QString existing = QFileInfo::exists(path) ? path : QFileInfo(path).absolutePath();
  if (::statfs(QFile::encodeName(existing).constData(), &info) != 0)
    return false;
  switch (static_cast<quint32>(info.f_type)) { // statfs(2)
  case 0x6969:                                 // NFS
  case 0xFF534D42:                             // CIFS
  case 0xFE534D42:                             // SMB2
  case 0x517B:                                 // SMB
  case 0x65735546:                             // FUSE
    return true;
  default: return false;
  }
}

Outcome syncFolder(const QString& folder)
{
  return syncDescriptor(folder, O_RDONLY | O_DIRECTORY);
}

Outcome syncFile(const QString& path)
{
  return syncDescriptor(path, O_RDONLY);
}

qint64 freeBytes(const QString& path)
{
  const QStorageInfo storage(QFileInfo(path).absolutePath());
  return storage.isValid() ? storage.bytesAvailable() : -1;
}

} // namespace diaban::platform
