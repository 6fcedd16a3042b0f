#include "storesupport.h"

#include <diaban/store/backup.h>

#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

class TestBackup : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void makesACopyNamedByItsTime();
  void makesTwoWithinOneSecond();
  void findsOnlyTheBackupsOfThisWorkspace();
  void keepsFewerTheOlderTheyAre();
  void keepsTheNewestHoweverOld();
  void thinsOutStepByStepAsAtOnce();
  void outdatesNothingByAClockThatJumped_data();
  void outdatesNothingByAClockThatJumped();
  void copiesOverAnOlderCopyAndItsStrayJournal();
  void refusesToCopyOntoItself();
  void leavesTheOlderCopyWhenTheNewOneFails();

private:
  std::unique_ptr<QTemporaryDir> m_folder;
  QString m_path, m_backups;
  std::unique_ptr<Database> m_db;
};

void TestBackup::init()
{
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = m_folder->filePath(QStringLiteral("Phường 1.gpkg"));
  m_backups = m_folder->filePath(QStringLiteral("Bản sao/năm nay"));
  DIABAN_NEED(database, Database::open(m_path, OpenMode::Create));
  m_db = std::make_unique<Database>(std::move(database));
  DIABAN_VERIFY(makeWorkspace(*m_db));
}

void TestBackup::makesACopyNamedByItsTime()
{
  NoProgress progress;
  DIABAN_NEED(path, makeBackup(*m_db, m_backups, fixedClock(), progress));
  const QString time = kNow.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HHmmss"));
  QCOMPARE(path, m_backups + QStringLiteral("/Phường 1 ") + time + QStringLiteral(".gpkg"));
  QCOMPARE(QDir(m_backups).entryList(QDir::Files).size(), 1);
  DIABAN_NEED(copy, Database::open(path, OpenMode::ReadOnly));
  QCOMPARE(dump(copy), dump(*m_db));
  const auto found = backups(m_backups, m_path);
  QCOMPARE(found.size(), 1);
  QCOMPARE(found[0].time, kNow);
}

void TestBackup::makesTwoWithinOneSecond()
{
  NoProgress progress;
  DIABAN_NEED(first, makeBackup(*m_db, m_backups, fixedClock(), progress));
  DIABAN_VERIFY(m_db->run("INSERT INTO diaban_note VALUES(x'01', 'mới', 1, 1, 1)"));
  DIABAN_NEED(second, makeBackup(*m_db, m_backups, fixedClock(), progress));
  QVERIFY(first != second);
  const auto found = backups(m_backups, m_path);
  QCOMPARE(found.size(), 2);
  QCOMPARE(found[0].path, second);
  DIABAN_NEED(copy, Database::open(second, OpenMode::ReadOnly));
  QCOMPARE(dump(copy), dump(*m_db));
}

void TestBackup::findsOnlyTheBackupsOfThisWorkspace()
{
  QVERIFY(QDir().mkpath(m_backups));
  for (const char* name :
       {"Phường 1 2026-11-01 080000.gpkg", "Phường 1 2026-11-03 080000.gpkg", "Phường 1.gpkg",
        "Phường 1 2026-11-02 080000.gpkg.part", "Phường 10 2026-11-01 080000.gpkg",
        "Phường 1 bản của Lan.gpkg", "Phường 1 2026-13-01 080000.gpkg"}) {
    QFile file(QDir(m_backups).filePath(QString::fromUtf8(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
  }
  const auto found = backups(m_backups, m_path);
  QCOMPARE(found.size(), 2);
  QVERIFY(found[0].time > found[1].time);
}

void TestBackup::keepsFewerTheOlderTheyAre()
{
  // Three a day over two years.
  QVector<Backup> all;
  for (int i = 0; i < 2 * 366 * 3; ++i)
    all.append({QString::number(i), kNow.addSecs(-8 * 3600 * qint64(i))});
  const auto old = outdated(all, kNow);
  QSet<QString> removed;
  for (const Backup& backup : old)
    removed.insert(backup.path);
  QVector<qint64> keptDays; // ages
  int today = 0;
  for (const Backup& backup : all)
    if (!removed.contains(backup.path)) {
      keptDays.append(backup.time.daysTo(kNow));
      today += backup.time.secsTo(kNow) < 24 * 3600 ? 1 : 0;
    }
  QCOMPARE(today, 3);
  const auto between = [&](qint64 from, qint64 to) {
    return std::count_if(keptDays.begin(), keptDays.end(),
                         [&](qint64 d) { return d >= from && d <= to; });
  };
  QVERIFY(between(1, 7) >= 6 && between(1, 7) <= 8);
  QVERIFY(between(8, 35) >= 4 && between(8, 35) <= 5);
  QVERIFY(between(36, 366) >= 11 && between(36, 366) <= 12);
  QCOMPARE(between(367, 1000), 0);
}

void TestBackup::keepsTheNewestHoweverOld()
{
  const QVector<Backup> all = {{QStringLiteral("a"), kNow.addYears(-4).addSecs(-60)},
                               {QStringLiteral("b"), kNow.addYears(-4)}};
  const auto old = outdated(all, kNow);
  QCOMPARE(old.size(), 1);
  QCOMPARE(old[0].path, QStringLiteral("a"));
  QVERIFY(outdated({}, kNow).isEmpty());
}

void TestBackup::thinsOutStepByStepAsAtOnce()
{
  // Backups are thinned after each new one: what is left after a year must still cover the year.
  QVector<Backup> kept;
  for (int hour = 366 * 24; hour >= 0; hour -= 6) {
    const QDateTime now = kNow.addSecs(-3600 * qint64(hour));
    kept.append({now.toString(Qt::ISODate), now});
    const auto old = outdated(kept, now);
    kept.removeIf([&](const Backup& backup) {
      return std::any_of(old.begin(), old.end(),
                         [&](const Backup& o) { return o.path == backup.path; });
    });
  }
  std::sort(kept.begin(), kept.end(),
            [](const Backup& a, const Backup& b) { return a.time < b.time; });
  QVERIFY(kept.size() >= 24 && kept.size() <= 32);
  for (qsizetype i = 1; i < kept.size(); ++i) {
    const qint64 age = kept[i].time.daysTo(kNow), gap = kept[i - 1].time.daysTo(kept[i].time);
    QVERIFY2(gap <= (age < 7    ? 2
                     : age < 28 ? 8
                                : 62),
             qPrintable(QStringLiteral("gap of %1 days, %2 days ago").arg(gap).arg(age)));
  }
}

void TestBackup::outdatesNothingByAClockThatJumped_data()
{
  QTest::addColumn<int>("years");
  QTest::newRow("ahead") << 14;
  QTest::newRow("back") << -16;
}

void TestBackup::outdatesNothingByAClockThatJumped()
{
  QFETCH(int, years);
  QVector<Backup> all;
  const auto make = [&](const QDateTime& time) {
    all.append({time.toString(Qt::ISODate), time});
    for (const Backup& old : outdated(all, time))
      all.removeIf([&](const Backup& backup) { return backup.path == old.path; });
  };
  for (int day = 400; day > 10; --day)
    make(kNow.addDays(-day));
  const QVector<Backup> before = all;
  for (int day = 10; day > 7; --day) // the clock is wrong for some days, then right again
    make(kNow.addYears(years).addDays(-day));
  for (int day = 7; day >= 0; --day)
    make(kNow.addDays(-day));
  QVector<Backup> right = all;
  right.removeIf([&](const Backup& backup) { return qAbs(backup.time.daysTo(kNow)) > 1000; });
  QVERIFY(right.size() >= before.size() - 4); // as without the jump: some grew too old meanwhile
  const auto months = [](const QVector<Backup>& backups) {
    QSet<QString> found;
    for (const Backup& backup : backups)
      found.insert(backup.time.toString(QStringLiteral("yyyy-MM")));
    return found.size();
  };
  QVERIFY(months(right) >= 12);
  QVERIFY(all.size() - right.size() <= 3);
}

void TestBackup::copiesOverAnOlderCopyAndItsStrayJournal()
{
  const QString usb = m_folder->filePath(QStringLiteral("USB.gpkg"));
  NoProgress progress;
  DIABAN_VERIFY(copyVerified(*m_db, usb, progress));
  // A journal of the older copy would be rolled into the new one, which it knows nothing of.
  QFile journal(usb + QStringLiteral("-journal"));
  QVERIFY(journal.open(QIODevice::WriteOnly));
  journal.write(QByteArray::fromHex("d9d505f920a163d7") + QByteArray(2000, '\1'));
  journal.close();
  DIABAN_VERIFY(m_db->run("INSERT INTO diaban_note VALUES(x'01', 'mới', 1, 1, 1)"));
  DIABAN_VERIFY(copyVerified(*m_db, usb, progress));
  QVERIFY(!hasJournal(usb));
  DIABAN_NEED(copy, Database::open(usb, OpenMode::ReadWrite));
  DIABAN_VERIFY(copy.integrityCheck());
  QCOMPARE(dump(copy), dump(*m_db));
}

void TestBackup::refusesToCopyOntoItself()
{
  NoProgress progress;
  const QString link = m_folder->filePath(QStringLiteral("link.gpkg"));
  QVERIFY(QFile::link(m_path, link));
  DIABAN_VERIFY_ERROR(copyVerified(*m_db, m_path, progress), IsOpenWorkspace);
  DIABAN_VERIFY_ERROR(copyVerified(*m_db, link, progress), IsOpenWorkspace);
}

void TestBackup::leavesTheOlderCopyWhenTheNewOneFails()
{
  const QString usb = m_folder->filePath(QStringLiteral("USB.gpkg"));
  NoProgress progress;
  DIABAN_VERIFY(copyVerified(*m_db, usb, progress));
  const QString before = dump(*m_db);
  DIABAN_VERIFY(m_db->run("INSERT INTO diaban_note(uid) VALUES(x'01')"));
  QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("USB.gpkg.part"))); // in the way
  QVERIFY(!copyVerified(*m_db, usb, progress));
  DIABAN_NEED(copy, Database::open(usb, OpenMode::ReadOnly));
  QCOMPARE(dump(copy), before);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
