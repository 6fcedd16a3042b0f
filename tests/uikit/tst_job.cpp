// Background jobs: results on the caller's thread, cancel, owners that die, the list of jobs.
#include <diaban/uikit/jobs.h>

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace diaban;
using namespace diaban::uikit;

class TestJob : public QObject {
  Q_OBJECT

  QThreadPool m_pool;

  /// Work that goes on until it is told to stop.
  static auto untilStopped(std::shared_ptr<QSemaphore> started,
                           std::shared_ptr<QSemaphore> ended = std::make_shared<QSemaphore>())
  {
    return [started, ended](Progress& progress) -> Result<int> {
      started->release();
      while (progress.advance(0.1))
        QThread::yieldCurrentThread();
      ended->release();
      return Error{Error::Code::Cancelled, {}, {}};
    };
  }

private Q_SLOTS:
  void resultComesOnOurThread()
  {
    QObject owner;
    std::optional<Result<int>> got;
    QThread* on = nullptr;
    startJob(
        m_pool, &owner, [](Progress&) -> Result<int> { return 7; },
        [&](Result<int> result) {
          got = result;
          on = QThread::currentThread();
        });
    QTRY_VERIFY(got);
    QCOMPARE(got->value(), 7);
    QCOMPARE(on, QThread::currentThread());
  }

  void whatWasDoneBeforeACancelIsStillDelivered()
  {
    QObject owner;
    auto started = std::make_shared<QSemaphore>();
    std::optional<Result<int>> got;
    auto future = startJob(
        m_pool, &owner,
        [started](Progress& progress) -> Result<int> {
          started->release();
          while (progress.advance(0.5))
            QThread::yieldCurrentThread();
          return 5; // it was already in the file
        },
        [&](Result<int> result) { got = result; });
    started->acquire();
    future.cancel();
    QTRY_VERIFY(got);
    QVERIFY(*got);
    QCOMPARE(got->value(), 5);
  }

  void ownersDeathStopsTheWork()
  {
    auto owner = std::make_unique<QObject>();
    bool called = false;
    auto started = std::make_shared<QSemaphore>();
    auto ended = std::make_shared<QSemaphore>();
    startJob(m_pool, owner.get(), untilStopped(started, ended),
             [&](Result<int>) { called = true; });
    started->acquire();
    owner.reset();
    QVERIFY(ended->tryAcquire(1, 5000));
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
  }

  void exceptionBecomesAnError()
  {
    QObject owner;
    std::optional<Result<int>> got;
    startJob(
        m_pool, &owner, [](Progress&) -> Result<int> { throw std::runtime_error("boom"); },
        [&](Result<int> result) { got = result; });
    QTRY_VERIFY(got);
    QCOMPARE(got->error().code, Error::Code::Internal);
    QCOMPARE(got->error().detail, QStringLiteral("boom"));
  }

  void listShowsHowJobsEnd()
  {
    QObject owner;
    JobList jobs(m_pool);
    QSignalSpy ended(&jobs, &JobList::jobEnded);
    jobs.run(
        QStringLiteral("good"), &owner, [](Progress&) -> Result<int> { return 1; },
        [](Result<int>) {});
    QTRY_COMPARE(ended.size(), 1);
    const int bad = jobs.run(
        QStringLiteral("bad"), &owner,
        [](Progress&) -> Result<int> {
          return Error{Error::Code::FileEmpty, {QStringLiteral("a.shp")}, {}};
        },
        [](Result<int>) {});
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(jobs.rowCount(), 2);
    QCOMPARE(jobs.entries().front().id, bad); // newest of the ended first
    QCOMPARE(jobs.entries().front().state, JobState::Failed);
    QVERIFY(jobs.entries().front().error.contains(QStringLiteral("a.shp")));
    QCOMPARE(jobs.entries().back().state, JobState::Done);
    jobs.clearEnded();
    QCOMPARE(jobs.rowCount(), 0);
  }

  void stoppedJobSaysSo()
  {
    QObject owner;
    JobList jobs(m_pool);
    auto started = std::make_shared<QSemaphore>();
    const int id =
        jobs.run(QStringLiteral("long"), &owner, untilStopped(started), [](Result<int>) {});
    started->acquire();
    QCOMPARE(jobs.runningCount(), 1);
    jobs.stop(id);
    QCOMPARE(jobs.entries().front().state, JobState::Stopping);
    QTRY_COMPARE(jobs.entries().front().state, JobState::Stopped);
  }

  void jobOfADeadOwnerLeavesTheRunningOnes()
  {
    auto owner = std::make_unique<QObject>();
    JobList jobs(m_pool);
    auto started = std::make_shared<QSemaphore>();
    jobs.run(QStringLiteral("long"), owner.get(), untilStopped(started), [](Result<int>) {});
    started->acquire();
    owner.reset();
    QTRY_COMPARE(jobs.runningCount(), 0);
    QCOMPARE(jobs.entries().front().state, JobState::Stopped);
  }

  void timeLeftFollowsFromTheTimeUsed_data()
  {
    QTest::addColumn<qint64>("elapsed");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("too early to tell") << qint64(400) << 0.5 << qint64(-1);
    QTest::newRow("too little done") << qint64(5000) << 0.01 << qint64(-1);
    QTest::newRow("a quarter in ten seconds") << qint64(10'000) << 0.25 << qint64(30);
    QTest::newRow("nearly done is at least a second") << qint64(10'000) << 0.999 << qint64(1);
  }
  void timeLeftFollowsFromTheTimeUsed()
  {
    QFETCH(qint64, elapsed);
    QFETCH(double, fraction);
    QFETCH(qint64, expected);
    QCOMPARE(secondsLeft(elapsed, fraction), expected);
  }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
