// The bookmarks of a workspace: go there, rename, delete.
#pragma once

#include <diaban/uikit/sidepanels.h>
#include <diaban/workspace/bookmark.h>
#include <diaban/workspace/layer.h>

#include <vector>

namespace diaban::uikit {

class BookmarksPanel final : public SidePanel {
  Q_OBJECT

public:
  explicit BookmarksPanel(QWidget* parent = nullptr);

  /// \param layers those on the map now: a bookmark says which of its layers are gone
  void setBookmarks(const QVector<workspace::Bookmark>& bookmarks,
                    const QVector<workspace::Layer>& layers, bool canChange);
  /// The field of its name, ready to be typed into.
  void beginRename(const Uid& bookmark);

Q_SIGNALS:
  void addRequested();
  void goToRequested(const diaban::workspace::Bookmark& bookmark);
  void changed(const diaban::workspace::Bookmark& bookmark);
  void removeRequested(const diaban::workspace::Bookmark& bookmark);

private:
  void addRow(const workspace::Bookmark& bookmark, const QVector<workspace::Layer>& layers,
              bool canChange);

  QVector<workspace::Bookmark> m_bookmarks;
  std::vector<QWidget*> m_shown;
  QPushButton* m_add = nullptr;
};

/// Titles of the layers that the bookmark showed and that are not on the map any more.
QStringList goneLayers(const workspace::Bookmark& bookmark,
                       const QVector<workspace::Layer>& layers);

} // namespace diaban::uikit
