#include "resultorigin.h"
#include "serverlook.h"

#include <diaban/coverage/levelcolours.h>
#include <diaban/coverage/rasterlayers.h>
#include <diaban/geo/rasterfile.h>

#include <QCoreApplication>
#include <QLocale>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace diaban::coverage {
namespace {

using workspace::Style;

constexpr double kMostCells = 2e8;
constexpr double kMostOfShapes = 1e7; ///< cells of a raster of polygons
constexpr double kSmallestCell = 1;   ///< metres, of such a raster
constexpr float kNothing = -9999;
constexpr double kReckoned = 0.4; ///< of the work; the rest goes into tiles

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::coverage", source);
}

CellFrame frameOf(const CoverageReport& report, const geo::Extent& extent)
{
  for (const FootprintPtr& footprint : report.coverage.footprints)
    if (footprint->isCells()) { // all lie on one grid
      const CellFrame& frame = footprint->frame();
      return {extent.minX,
              extent.maxY,
              frame.cellWidth,
              frame.cellHeight,
              static_cast<int>(std::lround(extent.width() / frame.cellWidth)),
              static_cast<int>(std::lround(extent.height() / frame.cellHeight))};
    }
  const double cell =
      std::max(kSmallestCell, std::sqrt(extent.width() * extent.height() / kMostOfShapes));
  return {extent.minX,
          extent.maxY,
          cell,
          cell,
          static_cast<int>(std::ceil(extent.width() / cell)),
          static_cast<int>(std::ceil(extent.height() / cell))};
}

Error noSensors(const CoverageReport& report)
{
  return {Error::Code::NoSensors, {report.read[report.request.sensors].layer.title}, {}};
}

Result<CellFrame> frameOf(const CoverageReport& report)
{
  geo::Extent extent;
  for (const FootprintPtr& footprint : report.coverage.footprints)
    if (!footprint->isEmpty())
      extent.add(footprint->extent());
  if (extent.isEmpty())
    return noSensors(report);
  const CellFrame frame = frameOf(report, extent);
  if (static_cast<double>(frame.cells()) > kMostCells)
    return Error{Error::Code::TooManyCells,
                 {QString::number(frame.cells()), QString::number(kMostCells, 'f', 0)},
                 {}};
  return frame;
}

/// 0 = not covered, else the best class + 1.
Result<std::vector<quint8>> classesOn(const CellFrame& frame, const CoverageReport& report,
                                      Progress& progress)
{
  const CoverageIndex index(report.coverage);
  std::vector<quint8> classes(frame.cells());
  std::size_t at = 0;
  for (int row = 0; row < frame.height; ++row) {
    if (!progress.advance(static_cast<double>(row) / frame.height))
      return Error{Error::Code::Cancelled, {}, {}};
    for (int column = 0; column < frame.width; ++column, ++at)
      index.at(frame.middle(column, row), [&](std::size_t, int level) {
        const auto byte = static_cast<quint8>(level + 1);
        classes[at] = classes[at] == 0 ? byte : std::min(classes[at], byte);
      });
  }
  return classes;
}

workspace::Colour seenThrough(workspace::Colour colour)
{
  colour.alpha = kResultAlpha;
  return colour;
}

QByteArray paletteOf(int levels)
{
  QByteArray palette(4, '\0');
  for (int i = 0; i < levels; ++i) {
    const workspace::Colour colour = seenThrough(levelColourOf(i, levels));
    for (const quint8 part : {colour.red, colour.green, colour.blue, colour.alpha})
      palette.append(static_cast<char>(part));
  }
  return palette;
}

workspace::Symbol fillOf(const workspace::Colour& colour)
{
  workspace::Symbol symbol;
  symbol.fill.colour = seenThrough(colour);
  symbol.fill.outline = {colour, 0.1, {}};
  return symbol;
}

Style classLook(const std::vector<CoverageLevel>& levels)
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.othersHidden = true;
  const int count = static_cast<int>(levels.size());
  for (int i = 0; i < count; ++i)
    style.categories.append({QString::number(i + 1), levels[static_cast<std::size_t>(i)].title,
                             fillOf(levelColourOf(i, count))});
  return style;
}

/// Steps that most cells lie in; the first and the last class take what is beyond.
Style levelLook(std::vector<float> levels)
{
  constexpr int kClasses = 7;
  constexpr double kSteps[] = {5, 10, 15, 20};
  std::sort(levels.begin(), levels.end());
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(levels.size() - 1);
    return static_cast<double>(levels[static_cast<std::size_t>(place)]);
  };
  const double low = at(0.02), high = at(0.98);
  double step = 0;
  for (const double each : kSteps)
    if (step = each; (high - low) / step <= kClasses - 1)
      break;
  const double top = std::ceil(high / step) * step;
  const int count = std::clamp(static_cast<int>(std::ceil((top - low) / step)), 1, kClasses);
  Style style;
  style.kind = Style::Kind::Graduated;
  style.othersHidden = true;
  for (int i = 0; i < count; ++i) {
    const double to = top - step * i, from = to - step;
    const QString lower = QLocale().toString(from), upper = QLocale().toString(to);
    workspace::ValueClass range{from, to, QStringLiteral("%1 … %2 dBm").arg(lower, upper),
                                fillOf(levelColourOf(i, count))};
    if (i == 0) {
      range.to = std::max(to, std::ceil(at(1)));
      range.title = QStringLiteral("> %1 dBm").arg(lower);
    } else if (i == count - 1) {
      range.from = std::min(from, std::floor(at(0)) - 1);
      range.title = QStringLiteral("≤ %1 dBm").arg(upper);
    }
    style.classes.append(range);
  }
  return style;
}

Style serverLook(const Reception& reception, const std::vector<Sensor>& sensors)
{
  Style style;
  style.kind = Style::Kind::Categorised;
  style.othersHidden = true;
  for (const auto& [server, colour] : serverColours(reception)) {
    const Sensor& sensor = sensors[static_cast<std::size_t>(server)];
    const QString number = QString::number(server + 1);
    style.categories.append(
        {number, sensor.name.isEmpty() ? number : sensor.name, fillOf(stationColourOf(colour))});
  }
  return style;
}

geo::GridFile fileOf(const CellFrame& frame, const geo::Crs& crs, std::optional<float> noData)
{
  return {frame.width, frame.height, frame.extent(), crs, noData};
}

Outcome writeClasses(const QString& path, const CoverageReport& report, const geo::Crs& crs,
                     Progress& progress)
{
  DIABAN_TRY(frame, frameOf(report));
  DIABAN_TRY(classes, classesOn(frame, report, progress));
  geo::GridFile file = fileOf(frame, crs, 0.0F);
  file.palette = paletteOf(static_cast<int>(report.served.levels.size()));
  return geo::writeGeoTiff(path, file, std::span<const quint8>(classes));
}

Outcome writeLevels(const QString& path, const Reception& reception, const geo::Crs& crs)
{
  std::vector<float> levels = reception.levels;
  for (float& level : levels)
    if (!std::isfinite(level))
      level = kNothing;
  geo::GridFile file = fileOf(reception.frame, crs, kNothing);
  file.quantity = text(QT_TRANSLATE_NOOP("diaban::coverage", "Received level"));
  file.unit = QStringLiteral("dBm");
  return geo::writeGeoTiff(path, file, std::span<const float>(levels));
}

Outcome writeServers(const QString& path, const Reception& reception, const geo::Crs& crs)
{
  std::vector<float> numbers;
  numbers.reserve(reception.servers.size());
  for (const qint32 server : reception.servers)
    numbers.push_back(static_cast<float>(server + 1));
  geo::GridFile file = fileOf(reception.frame, crs, 0.0F);
  file.isThematic = true;
  file.quantity = text(QT_TRANSLATE_NOOP("diaban::coverage", "Best server"));
  return geo::writeGeoTiff(path, file, std::span<const float>(numbers));
}

/// What all three layers have in common: a file of our own on the way into the workspace.
struct LayerWish {
  const char* analysis; ///< as Origin::analysis
  QString name;
  ResultTitles titles;
  Style style;
};

template <typename Write>
Result<analysis::WrittenResult> writeLayer(workspace::Workspace& workspace,
                                           const CoverageReport& report, const LayerWish& wish,
                                           Progress& progress, Write&& write)
{
  const QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("raster.tif"));
  SubProgress reckoning(progress, 0, kReckoned), keeping(progress, kReckoned, 1);
  DIABAN_CHECK(write(file, reckoning));
  return analysis::writeRasterResult(
      workspace, wish.titles.entry,
      {file, wish.name, wish.titles.layer, workspace::LayerRole::Coverage, wish.style},
      originOf(report, QLatin1String(wish.analysis), wish.name), keeping);
}

} // namespace

Outcome writeRaster(const QString& path, const CoverageReport& report, const geo::Crs& crs,
                    Progress& progress)
{
  return writeClasses(path, report, crs, progress);
}

Outcome writeReception(const QString& levels, const QString& servers, const CoverageReport& report,
                       const geo::Crs& crs, Progress& progress)
{
  DIABAN_TRY(reception, receptionOf(report.coverage, progress));
  if (reception.levels.empty())
    return noSensors(report);
  DIABAN_CHECK(writeLevels(levels, reception, crs));
  return writeServers(servers, reception, crs);
}

Result<analysis::WrittenResult> writeRasterLayer(workspace::Workspace& workspace,
                                                 const CoverageReport& report, const QString& name,
                                                 const ResultTitles& titles, Progress& progress)
{
  return writeLayer(workspace, report,
                    {"coverage.raster", name, titles, classLook(report.served.levels)}, progress,
                    [&](const QString& file, Progress& own) {
                      return writeClasses(file, report, workspace.crs(), own);
                    });
}

Result<analysis::WrittenResult> writeLevelLayer(workspace::Workspace& workspace,
                                                const CoverageReport& report,
                                                const Reception& reception, const QString& name,
                                                const ResultTitles& titles, Progress& progress)
{
  std::vector<float> known;
  std::copy_if(reception.levels.begin(), reception.levels.end(), std::back_inserter(known),
               [](float level) { return std::isfinite(level); });
  if (known.empty())
    return noSensors(report);
  return writeLayer(workspace, report,
                    {"coverage.level", name, titles, levelLook(std::move(known))}, progress,
                    [&](const QString& file, Progress&) {
                      return writeLevels(file, reception, workspace.crs());
                    });
}

Result<analysis::WrittenResult> writeServerLayer(workspace::Workspace& workspace,
                                                 const CoverageReport& report,
                                                 const Reception& reception, const QString& name,
                                                 const ResultTitles& titles, Progress& progress)
{
  if (reception.servers.empty())
    return noSensors(report);
  return writeLayer(
      workspace, report,
      {"coverage.server", name, titles, serverLook(reception, report.coverage.sensors)}, progress,
      [&](const QString& file, Progress&) {
        return writeServers(file, reception, workspace.crs());
      });
}

} // namespace diaban::coverage
