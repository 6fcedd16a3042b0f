// What pointer and keys mean while features are edited, without a window.
#include <diaban/geo/tablebuilder.h>
#include <diaban/mapview/edittools.h>

#include <QLineF>
#include <QTest>

using namespace diaban;
using namespace diaban::mapview;
using Kind = ToolEvent::Kind;
using geo::GeometryKind;
using geo::Shape;
using geo::VertexId;

namespace {

const std::vector<QPointF> kSquare{{0, 0}, {100, 0}, {100, 100}, {0, 100}};

/// A hand over a view of one map unit a pixel.
struct Hand {
  explicit Hand(EditKind kind, EditSubject subject = {})
      : tool(makeEditTool(kind))
  {
    tool->setSubject(std::move(subject));
  }
  ToolDeed does(Kind kind, QPointF map = {}, Qt::KeyboardModifiers modifiers = {})
  {
    return tool->take({kind, map, 1, modifiers});
  }
  ToolDeed drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
  {
    does(Kind::Press, from, modifiers);
    does(Kind::Move, to, modifiers);
    return does(Kind::Release, to, modifiers);
  }
  ToolDeed click(QPointF at)
  {
    does(Kind::Press, at);
    return does(Kind::Release, at);
  }
  const EditSketch& sketch() const { return *tool->editSketch(); }
  std::unique_ptr<EditTool> tool;
};

template <typename Deed>
bool is(const ToolDeed& deed)
{
  return std::holds_alternative<Deed>(deed);
}

EditSubject square()
{
  EditSubject subject{QStringLiteral("thua"), GeometryKind::Polygon, {7}, nullptr, {}};
  subject.shape = geo::makeShape(GeometryKind::Polygon, kSquare);
  const geo::FlatGeometry flat = geo::toFlat(*subject.shape);
  geo::TableBuilder builder({});
  const std::vector<geo::TableBuilder::Row> rows{{7, &flat, {}}};
  builder.add(rows);
  subject.selected = builder.finish(1);
  return subject;
}

} // namespace

class TestEditTools : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aVertexFollowsTheHand()
  {
    Hand hand(EditKind::Vertices, square());
    QCOMPARE(hand.sketch().handles.size(), 4U);
    QVERIFY(!hand.tool->wantsSnap());
    const auto chosen = hand.does(Kind::Press, {97, 3});
    QCOMPARE(*std::get<VertexChosen>(chosen).vertex, (VertexId{0, 0, 1}));
    QVERIFY(hand.tool->wantsSnap());
    QCOMPARE(hand.tool->held().rows, std::vector<qint64>{7}); // it does not catch itself
    const auto tried = std::get<Reshaped>(hand.does(Kind::Move, {120, 10}));
    QVERIFY(!tried.isDone);
    QVERIFY(hand.sketch().isChanged);
    QCOMPARE(hand.sketch().measured.size(), 2U);
    const auto done = std::get<Reshaped>(hand.does(Kind::Release, {130, 20}));
    QVERIFY(done.isDone);
    QCOMPARE(done.shape.vertex({0, 0, 1}), QPointF(130, 20));
    QCOMPARE(done.shape.vertex({0, 0, 2}), QPointF(100, 100));
    QVERIFY(!hand.tool->wantsSnap());
    QCOMPARE(*hand.sketch().chosen, 1U);
  }

  void aClickOnAVertexMovesNothing()
  {
    Hand hand(EditKind::Vertices, square());
    QVERIFY(is<std::monostate>(hand.click({98, 2})));
    QVERIFY(hand.tool->takesDelete());
    QVERIFY(is<VertexChosen>(hand.does(Kind::Escape)));
    QVERIFY(!hand.tool->takesDelete());
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }

  void escapeLetsTheVertexGoWhereItWas()
  {
    Hand hand(EditKind::Vertices, square());
    hand.does(Kind::Press, {100, 0});
    hand.does(Kind::Move, {150, 50});
    QVERIFY(is<EditGivenUp>(hand.does(Kind::Escape)));
    QVERIFY(!hand.sketch().isChanged);
    QCOMPARE(hand.sketch().handles[1], QPointF(100, 0));
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {150, 50})));
    hand.does(Kind::Press, {100, 0});
    hand.does(Kind::Move, {150, 50});
    QVERIFY(is<EditGivenUp>(hand.does(Kind::Release, {100, 0}))); // there and back
  }

  void shiftKeepsTheVertexOnItsSides()
  {
    Hand hand(EditKind::Vertices, square());
    const auto done = std::get<Reshaped>(hand.drag({100, 0}, {140, 6}, Qt::ShiftModifier));
    QCOMPARE(done.shape.vertex({0, 0, 1}), QPointF(140, 0));
  }

  void aChosenVertexIsPutWhereItIsTyped()
  {
    Hand hand(EditKind::Vertices, square());
    QVERIFY(!hand.tool->aim());
    hand.click({100, 0});
    QCOMPARE(hand.tool->aim()->at, QPointF(100, 0));
    QVERIFY(!hand.tool->aim()->isHeld);
    const auto tried = std::get<Reshaped>(hand.tool->put({130, 20}, false));
    QVERIFY(!tried.isDone && hand.sketch().isChanged);
    QCOMPARE(hand.tool->aim()->at, QPointF(130, 20));
    QCOMPARE(*hand.tool->aim()->from, QPointF(100, 0));
    QVERIFY(is<EditGivenUp>(hand.tool->put({100, 0}, false))); // as it was
    QVERIFY(!hand.sketch().isChanged);
    hand.tool->put({130, 20}, false);
    QVERIFY(is<EditGivenUp>(hand.does(Kind::Escape)));
    QCOMPARE(hand.sketch().handles[1], QPointF(100, 0));
    hand.click({100, 0});
    const auto done = std::get<Reshaped>(hand.tool->put({140, 5}, true));
    QVERIFY(done.isDone);
    QCOMPARE(done.shape.vertex({0, 0, 1}), QPointF(140, 5));
  }

  void aHeldVertexIsPutAndTheHandIsEmpty()
  {
    Hand hand(EditKind::Vertices, square());
    hand.does(Kind::Press, {100, 0});
    QCOMPARE(hand.tool->anchors(), (std::vector<QPointF>{{0, 0}, {100, 100}}));
    hand.does(Kind::Move, {120, 10});
    QVERIFY(hand.tool->aim()->isHeld);
    QVERIFY(std::get<Reshaped>(hand.tool->put({125, 15}, true)).isDone);
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {160, 60})));
    QCOMPARE(hand.sketch().handles[1], QPointF(125, 15));
  }

  void featuresAreMovedToWhatIsTyped()
  {
    Hand hand(EditKind::Move, square());
    QVERIFY(!hand.tool->aim());
    hand.does(Kind::Press, {50, 50});
    hand.does(Kind::Move, {70, 40});
    QCOMPARE(hand.tool->aim()->at, QPointF(70, 40));
    QCOMPARE(*hand.tool->aim()->from, QPointF(50, 50));
    const auto done = std::get<MovedBy>(hand.tool->put({60, 50}, true));
    QVERIFY(done.isDone);
    QCOMPARE(done.by, QPointF(10, 0));
    hand.tool->setSubject(square());
    hand.does(Kind::Press, {50, 50});
    hand.does(Kind::Move, {70, 44}, Qt::ShiftModifier);
    QCOMPARE(hand.sketch().by, QPointF(20, 0));
  }

  void cornersAreTyped()
  {
    Hand hand(EditKind::Draw, {QStringLiteral("thua"), GeometryKind::Polygon, {}, nullptr, {}});
    hand.does(Kind::Move, {7, 7});
    QCOMPARE(hand.tool->aim()->at, QPointF(7, 7));
    QVERIFY(!hand.tool->aim()->from);
    for (const QPointF& corner : kSquare)
      QVERIFY(!std::get<Drawn>(hand.tool->put(corner, true)).isDone);
    QCOMPARE(*hand.tool->aim()->from, kSquare.back());
    QCOMPARE(hand.tool->anchors(), std::vector<QPointF>{kSquare.back()});
    QVERIFY(!std::get<Drawn>(hand.tool->put({1, 1}, false)).isDone); // near the first is not on it
    const auto done = std::get<Drawn>(hand.tool->put(kSquare.front(), true));
    QVERIFY(done.isDone);
    QCOMPARE(done.corners, kSquare);
  }

  void whatWasDrawnGoesOn()
  {
    Hand hand(EditKind::Draw, {QStringLiteral("thua"), GeometryKind::Polygon, {}, nullptr, {}, {}});
    QVERIFY(hand.tool->unfinished().empty());
    hand.tool->goOn({kSquare.begin(), kSquare.begin() + 3});
    QCOMPARE(hand.tool->unfinished().size(), 3U);
    hand.does(Kind::Press, kSquare.back());
    const auto done = std::get<Drawn>(hand.does(Kind::Finish));
    QCOMPARE(done.corners, kSquare);
    QVERIFY(hand.tool->unfinished().empty());
  }

  void crossingsStayMarkedUntilTheyAreGone()
  {
    Hand hand(EditKind::Vertices, square());
    hand.drag({100, 0}, {50, 150});
    QVERIFY(!hand.sketch().faults.empty());
    EditSubject told = square();
    told.shape->parts[0].rings[0] = {0, 0, 50, 150, 100, 100, 0, 100, 0, 0};
    told.crossings = {{QPointF(1, 2), 1, 3}};
    hand.tool->setSubject(told);
    QCOMPARE(hand.sketch().faults, std::vector<QPointF>{QPointF(1, 2)});
    hand.tool->setSubject(square());
    QVERIFY(hand.sketch().faults.empty());
  }

  void shiftDrawsStraightAndSquare()
  {
    Hand hand(EditKind::Draw, {QStringLiteral("ong"), GeometryKind::Line, {}, nullptr, {}});
    hand.does(Kind::Press, {0, 0});
    hand.does(Kind::Press, {80, 60}); // 3-4-5
    hand.does(Kind::Move, {80 - 31, 60 + 41}, Qt::ShiftModifier);
    QVERIFY(QLineF(hand.sketch().corners.back(), {80 - 30.84, 60 + 41.12}).length() < 1e-9);
    hand.does(Kind::Press, {200, 63}, Qt::ShiftModifier);
    QCOMPARE(hand.sketch().corners.back(), QPointF(200, 60));
  }

  void theMiddleOfASideGivesAVertex()
  {
    Hand hand(EditKind::Vertices, square());
    hand.does(Kind::Move, {51, 2});
    QCOMPARE(*hand.sketch().newVertex, QPointF(50, 0));
    const auto done = std::get<Reshaped>(hand.drag({51, 2}, {50, -30}));
    QVERIFY(done.isDone && done.how == Reshaped::How::Added);
    QCOMPARE(done.shape.vertexCount(0, 0), 5U);
    QCOMPARE(done.shape.vertex({0, 0, 1}), QPointF(50, -30));
  }

  void aDoubleClickOnASideGivesAVertexThere()
  {
    Hand hand(EditKind::Vertices, square());
    QVERIFY(is<std::monostate>(hand.click({20, 3}))); // picks nothing on the way
    const auto done = std::get<Reshaped>(hand.does(Kind::Finish, {20, 3}));
    QVERIFY(done.isDone);
    QCOMPARE(done.shape.vertex({0, 0, 1}), QPointF(20, 0));
    QVERIFY(is<std::monostate>(hand.does(Kind::Finish, {300, 300})));
  }

  void deleteTakesTheChosenVertexUntilTooFewAreLeft()
  {
    Hand hand(EditKind::Vertices, square());
    QVERIFY(is<std::monostate>(hand.does(Kind::Delete)));
    hand.click({100, 100});
    const auto done = std::get<Reshaped>(hand.does(Kind::Delete));
    QVERIFY(done.isDone && done.how == Reshaped::How::Removed);
    QCOMPARE(done.shape.vertexCount(0, 0), 3U);
    hand.click({0, 0});
    QVERIFY(is<VertexNeeded>(hand.does(Kind::Delete)));
    QCOMPARE(hand.sketch().handles.size(), 3U);
  }

  void crossedSidesAreToldWhileTheHandStillHolds()
  {
    Hand hand(EditKind::Vertices, square());
    hand.does(Kind::Press, {100, 0});
    hand.does(Kind::Move, {50, 150});
    QVERIFY(!hand.sketch().faults.empty());
    hand.does(Kind::Move, {120, 0});
    QVERIFY(hand.sketch().faults.empty());
  }

  void elsewhereTheHandMovesTheMapAndPicks()
  {
    Hand hand(EditKind::Vertices, square());
    QVERIFY(is<PickAt>(hand.click({300, 300})));
    hand.does(Kind::Press, {300, 300});
    QVERIFY(is<ShiftView>(hand.does(Kind::Move, {320, 300})));
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {320, 300})));
  }

  void withoutAFeatureThereIsNothingToHold()
  {
    Hand hand(EditKind::Vertices);
    QVERIFY(is<PickAt>(hand.click({0, 0})));
    QVERIFY(is<std::monostate>(hand.does(Kind::Finish, {0, 0})));
    QVERIFY(is<std::monostate>(hand.does(Kind::Delete)));
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }

  void selectedFeaturesMoveTogether()
  {
    Hand hand(EditKind::Move, square());
    QVERIFY(hand.tool->wantsSnap());
    hand.does(Kind::Press, {50, 50});
    const auto tried = std::get<MovedBy>(hand.does(Kind::Move, {70, 40}));
    QCOMPARE(tried.by, QPointF(20, -10));
    QVERIFY(!tried.isDone && hand.sketch().rows != nullptr);
    const auto done = std::get<MovedBy>(hand.does(Kind::Release, {80, 40}));
    QVERIFY(done.isDone);
    QCOMPARE(done.by, QPointF(30, -10));
    hand.tool->setSubject(square());
    QVERIFY(hand.sketch().rows == nullptr);
    hand.does(Kind::Press, {50, 50});
    hand.does(Kind::Move, {90, 50});
    QVERIFY(is<EditGivenUp>(hand.does(Kind::Escape)));
    QVERIFY(is<PickAt>(hand.click({50, 50})));
    QVERIFY(is<PickAt>(hand.click({500, 50})));
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }

  void cornersBecomeAnArea()
  {
    Hand hand(EditKind::Draw, {QStringLiteral("thua"), GeometryKind::Polygon, {}, nullptr, {}});
    for (const QPointF& corner : kSquare) {
      hand.does(Kind::Move, corner);
      QVERIFY(!std::get<Drawn>(hand.does(Kind::Press, corner)).isDone);
    }
    QVERIFY(is<Drawn>(hand.does(Kind::Back)));
    QCOMPARE(hand.sketch().corners.size(), 4U);                        // three and the pointer
    const auto done = std::get<Drawn>(hand.does(Kind::Press, {3, 3})); // on the first corner
    QVERIFY(done.isDone);
    QCOMPARE(done.corners, (std::vector<QPointF>{kSquare.begin(), kSquare.begin() + 3}));
    QVERIFY(hand.sketch().corners.empty());
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }

  void aCrossedAreaIsNotEnded()
  {
    Hand hand(EditKind::Draw, {QStringLiteral("thua"), GeometryKind::Polygon, {}, nullptr, {}});
    for (const QPointF corner : {QPointF(0, 0), QPointF(100, 100), QPointF(100, 0)})
      hand.does(Kind::Press, corner);
    QVERIFY(std::get<Drawn>(hand.does(Kind::Move, {20, 60})).crossings.size() == 1);
    QVERIFY(std::get<Drawn>(hand.does(Kind::Move, {60, -60})).crossings.empty());
    hand.does(Kind::Press, {0, 100});
    const auto refused = std::get<Drawn>(hand.does(Kind::Finish));
    QVERIFY(!refused.isDone && !refused.crossings.empty());
    QVERIFY(is<Drawn>(hand.does(Kind::Back)));
    QVERIFY(std::get<Drawn>(hand.does(Kind::Finish)).isDone);
  }

  void linesAndPointsEndWhereTheyShould()
  {
    Hand line(EditKind::Draw, {QStringLiteral("ong"), GeometryKind::Line, {}, nullptr, {}});
    line.does(Kind::Press, {0, 0});
    QVERIFY(is<std::monostate>(line.does(Kind::Finish)));
    line.does(Kind::Press, {10, 10});
    QCOMPARE(std::get<Drawn>(line.does(Kind::Finish)).corners.size(), 2U);
    Hand point(EditKind::Draw, {QStringLiteral("tram"), GeometryKind::Point, {}, nullptr, {}});
    QVERIFY(std::get<Drawn>(point.does(Kind::Press, {4, 5})).isDone);
    Hand hole(EditKind::Hole, square());
    for (const QPointF corner : {QPointF(20, 20), QPointF(40, 20), QPointF(40, 40)})
      hole.does(Kind::Press, corner);
    const auto done = std::get<Drawn>(hole.does(Kind::Finish));
    QVERIFY(done.isDone && done.as == DrawnAs::Hole);
  }
};

QTEST_APPLESS_MAIN(TestEditTools)
#include "tst_edittools.moc"
