#include "mainwindow.h"

#include "bookmarkwork.h"
#include "checkwork.h"
#include "clockwork.h"
#include "common/bootstrap.h"
#include "coveragework.h"
#include "editwork.h"
#include "findwork.h"
#include "formwork.h"
#include "helpwindow.h"
#include "historywork.h"
#include "layerwork.h"
#include "mergework.h"
#include "overviewwork.h"
#include "ownwindows.h"
#include "rowwork.h"
#include "settings.h"
#include "settingspage.h"
#include "sheets.h"
#include "startpage.h"
#include "statusline.h"
#include "stylework.h"
#include "swipework.h"
#include "viewtabs.h"
#include "viewwork.h"
#include "windowplace.h"

#include <diaban/uikit/band.h>
#include <diaban/uikit/icons.h>
#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/rowpanel.h>
#include <diaban/uikit/sidestack.h>
#include <diaban/uikit/theme.h>

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMimeData>
#include <QStatusBar>

#include <algorithm>

namespace diaban::desktop {

using uikit::Severity;

MainWindow::MainWindow(std::shared_ptr<Session> session)
    : m_session(session != nullptr ? session : std::make_shared<Session>())
    , m_document(m_session->document)
    , m_jobs(m_session->jobs)
    , m_messages(m_session->messages)
    , m_settings(m_session->settings)
    , m_actions(new Actions(this))
{
  setWindowTitle(QStringLiteral("Địa Bàn"));
  setWindowIcon(uikit::programIcon());
  setAcceptDrops(true);
  m_actions->fill(*menuBar());
  buildMenuCorner();
  m_bench = new Workbench(*m_actions, *m_session, this);
  setCentralWidget(m_bench);
  m_status = new StatusLine(m_jobs, m_messages, this);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->setFixedHeight(28);
  statusBar()->addPermanentWidget(m_status, 1);
  connectActions();
  connectSettings();
  connectDocument();
  connectViews(); // after what shows a workspace that was opened
  connectMap();
  connectFiles();
  connectTools();
  connectRows();
  m_find = new FindWork(*this);
  new HistoryWork(*m_actions, *m_bench, *m_session, this);
  new BookmarkWork(*m_actions, *m_bench, m_document, m_messages, this);
  new ClockWork(m_document, m_messages, this);
  new CheckWork(*m_actions, *m_bench, *m_session, this);
  new CoverageWork(
      *m_actions, *m_bench, *m_session,
      [this](const QString& name, auto then) { chooseSheets(name, std::move(then)); }, this);
  m_mergeWork = new MergeWork(
      *m_actions, *m_bench, m_document, m_messages, [this] { return lastFolder(); }, this);
  connect(m_mergeWork, &MergeWork::openRequested, this, &MainWindow::open);
  new FormWork(*m_actions, *m_bench, m_document, selection(), this);
  connect(action(Command::Find), &QAction::triggered, m_find, &FindWork::open);
  m_styleWork =
      new StyleWork(*m_session, layerList(), m_bench->side(), action(Command::LayerStyle), this);
  connect(&layerList(), &uikit::LayerList::styleRequested, m_styleWork, &StyleWork::open);
  m_overview = new OverviewWork(*action(Command::Overview), m_document, canvas(), m_settings, this);
  m_swipe = new SwipeWork(*m_actions, *m_bench, *m_session, this);
  m_ownWindows = new OwnWindows(*m_actions, *m_bench, *m_session, this);
  restore();
  showDocument();
  if (session == nullptr)
    m_document.lookAfterCrashes(kRecent.read(m_settings));
}

MainWindow::~MainWindow()
{
  rememberImport();
  m_views->remember();
  delete m_ownWindows; // they show what goes now
  m_styleWork->flush();
  m_overview->clear();
  canvas().swipe().end();
  canvas().setLayers({}); // rasters are drawn from the workspace
  rowPanel().clear();
}

void MainWindow::connectActions()
{
  auto& act = *m_actions;
  const auto on = [&](Command command, auto slot) {
    connect(act[command], &QAction::triggered, this, slot);
  };
  on(Command::Open, [this] { chooseWorkspace(); });
  on(Command::Create, [this] { createWorkspace(); });
  on(Command::Demo, [this] { openDemo(); });
  on(Command::CloseWorkspace, [this] { m_document.close(); });
  on(Command::Import, [this] {
    if (hasImportDraft())
      openImport({});
    else
      chooseSources(false);
  });
  on(Command::Link, [this] { chooseSources(true); });
  on(Command::Quit, [this] { close(); });
  on(Command::Undo, [this] { m_document.undo(); });
  on(Command::Redo, [this] { m_document.redo(); });
  on(Command::ZoomIn, [this] { canvas().zoom(1.5); });
  on(Command::ZoomOut, [this] { canvas().zoom(1 / 1.5); });
  on(Command::ZoomAll, [this] { canvas().showAll(); });
  on(Command::LeftPanel, [this](bool visible) { m_bench->setLeftVisible(visible); });
  on(Command::RightPanel, [this](bool visible) {
    if (visible)
      m_bench->side().openLast();
    else
      m_bench->side().shut();
  });
  on(Command::NextPane, [this] { m_bench->focusPane(1); });
  on(Command::PreviousPane, [this] { m_bench->focusPane(-1); });
  on(Command::ResetLayout, [this] { m_bench->resetLayout(); });
  on(Command::FullScreen, [this](bool only) { setMapOnly(only); });
  on(Command::ZoomLayer, [this] { goToLayer(layerList().currentLayer()); });
  on(Command::Guide, [this] { showGuide(); });
  on(Command::Shortcuts, [this] { showGuide(HelpWindow::kShortcuts); });
  on(Command::About, [this] {
    m_messages.add(Severity::Info, tr("Địa Bàn %1, a planning workbench. Free software under the "
                                      "GNU General Public License, version 3 or later.")
                                       .arg(QApplication::applicationVersion()));
    m_bench->side().open(&m_bench->messagesPanel());
  });
  connect(&m_bench->side(), &uikit::SideStack::changed, this, [this] {
    action(Command::RightPanel)->setChecked(m_bench->side().openPanel() != nullptr);
  });
}

void MainWindow::connectViews()
{
  connect(&m_document, &Document::closed, &canvas(), &uikit::MapCanvas::forgetView);
  m_views = new ViewWork(*m_actions, m_bench->views(), m_document, canvas(), m_settings, this);
}

void MainWindow::connectSettings()
{
  const auto on = [&](Command command, auto slot) {
    connect(action(command), &QAction::triggered, this, slot);
  };
  on(Command::Settings, [this](bool visible) {
    if (visible)
      m_bench->showPage(Page::Settings);
    else
      m_bench->leaveSettings();
  });
  on(Command::Dark, [this](bool dark) {
    Q_EMIT themeChosen(dark ? QStringLiteral("dark") : QStringLiteral("light"));
  });
  SettingsPage& page = m_bench->settingsPage();
  connect(&page, &SettingsPage::leaveRequested, m_bench, &Workbench::leaveSettings);
  connect(&page, &SettingsPage::layoutResetRequested, m_bench, &Workbench::resetLayout);
  connect(&page, &SettingsPage::syncFoldersRequested, this, &MainWindow::chooseSyncFolders);
  connect(&page, &SettingsPage::backupsFolderRequested, action(Command::ShowBackups),
          &QAction::trigger);
  action(Command::Dark)->setChecked(uikit::themeOf(QApplication::palette()) == uikit::Theme::Dark);
}

void MainWindow::connectDocument()
{
  Document& document = m_document;
  connect(&document, &Document::opened, this, [this] {
    kRecent.write(m_settings, withRecent(kRecent.read(m_settings), m_document.path()));
    m_noWorkspace.clear();
    showDocument();
    if (!m_waiting.isEmpty())
      m_document.check(std::exchange(m_waiting, {}));
  });
  connect(&document, &Document::closed, this, &MainWindow::showDocument);
  connect(&document, &Document::closing, this, &MainWindow::closeImport);
  connect(&document, &Document::openFailed, this, &MainWindow::openFailed);
  connect(&document, &Document::noticed, this, &MainWindow::tellNotice);
  new LayerWork(*m_actions, *m_bench, document, m_messages, m_settings, this);
  connect(&document, &Document::layersChanged, this, &MainWindow::updateActions);
  connect(&document, &Document::mapChanged, this, &MainWindow::showMap);
  connect(&document, &Document::checked, this, &MainWindow::importChecked);
  connect(&document, &Document::imported, this, &MainWindow::tellImport);
  connect(&document, &Document::importFailed, this, &MainWindow::importFailed);
  connect(&document, &Document::failed, this,
          [this](const QString& where, const Error& error) { showError(where, error); });
  connect(&document, &Document::edited, this,
          //: %1 what was done
          [this](const QString& title) { m_status->say(tr("Done: %1").arg(title)); });
  connect(&m_messages, &uikit::MessageList::added, this, [this](const uikit::Message& message) {
    if (message.severity >= Severity::Warning)
      m_bench->bands().show(message);
    m_status->say(message.text);
  });
}

void MainWindow::connectMap()
{
  connect(&canvas(), &uikit::MapCanvas::pointerMoved, this,
          [this](QPointF map) { m_status->setPointer(map); });
  connect(&canvas(), &uikit::MapCanvas::pointerLeft, this,
          [this] { m_status->setPointer(std::nullopt); });
  connect(&canvas(), &uikit::MapCanvas::viewChanged, m_status, &StatusLine::setView);
  connect(&canvas(), &uikit::MapCanvas::completed, this, &MainWindow::checkWhole);
  connect(&canvas(), &uikit::MapCanvas::rasterFailed, this,
          [this](const QString& where, const Error& error) { showError(where, error); });
  connect(&canvas(), &uikit::MapCanvas::emptyStateUsed, this, [this] { chooseSources(false); });
  connect(&layerList(), &uikit::LayerList::zoomRequested, this, &MainWindow::goToLayer);
  connect(&layerList(), &uikit::LayerList::repointRequested, this, &MainWindow::findSource);
  connect(layerList().selectionModel(), &QItemSelectionModel::currentChanged, this,
          &MainWindow::updateActions);
  connect(m_status, &StatusLine::scaleEntered, this, [this](double denominator) {
    canvas().setScaleDenominator(denominator);
    canvas().setFocus();
  });
  connect(m_status, &StatusLine::jobsRequested, action(Command::Jobs), &QAction::trigger);
  connect(m_status, &StatusLine::messagesRequested, action(Command::Messages), &QAction::trigger);
  connect(&m_bench->startPage(), &StartPage::openRequested, this, &MainWindow::chooseWorkspace);
  connect(&m_bench->startPage(), &StartPage::createRequested, this, [this] { createWorkspace(); });
  connectStart();
}

void MainWindow::restore()
{
  placeWindow(*this, kWindowGeometry.read(m_settings), {1366, 768});
  m_bench->restoreLayout();
}

WindowState MainWindow::state() const
{
  WindowState state;
  state.geometry = saveGeometry();
  state.views = m_bench->views().views();
  state.currentView = m_bench->views().current();
  state.page = static_cast<int>(m_bench->page());
  if (m_bench->side().openPanel() != nullptr)
    state.sidePanel = m_bench->side().currentIndex();
  state.currentLayer = m_bench->layerList().currentLayer();
  state.tables = m_bench->rows().layers();
  state.currentTable = m_bench->rows().currentLayer();
  state.areTablesSeen = !m_bench->rows().isHidden();
  state.areTablesApart = action(Command::TableWindow)->isChecked();
  state.isMapTwice = action(Command::MapWindow)->isChecked();
  state.editing = m_editing->state();
  m_bench->saveLayout();
  return state;
}

void MainWindow::setState(const WindowState& state)
{
  restoreGeometry(state.geometry);
  m_bench->views().restore(state.views, state.currentView);
  if (m_document.isOpen())
    canvas().setViewport(state.views[static_cast<std::size_t>(state.currentView)].place);
  m_bench->showPage(static_cast<Page>(state.page));
  uikit::SideStack& side = m_bench->side();
  if (auto* panel = qobject_cast<uikit::SidePanel*>(side.widget(state.sidePanel)))
    side.open(panel);
  layerList().setCurrentIndex(m_bench->layerModel().indexOf(state.currentLayer));
  for (const QString& table : state.tables)
    m_rowWork->show(table);
  if (!state.currentTable.isEmpty())
    m_rowWork->show(state.currentTable);
  if (!state.areTablesSeen)
    m_rowWork->hide();
  if (state.areTablesApart)
    action(Command::TableWindow)->trigger();
  if (state.isMapTwice)
    action(Command::MapWindow)->trigger();
  m_editing->restore(state.editing);
}

void MainWindow::open(const QString& path)
{
  m_waiting.clear();
  m_noWorkspace.clear();
  m_document.open(path);
}

void MainWindow::openFailed(const QString& path, const Error& error)
{
  m_waiting.clear();
  const QStringList dropped = std::exchange(m_noWorkspace, {});
  if (error.code == Error::Code::NotWorkspace && !dropped.isEmpty()) {
    createWorkspace(dropped, m_linkNext); // a map file needs a workspace first
    return;
  }
  showDocument();
  showError(path, error);
}

void MainWindow::showDocument()
{
  const bool isOpen = m_document.isOpen();
  const QString name = QFileInfo(m_document.path()).completeBaseName();
  //: %1 name of the workspace
  setWindowTitle(isOpen ? tr("%1 — Địa Bàn").arg(name) : QStringLiteral("Địa Bàn"));
  m_bench->showPage(isOpen ? Page::Map : Page::Start);
  m_bench->startPage().setRecent(kRecent.read(m_settings));
  m_bench->bands().clear();
  m_bench->layerModel().setLayers(m_document.layers(), m_document.tree());
  m_status->setCrs(m_document.crs());
  m_status->say(isOpen ? tr("Ready") : QString());
  updateActions();
  showMap();
}

void MainWindow::showMap()
{
  const geo::Extent whole = m_document.shownExtent();
  canvas().setWholeExtent(whole);
  if (m_document.isOpen())
    canvas().setMetresPerUnit(mapview::metresPerUnit(
        m_document.crs(), whole.isEmpty() ? 0 : (whole.minY + whole.maxY) / 2));
  if (m_swipe == nullptr || !m_swipe->isOn())
    canvas().setLayers(m_document.mapLayers());
  const bool isEmpty = m_document.isOpen() && m_document.layers().isEmpty();
  canvas().setEmptyState(isEmpty ? tr("No layers yet") : QString(),
                         tr("Import data to begin the ward's map."), tr("Import data…"));
  checkWhole();
}

bool MainWindow::isPictureWhole() const
{
  return m_document.isLoaded() && m_bench->canvas().isComplete();
}

void MainWindow::checkWhole()
{
  if (isPictureWhole())
    Q_EMIT pictureWhole();
}

void MainWindow::updateActions()
{
  const QString state = m_document.isReadOnly() ? tr("Read-only")
                        : m_document.isCopy()   ? tr("Saved on this computer")
                                                : tr("Saved in the file");
  m_saved->setText(m_document.isOpen() ? state : QString());
  m_actions->update(m_document.isOpen(), !m_document.isReadOnly(),
                    !layerList().currentLayer().isEmpty(), m_document.isCopy());
  if (m_document.isReadOnly())
    for (const Command command : {Command::RemoveLayer, Command::Calculate})
      action(command)->setEnabled(false);
}

void MainWindow::goToLayer(const QString& name)
{
  if (const workspace::Layer* layer = m_document.layer(name))
    canvas().showExtent(layer->extent);
}

void MainWindow::goToPoint(QPointF map, double atLeastScale, const QString& words)
{
  m_bench->showPage(Page::Map);
  mapview::Viewport view = canvas().viewport();
  const double denominator = std::min(view.scaleDenominator(), atLeastScale);
  canvas().setViewport(
      mapview::Viewport::atScale(map, denominator, canvas().size(), view.metresPerUnit));
  canvas().setPointMark({{map, words}});
  canvas().setFocus();
}

void MainWindow::goToPlace(const QString& name, qint64 row, const geo::Extent& extent)
{
  constexpr double kClosest = 1000; // a point or a small parcel keeps what is round it
  if (!extent.isEmpty()) {
    m_bench->showPage(Page::Map);
    canvas().showExtent(extent);
    if (canvas().scaleDenominator() < kClosest)
      canvas().setScaleDenominator(kClosest);
  }
  if (!m_document.layer(name)->isVisible)
    m_document.setVisible({name}, true); // who goes to a place wants to see it
  selection().set(name, {row});
  canvas().setFocus();
}

void MainWindow::showError(const QString& where, const Error& error,
                           std::vector<uikit::Remedy> remedies)
{
  if (error.code == Error::Code::Cancelled)
    return;
  const workspace::Layer* layer = m_document.layer(where);
  Error shown = error; // a whole path would hide the sentence; it stays in the detail
  for (QString& arg : shown.args)
    if (QFileInfo(arg).isAbsolute()) {
      shown.detail = QStringLiteral("%1 %2").arg(arg, shown.detail).trimmed();
      arg = QFileInfo(arg).fileName();
    }
  m_messages.add(shown, layer != nullptr ? layer->title : QFileInfo(where).fileName(),
                 std::move(remedies));
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
  if (event->mimeData()->hasUrls())
    event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
  QStringList paths;
  const auto urls = event->mimeData()->urls();
  for (const QUrl& url : urls)
    paths << (url.isLocalFile() ? url.toLocalFile() : url.toString());
  if (paths.isEmpty())
    return;
  const bool link = event->proposedAction() == Qt::LinkAction; // Ctrl + Shift while dropping
  event->acceptProposedAction();
  take(paths, link);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
  kWindowGeometry.write(m_settings, saveGeometry());
  m_bench->saveLayout();
  if (!m_quits && m_document.isPuttingBack() && !m_document.isOpen()) {
    waitForPutBack(event);
    return;
  }
  m_jobs.stopAll();
  if (!m_quits && m_document.isCopy()) {
    m_document.close();
    waitForPutBack(event);
    return;
  }
  event->accept();
}

void MainWindow::changeEvent(QEvent* event)
{
  if (event->type() == QEvent::PaletteChange)
    action(Command::Dark)
        ->setChecked(uikit::themeOf(QApplication::palette()) == uikit::Theme::Dark);
  QMainWindow::changeEvent(event);
}

/// The work goes to its drive first; who closes the window once more does not wait.
void MainWindow::waitForPutBack(QCloseEvent* event)
{
  m_quits = true;
  m_bench->side().open(&m_bench->jobsPanel());
  event->ignore();
}

} // namespace diaban::desktop
