#include "town.h"

#include <diaban/coverage/sensorrows.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/rowmaker.h>

namespace diaban::test {

using namespace coverage;
using namespace workspace;

const SensorTypes& types()
{
  static const SensorTypes loaded = SensorTypes::load().value();
  return loaded;
}

Sensor unit(qint64 number, QPointF off, double range)
{
  Sensor sensor;
  sensor.name = QStringLiteral("C%1").arg(number);
  sensor.type = QStringLiteral("camera");
  sensor.owner = number % 2 == 0 ? QStringLiteral("Công an phường") : QStringLiteral("Sở Xây dựng");
  sensor.place = kMiddle + off;
  sensor.values.set(SensorField::Height, 6);
  sensor.values.set(SensorField::Range, range);
  sensor.values.set(SensorField::FieldOfView, 360);
  return sensor;
}

static std::vector<QPointF> corners(QPointF off, double side)
{
  const QPointF at = kMiddle + off;
  return {at, at + QPointF(side, 0), at + QPointF(side, side), at + QPointF(0, side)};
}

geo::Shape box(QPointF off, double side)
{
  return geo::makeShape(geo::GeometryKind::Polygon, corners(off, side));
}

Outcome import(Workspace& workspace, NewLayer layer)
{
  std::vector<NewLayer> layers;
  layers.push_back(std::move(layer));
  NoProgress progress;
  DIABAN_TRY(report, importRows(workspace, QStringLiteral("Tạo"), layers, progress));
  return Done{};
}

NewLayer layerOf(const QString& name, LayerRole role, const char* geometry,
                 const QVector<geo::Field>& fields,
                 const std::vector<std::pair<geo::Shape, QVariantList>>& rows)
{
  NewLayer layer;
  layer.name = name;
  layer.role = role;
  layer.geometry = QLatin1String(geometry);
  layer.fields = fields;
  RowMaker maker(fields);
  for (const auto& [shape, values] : rows)
    maker.add(shape, values);
  layer.batches = maker.take();
  return layer;
}

Outcome addSensors(Workspace& workspace, const std::vector<Sensor>& sensors)
{
  return import(workspace, sensorLayerOf(QStringLiteral("camera"), {}, sensors));
}

Outcome addTown(Workspace& workspace, const std::vector<std::pair<QPointF, QVariant>>& houses)
{
  DIABAN_CHECK(import(workspace, layerOf(QStringLiteral("xa"), LayerRole::Communes, "Polygon",
                                         {{QStringLiteral("ten"), geo::FieldType::Text},
                                          {QStringLiteral("dan_so"), geo::FieldType::Integer}},
                                         {{box({-1000, -1000}, 2000),
                                           {QStringLiteral("Phường Một"), qint64(1000)}}})));
  std::vector<std::pair<geo::Shape, QVariantList>> rows;
  for (const auto& [off, height] : houses)
    rows.push_back({box(off, 10), {height}});
  return import(workspace, layerOf(QStringLiteral("nha"), LayerRole::Buildings, "Polygon",
                                   {{QStringLiteral("chieu_cao"), geo::FieldType::Real}}, rows));
}

CoverageRequest asked(ModelKind kind)
{
  CoverageRequest request;
  request.sensors = QStringLiteral("camera");
  request.model.kind = kind;
  return request;
}

Result<CoverageReport> reckoned(const Workspace& workspace, const CoverageRequest& request,
                                const Before& before)
{
  NoProgress progress;
  return reckon(workspace, types(), request, before, progress);
}

CoverageRequest inTown(ModelKind kind)
{
  CoverageRequest request = asked(kind);
  request.ground.buildings = QStringLiteral("nha");
  request.ground.communes = QStringLiteral("xa");
  return request;
}

} // namespace diaban::test
