#include "randomrows.h"

#include <diaban/geo/tablebuilder.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace diaban;
using geo::Block;
using geo::BlockPtr;
using geo::Extent;
using geo::FeatureTable;
using geo::TableBuilder;
using test::RandomRow;

namespace {

FeatureTable tableOf(const std::vector<RandomRow>& rows, quint64 revision = 1)
{
  TableBuilder builder(test::wantedColumns());
  std::vector<TableBuilder::Row> batch;
  for (const RandomRow& row : rows)
    batch.push_back(test::builderRow(row));
  builder.add(batch);
  return *builder.finish(revision);
}

/// What a table says of each row, by number.
std::map<qint64, QByteArray> contents(const FeatureTable& table)
{
  std::map<qint64, QByteArray> rows;
  for (const BlockPtr& block : table.blocks())
    for (std::size_t row = 0; row < block->rows(); ++row) {
      const Extent box = block->rowExtent(row);
      const quint32 code = block->columns[0].codes[row];
      QByteArray text =
          QByteArray::number(box.minX, 'g', 17) + QByteArray::number(box.maxY, 'g', 17);
      text += code == geo::kNullCode ? "NULL" : (*table.dictionary(0))[code].toUtf8();
      text += QByteArray::number(block->columns[1].numbers[row]);
      text += QByteArray(block->columns[2].text(row).data(),
                         static_cast<qsizetype>(block->columns[2].text(row).size()));
      rows[block->fids[row]] = text;
    }
  return rows;
}

std::vector<BlockPtr> blocksHolding(const FeatureTable& table, const std::set<qint64>& fids)
{
  std::vector<BlockPtr> holding;
  for (const BlockPtr& block : table.blocks())
    if (std::any_of(block->fids.begin(), block->fids.end(),
                    [&](qint64 fid) { return fids.count(fid) > 0; }))
      holding.push_back(block);
  return holding;
}

} // namespace

class TestFeatureTable : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsTheBlocksThatALookAtEachWouldFind();
  void anEditGivesWhatARebuildWould();
  void anEditSharesTheBlocksThatItDoesNotTouch();
  void anUpdatedRowKeepsItsPlace();
  void aReshapedRowKeepsAllButItsGeometry();
  void newValuesJoinTheDictionary();
  void removingEverythingLeavesAnEmptyTable();
  void manySmallEditsDoNotScatterTheTable();
};

void TestFeatureTable::findsTheBlocksThatALookAtEachWouldFind()
{
  const FeatureTable table = tableOf(test::randomRows(60'000, 31));
  QVERIFY(table.blocks().size() > 100); // three levels of the tree
  std::mt19937 random(1);
  std::uniform_real_distribution<double> place(-0.2, 1.2);
  const Extent whole = table.extent();
  for (int i = 0; i < 500; ++i) {
    const double x1 = whole.minX + place(random) * whole.width();
    const double x2 = whole.minX + place(random) * whole.width();
    const double y1 = whole.minY + place(random) * whole.height();
    const double y2 = whole.minY + place(random) * whole.height();
    Extent area{std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
    if (i % 5 == 0)
      area.maxX = area.minX; // a line
    std::vector<quint32> found, expected;
    table.blocksIn(area, [&](quint32 index) { found.push_back(index); });
    for (quint32 b = 0; b < table.blocks().size(); ++b)
      if (table.blocks()[b]->extent.intersects(area))
        expected.push_back(b);
    QVERIFY(found == expected);
  }
  table.blocksIn(Extent(), [](quint32) { QFAIL("a block in an empty area"); });
}

void TestFeatureTable::anEditGivesWhatARebuildWould()
{
  std::mt19937 random(2);
  std::vector<RandomRow> rows = test::randomRows(4000, 32);
  std::map<qint64, RandomRow> truth;
  for (const RandomRow& row : rows)
    truth[row.fid] = row;
  FeatureTable table = tableOf(rows);
  qint64 nextFid = 4001;
  for (unsigned step = 0; step < 25; ++step) {
    std::vector<qint64> removed;
    std::vector<RandomRow> added = test::randomRows(static_cast<int>(random() % 40), 100 + step);
    for (RandomRow& row : added) {
      const bool isUpdate = random() % 2 == 0 && !truth.empty();
      row.fid = isUpdate
                    ? std::next(truth.begin(), static_cast<std::ptrdiff_t>(random() % truth.size()))
                          ->first
                    : nextFid++;
      if (isUpdate)
        removed.push_back(row.fid);
    }
    // A number may have been drawn twice: the last one stands, as in a table in a file.
    std::map<qint64, RandomRow> byFid;
    for (const RandomRow& row : added)
      byFid[row.fid] = row;
    added.clear();
    for (const auto& [fid, row] : byFid)
      added.push_back(row);
    for (int i = 0; i < 10; ++i) {
      const qint64 fid = static_cast<qint64>(random() % 5000);
      if (byFid.count(fid) > 0)
        continue;
      removed.push_back(fid);
      truth.erase(fid);
    }
    for (const RandomRow& row : added)
      truth[row.fid] = row;
    table = table.edited(removed, tableOf(added));
    std::vector<RandomRow> all;
    for (const auto& [fid, row] : truth)
      all.push_back(row);
    const FeatureTable rebuilt = tableOf(all);
    QCOMPARE(table.rowCount(), all.size());
    QCOMPARE(table.vertexCount(), rebuilt.vertexCount());
    QVERIFY(contents(table) == contents(rebuilt));
    QVERIFY(table.extent() == rebuilt.extent());
  }
  QCOMPARE(table.revision(), 26ULL);
}

void TestFeatureTable::anEditSharesTheBlocksThatItDoesNotTouch()
{
  const auto rows = test::randomRows(10'000, 33);
  const FeatureTable table = tableOf(rows);
  const FeatureTable edited = table.edited({7, 5000}, FeatureTable());
  const auto touched = blocksHolding(table, {7, 5000});
  std::size_t shared = 0;
  for (const BlockPtr& block : edited.blocks())
    shared +=
        static_cast<std::size_t>(std::count(table.blocks().begin(), table.blocks().end(), block));
  QCOMPARE(shared, table.blocks().size() - touched.size());
  QCOMPARE(table.rowCount(), rows.size()); // the old one is as it was
  QCOMPARE(edited.rowCount(), rows.size() - 2);
  QCOMPARE(edited.revision(), table.revision() + 1);
  QCOMPARE(table.edited({}, tableOf({}, 40)).revision(), 40ULL);
}

void TestFeatureTable::anUpdatedRowKeepsItsPlace()
{
  const auto rows = test::randomRows(2000, 34);
  const FeatureTable table = tableOf(rows);
  const Block& block = *table.blocks()[1];
  const qint64 fid = block.fids[100];
  RandomRow changed = rows[static_cast<std::size_t>(fid) - 1];
  changed.name = "Đường mới";
  const FeatureTable edited = table.edited({fid}, tableOf({changed}));
  QVERIFY(edited.blocks()[1]->fids == block.fids);
  QVERIFY(edited.blocks()[1]->columns[2].text(100) == "Đường mới");
  QVERIFY(edited.blocks()[1]->columns[2].text(99) == block.columns[2].text(99));
}

void TestFeatureTable::aReshapedRowKeepsAllButItsGeometry()
{
  const auto rows = test::randomRows(2000, 35);
  const FeatureTable table = tableOf(rows);
  const Block& block = *table.blocks()[1];
  std::size_t row = 0;
  while (block.boxes[row].isEmpty())
    ++row;
  geo::FlatGeometry flat;
  flat.xy = {1, 2, 3, 4};
  flat.ringEnds = {2};
  test::endPart(flat, geo::GeometryKind::Line);
  const FeatureTable now = table.reshaped(block.fids[row], block.rowExtent(row), flat);
  QCOMPARE(now.revision(), table.revision());
  QCOMPARE(now.blocks().size(), table.blocks().size());
  for (std::size_t i = 0; i < now.blocks().size(); ++i)
    QCOMPARE(now.blocks()[i] == table.blocks()[i], i != 1);
  const Block& changed = *now.blocks()[1];
  QVERIFY(changed.fids == block.fids);
  QCOMPARE(changed.rowExtent(row), (Extent{1, 2, 3, 4}));
  for (std::size_t other = 0; other < block.rows(); ++other) {
    QVERIFY(other == row || changed.rowExtent(other) == block.rowExtent(other));
    QCOMPARE(changed.columns[0].codes[other], block.columns[0].codes[other]);
    QVERIFY(changed.columns[1].numbers[other] == block.columns[1].numbers[other] ||
            std::isnan(block.columns[1].numbers[other]));
    QVERIFY(changed.columns[2].text(other) == block.columns[2].text(other));
  }
  const FeatureTable same = table.reshaped(123'456'789, table.extent(), flat);
  QVERIFY(same.blocks() == table.blocks());
}

void TestFeatureTable::newValuesJoinTheDictionary()
{
  const auto rows = test::randomRows(1000, 35);
  const FeatureTable table = tableOf(rows);
  RandomRow known = rows[0], fresh = rows[1];
  known.code = "LUC";
  fresh.code = "CLN";
  const FeatureTable same = table.edited({known.fid}, tableOf({known}));
  QVERIFY(same.dictionary(0) == table.dictionary(0)); // shared
  const FeatureTable more = table.edited({fresh.fid}, tableOf({known, fresh}));
  QCOMPARE(more.dictionary(0)->size(), table.dictionary(0)->size() + 1);
  QCOMPARE(more.dictionary(0)->back(), QStringLiteral("CLN"));
  std::map<qint64, RandomRow> truth;
  for (const RandomRow& row : rows)
    truth[row.fid] = row;
  truth[known.fid] = known;
  truth[fresh.fid] = fresh;
  std::vector<RandomRow> all;
  for (const auto& [fid, row] : truth)
    all.push_back(row);
  QVERIFY(contents(more) == contents(tableOf(all)));
}

void TestFeatureTable::removingEverythingLeavesAnEmptyTable()
{
  const auto rows = test::randomRows(700, 36);
  std::vector<qint64> all;
  for (const RandomRow& row : rows)
    all.push_back(row.fid);
  const FeatureTable none = tableOf(rows).edited(all, FeatureTable());
  QCOMPARE(none.rowCount(), std::size_t{0});
  QVERIFY(none.extent().isEmpty());
  const FeatureTable again = none.edited({}, tableOf(rows));
  QVERIFY(contents(again) == contents(tableOf(rows)));
  const FeatureTable fromNothing = FeatureTable().edited({}, tableOf(rows));
  QVERIFY(contents(fromNothing) == contents(tableOf(rows)));
}

void TestFeatureTable::manySmallEditsDoNotScatterTheTable()
{
  FeatureTable table = tableOf(test::randomRows(2000, 37));
  auto rows = test::randomRows(1500, 38);
  for (RandomRow& row : rows) {
    row.fid += 10'000;
    table = table.edited({}, tableOf({row}));
  }
  QCOMPARE(table.rowCount(), std::size_t{3500});
  QVERIFY(table.blocks().size() <= 9);
}

QTEST_APPLESS_MAIN(TestFeatureTable)
#include "tst_featuretable.moc"
