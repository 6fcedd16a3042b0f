// The history of the open workspace: read page by page, looked back at, taken back, cleared.
#pragma once

#include <diaban/base/result.h>
#include <diaban/workspace/workspace.h>

#include <QObject>

#include <memory>

namespace diaban::uikit {
class HistoryPanel;
class PastBand;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
struct Session;
class Workbench;

class HistoryWork final : public QObject {
  Q_OBJECT

public:
  HistoryWork(const Actions& actions, Workbench& bench, Session& session, QObject* parent);

private:
  void read(const QString& words);
  void readEntries(const std::vector<qint64>& numbers);
  void showState();
  void tellRefused(const Error& error);
  void showBoth(qint64 one, qint64 other);

  Workbench& m_bench;
  Session& m_session;
  uikit::HistoryPanel* m_panel;
  uikit::PastBand* m_band;
  std::unique_ptr<QObject> m_reading; ///< owns what is being read; a new reading ends it
  QString m_words;
};

} // namespace diaban::desktop
