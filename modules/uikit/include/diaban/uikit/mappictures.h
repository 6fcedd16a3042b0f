// The pictures behind the canvas: tiles, labels and rasters, drawn on other threads, kept and
// reused.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/geo/featuretable.h>
#include <diaban/mapview/viewport.h>
#include <diaban/workspace/style.h>

#include <QColor>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

class QPainter;

namespace diaban::uikit {

/// A layer as it is drawn: its rows, or a way to get a picture of a piece of it.
struct MapLayer {
  QString name;
  geo::TablePtr table;
  std::shared_ptr<const workspace::Style> style;
  geo::Extent extent; ///< map units
  /// Rasters: draws a piece; called on a worker thread. Empty for tables.
  std::function<Result<QImage>(const geo::Extent&, QSize devicePixels, Progress&)> raster;
  QByteArray edition{}; ///< rasters: another one when the cells are others
};

/// Draws what a view shows. Painting only copies pictures that are ready; what is missing is drawn
/// by workers and announced by changed(). While it is missing, older pictures stand in, scaled.
/// Work that the view no longer wants is stopped. Lives on the GUI thread.
class MapPictures final : public QObject {
  Q_OBJECT

public:
  /// Logical pixels of a tile's side.
  static constexpr int kTile = 512;

  explicit MapPictures(QObject* parent = nullptr);
  ~MapPictures() override; ///< stops all workers and waits for them

  /// Where only some rows differ from before, only what they touch is drawn anew.
  /// \param bottomFirst in drawing order; those without table and raster are left out
  void setLayers(std::vector<MapLayer> bottomFirst);
  void setGround(const QColor& ground);

  /// What shall be ready. Cheap: call it at every move.
  void show(const mapview::Viewport& view, qreal pixelRatio);

  /// Copies what is there, within a part of the view. Never draws a feature, never waits.
  void paint(QPainter& painter, const QRect& within) const;

  /// Whether all of the view is drawn as it is now, labels and rasters included.
  bool isComplete() const { return m_complete; }

  struct Counts {
    int tilesDrawn = 0;   ///< since the start
    int tilesStopped = 0; ///< whose view had moved on
    int labelsLeftOut = 0;
    qint64 millisecondsDrawing = 0; ///< of all workers together
  };
  Counts counts() const { return m_counts; }

Q_SIGNALS:
  void changed();                                                ///< paint again
  void completed();                                              ///< isComplete() became true
  void failed(const QString& layer, const diaban::Error& error); ///< a raster could not be read

private:
  using Key = std::pair<int, int>; ///< column, row (down) from the grid's origin
  /// Tiles of one scale. Its origin is a map point that lies on a whole device pixel.
  struct Grid {
    double originX = 0, originY = 0, unitsPerPixel = 0;
    qreal pixelRatio = 1;
    quint64 content = 0;
    std::map<Key, QImage> tiles;
    std::set<Key> stale; ///< tiles that rows have changed in since
  };
  struct Overlay {
    QImage image;
    geo::Extent extent;
    double unitsPerPixel = 0;
    qreal pixelRatio = 1;
    quint64 content = 0; ///< 0: none yet
  };
  struct Raster {
    QImage image;
    geo::Extent imageExtent; ///< of the picture
    geo::Extent asked;       ///< of the latest request, at unitsPerPixel
    geo::Extent covered;     ///< of the latest answer
    double unitsPerPixel = 0;
    std::shared_ptr<std::atomic_bool> stop; ///< set while one is on its way
    bool hasFailed = false;
  };
  struct Drawn {
    QImage image;
    int labelsLeftOut = 0;
    qint64 milliseconds = 0;
    bool ok = false;
  };
  using Stop = std::shared_ptr<std::atomic_bool>;

  QRect tileRange(int margin) const;
  QPointF gridOffset(const Grid& grid) const;
  QRectF tileRect(const Grid& grid, const Key& key) const;
  void refresh();
  void stopTiles();
  void forgetPictures();
  void renewGrid();
  void dropOldTiles(const QRect& wanted);
  void startTiles();
  void startTile(const Key& key);
  void tileDrawn(const Key& key, const Stop& stop, Drawn drawn);
  void startLabels();
  bool labelsWanted() const;
  bool labelsReady() const;
  void startRasters();
  bool rastersReady() const;
  void startRaster(const MapLayer& layer, Raster& raster);
  void rasterRead(const QString& name, const Stop& stop, const geo::Extent& asked,
                  const Result<QImage>& image);
  void contentChanged();
  void areasChanged(const std::vector<geo::Extent>& areas, double reach, bool touchesLabels);
  geo::Extent tileExtent(const Key& key) const;
  void updateComplete();
  void paintLabels(QPainter& painter) const;
  std::function<Drawn()> drawing(const geo::Extent& extent, QSize size, bool labels,
                                 const Stop& stop) const;

  std::vector<MapLayer> m_layers;
  QHash<QString, Raster> m_rasters;
  QColor m_ground;
  mapview::Viewport m_view;
  qreal m_pixelRatio = 1;
  quint64 m_content = 1; ///< grows when layers or rasters change
  Grid m_grid;
  std::deque<Grid> m_standIns; ///< newest first
  Overlay m_labels;
  Stop m_labelsStop;
  std::map<Key, Stop> m_running;
  QTimer m_settled; ///< after the last move: labels and rasters start
  Counts m_counts;
  bool m_complete = false;
  bool m_hasView = false;
  QThreadPool m_rasterPool; ///< its threads wait for reading processes
  QThreadPool m_pool;
};

} // namespace diaban::uikit
