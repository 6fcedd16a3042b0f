// A workspace of squares in a temporary folder, with what tests look at in it.
#pragma once

#include <diaban/store/database.h>
#include <diaban/workspace/rows.h>
#include <diaban/workspace/workspace.h>

#include <QRandomGenerator>
#include <QTemporaryDir>

namespace diaban::test {

/// WKB of an axis-parallel square.
QByteArray square(double x, double y, double side);

/// A layer to be imported, of `count` squares with fields ten (text) and so (integer).
workspace::NewLayer squareLayer(const QString& name, int count);

/// Inserts, changes or deletes one row of the layer at random.
Outcome randomEdit(workspace::Edit& edit, const QString& layer, const QVector<Uid>& uids,
                   QRandomGenerator& random);

/// Has one layer "thua" of `squares` rows with fields ten (text) and so (integer), or none for 0.
class OpenWorkspace {
public:
  explicit OpenWorkspace(int squares);

  workspace::Workspace* operator->() const { return m_open.get(); }
  workspace::Workspace& operator*() const { return *m_open; }
  QString path() const { return m_folder.filePath(QStringLiteral("tệp làm việc.gpkg")); }
  QString folder() const { return m_folder.path(); }
  void close() const { m_open.reset(); }
  void reopen() const;

  /// All recorded tables and what stands beside them in the standard's, as text.
  QString dump() const;
  QVector<Uid> uids() const; ///< of the first layer's rows, by fid
  Outcome check() const;     ///< SQLite's own checks, the R-tree's and the standard's counts

private:
  QTemporaryDir m_folder;
  mutable std::unique_ptr<workspace::Workspace> m_open;
};

} // namespace diaban::test
