#include "furniture.h"

#include <diaban/geo/tablebuilder.h>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace diaban::cartography {
namespace {

constexpr QSizeF kSwatch(7, 3.6);
constexpr double kPadding = 2;
constexpr double kWidestLegend = 62;
constexpr double kSwatchGap = 2;
constexpr double kPixelsPerMm = 96 / 25.4;

QString distance(double metres, const QLocale& locale)
{
  return metres >= 1000 ? QStringLiteral("%1\u00a0km").arg(locale.toString(metres / 1000, 'g', 6))
                        : QStringLiteral("%1\u00a0m").arg(locale.toString(metres, 'g', 6));
}

/// A square, a line or a point of the swatch's size, in millimetres.
geo::FlatGeometry sample(geo::GeometryKind kind)
{
  const double w = kSwatch.width(), h = kSwatch.height(), edge = 0.3;
  geo::FlatGeometry flat;
  if (kind == geo::GeometryKind::Point)
    flat.xy = {w / 2, h / 2};
  else if (kind == geo::GeometryKind::Line)
    flat.xy = {0, h / 2, w, h / 2};
  else
    flat.xy = {edge, edge, w - edge, edge, w - edge, h - edge, edge, h - edge, edge, edge};
  flat.ringEnds = {static_cast<quint32>(flat.xy.size() / 2)};
  flat.partEnds = {1};
  flat.kinds = {kind == geo::GeometryKind::Mixed ? geo::GeometryKind::Polygon : kind};
  return flat;
}

/// A symbol as the painter draws it on the map.
QImage swatch(const workspace::Symbol& symbol, geo::GeometryKind kind, double dotsPerMm)
{
  const geo::FlatGeometry flat = sample(kind);
  geo::TableBuilder builder({});
  const geo::TableBuilder::Row row{1, &flat, {}};
  builder.add({&row, 1});
  auto style = std::make_shared<workspace::Style>();
  style->symbol = symbol;
  PictureRequest request;
  request.width = std::max(1, static_cast<int>(std::lround(kSwatch.width() * dotsPerMm)));
  request.height = std::max(1, static_cast<int>(std::lround(kSwatch.height() * dotsPerMm)));
  request.extent = {0, 0, request.width / dotsPerMm, request.height / dotsPerMm};
  request.pixelRatio = dotsPerMm / kPixelsPerMm;
  request.background = Qt::transparent;
  request.labels = false;
  request.threads = 1;
  request.layers.push_back({builder.finish(1), style, {}, {}, 1});
  NoProgress none;
  auto picture = drawPicture(request, none);
  return picture ? std::move(picture.value().image) : QImage();
}

} // namespace

QPen Ink::pen(double mm) const
{
  return QPen(Qt::black, mm * m_dots, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
}

QFont Ink::font(double heightMm, bool isBold) const
{
  QFont font(QStringLiteral("Noto Sans"));
  font.setPixelSize(std::max(1, static_cast<int>(std::lround(heightMm * m_dots))));
  font.setBold(isBold);
  font.setHintingPreference(QFont::PreferNoHinting); // as on paper, whatever the resolution
  return font;
}

double Ink::width(const QString& words, double heightMm, bool isBold) const
{
  return QFontMetricsF(font(heightMm, isBold), m_painter.device()).horizontalAdvance(words) /
         m_dots;
}

void Ink::text(const QRectF& mm, Qt::Alignment alignment, const QString& words, double heightMm,
               bool isBold)
{
  const QFont used = font(heightMm, isBold);
  const QFontMetricsF metrics(used, m_painter.device());
  m_painter.setFont(used);
  m_painter.setPen(Qt::black);
  const QRectF place = at(mm);
  m_painter.drawText(place, static_cast<int>(alignment) | Qt::TextSingleLine,
                     metrics.elidedText(words, Qt::ElideRight, place.width() + 1));
}

void Ink::plate(const QRectF& mm)
{
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(Qt::white);
  m_painter.setOpacity(0.92);
  m_painter.drawRect(at(mm));
  m_painter.setOpacity(1);
}

double barMetres(double metresPerMm, double longestMm)
{
  const double longest = metresPerMm * longestMm;
  const double power = std::pow(10.0, std::floor(std::log10(longest)));
  double metres = power;
  for (const double step : {2.0, 5.0})
    if (step * power <= longest)
      metres = step * power;
  return metres;
}

double drawScaleBar(Ink& ink, QPointF corner, double metresPerMm, double longestMm)
{
  constexpr double kHigh = 1.2, kTop = 4.4;
  constexpr int kParts = 4;
  const double metres = barMetres(metresPerMm, longestMm);
  const double length = metres / metresPerMm;
  const double left = corner.x() + 1.5; // the zero stands over its beginning
  QPainter& painter = ink.painter();
  painter.setPen(ink.pen(0.2));
  for (int part = 0; part < kParts; ++part) {
    painter.setBrush(part % 2 == 0 ? Qt::black : Qt::white);
    painter.drawRect(
        ink.at(QRectF(left + length * part / kParts, corner.y() + kTop, length / kParts, kHigh)));
  }
  const std::array ends{std::pair{0.0, QStringLiteral("0")},
                        std::pair{length, distance(metres, ink.locale())}};
  double right = left + length;
  for (const auto& [mm, words] : ends) {
    const double width = ink.width(words, kTextMm) + 0.5;
    ink.text({left + mm - width / 2, corner.y(), width, kTop - 0.4}, Qt::AlignCenter, words,
             kTextMm);
    right = std::max(right, left + mm + width / 2);
  }
  return right - corner.x();
}

void drawNorthArrow(Ink& ink, const QRectF& place)
{
  const double x = place.center().x(), top = place.top() + 3.2, bottom = place.bottom();
  const double half = (bottom - top) * 0.34, notch = bottom - (bottom - top) * 0.24;
  QPainter& painter = ink.painter();
  painter.setPen(ink.pen(0.2));
  for (const double side : {-1.0, 1.0}) {
    QPainterPath path(ink.at(QPointF(x, top)));
    path.lineTo(ink.at(QPointF(x + side * half, bottom)));
    path.lineTo(ink.at(QPointF(x, notch)));
    path.closeSubpath();
    painter.setBrush(side < 0 ? Qt::black : Qt::white);
    painter.drawPath(path);
  }
  //: The letter above the north arrow
  const QString letter = QCoreApplication::translate("diaban::cartography::Page", "N");
  ink.text({place.left(), place.top(), place.width(), 3}, Qt::AlignCenter, letter, 2.8, true);
}

void drawLegend(Ink& ink, const QRectF& room, const std::vector<LegendLine>& lines)
{
  const auto fitting = static_cast<std::size_t>(
      std::max(0.0, std::floor((room.height() - 2 * kPadding) / kLegendLine)));
  if (lines.empty() || fitting < 2)
    return;
  const bool isCut = lines.size() > fitting;
  const std::size_t shown = isCut ? fitting - 1 : lines.size();
  const double indent = kSwatch.width() + kSwatchGap;
  QString rest;
  if (isCut) {
    const int more = static_cast<int>(lines.size() - shown);
    rest = QCoreApplication::translate("diaban::cartography::Page", "and %n more", nullptr, more);
  }
  double width = ink.width(rest, kTextMm);
  for (std::size_t i = 0; i < shown; ++i)
    width = std::max(width, ink.width(lines[i].title, kTextMm, !lines[i].symbol) +
                                (lines[i].symbol ? indent : 0));
  width = std::min({width + 2 * kPadding + 0.5, room.width(), kWidestLegend});
  const double height = static_cast<double>(shown + isCut) * kLegendLine + 2 * kPadding;
  const QRectF plate(room.right() - width, room.top(), width, height);
  ink.plate(plate);
  const double left = plate.left() + kPadding, within = width - 2 * kPadding;
  for (std::size_t i = 0; i < shown + isCut; ++i) {
    const double top = plate.top() + kPadding + static_cast<double>(i) * kLegendLine;
    const bool hasSymbol = i < shown && lines[i].symbol;
    if (hasSymbol)
      ink.painter().drawImage(
          ink.at(QRectF({left, top + (kLegendLine - kSwatch.height()) / 2}, kSwatch)),
          swatch(*lines[i].symbol, lines[i].kind, std::max(ink.dotsPerMm(), 12.0)));
    const double from = hasSymbol ? indent : 0;
    ink.text({left + from, top, within - from, kLegendLine}, Qt::AlignLeft | Qt::AlignVCenter,
             i < shown ? lines[i].title : rest, kTextMm, i < shown && !hasSymbol);
  }
}

} // namespace diaban::cartography
