// Comparing two sets of layers on the map by moving a line between them.
#pragma once

#include <diaban/uikit/swipebar.h>

#include <QObject>

namespace diaban::desktop {

class Actions;
class Workbench;
struct Session;

/// What is compared is kept for the session and forgotten with the workspace.
class SwipeWork final : public QObject {
  Q_OBJECT

public:
  SwipeWork(const Actions& actions, Workbench& bench, Session& session, QObject* parent);

  bool isOn() const;

private:
  void turn(bool on);
  void show(); ///< both sides as they are now
  void keepLine();
  uikit::SwipeOffer offer() const;

  Workbench& m_bench;
  Session& m_session;
  QAction& m_action;
  uikit::SwipeBar& m_bar;
};

} // namespace diaban::desktop
