// The power goes at any moment, and with it what no sync had made safe: reported actions survive,
// the one under way is there whole or not at all.
#include "openworkspaces.h"
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

} // namespace

class TestPowerCut : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void reportedActionsSurvive_data();
  void reportedActionsSurvive();

private:
  void lookAt(const Wreck& wreck);

  QString m_path;
  QStringList m_states; ///< after each action
  int m_whole = 0, m_rolledBack = 0;
};

void TestPowerCut::lookAt(const Wreck& wreck)
{
  const QTemporaryDir folder;
  for (auto it = wreck.files.begin(); it != wreck.files.end(); ++it) {
    QFile file(folder.filePath(QFileInfo(it.key()).fileName()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(it.value()) == it.value().size());
  }
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

void TestPowerCut::reportedActionsSurvive()
{
  QFETCH(quint32, seed);
  constexpr int kActions = 25;
  const OpenWorkspace made(30);
  made.close();
  PowerCutDisk disk(made.folder(), seed);
  made.reopen();
  m_path = made.path();
  m_whole = m_rolledBack = 0;
  m_states = {stateOf(m_path)};
  disk.acknowledge(0);
  RandomWork work(seed);
  for (int action = 1; action <= kActions; ++action) {
    DIABAN_VERIFY(work.act(*made));
    disk.acknowledge(action);
    const QVector<Wreck> wrecks = disk.takeWrecks();
    m_states.append(stateOf(m_path));
    for (const Wreck& wreck : wrecks) {
      lookAt(wreck);
      if (QTest::currentTestFailed())
        return qWarning("in action %d: %s", action, qPrintable(work.what()));
    }
  }
  qInfo("%d actions, %d journals rolled back, %d times the action under way was whole", kActions,
        m_rolledBack, m_whole);
  QVERIFY(m_rolledBack > kActions && m_whole > kActions);
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
