#include <diaban/base/language.h>
#include <diaban/roadmap/ruleset.h>
#include <diaban/workspace/datafile.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace diaban::roadmap {
namespace {

const QString kDataFile = QStringLiteral("roadmap/rules.json");

constexpr std::array kCodes{QLatin1String("X1"), QLatin1String("X2"), QLatin1String("X3"),
                            QLatin1String("X4"), QLatin1String("X5"), QLatin1String("O1"),
                            QLatin1String("O2"), QLatin1String("O3"), QLatin1String("F1")};

constexpr int kFarthestRest = 366; ///< days around a feast

/// Reads what it is asked for and keeps the first thing that is wrong.
class Reader {
public:
  explicit Reader(const QJsonObject& json)
      : m_json(json)
  {
  }
  double number(const QString& key, double least, double most)
  {
    return number(m_json, key, least, most);
  }
  double number(const QJsonObject& json, const QString& key, double least, double most)
  {
    const QJsonValue value = json[key];
    const double read = value.toDouble(std::nan(""));
    if (!(read >= least && read <= most)) {
      complain(key);
      return least;
    }
    return read;
  }
  int whole(const QString& key, int least, int most)
  {
    return static_cast<int>(std::lround(number(key, least, most)));
  }
  QHash<QString, double> numbers(const QString& key, double most)
  {
    QHash<QString, double> read;
    const QJsonObject object = m_json[key].toObject();
    for (const QString& name : object.keys())
      read.insert(name, number(object, name, 0, most));
    return read;
  }
  QSet<QString> classes(const QString& name) const
  {
    if (name == QLatin1String("*"))
      return {};
    const QJsonValue group = m_json[QStringLiteral("groups")][name];
    if (!group.isArray())
      return {name};
    QSet<QString> names;
    for (const QJsonValue& each : group.toArray())
      names.insert(each.toString());
    return names;
  }
  void complain(const QString& what)
  {
    if (m_wrong.isEmpty())
      m_wrong = what;
  }
  const QString& wrong() const { return m_wrong; }
  const QJsonObject& json() const { return m_json; }

private:
  const QJsonObject& m_json;
  QString m_wrong;
};

void readDistances(Reader& reader, RuleSet& rules)
{
  for (const QJsonValue& value : reader.json()[QStringLiteral("distances")].toArray()) {
    const QJsonObject row = value.toObject();
    rules.distances.push_back({reader.classes(row[QStringLiteral("a")].toString()),
                               reader.classes(row[QStringLiteral("b")].toString()),
                               reader.number(row, QStringLiteral("metres"), 0, 1000)});
  }
  rules.halfWidths = reader.numbers(QStringLiteral("half_width_of_lines"), 100);
  for (const QJsonValue& value : reader.json()[QStringLiteral("apart")].toArray())
    rules.apart.emplace_back(value[0].toString(), value[1].toString());
}

void readSeverities(Reader& reader, RuleSet& rules)
{
  const QJsonObject all = reader.json()[QStringLiteral("severities")].toObject();
  for (std::size_t rule = 0; rule < kCodes.size(); ++rule)
    for (std::size_t i = 0; i < 3; ++i) {
      const QJsonValue value = all[kCodes[rule]][certaintyName(static_cast<Certainty>(i))];
      rules.severities[rule][i] = planning::severityFromName(value.toString());
      if (!value.isUndefined() && !rules.severities[rule][i])
        reader.complain(kCodes[rule]);
    }
}

RestDays restFrom(const QJsonObject& json, Reader& reader)
{
  RestDays rest;
  rest.id = json[QStringLiteral("id")].toString();
  rest.english = json[QStringLiteral("en")].toString();
  rest.vietnamese = json[QStringLiteral("vi")].toString();
  for (const QJsonValue& value : json[QStringLiteral("kinds")].toArray())
    if (const auto kind = kindFromName(value.toString()))
      rest.kinds.insert(*kind);
    else
      reader.complain(value.toString());
  for (const QJsonValue& value : json[QStringLiteral("days")].toArray()) {
    rest.days.push_back(QDate::fromString(value.toString(), Qt::ISODate));
    if (!rest.days.back().isValid())
      reader.complain(value.toString());
  }
  std::sort(rest.days.begin(), rest.days.end());
  if (!rest.days.empty()) {
    rest.daysBefore =
        static_cast<int>(reader.number(json, QStringLiteral("days_before"), 0, kFarthestRest));
    rest.daysAfter =
        static_cast<int>(reader.number(json, QStringLiteral("days_after"), 0, kFarthestRest));
  }
  for (const QJsonValue& value : json[QStringLiteral("months")].toArray())
    rest.months.insert(value.toInt());
  if (rest.id.isEmpty() || rest.english.isEmpty() || rest.vietnamese.isEmpty() ||
      std::any_of(rest.months.cbegin(), rest.months.cend(),
                  [](int month) { return month < 1 || month > 12; }))
    reader.complain(QStringLiteral("calendar"));
  return rest;
}

} // namespace

QString ruleCode(Rule rule)
{
  return kCodes[static_cast<std::size_t>(rule)];
}

QString ruleName(Rule rule)
{
  return QStringLiteral("roadmap.") + ruleCode(rule);
}

QString RestDays::title() const
{
  return inLanguage(english, vietnamese);
}

std::vector<RestDays::Rest> RestDays::metBy(const Period& period) const
{
  std::vector<Rest> met;
  if (!period.isKnown())
    return met;
  for (const QDate& day : days)
    if (const Rest rest{day.addDays(-daysBefore), day.addDays(daysAfter)};
        period.start <= rest.last && rest.first <= period.end)
      met.push_back(rest);
  if (months.isEmpty())
    return met;
  for (QDate day(period.start.year(), period.start.month(), 1); day <= period.end;
       day = day.addMonths(1)) {
    if (!months.contains(day.month()))
      continue;
    const QDate last = day.addMonths(1).addDays(-1);
    if (!met.empty() && met.back().last.addDays(1) == day)
      met.back().last = last;
    else
      met.push_back({day, last});
  }
  return met;
}

Result<RuleSet> RuleSet::load()
{
  DIABAN_TRY(json, workspace::readJsonFile(workspace::dataFolders(), kDataFile));
  return fromJson(json, kDataFile);
}

Result<RuleSet> RuleSet::fromFile(const QString& path)
{
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return Error{file.exists() ? Error::Code::PermissionDenied : Error::Code::FileNotFound,
                 {path},
                 file.errorString()};
  const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
  if (!document.isObject())
    return Error{Error::Code::BadArgument, {QStringLiteral("JSON"), path}, {}};
  return fromJson(document.object(), path);
}

Result<RuleSet> RuleSet::fromJson(const QJsonObject& json, const QString& file)
{
  Reader reader(json);
  RuleSet rules;
  readDistances(reader, rules);
  readSeverities(reader, rules);
  rules.sharingMetres = reader.number(QStringLiteral("sharing_metres"), 0, 1000);
  rules.leastShareOfArea = reader.number(QStringLiteral("least_share_of_area"), 0, 1);
  rules.duplicateShare = reader.number(QStringLiteral("duplicate_share"), 0, 1);
  const QHash<QString, double> years = reader.numbers(QStringLiteral("freeze_years"), 100);
  for (auto it = years.begin(); it != years.end(); ++it)
    rules.freezeYears.insert(it.key(), static_cast<int>(std::lround(it.value())));
  rules.wrongOrderMonths = reader.whole(QStringLiteral("wrong_order_months"), 0, 1200);
  rules.jointTrenchDays = reader.whole(QStringLiteral("joint_trench_days"), 0, 36'500);
  rules.digFirstMonths = reader.whole(QStringLiteral("dig_first_months"), 0, 1200);
  const QJsonObject scatter = json[QStringLiteral("scatter")].toObject();
  rules.mostSmall = static_cast<int>(reader.number(scatter, QStringLiteral("most"), 0, 1e6));
  rules.smallShare = reader.number(scatter, QStringLiteral("share"), 0, 1);
  for (const QJsonValue& value : json[QStringLiteral("calendar")].toArray())
    rules.calendar.push_back(restFrom(value.toObject(), reader));
  if (!reader.wrong().isEmpty())
    return Error{Error::Code::BadArgument, {reader.wrong(), file}, {}};
  return rules;
}

std::optional<planning::FindingSeverity> RuleSet::severity(Rule rule, Certainty certainty) const
{
  return severities[static_cast<std::size_t>(rule)][static_cast<std::size_t>(certainty)];
}

double RuleSet::metresBetween(const Work& a, bool isLineA, const Work& b, bool isLineB) const
{
  const auto holds = [](const QSet<QString>& classes, const Work& work) {
    return classes.isEmpty() || classes.contains(work.assetClass);
  };
  const auto row = std::find_if(distances.begin(), distances.end(), [&](const Distance& each) {
    return (holds(each.a, a) && holds(each.b, b)) || (holds(each.a, b) && holds(each.b, a));
  });
  return (row == distances.end() ? 0 : row->metres) +
         (isLineA ? halfWidths.value(a.assetClass) : 0) +
         (isLineB ? halfWidths.value(b.assetClass) : 0);
}

double RuleSet::farthest() const
{
  double between = 0, half = 0;
  for (const Distance& row : distances)
    between = std::max(between, row.metres);
  for (const double metres : halfWidths)
    half = std::max(half, metres);
  return std::max(between + 2 * half, sharingMetres);
}

bool RuleSet::mayShareTrench(const Work& a, const Work& b) const
{
  return a.kind == WorkKind::Dig && b.kind == WorkKind::Dig &&
         std::none_of(apart.begin(), apart.end(), [&](const auto& pair) {
           return (pair.first == a.assetClass && pair.second == b.assetClass) ||
                  (pair.first == b.assetClass && pair.second == a.assetClass);
         });
}

} // namespace diaban::roadmap
