#include "openworkspaces.h"
#include "support/stopafter.h"
#include "support/verify.h"

#include <diaban/store/geopackage.h>
#include <diaban/workspace/copy.h>
#include <diaban/workspace/difference.h>

#include <QHash>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::workspace;

/// What two workspaces differ in, by uid, whoever wrote them.
class TestDifference : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void saysNothingOfACopy();
  void tellsRowsFieldsAndGeometries();
  void isTheSameBackwardsWithSidesExchanged();
  void agreesWithABruteForceTwin();
  void knowsRowsByUidNotByFid();
  void givesRowsOfQgisTheSameUidInEveryCopy();
  void tellsRowsThatQgisCopiedApart();
  void tellsFieldsThatOneSideAdded();
  void tellsLayersOfOneSideAndSettings();
  void stopsWhenToldTo();
};

namespace {

const QString kThua = QStringLiteral("thua");

QString copyOf(const test::OpenWorkspace& ws, const QString& name = QStringLiteral("lan.gpkg"))
{
  NoProgress progress;
  const QString copy = ws.folder() + u'/' + name;
  return copyWhole(ws.path(), copy, progress) ? copy : QString();
}

bool editFile(const QString& path, const std::function<Outcome(Edit&)>& work)
{
  auto opened = Workspace::open(path);
  return opened && opened.value()->edit(kBase, QStringLiteral("Sửa"), work);
}

/// With all triggers, as QGIS writes.
bool byGdal(const QString& path, const QString& sql)
{
  return QProcess::execute(QStringLiteral("ogrinfo"),
                           {QStringLiteral("-q"), path, QStringLiteral("-sql"), sql}) == 0;
}

Difference compared(const QString& before, const QString& after)
{
  NoProgress progress;
  auto found = difference(before, after, progress);
  if (!found)
    qWarning("%s %s", qPrintable(errorText(found.error())), qPrintable(found.error().detail));
  return found ? found.value() : Difference{};
}

QVector<RowDetail> detailsOf(const Difference& all)
{
  const auto details = rowDetails(all, all.layers.first(), all.layers.first().rows);
  return details ? details.value() : QVector<RowDetail>();
}

using Rows = QHash<QByteArray, QString>; ///< what a row holds, by uid

Rows rowsOf(const QString& path)
{
  Rows rows;
  auto reader = store::Database::open(path, store::OpenMode::ReadOnly);
  auto all = reader.value().prepare("SELECT uid, quote(geom)||quote(ten)||quote(so) FROM thua");
  for (auto more = all.value().step(); more && more.value(); more = all.value().step())
    rows.insert(all.value().blob(0).toByteArray(), all.value().string(1));
  return rows;
}

QStringList bruteForce(const Rows& before, const Rows& after)
{
  QStringList list;
  for (auto row = before.begin(); row != before.end(); ++row)
    if (!after.contains(row.key()))
      list += QStringLiteral("deleted ") + QString::fromLatin1(row.key().toHex());
    else if (after[row.key()] != row.value())
      list += QStringLiteral("changed ") + QString::fromLatin1(row.key().toHex());
  for (auto row = after.begin(); row != after.end(); ++row)
    if (!before.contains(row.key()))
      list += QStringLiteral("added ") + QString::fromLatin1(row.key().toHex());
  list.sort();
  return list;
}

QStringList listOf(const Difference& all)
{
  QStringList list;
  for (const LayerDifference& layer : all.layers)
    for (const RowDifference& row : layer.rows)
      list += differenceName(row.kind) + u' ' + row.uid.toHex();
  list.sort();
  return list;
}

} // namespace

void TestDifference::saysNothingOfACopy()
{
  const test::OpenWorkspace ws(30);
  const QString copy = copyOf(ws);
  QVERIFY(compared(ws.path(), copy).isEmpty());
  QVERIFY(compared(ws.path(), ws.path()).isEmpty());
}

void TestDifference::tellsRowsFieldsAndGeometries()
{
  const test::OpenWorkspace ws(10);
  const QString copy = copyOf(ws);
  const QVector<Uid> uids = ws.uids();
  Uid made;
  QVERIFY(editFile(copy, [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.updateFeature(
        kThua,
        {.uid = uids[2], .fields = {{QStringLiteral("ten"), QString()}}, .setsGeometry = false}));
    DIABAN_CHECK(edit.updateFeature(kThua, {.uid = uids[3], .wkb = test::square(1, 2, 3)}));
    DIABAN_CHECK(edit.deleteFeature(kThua, uids[4]));
    DIABAN_TRY(uid, edit.insertFeature(kThua, {.fields = {{QStringLiteral("so"), 99}}}));
    made = uid;
    return Done{};
  }));
  const Difference found = compared(ws.path(), copy);
  QCOMPARE(found.layers.size(), 1);
  const LayerDifference& layer = found.layers.first();
  QCOMPARE(layer.name, kThua);
  QCOMPARE(layer.added, 1);
  QCOMPARE(layer.changed, 2);
  QCOMPARE(layer.deleted, 1);
  QCOMPARE(layer.rows.size(), 4U);
  QCOMPARE(layer.rows[0].uid, uids[2]);
  QVERIFY(!layer.rows[0].isGeometryChanged);
  QCOMPARE(layer.rows[1].uid, uids[3]);
  QVERIFY(layer.rows[1].isGeometryChanged);
  QCOMPARE(layer.rows[2].uid, uids[4]);
  QVERIFY(layer.rows[2].kind == DifferenceKind::Deleted);
  QVERIFY(layer.rows[2].isGeometryChanged);
  QCOMPARE(layer.rows[3].uid, made);
  QVERIFY(!layer.rows[3].isGeometryChanged);

  const QVector<RowDetail> details = detailsOf(found);
  QCOMPARE(details.size(), 4);
  QCOMPARE(details[0].fields.size(), 1);
  QCOMPARE(details[0].fields[0].field, QStringLiteral("ten"));
  QCOMPARE(details[0].fields[0].before, QVariant(QStringLiteral("Ô 2")));
  QVERIFY(details[0].fields[0].after.isNull());
  QVERIFY(details[1].fields.isEmpty());
  QCOMPARE(details[1].wkbAfter, test::square(1, 2, 3));
  QVERIFY(details[1].wkbBefore != details[1].wkbAfter);
  QCOMPARE(details[2].fields.size(), 2);
  QCOMPARE(details[3].fields.size(), 1);
  QCOMPARE(details[3].fields[0].after, QVariant(99));
}

void TestDifference::isTheSameBackwardsWithSidesExchanged()
{
  const test::OpenWorkspace ws(20);
  const QString copy = copyOf(ws);
  const QVector<Uid> uids = ws.uids();
  QRandomGenerator random(5);
  for (int step = 0; step < 12; ++step)
    QVERIFY(
        editFile(copy, [&](Edit& edit) { return test::randomEdit(edit, kThua, uids, random); }));
  const Difference forth = compared(ws.path(), copy), back = compared(copy, ws.path());
  QCOMPARE(forth.layers.first().added, back.layers.first().deleted);
  QCOMPARE(forth.layers.first().changed, back.layers.first().changed);
  QCOMPARE(forth.layers.first().deleted, back.layers.first().added);
}

void TestDifference::agreesWithABruteForceTwin()
{
  const test::OpenWorkspace ws(40);
  const QString copy = copyOf(ws);
  QRandomGenerator random(77);
  auto other = Workspace::open(copy);
  DIABAN_VERIFY(other);
  for (int step = 0; step < 200; ++step) {
    Workspace& edited = random.bounded(2) == 0 ? *other.value() : *ws;
    if (random.bounded(6) == 0)
      (void)edited.undo(kBase);
    else
      DIABAN_VERIFY(edited.edit(kBase, QStringLiteral("Sửa"), [&](Edit& edit) {
        return test::randomEdit(edit, kThua, ws.uids(), random);
      }));
    if (step % 20 == 19)
      QCOMPARE(listOf(compared(ws.path(), copy)), bruteForce(rowsOf(ws.path()), rowsOf(copy)));
  }
}

void TestDifference::knowsRowsByUidNotByFid()
{
  const test::OpenWorkspace ws(6);
  const QString copy = copyOf(ws);
  QVERIFY(byGdal(copy, QStringLiteral("UPDATE thua SET fid=fid+1000")));
  QVERIFY(compared(ws.path(), copy).isEmpty());
  QVERIFY(byGdal(copy, QStringLiteral("UPDATE thua SET so=7 WHERE fid=1003")));
  const Difference found = compared(ws.path(), copy);
  QCOMPARE(found.layers.first().changed, 1);
  QCOMPARE(found.layers.first().rows[0].uid, ws.uids()[2]);
  QCOMPARE(detailsOf(found)[0].fields[0].after, QVariant(7));
}

void TestDifference::givesRowsOfQgisTheSameUidInEveryCopy()
{
  const test::OpenWorkspace ws(3);
  const QString copy = copyOf(ws), later = copyOf(ws, QStringLiteral("hung.gpkg"));
  const QString twoAlike = QStringLiteral(
      "INSERT INTO thua(geom, ten) SELECT geom, 'mới' FROM thua WHERE fid IN (1, 2)");
  QVERIFY(byGdal(copy, twoAlike));
  QVERIFY(byGdal(copy, QStringLiteral("INSERT INTO thua(ten) VALUES ('đôi'), ('đôi')")));
  QVERIFY(byGdal(later, QStringLiteral("INSERT INTO thua(ten) VALUES ('đôi'), ('đôi')")));
  QVERIFY(byGdal(later, twoAlike)); // the other way round: other fids
  QCOMPARE(compared(ws.path(), copy).layers.first().added, 4);
  QVERIFY(compared(copy, later).isEmpty());
  DIABAN_VERIFY(Workspace::open(later)); // names the rows
  QVERIFY(compared(copy, later).isEmpty());
  QVERIFY(compared(later, copy).isEmpty());
}

void TestDifference::tellsRowsThatQgisCopiedApart()
{
  const test::OpenWorkspace ws(4);
  const QString copy = copyOf(ws);
  QVERIFY(byGdal(copy, QStringLiteral("INSERT INTO thua(geom, ten, so, uid)"
                                      " SELECT geom, ten, so, uid FROM thua WHERE fid=2")));
  const Difference found = compared(ws.path(), copy);
  QCOMPARE(found.layers.first().added, 1);
  QCOMPARE(found.layers.first().rows.size(), 1U);
  QVERIFY(found.layers.first().rows[0].uid != ws.uids()[1]);
}

void TestDifference::tellsFieldsThatOneSideAdded()
{
  const test::OpenWorkspace ws(4);
  const QString copy = copyOf(ws);
  QVERIFY(byGdal(copy, QStringLiteral("ALTER TABLE thua ADD COLUMN cao REAL")));
  const Difference empty = compared(ws.path(), copy);
  QCOMPARE(empty.layers.size(), 1);
  QVERIFY(empty.layers.first().rows.empty());
  QCOMPARE(empty.layers.first().fieldsAdded, QStringList{QStringLiteral("cao")});
  QVERIFY(byGdal(copy, QStringLiteral("UPDATE thua SET cao=2.5 WHERE fid=3")));
  const Difference filled = compared(ws.path(), copy);
  QCOMPARE(filled.layers.first().changed, 1);
  QCOMPARE(detailsOf(filled)[0].fields[0].after, QVariant(2.5));
  const Difference back = compared(copy, ws.path());
  QVERIFY(back.layers.first().rows.empty());
  QCOMPARE(back.layers.first().fieldsGone, QStringList{QStringLiteral("cao")});
}

void TestDifference::tellsLayersOfOneSideAndSettings()
{
  const test::OpenWorkspace ws(4);
  const QString copy = copyOf(ws);
  QVERIFY(editFile(copy, [](Edit& edit) { return edit.removeLayer(kThua); }));
  const Difference gone = compared(ws.path(), copy);
  QCOMPARE(gone.layers.first().deleted, 4);
  QVERIFY(gone.layers.first().tableAfter.isEmpty());
  QCOMPARE(compared(copy, ws.path()).layers.first().added, 4);

  const QString titled = copyOf(ws, QStringLiteral("hung.gpkg"));
  QVERIFY(editFile(titled, [](Edit& edit) { return edit.setTitle(kThua, QStringLiteral("Ô")); }));
  const Difference found = compared(ws.path(), titled);
  QVERIFY(found.layers.isEmpty());
  QCOMPARE(found.settings.size(), 1);
  QVERIFY(found.settings.first().what == SettingDifference::What::Layer);
  QCOMPARE(found.settings.first().title, QStringLiteral("Ô"));
}

void TestDifference::stopsWhenToldTo()
{
  const test::OpenWorkspace ws(4);
  const QString copy = copyOf(ws);
  test::StopAfter stop(0);
  const auto found = difference(ws.path(), copy, stop);
  QVERIFY(!found);
  QVERIFY(found.error().code == Error::Code::Cancelled);
}

QTEST_GUILESS_MAIN(TestDifference)
#include "tst_difference.moc"
