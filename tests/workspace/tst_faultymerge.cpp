// A disk that fails at every call that a merge makes, one after the other: the result is there
// whole or not at all, the three files are as they were, and the error is said.
#include "mergedcopies.h"
#include "support/failingdisk.h"
#include "support/verify.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

QByteArray bytesOf(const QString& path)
{
  QFile file(path);
  return file.open(QIODevice::ReadOnly)
             ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha1)
             : QByteArray();
}

} // namespace

Q_DECLARE_METATYPE(DiskFault)

class TestFaultyMerge : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void isThereWholeOrNotAtAll_data();
  void isThereWholeOrNotAtAll();

private:
  void makeCopies();
  void look(int call, const Result<MergeReport>& merged);
  QVector<QByteArray> inputs() const
  {
    return {bytesOf(m_trio->base()), bytesOf(m_trio->mine()), bytesOf(m_trio->theirs())};
  }
  QStringList files() const
  {
    return QFileInfo(m_trio->base()).dir().entryList(QDir::Files | QDir::Hidden, QDir::Name);
  }

  FailingDisk m_disk;
  NoProgress m_progress;
  std::unique_ptr<Trio> m_trio;
  QVector<QByteArray> m_inputs;
  QStringList m_files;
  QString m_whole; ///< what a merge without trouble makes
  int m_timesThere = 0;
};

void TestFaultyMerge::isThereWholeOrNotAtAll_data()
{
  QTest::addColumn<DiskFault>("fault");
  QTest::newRow("a call fails") << DiskFault::IoError;
  QTest::newRow("the disk is full") << DiskFault::Full;
}

/// Both changed rows, added some, and changed one cell differently.
void TestFaultyMerge::makeCopies()
{
  m_trio = std::make_unique<Trio>(4);
  const QVector<Uid>& uids = m_trio->uids();
  QVERIFY(m_trio->editMine(both(sets(uids[0], {{kSo, 7}}), adds(1, QStringLiteral("hùng")))));
  QVERIFY(m_trio->editTheirs(both(sets(uids[0], {{kSo, 8}, {kTen, QStringLiteral("lan")}}),
                                  both(removes(uids[1]), adds(1, QStringLiteral("lan"))))));
  m_trio->closeBase();
  m_inputs = inputs();
  m_files = files();
  DIABAN_VERIFY(
      merge({m_trio->base(), m_trio->mine(), m_trio->theirs(), m_trio->out()}, {}, m_progress));
  m_whole = contentOf(m_trio->out());
  QVERIFY(QFile::remove(m_trio->out()));
  m_timesThere = 0;
}

void TestFaultyMerge::look(int call, const Result<MergeReport>& merged)
{
  const QByteArray where = "call " + QByteArray::number(call) + ": ";
  if (!merged)
    QVERIFY2(merged.error().code != Error::Code::Internal && !merged.error().args.isEmpty(),
             where + describe(merged.error()));
  QVERIFY2(inputs() == m_inputs, where + "a file that was merged has changed");
  const bool isThere = QFile::exists(m_trio->out());
  QVERIFY2(isThere || !merged, where + "was said to be done");
  if (isThere) {
    ++m_timesThere;
    QVERIFY2(contentOf(m_trio->out()) == m_whole, where + "half of it is there");
    DIABAN_VERIFY(checkFile(m_trio->out()));
    QVERIFY(QFile::remove(m_trio->out()));
  }
  const QStringList now = files();
  QVERIFY2(now == m_files, where + "left behind: " + now.join(u' ').toUtf8());
}

void TestFaultyMerge::isThereWholeOrNotAtAll()
{
  QFETCH(DiskFault, fault);
  makeCopies();
  int calls = 0;
  for (bool hasFailed = true; hasFailed && !QTest::currentTestFailed();) {
    m_disk.failAt(++calls, fault);
    const auto merged =
        merge({m_trio->base(), m_trio->mine(), m_trio->theirs(), m_trio->out()}, {}, m_progress);
    hasFailed = m_disk.heal();
    if (!hasFailed)
      DIABAN_VERIFY(merged);
    look(calls, merged);
  }
  qInfo("%d calls, %d times there", calls - 1, m_timesThere);
  QVERIFY(calls > 20);
}

QTEST_GUILESS_MAIN(TestFaultyMerge)
#include "tst_faultymerge.moc"
