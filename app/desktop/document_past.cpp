// The open workspace as it was, and its history changed.
#include "common/places.h"
#include "document.h"

#include <QLocale>

namespace diaban::desktop {

void Document::lookBack(const QByteArray& entry)
{
  if (!isOpen())
    return;
  Q_EMIT settling();
  std::shared_ptr<const workspace::Workspace> workspace = m_workspace;
  auto work = [workspace, entry](Progress& progress) {
    return workspace::lookBack(workspace, entry, progress);
  };
  m_jobs.runOn(m_loader, tr("Look back"), m_life.get(), std::move(work),
               [this](Result<PastPtr> past) {
                 if (!past) {
                   if (past.error().code != Error::Code::Cancelled)
                     Q_EMIT failed({}, past.error());
                   return;
                 }
                 if (m_past == nullptr)
                   m_tablesOfNow = m_tables;
                 m_tables.clear();
                 m_previews.clear();
                 m_past = past.value();
                 m_content = {m_past->layers(), m_past->tree(), m_past->bookmarks()};
                 Q_EMIT pastChanged();
                 Q_EMIT layersChanged();
                 Q_EMIT mapChanged();
                 loadTables();
               });
}

void Document::returnToNow()
{
  if (m_past == nullptr)
    return;
  m_past.reset();
  m_tables = std::exchange(m_tablesOfNow, {});
  for (Loaded& loaded : m_tables)
    loaded.isLoading = false;
  Q_EMIT pastChanged();
  takeContent(contentOf(*m_workspace));
}

void Document::takeBack(const QByteArray& entry)
{
  if (!takesEdits())
    return;
  Q_EMIT settling();
  auto work = [workspace = m_workspace, entry](Progress&) { return workspace->takeBack(entry); };
  uikit::startJob(m_writer, this, std::move(work), [this](Result<QByteArray> done) {
    if (done)
      Q_EMIT edited(tr("one action taken back"));
    else
      Q_EMIT takeBackRefused(done.error());
  });
}

void Document::clearHistory(int days)
{
  if (!takesEdits())
    return;
  const QDateTime before = QDateTime::currentDateTime().addDays(-days);
  const QString title =
      //: %1 date
      tr("Clear history before %1")
          .arg(QLocale().toString(before.date(), QStringLiteral("dd/MM/yyyy")));
  auto work = [workspace = m_workspace, before, title](Progress& progress) {
    return workspace->compact(before, title, app::backupsFolder(), progress);
  };
  m_jobs.runOn(m_writer, title, m_life.get(), std::move(work),
               [this, title](Result<workspace::CompactReport> report) {
                 if (report)
                   Q_EMIT edited(title);
                 else if (report.error().code != Error::Code::Cancelled)
                   Q_EMIT failed({}, report.error());
               });
}

} // namespace diaban::desktop
