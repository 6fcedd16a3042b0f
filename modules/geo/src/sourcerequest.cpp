#include "protocoljson.h"
#include "sourceprotocol.h"

namespace diaban::geo::protocol {
namespace {

QJsonArray classesJson(const std::vector<RasterClass>& classes)
{
  QJsonArray json;
  for (const RasterClass& each : classes)
    json.append(QJsonArray{each.from, each.to, each.colour[0], each.colour[1], each.colour[2],
                           each.colour[3]});
  return json;
}

std::vector<RasterClass> classesFrom(const QJsonValue& json)
{
  constexpr int kFirstPart = 2;
  std::vector<RasterClass> classes;
  for (const QJsonValue& item : json.toArray()) {
    RasterClass each{item[0].toDouble(), item[1].toDouble(), {}};
    for (std::size_t part = 0; part < each.colour.size(); ++part)
      each.colour[part] =
          static_cast<quint8>(item[kFirstPart + static_cast<qsizetype>(part)].toInt());
    classes.push_back(each);
  }
  return classes;
}

} // namespace

const QString& Request::path() const
{
  switch (verb) {
  case Verb::Picture: return raster.path;
  case Verb::Copy: return copy.path;
  case Verb::Values: return place.path;
  case Verb::Grid: return grid.path;
  default: return read.path;
  }
}

QByteArray toBytes(const Request& request)
{
  const RasterRequest& raster = request.raster;
  const bool isCopy = request.verb == Request::Verb::Copy;
  const bool isPlace = request.verb == Request::Verb::Values;
  const bool isGrid = request.verb == Request::Verb::Grid;
  const QString& sourceCrs = isCopy    ? request.copy.sourceCrs
                             : isPlace ? request.place.sourceCrs
                                       : raster.sourceCrs;
  const QString& crs = isCopy ? request.copy.crs : isPlace ? request.place.crs : raster.crs;
  return compact({{QStringLiteral("verb"), static_cast<int>(request.verb)},
                  {QStringLiteral("path"), request.path()},
                  {QStringLiteral("layers"), QJsonArray::fromStringList(request.read.layers)},
                  {QStringLiteral("fields"), QJsonArray::fromStringList(request.read.fields)},
                  {QStringLiteral("allFields"), request.read.allFields},
                  {QStringLiteral("encoding"), request.read.options.encoding},
                  {QStringLiteral("swapsAxes"), request.read.options.swapsAxes},
                  {QStringLiteral("mostRows"), request.read.mostRows},
                  {QStringLiteral("sourceCrs"), sourceCrs},
                  {QStringLiteral("crs"), crs},
                  {QStringLiteral("extent"), extentJson(isCopy   ? request.copy.area
                                                        : isGrid ? request.grid.area
                                                                 : raster.extent)},
                  {QStringLiteral("target"), request.copy.target},
                  {QStringLiteral("x"), request.place.x},
                  {QStringLiteral("y"), request.place.y},
                  {QStringLiteral("width"), raster.width},
                  {QStringLiteral("height"), raster.height},
                  {QStringLiteral("classes"), classesJson(request.classes)}});
}

Result<Request> requestFrom(QByteArrayView bytes)
{
  const QJsonObject object = objectFrom(bytes);
  Request request;
  if (!readEnum(object[QLatin1String("verb")], Request::Verb::Cells, request.verb))
    return broken("unknown request");
  request.read.path = request.raster.path = request.copy.path = request.place.path =
      request.grid.path = object[QLatin1String("path")].toString();
  request.read.layers = strings(object[QLatin1String("layers")]);
  request.read.fields = strings(object[QLatin1String("fields")]);
  request.read.allFields = object[QLatin1String("allFields")].toBool(true);
  request.read.mostRows = object[QLatin1String("mostRows")].toInteger();
  request.read.options.swapsAxes = object[QLatin1String("swapsAxes")].toBool();
  request.read.options.encoding = object[QLatin1String("encoding")].toString();
  request.raster.sourceCrs = request.copy.sourceCrs = request.place.sourceCrs =
      object[QLatin1String("sourceCrs")].toString();
  request.raster.crs = request.copy.crs = request.place.crs =
      object[QLatin1String("crs")].toString();
  request.raster.extent = request.copy.area = request.grid.area =
      extentFrom(object[QLatin1String("extent")]);
  request.copy.target = object[QLatin1String("target")].toString();
  request.place.x = object[QLatin1String("x")].toDouble();
  request.place.y = object[QLatin1String("y")].toDouble();
  request.raster.width = object[QLatin1String("width")].toInt();
  request.raster.height = object[QLatin1String("height")].toInt();
  request.classes = classesFrom(object[QLatin1String("classes")]);
  return request;
}

} // namespace diaban::geo::protocol
