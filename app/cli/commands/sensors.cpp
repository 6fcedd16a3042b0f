#include "../opening.h"
#include "../sensorvalues.h"
#include "commands.h"

#include <diaban/coverage/sensorrows.h>
#include <diaban/workspace/rowview.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace diaban::cli {
namespace {

using coverage::AlongLine;
using coverage::PlaceAlong;
using coverage::Sensor;
using coverage::SensorField;
using coverage::SensorType;
using coverage::SensorTypes;

constexpr double kMostMetres = 1e6;

Error missing(const QString& option)
{
  return {Error::Code::MissingArgument, {option, QStringLiteral("sensors")}, {}};
}

Error badArgument(const QString& value, const QString& option)
{
  return {Error::Code::BadArgument, {value, option}, {}};
}

Result<AlongLine> alongOf(const Arguments& arguments)
{
  AlongLine how;
  DIABAN_TRY(spacing, arguments.number(QStringLiteral("spacing"), 0.1, kMostMetres));
  if (!spacing)
    return missing(QStringLiteral("--spacing"));
  how.spacing = *spacing;
  DIABAN_TRY(first, arguments.number(QStringLiteral("first"), 0, kMostMetres));
  how.first = first.value_or(how.spacing / 2);
  DIABAN_TRY(aside, arguments.number(QStringLiteral("aside"), -kMostMetres, kMostMetres));
  how.aside = aside.value_or(0);
  how.isOnBothSides = arguments.isSet(QStringLiteral("both"));
  return how;
}

/// The rows of a layer of lines that fit the condition.
Result<std::vector<geo::Shape>> linesIn(const workspace::Workspace& open, const QString& name,
                                        const QString& condition, Progress& progress)
{
  DIABAN_TRY(layer, open.layer(name));
  if (layer.isRaster ||
      (layer.geometry != geo::GeometryKind::Line && layer.geometry != geo::GeometryKind::Mixed))
    return Error{Error::Code::GeometryDoesNotFit,
                 {layer.title, QCoreApplication::translate("diaban::cli", "lines")},
                 {}};
  DIABAN_TRY(table, open.table(name, {}, progress));
  if (condition.trimmed().isEmpty())
    return coverage::linesOf(*table);
  DIABAN_TRY(view, workspace::RowView::open(open, name, progress));
  DIABAN_TRY(rows, view->rows({.expression = condition}, {}, progress));
  std::sort(rows.begin(), rows.end());
  return coverage::linesOf(table->chosen(rows));
}

/// "X,Y,X,Y…"
Result<std::vector<PlaceAlong>> placesAt(const QStringList& numbers)
{
  std::vector<PlaceAlong> places;
  for (qsizetype i = 0; i + 1 < numbers.size(); i += 2) {
    bool isX = false, isY = false;
    const QPointF place(numbers[i].toDouble(&isX), numbers[i + 1].toDouble(&isY));
    if (!isX || !isY || !std::isfinite(place.x()) || !std::isfinite(place.y()))
      return badArgument(numbers.join(QLatin1Char(',')), QStringLiteral("--at"));
    places.push_back({place, 0});
  }
  if (places.empty() || numbers.size() % 2 != 0)
    return badArgument(numbers.join(QLatin1Char(',')), QStringLiteral("--at"));
  return places;
}

struct Wish {
  const SensorType* type = nullptr;
  coverage::SensorValues values;
  QString name, owner, protocol, recipient;
  std::vector<PlaceAlong> places;
  bool isAlong = false; ///< along lines, whose azimuth units look
};

Result<Wish> wishOf(const Arguments& arguments, const workspace::Workspace& open,
                    const SensorTypes& types, Progress& progress)
{
  Wish wish;
  wish.type = types.find(arguments.value(QStringLiteral("type")));
  if (!arguments.isSet(QStringLiteral("type")))
    return missing(QStringLiteral("--type"));
  if (wish.type == nullptr)
    return badArgument(arguments.value(QStringLiteral("type")), QStringLiteral("--type"));
  DIABAN_TRY(values, sensorValues(arguments.list(QStringLiteral("values"))));
  wish.values = values;
  wish.name = arguments.isSet(QStringLiteral("name")) ? arguments.value(QStringLiteral("name"))
                                                      : wish.type->title();
  wish.owner = arguments.value(QStringLiteral("owner"));
  wish.protocol = arguments.value(QStringLiteral("protocol"));
  wish.recipient = arguments.value(QStringLiteral("recipient"));
  wish.isAlong = arguments.isSet(QStringLiteral("along"));
  if (wish.isAlong == arguments.isSet(QStringLiteral("at")))
    return missing(QStringLiteral("--along|--at"));
  if (!wish.isAlong) {
    DIABAN_TRY(places, placesAt(arguments.list(QStringLiteral("at"))));
    wish.places = places;
    return wish;
  }
  DIABAN_TRY(how, alongOf(arguments));
  DIABAN_TRY(lines, linesIn(open, arguments.value(QStringLiteral("along")),
                            arguments.value(QStringLiteral("rows")), progress));
  wish.places = coverage::placesAlong(lines, how);
  return wish;
}

/// \param before how many the layer has already: names go on from there
std::vector<Sensor> sensorsOf(const Wish& wish, qint64 before)
{
  coverage::SensorValues known = wish.values;
  known.fillFrom(wish.type->values);
  const bool looks = wish.isAlong && known.valueOr(SensorField::FieldOfView, 360) < 360 &&
                     !known[SensorField::Azimuth];
  std::vector<Sensor> sensors;
  for (const PlaceAlong& place : wish.places) {
    Sensor sensor;
    sensor.name = QStringLiteral("%1 %2").arg(wish.name).arg(++before);
    sensor.type = wish.type->id;
    sensor.owner = wish.owner;
    sensor.protocol = wish.protocol;
    sensor.recipient = wish.recipient;
    sensor.sendAs(*wish.type);
    sensor.place = place.place;
    sensor.values = known;
    if (looks)
      sensor.values.set(SensorField::Azimuth, std::round(place.azimuth * 10) / 10);
    sensors.push_back(std::move(sensor));
  }
  return sensors;
}

/// Into the layer of that name, or a new one. \returns its name
Result<QString> write(workspace::Workspace& open, const QString& name, const SensorTypes& types,
                      const Wish& wish, Progress& progress)
{
  if (const auto layer = open.layer(name)) {
    const std::vector<Sensor> sensors = sensorsOf(wish, layer.value().featureCount);
    DIABAN_TRY(entry, open.edit(workspace::kBase, {}, [&](workspace::Edit& edit) -> Outcome {
      DIABAN_TRY(made, coverage::insertSensors(edit, layer.value(), types, sensors));
      return Done{};
    }));
    return layer.value().name;
  }
  std::vector<workspace::NewLayer> layers;
  layers.push_back(coverage::sensorLayerOf(name, {}, sensorsOf(wish, 0)));
  //: what the history says of a new layer of sensors
  const QString title = QCoreApplication::translate("diaban::cli", "Sensors placed");
  DIABAN_TRY(report, workspace::importRows(open, title, layers, progress));
  return report.layers.first().name;
}

Result<Answer> sensors(const Arguments& arguments, Progress& progress)
{
  const QString out = arguments.value(QStringLiteral("out"));
  if (out.isEmpty())
    return missing(QStringLiteral("--out"));
  DIABAN_TRY(types, SensorTypes::load());
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  DIABAN_TRY(open, openToWork(path, progress));
  if (open->crs().isGeographic())
    return Error{Error::Code::NotInMetres, {path}, {}};
  DIABAN_TRY(wish, wishOf(arguments, *open, types, progress));
  DIABAN_TRY(layer, write(*open, out, types, wish, progress));
  DIABAN_CHECK(open->putBack(progress));
  Answer answer;
  answer.notices = open->notices();
  const auto count = static_cast<qint64>(wish.places.size());
  answer.json = {{QStringLiteral("workspace"), path},
                 {QStringLiteral("layer"), layer},
                 {QStringLiteral("placed"), count}};
  answer.text = QStringLiteral("%1\t%2\n").arg(layer).arg(count);
  return answer;
}

Result<Answer> sensorTypes(const Arguments&, Progress&)
{
  DIABAN_TRY(types, SensorTypes::load());
  Answer answer;
  QJsonArray list;
  for (const SensorType& type : types.all()) {
    list.append(QJsonObject{{QStringLiteral("id"), type.id},
                            {QStringLiteral("en"), type.english},
                            {QStringLiteral("vi"), type.vietnamese},
                            {QStringLiteral("model"), type.model},
                            {QStringLiteral("protocol"), type.protocol},
                            {QStringLiteral("recipient"), type.recipient},
                            {QStringLiteral("values"), type.values.toJson()}});
    answer.text += QStringLiteral("%1\t%2\t%3\t%4\t%5\n")
                       .arg(type.id, type.model, type.title(), type.protocol, type.recipient);
  }
  answer.json = {{QStringLiteral("types"), list}};
  return answer;
}

} // namespace

Command sensorsCommand()
{
  return {
      QStringLiteral("sensors"),
      QT_TRANSLATE_NOOP("diaban::cli", "place sensors, along lines or by their coordinates"),
      {{QStringLiteral("WORKSPACE")}},
      {{QStringLiteral("out"), QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "gets the sensors; made where there is none")},
       {QStringLiteral("type"), QStringLiteral("ID"),
        QT_TRANSLATE_NOOP("diaban::cli", "what they are, as camera or lora (see sensor-types)")},
       {QStringLiteral("along"), QStringLiteral("LAYER"),
        QT_TRANSLATE_NOOP("diaban::cli", "lines that they stand along")},
       {QStringLiteral("rows"), QStringLiteral("CONDITION"),
        QT_TRANSLATE_NOOP("diaban::cli", "only along the lines that fit it")},
       {QStringLiteral("spacing"), QStringLiteral("METRES"),
        QT_TRANSLATE_NOOP("diaban::cli", "from one to the next along a line")},
       {QStringLiteral("first"), QStringLiteral("METRES"),
        QT_TRANSLATE_NOOP("diaban::cli", "from a line's start to the first (else half of that)")},
       {QStringLiteral("aside"), QStringLiteral("METRES"),
        QT_TRANSLATE_NOOP("diaban::cli", "to the right of the line; negative: to the left")},
       {QStringLiteral("both"),
        {},
        QT_TRANSLATE_NOOP("diaban::cli", "every other one on the other side")},
       {QStringLiteral("at"), QStringLiteral("X,Y,…"),
        QT_TRANSLATE_NOOP("diaban::cli", "places, east first, in the workspace's system")},
       {QStringLiteral("name"), QStringLiteral("TEXT"),
        QT_TRANSLATE_NOOP("diaban::cli", "what they are called, before a number")},
       {QStringLiteral("owner"), QStringLiteral("TEXT"),
        QT_TRANSLATE_NOOP("diaban::cli", "who has them")},
       {QStringLiteral("protocol"), QStringLiteral("TEXT"),
        QT_TRANSLATE_NOOP("diaban::cli", "how they send (else as their type does)")},
       {QStringLiteral("recipient"), QStringLiteral("TEXT"),
        QT_TRANSLATE_NOOP("diaban::cli", "who gets their data (else as of their type)")},
       {QStringLiteral("values"), QStringLiteral("KEY=NUMBER,…"),
        QT_TRANSLATE_NOOP("diaban::cli", "what differs from the type: height_m=6")}},
      false,
      sensors};
}

Command sensorTypesCommand()
{
  return {QStringLiteral("sensor-types"),
          QT_TRANSLATE_NOOP("diaban::cli", "kinds of sensors, and what is taken of them"),
          {},
          {},
          false,
          sensorTypes};
}

} // namespace diaban::cli
