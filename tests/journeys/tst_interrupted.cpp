// An import that is killed or stopped in its middle leaves the workspace as it was.
#include "support/journey.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <signal.h>

#include <memory>

using namespace diaban::test;

namespace {

constexpr int kPatienceMs = 60'000;

/// Where in its way an import is halted.
enum class Moment {
  Reading, ///< the first line of progress is out
  Writing  ///< the transaction has begun to write
};

} // namespace

Q_DECLARE_METATYPE(Moment)

class TestInterrupted : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void init();
  void aKilledImportLeavesTheWorkspaceAsItWas_data() { moments(); }
  void aKilledImportLeavesTheWorkspaceAsItWas();
  void anInterruptStopsTheImportCleanly_data() { moments(); }
  void anInterruptStopsTheImportCleanly();

private:
  static void moments()
  {
    QTest::addColumn<Moment>("moment");
    QTest::addColumn<int>("signal");
    QTest::newRow("while it reads") << Moment::Reading << SIGINT;
    QTest::newRow("while it writes") << Moment::Writing << SIGTERM;
  }
  /// Starts an import and halts it (SIGSTOP) at the moment. A source that is through before that is
  /// tried again with more rows. \returns null if even the largest was through
  std::unique_ptr<QProcess> haltedImport(Moment moment) const;
  bool reached(QProcess& process, Moment moment) const;

  std::unique_ptr<JourneyFolder> m_folder;
};

void TestInterrupted::init()
{
  m_folder = std::make_unique<JourneyFolder>();
  QVERIFY(m_folder->isReady());
}

bool TestInterrupted::reached(QProcess& process, Moment moment) const
{
  const auto isThere = [&] {
    return moment == Moment::Reading
               ? process.bytesAvailable() > 0
               : QFile::exists(m_folder->workspace() + QStringLiteral("-journal"));
  };
  process.setReadChannel(QProcess::StandardError);
  while (process.state() == QProcess::Running && !isThere())
    process.waitForReadyRead(1);
  return process.state() == QProcess::Running;
}

std::unique_ptr<QProcess> TestInterrupted::haltedImport(Moment moment) const
{
  for (const int rows : {100'000, 400'000, 1'600'000}) {
    const QString source = m_folder->path(QStringLiteral("lớn %1.geojson").arg(rows));
    if (!writeBytes(source, pointsAsGeoJson(rows, 106.6, 10.7)))
      return nullptr;
    const QString layer = QStringLiteral("lon_%1").arg(rows);
    auto process = std::make_unique<QProcess>();
    process->start(cliProgram(), {QStringLiteral("import"), m_folder->workspace(), source,
                                  QStringLiteral("--layer"), layer, QStringLiteral("--json")});
    if (!process->waitForStarted() || !reached(*process, moment))
      continue;
    const auto id = static_cast<pid_t>(process->processId());
    ::kill(id, SIGSTOP);
    process->waitForReadyRead(50); // what it wrote before it stood still
    if (process->state() == QProcess::Running && process->readAllStandardOutput().isEmpty())
      return process;
    ::kill(id, SIGCONT);
    process->waitForFinished(kPatienceMs);
    runCli({QStringLiteral("undo"), m_folder->workspace()});
  }
  return nullptr;
}

void TestInterrupted::aKilledImportLeavesTheWorkspaceAsItWas()
{
  QFETCH(Moment, moment);
  const QByteArray content = contentOf(m_folder->workspace());
  const QByteArray told = layersAndHistory(m_folder->workspace());
  const auto process = haltedImport(moment);
  QVERIFY2(process, "every import was over before it could be halted");
  process->kill();
  QVERIFY(process->waitForFinished(kPatienceMs));
  QCOMPARE(process->exitStatus(), QProcess::CrashExit);
  QCOMPARE(layersAndHistory(m_folder->workspace()), told);
  const CliRun next = runCli({QStringLiteral("undo"), m_folder->workspace()});
  QVERIFY2(next.exit == 0, next.messages.constData()); // the dead copy's lock keeps nobody out
  QVERIFY2(runCli({QStringLiteral("redo"), m_folder->workspace()}).exit == 0, "redo");
  const QByteArray after = contentOf(m_folder->workspace());
  QVERIFY(after.startsWith("ok\n"));
  QCOMPARE(after.count("INSERT INTO tram "), content.count("INSERT INTO tram "));
  QVERIFY(!after.contains("lon_"));
}

void TestInterrupted::anInterruptStopsTheImportCleanly()
{
  QFETCH(Moment, moment);
  QFETCH(int, signal);
  const QByteArray content = contentOf(m_folder->workspace());
  const QByteArray told = layersAndHistory(m_folder->workspace());
  const auto process = haltedImport(moment);
  QVERIFY2(process, "every import was over before it could be halted");
  ::kill(static_cast<pid_t>(process->processId()), signal); // waits until it goes on
  ::kill(static_cast<pid_t>(process->processId()), SIGCONT);
  QVERIFY(process->waitForFinished(kPatienceMs));
  QCOMPARE(process->exitStatus(), QProcess::NormalExit);
  QCOMPARE(process->exitCode(), 5);
  const QJsonObject document = QJsonDocument::fromJson(process->readAllStandardOutput()).object();
  QCOMPARE(document[QLatin1String("error")][QLatin1String("code")].toString(),
           QStringLiteral("Cancelled"));
  QCOMPARE(contentOf(m_folder->workspace()), content);
  QCOMPARE(layersAndHistory(m_folder->workspace()), told);
}

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
