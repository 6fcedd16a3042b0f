// Two sets of layers over one view of the map, with a line between them that the hand moves.
#pragma once

#include <diaban/uikit/mappictures.h>
#include <diaban/uikit/tokens.h>

#include <QObject>
#include <QPointF>
#include <QRect>
#include <QString>

#include <array>
#include <memory>

class QPainter;

namespace diaban::uikit {

/// The map's own layers are the first set, the ones given here the second. Moving the line copies
/// pictures and draws none. Lives on the GUI thread.
class MapSwipe final : public QObject {
  Q_OBJECT

public:
  using QObject::QObject;
  ~MapSwipe() override; ///< stops its workers and waits for them

  bool isOn() const { return m_second != nullptr; }
  /// Begins, or shows another second set.
  /// \param bottomFirst in drawing order
  void setLayers(std::vector<MapLayer> bottomFirst);
  void end();
  const MapPictures* pictures() const { return m_second.get(); } ///< null while it is off
  const std::vector<MapLayer>& layers() const { return m_layers; }
  bool isComplete() const { return m_second == nullptr || m_second->isComplete(); }

  /// What the two sides are called; tags at the line say it.
  void setNames(const QString& first, const QString& second);
  void setGround(const QColor& ground);
  void show(const mapview::Viewport& view, qreal pixelRatio); ///< cheap: call it at every move

  /// Whether the line stands upright, the first set at its left, or lies, the first set above it.
  bool isUpright() const { return m_isUpright; }
  void setUpright(bool upright);
  /// Whether the two sets have changed sides.
  bool isSwapped() const { return m_isSwapped; }
  void setSwapped(bool swapped);
  /// Where the line is, as a share of the view's width or height.
  double place() const { return m_place; }
  void setPlace(double share);

  /// Whether a point of the view shows the second set.
  bool showsSecond(QPointF pixel) const;
  /// Whether a press there takes the line.
  bool isAtLine(QPointF pixel) const;
  void drag(QPointF to); ///< the line goes there
  /// Arrow keys across the line move it. \returns false for keys that mean nothing to it
  bool takeKey(int key, Qt::KeyboardModifiers modifiers);

  void paint(QPainter& painter, const MapPictures& first) const; ///< both sets; never waits
  /// Line, handle and names.
  void paintLine(QPainter& painter, Theme theme, bool hasFocus) const;

Q_SIGNALS:
  void changed();   ///< paint again
  void moved();     ///< the line, its direction or the sides
  void completed(); ///< nothing of the second set is missing any more
  void failed(const QString& layer, const diaban::Error& error);

private:
  int position() const; ///< of the line, in pixels
  QRect before() const; ///< the part left of the line, or above it
  QRect behind() const;
  QPointF handle() const;
  void paintName(QPainter& painter, const QRect& side, bool isBefore) const;

  std::unique_ptr<MapPictures> m_second;
  std::vector<MapLayer> m_layers;
  std::array<QString, 2> m_names;
  QColor m_ground;
  mapview::Viewport m_view;
  qreal m_pixelRatio = 1;
  double m_place = 0.5;
  bool m_isUpright = true;
  bool m_isSwapped = false;
};

} // namespace diaban::uikit
