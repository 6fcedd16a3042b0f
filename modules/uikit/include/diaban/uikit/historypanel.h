// The history of a workspace: who did what when, looked for, looked back at, taken back one by one.
#pragma once

#include <diaban/uikit/historymodel.h>
#include <diaban/uikit/sidepanels.h>

class QLineEdit;
class QListView;
class QToolButton;

namespace diaban::uikit {

class HistoryPanel final : public SidePanel {
  Q_OBJECT

public:
  explicit HistoryPanel(QWidget* parent = nullptr);

  HistoryModel& model() { return *m_model; }
  QListView& list() { return *m_list; }
  QLineEdit& search() { return *m_search; }

  /// Numbers of the entries to show, the newest first. The chosen one stays if it is among them.
  void setNumbers(std::vector<qint64> numbers);
  /// Shows two entries that touched the same; searching or “all” shows the rest again.
  void showOnly(std::vector<qint64> numbers);
  /// \param past the number of the entry whose state the map shows; 0: now
  void setState(bool isOpen, bool canChange, qint64 past);
  /// What was refused, and the later entry that is in the way (its number; 0: none).
  void showFault(const QString& sentence, qint64 later = 0);
  qint64 chosen() const; ///< 0: none

Q_SIGNALS:
  void searchRequested(const QString& words);
  void lookBackRequested(const QByteArray& entry);
  void nowRequested();
  void takeBackRequested(const QByteArray& entry);
  void bothRequested(qint64 one, qint64 other);
  void clearRequested(int days); ///< changes of actions that are at least so old

private:
  void build();
  void buildFoot();
  void connectFoot();
  void buildMenu();
  void askClear(int days, const QString& age);
  void sync();
  const workspace::HistoryEntry* chosenEntry() const;

  HistoryModel* m_model = nullptr;
  QListView* m_list = nullptr;
  QLineEdit* m_search = nullptr;
  QPushButton* m_all = nullptr;
  QPushButton* m_look = nullptr;
  QPushButton* m_takeBack = nullptr;
  QToolButton* m_more = nullptr;
  QWidget* m_fault = nullptr;
  QLabel* m_faultText = nullptr;
  QPushButton* m_both = nullptr;
  QWidget* m_question = nullptr;
  QLabel* m_questionText = nullptr;
  int m_days = 0;
  qint64 m_later = 0, m_refused = 0, m_past = 0;
  bool m_canChange = false;
};

} // namespace diaban::uikit
