#include "support/wkbwriter.h"

#include <diaban/geo/overlay.h>

#include <QTest>

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <numbers>
#include <random>

using namespace diaban;
using namespace diaban::geo;

/// Against OGR's overlay, which has no grid, against points thrown at random, and against sums.
class TestOverlay : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void joinsSharesAndTakesOffAsOgrDoes_data();
  void joinsSharesAndTakesOffAsOgrDoes();
  void facesOfDiscsSumUp();
  void facesSayWhichPolygonsHoldAPlace();
  void facesThatShareABorderMeetThere();
  void aHoleThatOnePolygonFillsIsItsFaceAlone();
  void joinedFacesAreTheirUnion();
  void joinedFacesThatTouchAtACornerAreValid();
  void mendsWhatIsInvalid();
  void refusesWhatHasNoArea_data();
  void refusesWhatHasNoArea();
  void ofNothingNothingIsMade();
  void stopsWhenToldTo();
};

namespace {

std::unique_ptr<OGRGeometry> ogr(const Shape& shape)
{
  const QByteArray wkb = toWkb(shape);
  OGRGeometry* made = nullptr;
  OGRGeometryFactory::createFromWkb(wkb.constData(), nullptr, &made);
  return std::unique_ptr<OGRGeometry>(made);
}

double areaOf(const OGRGeometry& geometry)
{
  if (const auto* surface = dynamic_cast<const OGRSurface*>(&geometry))
    return surface->get_Area();
  const auto* members = dynamic_cast<const OGRGeometryCollection*>(&geometry);
  return members ? members->get_Area() : 0;
}

Shape wkt(const char* text)
{
  return shapeFromWkt(QString::fromLatin1(text)).value();
}

Shape disc(double x, double y, double radius)
{
  std::vector<QPointF> corners;
  for (int i = 0; i < 64; ++i) {
    const double angle = 2 * std::numbers::pi * i / 64;
    corners.emplace_back(x + radius * std::cos(angle), y + radius * std::sin(angle));
  }
  return makeShape(GeometryKind::Polygon, corners);
}

Shape box(double x, double y, double side)
{
  const std::vector<QPointF> corners{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
  return makeShape(GeometryKind::Polygon, corners);
}

/// In places of VN-2000, as overlays are made of.
std::vector<Shape> discs(std::size_t count, double side, quint32 seed)
{
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> along(0, side), radius(50, 400);
  std::vector<Shape> made;
  for (std::size_t i = 0; i < count; ++i)
    made.push_back(disc(600000 + along(random), 1200000 + along(random), radius(random)));
  return made;
}

/// By the odd-even rule, corner by corner.
bool holds(const Shape& shape, QPointF at)
{
  bool isInside = false;
  for (const ShapePart& part : shape.parts)
    for (const ShapeRing& ring : part.rings)
      for (std::size_t i = 0; i + 3 < ring.size(); i += 2) {
        const double y0 = ring[i + 1], y1 = ring[i + 3];
        if ((y0 > at.y()) != (y1 > at.y()) &&
            at.x() < ring[i] + (at.y() - y0) / (y1 - y0) * (ring[i + 2] - ring[i]))
          isInside = !isInside;
      }
  return isInside;
}

std::vector<Face> facesOf(const std::vector<Shape>& polygons)
{
  NoProgress progress;
  auto made = faces(polygons, progress);
  return made ? std::move(made).value() : std::vector<Face>();
}

/// Corners moved to the grid shift an area by no more than this, three times.
double allowance(const Shape& shape)
{
  return 3 * kOverlayGrid * planarLength(shape) + 1e-6;
}

} // namespace

void TestOverlay::joinsSharesAndTakesOffAsOgrDoes_data()
{
  QTest::addColumn<Shape>("one");
  QTest::addColumn<Shape>("other");
  QTest::newRow("apart") << disc(0, 0, 10) << disc(100, 0, 10);
  QTest::newRow("crossing") << disc(600000, 1200000, 300) << disc(600200, 1200100, 300);
  QTest::newRow("one in the other") << disc(0, 0, 100) << disc(10, 0, 10);
  QTest::newRow("the same") << disc(600000, 1200000, 300) << disc(600000, 1200000, 300);
  QTest::newRow("touching along a side")
      << wkt("POLYGON ((0 0,10 0,10 10,0 10,0 0))") << wkt("POLYGON ((10 2,20 2,20 8,10 8,10 2))");
  QTest::newRow("holes and parts")
      << wkt("MULTIPOLYGON (((0 0,30 0,30 30,0 30,0 0),(5 5,5 25,25 25,25 5,5 5)),"
             "((10 10,20 10,20 20,10 20,10 10)))")
      << wkt("POLYGON ((-5 12,40 12,40 18,-5 18,-5 12))");
  QTest::newRow("with heights") << wkt("POLYGON Z ((0 0 5,10 0 5,10 10 7,0 10 7,0 0 5))")
                                << wkt("POLYGON ZM ((5 5 1 1,15 5 1 1,15 15 1 1,5 5 1 1))");
}

void TestOverlay::joinsSharesAndTakesOffAsOgrDoes()
{
  QFETCH(Shape, one);
  QFETCH(Shape, other);
  const auto a = ogr(one), b = ogr(other);
  const std::unique_ptr<OGRGeometry> both(a->Union(b.get())), shared(a->Intersection(b.get())),
      rest(a->Difference(b.get()));
  const double near = allowance(one) + allowance(other);
  const auto isSame = [near](const Result<Shape>& ours, const OGRGeometry& theirs) {
    return bool(ours) && ours.value().type == 6 && !ours.value().hasZ &&
           std::abs(planarArea(ours.value()) - areaOf(theirs)) <= near &&
           (ours.value().isEmpty() || ogr(ours.value())->IsValid());
  };
  QVERIFY(isSame(unionOf(std::array{one, other}), *both));
  QVERIFY(isSame(intersection(one, other), *shared));
  QVERIFY(isSame(intersection(other, one), *shared));
  QVERIFY(isSame(difference(one, other), *rest));
}

void TestOverlay::facesOfDiscsSumUp()
{
  const std::vector<Shape> inputs = discs(400, 4000, 7);
  const std::vector<Face> cut = facesOf(inputs);
  QVERIFY(cut.size() > inputs.size());
  std::vector<double> areas(inputs.size());
  double together = 0, borders = 0;
  for (const Face& face : cut) {
    QVERIFY(!face.inputs.empty());
    QVERIFY(std::is_sorted(face.inputs.begin(), face.inputs.end()));
    QCOMPARE(face.shape.type, 3U);
    together += planarArea(face.shape);
    for (const std::size_t input : face.inputs)
      areas[input] += planarArea(face.shape);
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    QVERIFY(std::abs(areas[i] - planarArea(inputs[i])) <= allowance(inputs[i]));
    borders += allowance(inputs[i]);
  }
  const auto joined = unionOf(inputs);
  QVERIFY(bool(joined));
  QVERIFY(std::abs(planarArea(joined.value()) - together) <= borders);
}

void TestOverlay::facesSayWhichPolygonsHoldAPlace()
{
  const std::vector<Shape> inputs = discs(60, 1500, 11);
  const std::vector<Face> cut = facesOf(inputs);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> along(-400, 1900);
  for (int i = 0; i < 2000; ++i) {
    const QPointF at(600000 + along(random), 1200000 + along(random));
    std::vector<std::size_t> expected;
    for (std::size_t input = 0; input < inputs.size(); ++input)
      if (holds(inputs[input], at))
        expected.push_back(input);
    std::vector<const Face*> found;
    for (const Face& face : cut)
      if (holds(face.shape, at))
        found.push_back(&face);
    QCOMPARE(found.size(), expected.empty() ? 0U : 1U);
    if (!expected.empty())
      QCOMPARE(found.front()->inputs, expected);
  }
}

void TestOverlay::facesThatShareABorderMeetThere()
{
  // A quilt of squares, and one over the corner of four of them.
  std::vector<Shape> inputs;
  for (int x = 0; x < 10; ++x)
    for (int y = 0; y < 10; ++y)
      inputs.push_back(makeShape(
          GeometryKind::Polygon,
          std::array{QPointF(x * 7.3, y * 7.3), QPointF(x * 7.3 + 7.3, y * 7.3),
                     QPointF(x * 7.3 + 7.3, y * 7.3 + 7.3), QPointF(x * 7.3, y * 7.3 + 7.3)}));
  QCOMPARE(facesOf(inputs).size(), 100U);
  inputs.push_back(wkt("POLYGON ((7 7,8 7,8 8,7 8,7 7))"));
  const std::vector<Face> cut = facesOf(inputs);
  QCOMPARE(cut.size(), 104U);
  QCOMPARE(std::count_if(cut.begin(), cut.end(),
                         [](const Face& face) { return face.inputs.size() == 2; }),
           4);
}

void TestOverlay::aHoleThatOnePolygonFillsIsItsFaceAlone()
{
  const std::vector<Face> cut =
      facesOf({wkt("POLYGON ((0 0,9 0,9 9,0 9,0 0),(3 3,3 6,6 6,6 3,3 3))"),
               wkt("POLYGON ((3 3,6 3,6 6,3 6,3 3))"), wkt("POLYGON ((20 0,29 0,29 9,20 9,20 0))"),
               wkt("MULTIPOLYGON (((20 0,29 0,29 9,20 9,20 0)))")});
  QCOMPARE(cut.size(), 3U);
  std::vector<std::vector<std::size_t>> sets;
  for (const Face& face : cut)
    sets.push_back(face.inputs);
  std::sort(sets.begin(), sets.end());
  QCOMPARE(sets, (std::vector<std::vector<std::size_t>>{{0}, {1}, {2, 3}}));
}

void TestOverlay::joinedFacesAreTheirUnion()
{
  std::mt19937 random(11);
  for (int round = 0; round < 8; ++round) {
    std::vector<Shape> inputs;
    for (int i = 0; i < 60; ++i) // on a grid: many touch at corners
      inputs.push_back(i % 2 == 0
                           ? disc(double(random() % 400), double(random() % 400), 40)
                           : box(double(random() % 40) * 10, double(random() % 40) * 10, 30));
    std::map<std::size_t, std::vector<Shape>> byNumber;
    for (Face& face : facesOf(inputs))
      byNumber[std::min<std::size_t>(face.inputs.size(), 4)].push_back(std::move(face.shape));
    for (const auto& [number, members] : byNumber) {
      const Shape made = joined(members);
      const auto ours = ogr(made), theirs = ogr(unionOf(members).value());
      QVERIFY(ours->IsValid());
      QVERIFY(std::abs(areaOf(*ours) - areaOf(*theirs)) < 1e-6 * areaOf(*theirs));
      const std::unique_ptr<OGRGeometry> apart(ours->SymDifference(theirs.get()));
      QVERIFY(areaOf(*apart) < 0.5);
      double sum = 0;
      for (const Shape& face : members)
        sum += planarArea(face);
      QVERIFY(std::abs(planarArea(made) - sum) < 1e-6 * sum);
    }
  }
}

void TestOverlay::joinedFacesThatTouchAtACornerAreValid()
{
  // A chess board's white squares, then a ring of squares whose hole touches the outside.
  std::vector<Shape> white, ring;
  for (int row = 0; row < 8; ++row)
    for (int column = 0; column < 8; ++column)
      if ((row + column) % 2 == 0)
        white.push_back(box(column * 10.0, row * 10.0, 10));
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column < 4; ++column)
      if ((row != 1 || column != 1) && (row != 0 || column != 0) && (row != 2 || column != 2))
        ring.push_back(box(column * 10.0, row * 10.0, 10));
  for (const auto& members : {white, ring}) {
    const Shape made = joined(members);
    QVERIFY(ogr(made)->IsValid());
    QCOMPARE(planarArea(made), 100.0 * static_cast<double>(members.size()));
  }
  QCOMPARE(joined(white).parts.size(), 32U);
  QVERIFY(joined({}).isEmpty());
}

void TestOverlay::mendsWhatIsInvalid()
{
  const Shape bow = wkt("POLYGON ((0 0,10 10,10 0,0 10,0 0))");
  QCOMPARE(planarArea(unionOf(std::span(&bow, 1)).value()), 50.0);
  const Shape twice = wkt("MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 10,5 0)))");
  QCOMPARE(planarArea(unionOf(std::span(&twice, 1)).value()), 150.0);
  QCOMPARE(planarArea(difference(bow, twice).value()), 0.0);
  Shape open = wkt("POLYGON ((0 0,10 0,10 10,0 10,0 0))");
  open.parts[0].rings[0].resize(8);
  QCOMPARE(planarArea(unionOf(std::span(&open, 1)).value()), 100.0);
}

void TestOverlay::refusesWhatHasNoArea_data()
{
  QTest::addColumn<Shape>("shape");
  QTest::newRow("a line") << wkt("LINESTRING (0 0,1 1)");
  QTest::newRow("a collection") << wkt(
      "GEOMETRYCOLLECTION (POINT (1 1),POLYGON ((0 0,1 0,1 1,0 0)))");
  QTest::newRow("a spike") << wkt("POLYGON ((0 0,10 0,20 0,0 0))");
  Shape broken = wkt("POLYGON ((0 0,10 0,10 10,0 0))");
  broken.parts[0].rings[0].resize(4);
  QTest::newRow("two corners") << broken;
  for (const double wrong :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e300}) {
    broken = wkt("POLYGON ((0 0,10 0,10 10,0 0))");
    broken.parts[0].rings[0][2] = wrong;
    QTest::addRow("a corner at %g", wrong) << broken;
  }
}

void TestOverlay::refusesWhatHasNoArea()
{
  QFETCH(Shape, shape);
  const Shape good = disc(0, 0, 10);
  NoProgress progress;
  for (const auto& made :
       {unionOf(std::array{good, shape}), intersection(good, shape), difference(shape, good)}) {
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::BadGeometry);
  }
  const auto cut = faces(std::array{good, shape}, progress);
  QVERIFY(!cut);
  QCOMPARE(cut.error().code, Error::Code::BadGeometry);
  QCOMPARE(cut.error().args, QStringList{QStringLiteral("1")});
}

void TestOverlay::ofNothingNothingIsMade()
{
  const Shape nothing = wkt("POLYGON EMPTY"), some = disc(0, 0, 10);
  QVERIFY(unionOf({}).value().isEmpty());
  QVERIFY(unionOf(std::span(&nothing, 1)).value().isEmpty());
  QVERIFY(intersection(some, nothing).value().isEmpty());
  QVERIFY(planarArea(difference(some, nothing).value()) > 300);
  QVERIFY(facesOf({}).empty());
  const auto cut = facesOf({nothing, some});
  QCOMPARE(cut.size(), 1U);
  QCOMPARE(cut[0].inputs, std::vector<std::size_t>{1});
}

void TestOverlay::stopsWhenToldTo()
{
  class Impatient final : public Progress {
  public:
    explicit Impatient(double until)
        : m_until(until)
    {
    }
    bool advance(double fraction) override
    {
      m_isInOrder = m_isInOrder && fraction >= m_last && fraction <= 1;
      m_last = fraction;
      return fraction < m_until;
    }
    bool isInOrder() const { return m_isInOrder; }

  private:
    double m_until, m_last = 0;
    bool m_isInOrder = true;
  };
  const std::vector<Shape> inputs = discs(200, 2000, 5);
  for (const double until : {0.0, 0.3, 0.8}) {
    Impatient cutting(until), joining(until);
    const auto cut = faces(inputs, cutting);
    QVERIFY(!cut && cut.error().code == Error::Code::Cancelled);
    const auto joined = unionOf(inputs, joining);
    QVERIFY(!joined && joined.error().code == Error::Code::Cancelled);
    QVERIFY(cutting.isInOrder() && joining.isInOrder());
  }
}

QTEST_GUILESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
