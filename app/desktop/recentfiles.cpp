#include "recentfiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace diaban::desktop {
namespace {

QString pictureOf(const QString& workspace)
{
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
  const QByteArray hash = QCryptographicHash::hash(QFileInfo(workspace).absoluteFilePath().toUtf8(),
                                                   QCryptographicHash::Sha256)
                              .left(12)
                              .toHex();
  return QStringLiteral("%1/recent/%2.png").arg(folder, QString::fromLatin1(hash));
}

} // namespace

Result<QVector<RecentFile>> lookAt(const QStringList& paths, Progress& progress)
{
  QVector<RecentFile> files;
  for (const QString& path : paths) {
    if (!progress.advance(static_cast<double>(files.size()) / static_cast<double>(paths.size())))
      return Error{Error::Code::Cancelled, {}, {}};
    const QFileInfo info(path);
    files.append({path, info.exists(), info.lastModified(), info.size(), QImage(pictureOf(path))});
  }
  return files;
}

bool keepPicture(const QString& workspace, const QImage& map)
{
  const QString path = pictureOf(workspace);
  const QSize size(kPictureWidth, kPictureHeight);
  const QImage filled = map.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
  const QRect middle(
      QPoint((filled.width() - size.width()) / 2, (filled.height() - size.height()) / 2), size);
  return QDir().mkpath(QFileInfo(path).path()) && filled.copy(middle).save(path, "PNG");
}

} // namespace diaban::desktop
