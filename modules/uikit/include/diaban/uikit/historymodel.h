// The entries of a history as a list: their numbers are known, what they say comes page by page.
#pragma once

#include <diaban/workspace/history.h>

#include <QAbstractListModel>
#include <QCache>

#include <optional>
#include <set>

namespace diaban::uikit {

/// Holds a number for each entry and the texts of those that were looked at last, so that 100,000
/// entries are there at once.
class HistoryModel final : public QAbstractListModel {
  Q_OBJECT

public:
  static constexpr int kPage = 128;     ///< entries that are asked for at a time
  static constexpr int kMostPages = 32; ///< kept

  enum Role { IsHereRole = Qt::UserRole + 1 }; ///< the entry whose state the map shows

  explicit HistoryModel(QObject* parent = nullptr);

  /// \param numbers the newest first; what is known of them is forgotten
  void setNumbers(std::vector<qint64> numbers);
  /// What was asked for by entriesWanted().
  void addEntries(const QVector<workspace::HistoryEntry>& entries);
  /// The entry whose state the map shows; 0: the newest.
  void setHere(qint64 number);
  qint64 here() const { return m_here; }

  /// Null while it is on its way.
  const workspace::HistoryEntry* entry(const QModelIndex& index) const;
  qint64 number(const QModelIndex& index) const;
  QModelIndex indexOf(qint64 number) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  /// DisplayRole: the title; ToolTipRole and AccessibleTextRole: all of it.
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void entriesWanted(const std::vector<qint64>& numbers) const;

private:
  using Page = QVector<std::optional<workspace::HistoryEntry>>;
  const workspace::HistoryEntry* find(int row) const;

  std::vector<qint64> m_numbers;
  mutable QCache<int, Page> m_pages;
  mutable std::set<int> m_asked;
  qint64 m_here = 0;
};

/// "Undo: change of land use": what an entry did, in the person's language.
QString historyTitle(const workspace::HistoryEntry& entry);
/// "09:33 · Trần Thị Lan · Parcels · 12 rows"; `today` tells how much of the date is said.
QString historyDetail(const workspace::HistoryEntry& entry, const QDate& today);

} // namespace diaban::uikit
