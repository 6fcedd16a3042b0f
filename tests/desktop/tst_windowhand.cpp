// What a hand does: layers dragged into order, the map moved by mouse, wheel and keys, and the ways
// on that are offered when an import did not come to its end.
#include "windowfixture.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sheet.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineF>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace diaban;
using namespace diaban::desktop;

namespace {

const QByteArray kCutOff = "{\"type\":\"Feat";
const QByteArray kMetres =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"so":1},)"
    R"("geometry":{"type":"Point","coordinates":[557000,1821000]}}]})";

QString writeText(const QString& path, const QByteArray& bytes)
{
  QFile file(path);
  return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

/// What the program says for an English sentence of its window.
QString words(const char* english)
{
  return QCoreApplication::translate("diaban::desktop::MainWindow", english);
}

} // namespace

class TestWindowHand : public WindowFixture {
  Q_OBJECT

  QPointF onMap(QPoint at) const { return m_window->canvas().viewport().toMap(at); }
  uikit::Sheet* sheet() const { return m_window->findChild<uikit::Sheet*>(); }
  /// Gives the window the keyboard, as a window manager would.
  void activate()
  {
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
  }
  /// The file's sentence is there, with the way on; presses it.
  void takeWayOn(const QString& title)
  {
    QAbstractButton* button = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (button = buttonNamed(*m_window->findChild<uikit::BandStack*>(), title)), kLong);
    QTest::mouseClick(button, Qt::LeftButton);
  }

private Q_SLOTS:
  void layersAreOrderedByAMouseDrag()
  {
    openWithSquares(9);
    drop(*m_window, {writeSquares(fresh(QStringLiteral("đường.geojson")), 4)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    const QString top = m_window->document().layers().constFirst().name;
    auto& list = m_window->layerList();
    QWidget* area = list.viewport();
    const QPoint from = list.visualRect(list.model()->index(0, 0)).center();
    const QRect last = list.visualRect(list.model()->index(1, 0));
    const QPoint to(from.x(), last.bottom() + 60); // on nothing, below all rows
    QTest::mousePress(area, Qt::LeftButton, {}, from);
    // Dragging runs a loop of Qt's own; what the hand goes on to do comes from a timer.
    QTimer hand;
    int steps = 0;
    connect(&hand, &QTimer::timeout, this, [&] {
      if (++steps < 8)
        QTest::mouseMove(area, to + QPoint(steps, 0));
      else if (steps == 8)
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
      else
        hand.stop();
    });
    hand.start(40);
    for (int i = 1; i < 5; ++i)
      QTest::mouseMove(area, from + QPoint(0, 6 * i));
    QTRY_VERIFY_WITH_TIMEOUT(steps > 8, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().constLast().name, top, kLong);
    const QString path = m_window->document().path();
    m_window->document().close();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QCOMPARE(m_window->document().layers().constLast().name, top);
  }

  void spaceAndADragPanWhateverTheTool_data()
  {
    QTest::addColumn<bool>("boxTool");
    QTest::newRow("with the hand") << false;
    QTest::newRow("with the box") << true;
  }
  void spaceAndADragPanWhateverTheTool()
  {
    QFETCH(bool, boxTool);
    openWithSquares(100);
    auto& canvas = m_window->canvas();
    m_window->action(boxTool ? Command::ZoomBox : Command::Pan)->trigger();
    canvas.setFocus();
    const double scale = canvas.scaleDenominator();
    const QPoint from(300, 200), to(420, 260);
    QTest::mouseMove(&canvas, from);
    QTest::keyPress(&canvas, Qt::Key_Space);
    const QPointF held = onMap(from);
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas, {360, 230});
    QTest::mouseMove(&canvas, to);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    QTest::keyRelease(&canvas, Qt::Key_Space);
    QTRY_VERIFY(QLineF(onMap(to), held).length() < 1e-6);
    QCOMPARE(canvas.scaleDenominator(), scale);
    const QPointF still = onMap(to);
    QTest::mouseMove(&canvas, {500, 300}); // the key is up: the pointer moves alone
    QVERIFY(QLineF(onMap(to), still).length() < 1e-9);
  }

  void spaceEndsWhenTheMapLosesTheFocus()
  {
    openWithSquares(9);
    activate();
    auto& canvas = m_window->canvas();
    canvas.setFocus();
    QTest::keyPress(&canvas, Qt::Key_Space);
    QCOMPARE(canvas.cursor().shape(), Qt::ClosedHandCursor);
    m_window->layerList().setFocus();
    QVERIFY(canvas.cursor().shape() != Qt::ClosedHandCursor);
  }

  void wheelZoomsAtThePointer()
  {
    openWithSquares(100);
    auto& canvas = m_window->canvas();
    const QPoint at(211, 133);
    const QPointF place = onMap(at);
    const double scale = canvas.scaleDenominator();
    QWheelEvent turn(at, canvas.mapToGlobal(QPointF(at)), {}, {0, 120}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &turn);
    QVERIFY(canvas.scaleDenominator() < scale);
    QVERIFY(QLineF(onMap(at), place).length() < 1e-6);
  }

  void boxShowsWhatItEncloses()
  {
    openWithSquares(100);
    auto& canvas = m_window->canvas();
    m_window->action(Command::ZoomBox)->trigger();
    const QPointF middle = onMap({300, 200});
    const double scale = canvas.scaleDenominator();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {240, 160});
    QTest::mouseMove(&canvas, {300, 200});
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {360, 240});
    const QPointF centre = canvas.viewport().toMap(QRectF(canvas.rect()).center());
    QVERIFY(QLineF(centre, middle).length() < canvas.viewport().unitsPerPixel);
    QVERIFY(canvas.scaleDenominator() < scale / 2);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QVERIFY(m_window->action(Command::Pan)->isChecked());
  }

  void keysOfTheWindowZoomTheMap()
  {
    openWithSquares(100);
    activate();
    auto& canvas = m_window->canvas();
    canvas.setFocus();
    const auto whole = canvas.viewport();
    QTest::keyClick(&canvas, Qt::Key_Plus);
    QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(canvas.scaleDenominator() < whole.scaleDenominator());
    QVERIFY(canvas.viewport().centreX < whole.centreX);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(std::abs(canvas.scaleDenominator() / whole.scaleDenominator() - 1) < 1e-9);
  }

  void severalFilesDroppedComeInOneGo()
  {
    openEmpty();
    QStringList files;
    for (const char* name : {"a 'một'.geojson", "b \"hai\".geojson", "c đường.geojson"})
      files << writeSquares(fresh(QString::fromUtf8(name)), 5);
    drop(m_window->canvas(), files);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 3, kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 0, kLong);
  }

  void aFileThatWasMendedIsImportedAgain()
  {
    openEmpty();
    const QString path = writeText(fresh(QStringLiteral("cụt.geojson")), kCutOff);
    drop(*m_window, {path});
    QTRY_VERIFY_WITH_TIMEOUT(!bandTexts(*m_window).isEmpty(), kLong);
    QVERIFY(!writeSquares(path, 6).isEmpty());
    takeWayOn(words("Import again"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QVERIFY(bandTexts(*m_window).isEmpty());
  }

  void anImportThatWasStoppedIsOfferedAgainBesideItsJob()
  {
    openEmpty();
    drop(*m_window, {writeSquares(fresh(QStringLiteral("nhiều.geojson")), 60'000)});
    m_window->action(Command::Jobs)->trigger();
    QAbstractButton* stop = nullptr;
    const auto isImporting = [&] {
      stop = buttonNamed(*m_window, QStringLiteral("Dừng"));
      return stop && stop->accessibleDescription().startsWith(QStringLiteral("Nhập"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isImporting(), kLong);
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->jobs().runningCount(), 0, kLong);
    QCOMPARE(m_window->document().layers().size(), 0);
    QVERIFY(bandTexts(*m_window).isEmpty()); // who pressed the button knows it
    QAbstractButton* again = nullptr;
    QTRY_VERIFY((again = buttonNamed(*m_window, words("Import again"))));
    shot(QStringLiteral("stopped-job-1366.png"));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QTRY_VERIFY(!buttonNamed(*m_window, words("Import again")));
    QCOMPARE(m_window->document().layers().constFirst().featureCount, 60'000);
  }

  void coordinatesInAnotherSystemOpenTheChooser()
  {
    openEmpty();
    // Metres in a file whose format means degrees.
    const QString path = writeText(fresh(QStringLiteral("mét.geojson")), kMetres);
    drop(*m_window, {path});
    takeWayOn(words("Choose the coordinate system…"));
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    shot(QStringLiteral("crs-again-1366.png"));
    QAbstractButton* import = buttonNamed(*sheet(), QStringLiteral("Nhập 1 tệp"));
    QVERIFY(import && import->isEnabled());
    QTest::mouseClick(import, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
  }

  void textInAnotherEncodingOpensItsChooser()
  {
    openEmpty();
    QByteArray rows("ten,x,y\n");
    for (int i = 0; i < 5000; ++i) // more than are looked at before
      rows += "Xa " + QByteArray::number(i) + ",107.6,16.4\n";
    const QString path = writeText(fresh(QStringLiteral("chữ.csv")),
                                   rows + "Hu\xD5,107.6,16.4\n"); // "Huế" in TCVN3
    drop(*m_window, {path});
    takeWayOn(words("Choose the encoding…"));
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    shot(QStringLiteral("encoding-1366.png"));
    QCOMPARE(sheet()->findChild<QComboBox*>()->currentData().toString(), QStringLiteral("TCVN3"));
    QTest::mouseClick(buttonNamed(*sheet(), QStringLiteral("Nhập 1 tệp")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
  }

  void aWayOnOfAnotherWorkspaceDoesNothing()
  {
    openEmpty();
    const QString path = writeText(fresh(QStringLiteral("cụt.geojson")), kCutOff);
    drop(*m_window, {path});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->messages().messages().empty(), kLong);
    const uikit::Message message = m_window->messages().messages().front();
    QCOMPARE(message.remedies.size(), std::size_t{1});
    QVERIFY(!writeSquares(path, 6).isEmpty());
    m_window->document().create(fresh(QStringLiteral("khác.gpkg")),
                                geo::Crs::fromEpsg(9217).value());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().path().endsWith(QStringLiteral("khác.gpkg")),
                             kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->jobs().runningCount(), 0, kLong);
    message.remedies.front().run();
    QCOMPARE(m_window->jobs().runningCount(), 0);
    QCOMPARE(m_window->document().layers().size(), 0);
  }
};

QTEST_MAIN(TestWindowHand)
#include "tst_windowhand.moc"
