// The grid of a table of rows: how rows look, what is selected by mouse and keys. Private to the
// module.
#pragma once

#include <diaban/uikit/rowmodel.h>
#include <diaban/uikit/selection.h>

#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

#include <span>

namespace diaban::uikit {

/// What is selected are numbers of rows, not ranges of cells: a scattered selection of any size
/// costs no more to paint than the rows on the screen. The first column stays where it is while
/// the others are scrolled sideways.
class RowGrid final : public QTableView {
  Q_OBJECT

public:
  RowGrid(RowModel& model, QWidget* parent);

  /// \param ascending numbers of rows in the file
  void setSelected(std::vector<qint64> ascending);
  const std::vector<qint64>& selected() const { return m_selected; }
  bool isSelected(int row) const;
  bool isHovered(int row) const { return row == m_hovered; }
  /// The column that stands first at the left.
  int firstColumn() const;
  void selectAll() override;

Q_SIGNALS:
  /// A person picked the rows that stand from `first` to `last`.
  void picked(diaban::uikit::Selection::How how, int first, int last);
  void cleared(); ///< a person wants nothing selected
  void activatedRow(int row);
  void cellFault(const QString& sentence); ///< of what is typed into a cell; empty: none

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  struct Fixed {};
  RowGrid(RowGrid& main, Fixed);

  void setUp();
  void buildFixed();
  void placeFixed();
  void pick(int row, Qt::KeyboardModifiers modifiers);
  void setHovered(int row);

  RowModel& m_rows;
  std::vector<qint64> m_selected;
  RowGrid* m_fixed = nullptr; ///< lies over the first column while others are scrolled
  RowGrid* m_main = nullptr;  ///< of the one that lies over
  int m_anchor = -1;          ///< where a range of rows begins
  int m_hovered = -1;
  bool m_isDragging = false;
  QTimer m_again; ///< a second click on a cell, unless it is a double click
};

class FieldInput;

/// Row lines, the selection's bar, swatches, "–" in a quiet colour.
class RowDelegate final : public QStyledItemDelegate {
public:
  RowDelegate(const RowModel& model, RowGrid& grid, QObject* parent);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model,
                    const QModelIndex& index) const override;

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  bool isRight(FieldInput& input) const;

  const RowModel& m_model;
  RowGrid& m_grid;
};

} // namespace diaban::uikit
