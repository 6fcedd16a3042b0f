// What stands on a map besides the map: scale bar, north arrow, legend. Sizes are millimetres.
#pragma once

#include <diaban/cartography/page.h>

#include <QPainter>

namespace diaban::cartography {

/// A painter in millimetres.
class Ink {
public:
  Ink(QPainter& painter, double dotsPerMm, const QLocale& locale)
      : m_painter(painter)
      , m_dots(dotsPerMm)
      , m_locale(locale)
  {
  }

  QPainter& painter() { return m_painter; }
  double dotsPerMm() const { return m_dots; }
  const QLocale& locale() const { return m_locale; }
  QPointF at(QPointF mm) const { return mm * m_dots; }
  QRectF at(const QRectF& mm) const { return {mm.topLeft() * m_dots, mm.size() * m_dots}; }
  QPen pen(double mm) const;
  /// One line of text; what is too long ends in "…".
  void text(const QRectF& mm, Qt::Alignment alignment, const QString& words, double heightMm,
            bool isBold = false);
  double width(const QString& words, double heightMm, bool isBold = false) const;
  void plate(const QRectF& mm);

private:
  QFont font(double heightMm, bool isBold) const;

  QPainter& m_painter;
  double m_dots;
  QLocale m_locale;
};

inline constexpr double kTextMm = 3; ///< 8.5 points
inline constexpr double kLegendLine = 5;

/// The longest round length (1, 2, 5 times a power of ten) that takes at most `longestMm`.
double barMetres(double metresPerMm, double longestMm);
/// \returns its width; it is 8 mm high
double drawScaleBar(Ink& ink, QPointF corner, double metresPerMm, double longestMm);
void drawNorthArrow(Ink& ink, const QRectF& place);
/// Draws what has room in `room`, at its upper right corner, and says how many lines have none.
void drawLegend(Ink& ink, const QRectF& room, const std::vector<LegendLine>& lines);

} // namespace diaban::cartography
