#include "../json.h"
#include "../opening.h"
#include "commands.h"
#include "common/bootstrap.h"

#include <diaban/geo/typedpoint.h>
#include <diaban/workspace/placefinder.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

constexpr qint64 kShownUnlessAsked = 20;
constexpr qint64 kMostShown = 10'000;

QString doubtName(geo::PointDoubt doubt)
{
  switch (doubt) {
  case geo::PointDoubt::None: break;
  case geo::PointDoubt::OutsideMap: return QStringLiteral("OutsideMap");
  case geo::PointDoubt::OutsideZone: return QStringLiteral("OutsideZone");
  case geo::PointDoubt::OutsideVietnam: return QStringLiteral("OutsideVietnam");
  }
  return {};
}

QJsonObject pointJson(const geo::TypedPoint& point)
{
  const QString doubt = doubtName(point.doubt);
  return {{QStringLiteral("crs"), point.crs.id()},
          {QStringLiteral("x"), point.x},
          {QStringLiteral("y"), point.y},
          {QStringLiteral("provinces"), QJsonArray::fromStringList(point.provinces)},
          {QStringLiteral("longitude"), point.longitude},
          {QStringLiteral("latitude"), point.latitude},
          {QStringLiteral("map"), QJsonArray{point.mapX, point.mapY}},
          {QStringLiteral("doubt"), doubt.isEmpty() ? QJsonValue() : QJsonValue(doubt)}};
}

QJsonObject placeJson(const workspace::Place& place)
{
  return {{QStringLiteral("layer"), place.layer}, {QStringLiteral("row"), place.row},
          {QStringLiteral("title"), place.title}, {QStringLiteral("kind"), place.kind},
          {QStringLiteral("rank"), place.rank},   {QStringLiteral("extent"), toJson(place.extent)}};
}

void addPoints(const QString& text, const workspace::Workspace& opened, Answer& answer)
{
  geo::TypedPointContext context{
      opened.crs(),
      {},
      geo::provinceZones(app::dataFile(QStringLiteral("crs/central_meridians.csv")))};
  for (const workspace::Layer& layer : opened.layers())
    context.area.add(layer.extent);
  const geo::TypedPoints points = geo::readTypedPoint(text, context);
  QJsonArray list;
  for (const geo::TypedPoint& point : points.readings) {
    list.append(pointJson(point));
    answer.text +=
        QStringLiteral("%1  %2\n").arg(geo::readingWords(point), geo::doubtWords(point)).trimmed() +
        QLatin1Char('\n');
  }
  answer.json.insert(QStringLiteral("points"), list);
  answer.json.insert(QStringLiteral("needsZone"), points.fault == geo::PointFault::NeedsZone);
}

Result<Answer> find(const Arguments& arguments, Progress& progress)
{
  const QString text = arguments.parameter(QStringLiteral("TEXT"));
  DIABAN_TRY(limit, arguments.integer(QStringLiteral("limit"), 1, kMostShown));
  const auto most = static_cast<int>(limit.value_or(kShownUnlessAsked));
  DIABAN_TRY(opened, openToLook(arguments.parameter(QStringLiteral("WORKSPACE"))));
  Answer answer;
  answer.notices = opened->notices();
  addPoints(text, *opened, answer);
  QVector<workspace::Place> places;
  DIABAN_TRY(finder, workspace::PlaceFinder::open(*opened));
  DIABAN_TRY(fitting, finder->find(
                          text, most, [&](const auto& found) { places += found; }, progress));
  std::stable_sort(places.begin(), places.end(),
                   [](const auto& a, const auto& b) { return a.rank < b.rank; });
  places.resize(std::min<qsizetype>(places.size(), most));
  QJsonArray list;
  for (const workspace::Place& place : std::as_const(places)) {
    list.append(placeJson(place));
    answer.text += QStringLiteral("%1  %2\n").arg(place.title, -36).arg(place.kind);
  }
  answer.json.insert(QStringLiteral("places"), list);
  answer.json.insert(QStringLiteral("fitting"), fitting);
  return answer;
}

} // namespace

Command findCommand()
{
  return {
      QStringLiteral("find"),
      QT_TRANSLATE_NOOP("diaban::cli",
                        "find a place by its name, a parcel by its number, or read coordinates"),
      {{QStringLiteral("WORKSPACE")}, {QStringLiteral("TEXT")}},
      {{QStringLiteral("limit"), QStringLiteral("N"),
        QT_TRANSLATE_NOOP("diaban::cli", "at most N places (20)")}},
      false,
      find};
}

} // namespace diaban::cli
