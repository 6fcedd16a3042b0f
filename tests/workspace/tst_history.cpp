#include "openworkspaces.h"
#include "support/cliprocess.h"
#include "support/verify.h"

#include <diaban/workspace/clockcheck.h>
#include <diaban/workspace/history.h>

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace diaban;
using namespace diaban::workspace;

/// The list of what was done: found, paged, walked by undo and redo, and one action taken back.
class TestHistory : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void listsTheNewestFirstInPages();
  void findsWordsWithoutMarks();
  void saysWhichLayersAnActionTouched();
  void keepsTheNameThatALayerHad();
  void walksLikeAPileWhateverIsDone();
  void knowsWhatHolds();
  void takesOneOldActionBackAlone();
  void refusesWhatSomethingLaterTouched_data();
  void refusesWhatSomethingLaterTouched();
  void takesBackWhatTwoChangedInDifferentFields();
  void takesAnImportBackOnlyWhileNobodyWorkedInIt();
  void refusesWhatIsNoAction();
  void goesByNumberWhenTheClockJumps();
  void saysThatAClockIsWrong_data();
  void saysThatAClockIsWrong();
};

namespace {

const QString kLayer = QStringLiteral("thua");

std::vector<qint64> found(const test::OpenWorkspace& ws, const HistoryQuery& query)
{
  NoProgress progress;
  const auto numbers = findInHistory(*ws, query, progress);
  return numbers ? numbers.value() : std::vector<qint64>{-1};
}

QVector<HistoryEntry> entries(const test::OpenWorkspace& ws)
{
  return historyEntries(*ws, found(ws, {})).value();
}

QByteArray setField(const test::OpenWorkspace& ws, int row, const char* field,
                    const QVariant& value, const QString& title = QStringLiteral("Sửa"))
{
  const auto done = ws->edit(kBase, title, [&](Edit& edit) {
    return edit.updateFeature(kLayer, {.uid = ws.uids()[row],
                                       .fields = {{QString::fromLatin1(field), value}},
                                       .setsGeometry = false});
  });
  return done ? done.value() : QByteArray("failed");
}

} // namespace

void TestHistory::listsTheNewestFirstInPages()
{
  const test::OpenWorkspace ws(2);
  for (int i = 0; i < 9; ++i)
    setField(ws, 0, "so", 100 + i, QStringLiteral("Việc %1").arg(i));
  std::vector<qint64> all(10);
  std::iota(all.rbegin(), all.rend(), 1);
  QCOMPARE(found(ws, {}), all);
  HistoryQuery page;
  page.before = 8;
  page.limit = 3;
  QCOMPARE(found(ws, page), (std::vector<qint64>{7, 6, 5}));
  const auto some = historyEntries(*ws, {7, 99, 2});
  QCOMPARE(some.value().size(), 2);
  QCOMPARE(some.value()[0].title, QStringLiteral("Việc 5"));
  QCOMPARE(some.value()[1].title, QStringLiteral("Việc 0"));
}

void TestHistory::findsWordsWithoutMarks()
{
  const test::OpenWorkspace ws(2);
  setField(ws, 0, "so", 5, QStringLiteral("Sửa loại đất"));
  ws->setAuthor(QStringLiteral("Trần Thị Lan"));
  setField(ws, 0, "so", 6, QStringLiteral("Đổi số tờ"));
  const auto titles = [&](const QString& words) {
    QStringList list;
    HistoryQuery query;
    query.words = words;
    const auto fitting = historyEntries(*ws, found(ws, query)).value();
    for (const HistoryEntry& entry : fitting)
      list.append(entry.title);
    return list;
  };
  QCOMPARE(titles(QStringLiteral("loai DAT")), QStringList{QStringLiteral("Sửa loại đất")});
  QCOMPARE(titles(QStringLiteral("tran thi")), QStringList{QStringLiteral("Đổi số tờ")});
  QCOMPARE(titles(QStringLiteral("thua dat")).size(), 3); // the layer's title
  QVERIFY(titles(QStringLiteral("sân bay")).isEmpty());
}

void TestHistory::saysWhichLayersAnActionTouched()
{
  const test::OpenWorkspace ws(5);
  const auto uids = ws.uids();
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) -> Outcome {
    for (int i = 0; i < 3; ++i)
      DIABAN_CHECK(edit.deleteFeature(kLayer, uids[i]));
    return Done{};
  }));
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Kiểu"), [&](Edit& edit) {
    Style style;
    style.opacity = 0.5;
    return edit.setStyle(kLayer, style);
  }));
  DIABAN_VERIFY(ws->undo(kBase));
  const auto list = entries(ws);
  const Uid layer = ws->layers().first().uid;
  const auto touched = [&](qint64 rows) {
    return QVector<TouchedLayer>{{layer, QStringLiteral("Thửa đất"), rows}};
  };
  QCOMPARE(list[3].layers, touched(5)); // the rows that the import brought
  QCOMPARE(list[2].layers, touched(3));
  QCOMPARE(list[1].layers, touched(0));
  QCOMPARE(list[0].layers, touched(0)); // undo: those of what it took back
  QCOMPARE(list[2].rowsOfLayers(), 3);
}

void TestHistory::keepsTheNameThatALayerHad()
{
  const test::OpenWorkspace ws(2);
  setField(ws, 0, "so", 5);
  DIABAN_VERIFY(ws->edit(kBase, QStringLiteral("Đổi tên"), [&](Edit& edit) {
    return edit.setTitle(kLayer, QStringLiteral("Lô đất"));
  }));
  DIABAN_VERIFY(
      ws->edit(kBase, QStringLiteral("Bỏ"), [&](Edit& edit) { return edit.removeLayer(kLayer); }));
  const auto list = entries(ws);
  QCOMPARE(list[2].layers.value(0).title, QStringLiteral("Thửa đất"));
  QCOMPARE(list[1].layers.value(0).title, QStringLiteral("Lô đất"));
  QCOMPARE(list[0].layers.value(0).title, QStringLiteral("Lô đất"));
}

void TestHistory::walksLikeAPileWhateverIsDone()
{
  const test::OpenWorkspace ws(1);
  QRandomGenerator random(417);
  QStringList done{ws.dump()}, undone; // the twin: two piles of states
  int steps = 0;
  const auto act = [&](auto&& work) {
    work();
    done.append(ws.dump());
    undone.clear();
  };
  for (int step = 0; step < 160; ++step) {
    const auto choice = random.bounded(10);
    if (choice < 4) {
      act([&] { setField(ws, 0, "so", ++steps); });
    } else if (choice == 4) {
      const auto list = entries(ws);
      const auto& entry = list[random.bounded(list.size())];
      if (entry.kind == QLatin1String("edit") && ws->takeBack(entry.id))
        act([] {});
    } else if (choice < 8) {
      const bool canUndo = done.size() > 1;
      QCOMPARE(static_cast<bool>(canUndo ? ws->undo(kBase) : Result<QByteArray>(QByteArray())),
               true);
      if (canUndo)
        undone.append(done.takeLast());
    } else if (!undone.isEmpty()) {
      DIABAN_VERIFY(ws->redo(kBase));
      done.append(undone.takeLast());
    } else {
      DIABAN_VERIFY_ERROR(ws->redo(kBase), NothingToRedo);
    }
    QCOMPARE(ws.dump(), done.last());
  }
  QVERIFY(done.size() > 5);
  while (done.size() > 1) {
    DIABAN_VERIFY(ws->undo(kBase));
    done.removeLast();
    QCOMPARE(ws.dump(), done.last());
  }
  DIABAN_VERIFY(ws.check());
}

void TestHistory::knowsWhatHolds()
{
  const test::OpenWorkspace ws(2);
  const QByteArray first = setField(ws, 0, "so", 50);
  setField(ws, 1, "so", 60);
  const auto holds = [&] {
    const auto list = entries(ws);
    return std::find_if(list.begin(), list.end(),
                        [&](const HistoryEntry& entry) { return entry.id == first; })
        ->isInForce;
  };
  QVERIFY(holds());
  DIABAN_VERIFY(ws->takeBack(first));
  QVERIFY(!holds());
  DIABAN_VERIFY(ws->undo(kBase)); // the taking back is taken back
  QVERIFY(holds());
  DIABAN_VERIFY(ws->redo(kBase));
  QVERIFY(!holds());
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws->undo(kBase));
  QVERIFY(!holds());
  DIABAN_VERIFY(ws->redo(kBase));
  QVERIFY(holds());
}

void TestHistory::takesOneOldActionBackAlone()
{
  const test::OpenWorkspace ws(5);
  const QString before = ws.dump();
  const auto uids = ws.uids();
  const auto deleted = ws->edit(kBase, QStringLiteral("Xóa hai thửa"), [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.deleteFeature(kLayer, uids[1]));
    return edit.updateFeature(kLayer, {.uid = uids[2], .wkb = test::square(7, 7, 3)});
  });
  DIABAN_VERIFY(deleted);
  setField(ws, 3, "so", 77);
  const QString between = ws.dump();
  const auto back = ws->takeBack(deleted.value());
  DIABAN_VERIFY(back);
  QString expected = before;
  expected.replace(QStringLiteral("|Ô 4|4|"), QStringLiteral("|Ô 4|77|"));
  QCOMPARE(ws.dump(), expected);
  const HistoryEntry entry = entries(ws).first();
  QCOMPARE(entry.id, back.value());
  QCOMPARE(entry.kind, QStringLiteral("takeback"));
  QCOMPARE(entry.takesBack, deleted.value());
  QCOMPARE(entry.title, QStringLiteral("Xóa hai thửa"));
  DIABAN_VERIFY_ERROR(ws->takeBack(deleted.value()), NotAnAction); // once is enough
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws.dump(), between);
  DIABAN_VERIFY(ws.check());
}

void TestHistory::refusesWhatSomethingLaterTouched_data()
{
  QTest::addColumn<QString>("later");
  QTest::newRow("same field") << QStringLiteral("field");
  QTest::newRow("row deleted") << QStringLiteral("delete");
  QTest::newRow("layer's name") << QStringLiteral("title");
}

void TestHistory::refusesWhatSomethingLaterTouched()
{
  QFETCH(QString, later);
  const test::OpenWorkspace ws(3);
  const auto uid = ws.uids().first();
  const auto work = [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.setTitle(kLayer, QStringLiteral("Tên một")));
    return edit.updateFeature(
        kLayer, {.uid = uid, .fields = {{QStringLiteral("so"), 8}}, .setsGeometry = false});
  };
  const auto first = ws->edit(kBase, QStringLiteral("Việc đầu"), work);
  DIABAN_VERIFY(first);
  const auto second = ws->edit(kBase, QStringLiteral("Việc sau"), [&](Edit& edit) -> Outcome {
    if (later == QLatin1String("title"))
      return edit.setTitle(kLayer, QStringLiteral("Tên hai"));
    if (later == QLatin1String("delete"))
      return edit.deleteFeature(kLayer, uid);
    return edit.updateFeature(
        kLayer, {.uid = uid, .fields = {{QStringLiteral("so"), 9}}, .setsGeometry = false});
  });
  DIABAN_VERIFY(second);
  setField(ws, 2, "ten", QStringLiteral("khác"), QStringLiteral("Việc khác"));
  const QString before = ws.dump();
  const auto refused = ws->takeBack(first.value());
  DIABAN_VERIFY_ERROR(refused, OverlappingActions);
  QCOMPARE(refused.error().args[0], QStringLiteral("Việc đầu"));
  QCOMPARE(refused.error().args[1], QStringLiteral("Việc sau"));
  QCOMPARE(refused.error().args[3], QString::fromLatin1(second.value().toHex()));
  const auto all = ws->history(kBase);
  DIABAN_VERIFY(all);
  const auto named =
      std::find_if(all.value().begin(), all.value().end(),
                   [&](const HistoryEntry& entry) { return entry.id == second.value(); });
  QCOMPARE(refused.error().args[4], QString::number(named->number));
  QCOMPARE(ws.dump(), before);
  DIABAN_VERIFY(ws->takeBack(second.value())); // first the later one …
  DIABAN_VERIFY(ws->takeBack(first.value()));
  DIABAN_VERIFY(ws.check());
}

void TestHistory::takesBackWhatTwoChangedInDifferentFields()
{
  const test::OpenWorkspace ws(2);
  const QByteArray first = setField(ws, 0, "so", 41);
  setField(ws, 0, "ten", QStringLiteral("mới"));
  DIABAN_VERIFY(ws->takeBack(first));
  QVERIFY(ws.dump().contains(QStringLiteral("|mới|0|")));
}

void TestHistory::takesAnImportBackOnlyWhileNobodyWorkedInIt()
{
  const test::OpenWorkspace ws(2);
  const QByteArray import = entries(ws).first().id;
  setField(ws, 0, "so", 41, QStringLiteral("Sửa trong lớp"));
  const auto refused = ws->takeBack(import);
  DIABAN_VERIFY_ERROR(refused, OverlappingActions);
  QCOMPARE(refused.error().args[1], QStringLiteral("Sửa trong lớp"));
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws->takeBack(import));
  QVERIFY(ws->layers().isEmpty());
  DIABAN_VERIFY(ws->undo(kBase));
  QCOMPARE(ws->layers().size(), 1);
  DIABAN_VERIFY(ws.check());
}

void TestHistory::refusesWhatIsNoAction()
{
  const test::OpenWorkspace ws(2);
  setField(ws, 0, "so", 41);
  DIABAN_VERIFY_ERROR(ws->takeBack(ws->undo(kBase).value()), NotAnAction);
  DIABAN_VERIFY_ERROR(ws->takeBack("nothing of the kind"), BadArgument);
}

void TestHistory::goesByNumberWhenTheClockJumps()
{
  const test::OpenWorkspace ws(2);
  ws.close();
  QDateTime now = QDateTime::fromString(QStringLiteral("2031-01-01T00:00:00Z"), Qt::ISODate);
  auto opened = Workspace::open(ws.path(), {.clock = [&] { return now; }});
  DIABAN_VERIFY(opened);
  Workspace& jumping = *opened.value();
  for (const int year : {2031, 2019, 2026}) {
    now = QDateTime(QDate(year, 5, 1), QTime(8, 0), Qt::UTC);
    DIABAN_VERIFY(jumping.edit(kBase, QString::number(year), [&](Edit& edit) {
      return edit.setTitle(kLayer, QString::number(year));
    }));
  }
  NoProgress progress;
  const auto list = historyEntries(jumping, findInHistory(jumping, {}, progress).value()).value();
  QCOMPARE(list[0].title, QStringLiteral("2026"));
  QCOMPARE(list[1].title, QStringLiteral("2019"));
  QCOMPARE(list[2].title, QStringLiteral("2031"));
  DIABAN_VERIFY(jumping.undo(kBase));
  QCOMPARE(jumping.layers().first().title, QStringLiteral("2019"));
}

void TestHistory::saysThatAClockIsWrong_data()
{
  QTest::addColumn<QDateTime>("made");
  QTest::addColumn<bool>("isSaid");
  const QDateTime now = QDateTime::currentDateTimeUtc();
  QTest::newRow("years ahead, or now years back") << now.addYears(14) << true;
  QTest::newRow("two days ahead") << now.addDays(2) << true;
  QTest::newRow("another computer, some hours ahead") << now.addSecs(7 * 3600) << false;
  QTest::newRow("years back, now right") << now.addYears(-16) << false;
  QTest::newRow("just now") << now << false;
}

void TestHistory::saysThatAClockIsWrong()
{
  QFETCH(QDateTime, made);
  QFETCH(bool, isSaid);
  const test::OpenWorkspace ws(2);
  ws.close();
  {
    auto opened = Workspace::open(ws.path(), {.clock = [made] { return made; }});
    DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Sửa"), [](Edit& edit) {
      return edit.setTitle(kLayer, QStringLiteral("Sửa"));
    }));
  }
  ws.reopen();
  const auto warning = clockWarning(*ws, QDateTime::currentDateTimeUtc());
  DIABAN_VERIFY(warning);
  QCOMPARE(!warning.value().isEmpty(), isSaid);
  const QString year = made.toLocalTime().toString(QStringLiteral("dd/MM/yyyy"));
  QCOMPARE(warning.value().contains(year), isSaid);
  const test::CliRun run = test::runCli({QStringLiteral("history"), ws.path()});
  QCOMPARE(run.exit, 0);
  QCOMPARE(run.json.contains(QLatin1String("clock")), isSaid);
  // All goes on as ever, and once the newest change has the right time nothing is said.
  DIABAN_VERIFY(ws->undo(kBase));
  DIABAN_VERIFY(ws->redo(kBase));
  QVERIFY(clockWarning(*ws, QDateTime::currentDateTimeUtc()).value().isEmpty());
  DIABAN_VERIFY(ws.check());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
