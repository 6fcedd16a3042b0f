// How the reading process sets GDAL up and opens a stranger's file with it.
#pragma once

#include <diaban/base/result.h>
#include <diaban/geo/source.h>

#include <QString>
#include <QStringList>

#include <gdal_priv.h>

#include <memory>
#include <mutex>

namespace diaban::geo {

/// Registers all drivers, without network, plugins, extensions or files written beside the source.
void setUpGdal();

/// Collects what GDAL says while this object lives, from any of its threads. One at a time.
class DriverWords {
public:
  DriverWords();
  ~DriverWords();
  Q_DISABLE_COPY_MOVE(DriverWords)

  bool hasFailures() const; ///< CE_Failure or worse since the last clear()
  QString text() const;     ///< all of it, at most some thousand characters
  void clear();

private:
  static void hear(CPLErr level, CPLErrorNum number, const char* words);
  mutable std::mutex m_mutex;
  QByteArray m_words;
  bool m_hasFailures = false;
};

struct CloseDataset {
  void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

/// What is opened for one source: the file itself, or the readable members of a zip.
struct SourceMember {
  QString gdalPath; ///< absolute, or "/vsizip/{…}/…" made here
  QString name;     ///< inside the zip; empty for the file itself
};

/// Bytes of a file, or of all files of a folder.
qint64 sourceBytes(const QString& path);

/// \returns what to open, after looking for parts that are missing or cut off: PartMissing,
///          FileTruncated, NotRecognised, NothingToRead
Result<QVector<SourceMember>> sourceMembers(const QString& path);

/// Opens with the drivers that the program allows, no others.
/// \param path as the person knows it, for the error
/// \param overview of a raster: which of its smaller copies to open in its place
Result<DatasetPtr> openMember(const SourceMember& member, const QString& path,
                              const SourceOptions& options, DriverWords& words, int overview = -1);

/// The error for a source whose reading failed half-way: FileTruncated where it shows, else
/// ReadFailed, with the driver's words.
Error readingFailed(const QString& path, const DriverWords& words);

} // namespace diaban::geo
