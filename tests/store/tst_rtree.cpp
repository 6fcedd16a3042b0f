#include "storesupport.h"

#include <diaban/store/rtree.h>

#include <QProcess>

#include <support/stopafter.h>

#include <algorithm>
#include <map>
#include <random>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

class TestRTree : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void roundsOutwardsAsSqliteDoes();
  void fillsATreeThatSqliteFindsWhole_data();
  void fillsATreeThatSqliteFindsWhole();
  void findsWhatBruteForceFinds();
  void staysWholeUnderEditsAfterwards();
  void refusesToFillATreeThatHoldsRows();
  void keepsStrangersOffTheShadowTablesAfterwards();
  void stopsWhenCancelled();
  void tellsABrokenTree_data();
  void tellsABrokenTree();

private:
  std::vector<RTreeEntry> fill(int count);
  QVector<qint64> idsIn(const Box& box);

  std::unique_ptr<Database> m_db;
  const QString m_table = parcels().table;
};

void TestRTree::init()
{
  DIABAN_NEED(database, Database::openInMemory());
  m_db = std::make_unique<Database>(std::move(database));
  DIABAN_VERIFY(makeWorkspace(*m_db));
}

/// Boxes of parcel size, scattered as in VN-2000.
std::vector<RTreeEntry> TestRTree::fill(int count)
{
  std::mt19937 random(7);
  std::uniform_real_distribution<double> x(590'000, 610'000), y(1'180'000, 1'200'000), size(0, 30);
  std::vector<RTreeEntry> entries;
  for (int i = 0; i < count; ++i) {
    const double west = x(random), south = y(random);
    entries.push_back(toEntry(3 * i + 1, {west, south, west + size(random), south + size(random)}));
  }
  NoProgress progress;
  auto transaction = Transaction::begin(*m_db);
  if (!transaction || !fillRTree(*m_db, m_table, entries, progress) ||
      !transaction.value().commit())
    return {};
  return entries;
}

QVector<qint64> TestRTree::idsIn(const Box& box)
{
  auto query = m_db->prepare("SELECT id FROM rtree_thua_dat_geom WHERE maxx>=?1 AND minx<=?2"
                             " AND maxy>=?3 AND miny<=?4 ORDER BY id");
  query.value().bind(1, box.minX).bind(2, box.maxX).bind(3, box.minY).bind(4, box.maxY);
  QVector<qint64> ids;
  while (query.value().step().value())
    ids.append(query.value().integer(0));
  return ids;
}

void TestRTree::roundsOutwardsAsSqliteDoes()
{
  std::mt19937 random(11);
  std::uniform_real_distribution<double> any(-2e6, 2e6);
  DIABAN_NEED(writer, RTreeWriter::open(*m_db, m_table));
  std::vector<RTreeEntry> expected;
  for (int i = 0; i < 2000; ++i) {
    const double x = i < 10 ? i - 5 : any(random), y = any(random) / (1 + i % 97);
    const Box box{x, y, x + 1e-3, y + 10};
    DIABAN_VERIFY(writer.set(i, box));
    expected.push_back(toEntry(i, box));
  }
  NoProgress progress;
  DIABAN_NEED(kept, readRTree(*m_db, m_table, progress));
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  QVERIFY(kept == expected);
}

void TestRTree::fillsATreeThatSqliteFindsWhole_data()
{
  QTest::addColumn<int>("count");
  for (const int count :
       {0, 1, 2, 50, 51, 52, 102, 103, 51 * 51, 51 * 51 + 1, 20'000, 51 * 51 * 51 + 1})
    QTest::addRow("%d rows", count) << count;
}

void TestRTree::fillsATreeThatSqliteFindsWhole()
{
  QFETCH(int, count);
  std::vector<RTreeEntry> entries = fill(count);
  QCOMPARE(int(entries.size()), count);
  DIABAN_VERIFY(checkRTree(*m_db, m_table));
  DIABAN_VERIFY(m_db->integrityCheck());

  NoProgress progress;
  DIABAN_NEED(read, readRTree(*m_db, m_table, progress));
  QVERIFY(read == entries); // leaf by leaf, as they were filled

  DIABAN_NEED(query, m_db->prepare(
                         "SELECT id, minx, maxx, miny, maxy FROM rtree_thua_dat_geom ORDER BY id"));
  std::sort(read.begin(), read.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const RTreeEntry& e : read) {
    QVERIFY(query.step().value());
    QVERIFY(query.integer(0) == e.id && query.real(1) == e.minX && query.real(2) == e.maxX &&
            query.real(3) == e.minY && query.real(4) == e.maxY);
  }
  QVERIFY(!query.step().value());

  DIABAN_NEED(box, rtreeBox(*m_db, m_table));
  Box expected;
  for (const RTreeEntry& e : entries)
    expected.add({e.minX, e.minY, e.maxX, e.maxY});
  QVERIFY(box == expected || (count == 0 && box.isEmpty()));
}

void TestRTree::findsWhatBruteForceFinds()
{
  const std::vector<RTreeEntry> entries = fill(5000);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> x(589'000, 611'000), y(1'179'000, 1'201'000),
      size(0, 5000);
  for (int i = 0; i < 200; ++i) {
    const double west = x(random), south = y(random);
    const Box box{west, south, west + size(random), south + size(random)};
    QVector<qint64> expected;
    for (const RTreeEntry& e : entries)
      if (e.maxX >= box.minX && e.minX <= box.maxX && e.maxY >= box.minY && e.minY <= box.maxY)
        expected.append(e.id);
    std::sort(expected.begin(), expected.end());
    QCOMPARE(idsIn(box), expected);
  }
}

void TestRTree::staysWholeUnderEditsAfterwards()
{
  std::vector<RTreeEntry> entries = fill(6000);
  DIABAN_NEED(writer, RTreeWriter::open(*m_db, m_table));
  std::map<qint64, RTreeEntry> twin;
  for (const RTreeEntry& e : entries)
    twin[e.id] = e;
  std::mt19937 random(5);
  std::uniform_real_distribution<double> x(590'000, 610'000), y(1'180'000, 1'200'000);
  DIABAN_NEED(transaction, Transaction::begin(*m_db));
  for (int i = 0; i < 8000; ++i) {
    const qint64 id = std::uniform_int_distribution<qint64>(1, 20'000)(random);
    if (i % 3 == 0) {
      DIABAN_VERIFY(writer.remove(id));
      twin.erase(id);
      continue;
    }
    const double west = x(random), south = y(random);
    const Box box{west, south, west + 10, south + 5};
    DIABAN_VERIFY(writer.set(id, box));
    twin[id] = toEntry(id, box);
  }
  DIABAN_VERIFY(transaction.commit());
  DIABAN_VERIFY(checkRTree(*m_db, m_table));
  NoProgress progress;
  DIABAN_NEED(read, readRTree(*m_db, m_table, progress));
  QCOMPARE(read.size(), twin.size());
  for (const RTreeEntry& e : read)
    QVERIFY(twin.at(e.id) == e);
}

void TestRTree::refusesToFillATreeThatHoldsRows()
{
  QVERIFY(!fill(10).empty());
  std::vector<RTreeEntry> more{toEntry(99, {1, 1, 2, 2})};
  NoProgress progress;
  DIABAN_VERIFY_ERROR(fillRTree(*m_db, m_table, more, progress), Internal);
}

void TestRTree::keepsStrangersOffTheShadowTablesAfterwards()
{
  QVERIFY(!fill(10).empty());
  QVERIFY(!m_db->run("DELETE FROM rtree_thua_dat_geom_node"));
}

void TestRTree::stopsWhenCancelled()
{
  std::vector<RTreeEntry> entries;
  for (int i = 0; i < 100'000; ++i)
    entries.push_back(toEntry(i, {double(i), 0, i + 1.0, 1}));
  const QString before = dump(*m_db);
  {
    DIABAN_NEED(transaction, Transaction::begin(*m_db));
    diaban::test::StopAfter progress(2);
    DIABAN_VERIFY_ERROR(fillRTree(*m_db, m_table, entries, progress), Cancelled);
  }
  QCOMPARE(dump(*m_db), before);
  QVERIFY(!fill(1000).empty());
  diaban::test::StopAfter none(0);
  DIABAN_VERIFY_ERROR(readRTree(*m_db, m_table, none), Cancelled);
}

void TestRTree::tellsABrokenTree_data()
{
  QTest::addColumn<QByteArray>("damage");
  QTest::newRow("a short node") << QByteArray(
      "UPDATE rtree_thua_dat_geom_node SET data=x'00' WHERE nodeno=2");
  QTest::newRow("no root") << QByteArray("DELETE FROM rtree_thua_dat_geom_node WHERE nodeno=1");
  QTest::newRow("a missing leaf") << QByteArray(
      "DELETE FROM rtree_thua_dat_geom_node WHERE nodeno=3");
  QTest::newRow("a huge depth") << QByteArray(
      "UPDATE rtree_thua_dat_geom_node SET data=x'7fff'||substr(data,3) WHERE nodeno=1");
  QTest::newRow("more cells than bytes") << QByteArray(
      "UPDATE rtree_thua_dat_geom_node SET data=substr(data,1,2)||x'ffff'||substr(data,5)");
  QTest::newRow("a tree that holds itself")
      << QByteArray("UPDATE rtree_thua_dat_geom_node SET data=x'0028'||substr(data,3,2)"
                    "||x'0000000000000001'||substr(data,13) WHERE nodeno=1");
}

void TestRTree::tellsABrokenTree()
{
  QFETCH(QByteArray, damage);
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("a.gpkg"));
  QVERIFY(!fill(3000).empty());
  NoProgress progress;
  DIABAN_VERIFY(m_db->backupTo(path, progress));
  QCOMPARE(QProcess::execute(QStringLiteral("sqlite3"), {path, QString::fromLatin1(damage)}), 0);
  DIABAN_NEED(broken, Database::open(path, OpenMode::ReadOnly));
  DIABAN_VERIFY_ERROR(readRTree(broken, m_table, progress), CorruptFile);
  QVERIFY(!checkRTree(broken, m_table));
}

QTEST_GUILESS_MAIN(TestRTree)
#include "tst_rtree.moc"
