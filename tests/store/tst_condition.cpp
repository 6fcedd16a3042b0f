#include "storesupport.h"

#include <diaban/store/condition.h>

#include <QTest>

using namespace diaban;
using namespace diaban::store;

class TestCondition : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init();
  void choosesTheRowsThatSqliteChooses_data();
  void choosesTheRowsThatSqliteChooses();
  void saysWhereItGoesWrong_data();
  void saysWhereItGoesWrong();
  void refusesWhatIsMoreThanACondition_data();
  void refusesWhatIsMoreThanACondition();
  void namesAFieldThatIsNotThere();
  void leavesTheConnectionAsItWas();
  void callsTheProgramsOwnFunctions();

private:
  std::unique_ptr<Database> m_db;
};

namespace {
const QString kTable = QStringLiteral("thửa \"đất\"");
}

void TestCondition::init()
{
  auto database = Database::openInMemory();
  DIABAN_VERIFY(database);
  m_db = std::make_unique<Database>(std::move(database).value());
  DIABAN_VERIFY(addTextFunctions(*m_db));
  const QByteArray table = quoted(kTable);
  DIABAN_VERIFY(m_db->run("CREATE TABLE " + table +
                          "(fid INTEGER PRIMARY KEY, ten TEXT, dt REAL);"
                          "CREATE TABLE secret(word TEXT);"
                          "INSERT INTO " +
                          table +
                          " VALUES(1,'Đường Lê Lợi',10),(2,'Ngõ 5',600),"
                          "(3,NULL,NULL),(4,'duong sat',0)"));
}

void TestCondition::choosesTheRowsThatSqliteChooses_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("rows");
  const auto row = [](const char* typed, const char* rows) {
    QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(rows);
  };
  row("dt > 500", "2");
  row("ten IS NULL", "3");
  row("dt", "1,2");
  row("khong_dau(ten) LIKE 'duong%'", "1,4");
  row("upper(substr(ten, 1, 2)) = 'NG' OR dt = 0 -- a remark", "2,4");
  row("CASE WHEN dt > 5 THEN 1 END", "1,2");
  row("\"ten\" LIKE '%(%' OR fid IN (1, 3)", "1,3");
  row("1) OR (0", "1,2,3,4");
}

void TestCondition::choosesTheRowsThatSqliteChooses()
{
  QFETCH(QString, typed);
  const auto sql = conditionSql(*m_db, kTable, typed);
  DIABAN_VERIFY(sql);
  const auto chosen =
      m_db->text("SELECT group_concat(fid) FROM " + quoted(kTable) + " WHERE " + sql.value());
  DIABAN_VERIFY(chosen);
  QTEST(chosen.value(), "rows");
}

void TestCondition::saysWhereItGoesWrong_data()
{
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("character");
  const auto row = [](const char* typed, const char* character) {
    QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(character);
  };
  row("dt > > 5", "6");
  row("ten = 'Đường' AND AND dt > 5", "19");
  row("sum(dt) > 5", "1");
  row("dt >", "4");
}

void TestCondition::saysWhereItGoesWrong()
{
  QFETCH(QString, typed);
  const auto sql = conditionSql(*m_db, kTable, typed);
  DIABAN_VERIFY_ERROR(sql, BadExpression);
  QCOMPARE(sql.error().args.value(0), typed);
  QTEST(sql.error().args.value(1), "character");
  QVERIFY(!sql.error().detail.isEmpty());
}

void TestCondition::refusesWhatIsMoreThanACondition_data()
{
  QTest::addColumn<QString>("typed");
  for (const char* typed :
       {"(SELECT count(*) FROM secret) > 0", "EXISTS(SELECT 1 FROM sqlite_schema)",
        "length(zeroblob(500000000)) > 0", "printf('%1000000d', 1) = ''",
        "1); DROP TABLE secret; --", "1, 2", "1) UNION SELECT (1", "load_extension('x')", "dt > ?",
        "sum(dt)", "",
        "(WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x FROM a) SELECT x FROM a)"})
    QTest::newRow(typed) << QString::fromUtf8(typed);
}

void TestCondition::refusesWhatIsMoreThanACondition()
{
  QFETCH(QString, typed);
  DIABAN_VERIFY_ERROR(conditionSql(*m_db, kTable, typed), BadExpression);
}

void TestCondition::namesAFieldThatIsNotThere()
{
  const auto sql = conditionSql(*m_db, kTable, QStringLiteral("dt > 5 AND tên = 'x'"));
  DIABAN_VERIFY_ERROR(sql, NoSuchField);
  QCOMPARE(sql.error().args.value(0), QStringLiteral("tên"));
}

void TestCondition::leavesTheConnectionAsItWas()
{
  QVERIFY(!conditionSql(*m_db, kTable, QStringLiteral("nonsense")));
  DIABAN_VERIFY(m_db->integer("SELECT count(*) FROM secret"));
}

void TestCondition::callsTheProgramsOwnFunctions()
{
  auto alive = std::make_shared<int>(0);
  DIABAN_VERIFY(addFunction(*m_db, "doi", 2, [alive](const QVariantList& given) {
    ++*alive;
    return given.first().isNull() ? QVariant() : given.last();
  }));
  QCOMPARE(m_db->text("SELECT doi(1, 'chữ')").value(), QStringLiteral("chữ"));
  QCOMPARE(m_db->integer("SELECT doi('a', 2) + doi(x'00ff', 3)").value(), 5);
  QCOMPARE(m_db->text("SELECT quote(doi(1.5, x'00ff'))").value(), QStringLiteral("X'00FF'"));
  QCOMPARE(m_db->text("SELECT typeof(doi(NULL, 1)) || typeof(doi(1, 2.5))").value(),
           QStringLiteral("nullreal"));
  QCOMPARE(*alive, 6);
  const auto sql = conditionSql(*m_db, kTable, QStringLiteral("doi(dt, 1) = 1"));
  DIABAN_VERIFY(sql);
  QVERIFY(!m_db->integer("SELECT doi(1)"));
  QCOMPARE(alive.use_count(), 2);
  m_db.reset();
  QCOMPARE(alive.use_count(), 1); // SQLite lets go of it with the connection
}

QTEST_APPLESS_MAIN(TestCondition)
#include "tst_condition.moc"
