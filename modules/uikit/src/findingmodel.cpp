#include <diaban/uikit/findingmodel.h>
#include <diaban/uikit/icons.h>

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

#include <algorithm>

namespace diaban::uikit {
namespace {

QString iconName(geo::CheckSeverity severity)
{
  switch (severity) {
  case geo::CheckSeverity::High: return QStringLiteral("sev-triangle");
  case geo::CheckSeverity::Medium: return QStringLiteral("sev-diamond");
  default: return QStringLiteral("sev-disc");
  }
}

QString severityWord(geo::CheckSeverity severity)
{
  switch (severity) {
  case geo::CheckSeverity::High: return FindingModel::tr("High");
  case geo::CheckSeverity::Medium: return FindingModel::tr("Medium");
  default: return FindingModel::tr("Low");
  }
}

QString sizeText(const workspace::Finding& finding)
{
  if (finding.what.size <= 0)
    return QStringLiteral("–");
  const bool isLength = finding.what.rule == geo::CheckRule::Dangle;
  const int digits = isLength ? 3 : finding.what.size < 10 ? 2 : 0;
  const QString number = QLocale().toString(finding.what.size, 'f', digits);
  //: %1 an area
  return isLength ? FindingModel::tr("%1 m").arg(number) : FindingModel::tr("%1 m²").arg(number);
}

/// What makes it the same finding in the next check.
QByteArray keyOf(const workspace::Finding& finding)
{
  QByteArray key = geo::checkRuleName(finding.what.rule).toUtf8() + finding.layer.toUtf8();
  for (const Uid& row : finding.rows)
    key += row.toHex().toLatin1();
  return key;
}

} // namespace

void FindingModel::setFindings(const QVector<workspace::Finding>& findings)
{
  beginResetModel();
  m_findings = findings;
  choose();
  endResetModel();
}

void FindingModel::setAcceptedShown(bool shown)
{
  beginResetModel();
  m_isAcceptedShown = shown;
  choose();
  endResetModel();
}

void FindingModel::setRefused(const QVector<workspace::Finding>& findings,
                              const QVector<workspace::RefusedRepair>& refused)
{
  for (const workspace::Finding& finding : findings)
    m_refused.remove(keyOf(finding));
  for (const workspace::RefusedRepair& one : refused)
    m_refused.insert(keyOf(findings[one.finding]), one.why);
  if (rowCount() > 0)
    Q_EMIT dataChanged(index(0, TextColumn), index(rowCount() - 1, TextColumn));
}

QString FindingModel::sentence(const workspace::Finding& finding) const
{
  const QString text = workspace::findingText(finding);
  if (finding.accepted)
    //: %1 the finding, %2 why it is no error, %3 who said so, %4 when
    return tr("%1 No error: %2 (%3, %4)")
        .arg(text, finding.accepted->reason, finding.accepted->author,
             QLocale().toString(finding.accepted->time.toLocalTime().date(),
                                QStringLiteral("dd/MM/yyyy")));
  if (const auto refused = m_refused.find(keyOf(finding)); refused != m_refused.end())
    //: %1 the finding, %2 why it was not repaired
    return tr("%1 Not repaired: %2").arg(text, workspace::refusalText(*refused));
  return text;
}

void FindingModel::choose()
{
  m_shown.clear();
  for (const bool isAccepted : {false, true})
    for (qsizetype i = 0; i < m_findings.size(); ++i)
      if (m_findings[i].accepted.has_value() == isAccepted && (!isAccepted || m_isAcceptedShown))
        m_shown.push_back(i);
}

const workspace::Finding& FindingModel::finding(int row) const
{
  return m_findings[m_shown[static_cast<std::size_t>(row)]];
}

int FindingModel::acceptedCount() const
{
  return static_cast<int>(
      std::count_if(m_findings.begin(), m_findings.end(), [](const workspace::Finding& finding) {
        return finding.accepted.has_value();
      }));
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
  const workspace::Finding& found = finding(index.row());
  const geo::CheckSeverity severity = geo::checkSeverity(found.what.rule);
  if (role == Qt::ForegroundRole && found.accepted)
    return QGuiApplication::palette().brush(QPalette::PlaceholderText);
  if (role == Qt::DecorationRole && index.column() == RuleColumn)
    return icon(iconName(severity));
  if (role == Qt::TextAlignmentRole && index.column() == SizeColumn)
    return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::AccessibleTextRole && index.column() == RuleColumn)
    return QStringLiteral("%1, %2").arg(workspace::ruleTitle(found.what.rule),
                                        severityWord(severity));
  if (role == Qt::ToolTipRole && index.column() == RuleColumn)
    //: %1 how grave a finding is
    return tr("Severity: %1").arg(severityWord(severity));
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
    return {};
  switch (index.column()) {
  case RuleColumn: return workspace::ruleTitle(found.what.rule);
  case LayerColumn: return found.title;
  case SizeColumn: return sizeText(found);
  default: return sentence(found);
  }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  switch (section) {
  case RuleColumn: return tr("Finding");
  case LayerColumn: return tr("Layer");
  case SizeColumn: return tr("Size");
  default: return tr("What is wrong");
  }
}

} // namespace diaban::uikit
