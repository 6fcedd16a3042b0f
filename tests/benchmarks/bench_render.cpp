// Times drawing alone: a layer of a workspace is loaded once, then drawn from shifting places.
// usage: bench_render WORKSPACE LAYER WxH minx,miny,maxx,maxy REPEAT OUT.png [labels]
// Prints one JSON document; the kept picture is the last one, of the extent that is printed.
#include <diaban/cartography/painter.h>
#include <diaban/mapview/viewport.h>
#include <diaban/workspace/workspace.h>

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace diaban;

namespace {

int failed(const Error& error)
{
  std::fprintf(stderr, "%s\n", qPrintable(errorText(error)));
  return 1;
}

/// The layer as one to be drawn, its rows loaded.
Result<cartography::PictureLayer> loaded(const workspace::Workspace& workspace, const QString& name)
{
  NoProgress progress;
  DIABAN_TRY(layer, workspace.layer(name));
  DIABAN_TRY(table, workspace.table(name, {}, progress));
  return cartography::PictureLayer{
      table, std::make_shared<const workspace::Style>(layer.style), {}, {}, 1};
}

} // namespace

int main(int argc, char** argv)
{
  qputenv("QT_QPA_PLATFORM", "offscreen");
  const QGuiApplication application(argc, argv);
  const QStringList arguments = QGuiApplication::arguments();
  const QStringList size = arguments.value(3).split(QLatin1Char('x'));
  const QStringList corners = arguments.value(4).split(QLatin1Char(','));
  if (size.size() != 2 || corners.size() != 4 || arguments.size() < 7) {
    std::fputs(
        "usage: bench_render WORKSPACE LAYER WxH minx,miny,maxx,maxy REPEAT OUT.png [labels]\n",
        stderr);
    return 2;
  }
  workspace::OpenOptions options;
  options.readOnly = true;
  auto opened = workspace::Workspace::open(arguments[1], options);
  if (!opened)
    return failed(opened.error());
  auto layer = loaded(*opened.value(), arguments[2]);
  if (!layer)
    return failed(layer.error());

  const geo::Extent extent{corners[0].toDouble(), corners[1].toDouble(), corners[2].toDouble(),
                           corners[3].toDouble()};
  auto view = mapview::Viewport::fitting(extent, {size[0].toInt(), size[1].toInt()},
                                         opened.value()->crs().metresPerUnit());
  QJsonArray runs;
  cartography::Picture last;
  for (int run = 0; run < arguments[5].toInt(); ++run) {
    view = view.panned({7, 3});
    cartography::PictureRequest request;
    request.extent = view.extent();
    request.width = view.size.width();
    request.height = view.size.height();
    request.scaleDenominator = view.scaleDenominator();
    request.labels = arguments.value(7) == QLatin1String("labels");
    request.layers = {layer.value()};
    NoProgress progress;
    QElapsedTimer watch;
    watch.start();
    auto picture = cartography::drawPicture(request, progress);
    runs.append(static_cast<double>(watch.nsecsElapsed()) / 1e6);
    if (!picture)
      return failed(picture.error());
    last = std::move(picture).value();
  }
  if (!last.image.save(arguments[6])) {
    std::fprintf(stderr, "cannot write %s\n", qPrintable(arguments[6]));
    return 1;
  }
  const geo::Extent shown = view.extent();
  const QJsonObject answer{
      {QStringLiteral("runs_ms"), runs},
      {QStringLiteral("features_drawn"), last.featuresDrawn},
      {QStringLiteral("labels_drawn"), last.labelsDrawn},
      {QStringLiteral("extent"), QJsonArray{shown.minX, shown.minY, shown.maxX, shown.maxY}}};
  std::puts(QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
  return 0;
}
