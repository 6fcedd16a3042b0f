#include "sourceopen.h"

#include "sheetheaders.h"
#include "sourcediagnosis.h"
#include "sourcepath.h"

#include <QDir>
#include <QFileInfo>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>

namespace diaban::geo {
namespace {

constexpr int kMaxZipEntries = 20000;
constexpr qint64 kMaxZipBytes = qint64{64} << 30; // unpacked

constexpr qint64 kLargeOsm = qint64{64} << 20;

constexpr std::array<const char*, 22> kDrivers = {"GPKG",         "ESRI Shapefile",
                                                  "GeoJSON",      "GeoJSONSeq",
                                                  "MapInfo File", "DXF",
                                                  "DGN",          "LIBKML",
                                                  "KML",          "GPX",
                                                  "OpenFileGDB",  "FlatGeobuf",
                                                  "OSM",          "CSV",
                                                  "XLSX",         "ODS",
                                                  "GTiff",        "MBTiles",
                                                  "JPEG",         "PNG",
                                                  "HFA",          nullptr};

QString suffixOf(const QString& path)
{
  return QFileInfo(path).suffix().toLower();
}

struct CloseDirectory {
  void operator()(VSIDIR* directory) const { VSICloseDir(directory); }
};

/// Layers and rasters; pictures in a zip are photographs, and zips in it are not looked into.
bool isReadableMember(const QString& name, bool isFolder)
{
  const QString lower = name.toLower();
  if (lower.startsWith(QLatin1String("__macosx/")))
    return false;
  if (isFolder)
    return lower.endsWith(QLatin1String(".gdb"));
  return !lower.contains(QLatin1String(".gdb/")) && hasLayerSuffix(lower);
}

/// All names in a zip; folders end with "/".
Result<QStringList> zipEntries(const QString& path, const QString& root)
{
  const std::unique_ptr<VSIDIR, CloseDirectory> directory(
      VSIOpenDir(root.toUtf8().constData(), -1, nullptr));
  if (!directory)
    return Error{Error::Code::NotRecognised, {path}, QStringLiteral("no zip directory")};
  QStringList names;
  qint64 bytes = 0;
  while (const VSIDIREntry* entry = VSIGetNextDirEntry(directory.get())) {
    const bool isFolder = VSI_ISDIR(entry->nMode);
    bytes += static_cast<qint64>(entry->nSize);
    if (names.size() >= kMaxZipEntries || bytes > kMaxZipBytes)
      return Error{Error::Code::ReadFailed, {path}, QStringLiteral("too much in the zip")};
    names.append(QString::fromUtf8(entry->pszName) + (isFolder ? QStringLiteral("/") : QString()));
  }
  names.sort();
  return names;
}

Result<QVector<SourceMember>> zipMembers(const QString& path)
{
  const QString root = QStringLiteral("/vsizip/{%1}").arg(QFileInfo(path).absoluteFilePath());
  DIABAN_TRY(names, zipEntries(path, root));
  QVector<SourceMember> members;
  for (const QString& entry : names) {
    const bool isFolder = entry.endsWith(QLatin1Char('/'));
    const QString name = isFolder ? entry.chopped(1) : entry;
    if (!isReadableMember(name, isFolder))
      continue;
    if (const QString part = missingShapefilePart(name, names); !part.isEmpty())
      return Error{Error::Code::PartMissing, {path, part}, {}};
    members.append({QStringLiteral("%1/%2").arg(root, name), name});
  }
  if (members.isEmpty())
    return Error{Error::Code::NothingToRead, {path}, QStringLiteral("nothing known in the zip")};
  return members;
}

bool isSheet(const QString& path)
{
  const QString suffix = suffixOf(path);
  return suffix == QLatin1String("xlsx") || suffix == QLatin1String("ods");
}

/// How GDAL finds names of columns in sheets that it opens from now on.
void findSheetNames(const char* how)
{
  CPLSetConfigOption("OGR_XLSX_HEADERS", how);
  CPLSetConfigOption("OGR_ODS_HEADERS", how);
}

CPLStringList openOptions(const QString& gdalPath, const SourceOptions& options)
{
  CPLStringList list;
  const QString suffix = suffixOf(gdalPath);
  if (suffix == QLatin1String("csv") || suffix == QLatin1String("tsv")) {
    list.SetNameValue("EMPTY_STRING_AS_NULL", "YES");
  } else if (suffix == QLatin1String("gpkg")) {
    list.SetNameValue("LIST_ALL_TABLES", "NO");
  } else if (!options.encoding.isEmpty() &&
             (suffix == QLatin1String("shp") || suffix == QLatin1String("dbf"))) {
    list.SetNameValue("ENCODING", ""); // as it is; decoded by us
  }
  return list;
}

} // namespace

void setUpGdal()
{
  constexpr std::array<std::array<const char*, 2>, 14> kSettings = {{
      {"GDAL_DRIVER_PATH", "disable"},
      {"OGR_DRIVER_PATH", "disable"},
      {"GDAL_PYTHON_DRIVER_PATH", "disable"},
      {"GDAL_VRT_ENABLE_PYTHON", "NO"},
      {"OGR_SQLITE_LOAD_EXTENSIONS", nullptr},
      {"OGR_SQLITE_LIST_ALL_TABLES", "NO"},
      {"PROJ_NETWORK", "OFF"},
      {"CPL_CURL_ENABLE_VSIMEM", "NO"},
      {"GDAL_HTTP_TIMEOUT", "1"},
      {"GDAL_CACHEMAX", "256"},
      {"SHAPE_RESTORE_SHX", "NO"},
      {"SHAPE_ENCODING", nullptr},
      {"OGR_GEOJSON_MAX_OBJ_SIZE", "500"},
      {"OGR_ENABLE_PARTIAL_REPROJECTION", nullptr},
  }};
  for (const auto& [key, value] : kSettings)
    CPLSetConfigOption(key, value);
  GDALAllRegister();
}

DriverWords::DriverWords()
{
  CPLSetErrorHandlerEx(&DriverWords::hear, this);
}

DriverWords::~DriverWords()
{
  CPLSetErrorHandler(CPLQuietErrorHandler);
}

void DriverWords::hear(CPLErr level, CPLErrorNum, const char* words)
{
  constexpr qsizetype kMost = 4000;
  auto* listener = static_cast<DriverWords*>(CPLGetErrorHandlerUserData());
  if (level == CE_Debug || !listener)
    return;
  const std::scoped_lock lock(listener->m_mutex);
  listener->m_hasFailures = listener->m_hasFailures || level >= CE_Failure;
  if (listener->m_words.size() < kMost)
    listener->m_words += QByteArray(words).left(kMost) + '\n';
}

bool DriverWords::hasFailures() const
{
  const std::scoped_lock lock(m_mutex);
  return m_hasFailures;
}

QString DriverWords::text() const
{
  const std::scoped_lock lock(m_mutex);
  return QString::fromUtf8(m_words).trimmed();
}

void DriverWords::clear()
{
  const std::scoped_lock lock(m_mutex);
  m_words.clear();
  m_hasFailures = false;
}

qint64 sourceBytes(const QString& path)
{
  const QFileInfo info(path);
  if (!info.isDir())
    return info.size();
  qint64 bytes = 0;
  const QFileInfoList files = QDir(path).entryInfoList(QDir::Files);
  for (const QFileInfo& file : files)
    bytes += file.size();
  return bytes;
}

Result<QVector<SourceMember>> sourceMembers(const QString& path)
{
  const QString absolute = QFileInfo(path).absoluteFilePath();
  DIABAN_CHECK(checkParts(path));
  if (suffixOf(path) == QLatin1String("zip"))
    return zipMembers(path);
  return QVector<SourceMember>{{absolute, {}}};
}

Result<DatasetPtr> openMember(const SourceMember& member, const QString& path,
                              const SourceOptions& options, DriverWords& words, int overview)
{
  words.clear();
  // GDAL's own index of nodes wants them sorted; SQLite's does not, but is slow on large files.
  const bool isSmall = QFileInfo(path).size() < kLargeOsm;
  CPLSetConfigOption("OSM_USE_CUSTOM_INDEXING", isSmall ? "NO" : "YES");
  if (!options.encoding.isEmpty())
    CPLSetConfigOption("DXF_ENCODING", kRawEncoding.toLatin1().constData()); // decoded by us
  CPLStringList list = openOptions(member.gdalPath, options);
  if (overview >= 0)
    list.SetNameValue("OVERVIEW_LEVEL", QByteArray::number(overview).constData());
  const auto opened = [&] {
    return DatasetPtr(GDALDataset::Open(member.gdalPath.toUtf8().constData(),
                                        GDAL_OF_READONLY | GDAL_OF_VECTOR | GDAL_OF_RASTER |
                                            GDAL_OF_VERBOSE_ERROR,
                                        kDrivers.data(), list.List(), nullptr));
  };
  findSheetNames("AUTO");
  DatasetPtr dataset = opened();
  if (dataset && isSheet(member.gdalPath) && hasNamesAmongText(*dataset)) {
    findSheetNames("FORCE");
    dataset = opened();
  }
  if (!dataset) {
    const bool isCut = member.name.isEmpty() && isCutOff(path);
    return Error{
        isCut ? Error::Code::FileTruncated : Error::Code::NotRecognised, {path}, words.text()};
  }
  words.clear();
  return dataset;
}

Error readingFailed(const QString& path, const DriverWords& words)
{
  return {
      isCutOff(path) ? Error::Code::FileTruncated : Error::Code::ReadFailed, {path}, words.text()};
}

} // namespace diaban::geo
