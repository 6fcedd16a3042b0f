#include "guidecoverage.h"

#include "coveragework.h"
#include "mainwindow.h"
#include "workbench.h"

#include <diaban/coverage/ui/coveragetables.h>
#include <diaban/coverage/ui/stepspanel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QAction>
#include <QTableView>
#include <QTest>

#include <algorithm>

namespace diaban::desktop {
namespace {

constexpr int kLongMs = 60'000;
constexpr int kSites = 4;

/// The camera that serves most people.
QPointF busiest(const coverage::CoverageReport& report)
{
  const std::vector<double>& people = report.served.peopleOfSensor;
  const auto most = std::max_element(people.begin(), people.end());
  return report.coverage.sensors[static_cast<std::size_t>(most - people.begin())].place;
}

} // namespace

bool showCoverage(MainWindow& window)
{
  window.bench().showRows(false);
  window.action(Command::CoverageArea)->trigger();
  const auto* work = window.findChild<CoverageWork*>();
  coverage::StepsPanel& steps = window.bench().coverageSteps();
  if (!QTest::qWaitFor([&] { return work->report() != nullptr; }, kLongMs))
    return false;
  steps.chooseLayer(QStringLiteral("camera"));
  Q_EMIT steps.layerChanged();
  if (!QTest::qWaitFor([&] { return work->report()->request.sensors == QLatin1String("camera"); },
                       kLongMs))
    return false;
  uikit::MapCanvas& canvas = window.canvas();
  mapview::Viewport view = canvas.viewport();
  const QPointF place = busiest(*work->report());
  view.centreX = place.x();
  view.centreY = place.y();
  canvas.setViewport(view);
  canvas.setScaleDenominator(1500);
  return true;
}

bool showSites(MainWindow& window)
{
  coverage::StepsPanel& steps = window.bench().coverageSteps();
  coverage::SitingRequest wanted;
  wanted.candidates = QStringLiteral("cot");
  wanted.count = kSites;
  steps.setSitingRequest(wanted);
  Q_EMIT steps.sitingRequested();
  using coverage::CoverageTables;
  CoverageTables& tables = window.bench().coverageTables();
  QTableView* sites = tables.view(CoverageTables::Table::Sites);
  if (!QTest::qWaitFor([&] { return sites->model()->rowCount() == kSites; }, kLongMs) ||
      !QTest::qWaitFor([&] { return window.jobs().runningCount() == 0; }, kLongMs))
    return false;
  Q_EMIT tables.goToSite(0);
  return true;
}

} // namespace diaban::desktop
