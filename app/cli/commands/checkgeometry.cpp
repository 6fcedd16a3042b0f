#include "../exitcode.h"
#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/workspace/check.h>
#include <diaban/workspace/repair.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

namespace diaban::cli {
namespace {

using namespace workspace;

QJsonValue acceptedJson(const std::optional<AcceptedFinding>& accepted)
{
  if (!accepted)
    return {};
  return QJsonObject{{QStringLiteral("reason"), accepted->reason},
                     {QStringLiteral("author"), accepted->author},
                     {QStringLiteral("time"), accepted->time.toUTC().toString(Qt::ISODate)}};
}

QJsonValue orNull(const QString& text)
{
  return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject findingJson(const Finding& finding)
{
  QJsonArray rows;
  for (const Uid& row : finding.rows)
    rows.append(row.toHex());
  const geo::CheckFinding& what = finding.what;
  return {{QStringLiteral("rule"), geo::checkRuleName(what.rule)},
          {QStringLiteral("severity"), severityName(geo::checkSeverity(what.rule))},
          {QStringLiteral("layer"), finding.layer},
          {QStringLiteral("rows"), rows},
          {QStringLiteral("place"),
           what.extent.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray{what.x, what.y})},
          {QStringLiteral("extent"), toJson(what.extent)},
          {QStringLiteral("size"), what.size},
          {QStringLiteral("sentence"), findingText(finding)},
          {QStringLiteral("repairable"), canRepair(finding)},
          {QStringLiteral("advice"), orNull(adviceText(finding))},
          {QStringLiteral("accepted"), acceptedJson(finding.accepted)}};
}

QJsonObject layerJson(const LayerCheck& layer)
{
  QJsonObject counts;
  for (const geo::CheckRule rule : layer.rules)
    counts.insert(geo::checkRuleName(rule),
                  static_cast<qint64>(layer.counts[static_cast<std::size_t>(rule)]));
  return {{QStringLiteral("layer"), layer.layer},
          {QStringLiteral("counts"), counts},
          {QStringLiteral("rowsWithoutGaps"), static_cast<qint64>(layer.rowsWithoutGaps)}};
}

/// Leaves `value` alone where the option is not given.
Outcome readLimit(const Arguments& arguments, const QString& name, double& value)
{
  if (!arguments.isSet(name))
    return Done{};
  const QString text = arguments.value(name);
  bool isNumber = false;
  const double given = text.toDouble(&isNumber);
  if (!isNumber || !(given >= 0 && given <= geo::kMostLimit))
    return Error{Error::Code::BadArgument, {text, QStringLiteral("--") + name}, {}};
  value = given;
  return Done{};
}

Result<GeometryCheck> wanted(const Arguments& arguments)
{
  GeometryCheck check;
  check.layers = arguments.list(QStringLiteral("layer"));
  check.polygons = arguments.value(QStringLiteral("inside"));
  for (const QString& name : arguments.list(QStringLiteral("rules"))) {
    const auto rule = geo::checkRuleFromName(name);
    if (!rule)
      return Error{Error::Code::BadArgument, {name, QStringLiteral("--rules")}, {}};
    check.rules.push_back(*rule);
  }
  const std::pair<const char*, double*> limits[] = {{"least-area", &check.limits.leastArea},
                                                    {"least-width", &check.limits.leastWidth},
                                                    {"sliver-width", &check.limits.sliverWidth},
                                                    {"dangle-reach", &check.limits.dangleReach}};
  for (const auto& [name, value] : limits)
    DIABAN_CHECK(readLimit(arguments, QString::fromLatin1(name), *value));
  return check;
}

Answer answerFor(const CheckReport& report)
{
  Answer answer;
  QJsonArray layers, findings;
  for (const LayerCheck& layer : report.layers) {
    layers.append(layerJson(layer));
    if (const QString leftOut = leftOutText(layer); !leftOut.isEmpty())
      answer.text += leftOut + QLatin1Char('\n');
  }
  for (const Finding& finding : report.findings) {
    findings.append(findingJson(finding));
    answer.text += QStringLiteral("%1\t%2\t%3\t%4,%5\t%6\n")
                       .arg(finding.layer, geo::checkRuleName(finding.what.rule),
                            finding.accepted ? finding.accepted->reason : QStringLiteral("–"),
                            QString::number(finding.what.x, 'f', 2),
                            QString::number(finding.what.y, 'f', 2), findingText(finding));
  }
  answer.json = {{QStringLiteral("layers"), layers},
                 {QStringLiteral("findings"), findings},
                 {QStringLiteral("open"), report.openCount()},
                 {QStringLiteral("accepted"), report.findings.size() - report.openCount()}};
  if (report.openCount() > 0)
    answer.exitCode = HasFindings;
  return answer;
}

Result<Answer> lookOnly(const QString& path, const GeometryCheck& check, Progress& progress)
{
  DIABAN_TRY(opened, openToLook(path));
  DIABAN_TRY(report, checkGeometry(*opened, check, progress));
  Answer answer = answerFor(report);
  answer.notices = opened->notices();
  return answer;
}

QJsonArray refusedJson(const RepairReport& repair, const QVector<Finding>& findings)
{
  QJsonArray refused;
  for (const RefusedRepair& one : repair.refused) {
    const Finding& finding = findings[one.finding];
    QJsonArray rows;
    for (const Uid& row : finding.rows)
      rows.append(row.toHex());
    refused.append(QJsonObject{{QStringLiteral("rule"), geo::checkRuleName(finding.what.rule)},
                               {QStringLiteral("layer"), finding.layer},
                               {QStringLiteral("rows"), rows},
                               {QStringLiteral("reason"), refusalName(one.why)},
                               {QStringLiteral("sentence"), refusalText(one.why)}});
  }
  return refused;
}

Result<Answer> repairAll(const QString& path, const GeometryCheck& check, bool deleteEmptyRows,
                         Progress& progress)
{
  SubProgress looking(progress, 0, 0.4), mending(progress, 0.4, 0.6), again(progress, 0.6, 1);
  DIABAN_TRY(opened, openToWork(path, progress));
  DIABAN_TRY(report, checkGeometry(*opened, check, looking));
  DIABAN_TRY(repair,
             repairFindings(*opened, report.findings, {check.limits, deleteEmptyRows}, mending));
  DIABAN_TRY(left, checkGeometry(*opened, check, again));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer = answerFor(left);
  answer.notices = opened->notices();
  answer.json.insert(QStringLiteral("repaired"), repair.repaired);
  answer.json.insert(QStringLiteral("refused"), refusedJson(repair, report.findings));
  answer.json.insert(QStringLiteral("entry"), QString::fromLatin1(repair.entry.toHex()));
  answer.text = QCoreApplication::translate("diaban::cli", "%n finding(s) repaired.", nullptr,
                                            static_cast<int>(repair.repaired)) +
                QLatin1Char('\n') + answer.text;
  return answer;
}

Result<Answer> run(const Arguments& arguments, Progress& progress)
{
  DIABAN_TRY(check, wanted(arguments));
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  const bool deleteEmptyRows = arguments.isSet(QStringLiteral("delete-empty"));
  return arguments.isSet(QStringLiteral("repair")) || deleteEmptyRows
             ? repairAll(path, check, deleteEmptyRows, progress)
             : lookOnly(path, check, progress);
}

} // namespace

Command checkGeometryCommand()
{
  return {QStringLiteral("check geometry"),
          QT_TRANSLATE_NOOP("diaban::cli", "look for faults in the geometry of layers"),
          {{QStringLiteral("WORKSPACE")}},
          {{QStringLiteral("layer"), QStringLiteral("NAME,…"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these layers")},
           {QStringLiteral("rules"), QStringLiteral("RULE,…"),
            QT_TRANSLATE_NOOP("diaban::cli", "only these rules, whatever fits the layer")},
           {QStringLiteral("inside"), QStringLiteral("LAYER"),
            QT_TRANSLATE_NOOP("diaban::cli", "points must lie in a polygon of this layer")},
           {QStringLiteral("repair"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli",
                              "repair what can be repaired, as one action, and look again")},
           {QStringLiteral("delete-empty"),
            {},
            QT_TRANSLATE_NOOP("diaban::cli", "repair, and delete rows without geometry")},
           {QStringLiteral("least-area"), QStringLiteral("M2"),
            QT_TRANSLATE_NOOP("diaban::cli", "leave out overlaps and gaps that are smaller")},
           {QStringLiteral("least-width"), QStringLiteral("M"),
            QT_TRANSLATE_NOOP("diaban::cli", "leave out overlaps and gaps that are narrower")},
           {QStringLiteral("sliver-width"), QStringLiteral("M"),
            QT_TRANSLATE_NOOP("diaban::cli", "parts that are narrower are slivers")},
           {QStringLiteral("dangle-reach"), QStringLiteral("M"),
            QT_TRANSLATE_NOOP("diaban::cli", "ends this near to another line are loose")}},
          false,
          run};
}

} // namespace diaban::cli
