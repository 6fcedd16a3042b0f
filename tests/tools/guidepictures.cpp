#include "guidepictures.h"

#include "calculation.h"
#include "common/places.h"
#include "findwork.h"
#include "guidecoverage.h"
#include "guidehistory.h"
#include "importsheet.h"
#include "mainwindow.h"
#include "printsheet.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/featurepanel.h>
#include <diaban/uikit/findingpanel.h>
#include <diaban/uikit/formpanel.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/measureplate.h>
#include <diaban/uikit/sheet.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <functional>
#include <vector>

namespace diaban::desktop {
namespace {

constexpr int kLateLayoutMs = 200; // what came last is in its place
constexpr int kLongMs = 60'000;
constexpr QSize kWindow(1366, 768);

bool save(QWidget& window, const QString& path)
{
  QTest::qWait(kLateLayoutMs);
  return window.grab().toImage().convertToFormat(QImage::Format_RGB888).save(path, "PNG");
}

bool settled(MainWindow& window)
{
  return QTest::qWaitFor(
      [&] { return window.isPictureWhole() && window.jobs().runningCount() == 0; }, kLongMs);
}

void chooseLayer(MainWindow& window, workspace::LayerRole role, const QString& field)
{
  for (const workspace::Layer& layer : window.document().layers()) {
    const auto has = [&](const geo::Field& f) { return f.name == field; };
    if (layer.role == role && std::any_of(layer.fields.begin(), layer.fields.end(), has))
      window.layerList().setCurrentIndex(window.bench().layerModel().indexOf(layer.name));
  }
}

/// Whether it was brought about.
using Arrange = std::function<bool(MainWindow&)>;

struct GuidePicture {
  const char* name;
  Arrange arrange;     ///< brings the window, with the sample data open, to what the picture shows
  bool goesOn = false; ///< with what was shown before
};

bool showMap(MainWindow& window)
{
  window.canvas().showAll();
  return true;
}

bool showRows(MainWindow& window)
{
  chooseLayer(window, workspace::LayerRole::Communes, QStringLiteral("dan_so"));
  window.action(Command::Rows)->setChecked(false);
  window.action(Command::Rows)->trigger();
  return true;
}

bool showStyle(MainWindow& window)
{
  window.action(Command::Rows)->trigger(); // the table of before goes
  chooseLayer(window, workspace::LayerRole::Communes, QStringLiteral("dan_so"));
  window.action(Command::LayerStyle)->trigger();
  return true;
}

bool showFeature(MainWindow& window)
{
  uikit::MapCanvas& canvas = window.canvas();
  window.action(Command::Identify)->trigger();
  QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
  auto* panel = window.findChild<uikit::FeaturePanel*>();
  return QTest::qWaitFor([&] { return panel->isVisible() && !panel->pages().empty(); }, kLongMs);
}

bool showMeasure(MainWindow& window)
{
  uikit::MapCanvas& canvas = window.canvas();
  window.action(Command::MeasureArea)->trigger();
  const QRect area = canvas.rect();
  const QList<QPoint> corners{{area.width() * 2 / 5, area.height() / 2},
                              {area.width() * 3 / 5, area.height() / 2},
                              {area.width() / 2, area.height() * 4 / 5}};
  for (const QPoint corner : corners)
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, corner);
  QTest::mouseDClick(&canvas, Qt::LeftButton, {}, corners.constLast());
  return canvas.findChild<uikit::MeasurePlate*>()->isVisible();
}

bool showCheck(MainWindow& window)
{
  window.action(Command::Pan)->trigger(); // what was measured before goes
  window.action(Command::CheckGeometry)->trigger();
  if (!settled(window))
    return false;
  window.action(Command::NextFinding)->trigger();
  return !window.bench().findings().selected().isEmpty();
}

/// The first feature of a layer that is edited, with a vertex in the hand.
bool showEdit(MainWindow& window)
{
  window.bench().showFindings(false);
  window.action(Command::Pan)->trigger();
  chooseLayer(window, workspace::LayerRole::Other, QStringLiteral("so_thua"));
  const QString layer = window.layerList().currentLayer();
  window.goToPlace(layer, 1, window.document().table(layer)->chosen({1}).extent());
  window.action(Command::EditLayer)->trigger();
  uikit::MapCanvas& canvas = window.canvas();
  const auto handles = [&] {
    return canvas.editTool() != nullptr ? canvas.editTool()->editSketch()->handles
                                        : std::vector<QPointF>();
  };
  if (!QTest::qWaitFor([&] { return !handles().empty(); }, kLongMs))
    return false;
  const QPoint from = canvas.viewport().toPixel(handles().front()).toPoint();
  QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
  QTest::mouseMove(&canvas, from + QPoint(20, 10));
  QTest::mouseMove(&canvas, from + QPoint(40, 24));
  return canvas.editTool()->editSketch()->isChanged;
}

bool showForm(MainWindow& window)
{
  uikit::MapCanvas& canvas = window.canvas();
  QTest::keyClick(&canvas, Qt::Key_Escape); // the vertex of before goes back
  QTest::mouseRelease(&canvas, Qt::LeftButton);
  window.action(Command::EditDone)->trigger();
  window.selection().set(window.layerList().currentLayer(), {1, 2, 3, 4});
  canvas.setFocus();
  window.action(Command::Attributes)->trigger();
  auto* panel = window.findChild<uikit::FormPanel*>();
  return QTest::qWaitFor([&] { return panel->isVisible() && !panel->record().fields.empty(); },
                         kLongMs);
}

bool showCalculation(MainWindow& window)
{
  window.action(Command::Calculate)->trigger();
  auto* calculation = window.findChild<Calculation*>();
  if (calculation == nullptr)
    return false;
  calculation->findChild<QComboBox*>()->setCurrentIndex(
      calculation->findChild<QComboBox*>()->findData(QStringLiteral("dien_tich")));
  calculation->findChild<QLineEdit*>()->setText(QStringLiteral("round(dien_tich(geom), 2)"));
  return QTest::qWaitFor([&] { return calculation->isReady(); }, kLongMs);
}

bool showPrint(MainWindow& window)
{
  window.bench().showFindings(false); // those of before
  window.selection().clear();
  window.canvas().showAll();
  for (auto* sheet : window.findChildren<uikit::Sheet*>())
    sheet->close();
  window.action(Command::Pan)->trigger();
  window.action(Command::Print)->trigger();
  const auto* sheet = window.findChild<PrintSheet*>();
  const auto isDrawn = [&] {
    const auto labels = sheet->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [](const QLabel* label) { return label->pixmap().width() > 200; });
  };
  return sheet != nullptr && QTest::qWaitFor(isDrawn, kLongMs);
}

bool showCompare(MainWindow& window)
{
  chooseLayer(window, workspace::LayerRole::Zoning, QStringLiteral("ma_ldat"));
  window.action(Command::Swipe)->trigger();
  return window.canvas().swipe().isOn();
}

/// A list of places whose letters and coordinate system are in doubt, beside a file that is clear.
bool showImport(MainWindow& window)
{
  window.findChild<PrintSheet*>()->close();
  const QDir folder(QDir::temp());
  const QString list = folder.filePath(QStringLiteral("Trạm đo mưa.csv"));
  const QString clear = folder.filePath(QStringLiteral("Điểm ngập.geojson"));
  QByteArray rows("ten,dong,bac\n");
  for (int i = 0; i < 12; ++i) // "Trạm đo" in TCVN3
    rows += "Tr\xB9m \xAEo " + QByteArray::number(i + 1) + ',' +
            QByteArray::number(554'000 + 1'500 * i) + ',' +
            QByteArray::number(1'687'000 + 700 * (i % 5)) + '\n';
  const QByteArray place(R"({"type":"Feature","properties":{"ten":"Ngã tư"},)"
                         R"("geometry":{"type":"Point","coordinates":[108.3,15.25]}})");
  for (const auto& [path, bytes] : {std::pair(list, rows), std::pair(clear, place)}) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
      return false;
  }
  window.take({list, clear}, false);
  return QTest::qWaitFor(
      [&] { return window.importSheet() != nullptr && window.importSheet()->isPreviewed(); },
      kLongMs);
}

bool showFind(MainWindow& window)
{
  window.action(Command::Swipe)->trigger(); // the line of before goes
  window.find().open();
  window.find().palette().field().setText(QStringLiteral("hai lam"));
  return QTest::qWaitFor(
      [&] { return window.find().palette().titles().contains(QStringLiteral("Xã Hải Lâm")); },
      kLongMs);
}

bool showSettings(MainWindow& window)
{
  window.find().palette().shut();
  window.action(Command::Settings)->trigger();
  return true;
}

const std::vector<GuidePicture>& pictures()
{
  static const std::vector<GuidePicture> all{
      {"map", showMap},
      {"compare", showCompare},
      {"find", showFind},
      {"settings", showSettings},
      {"table", showRows},
      {"style", showStyle},
      {"feature", showFeature},
      {"measure", showMeasure},
      {"check", showCheck},
      {"coverage", showCoverage},
      {"sites", showSites, true},
      {"edit", showEdit},
      {"form", showForm},
      {"calculate", showCalculation},
      {"print", showPrint},
      {"import", showImport},
      {"history", showHistory},
      {"difference", showDifference},
      {"conflicts", showConflicts},
  };
  return all;
}

} // namespace

QStringList makeGuidePictures(const QString& folder)
{
  QStringList failed;
  QDir().mkpath(folder);
  const auto path = [&](const char* name) {
    return QDir(folder).filePath(QStringLiteral("%1.png").arg(QLatin1String(name)));
  };
  app::setBackupsFolder(QStringLiteral("/media/usb/Sao lưu")); // no path of this computer
  MainWindow window;
  window.resize(kWindow);
  window.show();
  if (!QTest::qWaitForWindowExposed(&window) || !save(window, path("start")))
    failed << QStringLiteral("start");
  window.action(Command::Demo)->trigger();
  if (!QTest::qWaitFor([&] { return window.document().isOpen(); }, kLongMs) || !settled(window))
    return failed << QStringLiteral("demo");
  for (const GuidePicture& picture : pictures()) {
    if (!picture.goesOn)
      window.action(Command::MapArea)->trigger();
    if (!picture.arrange(window) || !settled(window) || !save(window, path(picture.name)))
      failed << QLatin1String(picture.name);
  }
  return failed;
}

} // namespace diaban::desktop
