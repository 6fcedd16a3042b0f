#include "sourcefiles.h"

#include <QDir>
#include <QFileInfo>

namespace diaban::app {
namespace {

constexpr const char* kSuffixes[] = {"gpkg", "shp",  "zip",  "geojson", "json", "tab",  "mif",
                                     "dxf",  "dgn",  "kml",  "kmz",     "gpx",  "fgb",  "osm",
                                     "pbf",  "csv",  "xlsx", "ods",     "tif",  "tiff", "mbtiles",
                                     "jpg",  "jpeg", "png",  "img",     "gdb"};

bool isMapFile(const QFileInfo& file)
{
  const QString suffix = file.suffix().toLower();
  for (const char* known : kSuffixes)
    if (suffix == QLatin1String(known))
      return file.isFile() || suffix == QLatin1String("gdb");
  return false;
}

bool isFileGdb(const QFileInfo& folder)
{
  return folder.suffix().compare(QLatin1String("gdb"), Qt::CaseInsensitive) == 0;
}

} // namespace

Result<QStringList> expandFolders(const QStringList& paths)
{
  QStringList files;
  for (const QString& path : paths) {
    const QFileInfo info(path);
    if (!info.isDir() || isFileGdb(info)) {
      files.append(path);
      continue;
    }
    const qsizetype before = files.size();
    const QDir::Filters kinds = QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot;
    for (const QFileInfo& inside : QDir(path).entryInfoList(kinds, QDir::Name))
      if (isMapFile(inside))
        files.append(inside.filePath());
    if (files.size() == before)
      return Error{Error::Code::FolderNotSource, {path}, {}};
  }
  return files;
}

} // namespace diaban::app
