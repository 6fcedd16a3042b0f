// One field of a form: what a person types into it, and what is wrong with that.
#pragma once

#include <diaban/workspace/typedvalue.h>

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;

namespace diaban::uikit {

/// A line for what is typed, or a list where the field takes one of some values.
class FieldInput final : public QWidget {
  Q_OBJECT

public:
  /// \param value what it begins with; of many rows that differ nothing, and it says so
  FieldInput(const geo::Field& field, workspace::FieldRules rules, QVariant value, bool isMixed,
             QWidget* parent);

  const geo::Field& field() const { return m_field; }
  QWidget& control() const; ///< that takes the keyboard
  /// Types, as a person would.
  void setText(const QString& text);
  QString text() const;
  bool isChanged() const;
  /// What was typed, read in the notation of QLocale().
  workspace::TypedValue typed() const;
  /// Says what is wrong, below the field. \returns whether all is right
  bool check();
  QString faultText() const;
  /// What was typed is what the rows hold from now on.
  void settle();
  void revert();
  /// Of many rows that differ: nothing in all of them.
  void empty();
  void setReadOnly(bool isReadOnly);
  /// Without frame, and what is wrong is said elsewhere (faultText()).
  void setInCell();

Q_SIGNALS:
  void changed();
  void entered(); ///< Enter

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void buildLine();
  void buildList();
  void fill();

  geo::Field m_field;
  workspace::FieldRules m_rules;
  QVariant m_value;
  bool m_isMixed = false;
  bool m_isEmptied = false; ///< though nothing stood there, of rows that differ
  bool m_isInCell = false;
  QLineEdit* m_line = nullptr;
  QComboBox* m_list = nullptr;
  QLabel* m_fault = nullptr;
  QAction* m_empty = nullptr;
};

} // namespace diaban::uikit
