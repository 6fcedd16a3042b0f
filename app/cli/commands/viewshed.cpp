#include "commands.h"

#include <diaban/coverage/terrain.h>
#include <diaban/geo/rasterfile.h>

#include <cmath>
#include <limits>

namespace diaban::cli {
namespace {

using coverage::Sight;
using coverage::SightRules;
using coverage::Terrain;

constexpr double kHighest = 10'000; ///< metres

struct Wish {
  QPointF place;
  double height = 0;
  SightRules rules;
};

Result<QPointF> placeOf(const Arguments& arguments)
{
  const auto numbers = arguments.numbers(QStringLiteral("observer"), 2);
  if (!numbers)
    return numbers.error();
  const QVector<double> xy = numbers.value().value_or(QVector<double>(2));
  return QPointF(xy[0], xy[1]);
}

Result<Wish> wishOf(const Arguments& arguments)
{
  for (const char* needed : {"observer", "height"})
    if (!arguments.isSet(QLatin1String(needed)))
      return Error{Error::Code::MissingArgument,
                   {QStringLiteral("--") + QLatin1String(needed), QStringLiteral("viewshed")},
                   {}};
  DIABAN_TRY(place, placeOf(arguments));
  DIABAN_TRY(height, arguments.number(QStringLiteral("height"), 0, kHighest));
  DIABAN_TRY(target, arguments.number(QStringLiteral("target-height"), 0, kHighest));
  DIABAN_TRY(radius, arguments.number(QStringLiteral("radius"), 0, 1e9));
  DIABAN_TRY(curvature, arguments.number(QStringLiteral("curvature"), 0, 1));
  return Wish{place,
              height.value_or(0),
              {radius.value_or(std::numeric_limits<double>::infinity()), target.value_or(0),
               curvature.value_or(coverage::kCurvature)}};
}

/// The whole grid, where no radius was given.
double diagonal(const coverage::HeightGrid& grid)
{
  return std::ceil(std::hypot(grid.width() * grid.cellWidth(), grid.height() * grid.cellHeight()));
}

Result<geo::GridFile> fileOf(const Terrain& terrain, const coverage::SeenCells& cells)
{
  geo::GridFile file{cells.width, cells.height, terrain.extentOf(cells), {}, std::nullopt};
  if (!terrain.crs.isEmpty()) {
    DIABAN_TRY(crs, geo::Crs::fromText(terrain.crs));
    file.crs = crs;
  }
  return file;
}

Result<Answer> viewshed(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(wish, wishOf(arguments));
  const QString path = arguments.parameter(QStringLiteral("DEM"));
  const QString out = arguments.parameter(QStringLiteral("OUT"));
  DIABAN_TRY(terrain, coverage::readTerrain(path, wish.place, wish.rules.radius, progress));
  const auto observer = terrain.observerAt(wish.place, wish.height);
  if (!observer ||
      terrain.heights.at(observer->column, observer->row) <= coverage::HeightGrid::kNone)
    return Error{Error::Code::BadArgument,
                 {arguments.value(QStringLiteral("observer")), QStringLiteral("--observer")},
                 QStringLiteral("outside of the terrain")};
  if (!std::isfinite(wish.rules.radius))
    wish.rules.radius = diagonal(terrain.heights);
  Sight sight(terrain.heights);
  const coverage::SeenCells& cells = sight.from(*observer, wish.rules);
  std::vector<quint8> values;
  values.reserve(static_cast<std::size_t>(cells.width) * static_cast<std::size_t>(cells.height));
  qint64 seen = 0;
  for (int row = 0; row < cells.height; ++row)
    for (int column = 0; column < cells.width; ++column) {
      values.push_back(cells.at(column, row) ? 1 : 0);
      seen += values.back();
    }
  DIABAN_TRY(file, fileOf(terrain, cells));
  DIABAN_CHECK(geo::writeGeoTiff(out, file, std::span<const quint8>(values)));
  const double area =
      static_cast<double>(seen) * terrain.heights.cellWidth() * terrain.heights.cellHeight();
  Answer answer;
  answer.json = {{QStringLiteral("out"), out},
                 {QStringLiteral("width"), cells.width},
                 {QStringLiteral("height"), cells.height},
                 {QStringLiteral("seen"), seen},
                 {QStringLiteral("seen_m2"), area}};
  answer.text = QStringLiteral("%1\t%2\n").arg(seen).arg(area, 0, 'f', 0);
  return answer;
}

} // namespace

Command viewshedCommand()
{
  return {QStringLiteral("viewshed"),
          QT_TRANSLATE_NOOP("diaban::cli", "what can be seen from a place over a terrain"),
          {{QStringLiteral("DEM")}, {QStringLiteral("OUT")}},
          {{QStringLiteral("observer"), QStringLiteral("X,Y"),
            QT_TRANSLATE_NOOP("diaban::cli", "where one looks from, in the terrain's system")},
           {QStringLiteral("height"), QStringLiteral("METRES"),
            QT_TRANSLATE_NOOP("diaban::cli", "of the eye above the ground")},
           {QStringLiteral("target-height"), QStringLiteral("METRES"),
            QT_TRANSLATE_NOOP("diaban::cli", "of what is looked for, above the ground")},
           {QStringLiteral("radius"), QStringLiteral("METRES"),
            QT_TRANSLATE_NOOP("diaban::cli", "how far one looks; else to the terrain's end")},
           {QStringLiteral("curvature"), QStringLiteral("SHARE"),
            QT_TRANSLATE_NOOP("diaban::cli", "of the Earth's curve that refraction leaves, "
                                             "0.85714 unless said; 0 is a flat Earth")}},
          false,
          viewshed};
}

} // namespace diaban::cli
