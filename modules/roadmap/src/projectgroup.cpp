#include <diaban/roadmap/projectgroup.h>
#include <diaban/workspace/datafile.h>

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace diaban::roadmap {
namespace {

const QString kDataFile = QStringLiteral("roadmap/groups.json");
constexpr std::array kNames{QLatin1String("national"), QLatin1String("A"), QLatin1String("B"),
                            QLatin1String("C")};
constexpr double kBillion = 1e9;
constexpr double kMostBillions = 1e6;

Error wrongData(const QString& what)
{
  return {Error::Code::BadArgument, {what, kDataFile}, {}};
}

/// A threshold in whole đồng; nothing for what is no amount.
std::optional<qint64> dongIn(const QJsonValue& billions)
{
  const double value = billions.toDouble(-1);
  if (!(value > 0 && value <= kMostBillions))
    return std::nullopt;
  return qRound64(value * kBillion);
}

} // namespace

QString groupName(ProjectGroup group)
{
  return kNames[static_cast<std::size_t>(group)];
}

std::optional<ProjectGroup> groupFromName(const QString& name)
{
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end())
    return std::nullopt;
  return static_cast<ProjectGroup>(found - kNames.begin());
}

Result<GroupRules> GroupRules::load()
{
  DIABAN_TRY(json, workspace::readJsonFile(workspace::dataFolders(), kDataFile));
  return fromJson(json);
}

Result<GroupRules> GroupRules::fromJson(const QJsonObject& json)
{
  GroupRules rules;
  const auto national = dongIn(json[QStringLiteral("national")]);
  if (!national)
    return wrongData(QStringLiteral("national"));
  rules.m_national = *national;
  for (const QJsonValue& item : json[QStringLiteral("sectors")].toArray()) {
    const QJsonObject sector = item.toObject();
    const auto a = dongIn(sector[QStringLiteral("a")]);
    const auto b = dongIn(sector[QStringLiteral("b")]);
    if (!a || !b || *b > *a || *a > *national)
      return wrongData(QStringLiteral("sectors"));
    for (const QJsonValue& id : sector[QStringLiteral("of")].toArray())
      rules.m_bySector.insert(id.toString(), {*a, *b});
  }
  const QJsonObject always = json[QStringLiteral("always")].toObject();
  for (auto each = always.begin(); each != always.end(); ++each) {
    const auto group = groupFromName(each.key());
    if (!group)
      return wrongData(each.key());
    for (const QJsonValue& id : each.value().toArray())
      rules.m_always.insert(id.toString(), *group);
  }
  return rules;
}

std::optional<ProjectGroup> GroupRules::groupOf(const QString& sector,
                                                std::optional<qint64> dong) const
{
  if (dong && *dong >= m_national)
    return ProjectGroup::National;
  if (const auto always = m_always.constFind(sector); always != m_always.cend())
    return *always;
  const auto thresholds = m_bySector.constFind(sector);
  if (!dong || thresholds == m_bySector.cend())
    return std::nullopt;
  if (*dong >= thresholds->a)
    return ProjectGroup::A;
  return *dong >= thresholds->b ? ProjectGroup::B : ProjectGroup::C;
}

} // namespace diaban::roadmap
