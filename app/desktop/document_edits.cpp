// Rows of the open workspace changed: shown at once, then written.
#include "document.h"

#include <diaban/workspace/deedtitle.h>

namespace diaban::desktop {

void Document::work(const QString& title,
                    std::function<Outcome(workspace::Workspace&, Progress&)> write,
                    std::function<void()> then)
{
  if (!takesEdits())
    return;
  auto job = [workspace = m_workspace, write = std::move(write)](Progress& progress) {
    return write(*workspace, progress);
  };
  m_jobs.runOn(m_writer, title, m_life.get(), std::move(job),
               [this, then = std::move(then)](const Outcome& done) {
                 if (!done)
                   Q_EMIT failed({}, done.error());
                 else if (then)
                   then();
               });
}

void Document::editRows(const QString& name, const QString& title, const geo::TablePtr& ahead,
                        std::function<Outcome(workspace::Edit&, Progress&)> edit,
                        std::function<void(const Outcome&)> then)
{
  if (!takesEdits())
    return;
  if (ahead != nullptr) {
    Loaded& loaded = m_tables[name];
    loaded.table = ahead;
    ++loaded.ahead;
    Q_EMIT mapChanged();
  }
  const auto words = std::make_shared<QString>(title);
  auto job = [workspace = m_workspace, words, edit = std::move(edit)](Progress& progress) {
    auto entry = workspace->edit(workspace::kBase, *words,
                                 [&](workspace::Edit& open) { return edit(open, progress); });
    if (entry && words->isEmpty())
      *words = workspace::newestTitle(*workspace);
    return entry;
  };
  // As all that a person did: not dropped when the workspace is closed.
  uikit::startJob(m_writer, this, std::move(job),
                  [this, name, words, isAhead = ahead != nullptr,
                   then = std::move(then)](const Result<QByteArray>& entry) {
                    if (isAhead)
                      settle(name, entry && !entry.value().isEmpty());
                    if (entry && !entry.value().isEmpty())
                      Q_EMIT edited(*words);
                    if (then)
                      then(entry ? Outcome(Done{}) : Outcome(entry.error()));
                    else if (!entry)
                      Q_EMIT failed(name, entry.error());
                  });
}

/// What was shown ahead of the file is there now, or never will be.
void Document::settle(const QString& name, bool isWritten)
{
  const auto loaded = m_tables.find(name);
  if (loaded == m_tables.end() || loaded->ahead == 0)
    return; // another workspace is open
  --loaded->ahead;
  if (isWritten)
    return; // the new table is on its way
  loaded->table = loaded->asRead;
  Q_EMIT mapChanged();
}

} // namespace diaban::desktop
