#include <diaban/base/platform_files.h>
#include <diaban/store/filecopy.h>

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <functional>

namespace diaban::store {
namespace {

constexpr qint64 kBlock = 1 << 20;

Outcome openToRead(QFile& file)
{
  if (file.open(QIODevice::ReadOnly))
    return Done{};
  const bool isThere = QFile::exists(file.fileName());
  return Error{isThere ? Error::Code::PermissionDenied : Error::Code::FileNotFound,
               {file.fileName()},
               file.errorString()};
}

Error writeError(const QFile& file)
{
  const bool isFull = file.error() == QFileDevice::ResourceError; // how Qt calls ENOSPC
  return {isFull ? Error::Code::DiskFull : Error::Code::CannotWrite,
          {file.fileName()},
          file.errorString()};
}

/// Hands the file's bytes to `take`, block by block.
Result<QByteArray> readThrough(const QString& path, Progress& progress,
                               const std::function<Outcome(const QByteArray&)>& take)
{
  QFile file(path);
  DIABAN_CHECK(openToRead(file));
  QCryptographicHash hash(QCryptographicHash::Sha256);
  const double size = static_cast<double>(std::max<qint64>(1, file.size()));
  while (progress.advance(std::min(1.0, static_cast<double>(file.pos()) / size))) {
    const QByteArray block = file.read(kBlock);
    if (file.error() != QFileDevice::NoError)
      return Error{Error::Code::ReadFailed, {path}, file.errorString()};
    if (block.isEmpty())
      return hash.result();
    hash.addData(block);
    DIABAN_CHECK(take(block));
  }
  return Error{Error::Code::Cancelled, {}, {}};
}

Result<QByteArray> copyAndSync(const QString& from, const QString& to, Progress& progress)
{
  QFile file(to);
  if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
    return writeError(file);
  const auto hash = readThrough(from, progress, [&](const QByteArray& block) -> Outcome {
    if (file.write(block) != block.size() || !file.flush())
      return writeError(file);
    return Done{};
  });
  file.close();
  if (!hash)
    return hash.error();
  DIABAN_CHECK(platform::syncFile(to));
  return hash.value();
}

} // namespace

Result<QByteArray> fileHash(const QString& path, Progress& progress)
{
  return readThrough(path, progress, [](const QByteArray&) -> Outcome { return Done{}; });
}

Result<QByteArray> copyFile(const QString& from, const QString& to, Progress& progress)
{
  auto copied = copyAndSync(from, to, progress);
  if (!copied)
    QFile::remove(to);
  return copied;
}

Outcome copyInto(const QString& from, const QString& to, Progress& progress)
{
  QFile file(to);
  if (!file.open(QIODevice::ReadWrite))
    return writeError(file);
  qint64 at = 0;
  DIABAN_CHECK(readThrough(from, progress, [&](const QByteArray& block) -> Outcome {
    const bool isThere = file.seek(at) && file.read(block.size()) == block;
    if (!isThere && (!file.seek(at) || file.write(block) != block.size() || !file.flush()))
      return writeError(file);
    at += block.size();
    return Done{};
  }));
  if (!file.resize(at))
    return writeError(file);
  file.close();
  return platform::syncFile(to);
}

} // namespace diaban::store
