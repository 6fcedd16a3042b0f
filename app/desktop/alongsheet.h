// How sensors are to stand along lines: spacing, distance from the line, one side or both.
#pragma once

#include <diaban/coverage/sensorrows.h>
#include <diaban/uikit/sheet.h>

#include <QSettings>

#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QPushButton;

namespace diaban::desktop {

/// Says how many that gives, and remembers the numbers.
class AlongSheet final : public uikit::Sheet {
  Q_OBJECT

public:
  AlongSheet(std::vector<geo::Shape> lines, QSettings& settings, QWidget* window);

Q_SIGNALS:
  void accepted(const std::vector<diaban::coverage::PlaceAlong>& places);

private:
  void count();

  std::vector<geo::Shape> m_lines;
  std::vector<coverage::PlaceAlong> m_places;
  QSettings& m_settings;
  QDoubleSpinBox* m_spacing = nullptr;
  QDoubleSpinBox* m_aside = nullptr;
  QCheckBox* m_both = nullptr;
  QPushButton* m_place = nullptr;
};

} // namespace diaban::desktop
