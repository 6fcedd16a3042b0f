// The geometry check in the window: run as a job, gone through on the map, repaired, accepted.
#pragma once

#include "document.h"

#include <diaban/uikit/selection.h>
#include <diaban/workspace/repair.h>

#include <QHash>
#include <QObject>
#include <QSettings>

#include <memory>

namespace diaban::uikit {
class FindingPanel;
class MessageList;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
struct Session;
class Workbench;

class CheckWork final : public QObject {
  Q_OBJECT

public:
  CheckWork(const Actions& actions, Workbench& bench, Session& session, QObject* parent);

private:
  void show(bool visible);
  void run();
  void choose();
  void take(const workspace::CheckReport& report);
  void followLayers();
  void mark();
  void goTo(const workspace::Finding& finding);
  void repair(const QVector<workspace::Finding>& findings);
  void tellRepaired(const QVector<workspace::Finding>& findings,
                    const workspace::RepairReport& report);
  void forget();

  const Actions& m_actions;
  Workbench& m_bench;
  Document& m_document;
  uikit::JobList& m_jobs;
  uikit::MessageList& m_messages;
  uikit::Selection& m_selection;
  uikit::FindingPanel& m_panel;
  QSettings& m_settings;
  std::unique_ptr<QObject> m_life;     ///< owns the check that runs
  QHash<QString, quint64> m_revisions; ///< of the layers that were looked at
  qint64 m_lastMilliseconds = 0;       ///< that the last check took
  bool m_isRunning = false;
};

} // namespace diaban::desktop
