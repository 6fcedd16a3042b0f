#include "ownwindows.h"

#include "mapbeside.h"
#include "ownwindow.h"
#include "workbench.h"

#include <diaban/uikit/layerlist.h>
#include <diaban/uikit/rowpanel.h>

#include <QFileInfo>

#include <utility>

namespace diaban::desktop {

OwnWindows::OwnWindows(const Actions& actions, Workbench& bench, Session& session,
                       QWidget* mainWindow)
    : QObject(mainWindow)
    , m_actions(actions)
    , m_bench(bench)
    , m_session(session)
    , m_mainWindow(mainWindow)
{
  connect(actions[Command::TableWindow], &QAction::triggered, this, &OwnWindows::setTablesApart);
  connect(actions[Command::MapWindow], &QAction::triggered, this, &OwnWindows::setMapApart);
  connect(&session.document, &Document::closing, this, [this] {
    setTablesApart(false);
    setMapApart(false);
  });
}

OwnWindows::~OwnWindows()
{
  setTablesApart(false);
  setMapApart(false);
}

void OwnWindows::setTablesApart(bool isApart)
{
  m_actions[Command::TableWindow]->setChecked(isApart);
  if (isApart == (m_tables != nullptr))
    return;
  if (isApart) {
    if (m_bench.rows().isHidden())
      m_actions[Command::Rows]->trigger();
    if (m_bench.rows().isHidden()) { // nothing has rows here
      m_actions[Command::TableWindow]->setChecked(false);
      return;
    }
    m_tables = new OwnWindow(&m_bench.rows(), "window/tablesGeometry", m_session.settings,
                             m_actions, m_mainWindow);
    connect(m_tables, &OwnWindow::closed, this, [this] { setTablesApart(false); });
    m_bench.setRowsWindow(m_tables);
    nameWindows();
    m_tables->show();
    return;
  }
  m_tables->savePlace();
  m_bench.setRowsWindow(nullptr);
  m_tables->hide();
  std::exchange(m_tables, nullptr)->deleteLater(); // it may be closing right now
}

void OwnWindows::setMapApart(bool isApart)
{
  m_actions[Command::MapWindow]->setChecked(isApart);
  if (isApart == (m_map != nullptr))
    return;
  if (isApart) {
    auto* beside = new MapBeside(m_session.document, m_session.selection, m_bench.canvas(),
                                 [this] { return m_bench.layerList().currentLayer(); });
    m_map =
        new OwnWindow(beside, "window/mapGeometry", m_session.settings, m_actions, m_mainWindow);
    connect(m_map, &OwnWindow::closed, this, [this] { setMapApart(false); });
    nameWindows();
    m_map->show();
    beside->setFocus();
    return;
  }
  m_map->savePlace();
  m_map->hide();
  delete m_map->findChild<MapBeside*>(); // it reads from the workspace
  std::exchange(m_map, nullptr)->deleteLater();
}

void OwnWindows::nameWindows()
{
  const QString workspace = QFileInfo(m_session.document.path()).completeBaseName();
  if (m_tables != nullptr) //: %1 name of the workspace
    m_tables->setWindowTitle(tr("Tables of %1").arg(workspace));
  if (m_map != nullptr) //: %1 name of the workspace
    m_map->setWindowTitle(tr("Map of %1").arg(workspace));
}

} // namespace diaban::desktop
