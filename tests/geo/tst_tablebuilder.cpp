#include "randomrows.h"

#include <diaban/geo/tablebuilder.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <thread>

using namespace diaban;
using geo::Block;
using geo::BlockPtr;
using geo::Extent;
using geo::TableBuilder;
using geo::TablePtr;
using test::RandomRow;

namespace {

/// All that a table says of one row, as bytes that can be compared.
QByteArray rowBytes(const geo::FeatureTable& table, const Block& block, std::size_t row)
{
  QByteArray bytes;
  const auto add = [&](const void* data, std::size_t size) {
    bytes.append(static_cast<const char*>(data), static_cast<qsizetype>(size));
  };
  for (quint32 part = block.firstPart(row); part < block.rowEnds[row]; ++part) {
    add(&block.partKinds[part], 1);
    for (quint32 ring = block.firstRing(part); ring < block.partEnds[part]; ++ring) {
      const std::size_t from = block.firstVertex(ring), to = block.ringEnds[ring];
      add(&block.xy[2 * from], 16 * (to - from));
      bytes += ';';
    }
    bytes += '|';
  }
  const quint32 code = block.columns[0].codes[row];
  bytes += code == geo::kNullCode ? QByteArray("NULL") : (*table.dictionary(0))[code].toUtf8();
  bytes += QByteArray::number(block.columns[1].numbers[row]);
  bytes += QByteArray(block.columns[2].text(row).data(),
                      static_cast<qsizetype>(block.columns[2].text(row).size()));
  return bytes;
}

/// The same of the invented row.
QByteArray rowBytes(const RandomRow& row)
{
  QByteArray bytes;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; row.hasGeometry && part < row.geometry.partEnds.size(); ++part) {
    bytes.append(reinterpret_cast<const char*>(&row.geometry.kinds[part]), 1);
    for (; ring < row.geometry.partEnds[part]; ++ring) {
      const std::size_t end = row.geometry.ringEnds[ring];
      bytes.append(reinterpret_cast<const char*>(&row.geometry.xy[2 * vertex]),
                   static_cast<qsizetype>(16 * (end - vertex)));
      bytes += ';';
      vertex = end;
    }
    bytes += '|';
  }
  bytes += row.code.empty() ? QByteArray("NULL") : QByteArray::fromStdString(row.code);
  bytes += QByteArray::number(row.number);
  return bytes + QByteArray::fromStdString(row.name);
}

/// Adds rows[indexes] by some threads, batch by batch.
TablePtr build(const std::vector<RandomRow>& rows, const std::vector<std::size_t>& indexes,
               bool ordered, int threads)
{
  TableBuilder builder(test::wantedColumns());
  if (ordered) {
    std::vector<qint64> fids;
    std::vector<Extent> boxes;
    for (const RandomRow& row : rows) {
      fids.push_back(row.fid);
      boxes.push_back(test::extentOf(row));
    }
    builder.setOrder(fids, boxes);
  }
  const auto work = [&](std::size_t first) {
    constexpr std::size_t kBatch = 700;
    for (std::size_t at = first * kBatch; at < indexes.size();
         at += static_cast<std::size_t>(threads) * kBatch) {
      std::vector<TableBuilder::Row> batch;
      for (std::size_t i = at; i < std::min(at + kBatch, indexes.size()); ++i)
        batch.push_back(test::builderRow(rows[indexes[i]]));
      builder.add(batch);
    }
  };
  std::vector<std::thread> pool;
  for (int t = 0; t < threads; ++t)
    pool.emplace_back(work, static_cast<std::size_t>(t));
  for (std::thread& thread : pool)
    thread.join();
  return builder.finish(3);
}

std::vector<std::size_t> shuffled(std::size_t count, unsigned seed)
{
  std::vector<std::size_t> indexes(count);
  for (std::size_t i = 0; i < count; ++i)
    indexes[i] = i;
  if (seed != 0)
    std::shuffle(indexes.begin(), indexes.end(), std::mt19937(seed));
  return indexes;
}

std::vector<qint64> fidsInOrder(const geo::FeatureTable& table)
{
  std::vector<qint64> fids;
  for (const BlockPtr& block : table.blocks())
    fids.insert(fids.end(), block->fids.begin(), block->fids.end());
  return fids;
}

} // namespace

class TestTableBuilder : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void holdsExactlyTheRowsInWhateverOrderTheyCome_data();
  void holdsExactlyTheRowsInWhateverOrderTheyCome();
  void blocksLieTogether();
  void boxesHoldTheirRows();
  void arraysAreNoLargerThanNeeded();
  void takesRowsThatWereNotAnnounced();
  void leavesOutRowsThatNeverCame();
  void takesSparseRowNumbers();
  void anEmptyTableIsATable();
  void extremeCoordinatesAreKept();
};

void TestTableBuilder::holdsExactlyTheRowsInWhateverOrderTheyCome_data()
{
  QTest::addColumn<bool>("ordered");
  QTest::addColumn<int>("threads");
  QTest::addColumn<unsigned>("seed");
  for (const bool ordered : {true, false})
    for (const int threads : {1, 3})
      for (const unsigned seed : {0U, 11U})
        QTest::addRow("%s, %d threads, seed %u", ordered ? "ordered" : "as they come", threads,
                      seed)
            << ordered << threads << seed;
}

void TestTableBuilder::holdsExactlyTheRowsInWhateverOrderTheyCome()
{
  QFETCH(bool, ordered);
  QFETCH(int, threads);
  QFETCH(unsigned, seed);
  const auto rows = test::randomRows(10'000, 5);
  const TablePtr table = build(rows, shuffled(rows.size(), seed), ordered, threads);
  QCOMPARE(table->revision(), 3ULL);
  QCOMPARE(table->rowCount(), rows.size());
  Extent extent;
  std::size_t vertices = 0;
  for (const RandomRow& row : rows) {
    extent.add(test::extentOf(row));
    vertices += row.geometry.xy.size() / 2;
  }
  QVERIFY(table->extent() == extent);
  QCOMPARE(table->vertexCount(), vertices);
  std::vector<bool> seen(rows.size() + 1);
  for (const BlockPtr& block : table->blocks()) {
    QVERIFY(block->rows() > 0 && block->rows() <= TableBuilder::kBlockRows);
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const auto fid = static_cast<std::size_t>(block->fids[row]);
      QVERIFY(!seen[fid]);
      seen[fid] = true;
      QCOMPARE(rowBytes(*table, *block, row), rowBytes(rows[fid - 1]));
    }
  }
  // The rows' order too is the same every time, so that a map is drawn alike every time.
  QVERIFY(fidsInOrder(*table) == fidsInOrder(*build(rows, shuffled(rows.size(), 0), true, 1)));
}

void TestTableBuilder::blocksLieTogether()
{
  std::vector<RandomRow> rows = test::randomRows(20'000, 9);
  const TablePtr table = build(rows, shuffled(rows.size(), 4), false, 2);
  double blocksArea = 0;
  for (const BlockPtr& block : table->blocks())
    blocksArea += block->extent.isEmpty() ? 0 : block->extent.width() * block->extent.height();
  const double area = table->extent().width() * table->extent().height();
  QVERIFY2(blocksArea < 2.5 * area, qPrintable(QString::number(blocksArea / area)));
}

void TestTableBuilder::boxesHoldTheirRows()
{
  const auto rows = test::randomRows(3000, 17);
  const TablePtr table = build(rows, shuffled(rows.size(), 0), true, 1);
  for (const BlockPtr& block : table->blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const Extent exact = block->rowExtent(row);
      const geo::FloatBox& box = block->boxes[row];
      QCOMPARE(box.isEmpty(), exact.isEmpty());
      if (exact.isEmpty())
        continue;
      QVERIFY(block->originX + double{box.minX} <= exact.minX);
      QVERIFY(block->originY + double{box.minY} <= exact.minY);
      QVERIFY(block->originX + double{box.maxX} >= exact.maxX);
      QVERIFY(block->originY + double{box.maxY} >= exact.maxY);
      QVERIFY(double{box.maxX} - double{box.minX} < exact.width() + 0.01);
      QVERIFY(block->extent.contains(exact));
    }
}

void TestTableBuilder::arraysAreNoLargerThanNeeded()
{
  const auto rows = test::randomRows(20'000, 3);
  for (const bool ordered : {true, false}) {
    const TablePtr table = build(rows, shuffled(rows.size(), 8), ordered, 2);
    for (const BlockPtr& block : table->blocks()) {
      QCOMPARE(block->xy.capacity(), block->xy.size()); // 16 bytes a vertex
      QCOMPARE(block->ringEnds.capacity(), block->ringEnds.size());
      QCOMPARE(block->fids.capacity(), block->fids.size());
    }
    const std::size_t coordinates = 16 * table->vertexCount();
    QVERIFY(table->memoryBytes() > coordinates);
    QVERIFY(table->memoryBytes() < coordinates + 100 * table->rowCount());
  }
}

void TestTableBuilder::takesRowsThatWereNotAnnounced()
{
  const auto rows = test::randomRows(1500, 21);
  TableBuilder builder(test::wantedColumns());
  std::vector<qint64> fids;
  std::vector<Extent> boxes;
  for (std::size_t i = 0; i < 600; ++i) {
    fids.push_back(rows[i].fid);
    boxes.push_back(test::extentOf(rows[i]));
  }
  builder.setOrder(fids, boxes);
  std::vector<TableBuilder::Row> batch;
  for (const RandomRow& row : rows)
    batch.push_back(test::builderRow(row));
  builder.add(batch);
  const TablePtr table = builder.finish(1);
  QCOMPARE(table->rowCount(), rows.size());
  const auto order = fidsInOrder(*table);
  QVERIFY(std::all_of(order.begin(), order.begin() + 600, [](qint64 fid) { return fid <= 600; }));
}

void TestTableBuilder::leavesOutRowsThatNeverCame()
{
  const auto rows = test::randomRows(2000, 22);
  std::vector<std::size_t> odd;
  for (std::size_t i = 1; i < rows.size(); i += 2)
    odd.push_back(i);
  const TablePtr table = build(rows, odd, true, 1);
  QCOMPARE(table->rowCount(), odd.size());
  for (const qint64 fid : fidsInOrder(*table))
    QCOMPARE(fid % 2, qint64{0});
}

void TestTableBuilder::takesSparseRowNumbers()
{
  auto rows = test::randomRows(1200, 23);
  for (RandomRow& row : rows)
    row.fid = row.fid * 1'000'000'007 - 400'000'000'000;
  rows.front().fid = std::numeric_limits<qint64>::min();
  rows.back().fid = std::numeric_limits<qint64>::max();
  const TablePtr table = build(rows, shuffled(rows.size(), 2), true, 2);
  auto fids = fidsInOrder(*table);
  std::sort(fids.begin(), fids.end());
  QCOMPARE(fids.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    QCOMPARE(fids[i], rows[i].fid);
}

void TestTableBuilder::anEmptyTableIsATable()
{
  TableBuilder builder(test::wantedColumns());
  builder.setOrder({}, {});
  builder.add({});
  const TablePtr table = builder.finish(1);
  QCOMPARE(table->rowCount(), std::size_t{0});
  QVERIFY(table->extent().isEmpty());
  QCOMPARE(table->columnNames().size(), 3);
  QVERIFY(table->dictionary(0)->empty());
  int visited = 0;
  table->blocksIn({-1e9, -1e9, 1e9, 1e9}, [&](quint32) { ++visited; });
  QCOMPARE(visited, 0);
}

void TestTableBuilder::extremeCoordinatesAreKept()
{
  TableBuilder builder({});
  geo::FlatGeometry flat;
  flat.xy = {-1.7e308, 1.7e308, 1.7e308, -1.7e308, 5e-324, 0};
  flat.ringEnds = {3};
  test::endPart(flat, geo::GeometryKind::Line);
  const TableBuilder::Row rows[] = {{1, &flat, {}}, {2, nullptr, {}}};
  builder.add(rows);
  const TablePtr table = builder.finish(1);
  QCOMPARE(table->rowCount(), std::size_t{2});
  const Block& block = *table->blocks().front();
  QVERIFY(block.xy == flat.xy);
  QVERIFY(!block.boxes[0].isEmpty() && block.boxes[1].isEmpty());
}

QTEST_APPLESS_MAIN(TestTableBuilder)
#include "tst_tablebuilder.moc"
