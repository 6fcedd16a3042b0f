#include "../entryname.h"
#include "../json.h"
#include "../mapdrawing.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/base/platform_files.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSaveFile>

namespace diaban::cli {
namespace {

constexpr int kGreatestSide = 20'000; // pixels; a picture of A0 at 400 dpi
constexpr double kMargin = 0.03;      // of the whole map, on each side

Error notPossible(const QString& value, const QString& option)
{
  return {Error::Code::BadArgument, {value, option}, {}};
}

/// "1920x1080"
Result<QSize> sizeOf(const Arguments& arguments)
{
  if (!arguments.isSet(QStringLiteral("size")))
    return QSize(1280, 800);
  const QString text = arguments.value(QStringLiteral("size"));
  const QStringList sides = text.toLower().split(QLatin1Char('x'));
  const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
  if (sides.size() != 2 || size.isEmpty() || size.width() > kGreatestSide ||
      size.height() > kGreatestSide)
    return notPossible(text, QStringLiteral("--size"));
  return size;
}

geo::Extent withMargin(geo::Extent extent)
{
  // A single point has no size; half a kilometre around it is a view of a place.
  const double around = std::max({extent.width() * kMargin, extent.height() * kMargin, 1e-9});
  extent.minX -= around;
  extent.minY -= around;
  extent.maxX += around;
  extent.maxY += around;
  return extent;
}

Result<mapview::Viewport> viewAtScale(const Arguments& arguments, const LoadedMap& map, QSize size)
{
  DIABAN_TRY(scale, arguments.number(QStringLiteral("scale"), 1, 1e9));
  DIABAN_TRY(center, arguments.numbers(QStringLiteral("center"), 2));
  if (!scale || !center)
    return Error{
        Error::Code::MissingArgument,
        {scale ? QStringLiteral("--center") : QStringLiteral("--scale"), QStringLiteral("render")},
        {}};
  const QPointF middle(center->at(0), center->at(1));
  const geo::Extent there{middle.x(), middle.y(), middle.x(), middle.y()};
  return mapview::Viewport::atScale(middle, *scale, size, metresPerUnit(map.crs, there));
}

Result<mapview::Viewport> viewOf(const Arguments& arguments, const LoadedMap& map)
{
  DIABAN_TRY(size, sizeOf(arguments));
  DIABAN_TRY(wanted, arguments.numbers(QStringLiteral("extent"), 4));
  if (arguments.isSet(QStringLiteral("scale")) || arguments.isSet(QStringLiteral("center"))) {
    if (wanted)
      return notPossible(QStringLiteral("--extent --scale"), QStringLiteral("render"));
    return viewAtScale(arguments, map, size);
  }
  geo::Extent extent = withMargin(map.extent.isEmpty() ? geo::Extent{0, 0, 1, 1} : map.extent);
  if (wanted) {
    extent = {wanted->at(0), wanted->at(1), wanted->at(2), wanted->at(3)};
    if (!(extent.width() > 0 && extent.height() > 0))
      return notPossible(arguments.value(QStringLiteral("extent")), QStringLiteral("--extent"));
  }
  return mapview::Viewport::fitting(extent, size, metresPerUnit(map.crs, extent));
}

Outcome savePicture(const QImage& image, const QString& path, const QString& workspacePath)
{
  if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ||
      (platform::fileIdentity(path) == platform::fileIdentity(workspacePath)))
    return notPossible(path, QStringLiteral("OUT.png"));
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return Error{Error::Code::CannotWrite, {path}, file.errorString()};
  if (image.save(&file, "PNG") && file.commit())
    return Done{};
  const auto code =
      file.error() == QFileDevice::ResourceError ? Error::Code::DiskFull : Error::Code::CannotWrite;
  return Error{code, {path}, file.errorString()};
}

/// The map as it is, or as it was after the entry that was named.
Result<LoadedMap> mapFor(const std::shared_ptr<const workspace::Workspace>& workspace,
                         const Arguments& arguments, Progress& progress)
{
  const QStringList layers = arguments.list(QStringLiteral("layers"));
  if (!arguments.isSet(QStringLiteral("at")))
    return loadMap(*workspace, layers, progress);
  DIABAN_TRY(entry, entryNamed(*workspace, arguments.value(QStringLiteral("at"))));
  SubProgress looking(progress, 0, 0.4);
  DIABAN_TRY(past, workspace::lookBack(workspace, entry.id, looking));
  SubProgress loading(progress, 0.4, 1);
  return loadMap(*workspace, *past, layers, loading);
}

Result<Answer> render(const Arguments& arguments, Progress& progress)
{
  QElapsedTimer watch;
  watch.start();
  const QString path = arguments.parameter(QStringLiteral("OUT.png"));
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  SubProgress loading(progress, 0, 0.6);
  const std::shared_ptr<const workspace::Workspace> workspace = std::move(opened);
  DIABAN_TRY(map, mapFor(workspace, arguments, loading));
  DIABAN_TRY(view, viewOf(arguments, map));
  cartography::PictureRequest request = pictureOf(map, view);
  SubProgress drawing(progress, 0.6, 1);
  DIABAN_CHECK(addRasters(*workspace, map, request, drawing));
  const qint64 msLoad = watch.restart();
  DIABAN_TRY(picture, cartography::drawPicture(request, drawing));
  const qint64 msDraw = watch.elapsed();
  DIABAN_CHECK(savePicture(picture.image, path, workspace->path()));

  Answer answer;
  answer.notices = workspace->notices() + map.notices;
  answer.json = {{QStringLiteral("image"), path},
                 {QStringLiteral("width"), picture.image.width()},
                 {QStringLiteral("height"), picture.image.height()},
                 {QStringLiteral("extent"), toJson(request.extent)},
                 {QStringLiteral("scale"), view.scaleDenominator()},
                 {QStringLiteral("features_drawn"), picture.featuresDrawn},
                 {QStringLiteral("labels_drawn"), picture.labelsDrawn},
                 {QStringLiteral("ms_load"), msLoad},
                 {QStringLiteral("ms_draw"), msDraw}};
  answer.text = QStringLiteral("%1: %2 × %3, 1:%4\n")
                    .arg(path)
                    .arg(picture.image.width())
                    .arg(picture.image.height())
                    .arg(view.scaleDenominator(), 0, 'f', 0);
  return answer;
}

Result<Answer> benchRender(const Arguments& arguments, Progress& progress)
{
  constexpr int kShiftPixels = 7;
  DIABAN_TRY(repeat, arguments.integer(QStringLiteral("repeat"), 1, 10'000));
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  DIABAN_TRY(map, loadMap(*opened, arguments.list(QStringLiteral("layers")), progress));
  std::erase_if(map.parts, [](const LoadedMap::Part& part) { return part.layer.isRaster; });
  DIABAN_TRY(view, viewOf(arguments, map));
  QJsonArray runs;
  cartography::Picture last;
  for (qint64 run = 0; run < repeat.value_or(5); ++run) {
    const cartography::PictureRequest request = pictureOf(map, view);
    QElapsedTimer watch;
    watch.start();
    DIABAN_TRY(picture, cartography::drawPicture(request, progress));
    runs.append(static_cast<double>(watch.nsecsElapsed()) / 1e6);
    last = std::move(picture);
    if (run + 1 < repeat.value_or(5))
      view = view.panned(QPointF(kShiftPixels, kShiftPixels));
  }
  const QString image = arguments.value(QStringLiteral("image"));
  if (!image.isEmpty())
    DIABAN_CHECK(savePicture(last.image, image, opened->path()));
  Answer answer;
  answer.notices = map.notices;
  answer.json = {{QStringLiteral("runs_ms"), runs},
                 {QStringLiteral("features_drawn"), last.featuresDrawn},
                 {QStringLiteral("extent"), toJson(view.extent())}};
  for (const QJsonValue& run : std::as_const(runs))
    answer.text += QStringLiteral("%1 ms\n").arg(run.toDouble(), 0, 'f', 2);
  return answer;
}

QVector<Option> viewOptions()
{
  return {{QStringLiteral("size"), QStringLiteral("WxH"),
           QT_TRANSLATE_NOOP("diaban::cli", "size of the picture in pixels (else 1280x800)")},
          {QStringLiteral("extent"), QStringLiteral("minx,miny,maxx,maxy"),
           QT_TRANSLATE_NOOP("diaban::cli", "what to show, in map units (else all layers)")},
          {QStringLiteral("scale"), QStringLiteral("N"),
           QT_TRANSLATE_NOOP("diaban::cli", "scale 1:N at 96 dpi, together with --center")},
          {QStringLiteral("center"), QStringLiteral("x,y"),
           QT_TRANSLATE_NOOP("diaban::cli", "the middle of the picture, in map units")},
          {QStringLiteral("layers"), QStringLiteral("A,B"),
           QT_TRANSLATE_NOOP("diaban::cli", "only these layers (else those that are shown)")}};
}

} // namespace

Command renderCommand()
{
  QVector<Option> options = viewOptions();
  options.append({QStringLiteral("at"), QStringLiteral("ENTRY"),
                  QT_TRANSLATE_NOOP("diaban::cli", "as it was after this entry of the history")});
  return {QStringLiteral("render"),
          QT_TRANSLATE_NOOP("diaban::cli", "draw a map to a PNG picture"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("OUT.png")}},
          options,
          true,
          render};
}

Command benchRenderCommand()
{
  QVector<Option> options = viewOptions();
  options.append({QStringLiteral("repeat"), QStringLiteral("N"),
                  QT_TRANSLATE_NOOP("diaban::cli", "how often to draw (else 5)")});
  options.append({QStringLiteral("image"), QStringLiteral("OUT.png"),
                  QT_TRANSLATE_NOOP("diaban::cli", "keep the last picture")});
  return {QStringLiteral("bench render"),
          QT_TRANSLATE_NOOP("diaban::cli", "time drawing alone: layers are loaded before, every "
                                           "repeat shifts the view, nothing is reused"),
          {{QStringLiteral("WORKSPACE")}},
          options,
          true,
          benchRender};
}

} // namespace diaban::cli
