// The vertices of one feature as a table whose coordinates can be typed.
#pragma once

#include <diaban/geo/shape.h>

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace diaban::uikit {

/// Number, north, east; in geographic systems latitude, longitude. Numbers are those of the current
/// locale, with 3 decimals (8 in degrees).
class VertexModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column : int { Number, North, East };

  using QAbstractTableModel::QAbstractTableModel;

  void setShape(const std::optional<geo::Shape>& shape, bool isGeographic);
  std::optional<geo::VertexId> at(int row) const;
  int rowOf(const geo::VertexId& vertex) const; ///< -1: none

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
  void typed(const diaban::geo::VertexId& vertex, QPointF to);
  void notUnderstood(const QString& text);

private:
  QString name(const geo::VertexId& vertex) const;
  int decimals() const { return m_isGeographic ? 8 : 3; }

  std::optional<geo::Shape> m_shape;
  std::vector<geo::VertexId> m_ids;
  bool m_isGeographic = false;
};

} // namespace diaban::uikit
