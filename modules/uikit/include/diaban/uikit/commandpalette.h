// The search over all that can be done and gone to: one field, a list below it, the keyboard.
#pragma once

#include <QFrame>
#include <QIcon>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace diaban::uikit {

class PaletteModel;

/// One row of the list.
struct PaletteEntry {
  QString group;  ///< head under which it stands
  QString title;  ///< what is searched, marks and case apart, together with `words`
  QString detail; ///< muted, behind the title
  QString keys;   ///< at the right: "Ctrl+O"
  QString words;  ///< more to be found by
  QIcon icon;
  bool isEnabled = true;
  std::function<void()> run;
};

/// Lies over the top of its window. Esc or a click beside it closes it; the focus goes back to
/// where it was. What is known from the start is given at open(); what must be searched for comes
/// by add() while one types.
class CommandPalette final : public QFrame {
  Q_OBJECT

public:
  explicit CommandPalette(QWidget* window);

  /// \param known filtered here, in this order; of each group some are shown
  void open(std::vector<PaletteEntry> known);
  void shut();
  QLineEdit& field() { return *m_field; }
  QListView& list() { return *m_list; }
  QStringList titles() const; ///< as shown, without heads

  /// Rows that were found for `question`; of an earlier one they are let go.
  void add(int question, const std::vector<PaletteEntry>& found);
  /// Whether a search runs; shown beside the field.
  void setSearching(bool isSearching);

Q_SIGNALS:
  /// A person typed; the answer goes to add() with `question`.
  void asked(const QString& text, int question);
  void closed();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void ask();
  void place();
  void step(int by);
  void run(const QModelIndex& index);
  void showState();
  bool takeKey(int key);

  QLineEdit* m_field = nullptr;
  QListView* m_list = nullptr;
  QLabel* m_state = nullptr;
  PaletteModel* m_model = nullptr;
  QWidget* m_focusBefore = nullptr;
  int m_question = 0;
  bool m_isSearching = false;
};

} // namespace diaban::uikit
