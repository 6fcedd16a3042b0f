#include "support/verify.h"
#include "support/wkbwriter.h"

#include <diaban/geo/wkb.h>

#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <tuple>

using namespace diaban;
using geo::FlatGeometry;
using geo::GeometryKind;
using test::bytesOf;
using test::WkbWriter;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// "P(1 2) L(0 0,1 1) A(0 0,1 0,1 1;…)": parts of a flat geometry in a line.
QByteArray describe(const FlatGeometry& flat)
{
  QByteArray text;
  std::size_t ring = 0, vertex = 0;
  for (std::size_t part = 0; part < flat.partEnds.size(); ++part) {
    text += part == 0 ? "" : " ";
    text += flat.kinds[part] == GeometryKind::Point  ? "P("
            : flat.kinds[part] == GeometryKind::Line ? "L("
                                                     : "A(";
    for (bool firstRing = true; ring < flat.partEnds[part]; ++ring, firstRing = false) {
      text += firstRing ? "" : ";";
      for (bool first = true; vertex < flat.ringEnds[ring]; ++vertex, first = false)
        text += (first ? "" : ",") + QByteArray::number(flat.xy[2 * vertex]) + ' ' +
                QByteArray::number(flat.xy[2 * vertex + 1]);
    }
    text += ')';
  }
  return text;
}

QByteArray pointOf(double x, double y, quint32 type = 1)
{
  return WkbWriter().head(type).values({x, y});
}

QByteArray lineOf(std::initializer_list<double> xy)
{
  return WkbWriter().head(2).number(static_cast<quint32>(xy.size() / 2)).values(xy);
}

QByteArray squareWithHole(bool little = true, quint32 type = 3)
{
  return WkbWriter(little)
      .head(type)
      .number(2)
      .number(5)
      .values({0, 0, 9, 0, 9, 9, 0, 9, 0, 0})
      .number(4)
      .values({1, 1, 2, 1, 2, 2, 1, 1});
}

QByteArray nested(int levels)
{
  QByteArray wkb = pointOf(1, 2);
  for (int i = 1; i < levels; ++i)
    wkb = WkbWriter().head(7).number(1).member(wkb);
  return wkb;
}

Outcome shiftEast(void* context, double* xy, std::size_t stride, std::size_t count)
{
  for (std::size_t i = 0; i < count; ++i)
    xy[i * stride] += *static_cast<double*>(context);
  return Done{};
}

/// A row of readsEveryKindOfGeometry: bytes, and what describe() says of them.
void row(const char* name, const QByteArray& wkb, const char* parts)
{
  QTest::newRow(name) << wkb << QByteArray(parts);
}

void addSimpleKinds()
{
  row("point", pointOf(1, 2), "P(1 2)");
  row("empty point", pointOf(kNan, kNan), "");
  row("point, ISO Z", WkbWriter().head(1001).values({1, 2, 3}), "P(1 2)");
  row("point, ISO M", WkbWriter().head(2001).values({1, 2, 3}), "P(1 2)");
  row("point, ISO ZM, Z is NaN", WkbWriter().head(3001).values({1, 2, kNan, 4}), "P(1 2)");
  row("point, EWKB Z", WkbWriter().head(0x80000001).values({1, 2, 3}), "P(1 2)");
  row("point, EWKB ZM and SRID", WkbWriter().head(0xE0000001).number(9210).values({1, 2, 3, 4}),
      "P(1 2)");
  row("point, big endian", WkbWriter(false).head(1).values({1, 2}), "P(1 2)");
  row("bytes behind", pointOf(1, 2) + "rest", "P(1 2)");
  row("line", lineOf({0, 0, 1, 1, 2, 0}), "L(0 0,1 1,2 0)");
  row("empty line", lineOf({}), "");
  row("polygon", squareWithHole(), "A(0 0,9 0,9 9,0 9,0 0;1 1,2 1,2 2,1 1)");
  row("polygon, big endian", squareWithHole(false), "A(0 0,9 0,9 9,0 9,0 0;1 1,2 1,2 2,1 1)");
  row("empty polygon", WkbWriter().head(3).number(0), "");
  row("polygon with an empty hole",
      WkbWriter().head(3).number(2).number(3).values({0, 0, 1, 0, 0, 0}).number(0),
      "A(0 0,1 0,0 0)");
  row("hole of nothing",
      WkbWriter().head(3).number(2).number(0).number(3).values({0, 0, 1, 0, 0, 0}), "");
}

void addKindsOfSeveralParts()
{
  row("multipoint, one empty",
      WkbWriter()
          .head(4)
          .number(3)
          .member(pointOf(1, 2))
          .member(pointOf(kNan, kNan))
          .member(pointOf(3, 4)),
      "P(1 2) P(3 4)");
  row("multiline",
      WkbWriter().head(5).number(2).member(lineOf({0, 0, 1, 1})).member(lineOf({2, 2, 3, 3})),
      "L(0 0,1 1) L(2 2,3 3)");
  row("multipolygon, one of nothing",
      WkbWriter()
          .head(6)
          .number(2)
          .member(WkbWriter().head(3).number(2).number(0).number(3).values({5, 5, 6, 5, 5, 5}))
          .member(WkbWriter().head(3).number(1).number(3).values({0, 0, 1, 0, 0, 0})),
      "A(0 0,1 0,0 0)");
  row("collection in a collection",
      WkbWriter()
          .head(7)
          .number(2)
          .member(WkbWriter().head(7).number(1).member(lineOf({0, 0, 1, 1})))
          .member(pointOf(7, 8)),
      "L(0 0,1 1) P(7 8)");
}

void addCurvesAndSurfaces()
{
  row("compound curve joins its members",
      WkbWriter().head(9).number(2).member(lineOf({0, 0, 1, 0})).member(lineOf({1, 0, 1, 1})),
      "L(0 0,1 0,1 1)");
  row("straight arc", WkbWriter().head(8).number(3).values({0, 0, 1, 1, 2, 2}), "L(0 0,1 1,2 2)");
  row("curve polygon",
      WkbWriter()
          .head(10)
          .number(2)
          .member(WkbWriter()
                      .head(9)
                      .number(2)
                      .member(lineOf({0, 0, 9, 0, 9, 9}))
                      .member(lineOf({9, 9, 0, 9, 0, 0})))
          .member(lineOf({1, 1, 2, 1, 2, 2, 1, 1})),
      "A(0 0,9 0,9 9,0 9,0 0;1 1,2 1,2 2,1 1)");
  row("multicurve",
      WkbWriter()
          .head(11)
          .number(2)
          .member(lineOf({0, 0, 1, 1}))
          .member(WkbWriter().head(9).number(1).member(lineOf({2, 2, 3, 3}))),
      "L(0 0,1 1) L(2 2,3 3)");
  row("multisurface",
      WkbWriter()
          .head(12)
          .number(2)
          .member(WkbWriter().head(3).number(1).number(3).values({0, 0, 1, 0, 0, 0}))
          .member(WkbWriter().head(10).number(1).member(lineOf({5, 5, 6, 5, 5, 5}))),
      "A(0 0,1 0,0 0) A(5 5,6 5,5 5)");
  const QByteArray triangle =
      WkbWriter().head(1017).number(1).number(4).values({0, 0, 9, 1, 0, 9, 1, 1, 9, 0, 0, 9});
  row("triangle", triangle, "A(0 0,1 0,1 1,0 0)");
  row("TIN", WkbWriter().head(1016).number(1).member(triangle), "A(0 0,1 0,1 1,0 0)");
  row("polyhedral surface",
      WkbWriter().head(15).number(1).member(
          WkbWriter().head(3).number(1).number(4).values({0, 0, 1, 0, 1, 1, 0, 0})),
      "A(0 0,1 0,1 1,0 0)");
}

} // namespace

class TestWkb : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void readsEveryKindOfGeometry_data();
  void readsEveryKindOfGeometry();
  void refusesWhatDoesNotFit_data();
  void refusesWhatDoesNotFit();
  void takesSixteenLevelsAndNoMore();
  void saysWhatIsInsideFromTheHead();
  void arcsStayWithinAThousandthOfTheirRadius_data();
  void arcsStayWithinAThousandthOfTheirRadius();
  void anArcAndItsReverseHaveTheSameVertices();
  void normalFormIsLittleEndianIso_data();
  void normalFormIsLittleEndianIso();
  void movesXAndYAlone();
  void movesNothingWhenSomethingIsWrong();
  void geoPackageBlobsComeBack();
  void geoPackageHeadersOfOthersAreRead();
  void refusesBrokenGeoPackageHeaders();
  void randomMutationsNeverReadOutside();
};

void TestWkb::readsEveryKindOfGeometry_data()
{
  QTest::addColumn<QByteArray>("wkb");
  QTest::addColumn<QByteArray>("parts");
  addSimpleKinds();
  addKindsOfSeveralParts();
  addCurvesAndSurfaces();
}

void TestWkb::readsEveryKindOfGeometry()
{
  QFETCH(QByteArray, wkb);
  QFETCH(QByteArray, parts);
  FlatGeometry flat;
  DIABAN_VERIFY(geo::readWkb(bytesOf(wkb), flat));
  QCOMPARE(describe(flat), parts);
  QCOMPARE(flat.isEmpty(), parts.isEmpty());
  QCOMPARE(flat.extent().isEmpty(), parts.isEmpty());
  const auto normal = geo::normaliseWkb(bytesOf(wkb));
  DIABAN_VERIFY(normal);
  DIABAN_VERIFY(geo::readWkb(bytesOf(normal.value()), flat));
  QCOMPARE(describe(flat), parts);
}

void TestWkb::refusesWhatDoesNotFit_data()
{
  QTest::addColumn<QByteArray>("wkb");
  const auto row = [](const char* name, const QByteArray& wkb) { QTest::newRow(name) << wkb; };
  row("nothing", {});
  row("byte order alone", QByteArray("\x01", 1));
  row("unknown byte order", QByteArray("\x02", 1) + pointOf(1, 2).mid(1));
  row("head alone", WkbWriter().head(1));
  row("type 0", WkbWriter().head(0).number(0));
  row("abstract curve", WkbWriter().head(13).number(0));
  row("abstract surface", WkbWriter().head(14).number(0));
  row("type 18", WkbWriter().head(18).number(0));
  row("type 4001", WkbWriter().head(4001).values({1, 2, 3, 4}));
  row("SRID cut off", WkbWriter().head(0x20000001));
  row("half a point", pointOf(1, 2).chopped(1));
  row("greatest count of points", WkbWriter().head(2).number(0xFFFFFFFF).values({0, 0}));
  row("count that overflows 32 bits", WkbWriter().head(2).number(0x10000001).values({0, 0}));
  row("count of rings", WkbWriter().head(3).number(0x40000000).number(0));
  row("count of members", WkbWriter().head(4).number(0x1C71C71D).member(pointOf(1, 2)));
  row("ring cut off", squareWithHole().chopped(8));
  row("NaN in a line", lineOf({0, 0, kNan, 1}));
  row("infinite y", lineOf({0, 0, 1, kInfinity}));
  row("half empty point", pointOf(kNan, 1));
  row("NaN in a multipoint's line", WkbWriter().head(4).number(1).member(lineOf({0, 0, 1, 1})));
  row("line as member of a multipolygon",
      WkbWriter().head(6).number(1).member(lineOf({0, 0, 1, 1})));
  row("compound in a compound", WkbWriter().head(9).number(1).member(
                                    WkbWriter().head(9).number(1).member(lineOf({0, 0, 1, 1}))));
  row("arc of two points", WkbWriter().head(8).number(2).values({0, 0, 1, 1}));
  row("arc of one point", WkbWriter().head(8).number(1).values({0, 0}));
}

void TestWkb::refusesWhatDoesNotFit()
{
  QFETCH(QByteArray, wkb);
  FlatGeometry flat;
  DIABAN_VERIFY(geo::readWkb(bytesOf(pointOf(1, 2)), flat));
  DIABAN_VERIFY_ERROR(geo::readWkb(bytesOf(wkb), flat), BadGeometry);
  QVERIFY(flat.isEmpty() && flat.xy.empty() && flat.ringEnds.empty());
  DIABAN_VERIFY_ERROR(geo::normaliseWkb(bytesOf(wkb)), BadGeometry);
}

void TestWkb::takesSixteenLevelsAndNoMore()
{
  FlatGeometry flat;
  DIABAN_VERIFY(geo::readWkb(bytesOf(nested(16)), flat));
  QCOMPARE(describe(flat), QByteArray("P(1 2)"));
  DIABAN_VERIFY_ERROR(geo::readWkb(bytesOf(nested(17)), flat), BadGeometry);
  DIABAN_VERIFY_ERROR(geo::readWkb(bytesOf(nested(5000)), flat), BadGeometry);
}

void TestWkb::saysWhatIsInsideFromTheHead()
{
  const auto type = geo::wkbType(bytesOf(squareWithHole(false, 3003)));
  DIABAN_VERIFY(type);
  QCOMPARE(type.value().type, 3U);
  QVERIFY(type.value().hasZ && type.value().hasM);
  QCOMPARE(type.value().kind(), GeometryKind::Polygon);
  const std::pair<quint32, GeometryKind> kinds[] = {
      {1, GeometryKind::Point},    {4, GeometryKind::Point},    {2, GeometryKind::Line},
      {5, GeometryKind::Line},     {8, GeometryKind::Line},     {9, GeometryKind::Line},
      {11, GeometryKind::Line},    {6, GeometryKind::Polygon},  {10, GeometryKind::Polygon},
      {12, GeometryKind::Polygon}, {15, GeometryKind::Polygon}, {16, GeometryKind::Polygon},
      {17, GeometryKind::Polygon}, {7, GeometryKind::Mixed}};
  for (const auto& [code, kind] : kinds)
    QCOMPARE(geo::wkbType(bytesOf(WkbWriter().head(code).number(0))).value().kind(), kind);
  DIABAN_VERIFY_ERROR(geo::wkbType(bytesOf(QByteArray("\x01\x03", 2))), BadGeometry);
}

void TestWkb::arcsStayWithinAThousandthOfTheirRadius_data()
{
  QTest::addColumn<double>("centre");
  QTest::addColumn<double>("radius");
  QTest::addColumn<double>("from"); // degrees
  QTest::addColumn<double>("turn");
  QTest::newRow("quarter") << 0.0 << 1.0 << 10.0 << 90.0;
  QTest::newRow("clockwise") << 0.0 << 1.0 << 10.0 << -200.0;
  QTest::newRow("nearly whole") << 500000.0 << 25.0 << 123.0 << 359.0;
  QTest::newRow("far from the origin") << 2300000.0 << 3.5 << -40.0 << 61.0;
  QTest::newRow("tiny") << 1190000.0 << 0.01 << 0.0 << 180.0;
  QTest::newRow("flat") << 0.0 << 1e6 << 30.0 << 0.05;
  QTest::newRow("whole circle") << 600000.0 << 40.0 << 15.0 << 360.0;
}

void TestWkb::arcsStayWithinAThousandthOfTheirRadius()
{
  QFETCH(double, centre);
  QFETCH(double, radius);
  QFETCH(double, from);
  QFETCH(double, turn);
  const auto at = [&](double degrees) {
    const double angle = degrees * M_PI / 180;
    return std::pair(centre + radius * std::cos(angle), -centre + radius * std::sin(angle));
  };
  const auto [ax, ay] = at(from);
  const auto [bx, by] = at(from + turn / 2);
  const auto [cx, cy] = turn == 360 ? at(from) : at(from + turn);
  FlatGeometry flat;
  DIABAN_VERIFY(
      geo::readWkb(bytesOf(WkbWriter().head(8).number(3).values({ax, ay, bx, by, cx, cy})), flat));
  const std::size_t count = flat.xy.size() / 2;
  double length = 0;
  // Rounding of the three points moves a tiny circle far from the origin.
  const double slack = 1e-6 * radius + 16 * std::numeric_limits<double>::epsilon() * centre;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = flat.xy[2 * i] - centre, y = flat.xy[2 * i + 1] + centre;
    QVERIFY(std::abs(std::hypot(x, y) - radius) <= slack);
    if (i == 0)
      continue;
    const double px = flat.xy[2 * i - 2] - centre, py = flat.xy[2 * i - 1] + centre;
    QVERIFY(std::hypot((x + px) / 2, (y + py) / 2) >= radius * 0.999 - slack);
    length += std::hypot(x - px, y - py);
  }
  QVERIFY(flat.xy[0] == ax && flat.xy[1] == ay);
  QVERIFY(flat.xy[2 * count - 2] == cx && flat.xy[2 * count - 1] == cy);
  const double expected = radius * std::abs(turn) * M_PI / 180;
  QVERIFY2(length <= expected * 1.00001 + slack && length >= expected * 0.999,
           qPrintable(QStringLiteral("%1 %2").arg(length).arg(expected)));
}

void TestWkb::anArcAndItsReverseHaveTheSameVertices()
{
  std::mt19937 random(7);
  std::uniform_real_distribution<double> place(1e6, 1e6 + 100);
  for (int i = 0; i < 200; ++i) {
    const double x[] = {place(random), place(random), place(random)};
    const double y[] = {place(random), place(random), place(random)};
    FlatGeometry there, back;
    DIABAN_VERIFY(geo::readWkb(
        bytesOf(WkbWriter().head(8).number(3).values({x[0], y[0], x[1], y[1], x[2], y[2]})),
        there));
    DIABAN_VERIFY(geo::readWkb(
        bytesOf(WkbWriter().head(8).number(3).values({x[2], y[2], x[1], y[1], x[0], y[0]})), back));
    const std::size_t count = there.xy.size() / 2;
    QCOMPARE(back.xy.size(), there.xy.size());
    for (std::size_t v = 0; v < count; ++v) {
      QVERIFY(there.xy[2 * v] == back.xy[2 * (count - 1 - v)]);
      QVERIFY(there.xy[2 * v + 1] == back.xy[2 * (count - 1 - v) + 1]);
    }
  }
}

void TestWkb::normalFormIsLittleEndianIso_data()
{
  QTest::addColumn<QByteArray>("wkb");
  QTest::addColumn<QByteArray>("normal");
  QTest::newRow("as it is") << squareWithHole() << squareWithHole();
  QTest::newRow("big endian") << squareWithHole(false) << squareWithHole();
  QTest::newRow("EWKB with SRID")
      << QByteArray(WkbWriter().head(0xE0000001).number(9210).values({1, 2, 3, 4}))
      << QByteArray(WkbWriter().head(3001).values({1, 2, 3, 4}));
  QTest::newRow("members of both byte orders")
      << QByteArray(WkbWriter(false)
                        .head(0x80000007)
                        .number(1)
                        .member(WkbWriter().head(0x80000001).values({1, 2, 3})))
      << QByteArray(
             WkbWriter().head(1007).number(1).member(WkbWriter().head(1001).values({1, 2, 3})));
  QTest::newRow("bytes behind") << lineOf({0, 0, 1, 1}) + "xyz" << lineOf({0, 0, 1, 1});
  const QByteArray arc = WkbWriter().head(1008).number(3).values({0, 0, 5, 1, 1, 5, 2, 0, 5});
  QTest::newRow("curves stay") << arc << arc;
}

void TestWkb::normalFormIsLittleEndianIso()
{
  QFETCH(QByteArray, wkb);
  QFETCH(QByteArray, normal);
  const auto result = geo::normaliseWkb(bytesOf(wkb));
  DIABAN_VERIFY(result);
  QCOMPARE(result.value(), normal);
}

void TestWkb::movesXAndYAlone()
{
  QByteArray wkb =
      WkbWriter()
          .head(3007)
          .number(2)
          .member(WkbWriter().head(3001).values({1, 2, 3, 4}))
          .member(WkbWriter().head(3002).number(2).values({5, 6, 7, 8, 9, 10, 11, 12}));
  double shift = 100;
  auto* bytes = reinterpret_cast<unsigned char*>(wkb.data());
  DIABAN_VERIFY(
      geo::transformWkb({bytes, static_cast<std::size_t>(wkb.size())}, shiftEast, &shift));
  QCOMPARE(wkb, QByteArray(WkbWriter()
                               .head(3007)
                               .number(2)
                               .member(WkbWriter().head(3001).values({101, 2, 3, 4}))
                               .member(WkbWriter().head(3002).number(2).values(
                                   {105, 6, 7, 8, 109, 10, 11, 12}))));
}

void TestWkb::movesNothingWhenSomethingIsWrong()
{
  double shift = 1;
  const QByteArray broken[] = {
      WkbWriter().head(5).number(2).member(lineOf({0, 0, 1, 1})).member(lineOf({0, 0, kNan, 1})),
      squareWithHole(false), squareWithHole().chopped(1)};
  for (const QByteArray& wkb : broken) {
    QByteArray copy(wkb.constData(), wkb.size());
    auto* bytes = reinterpret_cast<unsigned char*>(copy.data());
    DIABAN_VERIFY_ERROR(
        geo::transformWkb({bytes, static_cast<std::size_t>(copy.size())}, shiftEast, &shift),
        BadGeometry);
    QCOMPARE(copy, wkb);
  }
  QByteArray line = lineOf({0, 0, 1, 1});
  const geo::MoveRun refuse = [](void*, double*, std::size_t, std::size_t) -> Outcome {
    return Error{Error::Code::OutsideCrs, {}, {}};
  };
  auto* bytes = reinterpret_cast<unsigned char*>(line.data());
  DIABAN_VERIFY_ERROR(
      geo::transformWkb({bytes, static_cast<std::size_t>(line.size())}, refuse, nullptr),
      OutsideCrs);
}

void TestWkb::geoPackageBlobsComeBack()
{
  const QByteArray wkb = squareWithHole();
  const QByteArray blob = geo::toGeoPackageBlob(bytesOf(wkb), 9210, {0, 1, 9, 8}, false);
  QCOMPARE(blob.size(), wkb.size() + 40);
  // OGC 12-128r15, 2.1.3.1.1: magic, version, flags, srs_id, then minX, maxX, minY, maxY.
  QCOMPARE(blob.left(8), QByteArray::fromHex("47500003fa230000"));
  QCOMPARE(qFromLittleEndian<double>(blob.constData() + 16), 9.0);
  QCOMPARE(qFromLittleEndian<double>(blob.constData() + 24), 1.0);
  const auto read = geo::readGeoPackageBlob(bytesOf(blob));
  DIABAN_VERIFY(read);
  QCOMPARE(read.value().srsId, 9210);
  QVERIFY(!read.value().isEmpty);
  QCOMPARE(read.value().wkb.size(), static_cast<std::size_t>(wkb.size()));
  QVERIFY(std::memcmp(read.value().wkb.data(), wkb.constData(), read.value().wkb.size()) == 0);

  const QByteArray point = geo::toGeoPackageBlob(bytesOf(pointOf(1, 2)), 4326, {1, 2, 1, 2}, false);
  QCOMPARE(point.left(8), QByteArray::fromHex("47500001e6100000"));
  QCOMPARE(point.size(), 29);
  const QByteArray empty = geo::toGeoPackageBlob(bytesOf(pointOf(kNan, kNan)), -1, {}, true);
  QCOMPARE(empty.left(8), QByteArray::fromHex("47500011ffffffff"));
  QVERIFY(geo::readGeoPackageBlob(bytesOf(empty)).value().isEmpty);
  QCOMPARE(geo::readGeoPackageBlob(bytesOf(empty)).value().srsId, -1);
}

void TestWkb::geoPackageHeadersOfOthersAreRead()
{
  const QByteArray wkb = pointOf(1, 2);
  const int boxBytes[] = {0, 32, 48, 48, 64};
  for (int kind = 0; kind < 5; ++kind) {
    QByteArray blob = QByteArray::fromHex("475000000000107b");
    blob[3] = static_cast<char>(kind << 1);
    blob += QByteArray(boxBytes[kind], 'x') + wkb;
    const auto read = geo::readGeoPackageBlob(bytesOf(blob));
    DIABAN_VERIFY(read);
    QCOMPARE(read.value().srsId, 0x107b); // big endian, as flag 0 says
    QCOMPARE(read.value().wkb.size(), static_cast<std::size_t>(wkb.size()));
  }
}

void TestWkb::refusesBrokenGeoPackageHeaders()
{
  const QByteArray good =
      geo::toGeoPackageBlob(bytesOf(squareWithHole()), 9210, {0, 0, 9, 9}, false);
  for (qsizetype size = 0; size < 40; ++size)
    DIABAN_VERIFY_ERROR(geo::readGeoPackageBlob(bytesOf(good.left(size))), BadGeometry);
  const std::pair<qsizetype, char> faults[] = {{0, 'g'},  {1, 'Q'},  {2, 1},
                                               {3, 0x0B}, {3, 0x0F}, {3, 0x23}};
  for (const auto& [at, value] : faults) {
    QByteArray bad = good;
    bad[at] = value;
    DIABAN_VERIFY_ERROR(geo::readGeoPackageBlob(bytesOf(bad)), BadGeometry);
  }
}

void TestWkb::randomMutationsNeverReadOutside()
{
  const QByteArray seeds[] = {
      squareWithHole(), squareWithHole(false), nested(9),
      WkbWriter().head(10).number(1).member(
          WkbWriter()
              .head(9)
              .number(2)
              .member(WkbWriter().head(8).number(3).values({0, 0, 1, 1, 2, 0}))
              .member(lineOf({2, 0, 0, 0}))),
      WkbWriter()
          .head(0xE0000004)
          .number(4326)
          .number(2)
          .member(WkbWriter().head(0xC0000001).values({1, 2, 3, 4}))
          .member(WkbWriter().head(3001).values({1, 2, 3, 4}))};
  std::mt19937 random(20261121);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
  FlatGeometry flat;
  int accepted = 0;
  for (int i = 0; i < 60'000; ++i) {
    // An allocation of the exact size, so that the address sanitizer sees one byte too many.
    const QByteArray& seed = seeds[below(std::size(seeds))];
    std::vector<unsigned char> bytes(seed.begin(), seed.end());
    for (std::size_t changes = below(4); changes > 0; --changes)
      bytes[below(bytes.size())] = static_cast<unsigned char>(random());
    if (below(3) == 0)
      bytes.resize(below(bytes.size() + 1));
    bytes.shrink_to_fit();
    const bool read = bool(geo::readWkb(bytes, flat));
    const auto normal = geo::normaliseWkb(bytes);
    QCOMPARE(bool(normal), read);
    if (read) {
      ++accepted;
      QCOMPARE(flat.partEnds.size(), flat.kinds.size());
      QVERIFY(flat.partEnds.empty() || flat.partEnds.back() == flat.ringEnds.size());
      QVERIFY(flat.ringEnds.empty() || 2 * std::size_t{flat.ringEnds.back()} == flat.xy.size());
      double shift = 1;
      std::vector<unsigned char> copy(normal.value().begin(), normal.value().end());
      DIABAN_VERIFY(geo::transformWkb(copy, shiftEast, &shift));
    }
    std::ignore = geo::wkbType(bytes);
    std::ignore = geo::readGeoPackageBlob(bytes);
  }
  QVERIFY(accepted > 10'000); // the mutations are not all nonsense
}

QTEST_APPLESS_MAIN(TestWkb)
#include "tst_wkb.moc"
