#include <diaban/planning/finding.h>
#include <diaban/workspace/storedfinding.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>
#include <QHash>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::planning {
namespace {

using workspace::Edit;
using workspace::StoredFinding;

constexpr std::array kSeverities{"critical", "high", "medium", "low", "note"};
constexpr std::array kStates{"open", "accepted", "resolved", "in-talks", "agreed", "exempted"};
const QString kBasis =
    QStringLiteral("basis"); ///< key of an object behind the args, if there is one

template <typename Enum, std::size_t Size>
std::optional<Enum> named(const std::array<const char*, Size>& names, const QString& name)
{
  for (std::size_t i = 0; i < Size; ++i)
    if (name == QLatin1String(names[i]))
      return static_cast<Enum>(i);
  return std::nullopt;
}

StoredFinding stored(const QString& producer, const Finding& finding)
{
  StoredFinding row;
  row.producer = producer;
  row.rule = finding.rule;
  row.severity = severityName(finding.severity);
  row.state = stateName(FindingState::Open);
  row.layer = finding.about.layer;
  row.row = finding.about.row;
  row.otherLayer = finding.beside.layer;
  row.otherRow = finding.beside.row;
  row.place = finding.place;
  row.geometry = finding.geometry;
  row.sentence = finding.sentence;
  // Whole numbers come back from the file as the same numbers, but not always of the same type.
  QJsonArray args = QJsonArray::fromVariantList(finding.args);
  if (!finding.basis.isEmpty())
    args.append(QJsonObject{{kBasis, finding.basis}});
  row.args = QJsonDocument::fromJson(QJsonDocument(args).toJson()).array();
  row.measure = std::isfinite(finding.measure) ? finding.measure : 0;
  row.unit = finding.unit;
  return row;
}

QString basisOf(const StoredFinding& row)
{
  return row.args.isEmpty() ? QString() : row.args.last()[kBasis].toString();
}

Finding findingFrom(const StoredFinding& row)
{
  Finding finding;
  finding.rule = row.rule;
  finding.severity = severityFromName(row.severity).value_or(FindingSeverity::Medium);
  finding.about = {row.layer, row.row};
  finding.beside = {row.otherLayer, row.otherRow};
  finding.place = row.place;
  finding.geometry = row.geometry;
  finding.sentence = row.sentence;
  finding.basis = basisOf(row);
  QJsonArray args = row.args;
  if (!finding.basis.isEmpty())
    args.removeLast();
  finding.args = args.toVariantList();
  finding.measure = row.measure;
  finding.unit = row.unit;
  finding.uid = row.uid;
  finding.state = stateFromName(row.state).value_or(FindingState::Open);
  finding.isPresent = row.isPresent;
  finding.reason = row.reason;
  finding.person = row.person;
  finding.decided = row.decided;
  finding.found = row.found;
  return finding;
}

/// What people decided of it goes on to what was found this time.
StoredFinding carriedOn(const StoredFinding& before, StoredFinding now)
{
  const bool isOpenAgain =
      (!before.isPresent && before.state == stateName(FindingState::Resolved)) ||
      basisOf(before) != basisOf(now);
  now.uid = before.uid;
  now.state = isOpenAgain ? now.state : before.state;
  now.reason = isOpenAgain ? QString() : before.reason;
  now.person = before.person;
  now.decided = before.decided;
  now.found = before.found;
  return now;
}

QHash<QByteArray, StoredFinding> byUid(const QVector<StoredFinding>& rows)
{
  QHash<QByteArray, StoredFinding> known;
  for (const StoredFinding& row : rows)
    known.insert(row.uid.toBytes(), row);
  return known;
}

Outcome replace(Edit& edit, const QString& producer, std::span<const Finding> findings,
                ReplacedFindings& report)
{
  DIABAN_TRY(all, edit.findings());
  QHash<QByteArray, StoredFinding> known = byUid(all);
  QHash<QByteArray, int> twins;
  for (const Finding& finding : findings) {
    StoredFinding row = stored(producer, finding);
    const QByteArray first = workspace::findingUid(row).toBytes();
    row.uid = workspace::findingUid(row, twins[first]++);
    const auto before = known.constFind(row.uid.toBytes());
    if (before != known.cend())
      row = carriedOn(*before, std::move(row));
    const bool isThere = before != known.cend() && before->isPresent;
    const bool isSame = isThere && *before == row;
    ++(isSame ? report.same : isThere ? report.changed : report.added);
    known.remove(row.uid.toBytes());
    if (!isSame)
      DIABAN_CHECK(edit.writeFinding(row));
  }
  for (StoredFinding& row : known) {
    if (row.producer != producer || !row.isPresent)
      continue;
    row.isPresent = false;
    ++report.gone;
    DIABAN_CHECK(edit.writeFinding(row));
  }
  return Done{};
}

bool fits(const Finding& finding, const FindingFilter& filter)
{
  const bool isOfRule = filter.rule.isEmpty() || finding.rule == filter.rule ||
                        finding.rule.startsWith(filter.rule + u'.');
  const bool isOfLayer = filter.layer.isNull() || finding.about.layer == filter.layer ||
                         finding.beside.layer == filter.layer;
  return isOfRule && isOfLayer && (filter.withGone || finding.isPresent) &&
         (!filter.state || finding.state == *filter.state);
}

QString shown(const QVariant& arg)
{
  if (arg.typeId() != QMetaType::Double && arg.typeId() != QMetaType::LongLong)
    return arg.toString();
  const double number = arg.toDouble();
  const bool isWhole = number == std::round(number);
  return QLocale().toString(number, 'f', isWhole || std::abs(number) >= 100 ? 0 : 1);
}

} // namespace

QString severityName(FindingSeverity severity)
{
  return QLatin1String(kSeverities[static_cast<std::size_t>(severity)]);
}

QString stateName(FindingState state)
{
  return QLatin1String(kStates[static_cast<std::size_t>(state)]);
}

std::optional<FindingSeverity> severityFromName(const QString& name)
{
  return named<FindingSeverity>(kSeverities, name);
}

std::optional<FindingState> stateFromName(const QString& name)
{
  return named<FindingState>(kStates, name);
}

QString producerOf(const QString& rule)
{
  return rule.section(u'.', 0, 0);
}

QString findingText(const Finding& finding)
{
  const QString text = QCoreApplication::translate("diaban::planning::Finding",
                                                   finding.sentence.toUtf8().constData());
  QString told; // an arg may hold a %1 of its own
  for (qsizetype i = 0; i < text.size(); ++i) {
    const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
    if (number < 1) {
      told += text[i];
      continue;
    }
    told += shown(finding.args.value(number - 1));
    ++i;
  }
  return told;
}

Result<ReplacedFindings> replaceFindings(workspace::Workspace& workspace, const QString& title,
                                         const QString& producer, std::span<const Finding> findings)
{
  for (const Finding& finding : findings)
    if (producer.isEmpty() || producerOf(finding.rule) != producer)
      return Error{Error::Code::BadArgument, {finding.rule, QStringLiteral("rule")}, {}};
  ReplacedFindings report;
  DIABAN_TRY(entry, workspace.edit(workspace::kBase, title, [&](Edit& edit) {
    return replace(edit, producer, findings, report);
  }));
  report.entry = entry;
  return report;
}

Result<std::vector<Finding>> readFindings(const workspace::Workspace& workspace,
                                          const FindingFilter& filter)
{
  DIABAN_TRY(rows, workspace::storedFindings(workspace));
  std::vector<Finding> findings;
  for (const StoredFinding& row : std::as_const(rows))
    if (Finding finding = findingFrom(row); fits(finding, filter))
      findings.push_back(std::move(finding));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  return findings;
}

Result<QByteArray> decideFindings(workspace::Workspace& workspace, const QString& title,
                                  std::span<const Uid> findings, FindingState state,
                                  const QString& reason)
{
  const QString why = reason.trimmed();
  if ((state == FindingState::Accepted || state == FindingState::Exempted) && why.isEmpty())
    return Error{Error::Code::BadArgument, {reason, QStringLiteral("reason")}, {}};
  return workspace.edit(workspace::kBase, title, [&](Edit& edit) -> Outcome {
    DIABAN_TRY(all, edit.findings());
    const QHash<QByteArray, StoredFinding> known = byUid(all);
    for (const Uid& uid : findings) {
      const auto row = known.constFind(uid.toBytes());
      if (row == known.cend())
        return Error{Error::Code::BadArgument, {uid.toHex(), QStringLiteral("finding")}, {}};
      StoredFinding decided = *row;
      decided.state = stateName(state);
      decided.reason = why;
      DIABAN_CHECK(edit.writeFinding(decided));
    }
    return Done{};
  });
}

} // namespace diaban::planning
