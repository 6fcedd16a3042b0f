#include <diaban/uikit/theme.h>
#include <diaban/uikit/tokens.h>
#include <diaban/uikit/unitmarks.h>

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace diaban::uikit {
namespace {

// Logical pixels.
constexpr double kDisc = 7;
constexpr double kRing = 12; ///< around the chosen unit
constexpr double kNose = 13; ///< from the middle to the tip of what says where it looks
constexpr double kNoseHalf = 4.5;
constexpr double kBadge = 11;
constexpr double kBeside = 5;
constexpr double kCasing = 3;
constexpr int kMostUnits = 400; ///< in view; more are a cloud that the layer shows better
constexpr float kProposedAlpha = 0.16F;

QPainterPath pathOf(const geo::FlatGeometry& shape, const mapview::Viewport& view)
{
  QPainterPath path;
  path.setFillRule(Qt::OddEvenFill);
  std::size_t vertex = 0;
  for (const quint32 end : shape.ringEnds) {
    QPolygonF ring;
    for (; vertex < end; ++vertex)
      ring << view.toPixel({shape.xy[2 * vertex], shape.xy[2 * vertex + 1]});
    path.addPolygon(ring);
    path.closeSubpath();
  }
  return path;
}

void paintArea(QPainter& painter, const UnitMarks::Area& area, const mapview::Viewport& view)
{
  const QPainterPath path = pathOf(area.shape, view);
  QColor fill = area.fill;
  if (area.isProposed)
    fill.setAlphaF(kProposedAlpha);
  QPen pen(area.fill.darker(area.isProposed ? 100 : 150), area.isProposed ? 1.5 : 1);
  if (area.isProposed)
    pen.setDashPattern({4, 3});
  painter.setPen(pen);
  painter.setBrush(fill);
  painter.drawPath(path);
}

void paintUnit(QPainter& painter, const UnitMarks::Unit& unit, QPointF at)
{
  const QColor dark = colour(Theme::Light, Token::Text), white = colour(Theme::Light, Token::Paper);
  if (unit.isChosen) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(white, 5));
    painter.drawEllipse(at, kRing, kRing);
    painter.setPen(QPen(colour(Theme::Light, Token::Select), 2.4));
    painter.drawEllipse(at, kRing, kRing);
  }
  painter.setPen(QPen(white, 1));
  painter.setBrush(dark);
  if (unit.azimuth) {
    const double angle = *unit.azimuth * std::numbers::pi / 180;
    const QPointF along(std::sin(angle), -std::cos(angle)), across(-along.y(), along.x());
    painter.drawPolygon(
        QPolygonF{{at + along * kNose, at + along * kDisc * 0.5 + across * kNoseHalf,
                   at + along * kDisc * 0.5 - across * kNoseHalf}});
  }
  painter.drawEllipse(at, kDisc, kDisc);
  painter.setBrush(white);
  painter.setPen(Qt::NoPen);
  painter.drawEllipse(at, kDisc * 0.36, kDisc * 0.36);
}

void paintProposal(QPainter& painter, const UnitMarks::Proposal& proposal, QPointF at)
{
  const QColor purple = colour(Theme::Light, Token::Ghost),
               white = colour(Theme::Light, Token::Paper);
  painter.setPen(QPen(white, proposal.isChosen ? kCasing : 1.5));
  painter.setBrush(purple);
  const double radius = proposal.isChosen ? kBadge + 2 : kBadge;
  painter.drawEllipse(at, radius, radius);
  painter.setFont(type(TextSize::Caption, true));
  painter.setPen(white);
  painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius),
                   Qt::AlignCenter, proposal.number);
  if (proposal.words.isEmpty())
    return;
  QPainterPath words;
  const QFontMetricsF metrics(painter.font());
  words.addText(at + QPointF(radius + kBeside, (metrics.ascent() - metrics.descent()) / 2),
                painter.font(), proposal.words);
  painter.strokePath(words, QPen(white, kCasing, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.fillPath(words, purple);
}

} // namespace

void paintUnits(QPainter& painter, const UnitMarks& marks, const mapview::Viewport& view)
{
  if (marks.isEmpty())
    return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const UnitMarks::Area& area : marks.areas)
    paintArea(painter, area, view);
  const QRectF seen =
      QRectF(painter.viewport()).adjusted(-2 * kRing, -2 * kRing, 2 * kRing, 2 * kRing);
  std::vector<std::pair<const UnitMarks::Unit*, QPointF>> units;
  for (const UnitMarks::Unit& unit : marks.units)
    if (const QPointF at = view.toPixel(unit.at); seen.contains(at))
      units.emplace_back(&unit, at);
  for (const auto& [unit, at] : units)
    if (units.size() <= kMostUnits || unit->isChosen)
      paintUnit(painter, *unit, at);
  for (const UnitMarks::Proposal& proposal : marks.proposals)
    if (const QPointF at = view.toPixel(proposal.at); seen.contains(at))
      paintProposal(painter, proposal, at);
  painter.restore();
}

} // namespace diaban::uikit
