// A table of figures: row lines, the selection's bar, sorting by its heads. Private to the module.
#pragma once

#include <QTableView>

namespace diaban::coverage {

class FigureModel;

class FigureView final : public QTableView {
  Q_OBJECT

public:
  FigureView(FigureModel& model, QWidget* parent);

Q_SIGNALS:
  void chosen(int source);
  void goTo(int source); ///< double click or Enter

protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  int cellsWidth(int column) const;
  void spread();

  FigureModel& m_figures;
};

} // namespace diaban::coverage
