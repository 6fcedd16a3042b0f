// The window, driven as a person does it: open, drop, check, order, stop, close, read what it says.
#include "common/bootstrap.h"
#include "mainwindow.h"
#include "sheets.h"
#include "statusline.h"
#include "support/testdata.h"
#include "support/verify.h"
#include "uikit/squares.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sheet.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace diaban;
using namespace diaban::desktop;
using uikit::LayerModel;

namespace {

constexpr int kLong = 30'000;
constexpr qint64 kStallMs = 50;

/// `count` squares in degrees near Huế, as GeoJSON; a name for each.
QString writeSquares(const QString& path, int count)
{
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return {};
  file.write(R"({"type":"FeatureCollection","features":[)");
  const int columns = std::max(1, static_cast<int>(std::sqrt(count)));
  for (int i = 0; i < count; ++i) {
    const double x = 107.5 + 0.0002 * (i % columns);
    const double y = 16.4 + 0.0002 * (i / columns);
    const double s = 0.00016;
    file.write(
        QStringLiteral("%1{\"type\":\"Feature\",\"properties\":{\"ten\":\"Thửa %2\"},"
                       "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%3,%4],[%5,%4],"
                       "[%5,%6],[%3,%6],[%3,%4]]]}}")
            .arg(i == 0 ? QString() : QStringLiteral(","))
            .arg(i + 1)
            .arg(x, 0, 'f', 7)
            .arg(y, 0, 'f', 7)
            .arg(x + s, 0, 'f', 7)
            .arg(y + s, 0, 'f', 7)
            .toUtf8());
  }
  file.write("]}");
  return path;
}

void drop(QWidget& on, const QStringList& paths, Qt::DropAction action = Qt::CopyAction)
{
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths)
    urls << QUrl::fromLocalFile(path);
  data.setUrls(urls);
  const QPoint at = on.rect().center();
  QDragEnterEvent enter(at, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, {});
  QApplication::sendEvent(&on, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(at, action, &data, Qt::LeftButton, {});
  event.setDropAction(action);
  QApplication::sendEvent(&on, &event);
}

QStringList bandTexts(MainWindow& window)
{
  return window.findChild<uikit::BandStack*>()->texts();
}

} // namespace

class TestMainWindow : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;
  std::unique_ptr<MainWindow> m_window;
  int m_number = 0;

  QString fresh(const QString& name)
  {
    return m_folder.filePath(QStringLiteral("%1 %2").arg(++m_number).arg(name));
  }

  /// A window with a new, empty workspace in the zone of Huế.
  void openEmpty()
  {
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->document().create(fresh(QStringLiteral("quy hoạch.gpkg")),
                                geo::Crs::fromEpsg(9217).value());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->document().isOpen(), kLong);
  }
  void openWithSquares(int count)
  {
    openEmpty();
    drop(*m_window, {writeSquares(fresh(QStringLiteral("thửa đất.geojson")), count)});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().layers().size(), 1, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
  }
  void shot(const QString& name)
  {
    const QString folder =
        QCoreApplication::applicationDirPath() + QStringLiteral("/../screenshots");
    QDir().mkpath(folder);
    m_window->grab().save(folder + QLatin1Char('/') + name);
  }

private Q_SLOTS:
  void initTestCase()
  {
    QStandardPaths::setTestModeEnabled(true);
    app::nameApplication();
    app::installLanguage(*QCoreApplication::instance(), QStringLiteral("vi"));
    QLocale::setDefault(QLocale(QLocale::Vietnamese));
    QSettings().clear();
    uikit::applyTheme(*qApp, uikit::Theme::Light);
    QVERIFY(m_folder.isValid());
  }
  void cleanup() { m_window.reset(); }

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
    QVERIFY(m_window->messages().messages().front().text.contains(QStringLiteral("không có.gpkg")));
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
    QVERIFY2(monitor.longestMs() < kStallMs, qPrintable(QString::number(monitor.longestMs())));
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
