// Files of the open workspace: copies, backups, network drives, what crashes left.
#include "common/places.h"
#include "mainwindow.h"
#include "settings.h"
#include "sheets.h"
#include "startpage.h"

#include <diaban/uikit/mapcanvas.h>
#include <diaban/workspace/backups.h>

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPainter>
#include <QStandardPaths>
#include <QUrl>

namespace diaban::desktop {

using uikit::Severity;

void MainWindow::connectFiles()
{
  const auto on = [&](Command command, auto slot) {
    connect(action(command), &QAction::triggered, this, slot);
  };
  on(Command::PutBack, [this] { m_document.putBack(); });
  on(Command::Copy, [this] { chooseCopy(false, false); });
  on(Command::CleanCopy, [this] { chooseCopy(true, false); });
  on(Command::OpenBackup, [this] { chooseBackup(); });
  on(Command::ShowBackups, [] {
    QDir().mkpath(app::backupsFolder());
    QDesktopServices::openUrl(QUrl::fromLocalFile(app::backupsFolder()));
  });
  on(Command::SyncFolders, [this] { chooseSyncFolders(); });
  Document& document = m_document;
  connect(&document, &Document::wasPutBack, this, [this](const QString& path, bool hadWork) {
    if (hadWork) //: %1 name of the workspace
      m_messages.add(Severity::Good,
                     tr("“%1” is back on its drive.").arg(QFileInfo(path).fileName()));
    putBackEnded(path, nullptr);
  });
  connect(&document, &Document::putBackFailed, this,
          [this](const QString& path, const Error& error) { putBackEnded(path, &error); });
  connect(&document, &Document::restored, this, [this](const QString& path, Error notice) {
    notice.args[0] = QFileInfo(path).fileName();
    m_messages.add(Severity::Warning, errorText(notice), path);
  });
  connect(&document, &Document::copyWaits, this, [this](const workspace::WaitingCopy& copy) {
    const QString since =
        QLocale().toString(copy.since.toLocalTime(), QStringLiteral("dd/MM/yyyy HH:mm"));
    tellWaiting(copy.workspace,
                {Error::Code::CopyWaits, {QFileInfo(copy.workspace).fileName(), since}, {}});
  });
  connect(&document, &Document::copied, this,
          [this](const QString& path, bool, const workspace::CopyReport& report) {
            tellCopied(path, report);
            if (path == std::exchange(m_openNext, {}))
              open(path);
          });
}

void MainWindow::connectStart()
{
  StartPage& start = m_bench->startPage();
  connect(&start, &StartPage::recentRequested, this, &MainWindow::open);
  connect(&start, &StartPage::importRequested, this, [this] { chooseSources(false); });
  connect(&start, &StartPage::demoRequested, this, &MainWindow::openDemo);
  connect(&start, &StartPage::findAgainRequested, this, [this] { chooseWorkspace(); });
  connect(&start, &StartPage::forgetRequested, this, [this](const QString& path) {
    QStringList recent = kRecent.read(m_settings);
    recent.removeAll(path);
    kRecent.write(m_settings, recent);
    m_bench->startPage().setRecent(recent);
  });
  connect(&m_document, &Document::closing, this, [this] { keepMapPicture(); });
}

/// The small picture of the start page; the map as it stands is copied, not drawn.
void MainWindow::keepMapPicture()
{
  if (!m_document.isOpen() || !canvas().isVisible() || m_document.layers().isEmpty())
    return;
  QImage map(canvas().size(), QImage::Format_ARGB32_Premultiplied);
  QPainter painter(&map);
  canvas().pictures().paint(painter, canvas().rect());
  painter.end();
  keepPicture(m_document.path(), map);
}

/// The sample is made once and opened again afterwards, with what was done to it.
void MainWindow::openDemo()
{
  const QString folder =
      QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/demo");
  const QString path = QDir(folder).filePath(QStringLiteral("%1.gpkg").arg(tr("Sample province")));
  if (QFileInfo::exists(path)) {
    open(path);
    return;
  }
  QDir().mkpath(folder);
  m_document.createDemo(path);
}

/// What a person should know after opening, and the way on.
void MainWindow::tellNotice(const Error& notice)
{
  const QString path = m_document.path();
  std::vector<uikit::Remedy> remedies;
  Severity severity = Severity::Warning;
  switch (notice.code) {
  case Error::Code::UnsafeSchema:
    remedies.push_back({tr("Make a clean copy…"), [this] { chooseCopy(true, true); }});
    break;
  case Error::Code::LockedByOther:
    remedies.push_back({tr("Open again"), [this, path] { open(path); }});
    remedies.push_back({tr("Work on it all the same…"), [this, path, notice] {
                          askTakeOver(this, notice, [this, path] { m_document.open(path, true); });
                        }});
    break;
  case Error::Code::WorksOnCopy:
  case Error::Code::GoesOnFromCopy: severity = Severity::Info; break;
  default: break;
  }
  Error shown = notice;
  if (!shown.args.isEmpty())
    shown.args[0] = QFileInfo(shown.args[0]).fileName();
  m_messages.add(severity, errorText(shown), QFileInfo(path).fileName(), std::move(remedies));
}

void MainWindow::tellWaiting(const QString& path, const Error& error)
{
  m_messages.add(Severity::Warning, errorText(error), path,
                 {{tr("Put back"), [this, path] { m_document.putBackWaiting(path); }}});
}

void MainWindow::putBackEnded(const QString& path, const Error* error)
{
  const bool quits = std::exchange(m_quits, false);
  if (error == nullptr) {
    if (quits)
      close();
    return;
  }
  if (error->code == Error::Code::KeptBeside) {
    Error shown = *error;
    shown.args[0] = QFileInfo(path).fileName();
    m_messages.add(Severity::Warning, errorText(shown), path);
  } else if (error->code == Error::Code::Cancelled) {
    tellWaiting(
        path,
        {Error::Code::NotPutBack, {QFileInfo(path).fileName(), workspace::copiesFolder()}, {}});
  } else {
    Error shown = *error;
    shown.args[0] = QFileInfo(path).fileName();
    tellWaiting(path, shown);
  }
}

void MainWindow::tellCopied(const QString& path, const workspace::CopyReport& report)
{
  const QString name = QFileInfo(path).fileName();
  if (report.linkedFiles.isEmpty()) {
    //: %1 name of the copy
    m_messages.add(Severity::Good, tr("“%1” is a whole copy, and was checked.").arg(name));
    return;
  }
  const Error links{
      Error::Code::LinksStayBehind, {name, report.linkedFiles.join(QStringLiteral(", "))}, {}};
  m_messages.add(Severity::Warning, errorText(links), path);
}

void MainWindow::chooseCopy(bool isClean, bool thenOpen)
{
  const QString name = QFileInfo(m_document.path()).completeBaseName();
  //: %1 name of the workspace; a file's name
  const QString proposed = isClean ? tr("%1 clean").arg(name) : name;
  auto* dialog = new QFileDialog(this, isClean ? tr("Make a clean copy") : tr("Copy the workspace"),
                                 QDir(lastFolder()).filePath(proposed + QStringLiteral(".gpkg")),
                                 tr("Workspaces (*.gpkg)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite); // copyTo() asks
  dialog->setDefaultSuffix(QStringLiteral("gpkg"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, isClean, thenOpen](const QString& path) { copyTo(path, isClean, thenOpen); });
  dialog->open();
}

void MainWindow::copyTo(const QString& path, bool isClean, bool thenOpen)
{
  const auto copy = [this, path, isClean, thenOpen](workspace::IfThere ifThere) {
    m_openNext = thenOpen ? path : QString();
    m_document.copyTo(path, isClean, ifThere);
  };
  if (QFileInfo::exists(path))
    askReplace(this, path, [copy] { copy(workspace::IfThere::Replace); });
  else
    copy(workspace::IfThere::Refuse);
}

/// A backup is opened as a copy, so that it stays what it is.
void MainWindow::chooseBackup()
{
  const QString own = workspace::backupsOf(m_document.path(), app::backupsFolder());
  auto* dialog =
      new QFileDialog(this, tr("Open a backup"),
                      m_document.isOpen() && QDir(own).exists() ? own : app::backupsFolder(),
                      tr("Workspaces (*.gpkg)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openBackup);
  dialog->open();
}

void MainWindow::openBackup(const QString& backup)
{
  QString to = QDir(lastFolder()).filePath(QFileInfo(backup).fileName());
  for (int i = 2; QFileInfo::exists(to); ++i)
    to = QDir(lastFolder())
             .filePath(
                 QStringLiteral("%1 %2.gpkg").arg(QFileInfo(backup).completeBaseName()).arg(i));
  m_document.openBackup(backup, to);
}

void MainWindow::chooseSyncFolders()
{
  askFolders(this, app::syncFolders(),
             [](const QStringList& folders) { app::setSyncFolders(folders); });
}

void MainWindow::chooseSheets(const QString& name, std::function<void(QString path)> then)
{
  auto* dialog = new QFileDialog(this, tr("Export the tables"),
                                 QDir(lastFolder()).filePath(name + QStringLiteral(".xlsx")),
                                 tr("Excel (*.xlsx)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, then = std::move(then)](const QString& path) {
            kLastFolder.write(m_settings, QFileInfo(path).path());
            then(path);
          });
  dialog->open();
}

} // namespace diaban::desktop
