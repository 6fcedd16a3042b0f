// A layer edited in the real window: vertices dragged, features drawn, moved, deleted, all undone.
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/aimbox.h>
#include <diaban/uikit/editline.h>
#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/uikit/snackbar.h>
#include <diaban/workspace/features.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLineF>
#include <QLocale>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace diaban;
using namespace diaban::desktop;
using uikit::CanvasTool;

class TestWindowEdit : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  uikit::Selection& selection() { return m_window->selection(); }
  Document& document() { return m_window->document(); }
  const workspace::Layer& layer() { return document().layers().front(); }
  uikit::EditPanel& panel() { return m_window->bench().editPanel(); }
  uikit::EditLine& line() { return m_window->bench().editLine(); }
  uikit::Snackbar& snackbar() { return *canvas().findChild<uikit::Snackbar*>(); }
  QPoint pixel(QPointF map) { return canvas().viewport().toPixel(map).toPoint(); }
  int vertices() { return panel().vertices().model()->rowCount(); }

  void drag(QPoint from, QPoint to)
  {
    QTest::mouseMove(&canvas(), from);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
  }
  /// Each letter to where the keyboard is by then.
  static void type(const QString& text)
  {
    for (const QChar letter : text)
      QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
  }
  void click(QPoint at) { QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at); }

  /// The geometry of a row as the file has it.
  geo::Shape shape(qint64 row)
  {
    NoProgress progress;
    const std::array<qint64, 1> rows{row};
    const auto found =
        workspace::readFeatures(*document().workspace(), layer().name, rows, progress).value();
    if (found.empty())
      return {};
    const QByteArray& wkb = found.front().wkb;
    return geo::readShape({reinterpret_cast<const unsigned char*>(wkb.constData()),
                           static_cast<std::size_t>(wkb.size())})
        .value();
  }

  /// A window whose only layer is edited, with one row selected.
  void edit(int squares, qint64 row)
  {
    openWithSquares(squares);
    mapview::SnapRules rules;
    rules.isOn = false; // the pointer alone decides
    m_window->session()->snapping.setRules(rules);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    QApplication::setActiveWindow(m_window.get());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_E);
    QCOMPARE(canvas().tool(), CanvasTool::Edit);
    if (row == 0)
      return;
    selection().set(layer().name, {row});
    QTRY_COMPARE_WITH_TIMEOUT(vertices(), 4, kLong);
  }

private Q_SLOTS:
  void aDraggedVertexIsInTheFileAndTakenBack()
  {
    edit(9, 5);
    QVERIFY(panel().isVisible() && line().isVisible());
    const geo::Shape before = shape(5);
    const QPoint from = pixel(before.vertex({0, 0, 2})), to = from + QPoint(25, -30);
    QTest::mouseMove(&canvas(), from);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    QVERIFY2(line().text().contains(QStringLiteral("→")), qPrintable(line().text()));
    shot(QStringLiteral("edit-drag.png"));
    QCOMPARE(shape(5), before); // nothing is written before the release
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
    QTRY_VERIFY_WITH_TIMEOUT(shape(5) != before, kLong);
    const QPointF now = shape(5).vertex({0, 0, 2});
    QVERIFY((pixel(now) - to).manhattanLength() <= 2);
    QCOMPARE(shape(5).vertex({0, 0, 1}), before.vertex({0, 0, 1}));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(panel().vertices().model()->index(2, 2).data().toString(),
                              QLocale().toString(now.x(), 'f', 3), kLong);
    const auto table = document().table(layer().name);
    QTRY_VERIFY_WITH_TIMEOUT(table->extent().contains({now.x(), now.y(), now.x(), now.y()}), kLong);
    shot(QStringLiteral("edit-dragged.png"));
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shape(5), before, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(panel().vertices().model()->index(2, 2).data().toString(),
                              QLocale().toString(before.vertex({0, 0, 2}).x(), 'f', 3), kLong);
    m_window->action(Command::EditDone)->trigger();
    QVERIFY(!panel().isVisible() && !line().isVisible());
    QVERIFY(canvas().tool() != CanvasTool::Edit);
  }

  void manyQuickDragsAllArrive()
  {
    edit(9, 5);
    const QPointF start = shape(5).vertex({0, 0, 2});
    QPoint at = pixel(start);
    for (int i = 0; i < 5; ++i) {
      drag(at, at + QPoint(9, -9));
      at += QPoint(9, -9);
    }
    QTRY_VERIFY_WITH_TIMEOUT((pixel(shape(5).vertex({0, 0, 2})) - at).manhattanLength() <= 3,
                             kLong);
    QTRY_COMPARE_WITH_TIMEOUT(document().workspace()->history(workspace::kBase).value().size(), 6,
                              kLong);
  }

  void aVertexIsTypedAddedAndDeleted()
  {
    edit(9, 5);
    const geo::Shape before = shape(5);
    auto* model = panel().vertices().model();
    QVERIFY(!model->setData(model->index(1, 2), QStringLiteral("abc"), Qt::EditRole));
    QVERIFY(line().text().contains(QStringLiteral("abc")));
    QCOMPARE(shape(5), before);
    const double east = std::round(before.vertex({0, 0, 1}).x()) + 3.5;
    QVERIFY(model->setData(model->index(1, 2), QLocale().toString(east, 'f', 3), Qt::EditRole));
    QTRY_COMPARE_WITH_TIMEOUT(shape(5).vertex({0, 0, 1}).x(), east, kLong);
    const geo::Shape typed = shape(5);
    const QPointF middle = (typed.vertex({0, 0, 2}) + typed.vertex({0, 0, 3})) / 2;
    drag(pixel(middle), pixel(middle) + QPoint(0, -20));
    QTRY_COMPARE_WITH_TIMEOUT(shape(5).vertexCount(0, 0), 5U, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(vertices(), 5, kLong);
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Delete); // the vertex in the hand, not the feature
    QTRY_COMPARE_WITH_TIMEOUT(shape(5), typed, kLong);
    QCOMPARE(layer().featureCount, 9);
  }

  void cornersAreTypedAtTheCursor()
  {
    edit(1, 0);
    m_window->action(Command::EditDraw)->trigger();
    auto& box = *canvas().findChild<uikit::AimBox*>();
    const QPoint middle = canvas().rect().center();
    QTest::mouseMove(&canvas(), middle);
    QVERIFY(box.isVisible());
    QVERIFY(box.x() > middle.x() && box.y() > middle.y());
    const QPointF at = canvas().viewport().toMap(middle);
    const QPointF first(std::round(at.x()), std::round(at.y()));
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    type(QLocale().toString(first.y(), 'f', 0)); // the first digit opens the box
    QVERIFY(box.isTypedInto());
    press(Qt::Key_Tab);
    type(QLocale().toString(first.x(), 'f', 0));
    shot(QStringLiteral("edit-typed.png"));
    press(Qt::Key_Return);
    QVERIFY(canvas().hasFocus());
    for (const auto& [length, bearing] : {std::pair{"30", "90"}, std::pair{"40", "0"}}) {
      type(QStringLiteral("d"));
      QVERIFY(box.isTypedInto());
      type(QString::fromLatin1(length));
      press(Qt::Key_Tab);
      type(QString::fromLatin1(bearing));
      shot(QStringLiteral("edit-typed-way.png"));
      press(Qt::Key_Return);
    }
    type(QStringLiteral("dabc"));
    press(Qt::Key_Return); // is no length: it stays, and says so
    QVERIFY(box.isTypedInto());
    shot(QStringLiteral("edit-typed-wrong.png"));
    press(Qt::Key_Escape);
    QVERIFY(canvas().hasFocus());
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 2, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows(), std::vector<qint64>{2}, kLong);
    const geo::Shape drawn = shape(2);
    const std::array corners{first, first + QPointF(30, 0), first + QPointF(30, 40)};
    for (std::size_t i = 0; i < corners.size(); ++i)
      QVERIFY(QLineF(drawn.vertex({0, 0, i}), corners[i]).length() < 1e-6);
    m_window->action(Command::EditDone)->trigger();
    QVERIFY(!box.isVisible());
  }

  void aChosenVertexIsTypedToItsPlace()
  {
    edit(9, 5);
    const geo::Shape before = shape(5);
    const QPointF from = before.vertex({0, 0, 2});
    click(pixel(from));
    QTest::keyClick(&canvas(), Qt::Key_D);
    auto& box = *canvas().findChild<uikit::AimBox*>();
    QVERIFY(box.isTypedInto());
    type(QStringLiteral("12,5"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    type(QStringLiteral("90 0 0"));
    QVERIFY2(line().text().contains(QStringLiteral("→")), qPrintable(line().text()));
    QCOMPARE(shape(5), before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shape(5) != before, kLong);
    QVERIFY(QLineF(shape(5).vertex({0, 0, 2}), from + QPointF(12.5, 0)).length() < 1e-6);
    QVERIFY(canvas().hasFocus());
  }

  void cornersWaitUntilTheDrawingGoesOn()
  {
    edit(9, 0);
    m_window->action(Command::EditDraw)->trigger();
    const QPoint corner(30, canvas().height() - 90);
    for (const QPoint by : {QPoint(0, 0), QPoint(70, 0)})
      click(corner + by);
    const auto kept = canvas().editTool()->unfinished();
    QCOMPARE(kept.size(), 2U);
    m_window->action(Command::Select)->trigger(); // another tool, and editing ended
    m_window->action(Command::EditDone)->trigger();
    QTest::keyClick(&canvas(), Qt::Key_E);
    QVERIFY(m_window->action(Command::EditDraw)->isChecked());
    QCOMPARE(canvas().editTool()->unfinished(), kept);
    const WindowState state = m_window->state(); // a window in another language takes its place
    m_window = std::make_unique<MainWindow>(m_window->session());
    m_window->show();
    m_window->setState(state);
    QVERIFY(panel().isVisible());
    QCOMPARE(canvas().editTool()->unfinished(), kept);
    click(corner + QPoint(70, -60));
    QApplication::setActiveWindow(m_window.get());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 10, kLong);
    QVERIFY(canvas().editTool()->unfinished().empty());
    m_window->action(Command::EditVertices)->trigger();
    m_window->action(Command::EditDraw)->trigger();
    QVERIFY(canvas().editTool()->unfinished().empty());
    click(corner);
    QTest::keyClick(&canvas(), Qt::Key_Escape); // given up by hand
    m_window->action(Command::EditVertices)->trigger();
    m_window->action(Command::EditDraw)->trigger();
    QVERIFY(canvas().editTool()->unfinished().empty());
  }

  void crossedSidesAreWrittenMarkedAndTakenBack()
  {
    edit(1, 1);
    canvas().zoom(0.5);
    const geo::Shape before = shape(1);
    const auto corner = [&](std::size_t i) { return before.vertex({0, 0, i}); };
    const QPointF below = (corner(0) + corner(1)) / 2 + (corner(1) - corner(2)) / 3;
    drag(pixel(corner(2)), pixel(below));
    QTRY_VERIFY_WITH_TIMEOUT(shape(1) != before, kLong);
    QVERIFY(line().saysWrong());
    QTRY_VERIFY_WITH_TIMEOUT(!canvas().editTool()->editSketch()->faults.empty(), kLong);
    shot(QStringLiteral("edit-crossed.png"));
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shape(1), before, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(!line().saysWrong(), kLong);
    QVERIFY(canvas().editTool()->editSketch()->faults.empty());
  }

  void whatEndsEditingIsInReachBesideThePanel()
  {
    edit(9, 5);
    m_window->resize(1280, 720);
    auto& side = m_window->bench().side();
    m_window->action(Command::History)->trigger();
    QTRY_VERIFY(m_window->bench().isSideOver() && side.isVisible());
    const QAbstractButton* done = nullptr;
    for (const auto* button : m_window->bench().findChildren<QToolButton*>())
      if (button->defaultAction() == m_window->action(Command::EditDone) && button->isVisible())
        done = button;
    QVERIFY(done != nullptr);
    QTRY_VERIFY(done->mapTo(m_window.get(), QPoint(done->width(), 0)).x() <=
                side.mapTo(m_window.get(), QPoint(0, 0)).x());
    shot(QStringLiteral("edit-beside-panel.png"));
    side.shut();
    QTRY_VERIFY(done->mapTo(m_window.get(), QPoint(done->width(), 0)).x() > 1200);
  }

  void crossedSidesAreSaidAtOnce()
  {
    edit(9, 5);
    const geo::Shape before = shape(5);
    const QPoint from = pixel(before.vertex({0, 0, 2}));
    const QPoint across = 2 * pixel(before.vertex({0, 0, 0})) - from + QPoint(8, 20);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + across) / 2 + QPoint(60, 20));
    QTest::mouseMove(&canvas(), across + QPoint(40, 0));
    if (!canvas().editTool()->editSketch()->faults.empty())
      QVERIFY2(line().text().contains(QStringLiteral("cắt")) ||
                   line().text().contains(QStringLiteral("crosses")),
               qPrintable(line().text()));
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, across);
    QCOMPARE(shape(5), before);
  }

  void aDrawnFeatureIsSelectedAndKeepsTheLayersType()
  {
    edit(9, 0);
    m_window->action(Command::EditDraw)->trigger();
    const QPoint corner(30, canvas().height() - 90);
    for (const QPoint by : {QPoint(0, 0), QPoint(70, 0), QPoint(70, -60)})
      click(corner + by);
    shot(QStringLiteral("edit-draw.png"));
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 10, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows(), std::vector<qint64>{10}, kLong);
    QCOMPARE(shape(10).type, shape(1).type);
    QTRY_COMPARE_WITH_TIMEOUT(vertices(), 3, kLong);
  }

  void aHoleIsCutAndOneOutsideIsRefused()
  {
    edit(1, 1);
    const QPoint middle = canvas().rect().center();
    m_window->action(Command::EditHole)->trigger();
    for (const QPoint by : {QPoint(0, 0), QPoint(30, 0), QPoint(30, -30)})
      click(middle + by);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(shape(1).parts[0].rings.size(), 2U, kLong);
    const geo::Shape holed = shape(1);
    for (const QPoint by : {QPoint(0, 0), QPoint(10, 0), QPoint(10, -10)})
      click(QPoint(8, 40) + by);
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QCOMPARE(shape(1), holed);
  }

  void whatIsSelectedMovesTogether()
  {
    edit(9, 5);
    selection().set(layer().name, {5, 6});
    m_window->action(Command::EditMove)->trigger();
    const geo::Shape before = shape(5);
    const QPoint inside = pixel((before.vertex({0, 0, 0}) + before.vertex({0, 0, 2})) / 2);
    const auto caught = [&] { // both are in the hand as soon as they are read
      QTest::mousePress(&canvas(), Qt::LeftButton, {}, inside);
      QTest::mouseMove(&canvas(), inside + QPoint(40, 0));
      if (const auto& rows = canvas().editTool()->editSketch()->rows; rows && rows->rowCount() == 2)
        return true;
      QTest::keyClick(&canvas(), Qt::Key_Escape);
      QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, inside);
      return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(caught(), kLong);
    shot(QStringLiteral("edit-move.png"));
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, inside + QPoint(40, 0));
    QTRY_VERIFY_WITH_TIMEOUT(shape(5) != before, kLong);
    const QPointF by = shape(5).vertex({0, 0, 0}) - before.vertex({0, 0, 0});
    QVERIFY(std::abs(by.x() / canvas().viewport().unitsPerPixel - 40) < 2);
    QTRY_VERIFY_WITH_TIMEOUT(canvas().editTool()->editSketch()->rows == nullptr, kLong);
  }

  void deletedFeaturesComeBackByTheSnackbar()
  {
    openWithSquares(9);
    QVERIFY(!m_window->action(Command::DeleteRows)->isEnabled());
    selection().set(layer().name, {2, 3, 4});
    QVERIFY(m_window->action(Command::DeleteRows)->isEnabled());
    QApplication::setActiveWindow(m_window.get());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 6, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(snackbar().isVisible(), kLong);
    QVERIFY(selection().isEmpty());
    shot(QStringLiteral("edit-snackbar.png"));
    QTest::mouseClick(snackbar().findChild<QAbstractButton*>(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 9, kLong);
    QVERIFY(!snackbar().isVisible());
  }

  void whatCantBeEditedIsSaid()
  {
    openWithSquares(1);
    m_window->layerList().setCurrentIndex({});
    m_window->action(Command::EditLayer)->setEnabled(true);
    m_window->action(Command::EditLayer)->trigger();
    QVERIFY(!m_window->action(Command::EditLayer)->isChecked());
    QVERIFY(!panel().isVisible());
  }
};

QTEST_MAIN(TestWindowEdit)
#include "tst_windowedit.moc"
