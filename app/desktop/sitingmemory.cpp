#include "sitingmemory.h"

#include "workspacememory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace diaban::desktop {
namespace {

using coverage::SitingGoal;
using coverage::SitingRequest;

const QString kSiting = QStringLiteral("siting"); // in the memory of a workspace
const QString kGoal = QStringLiteral("goal");
const QString kType = QStringLiteral("type");
const QString kOthers = QStringLiteral("others");
const QString kCandidates = QStringLiteral("candidates");
const QString kCount = QStringLiteral("count");
const QString kBudget = QStringLiteral("budget");
const QString kNewPole = QStringLiteral("newPole");
const QString kWorst = QStringLiteral("worstLevel");
const QString kPolesFirst = QStringLiteral("polesFirst");

} // namespace

std::optional<SitingRequest> readSiting(QSettings& settings, const QString& workspace)
{
  const QJsonObject json =
      QJsonDocument::fromJson(WorkspaceMemory(settings).read(workspace, kSiting)).object();
  const int goal = json[kGoal].toInt(-1);
  if (goal < 0 || goal > static_cast<int>(SitingGoal::Centre))
    return std::nullopt;
  SitingRequest request;
  request.goal = static_cast<SitingGoal>(goal);
  request.type = json[kType].toString();
  for (const QJsonValue& type : json[kOthers].toArray())
    request.others.append(type.toString());
  request.candidates = json[kCandidates].toString();
  request.count = std::max(0, json[kCount].toInt());
  if (json.contains(kBudget))
    request.budget = std::max(0.0, json[kBudget].toDouble());
  request.newPoleCost = std::max(0.0, json[kNewPole].toDouble());
  request.worstLevel = json[kWorst].toInt(-1);
  request.polesFirst = json[kPolesFirst].toBool(true);
  return request;
}

void writeSiting(QSettings& settings, const QString& workspace, const SitingRequest& request)
{
  QJsonObject json{{kGoal, static_cast<int>(request.goal)},
                   {kType, request.type},
                   {kOthers, QJsonArray::fromStringList(request.others)},
                   {kCandidates, request.candidates},
                   {kCount, request.count},
                   {kNewPole, request.newPoleCost},
                   {kWorst, request.worstLevel},
                   {kPolesFirst, request.polesFirst}};
  if (request.budget)
    json[kBudget] = *request.budget;
  WorkspaceMemory(settings).write(workspace, kSiting,
                                  QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace diaban::desktop
