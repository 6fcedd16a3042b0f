// The map's tools in the real window: selecting by hand, seeing what a feature is, one selection
// everywhere.
#include "printsheet.h"
#include "printwork.h"
#include "settingspage.h"
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/measureplate.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace diaban;
using namespace diaban::desktop;
using uikit::CanvasTool;

class TestWindowTools : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  uikit::Selection& selection() { return m_window->selection(); }
  uikit::FeaturePanel& panel() { return *m_window->findChild<uikit::FeaturePanel*>(); }
  std::size_t selected() { return selection().rows().size(); }

  /// The first layer's extent, as pixels of the canvas.
  QRect pixelsOf(int layer = 0)
  {
    const geo::Extent& extent = m_window->document().layers()[layer].extent;
    const auto& view = canvas().viewport();
    return QRectF(view.toPixel({extent.minX, extent.maxY}),
                  view.toPixel({extent.maxX, extent.minY}))
        .toAlignedRect();
  }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers held = {})
  {
    QTest::mousePress(&canvas(), Qt::LeftButton, held, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, held, to);
  }
  void click(QPoint at, Qt::KeyboardModifiers held = {})
  {
    QTest::mouseClick(&canvas(), Qt::LeftButton, held, at);
  }
  /// Nine squares, three in a row; the middle of one, counted from the lower left.
  QPoint square(int column, int row)
  {
    const QRect all = pixelsOf();
    return {all.left() + all.width() * (1 + 5 * column) / 14 + all.width() / 14,
            all.bottom() - all.height() * (1 + 5 * row) / 14 - all.height() / 14};
  }

private Q_SLOTS:
  void clicksSelectJoinAndClear()
  {
    openWithSquares(9);
    m_window->action(Command::Select)->trigger();
    QCOMPARE(canvas().tool(), CanvasTool::Select);
    click(square(0, 0));
    QTRY_COMPARE(selected(), 1U);
    QTRY_VERIFY(canvas().highlight() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(panel().isVisible(), kLong); // what is selected shows on the right
    QTRY_COMPARE_WITH_TIMEOUT(panel().pages().size(), 1U, kLong);
    QCOMPARE(panel().pages().front().title, QStringLiteral("Thửa 1"));
    click(square(1, 0), Qt::ShiftModifier);
    QTRY_COMPARE(selected(), 2U);
    click(square(0, 0), Qt::ControlModifier);
    QTRY_COMPARE(selected(), 1U);
    QCOMPARE(selection().rows().front(), qint64{2});
    shot(QStringLiteral("selected.png"));
    click({4, canvas().height() / 2}); // on nothing
    QTRY_COMPARE(selected(), 0U);
    QTRY_VERIFY(canvas().highlight() == nullptr);
    QTRY_VERIFY(panel().pages().empty());
  }

  void aBoxSelectsWhatItTouchesOrWithAltWhatItHolds()
  {
    openWithSquares(9);
    m_window->action(Command::Select)->trigger();
    const QRect all = pixelsOf();
    const QPoint from = all.topLeft() - QPoint(6, 6), to = square(1, 1);
    drag(from, to); // down to the middle of the middle square
    QTRY_COMPARE(selected(), 4U);
    drag(from, to, Qt::AltModifier);
    QTRY_COMPARE(selected(), 1U);
    QTest::keyClick(&canvas(), Qt::Key_Escape); // the tool rests, so the selection goes
    QTRY_COMPARE(selected(), 0U);
    QCOMPARE(canvas().tool(), CanvasTool::Select);
  }

  void aDrawnAreaSelects()
  {
    openWithSquares(9);
    m_window->action(Command::SelectPolygon)->trigger();
    const QRect all = pixelsOf();
    const QPoint left = all.topLeft() - QPoint(8, 8);
    for (const QPoint corner : {left, square(2, 2) + QPoint(0, -60), square(1, 1)})
      click(corner);
    QTest::keyClick(&canvas(), Qt::Key_Backspace);
    click(square(0, 0));
    QTest::keyClick(&canvas(), Qt::Key_Return);
    QTRY_VERIFY(selected() >= 3 && selected() < 9);
    const std::size_t before = selected();
    click(square(2, 0)); // another one is begun and given up: box, tool, selection
    for (const CanvasTool tool : {CanvasTool::SelectPolygon, CanvasTool::Pan}) {
      QTest::keyClick(&canvas(), Qt::Key_Escape);
      QCOMPARE(canvas().tool(), tool);
      QCOMPARE(selected(), before);
    }
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QTRY_COMPARE(selected(), 0U);
  }

  void identifyShowsEveryLayerUnderTheClick()
  {
    openWithSquares(9);
    drop(*m_window, {writeSquares(fresh(QStringLiteral("quy hoạch.geojson")), 9)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_I);
    QCOMPARE(canvas().tool(), CanvasTool::Identify);
    click(square(1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(panel().pages().size(), 2U, kLong);
    QCOMPARE(panel().pages()[0].feature.layer, m_window->document().layers()[0].name);
    QCOMPARE(panel().pages()[1].feature.layer, m_window->document().layers()[1].name);
    QCOMPARE(panel().pages()[0].title, QStringLiteral("Thửa 5"));
    QCOMPARE(selected(), 0U);                                     // looking selects nothing
    QTRY_VERIFY_WITH_TIMEOUT(canvas().shown() != nullptr, kLong); // but shows what is told of
    const geo::TablePtr outlined = canvas().shown();
    auto* list = panel().findChild<QListWidget*>();
    QVERIFY(list->isVisible());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(panel().current(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(canvas().shown() != outlined, kLong); // another layer's row
    QCOMPARE(canvas().shown()->rowCount(), 1);
    shot(QStringLiteral("identified.png"));
    QAbstractButton* select = nullptr;
    QTRY_VERIFY((select = buttonNamed(panel(), QCoreApplication::translate(
                                                   "diaban::uikit::FeaturePanel", "Select"))));
    QTest::mouseClick(select, Qt::LeftButton);
    QTRY_COMPARE(selection().layer(), m_window->document().layers()[1].name);
    QCOMPARE(selection().rows(), std::vector<qint64>{5});
    QTRY_VERIFY(canvas().shown() == nullptr); // it is selected now
  }

  void identifyTellsWhatARasterHolds()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->action(Command::Demo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    const QString heights = QStringLiteral("dia_hinh");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().layer(heights) != nullptr, kLong);
    for (const auto& layer : m_window->document().layers())
      if (layer.isVisible != (layer.name == heights))
        m_window->document().setVisible({layer.name}, layer.name == heights);
    QTRY_VERIFY_WITH_TIMEOUT(canvas().layersAt({}).size() == 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    m_window->action(Command::Identify)->trigger();
    click(canvas().rect().center());
    QTRY_COMPARE_WITH_TIMEOUT(panel().pages().size(), 1U, kLong);
    const uikit::FeaturePage page = panel().pages().front();
    QVERIFY(page.feature.row < 0);
    QCOMPARE(page.fields.size(), 1U);
    const QPointF at = canvas().viewport().toMap(canvas().rect().center());
    NoProgress progress;
    const auto values =
        m_window->document().workspace()->values(heights, at.x(), at.y(), progress).value();
    QVERIFY2(page.fields[0].value.startsWith(
                 QLocale().toString(*values[0].value, 'g', QLocale::FloatingPointShortest)),
             qPrintable(page.fields[0].value));
    QVERIFY(buttonNamed(panel(), QCoreApplication::translate("diaban::uikit::FeaturePanel",
                                                             "Select")) == nullptr);
    shot(QStringLiteral("identified-raster.png"));
    click({3, 3}); // outside of it
    QTRY_VERIFY_WITH_TIMEOUT(panel().pages().empty(), kLong);
  }

  void theSameValueIsSelected()
  {
    openWithSquares(9);
    const QString layer = m_window->document().layers().front().name;
    Q_EMIT panel().sameValueRequested({layer, 3}, QStringLiteral("ten"), QStringLiteral("Thửa 3"));
    QTRY_COMPARE_WITH_TIMEOUT(selection().rows(), std::vector<qint64>{3}, kLong);
    Q_EMIT panel().sameValueRequested({layer, 3}, QStringLiteral("ten"), QVariant());
    QTRY_VERIFY_WITH_TIMEOUT(selection().isEmpty(), kLong); // none lacks a name
  }

  void mapAndTableSelectTheSame()
  {
    openWithSquares(9);
    m_window->layerList().setCurrentIndex(m_window->layerList().model()->index(0, 0));
    m_window->action(Command::Rows)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->rowPanel().currentPage()->model().rowCount(), 9, kLong);
    canvas().showAll();
    m_window->action(Command::Select)->trigger();
    const QRect all = pixelsOf();
    drag(all.topLeft() - QPoint(4, 4), all.bottomRight() + QPoint(4, 4));
    QTRY_COMPARE(selected(), 9U);
    auto& rows = m_window->rowPanel().currentPage()->view();
    QTest::mouseClick(rows.viewport(), Qt::LeftButton, {},
                      rows.visualRect(rows.model()->index(3, 0)).center());
    QTRY_COMPARE(selection().rows(), std::vector<qint64>{4});
    QTRY_VERIFY(canvas().highlight() != nullptr && canvas().highlight()->rowCount() == 1);
    m_window->document().close();
    QTRY_VERIFY(selection().isEmpty());
  }

  void measuringSaysLengthAndAreaOnThePlate()
  {
    openWithSquares(9);
    auto* plate = canvas().findChild<uikit::MeasurePlate*>();
    QVERIFY(!plate->isVisible());
    m_window->action(Command::MeasureArea)->trigger();
    for (const QPoint corner : {square(0, 0), square(2, 0), square(2, 2), square(0, 2)})
      click(corner);
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, square(0, 2));
    QVERIFY(plate->isVisible());
    shot(QStringLiteral("measured.png"));
    auto* copy = plate->findChild<QAbstractButton*>();
    QTest::mouseClick(copy, Qt::LeftButton);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY2(lines[0].contains(QStringLiteral("m²")), qPrintable(lines[0]));
    QCOMPARE(lines.filter(QStringLiteral("°")).size(), 4); // its sides
    m_window->action(Command::MeasureLength)->trigger();
    QVERIFY(!plate->isVisible()); // another tool gives up what was measured
    click(square(0, 0));
    QTest::mouseMove(&canvas(), square(1, 0));
    QTRY_VERIFY(plate->isVisible()); // while the hand is still on its way
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(!plate->isVisible());
  }

  void measuringCatchesVerticesAsTheSettingsSay()
  {
    openWithSquares(9);
    const auto table = m_window->document().table(m_window->document().layers()[0].name);
    const geo::Block& block = *table->blocks().front();
    const QPointF vertex(block.xy[0], block.xy[1]);
    std::vector<QPointF> corners;
    connect(&canvas(), &uikit::MapCanvas::toolUsed, this, [&](const mapview::ToolDeed& deed) {
      if (const auto* measured = std::get_if<mapview::Measure>(&deed))
        corners = measured->corners;
    });
    const QPoint near = canvas().viewport().toPixel(vertex).toPoint() + QPoint(4, -3);
    m_window->action(Command::MeasureLength)->trigger();
    click(near);
    QCOMPARE(corners.front(), vertex); // bit for bit
    QTest::mouseMove(&canvas(), near + QPoint(1, 0));
    shot(QStringLiteral("snapped.png"));
    QTest::keyClick(&canvas(), Qt::Key_Escape);

    QVERIFY(m_window->action(Command::Snap)->isChecked());
    m_window->action(Command::Snap)->trigger(); // F3
    click(near);
    QVERIFY(corners.front() != vertex);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(!Snapping(m_window->session()->settings).rules().isOn); // remembered

    SettingsPage& page = m_window->bench().settingsPage();
    for (auto* box : page.findChildren<QCheckBox*>())
      if (box->text() == page.tr("Snap to vertices and edges")) {
        QVERIFY(!box->isChecked());
        box->click();
      }
    QVERIFY(m_window->action(Command::Snap)->isChecked());
    click(near);
    QCOMPARE(corners.front(), vertex);
    disconnect(&canvas(), &uikit::MapCanvas::toolUsed, this, nullptr);
  }

  void theMapIsPrintedAtTheScaleTyped()
  {
    openWithSquares(9);
    m_window->action(Command::Print)->trigger();
    auto* sheet = m_window->findChild<PrintSheet*>();
    QVERIFY(sheet != nullptr && sheet->isVisible());
    const auto hasPicture = [&] {
      const auto labels = sheet->findChildren<QLabel*>();
      return std::any_of(labels.begin(), labels.end(),
                         [](const QLabel* label) { return label->pixmap().width() > 200; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasPicture(), kLong);
    shot(QStringLiteral("print.png"));
    QComboBox* scale = nullptr;
    for (auto* combo : sheet->findChildren<QComboBox*>())
      if (combo->isEditable())
        scale = combo;
    scale->setEditText(QStringLiteral("một nghìn"));
    auto* save = buttonNamed(
        *sheet, QCoreApplication::translate("diaban::desktop::PrintSheet", "Save as PDF…"));
    QVERIFY(!save->isEnabled());
    scale->setEditText(QStringLiteral("1:250"));
    QVERIFY(save->isEnabled());
    QCOMPARE(sheet->setup().denominator, 250.0);
    const QString path = fresh(QStringLiteral("tờ in.pdf"));
    m_window->findChild<PrintWork*>()->print(sheet->setup(), path);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLong);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->jobs().runningCount(), 0, kLong);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
  }

  void aMapInDegreesIsPrintedToScaleToTheEast()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->document().create(fresh(QStringLiteral("độ.gpkg")), geo::Crs::fromEpsg(4326).value());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    drop(*m_window, {writeSquares(fresh(QStringLiteral("thửa.geojson")), 9)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    m_window->action(Command::Print)->trigger();
    auto* sheet = m_window->findChild<PrintSheet*>();
    const cartography::PageLayout layout = cartography::pageLayout(sheet->setup());
    // Along the parallel of 16.4° a degree of WGS 84 has 106,840 m.
    const double metres = layout.extent.width() * 106'840;
    const double onPaper = layout.map.width() / 1000 * sheet->setup().denominator;
    QVERIFY2(std::abs(metres / onPaper - 1) < 0.002, qPrintable(QString::number(metres / onPaper)));
    sheet->close();
  }

  void theViewIsCopiedAsAPicture()
  {
    openWithSquares(9);
    QApplication::clipboard()->clear();
    m_window->action(Command::CopyPicture)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::clipboard()->image().isNull(), kLong);
    QCOMPARE(QApplication::clipboard()->image().size(), canvas().size() * 2);
    for (const int ratio : {1, 3}) {
      m_window->action(Command::CopyRatio)->menu()->actions()[ratio - 1]->trigger();
      m_window->action(Command::CopyPicture)->trigger();
      QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->image().size(), canvas().size() * ratio,
                                kLong);
    }
    openWithSquares(1); // another window remembers
    QVERIFY(m_window->action(Command::CopyRatio)->menu()->actions()[2]->isChecked());
    QApplication::clipboard()->image().save(QCoreApplication::applicationDirPath() +
                                            QStringLiteral("/../screenshots/copied.png"));
  }

  void theRowUnderAPointerThatRestsIsOutlined()
  {
    openWithSquares(9);
    const QImage before = canvas().grab().toImage();
    QTest::mouseMove(&canvas(), square(1, 1));
    QTRY_VERIFY_WITH_TIMEOUT(canvas().grab().toImage() != before, kLong);
  }

  void lettersAreTheCanvasAlone()
  {
    openWithSquares(4);
    m_window->layerList().setFocus();
    QTest::keyClick(&m_window->layerList(), Qt::Key_I);
    QCOMPARE(canvas().tool(), CanvasTool::Pan);
  }
};

QTEST_MAIN(TestWindowTools)
#include "tst_windowtools.moc"
