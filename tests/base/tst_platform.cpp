#include "support/verify.h"

#include <diaban/base/platform_files.h>
#include <diaban/base/platform_process.h>

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace diaban;

class TestPlatform : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aFileIsTheSameUnderAllItsNames();
  void aFileThatIsNotThereHasNoIdentity();
  void syncsFilesAndFolders();
  void aLocalFolderIsNotOnTheNetwork();
  void knowsItself();
  void aProcessThatEndedIsNotRunning();
  void measuresMemory();

private:
  QTemporaryDir m_folder;

  QString file(const QString& name)
  {
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("x") != 1)
      return {};
    return path;
  }
};

void TestPlatform::aFileIsTheSameUnderAllItsNames()
{
  const QString path = file(QStringLiteral("Bản đồ “quy hoạch” 1.gpkg"));
  const QString link = m_folder.filePath(QStringLiteral("link"));
  QVERIFY(QFile::link(path, link));
  QVERIFY(platform::fileIdentity(path) == platform::fileIdentity(link));
  QVERIFY(platform::fileIdentity(m_folder.path() + QStringLiteral("/./link")) ==
          platform::fileIdentity(path));
  QVERIFY(platform::fileIdentity(file(QStringLiteral("other"))) != platform::fileIdentity(path));
  QVERIFY(!platform::fileIdentity(path).isNull());
}

void TestPlatform::aFileThatIsNotThereHasNoIdentity()
{
  QVERIFY(platform::fileIdentity(m_folder.filePath(QStringLiteral("none"))).isNull());
  QVERIFY(platform::fileIdentity(QString()).isNull());
}

void TestPlatform::syncsFilesAndFolders()
{
  DIABAN_VERIFY(platform::syncFile(file(QStringLiteral("synced"))));
  DIABAN_VERIFY(platform::syncFolder(m_folder.path()));
  DIABAN_VERIFY_ERROR(platform::syncFile(m_folder.filePath(QStringLiteral("none"))), CannotWrite);
  DIABAN_VERIFY_ERROR(platform::syncFolder(file(QStringLiteral("no folder"))), CannotWrite);
}

void TestPlatform::aLocalFolderIsNotOnTheNetwork()
{
  QVERIFY(!platform::isOnNetwork(QStringLiteral("/proc/self")));
  QVERIFY(platform::freeBytes(m_folder.path()) > 0);
}

void TestPlatform::knowsItself()
{
  const platform::ProcessOwner owner = platform::thisProcess();
  QVERIFY(!owner.person.isEmpty());
  QVERIFY(!owner.computer.isEmpty());
  QVERIFY(!owner.boot.isEmpty());
  QCOMPARE(owner.process, QCoreApplication::applicationPid());
  QVERIFY(platform::isRunning(owner.process));
}

void TestPlatform::aProcessThatEndedIsNotRunning()
{
  QVERIFY(platform::isRunning(1)); // also where we may not signal it
  QVERIFY(!platform::isRunning(0));
  QVERIFY(!platform::isRunning(-1));         // would mean all processes
  QVERIFY(!platform::isRunning(0x7FFFFFFF)); // above the greatest that Linux gives out
}

void TestPlatform::measuresMemory()
{
  const qint64 before = platform::residentMemoryBytes();
  QVERIFY(before > 1'000'000);
  QVERIFY(platform::peakMemoryBytes() >= before);
}

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
