#include "openworkspaces.h"
#include "support/verify.h"
#include "tablerows.h"

#include <diaban/base/clock.h>
#include <diaban/store/stamp.h>
#include <diaban/store/transaction.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/past.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/rowview.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

#include <map>

using namespace diaban;
using namespace diaban::workspace;

/// The map as it was, and what is left of it when the history was cleared.
class TestPast : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void showsEveryStateOfARandomWalk();
  void leavesNoTraceInTheFile();
  void usesTheTableAtHand();
  void showsALayerThatWasRemovedSince();
  void tellsOfAnotherProgram();
  void readsRowsAsTheyWereWithFilterAndOrder();
  void isBusyAfterALaterEdit();
  void looksAtAnOlderFile();
  void clearsWhatOldActionsChanged();
  void keepsWhatALaterUndoNeeds();
  void dropsTablesThatNothingNeeds();
  void clearsNothingBehindAJumpedClock();
  void clearsNothingWithoutABackup();
};

namespace {

const QString kLayer = QStringLiteral("thua");
const QStringList kMore{QStringLiteral("ten"), QStringLiteral("so")};

/// All that a map is made of, from the workspace or from its past.
struct State {
  QStringList layers;
  std::map<qint64, QByteArray> rows;
  QStringList bookmarks;
  bool operator==(const State&) const = default;
};

template <typename Source, typename Table>
State stateOf(const Source& source, Table&& table)
{
  State state;
  for (const Layer& layer : source.layers()) {
    state.layers << layer.name + u'|' + layer.title + u'|' + QString::number(layer.featureCount) +
                        u'|' + roleName(layer.role) + u'|' +
                        QString::fromUtf8(QJsonDocument(toJson(layer.style)).toJson());
    if (layer.name == kLayer)
      state.rows = test::rowsOf(*table());
  }
  for (const Bookmark& bookmark : source.bookmarks())
    state.bookmarks << bookmark.title;
  return state;
}

State nowOf(const Workspace& workspace)
{
  NoProgress progress;
  return stateOf(workspace, [&] { return workspace.table(kLayer, kMore, progress).value(); });
}

State pastOf(const Past& past)
{
  NoProgress progress;
  return stateOf(past, [&] { return past.table(kLayer, kMore, nullptr, progress).value(); });
}

/// A workspace that others may hold, as the window's is held.
std::shared_ptr<Workspace> opened(const test::OpenWorkspace& ws, const Clock& clock = systemClock())
{
  ws.close();
  auto open = Workspace::open(ws.path(), {.clock = clock});
  return open ? std::shared_ptr<Workspace>(std::move(open).value()) : nullptr;
}

QVector<Uid> uidsOf(const QString& path)
{
  QVector<Uid> uids;
  auto database = store::Database::open(path, store::OpenMode::ReadOnly);
  auto rows = database.value().prepare("SELECT uid FROM thua ORDER BY fid");
  for (auto more = rows.value().step(); more && more.value(); more = rows.value().step())
    uids.append(Uid::fromBytes(rows.value().blob(0).toByteArray()));
  return uids;
}

Result<QByteArray> setNumber(Workspace& workspace, int row, int value)
{
  return workspace.edit(kBase, QString::number(value), [&](Edit& edit) {
    return edit.updateFeature(kLayer, {.uid = uidsOf(workspace.path())[row],
                                       .fields = {{QStringLiteral("so"), value}},
                                       .setsGeometry = false});
  });
}

Outcome anyEdit(Edit& edit, const QVector<Uid>& uids, QRandomGenerator& random)
{
  const QString word = QString::number(random.bounded(1000));
  switch (random.bounded(6)) {
  case 0: return edit.setTitle(kLayer, word);
  case 1: {
    Style style;
    style.opacity = random.generateDouble();
    return edit.setStyle(kLayer, style);
  }
  case 2: return edit.setBookmark({UidMaker().next(), word, {0, 0, 1, 1}, {}});
  default:
    for (int i = 0; i < 3; ++i)
      DIABAN_CHECK(test::randomEdit(edit, kLayer, uids, random));
    return Done{};
  }
}

QVector<HistoryEntry> entriesOf(const Workspace& workspace)
{
  return workspace.history(kBase).value();
}

} // namespace

void TestPast::showsEveryStateOfARandomWalk()
{
  const test::OpenWorkspace ws(30);
  const auto workspace = opened(ws);
  QRandomGenerator random(2030);
  std::map<QByteArray, State> states;
  states[entriesOf(*workspace).last().id] = nowOf(*workspace);
  for (int step = 0; step < 40; ++step) {
    Result<QByteArray> done = QByteArray();
    switch (random.bounded(6)) {
    case 0: done = workspace->undo(kBase); break;
    case 1: done = workspace->redo(kBase); break;
    case 2: {
      const auto list = entriesOf(*workspace);
      done = workspace->takeBack(list[random.bounded(list.size())].id);
      break;
    }
    default:
      done = workspace->edit(kBase, QStringLiteral("Bước"),
                             [&](Edit& edit) { return anyEdit(edit, uidsOf(ws.path()), random); });
    }
    if (done && !done.value().isEmpty())
      states[done.value()] = nowOf(*workspace);
  }
  QVERIFY(states.size() > 20);
  NoProgress progress;
  for (const auto& [id, state] : states) {
    const auto past = lookBack(workspace, id, progress);
    DIABAN_VERIFY(past);
    QCOMPARE(past.value()->entry().id, id);
    QCOMPARE(past.value()->outsideChange().number, 0);
    const State then = pastOf(*past.value());
    QCOMPARE(then.layers, state.layers);
    QCOMPARE(then.bookmarks, state.bookmarks);
    QCOMPARE(then.rows, state.rows);
  }
}

void TestPast::leavesNoTraceInTheFile()
{
  const test::OpenWorkspace ws(5);
  const auto workspace = opened(ws);
  DIABAN_VERIFY(setNumber(*workspace, 0, 8));
  auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
  const auto before = reader.value().contentVersion().value();
  NoProgress progress;
  const auto past = lookBack(workspace, entriesOf(*workspace).first().id, progress);
  DIABAN_VERIFY(past);
  DIABAN_VERIFY(past.value()->table(kLayer, kMore, nullptr, progress));
  QCOMPARE(reader.value().contentVersion().value(), before);
}

void TestPast::usesTheTableAtHand()
{
  const test::OpenWorkspace ws(2000); // several blocks
  const auto workspace = opened(ws);
  const QByteArray first = entriesOf(*workspace).last().id;
  DIABAN_VERIFY(setNumber(*workspace, 0, 8));
  NoProgress progress;
  const auto now = workspace->table(kLayer, kMore, progress).value();
  const auto past = lookBack(workspace, first, progress).value();
  const auto then = past->table(kLayer, kMore, now, progress).value();
  QCOMPARE(then->rowCount(), now->rowCount());
  int shared = 0;
  for (const auto& block : then->blocks())
    shared += std::count(now->blocks().begin(), now->blocks().end(), block) > 0 ? 1 : 0;
  QVERIFY(shared > 0);
  QVERIFY(shared < static_cast<int>(now->blocks().size()));
  const auto atNow = lookBack(workspace, entriesOf(*workspace).last().id, progress).value();
  QCOMPARE(atNow->table(kLayer, kMore, now, progress).value(), now); // nothing came after
}

void TestPast::showsALayerThatWasRemovedSince()
{
  const test::OpenWorkspace ws(4);
  const auto workspace = opened(ws);
  DIABAN_VERIFY(setNumber(*workspace, 0, 8));
  const QByteArray then = entriesOf(*workspace).last().id;
  const State state = nowOf(*workspace);
  DIABAN_VERIFY(workspace->edit(kBase, QStringLiteral("Bỏ"),
                                [&](Edit& edit) { return edit.removeLayer(kLayer); }));
  NoProgress progress;
  const auto past = lookBack(workspace, then, progress);
  DIABAN_VERIFY(past);
  QVERIFY(pastOf(*past.value()) == state);
  QVERIFY(workspace->layers().isEmpty());
}

void TestPast::tellsOfAnotherProgram()
{
  const test::OpenWorkspace ws(4);
  ws.close();
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    DIABAN_VERIFY(other.value().run("UPDATE thua SET so=99 WHERE fid=1"));
  }
  const auto workspace = opened(ws);
  DIABAN_VERIFY(setNumber(*workspace, 2, 7));
  const auto list = entriesOf(*workspace);
  QCOMPARE(list[1].kind, QStringLiteral("outside"));
  NoProgress progress;
  QCOMPARE(lookBack(workspace, list[0].id, progress).value()->outsideChange().id, list[1].id);
  QCOMPARE(lookBack(workspace, list[1].id, progress).value()->outsideChange().number, 0);
}

void TestPast::readsRowsAsTheyWereWithFilterAndOrder()
{
  const test::OpenWorkspace ws(50);
  const auto workspace = opened(ws);
  NoProgress progress;
  struct Seen {
    std::vector<qint64> all, chosen;
    QVector<QVariantList> cells;
    double sum = 0;
    FieldValues values;
  };
  const auto see = [&](const Moment& moment) {
    Seen seen;
    const auto view = RowView::open(moment, kLayer, progress).value();
    seen.all = view->rows({}, {}, progress).value();
    seen.chosen =
        view->rows({.expression = QStringLiteral("so > 500 OR thua.so IS NULL")},
                   {{QStringLiteral("ten"), true}, {QStringLiteral("so"), false}}, progress)
            .value();
    seen.cells = view->cells(seen.all).value();
    seen.sum = view->sums(seen.all, progress).value().value(0).sum;
    seen.values = readFieldValues(moment, kLayer, kMore.first(), progress).value();
    return seen;
  };
  QRandomGenerator random(77);
  std::map<QByteArray, Seen> states;
  for (int step = 0; step < 25; ++step) {
    const auto done = workspace->edit(kBase, QStringLiteral("Bước"), [&](Edit& edit) -> Outcome {
      for (int i = 0; i < 3; ++i)
        DIABAN_CHECK(test::randomEdit(edit, kLayer, uidsOf(ws.path()), random));
      return Done{};
    });
    if (done && !done.value().isEmpty())
      states[done.value()] = see({workspace, nullptr});
  }
  QVERIFY(states.size() > 15);
  for (const auto& [id, seen] : states) {
    const Seen then = see({workspace, lookBack(workspace, id, progress).value()});
    QCOMPARE(then.all, seen.all);
    QCOMPARE(then.chosen, seen.chosen);
    QCOMPARE(then.cells, seen.cells);
    QCOMPARE(then.sum, seen.sum);
    QCOMPARE(then.values.frequent, seen.values.frequent);
  }
}

void TestPast::isBusyAfterALaterEdit()
{
  const test::OpenWorkspace ws(4);
  const auto workspace = opened(ws);
  DIABAN_VERIFY(setNumber(*workspace, 0, 8));
  NoProgress progress;
  const auto past = lookBack(workspace, entriesOf(*workspace).first().id, progress).value();
  DIABAN_VERIFY(setNumber(*workspace, 0, 9));
  DIABAN_VERIFY_ERROR(past->table(kLayer, kMore, nullptr, progress), Busy);
  DIABAN_VERIFY_ERROR(RowView::open(Moment{workspace, past}, kLayer, progress), Busy);
}

void TestPast::looksAtAnOlderFile()
{
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("v2.gpkg"));
  QVERIFY(QFile::copy(QFINDTESTDATA("data/v2.gpkg"), path));
  auto open = Workspace::open(path, {.readOnly = true});
  DIABAN_VERIFY(open);
  const std::shared_ptr<const Workspace> workspace = std::move(open).value();
  const auto list = entriesOf(*workspace);
  QVERIFY(!list.isEmpty());
  NoProgress progress;
  QCOMPARE(findInHistory(*workspace, {}, progress).value().size(),
           static_cast<std::size_t>(list.size()));
  for (const HistoryEntry& entry : list)
    DIABAN_VERIFY(lookBack(workspace, entry.id, progress));
}

void TestPast::clearsWhatOldActionsChanged()
{
  const test::OpenWorkspace ws(4);
  QDateTime now(QDate(2020, 1, 1), QTime(8, 0), Qt::UTC);
  auto workspace = opened(ws, [&] { return now; });
  // The import of the fixture is of today, so it must be made old for this test.
  {
    auto other = store::Database::open(ws.path(), store::OpenMode::ReadWrite);
    auto transaction = store::Transaction::begin(other.value());
    DIABAN_VERIFY(other.value().run("UPDATE diaban_history SET time='2019-12-31T00:00:00.000Z'"));
    DIABAN_VERIFY(transaction.value().commit());
  }
  DIABAN_VERIFY(setNumber(*workspace, 0, 1000));
  now = now.addDays(100);
  DIABAN_VERIFY(setNumber(*workspace, 1, 2000));
  const QByteArray newer = entriesOf(*workspace).last().id;
  DIABAN_VERIFY(setNumber(*workspace, 1, 3000));
  NoProgress progress;
  const auto nothing = workspace->compact(QDateTime(QDate(2000, 1, 1), QTime(), Qt::UTC),
                                          QStringLiteral("Dọn"), ws.folder(), progress);
  QCOMPARE(nothing.value().entries, 0);
  QCOMPARE(entriesOf(*workspace).size(), 4);

  const auto report =
      workspace->compact(now.addDays(-1), QStringLiteral("Dọn"), ws.folder(), progress);
  DIABAN_VERIFY(report);
  QCOMPARE(report.value().entries, 2);
  QVERIFY(QFileInfo::exists(report.value().backup));
  const auto list = entriesOf(*workspace);
  QCOMPARE(list.size(), 5); // lines stay
  QCOMPARE(list.last().kind, QStringLiteral("compact"));
  QVERIFY(!list[1].isKept);
  QCOMPARE(list[1].title, QStringLiteral("1000"));
  QVERIFY(list[2].isKept);

  DIABAN_VERIFY_ERROR(workspace->takeBack(list[1].id), HistoryCleared);
  DIABAN_VERIFY_ERROR(lookBack(workspace, list[0].id, progress), HistoryCleared);
  DIABAN_VERIFY(lookBack(workspace, list[1].id, progress)); // after it nothing was cleared
  DIABAN_VERIFY(lookBack(workspace, newer, progress));
  DIABAN_VERIFY(workspace->undo(kBase));
  DIABAN_VERIFY(workspace->undo(kBase));
  DIABAN_VERIFY_ERROR(workspace->undo(kBase), NothingToUndo);
  DIABAN_VERIFY(workspace->redo(kBase));
  DIABAN_VERIFY(workspace->redo(kBase));
  workspace.reset();
  ws.reopen();
  QVERIFY(ws->notices().isEmpty()); // writing the file anew was us
  DIABAN_VERIFY(ws.check());
}

void TestPast::keepsWhatALaterUndoNeeds()
{
  const test::OpenWorkspace ws(4);
  QDateTime now = QDateTime::currentDateTimeUtc().addDays(1);
  const auto workspace = opened(ws, [&] { return now; });
  DIABAN_VERIFY(setNumber(*workspace, 0, 1000));
  const QByteArray first = entriesOf(*workspace).last().id;
  now = now.addDays(100);
  DIABAN_VERIFY(workspace->undo(kBase));
  NoProgress progress;
  const auto report =
      workspace->compact(now.addDays(-1), QStringLiteral("Dọn"), ws.folder(), progress);
  QCOMPARE(report.value().entries, 1); // the import, not the action that can be made again
  DIABAN_VERIFY(lookBack(workspace, first, progress));
  DIABAN_VERIFY(workspace->redo(kBase));
  DIABAN_VERIFY(workspace->undo(kBase));
  DIABAN_VERIFY_ERROR(workspace->undo(kBase), NothingToUndo);
}

void TestPast::dropsTablesThatNothingNeeds()
{
  const test::OpenWorkspace ws(4);
  QDateTime now = QDateTime::currentDateTimeUtc().addDays(1);
  auto workspace = opened(ws, [&] { return now; });
  NewLayer more;
  more.name = QStringLiteral("them");
  more.geometry = QStringLiteral("Polygon");
  NoProgress progress;
  DIABAN_VERIFY(importRows(*workspace, QStringLiteral("Thêm"), {more}, progress));
  const QString table = workspace->layer(QStringLiteral("them")).value().table;
  DIABAN_VERIFY(workspace->undo(kBase));
  now = now.addDays(100);
  const auto has = [&] {
    auto reader = store::Database::open(ws.path(), store::OpenMode::ReadOnly);
    return reader.value()
        .integer("SELECT count(*) FROM sqlite_schema WHERE name='" + table.toUtf8() + '\'')
        .value();
  };
  QCOMPARE(has(), 1);
  const auto report = workspace->compact(now, QStringLiteral("Dọn"), ws.folder(), progress);
  DIABAN_VERIFY(report);
  QCOMPARE(report.value().tables, 1);
  QCOMPARE(has(), 0);
  QCOMPARE(workspace->layers().size(), 1);
  DIABAN_VERIFY_ERROR(workspace->redo(kBase), NothingToRedo);
  workspace.reset();
  ws.reopen();
  DIABAN_VERIFY(ws.check());
}

void TestPast::clearsNothingBehindAJumpedClock()
{
  const test::OpenWorkspace ws(4);
  QDateTime now(QDate(2040, 1, 1), QTime(8, 0), Qt::UTC);
  const auto workspace = opened(ws, [&] { return now; });
  DIABAN_VERIFY(setNumber(*workspace, 0, 1000)); // the clock is wrong: 2040
  now = QDateTime(QDate(2026, 1, 1), QTime(8, 0), Qt::UTC);
  DIABAN_VERIFY(setNumber(*workspace, 0, 2000)); // right again
  NoProgress progress;
  const auto report = workspace->compact(QDateTime(QDate(2039, 1, 1), QTime(), Qt::UTC),
                                         QStringLiteral("Dọn"), ws.folder(), progress);
  QCOMPARE(report.value().entries, 1); // the import; what came after the wrong one is not old
  QVERIFY(entriesOf(*workspace)[2].isKept);
}

void TestPast::clearsNothingWithoutABackup()
{
  const test::OpenWorkspace ws(4);
  const auto workspace = opened(ws);
  const QString blocked = ws.folder() + QStringLiteral("/tệp");
  QFile file(blocked);
  QVERIFY(file.open(QIODevice::WriteOnly)); // a file where the folder should be
  NoProgress progress;
  const auto refused = workspace->compact(QDateTime::currentDateTimeUtc().addDays(1),
                                          QStringLiteral("Dọn"), blocked, progress);
  DIABAN_VERIFY_ERROR(refused, CannotWrite);
  QVERIFY(entriesOf(*workspace).last().isKept);
}

QTEST_GUILESS_MAIN(TestPast)
#include "tst_past.moc"
