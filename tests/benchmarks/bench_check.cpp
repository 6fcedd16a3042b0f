// How long all checks of a layer's geometry take, by layer and rule. Prints one JSON document.
//   bench_check WORKSPACE [LAYER] [RULE,RULE…] [THREADS]
#include <diaban/base/platform_process.h>
#include <diaban/geo/check.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <cstdio>

using namespace diaban;

int main(int argc, char** argv)
{
  const QCoreApplication application(argc, argv);
  const QStringList words = application.arguments();
  auto opened = workspace::Workspace::open(words.value(1), {.readOnly = true});
  if (!opened) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(errorText(opened.error())));
    return 1;
  }
  const auto layers = opened.value()->layers();
  const QString layer = words.value(2, layers.isEmpty() ? QString() : layers.front().name);
  std::vector<geo::CheckRule> rules;
  for (int i = 0; i < geo::kCheckRules; ++i)
    if (const auto rule = static_cast<geo::CheckRule>(i);
        words.size() < 4 || words[3].split(QLatin1Char(',')).contains(geo::checkRuleName(rule)))
      rules.push_back(rule);
  geo::CheckOptions options = geo::CheckOptions::forCrs(opened.value()->crs(), rules);
  if (words.size() > 4)
    options.threads = words[4].toInt();
  NoProgress progress;
  QElapsedTimer timer;
  timer.start();
  const auto table = opened.value()->table(layer, {}, progress);
  if (!table) {
    std::fprintf(stderr, "%s\n", qUtf8Printable(errorText(table.error())));
    return 1;
  }
  const qint64 loadMs = timer.restart();
  const auto result = geo::checkTable(*table.value(), options, progress);
  const qint64 checkMs = timer.elapsed();
  std::printf("{\"rows\":%zu,\"load_ms\":%lld,\"check_ms\":%lld,\"peak_mb\":%lld",
              table.value()->rowCount(), loadMs, checkMs, platform::peakMemoryBytes() >> 20);
  for (const geo::CheckRule rule : rules)
    std::printf(",\"%s\":%zu", qPrintable(geo::checkRuleName(rule)), result.value().count(rule));
  std::printf("}\n");
  return 0;
}
