#include "view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace diaban::desktop {
namespace {

const QString kViews = QStringLiteral("views");
const QString kCurrent = QStringLiteral("current");
const QString kName = QStringLiteral("name");
const QString kX = QStringLiteral("x");
const QString kY = QStringLiteral("y");
const QString kUnits = QStringLiteral("unitsPerPixel");
const QString kShown = QStringLiteral("shown");

View viewFrom(const QJsonObject& json)
{
  View view;
  view.name = json[kName].toString();
  view.place.centreX = json[kX].toDouble(NAN);
  view.place.centreY = json[kY].toDouble(NAN);
  view.place.unitsPerPixel = json[kUnits].toDouble();
  for (const QJsonValue& uid : json[kShown].toArray())
    view.shown.insert(Uid::fromHex(uid.toString()));
  return view;
}

bool isWhole(const View& view)
{
  return !view.name.isEmpty() && std::isfinite(view.place.centreX) &&
         std::isfinite(view.place.centreY) && view.place.unitsPerPixel > 0;
}

} // namespace

std::set<Uid> shownLayers(const QVector<workspace::Layer>& layers)
{
  std::set<Uid> shown;
  for (const workspace::Layer& layer : layers)
    if (layer.isVisible)
      shown.insert(layer.uid);
  return shown;
}

QByteArray viewsToJson(const std::vector<View>& views, int current)
{
  QJsonArray all;
  for (const View& view : views) {
    QJsonArray shown;
    for (const Uid& uid : view.shown)
      shown.append(uid.toHex());
    all.append(QJsonObject{{kName, view.name},
                           {kX, view.place.centreX},
                           {kY, view.place.centreY},
                           {kUnits, view.place.unitsPerPixel},
                           {kShown, shown}});
  }
  return QJsonDocument(QJsonObject{{kViews, all}, {kCurrent, current}})
      .toJson(QJsonDocument::Compact);
}

RememberedViews viewsFromJson(const QByteArray& json)
{
  const QJsonObject read = QJsonDocument::fromJson(json).object();
  RememberedViews remembered;
  for (const QJsonValue& value : read[kViews].toArray())
    if (View view = viewFrom(value.toObject()); isWhole(view))
      remembered.views.push_back(std::move(view));
  if (!remembered.views.empty())
    remembered.current =
        std::clamp(read[kCurrent].toInt(), 0, static_cast<int>(remembered.views.size()) - 1);
  return remembered;
}

} // namespace diaban::desktop
