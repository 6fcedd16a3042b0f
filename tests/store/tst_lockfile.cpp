#include "childprocess.h"
#include "storesupport.h"

#include <diaban/store/lockfile.h>

#include <QDir>
#include <QFile>

#include <array>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

class TestLockFile : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void liesHiddenBesideTheWorkspace();
  void keepsASecondCopyOutAndSaysWhoHoldsIt();
  void keepsAnotherProcessOut();
  void isFreeOnceItsHolderWasKilled();
  void letsOneInWhenManyComeAtOnce();
  void knowsAHolderWhoIsGone_data();
  void knowsAHolderWhoIsGone();
  void isTakenOverWhenAPersonSaysSo();
  void neverRemovesTheLockOfAnother();
  void saysWhenTheFolderCannotBeWritten();

private:
  void writeLock(const platform::ProcessOwner& owner);

  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path;
  platform::ProcessOwner m_self = platform::thisProcess();
};

void TestLockFile::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("Sổ.gpkg"));
}

void TestLockFile::liesHiddenBesideTheWorkspace()
{
  QCOMPARE(LockFile::pathFor(m_path), m_folder->filePath(QStringLiteral(".Sổ.gpkg.lock")));
  {
    DIABAN_NEED(lock, LockFile::acquire(m_path, m_self, fixedClock()));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
             QStringList(QStringLiteral(".Sổ.gpkg.lock")));
  }
  QVERIFY(QDir(m_folder->path()).isEmpty(QDir::Files | QDir::Hidden));
}

void TestLockFile::keepsASecondCopyOutAndSaysWhoHoldsIt()
{
  DIABAN_NEED(lock, LockFile::acquire(m_path, m_self, fixedClock()));
  const auto second = LockFile::acquire(m_path, m_self, fixedClock());
  DIABAN_VERIFY_ERROR(second, LockedByOther);
  QCOMPARE(second.error().args,
           QStringList({m_path, m_self.person, m_self.computer,
                        kNow.toLocalTime().toString(QStringLiteral("dd/MM/yyyy HH:mm"))}));
  const auto holder = LockFile::holder(m_path, m_self);
  QVERIFY(holder && holder->owner.process == m_self.process && holder->since == kNow);
}

void TestLockFile::keepsAnotherProcessOut()
{
  DIABAN_NEED(lock, LockFile::acquire(m_path, m_self, fixedClock()));
  QCOMPARE(runChild(QStringLiteral("lock"), m_path), QStringLiteral("LockedByOther"));
}

void TestLockFile::isFreeOnceItsHolderWasKilled()
{
  QProcess child;
  child.start(childProgram(), {QStringLiteral("lock"), m_path});
  QVERIFY(child.waitForReadyRead());
  DIABAN_VERIFY_ERROR(LockFile::acquire(m_path, m_self, fixedClock()), LockedByOther);
  child.kill();
  QVERIFY(child.waitForFinished());
  QVERIFY(QFile::exists(LockFile::pathFor(m_path)));
  QVERIFY(!LockFile::holder(m_path, m_self));
  DIABAN_VERIFY(LockFile::acquire(m_path, m_self, fixedClock()));
}

void TestLockFile::letsOneInWhenManyComeAtOnce()
{
  writeLock({m_self.person, m_self.computer, 1, QStringLiteral("an earlier boot")});
  std::array<QProcess, 8> children;
  for (QProcess& child : children)
    child.start(childProgram(), {QStringLiteral("lock"), m_path});
  int in = 0;
  for (QProcess& child : children) {
    QVERIFY(child.waitForReadyRead());
    const QByteArray said = child.readLine().trimmed();
    QVERIFY2(said == "locked" || said == "LockedByOther", said.constData());
    in += said == "locked" ? 1 : 0;
  }
  QCOMPARE(in, 1);
  for (QProcess& child : children) {
    child.closeWriteChannel();
    QVERIFY(child.waitForFinished());
  }
  QVERIFY(QDir(m_folder->path()).isEmpty(QDir::Files | QDir::Hidden));
}

void TestLockFile::writeLock(const platform::ProcessOwner& owner)
{
  // The file outlives its holder's end when that is a crash: move it away before, and back after.
  const QString path = LockFile::pathFor(m_path), aside = path + QStringLiteral(".aside");
  {
    DIABAN_NEED(lock, LockFile::acquire(m_path, owner, fixedClock(), true));
    QVERIFY(QFile::rename(path, aside));
  }
  QVERIFY(QFile::rename(aside, path));
}

void TestLockFile::knowsAHolderWhoIsGone_data()
{
  QTest::addColumn<QString>("computer");
  QTest::addColumn<QString>("boot");
  QTest::addColumn<qint64>("process");
  QTest::addColumn<bool>("isGone");
  const qint64 alive = m_self.process, dead = 1LL << 22 | 1; // above pid_max
  QTest::newRow("alive") << m_self.computer << m_self.boot << alive << false;
  QTest::newRow("dead process") << m_self.computer << m_self.boot << dead << true;
  QTest::newRow("earlier boot") << m_self.computer << QStringLiteral("before") << alive << true;
  QTest::newRow("another computer")
      << QStringLiteral("ubnd-02") << QStringLiteral("x") << dead << false;
}

void TestLockFile::knowsAHolderWhoIsGone()
{
  QFETCH(QString, computer);
  QFETCH(QString, boot);
  QFETCH(qint64, process);
  QFETCH(bool, isGone);
  writeLock({QStringLiteral("lan"), computer, process, boot});
  QCOMPARE(!LockFile::holder(m_path, m_self), isGone);
  const auto lock = LockFile::acquire(m_path, m_self, fixedClock());
  QCOMPARE(bool(lock), isGone);
}

void TestLockFile::isTakenOverWhenAPersonSaysSo()
{
  writeLock({QStringLiteral("lan"), QStringLiteral("ubnd-02"), 5, QStringLiteral("x")});
  DIABAN_VERIFY_ERROR(LockFile::acquire(m_path, m_self, fixedClock()), LockedByOther);
  DIABAN_NEED(lock, LockFile::acquire(m_path, m_self, fixedClock(), true));
  QCOMPARE(LockFile::holder(m_path, m_self)->owner.person, m_self.person);
}

void TestLockFile::neverRemovesTheLockOfAnother()
{
  {
    DIABAN_NEED(lock, LockFile::acquire(m_path, m_self, fixedClock()));
    writeLock(
        {QStringLiteral("lan"), QStringLiteral("ubnd-02"), 5, QStringLiteral("x")}); // took over
  }
  QCOMPARE(LockFile::holder(m_path, m_self)->owner.person, QStringLiteral("lan"));
}

void TestLockFile::saysWhenTheFolderCannotBeWritten()
{
  const QString nowhere = m_folder->filePath(QStringLiteral("no/such/folder/a.gpkg"));
  DIABAN_VERIFY_ERROR(LockFile::acquire(nowhere, m_self, fixedClock()), CannotWrite);
}

QTEST_GUILESS_MAIN(TestLockFile)
#include "tst_lockfile.moc"
