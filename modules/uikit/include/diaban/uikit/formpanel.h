// The form in which the attributes of what is selected are edited, one row or many at once.
#pragma once

#include <diaban/uikit/sidepanels.h>
#include <diaban/workspace/layer.h>

#include <QVariant>

#include <memory>
#include <vector>

namespace diaban::uikit {

class FieldInput;

/// A field of the selected rows. `value` is what all of them hold, unless they differ.
struct FormField {
  geo::Field field;
  QString title;
  workspace::FieldRules rules;
  QVariant value; ///< as RowView::cells()
  bool isMixed = false;
};

/// What the form is about.
struct FormRecord {
  QString layer, layerTitle;
  std::vector<qint64> rows; ///< numbers in the file
  std::vector<FormField> fields;
  bool isReadOnly = false;
};

/// Values are read as they are typed, in the notation of the language; what is wrong is said below
/// its field and holds up no other. What is right is written by the button, by Enter, and when the
/// selection moves on.
class FormPanel final : public SidePanel {
  Q_OBJECT

public:
  explicit FormPanel(QWidget* parent = nullptr);
  ~FormPanel() override;

  void showRecord(FormRecord record);
  void showReading();
  void showFault(const QString& sentence);
  /// What a person sees when nothing is selected.
  void showNothing();
  const FormRecord& record() const { return m_record; }
  /// Whether something was typed that is not written.
  bool hasChanges() const;
  /// Writes what is right among what was typed.
  void commit();
  /// Puts back what the rows hold.
  void revert();
  FieldInput* input(const QString& field) const; ///< null when there is none
  void focusFirst();

Q_SIGNALS:
  /// \param record the rows that get the values
  void written(const diaban::uikit::FormRecord& record, const QVariantMap& values);
  void fieldsRequested();    ///< the list of fields, to change it
  void calculateRequested(); ///< values by an expression

private:
  void buildFoot();
  void say(const QString& sentence);
  void clearInputs();
  void follow();

  FormRecord m_record;
  std::vector<FieldInput*> m_inputs;
  QWidget* m_form = nullptr; ///< of the record; made anew for each
  QWidget* m_buttons = nullptr;
  QPushButton* m_write = nullptr;
  QPushButton* m_revert = nullptr;
};

} // namespace diaban::uikit
