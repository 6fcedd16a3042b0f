// The map on the screen: shows layers, pans, zooms, tells coordinates and scale.
#pragma once

#include <diaban/mapview/edittools.h>
#include <diaban/mapview/snap.h>
#include <diaban/mapview/tools.h>
#include <diaban/mapview/unittool.h>
#include <diaban/mapview/viewport.h>
#include <diaban/uikit/mapmarks.h>
#include <diaban/uikit/mappictures.h>
#include <diaban/uikit/mapswipe.h>
#include <diaban/uikit/unitmarks.h>

#include <QPointF>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace diaban::uikit {

class ScaleBar;

/// What the left button does.
using CanvasTool = mapview::ToolKind;

/// Wheel zooms at the cursor, arrows pan, + and − zoom, the middle button and Space held pan by
/// moving; all else is the tool's. Layers are drawn by MapPictures; painting copies pictures and
/// draws what the tool has begun.
class MapCanvas final : public QWidget {
  Q_OBJECT

public:
  explicit MapCanvas(QWidget* parent = nullptr);
  ~MapCanvas() override;

  /// What showAll() shows, also while layers are still being loaded; empty: the layers that are
  /// here.
  void setWholeExtent(const geo::Extent& extent) { m_whole = extent; }
  /// Layers in drawing order, the bottom first. The first view is the whole, unless one was set
  /// before.
  void setLayers(std::vector<MapLayer> bottomFirst);
  /// Rows that a person chose, drawn above everything; null for none.
  void setHighlight(const geo::TablePtr& rows);
  /// The row under the pointer, outlined; null for none.
  void setHover(const geo::TablePtr& rows);
  /// The row that is talked of elsewhere, outlined more than one under the pointer; null for none.
  void setShown(const geo::TablePtr& rows);
  /// The row that the keyboard walked to, outlined as above; null for none.
  void setWalked(const geo::TablePtr& rows);
  /// Shapes that are wrong, outlined as errors.
  void setFound(const geo::TablePtr& shapes);
  /// What stands and is proposed above everything, drawn at once.
  void setUnits(UnitMarks marks);
  /// Asked at Tab and Shift+Tab; returns whether it goes on within the map.
  void setWalk(std::function<bool(bool forward)> walk) { m_walk = std::move(walk); }
  void leaveByTab(bool forward) { QWidget::focusNextPrevChild(forward); }
  /// A needle at a place that was gone to, with words beside it; Esc takes it away.
  struct PointMark {
    QPointF map;
    QString words; ///< lines apart by "\n"
  };
  void setPointMark(const std::optional<PointMark>& mark);
  const std::optional<PointMark>& pointMark() const { return m_pointMark; }
  /// Metres in a unit of the map's CRS; scale and scale bar follow.
  void setMetresPerUnit(double metres);
  /// Shown in the middle while there are no layers; an empty title shows nothing.
  void setEmptyState(const QString& title, const QString& why, const QString& button);
  /// A button for it below those that zoom.
  void addToPlate(QAction* action);

  const mapview::Viewport& viewport() const { return m_view; }
  /// Whether there is a view: one was set, or the first layers were shown.
  bool hasView() const { return m_hasView; }
  /// The next layers are shown whole; for another workspace.
  void forgetView() { m_hasView = false; }
  void setViewport(const mapview::Viewport& view);
  void showExtent(const geo::Extent& extent); ///< with a margin; ignored when empty
  void showAll();
  void zoom(double factor); ///< at the middle
  double scaleDenominator() const { return m_view.scaleDenominator(); }
  void setScaleDenominator(double denominator);
  /// \pre neither CanvasTool::Edit nor CanvasTool::Units, whose tools come by the two below
  void setTool(CanvasTool tool);
  /// Takes up again the hand or the pointer, whichever was used last.
  void putToolAway() { setTool(m_resting); }
  CanvasTool tool() const { return m_tool; }
  void setEditTool(std::unique_ptr<mapview::EditTool> tool);
  void setUnitTool(std::unique_ptr<mapview::UnitTool> tool);
  /// Null while another tool is in the hand.
  mapview::EditTool* editTool() const { return m_editTool; }
  mapview::UnitTool* unitTool() const { return m_unitTool; } ///< likewise
  /// Asked where a point that goes with the pointer comes to lie; it may lie elsewhere.
  void setPlacer(std::function<QPointF(QPointF map)> placer) { m_placer = std::move(placer); }
  /// The point that the editing tool places is there now; until isDone it is only shown there.
  void putPoint(QPointF map, bool isDone);
  /// As if the pointer had moved, to where it is.
  void followPointer() { use(ToolKey::Move, m_pointer, {}); }
  QPoint pointer() const { return m_pointer.toPoint(); } ///< in pixels of the widget
  /// What measuring and editing tools catch of the layers that are drawn.
  void setSnapping(const mapview::SnapRules& rules) { m_snapping = rules; }

  const geo::TablePtr& highlight() const { return m_marks.rows(); }
  const geo::TablePtr& shown() const { return m_shown.rows(); }
  const geo::TablePtr& walked() const { return m_walked.rows(); }
  const geo::TablePtr& found() const { return m_found.rows(); }
  const MapPictures& pictures() const { return m_pictures; }
  bool isComplete() const { return m_pictures.isComplete() && m_swipe.isComplete(); }

  /// Two sets of layers; while it is on, arrows across its line move it, Tab swaps its sides.
  MapSwipe& swipe() { return m_swipe; }
  /// What is drawn at a place: those of the swipe's side there. The bottom first.
  const std::vector<MapLayer>& layersAt(QPointF map) const;

  static constexpr double kFrameMs = 8; ///< what a frame may take

  /// Processor time of the GUI thread that painting took, since reset: what painting costs,
  /// whatever else the machine does.
  struct FrameTimes {
    int frames = 0;
    int late = 0; ///< took longer than kFrameMs
    double worstMs = 0;
    double totalMs = 0;
  };
  FrameTimes frameTimes() const { return m_frames; }
  void resetFrameTimes() { m_frames = {}; }

  QSize sizeHint() const override { return {800, 600}; }
  QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
  void pointerMoved(QPointF map);
  void pointerLeft();
  /// What a tool was used for, but what concerns the view alone.
  void toolUsed(const diaban::mapview::ToolDeed& deed);
  void aimed();                                     ///< an editing tool has got an event
  void walkChosen(Qt::KeyboardModifiers modifiers); ///< Enter on what was walked to
  /// The walk is over: by Esc, or because the keyboard went elsewhere.
  void walkLeft(bool byEscape);
  void swipeLeft(); ///< Esc while the swipe is on and no tool could be left
  void escaped();   ///< Esc while nothing of that could be left
  /// The pointer rests with no button held; what lies within `tolerance` map units is meant.
  void pointerRested(QPointF map, double tolerance);
  void viewChanged(const diaban::mapview::Viewport& view);
  void toolChanged(diaban::uikit::CanvasTool tool);
  void completed(); ///< the whole view is drawn
  void rasterFailed(const QString& layer, const diaban::Error& error);
  void emptyStateUsed(); ///< its button was pressed

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;
  bool focusNextPrevChild(bool next) override;

private:
  using ToolKey = mapview::ToolEvent::Kind;

  void buildFurniture();
  void placeFurniture();
  void connectPictures();
  void applyTheme();
  void updateEmptyState();
  void updateCursor();
  void releaseSpace();
  void moveView(const mapview::Viewport& view);
  void use(ToolKey key, QPointF pixel, Qt::KeyboardModifiers modifiers);
  void moveByHand(ToolKey key, QPointF pixel);
  void obey(const mapview::ToolDeed& deed);
  void leaveTool();
  void takeTool(CanvasTool kind, std::unique_ptr<mapview::MapTool> tool);
  void zoomTo(const geo::Extent& box);
  void paintSketch(QPainter& painter) const;
  std::optional<mapview::Snap> snapAt(QPointF map) const;
  QPointF placed(QPointF map);
  void paintPointMark(QPainter& painter) const;
  bool takeLine(QMouseEvent* event);
  geo::Extent wholeExtent() const;

  MapPictures m_pictures;
  MapSwipe m_swipe;
  MapMarks m_marks{MapMarks::Look::Selected};
  MapMarks m_hover{MapMarks::Look::Hovered};
  MapMarks m_shown{MapMarks::Look::Shown};
  MapMarks m_walked{MapMarks::Look::Shown};
  MapMarks m_found{MapMarks::Look::Shown};
  std::function<bool(bool forward)> m_walk;
  std::function<QPointF(QPointF map)> m_placer;
  std::optional<PointMark> m_pointMark;
  UnitMarks m_units;
  std::vector<MapLayer> m_layers;
  geo::Extent m_whole;
  mapview::Viewport m_view;
  bool m_hasView = false; ///< a person or the program chose it
  CanvasTool m_tool = CanvasTool::Pan;
  CanvasTool m_resting = CanvasTool::Pan; ///< the tool that Esc goes back to
  std::unique_ptr<mapview::MapTool> m_used;
  mapview::EditTool* m_editTool = nullptr;  ///< m_used, while it is one
  mapview::UnitTool* m_unitTool = nullptr;  ///< likewise
  std::unique_ptr<mapview::MapTool> m_hand; ///< of the middle button and Space
  bool m_handHeld = false;
  bool m_buttonHeld = false;
  bool m_lineHeld = false; ///< of the swipe
  QPointF m_pointer;       ///< pixels
  mapview::SnapRules m_snapping;
  std::optional<mapview::Snap> m_snap; ///< what the pointer catches now
  FrameTimes m_frames;
  QTimer m_busyDelay;
  QTimer m_rest;

  ScaleBar* m_scaleBar = nullptr;
  QWidget* m_zoomPlate = nullptr;
  QToolButton* m_zoomIn = nullptr;
  QToolButton* m_zoomOut = nullptr;
  QToolButton* m_zoomAll = nullptr;
  QLabel* m_busy = nullptr;
  QWidget* m_empty = nullptr;
  QLabel* m_emptyIcon = nullptr;
  QLabel* m_emptyTitle = nullptr;
  QLabel* m_emptyWhy = nullptr;
  QPushButton* m_emptyButton = nullptr;
};

} // namespace diaban::uikit
