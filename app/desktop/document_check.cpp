// Findings of a geometry check: repaired, called no errors.
#include "document.h"

namespace diaban::desktop {

void Document::repair(const QVector<workspace::Finding>& findings,
                      const workspace::RepairOptions& options)
{
  if (!takesEdits())
    return;
  auto work = [workspace = m_workspace, findings, options](Progress& progress) {
    return workspace::repairFindings(*workspace, findings, options, progress);
  };
  m_jobs.runOn(m_writer, tr("Repair of %n finding(s)", nullptr, static_cast<int>(findings.size())),
               this, std::move(work),
               [this, findings](const Result<workspace::RepairReport>& report) {
                 if (!report) {
                   Q_EMIT failed({}, report.error());
                   return;
                 }
                 Q_EMIT repaired(findings, report.value());
                 if (!report.value().entry.isEmpty())
                   Q_EMIT edited(tr("Repair of %n finding(s)", nullptr,
                                    static_cast<int>(report.value().repaired)));
               });
}

void Document::accept(const QVector<workspace::Finding>& findings, const QString& reason)
{
  writeAcceptance(findings.size(), [findings, reason](workspace::Workspace& workspace) {
    return workspace::acceptFindings(workspace, findings, reason);
  });
}

void Document::withdraw(const QVector<workspace::Finding>& findings)
{
  writeAcceptance(findings.size(), [findings](workspace::Workspace& workspace) {
    return workspace::withdrawAcceptance(workspace, findings);
  });
}

template <typename Work>
void Document::writeAcceptance(qsizetype count, Work work)
{
  if (!takesEdits())
    return;
  auto job = [workspace = m_workspace, work = std::move(work)](Progress&) {
    return work(*workspace);
  };
  uikit::startJob(m_writer, this, std::move(job), [this, count](const Result<QByteArray>& entry) {
    if (!entry) {
      Q_EMIT failed({}, entry.error());
      return;
    }
    Q_EMIT acceptanceChanged();
    Q_EMIT edited(tr("Decision on %n finding(s)", nullptr, static_cast<int>(count)));
  });
}

} // namespace diaban::desktop
