// Rows of words and numbers that can be sorted, told by their place in what was given. Private to
// the module.
#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <functional>
#include <vector>

namespace diaban::coverage {

/// A number has its text made when it is looked at; words are as they are.
struct FigureCell {
  // From either without a name, for rows are written as lists of what they hold.
  FigureCell(const QString& text)
      : words(text)
  {
  }
  FigureCell(double number)
      : figure(number)
  {
  }
  QString words;
  double figure = 0; ///< NaN: not known
};

struct FigureColumn {
  enum class Kind : quint8 { Words, Count, Added, Share, Millions, Kilometres };
  QString title;
  Kind kind = Kind::Words;
  bool isName = kind == Kind::Words; ///< of any length
};

class FigureModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  using Row = std::vector<FigureCell>;

  FigureModel(std::vector<FigureColumn> columns, QObject* parent);

  /// Keeps the order that a person asked for; where there are as many as before, also what is
  /// looked at and marked.
  void setRows(std::vector<Row> rows);
  void setTitle(int column, const QString& title);
  const std::vector<FigureColumn>& columns() const { return m_columns; }
  int sourceOf(int row) const { return m_order[static_cast<std::size_t>(row)]; }
  int rowOf(int source) const; ///< -1: there is none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  /// A column below 0: the order in which rows were given.
  void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
  void reorder(const std::function<void()>& change);
  void putInOrder();
  bool isText(int column) const;

  std::vector<FigureColumn> m_columns;
  std::vector<Row> m_rows;
  std::vector<int> m_order; ///< what stands in each row
  int m_sorted = -1;
  Qt::SortOrder m_direction = Qt::AscendingOrder;
};

} // namespace diaban::coverage
