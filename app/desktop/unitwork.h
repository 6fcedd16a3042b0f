// Sensors in the hand: moved, turned and placed on the map, what they cover redrawn at once.
#pragma once

#include "document.h"

#include <diaban/coverage/coveragerun.h>
#include <diaban/coverage/sensorrows.h>
#include <diaban/mapview/unittool.h>
#include <diaban/uikit/unitmarks.h>

#include <QObject>
#include <QSettings>

#include <memory>
#include <optional>

namespace diaban::uikit {
class MapCanvas;
class MessageList;
class Selection;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
struct Session;
class Workbench;

class UnitWork final : public QObject {
  Q_OBJECT

public:
  UnitWork(const Actions& actions, Workbench& bench, Session& session,
           const coverage::SensorTypes& types, QObject* parent);

  /// Whether sensors can be taken up now.
  void setActive(bool isActive);
  /// What stands on the map; null: nothing.
  void setReport(std::shared_ptr<const coverage::CoverageReport> report);
  /// What is proposed above it.
  void setProposals(std::vector<uikit::UnitMarks::Proposal> proposals,
                    std::vector<uikit::UnitMarks::Area> areas);
  /// By its place among the report's sensors; -1: none.
  void choose(int sensor);
  void take(mapview::UnitMode mode);
  /// Along what is selected, a line; asks for the spacing.
  void placeAlong();

Q_SIGNALS:
  void chosen(int sensor);

private:
  void obey(const mapview::ToolDeed& deed);
  void pick(QPointF at);
  void tryOut(const coverage::Sensor& sensor);
  void move(const mapview::UnitMoved& moved);
  void turn(const mapview::UnitTurned& turned);
  void place(const mapview::UnitPlaced& placed);
  void write(const coverage::Sensor& sensor, bool isTurned);
  void writeAlong(const QString& layer, const std::vector<coverage::PlaceAlong>& places);
  QString typeOfNew() const;
  void show();

  const Actions& m_actions;
  Workbench& m_bench;
  Document& m_document;
  uikit::MessageList& m_messages;
  uikit::Selection& m_selection;
  QSettings& m_settings;
  const coverage::SensorTypes& m_types;
  uikit::MapCanvas& m_canvas;
  std::shared_ptr<const coverage::CoverageReport> m_report;
  bool m_isActive = false;
  int m_chosen = -1;
  std::optional<std::size_t> m_tried;      ///< the sensor in the hand
  std::optional<coverage::Sensor> m_trial; ///< as it would be
  coverage::FootprintPtr m_footprint;      ///< of it
  std::vector<uikit::UnitMarks::Proposal> m_proposals;
  std::vector<uikit::UnitMarks::Area> m_proposed;
};

} // namespace diaban::desktop
