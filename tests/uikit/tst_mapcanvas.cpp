// The map on the screen, in a real display: what is drawn, how it moves, that it never stalls.
#include "squares.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/scalebar.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <random>

using namespace diaban;
using namespace diaban::uikit;
using mapview::Viewport;

namespace {

void wheel(MapCanvas& canvas, QPointF at, int angle)
{
  QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(&canvas, &event);
}

} // namespace

class TestMapCanvas : public QObject {
  Q_OBJECT

  std::unique_ptr<MapCanvas> m_canvas;

  void showSquares(int columns, bool labels = false)
  {
    m_canvas = std::make_unique<MapCanvas>();
    m_canvas->resize(900, 600);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setLayers({test::squaresLayer(QStringLiteral("a"), test::squares(columns), labels)});
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
  }

private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::Light); }
  void cleanup() { m_canvas.reset(); }

  void emptyMapOffersTheFirstStep()
  {
    MapCanvas canvas;
    canvas.setEmptyState(QStringLiteral("none"), QStringLiteral("why"), QStringLiteral("do"));
    canvas.resize(600, 400);
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    QSignalSpy used(&canvas, &MapCanvas::emptyStateUsed);
    auto* button = canvas.findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(used.size(), 1);
    canvas.setLayers({test::squaresLayer(QStringLiteral("a"), test::squares(3))});
    QVERIFY(!button->isVisible());
  }

  void whatIsShownHasTheLayersColours()
  {
    showSquares(10);
    const QImage shot = m_canvas->grab().toImage();
    const QPointF inSquare = m_canvas->viewport().toPixel({500'065, 1'700'065});
    QCOMPARE(shot.pixelColor(inSquare.toPoint()), QColor(QStringLiteral("#96de78")));
    const QPointF between = m_canvas->viewport().toPixel({500'071, 1'700'071});
    QCOMPARE(shot.pixelColor(between.toPoint()), QColor(Qt::white));
  }

  void wheelKeepsThePlaceUnderThePointer()
  {
    showSquares(30);
    const QPointF at(250, 180);
    const QPointF before = m_canvas->viewport().toMap(at);
    const double scale = m_canvas->scaleDenominator();
    wheel(*m_canvas, at, 240);
    QVERIFY(std::abs(m_canvas->scaleDenominator() - scale / 2) < scale * 0.01);
    const QPointF after = m_canvas->viewport().toMap(at);
    QVERIFY(QLineF(before, after).length() < 1e-6);
    wheel(*m_canvas, at, 7); // a touch pad's small step
    QVERIFY(m_canvas->scaleDenominator() < scale / 2);
  }

  void dragMovesTheMapWithThePointer()
  {
    showSquares(30);
    const QPointF grabbed = m_canvas->viewport().toMap({400, 300});
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {400, 300});
    QTest::mouseMove(m_canvas.get(), {450, 330});
    QTest::mouseMove(m_canvas.get(), {500, 250});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {500, 250});
    QTRY_VERIFY(QLineF(m_canvas->viewport().toMap({500, 250}), grabbed).length() < 1e-6);
  }

  void shiftDragZoomsToTheBox()
  {
    showSquares(30);
    const QPointF middle = m_canvas->viewport().toMap({350, 250});
    const double scale = m_canvas->scaleDenominator();
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, {200, 150});
    QTest::mouseMove(m_canvas.get(), {350, 250});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, Qt::ShiftModifier, {500, 350});
    QVERIFY(std::abs(m_canvas->scaleDenominator() * 3 / scale - 1) < 1e-9);
    QVERIFY(QLineF(m_canvas->viewport().toMap({450, 300}), middle).length() < 1e-6);
  }

  void keysPanAndZoom()
  {
    showSquares(30);
    const Viewport before = m_canvas->viewport();
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QVERIFY(m_canvas->viewport().centreX > before.centreX);
    QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QVERIFY(m_canvas->viewport().centreY > before.centreY);
    QTest::keyClick(m_canvas.get(), Qt::Key_Plus);
    QVERIFY(m_canvas->scaleDenominator() < before.scaleDenominator());
    QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
    QVERIFY(std::abs(m_canvas->scaleDenominator() / before.scaleDenominator() - 1) < 1e-9);
  }

  void scaleCanBeSet()
  {
    showSquares(30);
    m_canvas->setScaleDenominator(5000);
    QVERIFY(std::abs(m_canvas->scaleDenominator() - 5000) < 1e-6);
    m_canvas->setScaleDenominator(0.001); // nonsense is held within what can be drawn
    QVERIFY(m_canvas->scaleDenominator() >= 10 - 1e-6);
  }

  void panningReusesTiles()
  {
    showSquares(60);
    const int drawn = m_canvas->pictures().counts().tilesDrawn;
    for (int i = 0; i < 20; ++i)
      m_canvas->setViewport(m_canvas->viewport().panned({1, 0}));
    QVERIFY(m_canvas->isComplete() || m_canvas->pictures().counts().tilesDrawn - drawn <= 12);
  }

  void tilesMeetWithoutSeams()
  {
    // The same view as one piece of another grid: the pictures must be equal where tiles meet.
    showSquares(200);
    m_canvas->setScaleDenominator(3000);
    QTRY_VERIFY(m_canvas->isComplete());
    const QImage first = m_canvas->grab().toImage();
    const Viewport view = m_canvas->viewport();
    m_canvas->setScaleDenominator(2000);
    QTRY_VERIFY(m_canvas->isComplete());
    Viewport aside = view.panned({237, 119});
    m_canvas->setViewport(aside); // the grid starts here
    QTRY_VERIFY(m_canvas->isComplete());
    m_canvas->setViewport(view);
    QTRY_VERIFY(m_canvas->isComplete());
    const QImage second = m_canvas->grab().toImage();
    int differing = 0;
    for (int y = 60; y < first.height() - 60; ++y)
      for (int x = 60; x < first.width() - 60; ++x) {
        const QRgb a = first.pixel(x, y);
        const QRgb b = second.pixel(x, y);
        differing += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) +
                         std::abs(qBlue(a) - qBlue(b)) >
                     24;
      }
    QVERIFY2(differing < first.width() * first.height() / 1000,
             qPrintable(QString::number(differing)));
  }

  void aNeedleMarksThePlaceThatWasGoneTo()
  {
    showSquares(10);
    const QPointF place(500'065, 1'700'065);
    const QPoint at = m_canvas->viewport().toPixel(place).toPoint();
    const QImage before = m_canvas->grab().toImage();
    m_canvas->setPointMark({{place, QStringLiteral("VN-2000\nBắc 1 · Đông 2")}});
    const QImage after = m_canvas->grab().toImage();
    QCOMPARE(after.pixelColor(at), colour(Theme::Light, Token::Text));
    QCOMPARE(after.pixelColor(at + QPoint(24, 0)), colour(Theme::Light, Token::Tip)); // its words
    m_canvas->setViewport(m_canvas->viewport().panned({at.x() - 895.0, 0}));          // at the edge
    QVERIFY(m_canvas->viewport().toPixel(place).x() < 900);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!m_canvas->pointMark());
    m_canvas->setViewport(m_canvas->viewport().panned({895.0 - at.x(), 0}));
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    QCOMPARE(m_canvas->grab().toImage().pixelColor(at), before.pixelColor(at));
  }

  void removingTheLastLayerEmptiesTheMap()
  {
    showSquares(5);
    m_canvas->setLayers({});
    QVERIFY(m_canvas->isComplete());
  }

  void nothingStallsWhileAHundredThousandParcelsMove()
  {
    showSquares(317, true);
    m_canvas->resize(1600, 900);
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    m_canvas->resetFrameTimes();
    test::StallMonitor monitor;
    std::mt19937 random(5);
    const auto pick = [&](int from, int to) {
      return std::uniform_real_distribution<double>(from, to)(random);
    };
    QElapsedTimer time;
    time.start();
    for (int step = 0; step < 120; ++step) {
      if (step % 3 == 0)
        wheel(*m_canvas, {pick(200, 1400), pick(100, 800)}, step % 24 < 12 ? 60 : -60);
      else
        m_canvas->setViewport(m_canvas->viewport().panned({pick(-20, 20), pick(-20, 20)}));
      QTest::qWait(5);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_canvas->isComplete(), 20'000);
    const auto frames = m_canvas->frameTimes();
    qInfo("%d frames, mean %.2f ms, %d late, worst %.2f ms; longest stall %lld ms", frames.frames,
          frames.totalMs / frames.frames, frames.late, frames.worstMs, monitor.longestMs());
    QVERIFY(frames.frames > 40);
    QCOMPARE(frames.late, 0);
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));
  }

  void scaleBarHasRoundLengths_data()
  {
    QTest::addColumn<double>("metresPerPixel");
    QTest::addColumn<double>("metres");
    QTest::addColumn<int>("pixels");
    QTest::newRow("1:5,000") << 1.3229166 << 200.0 << 151;
    QTest::newRow("one to one") << 1.0 << 100.0 << 100;
    QTest::newRow("small") << 0.0132 << 2.0 << 152;
    QTest::newRow("country") << 6614.58 << 1e6 << 151;
  }
  void scaleBarHasRoundLengths()
  {
    QFETCH(double, metresPerPixel);
    QFETCH(double, metres);
    QFETCH(int, pixels);
    QCOMPARE(barLength(metresPerPixel).metres, metres);
    QCOMPARE(barLength(metresPerPixel).pixels, pixels);
  }
  void scaleBarAlwaysTakesEightyToHundredSixtyPixels()
  {
    for (double m = 1e-4; m < 1e5; m *= 1.037) {
      const BarLength bar = barLength(m);
      // 2 to 5 is the widest gap: at worst the bar is 160 × 2 / 5 long.
      QVERIFY2(bar.pixels >= 64 && bar.pixels <= 160, qPrintable(QString::number(m)));
    }
  }
};

QTEST_MAIN(TestMapCanvas)
#include "tst_mapcanvas.moc"
