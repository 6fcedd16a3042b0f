// A combo box for a narrow panel: what does not fit is elided and told by its tooltip. Private to
// the module.
#pragma once

#include <diaban/coverage/ui/stepspanel.h>

#include <QComboBox>

namespace diaban::coverage {

class ChoiceBox final : public QComboBox {
  Q_OBJECT

public:
  explicit ChoiceBox(QWidget* parent);

  /// For texts of any length, such as names of layers: it does not grow with them.
  void setLeastLetters(int letters);
  /// Other choices; the first one is chosen. Says nothing.
  void fill(const QVector<SensorChoice>& choices);
  /// Chooses the item with this data, else the first one; says nothing.
  void choose(const QVariant& wanted);

  QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
};

} // namespace diaban::coverage
