// The work area of sensor coverage in the real window: reckoned, dragged, sited, kept.
#include "coveragework.h"
#include "windowfixture.h"
#include "workbench.h"

#include <diaban/analysis/origin.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/servedpanel.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/demo/demo.h>
#include <diaban/geo/source.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/snackbar.h>
#include <diaban/workspace/import.h>
#include <diaban/workspace/workspace.h>

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <functional>

using namespace diaban;
using namespace diaban::desktop;
using coverage::CoverageTables;

class TestWindowCoverage : public WindowFixture {
  Q_OBJECT

  uikit::MapCanvas& canvas() { return m_window->canvas(); }
  Document& document() { return m_window->document(); }
  CoverageWork& work() { return *m_window->findChild<CoverageWork*>(); }
  coverage::StepsPanel& steps() { return m_window->bench().coverageSteps(); }
  CoverageTables& tables() { return m_window->bench().coverageTables(); }
  const coverage::CoverageReport& report() { return *work().report(); }
  QPoint pixel(QPointF map) { return canvas().viewport().toPixel(map).toPoint(); }

  void drag(QPoint from, QPoint to)
  {
    QTest::mouseMove(&canvas(), from);
    QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas(), (from + to) / 2);
    QTest::mouseMove(&canvas(), to);
    QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
  }

  /// The sample province in the work area, its cameras reckoned.
  void open(const std::function<void(const QString& path)>& change = {})
  {
    const QString path = fresh(QStringLiteral("tỉnh.gpkg"));
    NoProgress progress;
    const auto written =
        demo::writeDemo(path, {6, 3000, 1}, geo::SourceReader(geo::workerProgram()), progress);
    QVERIFY(bool(written));
    if (change)
      change(path);
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1366, 768);
    m_window->show();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && document().isLoaded(), kLong);
    m_window->action(Command::CoverageArea)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(work().report() != nullptr, kLong);
    if (steps().layer() != QLatin1String("camera")) {
      steps().chooseLayer(QStringLiteral("camera"));
      Q_EMIT steps().layerChanged();
      QTRY_COMPARE_WITH_TIMEOUT(report().request.sensors, QStringLiteral("camera"), kLong);
    }
  }

  /// More cameras than areas are reckoned at once for, on the poles of the sample province.
  static void addMany(const QString& path)
  {
    NoProgress progress;
    const auto workspace = workspace::Workspace::open(path);
    const auto poles = workspace.value()->table(QStringLiteral("cot"), {}, progress);
    std::vector<coverage::Sensor> cameras;
    for (const geo::BlockPtr& block : poles.value()->blocks())
      for (std::size_t row = 0; row < block->rows() && cameras.size() < 150; ++row) {
        coverage::Sensor camera;
        camera.type = QStringLiteral("camera");
        camera.place = {
            block->xy[2 * block->firstVertex(block->firstRing(block->firstPart(row)))],
            block->xy[2 * block->firstVertex(block->firstRing(block->firstPart(row))) + 1]};
        cameras.push_back(camera);
      }
    QCOMPARE(cameras.size(), std::size_t(150));
    const QString name = QStringLiteral("camera_nhieu");
    QVERIFY(bool(workspace::importRows(*workspace.value(), name,
                                       {coverage::sensorLayerOf(name, name, cameras)}, progress)));
  }

  /// Reckons them, while whatever comes after that waits until it is let go.
  void reckonMany(QSemaphore& gate)
  {
    QThreadPool& pool = m_window->session()->pool;
    pool.setMaxThreadCount(1);
    const auto before = work().report();
    steps().chooseLayer(QStringLiteral("camera_nhieu"));
    Q_EMIT steps().layerChanged();
    pool.start([&gate] { gate.acquire(); });
    QTRY_VERIFY_WITH_TIMEOUT(work().report() != before, kLong);
    QCOMPARE(report().request.sensors, QStringLiteral("camera_nhieu"));
    QVERIFY(!report().hasAreas);
  }

  QPushButton* button(const QString& text)
  {
    for (auto* each : m_window->bench().served().findChildren<QPushButton*>())
      if (each->text() == text && each->isVisible())
        return each;
    return nullptr;
  }

  bool hasAreasOnMap()
  {
    const std::vector<uikit::MapLayer> layers = document().mapLayers();
    return std::any_of(layers.begin(), layers.end(),
                       [](const auto& layer) { return layer.name == QLatin1String("/covered"); });
  }

  /// What is shown is what is reckoned afresh from the layers as they are now.
  void isAsAfresh()
  {
    QVERIFY(report().hasAreas);
    NoProgress progress;
    const auto afresh = coverage::reckon(*document().workspace(), work().types(), report().request,
                                         nullptr, progress);
    QVERIFY(bool(afresh));
    const auto& ours = report().served.squareMetres.byClass;
    const auto& theirs = afresh.value().served.squareMetres.byClass;
    QCOMPARE(ours.size(), theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i)
      QVERIFY2(std::abs(ours[i] - theirs[i]) < 0.01 * (1 + theirs[i] / 1e4),
               qPrintable(QString::number(ours[i] - theirs[i])));
  }

  /// A sensor in the middle of a view in which streets can be told apart.
  std::size_t goToSensor()
  {
    mapview::Viewport view = canvas().viewport();
    const QPointF place = report().coverage.sensors.front().place;
    view.centreX = place.x();
    view.centreY = place.y();
    canvas().setViewport(view);
    canvas().setScaleDenominator(2000);
    return 0;
  }

private Q_SLOTS:
  void theAreaShowsWhomCamerasServe()
  {
    open();
    QCOMPARE(m_window->bench().area(), WorkArea::Coverage);
    QVERIFY(steps().isVisible());
    QVERIFY(tables().isVisible());
    QCOMPARE(tables().view(CoverageTables::Table::Sensors)->model()->rowCount(),
             static_cast<int>(report().coverage.sensors.size()));
    QVERIFY(report().served.people.served() > 0);
    goToSensor();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    shot(QStringLiteral("coverage.png"));
    m_window->action(Command::MapArea)->trigger();
    QVERIFY(!steps().isVisible());
    QVERIFY(!tables().isVisible());
  }

  void aDraggedSensorIsMovedInItsLayerAndAloneReckonedAnew()
  {
    open();
    const std::size_t sensor = goToSensor();
    const QPointF before = report().coverage.sensors[sensor].place;
    m_window->action(Command::UnitMove)->trigger();
    const auto old = work().report();
    drag(pixel(before), pixel(before) + QPoint(60, 30));
    QTRY_VERIFY_WITH_TIMEOUT(work().report() != old, kLong);
    const QPointF after = report().coverage.sensors[sensor].place;
    QVERIFY(QLineF(before, after).length() > 20);
    QCOMPARE(report().coverage.reckoned, std::size_t(1));
    const auto moved = work().report();
    m_window->action(Command::Undo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(work().report() != moved, kLong);
    QCOMPARE(report().coverage.sensors[sensor].place, before);
  }

  void figuresBeforeAMoveStandBesideThoseOfNow()
  {
    open();
    goToSensor();
    auto* compare = m_window->bench().served().findChild<QToolButton*>(QStringLiteral("compare"));
    QVERIFY(!compare->isEnabled());
    const QString first = QLocale().toString(qRound64(report().served.people.served()));
    const auto shown = [&] {
      QString words;
      for (const QLabel* label : m_window->bench().served().findChildren<QLabel*>())
        words += label->isVisible() ? label->text() + QLatin1Char('|') : QString();
      return words;
    };
    const QString before =
        coverage::ServedPanel::tr("before: %1 (%2)").section(QLatin1Char(' '), 0, 0);
    m_window->action(Command::UnitMove)->trigger();
    for (int move = 0; move < 2; ++move) { // what it is compared with stays
      const auto old = work().report();
      const QPoint at = pixel(report().coverage.sensors.front().place);
      drag(at, at + QPoint(60, 30));
      QTRY_VERIFY_WITH_TIMEOUT(work().report() != old, kLong);
      QVERIFY(compare->isEnabled());
      if (move == 0) {
        QVERIFY(!shown().contains(before + QLatin1Char(' ')));
        compare->click();
      }
      QVERIFY2(shown().contains(QStringLiteral("%1 %2 (").arg(before, first)), qPrintable(shown()));
    }
    shot(QStringLiteral("coverage-compared.png"));
    compare->click();
    QVERIFY(!shown().contains(before + QLatin1Char(' ')));
  }

  void aPlacedSensorIsARowOfTheLayer()
  {
    open();
    goToSensor();
    const std::size_t count = report().coverage.sensors.size();
    m_window->action(Command::UnitPlace)->trigger();
    const QPoint middle = canvas().rect().center();
    drag(middle + QPoint(40, 60), middle + QPoint(120, 60));
    QTRY_COMPARE_WITH_TIMEOUT(report().coverage.sensors.size(), count + 1, kLong);
  }

  void ofManySensorsFiguresAndFootprintsComeBeforeAreas()
  {
    open(addMany);
    QSemaphore gate;
    reckonMany(gate);
    QVERIFY(report().served.people.served() > 0);
    QVERIFY(hasAreasOnMap());
    QVERIFY(button(coverage::ServedPanel::tr("Stop")) != nullptr);
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(report().hasAreas, kLong);
    QVERIFY(button(coverage::ServedPanel::tr("Stop")) == nullptr);
    QVERIFY(hasAreasOnMap());
    isAsAfresh();
  }

  void areasAreNeverThoseOfSensorsThatMovedMeanwhile()
  {
    open(addMany);
    QSemaphore gate;
    reckonMany(gate);
    const auto before = work().report();
    goToSensor();
    m_window->action(Command::UnitMove)->trigger();
    const QPoint at = pixel(report().coverage.sensors.front().place);
    drag(at, at + QPoint(60, 30)); // reckoned when the areas of before may come, too
    gate.release();
    QTRY_VERIFY_WITH_TIMEOUT(report().hasAreas && report().coverage.sensors.front().place !=
                                                      before->coverage.sensors.front().place,
                             kLong);
    QCOMPARE(report().coverage.reckoned, std::size_t(1));
    isAsAfresh();
  }

  void areasCanBeStoppedAndAskedForLater()
  {
    open(addMany);
    QSemaphore gate;
    reckonMany(gate);
    button(coverage::ServedPanel::tr("Stop"))->click();
    gate.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->jobs.runningCount(), 0, kLong);
    QVERIFY(!report().hasAreas);
    // What is written has them in any case.
    Q_EMIT steps().writeRequested();
    QTRY_VERIFY_WITH_TIMEOUT(document().layer(QStringLiteral("phu_camera_nhieu")) != nullptr,
                             kLong);
    QVERIFY(document().layer(QStringLiteral("phu_camera_nhieu"))->featureCount > 0);
    QVERIFY(!report().hasAreas);
    button(coverage::ServedPanel::tr("Reckon areas"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(report().hasAreas, kLong);
    isAsAfresh();
  }

  void sitesAreFoundShownAndWritten()
  {
    open();
    goToSensor();
    coverage::SitingRequest wanted;
    wanted.candidates = QStringLiteral("cot");
    wanted.count = 3;
    steps().setSitingRequest(wanted);
    Q_EMIT steps().sitingRequested();
    QTableView* sites = tables().view(CoverageTables::Table::Sites);
    QTRY_COMPARE_WITH_TIMEOUT(sites->model()->rowCount(), 3, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->jobs.runningCount(), 0, kLong);
    canvas().setScaleDenominator(10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    shot(QStringLiteral("coverage-sites.png"));
    const qsizetype layers = document().layers().size();
    Q_EMIT tables().writeRequested();
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), layers + 1, kLong);
  }

  void whatWasAskedOfSitingIsRememberedForTheWorkspace()
  {
    open();
    goToSensor();
    coverage::SitingRequest wanted = steps().sitingRequest();
    wanted.candidates = QStringLiteral("cot");
    wanted.others = {QStringLiteral("noise"), QStringLiteral("wifi")};
    wanted.count = 4;
    wanted.worstLevel = 2;
    steps().setSitingRequest(wanted);
    Q_EMIT steps().sitingRequested();
    QTableView* sites = tables().view(CoverageTables::Table::Sites);
    QTRY_COMPARE_WITH_TIMEOUT(sites->model()->rowCount(), 4, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->jobs.runningCount(), 0, kLong);
    QVERIFY(!sites->isColumnHidden(2)); // a noise sensor reaches farther, and all around
    QCOMPARE(sites->model()->index(0, 2).data().toString(),
             work().types().find(QStringLiteral("noise"))->title());
    canvas().setScaleDenominator(10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    shot(QStringLiteral("coverage-types.png"));
    const QString path = document().path();
    m_window = std::make_unique<MainWindow>();
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && document().isLoaded(), kLong);
    m_window->action(Command::CoverageArea)->trigger();
    const coverage::SitingRequest again = steps().sitingRequest();
    QCOMPARE(again.others, wanted.others);
    QCOMPARE(again.candidates, wanted.candidates);
    QCOMPARE(again.count, wanted.count);
    QCOMPARE(again.type, wanted.type);
  }

  void writtenResultsSayWhenTheyAreOutOfDate()
  {
    open();
    const qsizetype layers = document().layers().size();
    Q_EMIT steps().writeRequested();
    QTRY_COMPARE_WITH_TIMEOUT(document().layers().size(), layers + 2, kLong);
    const workspace::Layer* written = document().layer(QStringLiteral("phu_camera"));
    QVERIFY(written != nullptr);
    QCOMPARE(written->role, workspace::LayerRole::Coverage);
    QVERIFY(analysis::originOf(*written).has_value());
    QVERIFY(analysis::staleInputs(document().layers(), *written).isEmpty());
    goToSensor();
    m_window->action(Command::UnitMove)->trigger();
    const QPoint at = pixel(report().coverage.sensors.front().place);
    drag(at, at + QPoint(50, 0));
    QTRY_VERIFY_WITH_TIMEOUT(
        !analysis::staleInputs(document().layers(), *document().layer(QStringLiteral("phu_camera")))
             .isEmpty(),
        kLong);
  }
  void writtenRastersAreLegendsOnTheMapAndSayWhenTheyAreOutOfDate()
  {
    open();
    goToSensor();
    const qsizetype layers = document().layers().size();
    QPushButton* write = nullptr;
    for (auto* each : steps().findChildren<QPushButton*>())
      if (each->text() ==
          QCoreApplication::translate("diaban::coverage::LevelStep", "Write as rasters"))
        write = each;
    QVERIFY(write != nullptr && write->isEnabled());
    write->click();
    const QString name = QStringLiteral("phu_o_camera");
    QTRY_VERIFY_WITH_TIMEOUT(document().layer(name) != nullptr, kLong);
    QCOMPARE(document().layers().size(), layers + 1);
    const workspace::Layer written = *document().layer(name);
    QVERIFY(written.isRaster);
    QCOMPARE(written.role, workspace::LayerRole::Coverage);
    QCOMPARE(written.style.categories.size(), qsizetype(report().served.levels.size()));
    QVERIFY(analysis::staleInputs(document().layers(), written).isEmpty());
    canvas().setScaleDenominator(4000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    shot(QStringLiteral("coverage-raster.png"));
    m_window->action(Command::UnitMove)->trigger();
    const QPoint at = pixel(report().coverage.sensors.front().place);
    const auto before = report().coverage.sensors.front().place;
    drag(at, at + QPoint(60, 30));
    QTRY_VERIFY_WITH_TIMEOUT(report().coverage.sensors.front().place != before, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(
        !analysis::staleInputs(document().layers(), *document().layer(name)).isEmpty(), kLong);
    // Written again it is another picture in the same place of the list.
    write->click();
    QTRY_VERIFY_WITH_TIMEOUT(document().layer(name)->uid != written.uid, kLong);
    QCOMPARE(document().layers().size(), layers + 1);
    QVERIFY(analysis::staleInputs(document().layers(), *document().layer(name)).isEmpty());
    m_window->action(Command::Undo)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(document().layer(name)->uid == written.uid, kLong);
  }

  void ofRadioLevelAndBestServerAreWrittenToo()
  {
    open();
    coverage::CoverageModel model = steps().model();
    model.kind = coverage::ModelKind::Radio;
    model.formula = coverage::RadioModel::FreeSpace;
    model.values.set(coverage::SensorField::Frequency, 900);
    model.values.set(coverage::SensorField::Power, 14);
    model.values.set(coverage::SensorField::Sensitivity, -70);
    steps().setModel(model, {});
    Q_EMIT steps().modelChanged();
    QTRY_COMPARE_WITH_TIMEOUT(report().request.model.kind, coverage::ModelKind::Radio, kLong);
    Q_EMIT steps().rastersRequested();
    QTRY_VERIFY_WITH_TIMEOUT(document().layer(QStringLiteral("tram_thu_camera")) != nullptr, kLong);
    const workspace::Layer* level = document().layer(QStringLiteral("muc_thu_camera"));
    QVERIFY(level != nullptr && document().layer(QStringLiteral("phu_o_camera")) != nullptr);
    QCOMPARE(level->style.kind, workspace::Style::Kind::Graduated);
    QVERIFY(document().layer(QStringLiteral("tram_thu_camera"))->style.categories.size() > 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isPictureWhole(), kLong);
    shot(QStringLiteral("coverage-level.png"));
  }
};

QTEST_MAIN(TestWindowCoverage)
#include "tst_windowcoverage.moc"
