#include "edittext.h"

#include <diaban/uikit/measuretext.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace diaban::desktop {
namespace {

QString text(const char* source)
{
  return QCoreApplication::translate("diaban::desktop::EditText", source);
}

bool hasArea(const geo::Shape& shape)
{
  return std::any_of(shape.parts.begin(), shape.parts.end(), [](const geo::ShapePart& part) {
    return part.kind == geo::GeometryKind::Polygon;
  });
}

std::vector<QPointF> cornersOf(const geo::Shape& shape, std::size_t part, std::size_t ring)
{
  std::vector<QPointF> corners;
  for (std::size_t i = 0; i < shape.vertexCount(part, ring); ++i)
    corners.push_back(shape.vertex({part, ring, i}));
  return corners;
}

QString signedWords(double change, QString (*words)(double))
{
  return (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) + words(std::abs(change));
}

} // namespace

EditText::EditText(const geo::Crs& crs)
    : m_isGeographic(crs.isGeographic())
    , m_metresPerUnit(crs.metresPerUnit())
{
  if (auto made = geo::Geodesic::on(crs))
    m_geodesic = std::move(made).value();
}

double EditText::squareMetres(const geo::Shape& shape) const
{
  if (!m_isGeographic || !m_geodesic)
    return geo::planarArea(shape) * m_metresPerUnit * m_metresPerUnit;
  double sum = 0;
  for (std::size_t part = 0; part < shape.parts.size(); ++part)
    for (std::size_t ring = 0; ring < shape.parts[part].rings.size(); ++ring)
      sum += (ring == 0 ? 1 : -1) *
             m_geodesic->area(cornersOf(shape, part, ring)).ellipsoidSquareMetres;
  return sum;
}

double EditText::metres(const geo::Shape& shape) const
{
  if (!m_isGeographic || !m_geodesic)
    return geo::planarLength(shape) * m_metresPerUnit;
  double sum = 0;
  for (std::size_t part = 0; part < shape.parts.size(); ++part)
    for (std::size_t ring = 0; ring < shape.parts[part].rings.size(); ++ring)
      sum += m_geodesic->line(cornersOf(shape, part, ring)).ellipsoidMetres;
  return sum;
}

QString EditText::change(const QString& feature, const geo::Shape& before,
                         const geo::Shape& after) const
{
  if (!after.parts.empty() && after.parts.front().kind == geo::GeometryKind::Point)
    //: %1 the name of a feature, %2 how far and which way
    return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText", "%1 moves by %2."))
        .arg(feature,
             way(after.vertex({0, 0, 0}) - before.vertex({0, 0, 0}), before.vertex({0, 0, 0})));
  const bool isArea = hasArea(after);
  const double old = isArea ? squareMetres(before) : metres(before);
  const double now = isArea ? squareMetres(after) : metres(after);
  const auto words = isArea ? uikit::areaWords : uikit::lengthWords;
  //: %1 the name of a feature, %2 and %3 its area or length before and after, %4 the difference
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText", "%1: %2 → %3 (%4)"))
      .arg(feature, words(old), words(now), signedWords(now - old, words));
}

QString EditText::way(QPointF by, QPointF from) const
{
  if (!m_geodesic)
    return uikit::lengthWords(std::hypot(by.x(), by.y()) * m_metresPerUnit);
  const geo::Leg leg = m_geodesic->leg(from, from + by);
  //: %1 a length, %2 a direction in degrees
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText", "%1 at %2"))
      .arg(uikit::lengthWords(m_isGeographic ? leg.ellipsoidMetres : leg.gridMetres),
           uikit::bearingWords(m_isGeographic ? leg.ellipsoidBearing : leg.gridBearing));
}

QString EditText::drawn(const std::vector<QPointF>& corners, bool isArea) const
{
  if (corners.size() < 2)
    return {};
  const QPointF last = corners[corners.size() - 2];
  const QString side = way(corners.back() - last, last);
  if (isArea && corners.size() > 2)
    //: %1 the side being drawn, %2 an area
    return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText", "Side %1 · area %2"))
        .arg(side,
             uikit::areaWords(squareMetres(geo::makeShape(geo::GeometryKind::Polygon, corners))));
  //: %1 the side being drawn, %2 a length
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText", "Side %1 · length %2"))
      .arg(side, uikit::lengthWords(metres(geo::makeShape(geo::GeometryKind::Line, corners))));
}

QString EditText::crossed(const std::vector<geo::Crossing>& crossings, bool isLastSide)
{
  if (crossings.empty())
    return {};
  const geo::Crossing& first = crossings.front();
  if (isLastSide)
    return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText",
                                  "The side just drawn crosses side %1. The red dot is where."))
        .arg(first.other);
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText",
                                "Side %1 crosses side %2. The red dot is where."))
      .arg(first.side)
      .arg(first.other);
}

QString EditText::writtenCrossed(const std::vector<geo::Crossing>& crossings)
{
  if (crossings.empty())
    return {};
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText",
                                "Written, but side %1 crosses side %2 at the red dot. Drag on, or "
                                "take it back by Ctrl+Z."))
      .arg(crossings.front().side)
      .arg(crossings.front().other);
}

QString EditText::leftCrossed(const std::vector<geo::Crossing>& crossings)
{
  if (crossings.empty())
    return {};
  return text(QT_TRANSLATE_NOOP("diaban::desktop::EditText",
                                "Side %1 crosses side %2 at the red dot. Drag a vertex until it is "
                                "gone."))
      .arg(crossings.front().side)
      .arg(crossings.front().other);
}

} // namespace diaban::desktop
