// A small map of the whole, with the frame of what the large one shows.
#pragma once

#include <diaban/uikit/mappictures.h>

#include <QFrame>

#include <optional>

class QToolButton;

namespace diaban::uikit {

/// A place that the overview names.
struct OverviewName {
  QString words;
  QPointF at; ///< map units
};

/// Stands at the lower right of its parent while there is room. A click or a drag moves the frame,
/// arrow keys move it by half of itself.
class OverviewMap final : public QFrame {
  Q_OBJECT

public:
  explicit OverviewMap(QWidget* parent);
  ~OverviewMap() override; ///< stops its workers and waits for them

  /// \param bottomFirst drawn without labels
  /// \param whole what is shown, in map units; empty hides the overview
  void setMap(std::vector<MapLayer> bottomFirst, const geo::Extent& whole, double metresPerUnit,
              std::vector<OverviewName> names);
  /// What the large map shows.
  void setView(const mapview::Viewport& view);
  void setWanted(bool wanted); ///< shows it where there is room for it

  const mapview::Viewport& viewport() const { return m_view; }
  const geo::Extent& whole() const { return m_whole; }
  bool isComplete() const { return m_pictures.isComplete(); }
  QRectF frame() const; ///< of the large map's view, in pixels of this widget

Q_SIGNALS:
  void moveRequested(QPointF centre); ///< map units
  void closeRequested();

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void place();
  void paintNames(QPainter& painter) const;
  void paintFrame(QPainter& painter) const;

  MapPictures m_pictures;
  geo::Extent m_whole;
  std::vector<OverviewName> m_names;
  mapview::Viewport m_view;      ///< this map's
  mapview::Viewport m_largeView; ///< the large one's
  QPointF m_grip;                ///< from the frame's middle to where it is held, in pixels
  bool m_isWanted = false;
  QToolButton* m_close = nullptr;
};

} // namespace diaban::uikit
