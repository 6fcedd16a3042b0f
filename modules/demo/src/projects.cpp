#include "projects.h"

#include "names.h"
#include "networks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::demo {
namespace {

struct Works {
  const char* title; ///< %1 is the street
  const char* sector;
  double millionPerMetre;
  int months;
};
constexpr std::array kStreetWorks{
    Works{"Cải tạo hệ thống thoát nước %1", "Thoát nước", 38, 14},
    Works{"Thảm lại mặt đường %1", "Giao thông", 22, 6},
    Works{"Ngầm hóa cáp viễn thông %1", "Viễn thông", 9, 8},
    Works{"Thay tuyến ống cấp nước %1", "Cấp nước", 12, 7},
    Works{"Chiếu sáng thông minh %1", "Chiếu sáng", 4, 5},
    Works{"Lắp đặt camera giao thông %1", "Camera", 3, 4},
};

QString dateOf(int month) ///< months since January 2026
{
  return QStringLiteral("%1-%2-01")
      .arg(2026 + month / 12)
      .arg(month % 12 + 1, 2, 10, QLatin1Char('0'));
}

class Maker {
public:
  Maker(const Communes& communes, Random& random)
      : m_communes(communes)
      , m_random(random)
  {
  }
  void addStreetWorks(const Road& road);
  void addRoad(const Road& road);
  void addArea(const Line& outline, const QString& name, const QString& sector, double millions);

  std::vector<Project> made;

private:
  void add(Line outline, const QString& name, const QString& sector, double millions, int begins,
           int months);

  const Communes& m_communes;
  Random& m_random;
};

void Maker::add(Line outline, const QString& name, const QString& sector, double millions,
                int begins, int months)
{
  static const std::array kStates{"Đề xuất", "Đã phê duyệt", "Đang thực hiện"};
  static const std::array kSources{"NSTW", "NSĐP", "ODA", "PPP"};
  Project project;
  project.commune = std::max(m_communes.map.at(middleOf(outline), 0), 0);
  project.outline = std::move(outline);
  project.code = QStringLiteral("DA-%1").arg(made.size() + 1, 4, 10, QLatin1Char('0'));
  project.name = name;
  project.sector = sector;
  project.investor = investors()[m_random.below(static_cast<int>(investors().size()))];
  project.source = QString::fromUtf8(kSources[static_cast<std::size_t>(m_random.below(4))]);
  project.state =
      QString::fromUtf8(kStates[static_cast<std::size_t>(begins < 4 ? 2 : m_random.below(2))]);
  project.begins = dateOf(begins);
  project.ends = dateOf(begins + months);
  project.millionDong = static_cast<qint64>(std::round(millions / 100) * 100);
  made.push_back(std::move(project));
}

/// The ground that works along a road take.
Line strip(const Line& line, double width)
{
  Line outline = beside(line, -width / 2);
  Line back = beside(line, width / 2);
  std::reverse(back.begin(), back.end());
  return outline + back;
}

void Maker::addStreetWorks(const Road& road)
{
  // Two or three kinds of work in one street, months apart or at once: what coordination is for.
  const int first = m_random.below(30);
  const int count = 2 + m_random.below(2);
  int kind = m_random.below(static_cast<int>(kStreetWorks.size()));
  for (int i = 0; i < count; ++i, kind = (kind + 1) % static_cast<int>(kStreetWorks.size())) {
    const Works& works = kStreetWorks[static_cast<std::size_t>(kind)];
    const double length = lengthOf(road.line);
    const qsizetype from = i == 1 ? road.line.size() / 3 : 0;
    Line part = road.line.mid(from);
    if (part.size() < 2)
      part = road.line;
    add(strip(part, road.width * 0.9),
        QString::fromUtf8(works.title).arg(road.name.toLower().left(1) + road.name.mid(1)),
        QString::fromUtf8(works.sector), length * works.millionPerMetre,
        std::max(0, first + m_random.below(9) - 2), works.months);
  }
}

void Maker::addRoad(const Road& road)
{
  const QString name =
      QStringLiteral("Nâng cấp, mở rộng %1").arg(road.name.left(1).toLower() + road.name.mid(1));
  add(strip(road.line, 40), name, QStringLiteral("Giao thông"), lengthOf(road.line) * 65,
      m_random.below(40), 20 + m_random.below(16));
}

void Maker::addArea(const Line& outline, const QString& name, const QString& sector,
                    double millions)
{
  add(outline, name, sector, millions, m_random.below(44), 18 + m_random.below(40));
}

/// A piece of ground of `size` metres that fits the place.
Line ground(QPointF centre, double size, Random& random)
{
  Line outline;
  constexpr int kCorners = 7;
  for (int i = 0; i < kCorners; ++i) {
    const double angle = i * 2 * 3.14159265358979 / kCorners;
    const double radius = size * random.between(0.75, 1.15);
    outline.append(centre + QPointF(radius * std::cos(angle), radius * 0.75 * std::sin(angle)));
  }
  return outline;
}

} // namespace

std::vector<Project> makeProjects(const Communes& communes, const std::vector<Road>& roads,
                                  const std::vector<Zone>& zones, Random& random)
{
  Maker maker(communes, random);
  int avenues = 0;
  for (const Road& road : roads) {
    if (road.roadClass == RoadClass::Avenue && !road.isBridge && lengthOf(road.line) > 500 &&
        avenues < 16 && random.chance(0.5)) {
      maker.addStreetWorks(road);
      ++avenues;
    }
    if (road.roadClass == RoadClass::Provincial && random.chance(0.3))
      maker.addRoad(road);
  }
  for (const Zone& zone : zones)
    if (zone.code == QLatin1String("SKK") || zone.code == QLatin1String("SKN")) {
      Line outline = zone.rings.front();
      outline.removeLast();
      maker.addArea(outline,
                    QStringLiteral("Hạ tầng khu công nghiệp %1")
                        .arg(communes.list[static_cast<std::size_t>(zone.commune)].name),
                    QStringLiteral("Công nghiệp"), zone.squareMetres * 1.1);
    }
  const std::array<std::pair<const char*, const char*>, 4> kinds{
      {{"Khu đô thị mới %1", "Đô thị"},
       {"Khu tái định cư %1", "Đô thị"},
       {"Công viên trung tâm %1", "Cây xanh"},
       {"Trạm quan trắc và trung tâm điều hành %1", "Quan trắc"}}};
  for (std::size_t i = 0; i < communes.list.size(); ++i) {
    const Commune& commune = communes.list[i];
    const auto& [title, sector] = kinds[static_cast<std::size_t>(random.below(4))];
    const double size = random.between(160, 420);
    const QPointF off(random.between(-900, 900), random.between(-900, 900));
    if (commune.kind != Commune::Kind::SpecialZone &&
        communes.map.at(commune.seat + off, -1) == static_cast<int>(i))
      maker.addArea(ground(commune.seat + off, size, random),
                    QString::fromUtf8(title).arg(commune.name), QString::fromUtf8(sector),
                    size * size * 0.9);
  }
  return std::move(maker.made);
}

} // namespace diaban::demo
