#include "guidepictures.h"

#include "findwork.h"
#include "mainwindow.h"

#include <diaban/uikit/commandpalette.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/layermodel.h>
#include <diaban/uikit/mapcanvas.h>

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <functional>
#include <vector>

namespace diaban::desktop {
namespace {

constexpr int kLongMs = 60'000;
constexpr QSize kWindow(1280, 720);

bool save(QWidget& window, const QString& path)
{
  // Few colours: the pictures travel with the program.
  const QImage image = window.grab().toImage().convertToFormat(
      QImage::Format_Indexed8, Qt::ThresholdDither | Qt::AvoidDither);
  return image.save(path, "PNG");
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
  Arrange arrange; ///< brings the window, with the sample data open, to what the picture shows
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

bool showFind(MainWindow& window)
{
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
      {"find", showFind},
      {"settings", showSettings},
      {"table", showRows},
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
  MainWindow window;
  window.resize(kWindow);
  window.show();
  if (!QTest::qWaitForWindowExposed(&window) || !save(window, path("start")))
    failed << QStringLiteral("start");
  window.action(Command::Demo)->trigger();
  if (!QTest::qWaitFor([&] { return window.document().isOpen(); }, kLongMs) || !settled(window))
    return failed << QStringLiteral("demo");
  for (const GuidePicture& picture : pictures()) {
    window.bench().showPage(Page::Map);
    if (!picture.arrange(window) || !settled(window) || !save(window, path(picture.name)))
      failed << QLatin1String(picture.name);
  }
  return failed;
}

} // namespace diaban::desktop
