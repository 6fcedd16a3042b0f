// The open workspace and other files: compared row by row, merged, conflicts shown and settled.
#pragma once

#include "latest.h"

#include <diaban/uikit/conflictspanel.h>
#include <diaban/uikit/tokens.h>
#include <diaban/workspace/difference.h>
#include <diaban/workspace/merge.h>

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace diaban::uikit {
class ComparedShapes;
class ComparePanel;
class MessageList;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
class Document;
class MergeSheet;
class Workbench;

class MergeWork final : public QObject {
  Q_OBJECT

public:
  /// \param folder where files are chosen first
  MergeWork(const Actions& actions, Workbench& bench, Document& document,
            uikit::MessageList& messages, std::function<QString()> folder, QObject* parent);

  uikit::ComparePanel& comparePanel() { return *m_compare; }
  uikit::ConflictsPanel& conflictsPanel() { return *m_conflicts; }
  uikit::ComparedShapes& shapes() { return *m_shapes; }
  MergeSheet* openSheet();

Q_SIGNALS:
  void openRequested(const QString& path);

private:
  struct Shape {
    QByteArray wkb;
    uikit::Token colour;
    Qt::PenStyle line;
    QString name;
  };
  void chooseFile();
  void showCompared(const QString& path, const workspace::Difference& difference);
  void showRow(int layer, int row);
  void showDetail(const workspace::LayerDifference& layer, const workspace::RowDifference& row,
                  const workspace::RowDetail& detail);
  void showConflict(const uikit::ConflictLine& line);
  void showConflicts(const std::vector<uikit::ConflictLine>& conflicts);
  void takeMerged(const workspace::MergeRequest& request, const workspace::MergeReport& report);
  void draw(const std::vector<Shape>& shapes, bool goesThere);
  void goTo();
  void clear();

  Workbench& m_bench;
  Document& m_document;
  uikit::MessageList& m_messages;
  std::function<QString()> m_folder;
  uikit::ComparePanel* m_compare;
  uikit::ConflictsPanel* m_conflicts;
  uikit::ComparedShapes* m_shapes;
  workspace::Difference m_difference;
  QString m_justMerged; ///< its conflicts open the panel
  Latest m_reading;
  QThreadPool m_pool; ///< reads one row; the last member, so that it ends first
};

} // namespace diaban::desktop
