// How coverage is reckoned: the model, its parameters, the classes that it tells apart.
#pragma once

#include <diaban/base/result.h>
#include <diaban/coverage/camera.h>
#include <diaban/coverage/radio.h>
#include <diaban/coverage/sensor.h>

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace diaban::coverage {

enum class ModelKind : quint8 {
  Disc,    ///< all around, to its range
  Road,    ///< along roads, to its range by the way
  Sector,  ///< as Disc, within its field of view
  Sight,   ///< what it sees of ground and streets, to its range
  Camera,  ///< what it sees, by pixels a metre
  Radio,   ///< where it is received, by the margin of the link
  Reading, ///< where a reading still speaks for the place, by the error of an estimate
};
inline constexpr int kModelKinds = 7;
QString modelName(ModelKind kind); ///< "disc"
std::optional<ModelKind> modelFromName(const QString& name);
QString modelTitle(ModelKind kind); ///< "Line of sight", translated

struct CoverageModel {
  ModelKind kind = ModelKind::Disc;
  DensityStandard standard = DensityStandard::Dori; ///< Camera
  RadioModel formula = RadioModel::HataSmallCity;   ///< Radio
  bool buildingsHide = true; ///< Sight, Camera, Radio: where a layer of them is there
  bool terrainHides = false; ///< likewise; cells of a coarse terrain are larger than streets
  double targetHeight = 1.5; ///< of what is looked for, or of the receiver, above the ground, m
  double roadside = 20;      ///< Road: how far from the road a place still belongs to it, m
  double cell = 10;          ///< Radio and Reading where there is no terrain: side of a cell, m
  double storeyHeight = 3.3; ///< m
  double assumedHeight = 7;  ///< of buildings that have neither height nor storeys, m
  SensorValues values;       ///< for units whose rows don't say it, before those of their type

  QJsonObject toJson() const;
  /// What it lacks stays as in a model of its kind. \returns BadArgument (value, key)
  static Result<CoverageModel> fromJson(const QJsonObject& json);
  bool operator==(const CoverageModel&) const = default;
};

/// A class of coverage, the best one first.
struct CoverageLevel {
  QString id;       ///< "identify"
  QString title;    ///< translated
  double least = 0; ///< that belongs to it, in `unit`; of Reading: the most
  QString unit;     ///< "px/m", "dB", "%", or empty: there is but one class
};
std::vector<CoverageLevel> levelsOf(const CoverageModel& model);

} // namespace diaban::coverage
