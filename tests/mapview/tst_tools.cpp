// What pointer and keys mean with each tool in hand, without a window.
#include <diaban/mapview/tools.h>

#include <QTest>

using namespace diaban::mapview;
using Kind = ToolEvent::Kind;

namespace {

/// A hand over a view of two map units a pixel.
struct Hand {
  explicit Hand(ToolKind kind)
      : tool(makeTool(kind))
  {
  }
  ToolDeed does(Kind kind, QPointF map = {}, Qt::KeyboardModifiers modifiers = {})
  {
    return tool->take({kind, map, 2, modifiers});
  }
  /// Press and release, the pointer moving on the way.
  ToolDeed drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
  {
    does(Kind::Press, from, modifiers);
    does(Kind::Move, to, modifiers);
    return does(Kind::Release, to, modifiers);
  }
  void corners(const std::vector<QPointF>& places)
  {
    for (const QPointF& place : places) {
      does(Kind::Move, place);
      does(Kind::Press, place);
      does(Kind::Release, place);
    }
  }
  std::unique_ptr<MapTool> tool;
};

template <typename Deed>
bool is(const ToolDeed& deed)
{
  return std::holds_alternative<Deed>(deed);
}

const std::vector<QPointF> kTriangle{{0, 0}, {100, 0}, {100, 80}};

} // namespace

class TestTools : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aHandHoldsThePlaceItCaught()
  {
    Hand hand(ToolKind::Pan);
    QVERIFY(is<std::monostate>(hand.does(Kind::Move, {5, 5}))); // nothing is held
    hand.does(Kind::Press, {100, 100});
    const auto deed = hand.does(Kind::Move, {130, 90});
    QCOMPARE(std::get<ShiftView>(deed).by, QPointF(-30, 10));
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {100, 100}))); // no click after a drag
    QVERIFY(is<std::monostate>(hand.does(Kind::Move, {130, 90})));
  }

  void aClickWithTheHandSelects()
  {
    Hand hand(ToolKind::Pan);
    const auto deed = hand.drag({100, 100}, {102, 100}); // a pixel is no drag
    QCOMPARE(std::get<PickAt>(deed).at, QPointF(102, 100));
    QCOMPARE(std::get<PickAt>(deed).tolerance, 10.0);
    QVERIFY(std::get<PickAt>(hand.drag({1, 1}, {1, 1}, Qt::ControlModifier)).join == Join::Toggle);
  }

  void shiftAndADragWithTheHandZoom()
  {
    Hand hand(ToolKind::Pan);
    hand.does(Kind::Press, {10, 10}, Qt::ShiftModifier);
    hand.does(Kind::Move, {50, 40});
    QVERIFY(hand.tool->sketch().isArea);
    QCOMPARE(std::get<ZoomTo>(hand.does(Kind::Release, {110, 60})).box,
             (diaban::geo::Extent{10, 10, 110, 60}));
    QVERIFY(hand.tool->sketch().line.empty());
    QVERIFY(is<PickAt>(hand.drag({1, 1}, {1, 1}))); // it is a hand again
  }

  void aBoxNeedsASize()
  {
    Hand hand(ToolKind::ZoomBox);
    QVERIFY(is<std::monostate>(hand.drag({10, 10}, {14, 90})));
    QVERIFY(is<ZoomTo>(hand.drag({10, 10}, {-30, 90})));
  }

  void modifiersSayHowWhatIsPickedJoins_data()
  {
    QTest::addColumn<Qt::KeyboardModifiers>("held");
    QTest::addColumn<int>("join");
    QTest::addColumn<int>("meet");
    const auto row = [](const char* name, Qt::KeyboardModifiers held, Join join, Meet meet) {
      QTest::newRow(name) << held << static_cast<int>(join) << static_cast<int>(meet);
    };
    row("nothing", {}, Join::Replace, Meet::Touches);
    row("Shift", Qt::ShiftModifier, Join::Add, Meet::Touches);
    row("Ctrl", Qt::ControlModifier, Join::Toggle, Meet::Touches);
    row("Alt", Qt::AltModifier, Join::Replace, Meet::Inside);
    row("Alt and Shift", Qt::AltModifier | Qt::ShiftModifier, Join::Add, Meet::Inside);
  }
  void modifiersSayHowWhatIsPickedJoins()
  {
    QFETCH(Qt::KeyboardModifiers, held);
    QFETCH(int, join);
    QFETCH(int, meet);
    Hand hand(ToolKind::Select);
    const PickIn box = std::get<PickIn>(hand.drag({0, 0}, {60, 40}, held));
    QCOMPARE(static_cast<int>(box.join), join);
    QCOMPARE(static_cast<int>(box.meet), meet);
    QCOMPARE(box.ring.size(), 4U);
    Hand drawing(ToolKind::SelectPolygon);
    drawing.corners(kTriangle);
    const PickIn area = std::get<PickIn>(drawing.does(Kind::Finish, {}, held));
    QCOMPARE(static_cast<int>(area.join), join);
    QCOMPARE(static_cast<int>(area.meet), meet);
    QCOMPARE(area.ring, kTriangle);
  }

  void aClickWithTheSelectToolPicksAPlace()
  {
    Hand hand(ToolKind::Select);
    QCOMPARE(std::get<PickAt>(hand.drag({9, 9}, {10, 10})).at, QPointF(10, 10));
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {9, 9}))); // without a press
  }

  void cornersAreTakenBackAndGivenUp()
  {
    Hand hand(ToolKind::SelectPolygon);
    hand.corners(kTriangle);
    hand.does(Kind::Back);
    QVERIFY(is<std::monostate>(hand.does(Kind::Finish))); // two corners hold nothing
    hand.does(Kind::Move, {40, 90});
    QCOMPARE(hand.tool->sketch().line.size(), 3U); // two and the pointer
    hand.corners({{40, 90}});
    QVERIFY(is<PickIn>(hand.does(Kind::Finish)));
    QVERIFY(hand.tool->sketch().line.empty());
    hand.corners(kTriangle);
    QVERIFY(!is<LeaveTool>(hand.does(Kind::Escape))); // first what was begun, then the tool
    QVERIFY(hand.tool->sketch().line.empty());
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }

  void aSecondPressAtOnePlaceIsNoCorner()
  {
    Hand hand(ToolKind::MeasureLength);
    hand.corners({{0, 0}, {0, 0}, {30, 40}});
    QCOMPARE(std::get<Measure>(hand.does(Kind::Finish)).corners.size(), 2U);
  }

  void measuringFollowsThePointerUntilItIsFinished()
  {
    Hand hand(ToolKind::MeasureArea);
    hand.corners(kTriangle);
    const Measure live = std::get<Measure>(hand.does(Kind::Move, {0, 80}));
    QVERIFY(live.isArea && !live.isFinished);
    QCOMPARE(live.corners.size(), 4U);
    QCOMPARE(live.corners.back(), QPointF(0, 80));
    const Measure end = std::get<Measure>(hand.does(Kind::Finish, {0, 80}));
    QVERIFY(end.isFinished);
    QCOMPARE(end.corners, kTriangle);
    QVERIFY(is<std::monostate>(hand.does(Kind::Move, {7, 7}))); // it stays as it is
    QCOMPARE(hand.tool->sketch().line.size(), 3U);
    hand.does(Kind::Press, {500, 500}); // another one begins
    QCOMPARE(hand.tool->sketch().line.size(), 2U);
    QVERIFY(std::get<Measure>(hand.does(Kind::Escape)).corners.empty());
  }

  void identifyingMovesTheMapToo()
  {
    Hand hand(ToolKind::Identify);
    QVERIFY(is<IdentifyAt>(hand.drag({9, 9}, {9, 9})));
    QVERIFY(is<IdentifyAt>(hand.drag({9, 9}, {9, 9}, Qt::ShiftModifier)));
    hand.does(Kind::Press, {0, 0});
    QVERIFY(is<ShiftView>(hand.does(Kind::Move, {90, 0})));
    QVERIFY(is<std::monostate>(hand.does(Kind::Escape))); // lets go
    QVERIFY(is<std::monostate>(hand.does(Kind::Release, {90, 0})));
    QVERIFY(is<LeaveTool>(hand.does(Kind::Escape)));
  }
};

QTEST_APPLESS_MAIN(TestTools)
#include "tst_tools.moc"
