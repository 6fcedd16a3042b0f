#include "landuse.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::demo {
namespace {

struct Use {
  const char* code;
  const char* title;
};

// The first ones cover the land in large pieces; the city's blocks have the others.
constexpr std::array kUses{
    Use{"LUC", "Đất chuyên trồng lúa"},
    Use{"HNK", "Đất trồng cây hằng năm khác"},
    Use{"CLN", "Đất trồng cây lâu năm"},
    Use{"RDD", "Đất rừng đặc dụng"},
    Use{"RPH", "Đất rừng phòng hộ"},
    Use{"RSX", "Đất rừng sản xuất"},
    Use{"NTS", "Đất nuôi trồng thủy sản"},
    Use{"LMU", "Đất làm muối"},
    Use{"ONT", "Đất ở tại nông thôn"},
    Use{"SKK", "Đất khu công nghiệp"},
    Use{"SKN", "Đất cụm công nghiệp"},
    Use{"NTD", "Đất nghĩa trang, nhà tang lễ, cơ sở hỏa táng; đất cơ sở lưu trữ tro cốt"},
    Use{"CQP", "Đất quốc phòng"},
    Use{"TMD", "Đất thương mại, dịch vụ"},
    Use{"SON", "Đất có mặt nước dạng sông, ngòi, kênh, rạch, suối"},
    Use{"MNC", "Đất có mặt nước chuyên dùng dạng ao, hồ, đầm, phá"},
    Use{"DGT", "Đất công trình giao thông"},
    Use{"BCS", "Đất bằng chưa sử dụng"},
    Use{"ODT", "Đất ở tại đô thị"},
    Use{"TSC", "Đất xây dựng trụ sở cơ quan"},
    Use{"DVH", "Đất xây dựng cơ sở văn hóa"},
    Use{"DYT", "Đất xây dựng cơ sở y tế"},
    Use{"DGD", "Đất xây dựng cơ sở giáo dục và đào tạo"},
    Use{"DTT", "Đất xây dựng cơ sở thể dục, thể thao"},
    Use{"DKV", "Đất khu vui chơi, giải trí công cộng, sinh hoạt cộng đồng"},
    Use{"DCH", "Đất chợ dân sinh, chợ đầu mối"},
    Use{"TON", "Đất tôn giáo"},
    Use{"DRA", "Đất công trình xử lý chất thải"},
};

int useIndex(const char* code)
{
  for (std::size_t i = 0; i < kUses.size(); ++i)
    if (qstrcmp(kUses[i].code, code) == 0)
      return static_cast<int>(i);
  return -1;
}

/// Whether p lies in a rectangle around `centre`, turned by `angle`.
bool inRectangle(QPointF p, QPointF centre, double halfLength, double halfWidth, double angle)
{
  const QPointF d = p - centre;
  return std::abs(d.x() * std::cos(angle) + d.y() * std::sin(angle)) < halfLength &&
         std::abs(d.y() * std::cos(angle) - d.x() * std::sin(angle)) < halfWidth;
}

const char* hillUse(double height, double patch, QPointF p)
{
  if (height > 330)
    return p.x() < 15'000 && p.y() > 20'000 ? "RDD" : "RPH";
  if (height > 120)
    return patch > 0.28 ? "RPH" : "RSX";
  return patch > 0.12 ? "RSX" : (patch > -0.18 ? "CLN" : "HNK");
}

const char* plainUse(const Land& land, QPointF p, double patch, double fine)
{
  const double fromCoast = land.coastX(p.y()) - p.x();
  const double fromRiver = std::abs(p.y() - land.riverY(p.x())) - land.riverWidth(p.x()) / 2;
  if (fromCoast < 2'600 && fromRiver < 2'300 && fromRiver > 120 && patch > -0.15 &&
      p.y() < land.riverY(p.x()))
    return fine > 0.35 ? "LMU" : "NTS";
  if (fromCoast < 650)
    return patch > 0.05 ? "TMD" : "RPH"; // hotels, or trees against the sand
  if (fromRiver < 420)
    return "HNK"; // the river's own soil
  if (fine > 0.72)
    return "CLN";
  if (patch < -0.42 && fine < -0.25)
    return "HNK";
  if (fine < -0.95)
    return "NTD";
  return "LUC";
}

const char* countryUse(const Land& land, const Ground& ground, int column, int row)
{
  const QPointF p = ground.kind.centre(column, row);
  const int kind = ground.kind.at(column, row);
  if (kind == Ground::River)
    return "SON";
  if (kind == Ground::Reservoir)
    return "MNC";
  const QPointF city = land.city();
  if (inRectangle(p, city + QPointF(-6'900, -3'900), 1'250, 800, 0.35) ||
      inRectangle(p, city + QPointF(-6'700, 4'600), 900, 620, -0.2))
    return "SKK";
  if (inRectangle(p, {17'500, 9'300}, 420, 330, 0.5))
    return "SKN";
  if (inRectangle(p, {land.coastX(27'500) + 4'700, 29'100}, 520, 380, 0.3))
    return "CQP";
  const double patch = land.noise().rough(p + QPointF(20'000, 0), 2'400);
  const double fine = land.noise().rough(p + QPointF(0, 30'000), 900);
  const double height = ground.heightAt(column, row);
  if (kind == Ground::Island)
    return height > 45 ? "RPH" : (patch > 0.1 ? "CLN" : "BCS");
  if (height > 26 || ground.slopeAt(column, row) > 0.09)
    return hillUse(height, patch, p);
  return plainUse(land, p, patch, fine);
}

/// Marks the cells that a town's blocks lie in, and those next to them.
void coverTowns(const Towns& towns, int code, LabelMap& codes)
{
  constexpr double kRim = 26; // metres around a block that surely belong to the town
  for (const CityBlock& block : towns.blocks) {
    const QRectF box = block.box.adjusted(-kRim, -kRim, kRim, kRim);
    const int left = std::max(static_cast<int>(box.left() / kCell), 0);
    const int right = std::min(static_cast<int>(box.right() / kCell), codes.columns() - 1);
    const int bottom = std::max(static_cast<int>(box.top() / kCell), 0);
    const int top = std::min(static_cast<int>(box.bottom() / kCell), codes.rows() - 1);
    Line wide = block.cell;
    const QPointF middle = middleOf(wide);
    for (QPointF& corner : wide) {
      const QPointF out = corner - middle;
      corner += out * (kRim * 1.5 / std::hypot(out.x(), out.y()));
    }
    for (int row = bottom; row <= top; ++row)
      for (int column = left; column <= right; ++column)
        if (codes.at(column, row) >= 0 && contains(wide, codes.centre(column, row)))
          codes.at(column, row) = code;
  }
}

bool isInside(const Line& ring, const Line& block)
{
  return std::all_of(block.begin(), block.end(), [&](QPointF p) { return contains(ring, p); });
}

Line closed(Line ring, bool reversed)
{
  if (reversed)
    std::reverse(ring.begin(), ring.end());
  ring.append(ring.first());
  return ring;
}

} // namespace

QString landUseTitle(const QString& code)
{
  const int index = useIndex(code.toLatin1().constData());
  return index < 0 ? QString() : QString::fromUtf8(kUses[static_cast<std::size_t>(index)].title);
}

QString LandUse::codeAt(QPointF p) const
{
  const int index = codes.at(p, -1);
  return index < 0 ? QString() : QString::fromLatin1(kUses[static_cast<std::size_t>(index)].code);
}

std::vector<QString> blockUses(const Land& land, const Towns& city, Random& random)
{
  std::vector<QString> uses;
  for (const CityBlock& block : city.blocks) {
    const QPointF p = middleOf(block.corners);
    const double fromWater =
        std::min(std::abs(p.y() - land.riverY(p.x())) - land.riverWidth(p.x()) / 2,
                 land.coastX(p.y()) - p.x() + 200);
    const double centre = std::exp(-block.fromCentre / 700);
    const double dice = random.unit();
    double sum = 0;
    const auto upTo = [&](double share) { return dice < (sum += share); };
    const char* use = "ODT";
    if (upTo(0.04 + 0.26 * centre + (fromWater < 260 ? 0.16 : 0)))
      use = "TMD";
    else if (upTo(0.008 + 0.09 * centre))
      use = "TSC";
    else if (upTo(fromWater < 200 ? 0.24 : 0.055))
      use = "DKV";
    else if (upTo(0.05))
      use = "DGD";
    else if (upTo(0.016))
      use = "DYT";
    else if (upTo(0.014))
      use = "DVH";
    else if (upTo(0.014))
      use = "DCH";
    else if (upTo(0.012))
      use = "TON";
    else if (upTo(0.010))
      use = "DTT";
    uses.push_back(QString::fromLatin1(use));
  }
  return uses;
}

LandUse makeLandUse(const Land& land, const Ground& ground, const Communes& communes,
                    const Towns& city, const Towns& villages, const std::vector<QString>& blockUses)
{
  LandUse made{{}, LabelMap(ground.kind.columns(), ground.kind.rows(), kCell, -1)};
  for (int row = 0; row < made.codes.rows(); ++row)
    for (int column = 0; column < made.codes.columns(); ++column)
      if (ground.isProvince(column, row))
        made.codes.at(column, row) = useIndex(countryUse(land, ground, column, row));
  made.codes.tidy(7);
  const int traffic = useIndex("DGT");
  coverTowns(villages, useIndex("ONT"), made.codes);
  coverTowns(city, traffic, made.codes);
  made.codes.tidy(3);

  // Zones end at the communes' borders, but the streets of the city are one net.
  constexpr int kMany = 1'000;
  LabelMap split = made.codes;
  for (int row = 0; row < split.rows(); ++row)
    for (int column = 0; column < split.columns(); ++column)
      if (int& label = split.at(column, row); label >= 0 && label != traffic)
        label += kMany * std::max(communes.map.at(column, row), 0);
  split.tidy(2);
  for (Area& area : split.areas(5)) {
    Zone zone;
    zone.code = QString::fromLatin1(kUses[static_cast<std::size_t>(area.label % kMany)].code);
    zone.commune = area.label / kMany;
    zone.squareMetres = area.squareMetres;
    zone.rings = std::move(area.rings);
    made.zones.push_back(std::move(zone));
  }
  const std::size_t country = made.zones.size();
  for (std::size_t i = 0; i < city.blocks.size(); ++i) {
    const Line& corners = city.blocks[i].corners;
    for (std::size_t z = 0; z < country; ++z) {
      Zone& streets = made.zones[z];
      if (streets.code != QLatin1String("DGT") || !isInside(streets.rings.front(), corners))
        continue;
      Zone zone;
      zone.code = blockUses[i];
      zone.commune = std::max(communes.map.at(middleOf(corners), 0), 0);
      zone.squareMetres = areaOf(corners);
      zone.rings = {closed(corners, false)};
      streets.squareMetres -= zone.squareMetres;
      streets.rings.push_back(closed(corners, true));
      made.zones.push_back(std::move(zone));
      break;
    }
  }
  return made;
}

} // namespace diaban::demo
