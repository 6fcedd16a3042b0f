// The work area of sensor coverage: reckoned as a job, shown on the map and in its panels.
#pragma once

#include "coveragemap.h"
#include "document.h"

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sitingrun.h>

#include <QHash>
#include <QObject>
#include <QSettings>
#include <QTime>

#include <functional>
#include <memory>
#include <optional>

namespace diaban::uikit {
class MessageList;
class Selection;
} // namespace diaban::uikit

namespace diaban::coverage {
class CoverageTables;
class ServedPanel;
class StepsPanel;
} // namespace diaban::coverage

namespace diaban::desktop {

class Actions;
struct Session;
class UnitWork;
class Workbench;

class CoverageWork final : public QObject {
  Q_OBJECT

public:
  using ReportPtr = std::shared_ptr<const coverage::CoverageReport>;
  /// Asks for a file to be written; empty: none was chosen.
  using ChooseFile = std::function<void(const QString& name, std::function<void(QString)> then)>;

  CoverageWork(const Actions& actions, Workbench& bench, Session& session, ChooseFile chooseFile,
               QObject* parent);
  ~CoverageWork() override; ///< its jobs are stopped

  /// Null until something was reckoned.
  const ReportPtr& report() const { return m_report; }
  const coverage::SensorTypes& types() const { return m_types; }

private:
  void connectSteps();
  void connectTables();
  void enter(bool isHere);
  bool isHere() const;
  void offerLayers();
  void offerTypes();
  void offerModel();
  coverage::CoverageRequest request() const;
  void followLayers();
  bool isStale() const;
  void reckon();
  void take(const ReportPtr& report, std::vector<coverage::Gap> gaps,
            const CoverageTablesOnMap& tables, qint64 milliseconds);
  void showServed();
  void reckonAreas();
  void stopAreas();
  void findSites();
  void takeSites(const coverage::SitingReport& report, bool isFinal);
  void stop();
  void showOnMap();
  std::optional<uikit::MapLayer> candidatesOnMap();
  void showUnits();
  void countUnits();
  void goTo(QPointF place);
  void goToCommune(int commune);
  void writeLayers();
  void writeRasters();
  void writeSites();
  void writeFindings();
  void exportTables();
  void fail(const Error& error);
  void forget();

  const Actions& m_actions;
  Workbench& m_bench;
  Session& m_session;
  Document& m_document;
  uikit::MessageList& m_messages;
  coverage::StepsPanel& m_steps;
  coverage::ServedPanel& m_served;
  coverage::CoverageTables& m_tables;
  ChooseFile m_chooseFile;
  coverage::SensorTypes m_types;
  UnitWork* m_units = nullptr;
  std::unique_ptr<QObject> m_life;     ///< owns the job that runs
  std::unique_ptr<QObject> m_areaLife; ///< owns the job that reckons areas of m_report
  bool m_isReckoning = false, m_isSiting = false;
  bool m_isWanted = false; ///< to be reckoned again when the job that runs has ended
  ReportPtr m_report;
  ReportPtr m_before; ///< of the same sensors, to compare with; null: none
  QTime m_reckonedAt;
  std::shared_ptr<const coverage::SitingReport> m_siting;
  std::vector<coverage::Gap> m_gaps;
  CoverageTablesOnMap m_onMap;
  QString m_awaited; ///< the layer of candidates, while it is being read
  qint64 m_lastMilliseconds = 0;
  int m_chosenSite = -1;
};

} // namespace diaban::desktop
