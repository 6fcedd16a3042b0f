#include "parcels.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diaban::demo {
namespace {

QPointF mix(QPointF a, QPointF b, double t)
{
  return a + (b - a) * t;
}

/// Places inside a block by two shares: `s` along its longer side, `t` across.
class Quad {
public:
  explicit Quad(const Line& corners)
      : m_corners(corners)
  {
    const auto side = [&](int i) {
      const QPointF d = corners[(i + 1) % 4] - corners[i];
      return std::hypot(d.x(), d.y());
    };
    if (side(1) > side(0))
      std::rotate(m_corners.begin(), m_corners.begin() + 1, m_corners.end());
    const QPointF d = m_corners[1] - m_corners[0];
    m_length = std::hypot(d.x(), d.y());
    const QPointF e = m_corners[3] - m_corners[0];
    m_depth = std::hypot(e.x(), e.y());
  }
  double length() const { return m_length; }
  double depth() const { return m_depth; }
  QPointF at(double s, double t) const
  {
    return mix(mix(m_corners[0], m_corners[1], s), mix(m_corners[3], m_corners[2], s), t);
  }
  Line part(double s0, double s1, double t0, double t1) const
  {
    return {{at(s0, t0), at(s1, t0), at(s1, t1), at(s0, t1)}};
  }

private:
  Line m_corners;
  double m_length = 0;
  double m_depth = 0;
};

/// Cuts [0, 1] into `count` pieces of uneven width.
std::vector<double> cuts(int count, Random& random)
{
  std::vector<double> at{0};
  for (int i = 0; i < count; ++i)
    at.push_back(at.back() + random.between(0.7, 1.4));
  for (double& value : at)
    value /= at.back();
  return at;
}

class Maker {
public:
  Maker(const Land& land, const Communes& communes, const LandUse& landUse, int count,
        Random& random)
      : m_land(land)
      , m_communes(communes)
      , m_landUse(landUse)
      , m_count(static_cast<std::size_t>(count))
      , m_random(random)
  {
  }
  void addBlock(const CityBlock& block, const QString& use);
  void addVillageBlock(const CityBlock& block);
  void addFields();
  bool isFull(double share) const
  {
    return static_cast<double>(made.parcels.size()) >= share * static_cast<double>(m_count);
  }
  void number();

  Cadastre made;

private:
  void addParcel(Line corners, const QString& use)
  {
    if (made.parcels.size() < m_count)
      made.parcels.push_back({std::move(corners), use, communeAt(m_last)});
  }
  int communeAt(QPointF p) const { return std::max(m_communes.map.at(p, 0), 0); }
  void addHouse(const Quad& lot, double cover, int floors, const QString& use);
  void addField(QPointF corner, double angle, double size, const QString& use);

  const Land& m_land;
  const Communes& m_communes;
  const LandUse& m_landUse;
  std::size_t m_count;
  Random& m_random;
  QPointF m_last; ///< where parcels are being added
};

void Maker::addHouse(const Quad& lot, double cover, int floors, const QString& use)
{
  const double margin = (1 - cover) / 2;
  Building house;
  // City houses touch their neighbours' walls almost, and stand at the street.
  house.corners = lot.part(margin, 1 - margin, margin * 0.6, 1 - margin * 0.6);
  house.use = use;
  house.commune = communeAt(m_last);
  house.floors = floors;
  house.height = std::round((3.4 * floors + m_random.between(0.4, 1.6)) * 10) / 10;
  made.buildings.push_back(std::move(house));
}

void Maker::addBlock(const CityBlock& block, const QString& use)
{
  m_last = middleOf(block.corners);
  const Quad quad(block.corners);
  const double centre = std::exp(-block.fromCentre / 900);
  if (use == QLatin1String("DKV")) {
    addParcel(quad.part(0, 1, 0, 1), use);
    return;
  }
  if (use != QLatin1String("ODT")) {
    const std::vector<double> at = cuts(1 + m_random.below(3), m_random);
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const Line lot = quad.part(at[i], at[i + 1], 0, 1);
      addParcel(lot, use);
      const int floors = 2 + static_cast<int>(m_random.between(0, 6 + 14 * centre));
      addHouse(Quad(lot), m_random.between(0.45, 0.7), floors, use);
    }
    return;
  }
  const int lots = std::max(2, static_cast<int>(quad.length() / m_random.between(6.5, 10.5)));
  const double middle = m_random.between(0.45, 0.55);
  for (const bool isFront : {true, false}) {
    const std::vector<double> at = cuts(lots, m_random);
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const Line lot = quad.part(at[i], at[i + 1], isFront ? 0 : middle, isFront ? middle : 1);
      addParcel(lot, use);
      if (m_random.chance(0.9))
        addHouse(Quad(lot), m_random.between(0.74, 0.9),
                 1 + static_cast<int>(m_random.between(0.6, 3.2 + 2.5 * centre)), use);
    }
  }
}

void Maker::addVillageBlock(const CityBlock& block)
{
  m_last = middleOf(block.corners);
  const Quad quad(block.corners);
  const int lots = std::max(1, static_cast<int>(quad.length() / m_random.between(15, 24)));
  const QString use = QStringLiteral("ONT");
  for (const bool isFront : {true, false}) {
    const std::vector<double> at = cuts(lots, m_random);
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
      const Line lot = quad.part(at[i], at[i + 1], isFront ? 0 : 0.5, isFront ? 0.5 : 1);
      addParcel(lot, use);
      if (m_random.chance(0.85))
        addHouse(Quad(lot), m_random.between(0.4, 0.62), 1 + (m_random.chance(0.25) ? 1 : 0), use);
    }
  }
}

void Maker::addField(QPointF corner, double angle, double size, const QString& use)
{
  const QPointF u(std::cos(angle) * size, std::sin(angle) * size);
  const QPointF v(-u.y(), u.x());
  const Quad square(Line{corner, corner + u, corner + u + v, corner + v});
  m_last = corner + (u + v) / 2;
  const std::vector<double> rows = cuts(2 + m_random.below(2), m_random);
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    const std::vector<double> at = cuts(4 + m_random.below(4), m_random);
    for (std::size_t i = 0; i + 1 < at.size(); ++i)
      addParcel(square.part(at[i], at[i + 1], rows[r], rows[r + 1]), use);
  }
}

void Maker::addFields()
{
  constexpr double kSize = 240;
  constexpr double kTrack = 6; // between squares
  constexpr double kAngle = 0.22;
  const QPointF along(std::cos(kAngle), std::sin(kAngle));
  const QPointF across(-along.y(), along.x());
  std::vector<std::pair<double, QPointF>> squares; // nearest to the city first
  const int reach = static_cast<int>(kWidth / kSize);
  for (int i = -reach; i < reach; ++i)
    for (int k = -reach; k < reach; ++k) {
      const QPointF corner = QPointF(kWidth / 2, kHeight / 2) + along * (i * (kSize + kTrack)) +
                             across * (k * (kSize + kTrack));
      const QPointF d = corner - m_land.city();
      squares.emplace_back(std::hypot(d.x(), d.y()), corner);
    }
  std::stable_sort(squares.begin(), squares.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [far, corner] : squares) {
    if (isFull(1))
      return;
    const QString use = m_landUse.codeAt(corner);
    static const QStringList kFields{QStringLiteral("LUC"), QStringLiteral("HNK"),
                                     QStringLiteral("NTS"), QStringLiteral("LMU")};
    bool isWhole = kFields.contains(use);
    for (int s = 0; s <= 4 && isWhole; ++s)
      for (int t = 0; t <= 4 && isWhole; ++t)
        isWhole =
            m_landUse.codeAt(corner + along * (s * kSize / 4) + across * (t * kSize / 4)) == use;
    if (isWhole)
      addField(corner, kAngle, kSize, use);
  }
}

void Maker::number()
{
  // A map sheet of the cadastre is a square of 500 m here; numbers run on within a commune's sheet.
  constexpr double kSheet = 500;
  QHash<QString, int> next;
  QHash<QString, int> sheets;
  QHash<int, int> sheetsOf;
  for (Parcel& parcel : made.parcels) {
    const QPointF p = middleOf(parcel.corners);
    const QString key = QStringLiteral("%1/%2/%3")
                            .arg(parcel.commune)
                            .arg(static_cast<int>(p.x() / kSheet))
                            .arg(static_cast<int>(p.y() / kSheet));
    if (!sheets.contains(key))
      sheets.insert(key, ++sheetsOf[parcel.commune]);
    parcel.sheet = sheets.value(key);
    parcel.number = ++next[key];
  }
}

} // namespace

Cadastre makeCadastre(const Land& land, const Communes& communes, const LandUse& landUse,
                      const Towns& city, const std::vector<QString>& blockUses,
                      const Towns& villages, int count, Random& random)
{
  Maker maker(land, communes, landUse, count, random);
  std::vector<std::size_t> order(city.blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return city.blocks[a].fromCentre < city.blocks[b].fromCentre;
  });
  for (const std::size_t i : order)
    if (!maker.isFull(0.7))
      maker.addBlock(city.blocks[i], blockUses[i]);
  for (const CityBlock& block : villages.blocks)
    if (!maker.isFull(0.85))
      maker.addVillageBlock(block);
  maker.addFields();
  maker.number();
  return std::move(maker.made);
}

} // namespace diaban::demo
