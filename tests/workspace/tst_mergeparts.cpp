#include "mergedcopies.h"
#include "support/stopafter.h"

#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::test;
using namespace diaban::workspace;

namespace {

bool addField(const QString& path, const QString& name, geo::FieldType type, const QString& title)
{
  auto opened = Workspace::open(path);
  NewField field{name, type, {}};
  field.rules.title = title;
  const auto added = opened ? opened.value()->addField(QStringLiteral("Thêm trường"), kThua, field)
                            : Result<QString>(opened.error());
  return added && added.value() == name;
}

QString nameOfLayerWith(const QString& path, qint64 rows)
{
  const auto opened = Workspace::open(path, {.readOnly = true});
  for (const Layer& layer : opened ? opened.value()->layers() : QVector<Layer>())
    if (layer.featureCount == rows)
      return layer.name;
  return {};
}

} // namespace

/// What comes together beside rows: layers, fields, looks, the history, copies that QGIS edited.
class TestMergeParts : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void mergesOtherTablesApart_data();
  void mergesOtherTablesApart();
  void takesWholeLayersAlong();
  void givesLayersThatBothMadeNamesOfTheirOwn();
  void keepsALayerThatOneRemovedAndTheOtherEdited();
  void mergesStylesTitlesGroupsAndBookmarks();
  void addsFieldsByName();
  void combinesFieldsThatBothAddedHere();
  void disputesFieldsOfTwoTypes();
  void disputesFieldsOfTwoTypesInNewRows();
  void saysThatAFieldHasTwoTypesWithoutAnyValue();
  void takesColumnsAsTheSameWhateverTheirCase();
  void keepsAFieldThatOneDropped();
  void mergesACopyThatQgisEdited();
  void bringsTheHistoryOfTheOther();
  void mergesWhatWasMergedBefore();
};

void TestMergeParts::mergesOtherTablesApart_data()
{
  QTest::addColumn<int>("theirs");
  QTest::addColumn<QString>("rows");
  QTest::newRow("one and one") << 1 << QStringLiteral("4/4");
  QTest::newRow("one and two") << 2 << QStringLiteral("4/5");
}

void TestMergeParts::mergesOtherTablesApart()
{
  QFETCH(int, theirs);
  QFETCH(QString, rows);
  Trio trio(0);
  trio.closeBase();
  QFile::remove(trio.mine());
  QFile::remove(trio.theirs());
  QVERIFY(importInto(trio.base(), kThua, 3));
  QVERIFY(importInto(trio.base(), QStringLiteral("cong"), 3));
  NoProgress progress;
  for (const QString& copy : {trio.mine(), trio.theirs()})
    DIABAN_VERIFY(copyWhole(trio.base(), copy, progress));
  QVERIFY(trio.editMine(adds(1, QStringLiteral("m"))));
  QVERIFY(trio.editTheirs(adds(theirs, QStringLiteral("t"), QStringLiteral("cong"))));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(cell(trio.out(), "SELECT (SELECT count(*) FROM thua)||'/'||(SELECT count(*) FROM cong)"),
           rows);
}

void TestMergeParts::takesWholeLayersAlong()
{
  Trio trio;
  QVERIFY(importInto(trio.theirs(), QStringLiteral("cống"), 5));
  QVERIFY(Trio::edit(trio.theirs(), adds(1, QStringLiteral("t"), QStringLiteral("cống"))));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.layers.size(), 1);
  QVERIFY(report.layers[0].isNew);
  QCOMPARE(report.layers[0].added, 6);
  auto opened = Workspace::open(trio.out());
  QCOMPARE(opened.value()->layers().size(), 2);
  NoProgress progress;
  const auto table = opened.value()->table(QStringLiteral("cống"), {}, progress);
  DIABAN_VERIFY(table);
  QCOMPARE(table.value()->rowCount(), 6U);
  DIABAN_VERIFY(opened.value()->undo(kBase));
  QCOMPARE(opened.value()->layers().size(), 1);
  DIABAN_VERIFY(opened.value()->redo(kBase));
  QCOMPARE(opened.value()->layers().size(), 2);
  opened.value().reset();
  DIABAN_VERIFY(checkFile(trio.out()));
}

void TestMergeParts::givesLayersThatBothMadeNamesOfTheirOwn()
{
  Trio trio;
  QVERIFY(importInto(trio.mine(), QStringLiteral("cong"), 2));
  QVERIFY(importInto(trio.theirs(), QStringLiteral("cong"), 4));
  const MergeReport report = trio.merged();
  const QString nameOfTwo = nameOfLayerWith(trio.out(), 2);
  const QString nameOfFour = nameOfLayerWith(trio.out(), 4);
  QVERIFY(trio.isGood());
  for (const MergeReport& one : {report, trio.swappedReport()}) {
    QCOMPARE(told(one), QStringList(QStringLiteral("RenamedLayer cong cong 2")));
    QCOMPARE(one.layers.size(), 1); // by the name that it has now
    QCOMPARE(one.layers[0].name, one.layers[0].added == 2 ? nameOfTwo : nameOfFour);
  }
  for (const QString& path : {trio.out(), trio.swapped()}) {
    DIABAN_VERIFY(checkFile(path));
    const auto opened = Workspace::open(path);
    QStringList names, titles;
    qint64 rows = 0;
    for (const Layer& layer : opened.value()->layers()) {
      names.append(layer.name);
      titles.append(layer.title);
      rows += layer.featureCount;
    }
    names.sort();
    titles.removeDuplicates();
    QCOMPARE(names, QStringList({QStringLiteral("cong"), QStringLiteral("cong 2"), kThua}));
    QCOMPARE(titles.size(), 3);
    QCOMPARE(rows, 12);
  }
  // The same layer has the same name in both; only its table may be called otherwise.
  QCOMPARE(cell(trio.out(), "SELECT group_concat(hex(uid)||name) FROM (SELECT uid, name FROM"
                            " diaban_layer ORDER BY uid)"),
           cell(trio.swapped(), "SELECT group_concat(hex(uid)||name) FROM (SELECT uid, name FROM"
                                " diaban_layer ORDER BY uid)"));
}

void TestMergeParts::keepsALayerThatOneRemovedAndTheOtherEdited()
{
  Trio trio;
  QVERIFY(trio.editMine([](Edit& edit) { return edit.removeLayer(kThua); }));
  QVERIFY(trio.editTheirs(sets(trio.uids()[0], {{kSo, 500}})));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.conflicts.size(), 1);
  QCOMPARE(report.conflicts[0].subject, QStringLiteral("diaban_layer"));
  QVERIFY(report.conflicts[0].mine.isDeleted);
  auto opened = Workspace::open(trio.out());
  QCOMPARE(opened.value()->layers().size(), 1);
  QCOMPARE(cell(trio.out(), "SELECT so FROM thua WHERE fid=1"), QStringLiteral("500"));
  DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) {
    return edit.decide(report.conflicts[0].uid, ConflictChoice::Mine);
  }));
  QVERIFY(opened.value()->layers().isEmpty());

  Trio quiet; // nobody worked on it: it goes
  QVERIFY(quiet.editMine([](Edit& edit) { return edit.removeLayer(kThua); }));
  QVERIFY(quiet.merged().conflicts.isEmpty());
  COMPARE_BOTH_ORDERS(quiet);
  QVERIFY(Workspace::open(quiet.out()).value()->layers().isEmpty());
}

void TestMergeParts::mergesStylesTitlesGroupsAndBookmarks()
{
  Trio trio;
  const Uid place = UidMaker().next();
  QVERIFY(trio.editMine([&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.setTitle(kThua, QStringLiteral("Thửa của Hùng")));
    return edit.setBookmark({place, QStringLiteral("Chợ"), {0, 0, 9, 9}, std::nullopt});
  }));
  QVERIFY(trio.editTheirs([&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.setTitle(kThua, QStringLiteral("Thửa của Lan")));
    DIABAN_CHECK(edit.setRole(kThua, LayerRole::Zoning));
    return edit.setBookmark(
        {UidMaker().next(), QStringLiteral("Đình"), {0, 0, 9, 9}, std::nullopt});
  }));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.conflicts.size(), 1);
  QCOMPARE(report.conflicts[0].field, QStringLiteral("title"));
  auto opened = Workspace::open(trio.out());
  QCOMPARE(opened.value()->layers().first().title, QStringLiteral("Thửa đất"));
  QVERIFY(opened.value()->layers().first().role == LayerRole::Zoning);
  QCOMPARE(opened.value()->bookmarks().size(), 2);
  DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Tên"), [&](Edit& edit) {
    return edit.decide(report.conflicts[0].uid, ConflictChoice::Theirs);
  }));
  QCOMPARE(opened.value()->layers().first().title, QStringLiteral("Thửa của Lan"));
}

void TestMergeParts::addsFieldsByName()
{
  Trio trio;
  const QString add = QStringLiteral("ALTER TABLE thua ADD COLUMN %1 %2");
  QVERIFY(byGdal(trio.mine(), add.arg(QStringLiteral("cao"), QStringLiteral("REAL"))));
  QVERIFY(byGdal(trio.mine(), QStringLiteral("UPDATE thua SET cao=1.5 WHERE fid=1")));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("sau"), QStringLiteral("REAL"))));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("cao"), QStringLiteral("REAL"))));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("UPDATE thua SET cao=2.5, sau=3 WHERE fid=2")));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(cell(trio.out(), "SELECT group_concat(coalesce(cao,'-')||coalesce(sau,'-')) FROM"
                            " (SELECT cao, sau FROM thua WHERE fid<4 ORDER BY fid)"),
           QStringLiteral("1.5-,2.53.0,--"));
}

void TestMergeParts::disputesFieldsOfTwoTypes()
{
  Trio trio;
  const QString add = QStringLiteral("ALTER TABLE thua ADD COLUMN cao %1");
  QVERIFY(byGdal(trio.mine(), add.arg(QStringLiteral("REAL"))));
  QVERIFY(byGdal(trio.mine(), QStringLiteral("UPDATE thua SET cao=1.5 WHERE fid=1")));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("TEXT"))));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("UPDATE thua SET cao='cao' WHERE fid=2")));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.conflicts.size(), 2);
  QCOMPARE(cell(trio.out(), "SELECT count(*) FROM thua WHERE cao IS NOT NULL"),
           QStringLiteral("0"));
  QVERIFY(told(report).first().startsWith(QLatin1String("FieldOfTwoTypes cao")));
}

void TestMergeParts::combinesFieldsThatBothAddedHere()
{
  Trio trio;
  const Uid a = trio.uids()[0], b = trio.uids()[1];
  QVERIFY(
      addField(trio.mine(), QStringLiteral("cao"), geo::FieldType::Real, QStringLiteral("Cao độ")));
  QVERIFY(trio.editMine(sets(a, {{QStringLiteral("cao"), 1.5}})));
  QVERIFY(
      addField(trio.theirs(), QStringLiteral("sau"), geo::FieldType::Text, QStringLiteral("Sâu")));
  QVERIFY(addField(trio.theirs(), QStringLiteral("cao"), geo::FieldType::Real,
                   QStringLiteral("Chiều cao")));
  QVERIFY(trio.editTheirs(sets(b, {{QStringLiteral("cao"), 2.5}, {QStringLiteral("sau"), kTen}})));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(told(report), QStringList());
  QCOMPARE(report.conflicts.size(), 1); // two titles of one field
  QCOMPARE(report.conflicts[0].subject, QStringLiteral("diaban_field"));
  QCOMPARE(report.conflicts[0].field, QStringLiteral("title"));
  QCOMPARE(cell(trio.out(), "SELECT group_concat(coalesce(cao,'-')||coalesce(sau,'-')) FROM"
                            " (SELECT cao, sau FROM thua WHERE fid<4 ORDER BY fid)"),
           QStringLiteral("1.5-,2.5ten,--"));
  auto opened = Workspace::open(trio.out());
  QStringList names;
  const Layer merged = opened.value()->layers().first();
  for (const geo::Field& field : merged.fields)
    names.append(field.name);
  names.sort();
  QCOMPARE(names, QStringList({QStringLiteral("cao"), QStringLiteral("sau"), kSo, kTen}));
  DIABAN_VERIFY(opened.value()->undo(kBase));
  DIABAN_VERIFY(opened.value()->redo(kBase));
  DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Sửa"),
                                     sets(b, {{QStringLiteral("sau"), QStringLiteral("x")}})));
  opened.value().reset();
  DIABAN_VERIFY(checkFile(trio.out()));
}

/// A value of the other type must not slip in with a row that only one side has.
void TestMergeParts::disputesFieldsOfTwoTypesInNewRows()
{
  Trio trio;
  const QString cao = QStringLiteral("cao");
  QVERIFY(addField(trio.mine(), cao, geo::FieldType::Real, cao));
  QVERIFY(addField(trio.theirs(), cao, geo::FieldType::Text, cao));
  const auto adding = [&](const QVariant& value) -> Work {
    return [=](Edit& edit) -> Outcome {
      DIABAN_CHECK(edit.insertFeature(kThua, {.wkb = square(9, 9, 9), .fields = {{cao, value}}}));
      return Done{};
    };
  };
  QVERIFY(trio.editMine(adding(7.5)));
  QVERIFY(trio.editTheirs(adding(QStringLiteral("cao lắm"))));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QCOMPARE(report.conflicts.size(), 2);
  QCOMPARE(cell(trio.out(), "SELECT count(*)||'/'||count(cao) FROM thua"), QStringLiteral("8/0"));
  auto opened = Workspace::open(trio.out());
  for (const Conflict& conflict : report.conflicts)
    DIABAN_VERIFY(opened.value()->edit(kBase, QStringLiteral("Chọn"), [&](Edit& edit) {
      return edit.decide(conflict.uid, conflict.mine.value.isNull() ? ConflictChoice::Base
                                                                    : ConflictChoice::Mine);
    }));
  QCOMPARE(cell(trio.out(), "SELECT group_concat(cao) FROM thua"), QStringLiteral("7.5"));
}

void TestMergeParts::saysThatAFieldHasTwoTypesWithoutAnyValue()
{
  Trio trio;
  const QString cao = QStringLiteral("cao");
  QVERIFY(addField(trio.mine(), cao, geo::FieldType::Real, cao));
  QVERIFY(addField(trio.theirs(), cao, geo::FieldType::Date, cao));
  const MergeReport report = trio.merged();
  QVERIFY(trio.isGood());
  const auto line = [&](geo::FieldType first, geo::FieldType second) {
    return QStringList(QStringLiteral("FieldOfTwoTypes cao Thửa đất ") + typeWords(first) + u' ' +
                       typeWords(second));
  };
  QCOMPARE(told(report), line(geo::FieldType::Real, geo::FieldType::Date));
  QCOMPARE(told(trio.swappedReport()), line(geo::FieldType::Date, geo::FieldType::Real));
  QVERIFY(report.conflicts.isEmpty());
}

void TestMergeParts::takesColumnsAsTheSameWhateverTheirCase()
{
  Trio trio;
  const QString add = QStringLiteral("ALTER TABLE thua ADD COLUMN %1 REAL");
  QVERIFY(byGdal(trio.mine(), add.arg(QStringLiteral("cao"))));
  QVERIFY(byGdal(trio.mine(), QStringLiteral("UPDATE thua SET cao=1.5 WHERE fid=1")));
  QVERIFY(byGdal(trio.theirs(), add.arg(QStringLiteral("CAO"))));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("UPDATE thua SET CAO=2.5 WHERE fid=2")));
  const MergeReport report = trio.merged();
  QVERIFY(trio.isGood() && report.conflicts.isEmpty());
  for (const QString& path : {trio.out(), trio.swapped()})
    QCOMPARE(cell(path, "SELECT group_concat(cao) FROM (SELECT cao FROM thua ORDER BY fid)"),
             QStringLiteral("1.5,2.5"));
}

void TestMergeParts::keepsAFieldThatOneDropped()
{
  Trio trio;
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("ALTER TABLE thua DROP COLUMN so")));
  QVERIFY(trio.editMine(sets(trio.uids()[0], {{kSo, 77}})));
  QVERIFY(trio.editTheirs(sets(trio.uids()[0], {{kTen, QStringLiteral("mới")}})));
  const MergeReport report = trio.merged();
  QVERIFY(trio.isGood() && report.conflicts.isEmpty());
  for (const MergeReport& one : {report, trio.swappedReport()}) {
    QCOMPARE(one.decisions.size(), 1);
    QVERIFY(one.decisions[0].what == MergeDecision::What::FieldMissingThere);
    QCOMPARE(one.decisions[0].args, QStringList({kSo, QStringLiteral("Thửa đất"), trio.theirs()}));
  }
  QCOMPARE(cell(trio.out(), "SELECT ten||so FROM thua WHERE fid=1"), QStringLiteral("mới77"));
}

void TestMergeParts::mergesACopyThatQgisEdited()
{
  Trio trio;
  QVERIFY(trio.editMine(both(adds(2, QStringLiteral("m")), sets(trio.uids()[2], {{kSo, 44}}))));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("UPDATE thua SET ten='QGIS' WHERE fid=3")));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("DELETE FROM thua WHERE fid=5")));
  QVERIFY(byGdal(trio.theirs(), QStringLiteral("INSERT INTO thua(geom, ten) SELECT geom, 'thêm'"
                                               " FROM thua WHERE fid=1")));
  const MergeReport report = trio.merged();
  COMPARE_BOTH_ORDERS(trio);
  QVERIFY(report.conflicts.isEmpty());
  QCOMPARE(cell(trio.out(), "SELECT ten||so FROM thua WHERE fid=3"), QStringLiteral("QGIS44"));
  QCOMPARE(cell(trio.out(), "SELECT count(*) FROM thua"), QStringLiteral("8"));
}

void TestMergeParts::bringsTheHistoryOfTheOther()
{
  Trio trio;
  QVERIFY(trio.editMine(sets(trio.uids()[0], {{kSo, 1}})));
  QVERIFY(trio.editTheirs(sets(trio.uids()[1], {{kSo, 2}})));
  QVERIFY(trio.editTheirs(sets(trio.uids()[2], {{kSo, 3}})));
  const MergeReport report = trio.merged();
  QCOMPARE(report.entries, 2);
  QCOMPARE(cell(trio.out(), "SELECT group_concat(kind) FROM (SELECT kind FROM diaban_history"
                            " ORDER BY number)"),
           QStringLiteral("import,edit,edit,edit,merge"));
  QCOMPARE(cell(trio.out(), "SELECT count(*) FROM diaban_history WHERE via=(SELECT id FROM"
                            " diaban_history WHERE kind='merge')"),
           QStringLiteral("2"));
  const QByteArray heads = "SELECT group_concat(hex(id), '') FROM (SELECT id FROM diaban_history"
                           " ORDER BY number DESC LIMIT 1)";
  QCOMPARE(cell(trio.out(), "SELECT hex(parents) FROM diaban_history WHERE kind='merge'"),
           cell(trio.mine(), heads) + cell(trio.theirs(), heads));
}

void TestMergeParts::mergesWhatWasMergedBefore()
{
  Trio trio;
  QVERIFY(trio.editMine(both(sets(trio.uids()[0], {{kSo, 1}}), adds(1, QStringLiteral("m")))));
  QVERIFY(trio.editTheirs(both(sets(trio.uids()[0], {{kSo, 2}}), adds(1, QStringLiteral("t")))));
  NoProgress progress;
  const QString first = trio.out(), second = trio.out() + QStringLiteral("2.gpkg");
  DIABAN_VERIFY(merge({trio.base(), trio.mine(), trio.theirs(), first}, {}, progress));
  // Lan goes on with her copy; it comes together with the merged one once more.
  QVERIFY(trio.editTheirs(sets(trio.uids()[4], {{kTen, QStringLiteral("sau")}})));
  const auto again = merge({trio.base(), first, trio.theirs(), second}, {}, progress);
  DIABAN_VERIFY(again);
  QCOMPARE(cell(second, "SELECT count(*) FROM thua"), QStringLiteral("8"));
  QCOMPARE(cell(second, "SELECT ten FROM thua WHERE fid=5"), QStringLiteral("sau"));
  DIABAN_VERIFY(checkFile(second));
  QCOMPARE(again.value().entries, 1);
}

QTEST_GUILESS_MAIN(TestMergeParts)
#include "tst_mergeparts.moc"
