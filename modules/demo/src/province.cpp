#include "ground.h"
#include "landuse.h"
#include "looks.h"
#include "networks.h"
#include "parcels.h"
#include "places.h"
#include "projects.h"
#include "roads.h"
#include "rows.h"

#include <diaban/demo/demo.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace diaban::demo {
namespace {

using geo::Field;
using geo::FieldType;
using workspace::LayerRole;
using workspace::NewLayer;

Field text(const char* name)
{
  return {QString::fromLatin1(name), FieldType::Text};
}
Field integer(const char* name)
{
  return {QString::fromLatin1(name), FieldType::Integer};
}
Field real(const char* name)
{
  return {QString::fromLatin1(name), FieldType::Real};
}
Field date(const char* name)
{
  return {QString::fromLatin1(name), FieldType::Date};
}

double rounded(double value, double step)
{
  return std::round(value / step) * step;
}

QString codeOf(const Communes& communes, int index)
{
  return communes.list[static_cast<std::size_t>(index)].code;
}

/// Everything that layers are written from.
struct Model {
  Land land;
  Ground ground;
  Random random;
  Communes communes;
  std::vector<QPointF> hamlets;
  Towns city;
  Towns villages;
  std::vector<QString> blockUses;
  LandUse landUse;
  std::vector<Road> roads;
  Networks networks;
  Places places;
  std::vector<Project> projects;
  Cadastre cadastre;
};

std::vector<QPointF> hamletsOf(const Land& land, const Ground& ground, const Communes& communes,
                               Random& random)
{
  constexpr double kApart = 1'000;
  std::vector<QPointF> chosen;
  for (std::size_t i = 0; i < communes.list.size(); ++i) {
    const Commune& commune = communes.list[i];
    if (commune.kind != Commune::Kind::Rural)
      continue;
    std::vector<QPointF> here{commune.seat};
    const int wanted = 3 + random.below(4);
    for (int attempt = 0; attempt < 120 && static_cast<int>(here.size()) < wanted; ++attempt) {
      const QPointF p =
          commune.seat + QPointF(random.between(-3'400, 3'400), random.between(-3'400, 3'400));
      const bool isFar = std::all_of(here.begin(), here.end(), [&](QPointF other) {
        return std::hypot(p.x() - other.x(), p.y() - other.y()) > kApart;
      });
      if (isFar && communes.map.at(p, -1) == static_cast<int>(i) && !land.isWater(p) &&
          ground.kind.at(p, Ground::Sea) == Ground::Plain && land.height(p) < 110 &&
          land.slope(p) < 0.1)
        here.push_back(p);
    }
    chosen.insert(chosen.end(), here.begin(), here.end());
  }
  return chosen;
}

std::vector<TownPlan> villagePlans(const Communes& communes, const std::vector<QPointF>& hamlets,
                                   Random& random)
{
  std::vector<TownPlan> plans;
  for (const QPointF& centre : hamlets) {
    const bool isSeat = std::any_of(communes.list.begin(), communes.list.end(),
                                    [&](const Commune& c) { return c.seat == centre; });
    TownPlan plan;
    plan.centre = centre;
    plan.angle = random.between(-0.7, 0.7);
    plan.radius = isSeat ? random.between(330, 460) : random.between(150, 280);
    plan.blockLength = 92;
    plan.blockDepth = 64;
    plan.avenueEvery = 3;
    plan.bend = 110;
    plans.push_back(plan);
  }
  return plans;
}

Result<Model> makeModel(const DemoOptions& options, Progress& progress)
{
  const Land land(options.seed);
  if (!progress.advance(0.02))
    return Error{Error::Code::Cancelled, {}, {}};
  Ground ground(land);
  if (!progress.advance(0.3))
    return Error{Error::Code::Cancelled, {}, {}};
  Random random(options.seed * 0x9E37u + 11);
  Communes communes = makeCommunes(land, ground, options.communes, random);
  std::vector<QPointF> hamlets = hamletsOf(land, ground, communes, random);
  if (!progress.advance(0.5))
    return Error{Error::Code::Cancelled, {}, {}};
  const double scale = std::clamp(std::sqrt(options.parcels / 20'000.0), 0.6, 1.5);
  Towns city = makeTowns(land, cityPlans(land, scale), {}, random);
  Towns villages = makeTowns(land, villagePlans(communes, hamlets, random), city, random);
  std::vector<QString> uses = blockUses(land, city, random);
  LandUse landUse = makeLandUse(land, ground, communes, city, villages, uses);
  if (!progress.advance(0.7))
    return Error{Error::Code::Cancelled, {}, {}};
  std::vector<Road> roads = makeRoads(land, ground, communes, hamlets, city, villages, random);
  Networks networks = makeNetworks(roads, random);
  Places places = makePlaces(land, communes, city, uses, hamlets, random);
  std::vector<Project> projects = makeProjects(communes, roads, landUse.zones, random);
  Cadastre cadastre =
      makeCadastre(land, communes, landUse, city, uses, villages, options.parcels, random);
  if (!progress.advance(0.9))
    return Error{Error::Code::Cancelled, {}, {}};
  return Model{land,
               std::move(ground),
               random,
               std::move(communes),
               std::move(hamlets),
               std::move(city),
               std::move(villages),
               std::move(uses),
               std::move(landUse),
               std::move(roads),
               std::move(networks),
               std::move(places),
               std::move(projects),
               std::move(cadastre)};
}

NewLayer communeLayer(const Communes& communes)
{
  Rows rows(QStringLiteral("xa"), QStringLiteral("Xã, phường, đặc khu"), LayerRole::Communes,
            QStringLiteral("MultiPolygon"),
            {text("ma_xa"), text("ten"), text("loai"), integer("dan_so"), integer("so_ho"),
             real("dien_tich_km2"), real("mat_do")});
  std::map<int, std::vector<std::vector<Line>>> parts;
  for (Area& area : communes.map.areas(6))
    parts[area.label].push_back(std::move(area.rings));
  for (const auto& [index, rings] : parts) {
    const Commune& commune = communes.list[static_cast<std::size_t>(index)];
    const double km2 = commune.squareMetres / 1e6;
    rows.addParts(rings, {commune.code, commune.fullName(), commune.kindName(),
                          qint64(commune.people), qint64(commune.households), rounded(km2, 0.01),
                          rounded(commune.people / km2, 0.1)});
  }
  return rows.take(communeLook());
}

NewLayer waterLayer(const Ground& ground)
{
  Rows rows(QStringLiteral("nen"), QStringLiteral("Biển, sông, hồ"), LayerRole::Base,
            QStringLiteral("Polygon"), {text("ten"), text("loai")});
  LabelMap map = ground.kind;
  for (int row = 0; row < map.rows(); ++row)
    for (int column = 0; column < map.columns(); ++column)
      if (int& label = map.at(column, row); label == Ground::Plain || label == Ground::Island)
        label = -1;
  map.tidy(6);
  for (const Area& area : map.areas(4)) {
    const bool isGreat = area.squareMetres > 2e6;
    switch (area.label) {
    case Ground::Sea:
      rows.addRings(area.rings,
                    {isGreat ? QStringLiteral("Biển Đông") : QString(), QStringLiteral("biển")});
      break;
    case Ground::River:
      rows.addRings(area.rings, {QStringLiteral("Sông Ngọc"), QStringLiteral("sông")});
      break;
    case Ground::Reservoir:
      rows.addRings(area.rings,
                    {area.rings.front().first().y() > kHeight / 2 ? QStringLiteral("Hồ Suối Đá")
                                                                  : QStringLiteral("Hồ Đồng Xanh"),
                     QStringLiteral("hồ")});
      break;
    default: rows.addRings(area.rings, {QString(), QStringLiteral("tỉnh lân cận")});
    }
  }
  return rows.take(waterLook());
}

NewLayer zoneLayer(const Model& model)
{
  Rows rows(QStringLiteral("quy_hoach_sdd"), QStringLiteral("Quy hoạch sử dụng đất 2026 - 2030"),
            LayerRole::Zoning, QStringLiteral("Polygon"),
            {text("ma_ldat"), text("ten_ldat"), text("ma_xa"), real("dien_tich_ha")});
  for (const Zone& zone : model.landUse.zones)
    rows.addRings(zone.rings,
                  {zone.code, landUseTitle(zone.code), codeOf(model.communes, zone.commune),
                   rounded(zone.squareMetres / 1e4, 0.01)});
  return rows.take();
}

NewLayer parcelLayer(const Model& model)
{
  Rows rows(
      QStringLiteral("thua_dat"), QStringLiteral("Thửa đất"), LayerRole::Other,
      QStringLiteral("Polygon"),
      {integer("so_to"), integer("so_thua"), text("loai_dat"), real("dien_tich"), text("ma_xa")});
  for (const Parcel& parcel : model.cadastre.parcels)
    rows.addPolygon(parcel.corners,
                    {qint64(parcel.sheet), qint64(parcel.number), parcel.use,
                     rounded(areaOf(parcel.corners), 0.1), codeOf(model.communes, parcel.commune)});
  return rows.take(parcelLook());
}

NewLayer buildingLayer(const Model& model)
{
  Rows rows(QStringLiteral("nha"), QStringLiteral("Nhà, công trình"), LayerRole::Buildings,
            QStringLiteral("Polygon"),
            {integer("so_tang"), real("chieu_cao"), text("loai_dat"), text("ma_xa")});
  for (const Building& building : model.cadastre.buildings)
    rows.addPolygon(building.corners, {qint64(building.floors), building.height, building.use,
                                       codeOf(model.communes, building.commune)});
  return rows.take(buildingLook());
}

QString className(RoadClass roadClass)
{
  switch (roadClass) {
  case RoadClass::Expressway: return QStringLiteral("Cao tốc");
  case RoadClass::National: return QStringLiteral("Quốc lộ");
  case RoadClass::Provincial: return QStringLiteral("Đường tỉnh");
  case RoadClass::Communal: return QStringLiteral("Đường xã");
  case RoadClass::Avenue: return QStringLiteral("Đường trục đô thị");
  case RoadClass::Street: return QStringLiteral("Đường phố");
  case RoadClass::Lane: return QStringLiteral("Ngõ, ngách");
  case RoadClass::Railway: return QStringLiteral("Đường sắt");
  }
  return {};
}

bool isSmall(const Road& road)
{
  return road.roadClass == RoadClass::Street || road.roadClass == RoadClass::Lane;
}

NewLayer roadLayer(const std::vector<Road>& roads, bool small)
{
  Rows rows(small ? QStringLiteral("duong_pho") : QStringLiteral("duong"),
            small ? QStringLiteral("Đường phố, ngõ") : QStringLiteral("Đường chính"),
            LayerRole::Infrastructure, QStringLiteral("LineString"),
            {text("ten"), text("cap_duong"), integer("so_lan"), real("be_rong"), real("chieu_dai"),
             integer("la_cau")});
  for (const Road& road : roads)
    if (isSmall(road) == small && road.line.size() > 1)
      rows.addLine(road.line, {road.name, className(road.roadClass), qint64(road.lanes), road.width,
                               rounded(lengthOf(road.line), 0.1), qint64(road.isBridge ? 1 : 0)});
  return rows.take(small ? streetLook() : roadLook());
}

NewLayer pipeLayer(const char* name, const QString& title, const char* sizeField,
                   const std::vector<Pipe>& pipes, const workspace::Style& look)
{
  Rows rows(QString::fromLatin1(name), title, LayerRole::Infrastructure,
            QStringLiteral("LineString"),
            {text("ma"), text("vat_lieu"), integer(sizeField), integer("nam_xay_dung"),
             text("duong"), real("chieu_dai")});
  for (const Pipe& pipe : pipes)
    rows.addLine(pipe.line, {pipe.code, pipe.material, qint64(pipe.size), qint64(pipe.year),
                             pipe.street, rounded(lengthOf(pipe.line), 0.1)});
  return rows.take(look);
}

NewLayer poleLayer(const std::vector<Pole>& poles)
{
  Rows rows(QStringLiteral("cot"), QStringLiteral("Cột đèn, cột điện"), LayerRole::Infrastructure,
            QStringLiteral("Point"),
            {text("ma"), text("loai"), real("chieu_cao"), text("chu_quan")});
  for (const Pole& pole : poles)
    rows.addPoint(pole.place, {pole.code, pole.kind, pole.height, pole.owner});
  return rows.take(poleLook());
}

NewLayer placeLayer(const char* name, const QString& title, const char* sizeField,
                    const std::vector<Place>& places, const Communes& communes,
                    const workspace::Style& look)
{
  Rows rows(QString::fromLatin1(name), title, LayerRole::Other, QStringLiteral("Point"),
            {text("ma"), text("ten"), text("loai"), text("ma_xa"), integer(sizeField)});
  for (const Place& place : places)
    rows.addPoint(place.at, {place.code, place.name, place.kind, codeOf(communes, place.commune),
                             qint64(place.size)});
  return rows.take(look);
}

QString stateOf(const Sensor& sensor)
{
  return sensor.works ? QStringLiteral("Hoạt động") : QStringLiteral("Hỏng");
}

NewLayer sensorLayer(const std::vector<Sensor>& sensors)
{
  Rows rows(QStringLiteral("cam_bien"), QStringLiteral("Cảm biến, trạm quan trắc"),
            LayerRole::Sensors, QStringLiteral("Point"),
            {text("ma"), text("loai"), text("ket_noi"), real("ban_kinh"), date("ngay_lap"),
             text("tinh_trang"), text("chu_quan")});
  for (const Sensor& sensor : sensors)
    rows.addPoint(sensor.at, {sensor.code, sensor.kind, sensor.link, rounded(sensor.range, 1),
                              sensor.since, stateOf(sensor), sensor.owner});
  return rows.take(sensorLook());
}

NewLayer cameraLayer(const std::vector<Sensor>& cameras)
{
  Rows rows(QStringLiteral("camera"), QStringLiteral("Camera"), LayerRole::Sensors,
            QStringLiteral("Point"),
            {text("ma"), text("loai"), text("ket_noi"), real("ban_kinh"), date("ngay_lap"),
             text("tinh_trang"), text("chu_quan"), real("cao_lap"), real("huong"), real("goc_nhin"),
             integer("do_phan_giai"), integer("gia")});
  for (const Sensor& camera : cameras)
    rows.addPoint(camera.at,
                  {camera.code, camera.kind, camera.link, rounded(camera.range, 1), camera.since,
                   stateOf(camera), camera.owner, camera.height, camera.azimuth, camera.fieldOfView,
                   qint64(camera.pixels), camera.dong});
  return rows.take(cameraLook());
}

NewLayer projectLayer(const Model& model)
{
  Rows rows(QStringLiteral("du_an"), QStringLiteral("Dự án đầu tư"), LayerRole::Projects,
            QStringLiteral("Polygon"),
            {text("ma_da"), text("ten"), text("linh_vuc"), text("chu_dau_tu"), text("nguon_von"),
             text("trang_thai"), date("bat_dau"), date("ket_thuc"), integer("tong_mdt"),
             text("ma_xa")});
  for (const Project& project : model.projects)
    rows.addPolygon(project.outline,
                    {project.code, project.name, project.sector, project.investor, project.source,
                     project.state, project.begins, project.ends, project.millionDong,
                     codeOf(model.communes, project.commune)});
  return rows.take(projectLook());
}

Terrain terrainOf(const Ground& ground)
{
  constexpr int kEvery = 2; // cells of 50 m make one of 100 m
  Terrain terrain;
  terrain.width = ground.kind.columns() / kEvery;
  terrain.height = ground.kind.rows() / kEvery;
  terrain.extent = {kOriginEast, kOriginNorth, kOriginEast + kWidth, kOriginNorth + kHeight};
  for (int row = terrain.height - 1; row >= 0; --row)
    for (int column = 0; column < terrain.width; ++column)
      terrain.metres.push_back(
          ground.kind.at(column * kEvery, row * kEvery) == Ground::Sea
              ? Terrain::kNoHeight
              : static_cast<float>(rounded(ground.heightAt(column * kEvery, row * kEvery), 0.1)));
  return terrain;
}

} // namespace

Result<Province> makeProvince(const DemoOptions& options, Progress& progress)
{
  using workspace::MarkerShape;
  DIABAN_TRY(model, makeModel(options, progress));
  Province province;
  province.terrain = terrainOf(model.ground);
  QString group;
  const auto add = [&](NewLayer layer) {
    layer.group = group;
    province.layers.push_back(std::move(layer));
  };
  group = QStringLiteral("Cảm biến");
  add(sensorLayer(model.places.sensors));
  add(cameraLayer(model.places.cameras));
  group = QStringLiteral("Công trình công cộng");
  add(placeLayer("truong_hoc", QStringLiteral("Trường học"), "so_hoc_sinh", model.places.schools,
                 model.communes, placeLook(MarkerShape::Pentagon, {222, 125, 30, 255})));
  add(placeLayer("y_te", QStringLiteral("Cơ sở y tế"), "so_giuong", model.places.clinics,
                 model.communes, placeLook(MarkerShape::Cross, {200, 30, 50, 255})));
  group = QStringLiteral("Ranh giới hành chính");
  add(communeLayer(model.communes));
  group = QStringLiteral("Dự án");
  add(projectLayer(model));
  group = QStringLiteral("Hạ tầng kỹ thuật");
  add(poleLayer(model.networks.poles));
  add(pipeLayer("cap_quang", QStringLiteral("Cáp quang"), "so_soi", model.networks.fibre,
                pipeLook({150, 60, 160, 255}, {1.2, 0.6})));
  add(pipeLayer("cap_nuoc", QStringLiteral("Ống cấp nước"), "duong_kinh", model.networks.water,
                pipeLook({30, 110, 190, 255}, {})));
  add(pipeLayer("thoat_nuoc", QStringLiteral("Cống thoát nước"), "duong_kinh",
                model.networks.drains, pipeLook({110, 85, 50, 255}, {2.4, 0.7})));
  add(roadLayer(model.roads, false));
  add(roadLayer(model.roads, true));
  group = QStringLiteral("Đất đai, nhà cửa");
  add(buildingLayer(model));
  add(parcelLayer(model));
  group = QStringLiteral("Quy hoạch");
  add(zoneLayer(model));
  group = QStringLiteral("Nền");
  add(waterLayer(model.ground));
  return province;
}

} // namespace diaban::demo
