// Sources for tests: read whole through the reading process, and as GDAL itself reads them.
#pragma once

#include <diaban/geo/source.h>

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>
#include <QVector>

#include <vector>

namespace diaban::test {

/// One layer's rows as plain values.
struct Rows {
  QString layer;
  QString geometry;
  QString crs;
  qint64 declared = 0; ///< features that the source says it has
  geo::Extent extent;
  QVector<geo::Field> fields;
  std::vector<QByteArray> wkb;             ///< null = NULL geometry
  std::vector<std::vector<QString>> cells; ///< "NULL" where there is none
};

/// A folder whose name has spaces, quotes and Vietnamese letters.
class AwkwardFolder {
public:
  AwkwardFolder();
  QString file(const QString& name) const;
  QStringList files(const QStringList& names) const;

private:
  QTemporaryDir m_root;
  QString m_path;
};

geo::SourceReader sourceReader();

/// All layers, through the reading process.
Result<QVector<Rows>> readSource(const QString& path, const geo::SourceOptions& options = {});

/// All layers, by OGR in this process; `gdalPath` as GDAL wants it.
QVector<Rows> readByOgr(const QString& gdalPath, const QStringList& openOptions = {});

/// Writes what `gdalPath` holds in another format, as ogr2ogr does.
bool translate(const QString& gdalPath, const QString& target, const QStringList& arguments);

/// tests/geo/data/sources. places.geojson: three communes that are not there, with what formats
/// find hard (marks, quotes, a hole, NULL); paths.geojson: two lines.
QString fixture(const char* name);

/// places.geojson as a shapefile.
bool makeShapefile(const QString& path, const char* encoding = "UTF-8");

/// Describes a source and reads all its rows; what went wrong, if something did.
Outcome readThrough(const QString& path, const geo::SourceOptions& options = {});

/// Runs statements on a GeoPackage.
bool runSql(const QString& path, const QStringList& statements);

bool writeFile(const QString& path, const QByteArray& bytes);
QByteArray readFile(const QString& path);

/// A zip of files, without their folders.
bool writeZip(const QString& target, const QStringList& files);

} // namespace diaban::test
