// How long it takes to import a file into a new workspace, and to read the layers into memory
// again. Prints one JSON document. The reading process is DIABAN_CLI.
//   bench_import SOURCE WORKSPACE [CRS]
// The workspace is made anew; CRS is that of the workspace ("EPSG:9210" if not given).
#include <diaban/base/platform_process.h>
#include <diaban/workspace/import.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <ctime>

using namespace diaban;

namespace {

/// Of all threads of this process, the reading process apart: steadier than time on a busy machine.
qint64 cpuMs()
{
  return static_cast<qint64>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

int fail(const Error& error)
{
  std::fprintf(stderr, "%s [%s]\n", qPrintable(errorText(error)), qPrintable(error.detail));
  return 1;
}

int run(const QString& source, const QString& path, const QString& crsText)
{
  NoProgress progress;
  const auto crs = geo::Crs::fromText(crsText);
  if (!crs)
    return fail(crs.error());
  QFile::remove(path);
  auto made = workspace::Workspace::create(path, crs.value());
  if (!made)
    return fail(made.error());
  workspace::Workspace& file = *made.value();
  QElapsedTimer time;
  time.start();
  workspace::ImportRequest request;
  request.sources = QStringList{source};
  const geo::SourceReader reader(geo::workerProgram());
  const auto report = workspace::importSources(file, request, reader, progress);
  if (!report)
    return fail(report.error());
  const qint64 importMs = time.restart();
  std::printf("{\"import_ms\":%lld,\"import_cpu_ms\":%lld,\"import_peak_mb\":%lld,\"layers\":[",
              importMs, cpuMs(), platform::peakMemoryBytes() >> 20);
  const char* comma = "";
  for (const workspace::ImportedLayer& layer : report.value().layers) {
    time.restart();
    const qint64 cpuBefore = cpuMs();
    const auto table = file.table(layer.name, {}, progress);
    if (!table)
      return fail(table.error());
    std::printf("%s{\"name\":\"%s\",\"read\":%lld,\"kept\":%lld,\"rows\":%zu,\"vertices\":%zu,"
                "\"load_ms\":%lld,\"load_cpu_ms\":%lld,\"table_mb\":%zu}",
                comma, qPrintable(layer.name), layer.read, layer.kept, table.value()->rowCount(),
                table.value()->vertexCount(), time.elapsed(), cpuMs() - cpuBefore,
                table.value()->memoryBytes() >> 20);
    comma = ",";
  }
  std::printf("],\"peak_mb\":%lld}\n", platform::peakMemoryBytes() >> 20);
  return 0;
}

} // namespace

int main(int argc, char** argv)
{
  QCoreApplication app(argc, argv);
  const QStringList words = QCoreApplication::arguments();
  if (words.size() < 3) {
    std::fputs("bench_import SOURCE WORKSPACE [CRS]\n", stderr);
    return 2;
  }
  return run(words[1], words[2], words.size() > 3 ? words[3] : QStringLiteral("EPSG:9210"));
}
