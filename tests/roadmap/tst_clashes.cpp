// The rules against a street whose findings were enumerated by hand, and what must not change them.
#include "support/verify.h"

#include <diaban/geo/shape.h>
#include <diaban/roadmap/clashes.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace diaban;
using namespace diaban::roadmap;

namespace {

constexpr double kX = 600'000, kY = 1'190'000;

struct Row {
  Work work;
  std::vector<std::vector<QPointF>> lines;
  std::vector<std::vector<QPointF>> areas{};
};

geo::FlatGeometry flatOf(const Row& row)
{
  geo::Shape shape;
  shape.type = 7;
  for (const auto& line : row.lines)
    shape.parts.push_back(geo::makeShape(geo::GeometryKind::Line, line).parts.front());
  for (const auto& area : row.areas)
    shape.parts.push_back(geo::makeShape(geo::GeometryKind::Polygon, area).parts.front());
  return geo::toFlat(shape);
}

Works worksOf(const std::vector<Row>& rows)
{
  Works works;
  for (const Row& row : rows)
    works.add(row.work, flatOf(row));
  return works;
}

Work work(const char* code, const char* assetClass, WorkKind kind, WorkDepth depth, Period period)
{
  Work made;
  made.code = QString::fromLatin1(code);
  made.assetClass = QString::fromLatin1(assetClass);
  made.kind = kind;
  made.depth = depth;
  made.period = period;
  return made;
}

std::vector<QPointF> along(double from, double to, double y = 0)
{
  return {{kX + from, kY + y}, {kX + to, kY + y}};
}

QDate day(const char* text)
{
  return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
}

/// Six works of one street, widths left out.
std::vector<Row> street()
{
  constexpr auto Dig = WorkKind::Dig, Pave = WorkKind::Pave;
  constexpr auto Deep = WorkDepth::Deep, Shallow = WorkDepth::Shallow, Surface = WorkDepth::Surface;
  const auto dates = [](const char* start, const char* end, Certainty certainty) {
    return Period{day(start), day(end), certainty};
  };
  return {
      {work("A", "water", Dig, Deep, dates("2026-03-01", "2026-05-31", Certainty::Firm)),
       {along(0, 500)}},
      {work("B", "fibre", Dig, Shallow, dates("2026-05-15", "2026-06-30", Certainty::Firm)),
       {along(300, 800)}},
      {work("C", "road", Pave, Surface, dates("2026-08-01", "2026-09-30", Certainty::Firm)),
       {along(0, 1000)}},
      {work("D", "gas", Dig, Deep, dates("2027-02-01", "2027-03-15", Certainty::Planned)),
       {along(700, 900)}},
      {work("E", "power", Dig, Shallow, dates("2026-12-20", "2027-01-20", Certainty::Firm)),
       {along(850, 1200)}},
      {work("F", "fibre", Dig, Shallow, dates("2028-01-01", "2028-03-01", Certainty::Speculative)),
       {along(250, 820)}}};
}

const RuleSet& rules()
{
  static const RuleSet loaded = RuleSet::load().value();
  return loaded;
}

std::vector<Clash> found(const Works& works)
{
  NoProgress progress;
  return findClashes(works, rules(), progress).value();
}

/// "A B X2 high 200 -16": all that a finding is known by, metres to the centimetre.
QStringList linesOf(const Works& works, const std::vector<Clash>& clashes)
{
  QStringList lines;
  for (const Clash& clash : clashes)
    lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6")
                     .arg(works[clash.a].code, clash.b ? works[*clash.b].code : QStringLiteral("-"),
                          ruleCode(clash.rule), planning::severityName(clash.severity))
                     .arg(std::round(clash.shared.metres * 100) / 100)
                     .arg(clash.gapDays ? QString::number(*clash.gapDays) : QStringLiteral("-")));
  lines.sort();
  return lines;
}

QStringList linesOf(const std::vector<Row>& rows)
{
  const Works works = worksOf(rows);
  return linesOf(works, found(works));
}

/// A corner of the town: streets with pipes beside them, areas, all kinds of works.
Row randomRow(std::mt19937& random, int number)
{
  const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  static constexpr std::array kClasses{"water", "fibre", "road", "gas", "camera", "building"};
  static constexpr std::array kKinds{WorkKind::Dig, WorkKind::Dig,     WorkKind::Pave,
                                     WorkKind::Dig, WorkKind::Install, WorkKind::Build};
  const auto which = static_cast<std::size_t>(upTo(5));
  const QDate start = QDate(2026, 1, 1).addDays(upTo(1200));
  Row row{work("", kClasses[which], kKinds[which], WorkDepth::Deep,
               {start, start.addDays(upTo(150)), static_cast<Certainty>(upTo(2))}),
          {}};
  row.work.code = QStringLiteral("DA-%1").arg(number, 4, 10, QLatin1Char('0'));
  row.work.row = number;
  const double x = kX + upTo(600), y = kY + 60 * upTo(6) + upTo(8);
  if (which == 5)
    row.areas = {{{x, y}, {x + 40, y}, {x + 40, y + 30}, {x, y + 30}}};
  else
    row.lines = {{{x, y}, {x + 60 + upTo(90), y + upTo(6)}, {x + 200, y + upTo(30)}}};
  return row;
}

std::vector<Row> randomTown(unsigned seed, int count)
{
  std::mt19937 random(seed);
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i)
    rows.push_back(randomRow(random, i));
  return rows;
}

/// The same line with a cut in the middle of each side, as `pieces` lines or one.
void split(Row& row, bool intoPieces)
{
  std::vector<std::vector<QPointF>> lines;
  for (const auto& line : row.lines) {
    std::vector<QPointF> cut{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
      cut.push_back((line[i - 1] + line[i]) / 2);
      if (intoPieces) {
        lines.push_back(cut);
        cut = {cut.back()};
      }
      cut.push_back(line[i]);
    }
    lines.push_back(cut);
  }
  row.lines = lines;
}

} // namespace

class TestClashes final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theStreetHasItsThirteenFindings();
  void eachFindingTellsItsNumbers();
  void theOrderOfWorksChangesNothing();
  void theDirectionOfLinesChangesNothing();
  void cuttingLinesChangesNothing_data();
  void cuttingLinesChangesNothing();
  void anotherSystemChangesLessThanACentimetre();
  void endToEndIsNoHit();
  void whatIsSharedIsMeasuredByHand_data();
  void whatIsSharedIsMeasuredByHand();
  void trenchlessWorkBreaksNoFreeze();
  void aFreezeEndsToTheDay_data();
  void aFreezeEndsToTheDay();
  void aStreetOfTheRegisterIsNotDug();
  void severityFollowsTheLessSureDates();
  void manySmallProjectsOfOneProgrammeAreScattered();
  void worksOfOneProjectAreNeverHeldAgainstEachOther();
  void oneWorkAnewIsAsAllAnew();
  void aDecisionRestsOnPlaceDatesAndClass();
};

void TestClashes::theStreetHasItsThirteenFindings()
{
  const QStringList expected{
      QStringLiteral("A B O2 note 200 -16"),     QStringLiteral("A B X2 high 200 -16"),
      QStringLiteral("A C O3 note 500 62"),      QStringLiteral("B C O3 note 500 32"),
      QStringLiteral("B F X1 critical 500 550"), QStringLiteral("C D X3 critical 200 124"),
      QStringLiteral("C D X4 high 200 124"),     QStringLiteral("C E X3 critical 150 81"),
      QStringLiteral("C E X4 high 150 81"),      QStringLiteral("C F X3 critical 570 458"),
      QStringLiteral("C F X4 high 570 458"),     QStringLiteral("D - X5 medium 0 -"),
      QStringLiteral("D E O1 note 50 12")};
  QCOMPARE(linesOf(street()), expected);
}

void TestClashes::eachFindingTellsItsNumbers()
{
  const Works works = worksOf(street());
  QMap<QString, QString> sentences;
  for (const Clash& clash : found(works)) {
    planning::Finding finding;
    finding.sentence = clash.sentence;
    finding.args = clash.args;
    sentences.insert(works[clash.a].code + (clash.b ? works[*clash.b].code : QString()) +
                         ruleCode(clash.rule),
                     planning::findingText(finding));
  }
  QLocale::setDefault(QLocale::c());
  QCOMPARE(sentences[QStringLiteral("ABX2")],
           QStringLiteral("A and B are at work together for 17 days on 200 m of the same ground."));
  QCOMPARE(sentences[QStringLiteral("CDX3")],
           QStringLiteral(
               "D would dig 200 m that C paves, 124 days after it, frozen until 30/09/2029."));
  QCOMPARE(sentences[QStringLiteral("ACO3")],
           QStringLiteral("A digs 500 m that C paves 62 days later: the order is right, keep to "
                          "it."));
  QCOMPARE(sentences[QStringLiteral("BFX1")],
           QStringLiteral("B and F build the same kind of asset on 500 m, 100 % of the shorter "
                          "one."));
  QCOMPARE(sentences[QStringLiteral("DX5")],
           QStringLiteral("D is at work on 13 days of Tết, when works rest (22/01/2027 – "
                          "13/02/2027)."));
}

void TestClashes::theOrderOfWorksChangesNothing()
{
  std::vector<Row> rows = randomTown(1, 120);
  const QStringList lines = linesOf(rows);
  QVERIFY(lines.size() > 100);
  std::mt19937 random(1);
  for (int i = 0; i < 4; ++i) {
    std::shuffle(rows.begin(), rows.end(), random);
    QCOMPARE(linesOf(rows), lines);
  }
}

void TestClashes::theDirectionOfLinesChangesNothing()
{
  std::vector<Row> rows = randomTown(2, 120);
  const QStringList lines = linesOf(rows);
  for (std::size_t i = 0; i < rows.size(); i += 2)
    for (auto& line : rows[i].lines)
      std::reverse(line.begin(), line.end());
  QCOMPARE(linesOf(rows), lines);
}

void TestClashes::cuttingLinesChangesNothing_data()
{
  QTest::addColumn<bool>("intoPieces");
  QTest::newRow("more corners") << false;
  QTest::newRow("more lines") << true;
}

void TestClashes::cuttingLinesChangesNothing()
{
  QFETCH(bool, intoPieces);
  std::vector<Row> rows = randomTown(3, 120);
  const QStringList lines = linesOf(rows);
  for (std::size_t i = 0; i < rows.size(); i += 2)
    split(rows[i], intoPieces);
  QCOMPARE(linesOf(rows), lines);
}

void TestClashes::anotherSystemChangesLessThanACentimetre()
{
  // Only the turn and the rounding of another system: lengths of the ground don't change with it.
  const std::vector<Row> rows = street();
  const QStringList lines = linesOf(rows);
  std::mt19937 random(4);
  std::uniform_real_distribution<double> off(-0.005, 0.005);
  for (const double turn : {0.01, 0.7, 2.0}) {
    std::vector<Row> moved = rows;
    for (Row& row : moved)
      for (auto& line : row.lines)
        for (QPointF& at : line) {
          const double x = at.x() - kX, y = at.y() - kY;
          at = {kX + x * std::cos(turn) - y * std::sin(turn) + off(random) / 2,
                kY + x * std::sin(turn) + y * std::cos(turn) + off(random) / 2};
        }
    const Works works = worksOf(moved);
    const std::vector<Clash> clashes = found(works);
    const QStringList others = linesOf(works, clashes);
    QCOMPARE(others.size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
      const QStringList one = lines[i].split(u' '), other = others[i].split(u' ');
      QVERIFY2(std::abs(one[4].toDouble() - other[4].toDouble()) <= 0.0101, qPrintable(others[i]));
      QCOMPARE(other.mid(0, 4), one.mid(0, 4));
    }
  }
}

void TestClashes::endToEndIsNoHit()
{
  std::vector<Row> rows = street();
  rows.resize(2);
  rows[1].lines = {along(500, 900)};
  QCOMPARE(linesOf(rows), QStringList());
  rows[1].lines = {along(499, 900)};
  QCOMPARE(linesOf(rows).size(), 2);
  rows[1].work.assetClass = QStringLiteral("road"); // as wide as it is
  rows[1].work.kind = WorkKind::Pave;
  rows[1].lines = {along(500, 900)};
  QCOMPARE(linesOf(rows), QStringList());
}

void TestClashes::whatIsSharedIsMeasuredByHand_data()
{
  QTest::addColumn<QString>("one");
  QTest::addColumn<QString>("other");
  QTest::addColumn<double>("within");
  QTest::addColumn<double>("metres");
  QTest::addColumn<double>("squareMetres");
  QTest::addColumn<double>("share");
  const auto row = [](const char* name, const char* one, const char* other, double within,
                      double metres, double squareMetres, double share) {
    QTest::newRow(name) << QString::fromLatin1(one) << QString::fromLatin1(other) << within
                        << metres << squareMetres << share;
  };
  row("one on the other", "LINESTRING(0 0,10 0)", "LINESTRING(4 0,30 0)", 0, 6, 0, 0.6);
  row("side by side", "LINESTRING(0 0,10 0)", "LINESTRING(4 3,30 3)", 3, 6, 0, 0.6);
  row("too far aside", "LINESTRING(0 0,10 0)", "LINESTRING(4 3.1,30 3.1)", 3, 0, 0, 0);
  row("across", "LINESTRING(0 0,10 0)", "LINESTRING(5 -20,5 20)", 2, 4, 0, 0.4);
  row("across, without width", "LINESTRING(0 0,10 0)", "LINESTRING(5 -20,5 20)", 0, 0.1, 0, 0.01);
  row("one behind the other", "LINESTRING(0 0,10 0)", "LINESTRING(11 0,30 0)", 3, 0, 0, 0);
  row("round a bend", "LINESTRING(0 0,10 0,10 10)", "LINESTRING(0 1,9 1,9 10)", 1, 18, 0, 1);
  row("outside of a bend", "LINESTRING(-3 8,8 -3)", "LINESTRING(0 20,0 0,20 0)", 4, 15.556, 0, 1);
  row("a line through an area", "LINESTRING(-5 5,25 5)", "POLYGON((0 0,10 0,10 10,0 10,0 0))", 0,
      10, 0, 1.0 / 3);
  row("a line beside an area", "LINESTRING(0 12,10 12)", "POLYGON((0 0,10 0,10 10,0 10,0 0))", 2,
      10, 0, 1);
  row("a line over a hole", "LINESTRING(-1 5,11 5)",
      "POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4))", 0, 8, 0, 2.0 / 3);
  row("areas", "POLYGON((0 0,10 0,10 10,0 10,0 0))", "POLYGON((5 5,25 5,25 25,5 25,5 5))", 0, 0, 25,
      0.25);
  row("areas side by side", "POLYGON((0 0,10 0,10 10,0 10,0 0))",
      "POLYGON((10 0,20 0,20 10,10 10,10 0))", 5, 0, 0, 0);
  row("an area without width", "POLYGON((0 0,10 0,5 0,0 0))", "POLYGON((0 -5,20 -5,20 5,0 5,0 -5))",
      0, 0, 0, 0);
  row("an area that crosses itself", "POLYGON((0 0,10 10,10 0,0 10,0 0))",
      "POLYGON((0 0,10 0,10 10,0 10,0 0))", 0, 0, 50, 1);
  row("points near a line", "MULTIPOINT(0 1,5 1,50 1)", "LINESTRING(0 0,10 0)", 1.01, 0, 0,
      2.0 / 3);
  row("a point in an area", "POINT(5 5)", "POLYGON((0 0,10 0,10 10,0 10,0 0))", 0, 0, 0, 1);
}

void TestClashes::whatIsSharedIsMeasuredByHand()
{
  QFETCH(QString, one);
  QFETCH(QString, other);
  QFETCH(double, within);
  QFETCH(double, metres);
  QFETCH(double, squareMetres);
  QFETCH(double, share);
  Works works;
  for (const QString& wkt : {one, other})
    works.add({}, geo::toFlat(geo::shapeFromWkt(wkt).value()));
  for (const auto& [a, b] : {std::pair(0, 1), std::pair(1, 0)}) {
    const auto shared = sharedGround(works, std::size_t(a), std::size_t(b), within);
    DIABAN_VERIFY(shared);
    QVERIFY2(std::abs(shared.value().metres - metres) < 0.001,
             qPrintable(QString::number(shared.value().metres)));
    QVERIFY(std::abs(shared.value().squareMetres - squareMetres) < 0.05);
    QVERIFY2(std::abs(shared.value().share - share) < 0.001,
             qPrintable(QString::number(shared.value().share)));
    if (metres > 0)
      QVERIFY(std::abs(geo::planarLength(shared.value().piece) - metres) < 0.001);
  }
}

void TestClashes::trenchlessWorkBreaksNoFreeze()
{
  std::vector<Row> rows = street();
  rows[3].work.depth = WorkDepth::Trenchless;
  QVERIFY(linesOf(rows).filter(QStringLiteral("C D")).isEmpty());
}

void TestClashes::aFreezeEndsToTheDay_data()
{
  QTest::addColumn<QDate>("start");
  QTest::addColumn<QStringList>("rules");
  const auto codes = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
  QTest::newRow("the day after") << day("2026-10-01") << codes("X3 X4");
  QTest::newRow("two years to the day") << day("2028-09-30") << codes("X3 X4");
  QTest::newRow("a day more") << day("2028-10-01") << codes("X3");
  QTest::newRow("the last day of the freeze") << day("2029-09-30") << codes("X3");
  QTest::newRow("the first day after it") << day("2029-10-01") << QStringList();
}

void TestClashes::aFreezeEndsToTheDay()
{
  QFETCH(QDate, start);
  QFETCH(QStringList, rules);
  std::vector<Row> rows = street();
  rows = {rows[2], rows[3]};
  rows[1].work.period = {start, start.addDays(10), Certainty::Speculative};
  QStringList told;
  for (const QString& line : linesOf(rows))
    told.append(line.section(u' ', 2, 2));
  QCOMPARE(told, rules);
}

void TestClashes::aStreetOfTheRegisterIsNotDug()
{
  std::vector<Row> rows = street();
  rows.resize(1); // A, from March to May 2026
  Row frozen{work("Lê Lợi", "road", WorkKind::Pave, WorkDepth::Surface, {}), {along(100, 350)}};
  frozen.work.code = QStringLiteral("Lê Lợi");
  frozen.work.frozenUntil = day("2026-03-01");
  rows.push_back(frozen);
  QCOMPARE(linesOf(rows), QStringList{QStringLiteral("A Lê Lợi X3 critical 250 -")});
  rows[1].work.frozenUntil = day("2026-02-28");
  QCOMPARE(linesOf(rows), QStringList());
}

void TestClashes::severityFollowsTheLessSureDates()
{
  std::vector<Row> rows = street();
  rows.resize(2);
  for (const auto& [certainty, severity] :
       {std::pair(Certainty::Firm, "high"), std::pair(Certainty::Planned, "medium"),
        std::pair(Certainty::Speculative, "low")}) {
    rows[1].work.period.certainty = certainty;
    QCOMPARE(linesOf(rows)[1], QStringLiteral("A B X2 %1 200 -16").arg(QLatin1String(severity)));
  }
}

void TestClashes::manySmallProjectsOfOneProgrammeAreScattered()
{
  std::vector<Row> rows;
  for (int i = 0; i < 5; ++i) {
    Row row{work("", "camera", WorkKind::Install, WorkDepth::Surface, {}), {}};
    row.work.code = QStringLiteral("P%1").arg(i);
    row.work.commune = QStringLiteral("Xã Bình Minh");
    row.work.programme = QStringLiteral("Đô thị thông minh");
    row.work.cost = i == 4 ? 100'000'000'000 : 9'000'000'000;
    rows.push_back(row);
  }
  QCOMPARE(linesOf(rows), QStringList{QStringLiteral("P0 - F1 note 0 -")});
  rows[0].work.cost = 30'000'000'000; // no small one any more: three are left
  QCOMPARE(linesOf(rows), QStringList());
}

void TestClashes::worksOfOneProjectAreNeverHeldAgainstEachOther()
{
  std::vector<Row> rows = street();
  for (Row& row : rows)
    row.work.code = QStringLiteral("A");
  QCOMPARE(linesOf(rows).filter(QStringLiteral("A A")), QStringList());
}

void TestClashes::oneWorkAnewIsAsAllAnew()
{
  std::mt19937 random(5);
  Works works = worksOf(randomTown(5, 90));
  QStringList lines = linesOf(works, found(works));
  for (int step = 0; step < 40; ++step) {
    const int number = static_cast<int>(random() % 90);
    const Row row = randomRow(random, number);
    const auto changed = static_cast<std::size_t>(number);
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](const QString& line) { return line.contains(row.work.code); }),
                lines.end());
    works = works.with(changed, row.work, flatOf(row));
    lines += linesOf(works, clashesOf(works, rules(), changed).value());
    lines.sort();
    QCOMPARE(lines, linesOf(works, found(works)));
  }
}

void TestClashes::aDecisionRestsOnPlaceDatesAndClass()
{
  const auto basisOfFirst = [](const std::vector<Row>& rows) {
    const Works works = worksOf(rows);
    return WorkDigests(works).basisOf(found(works).front());
  };
  std::vector<Row> rows = street();
  rows.resize(2);
  const QString before = basisOfFirst(rows);
  rows[0].work.name = QStringLiteral("Tên mới");
  rows[0].work.row = 99;
  QCOMPARE(basisOfFirst(rows), before);
  std::vector<Row> other = rows;
  other[0].lines = {along(0, 499)};
  QVERIFY(basisOfFirst(other) != before);
  other = rows;
  other[1].work.period.end = day("2026-07-01");
  QVERIFY(basisOfFirst(other) != before);
  other = rows;
  other[1].work.assetClass = QStringLiteral("power");
  QVERIFY(basisOfFirst(other) != before);
}

QTEST_GUILESS_MAIN(TestClashes)
#include "tst_clashes.moc"
