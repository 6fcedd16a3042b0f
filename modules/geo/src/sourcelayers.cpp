#include "sourcelayers.h"

#include <diaban/base/text.h>
#include <diaban/geo/crs.h>

#include <cpl_conv.h>

#include <cmath>

namespace diaban::geo {
namespace {

struct FreeCounts {
  void operator()(OGRGeometryTypeCounter* counts) const { CPLFree(counts); }
};

int goesOn(double, const char*, void* channel)
{
  auto* own = static_cast<SourceChannel*>(channel);
  own->tick(own->fraction());
  return TRUE;
}

/// The kind of all geometries that are there; Mixed where they can't be looked through.
GeometryKind kindByRows(OGRLayer& layer, SourceChannel& channel)
{
  int count = 0;
  const std::unique_ptr<OGRGeometryTypeCounter, FreeCounts> counts(
      layer.GetGeometryTypes(0, 0, count, &goesOn, &channel));
  layer.ResetReading();
  GeometryKind kind = GeometryKind::None;
  for (int i = 0; counts && i < count; ++i)
    kind = mergedKind(kind, geometryKind(counts.get()[i].eGeomType));
  return kind == GeometryKind::None ? GeometryKind::Mixed : kind;
}

void addFinite(Extent& extent, const OGREnvelope& box)
{
  if (std::isfinite(box.MinX) && std::isfinite(box.MinY) && std::isfinite(box.MaxX) &&
      std::isfinite(box.MaxY))
    extent.add(Extent{box.MinX, box.MinY, box.MaxX, box.MaxY});
}

/// WKT 1 where it can say it, else WKT 2. What GDAL grumbles is no fault of the file's rows.
QString wktOf(const OGRSpatialReference& crs)
{
  char* text = nullptr;
  CPLPushErrorHandler(CPLQuietErrorHandler);
  if (crs.exportToWkt(&text) != OGRERR_NONE) {
    CPLFree(text);
    text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    crs.exportToWkt(&text, options);
  }
  CPLPopErrorHandler();
  const QString wkt = QString::fromUtf8(text);
  CPLFree(text);
  return wkt;
}

Extent extentOf(OGRLayer& layer)
{
  Extent extent;
  OGREnvelope box;
  if (layer.GetGeomType() != wkbNone && layer.GetExtent(&box, TRUE) == OGRERR_NONE)
    addFinite(extent, box);
  return extent;
}

} // namespace

QString geometryName(OGRwkbGeometryType type)
{
  QString name;
  switch (wkbFlatten(type)) {
  case wkbPoint: name = QStringLiteral("Point"); break;
  case wkbLineString: name = QStringLiteral("LineString"); break;
  case wkbPolygon: name = QStringLiteral("Polygon"); break;
  case wkbMultiPoint: name = QStringLiteral("MultiPoint"); break;
  case wkbMultiLineString: name = QStringLiteral("MultiLineString"); break;
  case wkbMultiPolygon: name = QStringLiteral("MultiPolygon"); break;
  case wkbGeometryCollection: name = QStringLiteral("GeometryCollection"); break;
  case wkbCircularString: name = QStringLiteral("CircularString"); break;
  case wkbCompoundCurve: name = QStringLiteral("CompoundCurve"); break;
  case wkbCurvePolygon: name = QStringLiteral("CurvePolygon"); break;
  case wkbMultiCurve: name = QStringLiteral("MultiCurve"); break;
  case wkbMultiSurface: name = QStringLiteral("MultiSurface"); break;
  case wkbCurve: name = QStringLiteral("Curve"); break;
  case wkbSurface: name = QStringLiteral("Surface"); break;
  case wkbPolyhedralSurface: name = QStringLiteral("PolyhedralSurface"); break;
  case wkbTIN: name = QStringLiteral("TIN"); break;
  case wkbTriangle: name = QStringLiteral("Triangle"); break;
  case wkbNone: return QStringLiteral("None");
  default: name = QStringLiteral("Unknown"); break;
  }
  if (OGR_GT_HasZ(type) && OGR_GT_HasM(type))
    return name + QStringLiteral(" ZM");
  if (OGR_GT_HasZ(type))
    return name + QStringLiteral(" Z");
  return OGR_GT_HasM(type) ? name + QStringLiteral(" M") : name;
}

GeometryKind geometryKind(OGRwkbGeometryType type)
{
  switch (wkbFlatten(type)) {
  case wkbNone: return GeometryKind::None;
  case wkbPoint:
  case wkbMultiPoint: return GeometryKind::Point;
  case wkbLineString:
  case wkbMultiLineString:
  case wkbCircularString:
  case wkbCompoundCurve:
  case wkbMultiCurve:
  case wkbCurve: return GeometryKind::Line;
  case wkbPolygon:
  case wkbMultiPolygon:
  case wkbCurvePolygon:
  case wkbMultiSurface:
  case wkbSurface:
  case wkbPolyhedralSurface:
  case wkbTIN:
  case wkbTriangle: return GeometryKind::Polygon;
  default: return GeometryKind::Mixed;
  }
}

GeometryKind mergedKind(GeometryKind a, GeometryKind b)
{
  if (a == GeometryKind::None || a == b)
    return b;
  return b == GeometryKind::None ? a : GeometryKind::Mixed;
}

QString crsText(const OGRSpatialReference* crs)
{
  if (!crs || crs->IsLocal())
    return {};
  const QString wkt = wktOf(*crs);
  const auto known = Crs::fromText(wkt);
  if (known && !known.value().id().isEmpty())
    return known.value().id();
  const char* authority = crs->GetAuthorityName(nullptr);
  const char* code = crs->GetAuthorityCode(nullptr);
  if (!known && authority && code && EQUAL(authority, "EPSG"))
    return QStringLiteral("EPSG:%1").arg(QLatin1String(code));
  return wkt;
}

void addBox(Extent& extent, const OGRGeometry* geometry)
{
  if (!geometry || geometry->IsEmpty())
    return;
  OGREnvelope box;
  geometry->getEnvelope(&box);
  addFinite(extent, box);
}

FieldType fieldType(const OGRFieldDefn& field)
{
  switch (field.GetType()) {
  case OFTInteger:
    return field.GetSubType() == OFSTBoolean ? FieldType::Boolean : FieldType::Integer;
  case OFTInteger64: return FieldType::Integer;
  case OFTReal: return FieldType::Real;
  case OFTDate: return FieldType::Date;
  case OFTDateTime: return FieldType::DateTime;
  case OFTBinary: return FieldType::Blob;
  default: return FieldType::Text;
  }
}

Result<SourceLayer> describeLayer(OGRLayer& layer, Counting counting, const TextDecoder& decoder,
                                  SourceChannel& channel)
{
  SourceLayer info;
  info.name = QString::fromUtf8(layer.GetName());
  info.geometry = geometryName(layer.GetGeomType());
  info.kind = geometryKind(layer.GetGeomType());
  info.features = layer.GetFeatureCount(counting == Counting::Yes ? TRUE : FALSE);
  info.crs = crsText(layer.GetSpatialRef());
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    const QByteArray name = decoder.decoded(field.GetNameRef());
    if (!isUtf8(name))
      return Error{Error::Code::BadEncoding, {QString::fromUtf8(name), QStringLiteral("0")}, {}};
    info.fields.append({QString::fromUtf8(name), fieldType(field)});
  }
  if (counting == Counting::Yes) {
    info.extent = extentOf(layer);
    if (wkbFlatten(layer.GetGeomType()) == wkbUnknown)
      info.kind = kindByRows(layer, channel);
  }
  channel.tick(channel.fraction());
  return info;
}

bool isBookkeeping(const QString& driver, const QString& layer)
{
  return driver == QLatin1String("GPKG") &&
         (layer == QLatin1String("layer_styles") || layer == QLatin1String("qgis_projects") ||
          layer.startsWith(QLatin1String("diaban_")));
}

} // namespace diaban::geo
