// Features changed by an edit: what the table keeps of a geometry, many rows by their numbers.
#include "openworkspaces.h"
#include "support/wkbwriter.h"

#include <diaban/geo/shape.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/rows.h>

#include <QTest>

using namespace diaban;
using test::bytesOf;
using test::OpenWorkspace;
using workspace::Edit;
using workspace::Feature;

class TestFeatures : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsRowsByTheirNumbers();
  void deletesManyRowsAsOneAction();
  void changesManyGeometriesOrNone();
  void keepsGeometriesAsTheTableDoes_data();
  void keepsGeometriesAsTheTableDoes();

private:
  static std::vector<Feature> features(const OpenWorkspace& open, std::vector<qint64> rows);
  static QString layer() { return QStringLiteral("thua"); }
};

std::vector<Feature> TestFeatures::features(const OpenWorkspace& open, std::vector<qint64> rows)
{
  NoProgress progress;
  return workspace::readFeatures(*open, layer(), rows, progress).value();
}

void TestFeatures::readsRowsByTheirNumbers()
{
  const OpenWorkspace open(5);
  const auto found = features(open, {4, 2, 99});
  QCOMPARE(found.size(), 2U);
  QCOMPARE(found[0].row, 4);
  QCOMPARE(found[0].uid, open.uids()[3]);
  QCOMPARE(found[1].uid, open.uids()[1]);
  const auto shape = geo::readShape(bytesOf(found[1].wkb));
  QVERIFY(shape && shape.value().vertices().size() == 4);
  QCOMPARE(workspace::rowOf(*open, layer(), found[0].uid).value(), 4);
  QCOMPARE(workspace::rowOf(*open, layer(), UidMaker().next()).error().code,
           Error::Code::EditConflict);
  NoProgress progress;
  const auto none = workspace::readFeatures(*open, QStringLiteral("không"), {}, progress);
  QCOMPARE(none.error().code, Error::Code::NoSuchLayer);
}

void TestFeatures::deletesManyRowsAsOneAction()
{
  const OpenWorkspace open(1000);
  const QString before = open.dump();
  std::vector<qint64> rows;
  for (qint64 row = 3; row <= 1000; row += 3)
    rows.push_back(row);
  rows.push_back(5000); // gone already
  const auto entry = open->edit(workspace::kBase, QStringLiteral("Xóa"),
                                [&](Edit& edit) { return edit.deleteRows(layer(), rows); });
  QVERIFY(bool(entry));
  QCOMPARE(open->layers().first().featureCount, 667);
  QVERIFY(bool(open.check()));
  QVERIFY(features(open, {3, 6, 999}).empty());
  QCOMPARE(open->history(workspace::kBase).value().last().rows, 333);
  QVERIFY(bool(open->undo(workspace::kBase)));
  QCOMPARE(open.dump(), before);
  QVERIFY(bool(open.check()));
}

void TestFeatures::changesManyGeometriesOrNone()
{
  const OpenWorkspace open(10);
  const QString before = open.dump();
  const auto move = [&](qint64 failsAt) {
    qint64 count = 0;
    return open->edit(workspace::kBase, QStringLiteral("Dời"), [&](Edit& edit) {
      return edit.changeGeometry(layer(), {1, 2, 3, 77},
                                 [&](std::span<const unsigned char> wkb) -> Result<QByteArray> {
                                   if (++count == failsAt)
                                     return Error{Error::Code::CurvedGeometry, {}, {}};
                                   return geo::moved(wkb, {1000, 0});
                                 });
    });
  };
  QVERIFY(!move(3));
  QCOMPARE(open.dump(), before);
  const auto old = features(open, {2});
  QVERIFY(bool(move(-1)));
  const auto now = features(open, {2});
  const auto shape = [](const std::vector<Feature>& of) {
    return geo::readShape(bytesOf(of.front().wkb)).value();
  };
  QCOMPARE(shape(now).vertex({0, 0, 0}), shape(old).vertex({0, 0, 0}) + QPointF(1000, 0));
  QVERIFY(bool(open.check()));
  QVERIFY(bool(open->undo(workspace::kBase)));
  QCOMPARE(open.dump(), before);
}

void TestFeatures::keepsGeometriesAsTheTableDoes_data()
{
  QTest::addColumn<QString>("table");
  QTest::addColumn<QString>("given");
  QTest::addColumn<QString>("kept"); ///< empty: refused
  const auto row = [](const char* table, const char* given, const char* kept) {
    QTest::addRow("%s into %s", given, table)
        << QString::fromLatin1(table) << QString::fromLatin1(given) << QString::fromLatin1(kept);
  };
  row("MultiPolygon", "POLYGON ((0 0,4 0,4 4,0 0))", "MULTIPOLYGON (((0 0,4 0,4 4,0 0)))");
  row("MultiPolygon Z", "POLYGON ((0 0,4 0,4 4,0 0))",
      "MULTIPOLYGON Z (((0 0 0,4 0 0,4 4 0,0 0 0)))");
  row("MultiPolygon", "POLYGON Z ((0 0 1,4 0 1,4 4 1,0 0 1))",
      "MULTIPOLYGON (((0 0,4 0,4 4,0 0)))");
  row("Polygon", "MULTIPOLYGON (((0 0,4 0,4 4,0 0)))", "POLYGON ((0 0,4 0,4 4,0 0))");
  row("Polygon", "MULTIPOLYGON (((0 0,4 0,4 4,0 0)),((9 9,12 9,12 12,9 9)))", "");
  row("MultiPolygon", "LINESTRING (0 0,4 0)", "");
  row("Point", "POINT (1 2)", "POINT (1 2)");
  row("MultiPoint", "POINT (1 2)", "MULTIPOINT ((1 2))");
  row("LineString", "POINT (1 2)", "");
}

void TestFeatures::keepsGeometriesAsTheTableDoes()
{
  QFETCH(QString, table);
  QFETCH(QString, given);
  QFETCH(QString, kept);
  const OpenWorkspace open(0);
  workspace::NewLayer made;
  made.name = layer();
  made.title = layer();
  made.geometry = table;
  NoProgress progress;
  QVERIFY(bool(workspace::importRows(*open, QStringLiteral("Tạo"), {made}, progress)));
  const auto wkb = [](const QString& wkt) { return geo::toWkb(geo::shapeFromWkt(wkt).value()); };
  const auto entry = open->edit(workspace::kBase, QStringLiteral("Vẽ"), [&](Edit& edit) -> Outcome {
    DIABAN_CHECK(edit.insertFeature(layer(), {.wkb = wkb(given)}));
    return Done{};
  });
  if (kept.isEmpty()) {
    QCOMPARE(entry.error().code, Error::Code::WrongType);
    QVERIFY(features(open, {1}).empty());
  } else {
    QVERIFY2(bool(entry), entry ? "" : qPrintable(errorText(entry.error())));
    QCOMPARE(features(open, {1}).front().wkb, wkb(kept));
  }
}

QTEST_GUILESS_MAIN(TestFeatures)
#include "tst_features.moc"
