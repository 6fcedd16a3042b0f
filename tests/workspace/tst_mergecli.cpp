// Copies that other programs made or wrote into, compared and merged by diaban-cli.
#include "mergedcopies.h"
#include "support/cliprocess.h"

#include <QJsonArray>
#include <QTest>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

class TestMergeCli : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void mergesRowsThatAnotherProgramAdded();
  void refusesACopyThatIsNoWorkspace();
  void comparesATableThatWasWrittenAnewWithoutUids();
  void tellsWhatWasDecided();
  void keepsTablesOfOthersAndWhatTheyReferTo();

private:
  static CliRun merge(const Trio& trio)
  {
    return runCli({QStringLiteral("merge"), trio.base(), trio.mine(), trio.theirs(),
                   QStringLiteral("-o"), trio.out()});
  }
};

namespace {

/// Layers as another program knows them: no table of ours, and rows without our uids.
bool copyByGdal(const QString& from, const QString& to, const QStringList& more = {})
{
  QStringList line{QStringLiteral("-q"), QStringLiteral("-f"), QStringLiteral("GPKG")};
  return QProcess::execute(QStringLiteral("ogr2ogr"), line + more + QStringList{to, from}) == 0;
}

/// As any program may; without a word to the history.
bool bySqlite(const QString& path, const char* sql)
{
  return QProcess::execute(QStringLiteral("sqlite3"), {path, QString::fromUtf8(sql)}) == 0;
}

QString firstCode(const QJsonObject& json)
{
  const QJsonArray all = json.value(QLatin1String("decisions")).toArray();
  return all.isEmpty() ? QString() : all[0].toObject().value(QLatin1String("code")).toString();
}

} // namespace

void TestMergeCli::mergesRowsThatAnotherProgramAdded()
{
  const Trio trio(3);
  const QString add = QStringLiteral("INSERT INTO thua(geom, ten) SELECT geom, '%1' FROM thua"
                                     " WHERE fid=1");
  QVERIFY(byGdal(trio.mine(), add.arg(QStringLiteral("hùng"))));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("lan"))));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("lan")))); // twice the very same
  const CliRun run = merge(trio);
  QCOMPARE(run.exit, 0);
  const QJsonObject layer = run.json.value(QLatin1String("layers")).toArray()[0].toObject();
  QCOMPARE(layer.value(QLatin1String("added")).toInt(), 2);
  QCOMPARE(cell(trio.out(), "SELECT group_concat(ten) FROM (SELECT ten FROM thua WHERE fid>3"
                            " ORDER BY ten)"),
           QStringLiteral("hùng,lan,lan"));
  QCOMPARE(cell(trio.out(), "SELECT count(DISTINCT uid) FROM thua"), QStringLiteral("6"));
}

void TestMergeCli::refusesACopyThatIsNoWorkspace()
{
  const Trio trio(3);
  trio.closeBase();
  QFile::remove(trio.theirs());
  QVERIFY(copyByGdal(trio.base(), trio.theirs()));
  for (const CliRun& run :
       {merge(trio), runCli({QStringLiteral("diff"), trio.base(), trio.theirs()})}) {
    QCOMPARE(run.exit, 6);
    QCOMPARE(run.errorCode(), QStringLiteral("NotWorkspace"));
    QVERIFY(run.sentence().contains(trio.theirs().section(u'/', -1)));
    QCOMPARE(run.documents, 1);
  }
  QVERIFY(!QFile::exists(trio.out()));
}

/// Nothing says which row is which then: each counts as another one, and that is told row by row.
void TestMergeCli::comparesATableThatWasWrittenAnewWithoutUids()
{
  const Trio trio(3);
  trio.closeBase();
  const QString plain = trio.base() + QStringLiteral(".khac.gpkg");
  QVERIFY(copyByGdal(trio.base(), plain,
                     {QStringLiteral("-sql"), QStringLiteral("SELECT geom, ten, so FROM thua"),
                      QStringLiteral("-nln"), kThua}));
  QVERIFY(
      copyByGdal(plain, trio.theirs(), {QStringLiteral("-update"), QStringLiteral("-overwrite")}));
  const CliRun different = runCli({QStringLiteral("diff"), trio.base(), trio.theirs()});
  const QJsonObject layer = different.json.value(QLatin1String("layers")).toArray()[0].toObject();
  QCOMPARE(layer.value(QLatin1String("added")).toInt(), 3);
  QCOMPARE(layer.value(QLatin1String("deleted")).toInt(), 3);
  QVERIFY(trio.editMine(sets(trio.uids()[0], {{kSo, 500}})));
  const CliRun run = merge(trio);
  QCOMPARE(run.exit, 1); // deleted there, changed here
  QCOMPARE(run.json.value(QLatin1String("conflicts")).toArray().size(), 1);
  QCOMPARE(cell(trio.out(), "SELECT count(*) FROM thua"), QStringLiteral("4"));
  DIABAN_VERIFY(checkFile(trio.out()));
}

void TestMergeCli::tellsWhatWasDecided()
{
  const Trio trio(1);
  QVERIFY(importInto(trio.mine(), QStringLiteral("cong"), 1));
  QVERIFY(importInto(trio.theirs(), QStringLiteral("cong"), 2));
  const CliRun run = merge(trio);
  QCOMPARE(run.exit, 0);
  QCOMPARE(firstCode(run.json), QStringLiteral("RenamedLayer"));
}

/// Tables that are no layers, with foreign keys to rows of one.
void TestMergeCli::keepsTablesOfOthersAndWhatTheyReferTo()
{
  Trio trio(3);
  trio.closeBase();
  QVERIFY(bySqlite(trio.base(), "CREATE TABLE con(fid INTEGER PRIMARY KEY NOT NULL, ten TEXT, cha"
                                " INTEGER REFERENCES thua(fid));"
                                "INSERT INTO con VALUES(1, 'gốc', 1)"));
  NoProgress progress;
  for (const QString& copy : {trio.mine(), trio.theirs()}) {
    QFile::remove(copy);
    DIABAN_VERIFY(copyWhole(trio.base(), copy, progress));
    const QString name = copy.section(u'/', -1);
    QVERIFY(Trio::edit(copy, adds(3, name)));
    QVERIFY(bySqlite(copy, "INSERT INTO con SELECT NULL, ten, fid FROM thua WHERE fid>3"));
  }
  for (const bool isSwapped : {false, true}) {
    const QString mine = isSwapped ? trio.theirs() : trio.mine();
    const QString out = isSwapped ? trio.swapped() : trio.out();
    const CliRun run = runCli({QStringLiteral("merge"), trio.base(), mine,
                               isSwapped ? trio.mine() : trio.theirs(), QStringLiteral("-o"), out});
    QVERIFY2(run.exit == 0, run.messages);
    QCOMPARE(firstCode(run.json), QStringLiteral("OtherTables"));
    QCOMPARE(cell(out, "SELECT count(*) FROM thua"), QStringLiteral("9"));
    // Each still names the row that it named.
    QCOMPARE(cell(out, "SELECT count(*)||'/'||sum(con.ten=thua.ten) FROM con JOIN thua ON"
                       " thua.fid=cha WHERE con.fid>1"),
             QStringLiteral("3/3"));
    DIABAN_VERIFY(checkFile(out));
    auto opened = Workspace::open(out);
    DIABAN_VERIFY(opened.value()->undo(kBase));
    DIABAN_VERIFY(opened.value()->redo(kBase));
    opened.value().reset();
    DIABAN_VERIFY(checkFile(out));
  }
}

QTEST_GUILESS_MAIN(TestMergeCli)
#include "tst_mergecli.moc"
