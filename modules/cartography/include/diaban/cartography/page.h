// A sheet of paper with a map at an exact scale, as PDF or as a picture; and the view as a picture.
#pragma once

#include <diaban/base/progress.h>
#include <diaban/base/result.h>
#include <diaban/cartography/painter.h>
#include <diaban/workspace/layer.h>

#include <QDate>
#include <QLocale>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace diaban::cartography {

enum class Paper : quint8 { A4, A3, A2, A1, A0 };
QString paperName(Paper paper);                          ///< "A4"
std::optional<Paper> paperFromName(const QString& name); ///< in any case

/// One line of a legend: a layer's title, or a class of it with its symbol.
struct LegendLine {
  QString title;
  std::optional<workspace::Symbol> symbol;
  geo::GeometryKind kind = geo::GeometryKind::None;
};
/// A layer that is on the map.
struct LegendSource {
  workspace::Layer layer;
  geo::TablePtr table; ///< null: a raster, whose legend is that of its classes, if it has any
};
/// Of what is drawn at 1:`denominator` within `extent`, the top one first: layers without rows
/// there and classes without rows in the blocks there are left out. O(rows of those blocks).
std::vector<LegendLine> legendOf(const std::vector<LegendSource>& topFirst,
                                 const geo::Extent& extent, double denominator);

struct PageSetup {
  Paper paper = Paper::A4;
  bool isLandscape = false;
  double denominator = 10'000; ///< 1 mm on paper is as many millimetres of the map's grid
  QPointF centre;              ///< of the map, in map units
  double metresPerUnit = 1;
  QString title; ///< empty: the map takes its place
  QString crs;   ///< names of what stands at the foot; empty ones are left out
  QString author;
  QDate date;
  QLocale locale; ///< of numbers on the sheet
  bool hasScaleBar = true;
  bool hasNorthArrow = true;
  bool hasLegend = true;
};

/// Where things stand; millimetres from the paper's upper left corner.
struct PageLayout {
  QSizeF paper;
  QRectF map;         ///< whole picture elements
  geo::Extent extent; ///< of the map, in map units
  QSize pixels;       ///< of the map's picture in the PDF: 300 dpi up to A2, 200 on A1, 150 on A0
  double dotsPerInch = 300;
};
PageLayout pageLayout(const PageSetup& setup);

/// What is on the map. `layers(extent, pixels, progress)` gives them bottom first, rasters read for
/// that extent and size; called once a drawing, on its thread.
struct PageMap {
  std::function<Result<std::vector<PictureLayer>>(const geo::Extent&, QSize, Progress&)> layers;
  std::vector<LegendLine> legend;
};

/// Writes the sheet: the map as a picture, all else as text and lines in Noto Sans. Replaces a file
/// of the name when all is done, not before. Needs an application object with fonts. Any thread.
/// \returns CannotWrite, DiskFull, Cancelled, errors of `map`
Outcome writePagePdf(const PageSetup& setup, const PageMap& map, const QString& path,
                     Progress& progress);

/// The same sheet as a picture.
Result<QImage> pagePicture(const PageSetup& setup, const PageMap& map, double dotsPerMm,
                           Progress& progress);

/// What `request` draws, with scale bar and north arrow at the lower left, and at the upper right
/// the legend where it is short.
Result<QImage> viewPicture(const PictureRequest& request, double metresPerUnit,
                           const std::vector<LegendLine>& legend, Progress& progress);

} // namespace diaban::cartography
