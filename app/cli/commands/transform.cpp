#include "commands.h"

#include <diaban/geo/crs.h>

#include <QCoreApplication>

#include <cmath>

namespace diaban::cli {
namespace {

Result<double> coordinate(const Arguments& arguments, const QString& name)
{
  bool isNumber = false;
  const QString text = arguments.parameter(name);
  const double value = text.toDouble(&isNumber);
  if (!isNumber || !std::isfinite(value))
    return Error{Error::Code::BadArgument, {text, name}, {}};
  return value;
}

Result<geo::Crs> system(const Arguments& arguments, const QString& option)
{
  if (!arguments.isSet(option))
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--") + option, QStringLiteral("transform")},
                 {}};
  return geo::Crs::fromText(arguments.value(option));
}

QString written(double value, bool isDegrees)
{
  return QString::number(value, 'f', isDegrees ? 9 : 3);
}

Result<Answer> transform(const Arguments& arguments, Progress&)
{
  DIABAN_TRY(x, coordinate(arguments, QStringLiteral("X")));
  DIABAN_TRY(y, coordinate(arguments, QStringLiteral("Y")));
  DIABAN_TRY(from, system(arguments, QStringLiteral("from")));
  DIABAN_TRY(to, system(arguments, QStringLiteral("to")));
  DIABAN_TRY(way, geo::Transform::between(from, to));
  double xy[] = {x, y};
  if (way.apply(xy, 2, 1) != 0)
    return Error{Error::Code::OutsideCrs,
                 {QStringLiteral("%1 %2").arg(arguments.parameter(QStringLiteral("X")),
                                              arguments.parameter(QStringLiteral("Y"))),
                  arguments.value(QStringLiteral("to"))},
                 {}};
  const double accuracy = way.accuracyMetres();
  Answer answer;
  answer.json = {{QStringLiteral("x"), xy[0]},
                 {QStringLiteral("y"), xy[1]},
                 {QStringLiteral("operation"), way.operation()},
                 {QStringLiteral("accuracy_m"),
                  accuracy < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(accuracy)}};
  answer.text = QStringLiteral("%1 %2\n").arg(written(xy[0], to.isGeographic()),
                                              written(xy[1], to.isGeographic()));
  return answer;
}

} // namespace

Command transformCommand()
{
  return {QStringLiteral("transform"),
          QT_TRANSLATE_NOOP("diaban::cli", "move a point from one coordinate system to another; x "
                                           "is east or longitude, y north or latitude"),
          {{QStringLiteral("X")}, {QStringLiteral("Y")}},
          {{QStringLiteral("from"), QStringLiteral("CRS"),
            QT_TRANSLATE_NOOP("diaban::cli", "the system of X and Y, for example EPSG:4326")},
           {QStringLiteral("to"), QStringLiteral("CRS"),
            QT_TRANSLATE_NOOP("diaban::cli", "the system wanted, for example EPSG:9210")}},
          false,
          transform};
}

} // namespace diaban::cli
