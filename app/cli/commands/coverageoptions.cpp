#include "coverageoptions.h"

#include "../sensorvalues.h"

namespace diaban::cli {
namespace {

using coverage::CoverageModel;
using coverage::CoverageRequest;
using coverage::SensorTypes;

Error badOption(const QString& value, const char* option)
{
  return {Error::Code::BadArgument, {value, QLatin1String(option)}, {}};
}

/// \param layer what the sensors' layer is called, by which their type is told
Result<CoverageModel> modelOf(const Arguments& arguments, const SensorTypes& types,
                              const QString& layer)
{
  const coverage::SensorType* type = arguments.isSet(QStringLiteral("type"))
                                         ? types.find(arguments.value(QStringLiteral("type")))
                                         : &types.told(layer);
  if (type == nullptr)
    return badOption(arguments.value(QStringLiteral("type")), "--type");
  QJsonObject json = type->modelJson();
  for (const char* name : {"model", "formula"})
    if (arguments.isSet(QLatin1String(name)))
      json[QLatin1String(name)] = arguments.value(QLatin1String(name));
  DIABAN_TRY(standard, arguments.integer(QStringLiteral("standard"), 2014, 2025));
  if (standard)
    json[QStringLiteral("standard")] = *standard;
  DIABAN_TRY(target, arguments.number(QStringLiteral("target-height"), 0, 1000));
  if (target)
    json[QStringLiteral("target_height_m")] = *target;
  DIABAN_TRY(model, CoverageModel::fromJson(json));
  DIABAN_TRY(values, sensorValues(arguments.list(QStringLiteral("values"))));
  model.values = values;
  return model;
}

/// A model without what it goes by would tell of nothing, or of a plain circle.
Outcome hasItsGround(const CoverageRequest& request)
{
  const auto needs = [&](const char* option) {
    return Error{Error::Code::MissingArgument,
                 {QLatin1String(option),
                  QStringLiteral("coverage --model %1").arg(modelName(request.model.kind))},
                 {}};
  };
  const coverage::GroundLayers& ground = request.ground;
  if (request.model.kind == coverage::ModelKind::Road && ground.roads.isEmpty())
    return needs("--roads");
  if (request.model.kind == coverage::ModelKind::Sight && ground.terrain.isEmpty() &&
      ground.buildings.isEmpty())
    return needs("--terrain");
  return Done{};
}

/// What a person named, else what roles suggest; "none" leaves it out.
QString layerFor(const Arguments& arguments, const char* option, const QString& suggested)
{
  if (!arguments.isSet(QLatin1String(option)))
    return suggested;
  const QString named = arguments.value(QLatin1String(option));
  return named == QLatin1String("none") ? QString() : named;
}

QStringList layersFor(const Arguments& arguments, const char* option, const QStringList& suggested)
{
  QStringList layers =
      arguments.isSet(QLatin1String(option)) ? arguments.list(QLatin1String(option)) : suggested;
  layers.removeAll(QStringLiteral("none"));
  return layers;
}

} // namespace

Result<CoverageRequest> coverageRequest(const Arguments& arguments, const SensorTypes& types,
                                        const QVector<workspace::Layer>& layers)
{
  if (!arguments.isSet(QStringLiteral("sensors")))
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--sensors"), QStringLiteral("coverage")},
                 {}};
  CoverageRequest request;
  request.sensors = arguments.value(QStringLiteral("sensors"));
  request.type = arguments.value(QStringLiteral("type"));
  QString words = request.sensors;
  for (const workspace::Layer& layer : layers)
    if (layer.name == request.sensors)
      words += QLatin1Char(' ') + layer.title;
  DIABAN_TRY(model, modelOf(arguments, types, words));
  request.model = model;
  const coverage::GroundLayers suggested = coverage::suggestedGround(layers, types);
  request.ground.terrain = layerFor(arguments, "terrain", {});
  request.model.terrainHides = !request.ground.terrain.isEmpty();
  request.ground.buildings = layerFor(arguments, "buildings", suggested.buildings);
  request.ground.roads = layersFor(arguments, "roads", suggested.roads);
  request.ground.communes = layerFor(arguments, "communes", suggested.communes);
  request.ground.places = layersFor(arguments, "places", suggested.places);
  DIABAN_CHECK(hasItsGround(request));
  return request;
}

QVector<Option> coverageOptions()
{
  return {
      {QStringLiteral("sensors"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "the sensors, a layer of points")},
      {QStringLiteral("type"), QStringLiteral("ID"),
       QT_TRANSLATE_NOOP("diaban::cli", "only sensors of this type, as camera or lora")},
      {QStringLiteral("model"), QStringLiteral("NAME"),
       QT_TRANSLATE_NOOP("diaban::cli",
                         "disc, road, sector, sight, camera, radio or reading; else the type's")},
      {QStringLiteral("terrain"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "heights that hide; none unless named")},
      {QStringLiteral("buildings"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "that hide, and that people live in")},
      {QStringLiteral("roads"), QStringLiteral("LAYER,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "whose covered length is told")},
      {QStringLiteral("communes"), QStringLiteral("LAYER"),
       QT_TRANSLATE_NOOP("diaban::cli", "with numbers of people")},
      {QStringLiteral("places"), QStringLiteral("LAYER,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "schools and the like, to be counted")},
      {QStringLiteral("standard"), QStringLiteral("YEAR"),
       QT_TRANSLATE_NOOP("diaban::cli", "camera: classes of IEC 62676-4 of 2014 or 2025")},
      {QStringLiteral("formula"), QStringLiteral("NAME"),
       QT_TRANSLATE_NOOP("diaban::cli", "radio: the formula of path loss")},
      {QStringLiteral("target-height"), QStringLiteral("METRES"),
       QT_TRANSLATE_NOOP("diaban::cli", "of what is looked for, or of the receiver")},
      {QStringLiteral("values"), QStringLiteral("KEY=NUMBER,…"),
       QT_TRANSLATE_NOOP("diaban::cli", "for sensors whose rows don't say it: height_m=6")}};
}

} // namespace diaban::cli
