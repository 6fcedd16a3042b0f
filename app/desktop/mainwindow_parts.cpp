// The window's parts put together, and the questions that it asks.
#include "common/bootstrap.h"
#include "mainwindow.h"
#include "settings.h"
#include "sheets.h"
#include "startpage.h"
#include "statusline.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/sidepanels.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace diaban::desktop {

namespace {

constexpr int kRowHeight = 36;
constexpr int kSideWidth = 284;

QToolButton* toolButton(QAction* action, QWidget* parent, bool withWord)
{
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(withWord ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  const QString word = action->text().remove(QLatin1Char('&'));
  const QString keys = action->shortcut().toString(QKeySequence::NativeText);
  button->setAccessibleName(word);
  button->setToolTip(keys.isEmpty() ? word : QStringLiteral("%1 (%2)").arg(word, keys));
  return button;
}

} // namespace

QWidget* MainWindow::buildLeft()
{
  auto* left = new QWidget(this);
  left->setProperty("surface", QStringLiteral("panel"));
  left->setAttribute(Qt::WA_StyledBackground);
  left->setMinimumWidth(180);
  auto* column = new QVBoxLayout(left);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QWidget(left);
  head->setFixedHeight(kRowHeight);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(12, 0, 6, 0);
  auto* title = new QLabel(tr("Map layers"), head);
  title->setFont(uikit::type(uikit::TextSize::Body, true));
  row->addWidget(title, 1);
  row->addWidget(toolButton(action(Command::Import), head, false));
  column->addWidget(head);
  m_layerModel = new uikit::LayerModel(this);
  m_layerList = new uikit::LayerList(*m_layerModel, left);
  column->addWidget(m_layerList, 1);
  return left;
}

QWidget* MainWindow::buildToolRow()
{
  auto* tools = new QFrame(this);
  tools->setProperty("line", QStringLiteral("bottom"));
  tools->setFixedHeight(kRowHeight);
  auto* row = new QHBoxLayout(tools);
  row->setContentsMargins(8, 3, 8, 3);
  row->setSpacing(4);
  for (const Command command :
       {Command::Pan, Command::ZoomBox, Command::ZoomAll, Command::Rows, Command::Import})
    row->addWidget(toolButton(action(command), tools, true));
  row->addStretch(1);
  return tools;
}

QWidget* MainWindow::buildWorkArea()
{
  m_splitter = new QSplitter(Qt::Horizontal, this);
  m_splitter->setHandleWidth(1);
  m_left = buildLeft();
  m_splitter->addWidget(m_left);

  auto* middle = new QWidget(this);
  middle->setProperty("surface", QStringLiteral("panel"));
  middle->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_tools = buildToolRow();
  column->addWidget(m_tools);
  column->addWidget(buildMapAndRows(middle), 1);
  m_splitter->addWidget(middle);

  auto* jobsPanel = new uikit::JobsPanel(m_jobs, this);
  auto* messagesPanel = new uikit::MessagesPanel(m_messages, this);
  m_jobsPanel = jobsPanel;
  m_messagesPanel = messagesPanel;
  for (uikit::SidePanel* panel :
       {static_cast<uikit::SidePanel*>(jobsPanel), static_cast<uikit::SidePanel*>(messagesPanel)}) {
    panel->setMinimumWidth(240);
    panel->resize(kSideWidth, panel->height());
    panel->hide();
    m_splitter->addWidget(panel);
    m_splitter->setCollapsible(m_splitter->indexOf(panel), false); // shown is seen
    connect(panel, &uikit::SidePanel::closeRequested, this,
            [this, panel] { showSide(panel, false); });
  }
  m_splitter->setStretchFactor(1, 1);
  m_splitter->setCollapsible(1, false);

  auto* corner = new QWidget(this);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins(0, 0, 12, 0);
  row->setSpacing(4);
  row->addWidget(toolButton(action(Command::Undo), corner, false));
  row->addWidget(toolButton(action(Command::Redo), corner, false));
  m_saved = new QLabel(corner);
  m_saved->setProperty("muted", true);
  m_saved->setFont(uikit::type(uikit::TextSize::Caption));
  const QFontMetrics metrics(m_saved->font());
  m_saved->setMinimumWidth(std::max({metrics.horizontalAdvance(tr("Saved in the file")),
                                     metrics.horizontalAdvance(tr("Read-only")),
                                     metrics.horizontalAdvance(tr("Saved on this computer"))}));
  row->addWidget(m_saved);
  menuBar()->setCornerWidget(corner);
  return m_splitter;
}

void MainWindow::showSide(QWidget* panel, bool visible)
{
  m_pages->setCurrentIndex(visible || m_document->isOpen() ? 1 : 0);
  m_jobsPanel->setVisible(visible && panel == m_jobsPanel);
  m_messagesPanel->setVisible(visible && panel == m_messagesPanel);
  action(Command::Jobs)->setChecked(m_jobsPanel->isVisibleTo(this));
  action(Command::Messages)->setChecked(m_messagesPanel->isVisibleTo(this));
}

void MainWindow::setDark(bool dark)
{
  uikit::applyTheme(*qApp, dark ? uikit::Theme::Dark : uikit::Theme::Light);
  kDarkTheme.write(m_settings, dark);
  action(Command::Dark)->setChecked(dark);
}

void MainWindow::setMapOnly(bool only)
{
  menuBar()->setVisible(!only);
  m_tools->setVisible(!only);
  m_left->setVisible(!only && action(Command::LeftPanel)->isChecked());
  setWindowState(only ? windowState() | Qt::WindowFullScreen
                      : windowState() & ~Qt::WindowFullScreen);
  if (only && !actions().contains(action(Command::FullScreen)))
    addAction(action(Command::FullScreen)); // a hidden menu has no keys
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
                    m_document->create(made.path, made.crs);
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
  const workspace::Layer* layer = m_document->layer(name);
  if (layer == nullptr)
    return;
  auto* dialog = new QFileDialog(this, tr("Where is “%1” now?").arg(layer->title), lastFolder(),
                                 tr("All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, name](const QString& path) { m_document->setSource(name, path); });
  dialog->open();
}

} // namespace diaban::desktop
