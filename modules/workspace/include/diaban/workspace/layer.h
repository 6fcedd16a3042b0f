// What the workspace knows of a layer without reading its rows.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/geo/extent.h>
#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/field.h>
#include <diaban/workspace/style.h>

#include <QHash>
#include <QString>
#include <QVector>

namespace diaban::workspace {

/// What a layer is for; decides its default look and place. Kept in the file by roleName().
enum class LayerRole : quint8 {
  Base,
  Zoning,
  Infrastructure,
  Sensors,
  Communes,
  Buildings,
  Terrain,
  Projects,
  Coverage,
  Other
};
QString roleName(LayerRole role); ///< "zoning"
std::optional<LayerRole> roleFromName(const QString& name);

enum class LayerStorage : quint8 { Imported, Linked };

struct Layer {
  Uid uid;
  QString name; ///< unique in the workspace, as given or made from the file; ASCII table name apart
  QString table; ///< table in the file; empty for a linked layer
  QString title; ///< what people read
  LayerRole role = LayerRole::Other;
  Uid group; ///< null: in none (layertree.h)
  LayerStorage storage = LayerStorage::Imported;
  bool isRaster = false;
  bool isBroken = false;        ///< a linked file that is not where it was
  QString sourcePath;           ///< Linked: absolute path as resolved now
  QString sourceLayer;          ///< Linked: layer inside the source
  QString sourceCrs;            ///< Linked: CRS given by hand, else empty
  QString sourceEncoding;       ///< Linked: of its text, given by hand, else empty
  bool sourceSwapsAxes = false; ///< Linked: its coordinates are north, east
  QString sourceStamp{};        ///< Linked: another one when its file is another; empty: broken
  geo::GeometryKind geometry = geo::GeometryKind::None;
  QVector<geo::Field> fields;            ///< those that are not hidden
  QVector<geo::Field> hiddenFields;      ///< kept, but shown nowhere
  QHash<QString, FieldRules> fieldRules; ///< by name, of the fields that have any
  qint64 featureCount = 0;
  geo::Extent extent; ///< in the workspace's CRS
  Style style;
  bool isVisible = true; ///< looked at, not decided: stored, not recorded
  int order = 0;         ///< 0 is drawn last, on top
  quint64 revision = 0;  ///< grows with each edit of its rows, with undo too
  QByteArray origin{};   ///< JSON of what it was computed from (analysis/origin.h); else empty
};

} // namespace diaban::workspace
