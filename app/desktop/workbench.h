// The middle of the window: rail, pages, the map's work area with its panels, the right side. It
// knows where things stand and remembers it; what they do is the window's business.
#pragma once

#include "actions.h"
#include "session.h"

#include <diaban/mapview/viewport.h>

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace diaban::uikit {
class BandStack;
class FindingPanel;
class EditLine;
class EditPanel;
class JobsPanel;
class LayerList;
class LayerModel;
class LayerPanel;
class MapCanvas;
class MessagesPanel;
class PastBand;
class Rail;
class RowPanel;
class SideStack;
class SwipeBar;
} // namespace diaban::uikit

namespace diaban::coverage {
class CoverageTables;
class ServedPanel;
class StepsPanel;
} // namespace diaban::coverage

namespace diaban::desktop {

class SettingsPage;
class StartPage;
class ToolRow;
class ViewTabs;

enum class Page : quint8 { Start, Map, Settings };
/// What the page of the map is used for: what stands at its left, right and foot.
enum class WorkArea : quint8 { Map, Coverage };

class Workbench final : public QWidget {
  Q_OBJECT

public:
  Workbench(const Actions& actions, Session& session, QWidget* parent);

  uikit::MapCanvas& canvas() { return *m_canvas; }
  uikit::LayerModel& layerModel() { return *m_layerModel; }
  uikit::LayerPanel& layerPanel() { return *m_layerPanel; }
  uikit::LayerList& layerList();
  uikit::RowPanel& rows() { return *m_rows; }
  uikit::FindingPanel& findings() { return *m_findings; }
  uikit::EditPanel& editPanel() { return *m_editPanel; }
  uikit::EditLine& editLine() { return *m_editLine; }
  /// The left side holds the editing panel, and a line stands below the map.
  void setEditing(bool isEditing);
  uikit::SwipeBar& swipeBar() { return *m_swipeBar; }
  uikit::PastBand& pastBand() { return *m_pastBand; }
  uikit::SideStack& side() { return *m_side; }
  uikit::JobsPanel& jobsPanel() { return *m_jobsPanel; }
  uikit::MessagesPanel& messagesPanel() { return *m_messagesPanel; }
  uikit::BandStack& bands() { return *m_bands; }
  StartPage& startPage() { return *m_start; }
  SettingsPage& settingsPage() { return *m_settingsPage; }
  ViewTabs& views() { return *m_views; }

  coverage::StepsPanel& coverageSteps() { return *m_coverageSteps; }
  coverage::ServedPanel& served() { return *m_served; }
  coverage::CoverageTables& coverageTables() { return *m_coverageTables; }

  void showPage(Page page);
  /// On the page of the map.
  void showArea(WorkArea area);
  WorkArea area() const { return m_area; }
  /// From the settings back to where one was.
  void leaveSettings();
  Page page() const;
  /// What stands at the right end of the map's tool row: what is selected, or a hint.
  void setHint(const QString& text);
  void showRows(bool visible);
  void showFindings(bool visible);       ///< where the tables stand; they make room
  void showCoverageTables(bool visible); ///< likewise
  /// The window that the tables stand in now; null: they stand below the map again.
  void setRowsWindow(QWidget* window);
  /// F9, F11: what is hidden comes back as it was.
  void setLeftVisible(bool visible);
  void setMapOnly(bool only);

  void saveLayout();
  void restoreLayout();
  void resetLayout();

  /// The next part of the window that can take the keyboard, in the order of reading.
  void focusPane(int by);

  /// Whether the right side lies over the pages, since the window has no room beside them.
  bool isSideOver() const { return m_isSideOver; }

protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void buildSide();
  void placeSide();
  void sizeRows();
  void showBelow(QWidget* panel, bool visible);
  void placeLeft();
  void layOutSide();
  int sideWidth() const;
  QWidget* buildMapArea(QWidget* parent);
  QWidget* buildLeft(QWidget* parent);
  QWidget* buildLayers(QWidget* parent);
  void buildToolRow(QWidget* parent);
  QWidget* buildMapAndRows(QWidget* parent);
  QWidget* buildMap(QWidget* parent);
  void nameGuidePages();
  QList<QWidget*> panes() const;

  const Actions& m_actions;
  Session& m_session;
  uikit::Rail* m_rail = nullptr;
  QSplitter* m_outer = nullptr; ///< pages | right side, unless that lies over them
  QStackedWidget* m_pages = nullptr;
  StartPage* m_start = nullptr;
  SettingsPage* m_settingsPage = nullptr;
  QSplitter* m_mapArea = nullptr;   ///< layers | map and rows
  QStackedWidget* m_left = nullptr; ///< the layers, the editing panel, or steps of coverage
  uikit::EditPanel* m_editPanel = nullptr;
  uikit::EditLine* m_editLine = nullptr;
  coverage::StepsPanel* m_coverageSteps = nullptr;
  coverage::ServedPanel* m_served = nullptr;
  coverage::CoverageTables* m_coverageTables = nullptr;
  uikit::LayerModel* m_layerModel = nullptr;
  uikit::LayerPanel* m_layerPanel = nullptr;
  ToolRow* m_tools = nullptr;
  ViewTabs* m_views = nullptr;
  uikit::SwipeBar* m_swipeBar = nullptr;
  uikit::PastBand* m_pastBand = nullptr;
  QSplitter* m_mapAndRows = nullptr;
  uikit::MapCanvas* m_canvas = nullptr;
  uikit::RowPanel* m_rows = nullptr;
  uikit::FindingPanel* m_findings = nullptr;
  QWidget* m_rowsWindow = nullptr;
  uikit::SideStack* m_side = nullptr;
  uikit::JobsPanel* m_jobsPanel = nullptr;
  uikit::MessagesPanel* m_messagesPanel = nullptr;
  uikit::BandStack* m_bands = nullptr;
  Page m_pageBefore = Page::Start;
  WorkArea m_area = WorkArea::Map;
  bool m_isEditing = false;
  bool m_isLeftWanted = true;
  bool m_isMapOnly = false;
  bool m_isSideOver = false;
};

} // namespace diaban::desktop
