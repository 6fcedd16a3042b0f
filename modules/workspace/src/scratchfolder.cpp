#include "scratchfolder.h"

#include <diaban/base/uid.h>

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QStandardPaths>

namespace diaban::workspace {
namespace {

QString home()
{
  return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
         QStringLiteral("/diaban/scratch");
}

/// A lock that ends with its process, however long that takes.
std::unique_ptr<QLockFile> lockOf(const QString& folder)
{
  auto lock = std::make_unique<QLockFile>(folder + QStringLiteral(".lock"));
  lock->setStaleLockTime(0);
  return lock;
}

/// Folders whose program is gone.
void removeLeftovers()
{
  const auto folders = QDir(home()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
  for (const QFileInfo& folder : folders) {
    const auto lock = lockOf(folder.filePath());
    if (lock->tryLock(0))
      QDir(folder.filePath()).removeRecursively();
  }
}

} // namespace

Result<ScratchFolder> ScratchFolder::make()
{
  const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
  const QString path = home() + QLatin1Char('/') + UidMaker().next().toHex();
  const Error failed{Error::Code::CannotWrite, {path}, {}};
  if (!QDir().mkpath(home()) || !QFile::setPermissions(home(), ownerOnly))
    return failed;
  removeLeftovers();
  auto lock = lockOf(path);
  if (!lock->tryLock(0) || !QDir().mkpath(path) || !QFile::setPermissions(path, ownerOnly))
    return failed;
  return ScratchFolder(path, std::move(lock));
}

ScratchFolder::ScratchFolder(QString path, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

ScratchFolder::ScratchFolder(ScratchFolder&&) noexcept = default;

ScratchFolder::~ScratchFolder()
{
  if (m_lock)
    QDir(m_path).removeRecursively();
}

} // namespace diaban::workspace
