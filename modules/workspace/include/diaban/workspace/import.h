// From other people's files to layers of the workspace.
#pragma once

#include <diaban/geo/source.h>
#include <diaban/workspace/workspace.h>

#include <QHash>

namespace diaban::workspace {

/// What a person says of a source's contents because it does not, or says it wrongly.
struct SourceAnswer {
  QString crs;            ///< empty = as it says
  bool fillsGaps = false; ///< `crs` holds only for layers that do not say theirs
  QString encoding;
  bool swapsAxes = false; ///< its first coordinate is north
  bool operator==(const SourceAnswer&) const = default;
};

struct ImportRequest {
  QStringList sources;
  QStringList sourceLayers; ///< only these layers of the sources; empty = all with rows or fields
  QString layerName; ///< all sources become this one layer; empty = a layer for each source layer
  QString title;     ///< empty: from the layer's name
  std::optional<LayerRole> role; ///< nullopt: guessed from name and fields
  /// Title of the group that the layers go into, made if need be; empty: the group of their role
  /// (data/layers/groups.json), if the workspace has groups by role.
  QString group{};
  QString crs; ///< for sources that do not say, or say it wrongly; empty = as they say
  QString encoding;
  QHash<QString, SourceAnswer> answers{}; ///< by source, in place of `crs` and `encoding`
  bool link = false;
  QByteArray origin{}; ///< as Layer::origin: a file that an analysis made
  std::optional<Style> style{}; ///< of the layers; nullopt: the default look of their role
  QString entry{};              ///< a line of the history; empty: made of titles
  /// An imported raster, by name, that the one raster of this request takes the place of: name,
  /// title, group and order; the old one goes off the map in the same action.
  QString replaces{};

  SourceAnswer answerFor(const QString& source) const
  {
    return answers.value(source, SourceAnswer{crs, false, encoding, false});
  }
};

/// Rows that were not taken, by reason.
struct Refusal {
  Error reason;
  qint64 rows = 0;
};

struct ImportedLayer {
  QString name, title, table;
  LayerRole role = LayerRole::Other;
  bool isLinked = false, isRaster = false;
  QString crs; ///< of the source
  geo::TextPairs pairs{};
  qint64 read = 0, kept = 0, refused = 0;
  qint64 withoutGeometry = 0; ///< of the kept: NULL or empty
  QVector<Refusal> refusals;
};

/// A source that could not be taken while others were.
struct ImportFailure {
  ImportRequest request; ///< as it was asked, for this one source
  Error error;
};

struct ImportReport {
  QVector<ImportedLayer> layers;
  QByteArray entry;       ///< in the history
  QVector<Error> notices; ///< what a person should know: rasters that were linked all the same,
                          ///< or left out
  QVector<ImportFailure> failures;
};

/// All layers in one transaction and one history entry, or none of them.
/// Rasters are moved to the workspace's CRS and copied in as tiles with overviews; those whose
/// values a GeoPackage can't hold are linked, and `notices` say so. Coordinates are transformed to
/// the workspace's CRS, text is put into NFC, curves, Z and M stay. \returns errors of the kinds
/// "input cannot be read" and "cannot be written"; the workspace is
///          then as it was.
Result<ImportReport> importSources(Workspace& workspace, const ImportRequest& request,
                                   const geo::SourceReader& reader, Progress& progress);

/// Several requests as one action. A source that can't be read does not stop the others: it is left
/// out and told of in `failures`; where nothing can be read there are no layers and no entry.
/// \returns errors of the kind "cannot be written", Cancelled
Result<ImportReport> importSources(Workspace& workspace, const QVector<ImportRequest>& requests,
                                   const geo::SourceReader& reader, Progress& progress);

} // namespace diaban::workspace
