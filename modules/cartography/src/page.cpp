#include "furniture.h"

#include <diaban/cartography/page.h>

#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

constexpr double kMargin = 10;
constexpr double kTitleHeight = 12;
constexpr double kTitleText = 6;
constexpr double kFootHeight = 14;
constexpr double kFootGap = 3;
constexpr double kInset = 3; ///< of what stands on the map
constexpr double kLongestBar = 45;
constexpr double kMmPerInch = 25.4;
constexpr int kPdfDotsPerInch = 1200;
constexpr double kScreenDotsPerMm = 96 / kMmPerInch;
constexpr std::size_t kShortLegend = 12; ///< lines that a view has room for

struct Sheet {
  Paper paper;
  const char* name;
  QSizeF portrait;
  double dotsPerInch; ///< a picture of about 35 million points at most
};
constexpr std::array kSheets{
    Sheet{Paper::A4, "A4", {210, 297}, 300},  Sheet{Paper::A3, "A3", {297, 420}, 300},
    Sheet{Paper::A2, "A2", {420, 594}, 300},  Sheet{Paper::A1, "A1", {594, 841}, 200},
    Sheet{Paper::A0, "A0", {841, 1189}, 150},
};

const Sheet& sheetOf(Paper paper)
{
  return kSheets[static_cast<std::size_t>(paper)];
}

QString words(const char* source)
{
  return QCoreApplication::translate("diaban::cartography::Page", source);
}

/// The map alone, `pixels` large.
Result<QImage> drawMap(const PageSetup& setup, const PageMap& map, const geo::Extent& extent,
                       QSize pixels, double dotsPerMm, Progress& progress)
{
  SubProgress reading(progress, 0, 0.4), drawing(progress, 0.4, 1);
  DIABAN_TRY(layers, map.layers(extent, pixels, reading));
  PictureRequest request;
  request.extent = extent;
  request.width = pixels.width();
  request.height = pixels.height();
  request.pixelRatio = dotsPerMm / kScreenDotsPerMm;
  request.scaleDenominator = setup.denominator;
  request.layers = std::move(layers);
  DIABAN_TRY(picture, drawPicture(request, drawing));
  return picture.image.convertToFormat(QImage::Format_RGB32);
}

void drawFoot(Ink& ink, const PageSetup& setup, const PageLayout& layout)
{
  const double top = layout.map.bottom() + kFootGap;
  double left = layout.map.left();
  if (setup.hasNorthArrow) {
    drawNorthArrow(ink, {left, top, 8, 11});
    left += 11;
  }
  const double metresPerMm = setup.denominator / 1000;
  if (setup.hasScaleBar)
    left += drawScaleBar(ink, {left, top + 1}, metresPerMm,
                         std::min(kLongestBar, layout.map.width() / 3)) +
            5;
  //: %1 as in 1:5,000
  const QString scale = words(QT_TRANSLATE_NOOP("diaban::cartography::Page", "Scale 1:%1"))
                            .arg(setup.locale.toString(setup.denominator, 'f', 0));
  const double half = (layout.map.right() - left) / 2;
  ink.text({left, top, half, 6}, Qt::AlignLeft | Qt::AlignVCenter, scale, 3.8, true);
  ink.text({left, top + 6, half, 5}, Qt::AlignLeft | Qt::AlignVCenter, setup.crs, kTextMm);
  const double right = left + half;
  const QString date =
      setup.date.isValid() ? setup.date.toString(QStringLiteral("dd/MM/yyyy")) : QString();
  ink.text({right, top, half, 6}, Qt::AlignRight | Qt::AlignVCenter, setup.author, kTextMm);
  ink.text({right, top + 6, half, 5}, Qt::AlignRight | Qt::AlignVCenter, date, kTextMm);
}

/// The whole sheet, the map's picture being ready.
void drawSheet(Ink& ink, const PageSetup& setup, const PageMap& map, const PageLayout& layout,
               const QImage& picture)
{
  QPainter& painter = ink.painter();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::LosslessImageRendering);
  painter.drawImage(ink.at(layout.map), picture, QRectF(picture.rect()));
  if (setup.hasLegend)
    drawLegend(ink,
               layout.map.adjusted(kInset, kInset, -kInset, -kInset - layout.map.height() * 0.3),
               map.legend);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(ink.pen(0.3));
  painter.drawRect(ink.at(layout.map));
  if (!setup.title.isEmpty())
    ink.text({kMargin, kMargin, layout.paper.width() - 2 * kMargin, kTitleHeight - 2},
             Qt::AlignHCenter | Qt::AlignTop, setup.title, kTitleText, true);
  drawFoot(ink, setup, layout);
}

Error writeError(const QSaveFile& file, const QString& path)
{
  const auto code =
      file.error() == QFileDevice::ResourceError ? Error::Code::DiskFull : Error::Code::CannotWrite;
  return {code, {path}, file.errorString()};
}

} // namespace

QString paperName(Paper paper)
{
  return QString::fromLatin1(sheetOf(paper).name);
}

std::optional<Paper> paperFromName(const QString& name)
{
  for (const Sheet& sheet : kSheets)
    if (name.compare(QLatin1String(sheet.name), Qt::CaseInsensitive) == 0)
      return sheet.paper;
  return std::nullopt;
}

PageLayout pageLayout(const PageSetup& setup)
{
  const Sheet& sheet = sheetOf(setup.paper);
  PageLayout layout;
  layout.paper = setup.isLandscape ? sheet.portrait.transposed() : sheet.portrait;
  layout.dotsPerInch = sheet.dotsPerInch;
  const double top = kMargin + (setup.title.isEmpty() ? 0 : kTitleHeight);
  const QSizeF room(layout.paper.width() - 2 * kMargin,
                    layout.paper.height() - top - kFootGap - kFootHeight - kMargin + 2);
  const double dotsPerMm = layout.dotsPerInch / kMmPerInch;
  layout.pixels = QSize(static_cast<int>(room.width() * dotsPerMm),
                        static_cast<int>(room.height() * dotsPerMm));
  layout.map = QRectF(QPointF(kMargin, top), QSizeF(layout.pixels) / dotsPerMm);
  const double unitsPerMm = setup.denominator / 1000 / setup.metresPerUnit;
  const double halfWidth = layout.map.width() * unitsPerMm / 2;
  const double halfHeight = layout.map.height() * unitsPerMm / 2;
  layout.extent = {setup.centre.x() - halfWidth, setup.centre.y() - halfHeight,
                   setup.centre.x() + halfWidth, setup.centre.y() + halfHeight};
  return layout;
}

Outcome writePagePdf(const PageSetup& setup, const PageMap& map, const QString& path,
                     Progress& progress)
{
  const PageLayout layout = pageLayout(setup);
  SubProgress drawing(progress, 0, 0.8);
  DIABAN_TRY(picture, drawMap(setup, map, layout.extent, layout.pixels,
                              layout.dotsPerInch / kMmPerInch, drawing));
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly))
    return Error{Error::Code::CannotWrite, {path}, file.errorString()};
  {
    QPdfWriter writer(&file);
    writer.setResolution(kPdfDotsPerInch);
    writer.setPageSize(QPageSize(sheetOf(setup.paper).portrait, QPageSize::Millimeter));
    writer.setPageOrientation(setup.isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    writer.setPageMargins({0, 0, 0, 0});
    writer.setTitle(setup.title);
    writer.setCreator(QStringLiteral("Địa Bàn"));
    QPainter painter;
    if (!painter.begin(&writer))
      return writeError(file, path);
    Ink ink(painter, kPdfDotsPerInch / kMmPerInch, setup.locale);
    drawSheet(ink, setup, map, layout, picture);
  }
  if (!progress.advance(1))
    return Error{Error::Code::Cancelled, {}, {}}; // what was written so far goes with the file
  if (!file.commit())
    return writeError(file, path);
  return Done{};
}

Result<QImage> pagePicture(const PageSetup& setup, const PageMap& map, double dotsPerMm,
                           Progress& progress)
{
  const PageLayout layout = pageLayout(setup);
  const QSize pixels = (layout.map.size() * dotsPerMm).toSize().expandedTo({1, 1});
  DIABAN_TRY(picture, drawMap(setup, map, layout.extent, pixels, dotsPerMm, progress));
  QImage page((layout.paper * dotsPerMm).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
  page.fill(Qt::white);
  QPainter painter(&page);
  Ink ink(painter, dotsPerMm, setup.locale);
  drawSheet(ink, setup, map, layout, picture);
  return page;
}

Result<QImage> viewPicture(const PictureRequest& request, double metresPerUnit,
                           const std::vector<LegendLine>& legend, Progress& progress)
{
  DIABAN_TRY(picture, drawPicture(request, progress));
  QImage image = picture.image.convertToFormat(QImage::Format_RGB32);
  const double dotsPerMm = request.pixelRatio * kScreenDotsPerMm;
  const QSizeF view = QSizeF(image.size()) / dotsPerMm;
  const double metresPerMm = request.extent.width() * metresPerUnit / view.width();
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  Ink ink(painter, dotsPerMm, QLocale());
  const double longest = std::min(kLongestBar, view.width() / 3);
  const double bar = barMetres(metresPerMm, longest) / metresPerMm;
  const QRectF plate(kInset, view.height() - kInset - 12, bar + 26, 12);
  ink.plate(plate);
  drawScaleBar(ink, plate.topLeft() + QPointF(2, 3), metresPerMm, longest);
  drawNorthArrow(ink, {plate.right() - 9, plate.top() + 1, 7, 10});
  if (legend.size() <= kShortLegend)
    drawLegend(ink, {kInset, kInset, view.width() - 2 * kInset, view.height() - 2 * kInset},
               legend);
  return image;
}

} // namespace diaban::cartography
