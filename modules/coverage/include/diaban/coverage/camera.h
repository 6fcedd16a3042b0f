// What cameras tell apart, and on which ground: pixel density by IEC 62676-4.
#pragma once

#include <diaban/coverage/streetsight.h>

#include <QString>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace diaban::coverage {

enum class DensityStandard : quint8 {
  Dori,    ///< IEC 62676-4:2014: monitor, detect, observe, recognise, identify
  Iec2025, ///< IEC 62676-4:2025, which replaces it: overview, outline, discern, perceive …
};

struct DensityLevel {
  const char* id = "";   ///< in files and on the command line; never changes
  const char* name = ""; ///< English; densityText() has it for people
  double pixelsPerMetre = 0;
};

/// The finest one first.
std::span<const DensityLevel> densityLevels(DensityStandard standard);
/// "Identify", in the language of the installed translator.
QString densityText(const DensityLevel& level);
/// "dori" and "iec2025".
QString densityId(DensityStandard standard);
std::optional<DensityStandard> densityStandard(const QString& id);

/// A camera over flat ground. Coordinates and heights are in metres. One that looks so steeply down
/// that it sees behind its mast is taken to see up to the mast; for one that looks straight down
/// give a field of view of 360°.
struct Camera {
  QPointF place;
  double height = 0;                      ///< of the lens above the ground
  Angle azimuth = Angle::degrees(0);      ///< of the middle of the picture, clockwise from north
  Angle tilt = Angle::degrees(0);         ///< of the middle of the picture, below the horizon
  Angle fieldOfView = Angle::degrees(90); ///< across the picture
  /// From top to bottom; without it as the picture's sides are to one another.
  std::optional<Angle> verticalView{};
  /// How far it can be turned, from the one end to the other; 360° for domes that go round. What
  /// it can see is then all that it sees in some position.
  Angle turning = Angle::degrees(0);
  int pixelsAcross = 1920, pixelsDown = 1080;
  /// Whether equal angles are equally wide in the picture (fisheyes, panoramas). From 180° on
  /// cameras are always taken so, since a flat picture can't show that.
  bool isRound = false;
  double range =
      std::numeric_limits<double>::infinity(); ///< what is farther counts not, e.g. light
};

/// \returns BadArgument (value, which one) for no place, a height that is negative, an angle that
///          can't be, a picture without pixels, a range that is not above 0
Outcome checked(const Camera& camera);

/// Of a lens of `focal` millimetres before a sensor `width` millimetres wide (or high).
/// \returns BadArgument for what is not above 0 and finite
Result<Angle> viewOf(double focal, double width);

/// How far away, along the line of sight, a metre of a target still has so many pixels across:
/// pixels / (2 · tan(view / 2) · density), or pixels / (view · density) where the camera is round.
/// \pre checked(camera); density > 0
double distanceFor(const Camera& camera, double pixelsPerMetre);

/// How far from below the camera something `targetHeight` high is in the picture from foot to top.
/// The blind zone ends at height · tan(90° − tilt − vertical view / 2).
struct GroundReach {
  double from = 0, to = 0; ///< to may be infinite; not above `from`: nothing is seen whole
};
/// \pre checked(camera); targetHeight ≥ 0
GroundReach groundReach(const Camera& camera, double targetHeight);

/// Where a camera reaches one level and none that is finer.
struct LevelArea {
  DensityLevel level;
  double from = 0, to = 0; ///< distance on the ground; not above `from`: the level is not reached
  geo::Shape shape;        ///< multipolygon; no parts where the level is not reached
};

struct CameraArea {
  double blindRadius = 0;        ///< below it nothing is seen
  std::vector<LevelArea> levels; ///< of the standard, the finest first
  std::vector<qint64> buildings; ///< numbers (fids) of those in sight
};

/// What a camera tells apart on the ground, cut by what hides it. Density counts along the line to
/// the target's top, so a high mast takes from every level.
/// \param buildings none: nothing hides. \param hides as in StreetRules
/// \returns errors of checked(); BadArgument for a target's height that is negative
Result<CameraArea> cameraArea(const Camera& camera, DensityStandard standard, double targetHeight,
                              const StreetSight* buildings,
                              const std::function<bool(std::size_t row)>& hides = {});

} // namespace diaban::coverage
