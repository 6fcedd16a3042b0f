// What an import will make, decided before anything is written.
#pragma once

#include "sourcelooker.h"

#include <diaban/geo/crs.h>
#include <diaban/workspace/import.h>

#include <map>
#include <optional>
#include <vector>

namespace diaban::workspace {

/// One layer of one file, on its way into a layer of ours.
struct PlannedSource {
  QString path;
  QString layer;            ///< its name in the file
  geo::Crs crs;             ///< not valid where the source has no geometry
  std::vector<int> columns; ///< for each of our fields the source's; kFileName = the file's name
  qint64 features = 0;      ///< as declared; -1 = not known
  bool isOnlyLayer = false; ///< of its file: it is then found without its name
  geo::SourceOptions options;
  QString givenCrs; ///< by a person; empty where the source is believed
};
inline constexpr int kFileName = -1;

struct PlannedLayer {
  std::size_t request = 0; ///< which of the requests it comes of
  QString name;
  QString geometry; ///< as geo::SourceLayer::geometry
  geo::GeometryKind kind = geo::GeometryKind::None;
  bool mayMix = false; ///< single and multiple types may come together
  bool isRaster = false;
  bool isCopyable = false;            ///< a raster that a workspace can hold
  QString crs;                        ///< of the source, as it is reported
  geo::Extent extent;                 ///< in the source's CRS; what the source says of it
  QVector<geo::Field> fields;         ///< as columns: unique names
  geo::TextPairs pairs{};             ///< of all its sources
  std::vector<PlannedSource> sources; ///< one, or several that become one layer
};

struct ImportPlan {
  QVector<Error> notices;
  std::vector<PlannedLayer> layers;
  std::map<QString, ReadAhead> readAhead; ///< by path
};

/// Describes the sources (folders: the files in them) and decides what becomes of them.
/// \param failures null: the first source that can't be taken is an error; else such sources are
/// left
///        out and told of there
/// \returns errors of the kind "input cannot be read", LayersDiffer, NoSourceLayer
Result<ImportPlan> planImport(const ImportRequest& request, const QStringList& openWorkspaces,
                              const geo::SourceReader& reader, QVector<ImportFailure>* failures,
                              Progress& progress);

/// Where coordinates of `crs` may sensibly lie, in its own units: its area of use with a wide
/// margin. Empty where nothing is known of it.
geo::Extent sensibleArea(const geo::Crs& crs);

} // namespace diaban::workspace
