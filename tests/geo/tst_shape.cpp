#include "support/wkbwriter.h"

#include <diaban/geo/shape.h>

#include <QLineF>
#include <QTest>

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

using namespace diaban;
using namespace diaban::geo;
using test::bytesOf;

/// Against OGR for what a geometry is, byte by byte for what must not change.
class TestShape : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsAndWritesEveryBit_data();
  void readsAndWritesEveryBit();
  void movingAVertexChangesOnlyItsCoordinates();
  void aNewVertexLiesBetweenItsNeighboursInHeight();
  void removingVerticesKeepsWhatIsLeftWhole();
  void theLastVerticesStay();
  void addsHolesAndParts();
  void becomesAnotherTypeOfItsKind();
  void measuresAsOgrDoes();
  void tellsWhereSidesCross_data();
  void tellsWhereSidesCross();
  void agreesWithGeosWhetherARandomRingCrossesItself();
  void refusesCurvesAndBrokenText();

private:
  static QByteArray wkbOf(const QString& wkt);
  static Shape shapeOf(const QString& wkt);
  static QString wktOf(const Shape& shape);
};

namespace {

std::unique_ptr<OGRGeometry> ogr(const QByteArray& wkb)
{
  OGRGeometry* made = nullptr;
  OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &made);
  return std::unique_ptr<OGRGeometry>(made);
}

/// Places of 8 bytes in which two arrays of one length differ.
qsizetype differences(const QByteArray& a, const QByteArray& b)
{
  qsizetype count = 0;
  for (qsizetype at = 0; at < a.size(); ++at)
    count += a[at] != b[at];
  return count;
}

} // namespace

QByteArray TestShape::wkbOf(const QString& wkt)
{
  OGRGeometry* made = nullptr;
  OGRGeometryFactory::createFromWkt(wkt.toUtf8().constData(), nullptr, &made);
  const std::unique_ptr<OGRGeometry> geometry(made);
  QByteArray wkb(static_cast<qsizetype>(geometry->WkbSize()), Qt::Uninitialized);
  geometry->exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
  return wkb;
}

Shape TestShape::shapeOf(const QString& wkt)
{
  return readShape(bytesOf(wkbOf(wkt))).value();
}

QString TestShape::wktOf(const Shape& shape)
{
  const auto geometry = ogr(toWkb(shape));
  char* text = nullptr;
  geometry->exportToWkt(&text, wkbVariantIso);
  const QString wkt = QString::fromUtf8(text);
  CPLFree(text);
  return wkt;
}

void TestShape::readsAndWritesEveryBit_data()
{
  QTest::addColumn<QString>("wkt");
  for (const char* wkt :
       {"POINT (1.1 2.2)", "POINT Z (1 2 3)", "LINESTRING M (0 0 1,5 5 2.5)",
        "POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,2 4,4 4,2 2))",
        "POLYGON ZM ((0 0 1 9,10 0 2 8,10 10 3 7,0 0 1 9))", "MULTIPOINT ((1 2),(3 4))",
        "MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 4))",
        "MULTIPOLYGON Z (((0 0 1,4 0 1,4 4 2,0 0 1)),((9 9 1,12 9 1,12 12 2,9 9 1)))",
        "GEOMETRYCOLLECTION (POINT (1 1),LINESTRING (0 0,1 1),POLYGON ((0 0,1 0,1 1,0 0)))",
        "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "POINT EMPTY", "LINESTRING Z EMPTY"})
    QTest::newRow(wkt) << QString::fromLatin1(wkt);
}

void TestShape::readsAndWritesEveryBit()
{
  QFETCH(QString, wkt);
  const QByteArray wkb = wkbOf(wkt);
  const auto shape = readShape(bytesOf(wkb));
  QVERIFY(bool(shape));
  QCOMPARE(toWkb(shape.value()), normaliseWkb(bytesOf(wkb)).value());
  QCOMPARE(wktOf(shapeFromWkt(wkt).value()), wktOf(shape.value()));
  FlatGeometry flat;
  QVERIFY(bool(readWkb(bytesOf(wkb), flat)));
  const FlatGeometry own = toFlat(shape.value());
  QCOMPARE(own.xy, flat.xy);
  QCOMPARE(own.ringEnds, flat.ringEnds);
  QCOMPARE(own.partEnds, flat.partEnds);
  QVERIFY(own.kinds == flat.kinds);
  QCOMPARE(shape.value().extent(), flat.extent());
}

void TestShape::movingAVertexChangesOnlyItsCoordinates()
{
  const QByteArray before = wkbOf(QStringLiteral(
      "MULTIPOLYGON Z (((0.1 0.2 7,4.3 0.4 8,4.5 4.6 9,0.1 0.2 7),(1 1 1,1 2 1,2 2 1,1 1 1)))"));
  const Shape shape = readShape(bytesOf(before)).value();
  const auto vertices = shape.vertices();
  QCOMPARE(vertices.size(), 6U);
  for (const VertexId& id : vertices) {
    Shape moved = shape;
    moveVertex(moved, id, {-123.456, 654.321});
    const QByteArray after = toWkb(moved);
    QCOMPARE(after.size(), before.size());
    QVERIFY(differences(before, after) <= (id.index == 0 ? 32 : 16)); // the first closes too
    QCOMPARE(moved.vertex(id), QPointF(-123.456, 654.321));
    for (const VertexId& other : vertices)
      QVERIFY(other == id || moved.vertex(other) == shape.vertex(other));
    moveVertex(moved, id, shape.vertex(id));
    QCOMPARE(toWkb(moved), before);
  }
  const Shape all = readShape(bytesOf(moved(bytesOf(before), {1, 0}).value())).value();
  QCOMPARE(wktOf(all), QStringLiteral("MULTIPOLYGON Z (((1.1 0.2 7,5.3 0.4 8,5.5 4.6 9,1.1 0.2 7),"
                                      "(2 1 1,2 2 1,3 2 1,2 1 1)))"));
}

void TestShape::aNewVertexLiesBetweenItsNeighboursInHeight()
{
  Shape line = shapeOf(QStringLiteral("LINESTRING ZM (0 0 10 1,8 0 30 5)"));
  const VertexId made = insertVertex(line, {0, 0, 0}, {2, 0});
  QCOMPARE(made, (VertexId{0, 0, 1}));
  QCOMPARE(wktOf(line), QStringLiteral("LINESTRING ZM (0 0 10 1,2 0 15 2,8 0 30 5)"));
  Shape ring = shapeOf(QStringLiteral("POLYGON Z ((0 0 1,4 0 1,4 4 5,0 0 1))"));
  insertVertex(ring, {0, 0, 2}, {2, 2}); // on the side that closes it
  QCOMPARE(wktOf(ring), QStringLiteral("POLYGON Z ((0 0 1,4 0 1,4 4 5,2 2 3,0 0 1))"));
  QVERIFY(removeVertex(ring, {0, 0, 3}));
  QCOMPARE(wktOf(ring), QStringLiteral("POLYGON Z ((0 0 1,4 0 1,4 4 5,0 0 1))"));
}

void TestShape::removingVerticesKeepsWhatIsLeftWhole()
{
  Shape ring = shapeOf(QStringLiteral("POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,1 1))"));
  QVERIFY(removeVertex(ring, {0, 0, 0})); // the one that closes it
  QCOMPARE(wktOf(ring), QStringLiteral("POLYGON ((4 0,4 4,0 4,4 0),(1 1,1 2,2 2,1 1))"));
  QVERIFY(removeVertex(ring, {0, 1, 1})); // two corners are no hole
  QCOMPARE(wktOf(ring), QStringLiteral("POLYGON ((4 0,4 4,0 4,4 0))"));
  Shape lines = shapeOf(QStringLiteral("MULTILINESTRING ((0 0,1 1),(2 2,3 3,4 4))"));
  QVERIFY(removeVertex(lines, {0, 0, 1}));
  QCOMPARE(wktOf(lines), QStringLiteral("MULTILINESTRING ((2 2,3 3,4 4))"));
}

void TestShape::theLastVerticesStay()
{
  for (const char* wkt : {"POINT (1 1)", "LINESTRING (0 0,1 1)", "POLYGON ((0 0,1 0,1 1,0 0))",
                          "MULTIPOLYGON (((0 0,1 0,1 1,0 0)))"}) {
    Shape shape = shapeOf(QString::fromLatin1(wkt));
    const Shape before = shape;
    QVERIFY(!removeVertex(shape, {0, 0, 0}));
    QCOMPARE(shape, before);
  }
}

void TestShape::addsHolesAndParts()
{
  Shape shape = shapeOf(
      QStringLiteral("MULTIPOLYGON Z (((0 0 5,9 0 5,9 9 5,0 9 5,0 0 5)),((20 20 8,29 20 8,29 "
                     "29 8,20 20 8)))"));
  QVERIFY(addHole(shape, std::array{QPointF(25, 21), QPointF(27, 21), QPointF(27, 23)}));
  QCOMPARE(shape.parts[1].rings.size(), 2U);
  QCOMPARE(shape.parts[1].rings[1][2], 8.0); // the part's height
  QVERIFY(!addHole(shape, std::array{QPointF(50, 50), QPointF(51, 50), QPointF(51, 51)}));
  QVERIFY(!addHole(shape, std::array{QPointF(1, 1), QPointF(2, 2)}));
  QVERIFY(addPart(shape, std::array{QPointF(40, 40), QPointF(41, 40), QPointF(41, 41)}));
  QCOMPARE(shape.parts.size(), 3U);
  QVERIFY(ogr(toWkb(shape))->IsValid());
  Shape single = shapeOf(QStringLiteral("POLYGON ((0 0,4 0,4 4,0 0))"));
  QVERIFY(!addPart(single, std::array{QPointF(40, 40), QPointF(41, 40), QPointF(41, 41)}));
}

void TestShape::becomesAnotherTypeOfItsKind()
{
  const Shape single =
      makeShape(GeometryKind::Polygon, std::array{QPointF(0, 0), QPointF(4, 0), QPointF(4, 4)});
  QCOMPARE(wktOf(single), QStringLiteral("POLYGON ((0 0,4 0,4 4,0 0))"));
  const auto multiple = asType(single, 6, true, false);
  QCOMPARE(wktOf(*multiple), QStringLiteral("MULTIPOLYGON Z (((0 0 0,4 0 0,4 4 0,0 0 0)))"));
  QCOMPARE(*asType(*multiple, 3, false, false), single);
  QVERIFY(!asType(single, 5, false, false));
  QVERIFY(!asType(single, 1, false, false));
  QVERIFY(!asType(shapeOf(QStringLiteral("MULTIPOINT ((0 0),(1 1))")), 1, false, false));
  const Shape both = shapeOf(QStringLiteral("LINESTRING ZM (0 0 1 2,1 1 3 4)"));
  QCOMPARE(wktOf(*asType(both, 2, false, true)), QStringLiteral("LINESTRING M (0 0 2,1 1 4)"));
}

void TestShape::measuresAsOgrDoes()
{
  for (const char* wkt :
       {"POLYGON ((580000 1810000,580010 1810000,580010 1810020,580000 1810020,580000 1810000),"
        "(580002 1810002,580002 1810004,580004 1810004,580002 1810002))",
        "MULTIPOLYGON (((0 0,4 0,4 4,0 0)),((9 9,12 9,12 12,9 9)))"}) {
    const Shape shape = shapeOf(QString::fromLatin1(wkt));
    const auto same = ogr(toWkb(shape));
    const double area = same->getGeometryType() == wkbPolygon ? same->toPolygon()->get_Area()
                                                              : same->toMultiPolygon()->get_Area();
    QVERIFY(std::abs(planarArea(shape) - area) < 1e-6);
    const std::unique_ptr<OGRGeometry> edge(same->Boundary());
    double length = 0;
    if (const auto type = wkbFlatten(edge->getGeometryType()); type == wkbLineString)
      length = edge->toLineString()->get_Length();
    else
      length = edge->toMultiLineString()->get_Length();
    QVERIFY(std::abs(planarLength(shape) - length) < 1e-6);
  }
}

void TestShape::tellsWhereSidesCross_data()
{
  QTest::addColumn<QString>("wkt");
  QTest::addColumn<int>("vertex");
  QTest::addColumn<QPointF>("at");
  QTest::addColumn<int>("other");
  QTest::newRow("bow tie") << "POLYGON ((0 0,4 4,4 0,0 4,0 0))" << 3 << QPointF(2, 2) << 1;
  QTest::newRow("a corner on a side")
      << "POLYGON ((0 0,8 0,8 4,4 0,0 4,0 0))" << 3 << QPointF(4, 0) << 1;
  QTest::newRow("through a hole") << "POLYGON ((0 0,8 0,8 8,3 3,0 8,0 0),(2 2,2 4,4 4,4 2,2 2))"
                                  << 3 << QPointF(2.4, 4) << 2;
  QTest::newRow("back along itself")
      << "POLYGON ((0 0,8 0,4 0,4 4,0 4,0 0))" << 2 << QPointF(4, 0) << 1;
  QTest::newRow("none") << "POLYGON ((0 0,8 0,8 8,0 8,0 0),(2 2,2 4,4 4,2 2))" << 2 << QPointF()
                        << -1;
}

void TestShape::tellsWhereSidesCross()
{
  QFETCH(QString, wkt);
  QFETCH(int, vertex);
  QFETCH(QPointF, at);
  QFETCH(int, other);
  const Shape shape = shapeOf(wkt);
  const auto found = crossings(shape, VertexId{0, 0, static_cast<std::size_t>(vertex)});
  if (other < 0) {
    QVERIFY(found.empty());
    QVERIFY(crossings(shape).empty());
    return;
  }
  QVERIFY(!found.empty());
  const bool isTold = std::any_of(found.begin(), found.end(), [&](const Crossing& crossing) {
    return QLineF(crossing.at, at).length() < 1e-9 &&
           crossing.other == static_cast<std::size_t>(other);
  });
  QVERIFY(isTold);
  QVERIFY(!crossings(shape).empty());
}

void TestShape::agreesWithGeosWhetherARandomRingCrossesItself()
{
  std::mt19937 random(11);
  std::uniform_real_distribution<double> place(0, 100);
  int crossed = 0;
  for (int i = 0; i < 400; ++i) {
    std::vector<QPointF> corners(4 + i % 4);
    for (QPointF& corner : corners)
      corner = {place(random), place(random)};
    const Shape shape = makeShape(GeometryKind::Polygon, corners);
    const bool isValid = ogr(toWkb(shape))->IsValid();
    QCOMPARE(crossings(shape).empty(), isValid);
    bool anyNear = false;
    for (const VertexId& id : shape.vertices())
      anyNear = anyNear || !crossings(shape, id).empty();
    QCOMPARE(anyNear, !isValid);
    crossed += !isValid;
  }
  QVERIFY(crossed > 50 && crossed < 350);
}

void TestShape::refusesCurvesAndBrokenText()
{
  const auto code = [](const auto& result) { return result.error().code; };
  QCOMPARE(code(readShape(bytesOf(wkbOf(QStringLiteral("CIRCULARSTRING (0 0,1 1,2 0)"))))),
           Error::Code::CurvedGeometry);
  QCOMPARE(
      code(shapeFromWkt(QStringLiteral("CURVEPOLYGON (CIRCULARSTRING (0 0,1 1,2 0,1 -1,0 0))"))),
      Error::Code::CurvedGeometry);
  for (const char* text :
       {"", "POLYGON ((0 0,1 1", "POINT (1 1) x", "PUNKT (1 1)", "POINT (nan 1)"})
    QCOMPARE(code(shapeFromWkt(QString::fromLatin1(text))), Error::Code::BadArgument);
  QByteArray cut = wkbOf(QStringLiteral("POLYGON ((0 0,10 0,10 10,0 10,0 0))"));
  cut.chop(5);
  QCOMPARE(code(readShape(bytesOf(cut))), Error::Code::BadGeometry);
}

QTEST_APPLESS_MAIN(TestShape)
#include "tst_shape.moc"
