// What there is to say of one feature, as lines of text.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/geo/crs.h>
#include <diaban/geo/featuretable.h>
#include <diaban/geo/source.h>
#include <diaban/workspace/layer.h>

#include <QPointF>
#include <QVariant>

#include <optional>
#include <vector>

namespace diaban::uikit {

/// A row of a layer.
struct FeatureRef {
  QString layer;  ///< its name
  qint64 row = 0; ///< negative: none, what is told is of a raster
  bool operator==(const FeatureRef&) const = default;
};

struct FeatureLine {
  QString title;
  QString value;
  QString field{};                           ///< the layer's; empty for what was computed
  QVariant cell{};                           ///< as RowView::cells() gives it
  std::optional<workspace::Symbol> symbol{}; ///< how the map draws features of this value
};

struct FeaturePage {
  FeatureRef feature;
  QString title;      ///< by a field like a name, a parcel's number, else its row
  QString layerTitle; ///< of the layer
  geo::GeometryKind kind = geo::GeometryKind::None;
  geo::Extent extent;
  std::vector<FeatureLine> fields;
  std::vector<FeatureLine> facts; ///< size and place

  QString text() const; ///< a line each, title and value with a tab between them
};

/// \param cells of the row, as the layer's fields; empty when the row is gone
/// \param table of the layer, where the row's geometry is looked up: O(rows). May be null.
/// \param crs of the workspace. Any thread.
FeaturePage featurePage(const workspace::Layer& layer, qint64 row, const QVariantList& cells,
                        const geo::FeatureTable* table, const geo::Crs& crs);

/// What a row is called: a parcel by its number and sheet, other things by a field like a name, else
/// by its number in the file.
QString featureTitle(const workspace::Layer& layer, qint64 row, const QVariantList& cells);

/// What a raster layer holds at a place.
/// \param values of its bands, the first first
/// \param at in the workspace's system `crs`
FeaturePage rasterPage(const workspace::Layer& layer, const QVector<geo::RasterValue>& values,
                       QPointF at, const geo::Crs& crs);

/// A condition for RowFilter: the field has this very value. Null and blobs find rows without one.
QString sameValueCondition(const QString& field, const QVariant& cell);

} // namespace diaban::uikit
