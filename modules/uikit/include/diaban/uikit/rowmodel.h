// The rows of a layer for a table view: numbers of all rows in order, cells only where one looks.
#pragma once

#include <diaban/uikit/job.h>
#include <diaban/workspace/fieldvalues.h>
#include <diaban/workspace/past.h>
#include <diaban/workspace/rowview.h>

#include <QAbstractTableModel>
#include <QHash>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace diaban::uikit {

/// Eight bytes a row are held, and the cells of some pages round what is shown; a cell that has not
/// come yet shows "…". Choosing rows and putting them in order is a job that can be stopped. Lives
/// on the GUI thread.
class RowModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  /// Qt::EditRole gives the cell as one would type it, ValueRole as RowView::cells() does.
  enum Role { IsEmptyRole = Qt::UserRole, ValueRole };
  using Sums = QVector<workspace::FieldSum>;

  explicit RowModel(QObject* parent = nullptr);
  ~RowModel() override; ///< stops its jobs and waits for them

  /// Another layer, without filter or order; no workspace shows nothing.
  void show(const workspace::Moment& moment, const workspace::Layer& layer);
  /// The rows of the layer were changed, or are looked at as of another time: the same question
  /// once more.
  void refresh(const workspace::Moment& moment, const workspace::Layer& layer);
  void setFilter(const workspace::RowFilter& filter);
  const workspace::RowFilter& filter() const { return m_filter; }
  const QVector<workspace::RowSort>& order() const { return m_sort; }
  const workspace::Layer& layer() const { return m_layer; }
  bool isOf(const workspace::Moment& moment) const; ///< whether the rows are those of then

  const std::vector<qint64>& rows() const { return m_rows; } ///< numbers in the file, in order
  qint64 rowNumber(const QModelIndex& index) const;
  /// Where the row stands now; -1 when the filter hides it.
  int place(qint64 rowNumber) const;
  bool isBusy() const { return m_isOrdering; } ///< rows are being chosen or put in order
  /// The cells of any rows, on the GUI thread when they have come; nothing when they can't be read.
  void read(std::vector<qint64> rows, std::function<void(const QVector<QVariantList>&)> done);
  /// Adds up the numbers of some rows; a later call or question takes the place of an earlier one,
  /// whose `done` isn't called.
  void sum(std::vector<qint64> rows, std::function<void(const Sums&)> done);
  void readValues(const QString& field, std::function<void(const workspace::FieldValues&)> done);
  /// How the layer's style shows the row of this cell; null where the field isn't what it goes by.
  const workspace::Symbol* symbol(const QModelIndex& index) const;
  /// Gives the question up; the rows that are here stay.
  void stop();

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  void sort(int column, Qt::SortOrder order) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// \param value as allowedValue() makes it; shown at once, written by who hears typed()
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  /// Whether a person may type into cells; those of linked layers never.
  void setWritable(bool isWritable) { m_isWritable = isWritable; }

  /// A cell as people read it: numbers and dates by the current locale, "–" for no value.
  static QString text(const QVariant& cell, geo::FieldType type);

Q_SIGNALS:
  void ordered(); ///< rows() is the answer to the filter
  void busyChanged();
  void typed(qint64 row, const QString& field, const QVariant& value); ///< a cell, by a person
  void failed(const diaban::Error& error);

private:
  static constexpr int kPage = 128;
  static constexpr int kMostPages = 48;

  /// A view of the layer that one thread at a time uses, opened by the first who needs it.
  struct Reader {
    workspace::Moment moment;
    QString layer;
    std::unique_ptr<workspace::RowView> view;
    Result<const workspace::RowView*> open(Progress& progress);
  };

  void reorder();
  void read(const workspace::Moment& moment);
  void takeLayer(const workspace::Layer& layer);
  void takeRows(std::vector<qint64> rows);
  void want(int page) const;
  void fetch();
  void forgetFarPages(int from);

  std::shared_ptr<Reader> m_orderReader, m_cellReader; ///< sums are made by the first, too
  workspace::Layer m_layer;
  workspace::RowFilter m_filter;
  QVector<workspace::RowSort> m_sort;
  std::vector<qint64> m_rows;
  QHash<int, QVector<QVariantList>> m_pages;
  mutable QList<int> m_wanted; ///< pages that were asked for, the latest last
  bool m_isFetching = false;
  bool m_isOrdering = false;
  bool m_isWritable = false;
  int m_question = 0; ///< answers to earlier ones are thrown away
  QFuture<void> m_ordering, m_summing;
  QHash<QString, qsizetype> m_categories; ///< of the style, by value
  int m_categoryColumn = -1;
  std::unique_ptr<QObject> m_life;     ///< owns the jobs of the layer that is shown
  QThreadPool m_orderPool, m_cellPool; ///< one thread each
};

} // namespace diaban::uikit
