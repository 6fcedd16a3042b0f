// One worker's tools: draws the layers of a picture into one horizontal band after another.
#pragma once

#include "coverage.h"
#include "dasher.h"
#include "pixelpath.h"
#include "speck.h"
#include "symbols.h"

#include <diaban/cartography/painter.h>

#include <functional>
#include <vector>

namespace diaban::cartography {

/// A layer made ready for one drawing. Any thread may read it.
struct PreparedLayer {
  geo::TablePtr table;
  std::shared_ptr<const workspace::Style> style;
  std::unique_ptr<const SymbolChooser> symbols; ///< null for rasters
  QImage raster;                                ///< ARGB32_Premultiplied
  PixelRect rasterRect;
  unsigned opacity = 255;
};

/// Asked now and then; false = stop.
using KeepGoing = std::function<bool()>;

class BandPainter {
public:
  BandPainter(const PixelMap& map, int width, int height, KeepGoing keepGoing);

  /// Draws all layers over what is in the band.
  /// \returns false when told to stop
  bool draw(const Canvas& band, const std::vector<PreparedLayer>& layers);

  /// Features drawn so far whose uppermost visible row lies in one of the bands.
  qint64 featuresDrawn() const { return m_featuresDrawn; }

private:
  enum class Pass { All, Casings, Strokes };
  struct BlockPixels;

  bool drawLayer(const PreparedLayer& layer);
  bool drawThrough(const PreparedLayer& layer);
  bool drawTable(const PreparedLayer& layer, Pass pass);
  bool drawBlock(const geo::Block& block, const SymbolChooser& symbols, Pass pass);
  void drawRow(const geo::Block& block, std::size_t row, const PreparedSymbol& symbol, Pass pass,
               bool fitsGuard);
  void drawPolygon(const PreparedSymbol& symbol);
  void drawStroke(const PreparedStroke& stroke, bool closed);
  void drawSolid(const PreparedStroke& stroke, bool closed);
  void drawDashes(const PreparedStroke& stroke, bool closed);
  void drawPoints(const geo::Block& block, std::size_t part, const MarkerSprite& marker);
  void drawRaster(const PreparedLayer& layer);
  bool mayGoOn(std::size_t work);

  PixelMap m_map;
  int m_width, m_height;
  KeepGoing m_keepGoing;
  SpeckPainter m_drawSpeck = speckPainter();
  std::size_t m_work = 0; ///< done since m_keepGoing was asked
  Canvas m_canvas;
  PixelBox m_clip;
  CoverageMask m_mask;
  PixelPath m_path;
  std::vector<Pixel> m_layerPixels; ///< of a layer that is laid over as a whole
  qint64 m_featuresDrawn = 0;
};

} // namespace diaban::cartography
