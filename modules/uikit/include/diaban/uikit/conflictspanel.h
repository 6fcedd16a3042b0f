// What two people changed differently: each side's value, and the choice between them.
#pragma once

#include <diaban/geo/recordbatch.h>
#include <diaban/uikit/sidepanels.h>
#include <diaban/workspace/conflict.h>

#include <vector>

class QGridLayout;
class QPushButton;

namespace diaban::uikit {

/// A conflict, and what a person calls the things that it is about.
struct ConflictLine {
  workspace::Conflict conflict;
  QString feature; ///< what the row is called; empty where it is not there
  QString field;   ///< its title
  geo::FieldType type = geo::FieldType::Text;
};

/// What a side holds, in words: "another shape" of shapes, which only the map can show.
QString sideText(const ConflictLine& line, const workspace::ConflictSide& side);

class ConflictsPanel final : public SidePanel {
  Q_OBJECT

public:
  /// More are shown once these are settled.
  static constexpr std::size_t kMostShown = 60;

  explicit ConflictsPanel(QWidget* parent = nullptr);

  /// The keyboard stays at its place in the list.
  void setConflicts(const std::vector<ConflictLine>& conflicts, bool canDecide);

Q_SIGNALS:
  void showRequested(const diaban::uikit::ConflictLine& conflict);
  void decided(const QVector<diaban::Uid>& conflicts, diaban::workspace::ConflictChoice choice);

private:
  QWidget* makeRow(const ConflictLine& line, bool canDecide);
  void addSide(QGridLayout& grid, const ConflictLine& line, workspace::ConflictChoice choice,
               bool canDecide);
  QPushButton* addToAll(const QString& words, workspace::ConflictChoice choice);
  int rowWithFocus() const; ///< -1: the keyboard is elsewhere
  void focusRow(int row);

  QVector<Uid> m_all, m_cells; ///< cells: those that have a value of the base
  std::vector<QWidget*> m_shown;
  QPushButton* m_base = nullptr;
  QPushButton* m_mine = nullptr;
  QPushButton* m_theirs = nullptr;
};

} // namespace diaban::uikit
