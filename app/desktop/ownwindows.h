// The table and the map in windows of their own, for a second screen.
#pragma once

#include "actions.h"
#include "session.h"

#include <QObject>
#include <QPointer>

namespace diaban::desktop {

class MapBeside;
class OwnWindow;
class Workbench;

/// The tables move into their window and come back when it is closed; the map is there twice.
class OwnWindows final : public QObject {
  Q_OBJECT

public:
  OwnWindows(const Actions& actions, Workbench& bench, Session& session, QWidget* mainWindow);
  ~OwnWindows() override; ///< takes all back

  OwnWindow* tables() const { return m_tables; } ///< null while they are in the main window
  OwnWindow* map() const { return m_map; }       ///< null while there is one map only

private:
  void setTablesApart(bool isApart);
  void setMapApart(bool isApart);
  void nameWindows();

  const Actions& m_actions;
  Workbench& m_bench;
  Session& m_session;
  QWidget* m_mainWindow;
  OwnWindow* m_tables = nullptr;
  OwnWindow* m_map = nullptr;
};

} // namespace diaban::desktop
