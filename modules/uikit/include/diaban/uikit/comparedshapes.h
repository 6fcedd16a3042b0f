// Shapes of one feature at several times or of several people, drawn above the map.
#pragma once

#include <diaban/geo/wkb.h>
#include <diaban/uikit/tokens.h>

#include <QVector>
#include <QWidget>

namespace diaban::uikit {

class MapCanvas;

struct ComparedShape {
  geo::FlatGeometry geometry;
  Token colour = Token::Text;
  bool isDashed = false;
};

/// Lies over the canvas, moves with its view and lets the pointer through. Shapes are drawn in
/// their order.
class ComparedShapes final : public QWidget {
  Q_OBJECT

public:
  explicit ComparedShapes(MapCanvas& canvas);

  void setShapes(QVector<ComparedShape> shapes);
  const QVector<ComparedShape>& shapes() const { return m_shapes; }
  geo::Extent extent() const;

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  MapCanvas& m_canvas;
  QVector<ComparedShape> m_shapes;
};

} // namespace diaban::uikit
