// Checks of geometry: each rule on a shape made for it.
#include "quilts.h"

#include <diaban/geo/geodesic.h>

#include <QTest>

#include <cmath>
#include <map>

using namespace diaban;
using namespace diaban::test;

class TestCheck : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void eachRuleFindsItsFault_data()
  {
    QTest::addColumn<int>("rule");
    QTest::addColumn<QVector<FlatGeometry>>("rows");
    QTest::addColumn<QVector<qint64>>("fids");
    QTest::addColumn<double>("size");
    QTest::addColumn<QPointF>("place");
    const auto row = [](const char* name, CheckRule rule, const QVector<FlatGeometry>& rows,
                        const QVector<qint64>& fids, double size, QPointF place) {
      QTest::newRow(name) << static_cast<int>(rule) << rows << fids << size << place;
    };
    const QPointF anywhere(std::nan(""), 0);
    const FlatGeometry sound = polygon({box(0, 0, 10, 10)});
    row("nothing there", CheckRule::NoGeometry, {sound, {}}, {2}, 0, anywhere);
    row("bow tie", CheckRule::SelfIntersection, {polygon({{0, 0, 4, 4, 4, 0, 0, 4, 0, 0}})}, {1}, 0,
        {2, 2});
    row("open ring", CheckRule::Invalid, {polygon({{0, 0, 4, 0, 4, 4, 0, 4}})}, {1}, 0, {0, 0});
    row("hole outside", CheckRule::Invalid,
        {polygon({box(0, 0, 4, 4), reversed(box(10, 10, 1, 1))})}, {1}, 0, anywhere);
    row("line of one point", CheckRule::Invalid, {line({5, 5, 5, 5})}, {1}, 0, {5, 5});
    row("line across itself", CheckRule::SelfIntersection, {line({0, 0, 4, 4, 4, 0, 0, 4})}, {1}, 0,
        {2, 2});
    row("same shape, other start and turn", CheckRule::Duplicate,
        {sound, polygon({{10, 10, 10, 0, 0, 0, 0, 10, 10, 10}})}, {1, 2}, 0, anywhere);
    row("same point", CheckRule::Duplicate,
        {line({3, 4}, GeometryKind::Point), line({3, 4}, GeometryKind::Point)}, {1, 2}, 0, {3, 4});
    row("same line the other way", CheckRule::Duplicate,
        {line({0, 0, 5, 5, 9, 1}), line({9, 1, 5, 5, 0, 0})}, {1, 2}, 0, anywhere);
    row("overlap", CheckRule::Overlap, {sound, polygon({box(8, 0, 10, 10)})}, {1, 2}, 20, {9, 5});
    row("one in the other", CheckRule::Overlap, {sound, polygon({box(2, 2, 3, 3)})}, {1, 2}, 9,
        {3.5, 3.5});
    row("in the corner of the other", CheckRule::Overlap, {polygon({box(0, 0, 3, 3)}), sound},
        {1, 2}, 9, {1.5, 1.5});
    row("gap", CheckRule::Gap,
        {polygon({box(0, 0, 9, 3)}), polygon({box(0, 6, 9, 3)}), polygon({box(0, 3, 4, 3)}),
         polygon({box(5, 3, 4, 3)})},
        {1, 2, 3, 4}, 3, {4.5, 4.5});
    row("hole with an island", CheckRule::Gap,
        {polygon({box(0, 0, 20, 20), reversed(box(5, 5, 10, 10))}), polygon({box(8, 8, 2, 2)})},
        {1}, 96, anywhere);
    row("sliver", CheckRule::Sliver, {polygon({box(0, 0, 20, 0.05)})}, {1}, 1, {10, 0.025});
    row("end short of a line", CheckRule::Dangle, {line({0, 0, 10, 0}), line({5, 8, 5, 0.2})},
        {2, 1}, 0.2, {5, 0.2});
    row("end beyond a line", CheckRule::Dangle, {line({0, 0, 10, 0}), line({5, 8, 5, -0.2})},
        {2, 1}, 0.2, {5, -0.2});
    row("lines cross without a vertex", CheckRule::Unnoded,
        {line({0, 0, 10, 10}), line({0, 10, 10, 0})}, {1, 2}, 0, {5, 5});
    row("end on a line without a vertex", CheckRule::Unnoded,
        {line({0, 0, 10, 0}), line({5, 8, 5, 0})}, {1, 2}, 0, {5, 0});
    row("hole turns as its outer ring", CheckRule::RingOrder,
        {polygon({box(0, 0, 10, 10), box(2, 2, 3, 3)}), polygon({box(2, 2, 3, 3)})}, {1}, 0,
        anywhere);
  }

  void eachRuleFindsItsFault()
  {
    QFETCH(int, rule);
    QFETCH(QVector<FlatGeometry>, rows);
    QFETCH(QVector<qint64>, fids);
    QFETCH(double, size);
    QFETCH(QPointF, place);
    const auto result = check({rows.begin(), rows.end()});
    QCOMPARE(result.findings.size(), 1U);
    const geo::CheckFinding& found = result.findings.front();
    QCOMPARE(static_cast<int>(found.rule), rule);
    QCOMPARE(QVector<qint64>(found.fids.begin(), found.fids.end()), fids);
    QVERIFY2(std::abs(found.size - size) < 1e-9, qPrintable(QString::number(found.size, 'g', 15)));
    if (!std::isnan(place.x()))
      QVERIFY(std::hypot(found.x - place.x(), found.y - place.y()) < 1e-9);
    QCOMPARE(result.count(found.rule), 1U);
  }

  void soundLayersHaveNoFindings_data()
  {
    QTest::addColumn<QVector<FlatGeometry>>("rows");
    QTest::newRow("neighbours") << QVector{polygon({box(0, 0, 10, 10)}),
                                           polygon({box(10, 0, 10, 10)}),
                                           polygon({reversed(box(0, 10, 10, 10))})};
    QTest::newRow("sides divided differently")
        << QVector{polygon({box(0, 0, 10, 10)}), polygon({box(10, 0, 5, 4)}),
                   polygon({box(10, 4, 5, 6)}), polygon({box(0, 10, 15, 3)})};
    QTest::newRow("filled hole") << QVector{polygon({box(0, 0, 10, 10), reversed(box(3, 3, 2, 2))}),
                                            polygon({box(3, 3, 2, 2)})};
    QTest::newRow("corner at corner")
        << QVector{polygon({box(0, 0, 5, 5)}), polygon({box(5, 5, 5, 5)})};
    QTest::newRow("noise of a transformation")
        << QVector{polygon({box(0, 0, 10, 10)}), polygon({box(10 + 1e-9, 0, 10, 10 + 1e-9)}),
                   polygon({box(0, 10 - 1e-9, 10, 10)})};
    QTest::newRow("noded lines") << QVector{line({0, 0, 5, 5, 10, 10}), line({0, 10, 5, 5, 10, 0})};
    QTest::newRow("dead end") << QVector{line({0, 0, 10, 0}), line({5, 8, 5, 2})};
    QTest::newRow("closed line") << QVector{line({0, 0, 10, 0, 5, 5, 0, 0})};
  }

  void soundLayersHaveNoFindings()
  {
    QFETCH(QVector<FlatGeometry>, rows);
    const auto result = check({rows.begin(), rows.end()});
    for (const geo::CheckFinding& found : result.findings)
      qWarning() << geo::checkRuleName(found.rule) << found.size << found.x << found.y;
    QVERIFY(result.findings.empty());
  }

  void pointsOutsideAreFound()
  {
    const auto points =
        tableOf({line({5, 5}, GeometryKind::Point), line({10, 4}, GeometryKind::Point),
                 line({30, 5}, GeometryKind::Point), line({3, 3}, GeometryKind::Point)});
    const auto polygons = tableOf({polygon({box(0, 0, 10, 10), reversed(box(2, 2, 2, 2))})});
    geo::CheckOptions options;
    options.rules = {CheckRule::OutsidePolygon};
    NoProgress progress;
    const auto result = geo::checkInside(*points, *polygons, options, progress).value();
    std::vector<qint64> fids;
    for (const geo::CheckFinding& found : result.findings)
      fids.push_back(found.fids[0]);
    QCOMPARE(fids, (std::vector<qint64>{3, 4}));
  }

  void degreesAreMeasuredAtTheirLatitude_data()
  {
    QTest::addColumn<double>("latitude");
    for (const double latitude : {-45.0, 0.0, 8.5, 16.0, 23.4, 60.0})
      QTest::addRow("%g", latitude) << latitude;
  }

  void degreesAreMeasuredAtTheirLatitude()
  {
    QFETCH(double, latitude);
    const geo::Crs crs = geo::Crs::fromEpsg(4756).value();
    const auto geodesic = geo::Geodesic::on(crs).value();
    const double x = 105, y = latitude;
    geo::CheckOptions options =
        geo::CheckOptions::forCrs(crs, {CheckRule::Overlap, CheckRule::Gap, CheckRule::Sliver});
    NoProgress progress;
    // An overlap of 0.0002 by 0.001 degrees; a gap of the same size in a ring of four.
    const auto result =
        geo::checkTable(*tableOf({polygon({box(x, y, 0.001, 0.001)}),
                                  polygon({box(x + 0.0008, y, 0.001, 0.001)}),
                                  polygon({box(x + 1, y, 0.003, 0.003),
                                           reversed(box(x + 1.001, y + 0.001, 0.0002, 0.001))})}),
                        options, progress)
            .value();
    QCOMPARE(result.findings.size(), 2U);
    for (const geo::CheckFinding& found : result.findings) {
      std::vector<QPointF> ring;
      for (std::size_t i = 0; i + 2 < found.shape.xy.size(); i += 2)
        ring.emplace_back(found.shape.xy[i], found.shape.xy[i + 1]);
      const double truth = geodesic.area(ring).ellipsoidSquareMetres;
      QVERIFY2(std::abs(found.size - truth) < 1e-6 * truth,
               qPrintable(QStringLiteral("%1 %2").arg(found.size).arg(truth)));
    }
  }

  void looseEndsInDegreesAreMetresAway_data() { degreesAreMeasuredAtTheirLatitude_data(); }

  void looseEndsInDegreesAreMetresAway()
  {
    QFETCH(double, latitude);
    const geo::Crs crs = geo::Crs::fromEpsg(4756).value();
    const auto geodesic = geo::Geodesic::on(crs).value();
    geo::CheckOptions options = geo::CheckOptions::forCrs(crs, {CheckRule::Dangle});
    const double east = geodesic.leg({105, latitude}, {105.001, latitude}).ellipsoidMetres / 0.001;
    NoProgress progress;
    for (const double away : {0.29, 0.31}) {
      const double x = 105 + away / east;
      const auto result =
          geo::checkTable(*tableOf({line({105, latitude - 0.01, 105, latitude + 0.01}),
                                    line({x, latitude, x + 0.001, latitude})}),
                          options, progress)
              .value();
      QCOMPARE(result.findings.size(), away < 0.3 ? 1U : 0U);
      if (!result.findings.empty())
        QVERIFY(std::abs(result.findings[0].size - away) < 1e-5);
    }
  }

  void sliversKnowWhoIsBesideThem()
  {
    // The longest border wins, in pieces too; another sliver comes last.
    const auto result = check({polygon({box(0, 0, 0.05, 10)}), polygon({box(0.05, 0, 5, 4)}),
                               polygon({box(0.05, 4, 5, 6)}), polygon({box(-0.05, 0, 0.05, 10)})});
    std::map<qint64, qint64> beside;
    for (const geo::CheckFinding& found : result.findings)
      if (found.rule == CheckRule::Sliver)
        beside[found.fids[0]] = found.beside;
    QCOMPARE(beside, (std::map<qint64, qint64>{{1, 3}, {4, 1}}));
  }

  void threadsDoNotChangeTheResult()
  {
    const auto rows = damagedQuilt(7, 40, 0.2);
    const auto one = check(rows, 1), four = check(rows, 4);
    QVERIFY(one.findings.size() > 100);
    QCOMPARE(one.counts, four.counts);
    for (std::size_t i = 0; i < one.findings.size(); ++i) {
      QCOMPARE(one.findings[i].fids, four.findings[i].fids);
      QCOMPARE(one.findings[i].size, four.findings[i].size);
    }
  }

  void theLargestAreListedAndAllCounted()
  {
    std::vector<FlatGeometry> rows;
    for (int i = 0; i < 300; ++i) {
      rows.push_back(polygon({box(100 * i, 0, 10, 10)}));
      rows.push_back(polygon({box(100 * i + 9 - 0.01 * i, 0, 10, 10)}));
    }
    geo::CheckOptions options;
    options.rules = {CheckRule::Overlap};
    options.mostListed = 5;
    NoProgress progress;
    const auto result = geo::checkTable(*tableOf(rows), options, progress).value();
    QCOMPARE(result.count(CheckRule::Overlap), 300U);
    QCOMPARE(result.findings.size(), 5U);
    QCOMPARE(result.findings.front().fids, (std::vector<qint64>{599, 600}));
    QVERIFY(std::abs(result.findings.front().size - 39.9) < 1e-9);
  }

  void stoppingLeavesNothing()
  {
    class Stop final : public Progress {
    public:
      bool advance(double) override { return false; }
    } stop;
    geo::CheckOptions options;
    options.rules = allRules();
    const auto result = geo::checkTable(*tableOf(damagedQuilt(1, 30, 0.2)), options, stop);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Cancelled);
  }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
