// Units that are moved, turned and placed by hand, without a window.
#include <diaban/mapview/unittool.h>

#include <QTest>

using namespace diaban::mapview;
using Kind = ToolEvent::Kind;

namespace {

/// Over a view of two map units a pixel, with units at (0, 0) and (500, 0).
struct Hand {
  explicit Hand(UnitMode mode)
      : tool(makeUnitTool(mode))
  {
    tool->setUnits({{0, 0}, {500, 0}});
  }
  ToolDeed does(Kind kind, QPointF map = {}) { return tool->take({kind, map, 2, {}}); }
  std::unique_ptr<UnitTool> tool;
};

template <typename Deed>
const Deed& as(const ToolDeed& deed)
{
  const auto* held = std::get_if<Deed>(&deed);
  if (held == nullptr)
    qFatal("another deed");
  return *held;
}

} // namespace

class TestUnitTool : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aUnitMovesWithThePointerAndKeepsItsDistanceFromIt()
  {
    Hand hand(UnitMode::Move);
    hand.does(Kind::Press, {510, 6});
    const ToolDeed tried = hand.does(Kind::Move, {610, 106});
    QCOMPARE(as<UnitMoved>(tried).unit, std::size_t(1));
    QCOMPARE(as<UnitMoved>(tried).at, QPointF(600, 100));
    QVERIFY(!as<UnitMoved>(tried).isDone);
    const ToolDeed done = hand.does(Kind::Release, {610, 106});
    QVERIFY(as<UnitMoved>(done).isDone);
    QCOMPARE(as<UnitMoved>(done).at, QPointF(600, 100));
  }

  void aClickOnAUnitPicksIt()
  {
    Hand hand(UnitMode::Move);
    hand.does(Kind::Press, {4, 4});
    hand.does(Kind::Move, {6, 4});
    QCOMPARE(as<PickAt>(hand.does(Kind::Release, {6, 4})).at, QPointF(0, 0));
  }

  void besideThemTheHandMovesTheMap()
  {
    Hand hand(UnitMode::Move);
    hand.does(Kind::Press, {200, 200});
    QCOMPARE(as<ShiftView>(hand.does(Kind::Move, {240, 200})).by, QPointF(-40, 0));
    hand.does(Kind::Release, {240, 200});
  }

  void escapeLetsGo()
  {
    Hand hand(UnitMode::Move);
    hand.does(Kind::Press, {0, 0});
    hand.does(Kind::Move, {100, 0});
    QVERIFY(std::holds_alternative<EditGivenUp>(hand.does(Kind::Escape)));
    QVERIFY(std::holds_alternative<std::monostate>(hand.does(Kind::Move, {200, 0})));
    QVERIFY(std::holds_alternative<LeaveTool>(hand.does(Kind::Escape)));
  }

  void turningTellsWhereThePointerIs()
  {
    Hand hand(UnitMode::Turn);
    hand.does(Kind::Press, {0, 0});
    QCOMPARE(as<UnitTurned>(hand.does(Kind::Move, {70, 70})).towards, QPointF(70, 70));
    QVERIFY(as<UnitTurned>(hand.does(Kind::Release, {80, 70})).isDone);
  }

  void placingTakesAClickAndADragSaysWhereItLooks()
  {
    Hand hand(UnitMode::Place);
    hand.does(Kind::Press, {2, 2}); // also beside a unit that stands there
    const ToolDeed clicked = hand.does(Kind::Release, {2, 2});
    QCOMPARE(as<UnitPlaced>(clicked).at, QPointF(2, 2));
    QVERIFY(!as<UnitPlaced>(clicked).towards);
    hand.does(Kind::Press, {100, 100});
    QVERIFY(!as<UnitPlaced>(hand.does(Kind::Move, {100, 160})).isDone);
    const ToolDeed dragged = hand.does(Kind::Release, {100, 160});
    QCOMPARE(as<UnitPlaced>(dragged).at, QPointF(100, 100));
    QCOMPARE(*as<UnitPlaced>(dragged).towards, QPointF(100, 160));
    QVERIFY(as<UnitPlaced>(dragged).isDone);
  }

  void unitsThatWentAreLetGo()
  {
    Hand hand(UnitMode::Move);
    hand.does(Kind::Press, {500, 0});
    hand.tool->setUnits({{0, 0}});
    QVERIFY(!std::holds_alternative<UnitMoved>(hand.does(Kind::Move, {600, 0})));
  }
};

QTEST_GUILESS_MAIN(TestUnitTool)
#include "tst_unittool.moc"
