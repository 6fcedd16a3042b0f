// A program that is killed at any moment: every action that it reported is in the file, no half of
// another is, and the next opening says what was restored.
// usage: tst_killed [--kills N] [--seed N] [options of Qt Test]
#include "openworkspaces.h"
#include "randomwork.h"
#include "support/verify.h"

#include <diaban/store/database.h>

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <random>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

int theKills = 200;
quint32 theSeed = 1;

constexpr int kKillsOfOneFile = 20; // its history grows, and with it the time of each look

QByteArray stateOf(const QString& path)
{
  return QCryptographicHash::hash(decidedIn(path).toUtf8(), QCryptographicHash::Sha1).toHex();
}

void waitNanoseconds(qint64 moment)
{
  QElapsedTimer timer;
  for (timer.start(); timer.nsecsElapsed() < moment;) {
  }
}

} // namespace

class TestKilled : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyReportedActionHolds();

private:
  void makeWorkspace();
  void workAndKill();
  void readReports(const QByteArray& lines);
  void lookAtWhatIsLeft();
  void takeBackUnreported(Workspace& workspace, const HistoryEntry& last);

  std::mt19937 m_random;
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
  QVector<QByteArray> m_entries; ///< of the history, as reported or seen
  QByteArray m_state;            ///< as reported last
  int m_withJournal = 0, m_unreported = 0, m_reported = 0;
};

void TestKilled::makeWorkspace()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("tệp làm việc.gpkg"));
  const OpenWorkspace made(20);
  made.close();
  QVERIFY(QFile::copy(made.path(), m_path));
  m_state = stateOf(m_path);
  made.reopen();
  m_entries = {made->history(kBase).value().last().id};
}

void TestKilled::readReports(const QByteArray& lines)
{
  for (const QByteArray& line : lines.split('\n')) {
    const QByteArrayList words = line.split(' ');
    if (words.size() < 3) // begins, or cut short by the death
      continue;
    QVERIFY2(words[0] != "error:", line);
    m_state = words[1];
    ++m_reported;
    if (words[0] != "-")
      m_entries.append(QByteArray::fromHex(words[0]));
  }
}

void TestKilled::workAndKill()
{
  QProcess child;
  child.start(QCoreApplication::applicationDirPath() + QStringLiteral("/editchild"),
              {m_path, QString::number(m_random())});
  QVERIFY(child.waitForStarted());
  QByteArray lines;
  // After some actions the kill meets the child wherever it happens to be.
  for (int more = std::uniform_int_distribution(1, 4)(m_random); more > 0;) {
    QVERIFY2(child.canReadLine() || child.waitForReadyRead(), child.readAllStandardError());
    lines += child.readLine();
    more -= lines.endsWith("begins\n") ? 1 : 0;
  }
  waitNanoseconds(std::uniform_int_distribution<qint64>(0, 20'000'000)(m_random));
  child.kill();
  QVERIFY(child.waitForFinished());
  readReports(lines + child.readAllStandardOutput());
}

/// The one action that was done but not reported: taking it back leads to what was reported last.
/// Clearing the history, which nothing takes back, leaves it as it was.
void TestKilled::takeBackUnreported(Workspace& workspace, const HistoryEntry& last)
{
  ++m_unreported;
  if (last.kind == QLatin1String("compact"))
    return m_entries.append(last.id);
  const bool wasUndo = last.kind == QLatin1String("undo");
  const auto back = wasUndo ? workspace.redo(kBase) : workspace.undo(kBase);
  DIABAN_VERIFY(back);
  m_entries.append(last.id);
  m_entries.append(back.value());
}

void TestKilled::lookAtWhatIsLeft()
{
  const bool hadJournal = store::hasJournal(m_path);
  m_withJournal += hadJournal ? 1 : 0;
  auto opened = Workspace::open(m_path); // the lock of the dead keeps nobody out
  DIABAN_VERIFY(opened);
  Workspace& workspace = *opened.value();
  QCOMPARE(workspace.notices().size(), hadJournal ? 1 : 0);
  const QVector<HistoryEntry> history = workspace.history(kBase).value();
  if (hadJournal) {
    const Error notice = workspace.notices().first();
    QCOMPARE(notice.code, Error::Code::RestoredAfterCrash);
    QVERIFY(notice.args.value(1).contains(history.last().title)); // the last that holds
    QVERIFY(!notice.args.value(2).isEmpty());
  }
  QVERIFY2(
      history.size() == m_entries.size() || history.size() == m_entries.size() + 1,
      qPrintable(
          QStringLiteral("%1 entries, %2 reported").arg(history.size()).arg(m_entries.size())));
  for (qsizetype i = 0; i < m_entries.size(); ++i)
    QCOMPARE(history[i].id, m_entries[i]);
  if (history.size() > m_entries.size())
    takeBackUnreported(workspace, history.last());
  QCOMPARE(stateOf(m_path), m_state);
  DIABAN_VERIFY(checkWhole(m_path));
}

void TestKilled::everyReportedActionHolds()
{
  m_random.seed(theSeed);
  for (int kill = 0; kill < theKills; ++kill) {
    if (kill % kKillsOfOneFile == 0)
      makeWorkspace();
    workAndKill();
    lookAtWhatIsLeft();
    if (QTest::currentTestFailed()) {
      m_folder->setAutoRemove(false);
      qWarning("kill %d of seed %u; the file is %s", kill, theSeed, qPrintable(m_path));
      return;
    }
  }
  qInfo("%d kills, %d actions reported, %d done but not reported, %d journals rolled back",
        theKills, m_reported, m_unreported, m_withJournal);
  QVERIFY(m_reported >= theKills);
  QVERIFY(theKills < 200 || (m_withJournal > 0 && m_unreported > 0)); // it met the writing
}

int main(int count, char** arguments)
{
  QStringList rest;
  for (int i = 0; i < count; ++i) {
    const QByteArray word(arguments[i]);
    if (word == "--kills" && i + 1 < count)
      theKills = QByteArray(arguments[++i]).toInt();
    else if (word == "--seed" && i + 1 < count)
      theSeed = QByteArray(arguments[++i]).toUInt();
    else
      rest.append(QString::fromLocal8Bit(word));
  }
  constexpr int kMsAKill = 2000; // Qt Test would end it after five minutes
  qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(std::max(300'000, theKills * kMsAKill)));
  QCoreApplication application(count, arguments);
  TestKilled test;
  return QTest::qExec(&test, rest);
}
#include "tst_killed.moc"
