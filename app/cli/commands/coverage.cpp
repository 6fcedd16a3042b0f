#include "../opening.h"
#include "commands.h"
#include "coverageoptions.h"

#include <diaban/coverage/rasterlayers.h>
#include <diaban/coverage/resultlayers.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace diaban::cli {
namespace {

using coverage::CoverageLevel;
using coverage::CoverageReport;
using coverage::ResultTitles;
using coverage::SensorTypes;
using coverage::Served;
using coverage::Tally;

constexpr double kGapSide = 200; ///< metres
/// Options that write to the workspace.
constexpr const char* kKept[] = {"out", "gaps", "findings", "raster-layer", "reception-layers"};

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

/// How far readings speak for a place, and how well they tell one another.
QJsonValue readingsJson(const std::optional<coverage::ReadingReach>& readings)
{
  if (!readings)
    return {};
  const coverage::Variogram& variogram = readings->variogram;
  return QJsonObject{{QStringLiteral("range_m"), variogram.range},
                     {QStringLiteral("nugget"), variogram.nugget},
                     {QStringLiteral("sill"), variogram.sill},
                     {QStringLiteral("fitted"), readings->isFitted},
                     {QStringLiteral("rmse"), readings->check.errors.empty()
                                                  ? QJsonValue()
                                                  : QJsonValue(readings->check.rootMeanSquare)}};
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
          {QStringLiteral("overlaps"), overlapsJson(served)},
          {QStringLiteral("readings"), readingsJson(report.coverage.readings)}};
}

/// A line for each class and each number of sensors: area, people, road; a dash for what no layer
/// tells of.
QString reportText(const Served& served)
{
  const auto at = [](const Tally& tally, std::vector<double> Tally::*part, std::size_t i) {
    const std::vector<double>& amounts = tally.*part;
    return tally.total() > 0 ? QString::number(i < amounts.size() ? amounts[i] : 0, 'f', 0)
                             : QStringLiteral("–");
  };
  const auto line = [&](const QString& title, std::vector<double> Tally::*part, std::size_t i) {
    return QStringLiteral("%1\t%2\t%3\t%4\n")
        .arg(title, at(served.squareMetres, part, i), at(served.people, part, i),
             at(served.roadMetres, part, i));
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

/// The two parts of an option that names both a level and whose it is; empty: it isn't there.
Result<QStringList> receptionNames(const Arguments& arguments, const char* option)
{
  const QStringList names = arguments.list(QLatin1String(option));
  if (!names.isEmpty() && names.size() != 2)
    return Error{
        Error::Code::BadArgument,
        {arguments.value(QLatin1String(option)), QStringLiteral("--%1").arg(QLatin1String(option))},
        {}};
  return names;
}

ResultTitles titlesOf(const QString& name)
{
  return {name, QCoreApplication::translate("diaban::cli", "reckon the coverage “%1”").arg(name)};
}

Outcome writeRasters(const Arguments& arguments, workspace::Workspace& workspace,
                     const CoverageReport& report, QJsonObject& json, Progress& progress)
{
  if (const QString name = arguments.value(QStringLiteral("raster-layer")); !name.isEmpty()) {
    DIABAN_TRY(written,
               coverage::writeRasterLayer(workspace, report, name, titlesOf(name), progress));
    json[QStringLiteral("raster_layer")] = written.layer;
  }
  DIABAN_TRY(names, receptionNames(arguments, "reception-layers"));
  if (names.isEmpty())
    return Done{};
  DIABAN_TRY(reception, coverage::receptionOf(report.coverage, progress));
  DIABAN_TRY(levels, coverage::writeLevelLayer(workspace, report, reception, names[0],
                                               titlesOf(names[0]), progress));
  DIABAN_TRY(servers, coverage::writeServerLayer(workspace, report, reception, names[1],
                                                 titlesOf(names[1]), progress));
  json[QStringLiteral("reception_layers")] = QJsonArray{levels.layer, servers.layer};
  return Done{};
}

/// Areas, gaps, rasters and findings go into the workspace as far as a person asked for them.
Outcome write(const Arguments& arguments, workspace::Workspace& workspace,
              const CoverageReport& report, QJsonObject& json, Progress& progress)
{
  const auto named = [&](const char* option) { return arguments.value(QLatin1String(option)); };
  if (arguments.isSet(QStringLiteral("out"))) {
    const QString name = named("out");
    DIABAN_TRY(written, coverage::writeAreas(workspace, report, name, titlesOf(name), progress));
    json[QStringLiteral("out")] = written.layer;
  }
  if (arguments.isSet(QStringLiteral("gaps"))) {
    const QString name = named("gaps");
    const auto gaps = coverage::gapsOf(report.served, *report.population, kGapSide);
    DIABAN_TRY(
        written,
        coverage::writeGaps(
            workspace, report, gaps, name,
            {name, QCoreApplication::translate("diaban::cli", "find the gaps “%1”").arg(name)},
            progress));
    json[QStringLiteral("gaps")] = written.layer;
  }
  if (arguments.isSet(QStringLiteral("findings"))) {
    DIABAN_TRY(replaced,
               coverage::writeOverlaps(
                   workspace, report,
                   QCoreApplication::translate("diaban::cli", "find what two owners cover both"),
                   progress));
    json[QStringLiteral("findings")] = replaced.added + replaced.changed + replaced.same;
  }
  DIABAN_CHECK(writeRasters(arguments, workspace, report, json, progress));
  return workspace.putBack(progress);
}

Result<Answer> coverageOf(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(types, SensorTypes::load());
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const auto isKept = [&](const char* option) { return arguments.isSet(QLatin1String(option)); };
  const bool writes = std::any_of(std::begin(kKept), std::end(kKept), isKept);
  DIABAN_TRY(files, receptionNames(arguments, "reception"));
  DIABAN_CHECK(receptionNames(arguments, "reception-layers"));
  SubProgress opening(progress, 0, 0.05), reckoning(progress, 0.05, 0.9), keeping(progress, 0.9, 1);
  DIABAN_TRY(workspace, writes ? openToWork(path, opening) : openToLook(path));
  DIABAN_TRY(request, coverageRequest(arguments, types, workspace->layers()));
  DIABAN_TRY(report, coverage::reckon(*workspace, types, request, nullptr, reckoning));
  Answer answer;
  answer.json = reportJson(report);
  answer.text = reportText(report.served);
  answer.notices = report.notices;
  if (writes)
    DIABAN_CHECK(write(arguments, *workspace, report, answer.json, keeping));
  if (const QString raster = arguments.value(QStringLiteral("raster")); !raster.isEmpty()) {
    DIABAN_CHECK(coverage::writeRaster(raster, report, workspace->crs(), keeping));
    answer.json[QStringLiteral("raster")] = raster;
  }
  if (!files.isEmpty()) {
    DIABAN_CHECK(coverage::writeReception(files[0], files[1], report, workspace->crs(), keeping));
    answer.json[QStringLiteral("reception")] = QJsonArray{files[0], files[1]};
  }
  return answer;
}

} // namespace

Command coverageCommand()
{
  QVector<Option> options = coverageOptions();
  options << Option{QStringLiteral("out"), QStringLiteral("LAYER"),
                    QT_TRANSLATE_NOOP("diaban::cli", "writes the covered areas by class")}
          << Option{QStringLiteral("gaps"), QStringLiteral("LAYER"),
                    QT_TRANSLATE_NOOP("diaban::cli", "writes where people live that nobody serves")}
          << Option{QStringLiteral("findings"),
                    {},
                    QT_TRANSLATE_NOOP("diaban::cli",
                                      "keeps what two owners cover both as findings")}
          << Option{QStringLiteral("raster"), QStringLiteral("FILE.tif"),
                    QT_TRANSLATE_NOOP("diaban::cli", "writes the best class of each cell")}
          << Option{QStringLiteral("raster-layer"), QStringLiteral("LAYER"),
                    QT_TRANSLATE_NOOP("diaban::cli", "keeps the best class of each cell")}
          << Option{QStringLiteral("reception"), QStringLiteral("LEVEL.tif,SERVER.tif"),
                    QT_TRANSLATE_NOOP("diaban::cli",
                                      "radio: writes the strongest level of each cell, and whose")}
          << Option{QStringLiteral("reception-layers"), QStringLiteral("LEVEL,SERVER"),
                    QT_TRANSLATE_NOOP("diaban::cli",
                                      "radio: keeps the strongest level of each cell, and whose")};
  return {QStringLiteral("coverage"),
          QT_TRANSLATE_NOOP("diaban::cli", "what a layer of sensors covers, and whom it serves"),
          {{QStringLiteral("WORKSPACE")}},
          options,
          false,
          coverageOf};
}

} // namespace diaban::cli
