// One step or section of a panel: a bold title, something small at its right, a line below. Private
// to the module.
#pragma once

#include <QFrame>
#include <QString>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace diaban::coverage {

class StepBox : public QFrame {
  Q_OBJECT

public:
  StepBox(const QString& title, QWidget* parent);

  void setAside(const QString& words); ///< at the right of the title, muted
  QVBoxLayout* body() const { return m_body; }
  /// Rows of a name and a control, which goes below its name where both have no room side by side.
  QFormLayout* addForm();
  /// A row of `form`; the control is called by its name.
  static void addRow(QFormLayout* form, const QString& name, QWidget* control);

private:
  QLabel* m_aside = nullptr;
  QVBoxLayout* m_body = nullptr;
};

} // namespace diaban::coverage
