// Named controls under one another, as narrow panels have them.
#pragma once

#include <QString>
#include <QWidget>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace diaban::uikit {

/// Rows of a name at the left and a control at the right; the control gets the name for screen
/// readers.
class FormRows final : public QWidget {
  Q_OBJECT

public:
  explicit FormRows(QWidget* parent = nullptr);

  /// A line and a bold title above what follows.
  QLabel* addHead(const QString& title);
  void add(const QString& name, QWidget* control);
  /// The control alone, as wide as the panel.
  void addWide(QWidget* control);
  /// Shows or hides a control and its name.
  void setRowVisible(QWidget* control, bool visible);

private:
  QGridLayout* m_grid = nullptr;
};

/// A number with its unit, in the notation of the language; empty unit for none.
QDoubleSpinBox* numberField(double least, double most, double step, const QString& unit,
                            QWidget* parent);
/// The N of a scale 1:N; 0 reads as "no limit".
QSpinBox* scaleField(QWidget* parent);

} // namespace diaban::uikit
