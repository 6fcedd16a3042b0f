#include "../exitcode.h"
#include "../json.h"
#include "commands.h"

#include <diaban/geo/source.h>

#include <QCoreApplication>

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

Result<Answer> info(const Arguments& arguments, Progress& progress)
{
  const geo::SourceReader reader(geo::workerProgram());
  Answer answer;
  QJsonArray sources;
  const QStringList paths = arguments.parameters(QStringLiteral("SOURCE"));
  for (qsizetype i = 0; i < paths.size(); ++i) {
    const auto count = static_cast<double>(paths.size());
    SubProgress part(progress, static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
    const auto source = reader.describe(paths[i], {}, part);
    if (source) {
      sources.append(toJson(source.value()));
      answer.text += toText(source.value());
      continue;
    }
    if (source.error().code == Error::Code::Cancelled)
      return source.error();
    sources.append(QJsonObject{{QStringLiteral("path"), paths[i]},
                               {QStringLiteral("error"), cli::toJson(source.error())}});
    answer.notices.append(source.error());
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
          {},
          false,
          info};
}

} // namespace diaban::cli
