// Other people's files, read by a process of their own: describe one, stream its rows, draw a
// raster.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/recordbatch.h>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVector>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace diaban::geo {

/// One layer of a vector source as its driver declares it.
/// Of a table that has both coordinates of a place in one text: "10.77,106.70".
struct TextPairs {
  QString column{}; ///< empty: its places come otherwise
  bool isLatitudeFirst = true;
  qint64 turned = 0;      ///< rows that can only be meant the other way round, and are read so
  bool isUnclear = false; ///< nothing in the numbers tells which is the latitude
  bool operator==(const TextPairs&) const = default;
};

struct SourceLayer {
  QString name;
  QString geometry; ///< "Point", "MultiPolygon Z", "CompoundCurve", "None", "Unknown" …
  GeometryKind kind = GeometryKind::None;
  qint64 features = 0; ///< -1 when counting would mean reading the whole file
  QString crs;         ///< "EPSG:4326", else WKT; empty when the source does not say
  Extent extent;
  QVector<Field> fields;
  TextPairs pairs{};
};

/// What a raster source is.
struct RasterInfo {
  int width = 0, height = 0, bands = 0;
  QString dataType; ///< "Byte", "Float32" …
  QString crs;      ///< as SourceLayer::crs
  Extent extent;
  bool hasNoData = false;
  /// Whether a GeoPackage can hold its values: up to four bands of bytes, or one band of 16-bit
  /// numbers or fractions (of 64 bits: to seven digits).
  bool isCopyable = false;
};

struct SourceInfo {
  QString path;
  QString driver; ///< GDAL's short name: "GPKG", "ESRI Shapefile"
  bool isRaster = false;
  QVector<SourceLayer> layers;
  RasterInfo raster;
  /// Tables of pictures beside the layers, which are not read.
  QStringList otherRasters;
};

/// What a person says about a source because the source does not, or says it wrongly.
struct SourceOptions {
  QString encoding; ///< name of the text's encoding; empty = as the driver finds
  /// The file's coordinates are north, east; they are turned before anything is told of them.
  bool swapsAxes = false;
  QStringList workspaces; ///< open workspaces, never to be opened here (see isOpenWorkspace)
};

/// Rows of one layer as they come. `layer` indexes ReadRequest::layers.
struct SourceBatch {
  int layer = 0;
  RecordBatch rows;
  double fraction = 0; ///< of the whole request read so far, 0–1
};

struct ReadRequest {
  QString path;
  QStringList layers; ///< empty = all
  QStringList fields; ///< empty = all; only these are read
  bool allFields = true;
  qint64 mostRows = 0; ///< of each layer, taken from all over it where that is quick; 0 = all
  SourceOptions options;
};

/// A piece of a raster, warped to another CRS, ready to draw: RGBA, 8 bits each, not premultiplied,
/// row by row from the north; nodata and outside are transparent.
struct RasterPicture {
  int width = 0, height = 0;
  QByteArray rgba;
};

struct RasterRequest {
  QString path;
  QString sourceCrs; ///< given by hand, else empty
  QString crs;       ///< of the picture
  Extent extent;
  int width = 0, height = 0;
};

/// What one band of a raster holds at a place.
struct RasterValue {
  enum class Colour : quint8 { None, Red, Green, Blue, Alpha };
  QString name; ///< as the file calls the band; may be empty
  Colour colour = Colour::None;
  std::optional<double> value; ///< none: no data there
  QString unit;                ///< as the file writes it: "m", "metre"; may be empty
  QString category;            ///< what the value stands for, where the file has a list of names
};
/// Numbers of a raster's first band on its own grid, whose rows lie along x.
struct RasterGridRequest {
  QString path;
  Extent area; ///< in the raster's own system: cells that touch it; empty = all
};
struct RasterGrid {
  int width = 0, height = 0;
  double west = 0, north = 0; ///< outer edges of the first cell
  double cellWidth = 0, cellHeight = 0;
  QString crs;               ///< as SourceLayer::crs
  std::vector<float> values; ///< row by row from the north; NaN where there is none
};

struct RasterPlace {
  QString path;
  QString sourceCrs; ///< given by hand, else empty
  QString crs;       ///< of x and y
  double x = 0, y = 0;
};

/// A whole raster, to be written as a GeoPackage of its own in another system.
struct RasterCopy {
  QString path;
  QString sourceCrs; ///< given by hand, else empty
  QString crs;       ///< of the copy
  Extent area;       ///< in `crs`: what lies outside is left out; empty = no limit
  QString target;    ///< the file to be made, in a folder of the caller's own
};
/// What the copy's tables do not say themselves.
struct CopiedRaster {
  int bands = 0;             ///< 1 to 4 of bytes; 0 for numbers, whose one band is known
  std::optional<int> noData; ///< the byte that stands for nothing
  QByteArray palette;        ///< of one band of bytes: red, green, blue, alpha a colour; else empty
};
inline const QString kRasterTable = QStringLiteral("raster"); ///< the copy's one table

/// Runs the reading process and talks to it; blocks its caller, so use it from a job. Each call
/// starts one process, which has no network, limited memory and files, and is killed on cancel or
/// after 20 s without progress. An object may be used by one thread at a time.
class SourceReader {
public:
  /// \param program full path of diaban-cli
  /// \param patience how long the process may be silent before it is killed
  explicit SourceReader(QString program,
                        std::chrono::milliseconds patience = std::chrono::seconds(20));

  /// \returns errors of the kind "input cannot be read" (error.h); ReaderMissing when the program
  ///          can't be started
  Result<SourceInfo> describe(const QString& path, const SourceOptions& options,
                              Progress& progress) const;

  /// Calls `layers` once with what will come, then `batch` for each batch; both may return an
  /// error, which ends the reading and is returned.
  Outcome read(const ReadRequest& request, const std::function<Outcome(const SourceInfo&)>& layers,
               const std::function<Outcome(SourceBatch&&)>& batch, Progress& progress) const;

  Result<RasterPicture> picture(const RasterRequest& request, Progress& progress) const;

  /// Values of the pixel that holds a place, of all bands; none where the raster has no pixel.
  Result<QVector<RasterValue>> values(const RasterPlace& place, Progress& progress) const;

  /// \returns NothingToRead for no raster, a turned or mirrored one, or when the area holds no
  /// cell;
  ///          TooManyRows (file, its cells, how many are read at the most)
  Result<RasterGrid> grid(const RasterGridRequest& request, Progress& progress) const;

  /// Writes `request.target`: tiles with overviews, pictures as PNG (as JPEG where the source is
  /// lossy), numbers as a gridded coverage. Values are those of the source, bit for bit, where both
  /// systems are the same; what has none stays empty. The target is as little to be trusted as the
  /// source, and may be there in part after an error.
  /// \returns NothingToRead for no raster, or one that is not `isCopyable`; DiskFull
  Result<CopiedRaster> copyRaster(const RasterCopy& request, Progress& progress) const;

private:
  QString m_program;
  std::chrono::milliseconds m_patience;
};

/// The encoding under which every byte of a text comes as the character of the same number.
inline const QString kRawEncoding = QStringLiteral("ISO-8859-1");

/// The full path of diaban-cli beside the running program, or the environment's DIABAN_CLI.
QString workerProgram();

/// What the reading process does: requests on standard input, answers on standard output, as
/// described in geo/README.md. Called by diaban-cli's hidden verb "read-sources".
int runSourceWorker();

/// Whether `path` may be handed to GDAL at all: an existing local file or folder, no address, no
/// driver prefix, none of the open workspaces (compared by file identity, without opening).
/// \returns FileNotFound, FileEmpty, FolderNotSource, PermissionDenied, NotLocalFile,
///          IsOpenWorkspace
Outcome checkSourcePath(const QString& path, const QStringList& openWorkspaces);

/// The files of a folder and of those below it (and the FileGDBs in them) that look like sources by
/// their names, each folder's own before those below it. It ends after some thousand names; links
/// to folders are not followed. Empty for what is no folder, and for a FileGDB.
QStringList expandFolder(const QString& path);

} // namespace diaban::geo
