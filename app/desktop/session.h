// What outlives a window that is built anew in another language: the open workspace, its jobs, what
// was said, what is selected or compared, what was asked and not answered yet.
#pragma once

#include "importanswers.h"
#include "snapping.h"

#include <diaban/uikit/jobs.h>
#include <diaban/uikit/messages.h>
#include <diaban/uikit/selection.h>
#include <diaban/uikit/swipebar.h>

#include <QSettings>
#include <QThreadPool>

namespace diaban::desktop {

struct Session {
  Session() { previews.setMaxThreadCount(1); }

  QThreadPool pool;
  QThreadPool previews; ///< one thread; outlives an import window, which must not wait for it
  uikit::JobList jobs{pool};
  uikit::MessageList messages;
  uikit::Selection selection;
  Document document{jobs};
  QSettings settings;
  Snapping snapping{settings};
  uikit::SwipeState swipe;
  bool isSwiping = false;
  ImportDraft importDraft; ///< files of an import window that was closed
};

} // namespace diaban::desktop
