// The power goes at any moment, and with it what no sync had made safe: reported actions survive,
// the one under way is there whole or not at all.
#include "mergedcopies.h"
#include "randomwork.h"
#include "support/powercut.h"
#include "support/verify.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

/// What is decided, and the history. Rolls back what the power cut left half done.
QString stateOf(const QString& path)
{
  const auto database = store::Database::open(path, store::OpenMode::ReadWrite);
  if (!database)
    return QStringLiteral("unreadable: ") + database.error().detail;
  const auto entries = database.value().text(
      "SELECT group_concat(hex(id)) FROM (SELECT id FROM diaban_history ORDER BY number)");
  return (entries ? entries.value() : entries.error().detail) + decidedIn(database.value());
}

using Act = std::function<Result<QByteArray>(Workspace&)>;

/// What seldom happens by chance: an old action taken back, the history cleared and the file
/// written anew, since the table of an import goes.
QVector<Act> seldomActs(const QVector<Uid>& uids, const QString& backups)
{
  const auto move = [uids](int row) -> Act {
    return [uids, row](Workspace& w) {
      return w.edit(kBase, QStringLiteral("Sửa"), [&](Edit& e) {
        return e.updateFeature(QStringLiteral("thua"), {.uid = uids[row], .wkb = square(5, 5, 5)});
      });
    };
  };
  const Act import = [](Workspace& w) -> Result<QByteArray> {
    NoProgress progress;
    DIABAN_TRY(report, importRows(w, QStringLiteral("Nhập"),
                                  {squareLayer(QStringLiteral("moi"), 120)}, progress));
    return report.entry;
  };
  const Act takeBack = [](Workspace& w) -> Result<QByteArray> {
    DIABAN_TRY(history, w.history(kBase));
    return w.takeBack(history[1].id);
  };
  const Act clear = [backups](Workspace& w) -> Result<QByteArray> {
    NoProgress progress;
    const QDateTime tomorrow = QDateTime::currentDateTimeUtc().addDays(1);
    DIABAN_TRY(report, w.compact(tomorrow, QStringLiteral("Dọn"), backups, progress));
    return QByteArray::number(report.entries);
  };
  const Act undo = [](Workspace& w) { return w.undo(kBase); };
  return {move(1), move(2), takeBack, undo, import, undo, clear, move(3)};
}

/// What the power cut left, in a folder of its own.
void unpack(const Wreck& wreck, const QTemporaryDir& folder)
{
  for (auto it = wreck.files.begin(); it != wreck.files.end(); ++it) {
    QFile file(folder.filePath(QFileInfo(it.key()).fileName()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(it.value()) == it.value().size());
  }
}

QByteArray bytesOf(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestPowerCut : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void reportedActionsSurvive_data();
  void reportedActionsSurvive();
  void oldOnesTakenBackAndClearedSurvive();
  void aMergeIsWholeOrIsMadeAgain();

private:
  void workThrough(const OpenWorkspace& made, PowerCutDisk& disk, const QVector<Act>& acts);
  void lookAt(const Wreck& wreck);

  QString m_path;
  QStringList m_states; ///< after each action
  int m_whole = 0, m_rolledBack = 0;
};

void TestPowerCut::lookAt(const Wreck& wreck)
{
  const QTemporaryDir folder;
  unpack(wreck, folder);
  const QString path = folder.filePath(QFileInfo(m_path).fileName());
  m_rolledBack += store::hasJournal(path) ? 1 : 0;
  const QString now = stateOf(path);
  const bool isBefore = now == m_states[wreck.acknowledged];
  const bool isAfter =
      wreck.acknowledged + 1 < m_states.size() && now == m_states[wreck.acknowledged + 1];
  QVERIFY2(isBefore || isAfter, qPrintable(wreck.moment + u'\n' + now.left(300)));
  m_whole += isAfter && !isBefore ? 1 : 0;
  DIABAN_VERIFY(checkWhole(path));
}

void TestPowerCut::reportedActionsSurvive_data()
{
  QTest::addColumn<quint32>("seed");
  for (const quint32 seed : {1U, 2U, 3U})
    QTest::addRow("seed %u", seed) << seed;
}

void TestPowerCut::workThrough(const OpenWorkspace& made, PowerCutDisk& disk,
                               const QVector<Act>& acts)
{
  m_path = made.path();
  m_whole = m_rolledBack = 0;
  m_states = {stateOf(m_path)};
  disk.acknowledge(0);
  for (int action = 1; action <= acts.size(); ++action) {
    DIABAN_VERIFY(acts[action - 1](*made));
    disk.acknowledge(action);
    const QVector<Wreck> wrecks = disk.takeWrecks();
    m_states.append(stateOf(m_path));
    for (const Wreck& wreck : wrecks) {
      lookAt(wreck);
      if (QTest::currentTestFailed())
        return qWarning("in action %d", action);
    }
  }
  const auto count = static_cast<int>(acts.size());
  qInfo("%d actions, %d journals rolled back, %d times the action under way was whole", count,
        m_rolledBack, m_whole);
  QVERIFY(m_rolledBack > count && m_whole > count);
}

void TestPowerCut::reportedActionsSurvive()
{
  QFETCH(quint32, seed);
  constexpr int kActions = 25;
  const OpenWorkspace made(30);
  made.close();
  PowerCutDisk disk(made.folder(), seed);
  made.reopen();
  const QTemporaryDir backups;
  RandomWork work(seed, backups.path());
  workThrough(made, disk, {kActions, [&](Workspace& workspace) { return work.act(workspace); }});
  if (QTest::currentTestFailed())
    qWarning("which is: %s", qPrintable(work.what()));
}

void TestPowerCut::oldOnesTakenBackAndClearedSurvive()
{
  const OpenWorkspace made(30);
  const QVector<Uid> uids = made.uids();
  made.close();
  PowerCutDisk disk(made.folder(), 1);
  made.reopen();
  const QTemporaryDir backups;
  workThrough(made, disk, seldomActs(uids, backups.path()));
  DIABAN_VERIFY(made.check());
  QCOMPARE(made->history(kBase).value().last().kind, QStringLiteral("edit"));
}

/// What is left beside the place of the result is in nobody's way, and what was said to be done is
/// safe under the name that it is given then.
void TestPowerCut::aMergeIsWholeOrIsMadeAgain()
{
  const Trio trio(20);
  const QVector<Uid>& uids = trio.uids();
  QVERIFY(trio.editMine(both(sets(uids[0], {{kSo, 7}}), adds(9, QStringLiteral("hùng")))));
  QVERIFY(trio.editTheirs(both(both(sets(uids[0], {{kSo, 8}}), moves(uids[2], 90)),
                               both(removes(uids[1]), adds(9, QStringLiteral("lan"))))));
  trio.closeBase();
  const QStringList inputs{trio.base(), trio.mine(), trio.theirs()};
  PowerCutDisk disk(QFileInfo(trio.out()).path(), 1);
  NoProgress progress;
  DIABAN_VERIFY(merge({inputs[0], inputs[1], inputs[2], trio.out()}, {}, progress));
  disk.acknowledge(1);
  const QString whole = contentOf(trio.out());
  const QString piece = trio.out() + QStringLiteral(".new"); // renamed when it is whole
  int begun = 0;
  for (const Wreck& wreck : disk.takeWrecks()) {
    const QTemporaryDir folder;
    unpack(wreck, folder);
    QStringList here;
    for (const QString& input : inputs) {
      here.append(folder.filePath(QFileInfo(input).fileName()));
      QVERIFY(!wreck.files.contains(input) || wreck.files.value(input) == bytesOf(input));
      QVERIFY(wreck.files.contains(input) || QFile::copy(input, here.last()));
    }
    begun += wreck.files.contains(piece) ? 1 : 0;
    if (wreck.acknowledged > 0)
      QCOMPARE(contentOf(folder.filePath(QFileInfo(piece).fileName())), whole);
    const QString out = folder.filePath(QFileInfo(trio.out()).fileName());
    DIABAN_VERIFY(merge({here[0], here[1], here[2], out}, {}, progress));
    QVERIFY2(contentOf(out) == whole, qPrintable(wreck.moment));
    DIABAN_VERIFY(checkFile(out));
  }
  QVERIFY(begun > 8);
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
