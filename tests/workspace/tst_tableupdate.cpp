#include "openworkspaces.h"
#include "support/verify.h"
#include "tablerows.h"

#include <QTest>

#include <map>
#include <set>

using namespace diaban;
using namespace diaban::workspace;

/// Tables in memory that follow edits must be what reading the layer again would give.
class TestTableUpdate : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void staysTheSameWhenNothingChanged();
  void followsOneEditAndSharesTheOtherBlocks();
  void equalsATableReadAnewAfterManyEdits();
  void isReadAnewAfterAnotherProgramWrote();
};

namespace {

const QString kLayer = QStringLiteral("thua");
const QStringList kMore{QStringLiteral("ten"), QStringLiteral("so")};

geo::TablePtr read(const test::OpenWorkspace& ws)
{
  NoProgress progress;
  const auto table = ws->table(kLayer, kMore, progress);
  return table ? table.value() : nullptr;
}

geo::TablePtr follow(const test::OpenWorkspace& ws, const geo::TablePtr& before)
{
  NoProgress progress;
  const auto table = ws->updated(kLayer, before, progress);
  return table ? table.value() : nullptr;
}

} // namespace

void TestTableUpdate::staysTheSameWhenNothingChanged()
{
  const test::OpenWorkspace ws(10);
  const geo::TablePtr table = read(ws);
  QVERIFY(table);
  QCOMPARE(follow(ws, table).get(), table.get());
}

void TestTableUpdate::followsOneEditAndSharesTheOtherBlocks()
{
  const test::OpenWorkspace ws(3000);
  const geo::TablePtr before = read(ws);
  QVERIFY(before && before->blocks().size() > 4);
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("xóa"), [&](Edit& edit) {
    return edit.deleteFeature(kLayer, ws.uids().first());
  }));
  const geo::TablePtr after = follow(ws, before);
  QVERIFY(after);
  QCOMPARE(after->rowCount(), before->rowCount() - 1);
  QCOMPARE(after->revision(), ws->layer(kLayer).value().revision);
  std::set<const geo::Block*> shared;
  for (const auto& block : before->blocks())
    shared.insert(block.get());
  const auto isShared = [&](const auto& block) { return shared.contains(block.get()); };
  QVERIFY(std::count_if(after->blocks().begin(), after->blocks().end(), isShared) >=
          static_cast<std::ptrdiff_t>(before->blocks().size()) - 1);
}

void TestTableUpdate::equalsATableReadAnewAfterManyEdits()
{
  const test::OpenWorkspace ws(600);
  QRandomGenerator random(7);
  geo::TablePtr table = read(ws);
  QVERIFY(table);
  for (int step = 0; step < 40; ++step) {
    const auto choice = random.bounded(4);
    if (choice == 0)
      (void)ws->undo(kBase);
    else if (choice == 1)
      (void)ws->redo(kBase);
    else
      DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("sửa"), [&](Edit& edit) {
        return test::randomEdit(edit, kLayer, ws.uids(), random);
      }));
    if (step % 3 != 0)
      continue; // several steps at once as well
    table = follow(ws, table);
    QVERIFY(table);
    QVERIFY(test::rowsOf(*table) == test::rowsOf(*read(ws)));
  }
}

void TestTableUpdate::isReadAnewAfterAnotherProgramWrote()
{
  const test::OpenWorkspace ws(20);
  const geo::TablePtr before = read(ws);
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(other);
    DIABAN_VERIFY(other.value().run("UPDATE thua SET ten='ngoài' WHERE fid=3"));
  }
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("xóa"), [&](Edit& edit) {
    return edit.deleteFeature(kLayer, ws.uids().first());
  }));
  QVERIFY(test::rowsOf(*follow(ws, before)) == test::rowsOf(*read(ws)));
}

QTEST_GUILESS_MAIN(TestTableUpdate)
#include "tst_tableupdate.moc"
