// What outlives a window that is built anew in another language: the open workspace, its jobs, what
// was said, what is selected.
#pragma once

#include "document.h"
#include "snapping.h"

#include <diaban/uikit/jobs.h>
#include <diaban/uikit/messages.h>
#include <diaban/uikit/selection.h>

#include <QSettings>
#include <QThreadPool>

namespace diaban::desktop {

struct Session {
  QThreadPool pool;
  uikit::JobList jobs{pool};
  uikit::MessageList messages;
  uikit::Selection selection;
  Document document{jobs};
  QSettings settings;
  Snapping snapping{settings};
};

} // namespace diaban::desktop
