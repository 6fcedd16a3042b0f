// The findings of a geometry check at the foot of the map: gone through, repaired, called no
// errors.
#pragma once

#include <diaban/workspace/repair.h>

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace diaban::uikit {

class FindingModel;

class FindingPanel final : public QWidget {
  Q_OBJECT

public:
  explicit FindingPanel(QWidget* parent = nullptr);

  /// Nothing was looked at yet, or the workspace is gone.
  void clear();
  void setRunning(bool running);
  void setReport(const workspace::CheckReport& report);
  const workspace::CheckReport& report() const { return m_report; }
  /// What a repair of `findings` left undone is said beside them.
  void setRefused(const QVector<workspace::Finding>& findings,
                  const workspace::RepairReport& report);
  /// Layers were changed since.
  void setStale(bool stale);
  void setWritable(bool writable);

  /// To the next finding, or the one before, from the first and the last round.
  void step(int by);
  /// What is selected in the list.
  QVector<workspace::Finding> selected() const;

Q_SIGNALS:
  void checkRequested();
  void choiceRequested(); ///< of what is checked
  void selectionChanged();
  void goToRequested(const diaban::workspace::Finding& finding); ///< double click, Enter, step()
  /// Repairs, or, where all of them are rows without geometry, to delete these.
  void repairRequested(const QVector<diaban::workspace::Finding>& findings);
  void acceptRequested(const QVector<diaban::workspace::Finding>& findings, const QString& reason);
  void withdrawRequested(const QVector<diaban::workspace::Finding>& findings);
  void closeRequested();

private:
  QWidget* buildHead();
  QWidget* buildDeeds();
  QWidget* buildTable();
  QWidget* buildReason();
  void goTo(int row);
  void showState();
  void updateButtons();
  QString noteText() const;
  void updateRepair(const QVector<workspace::Finding>& chosen, bool isFree);
  void repairAllOfRule();
  void askReason();
  void giveReason();
  QVector<workspace::Finding> repairableLike(const workspace::Finding& like) const;

  FindingModel* m_model = nullptr;
  QTableView* m_table = nullptr;
  QStackedWidget* m_body = nullptr;
  QLabel* m_state = nullptr;
  QLabel* m_empty = nullptr;
  QLabel* m_note = nullptr; ///< what the check left out
  QPushButton* m_check = nullptr;
  QPushButton* m_choose = nullptr;
  QPushButton* m_checkEmpty = nullptr;
  QPushButton* m_repair = nullptr;
  QPushButton* m_repairAll = nullptr;
  QPushButton* m_accept = nullptr;
  QCheckBox* m_accepted = nullptr;
  QWidget* m_deeds = nullptr;
  QWidget* m_reasonRow = nullptr;
  QLineEdit* m_reason = nullptr;
  workspace::CheckReport m_report;
  bool m_isChecked = false;
  bool m_isRunning = false;
  bool m_isStale = false;
  bool m_isWritable = false;
};

} // namespace diaban::uikit
