#include "checkouttarget.h"

#include <diaban/store/database.h>
#include <diaban/store/filecopy.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace diaban::workspace {
namespace {

constexpr std::array kSuffixes{"-journal", "-wal"};

/// Empty journals, and those that were never synced, say nothing of their file.
bool matters(const QString& path, const char* suffix)
{
  return qstrcmp(suffix, "-journal") == 0 ? store::hasJournal(path)
                                          : QFileInfo(path + QLatin1String(suffix)).size() > 0;
}

} // namespace

TargetState targetState(const QString& path)
{
  TargetState state;
  const std::array files{path, path + QLatin1String(kSuffixes[0]),
                         path + QLatin1String(kSuffixes[1])};
  for (std::size_t i = 0; i < files.size(); ++i)
    if (const QFileInfo file(files[i]); file.exists())
      state.parts[i] = {file.size(), file.lastModified()};
  return state;
}

Result<QByteArray> copyCompanions(const QString& from, const QString& to, Progress& progress)
{
  removeCompanions(to);
  QByteArray hashes;
  for (const char* suffix : kSuffixes)
    if (matters(from, suffix)) {
      DIABAN_TRY(hash, store::copyFile(from + QLatin1String(suffix), to + QLatin1String(suffix),
                                       progress));
      hashes += hash;
    }
  return hashes;
}

Result<QByteArray> companionsHash(const QString& path, Progress& progress)
{
  QByteArray hashes;
  for (const char* suffix : kSuffixes)
    if (matters(path, suffix)) {
      DIABAN_TRY(hash, store::fileHash(path + QLatin1String(suffix), progress));
      hashes += hash;
    }
  return hashes;
}

void removeCompanions(const QString& path)
{
  for (const char* suffix : {"-journal", "-wal", "-shm"})
    QFile::remove(path + QLatin1String(suffix));
}

QString rolledBackFile(const QString& folder)
{
  return QDir(folder).filePath(QStringLiteral("rolled-back"));
}

} // namespace diaban::workspace
