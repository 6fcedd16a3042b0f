// The window's parts put together, and the questions that it asks.
#include "common/bootstrap.h"
#include "helpwindow.h"
#include "mainwindow.h"
#include "settings.h"
#include "sheets.h"
#include "startpage.h"
#include "statusline.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/parts.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>

namespace diaban::desktop {

void MainWindow::buildMenuCorner()
{
  auto* corner = new QWidget(this);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins(0, 0, 12, 0);
  row->setSpacing(4);
  auto* find = new QPushButton(uikit::icon(QStringLiteral("edit-find"), uikit::Token::TextMuted),
                               tr("Find commands, layers, parcels, places"), corner);
  find->setProperty("kind", QStringLiteral("search"));
  find->setToolTip(QStringLiteral("%1 (%2)").arg(
      find->text(), action(Command::Find)->shortcut().toString(QKeySequence::NativeText)));
  connect(find, &QPushButton::clicked, action(Command::Find), &QAction::trigger);
  row->addWidget(find);
  row->addSpacing(8);
  row->addWidget(uikit::toolButton(action(Command::Undo), corner, false));
  row->addWidget(uikit::toolButton(action(Command::Redo), corner, false));
  row->addWidget(uikit::toolButton(action(Command::History), corner, true));
  m_saved = new QLabel(corner);
  m_saved->setProperty("muted", true);
  m_saved->setFont(uikit::type(uikit::TextSize::Caption));
  const QFontMetrics metrics(m_saved->font());
  m_saved->setMinimumWidth(std::max({metrics.horizontalAdvance(tr("Saved in the file")),
                                     metrics.horizontalAdvance(tr("Read-only")),
                                     metrics.horizontalAdvance(tr("Saved on this computer"))}));
  row->addWidget(m_saved);
  menuBar()->setCornerWidget(corner);
}

void MainWindow::setMapOnly(bool only)
{
  menuBar()->setVisible(!only);
  m_bench->setMapOnly(only);
  setWindowState(only ? windowState() | Qt::WindowFullScreen
                      : windowState() & ~Qt::WindowFullScreen);
  if (only && !actions().contains(action(Command::FullScreen)))
    addAction(action(Command::FullScreen)); // a hidden menu has no keys
}

HelpWindow& MainWindow::showGuide(const QString& page)
{
  const QString fitting = page.isEmpty() ? guidePageFor(QApplication::focusWidget()) : page;
  if (m_help == nullptr)
    m_help = new HelpWindow(app::guideFolder(), m_actions->shortcutsPage(), this);
  m_help->showPage(fitting);
  m_help->show();
  m_help->raise();
  m_help->activateWindow();
  return *m_help;
}

QString MainWindow::lastFolder() const
{
  const QString folder = kLastFolder.read(m_settings);
  return QDir(folder).exists() && !folder.isEmpty()
             ? folder
             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString MainWindow::zonesFile() const
{
  return app::dataFile(QStringLiteral("crs/central_meridians.csv"));
}

void MainWindow::chooseWorkspace()
{
  auto* dialog = new QFileDialog(this, tr("Open workspace"), lastFolder(),
                                 tr("Workspaces (*.gpkg);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    kLastFolder.write(m_settings, QFileInfo(path).path());
    open(path);
  });
  dialog->open();
}

void MainWindow::createWorkspace(const QStringList& thenImport, bool link)
{
  askNewWorkspace(this, zonesFile(), lastFolder(), kLastProvince.read(m_settings),
                  [this, thenImport, link](const NewWorkspace& made) {
                    if (!made.province.isEmpty())
                      kLastProvince.write(m_settings, made.province);
                    kLastFolder.write(m_settings, QFileInfo(made.path).path());
                    m_document.create(made.path, made.crs);
                    m_waiting = thenImport;
                    m_linkNext = link;
                  });
}

void MainWindow::chooseSources(bool link)
{
  auto* dialog = new QFileDialog(this, link ? tr("Link to files") : tr("Import data"), lastFolder(),
                                 tr("All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, [this, link](const QStringList& paths) {
    kLastFolder.write(m_settings, QFileInfo(paths.constFirst()).path());
    take(paths, link);
  });
  dialog->open();
}

void MainWindow::findSource(const QString& name)
{
  const workspace::Layer* layer = m_document.layer(name);
  if (layer == nullptr)
    return;
  auto* dialog = new QFileDialog(this, tr("Where is “%1” now?").arg(layer->title), lastFolder(),
                                 tr("All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, name](const QString& path) { m_document.setSource(name, path); });
  dialog->open();
}

} // namespace diaban::desktop
