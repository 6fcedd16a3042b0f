// The rows of a difference as one list, each layer under a head. Private to the module.
#pragma once

#include <diaban/workspace/difference.h>

#include <QAbstractListModel>

namespace diaban::uikit {

class DifferenceModel final : public QAbstractListModel {
  Q_OBJECT

public:
  using QAbstractListModel::QAbstractListModel;

  void set(QVector<workspace::LayerDifference> layers);
  struct Place {
    int layer = -1;
    int row = -1; ///< −1: the head
  };
  Place place(int line) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  QString text(const Place& place) const;

  QVector<workspace::LayerDifference> m_layers;
  std::vector<int> m_heads; ///< lines of the heads
  int m_lines = 0;
};

} // namespace diaban::uikit
