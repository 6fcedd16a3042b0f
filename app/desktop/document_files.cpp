// The document's files: put back on their drives, copied, backed up, mended after a crash.
#include "common/places.h"
#include "document.h"

#include <diaban/demo/demo.h>
#include <diaban/workspace/backups.h>
#include <diaban/workspace/recovery.h>

#include <QFileInfo>

namespace diaban::desktop {
namespace {

constexpr int kBackupsMs = 3'600'000; // how often it is asked whether one is due

/// What the start of the program finds of times before.
struct Leftovers {
  QStringList halfDone;
  QVector<workspace::WaitingCopy> waiting;
};

QString nameOf(const QString& path)
{
  return QFileInfo(path).fileName();
}

Result<bool> putBackWork(workspace::Workspace& workspace, Progress& progress)
{
  const bool hadWork = workspace.hasWorkToPutBack();
  DIABAN_CHECK(workspace.putBack(progress));
  return hadWork;
}

} // namespace

/// Closes the file, and gives large tables back, where nobody waits for it; a copy's work is put
/// on its drive before.
void Document::letGo()
{
  auto release = [this, tables = std::move(m_tables)]() mutable {
    m_loader.waitForDone(); // its jobs are cancelled, but hold the file until they end
    tables.clear();
  };
  if (!m_isCopy) {
    m_writer.start([release, workspace = std::move(m_workspace)]() mutable {
      release();
      workspace.reset();
    });
  } else {
    ++m_puttingBack;
    auto work = [release, workspace = std::move(m_workspace)](Progress& progress) mutable {
      release();
      auto put = putBackWork(*workspace, progress);
      workspace.reset();
      return put;
    };
    m_jobs.runOn(m_writer, tr("Put %1 back").arg(nameOf(m_path)), this, std::move(work),
                 [this, path = m_path](const Result<bool>& put) { putBackEnded(path, put); });
  }
  m_workspace.reset();
  m_tables.clear();
  m_above.clear();
}

void Document::putBackEnded(const QString& path, const Result<bool>& put)
{
  --m_puttingBack;
  if (put)
    Q_EMIT wasPutBack(path, put.value());
  else
    Q_EMIT putBackFailed(path, put.error());
}

void Document::putBack()
{
  if (!isOpen() || !m_isCopy)
    return;
  ++m_puttingBack;
  auto work = [workspace = m_workspace](Progress& progress) {
    return putBackWork(*workspace, progress);
  };
  m_jobs.runOn(m_writer, tr("Put %1 back").arg(nameOf(m_path)), this, std::move(work),
               [this, path = m_path](const Result<bool>& put) { putBackEnded(path, put); });
}

void Document::putBackWaiting(const QString& path)
{
  if (path == m_path) {
    putBack();
    return;
  }
  ++m_puttingBack;
  auto work = [path, options = app::openOptions()](Progress& progress) -> Result<bool> {
    DIABAN_CHECK(workspace::putBackWaiting(path, options, progress));
    return true;
  };
  m_jobs.runOn(m_writer, tr("Put %1 back").arg(nameOf(path)), this, std::move(work),
               [this, path](const Result<bool>& put) { putBackEnded(path, put); });
}

void Document::lookAfterCrashes(const QStringList& recent)
{
  auto look = [recent, places = app::remotePlaces()](Progress&) -> Result<Leftovers> {
    return Leftovers{workspace::leftByCrash(recent, places), workspace::waitingCopies(places)};
  };
  auto mend = [this](const QString& path) {
    // The writer's thread opens workspaces too, so none is opened while it is mended.
    m_jobs.runOn(
        m_writer, tr("Restore %1").arg(nameOf(path)), this,
        [path](Progress&) { return workspace::takeBackHalfDone(path, systemClock()); },
        [this, path](const Result<QVector<Error>>& mended) {
          if (!mended)
            Q_EMIT failed(path, mended.error());
          for (const Error& notice : mended ? mended.value() : QVector<Error>())
            Q_EMIT restored(path, notice);
        });
  };
  uikit::startJob(m_loader, this, std::move(look), [this, mend](const Result<Leftovers>& found) {
    if (!found)
      return;
    for (const QString& path : found.value().halfDone)
      mend(path);
    for (const workspace::WaitingCopy& copy : found.value().waiting)
      Q_EMIT copyWaits(copy);
  });
}

void Document::followAuthor()
{
  if (isOpen())
    m_workspace->setAuthor(app::openOptions().author);
}

void Document::copyTo(const QString& path, bool isClean, workspace::IfThere ifThere)
{
  if (!isOpen())
    return;
  auto work = [from = m_workspace->workingFile(), path, isClean, ifThere](Progress& progress) {
    return isClean ? workspace::copyClean(from, path, systemClock(), progress, ifThere)
                   : workspace::copyWhole(from, path, progress, ifThere);
  };
  m_jobs.runOn(m_loader, tr("Copy to %1").arg(nameOf(path)), m_life.get(), std::move(work),
               [this, path, isClean](const Result<workspace::CopyReport>& report) {
                 if (report)
                   Q_EMIT copied(path, isClean, report.value());
                 else
                   Q_EMIT failed(path, report.error());
               });
}

void Document::openBackup(const QString& backup, const QString& path)
{
  auto work = [backup, path](Progress& progress) {
    return workspace::copyWhole(backup, path, progress);
  };
  m_jobs.runOn(m_loader, tr("Copy to %1").arg(nameOf(path)), this, std::move(work),
               [this, path](const Result<workspace::CopyReport>& report) {
                 if (report)
                   open(path);
                 else
                   Q_EMIT failed(path, report.error());
               });
}

void Document::createDemo(const QString& path)
{
  auto work = [path](Progress& progress) {
    return demo::writeDemo(path, {}, geo::SourceReader(geo::workerProgram()), progress);
  };
  m_jobs.run(tr("Make the sample data"), this, std::move(work),
             [this, path](const Result<workspace::ImportReport>& made) {
               if (made)
                 open(path);
               else
                 Q_EMIT failed(path, made.error());
             });
}

void Document::backUpWhenDue()
{
  m_backups.start(kBackupsMs);
  if (!isOpen() || m_isReadOnly)
    return;
  auto ask = [workspace = m_workspace](Progress&) {
    return workspace::isBackupDue(*workspace, QDateTime::currentDateTimeUtc(),
                                  app::backupsFolder());
  };
  auto make = [workspace = m_workspace](Progress& progress) {
    return workspace::backUp(*workspace, systemClock(), progress, app::backupsFolder());
  };
  auto answered = [this, make](const Result<bool>& isDue) {
    if (!isDue || !isDue.value())
      return;
    m_jobs.runOn(m_loader, tr("Back up %1").arg(nameOf(m_path)), m_life.get(), make,
                 [this](const Result<QString>& made) {
                   if (!made)
                     Q_EMIT failed(m_path, made.error());
                 });
  };
  uikit::startJob(m_loader, m_life.get(), std::move(ask), std::move(answered));
}

} // namespace diaban::desktop
