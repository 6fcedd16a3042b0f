// A condition on rows made by choosing field, comparison and values. Private to the module.
#pragma once

#include <diaban/uikit/rowmodel.h>
#include <diaban/workspace/rowcondition.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;
class QVBoxLayout;

namespace diaban::uikit {

/// One comparison: "dien_tich | greater than | 500". A value that can't be read is marked, and the
/// test counts as not made yet.
class FilterTest final : public QWidget {
  Q_OBJECT

public:
  FilterTest(RowModel& model, QWidget* parent);

  /// The test as it stands; nothing while a value is missing or can't be read.
  std::optional<workspace::FieldTest> test() const;
  void choose(const QString& field, workspace::Comparison comparison);
  QListWidget& choices() { return *m_choices; }
  QLineEdit& value() { return *m_first; }

Q_SIGNALS:
  void changed();
  void removed();

private:
  geo::Field field() const;
  workspace::Comparison comparison() const;
  void offerComparisons();
  void offerValues();
  void takeValues(const QString& field, const workspace::FieldValues& values);
  QVariant valueOf(QLineEdit& edit) const;

  RowModel& m_model;
  QComboBox* m_field = nullptr;
  QComboBox* m_comparison = nullptr;
  QLineEdit* m_first = nullptr;
  QLineEdit* m_second = nullptr;
  QListWidget* m_choices = nullptr;
  QLabel* m_note = nullptr;
};

/// Writes the condition that its tests come to; the text can be edited, too, until a test changes.
class FilterForm final : public QWidget {
  Q_OBJECT

public:
  FilterForm(RowModel& model, QWidget* parent);

  /// Another layer: no tests.
  void clear();
  FilterTest& addTest();
  bool isEmpty() const { return m_all.isEmpty(); }
  QLineEdit& condition() { return *m_condition; }

Q_SIGNALS:
  void conditionMade(const QString& text); ///< by the form
  void closeRequested();

private:
  void make();

  RowModel& m_model;
  QVBoxLayout* m_tests = nullptr;
  QList<FilterTest*> m_all;
  QComboBox* m_join = nullptr;
  QLineEdit* m_condition = nullptr;
};

} // namespace diaban::uikit
