#include "../json.h"
#include "../mapdrawing.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/base/platform_files.h>
#include <diaban/cartography/page.h>

#include <QCoreApplication>
#include <QTranslator>

#include <algorithm>

namespace diaban::cli {
namespace {

using cartography::PageSetup;

Error notPossible(const QString& value, const QString& option)
{
  return {Error::Code::BadArgument, {value, option}, {}};
}

Error missing(const QString& option)
{
  return {Error::Code::MissingArgument, {option, QStringLiteral("print")}, {}};
}

Result<QPointF> centreOf(const Arguments& arguments)
{
  DIABAN_TRY(center, arguments.numbers(QStringLiteral("center"), 2));
  if (center)
    return QPointF(center->at(0), center->at(1));
  return missing(QStringLiteral("--center"));
}

Result<cartography::Paper> paperOf(const Arguments& arguments)
{
  if (!arguments.isSet(QStringLiteral("paper")))
    return cartography::Paper::A4;
  const QString name = arguments.value(QStringLiteral("paper"));
  if (const auto paper = cartography::paperFromName(name))
    return *paper;
  return notPossible(name, QStringLiteral("--paper"));
}

Result<PageSetup> setupOf(const Arguments& arguments, const geo::Crs& crs)
{
  PageSetup setup;
  DIABAN_TRY(scale, arguments.number(QStringLiteral("scale"), 1, 1e9));
  if (!scale)
    return missing(QStringLiteral("--scale"));
  DIABAN_TRY(centre, centreOf(arguments));
  DIABAN_TRY(paper, paperOf(arguments));
  setup.paper = paper;
  setup.isLandscape = arguments.isSet(QStringLiteral("landscape"));
  setup.title = arguments.value(QStringLiteral("title"));
  setup.author = arguments.value(QStringLiteral("author"));
  setup.denominator = *scale;
  setup.date = QDate::currentDate();
  if (const auto* words = qApp->findChild<QTranslator*>())
    setup.locale = QLocale(words->language());
  setup.centre = centre;
  setup.crs = crs.name();
  setup.metresPerUnit = metresPerUnit(crs, {centre.x(), centre.y(), centre.x(), centre.y()});
  return setup;
}

cartography::PageMap pageMap(const workspace::Workspace& workspace, const LoadedMap& map,
                             const PageSetup& setup)
{
  cartography::PageMap page;
  std::vector<cartography::LegendSource> layers;
  for (const LoadedMap::Part& part : map.parts)
    layers.push_back({part.layer, part.table});
  std::reverse(layers.begin(), layers.end());
  page.legend =
      cartography::legendOf(layers, cartography::pageLayout(setup).extent, setup.denominator);
  page.layers = [&workspace, &map, denominator = setup.denominator](
                    const geo::Extent& extent, QSize pixels,
                    Progress& progress) -> Result<std::vector<cartography::PictureLayer>> {
    mapview::Viewport view;
    view.size = pixels;
    cartography::PictureRequest request = pictureOf(map, view);
    request.extent = extent;
    request.scaleDenominator = denominator;
    DIABAN_CHECK(addRasters(workspace, map, request, progress));
    return std::move(request.layers);
  };
  return page;
}

Result<Answer> print(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("OUT.pdf"));
  const QString workspacePath = arguments.parameter(QStringLiteral("WORKSPACE"));
  if (!path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive) ||
      platform::fileIdentity(path) == platform::fileIdentity(workspacePath))
    return notPossible(path, QStringLiteral("OUT.pdf"));
  DIABAN_TRY(opened, openToLook(workspacePath));
  DIABAN_TRY(setup, setupOf(arguments, opened->crs()));
  SubProgress loading(progress, 0, 0.4), drawing(progress, 0.4, 1);
  DIABAN_TRY(map, loadMap(*opened, arguments.list(QStringLiteral("layers")), loading));
  DIABAN_CHECK(cartography::writePagePdf(setup, pageMap(*opened, map, setup), path, drawing));
  const cartography::PageLayout layout = cartography::pageLayout(setup);
  Answer answer;
  answer.notices = opened->notices() + map.notices;
  answer.json = {{QStringLiteral("pdf"), path},
                 {QStringLiteral("paper"), cartography::paperName(setup.paper)},
                 {QStringLiteral("landscape"), setup.isLandscape},
                 {QStringLiteral("scale"), setup.denominator},
                 {QStringLiteral("extent"), toJson(layout.extent)},
                 {QStringLiteral("map_mm"), QJsonArray{layout.map.x(), layout.map.y(),
                                                       layout.map.width(), layout.map.height()}},
                 {QStringLiteral("dpi"), layout.dotsPerInch}};
  answer.text = QStringLiteral("%1: %2, 1:%3\n")
                    .arg(path, cartography::paperName(setup.paper),
                         QString::number(setup.denominator, 'f', 0));
  return answer;
}

} // namespace

Command printCommand()
{
  return {QStringLiteral("print"),
          QT_TRANSLATE_NOOP("diaban::cli", "print a map to a PDF sheet at an exact scale"),
          {{QStringLiteral("WORKSPACE")}, {QStringLiteral("OUT.pdf")}},
          {{QStringLiteral("scale"), QStringLiteral("N"),
            QT_TRANSLATE_NOOP("diaban::cli", "scale 1:N on paper")},
           {QStringLiteral("center"), QStringLiteral("x,y"),
            QT_TRANSLATE_NOOP("diaban::cli", "the middle of the map, in map units")},
           {QStringLiteral("paper"), QStringLiteral("A4"),
            QT_TRANSLATE_NOOP("diaban::cli", "A4 (else), A3, A2, A1 or A0")},
           {QStringLiteral("landscape"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "the long side of the paper lies")},
           {QStringLiteral("title"), QStringLiteral("T"),
            QT_TRANSLATE_NOOP("diaban::cli", "the title above the map")},
           {QStringLiteral("author"), QStringLiteral("NAME"),
            QT_TRANSLATE_NOOP("diaban::cli", "who made it, at the foot")},
           {QStringLiteral("layers"), QStringLiteral("A,B"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these layers (else those that are shown)")}},
          true,
          print};
}

} // namespace diaban::cli
