#include "geometrytally.h"

#include <QTest>

using namespace diaban;
using namespace diaban::workspace;
using geo::GeometryKind;
using store::Dimension;

namespace {

QByteArray pointAt(double x, double y)
{
  const quint32 code = 1;
  const double xy[] = {x, y};
  return QByteArray(1, '\1') + QByteArray(reinterpret_cast<const char*>(&code), sizeof code) +
         QByteArray(reinterpret_cast<const char*>(xy), sizeof xy);
}

std::span<const unsigned char> bytesOf(const QByteArray& wkb)
{
  return {reinterpret_cast<const unsigned char*>(wkb.constData()),
          static_cast<std::size_t>(wkb.size())};
}

} // namespace

class TestGeometryTally : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theTableSaysWhatItHolds_data()
  {
    QTest::addColumn<QString>("declared");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("mayMix");
    QTest::addColumn<QVector<int>>("met"); // ISO codes, Z as 1000 more
    QTest::addColumn<QString>("created");
    QTest::addColumn<QString>("found");
    QTest::addColumn<int>("z");
    const auto row = [](const char* name, const char* declared, GeometryKind kind, bool mayMix,
                        const QVector<int>& met, const char* created, const char* found, int z) {
      QTest::newRow(name) << QString::fromLatin1(declared) << static_cast<int>(kind) << mayMix
                          << met << QString::fromLatin1(created) << QString::fromLatin1(found) << z;
    };
    const auto polygon = GeometryKind::Polygon;
    const auto line = GeometryKind::Line;
    row("as declared", "Polygon", polygon, false, {3}, "POLYGON", "POLYGON", 0);
    row("nothing came", "Point Z", GeometryKind::Point, false, {}, "POINT", "POINT", 1);
    row("shapefile", "Polygon", polygon, true, {3, 6}, "MULTIPOLYGON", "MULTIPOLYGON", 0);
    row("single in multiple", "MultiLineString", line, false, {2, 5}, "MULTILINESTRING",
        "MULTILINESTRING", 0);
    row("more than declared", "Polygon", polygon, false, {3, 6}, "POLYGON", "GEOMETRY", 0);
    row("unknown areas", "Unknown", polygon, false, {3}, "MULTIPOLYGON", "MULTIPOLYGON", 0);
    row("unknown, all alike", "Unknown", GeometryKind::Mixed, false, {1}, "GEOMETRY", "POINT", 0);
    row("a drawing", "Unknown", GeometryKind::Mixed, false, {1, 2, 3}, "GEOMETRY", "GEOMETRY", 0);
    row("curves among areas", "MultiPolygon", polygon, false, {3, 10}, "MULTIPOLYGON",
        "MULTISURFACE", 0);
    row("a polygon is a curve polygon", "CurvePolygon", polygon, false, {3}, "CURVEPOLYGON",
        "CURVEPOLYGON", 0);
    row("curves stay", "CompoundCurve", line, false, {9}, "COMPOUNDCURVE", "COMPOUNDCURVE", 0);
    row("some heights", "LineString", line, false, {2, 1002}, "LINESTRING", "LINESTRING", 2);
    row("all heights", "LineString Z", line, false, {1002}, "LINESTRING", "LINESTRING", 1);
  }
  void theTableSaysWhatItHolds()
  {
    QFETCH(QString, declared);
    QFETCH(int, kind);
    QFETCH(bool, mayMix);
    QFETCH(QVector<int>, met);
    GeometryTally tally(declared, static_cast<GeometryKind>(kind), mayMix);
    QTEST(tally.tableType(), "created");
    for (const int code : met)
      tally.note({static_cast<quint32>(code % 1000), code >= 1000, false});
    QTEST(tally.found().type, "found");
    QTEST(static_cast<int>(tally.found().z), "z");
  }

  void aSingleGeometryIsWrappedAsOneOfMany()
  {
    const QByteArray point = pointAt(3, 4);
    const auto type = geo::wkbType(bytesOf(point));
    QVERIFY(type);
    const QByteArray many = GeometryTally::wrapped(bytesOf(point), type.value());
    const auto wrapped = geo::wkbType(bytesOf(many));
    QVERIFY(wrapped);
    QCOMPARE(wrapped.value().type, 4U);
    geo::FlatGeometry before, after;
    QVERIFY(geo::readWkb(bytesOf(point), before));
    QVERIFY(geo::readWkb(bytesOf(many), after));
    QVERIFY(before.xy == after.xy);
  }

  void mixedKindsBecomeKnownFromWhatCame()
  {
    GeometryTally tally(QStringLiteral("Unknown"), GeometryKind::Mixed, false);
    tally.note({2, false, false});
    QVERIFY(tally.found().kind == GeometryKind::Line);
    tally.note({3, false, false});
    QVERIFY(tally.found().kind == GeometryKind::Mixed);
  }
};

QTEST_APPLESS_MAIN(TestGeometryTally)
#include "tst_geometrytally.moc"
