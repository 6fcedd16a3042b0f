#include "mergedcopies.h"
#include "support/stopafter.h"

#include <diaban/workspace/difference.h>

#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

/// Two copies that were changed apart become one; cases after geodiff's tests, and walks at random.
class TestMerge : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void doesWhatGeodiffsCasesWant_data();
  void doesWhatGeodiffsCasesWant();
  void combinesFieldsOfOneRow();
  void keepsTheBaseWhereBothChangedACell();
  void keepsWhatOneDeletedAndTheOtherChanged();
  void renumbersRowsThatBothMade();
  void takesTheMergeBackWhole();
  void settlesConflicts_data();
  void settlesConflicts();
  void refusesFilesWithoutACommonBase();
  void writesNothingWhenItFails();
  void isTheSameInEitherOrder_data();
  void isTheSameInEitherOrder();
};

void TestMerge::doesWhatGeodiffsCasesWant_data()
{
  // What each side does; how much of the base is different then, and how many conflicts there are.
  QTest::addColumn<int>("which");
  QTest::addColumn<int>("total");
  QTest::addColumn<int>("conflicts");
  QTest::newRow("two inserts") << 0 << 2 << 0;
  QTest::newRow("same column edited by both") << 1 << 0 << 1; // it holds the base's value
  QTest::newRow("different columns") << 2 << 1 << 0;
  QTest::newRow("both delete") << 3 << 1 << 0;
  QTest::newRow("one deletes, the other updates") << 4 << 1 << 1;
  QTest::newRow("one updates, the other deletes") << 5 << 1 << 1; // geodiff drops the update
  QTest::newRow("same value by both") << 6 << 1 << 0;
  QTest::newRow("one value the same, one different") << 7 << 1 << 1;
  QTest::newRow("fids 4,5 and 4,5,6") << 8 << 5 << 0;
  QTest::newRow("many more of one") << 9 << 7 << 0;
}

void TestMerge::doesWhatGeodiffsCasesWant()
{
  QFETCH(int, which);
  QFETCH(int, total);
  QFETCH(int, conflicts);
  Trio trio(3);
  const Uid a = trio.uids()[0];
  const QString one = QStringLiteral("một"), two = QStringLiteral("hai");
  const Work none = [](Edit&) -> Outcome { return Done{}; };
  const QVector<std::pair<Work, Work>> cases{
      {adds(1, one), adds(1, two)},
      {sets(a, {{kTen, one}}), sets(a, {{kTen, two}})},
      {sets(a, {{kTen, one}}), sets(a, {{kSo, 9}})},
      {removes(a), removes(a)},
      {removes(a), sets(a, {{kTen, one}})},
      {sets(a, {{kTen, one}}), removes(a)},
      {sets(a, {{kTen, one}}), sets(a, {{kTen, one}})},
      {sets(a, {{kTen, one}, {kSo, 5}}), sets(a, {{kTen, one}, {kSo, 6}})},
      {adds(2, one), adds(3, two)},
      {adds(2, one), adds(5, two)}};
  QVERIFY(trio.editMine(cases[which].first));
  QVERIFY(trio.editTheirs(cases[which].second));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.conflicts.size(), conflicts);
  NoProgress progress;
  const auto found = difference(trio.base(), trio.out(), progress);
  DIABAN_VERIFY(found);
  const auto& layers = found.value().layers;
  QCOMPARE(layers.isEmpty() ? 0 : static_cast<int>(layers.first().rows.size()), total);
}

void TestMerge::combinesFieldsOfOneRow()
{
  Trio trio;
  const Uid a = trio.uids()[1];
  QVERIFY(trio.editMine(sets(a, {{kTen, QStringLiteral("mới")}})));
  QVERIFY(trio.editTheirs(both(sets(a, {{kSo, 77}}), moves(a, 900))));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(report.layers.size(), 1);
  QCOMPARE(report.layers[0].changed, 1);
  QCOMPARE(cell(trio.out(), "SELECT ten||so FROM thua WHERE fid=2"), QStringLiteral("mới77"));
}

void TestMerge::keepsTheBaseWhereBothChangedACell()
{
  Trio trio;
  const Uid a = trio.uids()[1], b = trio.uids()[2];
  QVERIFY(trio.editMine(both(sets(a, {{kTen, QStringLiteral("Hùng")}}), moves(b, 100))));
  QVERIFY(trio.editTheirs(both(sets(a, {{kTen, QStringLiteral("Lan")}}), moves(b, 200))));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(cell(trio.out(), "SELECT ten FROM thua WHERE fid=2"), QStringLiteral("Ô 1"));
  QCOMPARE(cell(trio.out(), "SELECT hex(geom) FROM thua WHERE fid=3"),
           cell(trio.base(), "SELECT hex(geom) FROM thua WHERE fid=3"));
  QCOMPARE(report.conflicts.size(), 2);
  const auto of = [&](const QString& field) {
    return *std::find_if(report.conflicts.begin(), report.conflicts.end(),
                         [&](const Conflict& c) { return c.field == field; });
  };
  const Conflict text = of(kTen), shape = of(QStringLiteral("geom"));
  QCOMPARE(text.layerName, kThua);
  QCOMPARE(text.row, a);
  QCOMPARE(text.base.value, QVariant(QStringLiteral("Ô 1")));
  QCOMPARE(text.mine.value, QVariant(QStringLiteral("Hùng")));
  QCOMPARE(text.theirs.value, QVariant(QStringLiteral("Lan")));
  QCOMPARE(text.mine.who, QStringLiteral("hùng.gpkg")); // the same person made both
  QVERIFY(shape.isGeometry());
  QCOMPARE(shape.mine.value, QVariant(square(100, 100, 5)));
  QCOMPARE(shape.theirs.value, QVariant(square(200, 200, 5)));
  // The other way round mine is the other one.
  const auto back = Workspace::open(trio.swapped());
  const auto swapped = back.value()->conflicts();
  QCOMPARE(swapped.value().size(), 2);
  for (const Conflict& conflict : swapped.value())
    if (conflict.field == kTen)
      QCOMPARE(conflict.mine.value, QVariant(QStringLiteral("Lan")));
}

void TestMerge::keepsWhatOneDeletedAndTheOtherChanged()
{
  Trio trio;
  QVERIFY(trio.editMine(removes(trio.uids()[0])));
  QVERIFY(trio.editTheirs(sets(trio.uids()[0], {{kSo, 500}})));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(cell(trio.out(), "SELECT so FROM thua WHERE fid=1"), QStringLiteral("500"));
  QCOMPARE(report.conflicts.size(), 1);
  QVERIFY(report.conflicts[0].isDeletion());
  QVERIFY(report.conflicts[0].mine.isDeleted);
  QVERIFY(!report.conflicts[0].theirs.isDeleted);
}

void TestMerge::renumbersRowsThatBothMade()
{
  Trio trio(3);
  QVERIFY(trio.editMine(adds(2, QStringLiteral("m"))));
  QVERIFY(trio.editTheirs(adds(3, QStringLiteral("t"))));
  (void)trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(cell(trio.out(), "SELECT group_concat(fid) FROM (SELECT fid FROM thua ORDER BY fid)"),
           QStringLiteral("1,2,3,4,5,6,7,8"));
}

void TestMerge::takesTheMergeBackWhole()
{
  Trio trio;
  QVERIFY(trio.editMine(both(adds(2, QStringLiteral("m")), removes(trio.uids()[1]))));
  QVERIFY(trio.editTheirs(both(adds(3, QStringLiteral("t")), sets(trio.uids()[1], {{kSo, 9}}))));
  QVERIFY(trio.editTheirs(moves(trio.uids()[3], 300)));
  (void)trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  NoProgress progress;
  const QByteArray rows = "SELECT group_concat(fid||quote(uid)||quote(geom)||ten||so) FROM"
                          " (SELECT * FROM thua ORDER BY fid)";
  const QString before = cell(trio.out(), rows);
  auto opened = Workspace::open(trio.out());
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(cell(trio.out(), rows), cell(trio.mine(), rows));
  QVERIFY(opened.value()->conflicts().value().isEmpty());
  DIABAN_VERIFY(opened.value()->redo(kBase));
  QCOMPARE(cell(trio.out(), rows), before);
  QCOMPARE(opened.value()->conflicts().value().size(), 1);
  DIABAN_VERIFY(opened.value()->undo(kBase)); // the merge once more, then what mine did before it
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(cell(trio.out(), rows), cell(trio.base(), rows));
  opened.value().reset();
  DIABAN_VERIFY(checkFile(trio.out()));
}

void TestMerge::settlesConflicts_data()
{
  QTest::addColumn<int>("choice");
  QTest::addColumn<QString>("ten");
  QTest::newRow("base") << 0 << QStringLiteral("Ô 1");
  QTest::newRow("mine") << 1 << QStringLiteral("Hùng");
  QTest::newRow("theirs") << 2 << QStringLiteral("Lan");
  QTest::newRow("keep") << 3 << QStringLiteral("sau này");
}

void TestMerge::settlesConflicts()
{
  QFETCH(int, choice);
  QFETCH(QString, ten);
  Trio trio;
  const Uid a = trio.uids()[1], b = trio.uids()[2];
  QVERIFY(trio.editMine(
      both(both(sets(a, {{kTen, QStringLiteral("Hùng")}}), moves(a, 100)), removes(b))));
  QVERIFY(trio.editTheirs(
      both(both(sets(a, {{kTen, QStringLiteral("Lan")}}), moves(a, 200)), moves(b, 3))));
  const MergeReport report = trio.merged();
  QCOMPARE(report.conflicts.size(), 3);
  auto opened = Workspace::open(trio.out());
  if (choice == 3)
    DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Sửa"), sets(a, {{kTen, ten}})));
  const QString before = contentOf(trio.out(), false);
  DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Chọn"), [&](Edit& edit) -> Outcome {
    for (const Conflict& conflict : report.conflicts)
      DIABAN_CHECK(edit.decide(conflict.uid, static_cast<ConflictChoice>(choice)));
    return Done{};
  }));
  QCOMPARE(cell(trio.out(), "SELECT ten FROM thua WHERE fid=2"), ten);
  QVERIFY(opened.value()->conflicts().value().isEmpty());
  QCOMPARE(cell(trio.out(), "SELECT count(*) FROM thua"),
           choice == 1 ? QStringLiteral("5") : QStringLiteral("6"));
  const QString& like = choice == 1 ? trio.mine() : choice == 2 ? trio.theirs() : trio.base();
  QCOMPARE(cell(trio.out(), "SELECT hex(geom) FROM thua WHERE fid=2"),
           cell(like, "SELECT hex(geom) FROM thua WHERE fid=2"));
  DIABAN_VERIFY_ERROR(opened.value()->edit(kBase, QStringLiteral("Chọn"),
                                           [&](Edit& edit) {
                                             return edit.decide(report.conflicts[0].uid,
                                                                ConflictChoice::Base);
                                           }),
                      EditConflict);
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(opened.value()->conflicts().value().size(), 3);
  opened.value().reset();
  QCOMPARE(contentOf(trio.out(), false), before);
  DIABAN_VERIFY(checkFile(trio.out()));
}

void TestMerge::refusesFilesWithoutACommonBase()
{
  const Trio trio;
  const OpenWorkspace stranger(6);
  NoProgress progress;
  for (const MergeRequest& request :
       {MergeRequest{trio.base(), trio.mine(), stranger.path(), trio.out()},
        MergeRequest{trio.base(), stranger.path(), trio.theirs(), trio.out()},
        MergeRequest{stranger.path(), trio.mine(), trio.theirs(), trio.out()}}) {
    DIABAN_VERIFY_ERROR(merge(request, {}, progress), NoCommonBase);
    QVERIFY(!QFile::exists(trio.out()));
  }
  // A base that is newer than the copies is none.
  QVERIFY(trio.editMine(sets(trio.uids()[0], {{kSo, 1}})));
  DIABAN_VERIFY_ERROR(merge({trio.mine(), trio.base(), trio.theirs(), trio.out()}, {}, progress),
                      NoCommonBase);
}

void TestMerge::writesNothingWhenItFails()
{
  const Trio trio(300);
  QVERIFY(trio.editMine(adds(300, QStringLiteral("m"))));
  QVERIFY(trio.editTheirs(adds(300, QStringLiteral("t"))));
  const QString before = contentOf(trio.mine());
  for (int reports = 0;; ++reports) {
    StopAfter stop(reports);
    const auto done = merge({trio.base(), trio.mine(), trio.theirs(), trio.out()}, {}, stop);
    if (done)
      break;
    DIABAN_VERIFY_ERROR(done, Cancelled);
    QVERIFY(!QFile::exists(trio.out()));
    QVERIFY(!QFile::exists(trio.out() + QStringLiteral(".new")));
  }
  NoProgress progress;
  DIABAN_VERIFY_ERROR(merge({trio.base(), trio.mine(), trio.theirs(), trio.out()}, {}, progress),
                      FileExists);
  QCOMPARE(contentOf(trio.mine()), before);
}

void TestMerge::isTheSameInEitherOrder_data()
{
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 6; ++seed)
    QTest::addRow("walk %d", seed) << seed;
}

void TestMerge::isTheSameInEitherOrder()
{
  QFETCH(int, seed);
  Trio trio(12);
  QRandomGenerator random(static_cast<quint32>(seed));
  for (const QString& path : {trio.mine(), trio.theirs()}) {
    auto opened = Workspace::open(path);
    Workspace& ws = *opened.value();
    for (int step = 0; step < 15; ++step) {
      const auto kind = random.bounded(10);
      const auto edited = [&](const Work& work) {
        return bool(ws.edit(kBase, QStringLiteral("Sửa"), work));
      };
      if (kind == 0 && step > 3)
        (void)ws.undo(kBase);
      else if (kind == 1)
        QVERIFY(edited(
            [&](Edit& edit) { return edit.setTitle(kThua, QString::number(random.bounded(4))); }));
      else if (kind == 2)
        QVERIFY(edited([&](Edit& edit) {
          return edit.setBookmark(
              {UidMaker().next(), QStringLiteral("Chỗ"), {0, 0, 1, 1}, std::nullopt});
        }));
      else if (kind == 3)
        QVERIFY(byGdal(path, QStringLiteral("UPDATE thua SET so=%1 WHERE fid=%2")
                                 .arg(random.bounded(9))
                                 .arg(1 + random.bounded(12))));
      else if (kind == 4)
        QVERIFY(byGdal(
            path, QStringLiteral("INSERT INTO thua(ten) VALUES ('%1')").arg(random.bounded(3))));
      else
        QVERIFY(edited([&](Edit& edit) { return randomEdit(edit, kThua, trio.uids(), random); }));
    }
  }
  (void)trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  auto opened = Workspace::open(trio.out());
  DIABAN_VERIFY(opened.value()->undo(kBase));
  DIABAN_VERIFY(opened.value()->redo(kBase));
  opened.value().reset();
  QCOMPARE(contentOf(trio.out(), false), contentOf(trio.swapped(), false));
  DIABAN_VERIFY(checkFile(trio.out()));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
