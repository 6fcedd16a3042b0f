#include <diaban/coverage/camera.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace diaban::coverage {
namespace {

constexpr std::array kDori = {
    DensityLevel{"identify", QT_TRANSLATE_NOOP("diaban::coverage", "Identify"), 250},
    DensityLevel{"recognise", QT_TRANSLATE_NOOP("diaban::coverage", "Recognise"), 125},
    DensityLevel{"observe", QT_TRANSLATE_NOOP("diaban::coverage", "Observe"), 62.5},
    DensityLevel{"detect", QT_TRANSLATE_NOOP("diaban::coverage", "Detect"), 25},
    DensityLevel{"monitor", QT_TRANSLATE_NOOP("diaban::coverage", "Monitor"), 12.5},
};

constexpr std::array kIec2025 = {
    DensityLevel{"scrutinise", QT_TRANSLATE_NOOP("diaban::coverage", "Scrutinise"), 1500},
    DensityLevel{"validate", QT_TRANSLATE_NOOP("diaban::coverage", "Validate"), 500},
    DensityLevel{"characterise", QT_TRANSLATE_NOOP("diaban::coverage", "Characterise"), 250},
    DensityLevel{"perceive", QT_TRANSLATE_NOOP("diaban::coverage", "Perceive"), 125},
    DensityLevel{"discern", QT_TRANSLATE_NOOP("diaban::coverage", "Discern"), 80},
    DensityLevel{"outline", QT_TRANSLATE_NOOP("diaban::coverage", "Outline"), 40},
    DensityLevel{"overview", QT_TRANSLATE_NOOP("diaban::coverage", "Overview"), 20},
};

Error refused(double value, const char* what)
{
  return {Error::Code::BadArgument, {QString::number(value), QLatin1String(what)}, {}};
}

bool isRound(const Camera& camera)
{
  return camera.isRound || camera.fieldOfView.inRadians() >= std::numbers::pi;
}

double verticalView(const Camera& camera)
{
  if (camera.verticalView)
    return camera.verticalView->inRadians();
  const double across = camera.fieldOfView.inRadians();
  const double aspect = static_cast<double>(camera.pixelsDown) / camera.pixelsAcross;
  return isRound(camera) ? std::min(across * aspect, std::numbers::pi)
                         : 2 * std::atan(std::tan(across / 2) * aspect);
}

/// How far along the ground something is that lies `slant` away and `rise` higher or lower.
double alongGround(double slant, double rise)
{
  return slant > std::abs(rise) ? std::sqrt(slant * slant - rise * rise) : 0;
}

Sector sectorOf(const Camera& camera)
{
  return {camera.azimuth, Angle::degrees(std::min(360.0, camera.fieldOfView.inDegrees() +
                                                             camera.turning.inDegrees()))};
}

} // namespace

std::span<const DensityLevel> densityLevels(DensityStandard standard)
{
  return standard == DensityStandard::Dori ? std::span<const DensityLevel>(kDori)
                                           : std::span<const DensityLevel>(kIec2025);
}

QString densityText(const DensityLevel& level)
{
  return QCoreApplication::translate("diaban::coverage", level.name);
}

QString densityId(DensityStandard standard)
{
  return standard == DensityStandard::Dori ? QStringLiteral("dori") : QStringLiteral("iec2025");
}

std::optional<DensityStandard> densityStandard(const QString& id)
{
  for (const DensityStandard standard : {DensityStandard::Dori, DensityStandard::Iec2025})
    if (densityId(standard) == id)
      return standard;
  return std::nullopt;
}

Outcome checked(const Camera& camera)
{
  DIABAN_CHECK(checked(Sector{camera.azimuth, camera.fieldOfView}));
  const double tilt = camera.tilt.inDegrees(), turning = camera.turning.inDegrees();
  constexpr double rounding = 1e-9;
  if (!std::isfinite(camera.place.x()) || !std::isfinite(camera.place.y()))
    return refused(std::isfinite(camera.place.x()) ? camera.place.y() : camera.place.x(), "place");
  if (!(camera.height >= 0) || !std::isfinite(camera.height))
    return refused(camera.height, "height");
  if (!(std::abs(tilt) <= 90 + rounding))
    return refused(tilt, "tilt");
  if (!(turning >= 0 && turning <= 360 + rounding))
    return refused(turning, "turning");
  if (camera.pixelsAcross <= 0 || camera.pixelsDown <= 0)
    return refused(std::min(camera.pixelsAcross, camera.pixelsDown), "pixels");
  if (!(camera.range > 0))
    return refused(camera.range, "range");
  if (camera.verticalView) {
    const double view = camera.verticalView->inDegrees();
    if (!(view > 0 && view <= 180 + rounding))
      return refused(view, "vertical field of view");
  }
  return Done{};
}

Result<Angle> viewOf(double focal, double width)
{
  if (!(focal > 0) || !std::isfinite(focal))
    return refused(focal, "focal length");
  if (!(width > 0) || !std::isfinite(width))
    return refused(width, "sensor width");
  return Angle::radians(2 * std::atan(width / (2 * focal)));
}

double distanceFor(const Camera& camera, double pixelsPerMetre)
{
  const double view = camera.fieldOfView.inRadians();
  const double metresWide = camera.pixelsAcross / pixelsPerMetre;
  return isRound(camera) ? metresWide / view : metresWide / (2 * std::tan(view / 2));
}

GroundReach groundReach(const Camera& camera, double targetHeight)
{
  constexpr double right = std::numbers::pi / 2;
  constexpr double endless = std::numeric_limits<double>::infinity();
  const double half = verticalView(camera) / 2;
  // Of the picture's lower and upper edge, below and above the horizon.
  const double down = camera.tilt.inRadians() + half, up = half - camera.tilt.inRadians();
  const double above = camera.height - targetHeight;
  GroundReach reach{0, endless};
  if (down < right)
    reach.from = down > 0 ? camera.height * std::tan(right - down) : endless;
  if (up < 0)
    reach.to = std::max(above, 0.0) * std::tan(right + std::max(up, -right));
  else if (above < 0 && up < right)
    reach.from = std::max(reach.from, up > 0 ? -above * std::tan(right - up) : endless);
  return reach;
}

Result<CameraArea> cameraArea(const Camera& camera, DensityStandard standard, double targetHeight,
                              const StreetSight* buildings,
                              const std::function<bool(std::size_t row)>& hides)
{
  DIABAN_CHECK(checked(camera));
  if (!(targetHeight >= 0) || !std::isfinite(targetHeight))
    return refused(targetHeight, "target height");
  const std::span<const DensityLevel> levels = densityLevels(standard);
  const double rise = camera.height - targetHeight;
  const GroundReach reach = groundReach(camera, targetHeight);
  const double limit = std::min(reach.to, camera.range);
  const double radius =
      std::min(limit, alongGround(distanceFor(camera, levels.back().pixelsPerMetre), rise));
  CameraArea area;
  area.blindRadius = reach.from;
  std::optional<SeenArea> seen;
  if (radius > reach.from) {
    const Sector sector = sectorOf(camera);
    if (buildings) {
      DIABAN_TRY(around, buildings->from(camera.place, {radius, sector, hides}));
      seen = std::move(around);
    } else {
      seen = SeenArea::open(camera.place, radius, sector);
    }
    area.buildings = seen->buildings();
  }
  double from = reach.from;
  for (const DensityLevel& level : levels) {
    const double to = std::min(limit, alongGround(distanceFor(camera, level.pixelsPerMetre), rise));
    LevelArea one{level, from, std::max(from, to), {}};
    one.shape.type = 6; // multipolygon
    if (seen)
      one.shape = seen->between(one.from, one.to);
    from = one.to;
    area.levels.push_back(std::move(one));
  }
  return area;
}

} // namespace diaban::coverage
