// Findings of a check as rows of a table.
#pragma once

#include <diaban/workspace/repair.h>

#include <QAbstractTableModel>
#include <QHash>

#include <vector>

namespace diaban::uikit {

/// Those that nobody accepted come first; accepted ones are rows only when asked for.
class FindingModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { RuleColumn, LayerColumn, SizeColumn, TextColumn, ColumnCount };
  using QAbstractTableModel::QAbstractTableModel;

  void setFindings(const QVector<workspace::Finding>& findings);
  void setAcceptedShown(bool shown);
  /// Those of `findings` that were not repaired, and why; said beside them from now on.
  void setRefused(const QVector<workspace::Finding>& findings,
                  const QVector<workspace::RefusedRepair>& refused);
  const workspace::Finding& finding(int row) const;
  const QVector<workspace::Finding>& findings() const { return m_findings; }
  int acceptedCount() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  void choose();
  QString sentence(const workspace::Finding& finding) const;

  QVector<workspace::Finding> m_findings;
  std::vector<qsizetype> m_shown;                        ///< places in m_findings
  QHash<QByteArray, workspace::RepairRefusal> m_refused; ///< by rule, layer and rows
  bool m_isAcceptedShown = false;
};

} // namespace diaban::uikit
