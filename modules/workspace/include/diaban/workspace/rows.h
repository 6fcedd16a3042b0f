// Layers from rows that the program made itself: the demo, results of analyses.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/workspace.h>

#include <QString>
#include <QVector>

#include <optional>
#include <vector>

namespace diaban::workspace {

/// One layer to be. Coordinates are in the workspace's CRS, text is UTF-8 in NFC.
struct NewLayer {
  QString name;
  QString title;
  LayerRole role = LayerRole::Other;
  QString group{}; ///< title of the group that it goes into; empty: as ImportRequest::group
  QString
      geometry; ///< as SourceLayer::geometry: "MultiPolygon", "LineString Z"; "None" for a table
  QVector<geo::Field> fields;
  std::optional<Style> style;              ///< nullopt: the default look of its role
  std::vector<geo::RecordBatch> batches;   ///< columns as `fields`
  QByteArray origin{};                     ///< as Layer::origin
  QHash<QString, FieldRules> fieldRules{}; ///< as Layer::fieldRules
};

/// Writes all layers, the first one on top, in one transaction and one history entry of kind
/// "import" called `title`, or none of them.
/// \returns errors of the kind "cannot be written"; BadGeometry for a row whose WKB is not well
/// formed
Result<ImportReport> importRows(Workspace& workspace, const QString& title,
                                const std::vector<NewLayer>& layers, Progress& progress);

} // namespace diaban::workspace
