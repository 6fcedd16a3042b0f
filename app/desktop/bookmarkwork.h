// Bookmarks of the open workspace: made from the view, gone to, renamed, deleted.
#pragma once

#include <diaban/base/uid.h>
#include <diaban/workspace/bookmark.h>

#include <QObject>

namespace diaban::uikit {
class BookmarksPanel;
class MessageList;
} // namespace diaban::uikit

namespace diaban::desktop {

class Actions;
class Document;
class Workbench;

class BookmarkWork final : public QObject {
  Q_OBJECT

public:
  BookmarkWork(const Actions& actions, Workbench& bench, Document& document,
               uikit::MessageList& messages, QObject* parent);

private:
  void add();
  void goTo(const workspace::Bookmark& bookmark);
  void show();

  Workbench& m_bench;
  Document& m_document;
  uikit::MessageList& m_messages;
  uikit::BookmarksPanel* m_panel;
  Uid m_made; ///< its name is to be typed as soon as it is in the file
};

} // namespace diaban::desktop
