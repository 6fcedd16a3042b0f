// How long it takes to compare and to merge two copies of a large workspace. Prints one JSON
// document; leaves nothing behind.
//   bench_merge WORKSPACE.gpkg LAYER FIELD [ROWS]
// Makes two copies beside the file, changes FIELD in ROWS rows of one (1,000 unless said), in the
// same rows and as many more of the other, compares the first with the file and merges both.
#include <diaban/base/platform_process.h>
#include <diaban/store/database.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/merge.h>

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace diaban;
using namespace diaban::workspace;

namespace {

QVector<Uid> someRows(const QString& path, const QString& layer, int count, int skip)
{
  QVector<Uid> uids;
  const auto opened = Workspace::open(path);
  const auto rows = store::Database::open(path, store::OpenMode::ReadOnly);
  const QByteArray table = store::quoted(opened.value()->layer(layer).value().table);
  const qint64 all = rows.value().integer("SELECT count(*) FROM " + table).value();
  auto select = rows.value().prepare("SELECT uid FROM " + table + " WHERE fid%?1=?2");
  select.value().bind(1, std::max<qint64>(1, all / count)).bind(2, skip);
  for (auto more = select.value().step(); more && more.value(); more = select.value().step())
    uids.append(Uid::fromBytes(select.value().blob(0).toByteArray()));
  return uids;
}

bool change(const QString& path, const QString& layer, const QString& field, const QString& value,
            const QVector<Uid>& rows)
{
  auto opened = Workspace::open(path);
  return opened && opened.value()->edit(kBase, QStringLiteral("bench"), [&](Edit& edit) -> Outcome {
    for (const Uid& uid : rows)
      DIABAN_CHECK(edit.updateFeature(
          layer, {.uid = uid, .fields = {{field, value}}, .setsGeometry = false}));
    return Done{};
  });
}

} // namespace

int main(int argc, char** argv)
{
  if (argc < 4)
    return 2;
  const QString base = QString::fromLocal8Bit(argv[1]), layer = QString::fromLocal8Bit(argv[2]),
                field = QString::fromLocal8Bit(argv[3]);
  const int count = argc > 4 ? std::atoi(argv[4]) : 1000;
  const QString mine = base + QStringLiteral(".mine.gpkg"),
                theirs = base + QStringLiteral(".theirs.gpkg"),
                out = base + QStringLiteral(".out.gpkg");
  NoProgress progress;
  const QVector<Uid> both = someRows(base, layer, count, 1); // brings an older file up to date, too
  const QVector<Uid> one = someRows(base, layer, count, 2);
  for (const QString& copy : {mine, theirs})
    if (!copyWhole(base, copy, progress))
      return 4;
  if (!change(mine, layer, field, QStringLiteral("a"), both) ||
      !change(theirs, layer, field, QStringLiteral("b"), both + one))
    return 4;

  QElapsedTimer timer;
  timer.start();
  const auto found = difference(base, mine, progress);
  const qint64 diffMs = timer.restart();
  const auto report = merge({base, mine, theirs, out}, {}, progress);
  const qint64 mergeMs = timer.elapsed();
  for (const QString& copy : {mine, theirs, out})
    QFile::remove(copy);
  if (!found || !report)
    return 4;
  std::printf("{\"differing\":%zu,\"diff_ms\":%lld,\"merge_ms\":%lld,\"conflicts\":%lld,"
              "\"peak_mb\":%.1f}\n",
              found.value().layers.isEmpty() ? 0 : found.value().layers.first().rows.size(), diffMs,
              mergeMs, static_cast<long long>(report.value().conflicts.size()),
              static_cast<double>(platform::peakMemoryBytes()) / 1e6);
  return 0;
}
