// What two people changed differently: each side's value, and the choice between them.
#pragma once

#include <diaban/uikit/sidepanels.h>
#include <diaban/workspace/conflict.h>

#include <vector>

class QPushButton;

namespace diaban::uikit {

class ConflictsPanel final : public SidePanel {
  Q_OBJECT

public:
  /// More are shown once these are settled.
  static constexpr qsizetype kMostShown = 60;

  explicit ConflictsPanel(QWidget* parent = nullptr);

  void setConflicts(const QVector<workspace::Conflict>& conflicts, bool canDecide);

Q_SIGNALS:
  void showRequested(const diaban::workspace::Conflict& conflict);
  void decided(const QVector<diaban::Uid>& conflicts, diaban::workspace::ConflictChoice choice);

private:
  QWidget* makeRow(const workspace::Conflict& conflict, bool canDecide);
  QPushButton* addToAll(const QString& words, workspace::ConflictChoice choice);

  QVector<Uid> m_all;
  std::vector<QWidget*> m_shown;
  QPushButton* m_mine = nullptr;
  QPushButton* m_theirs = nullptr;
};

} // namespace diaban::uikit
