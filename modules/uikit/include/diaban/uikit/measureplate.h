// The plate on the map that says what is being measured: on the grid, on the ellipsoid, leg by leg.
#pragma once

#include <diaban/geo/geodesic.h>

#include <QFrame>

#include <vector>

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace diaban::uikit {

struct Measured {
  bool isArea = false;
  bool isFinished = false;
  bool hasGrid = true; ///< not so in degrees
  geo::Size size;
  std::vector<geo::Leg> legs; ///< of an area the way back too
  QString text() const;       ///< a line each, title and value with a tab between them
};

/// Stands at the upper left of its parent, as large as its words.
class MeasurePlate final : public QFrame {
  Q_OBJECT

public:
  explicit MeasurePlate(QWidget* parent);
  void showMeasured(const Measured& measured);

Q_SIGNALS:
  void closeRequested();

private:
  void fillLegs(const Measured& measured);

  QLabel* m_title = nullptr;
  QFormLayout* m_figures = nullptr;
  QTreeWidget* m_legs = nullptr;
  QLabel* m_hint = nullptr;
  Measured m_measured;
};

} // namespace diaban::uikit
