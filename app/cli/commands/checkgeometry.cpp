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
          {QStringLiteral("accepted"), acceptedJson(finding.accepted)}};
}

QJsonObject layerJson(const LayerCheck& layer)
{
  QJsonObject counts;
  for (const geo::CheckRule rule : layer.rules)
    counts.insert(geo::checkRuleName(rule),
                  static_cast<qint64>(layer.counts[static_cast<std::size_t>(rule)]));
  return {{QStringLiteral("layer"), layer.layer}, {QStringLiteral("counts"), counts}};
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
  return check;
}

Answer answerFor(const CheckReport& report)
{
  Answer answer;
  QJsonArray layers, findings;
  for (const LayerCheck& layer : report.layers)
    layers.append(layerJson(layer));
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

Result<Answer> repairAll(const QString& path, const GeometryCheck& check, Progress& progress)
{
  SubProgress looking(progress, 0, 0.4), mending(progress, 0.4, 0.6), again(progress, 0.6, 1);
  DIABAN_TRY(opened, openToWork(path, progress));
  DIABAN_TRY(report, checkGeometry(*opened, check, looking));
  DIABAN_TRY(repair, repairFindings(*opened, report.findings, mending));
  DIABAN_TRY(left, checkGeometry(*opened, check, again));
  DIABAN_CHECK(opened->putBack(progress));
  Answer answer = answerFor(left);
  answer.notices = opened->notices();
  QJsonArray refused;
  for (const RefusedRepair& one : repair.refused)
    refused.append(QJsonObject{
        {QStringLiteral("rule"), geo::checkRuleName(report.findings[one.finding].what.rule)},
        {QStringLiteral("reason"), toJson(one.why)}});
  answer.json.insert(QStringLiteral("repaired"), repair.repaired);
  answer.json.insert(QStringLiteral("refused"), refused);
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
  return arguments.isSet(QStringLiteral("repair")) ? repairAll(path, check, progress)
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
                              "repair what can be repaired, as one action, and look again")}},
          false,
          run};
}

} // namespace diaban::cli
