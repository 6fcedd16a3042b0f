// The rows of the search over commands and places: heads and what stands under them.
#pragma once

#include <diaban/uikit/commandpalette.h>

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace diaban::uikit {

class PaletteModel final : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role { IsHeadRole = Qt::UserRole, DetailRole, KeysRole };

  using QAbstractListModel::QAbstractListModel;

  void setKnown(std::vector<PaletteEntry> known) { m_known = std::move(known); }
  /// What of the known rows has the words of `text`; found ones go.
  void filter(const QString& text);
  void add(const std::vector<PaletteEntry>& found);
  const PaletteEntry* entry(const QModelIndex& index) const; ///< null for heads
  int nextEntry(int row, int by) const;                      ///< -1: there is none

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  struct Row {
    bool isHead = false;
    PaletteEntry entry; ///< of a head: the group
  };
  void append(const std::vector<PaletteEntry>& entries);

  std::vector<PaletteEntry> m_known;
  std::vector<Row> m_rows;
};

class PaletteDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace diaban::uikit
