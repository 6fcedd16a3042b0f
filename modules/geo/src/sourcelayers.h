// What a driver says about a layer, in our terms.
#pragma once

#include "sourcechannel.h"
#include "sourceopen.h"
#include "textdecoder.h"

#include <ogrsf_frmts.h>

namespace diaban::geo {

/// "MultiPolygon Z", "CompoundCurve", "None", "Unknown" …
QString geometryName(OGRwkbGeometryType type);

GeometryKind geometryKind(OGRwkbGeometryType type);

/// The kind of a layer that has geometries of both kinds; None gives way.
GeometryKind mergedKind(GeometryKind a, GeometryKind b);

/// "EPSG:n" where the system is identified with certainty, else WKT; empty for null.
QString crsText(const OGRSpatialReference* crs);

FieldType fieldType(const OGRFieldDefn& field);

/// Adds the box of a geometry that has one; null, empty and infinite ones have none.
void addBox(Extent& extent, const OGRGeometry* geometry);

enum class Counting { Yes, IfQuick };

/// All that SourceLayer holds. A layer of unknown geometry type is looked through for its kind.
/// \returns BadEncoding (field, row 0) for a field's name that is no UTF-8, without the file
Result<SourceLayer> describeLayer(OGRLayer& layer, Counting counting, const TextDecoder& decoder,
                                  SourceChannel& channel);

/// Whether a layer is bookkeeping of QGIS or of this program, and nothing to show.
bool isBookkeeping(const QString& driver, const QString& layer);

} // namespace diaban::geo
