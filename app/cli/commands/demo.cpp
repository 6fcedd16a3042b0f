#include "commands.h"

#include <diaban/demo/demo.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace diaban::cli {
namespace {

Result<Answer> demo(const Arguments& arguments, Progress& progress)
{
  demo::DemoOptions options;
  DIABAN_TRY(communes, arguments.integer(QStringLiteral("communes"), 2, 400));
  DIABAN_TRY(parcels, arguments.integer(QStringLiteral("parcels"), 100, 200'000));
  DIABAN_TRY(seed, arguments.integer(QStringLiteral("seed"), 0, 1'000'000'000));
  options.communes = static_cast<int>(communes.value_or(options.communes));
  options.parcels = static_cast<int>(parcels.value_or(options.parcels));
  options.seed = static_cast<quint64>(seed.value_or(static_cast<qint64>(options.seed)));
  const QString path = arguments.parameter(QStringLiteral("OUT.gpkg"));
  const geo::SourceReader reader(geo::workerProgram());
  DIABAN_TRY(report, demo::writeDemo(path, options, reader, progress));
  Answer answer;
  QJsonArray layers;
  for (const workspace::ImportedLayer& layer : report.layers) {
    layers.append(QJsonObject{{QStringLiteral("name"), layer.name},
                              {QStringLiteral("title"), layer.title},
                              {QStringLiteral("features"), layer.kept}});
    answer.text +=
        QStringLiteral("%1  %2  %3\n").arg(layer.name, -16).arg(layer.kept, 7).arg(layer.title);
  }
  answer.json = {{QStringLiteral("workspace"), path}, {QStringLiteral("layers"), layers}};
  return answer;
}

} // namespace

Command demoCommand()
{
  return {QStringLiteral("demo"),
          QT_TRANSLATE_NOOP("diaban::cli", "make a workspace of an invented coastal province"),
          {{QStringLiteral("OUT.gpkg")}},
          {{QStringLiteral("communes"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "how many communes (else 40)")},
           {QStringLiteral("parcels"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "how many parcels (else 20000)")},
           {QStringLiteral("seed"), QStringLiteral("S"),
            QT_TRANSLATE_NOOP("diaban::cli", "another number gives another province (else 1)")}},
          false,
          demo};
}

} // namespace diaban::cli
