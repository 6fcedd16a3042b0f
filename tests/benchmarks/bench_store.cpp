// How long the store needs for a layer of invented parcels: filling it, reading its R-tree,
// deleting scattered rows in one recorded edit, and taking that back. Prints one JSON document.
//   bench_store FILE.gpkg [ROWS] [one-by-one]
// With "one-by-one" the R-tree is kept row by row instead of being filled at the end.
#include <diaban/base/platform_process.h>
#include <diaban/store/bulkinsert.h>
#include <diaban/store/changeset.h>
#include <diaban/store/featureupkeep.h>
#include <diaban/store/transaction.h>

#include <QElapsedTimer>
#include <QFile>

#include <cmath>
#include <cstdio>
#include <map>
#include <string>

using namespace diaban;
using namespace diaban::store;

namespace {

const QString kTable = QStringLiteral("thua_dat");
using Times = std::map<std::string, qint64>;

Box boxOf(qint64 fid, qint64 rows)
{
  const auto side = static_cast<qint64>(std::ceil(std::sqrt(double(rows))));
  const double x = 590'000 + 6.0 * double(fid % side), y = 1'180'000 + 20.0 * double(fid / side);
  return {x, y, x + 6, y + 20};
}

Outcome makeLayer(Database& database, const QDateTime& now)
{
  DIABAN_CHECK(createGeoPackage(database, now));
  Registration layer;
  layer.table = layer.identifier = kTable;
  layer.geometryType = QStringLiteral("POLYGON");
  layer.srsId = 4326;
  return createFeatureTable(database, layer,
                            {{QStringLiteral("ma_thua"), QStringLiteral("TEXT")},
                             {QStringLiteral("loai_dat"), QStringLiteral("TEXT")},
                             {QStringLiteral("dien_tich"), QStringLiteral("REAL")},
                             {QStringLiteral("chu_su_dung"), QStringLiteral("TEXT")}},
                            now);
}

Outcome fill(Database& database, qint64 rows, bool oneByOne, Times& times)
{
  const QDateTime now = QDateTime::currentDateTimeUtc();
  QElapsedTimer timer;
  timer.start();
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_CHECK(makeLayer(database, now));
  DIABAN_TRY(bulk, BulkInsert::begin(database, kTable,
                                     {QStringLiteral("ma_thua"), QStringLiteral("loai_dat"),
                                      QStringLiteral("dien_tich"), QStringLiteral("chu_su_dung")}));
  DIABAN_TRY(tree, RTreeWriter::open(database, kTable));
  UidMaker ids;
  const QByteArray blob(200, 'x');
  for (qint64 fid = 1; fid <= rows; ++fid) {
    const Box box = boxOf(fid, rows);
    const std::string code = std::to_string(fid / 500) + '-' + std::to_string(fid % 500);
    Statement& row = bulk.beginRow(fid, ids.next(), blob, oneByOne ? Box() : box);
    row.bindText(4, code)
        .bindText(5, "ODT")
        .bind(6, 1.1 * double(fid))
        .bindText(7, "Nguyễn Văn An");
    DIABAN_CHECK(bulk.endRow());
    if (oneByOne)
      DIABAN_CHECK(tree.set(fid, box));
  }
  times["insert_ms"] = timer.restart();
  NoProgress progress;
  DIABAN_CHECK(bulk.finish(now, progress));
  times["rtree_and_index_ms"] = timer.restart();
  DIABAN_CHECK(transaction.commit());
  times["commit_ms"] = timer.elapsed();
  return Done{};
}

Outcome read(Database& database, Times& times)
{
  QElapsedTimer timer;
  timer.start();
  NoProgress progress;
  DIABAN_TRY(entries, readRTree(database, kTable, progress));
  times["read_rtree_ms"] = timer.restart();
  times["rtree_entries"] = static_cast<qint64>(entries.size());
  DIABAN_CHECK(checkRTree(database, kTable));
  times["rtreecheck_ms"] = timer.elapsed();
  return Done{};
}

/// Every tenth row, scattered over the file.
Outcome deleteAndTakeBack(Database& database, qint64 rows, Times& times)
{
  const QDateTime now = QDateTime::currentDateTimeUtc();
  DIABAN_TRY(columns, columnNames(database, kTable));
  QByteArray bytes;
  QElapsedTimer timer;
  timer.start();
  {
    DIABAN_TRY(transaction, Transaction::begin(database));
    DIABAN_TRY(recorder, Recorder::begin(database, {kTable}));
    DIABAN_TRY(upkeep, FeatureUpkeep::open(database, kTable));
    DIABAN_TRY(remove, database.prepare("DELETE FROM thua_dat WHERE fid=?1"));
    for (qint64 fid = 1; fid <= rows; fid += 10) {
      DIABAN_CHECK(remove.bind(1, fid).run());
      DIABAN_CHECK(upkeep.deleted(fid, boxOf(fid, rows)));
    }
    DIABAN_TRY(recorded, recorder.finish());
    bytes = recorded;
    DIABAN_CHECK(upkeep.finish(now));
    DIABAN_CHECK(transaction.commit());
  }
  times["delete_tenth_ms"] = timer.restart();
  DIABAN_TRY(transaction, Transaction::begin(database));
  DIABAN_TRY(upkeep, FeatureUpkeep::open(database, kTable));
  const auto keepUp = [&](const AppliedRow& row) {
    return upkeep.inserted(row.fid, boxOf(row.fid, rows));
  };
  DIABAN_CHECK(applyChangeSet(database, bytes, {{kTable, columns}}, Direction::Inverse, keepUp));
  DIABAN_CHECK(upkeep.finish(now));
  DIABAN_CHECK(transaction.commit());
  times["take_back_ms"] = timer.elapsed();
  return Done{};
}

Outcome measure(const QString& path, qint64 rows, bool oneByOne, Times& times)
{
  QFile::remove(path);
  DIABAN_TRY(database, Database::open(path, OpenMode::Create));
  DIABAN_CHECK(fill(database, rows, oneByOne, times));
  DIABAN_CHECK(read(database, times));
  DIABAN_CHECK(deleteAndTakeBack(database, rows, times));
  DIABAN_CHECK(checkRTree(database, kTable));
  times["peak_mb"] = platform::peakMemoryBytes() / (1024 * 1024);
  return database.integrityCheck();
}

} // namespace

int main(int count, char** arguments)
{
  if (count < 2) {
    std::fputs("usage: bench_store FILE.gpkg [ROWS] [one-by-one]\n", stderr);
    return 2;
  }
  const qint64 rows = count > 2 ? QByteArray(arguments[2]).toLongLong() : 1'000'000;
  Times times;
  const auto measured = measure(QString::fromLocal8Bit(arguments[1]), rows, count > 3, times);
  if (!measured) {
    std::fprintf(stderr, "%s: %s\n", qPrintable(errorName(measured.error().code)),
                 qPrintable(measured.error().detail));
    return 1;
  }
  std::printf("{\"rows\": %lld", static_cast<long long>(rows));
  for (const auto& [name, value] : times)
    std::printf(", \"%s\": %lld", name.c_str(), static_cast<long long>(value));
  std::puts("}");
  return 0;
}
