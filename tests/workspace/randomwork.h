// Seeded actions of every kind on an open workspace, and all that such actions decide, as text.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/workspace.h>

#include <QRandomGenerator>

namespace diaban::test {

/// The rows that another program added are told from ours by this text in the field "ten".
inline const QString kOutside = QStringLiteral("ngoài");

/// Everything that is recorded, as text that is equal for equal workspaces: our own tables, the
/// rows of all layers on the map, how the standard's tables tell of them, and their R-trees. Rows
/// of other programs (kOutside) are left out. "!" and the error when the file can't be read.
QString decidedIn(const store::Database& database);
QString decidedIn(const QString& path);

/// SQLite's own checks, and that counts, extents and R-trees say what the rows say.
Outcome checkWhole(const store::Database& database);
Outcome checkWhole(const QString& path);

/// Does one action after the other: rows of any layer, many rows at once, fields, styles, titles,
/// roles, groups, bookmarks, findings that are no errors, imports, layers taken off, old actions
/// taken back, undo, redo.
class RandomWork {
public:
  /// \param backups where the history's clearing puts its backups; empty: it is never cleared
  explicit RandomWork(quint32 seed, QString backups = {})
      : m_random(seed)
      , m_backups(std::move(backups))
  {
  }

  /// One action. \returns its entry's id; empty when it changed nothing
  Result<QByteArray> act(workspace::Workspace& workspace);
  /// What the last action was, for messages.
  const QString& what() const { return m_what; }
  /// Whether it was a new action: no undo, no redo, no clearing.
  bool wasNew() const { return m_wasNew; }

private:
  using Deed = Outcome (RandomWork::*)(workspace::Edit&);
  Result<QByteArray> edit(workspace::Workspace& workspace, const char* what, Deed deed);
  Result<QByteArray> import(workspace::Workspace& workspace);
  Result<QByteArray> addField(workspace::Workspace& workspace);
  Result<QByteArray> takeBack(workspace::Workspace& workspace);
  Result<QByteArray> clearHistory(workspace::Workspace& workspace);

  Outcome editRows(workspace::Edit& edit);
  Outcome editManyRows(workspace::Edit& edit);
  Outcome editRowsByNumber(workspace::Edit& edit);
  Outcome calculate(workspace::Edit& edit);
  Outcome ruleField(workspace::Edit& edit);
  Outcome accept(workspace::Edit& edit);
  Outcome compute(workspace::Edit& edit);
  Outcome restyle(workspace::Edit& edit);
  Outcome rename(workspace::Edit& edit);
  Outcome rearrange(workspace::Edit& edit);
  Outcome bookmark(workspace::Edit& edit);
  Outcome takeOff(workspace::Edit& edit);
  Outcome everything(workspace::Edit& edit);

  int number(int below) { return static_cast<int>(m_random.bounded(below)); }
  const workspace::Layer& anyLayer() { return m_layers[number(static_cast<int>(m_layers.size()))]; }
  /// Of the rows that are ours, by number.
  QVector<Uid> uidsOf(const workspace::Layer& layer) const;
  std::vector<qint64> fidsOf(const workspace::Layer& layer) const;

  QRandomGenerator m_random;
  QString m_backups;
  QVector<Uid> m_accepted;
  QString m_what;
  bool m_wasNew = false;
  // As the workspace was when the action began.
  QString m_path;
  QVector<workspace::Layer> m_layers;
  workspace::LayerTree m_tree;
  QVector<workspace::Bookmark> m_bookmarks;
};

} // namespace diaban::test
