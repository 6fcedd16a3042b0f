// The rows of a layer as a table at the foot of the map: search, condition, order, counts.
#pragma once

#include <diaban/uikit/rowmodel.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QToolButton;

namespace diaban::uikit {

/// Search finds without marks; the condition is SQL over the layer's fields and says at which
/// character it goes wrong. A click on a head puts the rows in order.
class RowPanel final : public QWidget {
  Q_OBJECT

public:
  explicit RowPanel(QWidget* parent = nullptr);

  void showLayer(std::shared_ptr<const workspace::Workspace> workspace,
                 const workspace::Layer& layer);
  void clear();
  /// The layer's rows may be others now.
  void refresh(const workspace::Layer& layer);
  RowModel& model() { return *m_model; }
  QTableView& view() { return *m_view; }
  QLineEdit& search() { return *m_search; }
  QLineEdit& condition() { return *m_condition; }
  QString countText() const;
  QString faultText() const;

  /// Chooses one row and shows it; none when the filter hides it.
  void choose(qint64 row);
  std::vector<qint64> selectedRows() const; ///< numbers in the file, ascending

Q_SIGNALS:
  void closeRequested();
  void exportRequested();                                 ///< what is shown, as a file
  void selectionChanged(const std::vector<qint64>& rows); ///< a person chose rows
  void goToRequested(qint64 row);                         ///< double click or Enter

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  QWidget* buildHead();
  void buildTable();
  void ask();
  void showCounts();
  void showFault(const Error& error);
  void copySelection();

  RowModel* m_model = nullptr;
  QTableView* m_view = nullptr;
  QLabel* m_title = nullptr;
  QLineEdit* m_search = nullptr;
  QLineEdit* m_condition = nullptr;
  QLabel* m_count = nullptr;
  QLabel* m_fault = nullptr;
  QLabel* m_empty = nullptr;
  QPushButton* m_export = nullptr;
  QPushButton* m_stop = nullptr;
  QPushButton* m_clear = nullptr;
  QToolButton* m_close = nullptr;
  QTimer m_typed; ///< waits for the next key
  QTimer m_busy;
};

} // namespace diaban::uikit
