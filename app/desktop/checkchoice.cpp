#include "checkchoice.h"

#include "workspacememory.h"

#include <diaban/uikit/setting.h>

#include <array>

namespace diaban::desktop {
namespace {

using uikit::Setting;

const QString kPolygons = QStringLiteral("checkPolygons");
const Setting<QString> kLeftOut{"check/leftOut", {}};

struct Limit {
  Setting<double> setting;
  double geo::CheckLimits::*member;
};

std::array<Limit, 4> limits()
{
  const geo::CheckLimits usual;
  return {Limit{{"check/leastArea", usual.leastArea}, &geo::CheckLimits::leastArea},
          Limit{{"check/leastWidth", usual.leastWidth}, &geo::CheckLimits::leastWidth},
          Limit{{"check/sliverWidth", usual.sliverWidth}, &geo::CheckLimits::sliverWidth},
          Limit{{"check/dangleReach", usual.dangleReach}, &geo::CheckLimits::dangleReach}};
}

} // namespace

workspace::GeometryCheck readCheckChoice(QSettings& settings, const QString& workspace)
{
  workspace::GeometryCheck choice;
  for (const QString& name : kLeftOut.read(settings).split(QLatin1Char(' '), Qt::SkipEmptyParts))
    if (const auto rule = geo::checkRuleFromName(name))
      choice.leftOut.push_back(*rule);
  for (const Limit& limit : limits())
    if (const double value = limit.setting.read(settings); value >= 0 && value <= geo::kMostLimit)
      choice.limits.*limit.member = value;
  choice.polygons = QString::fromUtf8(WorkspaceMemory(settings).read(workspace, kPolygons));
  return choice;
}

void writeCheckChoice(QSettings& settings, const QString& workspace,
                      const workspace::GeometryCheck& choice)
{
  QStringList names;
  for (const geo::CheckRule rule : choice.leftOut)
    names.append(geo::checkRuleName(rule));
  kLeftOut.write(settings, names.join(QLatin1Char(' ')));
  for (const Limit& limit : limits())
    limit.setting.write(settings, choice.limits.*limit.member);
  WorkspaceMemory(settings).write(workspace, kPolygons, choice.polygons.toUtf8());
}

} // namespace diaban::desktop
