#include "../exitcode.h"
#include "../json.h"
#include "../opening.h"
#include "commands.h"
#include "common/bootstrap.h"

#include <diaban/geo/source.h>
#include <diaban/workspace/importcheck.h>

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace diaban::cli {
namespace {

QJsonObject toJson(const geo::SourceLayer& layer)
{
  return {{QStringLiteral("name"), layer.name},
          {QStringLiteral("geometry"), layer.geometry},
          {QStringLiteral("features"),
           layer.features < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(layer.features)},
          {QStringLiteral("crs"), crsToJson(layer.crs)},
          {QStringLiteral("extent"), cli::toJson(layer.extent)},
          {QStringLiteral("pairs"), cli::toJson(layer.pairs)},
          {QStringLiteral("fields"), cli::toJson(layer.fields)}};
}

QJsonObject toJson(const geo::RasterInfo& raster)
{
  return {{QStringLiteral("width"), raster.width},
          {QStringLiteral("height"), raster.height},
          {QStringLiteral("bands"), raster.bands},
          {QStringLiteral("type"), raster.dataType},
          {QStringLiteral("crs"), crsToJson(raster.crs)},
          {QStringLiteral("extent"), cli::toJson(raster.extent)},
          {QStringLiteral("nodata"), raster.hasNoData}};
}

QJsonObject toJson(const geo::SourceInfo& source)
{
  QJsonArray layers;
  for (const geo::SourceLayer& layer : source.layers)
    layers.append(toJson(layer));
  QJsonObject object{{QStringLiteral("path"), source.path},
                     {QStringLiteral("driver"), source.driver},
                     {QStringLiteral("kind"),
                      source.isRaster ? QStringLiteral("raster") : QStringLiteral("vector")},
                     {QStringLiteral("layers"), layers}};
  if (source.isRaster)
    object.insert(QStringLiteral("raster"), toJson(source.raster));
  return object;
}

/// What there is to choose: how coordinates and text may be read.
QJsonObject readingsOf(const workspace::SourceCheck& check)
{
  QJsonArray systems, encodings;
  for (const geo::CrsReading& reading : check.crsReadings)
    systems.append(QJsonObject{{QStringLiteral("crs"), crsToJson(reading.crs.id())},
                               {QStringLiteral("swapsAxes"), reading.swapsAxes},
                               {QStringLiteral("fit"), reading.fit},
                               {QStringLiteral("offset"), reading.offsetMetres}});
  for (const geo::TextReading& reading : check.textReadings) {
    QJsonArray words;
    for (const workspace::TextSample& sample : check.texts)
      words.append(geo::readText(sample.raw, reading.encoding));
    encodings.append(QJsonObject{{QStringLiteral("encoding"), reading.encoding},
                                 {QStringLiteral("fit"), reading.fit},
                                 {QStringLiteral("texts"), words}});
  }
  return {{QStringLiteral("crsReadings"), systems}, {QStringLiteral("textReadings"), encodings}};
}

QString textOf(const workspace::SourceCheck& check)
{
  const auto percent = [](double share) { return QLocale().toString(share * 100, 'f', 0); };
  QString text;
  for (const geo::CrsReading& reading : check.crsReadings)
    text += QStringLiteral("  %1%2  %3 %\n")
                .arg(reading.crs.id(), reading.swapsAxes ? QStringLiteral(" ⇄") : QString(),
                     percent(reading.fit));
  for (const geo::TextReading& reading : check.textReadings)
    text += QStringLiteral("  %1  %2 %  %3\n")
                .arg(reading.encoding, percent(reading.fit),
                     check.texts.isEmpty()
                         ? QString()
                         : geo::readText(check.texts.constFirst().raw, reading.encoding));
  return text;
}

QString toText(const geo::SourceInfo& source)
{
  QString text = QStringLiteral("%1: %2\n").arg(source.path, source.driver);
  if (source.isRaster)
    text += QStringLiteral("  %1 × %2 × %3 %4  %5\n")
                .arg(source.raster.width)
                .arg(source.raster.height)
                .arg(source.raster.bands)
                .arg(source.raster.dataType, crsToJson(source.raster.crs).toString());
  for (const geo::SourceLayer& layer : source.layers)
    text += QStringLiteral("  %1: %2 %3  %4\n")
                .arg(layer.name, QString::number(layer.features), layer.geometry,
                     crsToJson(layer.crs).toString());
  return text;
}

/// Where the data would go, when that is asked for.
Result<std::optional<workspace::ImportPlace>> placeOf(const Arguments& arguments)
{
  const QString path = arguments.value(QStringLiteral("for"));
  if (path.isEmpty())
    return std::optional<workspace::ImportPlace>();
  DIABAN_TRY(open, openToLook(path));
  const auto zones = geo::provinceZones(app::dataFile(QStringLiteral("crs/central_meridians.csv")));
  return std::optional(workspace::importPlace(open->crs(), open->layers(), zones, {path}));
}

Result<Answer> info(const Arguments& arguments, Progress& progress)
{
  const geo::SourceReader reader(geo::workerProgram());
  DIABAN_TRY(place, placeOf(arguments));
  Answer answer;
  QJsonArray sources;
  const auto add = [&](const geo::SourceInfo& info, const workspace::SourceCheck* check) {
    QJsonObject json = toJson(info);
    answer.text += toText(info);
    if (check != nullptr) {
      const QJsonObject readings = readingsOf(*check);
      for (auto it = readings.begin(); it != readings.end(); ++it)
        json.insert(it.key(), it.value());
      answer.text += textOf(*check);
    }
    sources.append(json);
  };
  const QStringList paths = arguments.parameters(QStringLiteral("SOURCE"));
  for (qsizetype i = 0; i < paths.size(); ++i) {
    const auto count = static_cast<double>(paths.size());
    SubProgress part(progress, static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
    std::optional<Error> fault;
    if (place) {
      if (const auto check = workspace::checkSource(paths[i], *place, reader, part))
        add(check.value().info, &check.value());
      else
        fault = check.error();
    } else if (const auto source = reader.describe(paths[i], {}, part)) {
      add(source.value(), nullptr);
    } else {
      fault = source.error();
    }
    if (!fault)
      continue;
    if (fault->code == Error::Code::Cancelled)
      return *fault;
    sources.append(QJsonObject{{QStringLiteral("path"), paths[i]},
                               {QStringLiteral("error"), cli::toJson(*fault)}});
    answer.notices.append(*fault);
    answer.exitCode = Exit::CannotRead;
  }
  answer.json = {{QStringLiteral("sources"), sources}};
  return answer;
}

} // namespace

Command infoCommand()
{
  return {QStringLiteral("info"),
          QT_TRANSLATE_NOOP("diaban::cli", "say what a map file holds"),
          {{QStringLiteral("SOURCE"), true}},
          {{QStringLiteral("for"), QStringLiteral("WORKSPACE"),
            QT_TRANSLATE_NOOP("diaban::cli", "also how coordinates and text may be read there")}},
          false,
          info};
}

} // namespace diaban::cli
