// Workspaces that were open lately: a small picture of each, and whether its file is there now.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>

#include <QDateTime>
#include <QImage>
#include <QString>
#include <QStringList>
#include <QVector>

namespace diaban::desktop {

/// What the start page says of a file.
struct RecentFile {
  QString path;
  bool isThere = false;
  QDateTime changed;
  qint64 bytes = 0;
  QImage picture; ///< null: none was kept
};

/// Looks at files one by one; a drive that does not answer makes it wait, so use it from a job.
Result<QVector<RecentFile>> lookAt(const QStringList& paths, Progress& progress);

/// Size of the kept pictures, in pixels: twice as many as the start page shows.
inline constexpr int kPictureWidth = 272;
inline constexpr int kPictureHeight = 152;

/// Keeps the middle of `map` as the picture of a workspace, in the person's cache folder.
/// \returns whether it was written
bool keepPicture(const QString& workspace, const QImage& map);

} // namespace diaban::desktop
