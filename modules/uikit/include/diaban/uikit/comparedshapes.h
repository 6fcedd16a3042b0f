// Shapes of one feature at several times or of several people, drawn above the map.
#pragma once

#include <diaban/geo/wkb.h>
#include <diaban/uikit/tokens.h>

#include <QVector>
#include <QWidget>

namespace diaban::uikit {

class MapCanvas;

/// Told apart by the kind of its line, so that nobody needs to see its colour.
struct ComparedShape {
  geo::FlatGeometry geometry;
  Token colour = Token::Text;
  Qt::PenStyle line = Qt::SolidLine;
  QString name; ///< in the legend; empty: not there
};

/// Lies over the canvas, moves with its view and lets the pointer through. Where lines coincide,
/// dashes lie on what is solid, so both are seen; a legend stands at the upper left.
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
  void paintLegend(QPainter& painter) const;

  MapCanvas& m_canvas;
  QVector<ComparedShape> m_shapes;
};

} // namespace diaban::uikit
