// The rows of diaban_layer and diaban_style, and what the standard's tables say of the same layers.
// Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/store/geopackage.h>
#include <diaban/workspace/layer.h>

namespace diaban::workspace {

/// Everything of all layers, top of the map first. `workspacePath` resolves relative links.
Result<QVector<Layer>> readLayers(const store::Database& database, const QString& workspacePath);

/// Writes the rows of a new layer, on top of all others.
Outcome insertLayer(store::Database& database, const Layer& layer, const QString& workspacePath);

/// Takes the rows of a layer away: it is off the map, its table stays.
Outcome deleteLayer(store::Database& database, const Uid& layer);

/// How an imported layer stands in the standard's tables.
struct LayerRegistration {
  Uid uid;
  store::Registration registration;
  QString style; ///< JSON
  geo::GeometryKind geometry = geo::GeometryKind::None;
  bool isRaster = false;
};
Result<QVector<LayerRegistration>> readRegistrations(const store::Database& database, int srsId);

/// Brings gpkg_contents and layer_styles from what they were (`before`) to what diaban_layer says
/// now: taken-off layers are unregistered, new ones registered, changed looks written for QGIS.
Outcome syncRegistrations(store::Database& database, const QVector<LayerRegistration>& before,
                          int srsId, const QDateTime& now);

/// What is remembered of a linked source, so that a broken link still says what it was.
QString sourceFacts(const Layer& layer);

/// Reads a link's path as a person gave it into the two columns that keep it.
struct StoredPath {
  QString relative, absolute;
};
StoredPath storedPath(const QString& source, const QString& workspacePath);

} // namespace diaban::workspace
