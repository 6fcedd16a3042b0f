#include "sourcepath.h"

#include <diaban/base/platform_files.h>
#include <diaban/geo/source.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace diaban::geo {
namespace {

/// Every FileGDB has this table: the list of its tables.
constexpr QLatin1String kFileGdbCatalog("a00000001.gdbtable");

bool isFileGdb(const QFileInfo& folder)
{
  return QFileInfo(QDir(folder.absoluteFilePath()).filePath(kFileGdbCatalog)).isFile();
}

/// Whether GDAL would take the text for a virtual file system's path.
bool isVirtual(const QString& path)
{
  return path.startsWith(QLatin1String("/vsi"), Qt::CaseInsensitive);
}

/// "GPKG:x", "MEM:::", "PG:host=…": two letters or more, since one is a Windows drive.
bool hasDriverPrefix(const QString& path)
{
  static const QRegularExpression prefix(QStringLiteral("^[A-Za-z][A-Za-z0-9_ ]+:"));
  return prefix.match(path).hasMatch();
}

Outcome checkFolder(const QFileInfo& folder, const QString& path)
{
  if (!folder.isReadable() || !folder.isExecutable())
    return Error{Error::Code::PermissionDenied, {path}, {}};
  if (!isFileGdb(folder))
    return Error{Error::Code::FolderNotSource, {path}, {}};
  return Done{};
}

} // namespace

Outcome checkSourcePath(const QString& path, const QStringList& openWorkspaces)
{
  const QFileInfo info(path);
  if (path.isEmpty() || path.contains(QChar::Null))
    return Error{Error::Code::FileNotFound, {path}, {}};
  if (path.contains(QLatin1String("://")) || isVirtual(path) ||
      isVirtual(QDir::cleanPath(info.absoluteFilePath())))
    return Error{Error::Code::NotLocalFile, {path}, {}};
  if (!info.exists())
    return Error{
        hasDriverPrefix(path) ? Error::Code::NotLocalFile : Error::Code::FileNotFound, {path}, {}};
  const platform::FileIdentity identity = platform::fileIdentity(path);
  for (const QString& workspace : openWorkspaces)
    if (!identity.isNull() && identity == platform::fileIdentity(workspace))
      return Error{Error::Code::IsOpenWorkspace, {path}, {}};
  if (info.isDir())
    return checkFolder(info, path);
  if (!info.isFile()) // a pipe or a device: reading it may never end
    return Error{Error::Code::NotLocalFile, {path}, {}};
  if (info.size() == 0)
    return Error{Error::Code::FileEmpty, {path}, {}};
  if (!info.isReadable())
    return Error{Error::Code::PermissionDenied, {path}, {}};
  return Done{};
}

bool hasLayerSuffix(const QString& name)
{
  static const QStringList suffixes =
      QStringLiteral("gpkg shp geojson geojsonl json tab mif dxf dgn kml kmz gpx fgb osm pbf csv "
                     "tsv xlsx ods tif tiff img")
          .split(QLatin1Char(' '));
  return suffixes.contains(QFileInfo(name).suffix().toLower());
}

bool hasOtherSuffix(const QString& name)
{
  static const QStringList suffixes =
      QStringLiteral("zip mbtiles jpg jpeg png").split(QLatin1Char(' '));
  return suffixes.contains(QFileInfo(name).suffix().toLower());
}

QStringList expandFolder(const QString& path)
{
  constexpr int kDeepest = 8;
  constexpr qsizetype kMostFiles = 5000;
  QStringList files;
  if (!QFileInfo(path).isDir() || isFileGdb(QFileInfo(path)))
    return files;
  QStringList folders{path};
  for (int depth = 0; depth < kDeepest && !folders.isEmpty(); ++depth) {
    QStringList below;
    for (const QString& folder : folders) {
      const QFileInfoList entries = QDir(folder).entryInfoList(
          QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable, QDir::Name);
      for (const QFileInfo& entry : entries) {
        if (files.size() + below.size() >= kMostFiles)
          return files;
        const QString name = entry.fileName();
        if (entry.isDir() && !isFileGdb(entry)) {
          if (!entry.isSymLink())
            below.append(entry.filePath());
        } else if (entry.isDir() || hasLayerSuffix(name) || hasOtherSuffix(name)) {
          files.append(entry.filePath());
        }
      }
    }
    folders = below;
  }
  return files;
}

QString workerProgram()
{
  const QString given = qEnvironmentVariable("DIABAN_CLI");
  if (!given.isEmpty())
    return given;
#ifdef Q_OS_WIN
  const QString name = QStringLiteral("diaban-cli.exe");
#else
  const QString name = QStringLiteral("diaban-cli");
#endif
  return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

} // namespace diaban::geo
