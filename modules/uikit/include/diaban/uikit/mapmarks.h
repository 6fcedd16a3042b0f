// Rows marked above the map: drawn by a worker, moved with the view meanwhile.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/mapview/viewport.h>

#include <QColor>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

class QPainter;

namespace diaban::uikit {

/// Lives on the GUI thread.
class MapMarks final : public QObject {
  Q_OBJECT

public:
  enum class Look : quint8 {
    Selected, ///< cased in white and tinted
    Hovered,  ///< a thin outline
    Shown,    ///< a dark outline, cased in white
  };

  explicit MapMarks(Look look, QObject* parent = nullptr);
  ~MapMarks() override; ///< stops its worker and waits for it

  /// \param rows null marks nothing
  void setRows(const geo::TablePtr& rows, const QColor& colour);
  const geo::TablePtr& rows() const { return m_rows; }
  void show(const mapview::Viewport& view, qreal pixelRatio); ///< cheap: call it at every move
  void paint(QPainter& painter) const;                        ///< copies what is there

Q_SIGNALS:
  void changed(); ///< paint again

private:
  struct Drawn {
    QImage image;
    geo::Extent extent;
    double unitsPerPixel = 0;
    qreal pixelRatio = 0;
  };
  bool isReady() const;
  void start();

  Look m_look;
  geo::TablePtr m_rows;
  QColor m_colour;
  mapview::Viewport m_view;
  qreal m_pixelRatio = 1;
  Drawn m_drawn;
  std::shared_ptr<std::atomic_bool> m_stop; ///< set while a picture is on its way
  QTimer m_settled;
  QThreadPool m_pool;
};

} // namespace diaban::uikit
