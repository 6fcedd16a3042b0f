// The open workspace beside other files: compared, merged, what a merge left open settled.
#include "common/places.h"
#include "conflictlines.h"
#include "document.h"

#include <QFileInfo>

namespace diaban::desktop {

void Document::compareWith(const QString& path)
{
  if (!isOpen())
    return;
  auto work = [path, open = m_workspace](Progress& progress) {
    return workspace::difference(path, open->workingFile(), progress);
  };
  m_jobs.run(tr("Compare with %1").arg(QFileInfo(path).fileName()), m_life.get(), std::move(work),
             [this, path](const Result<workspace::Difference>& found) {
               if (found)
                 Q_EMIT compared(path, found.value());
               else
                 Q_EMIT failed(path, found.error());
             });
}

void Document::merge(const workspace::MergeRequest& request)
{
  auto work = [request, options = app::openOptions()](Progress& progress) {
    return workspace::merge(request, options, progress);
  };
  m_jobs.run(tr("Merge into %1").arg(QFileInfo(request.out).fileName()), this, std::move(work),
             [this, request](const Result<workspace::MergeReport>& report) {
               if (report)
                 Q_EMIT merged(request, report.value());
               else
                 Q_EMIT failed(request.theirs, report.error());
             });
}

void Document::decide(const QVector<Uid>& conflicts, workspace::ConflictChoice choice)
{
  if (!takesEdits())
    return;
  const QString title = tr("%n conflict(s) settled", nullptr, static_cast<int>(conflicts.size()));
  auto work = [open = m_workspace, conflicts, choice, title](Progress&) {
    return open->edit(workspace::kBase, title, [&](workspace::Edit& edit) -> Outcome {
      for (const Uid& conflict : conflicts)
        DIABAN_CHECK(edit.decide(conflict, choice));
      return Done{};
    });
  };
  // As all that a person did: not dropped when the workspace is closed.
  uikit::startJob(m_writer, this, std::move(work), [this, title](const Result<QByteArray>& entry) {
    if (entry)
      Q_EMIT edited(title);
    else
      Q_EMIT failed({}, entry.error());
  });
}

void Document::readConflicts()
{
  if (!isOpen())
    return;
  using Lines = std::vector<uikit::ConflictLine>;
  auto work = [open = m_workspace](Progress& progress) -> Result<Lines> {
    DIABAN_TRY(found, open->conflicts());
    return conflictLines(*open, found, progress);
  };
  uikit::startJob(m_loader, m_life.get(), std::move(work), [this](const Result<Lines>& found) {
    if (found)
      Q_EMIT conflictsRead(found.value());
  });
}

} // namespace diaban::desktop
