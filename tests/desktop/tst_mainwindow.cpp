// The window, driven as a person does it: open, drop, check, order, stop, close, read what it says.
#include "statusline.h"
#include "support/testdata.h"
#include "uikit/squares.h"
#include "windowfixture.h"

#include <diaban/geo/rasterfile.h>
#include <diaban/uikit/band.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace diaban;
using namespace diaban::desktop;
using uikit::LayerModel;

class TestMainWindow : public WindowFixture {
  Q_OBJECT

private Q_SLOTS:
  void emptyWorkspaceOffersTheFirstStep()
  {
    openEmpty();
    QTRY_VERIFY(m_window->isPictureWhole());
    const auto buttons = m_window->canvas().findChildren<QPushButton*>();
    QVERIFY(buttons[0]->isVisible());
    QCOMPARE(buttons[0]->text(), QStringLiteral("Nhập dữ liệu…"));
  }

  void droppedFileBecomesALayerOnTheMap()
  {
    openWithSquares(400);
    const workspace::Layer layer = m_window->document().layers().constFirst();
    QCOMPARE(layer.featureCount, 400);
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("quy hoạch")));
    shot(QStringLiteral("squares-1366.png"));
  }

  void droppedRasterIsDrawnAndClearWhereItHasNoValue()
  {
    const QString picture = fresh(QStringLiteral("độ cao.tif"));
    geo::GridFile grid;
    grid.width = grid.height = 200;
    grid.extent = {555000, 1815000, 557000, 1817000};
    grid.crs = geo::Crs::fromEpsg(9217).value();
    std::vector<float> heights;
    for (int i = 0; i < grid.width * grid.height; ++i)
      heights.push_back(i % grid.width < 100 ? *grid.noData : static_cast<float>(i % 7 + 90));
    QVERIFY(geo::writeGeoTiff(picture, grid, heights));
    openEmpty();
    drop(*m_window, {picture});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    const workspace::Layer layer = m_window->document().layers().constFirst();
    QVERIFY(layer.isRaster && layer.storage == workspace::LayerStorage::Imported);
    QVERIFY(QFile::remove(picture)); // what is drawn is the workspace's own
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    const QImage shown = m_window->canvas().grab().toImage();
    const QColor ground = shown.pixelColor(shown.width() / 2 - 40, shown.height() / 2);
    const QColor height = shown.pixelColor(shown.width() / 2 + 40, shown.height() / 2);
    QVERIFY2(height != ground, qPrintable(height.name()));
    QVERIFY(std::abs(height.red() - height.blue()) < 3); // grey, the canvas is not
    shot(QStringLiteral("raster-1366.png"));
  }

  void cutOffRasterGetsASentence()
  {
    DIABAN_NEED_DATA(QStringLiteral("formats/node-gdal-async/truncated.tiff"));
    openEmpty();
    drop(*m_window, {test::testData(QStringLiteral("formats/node-gdal-async/truncated.tiff"))});
    QTRY_VERIFY_WITH_TIMEOUT(!bandTexts(*m_window).isEmpty(), kLong);
    QVERIFY2(bandTexts(*m_window).constLast().contains(QStringLiteral("truncated.tiff")),
             qPrintable(bandTexts(*m_window).constLast()));
    QVERIFY(m_window->document().layers().isEmpty());
  }

  void checkBoxHidesALayerAndItStaysHidden()
  {
    openWithSquares(9);
    auto& list = m_window->layerList();
    const QModelIndex row = list.model()->index(0, 0);
    list.setFocus();
    list.setCurrentIndex(row);
    QTest::keyClick(list.viewport(), Qt::Key_Space);
    QTRY_VERIFY(m_window->document().mapLayers().empty());
    QVERIFY(!m_window->document().layers().constFirst().isVisible);
    const QString path = m_window->document().path();
    QTRY_VERIFY(m_window->isPictureWhole());
    m_window->document().close();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QVERIFY(!m_window->document().layers().constFirst().isVisible);
  }

  void layersAreOrderedByKeyAndTheFileRemembers()
  {
    openWithSquares(9);
    drop(*m_window, {writeSquares(fresh(QStringLiteral("đường.geojson")), 4)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    const QString top = m_window->document().layers().constFirst().name;
    auto& list = m_window->layerList();
    list.setCurrentIndex(static_cast<LayerModel*>(list.model())->indexOf(top));
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(m_window->document().layers().constLast().name, top);
    QCOMPARE(list.currentLayer(), top);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().constFirst().name, top, kLong);
  }

  void importIsUndoneAndRedone()
  {
    openWithSquares(9);
    m_window->action(Command::Undo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 0, kLong);
    m_window->action(Command::Redo)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
  }

  void openWorkspaceDroppedOnItselfGetsASentence()
  {
    openWithSquares(9);
    drop(*m_window, {m_window->document().path()});
    QTRY_VERIFY_WITH_TIMEOUT(!bandTexts(*m_window).isEmpty(), kLong);
    QVERIFY2(
        bandTexts(*m_window).constFirst().contains(QStringLiteral("chính là tệp làm việc đang mở")),
        qPrintable(bandTexts(*m_window).constFirst()));
    QCOMPARE(m_window->document().layers().size(), 1);
  }

  void unreadableFileDoesNotStopTheOthers()
  {
    openEmpty();
    const QString empty = fresh(QStringLiteral("trống.geojson"));
    QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
    drop(*m_window, {empty, writeSquares(fresh(QStringLiteral("tốt.geojson")), 4)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QVERIFY(bandTexts(*m_window).join(QLatin1Char(' ')).contains(QStringLiteral("trống.geojson")));
    shot(QStringLiteral("error-band-1366.png"));
  }

  void fileWithoutCrsIsAskedAboutInsideTheWindow()
  {
    openEmpty();
    const QString path = fresh(QStringLiteral("cột.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ten,x,y\nA,552300,1776400\nB,552400,1776500\n");
    file.close();
    drop(*m_window, {path});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<uikit::Sheet*>() != nullptr, kLong);
    auto* sheet = m_window->findChild<uikit::Sheet*>();
    QVERIFY(sheet->isVisible());
    shot(QStringLiteral("crs-sheet-1366.png"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<uikit::Sheet*>() == nullptr);
    QCOMPARE(m_window->document().layers().size(), 0);
  }

  void importIsStoppedByItsButton()
  {
    openEmpty();
    drop(*m_window, {writeSquares(fresh(QStringLiteral("nhiều.geojson")), 60'000)});
    m_window->action(Command::Jobs)->trigger();
    QPushButton* stop = nullptr;
    const auto findStop = [&] {
      for (auto* button : m_window->findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == QStringLiteral("Dừng") &&
            button->accessibleDescription().startsWith(QStringLiteral("Nhập")))
          stop = button;
      return stop != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(findStop(), kLong);
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->jobs().runningCount(), 0, kLong);
    QCOMPARE(m_window->jobs().entries().front().state, uikit::JobState::Stopped);
    QCOMPARE(m_window->document().layers().size(), 0);
  }

  void closingInTheMiddleOfAnImportLeavesTheWorkspaceAsItWas()
  {
    openEmpty();
    const QString path = m_window->document().path();
    drop(*m_window, {writeSquares(fresh(QStringLiteral("nhiều.geojson")), 60'000)});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().runningCount() > 0, kLong);
    m_window->close();
    m_window.reset();
    m_window = std::make_unique<MainWindow>();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    QCOMPARE(m_window->document().layers().size(), 0);
  }

  void fileThatIsNoWorkspaceGetsASentence()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->open(m_folder.filePath(QStringLiteral("không có.gpkg")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->messages().messages().empty(), kLong);
    const QString text = m_window->messages().messages().front().text;
    QVERIFY2(text.contains(QStringLiteral("không có.gpkg")), qPrintable(text));
    QVERIFY(!m_window->document().isOpen());
  }

  void linkedLayerWithoutItsFileSaysSoAndCanBePointedAgain()
  {
    openEmpty();
    const QString source = writeSquares(fresh(QStringLiteral("liên kết.geojson")), 9);
    m_window->take({source}, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QCOMPARE(m_window->document().layers().constFirst().storage, workspace::LayerStorage::Linked);
    const QString path = m_window->document().path();
    const QString moved = m_folder.filePath(QStringLiteral("đã chuyển.geojson"));
    m_window->document().close();
    QVERIFY(QFile::rename(source, moved));
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
    const QString name = m_window->document().layers().constFirst().name;
    QVERIFY(m_window->document().layers().constFirst().isBroken);
    QPushButton* find = nullptr;
    for (auto* button : m_window->layerList().findChildren<QPushButton*>())
      if (button->text() == QStringLiteral("Chỉ lại tệp…"))
        find = button;
    QVERIFY(find != nullptr);
    shot(QStringLiteral("broken-layer-1366.png"));
    m_window->document().setSource(name, moved);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().layers().constFirst().isBroken, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().mapLayers().size() == 1, kLong);
  }

  void aLinkPointedToAFileWithOtherFieldsSaysWhichAreGone()
  {
    openEmpty();
    m_window->take({writeSquares(fresh(QStringLiteral("liên kết.geojson")), 9)}, true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    const QString other = writeSquares(fresh(QStringLiteral("trường khác.geojson")), 4);
    QFile file(other);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray renamed = file.readAll().replace("\"ten\":", "\"so_hieu\":");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(renamed) == renamed.size());
    file.close();
    const auto before = m_window->messages().messages().size();
    m_window->document().setSource(m_window->document().layers().constFirst().name, other);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->messages().messages().size() > before, kLong);
    QString said;
    for (const uikit::Message& message : m_window->messages().messages())
      said += message.text + QLatin1Char('\n');
    QVERIFY2(said.contains(QStringLiteral("thiếu các trường mà lớp từng có: ten")),
             qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("có thêm trường: so_hieu")), qPrintable(said));
    const auto fieldsNow = [this] { return m_window->document().layers().constFirst().fields; };
    QTRY_VERIFY_WITH_TIMEOUT(fieldsNow().constFirst().name == QStringLiteral("so_hieu"), kLong);
    QCOMPARE(m_window->document().layers().constFirst().featureCount, 4);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

  void aTableWithoutPlacesDoesNotKeepTheMapFromBeingWhole()
  {
    openWithSquares(9);
    const QString path = fresh(QStringLiteral("danh mục.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ma,ten\n1,một\n2,hai\n");
    file.close();
    m_window->take({path}, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 2, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }

  void mapMovesWithoutAStall()
  {
    openWithSquares(20'000);
    auto& canvas = m_window->canvas();
    test::StallMonitor monitor;
    for (int i = 0; i < 60; ++i) {
      if (i % 4 == 0)
        canvas.zoom(i % 8 == 0 ? 1.2 : 1 / 1.2);
      else
        canvas.setViewport(canvas.viewport().panned({12.0, i % 3 == 0 ? 9.0 : -5.0}));
      QTest::qWait(4);
    }
    qInfo("longest stall %lld ms", monitor.longestMs());
    QVERIFY2(monitor.longestMs() < test::kStallMs,
             qPrintable(QString::number(monitor.longestMs())));
  }

  void scaleIsReadAsPeopleWriteIt_data()
  {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("expected");
    QTest::newRow("with colon") << QStringLiteral("1:5000") << 5000.0;
    QTest::newRow("Vietnamese thousands") << QStringLiteral("1:25.000") << 25'000.0;
    QTest::newRow("English thousands") << QStringLiteral("1:25,000") << 25'000.0;
    QTest::newRow("a fraction") << QStringLiteral("1/2.000") << 2000.0;
    QTest::newRow("number alone") << QStringLiteral(" 500 ") << 500.0;
    QTest::newRow("words") << QStringLiteral("lớn") << -1.0;
    QTest::newRow("nothing") << QString() << -1.0;
    QTest::newRow("zero") << QStringLiteral("1:0") << -1.0;
  }
  void scaleIsReadAsPeopleWriteIt()
  {
    QFETCH(QString, typed);
    QFETCH(double, expected);
    QCOMPARE(StatusLine::readScale(typed).value_or(-1), expected);
  }

  void nothingLiesOutsideItsParentNorIsCutWithoutATooltip_data()
  {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize& size : {QSize(1280, 720), QSize(1366, 768), QSize(1920, 1080)})
      for (const bool dark : {false, true})
        QTest::addRow("%d %s", size.width(), dark ? "dark" : "light") << size << dark;
  }
  void nothingLiesOutsideItsParentNorIsCutWithoutATooltip()
  {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    uikit::applyTheme(*qApp, dark ? uikit::Theme::Dark : uikit::Theme::Light);
    openWithSquares(400);
    m_window->resize(size);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
      const QWidget* parent = widget->parentWidget();
      if (!widget->isVisible() || widget->isWindow() ||
          parent->objectName() == QStringLiteral("qt_scrollarea_viewport"))
        continue;
      QString what;
      QDebug(&what) << widget << parent << widget->geometry() << parent->rect();
      QVERIFY2(parent->rect().contains(widget->geometry()), qPrintable(what));
      const auto* label = qobject_cast<const QLabel*>(widget);
      if (label != nullptr && !label->wordWrap() && !label->text().isEmpty())
        QVERIFY2(label->sizeHint().width() <= label->width() + 1 || !label->toolTip().isEmpty(),
                 qPrintable(label->text()));
    }
    shot(QStringLiteral("window-%1-%2.png")
             .arg(size.width())
             .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
    uikit::applyTheme(*qApp, uikit::Theme::Light);
  }

  void everyButtonHasANameOrWords()
  {
    openWithSquares(4);
    for (const auto* button : m_window->findChildren<QAbstractButton*>())
      QVERIFY2(!button->isVisible() || !button->text().isEmpty() ||
                   !button->accessibleName().isEmpty() ||
                   button->objectName().startsWith(QStringLiteral("qt_")),
               qPrintable(button->parentWidget()->objectName()));
  }

  void startPageShowsRecentFiles()
  {
    openEmpty();
    m_window->document().close();
    QTRY_VERIFY(!m_window->document().isOpen());
    shot(QStringLiteral("start-1366.png"));
  }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
