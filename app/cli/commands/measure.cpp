#include "commands.h"

#include <diaban/geo/geodesic.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QPointF>

#include <cmath>
#include <vector>

namespace diaban::cli {
namespace {

/// "x,y"
Result<QPointF> pointOf(const QString& text)
{
  const QStringList parts = text.split(QLatin1Char(','));
  bool isX = false, isY = false;
  const QPointF point(parts.value(0).toDouble(&isX), parts.value(1).toDouble(&isY));
  if (parts.size() != 2 || !isX || !isY || !std::isfinite(point.x()) || !std::isfinite(point.y()))
    return Error{Error::Code::BadArgument, {text, QStringLiteral("X,Y")}, {}};
  return point;
}

QString number(double value, int decimals)
{
  return QString::number(value, 'f', decimals);
}

/// Figures of the grid are null where the system has none.
QJsonValue onGrid(double value, bool hasGrid)
{
  return hasGrid ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

void addLegs(const geo::Geodesic& geodesic, const std::vector<QPointF>& points, bool hasGrid,
             Answer& answer)
{
  QJsonArray legs;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const geo::Leg leg = geodesic.leg(points[i - 1], points[i]);
    legs.append(QJsonObject{
        {QStringLiteral("grid_m"), onGrid(leg.gridMetres, hasGrid)},
        {QStringLiteral("grid_bearing_deg"), onGrid(leg.gridBearing.inDegrees(), hasGrid)},
        {QStringLiteral("ellipsoid_m"), leg.ellipsoidMetres},
        {QStringLiteral("ellipsoid_bearing_deg"), leg.ellipsoidBearing.inDegrees()}});
    answer.text +=
        QStringLiteral("%1: %2 m, %3°\n")
            .arg(i)
            .arg(number(leg.ellipsoidMetres, 3), number(leg.ellipsoidBearing.inDegrees(), 6));
  }
  answer.json.insert(QStringLiteral("legs"), legs);
}

Result<Answer> measure(const Arguments& arguments, Progress&)
{
  if (!arguments.isSet(QStringLiteral("crs")))
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("--crs"), QStringLiteral("measure")}, {}};
  DIABAN_TRY(crs, geo::Crs::fromText(arguments.value(QStringLiteral("crs"))));
  DIABAN_TRY(geodesic, geo::Geodesic::on(crs));
  std::vector<QPointF> points;
  for (const QString& text : arguments.parameters(QStringLiteral("X,Y"))) {
    DIABAN_TRY(point, pointOf(text));
    points.push_back(point);
  }
  const bool isArea = arguments.isSet(QStringLiteral("area"));
  if (points.size() < (isArea ? 3U : 2U))
    return Error{
        Error::Code::MissingArgument, {QStringLiteral("X,Y"), QStringLiteral("measure")}, {}};
  const bool hasGrid = !crs.isGeographic();
  const geo::Size size = isArea ? geodesic.area(points) : geodesic.line(points);
  Answer answer;
  answer.json = {{QStringLiteral("crs"), crs.id()},
                 {QStringLiteral("grid_length_m"), onGrid(size.gridMetres, hasGrid)},
                 {QStringLiteral("ellipsoid_length_m"), size.ellipsoidMetres}};
  if (isArea) {
    answer.json.insert(QStringLiteral("grid_area_m2"), onGrid(size.gridSquareMetres, hasGrid));
    answer.json.insert(QStringLiteral("ellipsoid_area_m2"), size.ellipsoidSquareMetres);
    answer.text = QStringLiteral("%1 m2\n").arg(number(size.ellipsoidSquareMetres, 3));
  }
  answer.text += QStringLiteral("%1 m\n").arg(number(size.ellipsoidMetres, 3));
  if (isArea)
    points.push_back(points.front()); // the way back is a leg too
  addLegs(geodesic, points, hasGrid, answer);
  return answer;
}

} // namespace

Command measureCommand()
{
  return {QStringLiteral("measure"),
          QT_TRANSLATE_NOOP("diaban::cli",
                            "measure a line or an area, on the grid and on the ellipsoid"),
          {{QStringLiteral("X,Y"), true}},
          {{QStringLiteral("crs"), QStringLiteral("CRS"),
            QT_TRANSLATE_NOOP("diaban::cli", "the system of the points, for example EPSG:9210")},
           {QStringLiteral("area"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "the points go round an area")}},
          false,
          measure};
}

} // namespace diaban::cli
