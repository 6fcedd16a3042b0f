// Repairs of findings: what is left, what stays as it was, one action each or for all.
#include "openworkspaces.h"
#include "support/verify.h"

#include <diaban/geo/shape.h>
#include <diaban/workspace/features.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/repair.h>
#include <diaban/workspace/rows.h>

#include <QTest>

using namespace diaban;
using namespace diaban::workspace;
using geo::CheckRule;

namespace {

std::span<const unsigned char> bytesOf(const QByteArray& bytes)
{
  return {reinterpret_cast<const unsigned char*>(bytes.constData()),
          static_cast<std::size_t>(bytes.size())};
}

QByteArray wkbOf(const char* wkt)
{
  return geo::toWkb(geo::shapeFromWkt(QString::fromLatin1(wkt)).value());
}

QString vertices(const geo::Shape& shape)
{
  QStringList list;
  for (const geo::VertexId& id : shape.vertices())
    list.append(QStringLiteral("%1 %2").arg(QString::number(shape.vertex(id).x(), 'g', 17),
                                            QString::number(shape.vertex(id).y(), 'g', 17)));
  return list.join(QStringLiteral(", "));
}

/// One layer "net" of the given shapes (WKT, WKB as 0x…, or nothing), in which each row holds its
/// number.
class Net {
public:
  Net(const char* type, const QStringList& shapes)
      : m_workspace(0)
  {
    NewLayer layer;
    layer.name = QStringLiteral("net");
    layer.title = QStringLiteral("Lưới");
    layer.geometry = QString::fromLatin1(type);
    layer.fields = {{QStringLiteral("so"), geo::FieldType::Integer}};
    geo::RecordBatch batch;
    batch.columns.resize(1);
    batch.columns[0].type = geo::FieldType::Integer;
    for (const QString& shape : shapes) {
      ++batch.rows;
      batch.sourceIds.push_back(batch.sourceIds.size());
      if (shape.startsWith(QLatin1String("0x")))
        batch.geometryBytes += QByteArray::fromHex(shape.mid(2).toLatin1());
      else if (!shape.isEmpty())
        batch.geometryBytes += wkbOf(shape.toLatin1().constData());
      batch.geometryEnds.push_back(static_cast<quint32>(batch.geometryBytes.size()));
      batch.columns[0].isNull.push_back(0);
      batch.columns[0].integers.push_back(static_cast<qint64>(batch.columns[0].integers.size()));
    }
    layer.batches.push_back(batch);
    NoProgress progress;
    if (!importRows(*m_workspace, QStringLiteral("Lưới"), {layer}, progress))
      qFatal("no layer");
  }

  CheckReport check() const
  {
    NoProgress progress;
    return checkGeometry(*m_workspace, {}, progress).value();
  }
  Result<RepairReport> repair(const QVector<Finding>& findings,
                              const RepairOptions& options = {}) const
  {
    NoProgress progress;
    return repairFindings(*m_workspace, findings, options, progress);
  }
  geo::Shape shape(qint64 row) const
  {
    NoProgress progress;
    const qint64 rows[] = {row};
    const auto features = readFeatures(*m_workspace, QStringLiteral("net"), rows, progress).value();
    return features.empty() ? geo::Shape() : geo::readShape(bytesOf(features[0].wkb)).value();
  }
  const test::OpenWorkspace& workspace() const { return m_workspace; }

private:
  test::OpenWorkspace m_workspace;
};

} // namespace

class TestRepair : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void eachRepairLeavesNothingToFind_data()
  {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("shapes");
    QTest::addColumn<int>("rule");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char* name, const char* type, CheckRule rule,
                        const QStringList& shapes, const QStringList& expected) {
      QTest::newRow(name) << QString::fromLatin1(type) << shapes << static_cast<int>(rule)
                          << expected;
    };
    const auto wkt = [](const char* text) { return QString::fromLatin1(text); };
    row("bow tie", "MultiPolygon", CheckRule::SelfIntersection,
        {wkt("MULTIPOLYGON(((0 0,4 4,4 0,0 4,0 0)))")}, {});
    row("overlap, cut off the larger", "Polygon", CheckRule::Overlap,
        {wkt("POLYGON((0 0,10 0,10 10,0 10,0 0))"), wkt("POLYGON((8 2,12 2,12 6,8 6,8 2))")},
        {wkt("POLYGON((10 0,0 0,0 10,10 10,10 6,8 6,8 2,10 2,10 0))"),
         wkt("POLYGON((8 2,12 2,12 6,8 6,8 2))")});
    row("gap, to the longest border", "Polygon", CheckRule::Gap,
        {wkt("POLYGON((0 0,9 0,9 3,0 3,0 0))"), wkt("POLYGON((0 5,9 5,9 8,0 8,0 5))"),
         wkt("POLYGON((0 3,3 3,3 5,0 5,0 3))"), wkt("POLYGON((7 3,9 3,9 4,9 5,7 5,7 3))")},
        {});
    row("same shape", "Polygon", CheckRule::Duplicate,
        {wkt("POLYGON((0 0,1 0,1 1,0 0))"), wkt("POLYGON((0 0,1 0,1 1,0 0))"),
         wkt("POLYGON((1 1,1 0,0 0,1 1))")},
        {wkt("POLYGON((0 0,1 0,1 1,0 0))"), QString(), QString()});
    row("end short of a line", "LineString", CheckRule::Dangle,
        {wkt("LINESTRING(0 0,10 0)"), wkt("LINESTRING(5 8,5 0.2)")},
        {wkt("LINESTRING(0 0,5 0,10 0)"), wkt("LINESTRING(5 8,5 0)")});
    row("end beyond a line", "LineString", CheckRule::Dangle,
        {wkt("LINESTRING(0 0,10 0)"), wkt("LINESTRING(5 8,5 -0.2)")},
        {wkt("LINESTRING(0 0,5 0,10 0)"), wkt("LINESTRING(5 8,5 0)")});
    row("end near a vertex", "LineString", CheckRule::Dangle,
        {wkt("LINESTRING(0 0,5 0,10 0)"), wkt("LINESTRING(5.1 8,5.1 0.1)")},
        {wkt("LINESTRING(0 0,5 0,10 0)"), wkt("LINESTRING(5.1 8,5 0)")});
    row("crossing, with heights", "LineString Z", CheckRule::Unnoded,
        {wkt("LINESTRING Z(0 0 1,10 10 3)"), wkt("LINESTRING Z(0 10 7,10 0 7)")},
        {wkt("LINESTRING Z(0 0 1,5 5 2,10 10 3)"), wkt("LINESTRING Z(0 10 7,5 5 7,10 0 7)")});
    row("sliver, to the longest border", "Polygon", CheckRule::Sliver,
        {wkt("POLYGON((0 0,10 0,10 10,0 10,0 0))"),
         wkt("POLYGON((10 0,10.05 0,10.05 6,10.05 10,10 10,10 0))"),
         wkt("POLYGON((10.05 0,20 0,20 6,10.05 6,10.05 0))")},
        {wkt("POLYGON((0 0,0 10,10 10,10.05 10,10.05 6,10.05 0,10 0,0 0))"), QString(),
         wkt("POLYGON((10.05 0,20 0,20 6,10.05 6,10.05 0))")});
    row("sliver as one part of two", "MultiPolygon", CheckRule::Sliver,
        {wkt("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)))"),
         wkt("MULTIPOLYGON(((10 0,10.05 0,10.05 10,10 10,10 0)),((30 0,35 0,35 5,30 5,30 0)))")},
        {wkt("MULTIPOLYGON(((0 0,0 10,10 10,10.05 10,10.05 0,10 0,0 0)))"),
         wkt("MULTIPOLYGON(((30 0,35 0,35 5,30 5,30 0)))")});
    row("line across itself", "MultiLineString", CheckRule::SelfIntersection,
        {wkt("MULTILINESTRING((0 0,8 8,8 0,0 8))")},
        {wkt("MULTILINESTRING((0 0,4 4),(4 4,8 8,8 0,4 4),(4 4,0 8))")});
    row("line across itself, with heights and measures", "MultiLineString ZM",
        CheckRule::SelfIntersection,
        {wkt("MULTILINESTRING ZM((0 0 1 0,8 8 3 8,8 0 3 16,0 8 7 24))")},
        {wkt("MULTILINESTRING ZM((0 0 1 0,4 4 2 4),(4 4 2 4,8 8 3 8,8 0 3 16,4 4 5 20),"
             "(4 4 5 20,0 8 7 24))")});
    row("line that comes back to itself", "MultiLineString", CheckRule::SelfIntersection,
        {wkt("MULTILINESTRING((0 0,9 0,9 5,4 5,4 0))")},
        {wkt("MULTILINESTRING((0 0,4 0),(4 0,9 0,9 5,4 5,4 0))")});
    row("line that goes back on itself", "MultiLineString", CheckRule::SelfIntersection,
        {wkt("MULTILINESTRING((0 0,9 0,4 0,4 5))")},
        {wkt("MULTILINESTRING((0 0,4 0),(4 0,9 0),(4 0,4 5))")});
    row("gap around an island", "Polygon", CheckRule::Gap,
        {wkt("POLYGON((0 0,20 0,20 20,0 20,0 0),(5 5,5 15,15 15,15 5,5 5))"),
         wkt("POLYGON((8 8,10 8,10 10,8 10,8 8))")},
        {wkt("POLYGON((0 20,20 20,20 0,0 0,0 20),(10 10,8 10,8 8,10 8,10 10))"),
         wkt("POLYGON((8 8,10 8,10 10,8 10,8 8))")});
    row("rings", "Polygon", CheckRule::RingOrder,
        {wkt("POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1))"),
         wkt("POLYGON((1 1,2 1,2 2,1 1))")},
        {wkt("POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,2 2,2 1,1 1))"),
         wkt("POLYGON((1 1,2 1,2 2,1 1))")});
  }

  void eachRepairLeavesNothingToFind()
  {
    QFETCH(QString, type);
    QFETCH(QStringList, shapes);
    QFETCH(int, rule);
    QFETCH(QStringList, expected);
    const Net net(type.toLatin1().constData(), shapes);
    const QString before = net.workspace().dump();
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 1);
    QCOMPARE(static_cast<int>(report.findings[0].what.rule), rule);
    QVERIFY(canRepair(report.findings[0]));
    const auto repaired = net.repair(report.findings);
    DIABAN_VERIFY(repaired);
    QCOMPARE(repaired.value().repaired, 1);
    QVERIFY(repaired.value().refused.isEmpty());
    const auto left = net.check().findings;
    QVERIFY2(left.isEmpty(), qPrintable(left.isEmpty() ? QString() : findingText(left[0])));
    for (qsizetype i = 0; i < expected.size(); ++i)
      if (expected[i].isEmpty())
        QVERIFY(net.shape(i + 1).isEmpty());
      else if (const geo::Shape now = net.shape(i + 1);
               now != geo::shapeFromWkt(expected[i]).value())
        QFAIL(qPrintable(vertices(now)));
    DIABAN_VERIFY(net.workspace().check());
    DIABAN_VERIFY(net.workspace()->undo(kBase));
    QCOMPARE(net.workspace().dump().section(QStringLiteral("diaban_history"), 0, 0),
             before.section(QStringLiteral("diaban_history"), 0, 0));
  }

  void allAtOnceIsOneAction()
  {
    // Two overlaps on one row, a doubled row and a gap: the repairs of one row build on one
    // another.
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,10 0,10 10,0 10,0 0))"),
                              QStringLiteral("POLYGON((9 0,14 0,14 4,9 4,9 0))"),
                              QStringLiteral("POLYGON((9 6,14 6,14 10,9 10,9 6))"),
                              QStringLiteral("POLYGON((9 6,14 6,14 10,9 10,9 6))"),
                              QStringLiteral("POLYGON((13 4,14 4,14 6,13 6,13 4))")});
    const auto before = net.workspace()->history(kBase).value().size();
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 5);
    const auto repaired = net.repair(report.findings);
    DIABAN_VERIFY(repaired);
    QVERIFY(repaired.value().refused.isEmpty());
    QCOMPARE(net.check().findings.size(), 0);
    QCOMPARE(net.workspace()->history(kBase).value().size(), before + 1);
    DIABAN_VERIFY(net.workspace().check());
  }

  void whatIsRefusedIsSaidAndTheRestIsDone()
  {
    // Parts of a bow tie don't fit a layer of single polygons.
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,4 4,4 0,0 4,0 0))"),
                              QStringLiteral("POLYGON((20 0,30 0,30 10,20 10,20 0))"),
                              QStringLiteral("POLYGON((28 0,33 0,33 10,28 10,28 0))")});
    const auto repaired = net.repair(net.check().findings);
    DIABAN_VERIFY(repaired);
    QCOMPARE(repaired.value().repaired, 1);
    QCOMPARE(repaired.value().refused.size(), 1);
    QCOMPARE(repaired.value().refused[0].why, RepairRefusal::Single);
    QCOMPARE(net.check().findings.size(), 1);
  }

  void acceptedFindingsAreLeftAlone()
  {
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,10 0,10 10,0 10,0 0))"),
                              QStringLiteral("POLYGON((8 0,13 0,13 10,8 10,8 0))")});
    DIABAN_VERIFY(acceptFindings(*net.workspace(), net.check().findings, QStringLiteral("Chờ đo")));
    const auto repaired = net.repair(net.check().findings);
    DIABAN_VERIFY(repaired);
    QCOMPARE(repaired.value().repaired, 0);
    QVERIFY(repaired.value().entry.isEmpty());
  }

  void aRowThatWentMeanwhileIsAConflict()
  {
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 1))"),
                              QStringLiteral("POLYGON((1 1,2 1,2 2,1 1))")});
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 1);
    DIABAN_VERIFY(net.workspace()->edit(kBase, QStringLiteral("Xóa"), [&](Edit& edit) {
      return edit.deleteFeature(QStringLiteral("net"), report.findings[0].rows[0]);
    }));
    const auto repaired = net.repair(report.findings);
    DIABAN_VERIFY(repaired);
    QCOMPARE(repaired.value().refused.size(), 1);
    QCOMPARE(repaired.value().refused[0].why, RepairRefusal::Changed);
  }

  void rowsWithoutGeometryGoOnlyWhenAskedFor()
  {
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,1 0,1 1,0 0))"), QString()});
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 1);
    QVERIFY(!canRepair(report.findings[0]));
    QVERIFY(!adviceText(report.findings[0]).isEmpty());
    const auto before = net.workspace()->history(kBase).value().size();
    const auto untouched = net.repair(report.findings);
    DIABAN_VERIFY(untouched);
    QCOMPARE(untouched.value().repaired, 0);
    QCOMPARE(net.workspace()->history(kBase).value().size(), before);
    const auto deleted = net.repair(report.findings, {.limits = {}, .deleteEmptyRows = true});
    DIABAN_VERIFY(deleted);
    QCOMPARE(deleted.value().repaired, 1);
    QCOMPARE(net.check().findings.size(), 0);
    DIABAN_VERIFY(net.workspace()->undo(kBase));
    QCOMPARE(net.check().findings.size(), 1);
  }

  void aRowThatSomebodyDrewMeanwhileStays()
  {
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,1 0,1 1,0 0))"), QString()});
    const CheckReport report = net.check();
    DIABAN_VERIFY(net.workspace()->edit(kBase, QStringLiteral("Vẽ"), [&](Edit& edit) {
      return edit.updateFeature(
          QStringLiteral("net"),
          {.uid = report.findings[0].rows[0], .wkb = wkbOf("POLYGON((5 5,6 5,6 6,5 5))")});
    }));
    const auto repaired =
        net.repair(report.findings, {.limits = {}, .deleteEmptyRows = true}).value();
    QCOMPARE(repaired.repaired, 0);
    QCOMPARE(repaired.refused[0].why, RepairRefusal::Changed);
    QVERIFY(!net.shape(2).isEmpty());
  }

  void whatARepairWouldLoseIsRefused_data()
  {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QStringList>("shapes");
    QTest::addColumn<int>("why");
    // A full circle around (8, 5) of two arcs, as OGC 06-103r4 writes it.
    const QString circle = QStringLiteral(
        "0x010a00000001000000010800000005000000000000000000084000000000000014400000000000"
        "00204000000000000024400000000000002a40000000000000144000000000000020400000000000"
        "00000000000000000008400000000000001440");
    const QString square = QStringLiteral("POLYGON((-10 -10,5 -10,5 20,-10 20,-10 -10))");
    QTest::newRow("arcs") << QStringLiteral("Geometry") << QStringList{square, circle}
                          << static_cast<int>(RepairRefusal::Curved);
    QTest::newRow("measures")
        << QStringLiteral("Polygon M")
        << QStringList{QStringLiteral("POLYGON M((0 0 1,9 0 2,9 9 3,0 9 4,0 0 1))"),
                       QStringLiteral("POLYGON M((8 0 1,12 0 2,12 5 3,8 5 4,8 0 1))")}
        << static_cast<int>(RepairRefusal::Measured);
    QTest::newRow("single line") << QStringLiteral("LineString")
                                 << QStringList{QStringLiteral("LINESTRING(0 0,8 8,8 0,0 8)")}
                                 << static_cast<int>(RepairRefusal::Single);
  }

  void whatARepairWouldLoseIsRefused()
  {
    QFETCH(QString, type);
    QFETCH(QStringList, shapes);
    QFETCH(int, why);
    const Net net(type.toLatin1().constData(), shapes);
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 1);
    const QString before = net.workspace().dump();
    const auto repaired = net.repair(report.findings);
    DIABAN_VERIFY(repaired);
    QCOMPARE(repaired.value().repaired, 0);
    QCOMPARE(repaired.value().refused.size(), 1);
    QCOMPARE(static_cast<int>(repaired.value().refused[0].why), why);
    QVERIFY(!refusalText(repaired.value().refused[0].why).isEmpty());
    QCOMPARE(net.workspace().dump(), before);
  }

  void sliversBesideEachOtherAreNotLost()
  {
    // Both border on each other only: the first goes to the second, which is then another one.
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,0.05 0,0.05 10,0 10,0 0))"),
                              QStringLiteral("POLYGON((0.05 0,0.1 0,0.1 10,0.05 10,0.05 0))")});
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 2);
    const auto repaired = net.repair(report.findings).value();
    QCOMPARE(repaired.repaired, 1);
    QCOMPARE(repaired.refused.size(), 1);
    QCOMPARE(repaired.refused[0].why, RepairRefusal::Changed);
    QCOMPARE(net.shape(1).isEmpty(), !net.shape(2).isEmpty());
    QCOMPARE(geo::planarArea(net.shape(net.shape(1).isEmpty() ? 2 : 1)), 1.0);
  }

  void aSliverByItselfNeedsAPerson()
  {
    const Net net("Polygon", {QStringLiteral("POLYGON((0 0,0.05 0,0.05 10,0 10,0 0))")});
    const CheckReport report = net.check();
    QCOMPARE(report.findings.size(), 1);
    QVERIFY(!canRepair(report.findings[0]));
    QVERIFY(!adviceText(report.findings[0]).isEmpty());
  }
};

QTEST_GUILESS_MAIN(TestRepair)
#include "tst_repair.moc"
