// One step or section of a panel: a bold title, something small at its right, rows, a line below.
// Private to the module.
#pragma once

#include <QFrame>
#include <QString>
#include <QVector>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace diaban::coverage {

/// A name and a control beside it, or below it where there is no room beside it.
class NamedRow final : public QWidget {
  Q_OBJECT

public:
  NamedRow(const QString& name, QWidget* control, QWidget* parent);

  void setName(const QString& name);
  void setNameWidth(int width);
  int nameWidth() const; ///< that its name takes
  QSize minimumSizeHint() const override;

protected:
  void resizeEvent(QResizeEvent* event) override;

private:
  QLabel* m_name = nullptr;
  QWidget* m_control = nullptr;
  QBoxLayout* m_layout = nullptr;
};

class StepBox : public QFrame {
  Q_OBJECT

public:
  StepBox(const QString& title, QWidget* parent);

  void setAside(const QString& words); ///< at the right of the title, muted
  QVBoxLayout* body() const { return m_body; }
  /// The control is called by its name. Controls of a box begin below one another.
  NamedRow* addRow(const QString& name, QWidget* control);
  /// \pre addRow() was called for the control
  static NamedRow* rowOf(QWidget* control);

private:
  QLabel* m_aside = nullptr;
  QVBoxLayout* m_body = nullptr;
  QVector<NamedRow*> m_rows;
};

} // namespace diaban::coverage
