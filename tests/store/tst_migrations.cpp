#include "storesupport.h"

#include <diaban/store/migrations.h>

using namespace diaban;
using namespace diaban::store;
using namespace diaban::store::test;

namespace {

Outcome makeNotes(Database& database)
{
  return database.run("CREATE TABLE diaban_a(id INTEGER PRIMARY KEY, text TEXT)");
}

Outcome addWeight(Database& database)
{
  return database.run("ALTER TABLE diaban_a ADD COLUMN weight REAL");
}

Outcome breakOff(Database& database)
{
  DIABAN_CHECK(database.run("CREATE TABLE diaban_half(id INTEGER PRIMARY KEY)"));
  return database.run("INSERT INTO diaban_nothing VALUES(1)");
}

constexpr Migration kFirst[] = {{1, "notes", makeNotes}};
constexpr Migration kSecond[] = {{1, "notes", makeNotes}, {2, "weights", addWeight}};
constexpr Migration kBroken[] = {{1, "notes", makeNotes}, {2, "broken", breakOff}};

} // namespace

class TestMigrations : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void runsWhatIsMissingAndOnlyThat();
  void refusesANewerFileBeforeItWrites();
  void makesAllStepsOrNone();
  void leavesOtherOwnersAlone();
  void joinsTheCallersTransaction();
  void keepsOurTablesOutOfOtherPrograms();

private:
  std::unique_ptr<Database> m_db;
};

void TestMigrations::init()
{
  DIABAN_NEED(database, Database::openInMemory());
  m_db = std::make_unique<Database>(std::move(database));
}

void TestMigrations::runsWhatIsMissingAndOnlyThat()
{
  const Schema first[] = {{"notes", kFirst}};
  const Schema second[] = {{"notes", kSecond}};
  QCOMPARE(missingSteps(*m_db, second).value(), 2);
  QCOMPARE(migrate(*m_db, first, fixedClock()).value(), 1);
  DIABAN_VERIFY(m_db->run("INSERT INTO diaban_a VALUES(1, 'cũ')"));
  QCOMPARE(missingSteps(*m_db, second).value(), 1);
  QCOMPARE(migrate(*m_db, second, fixedClock()).value(), 1);
  QCOMPARE(migrate(*m_db, second, fixedClock()).value(), 0);
  QCOMPARE(rows(*m_db, "SELECT * FROM diaban_a"), QStringList(QStringLiteral("1|'cũ'|NULL")));
  QCOMPARE(rows(*m_db, "SELECT * FROM diaban_schema ORDER BY version"),
           QStringList({QStringLiteral("'notes'|1|'notes'|'2026-11-21T09:42:00.000Z'"),
                        QStringLiteral("'notes'|2|'weights'|'2026-11-21T09:42:00.000Z'")}));
}

void TestMigrations::refusesANewerFileBeforeItWrites()
{
  const Schema known[] = {{"other", kFirst}, {"notes", kFirst}};
  const Schema newer[] = {{"notes", kSecond}};
  DIABAN_VERIFY(migrate(*m_db, newer, fixedClock()));
  const QString before = dump(*m_db);
  const auto refused = migrate(*m_db, known, fixedClock());
  DIABAN_VERIFY_ERROR(refused, NewerFile);
  QCOMPARE(refused.error().args, QStringList({QStringLiteral(":memory:"), QStringLiteral("notes"),
                                              QStringLiteral("2"), QStringLiteral("1")}));
  DIABAN_VERIFY_ERROR(missingSteps(*m_db, known), NewerFile);
  QCOMPARE(dump(*m_db), before);
}

void TestMigrations::makesAllStepsOrNone()
{
  const Schema broken[] = {{"notes", kBroken}};
  QVERIFY(!migrate(*m_db, broken, fixedClock()));
  QCOMPARE(dump(*m_db), QString());
  QVERIFY(!m_db->inTransaction());
}

void TestMigrations::leavesOtherOwnersAlone()
{
  const Schema ours[] = {{"notes", kFirst}};
  DIABAN_VERIFY(migrate(*m_db, ours, fixedClock()));
  DIABAN_VERIFY(
      m_db->run("INSERT INTO diaban_schema VALUES('plug-in', 99, 'of another make', '')"));
  QCOMPARE(migrate(*m_db, ours, fixedClock()).value(), 0);
  QCOMPARE(rows(*m_db, "SELECT version FROM diaban_schema WHERE owner='plug-in'"),
           QStringList(QStringLiteral("99")));
}

void TestMigrations::joinsTheCallersTransaction()
{
  const Schema ours[] = {{"notes", kFirst}};
  {
    DIABAN_NEED(transaction, Transaction::begin(*m_db));
    QCOMPARE(migrate(*m_db, ours, fixedClock()).value(), 1);
    QVERIFY(m_db->inTransaction());
  }
  QCOMPARE(dump(*m_db), QString());
}

void TestMigrations::keepsOurTablesOutOfOtherPrograms()
{
  const Schema ours[] = {{"notes", kFirst}};
  DIABAN_VERIFY(createGeoPackage(*m_db, kNow));
  DIABAN_VERIFY(migrate(*m_db, ours, fixedClock()));
  QCOMPARE(rows(*m_db, "SELECT table_name, data_type FROM gpkg_contents WHERE table_name LIKE "
                       "'diaban%' ORDER BY 1"),
           QStringList({QStringLiteral("'diaban_a'|'diaban'"),
                        QStringLiteral("'diaban_schema'|'diaban'")}));
}

QTEST_APPLESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
