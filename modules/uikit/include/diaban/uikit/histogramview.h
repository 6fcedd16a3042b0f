// How the numbers of a field spread, with the limits of classes to drag.
#pragma once

#include <QColor>
#include <QVector>
#include <QWidget>

namespace diaban::uikit {

/// A limit is dragged by the mouse; with the keyboard, Up and Down choose one, Left and Right move
/// it. The least and the greatest number stay where they are.
class HistogramView final : public QWidget {
  Q_OBJECT

public:
  static constexpr int kBins = 52;

  explicit HistogramView(QWidget* parent = nullptr);

  /// \param counts one a bin, over the whole of [least, greatest]
  void setNumbers(double least, double greatest, const QVector<qint64>& counts);
  /// \param limits as classLimits() gives them \param colours one a class
  void setClasses(const QVector<double>& limits, const QVector<QColor>& colours);

  QSize sizeHint() const override { return {240, 92}; }

Q_SIGNALS:
  void limitMoved(int limit, double value); ///< `limit` as in setClasses(); not the outer two

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  QRectF plot() const;
  double xOf(double value) const;
  double valueAt(double x) const;
  int limitNear(double x) const; ///< -1 when there is none within some pixels
  void move(int limit, double value);
  void sayCurrent();

  double m_least = 0, m_greatest = 0;
  QVector<qint64> m_counts;
  QVector<double> m_limits;
  QVector<QColor> m_colours;
  int m_current = 1;
  bool m_isDragging = false;
};

} // namespace diaban::uikit
