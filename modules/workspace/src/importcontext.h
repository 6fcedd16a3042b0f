// What the importers may do inside the one transaction of an import. Private to the module.
#pragma once

#include <diaban/store/database.h>
#include <diaban/store/geopackage.h>
#include <diaban/workspace/workspace.h>

#include <functional>

namespace diaban::workspace {

/// Lives inside writeImport(). The importer makes feature tables and fills them itself (store's
/// createFeatureTable and BulkInsert), and says of each finished layer what the workspace shall
/// know.
class ImportContext {
public:
  virtual ~ImportContext() = default;
  virtual store::Database& database() = 0;
  virtual geo::Crs crs() const = 0;
  virtual int srsId() const = 0; ///< of the workspace's CRS, in gpkg_spatial_ref_sys already
  virtual QDateTime now() const = 0;
  virtual QStringList layerNames() const = 0; ///< in the file so far, taken-off ones included
  virtual QStringList tableNames() const = 0; ///< every table of the file

  /// Puts the layer on top of the map with its style and the rules of its fields: diaban_layer,
  /// diaban_style, diaban_field, layer_styles for QGIS. `layer.uid` is made when null; count and
  /// extent are taken from its table if it has one. \param group title of the group that it goes
  /// into; empty: that of its role, if any
  virtual Outcome addLayer(const Layer& layer, const QString& group) = 0;
  /// Puts the layer where another one is, and takes that off the map.
  virtual Outcome replaceLayer(const Layer& layer, const Uid& old) = 0;
  virtual Result<Layer> layerNamed(const QString& name) const = 0; ///< \returns NoSuchLayer
};

/// Runs `work` in one transaction, recorded as one history entry of kind "import", or not at all.
/// \returns the entry's id. Serialised with edits; any thread.
Result<QByteArray> writeImport(Workspace& workspace, const QString& title,
                               const std::function<Outcome(ImportContext&)>& work);

} // namespace diaban::workspace
