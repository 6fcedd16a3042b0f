// The classes or categories of a style as rows: symbol and title, how many rows of the layer.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/workspace/style.h>

#include <QAbstractTableModel>
#include <QVector>

namespace diaban::uikit {

/// The last row stands for all other values. The box of a row says whether it is drawn.
class ClassModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { TitleColumn, CountColumn, ColumnCount };

  explicit ClassModel(QObject* parent = nullptr);

  void setStyle(const workspace::Style& style, geo::GeometryKind geometry);
  /// One a class or category, then all others; -1 or none: not known.
  void setCounts(const QVector<qint64>& counts);
  void setPixelRatio(qreal ratio) { m_pixelRatio = ratio; }
  int entries() const; ///< rows without the one of all others

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
  void titleEdited(int entry, const QString& title);
  void visibilityToggled(int row, bool isShown);

private:
  QString title(int row) const;
  const workspace::Symbol& symbol(int row) const;
  bool isShown(int row) const;

  workspace::Style m_style;
  geo::GeometryKind m_geometry = geo::GeometryKind::None;
  QVector<qint64> m_counts;
  qreal m_pixelRatio = 1;
};

} // namespace diaban::uikit
