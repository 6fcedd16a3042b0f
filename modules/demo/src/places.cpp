#include "places.h"

#include "names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace diaban::demo {
namespace {

QString numbered(const char* prefix, std::size_t number)
{
  return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(number, 4, 10, QLatin1Char('0'));
}

QString someDate(Random& random)
{
  return QStringLiteral("%1-%2-%3")
      .arg(2019 + random.below(7))
      .arg(1 + random.below(12), 2, 10, QLatin1Char('0'))
      .arg(1 + random.below(28), 2, 10, QLatin1Char('0'));
}

struct SchoolKind {
  const char* name;
  int pupils;
};
constexpr std::array kSchools{SchoolKind{"Trường mầm non", 280}, SchoolKind{"Trường tiểu học", 620},
                              SchoolKind{"Trường trung học cơ sở", 740},
                              SchoolKind{"Trường trung học phổ thông", 1'150}};

void addSchool(QPointF at, int commune, const QString& name, std::size_t kind, Random& random,
               std::vector<Place>& schools)
{
  const SchoolKind& school = kSchools[kind];
  const QString title = QString::fromUtf8(school.name);
  schools.push_back({at, numbered("TH", schools.size() + 1),
                     QStringLiteral("%1 %2").arg(title, name), title, commune,
                     static_cast<int>(school.pupils * random.between(0.6, 1.5))});
}

void addSensors(const Land& land, const Communes& communes, Random& random, Places& places)
{
  const auto add = [&](QPointF at, const char* prefix, const char* kind, double range) {
    places.sensors.push_back({at, numbered(prefix, places.sensors.size() + 1),
                              QString::fromUtf8(kind),
                              random.chance(0.6) ? QStringLiteral("LoRaWAN") : QStringLiteral("4G"),
                              range, someDate(random), random.chance(0.92)});
  };
  for (double x = 6'000; x < 32'500; x += 2'900) {
    const double side = random.chance(0.5) ? 1 : -1;
    const QPointF bank(x, land.riverY(x) + side * (land.riverWidth(x) / 2 + 25));
    if (!land.isSea(bank))
      add(bank, "MN", "Mực nước sông", 0);
  }
  for (const Commune& commune : communes.list) {
    add(commune.seat + QPointF(180, 240), "MUA", "Lượng mưa", 3'000);
    if (commune.kind == Commune::Kind::Ward) {
      add(commune.seat + QPointF(-310, 120), "KK", "Chất lượng không khí", 1'500);
      add(commune.seat + QPointF(260, -330), "NG", "Ngập đường", 300);
      add(commune.seat + QPointF(-120, -420), "NG", "Ngập đường", 300);
    }
  }
}

void addCameras(const Towns& city, Random& random, std::vector<Sensor>& cameras)
{
  for (const Street& street : city.streets) {
    if (street.rank != StreetRank::Avenue)
      continue;
    for (qsizetype i = 1; i < street.line.size(); i += 3)
      if (random.chance(0.55))
        cameras.push_back(
            {street.line[i] + QPointF(6, 6), numbered("CAM", cameras.size() + 1),
             random.chance(0.7) ? QStringLiteral("Giao thông") : QStringLiteral("An ninh"),
             QStringLiteral("Cáp quang"), random.between(60, 140), someDate(random),
             random.chance(0.95)});
  }
}

struct Lens {
  double fieldOfView;
  int pixels;
  qint64 dong;
};
constexpr std::array kLenses{Lens{86, 1'920, 24'000'000}, Lens{64, 2'560, 38'000'000},
                             Lens{52, 3'840, 68'000'000}, Lens{32, 3'840, 82'000'000}};

/// Along its street, one way or the other.
double azimuthOf(const Sensor& camera, const Towns& city, bool isForward)
{
  double least = 1e9, azimuth = 0;
  for (const Street& street : city.streets)
    for (qsizetype i = 0; i + 1 < street.line.size(); ++i) {
      const QPointF off = camera.at - QPointF(6, 6) - street.line[i];
      if (street.rank != StreetRank::Avenue || off.manhattanLength() >= least)
        continue;
      least = off.manhattanLength();
      const QPointF way = street.line[i + 1] - street.line[i];
      azimuth = std::atan2(way.x(), way.y()) * 180 / std::numbers::pi;
    }
  const double turned = std::round(azimuth) + (isForward ? 360 : 180);
  return std::fmod(turned, 360);
}

/// What units can do and whose they are. A stream of chance of its own leaves the rest as it is.
void equip(const Towns& city, Random random, Places& places)
{
  const auto either = [&](double share, const char* one, const char* other) {
    return QString::fromUtf8(random.chance(share) ? one : other);
  };
  for (Sensor& camera : places.cameras) {
    const bool isTraffic = camera.kind == QStringLiteral("Giao thông");
    const Lens& lens = kLenses[static_cast<std::size_t>(random.below(4))];
    camera.owner = isTraffic ? either(0.75, "Trung tâm điều hành giao thông", "Ban quản lý đô thị")
                             : either(0.8, "Công an phường", "Ban quản lý đô thị");
    camera.azimuth = azimuthOf(camera, city, random.chance(0.5));
    camera.fieldOfView = lens.fieldOfView;
    camera.pixels = lens.pixels;
    camera.height = (isTraffic ? 6 : 4) + 0.5 * random.below(5);
    camera.dong = lens.dong + 500'000 * random.below(12);
  }
  for (std::size_t i = 0, known = places.cameras.size(); i < known; ++i) {
    if (places.cameras[i].kind != QStringLiteral("Giao thông") || !random.chance(0.25))
      continue;
    // The ward's own beside it, on its own pole, looking the same way.
    Sensor second = places.cameras[i];
    second.at -= QPointF(12, 12);
    second.code = numbered("CAM", places.cameras.size() + 1);
    second.kind = QStringLiteral("An ninh");
    second.owner = QStringLiteral("Công an phường");
    second.since = someDate(random);
    second.height -= 1.5;
    places.cameras.push_back(std::move(second));
  }
  for (Sensor& sensor : places.sensors)
    sensor.owner =
        sensor.kind == QStringLiteral("Mực nước sông") ? QStringLiteral("Chi cục Thủy lợi")
        : sensor.kind == QStringLiteral("Lượng mưa") ? QStringLiteral("Đài Khí tượng Thủy văn")
        : sensor.kind == QStringLiteral("Chất lượng không khí")
            ? QStringLiteral("Sở Nông nghiệp và Môi trường")
            : QStringLiteral("Ban quản lý đô thị");
}

} // namespace

Places makePlaces(const Land& land, const Communes& communes, const Towns& city,
                  const std::vector<QString>& blockUses, const std::vector<QPointF>& hamlets,
                  Random& random)
{
  Places made;
  for (std::size_t i = 0; i < city.blocks.size(); ++i) {
    const QPointF at = middleOf(city.blocks[i].corners);
    const int commune = std::max(communes.map.at(at, 0), 0);
    if (blockUses[i] == QLatin1String("DGD"))
      addSchool(at, commune,
                random.of(std::vector<QString>(streetNames().begin(), streetNames().end())),
                static_cast<std::size_t>(random.below(4)), random, made.schools);
    if (blockUses[i] == QLatin1String("DYT")) {
      const bool isHospital = made.clinics.size() % 3 == 0;
      const QString title =
          isHospital ? QStringLiteral("Bệnh viện đa khoa") : QStringLiteral("Phòng khám đa khoa");
      made.clinics.push_back(
          {at, numbered("YT", made.clinics.size() + 1),
           QStringLiteral("%1 %2").arg(title,
                                       communes.list[static_cast<std::size_t>(commune)].name),
           title, commune, isHospital ? 150 + random.below(450) : 10 + random.below(30)});
    }
  }
  for (std::size_t i = 0; i < communes.list.size(); ++i) {
    const Commune& commune = communes.list[i];
    const QString station = QStringLiteral("Trạm y tế");
    made.clinics.push_back(
        {commune.seat + QPointF(90, -60), numbered("YT", made.clinics.size() + 1),
         QStringLiteral("%1 %2 %3").arg(station, commune.kindName(), commune.name), station,
         static_cast<int>(i), 5 + random.below(8)});
    for (std::size_t kind = 0; kind < 3; ++kind)
      addSchool(commune.seat + QPointF(-150.0 + 140.0 * static_cast<double>(kind), 110),
                static_cast<int>(i), commune.name, kind, random, made.schools);
  }
  for (const QPointF& hamlet : hamlets)
    if (random.chance(0.4))
      addSchool(
          hamlet + QPointF(40, 40), std::max(communes.map.at(hamlet, 0), 0),
          communes.list[static_cast<std::size_t>(std::max(communes.map.at(hamlet, 0), 0))].name,
          random.chance(0.5) ? 0U : 1U, random, made.schools);
  addSensors(land, communes, random, made);
  addCameras(city, random, made.cameras);
  equip(city, Random(Random(random).next()), made);
  return made;
}

} // namespace diaban::demo
