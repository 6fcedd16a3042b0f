#include "bookmarkwork.h"

#include "actions.h"
#include "document.h"
#include "workbench.h"

#include <diaban/uikit/bookmarkspanel.h>
#include <diaban/uikit/mapcanvas.h>
#include <diaban/uikit/messages.h>
#include <diaban/uikit/sidestack.h>

#include <set>
#include <utility>

namespace diaban::desktop {

using uikit::BookmarksPanel;
using workspace::Bookmark;

BookmarkWork::BookmarkWork(const Actions& actions, Workbench& bench, Document& document,
                           uikit::MessageList& messages, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_document(document)
    , m_messages(messages)
    , m_panel(new BookmarksPanel(&bench.side()))
{
  bench.side().add(m_panel, actions[Command::Bookmarks]);
  connect(actions[Command::AddBookmark], &QAction::triggered, this, &BookmarkWork::add);
  connect(m_panel, &BookmarksPanel::addRequested, this, &BookmarkWork::add);
  connect(m_panel, &BookmarksPanel::goToRequested, this, &BookmarkWork::goTo);
  connect(m_panel, &BookmarksPanel::changed, &document, &Document::setBookmark);
  connect(m_panel, &BookmarksPanel::removeRequested, &document, &Document::removeBookmark);
  connect(&document, &Document::layersChanged, this, &BookmarkWork::show);
  connect(&document, &Document::closed, this, &BookmarkWork::show);
  show();
}

void BookmarkWork::add()
{
  Bookmark made;
  made.uid = UidMaker().next();
  //: %1 number of the bookmark
  made.title = tr("Place %1").arg(m_document.bookmarks().size() + 1);
  made.extent = m_bench.canvas().viewport().extent();
  made.layers.emplace();
  for (const workspace::Layer& layer : m_document.layers())
    if (layer.isVisible)
      made.layers->append({layer.uid, layer.title});
  m_made = made.uid;
  m_bench.side().open(m_panel);
  m_document.setBookmark(made);
}

void BookmarkWork::goTo(const Bookmark& bookmark)
{
  uikit::MapCanvas& canvas = m_bench.canvas();
  canvas.setViewport(
      mapview::Viewport::fitting(bookmark.extent, canvas.size(), canvas.viewport().metresPerUnit));
  if (!bookmark.layers)
    return;
  std::set<Uid> shown;
  for (const Bookmark::ShownLayer& layer : *bookmark.layers)
    shown.insert(layer.uid);
  m_document.showOnly(shown);
  if (const QStringList gone = uikit::goneLayers(bookmark, m_document.layers()); !gone.isEmpty())
    //: %1 name of the bookmark, %2 titles of layers
    m_messages.add(uikit::Severity::Info,
                   tr("“%1” showed layers that are no longer on the map: %2.")
                       .arg(bookmark.title, gone.join(QStringLiteral(", "))));
}

void BookmarkWork::show()
{
  m_panel->setBookmarks(m_document.bookmarks(), m_document.layers(),
                        m_document.isOpen() && !m_document.isReadOnly());
  for (const Bookmark& bookmark : m_document.bookmarks())
    if (bookmark.uid == m_made) {
      m_panel->beginRename(std::exchange(m_made, {}));
      break;
    }
}

} // namespace diaban::desktop
