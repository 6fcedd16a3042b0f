// Paints a row of the layer list: check box, symbol, title, count at the right.
#pragma once

#include <diaban/uikit/layermodel.h>

#include <QStyledItemDelegate>

namespace diaban::uikit {

class LayerDelegate final : public QStyledItemDelegate {
  Q_OBJECT

public:
  explicit LayerDelegate(const LayerModel& model, QObject* parent);

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

  static QRect checkRect(const QRect& row);
  /// Where the title goes, in the row's rectangle; `countWidth` is kept free at the right.
  static QRect titleRect(const QRect& row, LayerModel::RowKind kind, int countWidth);

private:
  const LayerModel& m_model;
};

} // namespace diaban::uikit
