#include "../json.h"
#include "../opening.h"
#include "commands.h"

#include <diaban/planning/finding.h>
#include <diaban/workspace/workspace.h>

#include <QCoreApplication>

#include <algorithm>

namespace diaban::cli {
namespace {

using namespace planning;

const QString kRule = QStringLiteral("rule");
const QString kState = QStringLiteral("state");
const QString kGone = QStringLiteral("with-gone");
const QString kLayer = QStringLiteral("layer");
const QString kDecide = QStringLiteral("decide");
const QString kOnly = QStringLiteral("only");
const QString kReason = QStringLiteral("reason");

QJsonValue orNull(const QString& text)
{
  return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue anchorJson(const FindingAnchor& anchor, const QHash<QString, QString>& names)
{
  if (anchor.layer.isNull())
    return {};
  const QString layer = anchor.layer.toHex();
  return QJsonObject{
      {QStringLiteral("layer"), orNull(names.value(layer))},
      {QStringLiteral("uid"), layer},
      {QStringLiteral("row"), orNull(anchor.row.isNull() ? QString() : anchor.row.toHex())}};
}

QJsonObject findingJson(const Finding& finding, const QHash<QString, QString>& names)
{
  const auto time = [](const QDateTime& when) {
    return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODate)) : QJsonValue();
  };
  return {{QStringLiteral("uid"), finding.uid.toHex()},
          {QStringLiteral("rule"), finding.rule},
          {QStringLiteral("severity"), severityName(finding.severity)},
          {QStringLiteral("state"), stateName(finding.state)},
          {QStringLiteral("present"), finding.isPresent},
          {QStringLiteral("about"), anchorJson(finding.about, names)},
          {QStringLiteral("beside"), anchorJson(finding.beside, names)},
          {QStringLiteral("place"),
           finding.place ? QJsonValue(QJsonArray{finding.place->x(), finding.place->y()})
                         : QJsonValue()},
          {QStringLiteral("sentence"), findingText(finding)},
          {QStringLiteral("measure"),
           finding.unit.isEmpty() ? QJsonValue() : QJsonValue(finding.measure)},
          {QStringLiteral("unit"), orNull(finding.unit)},
          {QStringLiteral("reason"), orNull(finding.reason)},
          {QStringLiteral("person"), orNull(finding.person)},
          {QStringLiteral("decided"), time(finding.decided)},
          {QStringLiteral("found"), time(finding.found)}};
}

Result<FindingFilter> filterOf(const workspace::Workspace& open, const Arguments& arguments)
{
  FindingFilter filter;
  filter.rule = arguments.value(kRule);
  filter.withGone = arguments.isSet(kGone);
  if (arguments.isSet(kState)) {
    filter.state = stateFromName(arguments.value(kState));
    if (!filter.state)
      return Error{
          Error::Code::BadArgument, {arguments.value(kState), QStringLiteral("--state")}, {}};
  }
  if (arguments.isSet(kLayer)) {
    DIABAN_TRY(layer, open.layer(arguments.value(kLayer)));
    filter.layer = layer.uid;
  }
  return filter;
}

Outcome decide(workspace::Workspace& open, const Arguments& arguments)
{
  const auto state = stateFromName(arguments.value(kDecide));
  if (!state)
    return Error{
        Error::Code::BadArgument, {arguments.value(kDecide), QStringLiteral("--decide")}, {}};
  if (!arguments.isSet(kOnly))
    return Error{Error::Code::MissingArgument,
                 {QStringLiteral("--") + kOnly, QStringLiteral("findings")},
                 {}};
  std::vector<Uid> uids;
  for (const QString& hex : arguments.list(kOnly))
    uids.push_back(Uid::fromHex(hex));
  const QString title = QCoreApplication::translate(
      "diaban::cli", QT_TRANSLATE_N_NOOP("diaban::cli", "decide on %n finding(s)"), nullptr,
      static_cast<int>(uids.size()));
  DIABAN_CHECK(decideFindings(open, title, uids, *state, arguments.value(kReason)));
  return Done{};
}

Result<Answer> listOf(const workspace::Workspace& open, const Arguments& arguments)
{
  DIABAN_TRY(filter, filterOf(open, arguments));
  DIABAN_TRY(findings, readFindings(open, filter));
  QHash<QString, QString> names;
  for (const workspace::Layer& layer : open.layers())
    names.insert(layer.uid.toHex(), layer.name);
  Answer answer;
  QJsonArray list;
  for (const Finding& finding : findings) {
    list.append(findingJson(finding, names));
    answer.text += QStringLiteral("%1  %2  %3  %4  %5\n")
                       .arg(finding.uid.toHex())
                       .arg(severityName(finding.severity), -8)
                       .arg(stateName(finding.state), -8)
                       .arg(finding.rule, -28)
                       .arg(findingText(finding));
  }
  const auto isOpen = [](const Finding& finding) {
    return finding.isPresent && finding.state == FindingState::Open;
  };
  answer.json = {{QStringLiteral("findings"), list},
                 {QStringLiteral("open"),
                  static_cast<qint64>(std::count_if(findings.begin(), findings.end(), isOpen))}};
  return answer;
}

Result<Answer> findings(const Arguments& arguments, Progress& progress)
{
  const QString path = arguments.parameter(QStringLiteral("WORKSPACE"));
  if (!arguments.isSet(kDecide)) {
    DIABAN_TRY(opened, openToLook(path));
    return listOf(*opened, arguments);
  }
  DIABAN_TRY(opened, openToWork(path, progress));
  DIABAN_CHECK(decide(*opened, arguments));
  DIABAN_CHECK(opened->putBack(progress));
  return listOf(*opened, arguments);
}

} // namespace

Command findingsCommand()
{
  return {QStringLiteral("findings"),
          QT_TRANSLATE_NOOP("diaban::cli", "list what analyses found, and decide on it"),
          {{QStringLiteral("WORKSPACE")}},
          {{kRule, QStringLiteral("RULE"),
            QT_TRANSLATE_NOOP("diaban::cli", "only of this rule, or of those that begin with it")},
           {kLayer, QStringLiteral("LAYER"),
            QT_TRANSLATE_NOOP("diaban::cli", "only about this layer or beside it")},
           {kState, QStringLiteral("open|in-talks|agreed|accepted|exempted|resolved"),
            QT_TRANSLATE_NOOP("diaban::cli", "only in this state")},
           {kGone, QString(),
            QT_TRANSLATE_NOOP("diaban::cli", "also those that are not found any more")},
           {kDecide, QStringLiteral("open|in-talks|agreed|accepted|exempted|resolved"),
            QT_TRANSLATE_NOOP("diaban::cli", "puts the findings of --only into this state")},
           {kOnly, QStringLiteral("UID,…"),
            QT_TRANSLATE_NOOP("diaban::cli", "the findings to decide on")},
           {kReason, QStringLiteral("TEXT"),
            QT_TRANSLATE_NOOP("diaban::cli", "why; accepting and exempting need it")}},
          false,
          findings};
}

} // namespace diaban::cli
