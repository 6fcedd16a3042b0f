#include <diaban/coverage/model.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <span>

namespace diaban::coverage {
namespace {

struct Named {
  const char* name;
  const char* title;
};

/// What is coarser than the first level at which a person can be told from a post (monitoring, in
/// IEC 62676-4:2014) is no coverage.
constexpr double kLeastDensity = 20;

constexpr std::array<Named, kModelKinds> kKinds{{
    {"disc", QT_TRANSLATE_NOOP("diaban::coverage", "Radius")},
    {"road", QT_TRANSLATE_NOOP("diaban::coverage", "Along roads")},
    {"sector", QT_TRANSLATE_NOOP("diaban::coverage", "Sector")},
    {"sight", QT_TRANSLATE_NOOP("diaban::coverage", "Line of sight")},
    {"camera", QT_TRANSLATE_NOOP("diaban::coverage", "Pixel density")},
    {"radio", QT_TRANSLATE_NOOP("diaban::coverage", "Radio reception")},
    {"reading", QT_TRANSLATE_NOOP("diaban::coverage", "Reach of readings")},
}};

struct LevelRow {
  const char* id;
  const char* title;
  double least;
};

// What is left above the receiver's need: 20 dB outlast a wall, 10 dB a car or foliage.
constexpr std::array<LevelRow, 3> kLevelsRadio{{
    {"strong", QT_TRANSLATE_NOOP("diaban::coverage", "Strong"), 20},
    {"good", QT_TRANSLATE_NOOP("diaban::coverage", "Good"), 10},
    {"weak", QT_TRANSLATE_NOOP("diaban::coverage", "Weak"), 0},
}};
// Standard error of the estimate as a share of the spread of the readings.
constexpr std::array<LevelRow, 3> kLevelsReading{{
    {"sure", QT_TRANSLATE_NOOP("diaban::coverage", "Error up to half the spread"), 50},
    {"fair", QT_TRANSLATE_NOOP("diaban::coverage", "Error up to 70 % of the spread"), 70},
    {"vague", QT_TRANSLATE_NOOP("diaban::coverage", "Error up to 90 % of the spread"), 90},
}};
constexpr std::array<LevelRow, 1> kLevelsOne{{
    {"covered", QT_TRANSLATE_NOOP("diaban::coverage", "Covered"), 0},
}};

QString translated(const char* text)
{
  return QCoreApplication::translate("diaban::coverage", text);
}

std::vector<CoverageLevel> levels(std::span<const LevelRow> rows, const QString& unit)
{
  std::vector<CoverageLevel> made;
  for (const LevelRow& row : rows)
    made.push_back({QLatin1String(row.id), translated(row.title), row.least, unit});
  return made;
}

std::vector<CoverageLevel> cameraLevels(DensityStandard standard)
{
  std::vector<CoverageLevel> made;
  for (const DensityLevel& level : densityLevels(standard))
    if (level.pixelsPerMetre >= kLeastDensity)
      made.push_back({QLatin1String(level.id), densityText(level), level.pixelsPerMetre,
                      QStringLiteral("px/m")});
  return made;
}

/// The numbers of a model, and between which limits they make sense.
struct ModelNumber {
  const char* key;
  double CoverageModel::*member;
  double least, most;
};
constexpr std::array<ModelNumber, 5> kNumbers{{
    {"target_height_m", &CoverageModel::targetHeight, 0, 1000},
    {"roadside_m", &CoverageModel::roadside, 0.1, 1000},
    {"cell_m", &CoverageModel::cell, 0.1, 10'000},
    {"storey_m", &CoverageModel::storeyHeight, 0.1, 20},
    {"assumed_height_m", &CoverageModel::assumedHeight, 0, 1000},
}};

Error wrong(const QJsonValue& value, const QString& key)
{
  return {Error::Code::BadArgument, {value.toVariant().toString(), key}, {}};
}

Outcome readNumbers(const QJsonObject& json, CoverageModel& model)
{
  for (const ModelNumber& number : kNumbers) {
    const QString key = QLatin1String(number.key);
    if (!json.contains(key))
      continue;
    const double value = json[key].toDouble(-1);
    if (!(value >= number.least && value <= number.most))
      return wrong(json[key], key);
    model.*number.member = value;
  }
  return Done{};
}

} // namespace

QString modelName(ModelKind kind)
{
  return QLatin1String(kKinds[static_cast<std::size_t>(kind)].name);
}

std::optional<ModelKind> modelFromName(const QString& name)
{
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (name == QLatin1String(kKinds[i].name))
      return static_cast<ModelKind>(i);
  return std::nullopt;
}

QString modelTitle(ModelKind kind)
{
  return translated(kKinds[static_cast<std::size_t>(kind)].title);
}

QJsonObject CoverageModel::toJson() const
{
  QJsonObject json{
      {QStringLiteral("model"), modelName(kind)},
      {QStringLiteral("standard"), standard == DensityStandard::Iec2025 ? 2025 : 2014},
      {QStringLiteral("formula"), QLatin1String(radioFormula(formula).id)},
      {QStringLiteral("buildings_hide"), buildingsHide},
      {QStringLiteral("terrain_hides"), terrainHides},
      {QStringLiteral("values"), values.toJson()},
  };
  for (const ModelNumber& number : kNumbers)
    json[QLatin1String(number.key)] = this->*number.member;
  return json;
}

Result<CoverageModel> CoverageModel::fromJson(const QJsonObject& json)
{
  CoverageModel model;
  const QJsonValue name = json[QStringLiteral("model")];
  const auto kind = modelFromName(name.toString(modelName(model.kind)));
  if (!kind)
    return wrong(name, QStringLiteral("model"));
  model.kind = *kind;
  const QJsonValue formula = json[QStringLiteral("formula")];
  const auto known = radioModel(formula.toString(QLatin1String(radioFormula(model.formula).id)));
  if (!known)
    return wrong(formula, QStringLiteral("formula"));
  model.formula = *known;
  const int standard = json[QStringLiteral("standard")].toInt(2014);
  if (standard != 2014 && standard != 2025)
    return wrong(json[QStringLiteral("standard")], QStringLiteral("standard"));
  model.standard = standard == 2025 ? DensityStandard::Iec2025 : DensityStandard::Dori;
  model.buildingsHide = json[QStringLiteral("buildings_hide")].toBool(model.buildingsHide);
  model.terrainHides = json[QStringLiteral("terrain_hides")].toBool(model.terrainHides);
  DIABAN_CHECK(readNumbers(json, model));
  DIABAN_TRY(values, SensorValues::fromJson(json[QStringLiteral("values")].toObject()));
  model.values = values;
  return model;
}

std::vector<CoverageLevel> levelsOf(const CoverageModel& model)
{
  switch (model.kind) {
  case ModelKind::Camera: return cameraLevels(model.standard);
  case ModelKind::Radio: return levels(kLevelsRadio, QStringLiteral("dB"));
  case ModelKind::Reading: return levels(kLevelsReading, QStringLiteral("%"));
  case ModelKind::Disc:
  case ModelKind::Road:
  case ModelKind::Sector:
  case ModelKind::Sight: break;
  }
  return levels(kLevelsOne, {});
}

} // namespace diaban::coverage
