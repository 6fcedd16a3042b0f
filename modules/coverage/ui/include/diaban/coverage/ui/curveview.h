// How many people are served by how many more units, or for how much money: a curve to read.
#pragma once

#include <diaban/coverage/sitingrun.h>

#include <QWidget>

#include <optional>
#include <vector>

namespace diaban::coverage {

/// The point under the pointer is read out beside it; Left and Right step through the points, Home
/// and End go to the first and the last one.
class CurveView final : public QWidget {
  Q_OBJECT

public:
  enum class Axis : quint8 { Count, Money };

  explicit CurveView(QWidget* parent = nullptr);

  /// \param chosen the choice that the tables show; it may lie above the curve, which is made of
  /// good choices and not of proven ones
  void setCurve(std::vector<CurvePoint> points, std::optional<CurvePoint> chosen, bool isPeople);
  void setAxis(Axis axis);
  Axis axis() const { return m_axis; }
  QString unitText() const;                 ///< of the numbers at the left: "thousand people"
  int current() const { return m_current; } ///< the point that is read out; -1: none
  /// "4 units, 272 million đồng: 29,112 people"
  QString sentence(const CurvePoint& point) const;

  QSize sizeHint() const override;

protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  struct Scale;
  Scale scale() const;
  QPointF placeOf(const Scale& scale, const CurvePoint& point) const;
  double along(const CurvePoint& point) const; ///< in what the axis measures
  void setCurrent(int point);
  double wordsHeight() const; ///< of the longest sentence
  int nearest(double x) const;
  void paintAxes(QPainter& painter, const Scale& scale) const;
  void paintPoint(QPainter& painter, const Scale& scale, const CurvePoint& point) const;
  std::optional<CurvePoint> told() const; ///< what is read out

  std::vector<CurvePoint> m_points;
  std::optional<CurvePoint> m_chosen;
  int m_current = -1;
  bool m_isPeople = true;
  Axis m_axis = Axis::Count;
};

} // namespace diaban::coverage
