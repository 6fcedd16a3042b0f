// The views of the open workspace: each shows its place and its layers, and comes back with the
// workspace.
#pragma once

#include "view.h"
#include "workspacememory.h"

#include <QObject>
#include <QTimer>

namespace diaban::uikit {
class MapCanvas;
}

namespace diaban::desktop {

class Actions;
class Document;
class ViewTabs;

/// The layers that the current view shows are those that the workspace shows; the others' are kept
/// here and in the person's memory of the workspace.
class ViewWork final : public QObject {
  Q_OBJECT

public:
  ViewWork(const Actions& actions, ViewTabs& tabs, Document& document, uikit::MapCanvas& canvas,
           QSettings& settings, QObject* parent);

  /// What was not written yet; for a window that goes.
  void remember();

private:
  void show(const View& view);
  void recall();

  ViewTabs& m_tabs;
  Document& m_document;
  uikit::MapCanvas& m_canvas;
  WorkspaceMemory m_memory;
  QTimer m_later;
};

} // namespace diaban::desktop
