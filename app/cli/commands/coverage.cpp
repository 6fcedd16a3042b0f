#include "../opening.h"
#include "../sensorvalues.h"
#include "commands.h"

#include <diaban/coverage/coveragerun.h>

#include <QJsonArray>
#include <QLocale>

namespace diaban::cli {
namespace {

using coverage::CoverageLevel;
using coverage::CoverageModel;
using coverage::CoverageReport;
using coverage::CoverageRequest;
using coverage::SensorTypes;
using coverage::Served;
using coverage::Tally;

Error badOption(const QString& value, const char* option)
{
  return {Error::Code::BadArgument, {value, QLatin1String(option)}, {}};
}

Result<CoverageModel> modelOf(const Arguments& arguments, const SensorTypes& types)
{
  QJsonObject json;
  const coverage::SensorType* type = types.find(arguments.value(QStringLiteral("type")));
  if (arguments.isSet(QStringLiteral("type")) && type == nullptr)
    return badOption(arguments.value(QStringLiteral("type")), "--type");
  if (type != nullptr)
    json[QStringLiteral("model")] = type->model;
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

/// What a person named, else what roles suggest; "none" leaves it out.
QString layerFor(const Arguments& arguments, const char* option, const QString& suggested)
{
  if (!arguments.isSet(QLatin1String(option)))
    return suggested;
  const QString named = arguments.value(QLatin1String(option));
  return named == QLatin1String("none") ? QString() : named;
}

Result<CoverageRequest> requestOf(const Arguments& arguments, const SensorTypes& types,
                                  const QVector<workspace::Layer>& layers)
{
  if (!arguments.isSet(QStringLiteral("sensors")))
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--sensors"), QStringLiteral("coverage")},
                 {}};
  CoverageRequest request;
  request.sensors = arguments.value(QStringLiteral("sensors"));
  request.type = arguments.value(QStringLiteral("type"));
  DIABAN_TRY(model, modelOf(arguments, types));
  request.model = model;
  const coverage::GroundLayers suggested = coverage::suggestedGround(layers, types);
  request.ground.terrain = layerFor(arguments, "terrain", {});
  request.ground.buildings = layerFor(arguments, "buildings", suggested.buildings);
  request.ground.roads = layerFor(arguments, "roads", suggested.roads);
  request.ground.communes = layerFor(arguments, "communes", suggested.communes);
  request.ground.places = arguments.isSet(QStringLiteral("places"))
                              ? arguments.list(QStringLiteral("places"))
                              : suggested.places;
  request.ground.places.removeAll(QStringLiteral("none"));
  return request;
}

QJsonObject tallyJson(const Tally& tally, const std::vector<CoverageLevel>& levels)
{
  QJsonObject classes;
  for (std::size_t i = 0; i < levels.size(); ++i)
    classes[levels[i].id] = i < tally.byClass.size() ? tally.byClass[i] : 0;
  QJsonArray times;
  for (const double amount : tally.byTimes)
    times.append(amount);
  return {{QStringLiteral("total"), tally.total()},
          {QStringLiteral("served"), tally.served()},
          {QStringLiteral("classes"), classes},
          {QStringLiteral("times"), times}};
}

QJsonArray levelsJson(const std::vector<CoverageLevel>& levels)
{
  QJsonArray json;
  for (const CoverageLevel& level : levels)
    json.append(QJsonObject{{QStringLiteral("id"), level.id},
                            {QStringLiteral("title"), level.title},
                            {QStringLiteral("least"), level.least},
                            {QStringLiteral("unit"), level.unit}});
  return json;
}

QJsonArray communesJson(const Served& served)
{
  QJsonArray json;
  for (const coverage::ServedCommune& commune : served.communes)
    json.append(
        QJsonObject{{QStringLiteral("name"), commune.commune.name},
                    {QStringLiteral("people"), tallyJson(commune.people, served.levels)},
                    {QStringLiteral("road_m"), tallyJson(commune.roadMetres, served.levels)}});
  return json;
}

QJsonArray overlapsJson(const Served& served)
{
  QJsonArray json;
  for (const coverage::OwnerOverlap& overlap : served.overlaps)
    json.append(
        QJsonObject{{QStringLiteral("owners"), QJsonArray{overlap.one, overlap.other}},
                    {QStringLiteral("road_m"), overlap.roadMetres},
                    {QStringLiteral("people"), overlap.people},
                    {QStringLiteral("place"), QJsonArray{overlap.place.x(), overlap.place.y()}}});
  return json;
}

QJsonObject reportJson(const CoverageReport& report)
{
  const Served& served = report.served;
  QJsonObject places;
  for (const auto& [title, tally] : served.places)
    places[title] = tallyJson(tally, served.levels);
  return {{QStringLiteral("model"), modelName(report.request.model.kind)},
          {QStringLiteral("sensors"), static_cast<qint64>(report.coverage.sensors.size())},
          {QStringLiteral("undirected"), static_cast<qint64>(report.undirected)},
          {QStringLiteral("levels"), levelsJson(served.levels)},
          {QStringLiteral("area_m2"), tallyJson(served.squareMetres, served.levels)},
          {QStringLiteral("people"), tallyJson(served.people, served.levels)},
          {QStringLiteral("buildings"), tallyJson(served.buildings, served.levels)},
          {QStringLiteral("road_m"), tallyJson(served.roadMetres, served.levels)},
          {QStringLiteral("places"), places},
          {QStringLiteral("communes"), communesJson(served)},
          {QStringLiteral("overlaps"), overlapsJson(served)}};
}

/// A line for each class and each number of sensors: area, people, road.
QString reportText(const Served& served)
{
  const auto at = [](const std::vector<double>& amounts, std::size_t i) {
    return QString::number(i < amounts.size() ? amounts[i] : 0, 'f', 0);
  };
  const auto line = [&](const QString& title, std::vector<double> Tally::*part, std::size_t i) {
    return QStringLiteral("%1\t%2\t%3\t%4\n")
        .arg(title, at(served.squareMetres.*part, i), at(served.people.*part, i),
             at(served.roadMetres.*part, i));
  };
  QString text = QStringLiteral("\tm2\tpeople\troad_m\n");
  for (std::size_t i = 0; i < served.levels.size(); ++i)
    text += line(served.levels[i].title, &Tally::byClass, i);
  const std::size_t most = std::max({served.people.byTimes.size(), served.roadMetres.byTimes.size(),
                                     served.squareMetres.byTimes.size()});
  for (std::size_t i = 0; i < most; ++i)
    text += line(QStringLiteral("%1x").arg(i), &Tally::byTimes, i);
  return text;
}

Result<Answer> coverageOf(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(types, SensorTypes::load());
  DIABAN_TRY(workspace, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(request, requestOf(arguments, types, workspace->layers()));
  DIABAN_TRY(report, coverage::reckon(*workspace, types, request, nullptr, progress));
  Answer answer;
  answer.json = reportJson(report);
  answer.text = reportText(report.served);
  answer.notices = report.notices;
  return answer;
}

} // namespace

Command coverageCommand()
{
  return {
      QStringLiteral("coverage"),
      QT_TRANSLATE_NOOP("diaban::cli", "what a layer of sensors covers, and whom it serves"),
      {{QStringLiteral("WORKSPACE")}},
      {{QStringLiteral("sensors"), QStringLiteral("LAYER"),
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
       {QStringLiteral("roads"), QStringLiteral("LAYER"),
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
        QT_TRANSLATE_NOOP("diaban::cli", "for sensors whose rows don't say it: height_m=6")}},
      false,
      coverageOf};
}

} // namespace diaban::cli
