// How an entry of the history is drawn: a dot on a line, what was done, when and by whom.
#pragma once

#include <QStyledItemDelegate>

namespace diaban::uikit {

class HistoryDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace diaban::uikit
