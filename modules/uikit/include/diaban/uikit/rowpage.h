// One table of rows: its head with search and filters, the grid, and the sums at its foot.
#pragma once

#include <diaban/geo/featuretable.h>
#include <diaban/uikit/rowmodel.h>
#include <diaban/uikit/selection.h>

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QTableView;
class QVBoxLayout;

namespace diaban::uikit {

class FilterChips;
class FilterForm;
class RowColumns;
class RowGrid;
class RowSums;

/// What keeps rows back stands as chips above the rows, with how many are shown of how many. The
/// selection is that of the window: what is picked here is set there, and shown from there.
class RowPage final : public QWidget {
  Q_OBJECT

public:
  /// \param settings where columns are remembered; null: nowhere. Neither is owned.
  RowPage(Selection& selection, QSettings* settings, QWidget* parent);

  void show(const workspace::Moment& moment, const workspace::Layer& layer);
  /// The layer's rows may be others now.
  void refresh(const workspace::Moment& moment, const workspace::Layer& layer);
  /// The layer was not there at the time that is looked at.
  void showAbsent();
  /// The layer in memory and what the map shows of it; a null table: not known.
  void setView(const geo::TablePtr& table, const geo::Extent& view);

  /// Count, search, filters and columns; whoever shows the page may put it elsewhere, and owns it
  /// then.
  QWidget& head() { return *m_head; }
  RowModel& model() const { return *m_model; }
  QTableView& view();
  QLineEdit& search() { return *m_search; }
  QLineEdit& condition();
  FilterForm& form() { return *m_form; }
  QString countText() const;
  QString faultText() const;
  QString sumsText() const;
  QStringList chipTexts() const;
  bool isInViewOnly() const { return m_isInViewOnly; }

  void setInViewOnly(bool isOn);
  /// Those that are selected now; the set stays until the filter is taken away.
  void setSelectedOnly(bool isOn);
  void setFormVisible(bool isVisible);
  void clearFilters();
  void selectAll();
  void invertSelection();
  void resetColumns();
  void setColumnShown(const QString& field, bool isShown);
  /// Places of the visible fields, from left to right.
  QVector<int> columns() const;
  void copySelection();
  /// Begins typing into the current cell, where the keyboard is in the grid. \returns whether
  bool editCell();

Q_SIGNALS:
  void exportRequested(); ///< what is shown, as a file
  void goToRequested(qint64 row);

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  void buildHead(QVBoxLayout* column);
  QWidget* buildBody();
  void buildMenus(QPushButton* filter, QPushButton* columns);
  void connectModel();
  void connectGrid();
  void ask();
  void findInView();
  void narrow();
  void showCounts();
  void showChips();
  void showFault(const Error& error);
  void pick(Selection::How how, int first, int last);
  void choose(Selection::How how, std::vector<qint64> rows);
  void showSelection();

  Selection& m_selection;
  RowModel* m_model = nullptr;
  RowGrid* m_grid = nullptr;
  RowColumns* m_columns = nullptr;
  RowSums* m_sums = nullptr;
  FilterChips* m_chips = nullptr;
  FilterForm* m_form = nullptr;
  QWidget* m_head = nullptr;
  QLineEdit* m_search = nullptr;
  QLabel* m_count = nullptr;
  QLabel* m_fault = nullptr;
  QLabel* m_empty = nullptr;
  QPushButton* m_stop = nullptr;
  QTimer m_typed; ///< waits for the next key
  QTimer m_busy;
  bool m_isInViewOnly = false;
  geo::TablePtr m_table;
  geo::Extent m_view;
  std::optional<std::vector<qint64>> m_inView, m_onlySelected; ///< ascending
  bool m_picked = false;            ///< the selection was made here: the grid stays where it is
  int m_question = 0, m_choice = 0; ///< what comes for earlier ones is thrown away
  QThreadPool m_pool;
  std::unique_ptr<QObject> m_life;
};

} // namespace diaban::uikit
