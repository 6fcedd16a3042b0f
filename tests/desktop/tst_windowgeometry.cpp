// Features of every geometry type drawn, reshaped and deleted by hand in the real window.
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/editpanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/theme.h>
#include <diaban/workspace/features.h>

#include <QApplication>
#include <QFile>
#include <QTableView>
#include <QTest>

#include <array>

using namespace diaban;
using namespace diaban::desktop;

class TestWindowGeometry : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  Document& document() { return m_window->document(); }
  const workspace::Layer& layer() { return document().layers().front(); }
  QPoint pixel(QPointF map) { return canvas().viewport().toPixel(map).toPoint(); }
  void click(QPoint at)
  {
    QTest::mouseMove(&canvas(), at);
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, at);
  }
  void press(Qt::Key key)
  {
    QApplication::setActiveWindow(m_window.get());
    canvas().setFocus();
    QTest::keyClick(&canvas(), key);
  }

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

  /// A window with one layer of one feature, which is selected and edited.
  void edit(const QString& type, const QString& coordinates)
  {
    openEmpty();
    const QString path = fresh(QStringLiteral("lớp.geojson"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral(R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                              R"("properties":{"ten":"Một"},"geometry":{"type":"%1",)"
                              R"("coordinates":%2}}]})")
                   .arg(type, coordinates)
                   .toUtf8());
    file.close();
    drop(*m_window, {path});
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    mapview::SnapRules rules;
    rules.isOn = false; // the pointer alone decides
    m_window->session()->snapping.setRules(rules);
    canvas().setScaleDenominator(500);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    press(Qt::Key_E);
    m_window->selection().set(layer().name, {1});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bench().editPanel().vertices().model()->rowCount() > 0,
                             kLong);
  }

private Q_SLOTS:
  void everyTypeIsDrawnReshapedAndDeleted_data()
  {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("coordinates");
    QTest::addColumn<int>("corners");
    const auto row = [](const char* name, const char* type, const char* coordinates, int corners) {
      QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(coordinates)
                          << corners;
    };
    row("point", "Point", "[107.5,16.4]", 1);
    row("point z", "Point", "[107.5,16.4,12.5]", 1);
    row("multi-point", "MultiPoint", "[[107.5,16.4],[107.5003,16.4002]]", 1);
    row("line", "LineString", "[[107.5,16.4],[107.5003,16.4],[107.5004,16.4002]]", 3);
    row("line z", "LineString", "[[107.5,16.4,1],[107.5003,16.4,2],[107.5004,16.4002,3]]", 3);
    row("multi-line", "MultiLineString",
        "[[[107.5,16.4],[107.5003,16.4]],[[107.5,16.4002],[107.5003,16.4003]]]", 2);
    row("polygon with a hole", "Polygon",
        "[[[107.5,16.4],[107.5005,16.4],[107.5005,16.4004],[107.5,16.4004],[107.5,16.4]],"
        "[[107.5002,16.4001],[107.5002,16.4003],[107.5003,16.4003],[107.5003,16.4001],"
        "[107.5002,16.4001]]]",
        4);
    row("multi-polygon", "MultiPolygon",
        "[[[[107.5,16.4],[107.5002,16.4],[107.5002,16.4002],[107.5,16.4]]],"
        "[[[107.5003,16.4],[107.5005,16.4],[107.5005,16.4002],[107.5003,16.4]]]]",
        3);
    row("polygon z", "Polygon",
        "[[[107.5,16.4,5],[107.5003,16.4,5],[107.5003,16.4003,6],[107.5,16.4,5]]]", 3);
  }

  void everyTypeIsDrawnReshapedAndDeleted()
  {
    QFETCH(QString, type);
    QFETCH(QString, coordinates);
    QFETCH(int, corners);
    edit(type, coordinates);
    const geo::Shape before = shape(1);
    const geo::VertexId first{0, 0, 0};
    const QPoint from = pixel(before.vertex(first)), to = from + QPoint(-40, 30);
    QTest::mouseMove(&canvas(), from);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    shot(QStringLiteral("geometry %1 drag.png").arg(QLatin1String(QTest::currentDataTag())));
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
    QTRY_VERIFY_WITH_TIMEOUT(shape(1) != before, kLong);
    geo::Shape moved = before;
    geo::moveVertex(moved, first, shape(1).vertex(first));
    QCOMPARE(shape(1), moved); // heights and all others are as they were

    m_window->action(Command::EditDraw)->trigger();
    const QPoint corner = canvas().rect().bottomLeft() + QPoint(60, -120);
    const std::array<QPoint, 4> ways{QPoint(0, 0), QPoint(120, 0), QPoint(120, -90),
                                     QPoint(0, -90)};
    for (int i = 0; i < corners; ++i)
      click(corner + ways[static_cast<std::size_t>(i)]);
    QTest::mouseMove(&canvas(), corner + QPoint(50, 40));
    shot(QStringLiteral("geometry %1 draw.png").arg(QLatin1String(QTest::currentDataTag())));
    if (corners > 1)
      press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 2, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->selection().rows(), std::vector<qint64>{2}, kLong);
    const geo::Shape drawn = shape(2);
    QCOMPARE(drawn.type, before.type);
    QCOMPARE(drawn.hasZ, before.hasZ);
    QCOMPARE(drawn.vertices().size(), static_cast<std::size_t>(corners));

    if (before.isMultiple()) {
      m_window->action(Command::EditPart)->trigger();
      QTRY_COMPARE_WITH_TIMEOUT(m_window->bench().editPanel().vertices().model()->rowCount(),
                                corners, kLong);
      for (int i = 0; i < corners; ++i)
        click(corner + QPoint(220, 0) + ways[static_cast<std::size_t>(i)]);
      if (corners > 1)
        press(Qt::Key_Return);
      QTRY_COMPARE_WITH_TIMEOUT(shape(2).parts.size(), 2U, kLong);
      m_window->action(Command::Undo)->trigger();
      QTRY_COMPARE_WITH_TIMEOUT(shape(2), drawn, kLong);
    }
    press(Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 1, kLong);
    for (int i = 0; i < 3; ++i) // delete, draw, drag
      m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(shape(1), before, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(layer().featureCount, 1, kLong);
  }

  void theDarkThemeLooksAsGood()
  {
    uikit::applyTheme(*qApp, uikit::Theme::Dark);
    edit(QStringLiteral("Polygon"),
         QStringLiteral("[[[107.5,16.4],[107.5005,16.4],[107.5005,16.4004],"
                        "[107.5,16.4004],[107.5,16.4]]]"));
    const QPoint from = pixel(shape(1).vertex({0, 0, 2}));
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), from + QPoint(20, 10));
    QTest::mouseMove(&canvas(), from + QPoint(40, -20));
    shot(QStringLiteral("geometry dark.png"));
    press(Qt::Key_Escape);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, from);
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }
};

QTEST_MAIN(TestWindowGeometry)
#include "tst_windowgeometry.moc"
